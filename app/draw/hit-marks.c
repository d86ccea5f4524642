/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hit-marks.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "timeline-parts.h"

#define UNDERLINE_PX 2.0
#define CURRENT_UNDERLINE_PX 3.0
#define GROUND 0.16        /* of the accent behind the current one's title */
#define REGULAR_PART 0.945 /* a regular text is so wide beside the bold one that it was measured as */
#define RING_PX 1.5
#define RING_GAP_PX 2.5
#define BADGE_PX 14.0
#define BADGE_PAD_PX 4.0
#define TIE_RING_PX 4.0
#define STRIP_BIN_PX 4.0
#define STRIP_TICK_PX 2.0
#define STRIP_TICK_HEIGHT_PX 7.0
#define STRIP_TOP_PX 8.0
#define SWATCH_PX 16.0
#define SWATCH_GAP_PX 4.0
#define ENTRY_GAP_PX 10.0

typedef struct
{
  RpDrawing *over;
  const RpHits *hits;
  RpRecordSet *named, *drawn; /* whose title is in sight, and what is there itself */
  GArray *marked;             /* guint: the shapes that may need a mark, of perhaps a hundred thousand */
} Marks;

static gboolean
is_hit (const RpHits *hits, RpRecordRef ref)
{
  return ref.type != RP_RECORD_NONE && rp_record_set_contains (hits->hits, ref);
}

static gboolean
is_current (const RpHits *hits, RpRecordRef ref)
{
  return rp_record_ref_equal (hits->current, ref);
}

guint
rp_hit_marks_count (const RpShape *shape, const RpRecordSet *hits)
{
  guint n = 0;

  if (hits == NULL)
    return 0;
  if (shape->role != RP_ROLE_CLUSTER)
    return shape->ref.type != RP_RECORD_NONE && rp_record_set_contains (hits, shape->ref);
  for (guint i = 0; shape->members && i < shape->n_members; i++)
    n += rp_record_set_contains (hits, shape->members[i]);
  return n;
}

/* ---- one mark ---- */

/* Below the words as they are drawn; the current one's stand on a ground too. */
static void
underline (const Marks *self, const RpShape *label, gboolean current)
{
  RpColor accent = self->hits->theme->accent;
  double line = current ? CURRENT_UNDERLINE_PX : UNDERLINE_PX, width = label->width;

  if (!label->bold && !label->clipped)
    width *= label->medium ? (1 + REGULAR_PART) / 2 : REGULAR_PART;
  if (width <= 0)
    return;
  if (current)
    rp_drawing_add_rect (self->over, RP_ROLE_DECORATION, label->x - 3, label->y, width + 6, label->height,
                         rp_color_with_alpha (accent, GROUND))
        ->corner
        = 3;
  rp_drawing_add_rect (self->over, RP_ROLE_DECORATION, label->x, floor (label->y + label->height - 1), ceil (width),
                       line, accent)
      ->of
      = label->of;
}

static RpShape *
add_ring (const Marks *self, RpGeometry geometry, double x, double y, double width, double height, gboolean current)
{
  RpShape *shape = rp_drawing_add (self->over, RP_ROLE_DECORATION, geometry);
  double gap = RING_GAP_PX + (current ? 5 : 0);

  shape->symbol = RP_SYMBOL_DISC;
  shape->x = x - gap;
  shape->y = y - gap;
  shape->width = width + 2 * gap;
  shape->height = height + 2 * gap;
  shape->corner = 6;
  shape->stroke = self->hits->theme->accent;
  shape->line_width = current ? 2 * RING_PX : RING_PX;
  return shape;
}

/* The middle of a tie's line. */
static RpPoint
middle_of (const RpShape *tie)
{
  const RpPoint *p = tie->points;

  if (tie->n_points < 2)
    return (RpPoint){ tie->x + tie->width / 2, tie->y + tie->height / 2 };
  if (!tie->curved || tie->n_points < 4)
    return (RpPoint){ (p[0].x + p[tie->n_points - 1].x) / 2, (p[0].y + p[tie->n_points - 1].y) / 2 };
  p += (tie->n_points - 1) / 6 * 3;
  return (RpPoint){ (p[0].x + 3 * p[1].x + 3 * p[2].x + p[3].x) / 8, (p[0].y + 3 * p[1].y + 3 * p[2].y + p[3].y) / 8 };
}

