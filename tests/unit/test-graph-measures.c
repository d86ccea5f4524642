/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties, betweenness and PageRank against graphs that are reckoned by hand. */
#include "dataset-fixture.h"
#include "graph-measures.h"
#include "graph-ways.h"
#include <igraph.h>

#define NEAR(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-6)

static void
add_entities (Fixture *f, const char *ids)
{
  for (const char *p = ids; *p != '\0'; p++)
    {
      char id[] = { *p, '\0' };

      fixture_entity (f, id, id, NULL, "");
    }
}

/* "ab bc": relations, each with the letters of its ends. */
static void
add_ties (Fixture *f, const char *ties)
{
  g_auto (GStrv) pairs = g_strsplit (ties, " ", -1);

  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);
      char from[] = { pairs[i][0], '\0' }, to[] = { pairs[i][1], '\0' };

      fixture_relation (f, id, from, to, NULL, "");
    }
}

static RpDataset *
graph (const char *ids, const char *ties)
{
  Fixture f;

  fixture_init (&f);
  add_entities (&f, ids);
  add_ties (&f, ties);
  return fixture_finish (&f);
}

static RpEntityMeasures *
measure (const char *ids, const char *ties)
{
  g_autoptr (RpDataset) dataset = graph (ids, ties);

  return rp_graph_measures (dataset, NULL, NULL, NULL);
}

static void
test_path_and_star (void)
{
  g_autoptr (RpEntityMeasures) path = measure ("abcd", "ab bc cd");
  g_autoptr (RpEntityMeasures) star = measure ("abcde", "ab ac ad ae");

  NEAR (path->ties[0], 1);
  NEAR (path->ties[1], 2);
  NEAR (path->betweenness[0], 0);
  NEAR (path->betweenness[1], 2); /* a–c, a–d */
  NEAR (path->betweenness[2], 2);
  g_assert_cmpuint (path->n_ties, ==, 3);
  g_assert_cmpuint (path->n_counted, ==, 4);
  g_assert_cmpuint (path->n_sampled, ==, 0);
  NEAR (star->ties[0], 4);
  NEAR (star->betweenness[0], 6); /* each pair of four */
  NEAR (star->betweenness[4], 0);
}

/* Two ways round a square share the pair; parallel ties, opposite ones and loops open no further way. */
static void
test_shared_ways (void)
{
  g_autoptr (RpEntityMeasures) square = measure ("abcd", "ab bc cd da");
  g_autoptr (RpEntityMeasures) crowded = measure ("abcd", "ab ab ba bc cd da bb");

  for (guint i = 0; i < 4; i++)
    {
      NEAR (square->betweenness[i], 0.5);
      NEAR (crowded->betweenness[i], 0.5);
    }
  NEAR (crowded->ties[1], 5); /* three with a, one with c, one with itself */
}

static void
test_pagerank (void)
{
  g_autoptr (RpEntityMeasures) pair = measure ("ab", "ab");
  g_autoptr (RpEntityMeasures) ring = measure ("abc", "ab bc ca");
  g_autoptr (RpEntityMeasures) nobody = measure ("", "");
  g_autoptr (RpEntityMeasures) apart = measure ("ab", "");

  /* a = 0.15/2 + 0.85·b/2, a + b = 1; both times two. */
  NEAR (pair->pagerank[0], 2 * 0.5 / 1.425);
  NEAR (pair->pagerank[1], 2 - 2 * 0.5 / 1.425);
  for (guint i = 0; i < 3; i++)
    NEAR (ring->pagerank[i], 1);
  NEAR (apart->pagerank[0], 1);
  NEAR (apart->betweenness[1], 0);
  g_assert_cmpuint (nobody->n_counted, ==, 0);
}

/* What is not shown has no measures, and its ties count for nobody. */
static void
test_shown (void)
{
  g_autoptr (RpDataset) dataset = graph ("abcd", "ab bc cd");
  g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
  g_autoptr (RpEntityMeasures) measures = NULL;

  for (guint i = 0; i < 3; i++)
    {
      rp_record_set_add (shown, rp_record_ref (RP_RECORD_ENTITY, i));
      rp_record_set_add (shown, rp_record_ref (RP_RECORD_RELATION, i));
    }
  measures = rp_graph_measures (dataset, shown, NULL, NULL);
  g_assert_cmpuint (measures->n_counted, ==, 3);
  g_assert_cmpuint (measures->n_ties, ==, 2);
  NEAR (measures->betweenness[1], 1);
  NEAR (measures->ties[2], 1);
  g_assert_true (isnan (measures->ties[3]) && isnan (measures->pagerank[3]) && isnan (measures->betweenness[3]));
}

