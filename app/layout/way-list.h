/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All shortest ways between two entities, one after the other: over the ties shown, whatever their direction and weight
 * (graph-ways.h finds what lies on them). In order: over the first entities of the file first. Immutable; refcounted
 * (atomic). */
#pragma once

#include "graph-ways.h"

G_BEGIN_DECLS

typedef struct _RpWayList RpWayList;

#define RP_WAY_LIST_MOST 1000000 /* more are not counted */

/* NULL when cancelled. Transfer full. O(n + m). */
RpWayList *rp_way_list_new (const RpWayRequest *request, GCancellable *cancellable);
RpWayList *rp_way_list_ref (RpWayList *self);
void rp_way_list_unref (RpWayList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpWayList, rp_way_list_unref)

/* 0: there is none. */
guint rp_way_list_count (const RpWayList *self);
/* How many ties one goes over; 0 without a way. */
guint rp_way_list_steps (const RpWayList *self);
/* The entities (guint) of way K (< count), both ends with them. Transfer full. */
GArray *rp_way_list_entities (const RpWayList *self, guint k);
/* The same with all relations between one and the next, and, where these share events instead, with those of EVENTS
 * (nullable: all): RpRecordRef, entities first. Transfer full. */
GArray *rp_way_list_records (const RpWayList *self, guint k, const RpRecordSet *events);

G_END_DECLS
