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
learn (Brute *brute, RpDataset *dataset, const RpRecordSet *shown, const GArray *shared, guint to)
{
  memset (brute, 0, sizeof *brute);
  for (guint i = 0; i < rp_dataset_n_relations (dataset); i++)
    {
      const RpRelation *relation = rp_dataset_relation (dataset, i);

      if (shown == NULL || rp_record_set_contains (shown, rp_record_ref (RP_RECORD_RELATION, i)))
        brute->tied[relation->from][relation->to] = brute->tied[relation->to][relation->from] = TRUE;
    }
  for (guint i = 0; shared != NULL && i < shared->len; i++)
    {
      const RpSharedTie *pair = &g_array_index (shared, RpSharedTie, i);

      brute->tied[pair->a][pair->b] = brute->tied[pair->b][pair->a] = TRUE;
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

/* Whether a record ties A and B. */
static gboolean
ties (RpDataset *dataset, RpRecordRef ref, guint a, guint b)
{
  const RpEvent *event;
  gboolean has_a = FALSE, has_b = FALSE;

  if (ref.type == RP_RECORD_RELATION)
    {
      const RpRelation *relation = rp_dataset_relation (dataset, ref.index);

      return (relation->from == a && relation->to == b) || (relation->from == b && relation->to == a);
    }
  event = rp_dataset_event (dataset, ref.index);
  for (guint i = 0; i < event->n_participants; i++)
    {
      has_a = has_a || event->participants[i].entity == a;
      has_b = has_b || event->participants[i].entity == b;
    }
  return has_a && has_b;
}

/* The stops, and between each two of them at least one record. */
static void
assert_records (RpDataset *dataset, const RpWayList *list, guint k, const GArray *way)
{
  g_autoptr (GArray) records = rp_way_list_records (list, k, NULL);

  g_assert_cmpuint (records->len, >=, 2 * way->len - 1);
  for (guint i = 0; i < way->len; i++)
    g_assert_true (rp_record_ref_equal (g_array_index (records, RpRecordRef, i),
                                        rp_record_ref (RP_RECORD_ENTITY, g_array_index (way, guint, i))));
  for (guint i = way->len; i < records->len; i++)
    {
      guint at = 0;

      for (guint s = 0; s + 1 < way->len; s++)
        at += ties (dataset, g_array_index (records, RpRecordRef, i), g_array_index (way, guint, s),
                    g_array_index (way, guint, s + 1));
      g_assert_cmpuint (at, ==, 1);
    }
}

static void
compare (RpDataset *dataset, const RpRecordSet *shown, const GArray *shared, guint from, guint to)
{
  g_autoptr (RpWayList) list = rp_way_list_new (&(RpWayRequest){ dataset, shown, shared, from, to }, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) path = g_string_new (NULL);
  Brute brute;

  learn (&brute, dataset, shown, shared, to);
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
      g_autoptr (RpDataset) dataset = people (N, n_relations, 40);
      g_autoptr (GArray) shared = rp_shared_ties (dataset, NULL);
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
              g_autoptr (RpWayList) list = rp_way_list_new (&(RpWayRequest){ dataset, NULL, NULL, from, to }, NULL);

              most = MAX (most, rp_way_list_count (list));
              compare (dataset, NULL, NULL, from, to);
              compare (dataset, NULL, shared, from, to);
              compare (dataset, shown, NULL, from, to);
              compare (dataset, shown, shared, from, to);
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
  g_autoptr (RpWayList) none = rp_way_list_new (&(RpWayRequest){ dataset, nothing, NULL, 0, 1 }, NULL);

  g_assert_cmpuint (rp_way_list_count (none), ==, 0);
  g_assert_cmpuint (rp_way_list_steps (none), ==, 0);
  g_cancellable_cancel (cancelled);
  g_assert_null (rp_way_list_new (&(RpWayRequest){ dataset, NULL, NULL, 0, 1 }, cancelled));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/way-list/all-ways", test_all_ways);
  g_test_add_func ("/way-list/cancelled-and-nobody", test_cancelled_and_nobody);
  return g_test_run ();
}