/* What has no title in sight. */
static void
ring (const Marks *self, const RpShape *shape)
{
  gboolean current = is_current (self->hits, shape->ref);
  RpShape *mark;

  if (shape->role == RP_ROLE_TIE)
    {
      RpPoint at = middle_of (shape);

      if (at.x < 0 || at.y < 0 || at.x > rp_drawing_get_width (self->over) || at.y > rp_drawing_get_height (self->over))
        return;
      mark = add_ring (self, RP_GEOMETRY_SYMBOL, at.x - TIE_RING_PX / 2, at.y - TIE_RING_PX / 2, TIE_RING_PX,
                       TIE_RING_PX, current);
    }
  else
    mark = add_ring (self, shape->geometry == RP_GEOMETRY_SYMBOL ? RP_GEOMETRY_SYMBOL : RP_GEOMETRY_RECT, shape->x,
                     shape->y, shape->width, shape->height, current);
  mark->of = shape->ref;
}

/* How many, in a pill that stands at the upper right of X, Y. */
static void
add_badge (const Marks *self, guint n, double x, double y)
{
  const RpTheme *theme = self->hits->theme;
  g_autofree char *text = n < 1000      ? g_strdup_printf ("%u", n)
                          : n < 1000000 ? g_strdup_printf ("%uk", n / 1000)
                                        : g_strdup_printf ("%uM", n / 1000000);
  double words = rp_text_width (self->hits->measure, text, RP_TEXT_TICK);
  double width = MAX (BADGE_PX, words + 2 * BADGE_PAD_PX);
  RpShape *shape;

  x = CLAMP (x - BADGE_PX / 2, 1, MAX (1, rp_drawing_get_width (self->over) - width - 1));
  y = floor (y - BADGE_PX / 2);
  shape = rp_drawing_add_rect (self->over, RP_ROLE_DECORATION, floor (x), y, width, BADGE_PX, theme->accent);
  shape->corner = BADGE_PX / 2;
  shape->stroke = theme->paper;
  shape->line_width = 1;
  shape = rp_drawing_add_text (self->over, RP_ROLE_LEGEND, self->hits->measure, text, RP_TEXT_TICK,
                               floor (x) + (width - words) / 2, y + (BADGE_PX - rp_text_line_height (RP_TEXT_TICK)) / 2,
                               theme->paper);
  shape->bold = TRUE;
  shape->count = n;
}

/* ---- all of them ---- */

/* The parts of an event that are hits and do not stand here by themselves. */
static guint
count_within (const Marks *self, const RpShape *shape)
{
  const RpEvent *event;
  guint n = 0;

  if ((shape->role != RP_ROLE_MARK && shape->role != RP_ROLE_BAR) || shape->said || shape->ref.type != RP_RECORD_EVENT)
    return 0;
  event = rp_dataset_event (self->hits->dataset, shape->ref.index);
  if (event->n_parts > 0)
    {
      g_autoptr (GArray) parts = rp_timeline_parts (self->hits->dataset, shape->ref.index, NULL);

      for (guint i = 0; i < parts->len; i++)
        {
          RpRecordRef part = rp_record_ref (RP_RECORD_EVENT, g_array_index (parts, guint, i));

          n += is_hit (self->hits, part) && !rp_record_set_contains (self->drawn, part);
        }
    }
  return n;
}

static void
mark_cluster (const Marks *self, const RpShape *shape)
{
  guint n = rp_hit_marks_count (shape, self->hits->hits);

  if (n == 0)
    return;
  if (shape->geometry == RP_GEOMETRY_TEXT)
    add_badge (self, n, shape->x - 2 * BADGE_PX, shape->y + shape->height / 2);
  else
    add_badge (self, n, shape->x + shape->width * 0.94, shape->y);
}

/* The record that a lane is of; none of a lane of a kind or a tag. */
static RpRecordRef
record_of_lane (const Marks *self, const RpShape *shape)
{
  static const char *const groupings[] = { "entity:", "place:", "source:" };

  for (guint i = 0; shape->id && i < G_N_ELEMENTS (groupings); i++)
    if (g_str_has_prefix (shape->id, groupings[i]))
      return rp_dataset_find (self->hits->dataset, shape->id + strlen (groupings[i]));
  return RP_RECORD_REF_NONE;
}

