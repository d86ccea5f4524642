/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lasso.h"
#include "seeded-random.h"

#define HAS(line, x, y) rp_lasso_contains (line, G_N_ELEMENTS (line), (RpPoint){ x, y })

static void
test_square (void)
{
  const RpPoint line[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 } };
  const RpPoint back[] = { { 0, 10 }, { 10, 10 }, { 10, 0 }, { 0, 0 } };

  g_assert_true (HAS (line, 5, 5));
  g_assert_true (HAS (back, 5, 5));
  g_assert_true (HAS (line, 0.5, 9.5));
  g_assert_false (HAS (line, -1, 5));
  g_assert_false (HAS (line, 5, 11));
  g_assert_false (HAS (line, 15, 5));
  g_assert_false (HAS (line, NAN, 5));
}

/* It need not be closed, and a corner is not cut off. */
static void
test_hollow (void)
{
  const RpPoint line[] = { { 0, 0 }, { 20, 0 }, { 20, 20 }, { 15, 20 }, { 15, 5 }, { 5, 5 }, { 5, 20 }, { 0, 20 } };

  g_assert_true (HAS (line, 2, 15));
  g_assert_true (HAS (line, 18, 15));
  g_assert_false (HAS (line, 10, 15));
  g_assert_true (HAS (line, 10, 2));
}

static void
test_crosses_itself (void)
{
  const RpPoint eight[] = { { 0, 0 }, { 20, 10 }, { 20, 0 }, { 0, 10 } };
  const RpPoint star[] = { { 0, -10 }, { 5.9, 8.1 }, { -9.5, -3.1 }, { 9.5, -3.1 }, { -5.9, 8.1 } };
  GArray *twice = g_array_new (FALSE, FALSE, sizeof (RpPoint));

  g_assert_true (HAS (eight, 1, 5));
  g_assert_true (HAS (eight, 19, 5));
  g_assert_false (HAS (eight, 10, 1));
  g_assert_false (HAS (eight, 10, 9));
  g_assert_true (HAS (star, 0, 0)); /* it goes around the middle twice */
  g_assert_true (HAS (star, 0, -8));
  g_assert_false (HAS (star, 0, 9));
  /* a hand that circles twice, the second time further in */
  for (guint i = 0; i < 80; i++)
    {
      double turn = i / 40.0 * 2 * G_PI, reach = 10 - i / 20.0;
      RpPoint at = { reach * cos (turn), reach * sin (turn) };

      rp_lasso_extend (twice, at, 0);
    }
  g_assert_true (rp_lasso_contains ((const RpPoint *)(gpointer)twice->data, twice->len, (RpPoint){ 0, 0 }));
  g_array_unref (twice);
}

static void
test_nothing (void)
{
  const RpPoint line[] = { { 0, 0 }, { 10, 10 }, { 0, 0 } };

  g_assert_false (rp_lasso_contains (line, 0, (RpPoint){ 0, 0 }));
  g_assert_false (rp_lasso_contains (line, 1, (RpPoint){ 0, 0 }));
  g_assert_false (HAS (line, 4, 5));
  g_assert_false (HAS (line, 5, 5));
}

static void
test_extend (void)
{
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (RpPoint));

  g_assert_true (rp_lasso_extend (line, (RpPoint){ 3, 3 }, 2));
  g_assert_false (rp_lasso_extend (line, (RpPoint){ 4, 4 }, 2));
  g_assert_false (rp_lasso_extend (line, (RpPoint){ NAN, 4 }, 2));
  g_assert_true (rp_lasso_extend (line, (RpPoint){ 4.9, 4.9 }, 2));
  g_assert_cmpuint (line->len, ==, 2);
}

/* Of convex lines it is known by other means: a place lies at one side of all of its edges. */
static void
test_many (void)
{
  RpRandom random = rp_random (7);
  RpPoint line[12], places[500];
  g_autoptr (GArray) within = g_array_new (FALSE, FALSE, sizeof (guint));
  guint next = 0;

  for (guint i = 0; i < G_N_ELEMENTS (line); i++)
    line[i] = (RpPoint){ 50 + 40 * cos (i * G_PI / 6), 50 + 30 * sin (i * G_PI / 6) };
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    places[i] = (RpPoint){ 100 * rp_random_unit (&random), 100 * rp_random_unit (&random) };
  rp_lasso_pick (line, G_N_ELEMENTS (line), places, G_N_ELEMENTS (places), within);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gboolean inside = TRUE;

      for (guint k = 0; k < G_N_ELEMENTS (line); k++)
        {
          RpPoint a = line[k], b = line[(k + 1) % G_N_ELEMENTS (line)];

          inside &= (b.x - a.x) * (places[i].y - a.y) > (b.y - a.y) * (places[i].x - a.x);
        }
      if (inside)
        g_assert_cmpuint (g_array_index (within, guint, next++), ==, i);
    }
  g_assert_cmpuint (next, ==, within->len);
  g_assert_cmpuint (next, >, 100);
}

/* All at once as each by itself, whatever the line does: level stretches, corners at the height of places, a place that
 * is nowhere. */
static void
test_all_at_once (void)
{
  RpRandom random = rp_random (11);

  for (guint turn = 0; turn < 200; turn++)
    {
      guint n = rp_random_below (&random, 30), next = 0;
      RpPoint line[30], places[60];
      g_autoptr (GArray) within = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = 0; i < n; i++)
        line[i] = (RpPoint){ rp_random_below (&random, 12), rp_random_below (&random, 12) };
      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        places[i] = (RpPoint){ rp_random_below (&random, 12) + 0.25, rp_random_below (&random, 12) };
      places[7].y = NAN;
      rp_lasso_pick (line, n, places, G_N_ELEMENTS (places), within);
      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        if (rp_lasso_contains (line, n, places[i]))
          g_assert_cmpuint (next < within->len ? g_array_index (within, guint, next++) : G_MAXUINT, ==, i);
      g_assert_cmpuint (next, ==, within->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lasso/square", test_square);
  g_test_add_func ("/lasso/hollow", test_hollow);
  g_test_add_func ("/lasso/crosses-itself", test_crosses_itself);
  g_test_add_func ("/lasso/nothing", test_nothing);
  g_test_add_func ("/lasso/extend", test_extend);
  g_test_add_func ("/lasso/many", test_many);
  g_test_add_func ("/lasso/all-at-once", test_all_at_once);
  return g_test_run ();
}
