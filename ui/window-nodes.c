/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions about several nodes of the network: selected together, pinned, put in a line. */
#include "window-private.h"

static int
index_of (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return -1;
}

ACTION (select_shown)
{
  rp_network_pane_select_shown (((RpWindow *)data)->network);
}

ACTION (select_neighbours)
{
  rp_network_pane_select_neighbours (((RpWindow *)data)->network);
}

ACTION (pin)
{
  rp_network_pane_pin (((RpWindow *)data)->network, TRUE);
}

ACTION (unpin)
{
  rp_network_pane_pin (((RpWindow *)data)->network, FALSE);
}

ACTION (pin_all)
{
  rp_network_pane_pin_all (((RpWindow *)data)->network, TRUE);
}

ACTION (unpin_all)
{
  rp_network_pane_pin_all (((RpWindow *)data)->network, FALSE);
}

static void
align (G_GNUC_UNUSED GSimpleAction *action, GVariant *how, gpointer data)
{
  int align = index_of (rp_align_names (), g_variant_get_string (how, NULL));

  if (align >= 0)
    rp_network_pane_align (((RpWindow *)data)->network, (RpAlign)align);
}

static void
distribute (G_GNUC_UNUSED GSimpleAction *action, GVariant *how, gpointer data)
{
  static const char *const ways[] = { "horizontally", "vertically", NULL };
  int way = index_of (ways, g_variant_get_string (how, NULL));

  if (way >= 0)
    rp_network_pane_distribute (((RpWindow *)data)->network, way == 1);
}

/* How many of what is selected are nodes. */
static guint
count_nodes (RpWindow *self)
{
  gboolean events = rp_network_looks_get_events (rp_session_get_looks (self->session)) == RP_EVENTS_AS_NODES;
  const GArray *also = rp_session_get_also (self->session);
  RpRecordRef ref = rp_session_get_selected (self->session);
  guint n = 0;

  for (guint i = 0; i <= (also != NULL ? also->len : 0); i++)
    {
      if (i > 0)
        ref = g_array_index (also, RpRecordRef, i - 1);
      n += ref.type == RP_RECORD_ENTITY || (events && ref.type == RP_RECORD_EVENT);
    }
  return n;
}

void
rp_window_nodes_changed (RpWindow *self, guint what)
{
  guint n;

  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_SELECTION | RP_CHANGED_LOOKS | RP_CHANGED_PINS)) == 0)
    return;
  n = count_nodes (self);
  rp_window_enable (self, "select-neighbours", rp_session_get_selected (self->session).type != RP_RECORD_NONE);
  rp_window_enable (self, "align", n >= RP_ALIGN_LEAST);
  rp_window_enable (self, "distribute", n >= RP_DISTRIBUTE_LEAST);
  rp_window_enable (self, "unpin", rp_node_pins_count (rp_session_get_pins (self->session)) > 0);
  rp_window_enable (self, "unpin-all", rp_node_pins_count (rp_session_get_pins (self->session)) > 0);
  rp_window_set_state (self, "pins", g_variant_new_uint32 (rp_node_pins_count (rp_session_get_pins (self->session))));
}

void
rp_window_add_node_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "select-shown", select_shown, NULL, NULL, NULL, { 0 } },
    { "select-neighbours", select_neighbours, NULL, NULL, NULL, { 0 } },
    { "pin", pin, NULL, NULL, NULL, { 0 } },
    { "unpin", unpin, NULL, NULL, NULL, { 0 } },
    { "pin-all", pin_all, NULL, NULL, NULL, { 0 } },
    { "unpin-all", unpin_all, NULL, NULL, NULL, { 0 } },
    { "align", align, "s", NULL, NULL, { 0 } },
    { "distribute", distribute, "s", NULL, NULL, { 0 } },
    { "pins", NULL, NULL, "uint32 0", rp_window_change_nothing, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  rp_window_nodes_changed (self, RP_CHANGED_DATASET);
}
