/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "network-layout.h"
#include "network-stress.h"
#include "overlap-removal.h"
#include "seeded-random.h"

static void
add (GArray *edges, guint a, guint b)
{
  g_array_append_vals (edges, &(RpGraphEdge){ a, b, 1 }, 1);
}

static GArray *
no_edges (void)
{
  return g_array_new (FALSE, FALSE, sizeof (RpGraphEdge));
}

static GArray *
path (guint n)
{
  GArray *edges = no_edges ();

  for (guint i = 1; i < n; i++)
    add (edges, i - 1, i);
  return edges;
}

static GArray *
star (guint n)
{
  GArray *edges = no_edges ();

  for (guint i = 1; i < n; i++)
    add (edges, 0, i);
  return edges;
}

static GArray *
grid (guint side)
{
  GArray *edges = no_edges ();

  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      {
        if (x + 1 < side)
          add (edges, y * side + x, y * side + x + 1);
        if (y + 1 < side)
          add (edges, y * side + x, y * side + side + x);
      }
  return edges;
}

/* Newcomers tie themselves to those who have many ties, as people do. */
static GArray *
society (guint n, guint ties)
{
  GArray *edges = no_edges ();
  RpRandom random = rp_random (7);

  for (guint i = 1; i < n; i++)
    for (guint k = 0; k < MIN (ties, i); k++)
      {
        guint old = edges->len > 0 ? rp_random_below (&random, edges->len) : 0;
        const RpGraphEdge *edge = edges->len > 0 ? &g_array_index (edges, RpGraphEdge, old) : NULL;
        guint to = edge == NULL ? 0 : rp_random_below (&random, 2) ? edge->a : edge->b;

        add (edges, i, to == i ? i - 1 : to);
      }
  return edges;
}

static RpGraph
graph_of (guint n, GArray *edges)
{
  return (RpGraph){ n, edges->len, (const RpGraphEdge *)(gpointer)edges->data };
}

static double
stress_of (guint n, GArray *edges)
{
  RpGraph graph = graph_of (n, edges);
  g_autofree RpPoint *positions = g_new0 (RpPoint, n);

  g_assert_true (rp_network_methods ()[0]->run (&graph, 1, positions, NULL));
  for (guint i = 0; i < n; i++)
    g_assert_true (isfinite (positions[i].x) && isfinite (positions[i].y));
  return rp_network_stress_of (&graph, positions);
}

static void
test_stress (void)
{
  g_autoptr (GArray) mesh = grid (32);
  g_autoptr (GArray) line = path (50);
  g_autoptr (GArray) hub = star (30);
  g_autoptr (GArray) people = society (1000, 2);
  g_autoptr (GArray) many = society (5000, 2);

  g_assert_cmpfloat (stress_of (32 * 32, mesh), <=, 0.0125);
  g_assert_cmpfloat (stress_of (50, line), <=, 0.0005);
  g_assert_cmpfloat (stress_of (30, hub), <=, 0.16);
  g_assert_cmpfloat (stress_of (1000, people), <=, 0.152);
  g_assert_cmpfloat (stress_of (5000, many), <=, 0.195);
}

/* Stress must tell good from bad, or the test above says nothing. */
static void
test_stress_of_noise (void)
{
  g_autoptr (GArray) mesh = grid (10);
  RpGraph graph = graph_of (100, mesh);
  RpPoint right[100], wrong[100];
  RpRandom random = rp_random (3);

  for (guint i = 0; i < 100; i++)
    {
      right[i] = (RpPoint){ i % 10 * 7.0, i / 10 * 7.0 };
      wrong[i].x = rp_random_unit (&random);
      wrong[i].y = rp_random_unit (&random);
    }
  g_assert_cmpfloat (rp_network_stress_of (&graph, right), <, 0.02);
  g_assert_cmpfloat (rp_network_stress_of (&graph, wrong), >, 0.2);
}

static RpNodeBox *
boxes_for (guint n)
{
  RpNodeBox *boxes = g_new (RpNodeBox, (gsize)n + 1);
  RpRandom random = rp_random (5);

  for (guint i = 0; i < n; i++)
    {
      double half = 20 + rp_random_below (&random, 45);

      boxes[i] = (RpNodeBox){ half, half, 14, 34 };
    }
  return boxes;
}

/* Lays out and checks what holds for every layout: no overlap, within the size that is said. */
static RpPoint *
laid_out (guint n, GArray *edges, RpPoint area, RpPoint *size)
{
  RpGraph graph = graph_of (n, edges);
  g_autofree RpNodeBox *boxes = boxes_for (n);
  RpPoint *positions = g_new0 (RpPoint, (gsize)n + 1);

  g_assert_true (rp_network_layout_within (&graph, boxes, rp_network_methods ()[0], 1, area, positions, size, NULL));
  g_assert_false (rp_overlap_exists (boxes, n, positions, 0));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (positions[i].x - boxes[i].left, >=, -0.001);
      g_assert_cmpfloat (positions[i].y - boxes[i].top, >=, -0.001);
      g_assert_cmpfloat (positions[i].x + boxes[i].right, <=, size->x + 0.001);
      g_assert_cmpfloat (positions[i].y + boxes[i].bottom, <=, size->y + 0.001);
      g_assert_cmpfloat (positions[i].x * 64, ==, floor (positions[i].x * 64));
    }
  return positions;
}

