/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "graph-paths.h"
#include "network-circle.h"
#include "network-layout.h"
#include "network-place.h"
#include "overlap-removal.h"
#include "seeded-random.h"

/* A network in numbers, with all that any method may ask for. */
typedef struct
{
  GArray *edges, *arcs;
  RpGraph graph;
  RpNodeBox *boxes;
  guint *kinds, root;
  RpPoint *coordinates, *positions;
  GArray *blocks;
  RpPoint size;
  RpNetworkRequest request;
} Net;

static Net *
net_new (guint n)
{
  Net *net = g_new0 (Net, 1);

  net->edges = g_array_new (FALSE, FALSE, sizeof (RpGraphEdge));
  net->arcs = g_array_new (FALSE, FALSE, sizeof (RpGraphArc));
  net->blocks = g_array_new (FALSE, FALSE, sizeof (RpNetworkBlock));
  net->boxes = g_new (RpNodeBox, n + 1);
  net->kinds = g_new (guint, n + 1);
  net->coordinates = g_new (RpPoint, n + 1);
  net->positions = g_new0 (RpPoint, n + 1);
  net->graph.n_nodes = n;
  for (guint i = 0; i < n; i++)
    {
      net->boxes[i] = (RpNodeBox){ 10, 10, 10, 10 };
      net->kinds[i] = i % 4;
      net->coordinates[i] = (RpPoint){ i % 3 == 2 ? (double)NAN : (double)(i % 300) - 150, (double)(i % 120) - 60 };
    }
  return net;
}

static void
net_free (Net *net)
{
  g_array_unref (net->edges);
  g_array_unref (net->arcs);
  g_array_unref (net->blocks);
  g_free (net->boxes);
  g_free (net->kinds);
  g_free (net->coordinates);
  g_free (net->positions);
  g_free (net);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Net, net_free)

static void
tie (Net *net, guint from, guint to)
{
  g_array_append_vals (net->edges, &(RpGraphEdge){ from, to, 1 }, 1);
  g_array_append_vals (net->arcs, &(RpGraphArc){ from, to }, 1);
}

static gboolean
place (Net *net, const char *name, GCancellable *cancellable)
{
  net->graph.edges = (const RpGraphEdge *)(gpointer)net->edges->data;
  net->graph.n_edges = net->edges->len;
  net->request = (RpNetworkRequest){ .graph = &net->graph,
                                     .boxes = net->boxes,
                                     .area = { 1280, 800 },
                                     .seed = 1,
                                     .roots = &net->root,
                                     .n_roots = net->graph.n_nodes > 0,
                                     .arcs = (const RpGraphArc *)(gpointer)net->arcs->data,
                                     .n_arcs = net->arcs->len,
                                     .kinds = net->kinds,
                                     .n_kinds = 4,
                                     .coordinates = net->coordinates };
  g_array_set_size (net->blocks, 0);
  return rp_network_place (&net->request, rp_network_method_find (name), net->positions, &net->size, net->blocks,
                           cancellable);
}

static Net *
society (guint n, guint ties)
{
  Net *net = net_new (n);
  RpRandom random = rp_random (7);

  for (guint i = 1; i < n; i++)
    for (guint k = 0; k < MIN (ties, i); k++)
      tie (net, i, rp_random_below (&random, i));
  return net;
}

static Net *
star (guint n)
{
  Net *net = net_new (n);

  for (guint i = 1; i < n; i++)
    tie (net, 0, i);
  return net;
}

static Net *
path (guint n)
{
  Net *net = net_new (n);

  for (guint i = 1; i < n; i++)
    tie (net, i - 1, i);
  return net;
}

/* Ties that lead back, stand side by side, name nobody, or have no length that is one. */
static Net *
unsound (void)
{
  static const double lengths[] = { NAN, INFINITY, -INFINITY, 0, -1, 1e308, 1e-308, 1 };
  Net *net = net_new (30);

  for (guint i = 0; i < 400; i++)
    g_array_append_vals (net->edges, &(RpGraphEdge){ i % 29, i * 7 % 31, lengths[i % G_N_ELEMENTS (lengths)] }, 1);
  for (guint i = 0; i < 200; i++)
    g_array_append_vals (net->arcs, &(RpGraphArc){ i % 31, i * 5 % 29 }, 1);
  for (guint i = 0; i < 30; i++)
    net->coordinates[i] = (RpPoint){ i % 2 ? 1e308 : (double)-INFINITY, i % 3 ? 12 : (double)NAN };
  return net;
}

