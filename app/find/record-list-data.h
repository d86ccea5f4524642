/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells that stand in files alone: dates by their ends, who with what role, and what the evidence consists of.
 * Private to record-list*.c. */
#pragma once

#include "record-list.h"

G_BEGIN_DECLS

/* A date, or several that only say that it was so then. */
typedef struct
{
  const RpDate *when, *as_of;
  guint n_as_of;
} RpListDates;

RpListDates rp_list_dates (const RpRecordList *list, guint index);
/* Whether a cell may name REF. */
gboolean rp_list_names (const RpRecordList *list, RpRecordRef ref);
/* NULL: none, or no such field. Transfer full. */
char *rp_list_made_text (const RpRecordList *list, RpListField field, guint index);
/* Whether the field is a list, in files or else; the members (char *) are added. */
gboolean rp_list_is_list (RpListField field);
void rp_list_add_items (const RpRecordList *list, RpListField field, guint index, GPtrArray *items);

G_END_DECLS
