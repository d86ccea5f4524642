/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who says what a record holds, and who says otherwise: sources and their independent origins, and what they give for a
 * field beside the record's own value. It weighs nothing and settles nothing; words for it are not made here. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

/* What a source gives for a field, held against the record's own value. */
typedef enum
{
  RP_SAID_SAME,
  RP_SAID_FINER,      /* more precise: within the record's own */
  RP_SAID_COMPATIBLE, /* both can be true */
  RP_SAID_VAGUER,     /* only less precise */
  RP_SAID_OTHERWISE,  /* other words: only a person can tell whether both are true */
  RP_SAID_ALONE,      /* the record gives no value for it */
  RP_SAID_CONFLICTS,  /* both cannot be true */
} RpSaidKind;

typedef struct
{
  const RpEvidence *evidence; /* belongs to the dataset, as the following */
  const RpSays *says;
  RpSaidKind kind;
} RpSaid;

/* How well a record, or a field of it, is supported. Sources of one origin count as one. */
typedef struct
{
  guint n_sources, n_origins;         /* that support it */
  guint n_against, n_against_origins; /* that dispute it */
} RpSupport;

/* One origin, and the sources that relay it. */
typedef struct
{
  RpOrigin origin;
  GArray *sources; /* guint, ascending */
} RpOriginGroup;

/* Each piece of EVIDENCE is for a field: then all of it is the record's too. TRUE for none. */
gboolean rp_corroboration_all_for_fields (const RpEvidence *evidence, guint n_evidence);
/* Counts EVIDENCE for FIELD, or (NULL) for the record; where all of it is for fields, all of it is the record's. O(n).
 */
RpSupport
rp_corroboration_support (RpDataset *dataset, const RpEvidence *evidence, guint n_evidence, const char *field);
/* The origins of the evidence with STANCE, in the order in which it first names them. Transfer full, RpOriginGroup. */
GArray *rp_corroboration_origins (RpDataset *dataset, const RpEvidence *evidence, guint n_evidence, const char *field,
                                  RpStance stance);

/* What one source gives, against the value of REF; or of ATTRIBUTE (nullable), a figure of REF. */
RpSaidKind
rp_corroboration_compare (RpDataset *dataset, RpRecordRef ref, const RpAttribute *attribute, const RpSays *says);
/* All that sources give for fields of REF (of ATTRIBUTE), in the order of the evidence, the values of a field together.
 * Transfer full, RpSaid. */
GArray *rp_corroboration_said (RpDataset *dataset, RpRecordRef ref, const RpAttribute *attribute);
/* Behind the last of ALL that is said for the field of the one at FROM. */
guint rp_corroboration_field_end (const GArray *all, guint from);
/* TRUE when two of the dates that sources give for FIELD of REF exclude each other, whatever the record says. */
gboolean rp_corroboration_dates_conflict (RpDataset *dataset, RpRecordRef ref, const char *field);
/* A piece of evidence disputes the record, a value said conflicts with its own, or two dates said with each other.
 * O(evidence); allocates nothing where nobody says a value. */
gboolean rp_corroboration_disputed (RpDataset *dataset, RpRecordRef ref);

G_END_DECLS
