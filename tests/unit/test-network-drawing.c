/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "dataset-builder.h"
#include "network-drawing.h"
#include "record-set.h"

#define WIDTH 1280.0
#define HEIGHT 800.0

static void
add_entity (RpDatasetBuilder *builder, const char *id, const char *name)
{
  RpEntityDraft draft = { .draft.record = { .id = rp_dataset_builder_string (builder, id, -1),
                                            .title = rp_dataset_builder_string (builder, name, -1) },
                          .draft.path = "/entities/0",
                          .kind = "person",
                          .latitude = NAN,
                          .longitude = NAN };

  if (strcmp (id, "c") == 0)
    {
      static const RpIdRef same = { .id = "d", .path = "/possibly_same/0" };

      draft.possibly_same = &same;
      draft.n_possibly_same = 1;
    }
  rp_dataset_builder_add_entity (builder, &draft);
}

static void
add_relation (RpDatasetBuilder *builder, const char *id, const char *from, const char *to, gboolean directed)
{
  RpRelationDraft draft = { .draft.record = { .id = rp_dataset_builder_string (builder, id, -1),
                                              .title = rp_dataset_builder_string (builder, id, -1) },
                            .draft.path = "/relations/0",
                            .kind = "knows",
                            .from = { .id = rp_dataset_builder_string (builder, from, -1), .path = "/from" },
                            .to = { .id = rp_dataset_builder_string (builder, to, -1), .path = "/to" },
                            .directed = directed,
                            .weight = 1 };

  rp_dataset_builder_add_relation (builder, &draft);
}

static void
add_meeting (RpDatasetBuilder *builder, const char *id, const char *a, const char *b)
{
  RpIdRef participants[] = { { .id = rp_dataset_builder_string (builder, a, -1), .path = "/participants/0" },
                             { .id = rp_dataset_builder_string (builder, b, -1), .path = "/participants/1" } };
  RpEventDraft draft = { .draft.record = { .id = rp_dataset_builder_string (builder, id, -1),
                                           .title = rp_dataset_builder_string (builder, id, -1) },
                         .draft.path = "/events/0",
                         .kind = "meeting",
                         .order = NAN,
                         .participants = participants,
                         .n_participants = 2 };

  rp_dataset_builder_add_event (builder, &draft);
}

/* a → b twice and back, a loop at a, c possibly d, d and e met twice, f alone. */
static RpDataset *
small_dataset (void)
{
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();

  rp_dataset_builder_set_head (builder, &(RpDatasetHead){ .version = 1, .title = "Small" });
  add_entity (builder, "a", "Anna");
  add_entity (builder, "b", "Press Office of the Ministry of Foreign Affairs and Trade");
  add_entity (builder, "c", "Carl");
  add_entity (builder, "d", "Dora");
  add_entity (builder, "e", "Emil");
  add_entity (builder, "f", "Fritz");
  add_relation (builder, "r1", "a", "b", TRUE);
  add_relation (builder, "r2", "a", "b", TRUE);
  add_relation (builder, "r3", "b", "a", TRUE);
  add_relation (builder, "loop", "a", "a", TRUE);
  add_relation (builder, "r4", "b", "c", FALSE);
  add_meeting (builder, "m1", "d", "e");
  add_meeting (builder, "m2", "e", "d");
  return rp_dataset_builder_finish (builder);
}

static RpDataset *
people (guint n, guint n_relations)
{
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();

  rp_dataset_builder_set_head (builder, &(RpDatasetHead){ .version = 1, .title = "People" });
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      g_autofree char *name = g_strdup_printf (i % 3 == 0 ? "Ministry of Defence and Industry %u" : "Person %u", i);

      add_entity (builder, id, name);
    }
  for (guint i = 0; i < n_relations; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);
      g_autofree char *from = g_strdup_printf ("p%u", i * 7919 % n);
      g_autofree char *to = g_strdup_printf ("p%u", (i * 104729 + 1) % MAX (n / 2, 1));

      add_relation (builder, id, from, to, i % 2);
    }
  return rp_dataset_builder_finish (builder);
}

