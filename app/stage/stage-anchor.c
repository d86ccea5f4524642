/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-anchor.h"

#include <math.h>

#include "edtf.h"

#define AXIS_FOOT_PX 46.0 /* of a timeline's axis */
#define MOST_REACH_PX 24.0

/* The better stand-in has the higher rank; 0: none. */
static guint
rank_of (const RpShape *shape, RpRecordRef ref)
{
  gboolean is = rp_record_ref_equal (shape->ref, ref);

  switch (shape->role)
    {
    case RP_ROLE_MARK:
    case RP_ROLE_NODE:
      return is ? 6 : 0;
    case RP_ROLE_BAR:
    case RP_ROLE_SPAN:
    case RP_ROLE_ROW:
    case RP_ROLE_COLUMN:
      return is ? 5 : 0;
    case RP_ROLE_TIE:
      return is ? 4 : 0;
    case RP_ROLE_LABEL:
      return is || rp_record_ref_equal (shape->of, ref) ? 2 : 0;
    case RP_ROLE_CLUSTER:
      for (guint i = 0; i < shape->n_members; i++)
        if (rp_record_ref_equal (shape->members[i], ref))
          return 3;
      return 0;
    case RP_ROLE_CELL:
    case RP_ROLE_TICK:
    case RP_ROLE_LANE:
    case RP_ROLE_SHELF:
    case RP_ROLE_LEGEND:
    case RP_ROLE_TITLE:
    case RP_ROLE_MARKING:
    case RP_ROLE_DECORATION:
    default:
      return 0;
    }
}

static RpPoint
between (RpPoint a, RpPoint b)
{
  return (RpPoint){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
}

/* The middle of a line is on it, the middle of its box need not be. */
static RpPoint
middle_of_path (const RpShape *shape)
{
  guint pieces = (shape->n_points - 1) / (shape->curved ? 3 : 1), piece = pieces / 2;
  const RpPoint *p;

  if (!shape->curved)
    {
      if (pieces % 2 == 0)
        return shape->points[piece];
      return between (shape->points[piece], shape->points[piece + 1]);
    }
  p = &shape->points[3 * piece];
  if (pieces % 2 == 0)
    return *p;
  return (RpPoint){ (p[0].x + 3 * p[1].x + 3 * p[2].x + p[3].x) / 8, (p[0].y + 3 * p[1].y + 3 * p[2].y + p[3].y) / 8 };
}

static void
take (const RpShape *shape, const RpStagePane *pane, RpStageAnchor *anchor)
{
  double left = MAX (shape->x, pane->x), right = MIN (shape->x + shape->width, pane->x + pane->width);

  if (shape->geometry == RP_GEOMETRY_PATH && shape->n_points > 1)
    *anchor = (RpStageAnchor){ middle_of_path (shape), 3 };
  else
    *anchor = (RpStageAnchor){ { (left + right) / 2, shape->y + shape->height / 2 },
                               MIN (MIN (shape->width, shape->height) / 2, MOST_REACH_PX) + 3 };
}

static gboolean
find_in_pane (RpDrawing *drawing, const RpStagePane *pane, RpRecordRef ref, RpStageAnchor *anchor)
{
  guint best = 0;

  for (guint i = pane->first; i < pane->end; i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);
      guint rank = rank_of (shape, ref);

      if (rank <= best || shape->x > pane->x + pane->width || shape->x + shape->width < pane->x)
        continue;
      best = rank;
      take (shape, pane, anchor);
    }
  return best > 0;
}

gboolean
rp_stage_anchor_record (RpDrawing *drawing, const RpStagePane *panes, guint n_panes, RpDataset *dataset,
                        RpRecordRef ref, RpStageAnchor *anchor)
{
  while (ref.type != RP_RECORD_NONE)
    {
      for (guint i = 0; i < n_panes; i++)
        if (find_in_pane (drawing, &panes[i], ref, anchor))
          return TRUE;
      if (ref.type != RP_RECORD_EVENT || rp_dataset_event (dataset, ref.index)->parent == RP_NO_INDEX)
        return FALSE;
      ref.index = rp_dataset_event (dataset, ref.index)->parent;
    }
  return FALSE;
}

/* The middle of what is known of it. */
static double
middle_of (const RpWhen *when)
{
  RpInstant from = rp_when_earliest (when), to = rp_when_latest (when);

  if (rp_instant_is_infinite (from) && rp_instant_is_infinite (to))
    return NAN;
  if (rp_instant_is_infinite (from))
    return rp_instant_to_double (to);
  if (rp_instant_is_infinite (to))
    return rp_instant_to_double (from);
  return rp_instant_to_double (from) + (rp_instant_to_double (to) - rp_instant_to_double (from)) / 2;
}

gboolean
rp_stage_anchor_moment (const RpStagePane *panes, guint n_panes, const char *when, RpStageAnchor *anchor)
{
  RpWhen parsed;
  double time, x;

  if (!rp_edtf_parse (when, &parsed, NULL, NULL))
    return FALSE;
  time = middle_of (&parsed);
  for (guint i = 0; isfinite (time) && i < n_panes; i++)
    {
      if (panes[i].layout == NULL)
        continue;
      x = panes[i].left + rp_time_scale_x (&panes[i].scale, time);
      if (!(x >= panes[i].left - 0.5) || !(x <= panes[i].right + 0.5))
        continue;
      *anchor = (RpStageAnchor){ { x, panes[i].y + AXIS_FOOT_PX }, 3 };
      return TRUE;
    }
  return FALSE;
}
