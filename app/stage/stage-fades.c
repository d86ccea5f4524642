/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fades on the way and what need not. */
#include "stage-tweens.h"

/* Where two texts would meet on the way is looked for at these parts of it. */
static const double looked_at[] = { 0.12, 0.25, 0.37, 0.5, 0.63, 0.75, 0.88 };

static gboolean
beyond (const RpStageTrack *track, const RpStageTween *tween, guint side)
{
  const RpStageBox *plot = &track->plots[side];
  const RpShape *shape = tween->shapes[1 - side];
  double half = tween->moves == RP_MOVES_AT ? shape->width / 2 : 0;
  double left = tween->at[side].x - half, right = left + 2 * half;
  double top = tween->at[side].y - half, bottom = top + 2 * half;

  if (tween->moves == RP_MOVES_ALONG)
    {
      right = tween->far[side].x;
      bottom = tween->far[side].y;
    }
  return right < plot->x || left > plot->x + plot->width
         || (track->plane && (bottom < plot->y || top > plot->y + plot->height));
}

static RpStageBox
box_of (const RpShape *shape, RpPoint shift)
{
  return (RpStageBox){ shape->x - shift.x, shape->y - shift.y, shape->width, shape->height };
}

static gboolean
overlap (const RpStageBox *a, const RpStageBox *b)
{
  return a->x + a->width > b->x + 1 && b->x + b->width > a->x + 1 && a->y + a->height > b->y + 2
         && b->y + b->height > a->y + 2;
}

/* A name that changes the side of its mark would go right over it. */
static gboolean
crosses_owner (const RpStageTweens *self, const RpStageTween *tween)
{
  const RpStageTween *owner
      = tween->owner != RP_NO_PART ? &g_array_index (self->tweens, RpStageTween, tween->owner) : NULL;
  RpStageBox names[2], marks[2];

  if (owner == NULL || tween->single || owner->single || tween->shapes[0]->geometry != RP_GEOMETRY_TEXT)
    return FALSE;
  for (guint side = 0; side < 2; side++)
    {
      names[side] = box_of (tween->shapes[side], tween->at[side]);
      marks[side] = box_of (owner->shapes[side], tween->at[side]);
      if (overlap (&names[side], &marks[side]))
        return FALSE;
    }
  for (guint step = 1; step < 4; step++)
    {
      double part = step / 4.0;
      RpStageBox name = { names[0].x + (names[1].x - names[0].x) * part, names[0].y + (names[1].y - names[0].y) * part,
                          names[1].width, names[1].height };

      if (overlap (&name, &marks[0]) || overlap (&name, &marks[1]))
        return TRUE;
    }
  return FALSE;
}

/* What the camera itself brings in and takes out of sight is there all the while. */
static void
set_fades (RpStageTweens *self)
{
  for (guint i = 0; i < self->tweens->len; i++)
    {
      RpStageTween *tween = &g_array_index (self->tweens, RpStageTween, i);
      const RpStageTrack *track;

      if (crosses_owner (self, tween))
        tween->fade = RP_FADE_THROUGH;
      if (!tween->single || tween->track < 0 || tween->moves == RP_MOVES_NOT || tween->moves == RP_MOVES_TIE)
        continue;
      track = &g_array_index (self->tracks, RpStageTrack, tween->track);
      if ((track->time || track->plane)
          && (tween->shapes[0] ? tween->shapes[0] : tween->shapes[1])->geometry != RP_GEOMETRY_TEXT
          && beyond (track, tween, tween->shapes[0] != NULL ? 1 : 0))
        tween->fade = RP_FADE_NOT;
    }
}

typedef struct
{
  guint tween;
  RpStageBox box;
} Word;

static int
compare_words (gconstpointer a, gconstpointer b)
{
  double one = ((const Word *)a)->box.x, other = ((const Word *)b)->box.x;

  return (one > other) - (one < other);
}

static RpStageBox
word_at (const RpStageTweens *self, const RpStageTween *tween, const RpStageNow *nows, double part)
{
  const RpShape *shape = tween->shapes[1];
  RpPoint a = tween->at[0], b = tween->at[1];
  double dx = tween->shapes[0]->x - a.x, dy = tween->shapes[0]->y - a.y;

  a = tween->track >= 0 && tween->moves != RP_MOVES_NOT
          ? rp_stage_track_place (&g_array_index (self->tracks, RpStageTrack, tween->track), &nows[tween->track], part,
                                  a, b)
          : (RpPoint){ a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part };
  dx += (shape->x - tween->at[1].x - dx) * part;
  dy += (shape->y - tween->at[1].y - dy) * part;
  return (RpStageBox){ a.x + dx, a.y + dy, shape->width, shape->height };
}

/* Texts that go from place to place but would meet another on the way fade and come again. */
static void
part_words_at (RpStageTweens *self, double part, GArray *words)
{
  g_autofree RpStageNow *nows = g_new0 (RpStageNow, MAX (self->tracks->len, 1));

  for (guint i = 0; i < self->tracks->len; i++)
    nows[i] = rp_stage_track_at (&g_array_index (self->tracks, RpStageTrack, i), part);
  g_array_set_size (words, 0);
  for (guint i = 0; i < self->tweens->len; i++)
    {
      const RpStageTween *tween = &g_array_index (self->tweens, RpStageTween, i);
      Word word = { i, { 0 } };

      if (tween->single || tween->fade != RP_FADE_NOT || tween->shapes[1]->geometry != RP_GEOMETRY_TEXT)
        continue;
      word.box = word_at (self, tween, nows, part);
      g_array_append_val (words, word);
    }
  g_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    for (guint j = i + 1; j < words->len; j++)
      {
        const Word *one = &g_array_index (words, Word, i), *other = &g_array_index (words, Word, j);
        RpStageTween *a = &g_array_index (self->tweens, RpStageTween, one->tween);
        RpStageTween *b = &g_array_index (self->tweens, RpStageTween, other->tween);

        if (other->box.x > one->box.x + one->box.width)
          break;
        if (a->fade != RP_FADE_NOT || b->fade != RP_FADE_NOT || !overlap (&one->box, &other->box))
          continue;
        if (a->moves == RP_MOVES_NOT || (b->moves != RP_MOVES_NOT && one->tween < other->tween))
          b->fade = RP_FADE_THROUGH;
        else
          a->fade = RP_FADE_THROUGH;
      }
}

/* A mark's words fade together. */
static void
join_words (RpStageTweens *self)
{
  g_autofree gboolean *fading = g_new0 (gboolean, MAX (self->tweens->len, 1));

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->tweens->len; i++)
      {
        RpStageTween *tween = &g_array_index (self->tweens, RpStageTween, i);
        const RpShape *shape = tween->shapes[0] != NULL ? tween->shapes[0] : tween->shapes[1];

        if (tween->owner == RP_NO_PART || shape->geometry != RP_GEOMETRY_TEXT)
          continue;
        if (pass == 0 && shape->role == RP_ROLE_LABEL && tween->fade != RP_FADE_NOT)
          fading[tween->owner] = TRUE;
        if (pass == 1 && fading[tween->owner] && tween->fade == RP_FADE_NOT)
          tween->fade = RP_FADE_THROUGH;
      }
}

void
rp_stage_tweens_set_fades (RpStageTweens *self)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));

  set_fades (self);
  for (guint i = 0; i < G_N_ELEMENTS (looked_at); i++)
    part_words_at (self, looked_at[i], words);
  join_words (self);
}
