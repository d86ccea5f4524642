/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-store.h"

#include "kept-files.h"
#include "temp-folder.h"

#include <string.h>

static RpMapping *
make_mapping (const char *column)
{
  RpMapping *mapping = rp_mapping_new ();
  RpMappedList *list = rp_mapping_add_list (mapping, "[]", RP_LIST_EVENTS);

  rp_mapped_list_add (list, column, RP_CSV_TITLE);
  rp_mapped_list_add (list, "at", RP_CSV_WHEN)->reading = RP_NUMBERS_SECONDS;
  return mapping;
}

static void
test_kept (void)
{
  g_autofree char *folder = temp_folder_new ();
  g_autoptr (RpMapping) mapping = make_mapping ("what");
  g_autoptr (RpMapping) other = make_mapping ("name");
  g_autoptr (RpMapping) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = rp_mapping_to_json (mapping);
  g_autofree char *after = NULL;
  RpDateOrder dates = RP_DATE_ORDER_MDY;

  g_assert_null (rp_mapping_store_load (folder, mapping, &dates));
  g_assert_cmpint (dates, ==, RP_DATE_ORDER_UNKNOWN);
  g_assert_true (rp_mapping_store_save (folder, mapping, RP_DATE_ORDER_DMY, &error));
  g_assert_no_error (error);
  kept = rp_mapping_store_load (folder, mapping, &dates);
  g_assert_nonnull (kept);
  after = rp_mapping_to_json (kept);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (dates, ==, RP_DATE_ORDER_DMY);
  g_assert_null (rp_mapping_store_load (folder, other, &dates));
  temp_folder_remove (folder);
}

/* What is none, or of another shape, is as if there were nothing. */
static void
test_not_trusted (void)
{
  static const char *const bad[]
      = { "",
          "{}",
          "[1]",
          "{\"rapport-kept-mapping\":1}",
          "{\"rapport-kept-mapping\":2,\"mapping\":\"{}\"}",
          "{\"rapport-kept-mapping\":1,\"dates\":7,\"mapping\":\"{\\\"rapport-mapping\\\":1}\"}" };
  g_autofree char *folder = temp_folder_new ();
  g_autoptr (RpMapping) mapping = make_mapping ("what");
  g_autoptr (RpMapping) other = make_mapping ("name");
  g_autofree char *shape = rp_mapping_dup_shape (mapping);
  g_autofree char *other_shape = rp_mapping_dup_shape (other);
  g_autofree char *path = rp_kept_files_path (folder, shape);
  g_autofree char *other_path = rp_kept_files_path (folder, other_shape);
  g_autofree char *foreign = NULL;
  gsize length;
  RpDateOrder dates;

  g_assert_true (rp_mapping_store_save (folder, other, RP_DATE_ORDER_UNKNOWN, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_true (g_file_set_contents (path, bad[i], -1, NULL));
      g_assert_null (rp_mapping_store_load (folder, mapping, &dates));
    }
  g_assert_true (g_file_get_contents (other_path, &foreign, &length, NULL));
  g_assert_true (g_file_set_contents (path, foreign, (gssize)length, NULL));
  g_assert_null (rp_mapping_store_load (folder, mapping, &dates));
  temp_folder_remove (folder);
}

static void
test_limit (void)
{
  g_autofree char *folder = temp_folder_new ();
  GDir *dir;
  guint n = 0;

  for (guint i = 0; i < RP_MAPPING_STORE_MOST + 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);
      g_autoptr (RpMapping) mapping = make_mapping (name);

      g_assert_true (rp_mapping_store_save (folder, mapping, RP_DATE_ORDER_UNKNOWN, NULL));
    }
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  g_assert_cmpuint (n, ==, RP_MAPPING_STORE_MOST);
  temp_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping-store/kept", test_kept);
  g_test_add_func ("/mapping-store/not-trusted", test_not_trusted);
  g_test_add_func ("/mapping-store/limit", test_limit);
  return g_test_run ();
}
