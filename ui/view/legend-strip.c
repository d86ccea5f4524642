/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "legend-strip.h"

#include "pango-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SIDE_PX 20
#define ABOVE_PX 6
#define MIN_WIDTH_PX 120

struct _RpLegendStrip
{
  RpDiagramView parent_instance;
  RpTextMeasure *measure;
  RpLegendParts parts;
};

G_DEFINE_FINAL_TYPE (RpLegendStrip, rp_legend_strip, RP_TYPE_DIAGRAM_VIEW)

static RpDrawing *
legend (RpLegendStrip *self, double width)
{
  RpViewState state;

  rp_diagram_view_fill_state (RP_DIAGRAM_VIEW (self), self->measure, &state);
  return rp_legend_drawing (&state, self->parts, MAX (width - 2 * SIDE_PX, MIN_WIDTH_PX - 2 * SIDE_PX));
}

static RpDrawing *
rp_legend_strip_build (RpDiagramView *view, double width, double height)
{
  g_autoptr (RpDrawing) drawing = legend (RP_LEGEND_STRIP (view), width);
  RpDrawing *all = rp_drawing_new (width, height, rp_diagram_view_theme ()->paper);

  rp_drawing_append (all, drawing, SIDE_PX, ABOVE_PX);
  return all;
}

static GtkSizeRequestMode
rp_legend_strip_get_request_mode (G_GNUC_UNUSED GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rp_legend_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         G_GNUC_UNUSED int *minimum_baseline, G_GNUC_UNUSED int *natural_baseline)
{
  RpLegendStrip *self = RP_LEGEND_STRIP (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH_PX : 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > 0
      && rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self)) != NULL)
    {
      g_autoptr (RpDrawing) drawing = legend (self, for_size);
      double height = rp_drawing_get_height (drawing);

      *minimum = *natural = height > 0 ? (int)ceil (height) + 2 * ABOVE_PX : 0;
    }
}

static void
rp_legend_strip_session_changed (RpDiagramView *view, guint what)
{
  what &= RP_CHANGED_DATASET | RP_CHANGED_PERIOD;
  RP_DIAGRAM_VIEW_CLASS (rp_legend_strip_parent_class)->session_changed (view, what);
  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_PERIOD)) != 0)
    gtk_widget_queue_resize (GTK_WIDGET (view));
}

static void
rp_legend_strip_finalize (GObject *object)
{
  g_clear_pointer (&RP_LEGEND_STRIP (object)->measure, rp_pango_measure_free);
  G_OBJECT_CLASS (rp_legend_strip_parent_class)->finalize (object);
}

static void
rp_legend_strip_class_init (RpLegendStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rp_legend_strip_finalize;
  widget_class->measure = rp_legend_strip_measure;
  widget_class->get_request_mode = rp_legend_strip_get_request_mode;
  RP_DIAGRAM_VIEW_CLASS (klass)->build = rp_legend_strip_build;
  RP_DIAGRAM_VIEW_CLASS (klass)->session_changed = rp_legend_strip_session_changed;
}

static void
rp_legend_strip_init (RpLegendStrip *self)
{
  self->measure = rp_pango_measure_new ();
  self->parts = RP_LEGEND_TIMELINE | RP_LEGEND_NETWORK;
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Legend"), -1);
}

void
rp_legend_strip_set_parts (RpLegendStrip *self, RpLegendParts parts)
{
  if (parts == self->parts)
    return;
  self->parts = parts;
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
