/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-hover.h"

#include <math.h>
#include <string.h>

#include "importers.h"

#define WIDTH 900.0
#define HEIGHT 600.0

typedef struct
{
  RpDataset *dataset;
  RpViewState state;
  RpNetwork *network;
  RpDrawing *drawing;
} Fixture;

static const char json[]
    = "{\"rapport\":1,\"title\":\"Four\",\"entities\":["
      "{\"id\":\"ada\",\"kind\":\"person\",\"name\":\"Ada\"},{\"id\":\"ben\",\"kind\":\"person\",\"name\":\"Ben\"},"
      "{\"id\":\"cleo\",\"kind\":\"person\",\"name\":\"Cleo of a name that is far too long to be written out beside a node in "
      "any picture of a network, be it as large as a wall or as small as a stamp, whatever\"},{\"id\":\"dan\",\"kind\":\"person\",\"name\":\"Dan\"}],"
      "\"relations\":[{\"id\":\"r1\",\"kind\":\"member\",\"label\":\"chairs\",\"from\":\"ada\",\"to\":\"ben\",\"directed\":true,"
      "\"when\":\"1994/2003\"},{\"id\":\"r2\",\"kind\":\"knows\",\"from\":\"ben\",\"to\":\"dan\"}],"
      "\"events\":[{\"id\":\"m1\",\"kind\":\"meeting\",\"title\":\"One\",\"when\":\"2001\",\"participants\":[\"ada\",\"cleo\"]},"
      "{\"id\":\"m2\",\"kind\":\"meeting\",\"title\":\"Two\",\"when\":\"2002\",\"participants\":[\"ada\",\"cleo\"]}]}";

static void
set_up (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);
  RpNetworkView view;

  g_assert_nonnull (result);
  self->dataset = g_object_ref (result->dataset);
  self->state = (RpViewState){ .dataset = self->dataset,
                               .theme = rp_theme (RP_THEME_LIGHT),
                               .measure = rp_text_measure_fixed (),
                               .period = RP_PERIOD_NONE,
                               .now = NAN };
  self->network = rp_network_new (self->dataset, self->state.measure, WIDTH, HEIGHT, 1, NULL);
  view = rp_network_fit (self->network, WIDTH, HEIGHT);
  self->drawing = rp_network_drawing (self->network, &self->state, &view, WIDTH, HEIGHT);
}

static void
tear_down (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  rp_drawing_unref (self->drawing);
  rp_network_unref (self->network);
  g_object_unref (self->dataset);
}

/* The node or the relation of that id, or the tie that has it itself. */
static const RpShape *
find (Fixture *self, RpDrawing *drawing, RpRole role, const char *id)
{
  RpRecordRef ref = rp_dataset_find (self->dataset, id);

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == role
          && ((ref.type != RP_RECORD_NONE && rp_record_ref_equal (shape->ref, ref)) || g_strcmp0 (shape->id, id) == 0))
        return shape;
    }
  return NULL;
}

static gboolean
says (RpDrawing *drawing, const char *words)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    if (rp_drawing_shape (drawing, i)->text != NULL && strstr (rp_drawing_shape (drawing, i)->text, words) != NULL)
      return TRUE;
  return FALSE;
}

static RpDrawing *
hover (Fixture *self, const RpShape *shape, RpPoint pointer, RpPoint *at, gboolean *recedes)
{
  g_assert_nonnull (shape);
  return rp_network_hover (&(RpNetworkHover){ self->network, self->drawing, &self->state, shape, pointer, "The Paper" },
                           at, recedes);
}

static void
test_a_node_lifts_its_neighbours (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  RpPoint at;
  gboolean recedes = FALSE;
  const RpShape *ada = find (self, self->drawing, RP_ROLE_NODE, "ada"), *lifted;
  g_autoptr (RpDrawing) over = hover (self, ada, (RpPoint){ 5, 5 }, &at, &recedes);

  g_assert_nonnull (over);
  g_assert_true (recedes);
  lifted = find (self, over, RP_ROLE_NODE, "ada");
  g_assert_nonnull (lifted);
  /* on the very spot */
  g_assert_cmpfloat_with_epsilon (lifted->x + at.x, ada->x, 1e-6);
  g_assert_cmpfloat_with_epsilon (lifted->y + at.y, ada->y, 1e-6);
  g_assert_nonnull (find (self, over, RP_ROLE_NODE, "ben"));
  g_assert_nonnull (find (self, over, RP_ROLE_NODE, "cleo"));
  g_assert_null (find (self, over, RP_ROLE_NODE, "dan"));
  g_assert_nonnull (find (self, over, RP_ROLE_TIE, "r1"));
  g_assert_nonnull (find (self, over, RP_ROLE_TIE, "shared:ada,cleo"));
  g_assert_null (find (self, over, RP_ROLE_TIE, "r2"));
  g_assert_true (at.x >= 0 && at.x + rp_drawing_get_width (over) <= WIDTH);
  g_assert_true (at.y >= 0 && at.y + rp_drawing_get_height (over) <= HEIGHT);
}

