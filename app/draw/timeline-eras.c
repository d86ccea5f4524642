/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-eras.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_PX 17.0
#define BAR_PX 15.0
#define MOST_ROWS 4u
#define STRIP_SHARE 0.2 /* of the height of lanes and strip, at most */
#define BAND_TONE 0.07
#define BAR_TONE 0.26
#define FADE_PX 40.0
#define SHORTEST_NAME_PX 20.0
#define NO_ROW G_MAXUINT

typedef struct
{
  const RpEra *era;
  double from, to;
  guint row;                             /* NO_ROW: not in the strip */
  double next;                           /* where the next one of its row begins */
  guint fades_left : 1, fades_right : 1; /* nobody knows when it began, ended */
} Era;

struct _RpTimelineEras
{
  GArray *eras; /* Era, by where they begin */
  guint n_rows, depth, left_out;
};

static int
compare_begin (gconstpointer a, gconstpointer b)
{
  const Era *one = a, *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  return (one->to < other->to) - (one->to > other->to);
}

static int
compare_time (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a, other = *(const double *)b;

  return (one > other) - (one < other);
}

/* How many lie over each other where most do. */
static guint
find_depth (GArray *eras)
{
  g_autofree double *ends = g_new (double, eras->len + 1);
  guint depth = 0, ended = 0;

  for (guint i = 0; i < eras->len; i++)
    ends[i] = g_array_index (eras, Era, i).to;
  qsort (ends, eras->len, sizeof *ends, compare_time);
  for (guint i = 0; i < eras->len; i++)
    {
      while (ended < eras->len && ends[ended] <= g_array_index (eras, Era, i).from)
        ended++;
      depth = MAX (depth, i + 1 - MIN (ended, i));
    }
  return depth;
}

/* The first row that is free. */
static void
find_rows (RpTimelineEras *self, guint most)
{
  Era *last[MOST_ROWS] = { NULL };

  for (guint i = 0; i < self->eras->len; i++)
    {
      Era *era = &g_array_index (self->eras, Era, i);

      era->row = NO_ROW;
      era->next = INFINITY;
      for (guint row = 0; row < most && era->row == NO_ROW; row++)
        if (!last[row] || last[row]->to <= era->from)
          {
            if (last[row])
              last[row]->next = era->from;
            last[row] = era;
            era->row = row;
            self->n_rows = MAX (self->n_rows, row + 1);
          }
      self->left_out += era->row == NO_ROW;
    }
}

RpTimelineEras *
rp_timeline_eras_new (const RpTimelineInk *ink, double height)
{
  RpTimelineEras *self = g_new0 (RpTimelineEras, 1);

  self->eras = g_array_new (FALSE, FALSE, sizeof (Era));
  for (guint i = 0; i < rp_dataset_n_eras (ink->state->dataset); i++)
    {
      const RpEra *era = rp_dataset_era (ink->state->dataset, i);
      Era it = { .era = era };

      if (!era->when.when || era->when.when->year_unknown)
        continue;
      it.from = rp_instant_to_double (rp_when_earliest (era->when.when));
      it.to = rp_instant_to_double (rp_when_latest (era->when.when));
      it.fades_left = era->when.when->begin.bound == RP_BOUND_UNKNOWN;
      it.fades_right = era->when.when->end.bound == RP_BOUND_UNKNOWN;
      if (it.from < it.to)
        g_array_append_val (self->eras, it);
    }
  g_array_sort (self->eras, compare_begin);
  self->depth = find_depth (self->eras);
  find_rows (self, (guint)CLAMP (floor (height * STRIP_SHARE / ROW_PX), 1, MOST_ROWS));
  return self;
}

void
rp_timeline_eras_free (RpTimelineEras *self)
{
  g_array_unref (self->eras);
  g_free (self);
}

double
rp_timeline_eras_height (const RpTimelineEras *self)
{
  return self->n_rows > 0 ? self->n_rows * ROW_PX + 2 : 0;
}

/* In print and in high contrast no hue says anything. */
static RpColor
color_of (const RpTimelineInk *ink, const Era *era)
{
  RpColor color = ink->theme->ink65;

  if (era->era->color && !ink->theme->print)
    rp_color_parse (era->era->color, &color);
  return color;
}

