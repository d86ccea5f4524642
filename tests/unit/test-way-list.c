/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shortest ways against a search that tries them all. */
#include "people-fixture.h"
#include "way-list.h"

#define N 59

typedef struct
{
  gboolean tied[N][N];
  guint far[N]; /* from the end; N: not reached */
} Brute;

static void
learn (Brute *brute, RpDataset *dataset, const RpRecordSet *shown, guint to)
{
  memset (brute, 0, sizeof *brute);
  for (guint i = 0; i < rp_dataset_n_relations (dataset); i++)
    {
      const RpRelation *relation = rp_dataset_relation (dataset, i);

      if (shown == NULL || rp_record_set_contains (shown, rp_record_ref (RP_RECORD_RELATION, i)))
        brute->tied[relation->from][relation->to] = brute->tied[relation->to][relation->from] = TRUE;
    }
  for (guint i = 0; i < N; i++)
    brute->far[i] = i == to ? 0 : N;
  for (guint round = 0; round < N; round++)
    for (guint a = 0; a < N; a++)
      for (guint b = 0; b < N; b++)
        if (brute->tied[a][b] && brute->far[b] + 1 < brute->far[a])
          brute->far[a] = brute->far[b] + 1;
}

/* Tells them one by one, those over the first entities first. */
static void
tell (const Brute *brute, guint at, GString *path, GPtrArray *paths)
{
  gsize length = path->len;

  g_string_append_printf (path, " %u", at);
  if (brute->far[at] == 0)
    g_ptr_array_add (paths, g_strdup (path->str));
  for (guint next = 0; next < N && brute->far[at] > 0; next++)
    if (brute->tied[at][next] && brute->far[next] + 1 == brute->far[at])
      tell (brute, next, path, paths);
  g_string_truncate (path, length);
}

static void
assert_records (RpDataset *dataset, const RpWayList *list, guint k, const GArray *way)
{
  g_autoptr (GArray) records = rp_way_list_records (list, k);
  guint n_relations = 0;

  for (guint i = 0; i < records->len; i++)
    {
      RpRecordRef ref = g_array_index (records, RpRecordRef, i);
      guint at = 0;

      if (i < way->len)
        {
          g_assert_true (rp_record_ref_equal (ref, rp_record_ref (RP_RECORD_ENTITY, g_array_index (way, guint, i))));
          continue;
        }
      g_assert_cmpint (ref.type, ==, RP_RECORD_RELATION);
      n_relations++;
      for (guint s = 0; s + 1 < way->len; s++)
        {
          const RpRelation *relation = rp_dataset_relation (dataset, ref.index);
          guint a = g_array_index (way, guint, s), b = g_array_index (way, guint, s + 1);

          at += (relation->from == a && relation->to == b) || (relation->from == b && relation->to == a);
        }
      g_assert_cmpuint (at, ==, 1);
    }
  g_assert_cmpuint (n_relations, >=, way->len - 1);
}

static void
compare (RpDataset *dataset, const RpRecordSet *shown, guint from, guint to)
{
  g_autoptr (RpWayList) list = rp_way_list_new (dataset, shown, from, to, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) path = g_string_new (NULL);
  Brute brute;

  learn (&brute, dataset, shown, to);
  if (brute.far[from] < N)
    tell (&brute, from, path, paths);
  g_assert_cmpuint (rp_way_list_count (list), ==, paths->len);
  if (paths->len > 0)
    g_assert_cmpuint (rp_way_list_steps (list), ==, brute.far[from]);
  for (guint k = 0; k < paths->len; k++)
    {
      g_autoptr (GArray) way = rp_way_list_entities (list, k);
      g_autoptr (GString) told = g_string_new (NULL);

      for (guint i = 0; i < way->len; i++)
        g_string_append_printf (told, " %u", g_array_index (way, guint, i));
      g_assert_cmpstr (told->str, ==, g_ptr_array_index (paths, k));
      assert_records (dataset, list, k, way);
    }
}

static void
test_all_ways (void)
{
  guint most = 0;

  for (guint n_relations = 30; n_relations <= 240; n_relations += 70)
    {
      g_autoptr (RpDataset) dataset = people (N, n_relations, 0);
      g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);

      for (guint i = 0; i < N; i++)
        rp_record_set_add (shown, rp_record_ref (RP_RECORD_ENTITY, i));
      for (guint i = 0; i < n_relations; i++)
        if (i % 3 != 1)
          rp_record_set_add (shown, rp_record_ref (RP_RECORD_RELATION, i));
      for (guint from = 0; from < N; from += 7)
        for (guint to = 0; to < N; to += 3)
          if (from != to)
            {
              g_autoptr (RpWayList) list = rp_way_list_new (dataset, NULL, from, to, NULL);

              most = MAX (most, rp_way_list_count (list));
              compare (dataset, NULL, from, to);
              compare (dataset, shown, from, to);
            }
    }
  g_assert_cmpuint (most, >, 2);
}

static void
test_cancelled_and_nobody (void)
{
  g_autoptr (RpDataset) dataset = people (N, 90, 0);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (RpRecordSet) nothing = rp_record_set_new (dataset);
  g_autoptr (RpWayList) none = rp_way_list_new (dataset, nothing, 0, 1, NULL);

  g_assert_cmpuint (rp_way_list_count (none), ==, 0);
  g_assert_cmpuint (rp_way_list_steps (none), ==, 0);
  g_cancellable_cancel (cancelled);
  g_assert_null (rp_way_list_new (dataset, NULL, 0, 1, cancelled));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/way-list/all-ways", test_all_ways);
  g_test_add_func ("/way-list/cancelled-and-nobody", test_cancelled_and_nobody);
  return g_test_run ();
}
