/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-private.h"

static const RpLaneChoice *
choice_of (RpWindow *self)
{
  return rp_session_get_lane_choice (self->session);
}

CHANGE (change_collapsed)
{
  RpWindow *self = data;
  g_autofree const char **ids = g_variant_get_strv (state, NULL);

  rp_session_set_lane_choice (self->session, rp_lane_choice_with_collapsed (choice_of (self), ids));
}

CHANGE (change_order)
{
  RpWindow *self = data;
  g_autofree const char **ids = g_variant_get_strv (state, NULL);
  g_autoptr (RpLaneChoice) unordered = rp_lane_choice_without_order (choice_of (self));

  rp_session_set_lane_choice (self->session, rp_lane_choice_with_order (unordered, ids));
}

CHANGE (change_hide_empty)
{
  RpWindow *self = data;

  rp_session_set_lane_choice (self->session,
                              rp_lane_choice_with_hide_empty (choice_of (self), g_variant_get_boolean (state)));
}

CHANGE (change_by_role)
{
  RpWindow *self = data;

  rp_session_set_lane_choice (self->session,
                              rp_lane_choice_with_by_role (choice_of (self), g_variant_get_boolean (state)));
}

CHANGE (change_lane)
{
  rp_timeline_view_set_lane (((RpWindow *)data)->timeline, g_variant_get_string (state, NULL));
}

CHANGE (change_scroll)
{
  rp_timeline_view_set_lanes_scroll (((RpWindow *)data)->timeline, g_variant_get_double (state));
}

static void
collapse_lane (G_GNUC_UNUSED GSimpleAction *action, GVariant *id, gpointer data)
{
  rp_session_toggle_lane (((RpWindow *)data)->session, g_variant_get_string (id, NULL));
}

/* All lanes that there are by what they are grouped by now; those of other groupings keep what they have. */
static void
collapse_all (RpWindow *self, gboolean collapsed)
{
  RpTimelineLayout *layout = rp_timeline_source_get_layout (self->source);
  const char *const *old = rp_lane_choice_get_collapsed (choice_of (self));
  g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; layout != NULL && i < rp_timeline_layout_n_lanes (layout); i++)
    {
      gpointer id = (gpointer)rp_timeline_layout_lane_id (layout, i);

      g_hash_table_add (here, id);
      if (collapsed)
        g_ptr_array_add (ids, id);
    }
  for (guint i = 0; old[i] != NULL; i++)
    if (!g_hash_table_contains (here, old[i]))
      g_ptr_array_add (ids, (gpointer)old[i]);
  g_ptr_array_add (ids, NULL);
  rp_session_set_lane_choice (self->session,
                              rp_lane_choice_with_collapsed (choice_of (self), (const char *const *)ids->pdata));
}

ACTION (collapse_lanes)
{
  collapse_all (data, TRUE);
}

ACTION (open_lanes)
{
  collapse_all (data, FALSE);
}

ACTION (reset_lanes)
{
  RpWindow *self = data;

  rp_session_set_lane_choice (self->session, rp_lane_choice_without_order (choice_of (self)));
}

ACTION (lane_up)
{
  if (!rp_window_move_in_briefing (data, -1))
    rp_timeline_view_move_lane (((RpWindow *)data)->timeline, -1);
}

ACTION (lane_down)
{
  if (!rp_window_move_in_briefing (data, 1))
    rp_timeline_view_move_lane (((RpWindow *)data)->timeline, 1);
}

ACTION (lane_toggle)
{
  rp_timeline_view_toggle_lane (((RpWindow *)data)->timeline);
}

static void
lane_cb (RpWindow *self)
{
  rp_window_set_state (self, "lane", g_variant_new_string (rp_timeline_view_get_lane (self->timeline)));
}

static void
scroll_cb (RpWindow *self)
{
  rp_window_set_state (self, "lanes-scroll", g_variant_new_double (rp_timeline_view_get_lanes_scroll (self->timeline)));
}

void
rp_window_lanes_changed (RpWindow *self)
{
  const RpLaneChoice *choice = choice_of (self);

  rp_window_set_state (self, "lanes-collapsed", g_variant_new_strv (rp_lane_choice_get_collapsed (choice), -1));
  rp_window_set_state (self, "lanes-order", g_variant_new_strv (rp_lane_choice_get_order (choice), -1));
  rp_window_set_state (self, "lanes-hide-empty", g_variant_new_boolean (rp_lane_choice_get_hide_empty (choice)));
  rp_window_set_state (self, "lanes-by-role", g_variant_new_boolean (rp_lane_choice_get_by_role (choice)));
}

void
rp_window_add_lane_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "lanes-collapsed", NULL, "as", "@as []", change_collapsed, { 0 } },
    { "lanes-order", NULL, "as", "@as []", change_order, { 0 } },
    { "lanes-hide-empty", NULL, NULL, "false", change_hide_empty, { 0 } },
    { "lanes-by-role", NULL, NULL, "false", change_by_role, { 0 } },
    { "lanes-scroll", NULL, "d", "0.0", change_scroll, { 0 } },
    { "lane", NULL, "s", "''", change_lane, { 0 } },
    { "collapse-lane", collapse_lane, "s", NULL, NULL, { 0 } },
    { "collapse-lanes", collapse_lanes, NULL, NULL, NULL, { 0 } },
    { "open-lanes", open_lanes, NULL, NULL, NULL, { 0 } },
    { "reset-lanes", reset_lanes, NULL, NULL, NULL, { 0 } },
    { "lane-up", lane_up, NULL, NULL, NULL, { 0 } },
    { "lane-down", lane_down, NULL, NULL, NULL, { 0 } },
    { "lane-toggle", lane_toggle, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->timeline, "notify::lane", G_CALLBACK (lane_cb), self);
  g_signal_connect_swapped (self->timeline, "notify::lanes-scroll", G_CALLBACK (scroll_cb), self);
}
