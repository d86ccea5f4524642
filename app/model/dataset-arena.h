/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memory of one dataset: strings, dates and small arrays in a few large chunks that are freed together. Equal
 * strings and equal dates are kept once while the arena is open; a sealed arena forgets how to find them and is
 * immutable. Sizes in bytes. Private to the model. */
#pragma once

#include "edtf.h"

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
/* A copy of LENGTH bytes that nobody will look for again. */
const char *rp_arena_copy (RpArena *self, const char *text, gsize length);
/* TEXT itself when it lies in the arena, else its copy. NULL stays NULL. */
const char *rp_arena_own (RpArena *self, const char *text);
/* The one copy of WHEN. NULL stays NULL. */
const RpWhen *rp_arena_when (RpArena *self, const RpWhen *when);
/* No further string or date will come: frees the tables that find equal ones. */
void rp_arena_seal (RpArena *self);

/* A hash of LENGTH bytes; differs between byte orders, so never part of an output. */
guint32 rp_arena_hash (gconstpointer bytes, gsize length);

G_END_DECLS
