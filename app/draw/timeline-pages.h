/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline cut into pages that join: stretches of time beside one another, bands of lanes below one another, with one
 * scale, the same folds and the same rows on all. Not what stands around them. Sizes in px. */
#pragma once

#include "timeline-drawing.h"

G_BEGIN_DECLS

typedef struct
{
  double width, height; /* of each */
  double from, to;      /* over all of them; NAN: all that there is */
  gboolean list_all;
  guint n_columns, n_rows; /* at least 1 each */
} RpTimelineCut;

typedef struct _RpTimelinePages RpTimelinePages;

/* LAYOUT and STATE are borrowed as long as the pages live. Transfer full. */
RpTimelinePages *rp_timeline_pages_new (RpTimelineLayout *layout, const RpViewState *state, const RpTimelineCut *cut);
void rp_timeline_pages_free (RpTimelinePages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpTimelinePages, rp_timeline_pages_free)

/* How many there are below one another: as asked for, fewer where the lanes end before, more where they do not. */
guint rp_timeline_pages_n_rows (const RpTimelinePages *self);
/* How many there are at the end for undated events that found no room below the lanes. */
guint rp_timeline_pages_n_more (const RpTimelinePages *self);
guint rp_timeline_pages_n (const RpTimelinePages *self);
/* How much has no mark or no name of its own. */
guint rp_timeline_pages_n_lost (const RpTimelinePages *self);
/* The page of that index, row after row; from the first on. NULL for FROM and TO: those for the undated. Transfer full.
 */
RpDrawing *rp_timeline_pages_draw (RpTimelinePages *self, guint index);
/* What it shows; FALSE: no time at all. */
gboolean rp_timeline_pages_range (const RpTimelinePages *self, guint index, double *from, double *to);

G_END_DECLS
