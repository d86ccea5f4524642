/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-moves.h"

#include "stage-card.h"
#include "stage-transition.h"

/* Of the picture's width and height a card takes at most. */
#define CARD_WIDTH 0.36
#define CARD_HEIGHT 0.72
#define CARD_MARGIN_PX 24.0

struct _RpStageMoves
{
  RpStagePicture *seen;   /* what was shown last; nullable */
  RpStageSight sight;     /* and how it was moved */
  RpStageTransition *way; /* NULL: nothing glides */
  gint64 begun_us;
  RpStageMotion *motion; /* of the picture below; nullable */
  RpStagePicture *moved;
  RpStagePicture *carded; /* what the card was made of; nullable */
  RpRecordRef card_of;
  RpDrawing *card;
  GdkTexture *card_texture;
  int card_px;
};

RpStageMoves *
rp_stage_moves_new (void)
{
  RpStageMoves *self = g_new0 (RpStageMoves, 1);

  self->sight = rp_stage_sight ();
  return self;
}

static void
forget_motion (RpStageMoves *self)
{
  g_clear_pointer (&self->motion, rp_stage_motion_free);
  g_clear_pointer (&self->moved, rp_stage_picture_unref);
}

static void
forget_card (RpStageMoves *self)
{
  g_clear_object (&self->card_texture);
  g_clear_pointer (&self->card, rp_drawing_unref);
  g_clear_pointer (&self->carded, rp_stage_picture_unref);
}

void
rp_stage_moves_free (RpStageMoves *self)
{
  if (self == NULL)
    return;
  forget_motion (self);
  forget_card (self);
  g_clear_pointer (&self->way, rp_stage_transition_free);
  g_clear_pointer (&self->seen, rp_stage_picture_unref);
  g_free (self);
}

/* ---- from scene to scene ---- */

static gboolean
same_size (RpStagePicture *a, RpStagePicture *b)
{
  const RpStageOptions *one = rp_stage_picture_get_options (a), *two = rp_stage_picture_get_options (b);

  return one->width == two->width && one->height == two->height && one->theme == two->theme;
}

void
rp_stage_moves_follow (RpStageMoves *self, RpStageLive *live, gboolean glide, gint64 now_us)
{
  RpStagePicture *picture = rp_stage_live_get_picture (live);

  if (picture != NULL && picture != self->seen)
    {
      /* what a hand has brought there is there */
      gboolean led = glide && self->seen != NULL && same_size (self->seen, picture)
                     && (rp_stage_sight_is_still (&self->sight) || !rp_stage_live_is_exploring (live));

      g_clear_pointer (&self->way, rp_stage_transition_free);
      if (led)
        self->way = rp_stage_transition_new (self->seen, &self->sight, picture);
      self->begun_us = now_us;
      rp_stage_picture_ref (picture);
      g_clear_pointer (&self->seen, rp_stage_picture_unref);
      self->seen = picture;
    }
  self->sight = *rp_stage_live_get_sight (live);
  if (!rp_stage_sight_is_still (&self->sight))
    g_clear_pointer (&self->way, rp_stage_transition_free);
}

gboolean
rp_stage_moves_is_gliding (RpStageMoves *self)
{
  return self->way != NULL;
}

static GdkTexture *
paint (RpDrawing *drawing, int width_px)
{
  return rp_picture_paint (drawing, width_px / (rp_drawing_get_width (drawing) * rp_drawing_get_zoom (drawing)));
}

GdkTexture *
rp_stage_moves_get (RpStageMoves *self, RpStageLive *live, gint64 now_us, int width_px)
{
  RpStagePicture *picture = rp_stage_live_get_picture (live);
  const RpStageSight *sight = rp_stage_live_get_sight (live);
  g_autoptr (RpDrawing) drawing = NULL;

  if (self->way != NULL)
    {
      double t
          = (double)MAX (0, now_us - self->begun_us) / G_USEC_PER_SEC / rp_stage_transition_get_duration (self->way);

      if (t < 1)
        drawing = rp_stage_transition_frame (self->way, t);
      else
        g_clear_pointer (&self->way, rp_stage_transition_free);
    }
  if (drawing == NULL && !rp_stage_sight_is_still (sight))
    {
      if (self->moved != picture)
        {
          forget_motion (self);
          self->moved = rp_stage_picture_ref (picture);
          self->motion = rp_stage_motion_new (picture);
        }
      drawing = rp_stage_motion_frame (self->motion, sight);
    }
  return drawing != NULL ? paint (drawing, width_px) : NULL;
}

/* ---- the card ---- */

/* It stands at the side that what it is about does not. */
static gboolean
is_left (RpDrawing *drawing, RpRecordRef ref)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (rp_record_ref_equal (shape->ref, ref) && shape->width > 0)
        return shape->x + shape->width / 2 < rp_drawing_get_width (drawing) / 2;
    }
  return TRUE;
}

static void
place_card (RpStageMoves *self, graphene_rect_t *place)
{
  RpDrawing *drawing = rp_stage_picture_get_drawing (self->carded);
  double width = rp_drawing_get_width (self->card), height = rp_drawing_get_height (self->card);
  double x
      = is_left (drawing, self->card_of) ? rp_drawing_get_width (drawing) - width - CARD_MARGIN_PX : CARD_MARGIN_PX;

  graphene_rect_init (place, (float)x, (float)((rp_drawing_get_height (drawing) - height) / 2), (float)width,
                      (float)height);
}

GdkTexture *
rp_stage_moves_get_card (RpStageMoves *self, RpStageLive *live, int width_px, graphene_rect_t *place)
{
  RpStagePicture *picture = rp_stage_live_get_picture (live);
  RpRecordRef picked = rp_stage_live_get_picked (live);
  RpDrawing *drawing = rp_stage_picture_get_drawing (picture);

  if (picked.type == RP_RECORD_NONE)
    {
      forget_card (self);
      return NULL;
    }
  if (self->carded != picture || !rp_record_ref_equal (self->card_of, picked))
    {
      forget_card (self);
      self->carded = rp_stage_picture_ref (picture);
      self->card_of = picked;
      self->card = rp_stage_card (picture, picked, rp_drawing_get_width (drawing) * CARD_WIDTH,
                                  rp_drawing_get_height (drawing) * CARD_HEIGHT);
    }
  if (self->card == NULL)
    return NULL;
  if (self->card_texture == NULL || self->card_px != width_px)
    {
      double part = rp_drawing_get_width (self->card) / rp_drawing_get_width (drawing);

      g_clear_object (&self->card_texture);
      self->card_texture = paint (self->card, MAX (1, (int)(width_px * part + 0.5)));
      self->card_px = width_px;
    }
  place_card (self, place);
  return self->card_texture;
}
