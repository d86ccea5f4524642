/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-memory.h"
#include "network-tie-ink.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PORT_PX 24.0 /* between ties of one pair, at their middle, where there is room for their words */
#define NARROW_PORT_PX 11.0
#define OUTSIDE_PX 10.0 /* that a tie may run beyond nodes and names */
#define OUTSIDE_COST 1000.0
#define BEND_UP_TO 500   /* ties: more are not bent around what is in their way */
#define LABELS_UP_TO 800 /* ties: more have no words */
#define SAMPLE_PX 9.0
#define N_LAYERS 4
#define ARROW_GAP_PX 3.5
#define GAP_PX 1.5
#define SHORTEST_PX 4.0
#define LABEL_AIR_PX 2.0

/* A tie that is drawn. */
typedef struct
{
  guint tie; /* index */
  RpState state;
  gboolean recedes, dimmed; /* for whatever reason; because it is filtered out */
  guint n_events;           /* shown, of a shared tie */
} Drawn;

typedef struct
{
  RpNetInk *ink;
  GArray *drawn;      /* Drawn */
  RpNetTrack *tracks; /* by tie */
  guint turn;         /* of the tracks that are reckoned now */
  RpNetTieInk look;
  RpLabelGrid *lines; /* where ties run, by tie; NULL when there are too many */
} Ties;

static const RpNetTie *
tie_at (const Ties *self, guint index)
{
  return &g_array_index (self->ink->graph->ties, RpNetTie, index);
}

static const RpNetCurve *
curve_of (const Ties *self, const Drawn *drawn)
{
  return &self->tracks[drawn->tie].curve;
}

static RpRecordRef
relation_ref (const RpNetTie *tie)
{
  return tie->type == RP_TIE_RELATION ? rp_record_ref (RP_RECORD_RELATION, tie->relation) : RP_RECORD_REF_NONE;
}

static gboolean
is_selected (const RpNetInk *ink, RpRecordRef ref)
{
  return rp_record_ref_equal (ink->state->selected, ref)
         || (ink->state->alone && rp_record_set_contains (ink->state->picked, ref));
}

/* Counts the shown events of a shared tie; SELECTED (out): whether one of them is, or is on the way that is. */
static guint
count_events (const RpNetInk *ink, const RpNetTie *tie, gboolean *selected)
{
  guint n = 0;

  for (guint i = 0; i < tie->n_events; i++)
    {
      guint event = g_array_index (ink->graph->events, guint, tie->first_event + i);

      if (!rp_net_joins (ink->state, event))
        continue;
      n++;
      *selected = *selected || is_selected (ink, rp_record_ref (RP_RECORD_EVENT, event));
    }
  return n;
}

static void
judge_relation (const RpNetInk *ink, const RpNetTie *tie, Drawn *drawn)
{
  drawn->state = rp_view_state_of (ink->state, relation_ref (tie));
  drawn->dimmed = rp_view_state_dimmed (ink->state, relation_ref (tie));
  drawn->recedes = drawn->state == RP_STATE_OTHER || drawn->dimmed;
}

/* Whether the tie is drawn at all, and how it stands. */
static gboolean
judge (const RpNetInk *ink, const RpNetTie *tie, Drawn *drawn)
{
  const RpNetPlace *from = &ink->places[tie->from], *to = &ink->places[tie->to];
  gboolean both = from->state == RP_STATE_SELECTED && to->state == RP_STATE_SELECTED;
  gboolean touched = !ink->state->alone && (from->state == RP_STATE_SELECTED || to->state == RP_STATE_SELECTED);

  if (!from->visible || !to->visible || (tie->type == RP_TIE_FOLDED && !to->tied)
      || !rp_net_shows_tie (ink->graph, ink->state, tie))
    return FALSE;
  if (tie->type == RP_TIE_RELATION)
    {
      judge_relation (ink, tie, drawn);
      return TRUE;
    }
  if (tie->type == RP_TIE_SHARED)
    {
      drawn->n_events = count_events (ink, tie, &touched);
      drawn->dimmed = drawn->n_events == 0;
      /* of a way the steps, not all whom its events tie */
      touched = touched && (!ink->state->alone || both);
    }
  if (tie->type == RP_TIE_PART)
    {
      touched = touched || both;
      drawn->dimmed = rp_view_state_dimmed (ink->state, rp_net_node_ref (ink->graph, tie->to));
    }
  drawn->state = ink->state->selected.type == RP_RECORD_NONE ? RP_STATE_NONE
                 : touched && ink->state->alone              ? RP_STATE_SELECTED
                 : touched                                   ? RP_STATE_RELATED
                                                             : RP_STATE_OTHER;
  drawn->recedes = drawn->dimmed || drawn->state == RP_STATE_OTHER
                   || (from->recedes && to->recedes && drawn->state != RP_STATE_RELATED);
  return TRUE;
}

