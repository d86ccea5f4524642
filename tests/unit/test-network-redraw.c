/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "network-drawing.h"
#include "people-fixture.h"
#include "record-set.h"

#define WIDTH 1000.0
#define HEIGHT 700.0
#define CHANGES 30

static void
assert_equal (const RpShape *a, const RpShape *b)
{
  g_assert_cmpint (a->role, ==, b->role);
  g_assert_cmpint (a->geometry, ==, b->geometry);
  g_assert_cmpint (a->symbol, ==, b->symbol);
  g_assert_cmpint (a->state, ==, b->state);
  g_assert_true (a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height);
  g_assert_true (rp_record_ref_equal (a->ref, b->ref) && rp_record_ref_equal (a->of, b->of));
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmphex (a->fill, ==, b->fill);
  g_assert_cmphex (a->stroke, ==, b->stroke);
  g_assert_cmpint (a->dash, ==, b->dash);
  g_assert_true (a->line_width == b->line_width && a->corner == b->corner);
  g_assert_cmpmem (a->points, a->n_points * sizeof (RpPoint), b->points, b->n_points * sizeof (RpPoint));
  g_assert_true (a->curved == b->curved && a->arrow == b->arrow && a->halo == b->halo && a->bold == b->bold
                 && a->centered == b->centered);
  g_assert_cmpint (a->size, ==, b->size);
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpstr (a->full, ==, b->full);
}

/* Some of everything, by chance; now and then all. Nullable, transfer full. */
static RpRecordSet *
some (RpDataset *dataset, GRand *rand, double share)
{
  RpRecordSet *set = rp_record_set_new (dataset);

  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
      if (g_rand_double (rand) < share)
        rp_record_set_add (set, rp_record_ref (type, i));
  return set;
}

/* One thing changes: the selection, what is shown, whether the rest is dimmed, the theme, now and then the place. */
static void
change (RpViewState *state, RpNetworkView *view, RpRecordSet *shown, RpRecordSet *related, GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      state->selected = rp_record_ref (RP_RECORD_ENTITY,
                                       (guint)g_rand_int_range (rand, 0, (int)rp_dataset_n_entities (state->dataset)));
      state->related = related;
      break;
    case 1:
      state->selected = RP_RECORD_REF_NONE;
      state->related = NULL;
      break;
    case 2:
      state->shown = state->shown == NULL ? shown : NULL;
      break;
    case 3:
      state->dim = !state->dim;
      state->shown = shown;
      break;
    case 4:
      state->theme = rp_theme (g_rand_boolean (rand) ? RP_THEME_DARK : RP_THEME_LIGHT);
      break;
    default:
      view->x += g_rand_int_range (rand, 0, 2) * 40;
      view->zoom *= g_rand_boolean (rand) ? 1 : g_rand_double_range (rand, 0.7, 1.6);
    }
}

static void
check (guint n, guint n_relations, guint n_meetings)
{
  g_autoptr (RpDataset) dataset = people (n, n_relations, n_meetings);
  g_autoptr (RpNetwork) network = rp_network_new (dataset, rp_text_measure_fixed (), WIDTH, HEIGHT, 1, NULL);
  g_autoptr (RpNetworkMemory) memory = rp_network_memory_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);
  g_autoptr (RpRecordSet) shown = some (dataset, rand, 0.8), related = some (dataset, rand, 0.1);
  RpNetworkView view = rp_network_fit (network, WIDTH, HEIGHT);
  RpViewState state = { .dataset = dataset,
                        .theme = rp_theme (RP_THEME_LIGHT),
                        .measure = rp_text_measure_fixed (),
                        .period = RP_PERIOD_NONE,
                        .now = NAN };

  for (guint i = 0; i < CHANGES; i++)
    {
      g_autoptr (RpDrawing) again = rp_network_redraw (network, memory, &state, &view, WIDTH, HEIGHT);
      g_autoptr (RpDrawing) fresh = rp_network_drawing (network, &state, &view, WIDTH, HEIGHT);

      g_assert_cmpuint (rp_drawing_n_shapes (again), >, n / 4);
      g_assert_cmpuint (rp_drawing_n_shapes (again), ==, rp_drawing_n_shapes (fresh));
      for (guint k = 0; k < rp_drawing_n_shapes (again); k++)
        assert_equal (rp_drawing_shape (again, k), rp_drawing_shape (fresh, k));
      change (&state, &view, shown, related, rand);
    }
}

static void
test_large (void)
{
  check (700, 900, 700);
}

static void
test_small (void)
{
  check (40, 50, 20);
}

/* A node that was moved, and another dataset, are other networks: nothing of the old one is taken over. A drawing
 * outlives what it was made from. */
static void
test_other_network (void)
{
  g_autoptr (RpDataset) dataset = people (600, 800, 100);
  RpNetwork *network = rp_network_new (dataset, rp_text_measure_fixed (), WIDTH, HEIGHT, 1, NULL);
  RpNetworkView view = rp_network_fit (network, WIDTH, HEIGHT);
  RpNetworkMemory *memory = rp_network_memory_new ();
  RpViewState state = { .dataset = dataset,
                        .theme = rp_theme (RP_THEME_LIGHT),
                        .measure = rp_text_measure_fixed (),
                        .period = RP_PERIOD_NONE,
                        .now = NAN };
  guint node = 1;
  RpPoint to = { 30, 30 };
  RpNetwork *moved = rp_network_move_nodes (network, &node, &to, 1);
  g_autoptr (RpDrawing) before = rp_network_redraw (network, memory, &state, &view, WIDTH, HEIGHT);
  g_autoptr (RpDrawing) after = rp_network_redraw (moved, memory, &state, &view, WIDTH, HEIGHT);
  g_autoptr (RpDrawing) fresh = rp_network_drawing (moved, &state, &view, WIDTH, HEIGHT);
  guint n_ids = 0;

  rp_network_memory_free (memory);
  rp_network_unref (moved);
  rp_network_unref (network);
  g_assert_cmpuint (rp_drawing_n_shapes (after), ==, rp_drawing_n_shapes (fresh));
  for (guint k = 0; k < rp_drawing_n_shapes (after); k++)
    assert_equal (rp_drawing_shape (after, k), rp_drawing_shape (fresh, k));
  for (guint k = 0; k < rp_drawing_n_shapes (before); k++)
    if (rp_drawing_shape (before, k)->role == RP_ROLE_TIE && rp_drawing_shape (before, k)->id != NULL)
      n_ids += g_str_has_prefix (rp_drawing_shape (before, k)->id, "shared:");
  g_assert_cmpuint (n_ids, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-redraw/large", test_large);
  g_test_add_func ("/network-redraw/small", test_small);
  g_test_add_func ("/network-redraw/other-network", test_other_network);
  return g_test_run ();
}
