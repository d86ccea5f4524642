/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On paper nobody clicks: there sources have letters, which stand behind what rests on them and before their names at
 * the foot. A value that never changes; refcounted (atomic). */
#pragma once

#include "record-set.h"

G_BEGIN_DECLS

#define RP_MOST_SOURCE_LETTERS 26

typedef struct _RpSourceLetters RpSourceLetters;

/* Letters for the sources in SHOWN (NULL: all), as they stand in the dataset. NULL: there are none, or more than
 * letters. Transfer full. */
RpSourceLetters *rp_source_letters_new (RpDataset *dataset, const RpRecordSet *shown);
RpSourceLetters *rp_source_letters_ref (RpSourceLetters *self);
void rp_source_letters_unref (RpSourceLetters *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpSourceLetters, rp_source_letters_unref)

/* 0: it has none. SELF is nullable. */
char rp_source_letters_get (const RpSourceLetters *self, guint source);
/* WORDS (transfer full, nullable) and behind them the letters of RECORD's sources, "8 May 1992 A C"; WORDS itself where
 * there is none. SELF is nullable. Transfer full, nullable. */
char *rp_source_letters_behind (const RpSourceLetters *self, char *words, const RpRecord *record);

G_END_DECLS
