/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How ties lie between their nodes, said so that they can lie so wherever the nodes are. */
#include <math.h>

#include "stage-tweens.h"

RpPoint
rp_stage_turned (RpPoint a, RpPoint b, RpPoint along_across)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = hypot (dx, dy);

  if (!(length > 1e-6))
    return along_across;
  return (RpPoint){ (along_across.x * dx - along_across.y * dy) / length,
                    (along_across.x * dy + along_across.y * dx) / length };
}

/* The inverse. */
static RpPoint
turned_back (RpPoint a, RpPoint b, RpPoint vector)
{
  return rp_stage_turned (a, (RpPoint){ b.x, 2 * a.y - b.y }, vector);
}

/* POINT as the way from A to B goes, which is (0, 0) to (1, 0). */
static RpPoint
along (RpPoint a, RpPoint b, RpPoint point)
{
  double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy, x = point.x - a.x, y = point.y - a.y;

  if (!(square > 1e-9))
    return (RpPoint){ 0, 0 };
  return (RpPoint){ (x * dx + y * dy) / square, (y * dx - x * dy) / square };
}

static const RpStageTween *
end_of (const RpStageTweens *self, const RpStageTween *tween, guint end)
{
  return tween->ends[end] != RP_NO_PART ? &g_array_index (self->tweens, RpStageTween, tween->ends[end]) : NULL;
}

/* Of SIDE's own shape. */
static void
set_side (RpStageTweens *self, RpStageTween *tween, guint side)
{
  const RpShape *shape = tween->shapes[side];
  const RpStageTween *a = end_of (self, tween, 0), *b = end_of (self, tween, 1);
  RpPoint first = shape->points[0], last = shape->points[shape->n_points - 1];
  RpPoint from = a != NULL ? a->at[side] : first, to = b != NULL ? b->at[side] : last;
  RpPoint *inner = g_new (RpPoint, MAX (shape->n_points, 1));

  g_ptr_array_add (self->memory, inner);
  tween->rims[side][0] = a != NULL ? turned_back (from, to, (RpPoint){ first.x - from.x, first.y - from.y }) : first;
  tween->rims[side][1] = b != NULL ? turned_back (from, to, (RpPoint){ last.x - to.x, last.y - to.y }) : last;
  for (guint i = 1; i + 1 < shape->n_points; i++)
    inner[i - 1] = along (first, last, shape->points[i]);
  tween->points[side] = inner;
  tween->n_points = shape->n_points;
  tween->curved = shape->curved;
}

/* As it lies in OWN, so in the other. */
static void
copy_side (RpStageTweens *self, RpStageTween *tween, guint own)
{
  const RpStageTrack *track = &g_array_index (self->tracks, RpStageTrack, tween->track);

  for (guint end = 0; end < 2; end++)
    tween->rims[1 - own][end] = tween->ends[end] != RP_NO_PART
                                    ? tween->rims[own][end]
                                    : rp_stage_track_other (track, own, tween->rims[own][end]);
  tween->points[1 - own] = tween->points[own];
}

/* Whether both ends of SIDE's shape are at nodes that stand there: it was not cut off. */
static gboolean
is_whole (const RpStageTweens *self, const RpStageTween *tween, guint side)
{
  const RpShape *shape = tween->shapes[side];

  for (guint end = 0; end < 2; end++)
    {
      const RpStageTween *node = end_of (self, tween, end);
      RpPoint at = shape->points[end == 0 ? 0 : shape->n_points - 1];

      if (node == NULL || node->shapes[side] == NULL
          || hypot (at.x - node->at[side].x, at.y - node->at[side].y) > node->shapes[side]->width / 2 + 12)
        return FALSE;
    }
  return TRUE;
}

void
rp_stage_tweens_set_ties (RpStageTweens *self)
{
  for (guint i = 0; i < self->tweens->len; i++)
    {
      RpStageTween *tween = &g_array_index (self->tweens, RpStageTween, i);
      gboolean alike;

      if (tween->moves != RP_MOVES_TIE)
        continue;
      for (guint side = 0; side < 2; side++)
        self->n_ties[side] += tween->shapes[side] != NULL;
      alike = !tween->single && tween->shapes[0]->n_points == tween->shapes[1]->n_points
              && tween->shapes[0]->curved == tween->shapes[1]->curved
              && is_whole (self, tween, 0) == is_whole (self, tween, 1);
      if (alike)
        {
          set_side (self, tween, 0);
          set_side (self, tween, 1);
          continue;
        }
      guint own = tween->shapes[1] == NULL || (tween->shapes[0] != NULL && !is_whole (self, tween, 1)) ? 0 : 1;

      set_side (self, tween, own);
      copy_side (self, tween, own);
    }
}
