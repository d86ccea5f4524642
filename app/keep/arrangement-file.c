/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "arrangement-file.h"

char *
rp_arrangement_file_beside (const char *dataset)
{
  g_autofree char *stem = rp_side_file_stem (dataset);

  return g_strconcat (stem, RP_ARRANGEMENT_SUFFIX, NULL);
}

RpSavedArrangement *
rp_arrangement_file_read (const char *path, guint64 *fingerprint, char **note, GError **error)
{
  gsize length = 0;
  g_autofree char *bytes = rp_side_file_read (path, RP_ARRANGEMENT_MOST_BYTES, &length, fingerprint, error);

  if (note != NULL)
    *note = NULL;
  return bytes != NULL ? rp_saved_arrangement_from_json (bytes, length, note, error) : NULL;
}

gboolean
rp_arrangement_file_write (const char *path, const RpSavedArrangement *saved, const char *dataset, guint64 *fingerprint,
                           GError **error)
{
  g_autofree char *text = rp_saved_arrangement_to_json (saved);

  return rp_side_file_write (path, text, RP_ARRANGEMENT_MOST_BYTES, dataset, fingerprint, error);
}
