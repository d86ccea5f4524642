/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session's own state, shared by its files (session.c and session-*.c) and by no other. */
#pragma once

#include "record-search.h"
#include "session.h"
#include "undo-stack.h"
#include "view-history.h"

G_BEGIN_DECLS

/* Moves by hand that follow each other within this time are one step. */
#define RP_MOVE_PAUSE_US G_USEC_PER_SEC
/* One view jumps a few frames behind the other. */
#define RP_SAME_MOMENT_US (G_USEC_PER_SEC / 5)

typedef struct _RpMeasureJob RpMeasureJob;
typedef struct _RpWayJob RpWayJob;

struct _RpSession
{
  GObject parent_instance;
  RpDataset *dataset;
  RpRecordRef selected;
  GArray *also;        /* RpRecordRef: what else is selected; never changed, replaced; NULL: nothing */
  RpRecordSet *picked; /* all of it where there are several */
  RpRecordSet *related;
  RpViewHistory *history;
  gboolean moving;         /* the step that one stands at was made by hand */
  gint64 moved_at;         /* when last */
  gboolean network_moving; /* the same of the network */
  gint64 network_moved_at;
  gboolean period_moving; /* and of the period */
  gint64 period_moved_at;
  gint64 jumped_at;        /* of a monotonic clock: when one of the two jumped; 0: another step has begun since */
  gboolean network_jumped; /* which of them */
  RpPeriod period;
  RpRecordSet *in_period; /* NULL: all */
  RpFacetIndex *facets;   /* made when it is needed */
  RpRecordFilter *filter; /* NULL: nothing chosen */
  gboolean dim;
  RpRecordSet *shown; /* by period and filter */
  double from, to;
  RpNetworkSight network;
  struct
  {
    GHashTable *taken;     /* event and direction → where one went last, + 1 */
    GHashTable *ways_back; /* event and direction → where one came from, + 1 */
    guint from, to;        /* of the link that was followed last */
    guint which, n;        /* its number among so many, from 0; n 0: none was followed */
    int direction;
  } link;
  RpEntityMeasures *measures; /* NULL: none */
  gboolean measures_stale;    /* something else is shown by now */
  gboolean measures_refused;  /* they were cancelled */
  RpMeasureJob *measure_job;  /* belongs to its task; NULL: nobody reckons */
  RpRecordSet *joining;       /* see rp_session_get_joining */
  gboolean joining_known;
  struct
  {
    RpWayList *list; /* what is selected is a way of these, or there is none; NULL: it is no way */
    guint at, from, to;
    gboolean taking; /* the selection that it makes itself */
    RpWayJob *job;   /* belongs to its task; NULL: nobody looks for one */
  } way;
  RpArrangement arranged;
  RpUndoStack *undo;
  gint64 nudged_at; /* of a monotonic clock: when nodes were moved by keys and nothing else since; 0: not */
  char *nudged;     /* their ids */
  char *query;
  gboolean query_rests;
  RpRecordSearch *search; /* NULL until it is needed or prepared */
  gboolean search_beside, preparing;
  RpSearchResult *found; /* of the query; NULL without one */
  RpRecordSet *hit_set;  /* of what was found, made when it is asked for */
  GArray *no_hits;
};

/* session.c */
void rp_session_emit_changed (RpSession *self, guint what);
/* What is shown until now is kept, to come back to. */
void rp_session_begin_step (RpSession *self);

/* session-time.c */
/* Begins the step of a jump, or joins that of the other view at the same moment: one key fits both. */
void rp_session_begin_jump (RpSession *self, gboolean network);

/* session-pick.c */
/* Takes the selection over, ALSO (nullable) with it, and finds what is related; tells nobody. */
void rp_session_take_selection (RpSession *self, RpRecordRef ref, GArray *also);

/* session-links.c */
/* Another dataset: its events have other numbers. */
void rp_session_forget_links (RpSession *self);

/* session-time.c */
/* Takes PERIOD over and finds what is shown; tells nobody. */
void rp_session_take_period (RpSession *self, const RpPeriod *period);

/* session-filter.c */
/* Finds what is shown from in_period and filter; tells nobody, as the following. */
void rp_session_find_shown (RpSession *self);
void rp_session_take_filter (RpSession *self, RpRecordFilter *filter); /* taken over */

/* session-arrangement.c */
/* Ids of the opened parents, those too that the dataset does not have; NULL: as many as fit. Transfer full. */
char **rp_session_open_ids (RpSession *self);
/* Sets which parents are open by their ids (nullable), and which of them DATASET does not have. */
void rp_session_find_open (RpDataset *dataset, char **ids, RpArrangement *arranged);

/* session-looks.c */
/* Something else is shown. */
void rp_session_forget_measures (RpSession *self);
/* Another dataset has other kinds: none is hidden. */
void rp_session_forget_kinds (RpSession *self);

/* session-members.c */
/* Another dataset has other entities: the network consists of all. */
void rp_session_forget_members (RpSession *self);
/* What of it is shown; NULL: all. Transfer full. */
RpRecordSet *rp_session_get_network_shown (RpSession *self);

/* session-lanes.c */
void rp_session_take_choice (RpSession *self, RpLaneChoice *choice);

/* session-ways.c */
/* Something else is selected; or shown. */
void rp_session_drop_way (RpSession *self);
void rp_session_renew_way (RpSession *self);

/* session-undo.c */
/* How all is set out now can be come back to; what is about to change it is called NAME (transfer full). */
void rp_session_begin_change (RpSession *self, char *name);

/* session-search.c */
/* Another dataset: forgets the old one's index. */
void rp_session_begin_search (RpSession *self);
/* The filters look for text with the same index. */
void rp_session_share_search (RpSession *self);
/* Asks the query again, of a new dataset. */
void rp_session_find_hits (RpSession *self);

G_END_DECLS