static void
check_places (const Net *net, const char *name)
{
  for (guint i = 0; i < net->graph.n_nodes; i++)
    if (!isfinite (net->positions[i].x) || !isfinite (net->positions[i].y))
      g_error ("%s: node %u has no place", name, i);
  if (rp_overlap_exists (net->boxes, net->graph.n_nodes, net->positions, 0))
    g_error ("%s: nodes overlap", name);
}

/* Whatever comes in, every method gives each node a place of its own, and the same again. */
static void
check_all (Net *net, const char *const *run_too)
{
  const RpNetworkMethod *const *methods = rp_network_methods ();
  gsize bytes = net->graph.n_nodes * sizeof (RpPoint);

  for (guint m = 0; methods[m] != NULL; m++)
    {
      g_autofree RpPoint *first = NULL;

      if (methods[m]->run != NULL && !g_strv_contains (run_too, methods[m]->name))
        continue;
      g_assert_true (place (net, methods[m]->name, NULL));
      check_places (net, methods[m]->name);
      if (net->graph.n_nodes > 5000)
        continue;
      first = g_memdup2 (net->positions, bytes + 1);
      g_assert_true (place (net, methods[m]->name, NULL));
      g_assert_cmpmem (first, bytes, net->positions, bytes);
    }
}

static void
test_any (void)
{
  static const char *const both[] = { "stress", "clusters", NULL };
  g_autoptr (Net) none = net_new (0);
  g_autoptr (Net) one = net_new (1);
  g_autoptr (Net) two = path (2);
  g_autoptr (Net) alone = net_new (50);
  g_autoptr (Net) few = society (40, 2);
  g_autoptr (Net) many = society (700, 3);
  g_autoptr (Net) wrong = unsound ();

  check_all (none, both);
  check_all (one, both);
  check_all (two, both);
  check_all (alone, both);
  check_all (few, both);
  check_all (many, both);
  check_all (wrong, both);
}

static void
test_hard (void)
{
  static const char *const neither[] = { NULL };
  g_autoptr (Net) alone = net_new (5000);
  g_autoptr (Net) wheel = star (20000);
  g_autoptr (Net) line = path (5000);

  check_all (alone, neither);
  check_all (wheel, neither);
  check_all (line, neither);
}

/* The force of communities takes the same, before overlaps are removed. */
static void
test_hard_clusters (void)
{
  Net *nets[] = { net_new (5000), star (20000), path (5000) };

  for (guint k = 0; k < G_N_ELEMENTS (nets); k++)
    {
      g_autoptr (Net) net = nets[k];

      net->graph.edges = (const RpGraphEdge *)(gpointer)net->edges->data;
      net->graph.n_edges = net->edges->len;
      g_assert_true (rp_network_method_find ("clusters")->run (&net->graph, 1, net->positions, NULL));
      for (guint i = 0; i < net->graph.n_nodes; i++)
        g_assert_true (isfinite (net->positions[i].x) && isfinite (net->positions[i].y));
    }
}

static void
test_cancelled (void)
{
  const RpNetworkMethod *const *methods = rp_network_methods ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (Net) net = society (60, 2);

  g_cancellable_cancel (cancellable);
  for (guint m = 0; methods[m] != NULL; m++)
    g_assert_false (place (net, methods[m]->name, cancellable));
}

/* ---- circle ---- */

static RpPoint
middle_of (const Net *net)
{
  RpPoint middle = { 0, 0 };

  for (guint i = 0; i < net->graph.n_nodes; i++)
    {
      middle.x += net->positions[i].x / net->graph.n_nodes;
      middle.y += net->positions[i].y / net->graph.n_nodes;
    }
  return middle;
}

static double
apart (RpPoint p, RpPoint q)
{
  return hypot (p.x - q.x, p.y - q.y);
}

static void
test_circle_is_equally_spaced (void)
{
  g_autoptr (Net) net = society (90, 2);
  g_autofree guint *order = NULL;
  RpPoint middle;
  double radius, step;

  g_assert_true (place (net, "circle", NULL));
  order = rp_network_circle_order (&net->graph, NULL);
  middle = middle_of (net);
  radius = apart (middle, net->positions[0]);
  step = apart (net->positions[order[0]], net->positions[order[1]]);
  for (guint k = 0; k < 90; k++)
    {
      g_assert_cmpfloat_with_epsilon (apart (middle, net->positions[k]), radius, 0.1);
      g_assert_cmpfloat_with_epsilon (apart (net->positions[order[k]], net->positions[order[(k + 1) % 90]]), step, 0.1);
    }
}

