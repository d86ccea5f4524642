/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-glide.h"

#include "drawing-way.h"
#include "glide-pace.h"

#define GLIDE_SECONDS 0.35
/* More shapes do not hold a frame. */
#define MOST_SHAPES 2500

struct _RpLayoutGlide
{
  RpDiagramView *view;
  RpDrawing *from; /* NULL: nothing was left */
  double least_px; /* ways that are led */
  RpDrawingWay *way;
  double part;
  gint64 begun; /* frame time; 0: with the next frame */
  guint tick_id;
  guint n_frames;
};

RpLayoutGlide *
rp_layout_glide_new (RpDiagramView *view)
{
  RpLayoutGlide *self = g_new0 (RpLayoutGlide, 1);

  self->view = view;
  return self;
}

void
rp_layout_glide_stop (RpLayoutGlide *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick_id);
  self->tick_id = 0;
  g_clear_pointer (&self->way, rp_drawing_way_free);
  g_clear_pointer (&self->from, rp_drawing_unref);
}

void
rp_layout_glide_free (RpLayoutGlide *self)
{
  if (self == NULL)
    return;
  rp_layout_glide_stop (self);
  g_free (self);
}

void
rp_layout_glide_leave (RpLayoutGlide *self, double least_px)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  RpDrawing *shown = rp_diagram_view_get_drawing (self->view);
  g_autoptr (RpDrawing) now = NULL;

  if (self->tick_id != 0)
    now = rp_drawing_way_at (self->way, self->part);
  else if (shown != NULL)
    now = rp_drawing_ref (shown);
  rp_layout_glide_stop (self);
  if (now != NULL && rp_glide_pace_may_move (widget) && gtk_widget_get_mapped (widget))
    self->from = g_steal_pointer (&now);
  self->least_px = least_px;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RpLayoutGlide *self = data;

  self->part = rp_glide_pace_part_of (&self->begun, clock, GLIDE_SECONDS);
  self->n_frames++;
  gtk_widget_queue_draw (widget);
  if (self->part < 1)
    return G_SOURCE_CONTINUE;
  g_debug ("%s: laid out otherwise in %u frames", G_OBJECT_TYPE_NAME (widget), self->n_frames);
  self->tick_id = 0;
  rp_layout_glide_stop (self);
  return G_SOURCE_REMOVE;
}

void
rp_layout_glide_arrive (RpLayoutGlide *self, RpDrawing *to)
{
  if (self->from == NULL)
    return;
  if (MAX (rp_drawing_n_shapes (self->from), rp_drawing_n_shapes (to)) > MOST_SHAPES)
    {
      rp_layout_glide_stop (self);
      rp_diagram_view_fade (self->view);
      return;
    }
  g_clear_pointer (&self->way, rp_drawing_way_free);
  self->way = rp_drawing_way_new (self->from, to);
  if (self->tick_id != 0)
    return;
  if (rp_drawing_way_length (self->way) < self->least_px)
    {
      rp_layout_glide_stop (self);
      return;
    }
  self->begun = 0;
  self->part = 0;
  self->n_frames = 0;
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), tick_cb, self, NULL);
}

gboolean
rp_layout_glide_snapshot (RpLayoutGlide *self, GtkSnapshot *snapshot)
{
  g_autoptr (RpDrawing) now = NULL;

  if (self->tick_id == 0)
    return FALSE;
  now = rp_drawing_way_at (self->way, self->part);
  rp_diagram_paint_append (snapshot, GTK_WIDGET (self->view), now, (RpPoint){ 0, 0 });
  return TRUE;
}
