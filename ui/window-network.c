/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions about how the network is read, and about playing through time. */
#include "window-private.h"

#include "network-layout.h"
#include "network-words.h"

#include <glib/gi18n-lib.h>

#define WATCH_MS 150
#define SAY_AFTER_WATCHES 2 /* what is done before needs no word */

static int
index_of (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return -1;
}

CHANGE (change_size)
{
  RpWindow *self = data;
  int size = index_of (rp_node_size_names (), g_variant_get_string (state, NULL));

  if (size >= 0)
    rp_session_set_looks (self->session,
                          rp_network_looks_with_size (rp_session_get_looks (self->session), (RpNodeSize)size));
}

CHANGE (change_color)
{
  RpWindow *self = data;
  int color = index_of (rp_node_color_names (), g_variant_get_string (state, NULL));

  if (color >= 0)
    rp_session_set_looks (self->session,
                          rp_network_looks_with_color (rp_session_get_looks (self->session), (RpNodeColor)color));
}

CHANGE (change_events)
{
  RpWindow *self = data;
  int events = index_of (rp_network_events_names (), g_variant_get_string (state, NULL));

  if (events >= 0)
    rp_session_set_looks (self->session,
                          rp_network_looks_with_events (rp_session_get_looks (self->session), (RpNetworkEvents)events));
}

/* NULL for the first, which is the default. */
static const RpNetworkMethod *
method_at (guint i)
{
  return i > 0 ? rp_network_methods ()[i] : NULL;
}

/* What the dataset has nothing for is said. */
static void
lay_out_by (RpWindow *self, const RpNetworkMethod *method)
{
  RpDataset *dataset = rp_session_get_dataset (self->session);
  const char *lacks = method != NULL && dataset != NULL ? rp_network_method_lacks (method, dataset) : NULL;

  if (lacks != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s", lacks);
  else
    rp_session_set_network_method (self->session, method);
}

CHANGE (change_layout)
{
  const RpNetworkMethod *const *methods = rp_network_methods ();

  for (guint i = 0; methods[i] != NULL; i++)
    if (g_str_equal (methods[i]->name, g_variant_get_string (state, NULL)))
      lay_out_by (data, method_at (i));
}

/* Round about all that the dataset has something for. */
ACTION (next_layout)
{
  RpWindow *self = data;
  RpDataset *dataset = rp_session_get_dataset (self->session);
  const RpNetworkMethod *const *methods = rp_network_methods ();
  const RpNetworkMethod *now = rp_network_looks_get_method (rp_session_get_looks (self->session));
  guint at = 0, n = 0;

  for (; methods[n] != NULL; n++)
    if (methods[n] == now)
      at = n;
  if (dataset == NULL)
    return;
  do
    at = (at + 1) % n;
  while (rp_network_method_lacks (methods[at], dataset) != NULL);
  lay_out_by (self, method_at (at));
}

ACTION (layout_around)
{
  lay_out_by (data, rp_network_method_find ("radial"));
}

/* The menu of layouts: what the dataset has nothing for says why and cannot be chosen. */
static void
list_layouts (RpWindow *self)
{
  const RpNetworkMethod *const *methods = rp_network_methods ();
  RpDataset *dataset = rp_session_get_dataset (self->session);

  g_menu_remove_all (self->layout_section);
  for (guint i = 0; methods[i] != NULL; i++)
    {
      const char *lacks = dataset != NULL ? rp_network_method_lacks (methods[i], dataset) : NULL;
      g_autofree char *reason
          = lacks != NULL ? g_strdup_printf ("%s (%s)", rp_network_method_title (methods[i]), lacks) : NULL;
      g_autofree char *action
          = g_strdup_printf ("%s::%s", lacks != NULL ? "win.no-layout" : "win.network-layout", methods[i]->name);

      g_menu_append (self->layout_section, reason != NULL ? reason : rp_network_method_title (methods[i]), action);
    }
}

CHANGE (change_hidden)
{
  RpWindow *self = data;
  g_autofree const char **keys = g_variant_get_strv (state, NULL);

  rp_session_set_looks (self->session, rp_network_looks_with_hidden (rp_session_get_looks (self->session), keys));
}

ACTION (show_all_kinds)
{
  static const char *const none[] = { NULL };
  RpWindow *self = data;

  rp_session_set_looks (self->session, rp_network_looks_with_hidden (rp_session_get_looks (self->session), none));
}

ACTION (cancel_layout)
{
  rp_network_pane_cancel (((RpWindow *)data)->network);
}

ACTION (cancel_measures)
{
  rp_session_cancel_measures (((RpWindow *)data)->session);
}

/* ---- how far the measures are ---- */

static gboolean
watch_cb (gpointer data)
{
  RpWindow *self = data;
  double part = rp_session_get_measuring (self->session);
  g_autofree char *text = NULL;

  if (part < 0)
    {
      self->measure_id = 0;
      gtk_widget_set_visible (self->measure_busy, FALSE);
      return G_SOURCE_REMOVE;
    }
  if (++self->n_watches < SAY_AFTER_WATCHES)
    return G_SOURCE_CONTINUE;
  text = g_strdup_printf (_ ("Measuring the network: %d %%"), (int)(100 * part));
  gtk_label_set_text (self->measure_label, text);
  gtk_widget_set_visible (self->measure_busy, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
watch_measures (RpWindow *self)
{
  self->n_watches = 0;
  if (self->measure_id == 0)
    self->measure_id = g_timeout_add (WATCH_MS, watch_cb, self);
}

void
rp_window_network_changed (RpWindow *self, guint what)
{
  const RpNetworkLooks *looks = rp_session_get_looks (self->session);
  RpDataset *dataset = rp_session_get_dataset (self->session);

  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_PERIOD | RP_CHANGED_FILTER | RP_CHANGED_LOOKS)) != 0 && dataset != NULL
      && rp_network_looks_want_measures (looks, dataset))
    watch_measures (self);
  rp_window_nodes_changed (self, what);
  if ((what & RP_CHANGED_DATASET) != 0)
    rp_time_player_set_playing (self->player, FALSE);
  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_LOOKS)) == 0)
    return;
  if ((what & RP_CHANGED_DATASET) != 0)
    list_layouts (self);
  rp_window_set_state (self, "network-layout",
                       g_variant_new_string (rp_network_looks_get_method (looks) != NULL
                                                 ? rp_network_looks_get_method (looks)->name
                                                 : rp_network_methods ()[0]->name));
  rp_window_set_state (
      self, "node-size",
      g_variant_new_string (rp_node_size_names ()[dataset != NULL ? rp_network_looks_size_in (looks, dataset)
                                                                  : rp_network_looks_get_size (looks)]));
  rp_window_set_state (self, "node-color",
                       g_variant_new_string (rp_node_color_names ()[rp_network_looks_get_color (looks)]));
  rp_window_set_state (self, "network-events",
                       g_variant_new_string (rp_network_events_names ()[rp_network_looks_get_events (looks)]));
  rp_window_set_state (self, "hidden-kinds", g_variant_new_strv (rp_network_looks_get_hidden (looks), -1));
  rp_window_enable (self, "show-all-kinds", rp_network_looks_get_hidden (looks)[0] != NULL);
}

