/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sources of a chronology as numbered notes: by first use, each once, with those that relay the same origin. No
 * places on a page. */
#pragma once

#include "chronology-flow.h"
#include "chronology-order.h"

G_BEGIN_DECLS

typedef struct
{
  guint source;
  guint first_entry; /* the entry that uses it first */
} RpChronologyNote;

typedef struct _RpChronologyNotes RpChronologyNotes;

/* Those that the entries of ORDER use and STATE shows. O(evidence). Transfer full. */
RpChronologyNotes *rp_chronology_notes_new (const RpViewState *state, const RpChronologyOrder *order);
void rp_chronology_notes_free (RpChronologyNotes *self);

guint rp_chronology_n_notes (const RpChronologyNotes *self);
const RpChronologyNote *rp_chronology_note (const RpChronologyNotes *self, guint note);
/* The note of a source; RP_NO_INDEX: it has none. The number that people read is 1 more. */
guint rp_chronology_note_of (const RpChronologyNotes *self, guint source);
/* The note set as a paragraph: title, author, publisher, date, grade, what it relays and who else does, address. */
void rp_chronology_note_set (const RpChronologyNotes *self, guint note, RpFlow *flow, const RpFlowBox *box);

G_END_DECLS
