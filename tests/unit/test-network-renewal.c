/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "dataset-builder.h"
#include "network-drawing.h"

#define N 40
#define NOBODY G_MAXUINT

/* A chain with a hub at every seventh, of FROM … TO - 1 without LEFT_OUT. */
static RpDataset *
dataset_of (guint from, guint to, guint left_out)
{
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();

  for (guint i = from; i < to; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);
      RpEntityDraft draft = { .draft.record = { .id = rp_dataset_builder_string (builder, id, -1),
                                                .title = rp_dataset_builder_string (builder, id, -1) },
                              .draft.path = "/entities/0",
                              .kind = "person",
                              .latitude = NAN,
                              .longitude = NAN };

      if (i != left_out)
        rp_dataset_builder_add_entity (builder, &draft);
    }
  for (guint i = from + 1; i < to; i++)
    {
      guint end = i % 7 == 0 && i > from + 14 ? i - 14 : i - 1;
      g_autofree char *id = g_strdup_printf ("r%u", i), *a = g_strdup_printf ("n%u", i),
                      *b = g_strdup_printf ("n%u", end);
      RpRelationDraft draft = { .draft.record = { .id = rp_dataset_builder_string (builder, id, -1),
                                                  .title = rp_dataset_builder_string (builder, id, -1) },
                                .draft.path = "/relations/0",
                                .kind = "knows",
                                .from = { .id = rp_dataset_builder_string (builder, a, -1), .path = "/from" },
                                .to = { .id = rp_dataset_builder_string (builder, b, -1), .path = "/to" },
                                .weight = 1 };

      if (i != left_out && end != left_out)
        rp_dataset_builder_add_relation (builder, &draft);
    }
  return rp_dataset_builder_finish (builder);
}

static RpNetwork *
network_of (RpDataset *dataset, RpNetwork *before)
{
  RpNetworkOptions options
      = { .measure = rp_text_measure_fixed (), .width = 1200, .height = 800, .seed = 1, .before = before };

  return rp_network_new_with (dataset, &options, NULL);
}

/* How many of the entities of both stand elsewhere. */
static guint
moved (RpDataset *a, RpNetwork *in_a, RpDataset *b, RpNetwork *in_b)
{
  guint n = 0;

  for (guint i = 0; i < rp_dataset_n_entities (a); i++)
    {
      RpRecordRef ref = rp_dataset_find (b, rp_dataset_entity (a, i)->record.id);
      RpPoint p = rp_network_get_position (in_a, i), q;

      if (ref.type == RP_RECORD_NONE)
        continue;
      q = rp_network_get_position (in_b, ref.index);
      n += p.x != q.x || p.y != q.y;
    }
  return n;
}

static void
test_one_gone (void)
{
  g_autoptr (RpDataset) first = dataset_of (0, N, NOBODY), second = dataset_of (0, N, 13);
  g_autoptr (RpNetwork) before = network_of (first, NULL);
  g_autoptr (RpNetwork) after = network_of (second, before);
  g_autoptr (RpNetwork) anew = network_of (second, NULL);

  g_assert_cmpuint (rp_dataset_n_entities (second), ==, N - 1);
  g_assert_cmpuint (moved (second, after, first, before), ==, 0);
  /* else the test says nothing */
  g_assert_cmpuint (moved (second, anew, first, before), >, N / 2);
}

static void
test_some_new (void)
{
  g_autoptr (RpDataset) first = dataset_of (0, N, NOBODY), second = dataset_of (0, N + 12, NOBODY);
  g_autoptr (RpNetwork) before = network_of (first, NULL);
  g_autoptr (RpNetwork) after = network_of (second, before);

  g_assert_cmpuint (moved (first, before, second, after), ==, 0);
  for (guint i = N; i < N + 12; i++)
    for (guint k = 0; k < i; k++)
      {
        RpPoint p = rp_network_get_position (after, i), q = rp_network_get_position (after, k);

        g_assert_cmpfloat (MAX (fabs (p.x - q.x), fabs (p.y - q.y)), >, 10);
      }
}

/* A node that was moved stays where it was put; the layout beneath keeps where it was. */
static void
test_moved (void)
{
  g_autoptr (RpDataset) first = dataset_of (0, N, NOBODY), second = dataset_of (0, N + 1, 5);
  g_autoptr (RpNetwork) before = network_of (first, NULL);
  guint node = 3;
  RpPoint place = { 321.5, 123.25 }, found;
  g_autoptr (RpNetwork) pinned = rp_network_move_nodes (before, &node, &place, 1);
  g_autoptr (RpNetwork) after = network_of (second, pinned);
  g_autoptr (RpNetwork) beneath = rp_network_as_in (after, before);

  found = rp_network_get_position (after, 3);
  g_assert_cmpfloat (found.x, ==, place.x);
  g_assert_cmpfloat (found.y, ==, place.y);
  g_assert_cmpuint (moved (second, beneath, first, before), ==, 0);
}

/* Another dataset: nothing to be kept. */
static void
test_strangers (void)
{
  g_autoptr (RpDataset) first = dataset_of (0, N, NOBODY), second = dataset_of (N - 5, 3 * N, NOBODY);
  g_autoptr (RpNetwork) before = network_of (first, NULL);
  g_autoptr (RpNetwork) after = network_of (second, before);
  g_autoptr (RpNetwork) anew = network_of (second, NULL);

  g_assert_cmpuint (moved (second, after, second, anew), ==, 0);
}

/* As much again, and that gone once more: all is laid out anew, and as it was before. */
static void
test_twice_as_many (void)
{
  g_autoptr (RpDataset) first = dataset_of (0, N, NOBODY), second = dataset_of (0, 2 * N, NOBODY);
  g_autoptr (RpNetwork) before = network_of (first, NULL);
  g_autoptr (RpNetwork) after = network_of (second, before);
  g_autoptr (RpNetwork) anew = network_of (second, NULL);
  g_autoptr (RpNetwork) back = network_of (first, after);

  g_assert_false (rp_network_is_like (after, before));
  g_assert_true (rp_network_is_like (back, before));
  g_assert_cmpuint (moved (second, after, second, anew), ==, 0);
  g_assert_cmpuint (moved (first, back, first, before), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-renewal/one-gone", test_one_gone);
  g_test_add_func ("/network-renewal/some-new", test_some_new);
  g_test_add_func ("/network-renewal/moved", test_moved);
  g_test_add_func ("/network-renewal/strangers", test_strangers);
  g_test_add_func ("/network-renewal/twice-as-many", test_twice_as_many);
  return g_test_run ();
}
