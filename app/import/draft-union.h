/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts of two records that are one: lists become one list, what the first lacks it takes from the second, and what
 * the second says otherwise is said as its evidence's, or as an attribute. Drafts are of one memory. */
#pragma once

#include "dataset-drafts.h"

G_BEGIN_DECLS

/* Both are of TYPE. TRUE: the second says something otherwise. */
gboolean rp_draft_unite (RpMemoryBlocks *memory, RpRecordType type, RpAnyDraft *draft, const RpAnyDraft *other);

G_END_DECLS
