/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-menu.h"

#include "menu-focus.h"
#include "network-pane.h"

#include <glib/gi18n-lib.h>

#define REACH_PX 12

typedef struct
{
  RpDiagramView *view; /* not owned: it owns this */
  GMenuModel *model;
} Menu;

static void
free_menu (gpointer data, G_GNUC_UNUSED GClosure *closure)
{
  g_object_unref (((Menu *)data)->model);
  g_free (data);
}

static gboolean
remove_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
  return G_SOURCE_REMOVE;
}

/* What was chosen is still to be done when it closes. */
static void
closed_cb (GtkPopover *popover)
{
  g_idle_add (remove_cb, g_object_ref (popover));
}

static void
destroyed_cb (GtkWidget *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view), *next; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (GTK_IS_POPOVER_MENU (child))
        gtk_widget_unparent (child);
    }
}

static void
open_at (Menu *self, const GdkRectangle *at)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (self->model);

  gtk_widget_set_parent (popover, GTK_WIDGET (self->view));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Network"), -1);
  rp_menu_return_focus (GTK_POPOVER (popover), GTK_WIDGET (self->view));
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* Selects what stands at a point unless it is already: of folded leaves what they hang on. */
static void
select_at (Menu *self, double x, double y)
{
  RpSession *session = rp_diagram_view_get_session (self->view);
  const RpShape *shape = rp_diagram_view_hit (self->view, x, y, REACH_PX);
  RpRecordRef ref = shape == NULL ? RP_RECORD_REF_NONE : shape->ref.type != RP_RECORD_NONE ? shape->ref : shape->of;

  if (shape != NULL && shape->role == RP_ROLE_CLUSTER)
    ref = rp_network_pane_get_hub (RP_NETWORK_PANE (self->view), shape);
  if (ref.type != RP_RECORD_NONE && !rp_session_is_picked (session, ref))
    rp_session_select (session, ref);
}

/* Not on the press: its release would go to the menu, which GTK 4.18 has not seen pressed, and warns. */
static void
released_cb (GtkGestureClick *gesture, G_GNUC_UNUSED int n_press, double x, double y, gpointer data)
{
  Menu *self = data;
  double scale = rp_diagram_view_get_scale (self->view);

  if (rp_diagram_view_get_dataset (self->view) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  rp_diagram_view_update (self->view);
  select_at (self, x / scale, y / scale);
  open_at (self, &(GdkRectangle){ (int)x, (int)y, 1, 1 });
}

/* Where the focus is, else in the middle. */
static gboolean
key_cb (G_GNUC_UNUSED GtkEventControllerKey *controller, guint key, G_GNUC_UNUSED guint code, GdkModifierType state,
        gpointer data)
{
  Menu *self = data;
  GtkWidget *view = GTK_WIDGET (self->view), *focus = gtk_widget_get_focus_child (view);
  graphene_rect_t box
      = GRAPHENE_RECT_INIT (gtk_widget_get_width (view) / 2.0f, gtk_widget_get_height (view) / 2.0f, 1, 1);
  RpRecordRef ref = rp_diagram_view_get_focused (self->view);

  if ((key != GDK_KEY_Menu && (key != GDK_KEY_F10 || (state & GDK_SHIFT_MASK) == 0))
      || rp_diagram_view_get_dataset (self->view) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (ref.type != RP_RECORD_NONE && !rp_session_is_picked (rp_diagram_view_get_session (self->view), ref))
    rp_session_select (rp_diagram_view_get_session (self->view), ref);
  if (focus != NULL && !gtk_widget_compute_bounds (focus, view, &box))
    return GDK_EVENT_PROPAGATE;
  open_at (self, &(GdkRectangle){ (int)box.origin.x, (int)box.origin.y, (int)box.size.width, (int)box.size.height });
  return GDK_EVENT_STOP;
}

void
rp_network_menu_add (RpDiagramView *view, GMenuModel *model)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Menu *self = g_new0 (Menu, 1);

  *self = (Menu){ view, g_object_ref (model) };
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_data (keys, "key-pressed", G_CALLBACK (key_cb), self, free_menu, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect (view, "destroy", G_CALLBACK (destroyed_cb), NULL);
}
