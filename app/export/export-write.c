/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exporter.h"

#define MAX_LINKS 40
#define MAX_TRIES 100

static gboolean
fail (GError **error, int code, const char *path, const char *why)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, RP_EXPORT_ERROR, code, "%s: %s", name, why);
  return FALSE;
}

static gboolean
fail_errno (GError **error, const char *path, int number)
{
  return fail (error, RP_EXPORT_ERROR_WRITE, path, g_strerror (number));
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

static gboolean
check_target (const char *path, const char *input, gboolean *exists, struct stat *info, GError **error)
{
  struct stat input_info;

  *exists = stat (path, info) == 0;
  if (!*exists)
    {
      if (errno != ENOENT)
        return fail_errno (error, path, errno);
      return TRUE;
    }
  if (S_ISDIR (info->st_mode))
    return fail (error, RP_EXPORT_ERROR_REFUSED, path, _ ("is a folder"));
  if (!S_ISREG (info->st_mode))
    return fail (error, RP_EXPORT_ERROR_REFUSED, path, _ ("is no regular file"));
  if (input && stat (input, &input_info) == 0 && input_info.st_dev == info->st_dev && input_info.st_ino == info->st_ino)
    return fail (error, RP_EXPORT_ERROR_REFUSED, path, _ ("is the dataset itself; it is never written to"));
  if (access (path, W_OK) != 0)
    return fail_errno (error, path, errno);
  return TRUE;
}

/* A new file beside PATH, which nobody else has open. */
static int
open_temporary (const char *path, char **temporary)
{
  g_autofree char *folder = g_path_get_dirname (path);

  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *name = g_strdup_printf (".rapport-%08x.tmp", g_random_int ());
      g_autofree char *candidate = g_build_filename (folder, name, NULL);
      int fd = open (candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);

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

gboolean
rp_export_write (const char *path, GBytes *bytes, const char *input, GError **error)
{
  g_autofree char *target = follow_links (path);
  g_autofree char *temporary = NULL;
  struct stat info;
  gboolean exists, done;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int fd, number;

  if (!target)
    return fail_errno (error, path, ELOOP);
  if (*path == '\0')
    return fail_errno (error, path, ENOENT);
  if (!check_target (target, input, &exists, &info, error))
    return FALSE;
  fd = open_temporary (target, &temporary);
  if (fd < 0)
    return fail_errno (error, path, errno);
  done = (!exists || fchmod (fd, info.st_mode & 07777) == 0) && write_all (fd, data, length);
  number = errno;
  if (close (fd) != 0 && done)
    {
      done = FALSE;
      number = errno;
    }
  if (done && rename (temporary, target) != 0)
    {
      done = FALSE;
      number = errno;
    }
  if (done)
    return TRUE;
  (void)g_unlink (temporary);
  return fail_errno (error, path, number);
}
