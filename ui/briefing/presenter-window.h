/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of who presents: what the audience sees, what comes next, notes, the time, and all scenes. It shows and
 * asks by actions of its own (win.next, win.blank …), which whoever runs the presentation adds; it decides nothing. */
#pragma once

#include "notes-view.h"
#include "presentation.h"
#include "scene-overview.h"
#include "stage-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RP_TYPE_PRESENTER_WINDOW (rp_presenter_window_get_type ())
G_DECLARE_FINAL_TYPE (RpPresenterWindow, rp_presenter_window, RP, PRESENTER_WINDOW, AdwApplicationWindow)

/* LIVE: of the stage. Transfer: the application's. */
RpPresenterWindow *rp_presenter_window_new (GtkApplication *application, RpPresentation *presentation,
                                            RpStageLive *live, const char *title);
RpStageView *rp_presenter_window_get_view (RpPresenterWindow *self);
RpSceneOverview *rp_presenter_window_get_overview (RpPresenterWindow *self);
/* Monitors to choose from: of the menu. */
GMenu *rp_presenter_window_get_monitors (RpPresenterWindow *self);

/* Where the presentation is; EXPLORING: the stage does not stand as the scene has it. TYPED: a number that is being
 * typed, nullable. */
void rp_presenter_window_update (RpPresenterWindow *self, gboolean exploring, const char *typed);
/* The picture of the next scene; NULL: not yet. */
void rp_presenter_window_set_next (RpPresenterWindow *self, GdkTexture *texture);
void rp_presenter_window_show_overview (RpPresenterWindow *self, gboolean shown);
void rp_presenter_window_set_notes_size (RpPresenterWindow *self, int size_pt);

G_END_DECLS
