/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "importers.h"
#include "network-drawing.h"
#include "network-place.h"

#define WIDTH 900.0
#define HEIGHT 700.0

static const char json[]
    = "{\"rapport\":1,\"title\":\"Steps\",\"entities\":["
      "{\"id\":\"a\",\"kind\":\"person\",\"name\":\"A\"},{\"id\":\"b\",\"kind\":\"person\",\"name\":\"B\"},"
      "{\"id\":\"c\",\"kind\":\"person\",\"name\":\"C\"},{\"id\":\"d\",\"kind\":\"person\",\"name\":\"D\"},"
      "{\"id\":\"e\",\"kind\":\"person\",\"name\":\"E\"}],\"relations\":["
      "{\"id\":\"r1\",\"kind\":\"knows\",\"from\":\"a\",\"to\":\"b\"},{\"id\":\"r2\",\"kind\":\"knows\",\"from\":\"a\",\"to\":\"c\"},"
      "{\"id\":\"r3\",\"kind\":\"knows\",\"from\":\"b\",\"to\":\"d\"},{\"id\":\"r4\",\"kind\":\"knows\",\"from\":\"d\",\"to\":\"e\"}]}";

static RpDrawing *
draw (const char *method, gboolean moved)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);
  RpViewState state = { .dataset = result->dataset,
                        .theme = rp_theme (RP_THEME_LIGHT),
                        .measure = rp_text_measure_fixed (),
                        .period = RP_PERIOD_NONE,
                        .now = NAN };
  RpNetworkOptions options = { .measure = state.measure,
                               .width = WIDTH,
                               .height = HEIGHT,
                               .seed = 1,
                               .method = rp_network_method_find (method),
                               .root = "a" };
  g_autoptr (RpNetwork) network = rp_network_new_with (result->dataset, &options, NULL);
  RpNetworkView view = rp_network_fit (network, WIDTH, HEIGHT);
  RpDrawing *drawing;

  if (moved)
    {
      guint node = rp_network_get_node (network, rp_dataset_find (result->dataset, "b"));
      RpPoint to = { 30, 30 };
      RpNetwork *copy = rp_network_move_nodes (network, &node, &to, 1);

      rp_network_unref (network);
      network = copy;
    }
  drawing = rp_network_drawing (network, &state, &view, WIDTH, HEIGHT);
  return drawing;
}

static guint
n_texts (RpDrawing *drawing, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    n += g_strcmp0 (rp_drawing_shape (drawing, i)->text, text) == 0;
  return n;
}

static GArray *
arcs (RpDrawing *drawing)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (RpShape));

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    if (rp_drawing_shape (drawing, i)->role == RP_ROLE_DECORATION
        && rp_drawing_shape (drawing, i)->geometry == RP_GEOMETRY_PATH)
      g_array_append_val (found, *rp_drawing_shape (drawing, i));
  return found;
}

static RpPoint
middle_of (RpDrawing *drawing, guint entity)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_NODE && shape->ref.index == entity)
        return (RpPoint){ shape->x + shape->width / 2, shape->y + shape->height / 2 };
    }
  return (RpPoint){ NAN, NAN };
}

/* Each ring is where its nodes stand, within the picture. */
static void
test_rings_run_through_their_nodes (void)
{
  g_autoptr (RpDrawing) drawing = draw ("radial", FALSE);
  g_autoptr (GArray) found = arcs (drawing);
  RpPoint a = middle_of (drawing, 0);
  const guint entities[] = { 1, 2, 3, 4 };

  g_assert_cmpuint (found->len, >=, 3);
  g_assert_cmpuint (n_texts (drawing, "1 step"), ==, 1);
  g_assert_cmpuint (n_texts (drawing, "2 steps"), ==, 1);
  g_assert_cmpuint (n_texts (drawing, "3 steps"), ==, 1);
  for (guint k = 0; k < G_N_ELEMENTS (entities); k++)
    {
      RpPoint at = middle_of (drawing, entities[k]);
      double wanted = hypot (at.x - a.x, at.y - a.y), nearest = INFINITY;

      for (guint i = 0; i < found->len; i++)
        {
          const RpShape *arc = &g_array_index (found, RpShape, i);

          g_assert_true (arc->x >= -5 && arc->x + arc->width <= WIDTH + 5);
          g_assert_true (arc->y >= -5 && arc->y + arc->height <= HEIGHT + 5);
          nearest = MIN (nearest, fabs (hypot (arc->points[0].x - a.x, arc->points[0].y - a.y) - wanted));
        }
      g_assert_cmpfloat (nearest, <, 0.1);
    }
}

/* A node that is moved leaves its ring where it is. */
static void
test_rings_stay (void)
{
  g_autoptr (RpDrawing) before = draw ("radial", FALSE);
  g_autoptr (RpDrawing) after = draw ("radial", TRUE);
  g_autoptr (GArray) a = arcs (before);
  g_autoptr (GArray) b = arcs (after);
  RpPoint middle = middle_of (before, 0), same = middle_of (after, 0);

  g_assert_cmpfloat (middle.x, ==, same.x);
  g_assert_cmpfloat (hypot (g_array_index (a, RpShape, 0).points[0].x - middle.x,
                            g_array_index (a, RpShape, 0).points[0].y - middle.y),
                     ==,
                     hypot (g_array_index (b, RpShape, 0).points[0].x - middle.x,
                            g_array_index (b, RpShape, 0).points[0].y - middle.y));
}

static void
test_no_rings_elsewhere (void)
{
  g_autoptr (RpDrawing) drawing = draw ("stress", FALSE);
  g_autoptr (GArray) found = arcs (drawing);

  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpuint (n_texts (drawing, "1 step"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-rings/nodes", test_rings_run_through_their_nodes);
  g_test_add_func ("/network-rings/stay", test_rings_stay);
  g_test_add_func ("/network-rings/elsewhere", test_no_rings_elsewhere);
  return g_test_run ();
}
