/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "network-around.h"
#include "network-layout.h"
#include "overlap-removal.h"
#include "seeded-random.h"

#define N 80

typedef struct
{
  GArray *edges;
  RpGraph graph;
  RpNodeBox boxes[4 * N];
  RpPoint positions[4 * N];
  gboolean stands[4 * N];
} World;

/* A laid-out society of N. */
static World *
world_new (void)
{
  World *self = g_new0 (World, 1);
  RpRandom random = rp_random (4);
  RpPoint size;

  self->edges = g_array_new (FALSE, FALSE, sizeof (RpGraphEdge));
  for (guint i = 0; i < 4 * N; i++)
    self->boxes[i] = (RpNodeBox){ 20 + i % 7 * 4, 24 + i % 5 * 3, 10, 12 + i % 3 * 8 };
  for (guint i = 1; i < N; i++)
    g_array_append_vals (self->edges, &(RpGraphEdge){ i, rp_random_below (&random, i), 1 }, 1);
  self->graph = (RpGraph){ N, self->edges->len, (const RpGraphEdge *)(gpointer)self->edges->data };
  g_assert_true (rp_network_layout_within (&self->graph, self->boxes, rp_network_methods ()[0], 1,
                                           (RpPoint){ 1200, 700 }, self->positions, &size, NULL));
  for (guint i = 0; i < N; i++)
    self->stands[i] = TRUE;
  return self;
}

static void
world_free (World *self)
{
  g_array_unref (self->edges);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static void
tie (World *self, guint a, guint b)
{
  g_array_append_vals (self->edges, &(RpGraphEdge){ a, b, 1 }, 1);
}

static RpPoint
place (World *self, guint n)
{
  g_autofree RpPoint *before = g_memdup2 (self->positions, sizeof self->positions);
  RpPoint extent;

  self->graph = (RpGraph){ n, self->edges->len, (const RpGraphEdge *)(gpointer)self->edges->data };
  g_assert_true (rp_network_place_around (&self->graph, self->boxes, self->stands, 4, self->positions, &extent, NULL));
  g_assert_false (rp_overlap_exists (self->boxes, n, self->positions, 0));
  for (guint i = 0; i < n; i++)
    {
      if (self->stands[i])
        g_assert_cmpmem (&before[i], sizeof (RpPoint), &self->positions[i], sizeof (RpPoint));
      g_assert_cmpfloat (self->positions[i].x - self->boxes[i].left, >=, -0.02);
      g_assert_cmpfloat (self->positions[i].y - self->boxes[i].top, >=, -0.02);
      g_assert_cmpfloat (self->positions[i].x + self->boxes[i].right, <=, extent.x + 0.02);
      g_assert_cmpfloat (self->positions[i].y + self->boxes[i].bottom, <=, extent.y + 0.02);
    }
  return extent;
}

static double
between (const World *self, guint a, guint b)
{
  double x = self->positions[a].x - self->positions[b].x, y = self->positions[a].y - self->positions[b].y;

  return sqrt (x * x + y * y);
}

static void
test_nothing_new (void)
{
  g_autoptr (World) world = world_new ();

  place (world, N);
}

static void
test_near_its_own (void)
{
  g_autoptr (World) world = world_new ();
  guint nearer = 0;

  for (guint i = 0; i < 10; i++)
    tie (world, N + i, 7 * i);
  place (world, N + 10);
  for (guint i = 0; i < 10; i++)
    for (guint k = 0; k < N; k++)
      nearer += between (world, N + i, k) < between (world, N + i, 7 * i);
  /* of 80 that stand there, few are nearer to a newcomer than the one it is tied to */
  g_assert_cmpuint (nearer, <, 10 * 12);
}

/* Chains of newcomers, some tied to nobody that stands, some to nobody at all. */
static void
test_many_new (void)
{
  g_autoptr (World) world = world_new ();

  for (guint i = N; i < 2 * N; i++)
    tie (world, i, i % 9 == 0 ? i - N : i - 1);
  for (guint i = 2 * N; i < 3 * N; i += 4)
    tie (world, i, i + 1);
  place (world, 4 * N);
  for (guint i = 2 * N; i < 3 * N; i += 4)
    g_assert_cmpfloat (between (world, i, i + 1), <, 900);
}

static void
test_none_stands (void)
{
  g_autoptr (World) world = world_new ();

  memset (world->stands, 0, sizeof world->stands);
  place (world, N);
}

static void
test_crowd_at_one (void)
{
  g_autoptr (World) world = world_new ();

  for (guint i = N; i < 4 * N; i++)
    tie (world, i, 3);
  place (world, 4 * N);
}

static void
test_cancelled (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  RpPoint extent;

  tie (world, N, 0);
  world->graph = (RpGraph){ N + 1, world->edges->len, (const RpGraphEdge *)(gpointer)world->edges->data };
  g_cancellable_cancel (cancellable);
  g_assert_false (
      rp_network_place_around (&world->graph, world->boxes, world->stands, 4, world->positions, &extent, cancellable));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-around/nothing-new", test_nothing_new);
  g_test_add_func ("/network-around/near-its-own", test_near_its_own);
  g_test_add_func ("/network-around/many-new", test_many_new);
  g_test_add_func ("/network-around/none-stands", test_none_stands);
  g_test_add_func ("/network-around/crowd-at-one", test_crowd_at_one);
  g_test_add_func ("/network-around/cancelled", test_cancelled);
  return g_test_run ();
}
