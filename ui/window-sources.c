/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of sources in the window: its rows and their order as actions. */
#include "window-private.h"

static const char *const order_names[] = { "time", "standing", "source" };
static const char *const row_names[] = { "events", "entities", "relations" };
static const RpRecordType row_types[] = { RP_RECORD_EVENT, RP_RECORD_ENTITY, RP_RECORD_RELATION };

/* As one source tells it: there must be one that is selected, or was. */
static void
change_order (GSimpleAction *action, GVariant *state, gpointer data)
{
  RpWindow *self = data;
  RpMatrixView *matrix = rp_sources_pane_get_matrix (self->sources);
  const char *name = g_variant_get_string (state, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order_names); i++)
    if (g_str_equal (name, order_names[i])
        && ((RpMatrixOrder)i != RP_MATRIX_BY_LOCATOR || rp_matrix_view_get_source (matrix) != RP_NO_INDEX))
      {
        rp_matrix_view_set_order (matrix, (RpMatrixOrder)i);
        g_simple_action_set_state (action, state);
        rp_sources_pane_update (self->sources);
      }
}

static void
change_rows (GSimpleAction *action, GVariant *state, gpointer data)
{
  RpWindow *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (row_names); i++)
    if (g_str_equal (g_variant_get_string (state, NULL), row_names[i]))
      {
        rp_matrix_view_set_rows (rp_sources_pane_get_matrix (self->sources), row_types[i]);
        g_simple_action_set_state (action, state);
        rp_sources_pane_update (self->sources);
      }
}

/* Of the selected record: what the source called so says of it. */
static void
show_evidence (G_GNUC_UNUSED GSimpleAction *action, GVariant *id, gpointer data)
{
  RpWindow *self = data;
  RpDataset *dataset = rp_session_get_dataset (self->session);

  if (dataset != NULL)
    rp_detail_panel_show_evidence (self->details_panel, rp_dataset_find (dataset, g_variant_get_string (id, NULL)));
}

static void
scrolled_cb (RpWindow *self)
{
  double x, y;

  rp_matrix_view_get_scroll (rp_sources_pane_get_matrix (self->sources), &x, &y);
  rp_window_set_state (self, "sources-scroll", g_variant_new ("(dd)", x, y));
}

void
rp_window_sources_changed (RpWindow *self, guint what)
{
  RpMatrixView *matrix = rp_sources_pane_get_matrix (self->sources);

  /* another dataset has other sources */
  if ((what & RP_CHANGED_DATASET) != 0 && rp_matrix_view_get_order (matrix) == RP_MATRIX_BY_LOCATOR)
    g_action_group_change_action_state (G_ACTION_GROUP (self), "sources-order", g_variant_new_string ("time"));
}

void
rp_window_add_source_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "sources-order", NULL, "s", "'time'", change_order, { 0 } },
    { "sources-rows", NULL, "s", "'events'", change_rows, { 0 } },
    { "show-evidence", show_evidence, "s", NULL, NULL, { 0 } },
    { "sources-scroll", NULL, NULL, "(0.0, 0.0)", rp_window_change_nothing, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (rp_sources_pane_get_matrix (self->sources), "scrolled", G_CALLBACK (scrolled_cb), self);
}
