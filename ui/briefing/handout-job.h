/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hand-out made and written in a thread, by the same code as `rapport export --briefing`; and what is to be known of
 * it before. */
#pragma once

#include "handout.h"
#include "write-job.h"

G_BEGIN_DECLS

/* A plan that owns what it points to. */
typedef struct
{
  RpHandoutPlan plan;
  RpPageSize size; /* what plan.size points to, where it is said */
} RpHandoutOrder;

/* DATASET and BRIEFING are referenced; their files INPUT and OWN (both nullable) are copied; all else is as it is
 * usual. Free with rp_handout_order_free. */
RpHandoutOrder *rp_handout_order_new (RpDataset *dataset, RpBriefing *briefing, const char *input, const char *own);
RpHandoutOrder *rp_handout_order_copy (const RpHandoutOrder *self);
void rp_handout_order_free (RpHandoutOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpHandoutOrder, rp_handout_order_free)
/* SIZE (copied) NULL: what is usual. */
void rp_handout_order_set_size (RpHandoutOrder *self, const RpPageSize *size);
/* MARKING (copied) NULL: the dataset's; "": none. */
void rp_handout_order_set_marking (RpHandoutOrder *self, const char *marking);

/* Makes and writes ORDER (transfer full) at PATH; told as export-job does it: DONE gets the first file's path. */
void rp_handout_job_start (RpHandoutOrder *order, const char *path, GCancellable *cancellable,
                           RpExportProgress progress, RpExportDone done, gpointer data, GDestroyNotify free_data);

/* REMARKS, a sentence each, is NULL where there is nothing to say. Not called when cancelled. */
typedef void (*RpHandoutTell) (const char *const *remarks, gpointer data);
/* What whoever makes it should know. ORDER: transfer full. */
void rp_handout_job_ask (RpHandoutOrder *order, GCancellable *cancellable, RpHandoutTell tell, gpointer data);

G_END_DECLS
