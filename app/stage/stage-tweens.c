/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-tweens.h"

#include <math.h>

/* Bars of what has no known begin are about so wide at most. */
#define LONGEST_UNKNOWN_PX 120.0
#define SAME_TIME_PX 2.0

/* ---- the list ---- */

typedef struct
{
  guint a, b;  /* parts; one may be RP_NO_PART */
  guint order; /* what it is drawn with: an index of the second picture's parts, + 1 */
} Pair;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *one = a, *other = b;

  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;
  /* what is in the second picture first, then what followed it in the first one */
  if (one->b != other->b)
    return one->b == RP_NO_PART ? 1 : -1;
  return one->a < other->a ? -1 : one->a > other->a;
}

/* As the second picture is drawn; what only the first has stands above what it stood above there. */
static GArray *
pairs_new (const RpStageTweens *self)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autofree guint *found = rp_stage_match (&self->parts[0], &self->parts[1], self->tracks);
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (self->parts[1].n, 1));
  guint order = 0;

  for (guint i = 0; i < self->parts[0].n; i++)
    {
      Pair pair = { i, found[i], 0 };

      if (pair.b != RP_NO_PART)
        {
          order = pair.b + 1;
          taken[pair.b] = TRUE;
        }
      pair.order = order;
      g_array_append_val (pairs, pair);
    }
  for (guint i = 0; i < self->parts[1].n; i++)
    {
      Pair pair = { RP_NO_PART, i, i + 1 };

      if (!taken[i])
        g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

/* Which track a pane of the picture SIDE has. */
static int
track_of (const RpStageTweens *self, guint side, int pane)
{
  if (pane < 0)
    return -1;
  for (guint i = 0; i < self->tracks->len; i++)
    if (g_array_index (self->tracks, RpStageTrack, i).panes[side]
        == rp_stage_picture_get_pane (self->parts[side].picture, (guint)pane))
      return (int)i;
  return -1;
}

static RpStageTween
tween_of (const RpStageTweens *self, const Pair *pair)
{
  guint side = pair->b != RP_NO_PART ? 1 : 0;
  const RpStagePart *part = &self->parts[side].parts[side == 1 ? pair->b : pair->a];
  RpStageTween tween = { .moves = part->moves,
                         .inside = part->inside,
                         .words = part->callout,
                         .track = (gint8)track_of (self, side, part->pane),
                         .fade = pair->a == RP_NO_PART   ? RP_FADE_IN
                                 : pair->b == RP_NO_PART ? RP_FADE_OUT
                                                         : RP_FADE_NOT,
                         .owner = RP_NO_PART,
                         .ends = { RP_NO_PART, RP_NO_PART } };

  if (pair->a != RP_NO_PART)
    tween.shapes[0] = self->parts[0].parts[pair->a].shape;
  if (pair->b != RP_NO_PART)
    tween.shapes[1] = self->parts[1].parts[pair->b].shape;
  tween.single = tween.shapes[0] == NULL || tween.shapes[1] == NULL;
  if (tween.track >= 0)
    {
      const RpStageTrack *track = &g_array_index (self->tracks, RpStageTrack, tween.track);

      tween.alone = track->panes[0] == NULL || track->panes[1] == NULL;
    }
  return tween;
}

/* Owners and ends as indices of tweens. */
static void
join (RpStageTweens *self, const GArray *pairs)
{
  guint *index[2];

  for (guint side = 0; side < 2; side++)
    index[side] = g_new (guint, MAX (self->parts[side].n, 1));
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (pair->a != RP_NO_PART)
        index[0][pair->a] = i;
      if (pair->b != RP_NO_PART)
        index[1][pair->b] = i;
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      RpStageTween *tween = &g_array_index (self->tweens, RpStageTween, i);

      for (guint side = 0; side < 2; side++)
        {
          guint of = side == 0 ? pair->a : pair->b;
          const RpStagePart *part = of != RP_NO_PART ? &self->parts[side].parts[of] : NULL;

          if (part == NULL)
            continue;
          if (part->owner != RP_NO_PART && tween->owner == RP_NO_PART)
            tween->owner = index[side][part->owner];
          for (guint end = 0; end < 2; end++)
            if (part->ends[end] != RP_NO_PART && tween->ends[end] == RP_NO_PART)
              tween->ends[end] = index[side][part->ends[end]];
          tween->at[side] = part->moves == RP_MOVES_AT ? part->at : (RpPoint){ part->shape->x, part->shape->y };
          tween->far[side] = (RpPoint){ part->shape->x + part->shape->width, part->shape->y + part->shape->height };
        }
    }
  g_free (index[0]);
  g_free (index[1]);
}

