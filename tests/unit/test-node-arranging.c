/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "node-arranging.h"

static const RpPoint places[] = { { 10, 50 }, { 40, 0 }, { 33, 100 }, { 100, 20 } };
static const double halves[] = { 5, 10, 2, 8 };

#define N G_N_ELEMENTS (places)

static void
assert_near (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, 1e-9);
}

static void
test_align (void)
{
  static const double lines[] = { 5, 56.5, 108, -10, 46, 102 }; /* the outermost edges and the middle between them */

  for (guint how = RP_ALIGN_LEFT; how <= RP_ALIGN_BOTTOM; how++)
    {
      int side = (int)how % 3 - 1;
      RpPoint moved[N];

      memcpy (moved, places, sizeof places);
      rp_nodes_align (moved, halves, N, (RpAlign)how);
      for (guint i = 0; i < N; i++)
        {
          assert_near ((how < RP_ALIGN_TOP ? moved[i].x : moved[i].y) + side * halves[i], lines[how]);
          g_assert_cmpfloat (how < RP_ALIGN_TOP ? moved[i].y : moved[i].x, ==,
                             how < RP_ALIGN_TOP ? places[i].y : places[i].x);
        }
    }
  g_assert_cmpuint (g_strv_length ((char **)rp_align_names ()), ==, RP_ALIGN_BOTTOM + 1);
}

/* In the order in which they stand, whatever their order is. */
static void
test_distribute (void)
{
  RpPoint moved[N];
  double gap;

  memcpy (moved, places, sizeof places);
  rp_nodes_distribute (moved, halves, N, FALSE);
  g_assert_cmpfloat (moved[0].x, ==, 10);
  g_assert_cmpfloat (moved[3].x, ==, 100);
  gap = moved[2].x - halves[2] - (moved[0].x + halves[0]);
  assert_near (moved[1].x - halves[1] - (moved[2].x + halves[2]), gap);
  assert_near (moved[3].x - halves[3] - (moved[1].x + halves[1]), gap);
  assert_near (gap, (92.0 - 15 - 4 - 20) / 3);
  for (guint i = 0; i < N; i++)
    g_assert_cmpfloat (moved[i].y, ==, places[i].y);
  rp_nodes_distribute (moved, halves, N, TRUE);
  g_assert_cmpfloat (moved[1].y, ==, 0);
  g_assert_cmpfloat (moved[2].y, ==, 100);
}

/* What is distributed stays; too few stay; those that stand on one another part in their order. */
static void
test_distribute_again (void)
{
  RpPoint moved[N], again[N], same[] = { { 0, 0 }, { 5, 0 }, { 5, 0 }, { 30, 0 } };

  memcpy (moved, places, sizeof places);
  rp_nodes_distribute (moved, halves, 2, FALSE);
  g_assert_cmpfloat (moved[1].x, ==, places[1].x);
  rp_nodes_distribute (moved, halves, N, FALSE);
  memcpy (again, moved, sizeof moved);
  rp_nodes_distribute (again, halves, N, FALSE);
  for (guint i = 0; i < N; i++)
    assert_near (again[i].x, moved[i].x);
  rp_nodes_distribute (same, (const double[]){ 1, 1, 1, 1 }, G_N_ELEMENTS (same), FALSE);
  assert_near (same[1].x, 10);
  assert_near (same[2].x, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/node-arranging/align", test_align);
  g_test_add_func ("/node-arranging/distribute", test_distribute);
  g_test_add_func ("/node-arranging/distribute-again", test_distribute_again);
  return g_test_run ();
}