/* FALSE when it is out of sight. */
static gboolean
in_sight (const RpTimelineInk *ink, const Era *era, double *x0, double *x1)
{
  if (era->to <= ink->frame->from || era->from >= ink->frame->to)
    return FALSE;
  *x0 = rp_ink_x (ink, MAX (era->from, ink->frame->from));
  *x1 = rp_ink_x (ink, MIN (era->to, ink->frame->to));
  return *x1 > *x0;
}

static void
add_rect (RpTimelineInk *ink, double x0, double x1, double y, double height, RpColor fill, RpFill style)
{
  if (x1 > x0)
    rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, x0, y, x1 - x0, height, fill)->fill_style = style;
}

/* A stretch of an era, whose ends fade where they are not known. */
static void
add_stretch (RpTimelineInk *ink, const Era *era, double x0, double x1, double y, double height, RpColor fill)
{
  double most = MIN (FADE_PX, (x1 - x0) / 2);
  double left = era->fades_left && era->from <= ink->frame->from ? most : 0;
  double right = era->fades_right && era->to >= ink->frame->to ? most : 0;

  add_rect (ink, x0, x0 + left, y, height, fill, RP_FILL_FADE_LEFT);
  add_rect (ink, x0 + left, x1 - right, y, height, fill, RP_FILL_SOLID);
  add_rect (ink, x1 - right, x1, y, height, fill, RP_FILL_FADE_RIGHT);
}

void
rp_timeline_eras_bands (const RpTimelineEras *self, RpTimelineInk *ink)
{
  /* Where many overlap, all of them together are no darker than two. */
  double tone = self->depth > 2 ? 2 * BAND_TONE / self->depth : BAND_TONE, x0, x1;

  for (guint i = 0; i < self->eras->len; i++)
    {
      const Era *era = &g_array_index (self->eras, Era, i);

      if (in_sight (ink, era, &x0, &x1))
        add_stretch (ink, era, x0, x1, RP_AXIS_PX, ink->lanes_bottom - RP_AXIS_PX,
                     rp_color_with_alpha (color_of (ink, era), tone));
    }
}

/* The name stays in sight while its era is, and within it where there is room. */
static void
add_name (RpTimelineInk *ink, const Era *era, double x0, double room_to, double y)
{
  double x = x0 + 5, room = room_to - x - 4;
  g_autofree char *text = NULL;
  RpShape *shape;

  if (!era->era->label || !*era->era->label || room < SHORTEST_NAME_PX)
    return;
  text = rp_ink_shorten_as (ink, era->era->label, room, RP_TEXT_TICK);
  shape = rp_drawing_add_text (ink->drawing, RP_ROLE_DECORATION, ink->measure, text, RP_TEXT_TICK, x,
                               y - rp_text_line_height (RP_TEXT_TICK) / 2, ink->theme->ink);
  shape->full = rp_drawing_string (ink->drawing, era->era->label);
}

/* What has no row is counted at the end of the last. */
static double
add_left_out (const RpTimelineEras *self, RpTimelineInk *ink, double right, double y)
{
  g_autofree char *text
      = g_strdup_printf (ngettext ("and %u more era", "and %u more eras", self->left_out), self->left_out);
  double width = rp_text_width (ink->measure, text, RP_TEXT_TICK);

  if (self->left_out == 0 || right - width - 8 < ink->left)
    return right;
  rp_ink_caption (ink, RP_ROLE_DECORATION, text, ink->theme->ink65, right - width - 4, y - 1);
  return right - width - 10;
}

void
rp_timeline_eras_names (const RpTimelineEras *self, RpTimelineInk *ink, double right)
{
  double top = ink->lanes_bottom - self->n_rows * ROW_PX, x0, x1;

  if (self->n_rows == 0)
    return;
  right = add_left_out (self, ink, right, ink->lanes_bottom - ROW_PX / 2);
  for (guint i = 0; i < self->eras->len; i++)
    {
      const Era *era = &g_array_index (self->eras, Era, i);
      double limit = era->row + 1 == self->n_rows ? right : ink->right, y = top + (era->row + 0.5) * ROW_PX, room_to;

      if (era->row == NO_ROW || !in_sight (ink, era, &x0, &x1) || x0 >= limit)
        continue;
      x1 = MIN (x1, limit);
      add_stretch (ink, era, x0, MAX (x1 - 1, x0 + 1), y - BAR_PX / 2, BAR_PX,
                   rp_color_with_alpha (color_of (ink, era), BAR_TONE));
      room_to = era->next < ink->frame->to ? rp_ink_x (ink, era->next) : limit;
      add_name (ink, era, x0, MIN (room_to, limit), y);
    }
}
