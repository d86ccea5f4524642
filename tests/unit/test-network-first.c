/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first picture of a large network: told once, quick, and no part of what comes after it. */
#include "network-first.h"

#include <math.h>
#include <string.h>

#include "network-drawing.h"
#include "network-layout.h"
#include "people-fixture.h"

#define MANY 4200

typedef struct
{
  RpNetwork *network; /* nullable */
  guint n_told;
  GCancellable *cancel; /* as soon as there is one; nullable */
} First;

static void
first_cb (RpNetwork *network, gpointer data)
{
  First *first = data;

  first->n_told++;
  g_clear_pointer (&first->network, rp_network_unref);
  first->network = network;
  if (first->cancel != NULL)
    g_cancellable_cancel (first->cancel);
}

static RpNetwork *
lay_out (RpDataset *dataset, First *first)
{
  RpNetworkOptions options
      = { .measure = rp_text_measure_fixed (), .width = 1280, .height = 800, .seed = 1, .first_data = first };

  if (first != NULL)
    options.first = first_cb;
  return rp_network_new_with (dataset, &options, first != NULL ? first->cancel : NULL);
}

static void
test_the_end_is_the_same_without (void)
{
  g_autoptr (RpDataset) dataset = people (MANY, MANY, 500);
  First first = { 0 };
  g_autoptr (RpNetwork) with = lay_out (dataset, &first);
  g_autoptr (RpNetwork) without = lay_out (dataset, NULL);
  guint n_elsewhere = 0;
  RpPoint size;

  g_assert_cmpuint (first.n_told, ==, 1);
  for (guint i = 0; i < MANY; i++)
    {
      RpPoint a = rp_network_get_position (with, i), b = rp_network_get_position (without, i);
      RpPoint before = rp_network_get_position (first.network, i);

      g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
      g_assert_true (isfinite (before.x) && isfinite (before.y));
      n_elsewhere += a.x != before.x || a.y != before.y;
    }
  g_assert_cmpuint (n_elsewhere, >, MANY / 2);
  size = rp_network_get_size (first.network);
  g_assert_true (size.x > 0 && size.y > 0);
  rp_network_unref (first.network);
}

/* It is drawn without names: there is no room for any. */
static void
test_it_is_drawn_without_names (void)
{
  g_autoptr (RpDataset) dataset = people (MANY, MANY, 0);
  First first = { .cancel = g_cancellable_new () };
  RpViewState state = { .dataset = dataset,
                        .theme = rp_theme (RP_THEME_LIGHT),
                        .measure = rp_text_measure_fixed (),
                        .period = RP_PERIOD_NONE,
                        .now = NAN };
  g_autoptr (RpDrawing) drawing = NULL;
  RpNetworkView view;
  guint n_nodes = 0;

  /* whoever is content with it stops the rest */
  g_assert_null (lay_out (dataset, &first));
  view = rp_network_fit (first.network, 1280, 800);
  drawing = rp_network_drawing (first.network, &state, &view, 1280, 800);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      g_assert_cmpint (rp_drawing_shape (drawing, i)->role, !=, RP_ROLE_LABEL);
      n_nodes += rp_drawing_shape (drawing, i)->role == RP_ROLE_NODE;
    }
  g_assert_cmpuint (n_nodes, ==, MANY);
  rp_network_unref (first.network);
  g_object_unref (first.cancel);
}

static void
test_a_small_one_needs_none (void)
{
  g_autoptr (RpDataset) dataset = people (40, 60, 0);
  First first = { 0 };
  g_autoptr (RpNetwork) network = lay_out (dataset, &first);

  g_assert_nonnull (network);
  g_assert_cmpuint (first.n_told, ==, 0);
}

/* A path of five and two apart, and a pair: all parts have places, and neighbours stand near. */
static void
test_each_part_has_its_place (void)
{
  const RpGraphEdge edges[] = { { 0, 1, 1 }, { 1, 2, 1 }, { 2, 3, 1 }, { 3, 4, 1 }, { 6, 7, 1 } };
  RpGraph graph = { 8, G_N_ELEMENTS (edges), edges };
  RpPoint p[8], again[8];

  g_assert_true (rp_network_first (&graph, 1, p, NULL));
  g_assert_true (rp_network_first (&graph, 1, again, NULL));
  g_assert_cmpmem (p, sizeof p, again, sizeof again);
  g_assert_cmpfloat (hypot (p[0].x - p[4].x, p[0].y - p[4].y), >, hypot (p[0].x - p[1].x, p[0].y - p[1].y));
  g_assert_cmpfloat (hypot (p[6].x - p[7].x, p[6].y - p[7].y), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-first/same", test_the_end_is_the_same_without);
  g_test_add_func ("/network-first/nameless", test_it_is_drawn_without_names);
  g_test_add_func ("/network-first/small", test_a_small_one_needs_none);
  g_test_add_func ("/network-first/parts", test_each_part_has_its_place);
  return g_test_run ();
}
