/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-store.h"

#include "json-tree.h"
#include "json-writer.h"
#include "kept-files.h"
#include "side-file.h"

#include <string.h>

#define FORMAT 1
#define MOST_BYTES ((gsize)4 * 1024 * 1024)

static const char *const orders[] = { "unknown", "dmy", "mdy" }; /* in RpDateOrder's order */

char *
rp_mapping_store_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "rapport", "mappings", NULL);
}

/* The tree's text of the mapping, which is a file in itself. NULL: KEPT is none of ours, or of another shape. */
static RpMapping *
read_kept (const RpJsonNode *kept, const char *shape, RpDateOrder *dates)
{
  const char *text = rp_json_node_get_text (kept, "mapping"), *order = rp_json_node_get_text (kept, "dates");
  g_autofree char *reason = NULL;
  g_autofree char *own = NULL;
  g_autoptr (RpMapping) mapping = NULL;
  double format;

  if (!rp_json_node_get_double (kept, "rapport-kept-mapping", &format) || (int)format != FORMAT || text == NULL)
    return NULL;
  mapping = rp_mapping_from_json (text, strlen (text), &reason);
  own = mapping != NULL ? rp_mapping_dup_shape (mapping) : NULL;
  if (g_strcmp0 (own, shape) != 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_strcmp0 (order, orders[i]) == 0)
      *dates = (RpDateOrder)i;
  return g_steal_pointer (&mapping);
}

RpMapping *
rp_mapping_store_load (const char *folder, const RpMapping *mapping, RpDateOrder *dates)
{
  g_autofree char *shape = rp_mapping_dup_shape (mapping);
  g_autofree char *path = rp_kept_files_path (folder, shape);
  gsize length;
  g_autofree char *bytes = rp_side_file_read (path, MOST_BYTES, &length, NULL, NULL);
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  RpMapping *kept = NULL;

  *dates = RP_DATE_ORDER_UNKNOWN;
  if (bytes != NULL)
    kept = read_kept (rp_json_tree_read (tree, bytes, length, 1, NULL, NULL), shape, dates);
  if (bytes != NULL && kept == NULL)
    g_debug ("%s cannot be used: nothing is taken from it", path);
  return kept;
}

gboolean
rp_mapping_store_save (const char *folder, const RpMapping *mapping, RpDateOrder dates, GError **error)
{
  g_autofree char *shape = rp_mapping_dup_shape (mapping);
  g_autofree char *path = rp_kept_files_path (folder, shape);
  g_autofree char *json = rp_mapping_to_json (mapping);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (out, RP_JSON_PRETTY);

  rp_json_writer_begin_object (writer);
  rp_json_writer_put_integer (writer, "rapport-kept-mapping", FORMAT);
  rp_json_writer_put_string (writer, "dates", orders[dates]);
  rp_json_writer_put_string (writer, "mapping", json);
  rp_json_writer_end_object (writer);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    rp_kept_files_drop_oldest (folder, path, RP_MAPPING_STORE_MOST);
  return rp_kept_files_save (folder, shape, out->str, error);
}
