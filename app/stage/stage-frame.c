/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-frame.h"

#include <math.h>
#include <stdlib.h>

/* What shows less than this is left out: no eye misses it while all moves. */
#define LEAST_SEEN 0.025
/* Shapes reach so far beyond their views: rings, strokes. */
#define PANE_SLACK_PX 6.0
/* Nothing is drawn further outside. */
#define CULL_PX 80.0
#define NOWHERE_PX 1e7
#define CALLOUT_AWAY_PX 30.0
/* Where a picture is zoomed so, or its nodes are so far from their places (in parts of the view), its words have no
 * room, or all. */
#define CROWDED_ZOOM 0.45
#define ROOMY_ZOOM 0.85
#define ROOMY_WAY 0.01
#define CROWDED_WAY 0.04

typedef struct
{
  const RpStageTweens *tweens;
  const RpStageNow *nows;
  double part, zoom;
  RpColor paper;
  RpDrawing *drawing;
  RpPoint *spots; /* where each tween's anchor is now */
  double *ends;   /* … and the right end of what lies along the time */
  RpStageBox clip;
  gboolean coarse; /* thousands of shapes: sprites are of whole pixels and few shades, so that they serve again */
  GArray *ties;    /* RpShape: those in a row, up to now */
} Frame;

static double
mix (double a, double b, double part)
{
  return part >= 1 ? b : a + (b - a) * part;
}

static RpPoint
mix_points (RpPoint a, RpPoint b, double part)
{
  return (RpPoint){ mix (a.x, b.x, part), mix (a.y, b.y, part) };
}

/* 0 up to FROM, 1 after TO, smooth between. */
static double
ramp (double part, double from, double to)
{
  double t = CLAMP ((part - from) / (to - from), 0, 1);

  return t * t * (3 - 2 * t);
}

/* From so many ties on they are laid on at once, and from so many shapes on all is coarse. */
#define MANY_TIES 64
#define CROWD_OF_TIES 2000
#define MANY_SHAPES 800
#define SHADES 12.0

/* ---- where ---- */

static RpPoint
place (const Frame *self, const RpStageTween *tween, RpPoint a, RpPoint b)
{
  if (tween->track < 0 || tween->moves == RP_MOVES_NOT)
    {
      RpPoint at = mix_points (a, b, self->part);

      /* it stays in its view; the view may slide */
      if (tween->alone)
        {
          const RpStageTrack *track = &g_array_index (self->tweens->tracks, RpStageTrack, tween->track);

          at.x += self->nows[tween->track].pane.x - (track->panes[0] ? track->panes[0] : track->panes[1])->x;
        }
      return at;
    }
  return rp_stage_track_place (&g_array_index (self->tweens->tracks, RpStageTrack, tween->track),
                               &self->nows[tween->track], self->part, a, b);
}

/* The ends of a box that lies along the time; one that keeps its width (a fixed one of what is not known) does so. */
static void
find_ends (Frame *self, guint i, const RpStageTween *tween)
{
  double width[2] = { tween->far[0].x - tween->at[0].x, tween->far[1].x - tween->at[1].x };
  double left = self->spots[i].x, right = place (self, tween, tween->far[0], tween->far[1]).x;

  if (!tween->single && !tween->true_ends && tween->track >= 0 && self->nows[tween->track].placing[0].flat)
    {
      const RpStageNow *now = &self->nows[tween->track];
      double scaled = MIN (width[0] * now->placing[0].zoom, width[1] * now->placing[1].zoom);
      double wide = MAX (scaled, MIN (width[0], width[1]));

      wide += MAX (width[0] - wide, 0) * (1 - ramp (self->part, 0, 0.3))
              + MAX (width[1] - wide, 0) * ramp (self->part, 0.7, 1);
      if (tween->right_held)
        left = right - wide;
      else
        right = left + wide;
    }
  else if (tween->keeps_width)
    {
      double wide = tween->shapes[0] != NULL ? width[0] : width[1];

      left = tween->right_held ? right - wide : (left + right - wide) / 2;
      right = left + wide;
    }
  /* far outside nothing is seen but a box that goes through */
  self->spots[i].x = CLAMP (left, -NOWHERE_PX, NOWHERE_PX);
  self->ends[i] = CLAMP (right, -NOWHERE_PX, NOWHERE_PX);
}

