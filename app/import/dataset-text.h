/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dataset as text in Rapport's own format, whatever it was read from: what importers read, this writes. Reading its
 * text and writing that again gives the same bytes. What could not be read as it stood (a date that is none) is written
 * where it may stand (as wording, or as an attribute), so that the text has no error. Writing only. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

/* UTF-8 that ends with a line's end. Transfer full. */
char *rp_dataset_to_text (RpDataset *dataset, gsize *length);
/* One record of it, as it stands there: equal texts say the same of what they are about. Transfer full. */
char *rp_dataset_record_to_text (RpDataset *dataset, RpRecordRef ref);

G_END_DECLS