static guint
crossings (const Net *net, const guint *order)
{
  g_autofree guint *place = g_new (guint, net->graph.n_nodes);
  guint n = 0;

  for (guint k = 0; k < net->graph.n_nodes; k++)
    place[order[k]] = k;
  for (guint e = 0; e < net->edges->len; e++)
    for (guint f = 0; f < e; f++)
      {
        const RpGraphEdge *s = &g_array_index (net->edges, RpGraphEdge, e),
                          *t = &g_array_index (net->edges, RpGraphEdge, f);
        guint low = MIN (place[s->a], place[s->b]), high = MAX (place[s->a], place[s->b]);
        gboolean in_a = place[t->a] > low && place[t->a]<high, in_b = place[t->b]> low && place[t->b] < high;
        gboolean ends = t->a == s->a || t->a == s->b || t->b == s->a || t->b == s->b;

        n += !ends && in_a != in_b;
      }
  return n;
}

/* A ring whose nodes come in any order, and a tree, cross nowhere; a society far less than as it comes. */
static void
test_circle_has_few_crossings (void)
{
  g_autoptr (Net) ring = net_new (61);
  g_autoptr (Net) tree = society (120, 1);
  g_autoptr (Net) net = society (80, 3);
  g_autofree guint *plain = g_new (guint, 80), *found = NULL;

  for (guint i = 0; i < 61; i++)
    tie (ring, i * 17 % 61, (i + 1) * 17 % 61);
  g_assert_true (place (ring, "circle", NULL));
  found = rp_network_circle_order (&ring->graph, NULL);
  g_assert_cmpuint (crossings (ring, found), ==, 0);
  g_clear_pointer (&found, g_free);
  g_assert_true (place (tree, "circle", NULL));
  found = rp_network_circle_order (&tree->graph, NULL);
  g_assert_cmpuint (crossings (tree, found), ==, 0);
  g_clear_pointer (&found, g_free);
  g_assert_true (place (net, "circle", NULL));
  found = rp_network_circle_order (&net->graph, NULL);
  for (guint i = 0; i < 80; i++)
    plain[i] = i;
  g_assert_cmpuint (crossings (net, found) * 10, <, crossings (net, plain) * 7);
}

/* ---- radial ---- */

/* The innermost and the outermost radius of each ring; returns how many rings. */
static guint
measure_rings (Net *net, guint root, double *inside, double *outside)
{
  g_autoptr (RpPaths) paths = NULL;
  g_autofree double *hops = g_new (double, net->graph.n_nodes);
  guint n_rings = 0;

  net->root = root;
  g_assert_true (place (net, "radial", NULL));
  paths = rp_paths_new (&net->graph);
  rp_paths_from (paths, root, hops);
  for (guint i = 0; i < net->graph.n_nodes; i++)
    {
      inside[i] = INFINITY;
      outside[i] = 0;
    }
  for (guint i = 0; i < net->graph.n_nodes; i++)
    {
      guint h = (guint)hops[i];
      double radius = apart (net->positions[i], net->positions[root]);

      inside[h] = MIN (inside[h], radius);
      outside[h] = MAX (outside[h], radius);
      n_rings = MAX (n_rings, h + 1);
    }
  return n_rings;
}

static void
test_radial_rings_are_hops (void)
{
  g_autoptr (Net) few = society (50, 2);
  g_autoptr (Net) many = society (300, 2);
  double inside[300], outside[300];
  guint n = measure_rings (few, 40, inside, outside);

  g_assert_cmpuint (n, >, 3);
  g_assert_cmpfloat (outside[0], ==, 0);
  for (guint h = 1; h < n; h++)
    {
      g_assert_cmpfloat_with_epsilon (inside[h], outside[h], 0.1);
      g_assert_cmpfloat (inside[h], >, outside[h - 1] + 20);
    }
  /* a ring that is too full is several, but no other ring is among them */
  n = measure_rings (many, 40, inside, outside);
  for (guint h = 1; h < n; h++)
    g_assert_cmpfloat (inside[h], >, outside[h - 1] + 20);
}

