/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a dataset is shown and how, as values: what timeline, network, window, export and dump have in common.
 * Borrowed pointers; whoever fills it keeps them alive for the call. */
#pragma once

#include "entity-measures.h"
#include "network-looks.h"
#include "period.h"
#include "picture-set.h"
#include "shape.h"
#include "source-letters.h"

G_BEGIN_DECLS

typedef struct
{
  RpDataset *dataset;
  const RpTheme *theme;
  const RpTextMeasure *measure;
  const RpRecordSet *shown; /* what the filters let through; NULL: all */
  gboolean dim;             /* what is filtered out recedes instead of being left out */
  RpPeriod period;
  RpRecordRef selected;             /* RP_RECORD_NONE: nothing */
  const RpRecordSet *picked;        /* all that is selected, where that are several; else NULL */
  gboolean alone;                   /* nothing but what is selected stands out, whatever it is tied to */
  const RpRecordSet *related;       /* to anything selected; NULL: nothing */
  double now;                       /* seconds; NAN: no today */
  const RpNetworkLooks *looks;      /* NULL: nothing chosen */
  const RpEntityMeasures *measures; /* of what is shown; NULL: not known */
  gboolean measuring;               /* they are of what was shown before, the new ones are on their way */
  const RpRecordSet *joining;       /* the events whose shared ties are shown; NULL: those of `shown` */
  const RpPictureSet *pictures;     /* of entities; NULL: none */
  const RpSourceLetters *letters;   /* of sources, behind what rests on them; NULL: none */
  gboolean links;                   /* arrows for all links between events, not for the selected event's alone */
} RpViewState;

/* FALSE when the record is left out altogether. */
gboolean rp_view_state_visible (const RpViewState *state, RpRecordRef ref);
/* TRUE when it is there but recedes because it is filtered out. */
gboolean rp_view_state_dimmed (const RpViewState *state, RpRecordRef ref);
RpState rp_view_state_of (const RpViewState *state, RpRecordRef ref);
/* The ink of a mark and of a text in STANDING: it recedes beside what is selected, and where it is filtered out. */
RpColor rp_view_state_mark (const RpViewState *state, RpColor color, RpRecordRef ref, RpState standing);
RpColor rp_view_state_text (const RpViewState *state, RpColor color, RpRecordRef ref, RpState standing);

G_END_DECLS
