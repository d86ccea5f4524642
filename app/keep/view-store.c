/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view-store.h"

#define MOST_BYTES (4 * 1024 * 1024)

static gpointer
read_view (const char *text, gsize length)
{
  return rp_view_memory_from_json (text, length);
}

static const RpDatasetTrace *
trace_of (gconstpointer kept)
{
  return &((const RpViewMemory *)kept)->trace;
}

static void
free_view (gpointer kept)
{
  rp_view_memory_free (kept);
}

char *
rp_view_store_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "rapport", "views", NULL);
}

RpViewMemory *
rp_view_store_load (const char *folder, const char *name)
{
  static const RpKeptKind kind = { MOST_BYTES, read_view, trace_of, free_view };

  return rp_kept_files_load (&kind, folder, name);
}

gboolean
rp_view_store_save (const char *folder, const char *name, RpViewMemory *memory, GError **error)
{
  g_autofree char *path = rp_kept_files_path (folder, name);
  g_autofree char *text = NULL;

  rp_kept_files_trace (name, &memory->trace);
  text = rp_view_memory_to_json (memory);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    rp_kept_files_drop_oldest (folder, path, RP_VIEW_STORE_MOST);
  return rp_kept_files_save (folder, name, text, error);
}
