/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A briefing: scenes in their order, for one dataset. A value: it never changes, a changed briefing is a new one that
 * shares the scenes; refcounted (atomic). Undo is keeping the one before. It knows no file (see briefing-file). */
#pragma once

#include "dataset-trace.h"
#include "scene.h"

G_BEGIN_DECLS

/* What is beyond is neither read nor added (briefing-deck). */
#define RP_BRIEFING_MOST_SCENES 1000

typedef struct _RpBriefing RpBriefing;

/* Without scenes. TITLE is nullable. Transfer full. */
RpBriefing *rp_briefing_new (const char *title);
RpBriefing *rp_briefing_ref (RpBriefing *self);
void rp_briefing_unref (RpBriefing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpBriefing, rp_briefing_unref)

/* NULL: none. Belongs to the briefing. */
const char *rp_briefing_get_title (const RpBriefing *self);
guint rp_briefing_n_scenes (const RpBriefing *self);
/* INDEX below n_scenes. Belongs to the briefing. */
RpScene *rp_briefing_get_scene (const RpBriefing *self, guint index);
/* RP_NO_INDEX: there is none. */
guint rp_briefing_find (const RpBriefing *self, const char *id);
/* Seconds; scenes without a planned duration count nothing. */
double rp_briefing_get_duration (const RpBriefing *self);

/* The same but for one thing; transfer full. SCENE is referenced. */
RpBriefing *rp_briefing_with_title (const RpBriefing *self, const char *title);
/* Before the scene at INDEX; n_scenes: at the end. */
RpBriefing *rp_briefing_insert (const RpBriefing *self, guint index, RpScene *scene);
RpBriefing *rp_briefing_replace (const RpBriefing *self, guint index, RpScene *scene);
RpBriefing *rp_briefing_remove (const RpBriefing *self, guint index);
/* The scene at FROM stands at TO afterwards. */
RpBriefing *rp_briefing_move (const RpBriefing *self, guint from, guint to);

/* The titles of scenes, for who has none: its own, else the first words of its caption, else "Scene 3". Transfer full.
 */
char *rp_briefing_scene_name (const RpBriefing *self, guint index);

/* ---- what a file says besides ---- */

/* Ids of a few records of the dataset that it was made for (dataset-trace), to tell that it is opened with another;
 * NULL: not known. */
const char *const *rp_briefing_get_known (const RpBriefing *self);
RpBriefing *rp_briefing_with_known (const RpBriefing *self, const char *const *known);
/* As a scene's `rest`. */
const GPtrArray *rp_briefing_get_rest (const RpBriefing *self);
/* For who reads one: SCENES (RpScene *, transfer full), KNOWN and REST are nullable, copied or referenced. */
RpBriefing *rp_briefing_new_of (const char *title, GPtrArray *scenes, const char *const *known, GPtrArray *rest);

G_END_DECLS
