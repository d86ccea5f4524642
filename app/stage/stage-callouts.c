/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-callouts.h"

#include <math.h>

#include "stage-anchor.h"
#include "stage-text.h"
#include "unit-circle.h"

#define WIDTH_PX 210.0
#define PADDING_X_PX 9.0
#define PADDING_Y_PX 5.0
#define CORNER_PX 6.0
#define LINE_PX 1.5
#define DOT_PX 5.0
#define MOST_LINES 5
#define EDGE_PX 6.0       /* from the page's edge */
#define MARGIN_SHARE 0.05 /* where nobody puts it by hand */
#define CLEAR_PX 3.0
#define MOST_AWAY_PX 1e4
#define N_DIRECTIONS 32
#define TEXT_COST 1.0 /* of each px² of a text that a box would cover */
#define MARK_COST 0.3
#define WAY_COST 4.0 /* of each px between a box and what it speaks of */
/* Of each name or other callout that the line to it would pass behind: so much of a way round is as good. */
#define CROSSING_COST 600.0

typedef struct
{
  double x, y, width, height;
} Box;

typedef struct
{
  const RpStageCanvas *canvas;
  const char *id; /* the drawing's */
  const RpCallout *callout;
  RpStageText *text;
  guint n_lines;
  RpRecordRef ref;
  RpStageAnchor anchor;
  Box box;
} Callout;

/* ---- where there is room ---- */

static double
overlap (const Box *a, const RpShape *b)
{
  double width = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x);
  double height = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y);

  return width > 0 && height > 0 ? width * height : 0;
}

/* The line from what it speaks of to the nearest point of BOX. FALSE: they touch. */
static gboolean
find_leader (const Callout *self, const Box *box, RpPoint *from, RpPoint *to)
{
  double dx, dy, length;

  *from = self->anchor.at;
  *to = (RpPoint){ CLAMP (from->x, box->x + CORNER_PX, box->x + box->width - CORNER_PX),
                   CLAMP (from->y, box->y + CORNER_PX, box->y + box->height - CORNER_PX) };
  dx = to->x - from->x;
  dy = to->y - from->y;
  length = sqrt (dx * dx + dy * dy);
  if (length <= self->anchor.reach + CORNER_PX)
    return FALSE;
  from->x += dx / length * self->anchor.reach;
  from->y += dy / length * self->anchor.reach;
  return TRUE;
}

/* Narrows *LEAST … *MOST, parts of the way from A by D, to where it is between LOW and HIGH. */
static gboolean
narrow (double a, double d, double low, double high, double *least, double *most)
{
  double one, two;

  if (fabs (d) < 1e-9)
    return low < a && a < high;
  one = (low - a) / d;
  two = (high - a) / d;
  *least = MAX (*least, MIN (one, two));
  *most = MIN (*most, MAX (one, two));
  return *least < *most;
}

/* Which part of a line what must be read lies on, the whole being 0 … 1. FALSE: none. */
static gboolean
crosses (RpPoint from, RpPoint to, const RpShape *shape, double *least, double *most)
{
  *least = 0;
  *most = 1;
  if (shape->invisible
      || (shape->geometry != RP_GEOMETRY_TEXT && (shape->role != RP_ROLE_LABEL || shape->geometry != RP_GEOMETRY_RECT)))
    return FALSE;
  return narrow (from.x, to.x - from.x, shape->x, shape->x + shape->width, least, most)
         && narrow (from.y, to.y - from.y, shape->y, shape->y + shape->height, least, most);
}

static double
cost_of_shape (const RpShape *shape)
{
  if (shape->invisible)
    return 0;
  if (shape->geometry == RP_GEOMETRY_TEXT)
    return TEXT_COST * 100; /* any letter covered is worse than any way */
  switch (shape->role)
    {
    case RP_ROLE_MARK:
    case RP_ROLE_NODE:
    case RP_ROLE_CLUSTER:
      return MARK_COST * 100;
    case RP_ROLE_BAR:
    case RP_ROLE_SPAN:
      return MARK_COST;
    case RP_ROLE_MARKING:
      return TEXT_COST * 100;
    case RP_ROLE_LABEL: /* another callout's box */
      return shape->geometry == RP_GEOMETRY_RECT ? TEXT_COST * 100 : 0;
    case RP_ROLE_ROW:
    case RP_ROLE_COLUMN:
    case RP_ROLE_CELL:
    case RP_ROLE_TIE:
    case RP_ROLE_TICK:
    case RP_ROLE_LANE:
    case RP_ROLE_SHELF:
    case RP_ROLE_LEGEND:
    case RP_ROLE_TITLE:
    case RP_ROLE_DECORATION:
    default:
      return 0;
    }
}

