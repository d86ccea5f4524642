/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-private.h"

#include "action-list.h"
#include "announcer.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.4

/* ---- which view the keys are for ---- */

void
rp_window_get_diagrams (RpWindow *self, RpDiagramView *views[RP_WINDOW_N_DIAGRAMS])
{
  views[0] = RP_DIAGRAM_VIEW (self->timeline);
  views[1] = RP_DIAGRAM_VIEW (self->network);
  views[2] = RP_DIAGRAM_VIEW (rp_sources_pane_get_matrix (self->sources));
}

static RpDiagramView *
active_view (RpWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  RpDiagramView *views[RP_WINDOW_N_DIAGRAMS];
  double x, y;

  rp_window_get_diagrams (self, views);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (focus != NULL && (focus == GTK_WIDGET (views[i]) || gtk_widget_is_ancestor (focus, GTK_WIDGET (views[i]))))
      return views[i];
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      rp_diagram_view_get_pointer (views[i], &x, &y);
      if (x >= 0 && gtk_widget_get_mapped (GTK_WIDGET (views[i])))
        return views[i];
    }
  if (gtk_widget_get_mapped (GTK_WIDGET (views[2])))
    return views[2];
  return gtk_widget_get_visible (GTK_WIDGET (views[0])) ? views[0] : views[1];
}

const char *
rp_window_get_view (RpWindow *self)
{
  gboolean timeline = gtk_widget_get_visible (GTK_WIDGET (self->timeline));
  gboolean network = gtk_widget_get_visible (self->network_overlay);

  if (gtk_widget_get_visible (GTK_WIDGET (self->table)))
    return "table";
  if (gtk_widget_get_visible (GTK_WIDGET (self->sources)))
    return "sources";
  return timeline && network ? "both" : timeline ? "timeline" : "network";
}

void
rp_window_set_view (RpWindow *self, const char *view)
{
  gboolean table = g_str_equal (view, "table"), sources = g_str_equal (view, "sources"), diagrams = !table && !sources;
  gboolean timeline = !g_str_equal (view, "network"), network = !g_str_equal (view, "timeline");

  gtk_widget_set_visible (GTK_WIDGET (self->table), table);
  gtk_widget_set_visible (GTK_WIDGET (self->sources), sources);
  gtk_widget_set_visible (GTK_WIDGET (self->paned), diagrams);
  /* behind the others the diagrams stay what they were, to come back to */
  if (diagrams)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->timeline), timeline);
      gtk_widget_set_visible (self->network_overlay, network);
      rp_legend_strip_set_parts (self->legend, (timeline ? RP_LEGEND_TIMELINE : 0) | (network ? RP_LEGEND_NETWORK : 0));
    }
  rp_window_set_state (self, "view", g_variant_new_string (view));
  rp_window_fit_frame (self);
}

void
rp_window_focus_view (RpWindow *self)
{
  const char *view = rp_window_get_view (self);

  if (g_str_equal (view, "table") && gtk_widget_grab_focus (GTK_WIDGET (self->table)))
    return;
  if (g_str_equal (view, "table"))
    gtk_root_set_focus (GTK_ROOT (self), GTK_WIDGET (self->table));
  else if (g_str_equal (view, "sources"))
    gtk_root_set_focus (GTK_ROOT (self), GTK_WIDGET (rp_sources_pane_get_matrix (self->sources)));
  else
    gtk_root_set_focus (GTK_ROOT (self),
                        g_str_equal (view, "network") ? GTK_WIDGET (self->network) : GTK_WIDGET (self->timeline));
}

/* The focus stays in the views, even if it stood in one that goes. */
CHANGE (change_view)
{
  static const char *const views[] = { "timeline", "both", "network", "table", "sources", NULL };
  RpWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean within = focus == NULL || gtk_widget_is_ancestor (focus, self->stage);

  if (!g_strv_contains (views, g_variant_get_string (state, NULL)))
    return;
  rp_window_set_view (self, g_variant_get_string (state, NULL));
  if (within && (focus == NULL || !gtk_widget_get_mapped (focus))
      && !gtk_widget_get_visible (GTK_WIDGET (self->search_panel)))
    rp_window_focus_view (self);
}

