/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cells of a chronology say of one event's date and of its support. Strings only; what STATE leaves out is
 * neither named nor counted. All transfer full. */
#pragma once

#include "corroboration.h"
#include "view-state.h"

G_BEGIN_DECLS

/* "11 January [2023]": when it was in words; a year that the wording does not give stands in brackets, any other date
 * that was inferred stands in them whole. NULL: no date. */
char *rp_chronology_date (RpDataset *dataset, guint event);
/* "on January 11", with the quotation marks of a citation: the wording as given; NULL: none, or no other. */
char *rp_chronology_wording (const RpEvent *event);
/* "inferred, planned, disputed"; NULL: nothing of it. */
char *rp_chronology_doubts (RpDataset *dataset, guint event);
/* "after 24 September 2024 and before 24 July 2025" of an event without a date; NULL: nothing bounds it. */
char *rp_chronology_bounds_words (const RpViewState *state, guint event);
/* "It came before: Hasanov meets Crosetto": the same by what bounds it. */
char *rp_chronology_bounds_titles (const RpViewState *state, guint event);

/* The pieces of evidence of RECORD whose sources are shown, in their order: RpEvidence. */
GArray *rp_chronology_evidence (const RpViewState *state, const RpRecord *record);
/* "one source", "2 of one origin", "3 independent", "5 of 3 origins"; "no source". */
char *rp_chronology_standing (RpDataset *dataset, const GArray *evidence);
/* What a piece of evidence says that the record's own value excludes, without who says it: "12 January 2023", "Rome
 * (Where)". */
char *rp_chronology_said (RpDataset *dataset, const RpSays *says);

G_END_DECLS
