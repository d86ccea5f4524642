/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-private.h"

#include "record-text.h"
#include "window-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static GSimpleAction *
find_action (RpWindow *self, const char *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  return G_IS_SIMPLE_ACTION (action) ? G_SIMPLE_ACTION (action) : NULL;
}

void
rp_window_set_state (RpWindow *self, const char *action, GVariant *state)
{
  GSimpleAction *found = find_action (self, action);

  g_variant_ref_sink (state);
  if (found != NULL)
    g_simple_action_set_state (found, state);
  g_variant_unref (state);
}

GVariant *
rp_window_get_state (RpWindow *self, const char *action)
{
  return g_action_group_get_action_state (G_ACTION_GROUP (self), action);
}

gboolean
rp_window_get_flag (RpWindow *self, const char *action)
{
  g_autoptr (GVariant) state = rp_window_get_state (self, action);

  return state != NULL && g_variant_get_boolean (state);
}

void
rp_window_enable (RpWindow *self, const char *action, gboolean enabled)
{
  GSimpleAction *found = find_action (self, action);

  if (found != NULL)
    g_simple_action_set_enabled (found, enabled);
}

void
rp_window_change_nothing (G_GNUC_UNUSED GSimpleAction *action, G_GNUC_UNUSED GVariant *state,
                          G_GNUC_UNUSED gpointer data)
{
}

/* The other views follow what was picked in one; a step or a link moves them all. A way back brings the time to show
 * along: the timeline stays at that. */
static void
follow_selection (RpWindow *self, guint what)
{
  RpDiagramView *views[RP_WINDOW_N_DIAGRAMS];
  double x, y;

  rp_window_get_diagrams (self, views);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if ((i == 0 && (what & RP_CHANGED_RANGE) != 0) || (i == 1 && (what & RP_CHANGED_NETWORK) != 0))
        continue;
      rp_diagram_view_get_pointer (views[i], &x, &y);
      if (self->follow || x < 0)
        rp_diagram_view_show_selection (views[i], FALSE);
    }
  self->follow = FALSE;
}

static GVariant *
ids_of_also (RpWindow *self)
{
  const GArray *also = rp_session_get_also (self->session);
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; also != NULL && i < also->len; i++)
    g_variant_builder_add (
        &ids, "s",
        rp_dataset_record (rp_session_get_dataset (self->session), g_array_index (also, RpRecordRef, i))->id);
  return g_variant_builder_end (&ids);
}

static void
selection_changed (RpWindow *self, guint what)
{
  RpDataset *dataset = rp_session_get_dataset (self->session);
  RpRecordRef ref = rp_session_get_selected (self->session);
  const RpRecord *record = dataset != NULL ? rp_dataset_record (dataset, ref) : NULL;
  g_autofree char *caption = rp_window_words_caption (dataset, ref);

  rp_window_set_state (self, "selected", g_variant_new_string (record != NULL ? record->id : ""));
  rp_window_set_state (self, "selected-also", ids_of_also (self));
  gtk_label_set_text (self->caption, caption);
  rp_window_set_state (self, "caption", g_variant_new_string (caption));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->caption), GTK_ACCESSIBLE_PROPERTY_LABEL, caption, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), *caption != '\0' && rp_window_get_flag (self, "diagrams-alone"));
  follow_selection (self, what);
}

static void
search_changed (RpWindow *self)
{
  rp_window_set_state (self, "query", g_variant_new_string (rp_session_get_query (self->session)));
  rp_window_set_state (self, "hits", g_variant_new_int32 ((gint32)rp_session_get_hits (self->session)->len));
  rp_window_enable (self, "next-hit", rp_session_get_hits (self->session)->len > 0);
  rp_window_enable (self, "previous-hit", rp_session_get_hits (self->session)->len > 0);
}

static void
range_changed (RpWindow *self)
{
  double from, to;
  char begin[G_ASCII_DTOSTR_BUF_SIZE], end[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;

  rp_session_get_range (self->session, &from, &to);
  if (isfinite (from))
    text = g_strdup_printf ("%s/%s", g_ascii_formatd (begin, sizeof begin, "%.3f", from),
                            g_ascii_formatd (end, sizeof end, "%.3f", to));
  rp_window_set_state (self, "range", g_variant_new_string (text != NULL ? text : ""));
}

static void
title_changed (RpWindow *self)
{
  g_autofree char *words = rp_window_words_counts (self->session);
  guint n = rp_window_n_joined (self);
  /* Translators: of a dataset to which files were added */
  g_autofree char *joined
      = n > 0 ? g_strdup_printf (ngettext ("%u file added, not saved", "%u files added, not saved", n), n) : NULL;
  g_autofree char *counts = joined != NULL ? g_strjoin (" · ", joined, words, NULL) : g_strdup (words);

  gtk_label_set_text (self->subtitle_label, counts);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle_label), *counts != '\0' ? counts : NULL);
}

void
rp_window_session_changed (RpWindow *self, guint what)
{
  if ((what & RP_CHANGED_PERIOD) != 0)
    {
      g_autofree char *period = rp_window_words_period (rp_session_get_period (self->session));

      rp_window_set_state (self, "period", g_variant_new_string (period));
    }
  if ((what & RP_CHANGED_SELECTION) != 0)
    selection_changed (self, what);
  if ((what & RP_CHANGED_RANGE) != 0)
    range_changed (self);
  rp_window_sources_changed (self, what);
  if ((what & RP_CHANGED_SEARCH) != 0)
    search_changed (self);
  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_PERIOD | RP_CHANGED_FILTER | RP_CHANGED_SEARCH)) != 0)
    title_changed (self);
  rp_window_history_changed (self, what);
  rp_window_filter_changed (self, what);
  rp_window_time_changed (self, what);
  if ((what & RP_CHANGED_LAYOUT) != 0)
    rp_window_lanes_changed (self);
  rp_window_network_changed (self, what);
  rp_window_members_changed (self, what);
  rp_window_arrangement_changed (self, what);
  if ((what & RP_CHANGED_DATASET) != 0)
    rp_window_enable_briefing (self);
  rp_window_present_changed (self, what);
}
