/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which scale is packed for what is in sight, and what was packed for others before. */
#include <math.h>

#include "timeline-private.h"

/* So many levels are kept: zooming back, or on after a look around, packs nothing anew. */
#define MOST_KEPT 8

/* The zoom level at or just below a scale: powers of the square root of 2 times the scale that fits all, so that the
 * whole is packed as well as can be. */
static double
zoom_level (double px_per_second, double fitted)
{
  double level = fitted, most = px_per_second * (1 + 1e-9);

  if (!(px_per_second > 0) || !isfinite (px_per_second) || !(fitted > 0) || !isfinite (fitted))
    return 1;
  while (level > most && level > G_MINDOUBLE)
    level /= G_SQRT2;
  while (level * G_SQRT2 <= most && level < 1e300)
    level *= G_SQRT2;
  return level;
}

/* A scale that two windows of one width share though their dates were rounded on the way. */
static double
same_scale (double px_per_second)
{
  int exponent;
  double part;

  if (!(px_per_second > 0) || !isfinite (px_per_second))
    return 1;
  part = frexp (px_per_second, &exponent);
  return ldexp (floor (part * 0x1p30 + 0.5), exponent - 30);
}

static gboolean
same_key (const RpPlanKey *a, const RpPlanKey *b)
{
  return a->valid && b->valid && a->px_per_second == b->px_per_second && a->fold_px == b->fold_px
         && a->plot_px == b->plot_px && a->lanes_px == b->lanes_px && a->reveal == b->reveal && a->exact == b->exact
         && a->folded == b->folded && a->scrolls == b->scrolls && a->lanes_shown == b->lanes_shown
         && a->n_pages == b->n_pages && a->pages_from == b->pages_from && a->sight_from == b->sight_from
         && a->sight_to == b->sight_to;
}

void
rp_kept_level_clear (gpointer data)
{
  RpKeptLevel *level = data;

  g_clear_pointer (&level->lane_plans, g_ptr_array_unref);
  g_clear_pointer (&level->plan.lanes, g_array_unref);
}

/* Puts what is packed aside. */
static void
keep (RpTimelineLayout *self)
{
  RpKeptLevel level = { self->planned_for, self->scale, self->end_px, NULL, { 0 } };

  if (!self->planned_for.valid || !self->lane_plans)
    return;
  level.lane_plans = g_steal_pointer (&self->lane_plans);
  level.plan = self->plan;
  level.plan.placed = level.plan.clusters = level.plan.runs = NULL;
  self->plan.lanes = NULL;
  if (!self->kept)
    {
      self->kept = g_array_new (FALSE, FALSE, sizeof (RpKeptLevel));
      g_array_set_clear_func (self->kept, rp_kept_level_clear);
    }
  if (self->kept->len == MOST_KEPT)
    g_array_remove_index (self->kept, 0);
  g_array_append_val (self->kept, level);
}

gboolean
rp_timeline_take_kept (RpTimelineLayout *self)
{
  RpTimelinePlan *plan = &self->plan;

  for (guint i = 0; self->kept && i < self->kept->len; i++)
    {
      RpKeptLevel level = g_array_index (self->kept, RpKeptLevel, i);

      if (!same_key (&level.key, &self->planned_for))
        continue;
      g_array_index (self->kept, RpKeptLevel, i).lane_plans = NULL;
      g_array_index (self->kept, RpKeptLevel, i).plan.lanes = NULL;
      g_array_remove_index (self->kept, i);
      g_clear_pointer (&self->lane_plans, g_ptr_array_unref);
      g_clear_pointer (&plan->lanes, g_array_unref);
      self->scale = level.scale;
      self->end_px = level.end_px;
      self->lane_plans = level.lane_plans;
      level.plan.placed = plan->placed;
      level.plan.clusters = plan->clusters;
      level.plan.runs = plan->runs;
      *plan = level.plan;
      return TRUE;
    }
  return FALSE;
}

double
rp_timeline_stretch (const RpTimelineLayout *self)
{
  return self->planned_for.exact ? 1 : G_SQRT2;
}

void
rp_timeline_level (RpTimelineLayout *self, const RpTimeScale *scale, const RpPlanRequest *request)
{
  /* what is apart at one level is apart at all closer ones up to the next; packing very many things takes too long to
   * be done for each scale, and so a picture of them shows what the screen does */
  double all_px = request->pages ? request->pages->whole.width_px : request->plot_px;
  RpTimeScale fitted = rp_time_scale (&self->folding, self->fit_from, self->fit_to, all_px);
  gboolean exact = request->exact && !rp_timeline_layout_is_large (self);
  double level = exact ? same_scale (scale->px_per_second) : zoom_level (scale->px_per_second, fitted.px_per_second);
  RpPlanKey key = { level,
                    floor (scale->fold_px * 1024) / 1024,
                    all_px,
                    request->lanes_px,
                    request->reveal,
                    exact,
                    scale->folding != NULL,
                    TRUE,
                    request->scrolls,
                    0 };

  self->pages = request->pages ? *request->pages : (RpPlanPages){ 0 };
  key.n_pages = self->pages.n;
  key.pages_from = self->pages.whole.from;
  if (exact && request->still && self->pages.n == 0)
    {
      key.sight_from = scale->from;
      key.sight_to = rp_time_scale_time (scale, request->plot_px);
    }
  rp_timeline_rows_hide (self, request);
  key.lanes_shown = self->lanes_shown;
  if (same_key (&key, &self->planned_for))
    return;
  keep (self);
  self->planned_for = key;
  self->scale = *scale;
  self->scale.px_per_second = level;
  self->scale.fold_px = key.fold_px;
  rp_timeline_rows (self, request);
}
