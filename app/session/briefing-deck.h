/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The briefing that is being put together: which it is now, at which scene one is, every edit to be undone and done
 * again without a limit, and how all that stands to its file. It reads and writes no file and knows no clock: who lets
 * people type tells when they pause. Signal "changed" (guint what, of RpDeckChanged), after each verb at most once;
 * "limited" (const char *words) says to a person why a verb did nothing, or less: a briefing is as large as its file
 * may be. */
#pragma once

#include <glib-object.h>

#include "briefing.h"

G_BEGIN_DECLS

typedef enum
{
  RP_DECK_SCENES = 1 << 0, /* which scenes there are, and in which order */
  RP_DECK_SCENE = 1 << 1,  /* what one or more of them say or show, or the briefing's title */
  RP_DECK_INDEX = 1 << 2,  /* at which scene one is */
  RP_DECK_UNDO = 1 << 3,   /* what undo and redo would do */
  RP_DECK_FILE = 1 << 4,   /* which file is its own, and whether that says what there is */
  RP_DECK_ALL = (1 << 5) - 1,
} RpDeckChanged;

typedef enum
{
  RP_SCENE_TITLE,
  RP_SCENE_CAPTION,
  RP_SCENE_NOTES,
} RpSceneField;

#define RP_TYPE_BRIEFING_DECK (rp_briefing_deck_get_type ())
G_DECLARE_FINAL_TYPE (RpBriefingDeck, rp_briefing_deck, RP, BRIEFING_DECK, GObject)

/* An empty one without a file. Transfer full. */
RpBriefingDeck *rp_briefing_deck_new (void);
/* Another briefing; what could be undone is forgotten. BRIEFING NULL: an empty one. SAVED is what its file says,
 * nullable: nothing that could be read. PATH is where it is saved, nullable; FINGERPRINT what that file was as it was
 * read or written last, 0: there was none. All of them are referenced or copied. */
void rp_briefing_deck_load (RpBriefingDeck *self, RpBriefing *briefing, RpBriefing *saved, const char *path,
                            guint64 fingerprint);

/* Never NULL; belongs to the deck. */
RpBriefing *rp_briefing_deck_get_briefing (RpBriefingDeck *self);
/* RP_NO_INDEX: one is at none, for there is none or none was shown yet. */
guint rp_briefing_deck_get_index (RpBriefingDeck *self);
/* RP_NO_INDEX, or too far: at none. */
void rp_briefing_deck_go (RpBriefingDeck *self, guint index);

/* ---- edits: each is a step of its own ---- */

/* Behind the scene one is at, or at the end; it is the one afterwards. SCENE is referenced. FALSE: there is no room. */
gboolean rp_briefing_deck_add (RpBriefingDeck *self, RpScene *scene);
void rp_briefing_deck_remove (RpBriefingDeck *self, guint index);
void rp_briefing_deck_move (RpBriefingDeck *self, guint from, guint to);
/* A copy behind it, with an id of its own. */
void rp_briefing_deck_duplicate (RpBriefingDeck *self, guint index);
/* It shows what SCENE (referenced) shows. */
void rp_briefing_deck_update (RpBriefingDeck *self, guint index, RpScene *scene);
/* The same for any other change; NAME (transfer full) is the step's. FALSE: it has too many callouts. */
gboolean rp_briefing_deck_replace (RpBriefingDeck *self, guint index, RpScene *scene, char *name);

/* ---- typing: one step until the pause or another edit, of another scene or field as well ---- */

void rp_briefing_deck_set_text (RpBriefingDeck *self, guint index, RpSceneField field, const char *text);
void rp_briefing_deck_set_duration (RpBriefingDeck *self, guint index, double duration_s);
void rp_briefing_deck_set_callout_text (RpBriefingDeck *self, guint index, guint callout, const char *text);
/* From the record or moment, as RpCallout has it. */
void rp_briefing_deck_place_callout (RpBriefingDeck *self, guint index, guint callout, double dx, double dy);
/* The briefing's. */
void rp_briefing_deck_set_title (RpBriefingDeck *self, const char *title);
void rp_briefing_deck_pause (RpBriefingDeck *self);

/* ---- back ---- */

/* What would be undone or redone: "Removal of “January 2023”"; NULL: nothing. Belongs to the deck. */
const char *rp_briefing_deck_get_undo_name (RpBriefingDeck *self);
const char *rp_briefing_deck_get_redo_name (RpBriefingDeck *self);
/* FALSE: there is nothing. */
gboolean rp_briefing_deck_undo (RpBriefingDeck *self);
gboolean rp_briefing_deck_redo (RpBriefingDeck *self);

/* ---- the file ---- */

/* NULL: none yet. Belongs to the deck. */
const char *rp_briefing_deck_get_path (RpBriefingDeck *self);
guint64 rp_briefing_deck_get_fingerprint (RpBriefingDeck *self);
/* What is said now is what the file at PATH says. */
void rp_briefing_deck_set_saved (RpBriefingDeck *self, const char *path, guint64 fingerprint);
/* Whether its file says what there is; an empty briefing that never had one has nothing to save. */
gboolean rp_briefing_deck_is_saved (RpBriefingDeck *self);

G_END_DECLS