static double
cost_of (const Callout *self, const Box *box)
{
  Box clear = { box->x - CLEAR_PX, box->y - CLEAR_PX, box->width + 2 * CLEAR_PX, box->height + 2 * CLEAR_PX };
  double dx = box->x + box->width / 2 - self->anchor.at.x, dy = box->y + box->height / 2 - self->anchor.at.y;
  double cost = WAY_COST * sqrt (dx * dx + dy * dy);
  double least, most;
  RpPoint from, to;
  gboolean leads = find_leader (self, box, &from, &to);

  for (guint i = 0; i < rp_drawing_n_shapes (self->canvas->drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (self->canvas->drawing, i);
      double area = overlap (&clear, shape);

      if (area > 0)
        cost += area * cost_of_shape (shape);
      if (leads && crosses (from, to, shape, &least, &most))
        cost += CROSSING_COST;
    }
  return cost;
}

/* With its middle so far from the anchor, and no nearer to the page's edges than that. */
static Box
box_at (const Callout *self, double dx, double dy, double edge_x, double edge_y)
{
  double width = rp_drawing_get_width (self->canvas->drawing);
  Box box = self->box;

  box.x = floor (self->anchor.at.x + dx - box.width / 2);
  box.y = floor (self->anchor.at.y + dy - box.height / 2);
  box.x = MAX (MIN (box.x, width - edge_x - box.width), edge_x);
  box.y = MAX (MIN (box.y, RP_STAGE_LINES - edge_y - box.height), edge_y);
  return box;
}

/* Round the anchor, nearer places first, so that of two as good the nearer is taken. */
static void
find_room (Callout *self)
{
  static const double ways[] = { 22, 40, 64, 96, 136, 184, 240, 310 };
  double edge_x = MARGIN_SHARE / 2 * rp_drawing_get_width (self->canvas->drawing),
         edge_y = MARGIN_SHARE * RP_STAGE_LINES;
  double best = INFINITY;
  Box found = self->box;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint k = 0; k < N_DIRECTIONS; k++)
      {
        RpPoint to = rp_unit_circle ((k + 0.5) / N_DIRECTIONS);
        Box box = box_at (self, to.x * (self->box.width / 2 + ways[i]), to.y * (self->box.height / 2 + ways[i]), edge_x,
                          edge_y);
        double cost = cost_of (self, &box);

        if (cost < best)
          {
            best = cost;
            found = box;
          }
      }
  self->box = found;
}

/* ---- drawn ---- */

typedef struct
{
  double least, most;
} Gap;

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const Gap *x = a, *y = b;

  return x->least != y->least ? (x->least > y->least) - (x->least < y->least)
                              : (x->most > y->most) - (x->most < y->most);
}

/* Nothing that must be read is struck through: the line goes on behind it. */
static void
draw_behind (const Callout *self, RpPoint from, RpPoint to)
{
  RpDrawing *drawing = self->canvas->drawing;
  RpColor color = self->canvas->state->theme->accent;
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  Gap gap = { 0 };
  double at = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    if (crosses (from, to, rp_drawing_shape (drawing, i), &gap.least, &gap.most))
      g_array_append_val (gaps, gap);
  g_array_sort (gaps, compare_gaps);
  gap = (Gap){ 1, 1 };
  g_array_append_val (gaps, gap);
  for (guint i = 0; i < gaps->len; i++)
    {
      gap = g_array_index (gaps, Gap, i);
      if (gap.least > at)
        rp_drawing_add_line (drawing, (RpPoint){ from.x + (to.x - from.x) * at, from.y + (to.y - from.y) * at },
                             (RpPoint){ from.x + (to.x - from.x) * gap.least, from.y + (to.y - from.y) * gap.least },
                             color, LINE_PX);
      at = MAX (at, gap.most);
    }
}