static void
find_spots (Frame *self)
{
  const GArray *tweens = self->tweens->tweens;

  self->spots = g_new (RpPoint, MAX (tweens->len, 1));
  self->ends = g_new0 (double, MAX (tweens->len, 1));
  for (guint i = 0; i < tweens->len; i++)
    {
      const RpStageTween *tween = &g_array_index (tweens, RpStageTween, i);

      self->spots[i] = place (self, tween, tween->at[0], tween->at[1]);
      if (tween->moves == RP_MOVES_ALONG)
        find_ends (self, i, tween);
    }
}

/* Where X of either picture is in the bar that it belongs to: at its ends px for px, between them in proportion. */
static double
in_bar (const Frame *self, const RpStageTween *tween, const double x[2])
{
  const RpStageTween *bar = &g_array_index (self->tweens->tweens, RpStageTween, tween->owner);
  double left = self->spots[tween->owner].x, right = self->ends[tween->owner], now[2];

  for (guint side = 0; side < 2; side++)
    {
      double from = bar->at[side].x, to = bar->far[side].x;

      now[side] = x[side] <= from ? left + x[side] - from
                  : x[side] >= to ? right + x[side] - to
                                  : left + (x[side] - from) * (right - left) / (to - from);
    }
  if (tween->single)
    return now[tween->shapes[0] != NULL ? 0 : 1];
  return mix (now[0], now[1], self->part);
}

/* ---- how much ---- */

/* Words of a picture that is shrunk, or whose nodes are still far from their places, would stand on one another. */
static double
room (const Frame *self, const RpStageTween *tween, guint side)
{
  double away = side == 0 ? self->part : 1 - self->part;
  const RpStageTrack *track;

  if (tween->track < 0 || tween->moves == RP_MOVES_NOT || tween->alone)
    return 1;
  track = &g_array_index (self->tweens->tracks, RpStageTrack, tween->track);
  return ramp (self->nows[tween->track].placing[side].zoom, CROWDED_ZOOM, ROOMY_ZOOM)
         * (1 - ramp (track->morph * away, ROOMY_WAY, CROWDED_WAY));
}

/* Words go before the next come; marks meet half way. */
static double
presence (const Frame *self, const RpStageTween *tween, gboolean words)
{
  double part = self->part;

  if (words && tween->fade == RP_FADE_OUT)
    return (1 - ramp (part, 0, tween->alone ? 0.4 : 0.3)) * room (self, tween, 0);
  if (words && tween->fade == RP_FADE_IN)
    return ramp (part, tween->alone ? 0.58 : 0.68, 1) * room (self, tween, 1);

  switch ((RpStageFade)tween->fade)
    {
    case RP_FADE_OUT:
      return 1 - (tween->alone ? ramp (part, 0, 0.55) : ramp (part, 0.15, 0.65));
    case RP_FADE_IN:
      return tween->alone ? ramp (part, 0.4, 0.95) : ramp (part, 0.3, 0.8);
    case RP_FADE_THROUGH:
      return MAX ((1 - ramp (part, 0, 0.25)) * room (self, tween, 0), ramp (part, 0.7, 1) * room (self, tween, 1));
    case RP_FADE_NOT:
    default:
      return 1;
    }
}

/* Lines of the axis come to stand closer when all becomes smaller, and would be a grey wall. */
static double
thinned (const Frame *self, const RpStageTween *tween, const RpShape *shape)
{
  guint side = tween->shapes[0] != NULL ? 0 : 1;
  double zoom;

  if (!tween->single || tween->track < 0 || shape->role != RP_ROLE_TICK || tween->moves == RP_MOVES_NOT)
    return 1;
  zoom = self->nows[tween->track].placing[side].zoom;
  return zoom < 1 ? zoom * zoom : 1;
}