/* From the one middle to the other, OFFSET px aside at half way. The side is that of the pair, whatever the direction.
 */
static RpNetCurve
bent (const RpNetInk *ink, const RpNetTie *tie, double offset)
{
  RpPoint a = ink->places[tie->from].at, b = ink->places[tie->to].at;
  double dx = b.x - a.x, dy = b.y - a.y, length = sqrt (dx * dx + dy * dy);
  double aside = (tie->from < tie->to ? offset : -offset) * 4 / 3 / MAX (length, 1e-6);
  RpPoint n = { -dy * aside, dx * aside };

  return (
      RpNetCurve){ { a, { a.x + dx / 3 + n.x, a.y + dy / 3 + n.y }, { b.x - dx / 3 + n.x, b.y - dy / 3 + n.y }, b } };
}

static double
distance (const RpNetInk *ink, const RpNetTie *tie)
{
  RpPoint a = ink->places[tie->from].at, b = ink->places[tie->to].at;

  return sqrt ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/* How much of a curve runs over other nodes and words, and over its own ends' names. */
static double
obstruction (const RpNetInk *ink, const RpNetTie *tie, const RpNetCurve *curve, double length)
{
  guint n = (guint)CLAMP (length / SAMPLE_PX, 8, 120);
  double cost = 0;

  for (guint i = 1; i < n; i++)
    {
      RpPoint p = rp_net_curve_at (curve, (double)i / n);
      RpLabelBox box = { p.x - 2, p.y - 2, p.x + 2, p.y + 2 };

      if (!rp_net_is_free (ink, box, tie->from, tie->to))
        cost += 12;
      else if (!rp_net_is_free (ink, box, RP_LABEL_NOBODY, RP_LABEL_NOBODY))
        cost += 0.35;
    }
  return cost;
}

/* Whether a tie bent by OFFSET leaves the room that nodes and names take. */
static gboolean
leaves_room (const RpNetInk *ink, const RpNetTie *tie, double offset)
{
  RpNetCurve curve = bent (ink, tie, offset);

  for (guint i = 1; i < 8; i++)
    {
      RpPoint p = rp_net_curve_at (&curve, i / 8.0);

      if (p.x < ink->extent.left - OUTSIDE_PX || p.x > ink->extent.right + OUTSIDE_PX
          || p.y < ink->extent.top - OUTSIDE_PX || p.y > ink->extent.bottom + OUTSIDE_PX)
        return TRUE;
    }
  return FALSE;
}

/* How far the outermost of a pair's ties run from their middle. */
static double
half_bundle (const RpNetTie *tie, double spacing)
{
  return (tie->n_slots - 1) / 2.0 * spacing;
}

/* The bend that runs over least, for the middle of a pair's ties; 0 unless a bend helps. */
static double
choose_bend (const RpNetInk *ink, const RpNetTie *tie, double length, double spacing)
{
  static const double bends[] = { 0, 16, -16, 32, -32, 52, -52, 76, -76 };
  double best = 0, least = INFINITY;

  for (guint i = 0; i < (ink->straight ? 0 : G_N_ELEMENTS (bends)) && fabs (bends[i]) <= length * 0.35; i++)
    {
      RpNetCurve curve = bent (ink, tie, bends[i]);
      double cost = obstruction (ink, tie, &curve, length) + fabs (bends[i]) * 0.1;

      if (bends[i] != 0 || tie->n_slots > 1)
        for (int way = -1; way <= (tie->n_slots > 1 ? 1 : -1); way += 2)
          if (leaves_room (ink, tie, bends[i] + way * half_bundle (tie, spacing)))
            cost += OUTSIDE_COST;

      if (cost < least)
        {
          least = cost;
          best = bends[i];
        }
    }
  return best;
}

/* The curve's parameter where it leaves the disc of RADIUS around its start (or, BACK, its end). */
static double
leaves_disc (const RpNetCurve *curve, RpPoint centre, double radius, gboolean back)
{
  double inside = back ? 1 : 0, outside = 0.5;

  for (guint step = 0; step < 24; step++)
    {
      double t = (inside + outside) / 2;
      RpPoint p = rp_net_curve_at (curve, t);
      double dx = p.x - centre.x, dy = p.y - centre.y;

      if (dx * dx + dy * dy < radius * radius)
        inside = t;
      else
        outside = t;
    }
  return outside;
}

/* Where a steep tie comes out under the name of its own end; T when it does not run through it. */
static double
leaves_name (const RpNetCurve *curve, const RpNetPlace *place, double t, gboolean back)
{
  RpPoint a = curve->points[0], b = curve->points[3];
  double step = back ? -1.0 / 64 : 1.0 / 64, at = t;
  RpLabelBox box = place->label;

  if (!place->labelled || fabs (b.y - a.y) < 1.2 * fabs (b.x - a.x))
    return t;
  for (; at > 0.2 && at < 0.8 ? FALSE : at >= 0 && at <= 1; at += step)
    {
      RpPoint p = rp_net_curve_at (curve, at);
      gboolean within = p.x > box.left - 2 && p.x < box.right + 2 && p.y > box.top - 5 && p.y < box.bottom + 1;

      if (!within)
        return at;
    }
  return t;
}

/* Cuts CURVE to what is seen between its nodes. FALSE when nothing is. */
static gboolean
trim (const RpNetInk *ink, const RpNetTie *tie, gboolean straight, RpNetCurve *curve)
{
  const RpNetPlace *from = &ink->places[tie->from], *to = &ink->places[tie->to];
  double end_gap = tie->directed ? ARROW_GAP_PX : GAP_PX, length = distance (ink, tie), start, end;
  RpPoint a, b;

  if (length < from->radius + to->radius + end_gap + SHORTEST_PX)
    return FALSE;
  start = straight ? (from->radius + GAP_PX) / length : leaves_disc (curve, from->at, from->radius + GAP_PX, FALSE);
  end = straight ? 1 - (to->radius + end_gap) / length : leaves_disc (curve, to->at, to->radius + end_gap, TRUE);
  start = leaves_name (curve, from, start, FALSE);
  end = leaves_name (curve, to, end, TRUE);
  if (end <= start)
    return FALSE;
  *curve = rp_net_curve_part (curve, start, end);
  a = curve->points[0];
  b = curve->points[3];
  return isfinite (a.x) && isfinite (a.y) && isfinite (b.x) && isfinite (b.y);
}

/* A loop at the node's upper right, larger for each further one. */
static RpNetCurve
loop (const RpNetInk *ink, const RpNetTie *tie)
{
  const RpNetPlace *place = &ink->places[tie->from];
  double r = place->radius, out = RP_NET_LOOP_PX (r, tie->slot);
  RpPoint c = place->at;

  return (RpNetCurve){ { { c.x + r * 0.3, c.y - r - GAP_PX },
                         { c.x + out * 0.5, c.y - r - out },
                         { c.x + r + out, c.y - out * 0.5 },
                         { c.x + r + ARROW_GAP_PX, c.y - r * 0.2 } } };
}

typedef struct
{
  guint first; /* tie of the pair */
  double bend, spacing;
} Bundle;

/* How the ties of a pair run side by side. */
static Bundle
lay_bundle (const RpNetInk *ink, guint first, double length)
{
  const RpNetTie *tie = &g_array_index (ink->graph->ties, RpNetTie, first);
  double port = NARROW_PORT_PX + (PORT_PX - NARROW_PORT_PX) * ink->graph->room;
  Bundle bundle = { first, 0, MIN (port, length * 0.5 / tie->n_slots) };

  if (ink->graph->ties->len > BEND_UP_TO)
    return bundle;
  bundle.bend = choose_bend (ink, tie, length, bundle.spacing);
  /* at an edge ties rather run close than out of the picture */
  for (guint i = 0; i < 3 && tie->n_slots > 1; i++)
    if (leaves_room (ink, tie, bundle.bend - half_bundle (tie, bundle.spacing))
        || leaves_room (ink, tie, bundle.bend + half_bundle (tie, bundle.spacing)))
      bundle.spacing *= 0.6;
  return bundle;
}

/* Where a tie runs, a bundle's ties side by side. */
static void
reckon (const Ties *self, guint i, Bundle *bundle, RpNetTrack *track)
{
  const RpNetInk *ink = self->ink;
  const RpNetTie *tie = tie_at (self, i);
  double offset;

  track->turn = self->turn;
  track->none = FALSE;
  if (tie->from == tie->to)
    {
      track->curve = loop (ink, tie);
      return;
    }
  if (bundle->first != i - tie->slot)
    *bundle = lay_bundle (ink, i - tie->slot, distance (ink, tie));
  offset = bundle->bend + (tie->slot - (tie->n_slots - 1) / 2.0) * bundle->spacing;
  track->curve = bent (ink, tie, offset);
  track->none = !trim (ink, tie, offset == 0, &track->curve);
}

static void
collect (Ties *self)
{
  RpNetInk *ink = self->ink;
  Bundle bundle = { .first = G_MAXUINT };

  for (guint i = 0; i < ink->graph->ties->len; i++)
    {
      RpNetTrack *track = &self->tracks[i];
      Drawn drawn = { .tie = i };

      if (!judge (ink, tie_at (self, i), &drawn))
        continue;
      if (track->turn == 0)
        reckon (self, i, &bundle, track);
      if (!track->none)
        g_array_append_val (self->drawn, drawn);
    }
}

static void
add_run (Ties *self, const Drawn *drawn, const RpPoint *points, guint n_points)
{
  const RpNetTie *tie = tie_at (self, drawn->tie);
  RpShape *shape = rp_drawing_add (self->ink->drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);
  RpPoint low = points[0], high = points[0], last = points[n_points - 1], end = curve_of (self, drawn)->points[3];

  for (guint i = 1; i < n_points; i++)
    {
      low = (RpPoint){ MIN (low.x, points[i].x), MIN (low.y, points[i].y) };
      high = (RpPoint){ MAX (high.x, points[i].x), MAX (high.y, points[i].y) };
    }
  shape->x = low.x;
  shape->y = low.y;
  shape->width = high.x - low.x;
  shape->height = high.y - low.y;
  shape->points = rp_drawing_points (self->ink->drawing, points, n_points);
  shape->n_points = n_points;
  shape->curved = TRUE;
  shape->arrow = tie->directed && last.x == end.x && last.y == end.y;
  shape->ref = relation_ref (tie);
  shape->id = tie->id; /* the drawing keeps the graph */
  shape->state = drawn->state;
  shape->dimmed = drawn->dimmed;
  shape->undated = tie->undated;
  rp_net_tie_ink_style (&self->look, tie, drawn->state, drawn->recedes, drawn->n_events, shape);
}

/* What recedes first, what is selected last; what has one colour together, so that it is painted at once. */
static guint
layer (const Drawn *drawn)
{
  gboolean stands_out = drawn->state == RP_STATE_SELECTED || drawn->state == RP_STATE_RELATED;

  if (drawn->recedes)
    return stands_out ? 1 : 0;
  return drawn->state == RP_STATE_SELECTED ? N_LAYERS - 1 : 2;
}

static void
draw_lines (Ties *self)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (RpPoint));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint l = 0; l < N_LAYERS; l++)
    for (guint i = 0; i < self->drawn->len; i++)
      {
        const Drawn *drawn = &g_array_index (self->drawn, Drawn, i);

        if (layer (drawn) != l)
          continue;
        if (rp_net_curve_is_within (self->ink, curve_of (self, drawn)))
          {
            add_run (self, drawn, curve_of (self, drawn)->points, 4);
            continue;
          }
        g_array_set_size (points, 0);
        g_array_set_size (runs, 0);
        rp_net_clip_curve (self->ink, curve_of (self, drawn), points, runs);
        for (guint r = 0, from = 0; r < runs->len; from = g_array_index (runs, guint, r++))
          add_run (self, drawn, &g_array_index (points, RpPoint, from), g_array_index (runs, guint, r) - from);
      }
}

