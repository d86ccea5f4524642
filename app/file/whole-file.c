/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* O_TMPFILE */
#include "whole-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINKS 40
#define MAX_TRIES 100
#define TEMPORARY_PREFIX ".rapport-"
#define TEMPORARY_SUFFIX ".tmp"

struct _RpWholeFile
{
  char *path, *target, *folder;
  char *temporary; /* NULL: it has no name */
  int fd;          /* whose lock says that it is still wanted */
};

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
  g_autofree char *name = g_strdup_printf (TEMPORARY_PREFIX "%08x" TEMPORARY_SUFFIX, g_random_int ());

  return g_build_filename (folder, name, NULL);
}

static gboolean
is_temporary (const char *name)
{
  return strlen (name) == strlen (TEMPORARY_PREFIX "01234567" TEMPORARY_SUFFIX)
         && g_str_has_prefix (name, TEMPORARY_PREFIX) && g_str_has_suffix (name, TEMPORARY_SUFFIX);
}

/* Whoever writes a file holds its lock, until it has its name or is gone: without a holder it is left over. */
static void
remove_if_left (const char *path)
{
  struct stat info;
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_uid == geteuid ()
      && flock (fd, LOCK_EX | LOCK_NB) == 0)
    (void)g_unlink (path);
  close (fd);
}

/* What a program that was killed in the moment of the renaming left in FOLDER. */
static void
sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_temporary (name))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        remove_if_left (path);
      }
}

/* FALSE: somebody swept it away before it was locked. */
static gboolean
lock (int fd, const char *path)
{
  struct stat ours, named;

  (void)flock (fd, LOCK_EX | LOCK_NB); /* where there are no locks, nobody sweeps */
  return fstat (fd, &ours) == 0 && lstat (path, &named) == 0 && ours.st_ino == named.st_ino
         && ours.st_dev == named.st_dev;
}

/* A new file in FOLDER, which nobody else has open. TEMPORARY stays NULL where it has no name yet. */
static int
open_temporary (const char *folder, mode_t mode, char **temporary)
{
  int fd = open (folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);

  if (fd >= 0)
    (void)flock (fd, LOCK_EX | LOCK_NB);
  if (fd >= 0 || errno == EACCES || errno == EROFS || errno == ENOENT || errno == ENOSPC)
    return fd;
  /* not every file system has files without a name */
  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *candidate = temporary_name (folder);

      fd = open (candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
      if (fd >= 0 && lock (fd, candidate))
        *temporary = g_steal_pointer (&candidate);
      else if (fd >= 0)
        close (fd);
      if (*temporary != NULL || (fd < 0 && errno != EEXIST))
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
give_name (RpWholeFile *self)
{
  g_autofree char *file = g_strdup_printf ("/proc/self/fd/%d", self->fd);

  for (int i = 0; i < MAX_TRIES && self->temporary == NULL; i++)
    {
      g_autofree char *candidate = temporary_name (self->folder);

      if (linkat (AT_FDCWD, file, AT_FDCWD, candidate, AT_SYMLINK_FOLLOW) == 0)
        self->temporary = g_steal_pointer (&candidate);
      else if (errno != EEXIST)
        return FALSE;
    }
  return self->temporary != NULL;
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

/* What a person can do something about is said of the folder. */
static void
fail_folder (GError **error, const char *path, int number)
{
  if (number == ENOENT || number == ENOTDIR)
    fail (error, g_io_error_from_errno (number), path, _ ("its folder does not exist"));
  else if (number == EACCES || number == EPERM)
    fail (error, g_io_error_from_errno (number), path, _ ("its folder may not be written to"));
  else
    fail_errno (error, path, number);
}

/* Errors are said in the end, when all is closed that they may depend on. */
static gboolean
fill (RpWholeFile *self, mode_t permissions, const char *data, gsize length)
{
  return (permissions == 0 || fchmod (self->fd, permissions) == 0) && write_all (self->fd, data, length);
}

void
rp_whole_file_free (RpWholeFile *self)
{
  if (self == NULL)
    return;
  if (self->temporary != NULL)
    (void)g_unlink (self->temporary);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->target);
  g_free (self->path);
  g_free (self);
}

RpWholeFile *
rp_whole_file_new (const char *path, gconstpointer data, gsize length, RpWholeFileMode mode, GError **error)
{
  g_autoptr (RpWholeFile) self = g_new0 (RpWholeFile, 1);
  mode_t permissions;

  self->fd = -1;
  self->path = g_strdup (path);
  self->target = mode == RP_WHOLE_FILE_PRIVATE ? g_strdup (path) : follow_links (path);
  if (self->target == NULL || *path == '\0')
    {
      fail_errno (error, path, self->target == NULL ? ELOOP : ENOENT);
      return NULL;
    }
  self->folder = g_path_get_dirname (self->target);
  if (!check_target (self->target, path, mode, &permissions, error))
    return NULL;
  sweep (self->folder);
  self->fd = open_temporary (self->folder, mode == RP_WHOLE_FILE_PRIVATE ? 0600 : 0666, &self->temporary);
  if (self->fd < 0)
    {
      fail_folder (error, path, errno);
      return NULL;
    }
  if (!fill (self, permissions, data, length))
    {
      fail_errno (error, path, errno);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
take_over (RpWholeFile *self, RpWholeFileCheck check, gpointer check_data, GError **error)
{
  if (!give_name (self))
    return fail_errno (error, self->path, errno);
  if (check && !check (self->target, check_data, error))
    return FALSE;
  if (rename (self->temporary, self->target) != 0)
    return fail_errno (error, self->path, errno);
  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->folder);
  return TRUE;
}

gboolean
rp_whole_file_commit (RpWholeFile *self, RpWholeFileCheck check, gpointer check_data, GError **error)
{
  gboolean done = take_over (self, check, check_data, error);

  rp_whole_file_free (self);
  return done;
}

gboolean
rp_whole_file_write (const char *path, gconstpointer data, gsize length, RpWholeFileMode mode, RpWholeFileCheck check,
                     gpointer check_data, GError **error)
{
  RpWholeFile *file = rp_whole_file_new (path, data, length, mode, error);

  return file != NULL && rp_whole_file_commit (file, check, check_data, error);
}
