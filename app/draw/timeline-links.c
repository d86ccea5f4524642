/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-links.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "label-grid.h"
#include "timeline-ends.h"

#define LINE_PX 1.4
#define CLEAR_PX 2.0 /* between an arrow and what it starts from */
#define STUB_PX 44.0 /* towards what is out of sight */
#define FORWARD_PX 16.0
#define OWN_WEIGHT 1024u /* of the selected event's links: before all others */
#define ROOM_PX2 2500.0  /* of the plot for each arrow */
#define FEWEST_ARROWS 40u
#define MOST_WORDS 60u /* with more arrows only those of the selected event say their kind */
#define MOST_FIRM 120u /* with more arrows they are fainter */
/* Of more than so many links the lightest are left out before their arrows are counted. */
#define MOST_TRIED 20000u

/* One arrow, for all links between the same two places. */
typedef struct
{
  guint from, to, begin, end; /* of the weightiest link */
  guint weight, count;
  const char *kind; /* NULL: several */
  RpState state;
  RpPoint points[4];
} Arrow;

struct _RpTimelineLinks
{
  RpTimelineEnds *ends;
  GArray *arrows; /* Arrow, the weightiest first */
  GArray *found;  /* Arrow, while they are collected */
  guint n_links, n_drawn;
};

static guint
weight_of (RpDataset *dataset, guint index)
{
  const RpEvent *event = rp_dataset_event (dataset, index);

  return MIN (event->n_parts * 8 + event->n_participants * 2 + event->record.n_evidence * 3 + event->n_links * 2, 255);
}

/* NULL where there is none, or several. */
static const char *
kind_of (RpDataset *dataset, guint from, guint to)
{
  const RpEvent *event = rp_dataset_event (dataset, from);
  const char *kind = NULL;

  for (guint i = 0; i < event->n_links; i++)
    if (event->links[i].event == to)
      {
        if (kind && g_strcmp0 (kind, event->links[i].kind) != 0)
          return NULL;
        kind = event->links[i].kind;
      }
  return kind;
}

/* More would hide each other. */
static guint
most_arrows (const RpTimelineInk *ink)
{
  double room = (ink->right - ink->left) * (ink->lanes_bottom - ink->lanes_top) / ROOM_PX2;

  return (guint)CLAMP (room, FEWEST_ARROWS, RP_MOST_LINKS);
}

static gboolean
is_selected (const RpTimelineInk *ink, guint event)
{
  return ink->state->selected.type == RP_RECORD_EVENT && ink->state->selected.index == event;
}

/* Its own links come forward with the selected; those between what is related to it stay. */
static RpState
state_of (const RpTimelineInk *ink, guint from, guint to)
{
  if (ink->state->selected.type == RP_RECORD_NONE)
    return RP_STATE_NONE;
  if (is_selected (ink, from) || is_selected (ink, to))
    return RP_STATE_RELATED;
  return rp_ink_state (ink, from, FALSE) != RP_STATE_OTHER && rp_ink_state (ink, to, FALSE) != RP_STATE_OTHER
             ? RP_STATE_RELATED
             : RP_STATE_OTHER;
}

static void
try_link (RpTimelineLinks *self, const RpTimelineInk *ink, guint from, guint to)
{
  RpDataset *dataset = ink->state->dataset;
  Arrow arrow = { .from = from, .to = to, .count = 1 };

  if (from == to || !rp_timeline_ends_find (self->ends, from, to, &arrow.begin, &arrow.end))
    return;
  arrow.weight = weight_of (dataset, from) + weight_of (dataset, to);
  if (is_selected (ink, from) || is_selected (ink, to))
    arrow.weight += OWN_WEIGHT;
  self->n_links++;
  g_array_append_val (self->found, arrow);
}

