/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a briefing is being presented: at which scene, what the audience sees, and how the time goes. No window, no
 * clock of its own: times are handed in, µs of a monotonic clock. Signal "changed" (guint what, of
 * RpPresentationChanged). */
#pragma once

#include "briefing.h"

G_BEGIN_DECLS

typedef enum
{
  RP_PRESENTATION_SCENE = 1 << 0, /* where the presenter is */
  RP_PRESENTATION_STAGE = 1 << 1, /* what the audience sees: another scene, blank or not, frozen or not */
  RP_PRESENTATION_CLOCK = 1 << 2, /* it runs, or stands, or begins anew */
} RpPresentationChanged;

#define RP_TYPE_PRESENTATION (rp_presentation_get_type ())
G_DECLARE_FINAL_TYPE (RpPresentation, rp_presentation, RP, PRESENTATION, GObject)

/* BRIEFING has a scene at least; begins at FIRST. Transfer full. */
RpPresentation *rp_presentation_new (RpBriefing *briefing, guint first);
/* Belongs to it. */
RpBriefing *rp_presentation_get_briefing (RpPresentation *self);
guint rp_presentation_get_scene (RpPresentation *self);
/* What the audience sees: that scene, or while it is frozen the one where it was frozen. */
guint rp_presentation_get_stage (RpPresentation *self);
gboolean rp_presentation_is_blank (RpPresentation *self);
gboolean rp_presentation_is_frozen (RpPresentation *self);

/* To the scene at INDEX, as far as there are any; the clock starts when the first is left. FALSE: it is there already,
 * or there is none further. */
gboolean rp_presentation_go (RpPresentation *self, guint index, gint64 now_us);
gboolean rp_presentation_step (RpPresentation *self, int direction, gint64 now_us);
/* A scene that is gone to, or asked for, is seen again: moving on ends the blank, not the frozen picture. */
void rp_presentation_set_blank (RpPresentation *self, gboolean blank);
void rp_presentation_set_frozen (RpPresentation *self, gboolean frozen);

/* The time since the first scene was left, less what it was held; 0 before. */
gint64 rp_presentation_get_elapsed (RpPresentation *self, gint64 now_us);
gboolean rp_presentation_is_running (RpPresentation *self);
/* Holds the clock, or lets it run on; sets it back to nothing, so that it starts on leaving the scene one is at. */
void rp_presentation_hold (RpPresentation *self, gboolean held, gint64 now_us);
void rp_presentation_reset_clock (RpPresentation *self);
/* How far behind (> 0) or ahead of the planned durations one is, s; FALSE where no scene has one. */
gboolean rp_presentation_get_pace (RpPresentation *self, gint64 now_us, double *behind_s);

G_END_DECLS