/* ---- where what one picture has would be in the other ---- */

/* A node that the other network knows but does not show. */
static gboolean
place_in (const RpStagePane *pane, const RpShape *shape, RpPoint *at)
{
  RpPoint place = { NAN, NAN };

  if (pane == NULL || pane->network == NULL || shape->role != RP_ROLE_NODE)
    return FALSE;
  if (shape->ref.type == RP_RECORD_ENTITY)
    place = rp_network_place_of (pane->network, shape->ref.index);
  if (!isfinite (place.x) || !isfinite (place.y))
    return FALSE;
  *at = (RpPoint){ place.x * pane->sight.zoom + pane->sight.x + pane->x,
                   place.y * pane->sight.zoom + pane->sight.y + pane->y };
  return TRUE;
}

static void
complete (RpStageTweens *self, RpStageTween *tween, gboolean same_data)
{
  guint own = tween->shapes[0] != NULL ? 0 : 1, other = 1 - own;
  const RpStageTrack *track = tween->track >= 0 ? &g_array_index (self->tracks, RpStageTrack, tween->track) : NULL;

  tween->at[other] = tween->at[own];
  tween->far[other] = tween->far[own];
  if (track == NULL)
    return;
  if (tween->moves != RP_MOVES_NOT)
    {
      tween->at[other] = rp_stage_track_other (track, own, tween->at[own]);
      tween->far[other] = rp_stage_track_other (track, own, tween->far[own]);
    }
  else if (track->panes[other] != NULL && track->panes[own] != NULL)
    {
      const RpStagePane *a = track->panes[own], *b = track->panes[other];

      tween->at[other] = (RpPoint){ tween->at[own].x + b->x - a->x, tween->at[own].y + b->y - a->y };
    }
  if (same_data)
    place_in (track->panes[other], tween->shapes[own], &tween->at[other]);
}

/* What a mark or a node has about it goes where that goes. */
static void
complete_by_owner (RpStageTweens *self, RpStageTween *tween)
{
  const RpStageTween *owner = &g_array_index (self->tweens, RpStageTween, tween->owner);
  guint own = tween->shapes[0] != NULL ? 0 : 1, other = 1 - own;
  RpPoint shift = { owner->at[other].x - owner->at[own].x, owner->at[other].y - owner->at[own].y };
  const RpStageTrack *track = tween->track >= 0 ? &g_array_index (self->tracks, RpStageTrack, tween->track) : NULL;

  if (track == NULL)
    return;
  tween->at[other].y = tween->at[own].y + shift.y;
  tween->far[other].y = tween->far[own].y + shift.y;
  if (!track->time)
    tween->at[other].x = tween->at[own].x + shift.x;
}

/* What a lane that both have has in it goes with the lane. */
typedef struct
{
  double y[2];
} Lane;

static int
compare_lanes (gconstpointer a, gconstpointer b, gpointer data)
{
  guint side = GPOINTER_TO_UINT (data);
  double one = ((const Lane *)a)->y[side], other = ((const Lane *)b)->y[side];

  return (one > other) - (one < other);
}

static GArray *
lanes_new (const RpStageTweens *self)
{
  GArray *lanes = g_array_new (FALSE, FALSE, sizeof (Lane));

  for (guint i = 0; i < self->tweens->len; i++)
    {
      const RpStageTween *tween = &g_array_index (self->tweens, RpStageTween, i);
      Lane lane;

      if (tween->single || tween->shapes[0]->role != RP_ROLE_LANE || tween->shapes[0]->geometry != RP_GEOMETRY_TEXT)
        continue;
      lane = (Lane){ { tween->shapes[0]->y, tween->shapes[1]->y } };
      g_array_append_val (lanes, lane);
    }
  return lanes;
}