/* The links of one event, those that lead to it too where asked for. */
static void
try_event (RpTimelineLinks *self, const RpTimelineInk *ink, guint index, gboolean both_ways)
{
  const RpEvent *event = rp_dataset_event (ink->state->dataset, index);
  guint n;
  const guint *in = rp_dataset_links_in (ink->state->dataset, index, &n);

  for (guint i = 0; i < n; i++)
    try_link (self, ink, in[i], index);
  for (guint i = 0; both_ways && i < event->n_links; i++)
    {
      gboolean again = FALSE;

      for (guint k = 0; k < i && !again; k++)
        again = event->links[k].event == event->links[i].event;
      if (!again)
        try_link (self, ink, index, event->links[i].event);
    }
}

static int
compare_weight (gconstpointer a, gconstpointer b)
{
  const Arrow *one = a, *other = b;

  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;
  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  return (one->to > other->to) - (one->to < other->to);
}

/* Keeps what weighs most, so that the rest need not be sorted. O(n). */
static void
leave_out_light (GArray *found)
{
  guint by_weight[OWN_WEIGHT + 512] = { 0 };
  guint least = G_N_ELEMENTS (by_weight) - 1, kept = 0, n = 0;

  if (found->len <= MOST_TRIED)
    return;
  for (guint i = 0; i < found->len; i++)
    by_weight[g_array_index (found, Arrow, i).weight]++;
  for (n = by_weight[least]; least > 0 && n < MOST_TRIED; n += by_weight[least])
    least--;
  for (guint i = 0; i < found->len && kept < MOST_TRIED; i++)
    if (g_array_index (found, Arrow, i).weight >= least)
      g_array_index (found, Arrow, kept++) = g_array_index (found, Arrow, i);
  g_array_set_size (found, kept);
}

/* One arrow for each pair of places. */
static void
join (RpTimelineLinks *self, RpDataset *dataset, guint most)
{
  g_autoptr (GHashTable) by_places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->found->len; i++)
    {
      Arrow *arrow = &g_array_index (self->found, Arrow, i);
      gint64 key = (gint64)(((guint64)arrow->begin << 32) | arrow->end);
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (by_places, &key));

      arrow->kind = kind_of (dataset, arrow->from, arrow->to);
      if (at > 0)
        {
          Arrow *first = &g_array_index (self->arrows, Arrow, at - 1);

          first->count++;
          if (g_strcmp0 (first->kind, arrow->kind) != 0)
            first->kind = NULL;
        }
      else if (self->arrows->len < most)
        {
          g_array_append_val (self->arrows, *arrow);
          g_hash_table_insert (by_places, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (self->arrows->len));
        }
    }
}

/* ---- how they run ---- */

/* From below or above the one to the left side of the other; to what lies before it, or has its label there, from above
 * or below; on one row in an arc. */
static void
bend (const RpEndPlace *from, const RpEndPlace *to, RpPoint p[4])
{
  double dx = to->begin - from->end, dy = to->y - from->y, side = dy < 0 ? -1 : 1;
  double half = MIN (fabs (dy) / 2, 60), inset = from->end > from->begin ? MIN (4, (from->end - from->begin) / 2) : 0;

  p[0] = (RpPoint){ from->end - inset, from->y + side * (from->half + CLEAR_PX) };
  if (fabs (dy) < from->half + to->half)
    {
      double rise = CLAMP (fabs (dx) * 0.12, 6, 16);

      p[0].y = from->y - from->half - CLEAR_PX;
      p[3] = (RpPoint){ to->begin + (to->end > to->begin ? 4 : 0), to->y - to->half - CLEAR_PX };
      p[1] = (RpPoint){ p[0].x + dx * 0.25, p[0].y - rise };
      p[2] = (RpPoint){ p[3].x - dx * 0.25, p[3].y - rise };
      return;
    }
  if (dx >= FORWARD_PX + to->half && !to->named_left)
    {
      p[3] = (RpPoint){ to->begin - (to->end > to->begin ? 0 : to->half) - CLEAR_PX, to->y };
      p[1] = (RpPoint){ p[0].x, p[0].y + side * half };
      p[2] = (RpPoint){ p[3].x - CLAMP (dx * 0.6, 10, 90), p[3].y };
      return;
    }
  p[3] = (RpPoint){ to->begin + (to->end > to->begin ? MIN (4, (to->end - to->begin) / 2) : 0),
                    to->y - side * (to->half + CLEAR_PX) };
  p[1] = (RpPoint){ p[0].x, p[0].y + (p[3].y - p[0].y) / 2 };
  p[2] = (RpPoint){ p[3].x, p[3].y - (p[3].y - p[0].y) / 2 };
}

