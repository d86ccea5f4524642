/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One date of an EDTF text in words: as a sentence of its own, as a noun within a sentence, or short for a label.
 * Private to the date units of the model; dates must have passed rp_edtf_read. */
#pragma once

#include "edtf-scan.h"

G_BEGIN_DECLS

typedef enum
{
  RP_PHRASE_SENTENCE, /* "between 1 and 30 September 2023", "in the 1560s" */
  RP_PHRASE_NOUN,     /* "September 2023", "the 1560s" */
  RP_PHRASE_BRIEF,    /* "Sep 2023", "1560s" */
} RpPhraseStyle;

/* Of a dated DATE only. Transfer full. */
char *rp_edtf_phrase (const RpEdtfDate *date, RpPhraseStyle style);

/* No X, no S, no season, no qualifier: the written date says all. */
gboolean rp_edtf_is_plain (const RpEdtfDate *date);
/* How fine it was written: year, month, day or time. */
RpPrecision rp_edtf_written_precision (const RpEdtfDate *date);
/* What was written; of parts with X their lowest value. */
RpCivil rp_edtf_civil (const RpEdtfDate *date);

G_END_DECLS
