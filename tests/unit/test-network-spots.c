/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-spots.h"
#include "people-fixture.h"

#define WIDTH 1000.0
#define HEIGHT 700.0
#define N 90

typedef struct
{
  RpDataset *dataset;
  RpNetwork *network;
  RpViewState state;
  RpNetworkView view;
} Fixture;

/* N people, all of them tied to the first alone. */
static RpDataset *
star (void)
{
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();

  rp_dataset_builder_set_head (builder, &(RpDatasetHead){ .version = 1, .title = "A star" });
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      RpRecordDraft head = { .record = { .id = rp_dataset_builder_string (builder, id, -1),
                                         .title = rp_dataset_builder_string (builder, id, -1) },
                             .path = "/it" };
      RpEntityDraft draft = { .draft = head, .kind = "person", .latitude = NAN, .longitude = NAN };

      rp_dataset_builder_add_entity (builder, &draft);
    }
  for (guint i = 1; i < N; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i), *to = g_strdup_printf ("p%u", i);
      RpRelationDraft draft = { .draft.record = { .id = rp_dataset_builder_string (builder, id, -1),
                                                  .title = rp_dataset_builder_string (builder, id, -1) },
                                .draft.path = "/it",
                                .kind = "knows",
                                .from = { .id = "p0", .path = "/a" },
                                .to = { .id = rp_dataset_builder_string (builder, to, -1), .path = "/b" },
                                .weight = 1 };

      rp_dataset_builder_add_relation (builder, &draft);
    }
  return rp_dataset_builder_finish (builder);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (RpNetworkMembers) folded = rp_network_members_with_fold (NULL, data != NULL);
  RpNetworkOptions options = { .measure = rp_text_measure_fixed (),
                               .width = WIDTH,
                               .height = HEIGHT,
                               .seed = 1,
                               .events = RP_EVENTS_AS_NODES,
                               .members = data != NULL ? folded : NULL };

  self->dataset = data != NULL ? star () : people (N, 100, 20);
  self->network = rp_network_new_with (self->dataset, &options, NULL);
  self->view = (RpNetworkView){ 0.7, 31, -12 };
  self->state = (RpViewState){ .dataset = self->dataset,
                               .theme = rp_theme (RP_THEME_LIGHT),
                               .measure = rp_text_measure_fixed (),
                               .period = RP_PERIOD_NONE,
                               .now = NAN };
}

static void
tear_down (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  rp_network_unref (self->network);
  g_object_unref (self->dataset);
}

static GArray *
spots_of (Fixture *self)
{
  return rp_network_spots (self->network, &self->state, &self->view);
}

static const RpNetworkSpot *
spot_at (const GArray *spots, guint i)
{
  return &g_array_index (spots, RpNetworkSpot, i);
}

/* They are where a drawing has them, and none else. */
static void
assert_as_drawn (Fixture *self)
{
  g_autoptr (GArray) spots = spots_of (self);
  g_autoptr (RpDrawing) drawing = rp_network_drawing (self->network, &self->state, &self->view, WIDTH, HEIGHT);
  guint n_nodes = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    n_nodes += rp_drawing_shape (drawing, i)->role == RP_ROLE_NODE;
  g_assert_cmpuint (spots->len, ==, n_nodes);
  for (guint i = 0; i < spots->len; i++)
    {
      const RpNetworkSpot *spot = spot_at (spots, i);
      const RpShape *shape = NULL;

      for (guint k = 0; k < rp_drawing_n_shapes (drawing) && shape == NULL; k++)
        if (rp_drawing_shape (drawing, k)->role == RP_ROLE_NODE
            && rp_record_ref_equal (rp_drawing_shape (drawing, k)->ref, spot->ref))
          shape = rp_drawing_shape (drawing, k);
      g_assert_nonnull (shape);
      g_assert_cmpuint (rp_network_get_node (self->network, spot->ref), ==, spot->node);
      g_assert_cmpfloat_with_epsilon (shape->x + shape->width / 2, spot->at.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (shape->y + shape->height / 2, spot->at.y, 1e-6);
      g_assert_cmpfloat_with_epsilon (shape->width / 2, spot->radius, 1e-6);
      g_assert_cmpint (shape->dimmed, ==, spot->dimmed);
    }
}

static void
test_drawn (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpRecordSet) shown = rp_record_set_new (self->dataset);

  assert_as_drawn (self);
  for (guint i = 0; i < N; i += 3)
    rp_record_set_add (shown, rp_record_ref (RP_RECORD_ENTITY, i));
  self->state.shown = shown;
  assert_as_drawn (self);
  self->state.dim = TRUE;
  assert_as_drawn (self);
}

