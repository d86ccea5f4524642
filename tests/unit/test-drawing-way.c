/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing-way.h"

#include <math.h>

static RpShape *
add_node (RpDrawing *drawing, guint entity, double x, double y, RpColor fill)
{
  RpShape *shape = rp_drawing_add (drawing, RP_ROLE_NODE, RP_GEOMETRY_SYMBOL);

  shape->x = x;
  shape->y = y;
  shape->width = shape->height = 20;
  shape->fill = fill;
  shape->ref = rp_record_ref (RP_RECORD_ENTITY, entity);
  return shape;
}

static void
add_tie (RpDrawing *drawing, const char *id, RpPoint a, RpPoint b)
{
  RpPoint points[4] = { a, { a.x + (b.x - a.x) / 3, a.y }, { b.x, b.y }, b };
  RpShape *shape = rp_drawing_add (drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);

  shape->id = id;
  shape->points = rp_drawing_points (drawing, points, 4);
  shape->n_points = 4;
  shape->curved = TRUE;
  shape->x = a.x;
  shape->y = a.y;
  shape->width = b.x - a.x;
  shape->height = b.y - a.y;
  shape->stroke = 0x000000ff;
}

static const RpShape *
find_node (RpDrawing *drawing, guint entity)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    if (rp_drawing_shape (drawing, i)->role == RP_ROLE_NODE && rp_drawing_shape (drawing, i)->ref.index == entity)
      return rp_drawing_shape (drawing, i);
  return NULL;
}

/* Entity 0 goes right, 1 down, 2 leaves, 3 comes. */
static void
make_two (RpDrawing **from, RpDrawing **to)
{
  *from = rp_drawing_new (400, 300, 0xffffffff);
  *to = rp_drawing_new (400, 300, 0xffffffff);
  add_tie (*from, "shared:a,b", (RpPoint){ 10, 10 }, (RpPoint){ 110, 10 });
  add_node (*from, 0, 0, 0, 0xff0000ff);
  add_node (*from, 1, 100, 0, 0x00ff00ff);
  add_node (*from, 2, 50, 50, 0x0000ffff);
  add_tie (*to, "shared:a,b", (RpPoint){ 110, 10 }, (RpPoint){ 110, 210 });
  add_node (*to, 3, 300, 200, 0x0000ffff);
  add_node (*to, 1, 100, 200, 0x00ff00ff)->width = 40;
  add_node (*to, 0, 100, 0, 0x0000ffff);
}