static RpViewState
state_for (RpDataset *dataset)
{
  return (RpViewState){ .dataset = dataset,
                        .theme = rp_theme (RP_THEME_LIGHT),
                        .measure = rp_text_measure_fixed (),
                        .period = RP_PERIOD_NONE,
                        .now = NAN };
}

static RpDrawing *
draw (RpDataset *dataset, const RpViewState *state)
{
  g_autoptr (RpNetwork) network = rp_network_new (dataset, rp_text_measure_fixed (), WIDTH, HEIGHT, 1, NULL);
  RpNetworkView view = rp_network_fit (network, WIDTH, HEIGHT);

  return rp_network_drawing (network, state, &view, WIDTH, HEIGHT);
}

static const RpShape *
find (RpDrawing *drawing, RpRole role, RpRecordRef ref)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == role && rp_record_ref_equal (role == RP_ROLE_LABEL ? shape->of : shape->ref, ref))
        return shape;
    }
  return NULL;
}

static const RpShape *
find_id (RpDrawing *drawing, RpRole role, const char *id)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == role && g_strcmp0 (shape->id, id) == 0)
        return shape;
    }
  return NULL;
}

static guint
count (RpDrawing *drawing, RpRole role)
{
  guint n = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    n += rp_drawing_shape (drawing, i)->role == role;
  return n;
}

static gboolean
meet (const RpShape *a, const RpShape *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* What holds for each drawing: labels meet neither each other nor a foreign node, everything is finite and near. */
static void
check (RpDrawing *drawing, gboolean fitted)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *label = rp_drawing_shape (drawing, i);

      g_assert_true (isfinite (label->x) && isfinite (label->y) && isfinite (label->width) && isfinite (label->height));
      for (guint k = 0; k < label->n_points; k++)
        {
          g_assert_cmpfloat (fabs (label->points[k].x - WIDTH / 2), <=, WIDTH / 2 + 1001);
          g_assert_cmpfloat (fabs (label->points[k].y - HEIGHT / 2), <=, HEIGHT / 2 + 1001);
        }
      if (fitted)
        {
          g_assert_cmpfloat (label->x, >=, 0);
          g_assert_cmpfloat (label->y, >=, 0);
          g_assert_cmpfloat (label->x + label->width, <=, WIDTH);
          g_assert_cmpfloat (label->y + label->height, <=, HEIGHT);
        }
      if (label->role != RP_ROLE_LABEL)
        continue;
      for (guint k = 0; k < rp_drawing_n_shapes (drawing); k++)
        {
          const RpShape *other = rp_drawing_shape (drawing, k);

          if (other->role == RP_ROLE_LABEL && k != i)
            g_assert_false (meet (label, other));
          if (other->role == RP_ROLE_NODE && !rp_record_ref_equal (other->ref, label->of))
            g_assert_false (meet (label, other));
        }
    }
}

static void
test_small (void)
{
  g_autoptr (RpDataset) dataset = small_dataset ();
  RpViewState state = state_for (dataset);
  g_autoptr (RpDrawing) drawing = draw (dataset, &state);
  const RpShape *shape;

  check (drawing, TRUE);
  g_assert_cmpuint (count (drawing, RP_ROLE_NODE), ==, 6);
  g_assert_cmpuint (count (drawing, RP_ROLE_TIE), ==, 7);
  for (guint i = 0; i < 6; i++)
    g_assert_nonnull (find (drawing, RP_ROLE_LABEL, rp_record_ref (RP_RECORD_ENTITY, i)));
  shape = find (drawing, RP_ROLE_LABEL, rp_record_ref (RP_RECORD_ENTITY, 1));
  g_assert_cmpstr (shape->full, ==, "Press Office of the Ministry of Foreign Affairs and Trade");
  g_assert_nonnull (strchr (shape->text, '\n'));
  shape = find_id (drawing, RP_ROLE_TIE, "shared:d,e");
  g_assert_nonnull (shape);
  g_assert_cmpint (shape->ref.type, ==, RP_RECORD_NONE);
  g_assert_cmpstr (find_id (drawing, RP_ROLE_LABEL, "shared:d,e")->text, ==, "met 2 times");
  g_assert_cmpint (find_id (drawing, RP_ROLE_TIE, "same:c,d")->dash, ==, RP_DASH_DOTTED);
}

