/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with filters, and what of them the actions tell. */
#include "window-private.h"

#include <glib/gi18n-lib.h>

/* Each choice as "KEY=VALUE". */
CHANGE (change_filter)
{
  g_autofree const char **choices = g_variant_get_strv (state, NULL);

  if (rp_session_get_dataset (((RpWindow *)data)->session) != NULL)
    rp_session_set_filter (((RpWindow *)data)->session, rp_record_filter_from_strings (choices));
}

CHANGE (change_dim)
{
  rp_session_set_dim (((RpWindow *)data)->session, g_variant_get_boolean (state));
}

/* Where the window has no room for both beside the views, one of the two panels gives way to the other. */
#define ROOM_FOR_BOTH_PX 1150

static gboolean
has_room_for_both (RpWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height;

  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  return width >= ROOM_FOR_BOTH_PX;
}

void
rp_window_make_room_for_details (RpWindow *self)
{
  self->details_gave_way = FALSE;
  if (!has_room_for_both (self) && adw_flap_get_reveal_flap (self->filter_flap))
    adw_flap_set_reveal_flap (self->filter_flap, FALSE);
}

static void
make_room_for_filters (RpWindow *self, gboolean shown)
{
  gboolean gives_way = shown && !has_room_for_both (self) && adw_flap_get_reveal_flap (self->flap);

  if (gives_way || (!shown && self->details_gave_way))
    adw_flap_set_reveal_flap (self->flap, !shown);
  self->details_gave_way = gives_way;
}

static void
change_filters (GSimpleAction *action, GVariant *state, gpointer data)
{
  RpWindow *self = data;
  gboolean shown = g_variant_get_boolean (state) && rp_session_get_dataset (self->session) != NULL;

  g_simple_action_set_state (action, g_variant_new_boolean (shown));
  if (shown == adw_flap_get_reveal_flap (self->filter_flap))
    return;
  make_room_for_filters (self, shown);
  adw_flap_set_reveal_flap (self->filter_flap, shown);
  if (shown)
    gtk_widget_child_focus (GTK_WIDGET (self->filter_panel), GTK_DIR_TAB_FORWARD);
  else
    rp_window_focus_view (self);
}

static void
revealed_cb (RpWindow *self)
{
  rp_window_set_state (self, "filters", g_variant_new_boolean (adw_flap_get_reveal_flap (self->filter_flap)));
}

ACTION (clear)
{
  RpSession *session = ((RpWindow *)data)->session;

  /* one step, whatever there is to clear */
  if (rp_session_get_filter (session) == NULL)
    rp_session_set_period (session, NULL);
  rp_session_set_filter (session, NULL);
  rp_session_show_period (session, NULL);
  rp_session_show_all_entities (session);
}

static RpRecordFilter *
with_entity (RpRecordFilter *filter, RpDataset *dataset, guint entity)
{
  RpRecordFilter *more
      = rp_record_filter_with (filter, RP_FACET_ENTITY, rp_dataset_entity (dataset, entity)->record.id);

  rp_record_filter_unref (filter);
  return more;
}

/* Who or what the selected is about: an entity or a source itself, a tie's ends, an event's participants, or where it
 * has none its kind. Transfer full. */
static RpRecordFilter *
filter_of (RpDataset *dataset, RpRecordRef ref)
{
  RpRecordFilter *filter = rp_record_filter_new (), *of_kind;
  const RpEvent *event;

  switch (ref.type)
    {
    case RP_RECORD_ENTITY:
      return with_entity (filter, dataset, ref.index);
    case RP_RECORD_RELATION:
      filter = with_entity (filter, dataset, rp_dataset_relation (dataset, ref.index)->from);
      return with_entity (filter, dataset, rp_dataset_relation (dataset, ref.index)->to);
    case RP_RECORD_EVENT:
      event = rp_dataset_event (dataset, ref.index);
      for (guint i = 0; i < event->n_participants; i++)
        filter = with_entity (filter, dataset, event->participants[i].entity);
      if (event->n_participants > 0)
        return filter;
      of_kind = rp_record_filter_with (filter, RP_FACET_KIND,
                                       rp_dataset_kind (dataset, RP_RECORD_EVENT, event->kind)->name);
      break;
    case RP_RECORD_SOURCE:
      of_kind = rp_record_filter_with (filter, RP_FACET_SOURCE, rp_dataset_record (dataset, ref)->id);
      break;
    case RP_RECORD_NONE:
    default:
      return filter;
    }
  rp_record_filter_unref (filter);
  return of_kind;
}

/* A second time: all again. */
ACTION (filter_selected)
{
  RpWindow *self = data;
  RpRecordRef ref = rp_session_get_selected (self->session);
  RpRecordFilter *filter;

  if (ref.type == RP_RECORD_NONE)
    return;
  filter = filter_of (rp_session_get_dataset (self->session), ref);
  if (rp_record_filter_equal (filter, rp_session_get_filter (self->session)))
    g_clear_pointer (&filter, rp_record_filter_unref);
  rp_session_set_filter (self->session, filter);
}

/* Whether just what the selected is about is shown. */
static gboolean
is_filter_of_selected (RpWindow *self)
{
  const RpRecordFilter *now = rp_session_get_filter (self->session);
  RpRecordRef ref = rp_session_get_selected (self->session);
  RpRecordFilter *filter;
  gboolean is;

  if (now == NULL || ref.type == RP_RECORD_NONE)
    return FALSE;
  filter = filter_of (rp_session_get_dataset (self->session), ref);
  is = rp_record_filter_equal (filter, now);
  rp_record_filter_unref (filter);
  return is;
}

void
rp_window_add_filter_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "filter", NULL, NULL, "@as []", change_filter, { 0 } },
    { "dim", NULL, NULL, "true", change_dim, { 0 } },
    { "filters", NULL, NULL, "false", change_filters, { 0 } },
    { "filter-clear", clear, NULL, NULL, NULL, { 0 } },
    { "filter-selected", filter_selected, NULL, "false", rp_window_change_nothing, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->filter_flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self);
  rp_window_enable (self, "filter-selected", FALSE);
  rp_window_enable (self, "filter-clear", FALSE);
}

void
rp_window_filter_changed (RpWindow *self, guint what)
{
  g_auto (GStrv) choices = NULL;
  guint n_in, n_all;

  if ((what & (RP_CHANGED_SELECTION | RP_CHANGED_DATASET)) != 0)
    rp_window_enable (self, "filter-selected", rp_session_get_selected (self->session).type != RP_RECORD_NONE);
  if ((what & (RP_CHANGED_SELECTION | RP_CHANGED_DATASET | RP_CHANGED_FILTER)) != 0)
    rp_window_set_state (self, "filter-selected", g_variant_new_boolean (is_filter_of_selected (self)));
  if ((what & RP_CHANGED_DATASET) != 0)
    rp_session_prepare_facets (self->session);
  if ((what & (RP_CHANGED_FILTER | RP_CHANGED_PERIOD | RP_CHANGED_DATASET | RP_CHANGED_LOOKS)) == 0)
    return;
  choices = rp_record_filter_to_strings (rp_session_get_filter (self->session));
  rp_window_set_state (self, "filter", g_variant_new_strv ((const char *const *)choices, -1));
  rp_window_set_state (self, "dim", g_variant_new_boolean (rp_session_get_dim (self->session)));
  rp_window_enable (self, "filter-clear",
                    rp_session_get_shown (self->session) != NULL
                        || rp_session_is_network_chosen (self->session, &n_in, &n_all));
}
