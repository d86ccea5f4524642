/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time-ticks.h"

#include <math.h>
#include <string.h>

#include "fold-captions.h"
#include "time-step.h"

#define MAJOR_PX 120.0
#define MAX_TICKS 2000
/* Labels that are narrower than this do not exist: steps below need no measuring. */
#define LEAST_LABEL_PX 6.0

/* One stretch in sight without a fold in it; its ticks and labels. */
typedef struct
{
  const RpTimeScale *scale;
  const RpTextMeasure *measure;
  GArray *ticks, *captions;
  double from, to, end_px; /* labels end there */
  double free_px;          /* labels begin there */
  RpTimeStep lower, upper; /* steps of the tiers */
  gboolean before_fold;    /* what begins at `to` belongs to the fold */
} Stretch;

/* The finest step whose labels have room and whose upper tier is wide enough. */
static RpTimeStep
choose_step (const RpTimeScale *scale, const RpTextMeasure *measure)
{
  double apart = 2 * rp_time_scale_least (MAX (fabs (scale->from), fabs (scale->to))) / 4096;
  RpTimeStep step, last = { RP_UNIT_NONE, 0, FALSE };

  for (guint i = 0; (step = rp_time_step (i)).unit != RP_UNIT_NONE; i++)
    {
      RpTimeStep above = rp_time_step_above (step);
      double seconds = rp_time_step_least (step), px = seconds * scale->px_per_second;

      last = step;
      if (px < LEAST_LABEL_PX + RP_TICK_INSET_PX + RP_TICK_GAP_PX || seconds < apart)
        continue;
      if (above.unit != RP_UNIT_NONE && rp_time_step_least (above) * scale->px_per_second < MAJOR_PX)
        continue;
      if (px >= rp_time_step_width (step, scale->from, scale->to, measure) + RP_TICK_INSET_PX + RP_TICK_GAP_PX)
        break;
    }
  return last;
}

static gboolean
is_over (const Stretch *stretch, double time)
{
  return time > stretch->to || (stretch->before_fold && time >= stretch->to);
}

static RpTick *
add_tick (Stretch *stretch, double time, gboolean major)
{
  RpTick tick = { .time = time, .x = rp_time_scale_x (stretch->scale, time), .major = major };

  g_array_append_val (stretch->ticks, tick);
  return &g_array_index (stretch->ticks, RpTick, stretch->ticks->len - 1);
}

static void
set_label (Stretch *stretch, RpTick *tick, const char *label, double x, double width)
{
  tick->label_x = x;
  tick->label_px = width;
  g_strlcpy (tick->label, label, sizeof tick->label);
  stretch->free_px = x + width + RP_TICK_GAP_PX;
}

static gboolean
meets_caption (const Stretch *stretch, double left, double right)
{
  for (guint i = 0; i < stretch->captions->len; i++)
    {
      const RpFoldCaption *caption = &g_array_index (stretch->captions, RpFoldCaption, i);

      if (*caption->label && left < caption->label_x + caption->label_px + RP_TICK_GAP_PX
          && right + RP_TICK_GAP_PX > caption->label_x)
        return TRUE;
    }
  return FALSE;
}

static void
add_lower (Stretch *stretch)
{
  RpTimeStep step = stretch->lower;
  RpCivil civil = rp_time_step_floor (stretch->from, step);
  double last = -INFINITY;

  for (guint i = 0; i < MAX_TICKS; i++, civil = rp_time_step_next (civil, step))
    {
      double time = rp_time_step_time (civil), left, width;
      char label[RP_STEP_LABEL];
      RpTick *tick;

      if (is_over (stretch, time))
        break;
      if (time < stretch->from || time <= last)
        continue;
      last = time;
      tick = add_tick (stretch, time, FALSE);
      left = tick->x + RP_TICK_INSET_PX;
      rp_time_step_moment (civil, step, label);
      width = rp_text_width (stretch->measure, label, RP_TEXT_TICK);
      if (left >= stretch->free_px && left + width <= stretch->end_px && !meets_caption (stretch, left, left + width))
        set_label (stretch, tick, label, left, width);
    }
}

/* The longest form of CIVIL's name between the tick and RIGHT; at the begin of a stretch the shortest beyond RIGHT, or
 * over the folds behind a narrow stretch, if need be. Those further right leave out what it said already. */
static void
name_span (Stretch *stretch, RpTick *tick, RpCivil civil, RpTimeStep step, double right)
{
  gboolean first = tick->time <= stretch->from, at_edge = tick->time <= stretch->scale->from;
  double left = tick->x + RP_TICK_INSET_PX, width = 0;
  char label[RP_STEP_LABEL], shortest[RP_STEP_LABEL] = "";

  if (!first)
    left = MAX (left, stretch->free_px);
  else if (left < stretch->free_px && !at_edge)
    return;
  for (guint form = first ? 0 : rp_time_step_later_form (civil, step); rp_time_step_span (civil, step, form, label);
       form++)
    {
      width = rp_text_width (stretch->measure, label, RP_TEXT_LABEL);
      if (left + width <= MIN (right, stretch->end_px))
        {
          set_label (stretch, tick, label, left, width);
          return;
        }
      g_strlcpy (shortest, label, sizeof shortest);
    }
  if (!first || !*shortest)
    return;
  /* behind the last fold too near to the right edge: over the fold */
  if (!at_edge && left + width > stretch->scale->width_px)
    left = MAX (stretch->scale->width_px - width, MAX (stretch->free_px, tick->x - stretch->scale->fold_px));
  if (left + width <= stretch->scale->width_px)
    set_label (stretch, tick, shortest, left, width);
}

