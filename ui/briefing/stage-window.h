/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audience's window: the stage and nothing else, full screen on its monitor, or a window to share. */
#pragma once

#include "stage-view.h"

G_BEGIN_DECLS

#define RP_TYPE_STAGE_WINDOW (rp_stage_window_get_type ())
G_DECLARE_FINAL_TYPE (RpStageWindow, rp_stage_window, RP, STAGE_WINDOW, GtkApplicationWindow)

/* TITLE is the briefing's. Transfer: the application's. */
RpStageWindow *rp_stage_window_new (GtkApplication *application, RpStageLive *live, const char *title);
RpStageView *rp_stage_window_get_view (RpStageWindow *self);
/* A few words in the corner, such as a number that is being typed; NULL: none. */
void rp_stage_window_set_words (RpStageWindow *self, const char *words);
/* Over the stage, where nobody has another screen to look at it; NULL: nothing. */
void rp_stage_window_set_over (RpStageWindow *self, GtkWidget *over);

G_END_DECLS
