/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions about time: what is in sight, the period, folds, lanes and what the timeline shows besides. */
#include "window-private.h"

#include "period-popover.h"

static const char *const mode_names[] = { "auto", "on", "off", NULL }; /* of folds and of spans */
static const char *const lane_names[] = { "kind", "entity", "place", "source", "tag", "none", NULL };

static int
index_of (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return -1;
}

CHANGE (change_fold)
{
  int fold = index_of (mode_names, g_variant_get_string (state, NULL));

  if (fold >= 0)
    rp_session_set_fold (((RpWindow *)data)->session, (RpFoldMode)fold);
}

ACTION (fold_gaps)
{
  RpWindow *self = data;
  RpTimelineLayout *layout = rp_timeline_source_get_layout (self->source);
  gboolean folded = layout != NULL && rp_timeline_layout_folding (layout)->n_gaps > 0;

  rp_session_set_fold (self->session, folded ? RP_FOLD_OFF : RP_FOLD_ON);
}

CHANGE (change_lanes)
{
  int lanes = index_of (lane_names, g_variant_get_string (state, NULL));

  if (lanes >= 0)
    rp_session_set_lanes (((RpWindow *)data)->session, (RpLanes)lanes);
}

CHANGE (change_spans)
{
  int spans = index_of (mode_names, g_variant_get_string (state, NULL));

  if (spans >= 0)
    rp_session_set_spans (((RpWindow *)data)->session, (RpSpans)spans);
}

/* Away when some are drawn, whoever asked for them. */
ACTION (show_spans)
{
  RpWindow *self = data;
  RpDrawing *drawing = rp_diagram_view_get_drawing (RP_DIAGRAM_VIEW (self->timeline));
  gboolean shown = rp_session_get_spans (self->session) == RP_SPANS_ON;

  for (guint i = 0; drawing != NULL && !shown && i < rp_drawing_n_shapes (drawing); i++)
    shown = rp_drawing_shape (drawing, i)->role == RP_ROLE_SPAN;
  rp_session_set_spans (self->session, shown ? RP_SPANS_OFF : RP_SPANS_ON);
}

CHANGE (change_links)
{
  rp_session_set_links (((RpWindow *)data)->session, g_variant_get_boolean (state));
}

CHANGE (change_period)
{
  const char *text = g_variant_get_string (state, NULL);
  RpPeriod period = RP_PERIOD_NONE;
  g_autofree char *reason = NULL;

  if (*text == '\0')
    rp_session_set_period (((RpWindow *)data)->session, NULL);
  else if (rp_period_parse (text, &period, &reason))
    rp_session_set_period (((RpWindow *)data)->session, &period);
}

CHANGE (change_range)
{
  g_auto (GStrv) ends = g_strsplit (g_variant_get_string (state, NULL), "/", 2);

  if (g_strv_length (ends) == 2)
    rp_session_show_time (((RpWindow *)data)->session, g_ascii_strtod (ends[0], NULL), g_ascii_strtod (ends[1], NULL));
}

/* At the axis; where no timeline is shown, at what shows time, and last at the network. */
ACTION (edit_period)
{
  RpWindow *self = data;
  GdkRectangle top = { gtk_widget_get_width (GTK_WIDGET (self->network)) / 2, 0, 1, 1 };

  if (rp_session_get_dataset (self->session) == NULL)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->timeline)))
    rp_timeline_view_edit_period (self->timeline);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self->overview)))
    rp_overview_strip_edit_period (self->overview);
  else
    rp_period_popover_show (GTK_WIDGET (self->network), &top, self->session);
}

static void
pointed_cb (RpWindow *self)
{
  rp_window_set_state (self, "pointed", g_variant_new_string (rp_timeline_view_get_pointed (self->timeline)));
}

void
rp_window_time_changed (RpWindow *self, guint what)
{
  if ((what & RP_CHANGED_LINKS) != 0)
    rp_window_set_state (self, "links", g_variant_new_boolean (rp_session_get_links (self->session)));
  if ((what & RP_CHANGED_LAYOUT) == 0)
    return;
  rp_window_set_state (self, "fold", g_variant_new_string (mode_names[rp_session_get_fold (self->session)]));
  rp_window_set_state (self, "spans", g_variant_new_string (mode_names[rp_session_get_spans (self->session)]));
  rp_window_set_state (self, "lanes", g_variant_new_string (lane_names[rp_session_get_lanes (self->session)]));
}

void
rp_window_add_time_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "fold", NULL, "s", "'auto'", change_fold, { 0 } },
    { "lanes", NULL, "s", "'kind'", change_lanes, { 0 } },
    { "spans", NULL, "s", "'auto'", change_spans, { 0 } },
    { "links", NULL, NULL, "false", change_links, { 0 } },
    { "period", edit_period, NULL, "''", change_period, { 0 } },
    { "range", NULL, "s", "''", change_range, { 0 } },
    { "fold-gaps", fold_gaps, NULL, NULL, NULL, { 0 } },
    { "show-spans", show_spans, NULL, NULL, NULL, { 0 } },
    { "pointed", NULL, NULL, "''", rp_window_change_nothing, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->timeline, "notify::pointed", G_CALLBACK (pointed_cb), self);
}