/* From what it speaks of to the nearest point of the box; none where they touch. */
static void
draw_leader (Callout *self)
{
  const RpTheme *theme = self->canvas->state->theme;
  RpPoint from, to;
  RpShape *dot;

  if (!find_leader (self, &self->box, &from, &to))
    return;
  draw_behind (self, from, to);
  dot = rp_drawing_add (self->canvas->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_SYMBOL);
  dot->symbol = RP_SYMBOL_DISC;
  dot->fill = theme->accent;
  dot->width = dot->height = DOT_PX;
  dot->x = from.x - DOT_PX / 2;
  dot->y = from.y - DOT_PX / 2;
}

static void
draw (Callout *self)
{
  const RpTheme *theme = self->canvas->state->theme;
  RpDrawing *drawing = self->canvas->drawing;
  RpPoint at = { self->box.x + PADDING_X_PX, self->box.y + PADDING_Y_PX };
  gboolean cut = self->n_lines < rp_stage_text_n_lines (self->text);
  RpShape *box;

  draw_leader (self);
  box = rp_drawing_add_rect (drawing, RP_ROLE_LABEL, self->box.x, self->box.y, self->box.width, self->box.height,
                             theme->panel);
  box->corner = CORNER_PX;
  box->stroke = theme->accent;
  box->line_width = LINE_PX;
  box->full = rp_drawing_string (drawing, self->callout->text);
  box->id = self->id;
  box->of = self->ref;
  rp_stage_text_draw (self->text, drawing, 0, self->n_lines, cut, at, theme);
}

/* ---- all of them ---- */

static gboolean
find_anchor (Callout *self)
{
  const RpStageCanvas *canvas = self->canvas;

  self->ref = RP_RECORD_REF_NONE;
  if (self->callout->record == NULL)
    return self->callout->when != NULL
           && rp_stage_anchor_moment (canvas->panes, canvas->n_panes, self->callout->when, &self->anchor);
  self->ref = rp_dataset_find (canvas->state->dataset, self->callout->record);
  return self->ref.type != RP_RECORD_NONE && rp_view_state_visible (canvas->state, self->ref)
         && rp_stage_anchor_record (canvas->drawing, canvas->panes, canvas->n_panes, canvas->state->dataset, self->ref,
                                    &self->anchor);
}

static void
measure (Callout *self)
{
  g_autoptr (RpSceneText) words = rp_scene_text_new (self->callout->text);
  double page = rp_drawing_get_width (self->canvas->drawing) - 2 * EDGE_PX;
  RpStageTextLook look = { .size = RP_TEXT_NAME, .width = MIN (WIDTH_PX, page - 2 * PADDING_X_PX), .label = TRUE };

  look.of = self->ref;
  look.id = self->id;
  self->text = rp_stage_text_new (self->canvas->state->measure, words, &look);
  self->n_lines = MIN (rp_stage_text_n_lines (self->text), MOST_LINES);
  look.width = ceil (rp_stage_text_width (self->text, 0, self->n_lines));
  self->box.width = look.width + 2 * PADDING_X_PX;
  self->box.height = rp_stage_text_height (self->text, 0, self->n_lines) + 2 * PADDING_Y_PX;
}

void
rp_stage_callouts_add (const RpStageCanvas *canvas, const RpScene *scene, RpPoint *anchors)
{
  for (guint i = 0; i < scene->n_callouts; i++)
    {
      const RpCallout *callout = &scene->callouts[i];
      g_autofree char *id = g_strdup_printf ("callout:%u", i);
      Callout self = { .canvas = canvas, .callout = callout };
      double dx = CLAMP (callout->dx, -MOST_AWAY_PX, MOST_AWAY_PX),
             dy = CLAMP (callout->dy, -MOST_AWAY_PX, MOST_AWAY_PX);

      anchors[i] = (RpPoint){ NAN, NAN };
      if (!find_anchor (&self))
        continue;
      anchors[i] = self.anchor.at;
      if (callout->text == NULL)
        continue;
      self.id = rp_drawing_string (canvas->drawing, id);
      measure (&self);
      if (isfinite (dx) && isfinite (dy) && (fabs (dx) > 0 || fabs (dy) > 0))
        self.box = box_at (&self, dx, dy, EDGE_PX, EDGE_PX);
      else
        find_room (&self);
      if (self.n_lines > 0)
        draw (&self);
      rp_stage_text_free (self.text);
    }
}