static RpColor
mix_colors (RpColor a, RpColor b, double part)
{
  RpColor mixed = 0;

  if (a == b)
    return a;
  /* from or to nothing: its colour stays */
  if ((a & 0xff) == 0)
    a = b & 0xffffff00u;
  if ((b & 0xff) == 0)
    b = a & 0xffffff00u;
  for (int shift = 24; shift >= 0; shift -= 8)
    mixed |= (RpColor)floor (mix ((a >> shift) & 0xff, (b >> shift) & 0xff, part) + 0.5) << shift;
  return mixed;
}

/* A callout goes where what it speaks of leaves its view. */
static double
near_view (const Frame *self, const RpStageTween *tween, RpPoint spot)
{
  const RpStageBox *pane;
  double away;

  if (tween->track < 0)
    return 1;
  pane = &self->nows[tween->track].pane;
  away = MAX (MAX (pane->x - spot.x, spot.x - pane->x - pane->width),
              MAX (pane->y - spot.y, spot.y - pane->y - pane->height));
  return 1 - ramp (away, 0, CALLOUT_AWAY_PX);
}

/* The tween's shape in the picture that the frame is nearer to, of those that have it. */
static const RpShape *
nearer_shape (const Frame *self, const RpStageTween *tween)
{
  const RpShape *a = tween->shapes[0], *b = tween->shapes[1];

  return b == NULL || (a != NULL && self->part < 0.5) ? a : b;
}

/* What a shape is besides where it is: at SPOT. FALSE: nothing of it is seen. */
static gboolean
look (const Frame *self, const RpStageTween *tween, RpPoint spot, RpShape *shape)
{
  const RpShape *a = tween->shapes[0], *b = tween->shapes[1];
  gboolean words = (a != NULL ? a : b)->geometry == RP_GEOMETRY_TEXT;
  double seen;

  *shape = *nearer_shape (self, tween);
  seen = presence (self, tween, words || tween->words || tween->track < 0) * thinned (self, tween, shape);
  if (tween->words)
    seen *= near_view (self, tween, spot);
  if (self->coarse)
    seen = floor (seen * SHADES + 0.5) / SHADES;
  if (seen < LEAST_SEEN || shape->invisible)
    return FALSE;
  if (!tween->single)
    {
      double part = self->coarse ? floor (self->part * SHADES + 0.5) / SHADES : self->part;

      shape->fill = mix_colors (a->fill, b->fill, part);
      shape->stroke = mix_colors (a->stroke, b->stroke, part);
      shape->crowd = mix_colors (a->crowd, b->crowd, part);
      shape->line_width = mix (a->line_width, b->line_width, self->part);
      shape->corner = mix (a->corner, b->corner, self->part);
      shape->picture_ink = mix (a->picture_ink, b->picture_ink, self->part);
      shape->width = mix (a->width, b->width, self->part);
      shape->height = mix (a->height, b->height, self->part);
    }
  if (tween->moves == RP_MOVES_TIE)
    {
      gboolean crowd = self->tweens->n_ties[b != NULL && shape->points == b->points] >= CROWD_OF_TIES;

      if (crowd)
        shape->arrow = shape->arrow_start = FALSE; /* of thousands that move nobody sees the heads */
      else
        shape->crowd = 0; /* the picture has them one by one */
    }
  if (seen >= 1)
    return TRUE;
  if (tween->moves == RP_MOVES_TIE) /* the lowest: on the paper, so that many can be painted at once */
    {
      shape->stroke = rp_color_over (shape->stroke, seen, self->paper);
      if (shape->crowd != 0)
        shape->crowd = rp_color_over (shape->crowd, seen, self->paper);
    }
  else
    {
      shape->fill = rp_color_with_alpha (shape->fill, seen);
      shape->stroke = rp_color_with_alpha (shape->stroke, seen);
    }
  shape->picture_ink *= seen;
  shape->faded = (guint8)floor ((1 - seen) * 255 + 0.5);
  return TRUE;
}

