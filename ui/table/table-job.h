/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table has reckoned beside the interface: the order of its rows, or the measures of the entities. On values
 * that do not change: the dataset, and what is shown of it. */
#pragma once

#include "entity-measures.h"
#include "list-order.h"

G_BEGIN_DECLS

typedef struct _RpTableJob RpTableJob;

/* ROWS is transfer full. Neither is called after rp_table_job_free (). */
typedef void (*RpTableRowsDone) (guint *rows, guint n, gpointer data);
typedef void (*RpTableMeasuresDone) (RpEntityMeasures *measures, gpointer data); /* transfer full */

/* The values of LIST are referenced. SORT NULL: as in the file. The caller frees the job in DONE, or to cancel it. */
RpTableJob *rp_table_job_order (const RpRecordList *list, const RpListSort *sort, gboolean all, RpTableRowsDone done,
                                gpointer data);
RpTableJob *rp_table_job_measure (const RpRecordList *list, RpTableMeasuresDone done, gpointer data);
void rp_table_job_free (RpTableJob *self);

G_END_DECLS
