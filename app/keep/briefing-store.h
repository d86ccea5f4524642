/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unsaved work on briefings, in a folder of the user's data, so that a crash loses little of it. Who edits a briefing
 * holds an RpKeptBriefing, which nobody else takes up while its holder lives (a lock, which the system takes from who
 * dies); what is left of the dead is found again by its dataset, wherever that was moved meanwhile. Blocks.
 *
 * How it is used: rp_kept_briefing_new () with a dataset; _save () a few seconds after a change; _drop () as soon as
 * the briefing's own file says the same, or the person gave the work up; free in the end. When a dataset is opened,
 * rp_briefing_store_left () says what was left: ask, then either load the briefing with its path and fingerprint and go
 * on with the same RpKeptBriefing, or _drop () it. What is freed and not dropped is left for the next time. */
#pragma once

#include "briefing.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RpKeptBriefing RpKeptBriefing;

/* The folder of this user. Transfer full. */
char *rp_briefing_store_folder (void);

/* Work on a briefing of DATASET (the path of its file) begins; nothing is written yet, and FOLDER need not be there.
 * Transfer full. */
RpKeptBriefing *rp_kept_briefing_new (const char *folder, const char *dataset);
/* Lets it go; what is kept stays. */
void rp_kept_briefing_free (RpKeptBriefing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpKeptBriefing, rp_kept_briefing_free)

/* Replaces what is kept, in one stroke; on the disk when it returns. PATH (nullable: not saved yet) is the briefing's
 * own file, FINGERPRINT what that was when it was read or written last. May be called in a thread, once at a time: a
 * briefing never changes. Errors are of G_IO_ERROR, RP_SAVED_ERROR_TOO_LARGE. */
gboolean rp_kept_briefing_save (RpKeptBriefing *self, const RpBriefing *briefing, const char *path, guint64 fingerprint,
                                GError **error);
/* Nothing is kept any more, until it is saved again. */
void rp_kept_briefing_drop (RpKeptBriefing *self);

/* What was left of work on DATASET, the latest first; empty: nothing. Each is held from now on. What is of another
 * dataset, in use elsewhere or no longer readable stays out. Transfer full (RpKeptBriefing *). */
GPtrArray *rp_briefing_store_left (const char *folder, const char *dataset);

/* By which it is found among what was left, whoever held it meanwhile; belongs to it. */
const char *rp_kept_briefing_get_name (const RpKeptBriefing *self);
/* Of one that was left, else NULL or 0; belong to it. */
RpBriefing *rp_kept_briefing_get_briefing (const RpKeptBriefing *self);
const char *rp_kept_briefing_get_path (const RpKeptBriefing *self);
guint64 rp_kept_briefing_get_fingerprint (const RpKeptBriefing *self);
/* When it was kept, seconds since 1970. */
gint64 rp_kept_briefing_get_written (const RpKeptBriefing *self);

G_END_DECLS
