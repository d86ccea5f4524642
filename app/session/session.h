/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is looking at: dataset, selection, period, visible range, opened parents, grouping. Changes through
 * verbs only, each ending in one `changed (what)` signal; views hold no copy. No pixels here. */
#pragma once

#include "entity-measures.h"
#include "neighbours.h"
#include "network-looks.h"
#include "network-sight.h"
#include "node-pins.h"
#include "period.h"
#include "record-filter.h"
#include "record-search.h"
#include "timeline-layout.h"
#include "way-list.h"

G_BEGIN_DECLS

typedef enum
{
  RP_CHANGED_DATASET = 1 << 0, /* another dataset, or reloaded */
  RP_CHANGED_SELECTION = 1 << 1,
  RP_CHANGED_PERIOD = 1 << 2,
  RP_CHANGED_RANGE = 1 << 3,  /* visible range */
  RP_CHANGED_LAYOUT = 1 << 4, /* folding, lanes, opened parents */
  RP_CHANGED_SEARCH = 1 << 5,
  RP_CHANGED_HISTORY = 1 << 6,   /* what back and forward would do */
  RP_CHANGED_LINKS = 1 << 7,     /* whether links are drawn */
  RP_CHANGED_FILTER = 1 << 8,    /* facets, or whether what is left out is dimmed or hidden */
  RP_CHANGED_PINS = 1 << 9,      /* where a person put nodes of the network */
  RP_CHANGED_UNDO = 1 << 10,     /* what undo and redo would do */
  RP_CHANGED_NETWORK = 1 << 11,  /* which part of the network is in sight */
  RP_CHANGED_LOOKS = 1 << 12,    /* how the network is read */
  RP_CHANGED_MEASURES = 1 << 13, /* the measures of what is shown are there, or given up */
} RpChanged;

#define RP_TYPE_SESSION (rp_session_get_type ())
G_DECLARE_FINAL_TYPE (RpSession, rp_session, RP, SESSION, GObject)

/* Signal "changed" (guint what). */
RpSession *rp_session_new (void);

/* Nullable. With KEEP, selection, period, filter, range and opened parents are carried over by id (a reload). */
void rp_session_set_dataset (RpSession *self, RpDataset *dataset, gboolean keep);
RpDataset *rp_session_get_dataset (RpSession *self);

/* Selects, as a step of its own in history. RP_RECORD_REF_NONE drops the selection. */
void rp_session_select (RpSession *self, RpRecordRef ref);
RpRecordRef rp_session_get_selected (RpSession *self);
/* Selects REF together with what is selected, or no more if it is. What was picked last is what
 * rp_session_get_selected tells. */
void rp_session_select_also (RpSession *self, RpRecordRef ref);
/* Selects N records, the first as what was picked last. */
void rp_session_select_several (RpSession *self, const RpRecordRef *refs, guint n);
/* What else is selected (RpRecordRef), the latest first; NULL: nothing. Belongs to the session. */
const GArray *rp_session_get_also (RpSession *self);
/* All that is selected where that are several; else NULL. Belongs to the session. */
const RpRecordSet *rp_session_get_picked (RpSession *self);
gboolean rp_session_is_picked (RpSession *self, RpRecordRef ref);
/* Related to anything selected; NULL without a selection. Belongs to the session. */
const RpRecordSet *rp_session_get_related (RpSession *self);
gboolean rp_session_can_go_back (RpSession *self);
gboolean rp_session_can_go_forward (RpSession *self);
/* To the step before or after: selection, visible range, period and filter as they were there. The signal tells of the
 * range whenever the step has one, so that nobody moves it to the selection. */
void rp_session_go_back (RpSession *self);
void rp_session_go_forward (RpSession *self);
/* Next or previous event in time order (DIRECTION 1 or -1), selected. */
void rp_session_step_event (RpSession *self, int direction);
/* From the selected event along the next of its links to an event that is shown, or (DIRECTION -1) along the next that
 * leads to it; the first time along the first, and after one has come along a link the other way back along that. Where
 * the way ends the other links of the event before it follow. */
void rp_session_step_link (RpSession *self, int direction);
/* Which of N links of the event FROM, from 0 on, led to what is selected; FALSE: none did. */
gboolean rp_session_get_link (RpSession *self, guint *from, guint *which, guint *n);

/* A step of its own in history. NULL: none, as of the following. */
void rp_session_set_period (RpSession *self, const RpPeriod *period);
/* Belongs to the step that was made already: while it is dragged or played. */
void rp_session_show_period (RpSession *self, const RpPeriod *period);
/* Step by step, at NOW_US of a monotonic clock: what follows within a second is one step of history. */
void rp_session_move_period (RpSession *self, const RpPeriod *period, gint64 now_us);
const RpPeriod *rp_session_get_period (RpSession *self);
/* Of the period that is set, or of the next one. */
void rp_session_set_period_mode (RpSession *self, RpPeriodMode mode);
/* What the period lets through; NULL: all. Belongs to the session. */
const RpRecordSet *rp_session_get_in_period (RpSession *self);

