/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-cameras.h"

#include <math.h>

/* A view that comes or goes slides by so much. */
#define SLIDE_PX 48.0
#define SLIDE_LENGTH 1.2 /* as if it were such a way */
#define MOST_SAMPLES 4096
/* The networks lie otherwise: what remains of the nodes' ways when one is laid on the other, in parts of its extent. */
#define MOST_AWAY 0.2
#define FARTHEST_PX 1e15

/* ---- how two networks lie on each other ---- */

typedef struct
{
  guint n;
  RpPoint from, to; /* sums, then means */
  double spread, with, to_spread;
  RpPoint from_squares, to_squares;
} Fit;

typedef void (*Visit) (Fit *fit, RpPoint a, RpPoint b);

static void
visit_means (Fit *fit, RpPoint a, RpPoint b)
{
  fit->n++;
  fit->from = (RpPoint){ fit->from.x + a.x, fit->from.y + a.y };
  fit->to = (RpPoint){ fit->to.x + b.x, fit->to.y + b.y };
}

static void
visit_spread (Fit *fit, RpPoint a, RpPoint b)
{
  RpPoint one = { a.x - fit->from.x, a.y - fit->from.y }, other = { b.x - fit->to.x, b.y - fit->to.y };

  fit->from_squares = (RpPoint){ fit->from_squares.x + one.x * one.x, fit->from_squares.y + one.y * one.y };
  fit->to_squares = (RpPoint){ fit->to_squares.x + other.x * other.x, fit->to_squares.y + other.y * other.y };
  fit->spread += one.x * one.x + one.y * one.y;
  fit->with += one.x * other.x + one.y * other.y;
  fit->to_spread += other.x * other.x + other.y * other.y;
}

static RpPoint
in_picture (const RpStagePane *pane, RpPoint place)
{
  return (RpPoint){ place.x * pane->sight.zoom + pane->sight.x + pane->x,
                    place.y * pane->sight.zoom + pane->sight.y + pane->y };
}

/* All entities that have a place in both. */
static void
each_place (const RpStageTrack *self, guint n_entities, Visit visit, Fit *fit)
{
  guint step = MAX (n_entities / MOST_SAMPLES, 1);

  for (guint i = 0; i < n_entities; i += step)
    {
      RpPoint a = rp_network_place_of (self->panes[0]->network, i),
              b = rp_network_place_of (self->panes[1]->network, i);

      if (isfinite (a.x) && isfinite (a.y) && isfinite (b.x) && isfinite (b.y))
        visit (fit, in_picture (self->panes[0], a), in_picture (self->panes[1], b));
    }
}

static RpPoint
spread_of (RpPoint squares, guint n)
{
  return (RpPoint){ MAX (sqrt (squares.x / MAX (n, 1)), 1), MAX (sqrt (squares.y / MAX (n, 1)), 1) };
}

/* The zoom and shift that lay the first picture's network on the second's; where they do not fit, the panes on each
 * other. */
static void
lay_networks (RpStageTrack *self, guint n_entities)
{
  const RpStagePane *a = self->panes[0], *b = self->panes[1];
  Fit fit = { 0 };
  double zoom = a->sight.zoom > 0 ? b->sight.zoom / a->sight.zoom : 1, rest = 0;

  each_place (self, n_entities, visit_means, &fit);
  if (fit.n > 0)
    {
      fit.from = (RpPoint){ fit.from.x / fit.n, fit.from.y / fit.n };
      fit.to = (RpPoint){ fit.to.x / fit.n, fit.to.y / fit.n };
      each_place (self, n_entities, visit_spread, &fit);
      if (fit.spread > 1 && fit.with > 0)
        zoom = fit.with / fit.spread;
      rest = fit.to_spread > 1 ? MAX (1 - fit.with * fit.with / (fit.spread * fit.to_spread), 0) : 0;
    }
  self->middles[0] = fit.from;
  self->middles[1] = fit.to;
  self->spreads[0] = spread_of (fit.from_squares, fit.n);
  self->spreads[1] = spread_of (fit.to_squares, fit.n);
  self->turning = fit.n > 2 && rest > MOST_AWAY * MOST_AWAY;
  self->morph = sqrt (rest * fit.to_spread / MAX (fit.n, 1)) / b->width;
  if (fit.n > 0 && (fit.spread <= 1 || fit.with > 0) && rest <= MOST_AWAY * MOST_AWAY && zoom > 0 && isfinite (zoom))
    {
      self->zoom = zoom;
      self->shift = (RpPoint){ fit.to.x - zoom * fit.from.x, fit.to.y - zoom * fit.from.y };
      return;
    }
  self->zoom = b->width / a->width;
  self->shift = (RpPoint){ b->x - self->zoom * a->x, b->y + b->height / 2 - self->zoom * (a->y + a->height / 2) };
}