static void
test_area (void)
{
  RpPoint area = { 1232, 752 }, size;

  for (guint n = 5; n <= 60; n += 11)
    {
      g_autoptr (GArray) edges = society (n, 2);
      g_autofree RpPoint *positions = laid_out (n, edges, area, &size);

      g_assert_nonnull (positions);
      g_assert_cmpfloat (size.x, <=, area.x + 1);
      g_assert_cmpfloat (size.y, <=, area.y + 1);
      /* and fills it */
      if (n > 20)
        g_assert_cmpfloat (size.x * size.y, >=, 0.7 * area.x * area.y);
    }
}

static void
test_odd_graphs (void)
{
  RpPoint size;

  for (guint n = 0; n <= 4; n++)
    {
      g_autoptr (GArray) line = path (n);
      g_autoptr (GArray) none = no_edges ();
      g_autofree RpPoint *first = laid_out (n, line, (RpPoint){ 600, 400 }, &size);
      g_autofree RpPoint *second = laid_out (n, none, (RpPoint){ 600, 400 }, &size);

      g_assert_nonnull (first);
      g_assert_nonnull (second);
      g_assert_cmpfloat (size.x, <=, 600);
    }
}

static void
test_refused_edges (void)
{
  g_autoptr (GArray) edges = no_edges ();
  g_autofree RpPoint *positions = NULL;
  RpPoint size;

  add (edges, 0, 0);
  add (edges, 0, 99);
  add (edges, 1, 2);
  g_array_append_vals (edges, &(RpGraphEdge){ 2, 3, NAN }, 1);
  g_array_append_vals (edges, &(RpGraphEdge){ 3, 4, -1 }, 1);
  positions = laid_out (5, edges, (RpPoint){ NAN, 0 }, &size);
  g_assert_true (isfinite (size.x) && isfinite (size.y));
}

static void
test_large (void)
{
  g_autoptr (GArray) none = no_edges ();
  g_autoptr (GArray) line = path (5000);
  g_autoptr (GArray) hub = star (20001);
  g_autoptr (GArray) pairs = no_edges ();
  RpPoint area = { 1232, 752 }, size;

  for (guint i = 0; i < 3000; i += 2)
    add (pairs, i, i + 1);
  g_free (laid_out (5000, none, area, &size));
  /* isolated nodes stand in a tidy block of the area's shape */
  g_assert_cmpfloat (size.x / size.y, >, 1.1);
  g_assert_cmpfloat (size.x / size.y, <, 2.4);
  g_free (laid_out (5000, line, area, &size));
  g_free (laid_out (20001, hub, area, &size));
  g_free (laid_out (3000, pairs, area, &size));
}

static void
test_same_twice (void)
{
  static const guint sizes[] = { 12, 90, 700, 2500 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GArray) edges = society (sizes[i], 2);
      RpPoint area = { 1232, 752 }, size_a, size_b;
      g_autofree RpPoint *a = laid_out (sizes[i], edges, area, &size_a);
      g_autofree RpPoint *b = laid_out (sizes[i], edges, area, &size_b);

      g_assert_cmpmem (a, sizes[i] * sizeof (RpPoint), b, sizes[i] * sizeof (RpPoint));
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) edges = society (300, 2);
  g_autofree RpNodeBox *boxes = boxes_for (300);
  g_autofree RpPoint *positions = g_new0 (RpPoint, 300);
  RpGraph graph = graph_of (300, edges);
  RpPoint size;

  g_cancellable_cancel (cancellable);
  g_assert_false (rp_network_layout (&graph, boxes, rp_network_methods ()[0], 1, 1.6, positions, &size, cancellable));
  g_assert_false (rp_network_positions (&graph, rp_network_methods ()[0], 1, positions, cancellable));
}

static void
test_aspect (void)
{
  g_autoptr (GArray) edges = grid (12);
  g_autofree RpNodeBox *boxes = boxes_for (144);
  g_autofree RpPoint *positions = g_new0 (RpPoint, 144);
  RpGraph graph = graph_of (144, edges);
  RpPoint size;

  g_assert_true (rp_network_layout (&graph, boxes, rp_network_methods ()[0], 1, 0.6, positions, &size, NULL));
  g_assert_cmpfloat (size.x / size.y, >, 0.4);
  g_assert_cmpfloat (size.x / size.y, <, 0.8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-layout/stress", test_stress);
  g_test_add_func ("/network-layout/stress-of-noise", test_stress_of_noise);
  g_test_add_func ("/network-layout/area", test_area);
  g_test_add_func ("/network-layout/odd-graphs", test_odd_graphs);
  g_test_add_func ("/network-layout/refused-edges", test_refused_edges);
  g_test_add_func ("/network-layout/large", test_large);
  g_test_add_func ("/network-layout/same-twice", test_same_twice);
  g_test_add_func ("/network-layout/cancelled", test_cancelled);
  g_test_add_func ("/network-layout/aspect", test_aspect);
  return g_test_run ();
}
