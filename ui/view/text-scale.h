/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much larger than usual the desktop wants its texts. A diagram follows as a whole: it is drawn for a view that is
 * so much smaller and then shown so much larger, so that marks, rows, gaps and reach grow with their words and nothing
 * that was apart meets. "Diagram px" are those of the drawing, before they are enlarged. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 1: as usual; as WIDGET's own labels have it. */
double rp_text_scale_of (GtkWidget *widget);

G_END_DECLS
