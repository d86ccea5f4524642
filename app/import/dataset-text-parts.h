/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dataset-text's parts share: pieces of a record as JSON. Private to dataset-text*.c. */
#pragma once

#include "dataset.h"
#include "given-text.h"
#include "json-writer.h"

G_BEGIN_DECLS

typedef struct
{
  RpDataset *dataset;
  RpJsonWriter *json;
  const char *dates[16]; /* of the record in hand: field and text by turns of those that are none */
  guint n_dates;
} RpTextWriter;

const char *rp_id_of (RpTextWriter *self, RpRecordType type, guint index);

/* Nothing at all where TEXT is not given. */
void rp_put_text (RpTextWriter *self, const char *key, const char *text);
/* Nothing at all where there is none. */
void rp_put_texts (RpTextWriter *self, const char *key, const char *const *texts, guint n);
/* A list whose items stand on a line each; and one that stands on one line. */
void rp_begin_list (RpTextWriter *self, const char *key);
void rp_end_list (RpTextWriter *self);
void rp_begin_line (RpTextWriter *self, const char *key);
void rp_end_line (RpTextWriter *self);

/* Text that is no date cannot stand where a date must: it waits for the record's attributes. */
void rp_put_date (RpTextWriter *self, const char *key, RpDate date);
void rp_put_dates (RpTextWriter *self, const char *key, const RpDate *dates, guint n);
/* With the dates that wait. */
void rp_put_attributes (RpTextWriter *self, const RpRecord *record);
void rp_put_evidence (RpTextWriter *self, const RpRecord *record);
/* JSON that is carried. */
void rp_put_other (RpTextWriter *self, const RpOther *other, gboolean unshown);

/* All of them, a list a type. */
void rp_put_records (RpTextWriter *self);
/* One of them. */
void rp_put_record (RpTextWriter *self, RpRecordRef ref);

G_END_DECLS