/* NODES nodes: every tenth is the hub of the nine after it, the hubs are a chain. */
static RpDataset *
chain_of_stars (guint nodes)
{
  Fixture f;

  fixture_init (&f);
  for (guint i = 0; i < nodes; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      fixture_entity (&f, id, id, NULL, "");
    }
  for (guint i = 1; i < nodes; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);
      g_autofree char *to = g_strdup_printf ("n%u", i);
      g_autofree char *from = g_strdup_printf ("n%u", i % 10 == 0 ? i - 10 : i - i % 10);

      fixture_relation (&f, id, from, to, NULL, "");
    }
  return fixture_finish (&f);
}

static void
test_sample (void)
{
  const guint n = 9000;
  g_autoptr (RpDataset) dataset = chain_of_stars (n);
  g_autoptr (RpEntityMeasures) measures = rp_graph_measures (dataset, NULL, NULL, NULL);
  g_autoptr (RpEntityMeasures) again = rp_graph_measures (dataset, NULL, NULL, NULL);
  guint middle = n / 2;
  double before = middle, after = n - middle - 10; /* what lies on either side of the middle star */
  double truth = before * after + 9 * (before + after) + 36;

  g_assert_cmpuint (rp_graph_measures_sample (100, 4000000), ==, 0);
  g_assert_cmpuint (rp_graph_measures_sample (5000, 10000), ==, 0);
  g_assert_cmpuint (rp_graph_measures_sample (5000000, 5000000), ==, 100);
  g_assert_cmpuint (measures->n_sampled, ==, rp_graph_measures_sample (n, n - 1));
  g_assert_cmpuint (measures->n_sampled, >, 0);
  g_assert_cmpfloat (ABS (measures->betweenness[middle] / truth - 1), <, 0.05);
  NEAR (measures->betweenness[middle + 1], 0);
  for (guint i = 0; i < n; i++)
    g_assert_true (measures->betweenness[i] == again->betweenness[i] && measures->pagerank[i] == again->pagerank[i]);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (20000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (RpDataset) dataset = chain_of_stars (8000);
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GCancellable) amid = g_cancellable_new ();
  g_autoptr (RpEntityMeasures) after = NULL;
  GThread *thread;

  g_cancellable_cancel (before);
  g_assert_null (rp_graph_measures (dataset, NULL, NULL, before));
  thread = g_thread_new ("cancel", cancel_soon, amid);
  g_assert_null (rp_graph_measures (dataset, NULL, NULL, amid));
  g_thread_join (thread);
  after = measure ("abc", "ab bc"); /* the worker is free again */
  NEAR (after->betweenness[1], 1);
}

static gpointer
measure_many (G_GNUC_UNUSED gpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (RpEntityMeasures) path = measure ("abcd", "ab bc cd");

      NEAR (path->betweenness[1], 2);
    }
  return NULL;
}

