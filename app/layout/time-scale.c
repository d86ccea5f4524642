/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time-scale.h"

#include <math.h>

/* Folds may take this share of the width at most. */
#define FOLD_SHARE 0.6

/* Unfolded seconds and folds (a fraction inside one) left of TIME. */
static void
unfold (const RpFolding *folding, double time, double *seconds, double *folds)
{
  guint low = 0, high = folding ? folding->n_gaps : 0;
  double left_out = 0;

  /* the number of gaps that begin before TIME */
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (folding->gaps[middle].from < time)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = 0; i + 1 < low; i++)
    left_out += folding->gaps[i].to - folding->gaps[i].from;
  *folds = low;
  if (low > 0)
    {
      const RpGap *last = &folding->gaps[low - 1];
      double length = last->to - last->from;

      if (time < last->to)
        {
          *folds = low - 1 + (time - last->from) / length;
          left_out += time - last->from;
        }
      else
        {
          left_out += length;
        }
    }
  *seconds = time - left_out;
}

RpTimeScale
rp_time_scale_at (const RpFolding *folding, double from, double px_per_second)
{
  RpTimeScale scale = { .folding = folding, .px_per_second = px_per_second, .from = from, .to = from };

  scale.fold_px = folding ? folding->width_px : 0;
  unfold (folding, from, &scale.base_second, &scale.base_folds);
  return scale;
}

RpTimeScale
rp_time_scale (const RpFolding *folding, double from, double to, double width_px)
{
  RpTimeScale scale = rp_time_scale_at (folding, from, 1);
  double seconds, folds;

  unfold (folding, to, &seconds, &folds);
  seconds -= scale.base_second;
  folds -= scale.base_folds;
  if (seconds <= (to - from) * 1e-9) /* inside one fold: look into it */
    {
      scale = rp_time_scale_at (NULL, from, 1);
      seconds = to - from;
      folds = 0;
    }
  if (folds * scale.fold_px > FOLD_SHARE * width_px)
    scale.fold_px = FOLD_SHARE * width_px / folds;
  scale.px_per_second = (width_px - folds * scale.fold_px) / seconds;
  scale.to = to;
  scale.width_px = width_px;
  return scale;
}

double
rp_time_scale_x (const RpTimeScale *scale, double time)
{
  double seconds, folds;

  unfold (scale->folding, time, &seconds, &folds);
  return (seconds - scale->base_second) * scale->px_per_second + (folds - scale->base_folds) * scale->fold_px;
}

double
rp_time_scale_time (const RpTimeScale *scale, double x_px)
{
  const RpFolding *folding = scale->folding;
  guint n = folding ? folding->n_gaps : 0;
  guint low = 0, high = n;
  double before;

  /* the number of gaps that begin left of X */
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (rp_time_scale_x (scale, folding->gaps[middle].from) < x_px)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    {
      if (n == 0)
        return scale->base_second + x_px / scale->px_per_second;
      before = folding->gaps[0].from;
      return before - (rp_time_scale_x (scale, before) - x_px) / scale->px_per_second;
    }
  else
    {
      const RpGap *gap = &folding->gaps[low - 1];
      double x = x_px - rp_time_scale_x (scale, gap->from);

      if (x < scale->fold_px)
        return gap->from + x / scale->fold_px * (gap->to - gap->from);
      return gap->to + (x - scale->fold_px) / scale->px_per_second;
    }
}

void
rp_time_scale_zoom (const RpTimeScale *scale, double x_px, double factor, double *from, double *to)
{
  RpTimeScale closer = *scale;
  double time = rp_time_scale_time (scale, x_px);

  closer.px_per_second *= factor;
  *from = rp_time_scale_time (&closer, rp_time_scale_x (&closer, time) - x_px);
  *to = rp_time_scale_time (&closer, rp_time_scale_x (&closer, time) - x_px + scale->width_px);
}

void
rp_time_scale_pan (const RpTimeScale *scale, double dx_px, double *from, double *to)
{
  *from = rp_time_scale_time (scale, dx_px);
  *to = rp_time_scale_time (scale, scale->width_px + dx_px);
}
