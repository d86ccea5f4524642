/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage as a widget: the picture of the scene that stands there as large as there is room, and what the hand does
 * to it, which it takes from pointer and touch. A click never leads to another scene. For the audience's window, and
 * small for who presents. Signal "resized": it has another size in px. */
#pragma once

#include "stage-live.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RP_TYPE_STAGE_VIEW (rp_stage_view_get_type ())
G_DECLARE_FINAL_TYPE (RpStageView, rp_stage_view, RP, STAGE_VIEW, GtkWidget)

/* Shows LIVE. GLIDES: from scene to scene, unless the desktop wants no motion; the pointer hides there when it rests.
 * Floating. */
GtkWidget *rp_stage_view_new (RpStageLive *live, gboolean glides);
void rp_stage_view_set_live (RpStageView *self, RpStageLive *live);
/* Black, whatever the scene. */
void rp_stage_view_set_blank (RpStageView *self, gboolean blank);
/* What a screen reader calls it, and, where SAID (nullable) is another than before, says at once. */
void rp_stage_view_name (RpStageView *self, const char *name, const char *said);

G_END_DECLS
