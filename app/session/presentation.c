/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "presentation.h"

struct _RpPresentation
{
  GObject parent_instance;
  RpBriefing *briefing;
  guint scene, stage;
  guint first; /* the scene at which the clock stood still: on leaving it it began */
  gboolean blank, frozen;
  gint64 started_at; /* 0: the clock has not begun */
  gint64 held_at;    /* 0: it is not held */
  gint64 entered;    /* elapsed when the scene was come to, µs */
};

G_DEFINE_FINAL_TYPE (RpPresentation, rp_presentation, G_TYPE_OBJECT)

static guint changed_id;

static void
tell (RpPresentation *self, guint what)
{
  if (what != 0)
    g_signal_emit (self, changed_id, 0, what);
}

static void
rp_presentation_finalize (GObject *object)
{
  RpPresentation *self = RP_PRESENTATION (object);

  g_clear_pointer (&self->briefing, rp_briefing_unref);
  G_OBJECT_CLASS (rp_presentation_parent_class)->finalize (object);
}

static void
rp_presentation_class_init (RpPresentationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rp_presentation_finalize;
  changed_id = g_signal_new ("changed", RP_TYPE_PRESENTATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                             G_TYPE_UINT);
}

static void
rp_presentation_init (G_GNUC_UNUSED RpPresentation *self)
{
}

RpPresentation *
rp_presentation_new (RpBriefing *briefing, guint first)
{
  RpPresentation *self;

  g_return_val_if_fail (rp_briefing_n_scenes (briefing) > 0, NULL);

  self = g_object_new (RP_TYPE_PRESENTATION, NULL);
  self->briefing = rp_briefing_ref (briefing);
  self->scene = self->stage = self->first = MIN (first, rp_briefing_n_scenes (briefing) - 1);
  return self;
}

RpBriefing *
rp_presentation_get_briefing (RpPresentation *self)
{
  return self->briefing;
}

guint
rp_presentation_get_scene (RpPresentation *self)
{
  return self->scene;
}

guint
rp_presentation_get_stage (RpPresentation *self)
{
  return self->stage;
}

gboolean
rp_presentation_is_blank (RpPresentation *self)
{
  return self->blank;
}

gboolean
rp_presentation_is_frozen (RpPresentation *self)
{
  return self->frozen;
}

/* ---- where ---- */

/* The clock begins when one leaves the scene at which it stands still; the presenter who looks ahead before the
 * audience sees anything has not begun. */
static guint
start_clock (RpPresentation *self, gint64 now_us)
{
  if (self->started_at != 0 || self->frozen)
    return 0;
  self->started_at = MAX (1, now_us);
  self->first = self->scene;
  self->held_at = 0;
  return RP_PRESENTATION_CLOCK;
}

gboolean
rp_presentation_go (RpPresentation *self, guint index, gint64 now_us)
{
  guint what = RP_PRESENTATION_SCENE;

  if (index >= rp_briefing_n_scenes (self->briefing) || index == self->scene)
    return FALSE;
  what |= start_clock (self, now_us);
  self->scene = index;
  self->entered = rp_presentation_get_elapsed (self, now_us);
  if (!self->frozen)
    {
      self->stage = index;
      self->blank = FALSE;
      what |= RP_PRESENTATION_STAGE;
    }
  tell (self, what);
  return TRUE;
}

gboolean
rp_presentation_step (RpPresentation *self, int direction, gint64 now_us)
{
  if (direction < 0 && self->scene == 0)
    return FALSE;
  return rp_presentation_go (self, direction < 0 ? self->scene - 1 : self->scene + 1, now_us);
}

void
rp_presentation_set_blank (RpPresentation *self, gboolean blank)
{
  if (self->blank == blank)
    return;
  self->blank = blank;
  tell (self, RP_PRESENTATION_STAGE);
}

void
rp_presentation_set_frozen (RpPresentation *self, gboolean frozen)
{
  if (self->frozen == frozen)
    return;
  self->frozen = frozen;
  if (!frozen)
    self->stage = self->scene;
  tell (self, RP_PRESENTATION_STAGE);
}

/* ---- the time ---- */

gint64
rp_presentation_get_elapsed (RpPresentation *self, gint64 now_us)
{
  if (self->started_at == 0)
    return 0;
  return MAX (0, (self->held_at != 0 ? self->held_at : now_us) - self->started_at);
}

gboolean
rp_presentation_is_running (RpPresentation *self)
{
  return self->started_at != 0 && self->held_at == 0;
}

void
rp_presentation_hold (RpPresentation *self, gboolean held, gint64 now_us)
{
  if (self->started_at == 0 || (self->held_at != 0) == held)
    return;
  if (held)
    self->held_at = MAX (1, now_us);
  else
    {
      self->started_at += now_us - self->held_at;
      self->held_at = 0;
    }
  tell (self, RP_PRESENTATION_CLOCK);
}

void
rp_presentation_reset_clock (RpPresentation *self)
{
  self->started_at = self->held_at = self->entered = 0;
  self->first = self->scene;
  tell (self, RP_PRESENTATION_CLOCK);
}

/* One is behind by what the scenes before took too long, and by what this one has taken beyond its own time; ahead by
 * what is left of the plan when it is entered. */
gboolean
rp_presentation_get_pace (RpPresentation *self, gint64 now_us, double *behind_s)
{
  double planned = 0, here = rp_briefing_get_scene (self->briefing, self->scene)->duration_s;
  double entered_s = (double)self->entered / G_USEC_PER_SEC;
  double elapsed_s = (double)rp_presentation_get_elapsed (self, now_us) / G_USEC_PER_SEC;

  *behind_s = 0;
  if (!(rp_briefing_get_duration (self->briefing) > 0))
    return FALSE;
  /* what was before the clock is none of its time, and neither is the scene at which it began */
  for (guint i = self->first + 1; i < self->scene; i++)
    planned += rp_briefing_get_scene (self->briefing, i)->duration_s;
  *behind_s = self->scene > self->first ? entered_s - planned : 0;
  if (self->scene > self->first && elapsed_s - entered_s > here)
    *behind_s += elapsed_s - entered_s - here;
  return TRUE;
}
