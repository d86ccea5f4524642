/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "seeded-random.h"
#include "snap-lines.h"

#define REACH 6

static const RpSnapNode nodes[] = {
  { { 100, 100 }, 20 },
  { { 300, 104 }, 10 },
  { { 100, 400 }, 8 },
};

static RpSnap
find (double x, double y, double half)
{
  g_autoptr (RpSnapLines) lines = rp_snap_lines_new (nodes, G_N_ELEMENTS (nodes));

  return rp_snap_lines_find (lines, (RpSnapNode){ { x, y }, half }, REACH);
}

static void
test_middle (void)
{
  RpSnap snap = find (103, 250, 1);

  g_assert_true (snap.upright.there);
  g_assert_false (snap.level.there);
  g_assert_cmpfloat (snap.middle.x, ==, 100);
  g_assert_cmpfloat (snap.middle.y, ==, 250);
  /* along all that stand in it */
  g_assert_cmpfloat (snap.upright.at, ==, 100);
  g_assert_cmpfloat (snap.upright.from, ==, 80);
  g_assert_cmpfloat (snap.upright.to, ==, 408);
}

static void
test_edges (void)
{
  RpSnap snap = find (317, 86, 12);

  /* its left edge to the right edge of the second; its bottom to … the second's top is 94, 4 px away */
  g_assert_true (snap.upright.there && snap.level.there);
  g_assert_cmpfloat (snap.upright.at, ==, 310);
  g_assert_cmpfloat (snap.middle.x, ==, 322);
  g_assert_cmpfloat (snap.level.at, ==, 94);
  g_assert_cmpfloat (snap.middle.y, ==, 82);
  g_assert_cmpfloat (snap.level.from, ==, 290);
  g_assert_cmpfloat (snap.level.to, ==, 334);
}

/* Nothing within reach: it goes where it is wanted. */
static void
test_away (void)
{
  g_autoptr (RpSnapLines) none = rp_snap_lines_new (NULL, 0);
  RpSnap snap = find (200, 250, 5);

  g_assert_false (snap.upright.there || snap.level.there);
  g_assert_cmpfloat (snap.middle.x, ==, 200);
  snap = rp_snap_lines_find (none, (RpSnapNode){ { 3, 4 }, 5 }, REACH);
  g_assert_false (snap.upright.there || snap.level.there);
  g_assert_cmpfloat (snap.middle.y, ==, 4);
  g_assert_true (find (306, 250, 40).upright.there);
  g_assert_false (find (306.01, 250, 40).upright.there);
}

/* The nearest of all, as who looks at each of them finds it. */
static void
test_many (void)
{
  RpRandom random = rp_random (3);
  g_autofree RpSnapNode *many = g_new (RpSnapNode, 400);
  g_autoptr (RpSnapLines) lines = NULL;
  guint n_there = 0;

  for (guint i = 0; i < 400; i++)
    many[i] = (RpSnapNode){ { 20000 * rp_random_unit (&random), 20000 * rp_random_unit (&random) },
                            4 + 20 * rp_random_unit (&random) };
  lines = rp_snap_lines_new (many, 400);
  for (guint k = 0; k < 200; k++)
    {
      RpSnapNode node = { { 20000 * rp_random_unit (&random), 20000 * rp_random_unit (&random) }, 9 };
      RpSnap snap = rp_snap_lines_find (lines, node, REACH);
      double best = INFINITY;

      for (guint i = 0; i < 400; i++)
        {
          double away = many[i].middle.x - node.middle.x;

          best = MIN (best, fabs (away));
          for (int side = -1; side <= 1; side += 2)
            best = MIN (best, MIN (fabs (away + side * many[i].half - 9), fabs (away + side * many[i].half + 9)));
        }
      g_assert_cmpint (snap.upright.there, ==, best <= REACH);
      g_assert_cmpfloat_with_epsilon (fabs (snap.middle.x - node.middle.x), best <= REACH ? best : 0, 1e-9);
      n_there += (guint)snap.upright.there;
    }
  g_assert_cmpuint (n_there, >, 10);
  g_assert_cmpuint (n_there, <, 190);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snap-lines/middle", test_middle);
  g_test_add_func ("/snap-lines/edges", test_edges);
  g_test_add_func ("/snap-lines/away", test_away);
  g_test_add_func ("/snap-lines/many", test_many);
  return g_test_run ();
}