/* Three ties of one pair are at different places in their middle; arrows stand at the right end, clear of the node. */
static void
test_ports (void)
{
  g_autoptr (RpDataset) dataset = small_dataset ();
  RpViewState state = state_for (dataset);
  g_autoptr (RpDrawing) drawing = draw (dataset, &state);
  const RpShape *ties[3], *node = find (drawing, RP_ROLE_NODE, rp_record_ref (RP_RECORD_ENTITY, 1));

  for (guint i = 0; i < 3; i++)
    {
      ties[i] = find (drawing, RP_ROLE_TIE, rp_record_ref (RP_RECORD_RELATION, i));
      g_assert_nonnull (ties[i]);
      g_assert_true (ties[i]->curved && ties[i]->arrow);
      g_assert_cmpuint (ties[i]->n_points % 3, ==, 1);
      for (guint k = 0; k < i; k++)
        g_assert_cmpfloat (fabs (ties[i]->points[1].x - ties[k]->points[1].x)
                               + fabs (ties[i]->points[1].y - ties[k]->points[1].y),
                           >, 8);
    }
  for (guint i = 0; i < 2; i++)
    {
      RpPoint end = ties[i]->points[ties[i]->n_points - 1];
      double dx = end.x - node->x - node->width / 2, dy = end.y - node->y - node->height / 2;

      g_assert_cmpfloat (sqrt (dx * dx + dy * dy), >, node->width / 2);
      g_assert_cmpfloat (sqrt (dx * dx + dy * dy), <, node->width / 2 + 90);
    }
}

static void
test_states (void)
{
  g_autoptr (RpDataset) dataset = small_dataset ();
  RpViewState state = state_for (dataset);
  g_autoptr (RpRecordSet) related = rp_record_set_new (dataset);
  g_autoptr (RpDrawing) drawing = NULL;
  const RpShape *chosen, *other;

  rp_record_set_add (related, rp_record_ref (RP_RECORD_RELATION, 0));
  state.selected = rp_record_ref (RP_RECORD_ENTITY, 3);
  state.related = related;
  drawing = draw (dataset, &state);
  check (drawing, TRUE);
  chosen = find (drawing, RP_ROLE_LABEL, state.selected);
  other = find (drawing, RP_ROLE_LABEL, rp_record_ref (RP_RECORD_ENTITY, 5));
  g_assert_true (chosen->bold);
  g_assert_false (other->bold);
  g_assert_cmpint (chosen->state, ==, RP_STATE_SELECTED);
  g_assert_cmpint (other->state, ==, RP_STATE_OTHER);
  g_assert_cmphex (other->fill, !=, chosen->fill);
  g_assert_cmphex (other->fill & 0xff, ==, 0xff);
  g_assert_cmpint (find (drawing, RP_ROLE_TIE, rp_record_ref (RP_RECORD_RELATION, 0))->state, ==, RP_STATE_RELATED);
  g_assert_cmpint (find (drawing, RP_ROLE_TIE, rp_record_ref (RP_RECORD_RELATION, 1))->state, ==, RP_STATE_OTHER);
  g_assert_cmpint (find_id (drawing, RP_ROLE_TIE, "shared:d,e")->state, ==, RP_STATE_RELATED);
}

