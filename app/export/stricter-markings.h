/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handling markings side by side: whether a file carries records that are to be handled more strictly than it says. TLP
 * 2.0 alone has an order (CLEAR < GREEN < AMBER < AMBER+STRICT < RED; WHITE, of TLP 1.0, is CLEAR). */
#pragma once

#include "view-state.h"

G_BEGIN_DECLS

typedef struct
{
  RpRecordRef ref;
  gboolean comparable; /* stricter for sure; else other words, which nobody but a person can weigh */
} RpStricterMarking;

/* The visible records whose own marking is stricter than MARKING, that of the file (NULL or "": it has none, as good as
 * CLEAR), or cannot be compared with it, in the order of the dataset's tables. Transfer full, RpStricterMarking. */
GArray *rp_export_stricter_markings (const RpViewState *state, const char *marking);
/* The same in a sentence, naming a few; NULL: there is none. Transfer full. */
char *rp_export_marking_warning (const RpViewState *state, const char *marking);

G_END_DECLS
