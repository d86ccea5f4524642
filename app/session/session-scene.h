/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session shows, into a scene, and back again. Records are named by id; those that the dataset does not have are
 * counted and left out of what is shown, but stay in the scene. */
#pragma once

#include "briefing.h"
#include "session.h"

G_BEGIN_DECLS

/* How all stands now, as a new scene of VIEW without any words. Transfer full. */
RpScene *rp_session_save_scene (RpSession *self, const char *view);
/* SCENE with all that it shows as it stands now, and its own id, words, duration and callouts. Transfer full. */
RpScene *rp_session_update_scene (RpSession *self, const RpScene *scene, const char *view);
/* Shows it: range, period, selection, arrangement and filters. How all was arranged before, undo called NAME brings
 * back (transfer full; NULL: there is no way back before it). */
void rp_session_show_scene (RpSession *self, const RpScene *scene, char *name);
/* How many records of DATASET that it names are not there. */
guint rp_scene_count_gone (const RpScene *self, RpDataset *dataset);
/* Whether BRIEFING was made for another dataset than DATASET: it knows of records, and fewer than half are there. */
gboolean rp_briefing_is_foreign (const RpBriefing *self, RpDataset *dataset);

G_END_DECLS