/* What facets are chosen: a step of its own in history. FILTER (nullable: nothing chosen) is taken over (transfer
 * full). It survives a reload by its values; another dataset keeps none. */
void rp_session_set_filter (RpSession *self, RpRecordFilter *filter);
/* NULL: nothing chosen. Belongs to the session. */
const RpRecordFilter *rp_session_get_filter (RpSession *self);
/* Chooses VALUE of FACET, or no longer. */
void rp_session_toggle_facet (RpSession *self, RpFacet facet, const char *value);
/* What is filtered out recedes (TRUE, as at first) or is left out. */
void rp_session_set_dim (RpSession *self, gboolean dim);
gboolean rp_session_get_dim (RpSession *self);
/* Begins to make the dataset's facets beside everything else. */
void rp_session_prepare_facets (RpSession *self);
/* The dataset's facets, made now if they are not ready; NULL without a dataset. Belongs to the session. */
RpFacetIndex *rp_session_get_facets (RpSession *self);
/* What period and filter let through; NULL: all. Belongs to the session. */
const RpRecordSet *rp_session_get_shown (RpSession *self);
/* How many of TYPE are shown. */
guint rp_session_count_shown (RpSession *self, RpRecordType type);

/* Visible range, seconds; NAN before anything is shown. The step that one stands at shows it from now on. */
void rp_session_show_time (RpSession *self, double from, double to);
/* The same by a jump: going back leads to what was shown before. */
void rp_session_jump_time (RpSession *self, double from, double to);
/* The same by a hand that pans or zooms, at NOW_US of a monotonic clock: what is moved within a second is one step. */
void rp_session_move_time (RpSession *self, double from, double to, gint64 now_us);
void rp_session_get_range (RpSession *self, double *from, double *to);

/* Which part of the network is in sight; at first all of it. The same three ways. */
void rp_session_show_network (RpSession *self, const RpNetworkSight *sight);
void rp_session_jump_network (RpSession *self, const RpNetworkSight *sight);
void rp_session_move_network (RpSession *self, const RpNetworkSight *sight, gint64 now_us);
void rp_session_get_network (RpSession *self, RpNetworkSight *sight);

void rp_session_set_fold (RpSession *self, RpFoldMode fold);
RpFoldMode rp_session_get_fold (RpSession *self);
void rp_session_set_lanes (RpSession *self, RpLanes lanes);
RpLanes rp_session_get_lanes (RpSession *self);
/* What is chosen of the lanes; NULL: nothing. It outlives a reload; another dataset keeps none of its ids. */
const RpLaneChoice *rp_session_get_lane_choice (RpSession *self);
void rp_session_set_lane_choice (RpSession *self, RpLaneChoice *choice); /* taken over (transfer full) */
/* Collapses a lane, or opens it again. */
void rp_session_toggle_lane (RpSession *self, const char *id);
/* Dated relations and entities on the timeline. */
void rp_session_set_spans (RpSession *self, RpSpans spans);
RpSpans rp_session_get_spans (RpSession *self);
/* Arrows for all links between events, not for the selected event's alone. */
void rp_session_set_links (RpSession *self, gboolean links);
gboolean rp_session_get_links (RpSession *self);
/* Opens or closes a parent's parts. */
void rp_session_toggle_open (RpSession *self, guint event);
const RpRecordSet *rp_session_get_open (RpSession *self); /* NULL: as many as fit */
/* Says which are open from now on: taken over (transfer full). NULL: as many as fit. */
void rp_session_set_open (RpSession *self, RpRecordSet *open);

/* Where a person put nodes of the network; NULL: nowhere. Belongs to the session. */
const RpNodePins *rp_session_get_pins (RpSession *self);
/* The node of an entity, or of an event where these are nodes, stays at PLACE (layout px) from now on. The same of N
 * nodes, in one step that undo calls NAME (transfer full; NULL: their move). */
void rp_session_move_node (RpSession *self, const char *id, RpPoint place);
void rp_session_place_nodes (RpSession *self, const char *const *ids, const RpPoint *places, guint n, char *name);
/* N nodes there, a little way, at NOW_US of a monotonic clock: what the same are moved within a second is one step. */
void rp_session_nudge_nodes (RpSession *self, const char *const *ids, const RpPoint *places, guint n, gint64 now_us);
/* Goes back to where the layout puts it; those of N that were put somewhere, in one step. */
void rp_session_release_node (RpSession *self, const char *id);
void rp_session_release_nodes (RpSession *self, const char *const *ids, guint n);
/* The name of the record with ID, short enough for a menu. Transfer full. */
char *rp_session_short_name (RpSession *self, const char *id);
/* What the network that is shown was laid out for, px: before the first node is moved in it. And what it is to be laid
 * out for, so that moved nodes stand among the others as they did; 0: for whatever there is room. */
void rp_session_set_network_area (RpSession *self, RpPoint area);
RpPoint rp_session_get_network_area (RpSession *self);

