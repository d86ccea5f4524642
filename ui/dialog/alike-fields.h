/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record says that tells it from another, field by field, in people's words. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

typedef enum
{
  RP_ALIKE_KIND,
  RP_ALIKE_TITLE_FIELD,
  RP_ALIKE_ALIASES,
  RP_ALIKE_DATE,
  RP_ALIKE_PLACE,
  RP_ALIKE_PEOPLE,
  RP_ALIKE_ENDS_FIELD,
  RP_ALIKE_SOURCES,
  RP_ALIKE_SUMMARY,
  RP_ALIKE_N_FIELDS,
} RpAlikeField;

const char *rp_alike_field_name (RpAlikeField field);
/* NULL: the record has nothing there. Transfer full. */
char *rp_alike_field_text (RpDataset *dataset, RpRecordRef ref, RpAlikeField field);

G_END_DECLS
