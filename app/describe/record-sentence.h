/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a drawn mark means, in one sentence for somebody who does not see it. Not the record's card: that is long, this
 * is heard at each step. Plain text, no markup, a line of a few hundred characters whatever the dataset holds. */
#pragma once

#include "record-set.h"

G_BEGIN_DECLS

/* An event: "Meeting, 12 January 2023, date inferred, two sources of one origin, disputed, in Baku"; an entity:
 * "Person, 12 ties, 8 events"; a relation: "Guido Crosetto met with Zakir Hasanov, 12 January 2023, one source".
 * Transfer full; "" for no record. */
char *rp_record_sentence (RpDataset *dataset, RpRecordRef ref);
/* The same for a file that goes out: no record but REF is named in it that is not in SHOWN; NULL: all may be. */
char *rp_record_sentence_among (RpDataset *dataset, RpRecordRef ref, const RpRecordSet *shown);
/* What a cluster counts: how many, the first titles of the N listed MEMBERS (nullable), and how to open it. NAME (out)
 * is the count alone, "12 events". Both transfer full. */
char *rp_record_sentence_cluster (RpDataset *dataset, const RpRecordRef *members, guint n, guint count, char **name);
/* The same for who cannot open it: without how. "" where no members are listed. */
char *rp_record_sentence_members (RpDataset *dataset, const RpRecordRef *members, guint n, guint count, char **name);

G_END_DECLS