/* ---- through time ---- */

CHANGE (change_play)
{
  rp_time_player_set_playing (((RpWindow *)data)->player, g_variant_get_boolean (state));
}

ACTION (step_time)
{
  rp_time_player_step (((RpWindow *)data)->player, 1);
}

ACTION (step_time_back)
{
  rp_time_player_step (((RpWindow *)data)->player, -1);
}

ACTION (faster)
{
  rp_time_player_change_speed (((RpWindow *)data)->player, 1);
}

ACTION (slower)
{
  rp_time_player_change_speed (((RpWindow *)data)->player, -1);
}

ACTION (next_speed)
{
  rp_time_player_change_speed (((RpWindow *)data)->player, 0);
}

static void
playing_cb (RpWindow *self)
{
  rp_window_set_state (self, "play", g_variant_new_boolean (rp_time_player_get_playing (self->player)));
}

static void
speed_cb (RpWindow *self)
{
  rp_window_set_state (self, "speed", g_variant_new_double (rp_time_player_get_speed (self->player)));
}

void
rp_window_add_network_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "node-size", NULL, "s", "'auto'", change_size, { 0 } },
    { "node-color", NULL, "s", "'kind'", change_color, { 0 } },
    { "network-events", NULL, "s", "'ties'", change_events, { 0 } },
    { "network-layout", NULL, "s", "'stress'", change_layout, { 0 } },
    { "layout-around", layout_around, NULL, NULL, NULL, { 0 } },
    { "next-layout", next_layout, NULL, NULL, NULL, { 0 } },
    { "hidden-kinds", NULL, "as", "@as []", change_hidden, { 0 } },
    { "show-all-kinds", show_all_kinds, NULL, NULL, NULL, { 0 } },
    { "cancel-layout", cancel_layout, NULL, NULL, NULL, { 0 } },
    { "cancel-measures", cancel_measures, NULL, NULL, NULL, { 0 } },
    { "play", NULL, NULL, "false", change_play, { 0 } },
    { "step-time", step_time, NULL, NULL, NULL, { 0 } },
    { "step-time-back", step_time_back, NULL, NULL, NULL, { 0 } },
    { "play-faster", faster, NULL, NULL, NULL, { 0 } },
    { "play-slower", slower, NULL, NULL, NULL, { 0 } },
    { "play-speed", next_speed, NULL, NULL, NULL, { 0 } },
    { "speed", NULL, NULL, "1.0", rp_window_change_nothing, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  rp_window_enable (self, "show-all-kinds", FALSE);
  rp_window_add_node_actions (self);
  rp_time_player_set_session (self->player, self->session);
  g_signal_connect_swapped (self->player, "notify::playing", G_CALLBACK (playing_cb), self);
  g_signal_connect_swapped (self->player, "notify::speed", G_CALLBACK (speed_cb), self);
}
