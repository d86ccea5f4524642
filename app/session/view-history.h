/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a person through a dataset, step by step: at each step what was selected, which time was in sight,
 * which period was set and which filter. What is shown now belongs to the session; a step takes it over when it is
 * left. Not undo: it changes nothing but where one looks. */
#pragma once

#include "network-sight.h"
#include "period.h"
#include "record-filter.h"

G_BEGIN_DECLS

typedef struct
{
  RpRecordRef selected;
  GArray *also;    /* RpRecordRef: what else is; NULL: nothing; borrowed as FILTER, and never changed */
  double from, to; /* visible range, seconds; NAN: not known yet */
  RpPeriod period;
  RpNetworkSight network;
  RpRecordFilter *filter; /* NULL: nothing chosen; borrowed where a place is handed in or out */
} RpViewPlace;

typedef struct _RpViewHistory RpViewHistory;

RpViewHistory *rp_view_history_new (void);
void rp_view_history_free (RpViewHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpViewHistory, rp_view_history_free)

void rp_view_history_clear (RpViewHistory *self);
/* HERE is what was shown until now: a new step begins, and what lay ahead is forgotten. */
void rp_view_history_leave (RpViewHistory *self, const RpViewPlace *here);
gboolean rp_view_history_can_step (const RpViewHistory *self, int direction);
/* Goes one step back (-1) or forward (1) from HERE and says in PLACE what was shown there. A step where all is as HERE
 * is passed over while there is another. FALSE at the end of the way. */
gboolean rp_view_history_step (RpViewHistory *self, int direction, const RpViewPlace *here, RpViewPlace *place);

/* Another dataset has come while HERE is shown: each step's selection becomes what MAP says; FALSE leaves the step out.
 */
typedef gboolean (*RpMapRecord) (RpRecordRef *ref, gpointer data);
void rp_view_history_map (RpViewHistory *self, const RpViewPlace *here, RpMapRecord map, gpointer data);

G_END_DECLS
