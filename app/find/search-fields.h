/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a record is searched: its texts one after the other, always in the same order, each with what it is. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

typedef enum
{
  RP_FIELD_TITLE,
  RP_FIELD_ALIAS,
  RP_FIELD_TAG,
  RP_FIELD_ROLE, /* of a participant of an event */
  RP_FIELD_KIND, /* the kind's label, of a relation with a label of its own */
  RP_FIELD_PUBLISHER,
  RP_FIELD_AUTHOR,
  RP_FIELD_ORIGIN,
  RP_FIELD_WHEN, /* the date's wording */
  RP_FIELD_ATTRIBUTE,
  RP_FIELD_SUMMARY,
  RP_FIELD_SAYS,
  RP_FIELD_PASSAGE,
  RP_N_FIELDS
} RpSearchFieldKind;

typedef struct
{
  RpSearchFieldKind kind;
  const char *text;           /* never NULL or empty; the dataset's */
  guint entity;               /* of ROLE: whose; else RP_NO_INDEX */
  const RpEvidence *evidence; /* of SAYS and PASSAGE; else NULL */
  const char *label;          /* of ATTRIBUTE values: theirs; of SAYS: the field; nullable */
} RpSearchField;

/* FALSE: it is enough. */
typedef gboolean (*RpSearchFieldFunc) (const RpSearchField *field, gpointer data);

void rp_search_fields_foreach (RpDataset *dataset, RpRecordRef ref, RpSearchFieldFunc func, gpointer data);

/* Names and titles, which a person types as a whole; else running text. */
gboolean rp_search_field_is_short (RpSearchFieldKind kind);

G_END_DECLS
