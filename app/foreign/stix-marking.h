/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an object of STIX is to be handled: its markings, those of its parts, and the labels of TLP 1 and 2 that
 * everybody knows by their ids. */
#pragma once

#include "gathering.h"

G_BEGIN_DECLS

/* What NODE, a marking definition, says, as text of GATHERING; NULL: nothing. A TLP label reads "TLP:AMBER". */
const char *rp_stix_marking_words (RpGathering *gathering, const RpJsonNode *node);
/* RECORD gets the strictest TLP label of NODE's markings and of those of its parts; all others, and which part has
 * which, are attributes. MARKINGS: id → words. */
void rp_stix_mark (RpGathering *gathering, GHashTable *markings, RpGathered *record, const RpJsonNode *node);

G_END_DECLS
