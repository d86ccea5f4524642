/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "arrangement-store.h"

#include "arrangement-file.h"

/* The arrangement, and what is said of its dataset. */
#define MOST_BYTES (RP_ARRANGEMENT_MOST_BYTES + 4 * 1024 * 1024)

static gpointer
read_own (const char *text, gsize length)
{
  return rp_own_arrangement_from_json (text, length);
}

static const RpDatasetTrace *
trace_of (gconstpointer kept)
{
  return &((const RpOwnArrangement *)kept)->trace;
}

static void
free_own (gpointer kept)
{
  rp_own_arrangement_free (kept);
}

char *
rp_arrangement_store_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "rapport", "arrangements", NULL);
}

RpOwnArrangement *
rp_arrangement_store_load (const char *folder, const char *name)
{
  static const RpKeptKind kind = { MOST_BYTES, read_own, trace_of, free_own };

  return rp_kept_files_load (&kind, folder, name);
}

gboolean
rp_arrangement_store_save (const char *folder, const char *name, RpOwnArrangement *own, GError **error)
{
  g_autofree char *path = rp_kept_files_path (folder, name);
  g_autofree char *text = NULL;

  if (own->beside == 0 && rp_saved_arrangement_is_nothing (own->saved) && !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  rp_kept_files_trace (name, &own->trace);
  text = rp_own_arrangement_to_json (own);
  return rp_kept_files_save (folder, name, text, error);
}
