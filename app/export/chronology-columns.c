/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns a chronology has and how wide they are: by what is in them, and by the room that there is. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "chronology-private.h"
#include "timeline-parts.h"

#define GAP_PX RP_CHRONOLOGY_GAP_PX
#define MARKS_GAP_PX 8.0 /* from dates to the column of marks, which is seldom full */
/* From so wide a box on there are margin and four columns; below, date and what; below, one column. */
#define WIDE_PX 560.0
#define NARROW_PX 260.0

static const RpFlowStyle date_style = { .size = RP_TEXT_LABEL, .date = TRUE };
static const RpFlowStyle text_style = { .size = RP_TEXT_LABEL };
static const RpFlowStyle soft_style = { .size = RP_TEXT_TICK, .soft = TRUE };

static const RpEvent *
event_of (const RpChronology *self, guint entry)
{
  return rp_dataset_event (self->state->dataset, g_array_index (self->order->entries, RpChronologyEntry, entry).event);
}

static void
widen (double *width, double by, double most)
{
  *width = MIN (MAX (*width, by), most);
}

static double
date_natural (const RpChronology *self, double most)
{
  double width = 72;

  for (guint i = 0; i < self->order->entries->len && width < most; i++)
    {
      g_autofree char *words = rp_chronology_date_words (self, i);

      if (words != NULL)
        widen (&width, rp_flow_width (self->flow, words, &date_style) + 1, most);
    }
  return width;
}

/* 0: nobody takes part in anything. */
static double
who_natural (const RpChronology *self, double most)
{
  double width = 0;

  for (guint i = 0; i < self->order->entries->len && width < most; i++)
    {
      const RpEvent *event = event_of (self, i);

      for (guint j = 0; j < event->n_participants; j++)
        if (rp_view_state_visible (self->state, rp_record_ref (RP_RECORD_ENTITY, event->participants[j].entity)))
          {
            const RpParticipant *participant = &event->participants[j];
            const char *title = rp_dataset_entity (self->state->dataset, participant->entity)->record.title;
            double name = rp_flow_width (self->flow, title, &text_style);

            if (participant->role != NULL)
              name += RP_CHRONOLOGY_HANG_PX + rp_flow_width (self->flow, participant->role, &soft_style);
            widen (&width, MAX (name + 1, 60), most);
          }
    }
  return width;
}

static double
margin_natural (const RpChronology *self)
{
  RpFlowStyle label = { .size = RP_TEXT_NAME, .bold = TRUE };
  double width = rp_flow_width (self->flow, _ ("continued"), &soft_style);

  for (guint i = 0; i < self->order->headings->len; i++)
    {
      const RpChronologyHeading *heading = &g_array_index (self->order->headings, RpChronologyHeading, i);

      widen (&width, rp_flow_width (self->flow, heading->label, &label), 0.12 * self->width);
      if (heading->below != NULL)
        widen (&width, rp_flow_width (self->flow, heading->below, &soft_style), 0.12 * self->width);
    }
  return width + GAP_PX;
}

static double
gutter_of (const RpChronology *self)
{
  double signs = 0;

  for (guint i = 0; i < self->order->entries->len; i++)
    {
      guint event = g_array_index (self->order->entries, RpChronologyEntry, i).event;

      signs = MAX (signs, rp_timeline_parts_signs_px (self->state->dataset, &event, 1));
    }
  return signs + RP_CHRONOLOGY_MARK_PX + RP_CHRONOLOGY_MARK_GAP_PX;
}

void
rp_chronology_choose_columns (RpChronology *self)
{
  RpChronologyPlace *places = self->places;
  double width = self->width, x;

  self->gutter = gutter_of (self);
  if (width < NARROW_PX)
    {
      places[RP_COLUMN_WHAT] = (RpChronologyPlace){ 0, width };
      return;
    }
  places[RP_COLUMN_DATE].width = date_natural (self, (width < WIDE_PX ? 0.3 : 0.18) * width);
  if (width >= WIDE_PX)
    {
      self->margin = margin_natural (self);
      places[RP_COLUMN_WHO].width = who_natural (self, 0.17 * width);
      places[RP_COLUMN_SOURCE].width = rp_chronology_source_natural (self, 0.14 * width);
    }
  places[RP_COLUMN_DATE].x = self->margin;
  x = width;
  for (RpChronologyColumn column = RP_COLUMN_SOURCE; column > RP_COLUMN_WHAT; column--)
    if (places[column].width > 0)
      {
        places[column].x = x - places[column].width;
        x = places[column].x - GAP_PX;
      }
  places[RP_COLUMN_WHAT].x = self->margin + places[RP_COLUMN_DATE].width + MARKS_GAP_PX;
  places[RP_COLUMN_WHAT].width = x - places[RP_COLUMN_WHAT].x;
}
