/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "side-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#include "file-bytes.h"
#include "import-error.h"
#include "saved-error.h"
#include "whole-file.h"

/* What a file must still be when it is written over. */
typedef struct
{
  guint64 fingerprint;
  gsize most;
} Expected;

char *
rp_side_file_stem (const char *dataset)
{
  static const char *const suffixes[] = { ".rapport.json", ".json" };
  char *stem = g_strdup (dataset);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (stem, suffixes[i]) && !g_str_has_suffix (stem, "/.json"))
      {
        stem[strlen (stem) - strlen (suffixes[i])] = '\0';
        break;
      }
  return stem;
}

char *
rp_side_file_read (const char *path, gsize most, gsize *length, guint64 *fingerprint, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  char *bytes = rp_file_read (path, most, length, NULL, &trouble);

  if (bytes == NULL && !g_error_matches (trouble, RP_IMPORT_ERROR, RP_IMPORT_ERROR_NOT_FOUND))
    g_set_error_literal (error, RP_SAVED_ERROR, RP_SAVED_ERROR_READ, trouble->message);
  if (fingerprint != NULL)
    *fingerprint = bytes != NULL ? rp_file_fingerprint (bytes, *length) : 0;
  return bytes;
}

static gboolean
is_dataset (const char *path, const char *dataset)
{
  struct stat of_path, of_dataset;

  return dataset != NULL && stat (path, &of_path) == 0 && stat (dataset, &of_dataset) == 0
         && of_path.st_dev == of_dataset.st_dev && of_path.st_ino == of_dataset.st_ino;
}

/* Whether DATASET was handed into a sandbox by itself, as the document portal does, and PATH would stand beside it: the
 * portal takes such a file for a passing one, and throws it away. */
static gboolean
is_beside_a_lone_file (const char *path, const char *dataset)
{
  const char *const homes[] = { g_get_user_runtime_dir (), "/run/flatpak" };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *dataset_folder = dataset != NULL ? g_path_get_dirname (dataset) : NULL;
  g_autofree char *above = g_path_get_dirname (folder);

  if (g_strcmp0 (folder, dataset_folder) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      g_autofree char *documents = g_build_filename (homes[i], "doc", NULL);

      if (g_str_equal (above, documents))
        return TRUE;
    }
  return FALSE;
}

/* Whether TARGET is still what the fingerprint stands for. */
static gboolean
check_unchanged (const char *target, gpointer data, GError **error)
{
  const Expected *expected = data;
  guint64 found = 0;
  gsize length = 0;

  if (expected->fingerprint == RP_SIDE_FILE_ANY)
    return TRUE;
  g_free (rp_side_file_read (target, expected->most, &length, &found, NULL));
  if (expected->fingerprint == found && g_file_test (target, G_FILE_TEST_EXISTS) == (found != 0))
    return TRUE;
  g_set_error_literal (error, RP_SAVED_ERROR, RP_SAVED_ERROR_CHANGED,
                       _ ("the file is not what it was when it was read"));
  return FALSE;
}

gboolean
rp_side_file_write (const char *path, const char *text, gsize most, const char *dataset, guint64 *fingerprint,
                    GError **error)
{
  Expected expected = { *fingerprint, most };
  gsize length = strlen (text);

  if (is_dataset (path, dataset))
    g_set_error_literal (error, RP_SAVED_ERROR, RP_SAVED_ERROR_REFUSED,
                         _ ("this is the dataset itself; it is never written to"));
  else if (is_beside_a_lone_file (path, dataset))
    g_set_error_literal (error, RP_SAVED_ERROR, RP_SAVED_ERROR_REFUSED,
                         _ ("Rapport was given this dataset alone, not its folder; beside it nothing would last"));
  else if (length > most)
    g_set_error (error, RP_SAVED_ERROR, RP_SAVED_ERROR_TOO_LARGE,
                 _ ("it would be larger than %u MiB, and could not be opened again"), (guint)(most / 1024 / 1024));
  else if (rp_whole_file_write (path, text, length, RP_WHOLE_FILE_PLAIN, check_unchanged, &expected, error))
    {
      *fingerprint = rp_file_fingerprint (text, length);
      return TRUE;
    }
  return FALSE;
}
