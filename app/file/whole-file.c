/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* O_TMPFILE */
#include "whole-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINKS 40
#define MAX_TRIES 100

static gboolean
fail (GError **error, GIOErrorEnum code, const char *path, const char *why)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (int)code, "%s: %s", name, why);
  return FALSE;
}

static gboolean
fail_errno (GError **error, const char *path, int number)
{
  return fail (error, g_io_error_from_errno (number), path, g_strerror (number));
}

/* What PATH finally names, symbolic links followed, also when nothing stands there yet. NULL when they turn in a ring.
 */
static char *
follow_links (const char *path)
{
  char *at = g_strdup (path);

  for (int i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (at, NULL);
      g_autofree char *folder = NULL;

      if (!target)
        return at;
      folder = g_path_get_dirname (at);
      g_free (at);
      at = g_path_is_absolute (target) ? g_steal_pointer (&target) : g_build_filename (folder, target, NULL);
    }
  g_free (at);
  return NULL;
}

/* Sets *PERMISSIONS to what the new file gets; 0: as any new file. */
static gboolean
check_target (const char *target, const char *path, RpWholeFileMode mode, mode_t *permissions, GError **error)
{
  struct stat info;

  *permissions = mode == RP_WHOLE_FILE_PRIVATE ? 0600 : 0;
  if (lstat (target, &info) != 0)
    return errno == ENOENT || fail_errno (error, path, errno);
  if (S_ISDIR (info.st_mode))
    return fail (error, G_IO_ERROR_IS_DIRECTORY, path, _ ("is a folder"));
  if (mode == RP_WHOLE_FILE_PRIVATE)
    return TRUE;
  if (!S_ISREG (info.st_mode))
    return fail (error, G_IO_ERROR_NOT_REGULAR_FILE, path, _ ("is no regular file"));
  if (access (target, W_OK) != 0)
    return fail_errno (error, path, errno);
  *permissions = info.st_mode & 07777;
  return TRUE;
}

static char *
temporary_name (const char *folder)
{
  g_autofree char *name = g_strdup_printf (".rapport-%08x.tmp", g_random_int ());

  return g_build_filename (folder, name, NULL);
}

/* A new file in FOLDER, which nobody else has open. TEMPORARY stays NULL where it has no name yet. */
static int
open_temporary (const char *folder, mode_t mode, char **temporary)
{
  int fd = open (folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);

  if (fd >= 0 || errno == EACCES || errno == EROFS || errno == ENOENT || errno == ENOSPC)
    return fd;
  /* not every file system has files without a name */
  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *candidate = temporary_name (folder);

      fd = open (candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
      if (fd >= 0)
        *temporary = g_steal_pointer (&candidate);
      if (fd >= 0 || errno != EEXIST)
        return fd;
    }
  return -1;
}

static gboolean
write_all (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, MIN (length, 1u << 30));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize)n;
    }
  return fsync (fd) == 0 || errno == EINVAL || errno == EROFS;
}

/* A name can only be taken over by another name: for that moment the new file has one of its own. */
static gboolean
give_name (int fd, const char *folder, char **temporary)
{
  g_autofree char *file = g_strdup_printf ("/proc/self/fd/%d", fd);

  for (int i = 0; i < MAX_TRIES && *temporary == NULL; i++)
    {
      g_autofree char *candidate = temporary_name (folder);

      if (linkat (AT_FDCWD, file, AT_FDCWD, candidate, AT_SYMLINK_FOLLOW) == 0)
        *temporary = g_steal_pointer (&candidate);
      else if (errno != EEXIST)
        return FALSE;
    }
  return *temporary != NULL;
}

/* That the name leads to the new file is on the disk too. Where it cannot be asked for, it comes by itself. */
static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  (void)fsync (fd);
  close (fd);
}

gboolean
rp_whole_file_write (const char *path, gconstpointer data, gsize length, RpWholeFileMode mode, RpWholeFileCheck check,
                     gpointer check_data, GError **error)
{
  g_autofree char *target = mode == RP_WHOLE_FILE_PRIVATE ? g_strdup (path) : follow_links (path);
  g_autofree char *folder = target ? g_path_get_dirname (target) : NULL;
  g_autofree char *temporary = NULL;
  mode_t permissions;
  gboolean done, refused = FALSE;
  int fd, number;

  if (!target)
    return fail_errno (error, path, ELOOP);
  if (*path == '\0')
    return fail_errno (error, path, ENOENT);
  if (!check_target (target, path, mode, &permissions, error))
    return FALSE;
  fd = open_temporary (folder, mode == RP_WHOLE_FILE_PRIVATE ? 0600 : 0666, &temporary);
  if (fd < 0)
    return fail_errno (error, path, errno);
  done = (permissions == 0 || fchmod (fd, permissions) == 0) && write_all (fd, data, length)
         && give_name (fd, folder, &temporary);
  number = errno;
  if (close (fd) != 0 && done)
    {
      done = FALSE;
      number = errno;
    }
  if (done && check && !check (target, check_data, error))
    refused = TRUE;
  else if (done && rename (temporary, target) != 0)
    {
      done = FALSE;
      number = errno;
    }
  if (done && !refused)
    {
      sync_folder (folder);
      return TRUE;
    }
  if (temporary)
    (void)g_unlink (temporary);
  return refused ? FALSE : fail_errno (error, path, number);
}
