/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-transition.h"

#include "stage-frame.h"

/* How long a way is taken for a second: van Wijk and Nuij's readers liked about one; a room that waits, more. */
#define SECONDS_PER_LENGTH 0.42
/* So little of the way goes at even speed: from standing still, a frame's step would be three times the first one's. */
#define EVEN_SHARE 0.05

struct _RpStageTransition
{
  RpStageTweens tweens;
  RpStageNow *nows; /* scratch, one for each track */
  double duration;
  gboolean moved; /* by hand, before it began */
};

RpStageTransition *
rp_stage_transition_new (RpStagePicture *from, const RpStageSight *sight, RpStagePicture *to)
{
  RpStageTransition *self = g_new0 (RpStageTransition, 1);
  double length = 0;

  rp_stage_tweens_init (&self->tweens, from, sight, to);
  self->nows = g_new0 (RpStageNow, MAX (self->tweens.tracks->len, 1));
  self->moved = sight != NULL && !rp_stage_sight_is_still (sight);
  for (guint i = 0; i < self->tweens.tracks->len; i++)
    length = MAX (length, rp_stage_track_length (&g_array_index (self->tweens.tracks, RpStageTrack, i)));
  self->duration
      = CLAMP (RP_TRANSITION_LEAST_S + SECONDS_PER_LENGTH * length, RP_TRANSITION_LEAST_S, RP_TRANSITION_MOST_S);
  return self;
}

void
rp_stage_transition_free (RpStageTransition *self)
{
  rp_stage_tweens_clear (&self->tweens);
  g_free (self->nows);
  g_free (self);
}

double
rp_stage_transition_get_duration (const RpStageTransition *self)
{
  return self->duration;
}

double
rp_stage_transition_get_progress (const RpStageTransition *self, double t)
{
  (void)self;
  t = CLAMP (t, 0, 1);
  if (t >= 1)
    return 1;
  return (1 - EVEN_SHARE) * t * t * (3 - 2 * t) + EVEN_SHARE * t;
}

RpDrawing *
rp_stage_transition_frame (RpStageTransition *self, double t)
{
  double part = rp_stage_transition_get_progress (self, t);

  if (t >= 1)
    return rp_drawing_ref (rp_stage_picture_get_drawing (self->tweens.parts[1].picture));
  if (t <= 0 && !self->moved)
    return rp_drawing_ref (rp_stage_picture_get_drawing (self->tweens.parts[0].picture));
  for (guint i = 0; i < self->tweens.tracks->len; i++)
    self->nows[i] = rp_stage_track_at (&g_array_index (self->tweens.tracks, RpStageTrack, i), part);
  return rp_stage_frame (&self->tweens, self->nows, part);
}

/* ---- by hand ---- */

struct _RpStageMotion
{
  RpStageTweens tweens;
  RpStageNow *nows;
};

RpStageMotion *
rp_stage_motion_new (RpStagePicture *picture)
{
  RpStageMotion *self = g_new0 (RpStageMotion, 1);

  rp_stage_tweens_init (&self->tweens, picture, NULL, picture);
  self->nows = g_new0 (RpStageNow, MAX (self->tweens.tracks->len, 1));
  return self;
}

void
rp_stage_motion_free (RpStageMotion *self)
{
  rp_stage_tweens_clear (&self->tweens);
  g_free (self->nows);
  g_free (self);
}

RpDrawing *
rp_stage_motion_frame (RpStageMotion *self, const RpStageSight *sight)
{
  const RpStageCamera still = { 1, 0, 0 };

  if (rp_stage_sight_is_still (sight))
    return rp_drawing_ref (rp_stage_picture_get_drawing (self->tweens.parts[0].picture));
  for (guint i = 0; i < self->tweens.tracks->len; i++)
    self->nows[i] = rp_stage_track_moved (&g_array_index (self->tweens.tracks, RpStageTrack, i),
                                          i < RP_STAGE_MOST_PANES ? &sight->panes[i] : &still);
  return rp_stage_frame (&self->tweens, self->nows, 1);
}
