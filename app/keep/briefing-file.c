/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "briefing-file.h"

#include <string.h>

#include "briefing-json.h"

char *
rp_briefing_file_beside (const char *dataset)
{
  g_autofree char *stem = rp_side_file_stem (dataset);

  return g_strconcat (stem, RP_BRIEFING_SUFFIX, NULL);
}

/* ---- which there are ---- */

static gboolean
is_file (const char *stem, gsize length, const char *suffix)
{
  g_autofree char *path = g_strdup_printf ("%.*s%s", (int)length, stem, suffix);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* Whether PATH, STEM.ANYTHING.briefing.json, is beside a dataset STEM.ANYTHING or STEM.ANY. */
static gboolean
is_of_another (const char *path, gsize stem_length)
{
  const char *end = path + strlen (path) - strlen (RP_BRIEFING_SUFFIX);

  for (const char *dot = path + stem_length + 1; dot <= end; dot++)
    if (*dot == '.'
        && (is_file (path, (gsize)(dot - path), ".json") || is_file (path, (gsize)(dot - path), ".rapport.json")))
      return TRUE;
  return FALSE;
}

/* Its own one first. */
static int
compare_paths (gconstpointer a, gconstpointer b, gpointer beside)
{
  const char *x = *(const char *const *)a, *y = *(const char *const *)b;

  if (g_str_equal (x, beside) || g_str_equal (y, beside))
    return g_str_equal (y, beside) - g_str_equal (x, beside);
  return strcmp (x, y);
}

/* NULL: the file called NAME is no briefing of this dataset. Transfer full. */
static char *
path_of (const char *folder, const char *stem, const char *name)
{
  g_autofree char *path = g_strconcat (folder, name, NULL);
  gsize length = strlen (stem);

  if (!g_str_has_suffix (path, RP_BRIEFING_SUFFIX) || !g_str_has_prefix (path, stem) || path[length] != '.'
      || strlen (path) < length + strlen (RP_BRIEFING_SUFFIX) || is_of_another (path, length)
      || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  return g_steal_pointer (&path);
}

GStrv
rp_briefing_files_of (const char *dataset)
{
  const char *slash = strrchr (dataset, '/');
  g_autofree char *folder = g_strndup (dataset, slash != NULL ? (gsize)(slash + 1 - dataset) : 0);
  g_autofree char *stem = rp_side_file_stem (dataset);
  g_autofree char *beside = rp_briefing_file_beside (dataset);
  g_autoptr (GDir) dir = g_dir_open (slash != NULL ? folder : ".", 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *path = path_of (folder, stem, name);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_sort_with_data (paths, compare_paths, beside);
  g_ptr_array_set_size (paths, (int)MIN (paths->len, RP_BRIEFING_MOST_FILES));
  g_ptr_array_add (paths, NULL);
  return (GStrv)g_ptr_array_free (paths, FALSE);
}

/* ---- one ---- */

RpBriefing *
rp_briefing_file_read (const char *path, guint64 *fingerprint, char **note, GError **error)
{
  gsize length = 0;
  g_autofree char *bytes = rp_side_file_read (path, RP_BRIEFING_MOST_BYTES, &length, fingerprint, error);

  if (note != NULL)
    *note = NULL;
  return bytes != NULL ? rp_briefing_from_json (bytes, length, note, error) : NULL;
}

gboolean
rp_briefing_file_write (const char *path, const RpBriefing *briefing, const char *dataset, guint64 *fingerprint,
                        GError **error)
{
  g_autofree char *text = rp_briefing_to_json (briefing);

  return rp_side_file_write (path, text, RP_BRIEFING_MOST_BYTES, dataset, fingerprint, error);
}
