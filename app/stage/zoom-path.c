/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zoom-path.h"

#include <math.h>

/* The paper's ρ, which its readers liked best: how much zooming a way is worth. */
#define RHO G_SQRT2
/* A shorter way than this share of the narrower view is none, and would drown in rounding. */
#define LEAST_WAY 1e-9

RpZoomPath
rp_zoom_path (RpPoint from, double from_width, RpPoint to, double to_width)
{
  RpZoomPath self = { from, to, from_width, to_width, hypot (to.x - from.x, to.y - from.y), 0, 0, 0, FALSE };
  double way = self.distance, wider = to_width - from_width, sum = to_width + from_width, bend = RHO * RHO;

  if (!isfinite (way) || !(from_width > 0) || !(to_width > 0) || !isfinite (sum))
    {
      self.from = self.to;
      self.from_width = self.to_width = to_width > 0 && isfinite (to_width) ? to_width : 1;
      way = self.distance = 0;
      wider = 0;
    }
  self.only_zoom = way <= LEAST_WAY * MIN (self.from_width, self.to_width);
  if (self.only_zoom)
    {
      self.length = fabs (log (self.to_width / self.from_width)) / RHO;
      return self;
    }
  /* b₀ and b₁ of the paper, without squares that would swallow the smaller of two widths */
  self.from_r = -asinh ((wider / way * sum + bend * bend * way) / (2 * from_width * bend));
  self.to_r = -asinh ((wider / way * sum - bend * bend * way) / (2 * to_width * bend));
  self.length = MAX ((self.to_r - self.from_r) / RHO, 0);
  return self;
}

/* How far from an end of WIDTH and R the place is that lies ALONG (ρ s) from it, and how wide: u and w of the paper. */
static void
place_from (double width, double r, double along, double *way, double *wide)
{
  double now = cosh (along + r);

  *way = width / (RHO * RHO) * (sinh (along) / now);
  *wide = width * (cosh (r) / now);
}

RpZoomPlace
rp_zoom_path_at (const RpZoomPath *self, double part)
{
  RpPoint whole = { self->to.x - self->from.x, self->to.y - self->from.y };
  double along = RHO * self->length * CLAMP (part, 0, 1), back = RHO * self->length - along, gone, left, width;

  if (part <= 0)
    return (RpZoomPlace){ { 0, 0 }, whole, self->from_width };
  if (part >= 1)
    return (RpZoomPlace){ whole, { 0, 0 }, self->to_width };
  if (self->only_zoom)
    {
      /* what little way there is goes with the zoom, so that what stands still stands still */
      double ratio = self->to_width / self->from_width;

      width = self->from_width * pow (ratio, part);
      gone = fabs (ratio - 1) > 1e-6 ? (pow (ratio, part) - 1) / (ratio - 1) : part;
      return (RpZoomPlace){ { whole.x * gone, whole.y * gone }, { whole.x * (1 - gone), whole.y * (1 - gone) }, width };
    }
  if (part < 0.5)
    {
      place_from (self->from_width, self->from_r, along, &gone, &width);
      gone = MIN (gone / self->distance, 1);
      left = 1 - gone;
    }
  else
    {
      place_from (self->to_width, -self->to_r, back, &left, &width);
      left = MIN (left / self->distance, 1);
      gone = 1 - left;
    }
  return (RpZoomPlace){ { whole.x * gone, whole.y * gone }, { whole.x * left, whole.y * left }, width };
}

double
rp_zoom_path_step (const RpZoomPlace *from, const RpZoomPlace *to)
{
  /* measured from the nearer end */
  double start = hypot (to->from_start.x - from->from_start.x, to->from_start.y - from->from_start.y);
  double end = hypot (to->to_end.x - from->to_end.x, to->to_end.y - from->to_end.y);
  double nearer = hypot (from->from_start.x, from->from_start.y) < hypot (to->to_end.x, to->to_end.y) ? start : end;
  double width = sqrt (from->width * to->width);

  return hypot (RHO * nearer / width, log (to->width / from->width) / RHO);
}