static void
test_what_is_the_same_goes_over (void)
{
  g_autoptr (RpDrawing) from = NULL;
  g_autoptr (RpDrawing) to = NULL;
  g_autoptr (RpDrawingWay) way = NULL;
  g_autoptr (RpDrawing) half = NULL;
  const RpShape *node, *tie = NULL;

  make_two (&from, &to);
  way = rp_drawing_way_new (from, to);
  g_assert_cmpfloat_with_epsilon (rp_drawing_way_length (way), hypot (10, 200), 1e-9);
  half = rp_drawing_way_at (way, 0.5);
  node = find_node (half, 0);
  g_assert_cmpfloat_with_epsilon (node->x, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (node->y, 0, 1e-9);
  g_assert_cmphex (node->fill, ==, 0x800080ff);
  node = find_node (half, 1);
  /* its middle is half way, and it grows */
  g_assert_cmpfloat_with_epsilon (node->width, 30, 1e-9);
  g_assert_cmpfloat_with_epsilon (node->x + node->width / 2, 115, 1e-9);
  g_assert_cmpfloat_with_epsilon (node->y + node->height / 2, 110, 1e-9);
  for (guint i = 0; i < rp_drawing_n_shapes (half); i++)
    if (rp_drawing_shape (half, i)->role == RP_ROLE_TIE)
      tie = rp_drawing_shape (half, i);
  g_assert_cmpfloat_with_epsilon (tie->points[0].x, 60, 1e-9);
  g_assert_cmpfloat_with_epsilon (tie->points[3].x, 110, 1e-9);
  g_assert_cmpfloat_with_epsilon (tie->points[3].y, 110, 1e-9);
}

static void
test_what_is_in_one_alone_fades (void)
{
  g_autoptr (RpDrawing) from = NULL;
  g_autoptr (RpDrawing) to = NULL;
  g_autoptr (RpDrawingWay) way = NULL;
  g_autoptr (RpDrawing) early = NULL;

  make_two (&from, &to);
  way = rp_drawing_way_new (from, to);
  early = rp_drawing_way_at (way, 0.2);
  g_assert_cmphex (find_node (early, 2)->fill, ==, 0x0000ffcc);
  g_assert_cmphex (find_node (early, 3)->fill, ==, 0x0000ff33);
  g_assert_cmpfloat_with_epsilon (find_node (early, 2)->x, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (find_node (early, 3)->x, 300, 1e-9);
}

/* A name that has no room any more goes with its node. */
static void
test_a_name_goes_with_its_node (void)
{
  g_autoptr (RpDrawing) from = NULL;
  g_autoptr (RpDrawing) to = NULL;
  g_autoptr (RpDrawingWay) way = NULL;
  g_autoptr (RpDrawing) half = NULL;
  RpShape *name;

  make_two (&from, &to);
  name = rp_drawing_add (from, RP_ROLE_LABEL, RP_GEOMETRY_TEXT);
  name->of = rp_record_ref (RP_RECORD_ENTITY, 0);
  name->x = 5;
  name->y = 25;
  name->fill = 0x000000ff;
  way = rp_drawing_way_new (from, to);
  half = rp_drawing_way_at (way, 0.5);
  for (guint i = 0; i < rp_drawing_n_shapes (half); i++)
    if (rp_drawing_shape (half, i)->role == RP_ROLE_LABEL)
      {
        g_assert_cmpfloat_with_epsilon (rp_drawing_shape (half, i)->x, 55, 1e-9);
        g_assert_cmphex (rp_drawing_shape (half, i)->fill, ==, 0x00000080);
        return;
      }
  g_assert_not_reached ();
}

static void
test_its_ends_are_the_drawings (void)
{
  g_autoptr (RpDrawing) from = NULL;
  g_autoptr (RpDrawing) to = NULL;
  g_autoptr (RpDrawingWay) way = NULL;
  g_autoptr (RpDrawingWay) none = NULL;
  g_autoptr (RpDrawing) begin = NULL;
  g_autoptr (RpDrawing) end = NULL;

  make_two (&from, &to);
  way = rp_drawing_way_new (from, to);
  begin = rp_drawing_way_at (way, 0);
  end = rp_drawing_way_at (way, 1);
  g_assert_true (end == to);
  for (guint entity = 0; entity < 3; entity++)
    {
      g_assert_cmpfloat (find_node (begin, entity)->x, ==, find_node (from, entity)->x);
      g_assert_cmphex (find_node (begin, entity)->fill, ==, find_node (from, entity)->fill);
    }
  g_assert_cmphex (find_node (begin, 3)->fill & 0xff, ==, 0);
  none = rp_drawing_way_new (to, to);
  g_assert_cmpfloat (rp_drawing_way_length (none), ==, 0);
}

/* Numbers that are none, and lines that were cut elsewhere, lead nowhere and do no harm. */
static void
test_odd_shapes (void)
{
  g_autoptr (RpDrawing) from = rp_drawing_new (10, 10, 0);
  g_autoptr (RpDrawing) to = rp_drawing_new (10, 10, 0);
  g_autoptr (RpDrawingWay) way = NULL;
  g_autoptr (RpDrawing) half = NULL;
  RpShape *shape;

  add_tie (from, "t", (RpPoint){ 0, 0 }, (RpPoint){ 9, 9 });
  add_tie (to, "t", (RpPoint){ 1, 1 }, (RpPoint){ 9, 9 });
  rp_drawing_last (to)->n_points = 1;
  shape = add_node (from, 0, NAN, 0, 0xffffffff);
  shape->ref.index = 7;
  add_node (to, 7, 1, 1, 0xffffffff);
  way = rp_drawing_way_new (from, to);
  g_assert_true (isfinite (rp_drawing_way_length (way)));
  half = rp_drawing_way_at (way, 0.5);
  g_assert_cmpuint (rp_drawing_n_shapes (half), ==, 2);
  g_assert_cmphex (rp_drawing_shape (half, 0)->stroke, ==, 0x00000080);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing-way/goes-over", test_what_is_the_same_goes_over);
  g_test_add_func ("/drawing-way/fades", test_what_is_in_one_alone_fades);
  g_test_add_func ("/drawing-way/names", test_a_name_goes_with_its_node);
  g_test_add_func ("/drawing-way/ends", test_its_ends_are_the_drawings);
  g_test_add_func ("/drawing-way/odd", test_odd_shapes);
  return g_test_run ();
}
