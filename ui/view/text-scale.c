/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-scale.h"

#include <math.h>

#define USUAL_DPI 96.0
/* Beyond these nobody reads, and nothing has room. */
#define LEAST 0.5
#define MOST 4.0
/* What differs by less is the same. */
#define STEP (1 / 64.0)

double
rp_text_scale_of (GtkWidget *widget)
{
  double dpi = pango_cairo_context_get_resolution (gtk_widget_get_pango_context (widget));

  return dpi > 0 ? CLAMP (round (dpi / USUAL_DPI / STEP) * STEP, LEAST, MOST) : 1;
}