static double
lane_shift (const GArray *lanes, guint side, double y)
{
  const Lane *lane = NULL;

  for (guint i = 0; i < lanes->len; i++)
    {
      const Lane *next = &g_array_index (lanes, Lane, i);

      if (next->y[side] - 12 > y)
        break;
      lane = next;
    }
  return lane != NULL ? lane->y[1 - side] - lane->y[side] : 0;
}

/* Whether it is a mark of its own with a place in time. */
static gboolean
is_in_lane (const RpStageTweens *self, const RpStageTween *tween)
{
  const RpShape *shape = tween->shapes[0] != NULL ? tween->shapes[0] : tween->shapes[1];

  return tween->single && tween->moves != RP_MOVES_NOT && tween->track >= 0 && tween->owner == RP_NO_PART
         && g_array_index (self->tracks, RpStageTrack, tween->track).time && shape->ref.type != RP_RECORD_NONE;
}

static void
complete_all (RpStageTweens *self)
{
  gboolean same_data = rp_stage_picture_get_state (self->parts[0].picture)->dataset
                       == rp_stage_picture_get_state (self->parts[1].picture)->dataset;
  g_autoptr (GArray) lanes = lanes_new (self);

  for (guint i = 0; i < self->tweens->len; i++)
    {
      RpStageTween *tween = &g_array_index (self->tweens, RpStageTween, i);

      if (tween->single)
        complete (self, tween, same_data);
    }
  for (guint side = 0; side < 2; side++)
    {
      g_array_sort_with_data (lanes, compare_lanes, GUINT_TO_POINTER (side));
      for (guint i = 0; i < self->tweens->len; i++)
        {
          RpStageTween *tween = &g_array_index (self->tweens, RpStageTween, i);
          double shift;

          if (tween->shapes[side] == NULL || !is_in_lane (self, tween))
            continue;
          shift = tween->at[side].y + lane_shift (lanes, side, tween->at[side].y) - tween->at[1 - side].y;
          tween->at[1 - side].y += shift;
          tween->far[1 - side].y += shift;
        }
    }
  for (guint i = 0; i < self->tweens->len; i++)
    {
      RpStageTween *tween = &g_array_index (self->tweens, RpStageTween, i);

      if (tween->single && tween->owner != RP_NO_PART && tween->moves != RP_MOVES_NOT)
        complete_by_owner (self, tween);
    }
}

/* ---- what lies along the time ---- */

static void
set_points (RpStageTweens *self, RpStageTween *tween)
{
  const RpStageTrack *track = tween->track >= 0 ? &g_array_index (self->tracks, RpStageTrack, tween->track) : NULL;
  const RpShape *shape = tween->shapes[0] != NULL ? tween->shapes[0] : tween->shapes[1];

  tween->n_points = shape->n_points;
  tween->curved = shape->curved;
  for (guint side = 0; side < 2; side++)
    {
      RpPoint *points;

      if (tween->shapes[side] != NULL)
        {
          tween->points[side] = tween->shapes[side]->points;
          continue;
        }
      points = g_new (RpPoint, MAX (shape->n_points, 1));
      g_ptr_array_add (self->memory, points);
      for (guint i = 0; i < shape->n_points; i++)
        {
          points[i] = track != NULL ? rp_stage_track_other (track, 1 - side, shape->points[i]) : shape->points[i];
          points[i].y = shape->points[i].y + tween->at[side].y - tween->at[1 - side].y;
        }
      tween->points[side] = points;
    }
}

/* An end that one picture cuts off at its edge is where the other knows it to be. */
static void
set_true_ends (const RpStageTrack *track, RpStageTween *tween)
{
  for (guint side = 0; side < 2; side++)
    {
      const RpStageBox *plot = &track->plots[side];
      double left = rp_stage_track_other (track, 1 - side, tween->at[1 - side]).x;
      double right = rp_stage_track_other (track, 1 - side, tween->far[1 - side]).x;

      if (tween->at[side].x <= plot->x + 1)
        tween->at[side].x = MIN (tween->at[side].x, left);
      if (tween->far[side].x >= plot->x + plot->width - 1)
        tween->far[side].x = MAX (tween->far[side].x, right);
    }
}