/* Marks where the lines run, so that no tie's words stand on another tie. */
static void
take_lines (Ties *self)
{
  self->lines = rp_label_grid_new (self->ink->extent, self->drawn->len * 8);
  for (guint i = 0; i < self->drawn->len; i++)
    {
      const Drawn *drawn = &g_array_index (self->drawn, Drawn, i);
      double length = distance (self->ink, tie_at (self, drawn->tie));
      guint n = (guint)CLAMP (length / SAMPLE_PX, 8, 400);

      for (guint k = 0; k <= n; k++)
        {
          RpPoint p = rp_net_curve_at (curve_of (self, drawn), (double)k / n);

          rp_label_grid_add (self->lines, (RpLabelBox){ p.x - 2, p.y - 2, p.x + 2, p.y + 2 }, i);
        }
    }
}

static void
add_label (Ties *self, const Drawn *drawn, const char *text, RpLabelBox box)
{
  const RpTheme *theme = self->ink->theme;
  RpShape *shape = rp_drawing_add (self->ink->drawing, RP_ROLE_LABEL, RP_GEOMETRY_TEXT);
  const RpNetTie *tie = tie_at (self, drawn->tie);

  shape->x = box.left;
  shape->y = box.top;
  shape->width = box.right - box.left;
  shape->height = box.bottom - box.top;
  shape->text = rp_drawing_string (self->ink->drawing, text);
  shape->of = relation_ref (tie);
  shape->id = tie->id; /* the drawing keeps the graph */
  shape->size = RP_TEXT_TICK;
  shape->fill = drawn->recedes ? rp_color_over (theme->ink, theme->other_text, theme->paper) : theme->ink;
  shape->state = drawn->state;
  shape->halo = TRUE;
  shape->bold = drawn->state == RP_STATE_SELECTED;
}

