/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-parts.h"

#include "timeline-plan.h"

void
rp_timeline_part_read (RpDataset *dataset, guint index, const RpTextMeasure *measure, const RpSourceLetters *letters,
                       RpTimelinePart *part)
{
  const RpEvent *event = rp_dataset_event (dataset, index);

  *part = (RpTimelinePart){ .event = index };
  part->title = rp_timeline_clean_title (event->record.title);
  part->date = rp_timeline_short_date (&event->when, event->as_of, event->n_as_of);
  part->date = rp_source_letters_behind (letters, part->date, &event->record);
  part->title_px = rp_text_width (measure, part->title, RP_TEXT_LABEL);
  part->date_px = *part->date ? rp_text_width (measure, part->date, RP_TEXT_TICK) : 0;
}

void
rp_timeline_part_clear (RpTimelinePart *part)
{
  g_clear_pointer (&part->title, g_free);
  g_clear_pointer (&part->date, g_free);
}

void
rp_timeline_doubts (const RpEvent *event, gboolean *uncertain, gboolean *approximate)
{
  RpTimelineItem time;
  const RpWhen *when = event->when.when;

  *uncertain = *approximate = FALSE;
  if (when)
    {
      *uncertain = when->begin.uncertain || when->end.uncertain;
      *approximate = when->begin.approximate || when->end.approximate;
    }
  else if (rp_timeline_item (event, &time))
    {
      *uncertain = time.start == RP_END_UNCERTAIN || time.end == RP_END_UNCERTAIN;
    }
}

static double
signs_px (const RpEvent *event)
{
  gboolean uncertain, approximate;

  rp_timeline_doubts (event, &uncertain, &approximate);
  return (uncertain || approximate ? RP_SIGN_PX : 0) + (event->status == RP_STATUS_ONGOING ? RP_ONGOING_PX : 0);
}

double
rp_timeline_parts_signs_px (RpDataset *dataset, const guint *events, guint n)
{
  double most = 0;

  for (guint i = 0; i < n; i++)
    most = MAX (most, signs_px (rp_dataset_event (dataset, events[i])));
  return most;
}

double
rp_timeline_parts_px (RpDataset *dataset, const guint *events, guint n, const RpTextMeasure *measure,
                      const RpSourceLetters *letters, gboolean with_dates)
{
  double widest = 0;

  for (guint i = 0; i < n; i++)
    {
      g_auto (RpTimelinePart) part = { 0 };
      double date_px;

      rp_timeline_part_read (dataset, events[i], measure, letters, &part);
      date_px = with_dates && part.date_px > 0 ? RP_LABEL_GAP_PX + part.date_px : 0;
      widest = MAX (widest, part.title_px + date_px);
    }
  return n > 0 ? RP_PART_INDENT_PX + rp_timeline_parts_signs_px (dataset, events, n) + widest : 0;
}