/* From so far that names have no room, each is read whole all the same. */
static void
test_a_name_without_room (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const ids[] = { "ada", "ben", "cleo", "dan" };
  static const char *const ends[] = { "Ada", "Ben", "whatever", "Dan" };
  RpNetworkView far = { 0.004, WIDTH / 2, HEIGHT / 2 };
  guint n_unnamed = 0;

  rp_drawing_unref (self->drawing);
  self->drawing = rp_network_drawing (self->network, &self->state, &far, WIDTH, HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      RpPoint at;
      gboolean recedes;
      g_autoptr (RpDrawing) over
          = hover (self, find (self, self->drawing, RP_ROLE_NODE, ids[i]), (RpPoint){ 5, 5 }, &at, &recedes);

      n_unnamed += !says (self->drawing, ends[i]);
      g_assert_true (says (over, ends[i]));
    }
  g_assert_cmpuint (n_unnamed, >, 0);
}

static void
test_a_tie_says_what_it_is (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  RpPoint at;
  gboolean recedes = TRUE;
  g_autoptr (RpDrawing) relation
      = hover (self, find (self, self->drawing, RP_ROLE_TIE, "r1"), (RpPoint){ 400, 300 }, &at, &recedes);
  g_autoptr (RpDrawing) shared = NULL;

  g_assert_nonnull (relation);
  g_assert_false (recedes);
  g_assert_true (says (relation, "chairs"));
  g_assert_true (says (relation, "1994"));
  g_assert_true (says (relation, "Member"));
  g_assert_true (says (relation, "Ada → Ben"));
  g_assert_true (says (relation, "The Paper"));
  g_assert_nonnull (find (self, relation, RP_ROLE_NODE, "ada"));
  g_assert_null (find (self, relation, RP_ROLE_NODE, "cleo"));
  /* with the focus there is no pointer */
  shared
      = hover (self, find (self, self->drawing, RP_ROLE_TIE, "shared:ada,cleo"), (RpPoint){ NAN, NAN }, &at, &recedes);
  g_assert_true (says (shared, "met 2 times"));
  g_assert_true (at.x >= 0 && at.y >= 0);
}

/* Beside what is selected neighbours recede no longer, what is filtered out does. */
static void
test_full_ink (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  RpNetworkView view = rp_network_fit (self->network, WIDTH, HEIGHT);
  RpColor full = find (self, self->drawing, RP_ROLE_NODE, "ben")->fill;
  g_autoptr (RpDrawing) over = NULL;
  gboolean recedes;
  RpPoint at;

  self->state.selected = rp_dataset_find (self->dataset, "cleo");
  rp_drawing_unref (self->drawing);
  self->drawing = rp_network_drawing (self->network, &self->state, &view, WIDTH, HEIGHT);
  g_assert_cmphex (find (self, self->drawing, RP_ROLE_NODE, "ben")->fill, !=, full);
  over = hover (self, find (self, self->drawing, RP_ROLE_NODE, "dan"), (RpPoint){ 5, 5 }, &at, &recedes);
  g_assert_cmphex (find (self, over, RP_ROLE_NODE, "ben")->fill, ==, full);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/network-hover/neighbours", Fixture, NULL, set_up, test_a_node_lifts_its_neighbours, tear_down);
  g_test_add ("/network-hover/name", Fixture, NULL, set_up, test_a_name_without_room, tear_down);
  g_test_add ("/network-hover/tie", Fixture, NULL, set_up, test_a_tie_says_what_it_is, tear_down);
  g_test_add ("/network-hover/ink", Fixture, NULL, set_up, test_full_ink, tear_down);
  return g_test_run ();
}