/* Puts TEXT where the tie's line has room for it: at the middle, or near. FALSE: nowhere. */
static gboolean
label_with (Ties *self, guint index, const char *text, double width)
{
  static const double along[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74 };
  RpNetInk *ink = self->ink;
  const Drawn *drawn = &g_array_index (self->drawn, Drawn, index);
  double height = rp_text_line_height (RP_TEXT_TICK);

  for (guint i = 0; i < G_N_ELEMENTS (along); i++)
    {
      RpPoint p = rp_net_curve_at (curve_of (self, drawn), along[i]);
      RpLabelBox box = { p.x - width / 2, p.y - height / 2, p.x + width / 2, p.y + height / 2 };
      RpLabelBox aired = { box.left - LABEL_AIR_PX, box.top - LABEL_AIR_PX / 2, box.right + LABEL_AIR_PX,
                           box.bottom + LABEL_AIR_PX / 2 };

      if (box.left < ink->extent.left || box.right > ink->extent.right || box.top < ink->extent.top
          || box.bottom > ink->extent.bottom)
        continue;
      if (!rp_net_is_free (ink, aired, RP_LABEL_NOBODY, RP_LABEL_NOBODY)
          || !rp_label_grid_is_free (self->lines, aired, index, index))
        continue;
      rp_label_grid_add (ink->words, box, RP_LABEL_NOBODY - 1);
      if (box.right > 0 && box.left < ink->width && box.bottom > 0 && box.top < ink->height)
        add_label (self, drawn, text, box);
      return TRUE;
    }
  return FALSE;
}