/* One call at a time, whoever asks. */
static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("measure", measure_many, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* Two triangles that one tie joins, a pair, and one by himself. */
static void
test_groups (void)
{
  g_autoptr (RpEntityMeasures) groups = measure ("abcdefghi", "ab bc ca cd de ef fd gh");

  g_assert_cmpuint (groups->n_communities, ==, 3);
  g_assert_cmpuint (groups->n_components, ==, 3);
  for (guint i = 0; i < 6; i++)
    {
      NEAR (groups->community[i], i < 3 ? 1 : 2);
      NEAR (groups->component[i], 1);
      NEAR (groups->core[i], 2);
    }
  NEAR (groups->community[6], 3);
  NEAR (groups->component[7], 2);
  NEAR (groups->core[7], 1);
  g_assert_true (isnan (groups->community[8]));
  NEAR (groups->component[8], 3);
  NEAR (groups->core[8], 0);
}

/* Whoever else draws igraph's random numbers gets those that he would have got. */
static void
test_random_numbers_are_restored (void)
{
  g_autoptr (RpEntityMeasures) groups = NULL;
  igraph_integer_t expected;

  igraph_rng_seed (igraph_rng_default (), 7);
  expected = igraph_rng_get_integer (igraph_rng_default (), 0, 1000000);
  igraph_rng_seed (igraph_rng_default (), 7);
  groups = measure ("abcdef", "ab bc ca cd de ef fd");
  g_assert_cmpuint (groups->n_communities, ==, 2);
  g_assert_true (igraph_rng_get_integer (igraph_rng_default (), 0, 1000000) == expected);
}

static RpRecordSet *
ways (RpDataset *dataset, const RpRecordSet *shown, const GArray *shared, guint to, GCancellable *cancellable)
{
  return rp_graph_ways (&(RpWayRequest){ dataset, shown, shared, 0, to }, cancellable);
}

static void
test_ways (void)
{
  g_autoptr (RpDataset) dataset = graph ("abcdef", "ac cd ab bd ba de bb");
  g_autoptr (RpRecordSet) all = ways (dataset, NULL, NULL, 3, NULL);
  g_autoptr (RpRecordSet) none = ways (dataset, NULL, NULL, 5, NULL);
  g_autoptr (GArray) shared = g_array_new (FALSE, FALSE, sizeof (RpSharedTie));
  g_autoptr (RpRecordSet) shared_ways = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_assert_cmpuint (rp_record_set_count (all, RP_RECORD_ENTITY), ==, 4);
  g_assert_cmpuint (rp_record_set_count (all, RP_RECORD_RELATION), ==, 5); /* the parallel one with it, the loop not */
  g_assert_cmpuint (rp_record_set_count (none, RP_RECORD_ENTITY), ==, 0);
  /* a and f met, and f and d: no longer than over relations */
  g_array_append_vals (shared, &(RpSharedTie){ 0, 5 }, 1);
  g_array_append_vals (shared, &(RpSharedTie){ 3, 5 }, 1);
  shared_ways = ways (dataset, NULL, shared, 3, NULL);
  g_assert_cmpuint (rp_record_set_count (shared_ways, RP_RECORD_ENTITY), ==, 5);
  g_assert_cmpuint (rp_record_set_count (shared_ways, RP_RECORD_RELATION), ==, 5);
  g_cancellable_cancel (cancelled);
  g_assert_null (ways (dataset, NULL, NULL, 3, cancelled));
}

typedef struct
{
  RpDataset *dataset;
  gint *permille;
} Watched;

static gpointer
measure_watched (gpointer data)
{
  Watched *watched = data;
  g_autoptr (RpEntityMeasures) measures = rp_graph_measures (watched->dataset, NULL, watched->permille, NULL);

  g_assert_cmpuint (measures->n_counted, ==, 5000);
  return NULL;
}

static void
test_progress (void)
{
  g_autoptr (RpDataset) dataset = chain_of_stars (5000);
  gint permille = 0, last = 0, seen = 0;
  GThread *thread = g_thread_new ("measure", measure_watched, &(Watched){ dataset, &permille });

  while (last < 1000)
    {
      gint now = g_atomic_int_get (&permille);

      g_assert_cmpint (now, >=, last);
      seen += now > last;
      last = now;
      g_thread_yield ();
    }
  g_thread_join (thread);
  g_assert_cmpint (seen, >, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph-measures/path-and-star", test_path_and_star);
  g_test_add_func ("/graph-measures/shared-ways", test_shared_ways);
  g_test_add_func ("/graph-measures/pagerank", test_pagerank);
  g_test_add_func ("/graph-measures/shown", test_shown);
  g_test_add_func ("/graph-measures/sample", test_sample);
  g_test_add_func ("/graph-measures/cancel", test_cancel);
  g_test_add_func ("/graph-measures/threads", test_threads);
  g_test_add_func ("/graph-measures/groups", test_groups);
  g_test_add_func ("/graph-measures/random-numbers-are-restored", test_random_numbers_are_restored);
  g_test_add_func ("/graph-measures/ways", test_ways);
  g_test_add_func ("/graph-measures/progress", test_progress);
  return g_test_run ();
}