/* ---- tracks ---- */

static RpPoint
middle_of (const RpStageBox *box)
{
  return (RpPoint){ box->x + box->width / 2, box->y + box->height / 2 };
}

static RpStageBox
box_of (const RpStagePane *pane)
{
  if (pane->layout != NULL)
    return (RpStageBox){ pane->left, pane->y, MAX (pane->right - pane->left, 1), pane->height };
  return (RpStageBox){ pane->x, pane->y, MAX (pane->width, 1), pane->height };
}

static double
time_at (const RpStagePane *pane, double x)
{
  return rp_time_scale_time (&pane->scale, x - pane->left);
}

static double
bounded (double x)
{
  return isfinite (x) ? CLAMP (x, -FARTHEST_PX, FARTHEST_PX) : 0;
}

static double
x_at (const RpStagePane *pane, double time)
{
  return bounded (pane->left + rp_time_scale_x (&pane->scale, time));
}

/* What the second picture has in sight of the time, in px of the first. */
static void
lay_times (RpStageTrack *self)
{
  const RpStagePane *a = self->panes[0], *b = self->panes[1];
  double from = time_at (b, b->left), to = time_at (b, b->right), left = x_at (a, from), right = x_at (a, to);
  /* it may all lie in a fold of the first */
  double width = MAX (right - left, (to - from) * a->scale.px_per_second);

  if (!(width > 0) || !isfinite (width))
    width = self->plots[0].width;
  self->zoom = self->plots[1].width / width;
  self->shift.x = self->plots[1].x - self->zoom * ((left + right) / 2 - width / 2);
}

static void
find_path (RpStageTrack *self)
{
  RpPoint start = middle_of (&self->plots[0]), end = middle_of (&self->plots[1]);
  const RpStageCamera *camera = &self->begin;
  double width = self->plots[0].width / camera->zoom;

  start = (RpPoint){ (start.x - camera->dx) / camera->zoom, (start.y - camera->dy) / camera->zoom };
  end = (RpPoint){ (end.x - self->shift.x) / self->zoom, (end.y - self->shift.y) / self->zoom };
  if (!self->plane)
    start.y = end.y = 0;
  self->path = rp_zoom_path (start, width, end, self->plots[1].width / self->zoom);
}

static RpStageTrack
track_new (const RpStagePane *from, const RpStageCamera *camera, const RpStagePane *to, guint n_entities)
{
  RpStageTrack self
      = { .panes = { from, to }, .zoom = 1, .begin = camera != NULL ? *camera : (RpStageCamera){ 1, 0, 0 } };

  if (from == NULL || to == NULL)
    {
      self.plots[0] = self.plots[1] = box_of (from != NULL ? from : to);
      self.path = rp_zoom_path ((RpPoint){ 0, 0 }, 1, (RpPoint){ 0, 0 }, 1);
      return self;
    }
  self.time = from->layout != NULL && to->layout != NULL;
  self.plane = from->network != NULL && to->network != NULL;
  self.plots[0] = box_of (from);
  self.plots[1] = box_of (to);
  if (self.time)
    lay_times (&self);
  else if (self.plane)
    lay_networks (&self, n_entities);
  else
    {
      self.path = rp_zoom_path ((RpPoint){ 0, 0 }, 1, (RpPoint){ 0, 0 }, 1);
      return self;
    }
  find_path (&self);
  return self;
}

static const RpStagePane *
pane_of_view (RpStagePicture *picture, RpViewName view, guint *index)
{
  for (*index = 0; *index < rp_stage_picture_n_panes (picture); ++*index)
    if (rp_stage_picture_get_pane (picture, *index)->view == view)
      return rp_stage_picture_get_pane (picture, *index);
  return NULL;
}

