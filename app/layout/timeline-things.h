/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has a place on the time axis: events, the dates that other sources give for them, dated relations and entities.
 * Kept small, since there may be millions; what a drawing needs of one is resolved when it is needed. Times in seconds
 * since 1970 as double, widths in px. */
#pragma once

#include "record-set.h"
#include "source-letters.h"
#include "text-measure.h"
#include "timeline-item.h"

G_BEGIN_DECLS

typedef enum
{
  RP_THING_EVENT,
  RP_THING_SAID, /* a date that a source gives for an event, other than the event's own */
  RP_THING_TIE,  /* a dated relation */
  RP_THING_LIFE, /* a dated entity */
} RpThingType;

typedef struct
{
  guint index;    /* of the event, relation or entity */
  guint16 which;  /* of the dates said */
  guint8 type;    /* RpThingType */
  guint8 weight;  /* who keeps a label when two compete */
  float title_px; /* < 0: not yet measured */
} RpThing;

#define RP_WEIGHT_FIRST 255 /* never lost in a cluster while there is room */

/* A thing with all that a drawing needs. Clear with rp_timeline_event_clear. */
typedef struct
{
  RpThingType type;
  RpRecordRef ref; /* what it stands for; of a date said the event */
  guint event;     /* of events and what is said of them; else RP_NO_INDEX */
  guint which;     /* of the dates said */
  RpTimelineItem time;
  char *title; /* what the label says, one line */
  char *date;  /* short date behind it, and the letters of its sources */
  char *cited; /* these alone; nullable */
  double title_px, date_px;
  gboolean ongoing;
  guint n_parts; /* all that an opened parent lists */
  char *hint;    /* "4 parts", behind the label of a closed parent; nullable */
  double hint_px;
} RpTimelineEvent;

typedef struct _RpTimelineThings RpTimelineThings;

typedef struct
{
  RpDataset *dataset;       /* borrowed, as the following */
  const RpRecordSet *limit; /* what has a place; NULL: all */
  const RpTextMeasure *measure;
  gboolean spans;                 /* dated relations and entities too */
  const RpSourceLetters *letters; /* behind dates; NULL: none */
} RpThingOptions;

/* NULL when cancelled. O(records). Transfer full. */
RpTimelineThings *rp_timeline_things_new (const RpThingOptions *options, GCancellable *cancellable);
void rp_timeline_things_free (RpTimelineThings *self);

guint rp_timeline_things_count (const RpTimelineThings *self);
const RpThing *rp_timeline_things_get (const RpTimelineThings *self, guint index);
/* Where it stands; open ends reach as far as rp_timeline_things_set_span said. Valid until the next call. */
const RpTimelineItem *rp_timeline_things_time (const RpTimelineThings *self, guint index);
/* What open ends reach to. */
void rp_timeline_things_set_span (RpTimelineThings *self, double from, double to);
/* The width of its label's title, measured when first asked for. */
double rp_timeline_things_title_px (RpTimelineThings *self, guint index);
/* The width of "4 parts" behind the label of a closed parent, 0 without parts. */
double rp_timeline_things_hint_px (RpTimelineThings *self, guint index);
/* EVENT is filled, its date only WITH_DATE; free with rp_timeline_event_clear. */
void rp_timeline_things_resolve (RpTimelineThings *self, guint index, gboolean with_date, RpTimelineEvent *event);
void rp_timeline_event_clear (RpTimelineEvent *event);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RpTimelineEvent, rp_timeline_event_clear)

/* Events without a place on the axis, in order. */
const guint *rp_timeline_things_undated (const RpTimelineThings *self, guint *n);
/* One line of at most 64 characters: a title may hold anything. Transfer full. */
char *rp_timeline_clean_title (const char *title);
/* All parts below EVENT that an opened parent lists, in order, deeper ones after their parent. Transfer full, guint. */
GArray *rp_timeline_parts (RpDataset *dataset, guint event, const RpRecordSet *shown);

G_END_DECLS