static void
mark_shape (const Marks *self, const RpShape *shape)
{
  RpRecordRef ref;
  guint within;

  switch (shape->role)
    {
    case RP_ROLE_LABEL:
      if (is_hit (self->hits, shape->of))
        underline (self, shape, is_current (self->hits, shape->of));
      break;
    case RP_ROLE_LANE:
      ref = record_of_lane (self, shape);
      if (is_hit (self->hits, ref))
        underline (self, shape, is_current (self->hits, ref));
      break;
    case RP_ROLE_CLUSTER:
      mark_cluster (self, shape);
      break;
    case RP_ROLE_MARK:
    case RP_ROLE_BAR:
    case RP_ROLE_SPAN:
    case RP_ROLE_NODE:
    case RP_ROLE_TIE:
      if (!shape->said && is_hit (self->hits, shape->ref) && !rp_record_set_contains (self->named, shape->ref))
        ring (self, shape);
      within = count_within (self, shape);
      if (within > 0)
        add_badge (self, within, shape->x + shape->width + BADGE_PX / 2, shape->y - 1);
      break;
    default:
      break;
    }
}

static gboolean
may_be_marked (const Marks *self, const RpShape *shape)
{
  switch (shape->role)
    {
    case RP_ROLE_LABEL:
      return is_hit (self->hits, shape->of);
    case RP_ROLE_LANE:
    case RP_ROLE_CLUSTER:
      return TRUE;
    case RP_ROLE_MARK:
    case RP_ROLE_BAR:
    case RP_ROLE_SPAN:
    case RP_ROLE_NODE:
    case RP_ROLE_TIE:
      return shape->ref.type == RP_RECORD_EVENT || is_hit (self->hits, shape->ref);
    default:
      return FALSE;
    }
}

static void
find_marked (Marks *self, RpDrawing *drawing)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->ref.type == RP_RECORD_EVENT)
        rp_record_set_add (self->drawn, shape->ref);
      if (!may_be_marked (self, shape))
        continue;
      g_array_append_val (self->marked, i);
      if (shape->role == RP_ROLE_LABEL)
        rp_record_set_add (self->named, shape->of);
    }
}

/* Those from FIRST to before END, or the others. */
static void
mark_shapes (const Marks *self, RpDrawing *drawing, guint first, guint end, gboolean within)
{
  for (guint k = 0; k < self->marked->len; k++)
    {
      guint i = g_array_index (self->marked, guint, k);

      if ((i >= first && i < end) == within)
        mark_shape (self, rp_drawing_shape (drawing, i));
    }
}

RpDrawing *
rp_hit_marks (RpDrawing *drawing, const RpHits *hits)
{
  guint first, end;
  double top, bottom;
  Marks self = { .hits = hits };

  if (!hits->hits)
    return NULL;
  self.over = rp_drawing_new (rp_drawing_get_width (drawing), rp_drawing_get_height (drawing), 0);
  self.named = rp_record_set_new (hits->dataset);
  self.drawn = rp_record_set_new (hits->dataset);
  self.marked = g_array_new (FALSE, FALSE, sizeof (guint));
  find_marked (&self, drawing);
  if (!rp_drawing_get_band (drawing, &first, &end, &top, &bottom))
    first = end = 0;
  /* what scrolls is cut as it is */
  mark_shapes (&self, drawing, first, end, TRUE);
  if (rp_drawing_n_shapes (self.over) > 0)
    rp_drawing_cut (self.over, 0, top, bottom);
  mark_shapes (&self, drawing, first, end, FALSE);
  rp_record_set_unref (self.named);
  rp_record_set_unref (self.drawn);
  g_array_unref (self.marked);
  if (rp_drawing_n_shapes (self.over) == 0)
    g_clear_pointer (&self.over, rp_drawing_unref);
  return self.over;
}

/* ---- the strip and the legend ---- */

