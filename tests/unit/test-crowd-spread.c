/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crowd-spread.h"

#include <math.h>

#define N 3000
#define SIDE 10.0
#define CELL 100.0

static RpNodeBox *
boxes_new (void)
{
  RpNodeBox *boxes = g_new (RpNodeBox, N);

  for (guint i = 0; i < N; i++)
    boxes[i] = (RpNodeBox){ SIDE / 2, SIDE / 2, SIDE / 2, SIDE / 2 };
  return boxes;
}

/* A heap about the origin that thins out, WIDE px. */
static RpPoint *
heap_new (double wide)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  RpPoint *positions = g_new (RpPoint, N);

  for (guint i = 0; i < N; i++)
    {
      double turn = g_rand_double (rand) * 2 * G_PI, way = wide * sqrt (-log (1 - g_rand_double (rand)));

      positions[i] = (RpPoint){ way * cos (turn), way * sin (turn) };
    }
  return positions;
}

/* The largest part of a cell that boxes take. */
static double
densest (const RpPoint *positions)
{
  g_autoptr (GHashTable) cells = g_hash_table_new (NULL, NULL);
  guint most = 0;

  for (guint i = 0; i < N; i++)
    {
      int x = (int)floor (positions[i].x / CELL) + 10000, y = (int)floor (positions[i].y / CELL) + 10000;
      gpointer key = GINT_TO_POINTER (x * 20000 + y);
      guint now = GPOINTER_TO_UINT (g_hash_table_lookup (cells, key)) + 1;

      g_hash_table_insert (cells, key, GUINT_TO_POINTER (now));
      most = MAX (most, now);
    }
  return most * SIDE * SIDE / (CELL * CELL);
}

static void
test_thins_out (void)
{
  g_autofree RpNodeBox *boxes = boxes_new ();
  g_autofree RpPoint *positions = heap_new (250), *again = heap_new (250), *first = heap_new (250);
  guint turned = 0;

  g_assert_cmpfloat (densest (positions), >, 1);
  g_assert_true (rp_crowd_spread (boxes, N, 0, 0.3, positions, NULL));
  g_assert_cmpfloat (densest (positions), <, 0.45);
  g_assert_true (rp_crowd_spread (boxes, N, 0, 0.3, again, NULL));
  g_assert_cmpmem (positions, N * sizeof (RpPoint), again, N * sizeof (RpPoint));
  /* the figure stays: who was outside in a direction is so still */
  for (guint i = 0; i < N; i++)
    if (hypot (first[i].x, first[i].y) > 200
        && fabs (remainder (atan2 (first[i].y, first[i].x) - atan2 (positions[i].y, positions[i].x), 2 * G_PI)) > 0.35)
      turned++;
  g_assert_cmpuint (turned, <, N / 100);
}

static void
test_leaves_what_has_room (void)
{
  g_autofree RpNodeBox *boxes = boxes_new ();
  g_autofree RpPoint *positions = heap_new (4000), *before = heap_new (4000);
  double most = 0;

  g_assert_true (rp_crowd_spread (boxes, N, 0, 0.3, positions, NULL));
  for (guint i = 0; i < N; i++)
    most = MAX (most, hypot (positions[i].x - before[i].x, positions[i].y - before[i].y));
  g_assert_cmpfloat (most, <, 30);
}

static void
test_no_ground (void)
{
  g_autofree RpNodeBox *boxes = boxes_new ();
  g_autofree RpPoint *positions = g_new0 (RpPoint, N);

  g_assert_true (rp_crowd_spread (boxes, N, 4, 0.3, positions, NULL));
  for (guint i = 0; i < N; i++)
    positions[i].x = i % 7 * 1e-300;
  g_assert_true (rp_crowd_spread (boxes, N, 4, 0.3, positions, NULL));
  for (guint i = 0; i < N; i++)
    positions[i] = (RpPoint){ i, i % 2 * 1e-9 };
  g_assert_true (rp_crowd_spread (boxes, N, 4, 0.3, positions, NULL));
  g_assert_true (rp_crowd_spread (boxes, 1, 4, 0.3, positions, NULL));
  g_assert_true (rp_crowd_spread (boxes, 0, 4, 0.3, positions, NULL));
  for (guint i = 0; i < N; i++)
    g_assert_true (isfinite (positions[i].x) && isfinite (positions[i].y));
}

static void
test_cancel (void)
{
  g_autofree RpNodeBox *boxes = boxes_new ();
  g_autofree RpPoint *positions = heap_new (250);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_false (rp_crowd_spread (boxes, N, 0, 0.3, positions, cancellable));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crowd-spread/thins-out", test_thins_out);
  g_test_add_func ("/crowd-spread/leaves-what-has-room", test_leaves_what_has_room);
  g_test_add_func ("/crowd-spread/no-ground", test_no_ground);
  g_test_add_func ("/crowd-spread/cancel", test_cancel);
  return g_test_run ();
}