static void
cycle_focus (RpWindow *self, int direction)
{
  GtkWidget *matrix = GTK_WIDGET (rp_sources_pane_get_matrix (self->sources));
  GtkWidget *stops[] = { GTK_WIDGET (self->filter_panel),  GTK_WIDGET (self->filter_bar),
                         GTK_WIDGET (self->timeline),      GTK_WIDGET (self->network),
                         GTK_WIDGET (self->table),         matrix,
                         GTK_WIDGET (self->details_panel), self->header };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int n = G_N_ELEMENTS (stops), at = direction > 0 ? -1 : n;

  for (int i = 0; i < n; i++)
    if (focus != NULL && focus == stops[i])
      at = i - direction; /* nothing in it has the focus yet */
    else if (focus != NULL && gtk_widget_is_ancestor (focus, stops[i]))
      at = i;
  for (int i = 1; i <= n; i++)
    {
      GtkWidget *stop = stops[((at + i * direction) % n + n) % n];

      if (gtk_widget_get_mapped (stop) && gtk_widget_child_focus (stop, GTK_DIR_TAB_FORWARD))
        {
          gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
          return;
        }
    }
}

ACTION (next_view)
{
  cycle_focus (data, 1);
}

ACTION (previous_view)
{
  cycle_focus (data, -1);
}

/* ---- zoom ---- */

ACTION (zoom_in)
{
  rp_diagram_view_zoom_step (active_view (data), ZOOM_STEP);
}

ACTION (zoom_out)
{
  rp_diagram_view_zoom_step (active_view (data), 1 / ZOOM_STEP);
}

ACTION (fit_all)
{
  RpDiagramView *views[RP_WINDOW_N_DIAGRAMS];

  rp_window_get_diagrams (data, views);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    rp_diagram_view_fit_all (views[i]);
}

ACTION (centre_selection)
{
  RpDiagramView *views[RP_WINDOW_N_DIAGRAMS];

  rp_window_get_diagrams (data, views);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    rp_diagram_view_centre_selection (views[i]);
}

ACTION (fit_selection)
{
  RpDiagramView *views[RP_WINDOW_N_DIAGRAMS];

  rp_window_get_diagrams (data, views);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    rp_diagram_view_show_selection (views[i], TRUE);
}

/* ---- selection and search ---- */

static void
select_id (RpWindow *self, const char *id)
{
  RpDataset *dataset = rp_session_get_dataset (self->session);

  self->follow = TRUE;
  if (dataset != NULL)
    rp_session_select (self->session, *id != '\0' ? rp_dataset_find (dataset, id) : RP_RECORD_REF_NONE);
  self->follow = FALSE;
}

CHANGE (change_selected)
{
  select_id (data, g_variant_get_string (state, NULL));
}

static void
select_record (G_GNUC_UNUSED GSimpleAction *action, GVariant *id, gpointer data)
{
  select_id (data, g_variant_get_string (id, NULL));
}

ACTION (pick_also)
{
  rp_diagram_view_pick_focused (active_view (data));
}

FOLLOWED (next_event, rp_session_step_event (self->session, 1))
FOLLOWED (previous_event, rp_session_step_event (self->session, -1))
/* From an event along its links; in the network the focus goes along the ties of an entity. */
static void
step_link (RpWindow *self, int direction)
{
  if (active_view (self) != RP_DIAGRAM_VIEW (self->network)
      || !rp_diagram_view_step_tied (RP_DIAGRAM_VIEW (self->network), direction))
    rp_window_follow_link (self, direction);
}

FOLLOWED (next_link, step_link (self, 1))
FOLLOWED (previous_link, step_link (self, -1))

