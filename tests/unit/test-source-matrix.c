/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-matrix.h"

#include <string.h>

#include "corroboration.h"
#include "importers.h"
#include "record-order.h"

static RpDataset *
read_text (const char *json)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);

  g_assert_nonnull (result);
  return g_object_ref (result->dataset);
}

static RpDataset *
read_bundled (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RAPPORT_DATA"), "azerbaijan-italy.json", NULL);
  g_autofree char *json = NULL;

  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
  return read_text (json);
}

static const RpMatrixRow *
row_of (RpSourceMatrix *matrix, const char *id)
{
  guint row = rp_source_matrix_find (matrix, rp_dataset_find (rp_source_matrix_get_dataset (matrix), id));

  g_assert_cmpuint (row, !=, RP_NO_INDEX);
  return rp_source_matrix_row (matrix, row);
}

/* The flags of EVENT's cell of SOURCE, all its columns together. */
static guint
flags_of (RpSourceMatrix *matrix, const char *event, const char *source)
{
  RpDataset *dataset = rp_source_matrix_get_dataset (matrix);
  guint row = rp_source_matrix_find (matrix, rp_dataset_find (dataset, event)), n, flags = 0;
  const RpMatrixCell *cells = rp_source_matrix_cells (matrix, row, &n);

  for (guint i = 0; i < n; i++)
    if (rp_source_matrix_column (matrix, cells[i].column)->source == rp_dataset_find (dataset, source).index)
      flags |= cells[i].flags;
  return flags;
}

/* tests/data/questions.md, question 5. */
static void
test_bundled (void)
{
  static const char *const several[] = { "E04", "E06", "E07", "E08", "E08c", "E08d", NULL };
  g_autoptr (RpDataset) dataset = read_bundled ();
  g_autoptr (RpSourceMatrix) matrix = rp_source_matrix_new (dataset, RP_RECORD_EVENT, NULL);
  guint n_named = 0;

  g_assert_cmpuint (rp_source_matrix_n_rows (matrix), ==, rp_dataset_n_events (dataset));
  for (guint i = 0; i < rp_source_matrix_n_rows (matrix); i++)
    {
      const RpMatrixRow *row = rp_source_matrix_row (matrix, i);
      const char *id = rp_dataset_record (dataset, row->ref)->id;

      g_assert_cmpint (row->n_sources > 1, ==, g_strv_contains (several, id));
      g_assert_cmpint (row->n_origins > 1, ==, g_str_equal (id, "E04"));
      g_assert_cmpuint (row->n_sources, >=, 1);
    }
  g_assert_cmpuint (row_of (matrix, "E04")->n_sources, ==, 3);
  g_assert_cmpint (row_of (matrix, "E06")->standing, ==, RP_STANDING_ONE_ORIGIN);
  g_assert_cmpint (row_of (matrix, "E10")->standing, ==, RP_STANDING_ONE_SOURCE);
  for (guint i = 0; i < rp_source_matrix_n_groups (matrix); i++)
    {
      const RpMatrixGroup *group = rp_source_matrix_group (matrix, i);

      n_named += group->origin.source == RP_NO_INDEX;
      g_assert_cmpuint (group->n_columns, ==, group->origin.source == RP_NO_INDEX ? 2 : 1);
    }
  g_assert_cmpuint (n_named, ==, 2);
  g_assert_true (flags_of (matrix, "E08d", "meets-in-baku") & RP_CELL_OTHERWISE);
  g_assert_true (flags_of (matrix, "E08", "azernews-2023-01-12") & RP_CELL_VAGUER);
}

