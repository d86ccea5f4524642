/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-window.h"

#include <glib/gi18n-lib.h>

struct _RpStageWindow
{
  GtkApplicationWindow parent_instance;
  GtkOverlay *overlay;
  RpStageView *view;
  GtkLabel *words;
  GtkWidget *over; /* nullable */
};

G_DEFINE_FINAL_TYPE (RpStageWindow, rp_stage_window, GTK_TYPE_APPLICATION_WINDOW)

static void
rp_stage_window_class_init (G_GNUC_UNUSED RpStageWindowClass *klass)
{
}

static void
rp_stage_window_init (RpStageWindow *self)
{
  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  self->words = g_object_new (GTK_TYPE_LABEL, "halign", GTK_ALIGN_END, "valign", GTK_ALIGN_END, "can-target", FALSE,
                              "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "rp-stage-words");
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-stage");
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->words));
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->overlay));
  gtk_window_set_default_size (GTK_WINDOW (self), 960, 540);
}

RpStageWindow *
rp_stage_window_new (GtkApplication *application, RpStageLive *live, const char *title)
{
  RpStageWindow *self = g_object_new (RP_TYPE_STAGE_WINDOW, "application", application, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Stage: %s"), title);

  gtk_window_set_title (GTK_WINDOW (self), name);
  self->view = RP_STAGE_VIEW (rp_stage_view_new (live, TRUE));
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->view));
  return self;
}

RpStageView *
rp_stage_window_get_view (RpStageWindow *self)
{
  return self->view;
}

void
rp_stage_window_set_words (RpStageWindow *self, const char *words)
{
  gtk_widget_set_visible (GTK_WIDGET (self->words), words != NULL);
  gtk_label_set_text (self->words, words != NULL ? words : "");
}

void
rp_stage_window_set_over (RpStageWindow *self, GtkWidget *over)
{
  if (self->over == over)
    return;
  if (self->over != NULL)
    gtk_overlay_remove_overlay (self->overlay, self->over);
  self->over = over;
  if (over != NULL)
    gtk_overlay_add_overlay (self->overlay, over);
}
