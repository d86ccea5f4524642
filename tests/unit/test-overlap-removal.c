/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "overlap-removal.h"
#include "seeded-random.h"

static const RpNodeBox box = { 40, 40, 10, 30 };

static void
test_finds (void)
{
  RpNodeBox boxes[] = { box, box };
  RpPoint apart[] = { { 0, 0 }, { 81, 0 } }, near[] = { { 0, 0 }, { 79, 39 } };

  g_assert_false (rp_overlap_exists (boxes, 2, apart, 0));
  g_assert_true (rp_overlap_exists (boxes, 2, apart, 5));
  g_assert_true (rp_overlap_exists (boxes, 2, near, 0));
  g_assert_false (rp_overlap_exists (boxes, 0, NULL, 0));
}

/* What does not overlap is not moved; two that do are moved along the shorter way, half each. */
static void
test_moves_least (void)
{
  RpNodeBox boxes[] = { box, box, box };
  RpPoint positions[] = { { 0, 0 }, { 10, 35 }, { 500, 0 } };

  g_assert_true (rp_overlap_remove (boxes, 3, 0, positions, NULL));
  g_assert_cmpfloat (positions[2].x, ==, 500);
  g_assert_cmpfloat (positions[2].y, ==, 0);
  g_assert_cmpfloat (positions[0].x, ==, 0);
  g_assert_cmpfloat (positions[1].x, ==, 10);
  g_assert_cmpfloat (positions[1].y - positions[0].y, >=, 40);
  g_assert_cmpfloat (positions[1].y - positions[0].y, <, 42);
  g_assert_cmpfloat_with_epsilon (positions[0].y + positions[1].y, 35, 1e-9);
}

static void
test_all_in_one_place (void)
{
  guint n = 300;
  g_autofree RpNodeBox *boxes = g_new (RpNodeBox, n);
  g_autofree RpPoint *positions = g_new0 (RpPoint, n);

  for (guint i = 0; i < n; i++)
    boxes[i] = box;
  g_assert_true (rp_overlap_remove (boxes, n, 4, positions, NULL));
  g_assert_false (rp_overlap_exists (boxes, n, positions, 4));
}

static void
test_within (void)
{
  guint n = 60;
  RpPoint area = { 1232, 752 };
  g_autofree RpNodeBox *boxes = g_new (RpNodeBox, n);
  g_autofree RpPoint *positions = g_new0 (RpPoint, n);
  RpRandom random = rp_random (1);

  for (guint i = 0; i < n; i++)
    {
      boxes[i] = (RpNodeBox){ 50, 50, 14, 40 };
      positions[i] = (RpPoint){ 300 + 600 * rp_random_unit (&random), 200 + 300 * rp_random_unit (&random) };
    }
  g_assert_true (rp_overlap_remove_within (boxes, n, 6, area, 400, positions, NULL));
  g_assert_false (rp_overlap_exists (boxes, n, positions, 5));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (positions[i].x, >=, 50);
      g_assert_cmpfloat (positions[i].x, <=, area.x - 50);
      g_assert_cmpfloat (positions[i].y, >=, 14);
      g_assert_cmpfloat (positions[i].y, <=, area.y - 40);
    }
}

/* What cannot fit is refused in bounded time. */
static void
test_too_much (void)
{
  RpNodeBox boxes[9];
  RpPoint positions[9] = { { 0, 0 } };

  for (guint i = 0; i < 9; i++)
    boxes[i] = box;
  g_assert_false (rp_overlap_remove_within (boxes, 9, 0, (RpPoint){ 100, 100 }, 200, positions, NULL));
}

static void
test_many (void)
{
  guint n = 10000;
  g_autofree RpNodeBox *boxes = g_new (RpNodeBox, n);
  g_autofree RpPoint *positions = g_new0 (RpPoint, n);
  RpRandom random = rp_random (2);

  for (guint i = 0; i < n; i++)
    {
      boxes[i] = box;
      positions[i] = (RpPoint){ 10000 * rp_random_unit (&random), 10000 * rp_random_unit (&random) };
    }
  g_assert_true (rp_overlap_remove (boxes, n, 2, positions, NULL));
  g_assert_false (rp_overlap_exists (boxes, n, positions, 1.9));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overlap-removal/finds", test_finds);
  g_test_add_func ("/overlap-removal/moves-least", test_moves_least);
  g_test_add_func ("/overlap-removal/all-in-one-place", test_all_in_one_place);
  g_test_add_func ("/overlap-removal/within", test_within);
  g_test_add_func ("/overlap-removal/too-much", test_too_much);
  g_test_add_func ("/overlap-removal/many", test_many);
  return g_test_run ();
}