ACTION (step_out)
{
  rp_diagram_view_step_out (active_view (data));
}

FOLLOWED (next_hit, rp_session_step_hit (self->session, 1))
FOLLOWED (previous_hit, rp_session_step_hit (self->session, -1))

ACTION (copy_citation)
{
  rp_detail_panel_copy (((RpWindow *)data)->details_panel);
}

CHANGE (change_query)
{
  rp_session_search (((RpWindow *)data)->session, g_variant_get_string (state, NULL));
}

static void
change_search (GSimpleAction *action, GVariant *state, gpointer data)
{
  RpWindow *self = data;
  gboolean shown = g_variant_get_boolean (state) && rp_session_get_dataset (self->session) != NULL;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean within = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search_panel));

  g_simple_action_set_state (action, g_variant_new_boolean (shown));
  if (shown && !within)
    g_set_weak_pointer (&self->focus_before, focus);
  gtk_widget_set_visible (GTK_WIDGET (self->search_panel), shown);
  if (shown)
    {
      /* one from another day too, which has marked nothing until now */
      rp_session_wake_query (self->session);
      gtk_widget_grab_focus (GTK_WIDGET (self->search_panel));
    }
  else if (self->focus_before != NULL && gtk_widget_get_mapped (self->focus_before))
    gtk_root_set_focus (GTK_ROOT (self), self->focus_before); /* just there, and not to what stands in it */
  else
    rp_window_focus_view (self);
}

/* ---- the window ---- */

static void
change_details (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  if (g_variant_get_boolean (state))
    rp_window_make_room_for_details (data);
  adw_flap_set_reveal_flap (((RpWindow *)data)->flap, g_variant_get_boolean (state));
}

static void
change_alone (GSimpleAction *action, GVariant *state, gpointer data)
{
  RpWindow *self = data;
  gboolean alone = g_variant_get_boolean (state);

  if (alone == rp_window_get_flag (self, "diagrams-alone"))
    return;
  g_simple_action_set_state (action, state);
  gtk_widget_set_visible (self->header, !alone);
  rp_window_fit_frame (self);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), alone && *gtk_label_get_text (self->caption) != '\0');
  if (alone)
    {
      self->details_before = adw_flap_get_reveal_flap (self->flap);
      self->filters_before = adw_flap_get_reveal_flap (self->filter_flap);
      adw_flap_set_reveal_flap (self->flap, FALSE);
      adw_flap_set_reveal_flap (self->filter_flap, FALSE);
      gtk_window_fullscreen (GTK_WINDOW (self));
    }
  else
    {
      adw_flap_set_reveal_flap (self->flap, self->details_before);
      adw_flap_set_reveal_flap (self->filter_flap, self->filters_before);
      gtk_window_unfullscreen (GTK_WINDOW (self));
    }
}