/* How the network is read: NULL: nothing chosen. Belongs to the session; is taken over (transfer full). */
const RpNetworkLooks *rp_session_get_looks (RpSession *self);
void rp_session_set_looks (RpSession *self, RpNetworkLooks *looks);
/* Lays the network out by METHOD (NULL: the default) from now on; one that looks from somewhere, from the entity that
 * is selected. Moved nodes, which stood in the old layout, are released with it. */
void rp_session_set_network_method (RpSession *self, const RpNetworkMethod *method);
/* What the network consists of. Opens one of what is selected alone (an entity, a tie's ends, who takes part in an
 * event), with its NEIGHBOURS over what is shown. Moved nodes are released: all is laid out afresh. */
void rp_session_start_network (RpSession *self, gboolean neighbours);
/* Adds what is selected and not in it, else the neighbours of what is; returns how many came. */
guint rp_session_grow_network (RpSession *self);
/* How many would come, where the network does not consist of all; 0: none. */
guint rp_session_count_beyond (RpSession *self);
void rp_session_hide_selected (RpSession *self);
void rp_session_show_all_entities (RpSession *self);
/* Whether it does not consist of all, but of N OF so many entities. */
gboolean rp_session_is_network_chosen (RpSession *self, guint *n, guint *of);
/* Whether leaves of one hub and kind stand as one counted node; and for one hub (by its id) alone. */
void rp_session_set_fold_leaves (RpSession *self, gboolean fold);
gboolean rp_session_get_fold_leaves (RpSession *self);
void rp_session_fold_hub (RpSession *self, const char *id, gboolean fold);
/* The shortest ways between two entities, where just these are selected: begins to look for them over what the network
 * shows; then the first is selected, from whom was picked first, or there is none, and "changed" tells. Needs a running
 * main loop. */
gboolean rp_session_can_find_ways (RpSession *self);
void rp_session_find_ways (RpSession *self);
/* The next way (1), or the one before (-1), round about; the two ends are selected again. */
void rp_session_step_way (RpSession *self, int direction);
void rp_session_end_way (RpSession *self);
/* The ways, one of which (AT) is selected, and nothing else stands out; NULL: what is selected is none. All out
 * arguments are nullable. Belongs to the session. */
const RpWayList *rp_session_get_way (RpSession *self, guint *at, guint *from, guint *to);
/* The measures that the looks want, begun to be reckoned where they are not there: NULL until then, or where none are
 * wanted. STALE (nullable, out): they are of what was shown before. Needs a running main loop; "changed" tells when
 * they are there. Belongs to the session. */
const RpEntityMeasures *rp_session_get_measures (RpSession *self, gboolean *stale);
/* How much of them is reckoned, 0…1; below 0: nobody reckons. */
double rp_session_get_measuring (RpSession *self);
/* They are not wanted until something else is shown or chosen. */
void rp_session_cancel_measures (RpSession *self);
/* The events whose shared ties are shown, where these are not those shown (rp_period_joining); else NULL. Belongs to
 * the session. */
const RpRecordSet *rp_session_get_joining (RpSession *self);

/* How the views are set out is taken back step by step: folding, lanes, spans, links, opened parents, moved nodes.
 * What selection, period, filter and range were, going back tells. */
void rp_session_undo (RpSession *self);
void rp_session_redo (RpSession *self);
/* "Move of Guido Crosetto": what the next step is called; NULL: there is none. Belongs to the session. */
const char *rp_session_get_undo_name (RpSession *self);
/* How many steps can be undone. */
guint rp_session_get_undo_depth (RpSession *self);
const char *rp_session_get_redo_name (RpSession *self);
/* As the undo stack has them; the first, when a step was made of what is no arrangement. */
void rp_session_forget_undone (RpSession *self);
guint rp_session_count_steps (RpSession *self);

/* Looks for QUERY (search-query.h). Hits in rank order (RpRecordRef); belongs to the session. */
void rp_session_search (RpSession *self, const char *query);
const char *rp_session_get_query (RpSession *self);
/* It is kept from another day (rp_session_recall ()): nothing is found, and marked, until it is woken. */
gboolean rp_session_query_rests (RpSession *self);
void rp_session_wake_query (RpSession *self);
const GArray *rp_session_get_hits (RpSession *self);
/* The same as a set; NULL where nothing is found. Belongs to the session. */
const RpRecordSet *rp_session_get_hit_set (RpSession *self);
/* The hits with their reasons; NULL without a query, or while the search is being prepared. Belongs to the session. */
const RpSearchResult *rp_session_get_found (RpSession *self);
/* Which of the hits is selected; RP_NO_INDEX: none. */
guint rp_session_get_hit (RpSession *self);
/* From now on a large dataset's index is made in a thread as soon as there is one, and until it is ready nothing is
 * found; then "changed" tells. Needs a running main loop. */
void rp_session_search_beside (RpSession *self);
gboolean rp_session_is_preparing_search (RpSession *self);
/* Selects the next (1) or previous (-1) hit. */
void rp_session_step_hit (RpSession *self, int direction);

G_END_DECLS