GArray *
rp_stage_tracks_new (RpStagePicture *from, const RpStageSight *sight, RpStagePicture *to)
{
  GArray *tracks = g_array_new (FALSE, FALSE, sizeof (RpStageTrack));
  RpDataset *dataset = rp_stage_picture_get_state (from)->dataset;
  guint n_entities = dataset == rp_stage_picture_get_state (to)->dataset ? rp_dataset_n_entities (dataset) : 0, other;

  for (guint i = 0; i < rp_stage_picture_n_panes (from); i++)
    {
      const RpStagePane *pane = rp_stage_picture_get_pane (from, i);
      RpStageTrack track = track_new (pane, sight != NULL && i < RP_STAGE_MOST_PANES ? &sight->panes[i] : NULL,
                                      pane_of_view (to, pane->view, &other), n_entities);

      g_array_append_val (tracks, track);
    }
  for (guint i = 0; i < rp_stage_picture_n_panes (to); i++)
    {
      const RpStagePane *pane = rp_stage_picture_get_pane (to, i);
      RpStageTrack track = track_new (NULL, NULL, pane, n_entities);

      if (pane_of_view (from, pane->view, &other) == NULL)
        g_array_append_val (tracks, track);
    }
  return tracks;
}

double
rp_stage_track_length (const RpStageTrack *self)
{
  if (self->panes[0] == NULL || self->panes[1] == NULL)
    return SLIDE_LENGTH;
  return hypot (self->path.length, self->morph * G_SQRT2);
}

/* ---- now ---- */

static double
mix (double a, double b, double part)
{
  return part >= 1 ? b : a + (b - a) * part;
}

static RpStageBox
mix_boxes (const RpStageBox *a, const RpStageBox *b, double part)
{
  return (RpStageBox){ mix (a->x, b->x, part), mix (a->y, b->y, part), mix (a->width, b->width, part),
                       mix (a->height, b->height, part) };
}

static RpStageBox
whole_of (const RpStagePane *pane)
{
  return (RpStageBox){ pane->x, pane->y, pane->width, pane->height };
}

/* The one that comes or goes. */
static RpStageNow
slide (const RpStageTrack *self, double part)
{
  double shift = self->panes[0] != NULL ? -SLIDE_PX * part : SLIDE_PX * (1 - part);
  const RpStagePane *pane = self->panes[0] != NULL ? self->panes[0] : self->panes[1];
  const RpStageCamera *camera = &self->begin; /* what a hand has moved stays there while it goes */
  RpStagePlacing placing
      = { camera->zoom, camera->dx + shift, pane->network != NULL ? camera->dy : 0, pane->network == NULL };
  RpStageBox box = whole_of (pane);

  box.x += shift;
  return (RpStageNow){ { placing, placing }, part, box, box };
}

/* What is WIDTH wide round MIDDLE is seen in PLOT. */
static RpStagePlacing
seen (const RpStageBox *plot, RpPoint middle, double width, gboolean flat)
{
  double zoom = plot->width / width;
  RpPoint at = middle_of (plot);

  return (RpStagePlacing){ zoom, at.x - middle.x * zoom, flat ? 0 : at.y - middle.y * zoom, flat };
}

/* Where the pictures do not agree, one over folded time, or networks that lie otherwise, a little is much in the
 * picture that is magnified: so the other counts more. */
static double
blend_of (const RpStageNow *now, double part)
{
  double a = MAX (now->placing[0].zoom, 1), b = MAX (now->placing[1].zoom, 1), nearest = MIN (a, b);
  double from = (1 - part) * (nearest / a) * (nearest / a), to = part * (nearest / b) * (nearest / b);

  return part >= 1 ? 1 : to / (from + to);
}

