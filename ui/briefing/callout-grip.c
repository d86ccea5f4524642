/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "callout-grip.h"

#include <glib/gi18n-lib.h>

/* A key moves so far, px of the drawing; with Shift further. */
#define STEP_PX 4
#define FAR_STEP_PX 24

struct _RpCalloutGrip
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RpCalloutGrip, rp_callout_grip, GTK_TYPE_WIDGET)

static guint move_id, clicked_id;

static gboolean
key_cb (G_GNUC_UNUSED GtkEventControllerKey *controller, guint key, G_GNUC_UNUSED guint code, GdkModifierType state,
        gpointer data)
{
  int dx = (key == GDK_KEY_Right || key == GDK_KEY_KP_Right) - (key == GDK_KEY_Left || key == GDK_KEY_KP_Left);
  int dy = (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) - (key == GDK_KEY_Up || key == GDK_KEY_KP_Up);
  double px = (state & GDK_SHIFT_MASK) != 0 ? FAR_STEP_PX : STEP_PX;

  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    g_signal_emit (data, clicked_id, 0);
  else if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0 && (dx != 0 || dy != 0))
    g_signal_emit (data, move_id, 0, dx * px, dy * px);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
activate_cb (GtkWidget *widget, G_GNUC_UNUSED const char *action, G_GNUC_UNUSED GVariant *parameter)
{
  g_signal_emit (widget, clicked_id, 0);
}

static void
rp_callout_grip_class_init (RpCalloutGripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "rp-callout");
  gtk_widget_class_install_action (widget_class, "callout.edit", NULL, activate_cb);
  move_id = g_signal_new ("move", RP_TYPE_CALLOUT_GRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                          G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  clicked_id = g_signal_new ("clicked", RP_TYPE_CALLOUT_GRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rp_callout_grip_init (RpCalloutGrip *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Drag it to its place, or move it by the arrow keys"));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
rp_callout_grip_new (void)
{
  return g_object_new (RP_TYPE_CALLOUT_GRIP, NULL);
}

void
rp_callout_grip_set_callout (RpCalloutGrip *self, guint number, const char *text)
{
  g_autofree char *name = g_strdup_printf (_ ("Callout %1$u on the picture: %2$s"), number, text != NULL ? text : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
