/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is painted over the picture on a stage: marks, the pointer as a dot, the spotlight, and the name of what is
 * under the pointer, large enough for the last row. */
#pragma once

#include "stage-live.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the drawing stands in a widget. */
typedef struct
{
  graphene_rect_t rect; /* px of the widget */
  double zoom;          /* of these for one of the drawing */
} RpStagePlace;

/* WIDGET, WIDTH × HEIGHT px, shows LIVE at PLACE. */
void rp_stage_ink (GtkWidget *widget, GtkSnapshot *snapshot, RpStageLive *live, const RpStagePlace *place);

G_END_DECLS
