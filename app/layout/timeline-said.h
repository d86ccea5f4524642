/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates that sources give for an event (`says` in its evidence) beside the one that the record has, and whether the
 * event is disputed. Says nothing of where that stands in a row: only its stretch of the axis. */
#pragma once

#include "timeline-item.h"

G_BEGIN_DECLS

typedef struct
{
  guint source;        /* index of a source */
  const RpWhen *when;  /* belongs to the dataset, as the following */
  const char *text;    /* as given */
  RpTimelineItem time; /* where it stands */
  gboolean conflicts;  /* no day in common with the record's own date */
  gboolean vaguer;     /* only less precise: the record's own date lies within it */
} RpTimelineSaid;

/* TRUE when rp_timeline_said has something to give. O(evidence of the event). */
gboolean rp_timeline_has_said (RpDataset *dataset, guint event);
/* TRUE when one of them conflicts with the record's: what the timeline shows. */
gboolean rp_timeline_says_otherwise (RpDataset *dataset, guint event);
/* The said dates that differ from the record's own and have a place on the axis, in time order, each source's once.
 * Transfer full, RpTimelineSaid. */
GArray *rp_timeline_said (RpDataset *dataset, guint event);
/* A piece of evidence disputes it, or what one gives excludes the event's own value or another date given for it
 * (rp_corroboration_disputed). O(evidence). */
gboolean rp_timeline_disputed (RpDataset *dataset, guint event);
/* "Azernews: by 12 Jan 2023": the source's publisher, else its title cut to WIDEST characters. Transfer full. */
char *rp_timeline_said_label (RpDataset *dataset, const RpTimelineSaid *said, guint widest);

G_END_DECLS
