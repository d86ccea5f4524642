/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paned-grip.h"

#define PHASE_KEY "rp-paned-grip-phase"

/* The phase that the toolkit gave it. */
static GtkPropagationPhase
own_phase (GtkEventController *controller)
{
  gpointer kept = g_object_get_data (G_OBJECT (controller), PHASE_KEY);
  GtkPropagationPhase phase = gtk_event_controller_get_propagation_phase (controller);

  if (kept != NULL)
    return (GtkPropagationPhase)(GPOINTER_TO_INT (kept) - 1);
  g_object_set_data (G_OBJECT (controller), PHASE_KEY, GINT_TO_POINTER ((int)phase + 1));
  return phase;
}

static void
follow_cb (GtkPaned *paned)
{
  gboolean both = gtk_widget_get_visible (gtk_paned_get_start_child (paned))
                  && gtk_widget_get_visible (gtk_paned_get_end_child (paned));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (paned));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GtkPropagationPhase phase = own_phase (controller);

      if (GTK_IS_GESTURE_DRAG (controller))
        gtk_event_controller_set_propagation_phase (controller, both ? phase : GTK_PHASE_NONE);
    }
}

void
rp_paned_grip_follow (GtkPaned *paned)
{
  GtkWidget *children[] = { gtk_paned_get_start_child (paned), gtk_paned_get_end_child (paned) };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    g_signal_connect_object (children[i], "notify::visible", G_CALLBACK (follow_cb), paned, G_CONNECT_SWAPPED);
  follow_cb (paned);
}