/* Between a place and the edge of the plot behind which the other end lies, in the gap between two rows: the whole way
 * for the selected event, else a short one that shows the direction. */
static void
bend_to_edge (const RpTimelineInk *ink, const RpEndPlace *place, gboolean outwards, gboolean to_right, gboolean whole,
              RpPoint p[4])
{
  double x = outwards ? place->end : place->begin, edge = to_right ? ink->right : ink->left;
  double gap = place->y + MAX (ink->plan->row_px / 2, place->half + CLEAR_PX + 1);
  double far = whole ? edge : to_right ? MIN (x + STUB_PX, edge) : MAX (x - STUB_PX, edge);
  RpPoint away = { far, gap }, near = { x, place->y + place->half + CLEAR_PX };

  if (!outwards && !to_right && !place->named_left) /* into the left side */
    near = (RpPoint){ x - (place->end > place->begin ? 0 : place->half) - CLEAR_PX, place->y };
  p[outwards ? 0 : 3] = near;
  p[outwards ? 3 : 0] = away;
  p[outwards ? 1 : 2]
      = near.y == place->y ? (RpPoint){ near.x - MIN (16, fabs (far - x) / 2), near.y } : (RpPoint){ near.x, gap };
  p[outwards ? 2 : 1] = (RpPoint){ far + (x - far) / 2, gap };
}

static void
run (const RpTimelineInk *ink, RpTimelineEnds *ends, Arrow *arrow)
{
  gboolean whole = arrow->weight >= OWN_WEIGHT;

  if (arrow->end >= RP_BEYOND_LEFT)
    bend_to_edge (ink, rp_timeline_ends_get (ends, arrow->begin), TRUE, arrow->end == RP_BEYOND_RIGHT, whole,
                  arrow->points);
  else if (arrow->begin >= RP_BEYOND_LEFT)
    bend_to_edge (ink, rp_timeline_ends_get (ends, arrow->end), FALSE, arrow->begin == RP_BEYOND_RIGHT, whole,
                  arrow->points);
  else
    bend (rp_timeline_ends_get (ends, arrow->begin), rp_timeline_ends_get (ends, arrow->end), arrow->points);
}