/* ---- shapes ---- */

static gboolean
is_in_sight (const Frame *self, const RpShape *shape)
{
  const RpStageBox *clip = &self->clip;

  return isfinite (shape->x) && isfinite (shape->y) && isfinite (shape->width) && isfinite (shape->height)
         && shape->x < clip->x + clip->width + CULL_PX && shape->x + shape->width > clip->x - CULL_PX
         && shape->y < clip->y + clip->height + CULL_PX && shape->y + shape->height > clip->y - CULL_PX;
}

/* Whole pixels away from where it stands in a picture: letters keep their form while they move. */
static double
crisp (const Frame *self, double value, double still)
{
  return still + floor ((value - still) * self->zoom + 0.5) / self->zoom;
}

static void
set_at (const Frame *self, const RpStageTween *tween, RpPoint spot, RpShape *shape)
{
  const RpShape *still = nearer_shape (self, tween);
  RpPoint offset[2];

  for (guint side = 0; side < 2; side++)
    {
      const RpShape *own = tween->shapes[side] != NULL ? tween->shapes[side] : tween->shapes[1 - side];
      guint of = tween->shapes[side] != NULL ? side : 1 - side;

      offset[side] = (RpPoint){ own->x - tween->at[of].x, own->y - tween->at[of].y };
    }
  offset[0] = mix_points (offset[0], offset[1], self->part);
  shape->x = spot.x + offset[0].x;
  shape->y = spot.y + offset[0].y;
  if (self->coarse && shape->geometry == RP_GEOMETRY_SYMBOL)
    {
      double size = MAX (crisp (self, shape->width, 0), 1 / self->zoom);

      shape->x = crisp (self, shape->x + (shape->width - size) / 2, 0);
      shape->y = crisp (self, shape->y + (shape->height - size) / 2, 0);
      shape->width = shape->height = size;
    }
  if (shape->geometry == RP_GEOMETRY_TEXT)
    {
      shape->x = crisp (self, shape->x, still->x);
      shape->y = crisp (self, shape->y, still->y);
    }
}

/* The points of a shape that keeps its form, moved with it. */
static void
move_points (const Frame *self, const RpStageTween *tween, RpShape *shape)
{
  const RpShape *a = tween->shapes[0], *b = tween->shapes[1],
                *of = shape->points == (a != NULL ? a->points : NULL) ? a : b;
  RpPoint *points = g_newa (RpPoint, of->n_points);

  for (guint i = 0; i < of->n_points; i++)
    points[i] = (RpPoint){ of->points[i].x + shape->x - of->x, of->points[i].y + shape->y - of->y };
  shape->points = rp_drawing_points (self->drawing, points, of->n_points);
}

static void
set_bounds (RpShape *shape)
{
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < shape->n_points; i++)
    {
      left = MIN (left, shape->points[i].x);
      right = MAX (right, shape->points[i].x);
      top = MIN (top, shape->points[i].y);
      bottom = MAX (bottom, shape->points[i].y);
    }
  shape->x = left;
  shape->y = top;
  shape->width = right - left;
  shape->height = bottom - top;
}

static void
set_path_along (const Frame *self, const RpStageTween *tween, RpShape *shape)
{
  RpPoint *points = g_newa (RpPoint, MAX (tween->n_points, 1));

  for (guint i = 0; i < tween->n_points; i++)
    {
      points[i] = place (self, tween, tween->points[0][i], tween->points[1][i]);
      if (tween->in_bar)
        points[i].x = in_bar (self, tween, (double[]){ tween->points[0][i].x, tween->points[1][i].x });
    }
  shape->points = rp_drawing_points (self->drawing, points, tween->n_points);
  shape->n_points = tween->n_points;
  set_bounds (shape);
}