static void
test_left_out (void)
{
  g_autoptr (RpDataset) dataset = small_dataset ();
  RpViewState state = state_for (dataset);
  g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
  g_autoptr (RpDrawing) drawing = NULL;

  /* all entities but b, all relations, one of the two meetings */
  for (guint i = 0; i < 6; i++)
    if (i != 1)
      rp_record_set_add (shown, rp_record_ref (RP_RECORD_ENTITY, i));
  for (guint i = 0; i < 5; i++)
    rp_record_set_add (shown, rp_record_ref (RP_RECORD_RELATION, i));
  rp_record_set_add (shown, rp_record_ref (RP_RECORD_EVENT, 0));
  state.shown = shown;
  drawing = draw (dataset, &state);
  check (drawing, TRUE);
  g_assert_cmpuint (count (drawing, RP_ROLE_NODE), ==, 5);
  g_assert_null (find (drawing, RP_ROLE_LABEL, rp_record_ref (RP_RECORD_ENTITY, 1)));
  g_assert_null (find (drawing, RP_ROLE_TIE, rp_record_ref (RP_RECORD_RELATION, 0)));
  g_assert_nonnull (find (drawing, RP_ROLE_TIE, rp_record_ref (RP_RECORD_RELATION, 3)));
  g_assert_cmpstr (find_id (drawing, RP_ROLE_LABEL, "shared:d,e")->text, ==, "met");
}

static void
test_all_names (void)
{
  g_autoptr (RpDataset) dataset = people (60, 80);
  RpViewState state = state_for (dataset);
  g_autoptr (RpDrawing) drawing = draw (dataset, &state);

  check (drawing, TRUE);
  for (guint i = 0; i < 60; i++)
    g_assert_nonnull (find (drawing, RP_ROLE_LABEL, rp_record_ref (RP_RECORD_ENTITY, i)));
}

/* Far in, far out, far away and with senseless numbers. */
static void
test_views (void)
{
  g_autoptr (RpDataset) dataset = people (150, 300);
  RpViewState state = state_for (dataset);
  g_autoptr (RpNetwork) network = rp_network_new (dataset, rp_text_measure_fixed (), WIDTH, HEIGHT, 1, NULL);
  RpPoint p = rp_network_get_position (network, 0);
  RpNetworkView views[] = { { 40, WIDTH / 2 - 40 * p.x, HEIGHT / 2 - 40 * p.y },
                            { 9000, WIDTH / 2 - 9000 * p.x, HEIGHT / 2 - 9000 * p.y },
                            { 0.01, 0, 0 },
                            { 1, 1e8, -1e8 },
                            { NAN, INFINITY, NAN },
                            { 1, -300, -200 } };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (RpDrawing) drawing = rp_network_drawing (network, &state, &views[i], WIDTH, HEIGHT);

      check (drawing, FALSE);
      /* the node in the middle still has its ties */
      if (i < 2)
        g_assert_cmpuint (count (drawing, RP_ROLE_TIE), >, 0);
    }
}

static void
test_move (void)
{
  g_autoptr (RpDataset) dataset = small_dataset ();
  RpViewState state = state_for (dataset);
  g_autoptr (RpNetwork) network = rp_network_new (dataset, rp_text_measure_fixed (), WIDTH, HEIGHT, 1, NULL);
  RpPoint before = rp_network_get_position (network, 2), other = rp_network_get_position (network, 3);
  guint second = 2;
  RpPoint to = { before.x + 50, before.y - 20 }, none = { NAN, INFINITY };
  g_autoptr (RpNetwork) moved = rp_network_move_nodes (network, &second, &to, 1);
  g_autoptr (RpNetwork) nowhere = rp_network_move_nodes (network, &second, &none, 1);

  g_assert_cmpfloat (rp_network_get_position (network, 2).x, ==, before.x);
  g_assert_cmpfloat (rp_network_get_position (moved, 2).x, ==, before.x + 50);
  g_assert_cmpfloat (rp_network_get_position (moved, 3).x, ==, other.x);
  g_assert_cmpfloat (rp_network_get_position (nowhere, 2).x, ==, before.x);
  g_assert_cmpuint (state.selected.type, ==, RP_RECORD_NONE);
}

/* From the label to the symbol, px. */
static double
way (const RpShape *label, const RpShape *node)
{
  double x = node->x + node->width / 2, y = node->y + node->height / 2;
  double dx = MAX (MAX (label->x - x, x - label->x - label->width), 0);
  double dy = MAX (MAX (label->y - y, y - label->y - label->height), 0);

  return sqrt (dx * dx + dy * dy) - node->width / 2;
}

