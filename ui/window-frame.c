/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around the views and gives way to them: the legend, the overview and the transport. */
#include "window-private.h"

/* In a window lower than this, in diagram px, the views have all the room there is. */
#define LEAST_HEIGHT_PX 360
/* Of the transport, from what is beside it, in px of the window. */
#define PLAYER_LEFT_PX 12
#define PLAYER_GAP_PX 12

void
rp_window_fit_frame (RpWindow *self)
{
  double scale = rp_diagram_view_get_scale (RP_DIAGRAM_VIEW (self->timeline));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean has_room
      = !rp_window_get_flag (self, "diagrams-alone") && (height == 0 || height >= LEAST_HEIGHT_PX * scale);
  RpTimelineLayout *layout = rp_timeline_source_get_layout (self->source);

  gtk_widget_set_visible (GTK_WIDGET (self->legend), has_room && gtk_widget_get_visible (GTK_WIDGET (self->paned)));
  gtk_widget_set_visible (self->overview_frame, has_room && (layout == NULL || rp_timeline_layout_is_dated (layout)));
}

static void
timeline_changed_cb (RpWindow *self)
{
  rp_window_fit_frame (self);
  gtk_widget_queue_allocate (self->overview_frame);
}

/* Below the words, beside the time that the strip shows, so that this stands below the same time of the timeline. */
static gboolean
place_player_cb (GtkWidget *frame, GtkWidget *player, GdkRectangle *place, gpointer data)
{
  int column = rp_overview_strip_get_column (((RpWindow *)data)->overview), least, all, height;

  gtk_widget_measure (player, GTK_ORIENTATION_HORIZONTAL, -1, &least, &all, NULL, NULL);
  gtk_widget_measure (player, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  place->width = CLAMP (column - PLAYER_LEFT_PX - PLAYER_GAP_PX, least, all);
  place->height = height;
  place->x = MIN (PLAYER_LEFT_PX, MAX (column - place->width, 0));
  place->y = MAX (gtk_widget_get_height (frame) - height, 0);
  return TRUE;
}

static void
realized_cb (RpWindow *self)
{
  /* The window's own handler came first, and has given it its height. */
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "layout", G_CALLBACK (rp_window_fit_frame), self,
                           G_CONNECT_SWAPPED);
}

void
rp_window_start_fitting (RpWindow *self)
{
  g_signal_connect (self->overview_frame, "get-child-position", G_CALLBACK (place_player_cb), self);
  g_signal_connect_object (self->source, "changed", G_CALLBACK (timeline_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "realize", G_CALLBACK (realized_cb), NULL);
}
