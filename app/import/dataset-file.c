/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-file.h"

#include "dataset-path.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *
real_file (const char *folder, const char *name)
{
  g_autofree char *joined = g_build_filename (folder, name, NULL);
  char *real = realpath (joined, NULL), *copy = g_strdup (real);

  free (real);
  return copy;
}

static gboolean
lies_below (const char *path, const char *folder)
{
  gsize n = strlen (folder);

  while (n > 0 && folder[n - 1] == '/')
    n--;
  return strncmp (path, folder, n) == 0 && path[n] == '/';
}

char *
rp_dataset_file_find (const char *dataset_path, const char *name, char **reason)
{
  g_autofree char *parent = dataset_path != NULL ? g_path_get_dirname (dataset_path) : NULL;
  g_autofree char *folder = parent != NULL ? real_file (parent, ".") : NULL, *decoded = NULL, *path = NULL;
  GStatBuf about;

  if (folder == NULL)
    *reason = g_strdup (_ ("the dataset's folder is not known"));
  else
    *reason = rp_dataset_path_check (name, folder);
  if (*reason != NULL)
    return NULL;
  path = real_file (folder, name);
  decoded = path == NULL ? g_uri_unescape_string (name, NULL) : NULL;
  if (decoded != NULL)
    path = real_file (folder, decoded);
  if (path == NULL)
    *reason = g_strdup (_ ("there is no such file"));
  else if (!lies_below (path, folder))
    *reason = g_strdup (_ ("it lies outside of the dataset's folder"));
  else if (g_stat (path, &about) != 0 || !S_ISREG (about.st_mode))
    *reason = g_strdup (_ ("it is not a file"));
  return *reason == NULL ? g_steal_pointer (&path) : NULL;
}

GBytes *
rp_dataset_file_read (const char *path, gsize limit, gboolean *whole, char **reason)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, 0);
  g_autofree char *bytes = g_malloc (limit + 1);
  gsize n = 0;
  gssize got = 1;

  while (descriptor >= 0 && n <= limit && got > 0)
    {
      got = read (descriptor, bytes + n, limit + 1 - n);
      n += got > 0 ? (gsize)got : 0;
    }
  if (descriptor < 0 || got < 0)
    *reason = g_strdup (g_strerror (errno));
  if (descriptor >= 0)
    close (descriptor);
  if (*reason != NULL)
    return NULL;
  *whole = n <= limit;
  return g_bytes_new (bytes, MIN (n, limit));
}
