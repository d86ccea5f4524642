/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the list below an opened parent: what each says, and how wide the list is. Says nothing of where it
 * stands. Widths in px. */
#pragma once

#include "source-letters.h"
#include "text-measure.h"
#include "timeline-item.h"

G_BEGIN_DECLS

/* One line. Clear with rp_timeline_part_clear. */
typedef struct
{
  guint event;
  char *title; /* one line */
  char *date;  /* the short date; "" where the part has none of its own */
  double title_px, date_px;
} RpTimelinePart;

/* LETTERS (nullable) stand behind the date. */
void rp_timeline_part_read (RpDataset *dataset, guint event, const RpTextMeasure *measure,
                            const RpSourceLetters *letters, RpTimelinePart *part);
void rp_timeline_part_clear (RpTimelinePart *part);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RpTimelinePart, rp_timeline_part_clear)

/* Whether a mark that stands for all of EVENT's date is uncertain, approximate, or both: as either end is. */
void rp_timeline_doubts (const RpEvent *event, gboolean *uncertain, gboolean *approximate);
/* The room that a list of N EVENTS leaves between symbols and titles, for the signs of those that have any. */
double rp_timeline_parts_signs_px (RpDataset *dataset, const guint *events, guint n);
/* How far the list reaches from the line that it hangs from; WITH_DATES: with room for the dates behind the titles. */
double rp_timeline_parts_px (RpDataset *dataset, const guint *events, guint n, const RpTextMeasure *measure,
                             const RpSourceLetters *letters, gboolean with_dates);

G_END_DECLS