/* What the tier above says in full needs no words below. */
static void
clear_lower (Stretch *stretch)
{
  for (guint i = 0; i < stretch->ticks->len; i++)
    {
      RpTick *tick = &g_array_index (stretch->ticks, RpTick, i);

      if (!tick->major && tick->time >= stretch->from && tick->time < stretch->to)
        *tick->label = '\0';
    }
}

static gboolean
lies_in_one (const Stretch *stretch, RpTimeStep step)
{
  RpCivil first = rp_time_step_floor (stretch->from, step);

  return rp_time_step_time (rp_time_step_next (first, step)) >= stretch->to;
}

/* Steps of the tier above; beside a fold that leaves no room for ticks the year, month or day that is left. */
static RpTimeStep
naming_step (const Stretch *stretch)
{
  RpTimeStep one = { stretch->lower.unit, 1, FALSE };
  gboolean beside_fold = stretch->before_fold || stretch->from > stretch->scale->from;

  return beside_fold && one.unit >= RP_UNIT_DAY && lies_in_one (stretch, one) ? one : stretch->upper;
}

/* The upper tier: what the stretch begins in is named at its left edge; where the next begins too soon, the next one's
 * name gives way to the right. */
static void
add_upper (Stretch *stretch)
{
  RpTimeStep step = naming_step (stretch);
  RpCivil civil = rp_time_step_floor (stretch->from, step);
  double last = -INFINITY;

  for (guint i = 0; i < MAX_TICKS; i++)
    {
      double time = rp_time_step_time (civil), next_x = G_MAXDOUBLE;
      RpCivil next = rp_time_step_next (civil, step);
      double next_time = rp_time_step_time (next);
      RpTick *tick;

      if (is_over (stretch, time) || (i > 0 && time <= last))
        break;
      last = time;
      tick = add_tick (stretch, MAX (time, stretch->from), TRUE);
      tick->sticky = time < stretch->from;
      if (next_time < stretch->to)
        next_x = rp_time_scale_x (stretch->scale, next_time);
      name_span (stretch, tick, civil, step, next_x + RP_TICK_INSET_PX - RP_TICK_GAP_PX);
      if ((step.unit != stretch->upper.unit || step.count != stretch->upper.count) && *tick->label)
        clear_lower (stretch);
      civil = next;
    }
}

/* Above billions of years there is no tier: the left edge says when it is. */
static void
add_edge (Stretch *stretch)
{
  RpTimeStep finer = { RP_UNIT_YEAR, MAX (stretch->lower.count / 100, 1), FALSE };
  char label[RP_STEP_LABEL];
  RpTick *tick = add_tick (stretch, stretch->from, TRUE);
  double left = tick->x + RP_TICK_INSET_PX, width;

  tick->sticky = TRUE;
  rp_time_step_moment (rp_time_step_floor (stretch->from, finer), finer, label);
  width = rp_text_width (stretch->measure, label, RP_TEXT_LABEL);
  if (left >= stretch->free_px && left + width <= stretch->scale->width_px)
    set_label (stretch, tick, label, left, width);
}

typedef void (*AddTier) (Stretch *stretch);

/* Calls ADD for each stretch in sight between the folds. */
static void
each_stretch (Stretch *stretch, AddTier add)
{
  const RpTimeScale *scale = stretch->scale;
  const RpFolding *folding = scale->folding;
  guint n_gaps = folding ? folding->n_gaps : 0;
  double from = scale->from;

  for (guint i = 0; i <= n_gaps && from < scale->to; i++)
    {
      const RpGap *gap = i < n_gaps ? &folding->gaps[i] : NULL;

      if (gap && gap->to <= scale->from)
        continue;
      stretch->from = from;
      stretch->to = gap ? MIN (gap->from, scale->to) : scale->to;
      stretch->end_px = scale->width_px;
      stretch->before_fold = gap && gap->from < scale->to;
      if (stretch->before_fold) /* names above may stand over the fold, below are its own words */
        stretch->end_px = MIN (rp_time_scale_x (scale, add == add_lower ? gap->from : gap->to) - RP_TICK_GAP_PX / 2,
                               scale->width_px);
      if (stretch->from < stretch->to)
        add (stretch);
      if (gap)
        from = MAX (from, gap->to);
    }
}

GArray *
rp_time_ticks_beside (const RpTimeScale *scale, const RpTextMeasure *measure, double taken_px)
{
  g_autoptr (GArray) captions = rp_fold_captions (scale, measure, taken_px);
  Stretch stretch = { .scale = scale, .measure = measure, .captions = captions };

  stretch.lower = choose_step (scale, measure);
  stretch.upper = rp_time_step_above (stretch.lower);
  stretch.ticks = g_array_new (FALSE, TRUE, sizeof (RpTick));
  stretch.free_px = taken_px;
  each_stretch (&stretch, add_lower);
  stretch.free_px = 0;
  each_stretch (&stretch, stretch.upper.unit == RP_UNIT_NONE ? add_edge : add_upper);
  return stretch.ticks;
}

GArray *
rp_time_ticks (const RpTimeScale *scale, const RpTextMeasure *measure)
{
  return rp_time_ticks_beside (scale, measure, 0);
}

gboolean
rp_time_ticks_have_hours (const RpTimeScale *scale, const RpTextMeasure *measure)
{
  return choose_step (scale, measure).unit <= RP_UNIT_HOUR;
}