/* A tree seen from its root crosses nowhere: each subtree has a wedge of its own. */
static void
test_radial_tree_is_plane (void)
{
  g_autoptr (Net) net = society (100, 1);

  g_assert_true (place (net, "radial", NULL));
  for (guint e = 0; e < net->edges->len; e++)
    for (guint f = 0; f < e; f++)
      {
        const RpGraphEdge *s = &g_array_index (net->edges, RpGraphEdge, e),
                          *t = &g_array_index (net->edges, RpGraphEdge, f);
        RpPoint p = net->positions[s->a], q = net->positions[s->b], u = net->positions[t->a], v = net->positions[t->b];
        double side_u = (q.x - p.x) * (u.y - p.y) - (q.y - p.y) * (u.x - p.x);
        double side_v = (q.x - p.x) * (v.y - p.y) - (q.y - p.y) * (v.x - p.x);
        double side_p = (v.x - u.x) * (p.y - u.y) - (v.y - u.y) * (p.x - u.x);
        double side_q = (v.x - u.x) * (q.y - u.y) - (v.y - u.y) * (q.x - u.x);

        if (s->a == t->a || s->a == t->b || s->b == t->a || s->b == t->b)
          continue;
        g_assert_false (side_u * side_v < 0 && side_p * side_q < 0);
      }
}

/* ---- layered ---- */

static guint
arcs_up (const Net *net)
{
  guint n = 0;

  for (guint k = 0; k < net->arcs->len; k++)
    {
      const RpGraphArc *arc = &g_array_index (net->arcs, RpGraphArc, k);

      n += net->positions[arc->to].y <= net->positions[arc->from].y;
    }
  return n;
}

static void
test_layers_lead_downwards (void)
{
  g_autoptr (Net) net = society (90, 2);
  g_autoptr (Net) ring = net_new (7);

  /* each node is tied to older ones, so that there is no cycle */
  g_assert_true (place (net, "layered", NULL));
  g_assert_cmpuint (arcs_up (net), ==, 0);
  for (guint i = 0; i < 7; i++)
    tie (ring, i, (i + 1) % 7);
  g_assert_true (place (ring, "layered", NULL));
  g_assert_cmpuint (arcs_up (ring), ==, 1);
}

/* A layer too wide for the area is set in rows, a path too tall in columns. */
static void
test_layers_fit_the_shape (void)
{
  g_autoptr (Net) wheel = star (400);
  g_autoptr (Net) line = path (300);

  g_assert_true (place (wheel, "layered", NULL));
  g_assert_cmpuint (arcs_up (wheel), ==, 0);
  g_assert_cmpfloat (wheel->size.x, <, 3 * wheel->size.y);
  g_assert_true (place (line, "layered", NULL));
  g_assert_cmpfloat (line->size.y, <, 3 * line->size.x);
  g_assert_cmpfloat (line->size.x, <, 6000);
}

/* ---- grid ---- */

static void
test_grid_has_a_block_a_kind (void)
{
  g_autoptr (Net) net = society (70, 2);

  g_assert_true (place (net, "grid", NULL));
  g_assert_cmpuint (net->blocks->len, ==, 4);
  for (guint b = 0; b < 4; b++)
    {
      const RpNetworkBlock *block = &g_array_index (net->blocks, RpNetworkBlock, b);
      guint n = 0;

      for (guint i = 0; i < 70; i++)
        if (net->kinds[i] == block->kind)
          {
            g_assert_cmpfloat (net->positions[i].y - 10, >=, block->at.y + RP_BLOCK_HEADING_PX - 0.1);
            g_assert_cmpfloat (net->positions[i].x, >, block->at.x);
            g_assert_cmpfloat (net->positions[i].x, <, block->at.x + block->width);
            n++;
          }
      g_assert_cmpuint (n, ==, block->n_nodes);
    }
}

/* ---- geographic ---- */