/* Each name stands nearer to its own node than to any other. Returns how many names there are. */
static guint
check_names_near (RpDrawing *drawing)
{
  guint n = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *label = rp_drawing_shape (drawing, i);

      if (label->role != RP_ROLE_LABEL || label->of.type != RP_RECORD_ENTITY)
        continue;
      n++;
      for (guint k = 0; k < rp_drawing_n_shapes (drawing); k++)
        {
          const RpShape *node = rp_drawing_shape (drawing, k);

          if (node->role == RP_ROLE_NODE && !rp_record_ref_equal (node->ref, label->of))
            g_assert_cmpfloat (way (label, node), >, way (label, find (drawing, RP_ROLE_NODE, label->of)));
        }
    }
  return n;
}

/* A pane as low as under a timeline: nodes are small, most names have room, the important ones all, and the picture is
 * used from edge to edge. */
static void
test_small_pane (void)
{
  g_autoptr (RpDataset) dataset = people (42, 60);
  RpViewState state = state_for (dataset);
  g_autoptr (RpNetwork) network = rp_network_new (dataset, rp_text_measure_fixed (), 925, 260, 1, NULL);
  g_autoptr (RpNetwork) again = rp_network_new (dataset, rp_text_measure_fixed (), 925, 260, 1, NULL);
  RpNetworkView view = rp_network_fit (network, 925, 260);
  g_autoptr (RpDrawing) drawing = rp_network_drawing (network, &state, &view, 925, 260);
  double left = INFINITY, right = -INFINITY;

  check (drawing, FALSE);
  g_assert_cmpuint (check_names_near (drawing), >=, 32);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role != RP_ROLE_NODE && shape->role != RP_ROLE_LABEL)
        continue;
      left = MIN (left, shape->x);
      right = MAX (right, shape->x + shape->width);
      g_assert_cmpfloat (shape->y, >=, 0);
      g_assert_cmpfloat (shape->y + shape->height, <=, 260);
      if (shape->role == RP_ROLE_NODE)
        g_assert_cmpfloat (shape->width, <=, 24);
    }
  g_assert_cmpfloat (left, >=, 0);
  g_assert_cmpfloat (left, <, 40);
  g_assert_cmpfloat (right, <=, 925);
  g_assert_cmpfloat (right, >, 885);
  for (guint i = 0; i < 42; i++)
    {
      g_assert_cmpfloat (rp_network_get_position (network, i).x, ==, rp_network_get_position (again, i).x);
      g_assert_cmpfloat (rp_network_get_position (network, i).y, ==, rp_network_get_position (again, i).y);
    }
}

/* More nodes than their names have room, and far more: the selected one is named, and its name moves none of those that
 * stay by more than it needs. */
static void
test_selected_is_named (void)
{
  g_autoptr (RpDataset) dataset = people (150, 300);
  RpViewState state = state_for (dataset);
  g_autoptr (RpNetwork) network = rp_network_new (dataset, rp_text_measure_fixed (), 925, 260, 1, NULL);
  RpNetworkView view = rp_network_fit (network, 925, 260);
  g_autoptr (RpDrawing) before = rp_network_drawing (network, &state, &view, 925, 260);
  guint chosen = 0, changed = 0;

  while (find (before, RP_ROLE_LABEL, rp_record_ref (RP_RECORD_ENTITY, chosen)) != NULL)
    chosen++;
  g_assert_cmpuint (chosen, <, 150);
  state.selected = rp_record_ref (RP_RECORD_ENTITY, chosen);
  {
    g_autoptr (RpDrawing) after = rp_network_drawing (network, &state, &view, 925, 260);

    g_assert_nonnull (find (after, RP_ROLE_LABEL, state.selected));
    for (guint i = 0; i < 150; i++)
      {
        const RpShape *a = find (before, RP_ROLE_LABEL, rp_record_ref (RP_RECORD_ENTITY, i));
        const RpShape *b = find (after, RP_ROLE_LABEL, rp_record_ref (RP_RECORD_ENTITY, i));

        changed += i != chosen && (a == NULL) != (b == NULL);
      }
  }
  g_assert_cmpuint (changed, <=, 3);
}

