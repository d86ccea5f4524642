/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-path.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* ".." as often as there was a folder to leave. Both slashes part, as another system may read the backslash so. */
static gboolean
climbs_out (const char *path)
{
  g_auto (GStrv) parts = g_strsplit_set (path, "/\\", -1);
  int depth = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (strcmp (parts[i], "..") == 0)
        depth--;
      else if (*parts[i] != '\0' && strcmp (parts[i], ".") != 0)
        depth++;
      if (depth < 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
find_fault (const char *path)
{
  g_autofree char *scheme = g_uri_parse_scheme (path);

  if (*path == '\0')
    return _ ("the path is empty");
  if (scheme != NULL && strlen (scheme) == 1)
    return _ ("the path names a drive");
  if (scheme != NULL
      && (strstr (path, "://") != NULL || g_ascii_strcasecmp (scheme, "file") == 0
          || g_ascii_strcasecmp (scheme, "data") == 0 || g_ascii_strcasecmp (scheme, "javascript") == 0))
    return _ ("this is an address, not a path");
  if (*path == '\\')
    return _ ("the path leads to another computer or to the root folder");
  if (*path == '/')
    return _ ("the path is absolute");
  if (climbs_out (path))
    return _ ("the path leaves the dataset's folder");
  for (const char *p = path; *p != '\0'; p++)
    if ((guchar)*p < 0x20 || *p == 0x7F)
      return _ ("the path holds a control character");
  return NULL;
}

/* Where links lead; a file that does not exist leads nowhere. */
static gboolean
links_out (const char *path, const char *folder)
{
  g_autofree char *joined = g_build_filename (folder, path, NULL);
  g_autofree char *real = realpath (joined, NULL);
  gsize n = strlen (folder);

  if (real == NULL)
    return FALSE;
  if (n > 0 && folder[n - 1] == '/')
    n--;
  return strncmp (real, folder, n) != 0 || (real[n] != '/' && real[n] != '\0');
}

char *
rp_dataset_path_check (const char *path, const char *folder)
{
  g_autofree char *decoded = g_uri_unescape_string (path, NULL);
  const char *fault = find_fault (path);

  if (fault == NULL && strchr (path, '%') != NULL && decoded != NULL)
    fault = find_fault (decoded);
  /* %00 and its like: nothing that a path means */
  if (fault == NULL && decoded == NULL && (strstr (path, "%00") != NULL))
    fault = _ ("the path holds a control character");
  if (fault == NULL && folder != NULL && (links_out (path, folder) || (decoded != NULL && links_out (decoded, folder))))
    fault = _ ("a link in the path leaves the dataset's folder");
  return g_strdup (fault);
}

static char *
real_folder (const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);

  return realpath (folder, NULL);
}

char *
rp_dataset_path_below (const char *first, const char *second)
{
  g_autofree char *above = real_folder (first), *whole = real_folder (second);
  const char *below = whole;
  gsize n;

  if (above == NULL || below == NULL)
    return NULL;
  n = strlen (above);
  n -= n > 0 && above[n - 1] == '/';
  if (strncmp (above, below, n) != 0 || (below[n] != '/' && below[n] != '\0'))
    return NULL;
  for (below += n; *below == '/';)
    below++;
  return g_strdup (below);
}
