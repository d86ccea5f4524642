/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan-pages.h"

#include <math.h>

RpPlanPages
rp_plan_pages (const RpFolding *folding, double from, double to, guint n, double page_px, double overlap_px)
{
  double step = MAX (page_px - overlap_px, 1);

  return (RpPlanPages){ rp_time_scale (folding, from, to, page_px + (n - 1) * step), n, page_px, step };
}

guint
rp_plan_pages_owner (const RpPlanPages *self, double time)
{
  double x = rp_time_scale_x (&self->whole, time), overlap = self->page_px - self->step_px;

  return (guint)CLAMP (floor ((x - overlap / 2) / self->step_px), 0, self->n - 1.0);
}

void
rp_plan_pages_range (const RpPlanPages *self, guint page, double *from, double *to)
{
  *from = page == 0 ? self->whole.from : rp_time_scale_time (&self->whole, page * self->step_px);
  *to = page + 1 == self->n ? self->whole.to : rp_time_scale_time (&self->whole, page * self->step_px + self->page_px);
}

RpTimeScale
rp_plan_pages_scale (const RpPlanPages *self, guint page)
{
  double from, to;
  RpTimeScale scale;

  rp_plan_pages_range (self, page, &from, &to);
  scale = rp_time_scale_like (&self->whole, from);
  scale.to = to;
  scale.width_px = self->page_px;
  return scale;
}