/* What is nearest to hand goes first: the search, the selection, the marks of the search, the period, then the mode. */
ACTION (drop)
{
  RpWindow *self = data;

  if (gtk_widget_get_visible (GTK_WIDGET (self->search_panel)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.search", NULL);
  else if (rp_session_get_way (self->session, NULL, NULL, NULL) != NULL)
    rp_session_end_way (self->session);
  else if (rp_session_get_selected (self->session).type != RP_RECORD_NONE)
    rp_session_select (self->session, RP_RECORD_REF_NONE);
  else if (*rp_session_get_query (self->session) != '\0' && !rp_session_query_rests (self->session))
    rp_session_search (self->session, NULL);
  else if (rp_session_get_period (self->session)->active)
    rp_session_set_period (self->session, NULL);
  else if (rp_window_get_flag (self, "diagrams-alone"))
    g_action_group_change_action_state (G_ACTION_GROUP (self), "diagrams-alone", g_variant_new_boolean (FALSE));
}

ACTION (close_window)
{
  gtk_window_close (data);
}

ACTION (shortcuts)
{
  GtkWidget *window = rp_action_list_window ();

  gtk_window_set_transient_for (GTK_WINDOW (window), data);
  gtk_window_present (GTK_WINDOW (window));
}

/* What happened beside the window, said in it for a moment. */
static void
told (G_GNUC_UNUSED GSimpleAction *action, GVariant *text, gpointer data)
{
  RpWindow *self = data;
  g_autofree char *escaped = g_markup_escape_text (g_variant_get_string (text, NULL), -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
  rp_announce (GTK_WIDGET (self), g_variant_get_string (text, NULL));
  rp_window_set_state (self, "last-told", g_variant_new_string (g_variant_get_string (text, NULL)));
}

void
rp_window_add_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "view", NULL, "s", "'both'", change_view, { 0 } },
    { "selected", NULL, "s", "''", change_selected, { 0 } },
    { "selected-also", NULL, NULL, "@as []", rp_window_change_nothing, { 0 } },
    { "query", NULL, "s", "''", change_query, { 0 } },
    { "search", NULL, NULL, "false", change_search, { 0 } },
    { "details", NULL, NULL, "true", change_details, { 0 } },
    { "diagrams-alone", NULL, NULL, "false", change_alone, { 0 } },
    { "hits", NULL, NULL, "0", rp_window_change_nothing, { 0 } },
    { "zoom-network", NULL, NULL, "1.0", rp_window_change_nothing, { 0 } },
    { "busy", NULL, NULL, "false", rp_window_change_nothing, { 0 } },
    { "caption", NULL, NULL, "''", rp_window_change_nothing, { 0 } },
    { "last-told", NULL, NULL, "''", rp_window_change_nothing, { 0 } },
    { "copy-citation", copy_citation, NULL, NULL, NULL, { 0 } },
    { "told", told, "s", NULL, NULL, { 0 } },
    { "select", select_record, "s", NULL, NULL, { 0 } },
    { "zoom-in", zoom_in, NULL, NULL, NULL, { 0 } },
    { "zoom-out", zoom_out, NULL, NULL, NULL, { 0 } },
    { "fit-all", fit_all, NULL, NULL, NULL, { 0 } },
    { "centre-selection", centre_selection, NULL, NULL, NULL, { 0 } },
    { "fit-selection", fit_selection, NULL, NULL, NULL, { 0 } },
    { "next-view", next_view, NULL, NULL, NULL, { 0 } },
    { "previous-view", previous_view, NULL, NULL, NULL, { 0 } },
    { "next-hit", next_hit, NULL, NULL, NULL, { 0 } },
    { "previous-hit", previous_hit, NULL, NULL, NULL, { 0 } },
    { "pick-also", pick_also, NULL, NULL, NULL, { 0 } },
    { "next-event", next_event, NULL, NULL, NULL, { 0 } },
    { "next-link", next_link, NULL, NULL, NULL, { 0 } },
    { "step-out", step_out, NULL, NULL, NULL, { 0 } },
    { "previous-link", previous_link, NULL, NULL, NULL, { 0 } },
    { "previous-event", previous_event, NULL, NULL, NULL, { 0 } },
    { "drop", drop, NULL, NULL, NULL, { 0 } },
    { "close", close_window, NULL, NULL, NULL, { 0 } },
    { "shortcuts", shortcuts, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  rp_window_add_time_actions (self);
  rp_window_add_lane_actions (self);
  rp_window_add_source_actions (self);
  rp_window_add_file_actions (self);
  rp_window_add_mapping_actions (self);
  rp_window_add_joining_actions (self);
  rp_window_add_export_actions (self);
  rp_window_add_handout_actions (self);
  rp_window_add_arrangement_actions (self);
  rp_window_add_history_actions (self);
  rp_window_add_filter_actions (self);
  rp_window_enable (self, "next-hit", FALSE);
  rp_window_enable (self, "previous-hit", FALSE);
}
