/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time-scale.h"

#include <float.h>
#include <math.h>

/* Folds may take this share of the width at most. */
#define FOLD_SHARE 0.6
/* Steps of a double in the shortest range. */
#define LEAST_STEPS 4096
#define LEAST_SECONDS 1e-3

/* A time among the gaps. */
typedef struct
{
  guint gaps;  /* how many begin before it */
  double time; /* itself, or the end of the gap that it lies in */
  double part; /* how much of the last of the gaps lies before it */
} Place;

static guint
n_gaps (const RpTimeScale *scale)
{
  return scale->folding ? scale->folding->n_gaps : 0;
}

static Place
place_of (const RpFolding *folding, double time)
{
  guint low = 0, high = folding ? folding->n_gaps : 0;
  const RpGap *last;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (folding->gaps[middle].from < time)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return (Place){ 0, time, 1 };
  last = &folding->gaps[low - 1];
  if (time >= last->to)
    return (Place){ low, time, 1 };
  return (Place){ low, last->to, (time - last->from) / (last->to - last->from) };
}

/* Px from BASE to PLACE. Every term is a part of what lies between the two, so nothing is lost by a long way to 1970.
 */
static double
way (const RpTimeScale *scale, Place base, Place place)
{
  const RpGap *gaps = scale->folding ? scale->folding->gaps : NULL;
  double seconds, folds = (double)place.gaps - base.gaps + (place.part - base.part);

  if (place.gaps == base.gaps)
    {
      seconds = place.time - base.time;
    }
  else if (place.gaps > base.gaps)
    {
      const RpGap *first = &gaps[base.gaps], *last = &gaps[place.gaps - 1];

      seconds = (place.time - last->to) + ((last->shown - first->shown) + (last->shown_rest - first->shown_rest))
                + (first->from - base.time);
    }
  else
    {
      const RpGap *first = &gaps[place.gaps], *last = &gaps[base.gaps - 1];

      seconds = -((base.time - last->to) + ((last->shown - first->shown) + (last->shown_rest - first->shown_rest))
                  + (first->from - place.time));
    }
  return seconds * scale->px_per_second + folds * scale->fold_px;
}

static Place
base_of (const RpTimeScale *scale)
{
  return (Place){ scale->base_gaps, scale->base_time, scale->base_part };
}

void
rp_folding_measure (RpGap *gaps, guint n)
{
  double sum = 0, rest = 0;

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        {
          /* Knuth's two-sum: `lost` is exactly what the rounded sum leaves out */
          double term = gaps[i].from - gaps[i - 1].to, next = sum + term, part = next - sum;
          double lost = (sum - (next - part)) + (term - part);

          sum = next;
          rest += lost;
        }
      gaps[i].shown = sum;
      gaps[i].shown_rest = rest;
    }
}

static void
set_base (RpTimeScale *scale, Place base)
{
  scale->base_gaps = base.gaps;
  scale->base_time = base.time;
  scale->base_part = base.part;
}

RpTimeScale
rp_time_scale_at (const RpFolding *folding, double from, double px_per_second)
{
  RpTimeScale scale = { .folding = folding, .px_per_second = px_per_second, .from = from, .to = from };

  scale.fold_px = folding ? folding->width_px : 0;
  set_base (&scale, place_of (folding, from));
  return scale;
}

RpTimeScale
rp_time_scale_like (const RpTimeScale *shown, double from)
{
  RpTimeScale scale = *shown;

  set_base (&scale, place_of (scale.folding, from));
  scale.from = scale.to = from;
  scale.width_px = 0;
  return scale;
}

RpTimeScale
rp_time_scale (const RpFolding *folding, double from, double to, double width_px)
{
  RpTimeScale scale = rp_time_scale_at (folding, from, 1);
  Place end = place_of (folding, to);
  double folds = (double)end.gaps - scale.base_gaps + (end.part - scale.base_part), seconds;

  scale.fold_px = 0;
  seconds = way (&scale, base_of (&scale), end);
  if (!(seconds > 0)) /* inside one fold: look into it */
    {
      scale = rp_time_scale_at (NULL, from, 1);
      seconds = to - from;
      folds = 0;
    }
  if (n_gaps (&scale) > 0)
    scale.fold_px = MIN (folding->width_px, FOLD_SHARE * width_px / folding->n_gaps);
  scale.px_per_second = (width_px - folds * scale.fold_px) / seconds;
  scale.to = to;
  scale.width_px = width_px;
  return scale;
}

double
rp_time_scale_x_folded (const RpTimeScale *scale, double time)
{
  return way (scale, base_of (scale), place_of (scale->folding, time));
}

/* Where gap INDEX begins. O(1). */
static double
gap_x (const RpTimeScale *scale, guint index)
{
  return way (scale, base_of (scale), (Place){ index, scale->folding->gaps[index].from, 1 });
}

/* What is at X. */
static Place
place_at (const RpTimeScale *scale, double x_px)
{
  const RpGap *gaps = scale->folding ? scale->folding->gaps : NULL;
  guint low = 0, high = n_gaps (scale), n = high;
  double x, time;

  /* the number of gaps that begin left of X */
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (gap_x (scale, middle) < x_px)
        low = middle + 1;
      else
        high = middle;
    }
  x = low > 0 ? x_px - gap_x (scale, low - 1) : 0;
  if (low > 0 && x < scale->fold_px)
    return (Place){ low, gaps[low - 1].to, x / scale->fold_px };
  /* reckoned from what is nearest: px 0, the gap at the right, the gap at the left */
  if (low == scale->base_gaps)
    time = scale->base_time + (x_px - (1 - scale->base_part) * scale->fold_px) / scale->px_per_second;
  else if (low < scale->base_gaps)
    time = gaps[low].from - (gap_x (scale, low) - x_px) / scale->px_per_second;
  else
    time = gaps[low - 1].to + (x - scale->fold_px) / scale->px_per_second;
  if (low > 0)
    time = MAX (time, gaps[low - 1].to);
  return (Place){ low, low < n ? MIN (time, gaps[low].from) : time, 1 };
}

double
rp_time_scale_time (const RpTimeScale *scale, double x_px)
{
  Place place = place_at (scale, x_px);
  const RpGap *gap;

  if (place.part >= 1)
    return place.time;
  gap = &scale->folding->gaps[place.gaps - 1];
  return gap->from + place.part * (gap->to - gap->from);
}

double
rp_time_scale_least (double time)
{
  double size = MAX (fabs (time), 1);

  return MAX (LEAST_STEPS * (nextafter (size, DBL_MAX) - size), LEAST_SECONDS);
}

void
rp_time_scale_zoom (const RpTimeScale *scale, double x_px, double factor, double *from, double *to)
{
  RpTimeScale closer = *scale;
  double most = scale->width_px / rp_time_scale_least (MAX (fabs (scale->from), fabs (scale->to)));

  closer.px_per_second *= factor;
  if (factor > 1 && closer.px_per_second > most)
    closer.px_per_second = MAX (most, scale->px_per_second);
  /* px 0 where the pointer is: both ends are reckoned from there */
  set_base (&closer, place_at (scale, x_px));
  *from = rp_time_scale_time (&closer, -x_px);
  *to = rp_time_scale_time (&closer, scale->width_px - x_px);
}

void
rp_time_scale_pan (const RpTimeScale *scale, double dx_px, double *from, double *to)
{
  *from = rp_time_scale_time (scale, dx_px);
  *to = rp_time_scale_time (scale, scale->width_px + dx_px);
}