/* A box whose ends are times, or a piece of one. */
static void
set_box_along (const Frame *self, const RpStageTween *tween, guint i, RpShape *shape)
{
  double left = self->spots[i].x, right = self->ends[i];

  if (tween->in_bar)
    {
      left = in_bar (self, tween, (double[]){ tween->at[0].x, tween->at[1].x });
      right = in_bar (self, tween, (double[]){ tween->far[0].x, tween->far[1].x });
    }
  shape->x = left;
  shape->y = self->spots[i].y;
  shape->width = MAX (right - left, 0);
  if (tween->track < 0 || !self->nows[tween->track].placing[0].flat)
    shape->height = MAX (place (self, tween, tween->far[0], tween->far[1]).y - shape->y, 0);
}

static void
set_tie (const Frame *self, const RpStageTween *tween, RpShape *shape)
{
  guint n = MAX (tween->n_points, 2);
  RpPoint *points = g_newa (RpPoint, n), ends[2], nodes[2], across;

  for (guint end = 0; end < 2; end++)
    nodes[end] = tween->ends[end] != RP_NO_PART ? self->spots[tween->ends[end]]
                                                : place (self, tween, tween->rims[0][end], tween->rims[1][end]);
  for (guint end = 0; end < 2; end++)
    {
      RpPoint rim = { 0, 0 };

      if (tween->ends[end] != RP_NO_PART)
        rim = rp_stage_turned (nodes[0], nodes[1], mix_points (tween->rims[0][end], tween->rims[1][end], self->part));
      ends[end] = (RpPoint){ nodes[end].x + rim.x, nodes[end].y + rim.y };
    }
  across = (RpPoint){ ends[1].x - ends[0].x, ends[1].y - ends[0].y };
  points[0] = ends[0];
  points[n - 1] = ends[1];
  for (guint i = 1; i + 1 < n; i++)
    {
      RpPoint way = mix_points (tween->points[0][i - 1], tween->points[1][i - 1], self->part);

      points[i] = (RpPoint){ ends[0].x + way.x * across.x - way.y * across.y,
                             ends[0].y + way.x * across.y + way.y * across.x };
    }
  shape->points = rp_drawing_points (self->drawing, points, n);
  shape->n_points = n;
  shape->curved = tween->curved;
  set_bounds (shape);
}

/* ---- all ---- */

static RpStageBox
clip_of (const Frame *self, const RpStageTween *tween)
{
  const RpStageNow *now;
  RpStageBox box;

  if (!tween->inside || tween->track < 0)
    return (RpStageBox){ 0, 0, 0, 0 };
  now = &self->nows[tween->track];
  box = now->pane;
  if (tween->moves != RP_MOVES_NOT && now->placing[0].flat)
    {
      box.x = now->plot.x;
      box.width = now->pane.x + now->pane.width - now->plot.x;
    }
  return (RpStageBox){ box.x - PANE_SLACK_PX, box.y - PANE_SLACK_PX, box.width + 2 * PANE_SLACK_PX,
                       box.height + 2 * PANE_SLACK_PX };
}

