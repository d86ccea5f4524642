/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded: makes the Nth call of one function go wrong, by FAIL_CALL, FAIL_NTH, FAIL_ERRNO (0: the program is killed
 * there). Calls count that concern files in the folder FAIL_IN, however they are opened. */
#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS /* both names of open are given here */
#undef _FORTIFY_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_FILES 1024

static char ours[MOST_FILES]; /* by descriptor */
static int n_calls;

static int
is_in (const char *path)
{
  const char *folder = getenv ("FAIL_IN");

  return folder != NULL && strncmp (path, folder, strlen (folder)) == 0;
}

/* Whether this call is the one. */
static int
strikes (const char *call)
{
  const char *name = getenv ("FAIL_CALL");

  if (name == NULL || strcmp (name, call) != 0 || ++n_calls != atoi (getenv ("FAIL_NTH")))
    return 0;
  errno = atoi (getenv ("FAIL_ERRNO"));
  if (errno == 0)
    raise (SIGKILL);
  return 1;
}

static int
open_as (const char *name, const char *path, int flags, mode_t mode)
{
  int (*real) (const char *, int, ...) = (int (*) (const char *, int, ...))dlsym (RTLD_NEXT, name);
  int counts = is_in (path) && (flags & (O_WRONLY | O_RDWR)) != 0, fd;

  if (counts && strikes ("open"))
    return -1;
  fd = real (path, flags, mode);
  if (fd >= 0 && fd < MOST_FILES)
    ours[fd] = (char)counts;
  return fd;
}

#define TAKE_MODE(mode)                                                                                                \
  mode_t mode = 0;                                                                                                     \
  if (flags & (O_CREAT | O_TMPFILE))                                                                                   \
    {                                                                                                                  \
      va_list rest;                                                                                                    \
      va_start (rest, flags);                                                                                          \
      mode = va_arg (rest, mode_t);                                                                                    \
      va_end (rest);                                                                                                   \
    }

int
open (const char *path, int flags, ...)
{
  TAKE_MODE (mode)
  return open_as ("open", path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  TAKE_MODE (mode)
  return open_as ("open64", path, flags, mode);
}

ssize_t
write (int fd, const void *bytes, size_t n)
{
  ssize_t (*real) (int, const void *, size_t) = (ssize_t (*) (int, const void *, size_t))dlsym (RTLD_NEXT, "write");
  int counts = fd >= 0 && fd < MOST_FILES && ours[fd];

  /* in small pieces, so that there are several */
  if (counts && n > 10000)
    n = 10000;
  return counts && strikes ("write") ? -1 : real (fd, bytes, n);
}

int
fsync (int fd)
{
  int (*real) (int) = (int (*) (int))dlsym (RTLD_NEXT, "fsync");

  return strikes ("fsync") ? -1 : real (fd);
}

int
fchmod (int fd, mode_t mode)
{
  int (*real) (int, mode_t) = (int (*) (int, mode_t))dlsym (RTLD_NEXT, "fchmod");

  return strikes ("fchmod") ? -1 : real (fd, mode);
}

int
linkat (int from_folder, const char *from, int to_folder, const char *to, int flags)
{
  int (*real) (int, const char *, int, const char *, int)
      = (int (*) (int, const char *, int, const char *, int))dlsym (RTLD_NEXT, "linkat");

  return strikes ("linkat") ? -1 : real (from_folder, from, to_folder, to, flags);
}

int
rename (const char *from, const char *to)
{
  int (*real) (const char *, const char *) = (int (*) (const char *, const char *))dlsym (RTLD_NEXT, "rename");

  return is_in (to) && strikes ("rename") ? -1 : real (from, to);
}
