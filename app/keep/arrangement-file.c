/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "arrangement-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#include "file-bytes.h"
#include "import-error.h"
#include "whole-file.h"

char *
rp_arrangement_file_beside (const char *dataset)
{
  static const char *const suffixes[] = { ".rapport.json", ".json" };
  g_autofree char *stem = g_strdup (dataset);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (stem, suffixes[i]) && !g_str_has_suffix (stem, "/.json"))
      {
        stem[strlen (stem) - strlen (suffixes[i])] = '\0';
        break;
      }
  return g_strconcat (stem, RP_ARRANGEMENT_SUFFIX, NULL);
}

/* NULL without an error: there is none. */
static char *
read_bytes (const char *path, gsize *length, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  char *bytes = rp_file_read (path, RP_ARRANGEMENT_MOST_BYTES, length, NULL, &trouble);

  if (bytes == NULL && !g_error_matches (trouble, RP_IMPORT_ERROR, RP_IMPORT_ERROR_NOT_FOUND))
    g_set_error_literal (error, RP_SAVED_ERROR, RP_SAVED_ERROR_READ, trouble->message);
  return bytes;
}

RpSavedArrangement *
rp_arrangement_file_read (const char *path, guint64 *fingerprint, char **note, GError **error)
{
  gsize length = 0;
  g_autofree char *bytes = read_bytes (path, &length, error);

  if (note != NULL)
    *note = NULL;
  if (fingerprint != NULL)
    *fingerprint = bytes != NULL ? rp_file_fingerprint (bytes, length) : 0;
  return bytes != NULL ? rp_saved_arrangement_from_json (bytes, length, note, error) : NULL;
}

static gboolean
is_dataset (const char *path, const char *dataset)
{
  struct stat of_path, of_dataset;

  return dataset != NULL && stat (path, &of_path) == 0 && stat (dataset, &of_dataset) == 0
         && of_path.st_dev == of_dataset.st_dev && of_path.st_ino == of_dataset.st_ino;
}

/* Whether TARGET is still what the fingerprint stands for. */
static gboolean
check_unchanged (const char *target, gpointer data, GError **error)
{
  guint64 expected = *(const guint64 *)data;
  gsize length = 0;
  g_autofree char *bytes = expected != RP_ARRANGEMENT_ANY ? read_bytes (target, &length, NULL) : NULL;
  guint64 found = bytes != NULL ? rp_file_fingerprint (bytes, length) : 0;
  gboolean there = g_file_test (target, G_FILE_TEST_EXISTS);

  if (expected == RP_ARRANGEMENT_ANY || (expected == found && there == (found != 0)))
    return TRUE;
  g_set_error_literal (error, RP_SAVED_ERROR, RP_SAVED_ERROR_CHANGED,
                       _ ("the file is not what it was when it was read"));
  return FALSE;
}

gboolean
rp_arrangement_file_write (const char *path, const RpSavedArrangement *saved, const char *dataset, guint64 *fingerprint,
                           GError **error)
{
  g_autofree char *text = rp_saved_arrangement_to_json (saved);
  gsize length = strlen (text);

  if (is_dataset (path, dataset))
    {
      g_set_error_literal (error, RP_SAVED_ERROR, RP_SAVED_ERROR_REFUSED,
                           _ ("this is the dataset itself; it is never written to"));
      return FALSE;
    }
  if (!rp_whole_file_write (path, text, length, RP_WHOLE_FILE_PLAIN, check_unchanged, fingerprint, error))
    return FALSE;
  *fingerprint = rp_file_fingerprint (text, length);
  return TRUE;
}
