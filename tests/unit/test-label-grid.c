/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label-grid.h"

static const RpLabelBox extent = { 0, 0, 400, 300 };

static void
test_free (void)
{
  g_autoptr (RpLabelGrid) grid = rp_label_grid_new (extent, 10);

  rp_label_grid_add (grid, (RpLabelBox){ 10, 10, 110, 30 }, 1);
  g_assert_false (rp_label_grid_is_free (grid, (RpLabelBox){ 100, 20, 200, 40 }, 2, 3));
  g_assert_true (rp_label_grid_is_free (grid, (RpLabelBox){ 100, 20, 200, 40 }, 2, 1));
  g_assert_true (rp_label_grid_is_free (grid, (RpLabelBox){ 110, 10, 200, 30 }, 2, 3));
  /* outside of where boxes were expected */
  rp_label_grid_add (grid, (RpLabelBox){ -900, 5000, -800, 5010 }, 1);
  g_assert_false (rp_label_grid_is_free (grid, (RpLabelBox){ -850, 5005, -840, 5006 }, 2, 3));
}

static void
test_meeting (void)
{
  g_autoptr (RpLabelGrid) grid = rp_label_grid_new (extent, 10);
  RpLabelBox all = { 0, 0, 400, 300 };
  guint owners[3] = { 0 };

  rp_label_grid_add (grid, (RpLabelBox){ 10, 10, 210, 130 }, 1);
  rp_label_grid_add (grid, (RpLabelBox){ 10, 150, 30, 170 }, 1);
  rp_label_grid_add (grid, (RpLabelBox){ 300, 10, 310, 20 }, 2);
  g_assert_cmpuint (rp_label_grid_meeting (grid, all, RP_LABEL_NOBODY, owners, 3), ==, 2);
  g_assert_cmpuint (owners[0] + owners[1], ==, 3);
  g_assert_cmpuint (rp_label_grid_meeting (grid, all, 2, owners, 3), ==, 1);
  g_assert_cmpuint (rp_label_grid_meeting (grid, all, RP_LABEL_NOBODY, owners, 1), ==, 2);
  g_assert_cmpuint (rp_label_grid_meeting (grid, (RpLabelBox){ 250, 200, 260, 210 }, 9, owners, 3), ==, 0);
}

static void
test_remove (void)
{
  g_autoptr (RpLabelGrid) grid = rp_label_grid_new (extent, 10);
  RpLabelBox box = { 10, 10, 210, 130 };

  rp_label_grid_add (grid, box, 1);
  rp_label_grid_add (grid, box, 2);
  rp_label_grid_remove (grid, box, 1);
  g_assert_false (rp_label_grid_is_free (grid, box, 1, 1));
  g_assert_true (rp_label_grid_is_free (grid, box, 2, 2));
  rp_label_grid_remove (grid, box, 2);
  g_assert_true (rp_label_grid_is_free (grid, box, RP_LABEL_NOBODY, RP_LABEL_NOBODY));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-grid/free", test_free);
  g_test_add_func ("/label-grid/meeting", test_meeting);
  g_test_add_func ("/label-grid/remove", test_remove);
  return g_test_run ();
}