/* Writes what a tie is and when where there is room for it, else what it is. */
static void
label_tie (Ties *self, guint index)
{
  const RpNetInk *ink = self->ink;
  const Drawn *drawn = &g_array_index (self->drawn, Drawn, index);
  const RpNetTie *tie = tie_at (self, drawn->tie);
  gboolean matters = drawn->state == RP_STATE_SELECTED || drawn->state == RP_STATE_RELATED;
  g_autofree char *text = rp_net_tie_words (ink, tie, drawn->n_events, matters);
  g_autofree char *when = rp_net_tie_when (ink, tie, matters);
  g_autofree char *both = when != NULL && *text != '\0' ? g_strdup_printf (_ ("%s, %s"), text, when) : g_strdup (when);

  both = both != NULL ? rp_net_tie_cited (ink, tie, both) : NULL;
  if (both != NULL && label_with (self, index, both, rp_text_width (ink->state->measure, both, RP_TEXT_TICK)))
    return;
  text = rp_net_tie_cited (ink, tie, text);
  if (*text != '\0')
    label_with (self, index, text,
                strcmp (text, tie->label) == 0 ? tie->label_width
                                               : rp_text_width (ink->state->measure, text, RP_TEXT_TICK));
}

static void
lift (RpNetInk *ink, const RpNetTie *tie, guint node)
{
  if (tie->type == RP_TIE_FOLDED || !rp_view_state_dimmed (ink->state, rp_net_node_ref (ink->graph, node)))
    ink->places[node].recedes = FALSE;
}

