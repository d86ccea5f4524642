/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-private.h"

#include "action-list.h"
#include "diagram-input.h"

/* Typing is for the text field that has the focus, and an open menu has its own keys. */
static gboolean
keys_are_taken (RpWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL
         && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)
             || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

static gboolean
hold_key (RpWindow *self, guint key, gboolean down)
{
  RpDiagramView *views[RP_WINDOW_N_DIAGRAMS];
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  double x, y;
  guint chosen;
  gboolean held = FALSE;

  rp_window_get_diagrams (self, views);
  if (down && gtk_widget_get_visible (GTK_WIDGET (self->table)))
    return FALSE;
  /* Let go of everywhere: the pointer may have moved on since. */
  if (!down)
    {
      for (guint i = 0; i < G_N_ELEMENTS (views); i++)
        held |= rp_diagram_input_hold (views[i], key, FALSE);
      return held;
    }
  chosen = gtk_widget_get_mapped (GTK_WIDGET (views[2])) ? 2 : gtk_widget_get_visible (GTK_WIDGET (views[0])) ? 0 : 1;
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      rp_diagram_view_get_pointer (views[i], &x, &y);
      if (x >= 0 && gtk_widget_get_mapped (GTK_WIDGET (views[i])))
        chosen = i;
    }
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (views[i])))
      chosen = i;
  return rp_diagram_input_hold (views[chosen], key, TRUE);
}

#define NUDGE_PX 1
#define FAR_NUDGE_PX 15

/* Whether keys are for the network: the focus or the pointer is there, or there is no other diagram. */
static gboolean
network_has_keys (RpWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self)), *network = GTK_WIDGET (self->network);
  double x, y;

  rp_diagram_view_get_pointer (RP_DIAGRAM_VIEW (self->network), &x, &y);
  return gtk_widget_get_mapped (network)
         && (x >= 0 || !gtk_widget_get_mapped (GTK_WIDGET (self->timeline))
             || (focus != NULL && gtk_widget_is_ancestor (focus, network)));
}

/* Ctrl and an arrow move nodes, with Shift further. */
static gboolean
nudge (RpWindow *self, guint key, GdkModifierType state)
{
  const guint all = GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;
  double px = (state & GDK_SHIFT_MASK) != 0 ? FAR_NUDGE_PX : NUDGE_PX;
  int dx = (key == GDK_KEY_Right || key == GDK_KEY_KP_Right) - (key == GDK_KEY_Left || key == GDK_KEY_KP_Left);
  int dy = (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) - (key == GDK_KEY_Up || key == GDK_KEY_KP_Up);

  return (dx != 0 || dy != 0) && (state & all & ~(guint)GDK_SHIFT_MASK) == GDK_CONTROL_MASK && network_has_keys (self)
         && rp_network_pane_nudge (self->network, dx * px, dy * px);
}

/* L draws a lasso, Ctrl+A selects all that the network shows, with Shift the neighbours of what is selected. */
static gboolean
select_nodes (RpWindow *self, guint key, GdkModifierType state)
{
  guint lower = gdk_keyval_to_lower (key);

  if ((lower != GDK_KEY_l && lower != GDK_KEY_a) || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || rp_session_get_dataset (self->session) == NULL || !network_has_keys (self))
    return FALSE;
  if (lower == GDK_KEY_l)
    rp_network_pane_hold_lasso (self->network, TRUE);
  else if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  else if ((state & GDK_SHIFT_MASK) != 0)
    rp_network_pane_select_neighbours (self->network);
  else
    rp_network_pane_select_shown (self->network);
  return TRUE;
}

static gboolean
cancel_drag (RpWindow *self)
{
  RpDiagramView *views[]
      = { RP_DIAGRAM_VIEW (self->timeline), RP_DIAGRAM_VIEW (self->network), RP_DIAGRAM_VIEW (self->overview) };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (rp_diagram_input_cancel (views[i]))
      return TRUE;
  return FALSE;
}

static gboolean
pressed_cb (G_GNUC_UNUSED GtkEventControllerKey *controller, guint key, G_GNUC_UNUSED guint code, GdkModifierType state,
            gpointer data)
{
  RpWindow *self = data;
  const char *action;

  /* Whatever has the focus: the hand is on a diagram. */
  if (key == GDK_KEY_Escape && cancel_drag (self))
    return GDK_EVENT_STOP;
  if (keys_are_taken (self) || rp_window_table_takes_key (self, key))
    return GDK_EVENT_PROPAGATE;
  if (nudge (self, key, state) || select_nodes (self, key, state))
    return GDK_EVENT_STOP;
  action = rp_action_list_plain (key, state);
  if (action != NULL)
    return gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0
      && rp_session_get_dataset (self->session) != NULL)
    return hold_key (self, key, TRUE);
  return GDK_EVENT_PROPAGATE;
}

static void
released_cb (G_GNUC_UNUSED GtkEventControllerKey *controller, guint key, G_GNUC_UNUSED guint code,
             G_GNUC_UNUSED GdkModifierType state, gpointer data)
{
  if (gdk_keyval_to_lower (key) == GDK_KEY_l)
    rp_network_pane_hold_lasso (((RpWindow *)data)->network, FALSE);
  hold_key (data, key, FALSE);
}

/* A key let go of in another window is never told: nothing is held without the focus. */
static void
active_cb (RpWindow *self)
{
  static const guint keys[] = { GDK_KEY_a, GDK_KEY_d, GDK_KEY_w, GDK_KEY_s };

  if (!gtk_window_is_active (GTK_WINDOW (self)))
    rp_network_pane_hold_lasso (self->network, FALSE);
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
      hold_key (self, keys[i], FALSE);
}

void
rp_window_add_keys (RpWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}