/* Who is tied to one of those selected is near; all others are apart. */
static void
test_near (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpRecordSet) picked = rp_record_set_new (self->dataset), near = rp_record_set_new (self->dataset);
  g_autoptr (GArray) spots = NULL;

  for (guint i = 0; i < 2; i++)
    {
      guint n;
      const guint *relations = rp_dataset_entity_relations (self->dataset, 7 * i + 1, &n);
      const guint *events = NULL;

      rp_record_set_add (picked, rp_record_ref (RP_RECORD_ENTITY, 7 * i + 1));
      rp_record_set_add (near, rp_record_ref (RP_RECORD_ENTITY, 7 * i + 1));
      for (guint k = 0; k < n; k++)
        {
          rp_record_set_add (near,
                             rp_record_ref (RP_RECORD_ENTITY, rp_dataset_relation (self->dataset, relations[k])->from));
          rp_record_set_add (near,
                             rp_record_ref (RP_RECORD_ENTITY, rp_dataset_relation (self->dataset, relations[k])->to));
        }
      events = rp_dataset_entity_events (self->dataset, 7 * i + 1, &n);
      for (guint k = 0; k < n; k++)
        rp_record_set_add (near, rp_record_ref (RP_RECORD_EVENT, events[k]));
    }
  self->state.selected = rp_record_ref (RP_RECORD_ENTITY, 1);
  self->state.picked = picked;
  spots = spots_of (self);
  for (guint i = 0; i < spots->len; i++)
    g_assert_cmpint (spot_at (spots, i)->apart, ==, !rp_record_set_contains (near, spot_at (spots, i)->ref));
}

/* Each folded leaf is there, where its group is; and is the node of nobody's hand. */
static void
test_folded (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GArray) spots = spots_of (self);
  guint n_entities = 0, n_folded = 0;

  for (guint i = 0; i < spots->len; i++)
    {
      const RpNetworkSpot *spot = spot_at (spots, i);

      n_entities += spot->ref.type == RP_RECORD_ENTITY;
      n_folded += spot->folded;
      g_assert_cmpuint (rp_network_get_node (self->network, spot->ref), ==, spot->folded ? RP_NO_INDEX : spot->node);
    }
  g_assert_cmpuint (n_entities, ==, N);
  g_assert_cmpuint (n_folded, ==, N - 1);
}

/* All are selected: no name lies on another but that of the one that was picked last. */
static void
test_many_named (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpRecordSet) picked = rp_record_set_new (self->dataset);
  g_autoptr (RpDrawing) drawing = NULL;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  gboolean named = FALSE;

  for (guint i = 0; i < N; i++)
    rp_record_set_add (picked, rp_record_ref (RP_RECORD_ENTITY, i));
  self->state.selected = rp_record_ref (RP_RECORD_ENTITY, 5);
  self->state.picked = picked;
  self->view.zoom = 0.3;
  drawing = rp_network_drawing (self->network, &self->state, &self->view, WIDTH, HEIGHT);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      RpShape *shape = (RpShape *)rp_drawing_shape (drawing, i);
      gboolean last = rp_record_ref_equal (shape->of, self->state.selected);

      named = named || (shape->role == RP_ROLE_LABEL && last);
      if (shape->role != RP_ROLE_LABEL || last)
        continue;
      for (guint k = 0; k < labels->len; k++)
        {
          const RpShape *other = g_ptr_array_index (labels, k);

          g_assert_false (shape->x < other->x + other->width && other->x < shape->x + shape->width
                          && shape->y < other->y + other->height && other->y < shape->y + shape->height);
        }
      g_ptr_array_add (labels, shape);
    }
  g_assert_true (named);
  g_assert_cmpuint (labels->len, <, N - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/network-spots/drawn", Fixture, NULL, set_up, test_drawn, tear_down);
  g_test_add ("/network-spots/near", Fixture, NULL, set_up, test_near, tear_down);
  g_test_add ("/network-spots/folded", Fixture, "folded", set_up, test_folded, tear_down);
  g_test_add ("/network-spots/many-named", Fixture, NULL, set_up, test_many_named, tear_down);
  return g_test_run ();
}