RpStageNow
rp_stage_track_at (const RpStageTrack *self, double part)
{
  RpStageNow now;
  RpStageBox a, b;
  RpZoomPlace place;
  RpPoint end;

  if (self->panes[0] == NULL || self->panes[1] == NULL)
    return slide (self, part);
  a = whole_of (self->panes[0]);
  b = whole_of (self->panes[1]);
  now = (RpStageNow){ { { 1, 0, 0, TRUE }, { 1, 0, 0, TRUE } },
                      part,
                      mix_boxes (&a, &b, part),
                      mix_boxes (&self->plots[0], &self->plots[1], part) };
  if (!self->time && !self->plane)
    return now;
  place = rp_zoom_path_at (&self->path, part);
  now.placing[0]
      = seen (&now.plot, (RpPoint){ self->path.from.x + place.from_start.x, self->path.from.y + place.from_start.y },
              place.width, self->time);
  end = middle_of (&self->plots[1]);
  now.placing[1]
      = seen (&now.plot, (RpPoint){ end.x - place.to_end.x * self->zoom, end.y - place.to_end.y * self->zoom },
              place.width * self->zoom, self->time);
  now.blend = blend_of (&now, part);
  return now;
}

RpStageNow
rp_stage_track_moved (const RpStageTrack *self, const RpStageCamera *camera)
{
  RpStagePlacing placing = { 1, 0, 0, TRUE };

  if (self->time || self->plane)
    placing = (RpStagePlacing){ camera->zoom, camera->dx, self->plane ? camera->dy : 0, self->time };
  return (RpStageNow){ { placing, placing }, 1, whole_of (self->panes[0]), self->plots[0] };
}

RpPoint
rp_stage_placed (const RpStagePlacing *self, RpPoint point)
{
  return (RpPoint){ point.x * self->zoom + self->x, self->flat ? point.y + self->y : point.y * self->zoom + self->y };
}

/* A of the first picture and B of the second, round the middle of all the shorter way, as far from it as all is wide
 * and high: so that all keeps its extent. */
static RpPoint
turned (const RpStageTrack *self, const RpStageNow *now, double part, RpPoint a, RpPoint b)
{
  const RpPoint *middles = self->middles, *spreads = self->spreads;
  RpPoint from = { (a.x - middles[0].x) / spreads[0].x, (a.y - middles[0].y) / spreads[0].y };
  RpPoint to = { (b.x - middles[1].x) / spreads[1].x, (b.y - middles[1].y) / spreads[1].y };
  double away = mix (hypot (from.x, from.y), hypot (to.x, to.y), part), angle = atan2 (from.y, from.x);
  double wide = mix (spreads[0].x * now->placing[0].zoom, spreads[1].x * now->placing[1].zoom, part);
  double high = mix (spreads[0].y * now->placing[0].zoom, spreads[1].y * now->placing[1].zoom, part);
  RpPoint start = rp_stage_placed (&now->placing[0], middles[0]), end = rp_stage_placed (&now->placing[1], middles[1]);

  angle += remainder (atan2 (to.y, to.x) - angle, 2 * G_PI) * part;
  return (RpPoint){ mix (start.x, end.x, part) + away * wide * cos (angle),
                    mix (start.y, end.y, part) + away * high * sin (angle) };
}

RpPoint
rp_stage_track_place (const RpStageTrack *self, const RpStageNow *now, double part, RpPoint a, RpPoint b)
{
  RpPoint from = rp_stage_placed (&now->placing[0], a), to = rp_stage_placed (&now->placing[1], b);

  if (part >= 1)
    return to;
  if (self->turning)
    return turned (self, now, part, a, b);
  return (RpPoint){ mix (from.x, to.x, now->blend), mix (from.y, to.y, self->time ? part : now->blend) };
}

RpPoint
rp_stage_track_other (const RpStageTrack *self, guint side, RpPoint point)
{
  const RpStagePane *own = self->panes[side], *other = self->panes[1 - side];

  if (own == NULL || other == NULL)
    return point;
  if (self->time)
    return (RpPoint){ x_at (other, time_at (own, point.x)), point.y + other->y - own->y };
  if (!self->plane)
    return (RpPoint){ point.x + other->x - own->x, point.y + other->y - own->y };
  if (side == 0)
    return (RpPoint){ bounded (point.x * self->zoom + self->shift.x), bounded (point.y * self->zoom + self->shift.y) };
  return (RpPoint){ bounded ((point.x - self->shift.x) / self->zoom),
                    bounded ((point.y - self->shift.y) / self->zoom) };
}
