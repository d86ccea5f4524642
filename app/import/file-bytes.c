/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-bytes.h"

#include "import-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((gsize)4 * 1024 * 1024)

static void
set_errno_error (GError **error, int code)
{
  if (code == ENOENT || code == ENOTDIR)
    g_set_error_literal (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_NOT_FOUND, _ ("There is no such file"));
  else if (code == EACCES || code == EPERM)
    g_set_error_literal (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_PERMISSION,
                         _ ("The file may not be read (permission)"));
  else if (code == ELOOP)
    g_set_error_literal (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_NOT_FOUND, _ ("The link leads round in a circle"));
  else
    g_set_error (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_READ, _ ("The file cannot be read: %s"), g_strerror (code));
}

static void
set_size_error (GError **error, gsize limit)
{
  g_set_error (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_TOO_LARGE, _ ("The file is larger than %u MiB"),
               (guint)(limit / 1024 / 1024));
}

static gboolean
check_type (const struct stat *st, gsize limit, GError **error)
{
  if (S_ISDIR (st->st_mode))
    g_set_error_literal (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_IS_FOLDER, _ ("This is a folder, not a file"));
  else if (!S_ISREG (st->st_mode))
    g_set_error_literal (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_NOT_REGULAR,
                         _ ("This is a pipe, device or socket, not a regular file"));
  else if (st->st_size > 0 && (guint64)st->st_size > limit)
    set_size_error (error, limit);
  else
    return TRUE;
  return FALSE;
}

/* Room for CHUNK bytes more; the file may be longer than it said, or say nothing (/proc). */
static gboolean
make_room (char **buffer, gsize used, gsize *size, GError **error)
{
  char *larger;

  if (used < *size)
    return TRUE;
  larger = g_try_realloc (*buffer, *size + CHUNK + *size / 2);
  if (larger == NULL)
    {
      g_set_error_literal (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_TOO_LARGE,
                           _ ("There is not enough memory for the file"));
      return FALSE;
    }
  *buffer = larger;
  *size += CHUNK + *size / 2;
  return TRUE;
}

static char *
read_all (int fd, gsize expected, gsize limit, gsize *length, GCancellable *cancellable, GError **error)
{
  gsize size = expected + 1, used = 0;
  g_autofree char *buffer = g_try_malloc (size);

  if (buffer == NULL)
    size = 0;
  for (;;)
    {
      gssize n;
      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_CANCELLED, _ ("Cancelled"));
          return NULL;
        }
      if (!make_room (&buffer, used, &size, error))
        return NULL;
      n = read (fd, buffer + used, MIN (size - used, CHUNK));
      if (n == 0)
        break;
      if (n < 0 && errno != EINTR)
        {
          set_errno_error (error, errno);
          return NULL;
        }
      used += (gsize)MAX (n, 0);
      if (used > limit)
        {
          set_size_error (error, limit);
          return NULL;
        }
    }
  *length = used;
  return g_steal_pointer (&buffer);
}

char *
rp_file_read (const char *path, gsize limit, gsize *length, GCancellable *cancellable, GError **error)
{
  struct stat st;
  char *bytes;
  int fd;

  /* Asked before opening, for opening a device can do something; and again behind it, for the path may have changed. */
  if (stat (path, &st) != 0)
    {
      set_errno_error (error, errno);
      return NULL;
    }
  if (!check_type (&st, limit, error))
    return NULL;
  fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    {
      set_errno_error (error, errno);
      return NULL;
    }
  if (fstat (fd, &st) != 0)
    {
      set_errno_error (error, errno);
      bytes = NULL;
    }
  else
    bytes = check_type (&st, limit, error) ? read_all (fd, (gsize)st.st_size, limit, length, cancellable, error) : NULL;
  close (fd);
  return bytes;
}

guint64
rp_file_fingerprint (const char *bytes, gsize length)
{
  const guint64 factor = 0x9e3779b97f4a7c15u;
  guint64 sum = length * factor, word;

  for (gsize i = 0; i < length; i += sizeof word)
    {
      word = 0;
      memcpy (&word, bytes + i, MIN (sizeof word, length - i));
      sum = (sum ^ word) * factor;
      sum ^= sum >> 29;
    }
  return sum != 0 ? sum : 1;
}

void
rp_file_forget (const char *bytes, gsize from, gsize to)
{
  gsize page = (gsize)sysconf (_SC_PAGESIZE);
  guintptr begin = ((guintptr)bytes + from + page - 1) / page * page;
  guintptr end = ((guintptr)bytes + to) / page * page;

  /* Anonymous memory, whoever hands it out: what is in the whole pages between is nobody else's. Where the system will
   * not take it back, nothing is lost but the memory. */
  if (begin < end)
    madvise ((gpointer)begin, end - begin, MADV_DONTNEED);
}
