/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lane-name.h"

struct _RpLaneName
{
  GtkWidget parent_instance;
  char *id, *label, *description;
  int collapsed; /* -1: not yet said */
  GtkAllocation box;
};

G_DEFINE_FINAL_TYPE (RpLaneName, rp_lane_name, GTK_TYPE_WIDGET)

static guint toggled_signal, focused_signal;

static void
toggle_cb (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  g_signal_emit (widget, toggled_signal, 0);
}

static void
focus_cb (RpLaneName *self)
{
  g_signal_emit (self, focused_signal, 0);
}

static void
rp_lane_name_finalize (GObject *object)
{
  RpLaneName *self = RP_LANE_NAME (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->description);
  G_OBJECT_CLASS (rp_lane_name_parent_class)->finalize (object);
}

static void
rp_lane_name_class_init (RpLaneNameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rp_lane_name_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "lane.toggle", NULL, toggle_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "lane.toggle", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "lane.toggle", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "lane.toggle", NULL);
  toggled_signal = g_signal_new ("toggled", RP_TYPE_LANE_NAME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  focused_signal = g_signal_new ("focused", RP_TYPE_LANE_NAME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rp_lane_name_init (RpLaneName *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->collapsed = -1;
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
rp_lane_name_new (const char *id)
{
  RpLaneName *self = g_object_new (RP_TYPE_LANE_NAME, NULL);

  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

const char *
rp_lane_name_get_id (RpLaneName *self)
{
  return self->id;
}

void
rp_lane_name_show (RpLaneName *self, const char *label, const char *description, gboolean collapsed,
                   const GtkAllocation *box)
{
  self->box = *box;
  if (self->collapsed != collapsed)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, !collapsed, -1);
  self->collapsed = collapsed;
  if (g_strcmp0 (label, self->label) == 0 && g_strcmp0 (description, self->description) == 0)
    return;
  g_free (self->label);
  g_free (self->description);
  self->label = g_strdup (label);
  self->description = g_strdup (description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

const GtkAllocation *
rp_lane_name_get_box (RpLaneName *self)
{
  return &self->box;
}
