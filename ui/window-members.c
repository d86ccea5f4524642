/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions about what the network consists of, and about ways in it. */
#include "window-private.h"

#include "network-menu.h"
#include "way-bar.h"

#include <glib/gi18n-lib.h>

static void
tell (RpWindow *self, const char *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s", words);
}

static void
show_whole (RpWindow *self)
{
  rp_diagram_view_fit_all (RP_DIAGRAM_VIEW (self->network));
}

ACTION (start)
{
  RpWindow *self = data;

  rp_session_start_network (self->session, TRUE);
  show_whole (self);
}

ACTION (hide_others)
{
  RpWindow *self = data;

  rp_session_start_network (self->session, FALSE);
  show_whole (self);
}

ACTION (grow)
{
  RpWindow *self = data;

  if (rp_session_grow_network (self->session) == 0)
    tell (self, _ ("All neighbours of what is selected are in the network already"));
}

ACTION (hide)
{
  rp_session_hide_selected (((RpWindow *)data)->session);
}

ACTION (show_all)
{
  RpWindow *self = data;

  rp_session_show_all_entities (self->session);
  show_whole (self);
}

CHANGE (change_fold)
{
  rp_session_set_fold_leaves (((RpWindow *)data)->session, g_variant_get_boolean (state));
}

/* Who or what the leaves of the selected hang on: it itself. NULL: no node of the network. */
static const char *
selected_id (RpWindow *self)
{
  RpDataset *dataset = rp_session_get_dataset (self->session);
  RpRecordRef ref = rp_session_get_selected (self->session);

  return dataset != NULL && (ref.type == RP_RECORD_ENTITY || ref.type == RP_RECORD_EVENT)
             ? rp_dataset_record (dataset, ref)->id
             : NULL;
}

CHANGE (change_fold_hub)
{
  RpWindow *self = data;

  if (selected_id (self) != NULL)
    rp_session_fold_hub (self->session, selected_id (self), g_variant_get_boolean (state));
}

/* ---- the shortest way between two ---- */

/* A second time: the next one. */
ACTION (find_way)
{
  RpWindow *self = data;

  if (rp_session_get_way (self->session, NULL, NULL, NULL) != NULL)
    rp_session_step_way (self->session, 1);
  else if (rp_session_can_find_ways (self->session))
    rp_session_find_ways (self->session);
  else
    tell (self, _ ("Select two entities to find the shortest way between them"));
}

ACTION (previous_way)
{
  rp_session_step_way (((RpWindow *)data)->session, -1);
}

ACTION (end_way)
{
  rp_session_end_way (((RpWindow *)data)->session);
}

void
rp_window_members_changed (RpWindow *self, guint what)
{
  const RpNetworkMembers *members = rp_network_looks_get_members (rp_session_get_looks (self->session));
  RpRecordRef ref = rp_session_get_selected (self->session);
  const char *hub = selected_id (self);
  gboolean about = ref.type != RP_RECORD_NONE && ref.type != RP_RECORD_SOURCE;

  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_LOOKS | RP_CHANGED_SELECTION)) == 0)
    return;
  rp_window_enable (self, "network-start", about);
  rp_window_enable (self, "network-hide-others", about);
  rp_window_enable (self, "network-hide", hub != NULL);
  rp_window_enable (self, "network-grow", about && rp_network_members_are_chosen (members));
  rp_window_enable (self, "network-show-all", rp_network_members_are_chosen (members));
  rp_window_enable (self, "fold-hub", hub != NULL);
  rp_window_enable (self, "previous-way", rp_session_get_way (self->session, NULL, NULL, NULL) != NULL);
  rp_window_enable (self, "end-way", rp_session_get_way (self->session, NULL, NULL, NULL) != NULL);
  rp_window_set_state (self, "fold-leaves", g_variant_new_boolean (rp_network_members_get_fold (members)));
  rp_window_set_state (self, "fold-hub",
                       g_variant_new_boolean (hub != NULL && rp_network_members_folds (members, hub)));
}

void
rp_window_add_members_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "network-start", start, NULL, NULL, NULL, { 0 } },
    { "network-hide-others", hide_others, NULL, NULL, NULL, { 0 } },
    { "network-grow", grow, NULL, NULL, NULL, { 0 } },
    { "network-hide", hide, NULL, NULL, NULL, { 0 } },
    { "network-show-all", show_all, NULL, NULL, NULL, { 0 } },
    { "find-way", find_way, NULL, NULL, NULL, { 0 } },
    { "previous-way", previous_way, NULL, NULL, NULL, { 0 } },
    { "end-way", end_way, NULL, NULL, NULL, { 0 } },
    { "fold-leaves", NULL, NULL, "false", change_fold, { 0 } },
    { "fold-hub", NULL, NULL, "false", change_fold_hub, { 0 } },
  };
  RpWayBar *bar = g_object_new (RP_TYPE_WAY_BAR, NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  rp_way_bar_set_session (bar, self->session);
  /* below the network, of which it must cover nothing: the ends of a way are often at its edges */
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->network))), GTK_WIDGET (bar));
  rp_window_members_changed (self, RP_CHANGED_DATASET);
  rp_network_menu_add (RP_DIAGRAM_VIEW (self->network), G_MENU_MODEL (self->network_menu));
}
