/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few words on paper of their own, over a diagram: at the pointer, or in the axis. Only ink, no state. Diagram px. */
#pragma once

#include <gtk/gtk.h>
#include "theme.h"

G_BEGIN_DECLS

#define RP_PILL_PX 18.0

typedef struct
{
  const RpTheme *theme;
  const char *text;
  double middle, top;
} RpDiagramPill;

/* Within LEFT…RIGHT where it has room there. WIDGET is the diagram. */
void rp_diagram_pill_snapshot (const RpDiagramPill *self, GtkWidget *widget, GtkSnapshot *snapshot, double left,
                               double right);
/* A box with round ends, LINE px of STROKE around it. */
void rp_diagram_round (GtkSnapshot *snapshot, double x, double y, double width, double height, RpColor fill,
                       RpColor stroke, float line);

G_END_DECLS
