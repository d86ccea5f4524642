/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memory of one dataset: strings, dates and small arrays in a few large chunks that are freed together. Equal
 * words and equal dates are kept once while the arena is open, equal texts when they stand near each other; a sealed
 * arena forgets how to find them and is immutable. Sizes in bytes. Private to the model. */
#pragma once

#include "record.h"

G_BEGIN_DECLS

typedef struct _RpArena RpArena;

/* Transfer full. */
RpArena *rp_arena_new (void);
void rp_arena_free (RpArena *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpArena, rp_arena_free)

/* Zeroed, aligned for any struct of the model; NULL when N or SIZE is 0. */
gpointer rp_arena_alloc (RpArena *self, gsize n, gsize size);
/* The one copy of TEXT (up to LENGTH bytes or its first nul; -1: nul-terminated). NULL stays NULL. */
const char *rp_arena_string (RpArena *self, const char *text, gssize length);
/* A copy of LENGTH bytes of TEXT, or one of the same text made not long ago: for what is long and seldom said twice,
 * where a table of all that was ever said would cost more than it saves. */
const char *rp_arena_text (RpArena *self, const char *text, gsize length);
/* A copy of LENGTH bytes, which stands with the other ids. */
const char *rp_arena_id (RpArena *self, const char *text, gsize length);
/* TEXT itself when it lies in the arena, else its copy. NULL stays NULL. */
const char *rp_arena_own (RpArena *self, const char *text);
/* The one copy of WHEN. NULL stays NULL. */
const RpWhen *rp_arena_when (RpArena *self, const RpWhen *when);
/* The date that was kept for the LENGTH bytes of TEXT; NULL if none was. */
const RpDate *rp_arena_find_date (RpArena *self, const char *text, gsize length);
/* Keeps WHEN for TEXT, which is not kept yet. */
const RpDate *rp_arena_keep_date (RpArena *self, const char *text, const RpWhen *when);
/* No further string or date will come: frees the tables that find equal ones. */
void rp_arena_seal (RpArena *self);

/* A secret to hash with, so that nobody can prepare texts that collide; never 0. No result depends on it. */
guint64 rp_arena_seed (void);
/* A hash of LENGTH bytes. */
guint32 rp_arena_hash (guint64 seed, gconstpointer bytes, gsize length);

G_END_DECLS