static gboolean
same_box (const RpStageBox *a, const RpStageBox *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

typedef struct
{
  guint last, index;
} TieOrder;

static int
compare_ties (gconstpointer a, gconstpointer b)
{
  const TieOrder *one = a, *other = b;

  if (one->last != other->last)
    return one->last < other->last ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

/* Those of one colour together, since these are laid on at once; of two colours the one above that was above last. */
static void
add_ties (Frame *self)
{
  guint n = self->ties->len;
  const RpShape *ties = (const RpShape *)(gpointer)self->ties->data;
  g_autoptr (GHashTable) last = NULL;
  g_autofree TieOrder *order = NULL;

  if (n == 0)
    return;
  order = g_new (TieOrder, n);
  last = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (last, GUINT_TO_POINTER (ties[i].stroke), GUINT_TO_POINTER (i));
  for (guint i = 0; i < n; i++)
    order[i] = (TieOrder){ GPOINTER_TO_UINT (g_hash_table_lookup (last, GUINT_TO_POINTER (ties[i].stroke))), i };
  if (n >= MANY_TIES)
    qsort (order, n, sizeof *order, compare_ties);
  for (guint i = 0; i < n; i++)
    *rp_drawing_add (self->drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH) = ties[order[i].index];
  g_array_set_size (self->ties, 0);
}

static void
add (Frame *self, guint i)
{
  const RpStageTween *tween = &g_array_index (self->tweens->tweens, RpStageTween, i);
  RpStageBox clip = clip_of (self, tween), last = self->clip;
  RpShape shape;

  if (!look (self, tween, self->spots[i], &shape))
    return;
  self->clip = clip.width > 0
                   ? clip
                   : (RpStageBox){ 0, 0, rp_drawing_get_width (self->drawing), rp_drawing_get_height (self->drawing) };
  if (tween->moves == RP_MOVES_TIE)
    set_tie (self, tween, &shape);
  else if (tween->moves == RP_MOVES_ALONG && shape.geometry == RP_GEOMETRY_PATH)
    set_path_along (self, tween, &shape);
  else if (tween->moves == RP_MOVES_ALONG)
    set_box_along (self, tween, i, &shape);
  else
    {
      RpPoint spot = self->spots[i];

      if (tween->in_bar)
        spot.x = in_bar (self, tween, (double[]){ tween->at[0].x, tween->at[1].x });
      set_at (self, tween, spot, &shape);
      if (shape.n_points > 0)
        move_points (self, tween, &shape);
    }
  if (!is_in_sight (self, &shape))
    {
      self->clip = last;
      return;
    }
  if (tween->moves != RP_MOVES_TIE || !same_box (&self->clip, &last))
    add_ties (self);
  if (!same_box (&self->clip, &last))
    rp_drawing_clip (self->drawing, self->clip.x, self->clip.y, self->clip.width, self->clip.height);
  if (tween->moves == RP_MOVES_TIE)
    g_array_append_val (self->ties, shape);
  else
    *rp_drawing_add (self->drawing, shape.role, shape.geometry) = shape;
}

RpDrawing *
rp_stage_frame (const RpStageTweens *tweens, const RpStageNow *nows, double part)
{
  RpDrawing *from = rp_stage_picture_get_drawing (tweens->parts[0].picture);
  RpDrawing *to = rp_stage_picture_get_drawing (tweens->parts[1].picture);
  Frame self = { .tweens = tweens, .nows = nows, .part = part, .zoom = MAX (rp_drawing_get_zoom (to), 1e-3) };

  self.paper = mix_colors (rp_drawing_get_background (from), rp_drawing_get_background (to), part);
  self.drawing = rp_drawing_new (rp_drawing_get_width (to), rp_drawing_get_height (to), self.paper);
  rp_drawing_set_zoom (self.drawing, rp_drawing_get_zoom (to));
  rp_drawing_expect (self.drawing, tweens->tweens->len);
  rp_drawing_keep (self.drawing, rp_drawing_ref (from), (GDestroyNotify)rp_drawing_unref);
  rp_drawing_keep (self.drawing, rp_drawing_ref (to), (GDestroyNotify)rp_drawing_unref);
  rp_drawing_set_many_lines (self.drawing, MANY_TIES);
  self.coarse = tweens->tweens->len >= MANY_SHAPES;
  self.ties = g_array_new (FALSE, FALSE, sizeof (RpShape));
  find_spots (&self);
  for (guint i = 0; i < tweens->tweens->len; i++)
    add (&self, i);
  add_ties (&self);
  g_array_unref (self.ties);
  g_free (self.spots);
  g_free (self.ends);
  return self.drawing;
}