/* What a bar has about it goes as its box goes. */
static void
set_in_bars (RpStageTweens *self)
{
  for (guint i = 0; i < self->tweens->len; i++)
    {
      RpStageTween *tween = &g_array_index (self->tweens, RpStageTween, i);
      const RpStageTween *owner
          = tween->owner != RP_NO_PART ? &g_array_index (self->tweens, RpStageTween, tween->owner) : NULL;

      tween->in_bar = owner != NULL && owner->moves == RP_MOVES_ALONG && owner->track >= 0
                      && (tween->moves == RP_MOVES_AT || tween->moves == RP_MOVES_ALONG)
                      && g_array_index (self->tracks, RpStageTrack, owner->track).time
                      && (owner->shapes[0] ? owner->shapes[0] : owner->shapes[1])->geometry == RP_GEOMETRY_RECT;
    }
}

static void
set_along (RpStageTweens *self)
{
  set_in_bars (self);
  for (guint i = 0; i < self->tweens->len; i++)
    {
      RpStageTween *tween = &g_array_index (self->tweens, RpStageTween, i);
      const RpShape *shape = tween->shapes[0] != NULL ? tween->shapes[0] : tween->shapes[1];
      const RpStageTrack *track;
      double left, right;

      if (tween->moves != RP_MOVES_ALONG || tween->track < 0)
        continue;
      if (shape->geometry == RP_GEOMETRY_PATH)
        {
          set_points (self, tween);
          continue;
        }
      track = &g_array_index (self->tracks, RpStageTrack, tween->track);
      if (track->time && tween->single && shape->ref.type != RP_RECORD_NONE && shape->width < LONGEST_UNKNOWN_PX)
        {
          tween->keeps_width = shape->start == RP_END_UNKNOWN || shape->start == RP_END_OPEN;
          tween->right_held = shape->end != RP_END_UNKNOWN && shape->end != RP_END_OPEN;
        }
      if (!track->time || tween->single)
        continue;
      set_true_ends (track, tween);
      left = fabs (rp_stage_track_other (track, 0, tween->at[0]).x - tween->at[1].x);
      right = fabs (rp_stage_track_other (track, 0, tween->far[0]).x - tween->far[1].x);
      tween->true_ends = MAX (left, right) <= SAME_TIME_PX * MAX (track->zoom, 1);
      tween->right_held = right < left;
    }
}

void
rp_stage_tweens_init (RpStageTweens *self, RpStagePicture *from, const RpStageSight *sight, RpStagePicture *to)
{
  g_autoptr (GArray) pairs = NULL;

  *self = (RpStageTweens){ .tracks = rp_stage_tracks_new (from, sight, to),
                           .tweens = g_array_new (FALSE, FALSE, sizeof (RpStageTween)),
                           .memory = g_ptr_array_new_with_free_func (g_free) };
  rp_stage_parts_init (&self->parts[0], from);
  rp_stage_parts_init (&self->parts[1], to);
  pairs = pairs_new (self);
  for (guint i = 0; i < pairs->len; i++)
    {
      RpStageTween tween = tween_of (self, &g_array_index (pairs, Pair, i));

      g_array_append_val (self->tweens, tween);
    }
  join (self, pairs);
  complete_all (self);
  set_along (self);
  rp_stage_tweens_set_ties (self);
  if (from != to)
    rp_stage_tweens_set_fades (self);
}

void
rp_stage_tweens_clear (RpStageTweens *self)
{
  rp_stage_parts_clear (&self->parts[0]);
  rp_stage_parts_clear (&self->parts[1]);
  g_clear_pointer (&self->tracks, g_array_unref);
  g_clear_pointer (&self->tweens, g_array_unref);
  g_clear_pointer (&self->memory, g_ptr_array_unref);
}