/* c copies b, which copies a; p and q copy each other; evidence may name an origin of its own. */
static void
test_origins (void)
{
  g_autoptr (RpDataset) dataset = read_text (
      "{\"rapport\":1,\"title\":\"t\",\"sources\":[{\"id\":\"c\",\"title\":\"C\",\"published\":\"2003\",\"origin\":\"b\"},"
      "{\"id\":\"b\",\"title\":\"B\",\"published\":\"2002\",\"origin\":\"a\"},{\"id\":\"a\",\"title\":\"A\",\"published\":"
      "\"2001\"},{\"id\":\"p\",\"title\":\"P\",\"origin\":\"q\"},{\"id\":\"q\",\"title\":\"Q\",\"origin\":\"p\"},"
      "{\"id\":\"n\",\"title\":\"N\",\"origin\":\"A\"}],\"events\":["
      "{\"id\":\"chain\",\"kind\":\"k\",\"title\":\"x\",\"evidence\":[\"c\",\"a\",\"b\"]},"
      "{\"id\":\"ring\",\"kind\":\"k\",\"title\":\"x\",\"evidence\":[\"p\",\"q\"]},"
      "{\"id\":\"two\",\"kind\":\"k\",\"title\":\"x\",\"evidence\":[\"a\",\"n\"]},"
      "{\"id\":\"own\",\"kind\":\"k\",\"title\":\"x\",\"evidence\":[\"p\",{\"source\":\"n\",\"origin\":\"q\"}]},"
      "{\"id\":\"both\",\"kind\":\"k\",\"title\":\"x\",\"evidence\":[\"n\",{\"source\":\"n\",\"origin\":\"c\"}]}]}");
  g_autoptr (RpSourceMatrix) matrix = rp_source_matrix_new (dataset, RP_RECORD_EVENT, NULL);
  const RpMatrixGroup *first = rp_source_matrix_group (matrix, 0);

  g_assert_cmpuint (row_of (matrix, "chain")->n_origins, ==, 1);
  g_assert_cmpuint (row_of (matrix, "chain")->n_sources, ==, 3);
  g_assert_cmpint (row_of (matrix, "ring")->standing, ==, RP_STANDING_ONE_ORIGIN);
  g_assert_cmpint (row_of (matrix, "two")->standing, ==, RP_STANDING_SEVERAL);
  g_assert_cmpint (row_of (matrix, "own")->standing, ==, RP_STANDING_ONE_ORIGIN);
  /* one source, two origins: what it says of the one does not hang on the other */
  g_assert_cmpuint (row_of (matrix, "both")->n_sources, ==, 1);
  g_assert_cmpuint (row_of (matrix, "both")->n_origins, ==, 2);
  /* a, b, c and n by their dates, the undated last */
  g_assert_cmpuint (first->n_columns, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (rp_dataset_source (dataset, rp_source_matrix_column (matrix, i)->source)->record.id, ==,
                     ((const char *[]){ "a", "b", "c", "n" })[i]);
}

static void
test_cells (void)
{
  g_autoptr (RpDataset) dataset = read_text (
      "{\"rapport\":1,\"title\":\"t\",\"sources\":[{\"id\":\"s\",\"title\":\"S\"},{\"id\":\"u\",\"title\":\"U\"}],"
      "\"events\":[{\"id\":\"none\",\"kind\":\"k\",\"title\":\"x\"},"
      "{\"id\":\"denied\",\"kind\":\"k\",\"title\":\"x\",\"evidence\":[{\"source\":\"s\",\"stance\":\"disputes\"}]},"
      "{\"id\":\"dates\",\"kind\":\"k\",\"title\":\"x\",\"when\":\"2004-05-06\",\"evidence\":[{\"source\":\"s\","
      "\"says\":{\"when\":\"2004-05-07\"}},{\"source\":\"u\",\"says\":{\"when\":\"2004\"}}]},"
      "{\"id\":\"figure\",\"kind\":\"k\",\"title\":\"x\",\"attributes\":{\"label\":\"l\",\"value\":\"v\",\"evidence\":\"u\"}},"
      "{\"id\":\"field\",\"kind\":\"k\",\"title\":\"x\",\"evidence\":[\"s\",{\"source\":\"u\",\"for\":\"when\"}]},"
      "{\"id\":\"fields\",\"kind\":\"k\",\"title\":\"x\",\"evidence\":[{\"source\":\"u\",\"for\":\"when\"}]},"
      "{\"id\":\"thrice\",\"kind\":\"k\",\"title\":\"x\",\"evidence\":[\"s, page 1\",\"s, page 2\",\"s, page 3\"]}]}");
  g_autoptr (RpSourceMatrix) matrix = rp_source_matrix_new (dataset, RP_RECORD_EVENT, NULL);
  guint n;

  g_assert_cmpint (row_of (matrix, "none")->standing, ==, RP_STANDING_NONE);
  g_assert_cmpint (row_of (matrix, "denied")->standing, ==, RP_STANDING_DIFFER);
  g_assert_cmpuint (row_of (matrix, "denied")->n_sources, ==, 0);
  g_assert_cmpuint (flags_of (matrix, "denied", "s"), ==, RP_CELL_DISPUTES);
  g_assert_cmpint (row_of (matrix, "dates")->standing, ==, RP_STANDING_DIFFER);
  g_assert_cmpuint (row_of (matrix, "dates")->n_sources, ==, 2);
  g_assert_cmpuint (flags_of (matrix, "dates", "s"), ==, RP_CELL_SUPPORTS | RP_CELL_DIFFERS);
  g_assert_cmpuint (flags_of (matrix, "dates", "u"), ==, RP_CELL_SUPPORTS | RP_CELL_VAGUER);
  g_assert_cmpint (row_of (matrix, "figure")->standing, ==, RP_STANDING_NONE);
  g_assert_cmpuint (flags_of (matrix, "figure", "u"), ==, RP_CELL_DETAIL);
  g_assert_cmpuint (row_of (matrix, "field")->n_sources, ==, 1);
  g_assert_cmpuint (flags_of (matrix, "field", "u"), ==, RP_CELL_DETAIL);
  g_assert_cmpuint (row_of (matrix, "fields")->n_sources, ==, 1);
  g_assert_cmpuint (flags_of (matrix, "fields", "u"), ==, RP_CELL_SUPPORTS);
  g_assert_cmpuint (rp_source_matrix_cells (matrix, 6, &n)->n_passages, ==, 3);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (rp_source_matrix_get_standings (matrix), ==,
                    1u << RP_STANDING_NONE | 1u << RP_STANDING_DIFFER | 1u << RP_STANDING_ONE_SOURCE);
}

static void
test_orders (void)
{
  g_autoptr (RpDataset) dataset = read_text (
      "{\"rapport\":1,\"title\":\"t\",\"sources\":[{\"id\":\"s\",\"title\":\"S\"},{\"id\":\"u\",\"title\":\"U\"}],"
      "\"events\":[{\"id\":\"ten\",\"kind\":\"k\",\"title\":\"x\",\"when\":\"2001\",\"evidence\":[\"s, paragraph 10\","
      "\"u\"]},{\"id\":\"bare\",\"kind\":\"k\",\"title\":\"x\",\"when\":\"2002\",\"evidence\":[\"s\"]},"
      "{\"id\":\"two\",\"kind\":\"k\",\"title\":\"x\",\"when\":\"2003\",\"evidence\":[\"s, paragraph 12\",\"s, paragraph "
      "2\"]},{\"id\":\"none\",\"kind\":\"k\",\"title\":\"x\",\"when\":\"2004\"}]}");
  g_autoptr (RpSourceMatrix) matrix = rp_source_matrix_new (dataset, RP_RECORD_EVENT, NULL);
  guint n, source = rp_dataset_find (dataset, "s").index;
  g_autofree guint *time = rp_source_matrix_order (matrix, RP_MATRIX_BY_TIME, RP_NO_INDEX, &n);
  g_autofree guint *weak = rp_source_matrix_order (matrix, RP_MATRIX_BY_STANDING, RP_NO_INDEX, &n);
  g_autofree guint *told = NULL;
  g_autofree guint *nothing = NULL;

  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (time[i], ==, i);
  g_assert_cmpmem (weak, sizeof (guint) * 4, ((guint[]){ 3, 1, 2, 0 }), sizeof (guint) * 4);
  told = rp_source_matrix_order (matrix, RP_MATRIX_BY_LOCATOR, source, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpmem (told, sizeof (guint) * 3, ((guint[]){ 2, 0, 1 }), sizeof (guint) * 3);
  nothing = rp_source_matrix_order (matrix, RP_MATRIX_BY_LOCATOR, RP_NO_INDEX, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (rp_locator_compare ("p. 007", "p. 12"), <, 0);
  g_assert_cmpint (rp_locator_compare ("p. 12, line 3", "p. 12"), >, 0);
  g_assert_cmpint (rp_locator_compare (NULL, "p"), >, 0);
  g_assert_cmpint (rp_locator_compare ("99999999999999999999998", "99999999999999999999999"), <, 0);
}

static void
test_shown (void)
{
  g_autoptr (RpDataset) dataset = read_bundled ();
  g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
  g_autoptr (RpSourceMatrix) matrix = NULL;

  rp_record_set_add (shown, rp_dataset_find (dataset, "E08"));
  rp_record_set_add (shown, rp_dataset_find (dataset, "E13"));
  matrix = rp_source_matrix_new (dataset, RP_RECORD_EVENT, shown);
  g_assert_cmpuint (rp_source_matrix_n_rows (matrix), ==, 2);
  g_assert_cmpuint (rp_source_matrix_n_columns (matrix), ==, 3);
  g_assert_cmpuint (rp_source_matrix_find (matrix, rp_dataset_find (dataset, "E01")), ==, RP_NO_INDEX);
  g_assert_cmpuint (rp_source_matrix_find (matrix, rp_dataset_find (dataset, "meets-in-baku")), ==, RP_NO_INDEX);
}

/* What was on or before a day stands there; undated parts below their whole, other undated ones beside what they are
 * tied to; a ring of words is no ring of rows.
 */
static void
test_record_order (void)
{
  static const char *const want[] = { "before", "whole", "p1", "p11", "p2", "after", "by", "later", "x", "y" };
  g_autoptr (RpDataset) dataset = read_text (
      "{\"rapport\":1,\"title\":\"t\",\"events\":[{\"id\":\"by\",\"kind\":\"k\",\"title\":\"x\",\"when\":\"[..2004-12]\"},"
      "{\"id\":\"x\",\"kind\":\"k\",\"title\":\"x\",\"before\":\"y\"},"
      "{\"id\":\"y\",\"kind\":\"k\",\"title\":\"x\",\"after\":\"x\"},"
      "{\"id\":\"later\",\"kind\":\"k\",\"title\":\"x\",\"when\":\"2005\"},"
      "{\"id\":\"after\",\"kind\":\"k\",\"title\":\"x\",\"after\":\"whole\"},"
      "{\"id\":\"p2\",\"kind\":\"k\",\"title\":\"x\",\"part_of\":\"whole\"},"
      "{\"id\":\"p11\",\"kind\":\"k\",\"title\":\"x\",\"part_of\":\"p1\"},"
      "{\"id\":\"p1\",\"kind\":\"k\",\"title\":\"x\",\"part_of\":\"whole\",\"order\":-1},"
      "{\"id\":\"before\",\"kind\":\"k\",\"title\":\"x\",\"before\":\"whole\"},"
      "{\"id\":\"whole\",\"kind\":\"k\",\"title\":\"x\",\"when\":\"2004\"}]}");
  g_autoptr (GArray) order = rp_record_order (dataset, RP_RECORD_EVENT);

  g_assert_cmpuint (order->len, ==, G_N_ELEMENTS (want));
  for (guint i = 0; i < order->len; i++)
    g_assert_cmpstr (rp_dataset_event (dataset, g_array_index (order, RpOrderedRecord, i).index)->record.id, ==,
                     want[i]);
  g_assert_cmpuint (g_array_index (order, RpOrderedRecord, 3).depth, ==, 2);
}

/* COUNT events of up to five pieces of evidence of 60 sources that copy one another. */
static RpDataset *
generate (guint count, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Generated\",\"sources\":[");

  for (guint i = 0; i < 60; i++)
    {
      g_string_append_printf (json, "%s{\"id\":\"s%u\",\"title\":\"S %u\"", i ? "," : "", i, i);
      if (g_rand_int_range (rand, 0, 3) == 0)
        g_string_append_printf (json, ",\"origin\":\"s%d\"", g_rand_int_range (rand, 0, 60));
      else if (g_rand_int_range (rand, 0, 5) == 0)
        g_string_append_printf (json, ",\"origin\":\"agency \\u202e %d\"", g_rand_int_range (rand, 0, 4));
      g_string_append_printf (json, ",\"published\":\"%d\"}", g_rand_int_range (rand, 1990, 2020));
    }
  g_string_append (json, "],\"events\":[");
  for (guint i = 0; i < count; i++)
    {
      guint n = (guint)g_rand_int_range (rand, 0, 6);

      g_string_append_printf (json, "%s{\"id\":\"e%u\",\"kind\":\"k\",\"title\":\"E\",\"evidence\":[", i ? "," : "", i);
      for (guint j = 0; j < n; j++)
        {
          g_string_append_printf (json, "%s{\"source\":\"s%d\"", j ? "," : "", g_rand_int_range (rand, 0, 60));
          if (g_rand_int_range (rand, 0, 4) == 0)
            g_string_append_printf (json, ",\"origin\":\"s%d\"", g_rand_int_range (rand, 0, 60));
          if (g_rand_int_range (rand, 0, 9) == 0)
            g_string_append (json, ",\"stance\":\"disputes\"");
          if (g_rand_int_range (rand, 0, 3) == 0)
            g_string_append (json, ",\"for\":\"when\"");
          g_string_append (json, "}");
        }
      g_string_append (json, "]}");
    }
  g_string_append (json, "]}");
  return read_text (json->str);
}

/* Each cell, told from the evidence alone. */
static void
check_row (RpSourceMatrix *matrix, guint index)
{
  RpDataset *dataset = rp_source_matrix_get_dataset (matrix);
  const RpMatrixRow *row = rp_source_matrix_row (matrix, index);
  const RpRecord *record = rp_dataset_record (dataset, row->ref);
  RpSupport support = rp_corroboration_support (dataset, record->evidence, record->n_evidence, NULL);
  gboolean whole = rp_corroboration_all_for_fields (record->evidence, record->n_evidence);
  guint n_passages = 0;

  g_assert_cmpuint (row->n_sources, ==, support.n_sources);
  g_assert_cmpuint (row->n_origins, ==, support.n_origins);
  for (guint column = 0; column < rp_source_matrix_n_columns (matrix); column++)
    {
      const RpMatrixCell *cell = rp_source_matrix_cell (matrix, index, column);
      guint n = 0, flags = 0;

      for (guint i = 0; i < record->n_evidence; i++)
        if (rp_source_matrix_is_in (matrix, column, &record->evidence[i]))
          {
            n++;
            flags |= record->evidence[i].stance == RP_STANCE_DISPUTES ? RP_CELL_DISPUTES
                     : record->evidence[i].n_fields > 0 && !whole     ? RP_CELL_DETAIL
                                                                      : RP_CELL_SUPPORTS;
          }
      g_assert_cmpuint (cell ? cell->n_passages : 0, ==, n);
      g_assert_cmpuint (cell ? cell->flags : 0, ==, flags);
      n_passages += n;
    }
  g_assert_cmpuint (n_passages, ==, record->n_evidence);
}

static void
test_brute_force (void)
{
  g_autoptr (RpDataset) dataset = generate (2000, 5);
  g_autoptr (RpSourceMatrix) matrix = rp_source_matrix_new (dataset, RP_RECORD_EVENT, NULL);
  g_autofree gboolean *seen = g_new0 (gboolean, 2000);
  guint n, n_cells = 0;
  g_autofree guint *weak = rp_source_matrix_order (matrix, RP_MATRIX_BY_STANDING, RP_NO_INDEX, &n);

  for (guint i = 0; i < n; i++)
    {
      check_row (matrix, i);
      g_assert_false (seen[weak[i]]);
      seen[weak[i]] = TRUE;
      if (i > 0)
        g_assert_cmpuint (rp_source_matrix_row (matrix, weak[i - 1])->n_origins, <=,
                          rp_source_matrix_row (matrix, weak[i])->n_origins);
    }
  for (guint i = 0; i < rp_source_matrix_n_columns (matrix); i++)
    {
      const RpMatrixColumn *column = rp_source_matrix_column (matrix, i);
      const RpMatrixGroup *group = rp_source_matrix_group (matrix, column->group);

      g_assert_true (i >= group->first && i < group->first + group->n_columns);
      n_cells += column->n_rows;
    }
  g_assert_cmpuint (n, ==, 2000);
  g_assert_cmpuint (n_cells, ==, rp_source_matrix_n_cells (matrix));
}

/* No source, no event, other types: nothing to fall over. */
static void
test_nothing (void)
{
  g_autoptr (RpDataset) dataset = read_text ("{\"rapport\":1,\"title\":\"t\"}");
  g_autoptr (RpDataset) bundled = read_bundled ();

  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    {
      g_autoptr (RpSourceMatrix) empty = rp_source_matrix_new (dataset, type, NULL);
      g_autoptr (RpSourceMatrix) full = rp_source_matrix_new (bundled, type, NULL);
      g_autofree guint *rows = NULL;
      guint n;

      rows = rp_source_matrix_order (empty, RP_MATRIX_BY_STANDING, 0, &n);
      g_assert_cmpuint (n + rp_source_matrix_n_columns (empty) + rp_source_matrix_n_groups (empty), ==, 0);
      g_assert_cmpuint (rp_source_matrix_n_rows (full), ==, rp_dataset_n_records (bundled, type));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-matrix/bundled", test_bundled);
  g_test_add_func ("/source-matrix/origins", test_origins);
  g_test_add_func ("/source-matrix/cells", test_cells);
  g_test_add_func ("/source-matrix/orders", test_orders);
  g_test_add_func ("/source-matrix/shown", test_shown);
  g_test_add_func ("/source-matrix/record-order", test_record_order);
  g_test_add_func ("/source-matrix/brute-force", test_brute_force);
  g_test_add_func ("/source-matrix/nothing", test_nothing);
  return g_test_run ();
}