static void
test_map_keeps_directions (void)
{
  /* Baku, Rome, Tokyo, Auckland, Honolulu, and one that is nowhere */
  static const RpPoint places[]
      = { { 49.9, 40.4 }, { 12.5, 41.9 }, { 139.7, 35.7 }, { 174.8, -36.9 }, { -157.9, 21.3 } };
  g_autoptr (Net) net = net_new (6);
  const RpNetworkBlock *block;
  RpPoint *p = net->positions;

  memcpy (net->coordinates, places, sizeof places);
  net->coordinates[5] = (RpPoint){ NAN, NAN };
  g_assert_true (place (net, "geographic", NULL));
  g_assert_true (p[1].x < p[0].x && p[0].x < p[2].x && p[2].x < p[3].x);
  g_assert_cmpfloat (p[4].x, >, p[3].x); /* the map is not cut amid the Pacific */
  g_assert_true (p[1].y < p[0].y && p[0].y < p[2].y && p[2].y < p[4].y && p[4].y < p[3].y);
  g_assert_cmpuint (net->blocks->len, ==, 1);
  block = &g_array_index (net->blocks, RpNetworkBlock, 0);
  g_assert_cmpuint (block->kind, ==, RP_BLOCK_NO_COORDINATES);
  g_assert_cmpuint (block->n_nodes, ==, 1);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpfloat (p[i].y + 10, <, block->at.y);
  g_assert_cmpfloat (p[5].y, >, block->at.y);
}

static void
test_map_parts_one_place (void)
{
  g_autoptr (Net) net = net_new (40);

  for (guint i = 0; i < 40; i++)
    net->coordinates[i] = (RpPoint){ 49.9, 40.4 };
  g_assert_true (place (net, "geographic", NULL));
  check_places (net, "geographic");
}

/* ---- clusters ---- */

/* How many of each node's nearest are its neighbours, of as many as it has. */
static double
kept_neighbours (Net *net, const char *name)
{
  guint n = net->graph.n_nodes;
  double sum = 0;

  net->graph.edges = (const RpGraphEdge *)(gpointer)net->edges->data;
  net->graph.n_edges = net->edges->len;
  g_assert_true (rp_network_method_find (name)->run (&net->graph, 1, net->positions, NULL));
  for (guint i = 0; i < n; i++)
    {
      guint degree = 0, near = 0;

      for (guint e = 0; e < net->edges->len; e++)
        {
          const RpGraphEdge *edge = &g_array_index (net->edges, RpGraphEdge, e);
          guint other = edge->a == i ? edge->b : edge->a, nearer = 0;
          double way;

          if (edge->a != i && edge->b != i)
            continue;
          degree++;
          way = apart (net->positions[i], net->positions[other]);
          for (guint k = 0; k < n; k++)
            nearer += k != i && apart (net->positions[i], net->positions[k]) < way;
          near += nearer < 14;
        }
      sum += (double)near / degree / n;
    }
  return sum;
}

/* Twelve circles of friends, each of whose members knows somebody elsewhere. */
static void
test_clusters_keep_friends_together (void)
{
  g_autoptr (Net) net = net_new (180);
  RpRandom random = rp_random (3);
  double clusters, stress;

  for (guint i = 0; i < 180; i++)
    for (guint k = 0; k < 4; k++)
      {
        guint friend = k < 3 ? i / 15 * 15 + rp_random_below (&random, 15) : rp_random_below (&random, 180);

        if (friend != i)
          tie (net, i, friend);
      }
  clusters = kept_neighbours (net, "clusters");
  stress = kept_neighbours (net, "stress");
  g_assert_cmpfloat (clusters, >, 0.6);
  g_assert_cmpfloat (clusters, >, stress + 0.15);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-methods/any", test_any);
  g_test_add_func ("/network-methods/hard", test_hard);
  g_test_add_func ("/network-methods/hard/clusters", test_hard_clusters);
  g_test_add_func ("/network-methods/cancelled", test_cancelled);
  g_test_add_func ("/network-methods/circle/equally-spaced", test_circle_is_equally_spaced);
  g_test_add_func ("/network-methods/circle/few-crossings", test_circle_has_few_crossings);
  g_test_add_func ("/network-methods/radial/rings-are-hops", test_radial_rings_are_hops);
  g_test_add_func ("/network-methods/radial/tree-is-plane", test_radial_tree_is_plane);
  g_test_add_func ("/network-methods/layered/downwards", test_layers_lead_downwards);
  g_test_add_func ("/network-methods/layered/shape", test_layers_fit_the_shape);
  g_test_add_func ("/network-methods/grid/blocks", test_grid_has_a_block_a_kind);
  g_test_add_func ("/network-methods/geographic/directions", test_map_keeps_directions);
  g_test_add_func ("/network-methods/geographic/one-place", test_map_parts_one_place);
  g_test_add_func ("/network-methods/clusters/friends", test_clusters_keep_friends_together);
  return g_test_run ();
}