void
rp_net_lift_neighbours (RpNetInk *ink)
{
  gboolean any = ink->state->selected.type != RP_RECORD_NONE && !ink->state->alone;

  for (guint i = 0; any && i < ink->graph->ties->len; i++)
    {
      const RpNetTie *tie = &g_array_index (ink->graph->ties, RpNetTie, i);
      Drawn drawn = { .tie = i };
      gboolean from = ink->places[tie->from].state == RP_STATE_SELECTED;
      gboolean to = ink->places[tie->to].state == RP_STATE_SELECTED;

      if ((!from && !to) || !judge (ink, tie, &drawn))
        continue;
      if (from)
        lift (ink, tie, tie->to);
      if (to)
        lift (ink, tie, tie->from);
    }
}

void
rp_net_draw_ties (RpNetInk *ink)
{
  guint n = ink->graph->ties->len;
  Ties self = { .ink = ink, .drawn = g_array_sized_new (FALSE, FALSE, sizeof (Drawn), n), .turn = 1 };
  gboolean remembers = ink->memory != NULL && n > BEND_UP_TO;

  self.tracks = remembers ? rp_net_memory_tracks (ink->memory, ink) : g_new0 (RpNetTrack, (gsize)n + 1);
  if (remembers)
    self.turn = rp_net_memory_turn (ink->memory);
  collect (&self);
  rp_net_tie_ink_mix (&self.look, ink->theme, self.drawn->len);
  draw_lines (&self);
  if (self.drawn->len <= LABELS_UP_TO)
    {
      take_lines (&self);
      /* what matters now first, then relations before counts */
      for (guint turn = 0; turn < 4; turn++)
        for (guint i = 0; i < self.drawn->len; i++)
          {
            const Drawn *drawn = &g_array_index (self.drawn, Drawn, i);
            guint due = (drawn->state == RP_STATE_SELECTED || drawn->state == RP_STATE_RELATED ? 0 : 2)
                        + (tie_at (&self, drawn->tie)->type == RP_TIE_SHARED);

            if (due == turn)
              label_tie (&self, i);
          }
      rp_label_grid_free (self.lines);
    }
  g_array_unref (self.drawn);
  if (!remembers)
    g_free (self.tracks);
}
