/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few words that cards, sentences and printed lists share: a source's name, a grade, a field, a status, a count. No
 * markup. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

/* Who a source is, in a few words: publisher, else title. Belongs to the dataset. */
const char *rp_source_name (RpDataset *dataset, guint source);
/* TEXT (nullable, an Admiralty letter, or letter and figure) with what it stands for. Transfer full; NULL for NULL. */
char *rp_grade_in_words (const char *text);
/* What people call a field of a record. Belongs to FIELD or is static. */
const char *rp_field_label (const char *field);
/* "planned"; static. */
const char *rp_status_in_words (RpStatus status);
/* "Two", "12": begins a sentence. Transfer full. */
char *rp_count_in_words (guint n, gboolean capital);

G_END_DECLS