static RpPoint
point_at (const RpPoint *p, double t)
{
  double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

  return (RpPoint){ a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                    a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

/* ---- ink ---- */

/* What the kind is called; the dataset's word. Transfer full. */
static char *
words_of (const char *kind)
{
  return g_strdelimit (g_strdup (kind), "_\n\t\r", ' ');
}

static char *
described (const RpTimelineInk *ink, const Arrow *arrow)
{
  const RpRecord *from = rp_dataset_record (ink->state->dataset, rp_record_ref (RP_RECORD_EVENT, arrow->from));
  const RpRecord *to = rp_dataset_record (ink->state->dataset, rp_record_ref (RP_RECORD_EVENT, arrow->to));
  g_autofree char *one = rp_timeline_clean_title (from->title), *other = rp_timeline_clean_title (to->title);
  g_autofree char *kind = arrow->kind ? words_of (arrow->kind) : NULL;

  if (arrow->count > 1)
    return g_strdup_printf (ngettext ("%u link", "%u links", arrow->count), arrow->count);
  return kind ? g_strdup_printf (_ ("%s → %s: %s"), one, other, kind) : g_strdup_printf ("%s → %s", one, other);
}

static RpColor
color_of (const RpTimelineLinks *self, const RpTimelineInk *ink, const Arrow *arrow)
{
  RpColor color = self->arrows->len > MOST_FIRM ? ink->theme->ink35 : ink->theme->ink65;

  if (arrow->weight >= OWN_WEIGHT)
    return ink->theme->accent;
  return arrow->state == RP_STATE_OTHER ? rp_color_over (color, ink->theme->other_mark, ink->theme->paper) : color;
}

static void
draw (const RpTimelineLinks *self, RpTimelineInk *ink, const Arrow *arrow)
{
  RpDataset *dataset = ink->state->dataset;
  RpShape *shape = rp_drawing_add (ink->drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);
  const RpPoint *p = arrow->points;
  g_autofree char *id = g_strdup_printf ("link:%s,%s", rp_dataset_event (dataset, arrow->from)->record.id,
                                         rp_dataset_event (dataset, arrow->to)->record.id);
  g_autofree char *full = described (ink, arrow);
  RpRecordRef ends[2] = { rp_record_ref (RP_RECORD_EVENT, arrow->from), rp_record_ref (RP_RECORD_EVENT, arrow->to) };
  RpPoint low = p[0], high = p[0];

  for (guint i = 1; i < 4; i++)
    {
      low = (RpPoint){ MIN (low.x, p[i].x), MIN (low.y, p[i].y) };
      high = (RpPoint){ MAX (high.x, p[i].x), MAX (high.y, p[i].y) };
    }
  shape->id = rp_drawing_string (ink->drawing, id);
  shape->full = rp_drawing_string (ink->drawing, full);
  shape->members = rp_drawing_refs (ink->drawing, ends, 2);
  shape->n_members = 2;
  shape->x = low.x;
  shape->y = low.y;
  shape->width = high.x - low.x;
  shape->height = high.y - low.y;
  shape->points = rp_drawing_points (ink->drawing, p, 4);
  shape->n_points = 4;
  shape->curved = shape->arrow = TRUE;
  shape->state = arrow->state;
  shape->stroke = color_of (self, ink, arrow);
  shape->line_width = LINE_PX;
}

/* ---- all of it ---- */

gboolean
rp_timeline_links_need_room (const RpTimelineInk *ink)
{
  return ink->state->links && rp_dataset_n_links (ink->state->dataset) > most_arrows (ink);
}

static gboolean
has_links (const RpTimelineInk *ink)
{
  RpDataset *dataset = ink->state->dataset;
  RpRecordRef selected = ink->state->selected;
  guint n;

  if (ink->state->links || selected.type != RP_RECORD_EVENT)
    return ink->state->links && rp_dataset_n_links (dataset) > 0;
  rp_dataset_links_in (dataset, selected.index, &n);
  return n + rp_dataset_event (dataset, selected.index)->n_links > 0;
}

static void
collect (RpTimelineLinks *self, const RpTimelineInk *ink)
{
  if (ink->state->links)
    for (guint i = 0; i < rp_dataset_n_events (ink->state->dataset); i++)
      try_event (self, ink, i, FALSE);
  else
    try_event (self, ink, ink->state->selected.index, TRUE);
  leave_out_light (self->found);
  g_array_sort (self->found, compare_weight);
  join (self, ink->state->dataset, most_arrows (ink));
}

RpTimelineLinks *
rp_timeline_links_new (RpTimelineInk *ink)
{
  RpTimelineLinks *self;

  if (!has_links (ink))
    return NULL;
  self = g_new0 (RpTimelineLinks, 1);
  self->ends = rp_timeline_ends_new (ink);
  self->arrows = g_array_new (FALSE, FALSE, sizeof (Arrow));
  self->found = g_array_new (FALSE, FALSE, sizeof (Arrow));
  collect (self, ink);
  for (guint i = self->arrows->len; i-- > 0;)
    {
      Arrow *arrow = &g_array_index (self->arrows, Arrow, i);

      arrow->state = state_of (ink, arrow->from, arrow->to);
      run (ink, self->ends, arrow);
      draw (self, ink, arrow);
      self->n_drawn += arrow->count;
    }
  return self;
}

double
rp_timeline_links_count (const RpTimelineLinks *self, RpTimelineInk *ink)
{
  g_autofree char *text = NULL;
  double width;

  if (!self || self->n_drawn >= self->n_links || !rp_timeline_links_need_room (ink))
    return ink->right;
  text = g_strdup_printf (ngettext ("%u of %u link shown", "%u of %u links shown", self->n_links), self->n_drawn,
                          self->n_links);
  width = rp_text_width (ink->measure, text, RP_TEXT_TICK);
  if (width + 8 > ink->right - ink->left)
    return ink->right;
  rp_ink_caption (ink, RP_ROLE_DECORATION, text, ink->theme->ink65, ink->right - width - 4, ink->lanes_bottom - 9);
  return ink->right - width - 10;
}

/* All that a word must not stand on. Transfer full. */
static RpLabelGrid *
taken (const RpTimelineInk *ink)
{
  guint n = rp_drawing_n_shapes (ink->drawing);
  RpLabelGrid *grid = rp_label_grid_new (
      (RpLabelBox){ 0, 0, rp_drawing_get_width (ink->drawing), rp_drawing_get_height (ink->drawing) }, n);

  for (guint i = 0; i < n; i++)
    {
      const RpShape *shape = rp_drawing_shape (ink->drawing, i);

      if (shape->geometry == RP_GEOMETRY_TEXT || shape->role == RP_ROLE_MARK || shape->role == RP_ROLE_BAR
          || shape->role == RP_ROLE_SPAN || shape->role == RP_ROLE_CLUSTER)
        rp_label_grid_add (
            grid, (RpLabelBox){ shape->x - 1, shape->y, shape->x + shape->width + 1, shape->y + shape->height },
            RP_LABEL_NOBODY - 1);
    }
  return grid;
}

/* A word in the line, which is covered by it: only where the line runs on at either side. */
static void
add_word (RpTimelineInk *ink, RpLabelGrid *grid, const Arrow *arrow, RpColor color)
{
  static const double along[] = { 0.5, 0.42, 0.58, 0.34, 0.66 };
  double height = rp_text_line_height (RP_TEXT_TICK), width, length = 0, bottom = ink->lanes_bottom;
  g_autofree char *text = arrow->kind ? words_of (arrow->kind) : NULL;
  RpShape *shape;

  if (!text || !*text)
    return;
  if (rp_plan_is_scrolled (ink->plan)) /* the arrow is cut where the lanes are */
    bottom = ink->lanes_top + ink->plan->view_px;
  width = rp_text_width (ink->measure, text, RP_TEXT_TICK);
  for (guint i = 0; i < 8; i++)
    {
      RpPoint a = point_at (arrow->points, i / 8.0), b = point_at (arrow->points, (i + 1) / 8.0);

      length += sqrt ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
    }
  if (length < MIN (width, 2.5 * height) + 24)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (along); i++)
    {
      RpPoint at = point_at (arrow->points, along[i]);
      RpLabelBox box = { at.x - width / 2 - 2, at.y - height / 2, at.x + width / 2 + 2, at.y - height / 2 + height };

      if (box.left < ink->left || box.right > ink->right || box.top < ink->lanes_top || box.bottom > bottom
          || !rp_label_grid_is_free (grid, box, RP_LABEL_NOBODY, RP_LABEL_NOBODY))
        continue;
      rp_label_grid_add (grid, box, RP_LABEL_NOBODY - 1);
      rp_ink_caption (ink, RP_ROLE_DECORATION, text, color, at.x - width / 2, at.y - 1);
      shape = rp_drawing_last (ink->drawing);
      shape->state = arrow->state;
      return;
    }
}

void
rp_timeline_links_words (const RpTimelineLinks *self, RpTimelineInk *ink)
{
  g_autoptr (RpLabelGrid) grid = NULL;

  if (!self || self->arrows->len == 0)
    return;
  grid = taken (ink);
  for (guint i = 0; i < self->arrows->len; i++)
    {
      const Arrow *arrow = &g_array_index (self->arrows, Arrow, i);

      if (self->arrows->len <= MOST_WORDS || arrow->weight >= OWN_WEIGHT)
        add_word (ink, grid, arrow, color_of (self, ink, arrow));
    }
}

void
rp_timeline_links_free (RpTimelineLinks *self)
{
  if (!self)
    return;
  rp_timeline_ends_free (self->ends);
  g_array_unref (self->arrows);
  g_array_unref (self->found);
  g_free (self);
}
