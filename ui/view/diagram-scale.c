/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between diagram px and those of the widget. */
#include "diagram-view-private.h"

#define PRIVATE(self) rp_diagram_view_private (self)

double
rp_diagram_view_get_scale (RpDiagramView *self)
{
  return PRIVATE (self)->scale;
}

double
rp_diagram_view_get_width (RpDiagramView *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) / PRIVATE (self)->scale;
}

double
rp_diagram_view_get_height (RpDiagramView *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self)) / PRIVATE (self)->scale;
}

GdkRectangle
rp_diagram_view_to_widget (RpDiagramView *self, double x, double y, double width, double height)
{
  double scale = PRIVATE (self)->scale;

  return (GdkRectangle){ (int)(x * scale), (int)(y * scale), MAX (1, (int)(width * scale)),
                         MAX (1, (int)(height * scale)) };
}

void
rp_diagram_view_scale_snapshot (RpDiagramView *self, GtkSnapshot *snapshot)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, (float)PRIVATE (self)->scale, (float)PRIVATE (self)->scale);
}
