/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-ink.h"

#include <math.h>

#define MAX_HALVINGS 26

RpPoint
rp_net_curve_at (const RpNetCurve *curve, double t)
{
  const RpPoint *p = curve->points;
  double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

  return (RpPoint){ a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                    a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

static RpPoint
between (RpPoint a, RpPoint b, double t)
{
  return (RpPoint){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* De Casteljau. */
static void
split (const RpNetCurve *curve, double t, RpNetCurve *before, RpNetCurve *after)
{
  const RpPoint *p = curve->points;
  RpPoint ab = between (p[0], p[1], t), bc = between (p[1], p[2], t), cd = between (p[2], p[3], t);
  RpPoint abc = between (ab, bc, t), bcd = between (bc, cd, t), middle = between (abc, bcd, t);

  *before = (RpNetCurve){ { p[0], ab, abc, middle } };
  *after = (RpNetCurve){ { middle, bcd, cd, p[3] } };
}

RpNetCurve
rp_net_curve_part (const RpNetCurve *curve, double from, double to)
{
  RpNetCurve before, after, part;

  split (curve, to, &before, &after);
  split (&before, to > 0 ? from / to : 0, &after, &part);
  return part;
}

typedef struct
{
  const RpNetInk *ink;
  GArray *points, *runs;
} Clip;

static void
add_piece (Clip *clip, const RpNetCurve *curve)
{
  const RpPoint *last = clip->points->len > 0 ? &g_array_index (clip->points, RpPoint, clip->points->len - 1) : NULL;
  gboolean joined = clip->runs->len > 0 && last->x == curve->points[0].x && last->y == curve->points[0].y;

  if (joined)
    g_array_set_size (clip->runs, clip->runs->len - 1);
  else
    g_array_append_val (clip->points, curve->points[0]);
  g_array_append_vals (clip->points, &curve->points[1], 3);
  g_array_append_val (clip->runs, clip->points->len);
}

static void
clip_piece (Clip *clip, const RpNetCurve *curve, guint depth)
{
  double left = -RP_NET_MARGIN_PX, right = clip->ink->width + RP_NET_MARGIN_PX;
  double top = -RP_NET_MARGIN_PX, bottom = clip->ink->height + RP_NET_MARGIN_PX;
  guint n_left = 0, n_right = 0, n_above = 0, n_below = 0;
  RpNetCurve before, after;

  for (guint i = 0; i < 4; i++)
    {
      n_left += curve->points[i].x < left;
      n_right += curve->points[i].x > right;
      n_above += curve->points[i].y < top;
      n_below += curve->points[i].y > bottom;
    }
  if (n_left == 4 || n_right == 4 || n_above == 4 || n_below == 4)
    return;
  if (n_left + n_right + n_above + n_below == 0)
    {
      add_piece (clip, curve);
      return;
    }
  if (depth == MAX_HALVINGS)
    return; /* a sliver across the margin's edge */
  split (curve, 0.5, &before, &after);
  clip_piece (clip, &before, depth + 1);
  clip_piece (clip, &after, depth + 1);
}

static gboolean
is_straight (const RpNetCurve *curve)
{
  const RpPoint *p = curve->points;
  double dx = (p[3].x - p[0].x) / 3, dy = (p[3].y - p[0].y) / 3;

  return fabs (p[1].x - p[0].x - dx) + fabs (p[1].y - p[0].y - dy) + fabs (p[3].x - p[2].x - dx)
             + fabs (p[3].y - p[2].y - dy)
         < 1e-6;
}

/* Narrows FROM…TO to where START + t WAY lies in LOW…HIGH. */
static void
narrow (double start, double way, double low, double high, double *from, double *to)
{
  if (way == 0)
    {
      if (start < low || start > high)
        *to = -1;
      return;
    }
  *from = MAX (*from, MIN ((low - start) / way, (high - start) / way));
  *to = MIN (*to, MAX ((low - start) / way, (high - start) / way));
}

static void
clip_straight (Clip *clip, const RpNetCurve *curve)
{
  RpPoint a = curve->points[0], b = curve->points[3];
  double from = 0, to = 1;
  RpNetCurve part;

  narrow (a.x, b.x - a.x, -RP_NET_MARGIN_PX, clip->ink->width + RP_NET_MARGIN_PX, &from, &to);
  narrow (a.y, b.y - a.y, -RP_NET_MARGIN_PX, clip->ink->height + RP_NET_MARGIN_PX, &from, &to);
  if (from >= to)
    return;
  part = from > 0 || to < 1 ? rp_net_curve_part (curve, from, to) : *curve;
  add_piece (clip, &part);
}

gboolean
rp_net_curve_is_within (const RpNetInk *ink, const RpNetCurve *curve)
{
  for (guint i = 0; i < 4; i++)
    {
      RpPoint p = curve->points[i];

      if (!(p.x >= -RP_NET_MARGIN_PX && p.x <= ink->width + RP_NET_MARGIN_PX && p.y >= -RP_NET_MARGIN_PX
            && p.y <= ink->height + RP_NET_MARGIN_PX))
        return FALSE;
    }
  return TRUE;
}

void
rp_net_clip_curve (const RpNetInk *ink, const RpNetCurve *curve, GArray *points, GArray *runs)
{
  Clip clip = { ink, points, runs };

  if (is_straight (curve))
    clip_straight (&clip, curve);
  else
    clip_piece (&clip, curve, 0);
}