/* "12 found". Transfer full. */
static char *
found_in_words (const RpHits *hits)
{
  return g_strdup_printf (ngettext ("%u found", "%u found", hits->n_hits), hits->n_hits);
}

static void
add_strip_ticks (RpDrawing *over, RpTimelineLayout *layout, const RpOverviewFrame *frame, const RpHits *hits,
                 const RpRecordSet *set, double width, double height)
{
  guint n_fine, last = G_MAXUINT;
  double from, to, x0, x1;
  g_autofree guint *fine = NULL;

  rp_timeline_layout_density (layout, &n_fine);
  fine = rp_timeline_layout_density_of (layout, set);
  rp_timeline_layout_fit (layout, &from, &to);
  x0 = rp_overview_x_of (layout, frame->width, from);
  x1 = rp_overview_x_of (layout, frame->width, to);
  for (guint i = 0; i < n_fine; i++)
    {
      double x = (i + 0.5) / n_fine * (x1 - x0);
      guint bin = (guint)(x / STRIP_BIN_PX);

      if (fine[i] == 0 || bin == last)
        continue;
      last = bin;
      rp_drawing_add_rect (over, RP_ROLE_TICK, floor (x0 + x - width / 2), STRIP_TOP_PX, width, height,
                           hits->theme->accent);
    }
}

RpDrawing *
rp_hit_marks_overview (RpTimelineLayout *layout, const RpOverviewFrame *frame, const RpHits *hits,
                       const RpPeriod *period)
{
  RpDrawing *over;
  g_autofree char *words = NULL;
  double left, from, to;
  RpPoint at;

  if (!hits->hits)
    return NULL;
  over = rp_drawing_new (frame->width, frame->height, 0);
  rp_timeline_layout_fit (layout, &from, &to);
  left = rp_overview_x_of (layout, frame->width, from);
  add_strip_ticks (over, layout, frame, hits, hits->hits, STRIP_TICK_PX, STRIP_TICK_HEIGHT_PX);
  if (hits->current.type != RP_RECORD_NONE)
    {
      g_autoptr (RpRecordSet) one = rp_record_set_new (hits->dataset);

      rp_record_set_add (one, hits->current);
      add_strip_ticks (over, layout, frame, hits, one, 2 * STRIP_TICK_PX, 2 * STRIP_TICK_HEIGHT_PX);
    }
  words = found_in_words (hits);
  if (rp_overview_words_place (hits->measure, period, left, frame->height,
                               rp_text_width (hits->measure, words, RP_TEXT_TICK), &at))
    rp_drawing_add_text (over, RP_ROLE_LEGEND, hits->measure, words, RP_TEXT_TICK, at.x, at.y, hits->theme->accent);
  return over;
}

RpDrawing *
rp_hit_marks_legend (RpDrawing *legend, double width, const RpHits *hits)
{
  const RpShape *last = NULL;
  RpDrawing *over;
  RpShape *shape;
  /* Translators: in the legend: an underlined title is one that a search has found */
  const char *words = _ ("found");
  double words_px, x = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (legend); i++)
    {
      shape = (RpShape *)rp_drawing_shape (legend, i);
      if (shape->role == RP_ROLE_LEGEND && (!last || shape->y > last->y || (shape->y == last->y && shape->x > last->x)))
        last = shape;
    }
  if (!hits->hits || !last)
    return NULL;
  x = last->x + last->width + ENTRY_GAP_PX;
  words_px = rp_text_width (hits->measure, words, RP_TEXT_TICK);
  if (x + SWATCH_PX + SWATCH_GAP_PX + words_px > width)
    return NULL;
  over = rp_drawing_new (rp_drawing_get_width (legend), rp_drawing_get_height (legend), 0);
  rp_drawing_add_rect (over, RP_ROLE_DECORATION, x, floor (last->y + last->height / 2) + 3, SWATCH_PX, UNDERLINE_PX,
                       hits->theme->accent);
  shape = rp_drawing_add_text (over, RP_ROLE_LEGEND, hits->measure, words, RP_TEXT_TICK, x + SWATCH_PX + SWATCH_GAP_PX,
                               last->y, hits->theme->ink65);
  shape->full = rp_drawing_string (over, _ ("found by the search; a number: so many of what is counted"));
  return over;
}
