/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the window has been laid out, a view may change what it asks for. */
#include "diagram-view-private.h"

#define PRIVATE(self) rp_diagram_view_private (self)
#define CLASS(self) RP_DIAGRAM_VIEW_GET_CLASS (self)

static void
realized_cb (RpDiagramView *self)
{
  if (CLASS (self)->laid_out == NULL)
    return;
  PRIVATE (self)->surface = gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self)));
  /* The window's own handler came first, and has given it its height. */
  g_signal_connect_swapped (PRIVATE (self)->surface, "layout", G_CALLBACK (CLASS (self)->laid_out), self);
}

static void
unrealized_cb (RpDiagramView *self)
{
  if (PRIVATE (self)->surface != NULL)
    g_signal_handlers_disconnect_by_data (PRIVATE (self)->surface, self);
  PRIVATE (self)->surface = NULL;
}

void
rp_diagram_view_follow_layout (RpDiagramView *self)
{
  g_signal_connect (self, "realize", G_CALLBACK (realized_cb), NULL);
  g_signal_connect (self, "unrealize", G_CALLBACK (unrealized_cb), NULL);
}