/* Panning moves all names alike: what is named is a matter of the layout and the zoom. */
static void
test_panning (void)
{
  g_autoptr (RpDataset) dataset = people (80, 120);
  RpViewState state = state_for (dataset);
  g_autoptr (RpNetwork) network = rp_network_new (dataset, rp_text_measure_fixed (), 600, 300, 1, NULL);
  RpNetworkView view = rp_network_fit (network, 600, 300), panned = { view.zoom, view.x - 150, view.y + 70 };
  g_autoptr (RpDrawing) before = rp_network_drawing (network, &state, &view, 600, 300);
  g_autoptr (RpDrawing) after = rp_network_drawing (network, &state, &panned, 600, 300);

  for (guint i = 0; i < 80; i++)
    {
      const RpShape *a = find (before, RP_ROLE_LABEL, rp_record_ref (RP_RECORD_ENTITY, i));
      const RpShape *b = find (after, RP_ROLE_LABEL, rp_record_ref (RP_RECORD_ENTITY, i));

      g_assert_true ((a == NULL) == (b == NULL));
      if (a == NULL)
        continue;
      g_assert_cmpfloat (fabs (a->x - 150 - b->x), <, 1e-6);
      g_assert_cmpfloat (fabs (a->y + 70 - b->y), <, 1e-6);
    }
}

/* Names of scripts without spaces are broken between letters, and never before a full stop. */
static void
test_wide_names (void)
{
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();
  g_autoptr (RpDataset) dataset = NULL;
  g_autoptr (RpDrawing) drawing = NULL;
  RpViewState state;
  const RpShape *label;

  rp_dataset_builder_set_head (builder, &(RpDatasetHead){ .version = 1, .title = "Wide" });
  add_entity (builder, "a", "中华人民共和国国防部国际军事合作办公室。");
  add_entity (builder, "b", "  Two   blanks  ");
  dataset = rp_dataset_builder_finish (builder);
  state = state_for (dataset);
  drawing = draw (dataset, &state);
  check (drawing, TRUE);
  label = find (drawing, RP_ROLE_LABEL, rp_record_ref (RP_RECORD_ENTITY, 0));
  g_assert_nonnull (strchr (label->text, '\n'));
  g_assert_null (strstr (label->text, "\n。"));
  g_assert_cmpint (g_utf8_strlen (label->text, -1), ==, g_utf8_strlen (label->full, -1) + 1);
  g_assert_nonnull (strstr (find (drawing, RP_ROLE_LABEL, rp_record_ref (RP_RECORD_ENTITY, 1))->text, "Two"));
}

static void
test_empty (void)
{
  g_autoptr (RpDataset) dataset = people (0, 0);
  RpViewState state = state_for (dataset);
  g_autoptr (RpDrawing) drawing = draw (dataset, &state);

  g_assert_cmpuint (rp_drawing_n_shapes (drawing), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-drawing/small", test_small);
  g_test_add_func ("/network-drawing/ports", test_ports);
  g_test_add_func ("/network-drawing/states", test_states);
  g_test_add_func ("/network-drawing/left-out", test_left_out);
  g_test_add_func ("/network-drawing/all-names", test_all_names);
  g_test_add_func ("/network-drawing/views", test_views);
  g_test_add_func ("/network-drawing/move", test_move);
  g_test_add_func ("/network-drawing/small-pane", test_small_pane);
  g_test_add_func ("/network-drawing/selected-is-named", test_selected_is_named);
  g_test_add_func ("/network-drawing/panning", test_panning);
  g_test_add_func ("/network-drawing/wide-names", test_wide_names);
  g_test_add_func ("/network-drawing/empty", test_empty);
  return g_test_run ();
}
