/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-arena.h"
#include "id-table.h"

#include <string.h>

static void
test_words (void)
{
  g_autoptr (RpArena) arena = rp_arena_new ();
  const char *first = rp_arena_string (arena, "word", -1);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("word %u", i);
      g_assert_cmpstr (rp_arena_string (arena, text, -1), ==, text);
    }
  g_assert_true (first == rp_arena_string (arena, "word 1", 4));
  g_assert_true (first == rp_arena_own (arena, first));
}

/* Equal texts are one while they stand near each other, and right always. */
static void
test_texts (void)
{
  g_autoptr (RpArena) arena = rp_arena_new ();
  const char *first = rp_arena_text (arena, "a title", 7);

  for (guint i = 0; i < 100000; i++)
    g_assert_true (rp_arena_text (arena, "a title of many", 7) == first);
  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *text = g_strdup_printf ("title %u", i);
      g_assert_cmpstr (rp_arena_text (arena, text, strlen (text)), ==, text);
    }
  g_assert_cmpstr (rp_arena_text (arena, "a\0b", 3), ==, "a");
  g_assert_cmpstr (rp_arena_text (arena, "a\0c", 3), ==, "a");
  g_assert_cmpstr (rp_arena_text (arena, "", 0), ==, "");
  g_assert_cmpstr (first, ==, "a title");
}

static void
test_dates (void)
{
  g_autoptr (RpArena) arena = rp_arena_new ();
  const RpDate *first = NULL;

  g_assert_null (rp_arena_find_date (arena, "2020", 4));
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", 1000 + i);
      RpWhen when;
      const RpDate *kept;

      g_assert_true (rp_edtf_parse (text, &when, NULL, NULL));
      g_assert_null (rp_arena_find_date (arena, text, 4));
      kept = rp_arena_keep_date (arena, text, &when);
      first = first != NULL ? first : kept;
      g_assert_cmpstr (kept->text, ==, text);
      g_assert_cmpint (rp_instant_compare (kept->when->begin.earliest, when.begin.earliest), ==, 0);
      g_assert_true (rp_arena_find_date (arena, text, 4) == kept);
    }
  g_assert_true (rp_arena_find_date (arena, "1000-01", 4) == first);
  g_assert_null (rp_arena_find_date (arena, "1000-01", 7));
}

/* These two differ so that a multiplication by a known number brings them together again. Only a secret within keeps
 * them apart, and keeps apart what a file could prepare. */
static void
test_hash (void)
{
  guint64 a[2] = { 1, 2 }, b[2] = { 1 ^ (G_GUINT64_CONSTANT (1) << 63), 2 ^ (G_GUINT64_CONSTANT (1) << 63) };
  guint same = 0, alike = 0;

  b[1] ^= G_GUINT64_CONSTANT (1) << 34;
  for (guint i = 0; i < 100; i++)
    {
      guint64 seed = rp_arena_seed ();
      g_assert_cmpuint (seed, !=, 0);
      same += rp_arena_hash (seed, a, sizeof a) == rp_arena_hash (seed, b, sizeof b);
      alike += rp_arena_hash (seed, "abc", 3) == rp_arena_hash (rp_arena_seed (), "abc", 3);
    }
  g_assert_cmpuint (same, <, 3);
  g_assert_cmpuint (alike, <, 3);
}

static void
add_id (GArray *table, const char *id)
{
  RpEntity entity = { .record = { .id = id } };
  g_array_append_val (table, entity);
}

static void
test_ids (void)
{
  static const char *const ids[] = { "a", "b", "a", "c" };
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (RpEntity));
  GArray *tables[RP_N_RECORD_TYPES] = { [RP_RECORD_ENTITY] = entities };
  RpIdTable table = { .seed = 0 };
  guint rows[] = { 0, RP_NO_INDEX, 1, 2 };

  g_assert_cmpint (rp_id_table_find (&table, tables, "a", RP_RECORD_EVENT).type, ==, RP_RECORD_NONE);
  for (guint i = 0; i < 4; i++)
    {
      add_id (entities, ids[i]);
      g_assert_cmpint (rp_id_table_insert (&table, tables, rp_record_ref (RP_RECORD_ENTITY, i)), ==, i != 2);
    }
  g_assert_cmpuint (rp_id_table_find (&table, tables, "a", RP_RECORD_EVENT).index, ==, 0);
  rp_id_table_replace (&table, tables, rp_record_ref (RP_RECORD_ENTITY, 2));
  g_assert_cmpuint (rp_id_table_find (&table, tables, "a", RP_RECORD_ENTITY).index, ==, 2);
  g_assert_cmpuint (rp_id_table_find (&table, tables, "c", RP_RECORD_ENTITY).index, ==, 3);
  rp_id_table_close (&table);
  g_assert_cmpuint (rp_id_table_find (&table, tables, "a", RP_RECORD_ENTITY).index, ==, 2);
  g_array_remove_index (entities, 1);
  rp_id_table_move (&table, RP_RECORD_ENTITY, rows);
  g_assert_cmpuint (rp_id_table_find (&table, tables, "a", RP_RECORD_ENTITY).index, ==, 1);
  g_assert_cmpuint (rp_id_table_find (&table, tables, "c", RP_RECORD_SOURCE).index, ==, 2);
  g_assert_cmpint (rp_id_table_find (&table, tables, "b", RP_RECORD_ENTITY).type, ==, RP_RECORD_NONE);
  g_assert_cmpint (rp_id_table_find (&table, tables, NULL, RP_RECORD_ENTITY).type, ==, RP_RECORD_NONE);
  rp_id_table_clear (&table);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataset-arena/words", test_words);
  g_test_add_func ("/dataset-arena/texts", test_texts);
  g_test_add_func ("/dataset-arena/dates", test_dates);
  g_test_add_func ("/dataset-arena/hash", test_hash);
  g_test_add_func ("/dataset-arena/ids", test_ids);
  return g_test_run ();
}
