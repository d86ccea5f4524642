/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lanes of a picture over pages below one another: where they are parted, and what finds no room at all. */
#include <math.h>

#include "timeline-private.h"

/* What is left below a lane is used for the beginning of the next only where that has so many rows there. */
#define LEAST_ROWS 3
/* What a mark with its name takes of a row on the average, for an estimate. */
#define USUAL_PX 150.0
/* A title cut shorter says nothing. */
#define SHORTEST_LABEL_PX 48.0

/* By row whether a list of parts, or what it hangs from, goes on from the row before. Transfer full. */
static guint8 *
rows_held (RpTimelineLayout *self)
{
  guint8 *held = g_new0 (guint8, self->plan.n_rows + 1);

  for (guint lane = 0; lane < self->plan.lanes->len; lane++)
    {
      RpLanePlan *own = g_ptr_array_index (self->lane_plans, lane);
      const RpPlannedLane *planned = &g_array_index (self->plan.lanes, RpPlannedLane, lane);
      const RpChunk *chunk = own->in_chunks ? NULL : rp_timeline_chunk (self, own, 0);

      for (guint i = 0; chunk && i < chunk->placed->len; i++)
        {
          const RpPlacedThing *placed = &g_array_index (chunk->placed, RpPlacedThing, i);
          RpPackItem pack;
          RpPlacedThing again;

          if (!placed->opened)
            continue;
          rp_timeline_measure (self, placed->thing, &pack, &again);
          for (guint r = 1; r < pack.height && placed->row + r < planned->n_rows; r++)
            held[planned->first_row + placed->row + r] = TRUE;
        }
    }
  return held;
}

static double
row_y (const RpTimelinePlan *plan, guint row, guint lane)
{
  return row * plan->row_px + lane * plan->lane_gap_px;
}

/* How many of the lane's rows from FIRST on stand above LIMIT; those that are held together stay so if they can. */
static guint
rows_above (const RpTimelinePlan *plan, guint lane, guint first, double limit, const guint8 *held)
{
  const RpPlannedLane *planned = &g_array_index (plan->lanes, RpPlannedLane, lane);
  guint end = planned->first_row + planned->n_rows, n = 0, whole;

  while (first + n < end && row_y (plan, first + n + 1, lane) <= limit)
    n++;
  if (first + n == end)
    return n;
  for (whole = n; whole > 0 && held[first + whole]; whole--)
    ;
  return whole > 0 ? whole : n;
}

GArray *
rp_timeline_layout_bands (RpTimelineLayout *self, double height)
{
  const RpTimelinePlan *plan = &self->plan;
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (RpPlanBand));
  g_autofree guint8 *held = rows_held (self);
  RpPlanBand band = { 0, 0 };

  for (guint lane = 0; lane < plan->lanes->len; lane++)
    {
      const RpPlannedLane *planned = &g_array_index (plan->lanes, RpPlannedLane, lane);
      guint row = planned->first_row, end = row + planned->n_rows;

      while (row < end)
        {
          guint n = rows_above (plan, lane, row, band.top + height, held);
          gboolean fresh = row_y (plan, row, lane) <= band.top;

          if (!fresh && row + n < end
              && (n < LEAST_ROWS || row_y (plan, end, lane) - row_y (plan, row, lane) <= height))
            n = 0;
          if (fresh)
            n = MAX (n, 1);
          row += n;
          if (n > 0)
            band.bottom = row_y (plan, row, lane);
          if (row == end)
            break;
          g_array_append_val (bands, band);
          band.top = band.bottom = row_y (plan, row, lane);
        }
    }
  g_array_append_val (bands, band);
  return bands;
}

/* Counted, or without a name. */
static guint
n_lost_of (const RpChunk *chunk)
{
  guint n = 0;

  for (guint i = 0; i < chunk->clusters->len; i++)
    n += g_array_index (chunk->clusters, RpPlannedCluster, i).count;
  for (guint i = 0; i < chunk->placed->len; i++)
    {
      const RpPlacedThing *placed = &g_array_index (chunk->placed, RpPlacedThing, i);

      n += placed->label == RP_LABEL_NONE || (placed->title_room_px >= 0 && placed->title_room_px < SHORTEST_LABEL_PX);
    }
  return n;
}

guint
rp_timeline_layout_n_lost (RpTimelineLayout *self)
{
  guint n_lost = 0;

  for (guint lane = 0; lane < self->plan.lanes->len; lane++)
    {
      RpLanePlan *own = g_ptr_array_index (self->lane_plans, lane);

      if (own->merged)
        n_lost += own->items.n;
      else if (own->in_chunks)
        n_lost += own->items.n - (guint)MIN (own->items.n, own->n_rows * self->planned_for.plot_px / USUAL_PX);
      else
        n_lost += n_lost_of (rp_timeline_chunk (self, own, 0));
    }
  return n_lost;
}
