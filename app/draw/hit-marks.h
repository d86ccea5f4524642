/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What marks the hits of a search: a drawing that is laid over another one, so that nothing changes place because of a
 * hit and a keystroke costs no new drawing. A title is underlined, what has none in sight is ringed, and what stands
 * for several says how many of them are hits. For windows; a picture has none. All px. */
#pragma once

#include "timeline-drawing.h"

G_BEGIN_DECLS

/* Borrowed. */
typedef struct
{
  RpDataset *dataset;
  const RpTheme *theme;
  const RpTextMeasure *measure;
  const RpRecordSet *hits; /* NULL: nothing was found, or looked for */
  guint n_hits;
  RpRecordRef current; /* the hit that one stands at; RP_RECORD_NONE: none */
} RpHits;

/* The marks of what of DRAWING is a hit, on a ground that lets it through. NULL: nothing is. Transfer full. */
RpDrawing *rp_hit_marks (RpDrawing *drawing, const RpHits *hits);
/* Ticks for them in the strip that FRAME is of, and below its name how many there are, behind the words of PERIOD.
 * Transfer full, nullable. */
RpDrawing *rp_hit_marks_overview (RpTimelineLayout *layout, const RpOverviewFrame *frame, const RpHits *hits,
                                  const RpPeriod *period);
/* What the marks mean, behind the last entry of LEGEND, WIDTH wide, and on its last row. NULL: there is no room.
 * Transfer full. */
RpDrawing *rp_hit_marks_legend (RpDrawing *legend, double width, const RpHits *hits);
/* How many hits SHAPE stands for: itself, or of what it counts. */
guint rp_hit_marks_count (const RpShape *shape, const RpRecordSet *hits);

G_END_DECLS
