/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of a timeline's drawing, whatever is drawn and at whatever scale, for tests: texts are apart, every
 * thing is there once on each of its lanes, nothing is counted that could be drawn, nothing moves when the view pans.
 * Looks into the layout's own state for what belongs where. */
#pragma once

#include <math.h>
#include <string.h>

#include "timeline-drawing.h"
#include "timeline-ink.h"
#include "timeline-private.h"

#define TOUCH_PX 0.01 /* what overlaps by less is apart */
#define NO_ITEM G_MAXUINT

/* The first complaints are enough, and the rest of the windows are worth seeing. */
G_GNUC_PRINTF (1, 2)
static void
complain (const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%s", words);
  g_test_fail ();
}

/* What is told of a thing in one drawing. */
typedef struct
{
  guint item; /* of the layout, or behind them a thing of the merged lane */
  double x, y, width;
  const RpShape *label;
} Seen;

typedef struct
{
  RpDataset *dataset;
  RpTimelineLayout *layout;
  RpViewState state;
  guint n_things;
  guint *thing_of; /* by event; NO_ITEM */
  guint *first;    /* by thing: of its items in `items` */
  guint *items;
  guint *lane_of; /* by item: layout lane */
  guint8 *count;  /* by item, and behind them by thing of the merged lane */
  guint n_drawings, n_compared, n_clusters;
} Prover;

/* One drawing, and what stands where in it. */
typedef struct
{
  RpDrawing *drawing;
  RpTimelineFrame frame;
  double left, right;  /* of the plot */
  GArray *lane_tops;   /* double, by planned lane */
  GArray *seen;        /* Seen */
  GHashTable *by_item; /* item + 1 → index + 1 */
  gboolean said;       /* the last mark */
} Picture;

/* By thing which items it has. */
static void
index_items (Prover *self)
{
  const RpTimelineLayout *layout = self->layout;
  guint n_lanes = rp_timeline_lanes_count (layout->lanes), n_events = rp_dataset_n_events (self->dataset);
  g_autofree guint *next = NULL;

  self->n_things = rp_timeline_things_count (layout->things);
  self->thing_of = g_new (guint, n_events + 1);
  memset (self->thing_of, 0xff, n_events * sizeof *self->thing_of);
  for (guint t = 0; t < self->n_things; t++)
    if (rp_timeline_things_get (layout->things, t)->type == RP_THING_EVENT)
      self->thing_of[rp_timeline_things_get (layout->things, t)->index] = t;
  self->first = g_new0 (guint, self->n_things + 2);
  for (guint i = 0; i < layout->items->n; i++)
    self->first[layout->items->things[i] + 1]++;
  for (guint t = 0; t < self->n_things; t++)
    self->first[t + 1] += self->first[t];
  next = g_memdup2 (self->first, (self->n_things + 1) * sizeof *next);
  self->items = g_new (guint, layout->items->n + 1);
  self->lane_of = g_new (guint, layout->items->n + 1);
  for (guint lane = 0; lane < n_lanes; lane++)
    for (guint i = layout->lane_first[lane]; i < layout->lane_first[lane + 1]; i++)
      {
        self->lane_of[i] = lane;
        self->items[next[layout->items->things[i]]++] = i;
      }
  self->count = g_new (guint8, layout->items->n + self->n_things + 1);
}

static void
prover_init (Prover *self, RpDataset *dataset, RpLanes lanes)
{
  RpTimelineOptions options = { .dataset = dataset, .measure = rp_text_measure_fixed (), .lanes = lanes };

  *self = (Prover){ .dataset = dataset, .layout = rp_timeline_layout_new (&options, NULL) };
  self->state = (RpViewState){ .dataset = dataset,
                               .theme = rp_theme (RP_THEME_LIGHT),
                               .measure = options.measure,
                               .period = RP_PERIOD_NONE,
                               .now = NAN };
  index_items (self);
}

static void
prover_clear (Prover *self)
{
  g_free (self->thing_of);
  g_free (self->first);
  g_free (self->items);
  g_free (self->lane_of);
  g_free (self->count);
  rp_timeline_layout_unref (self->layout);
}

/* The item of THING on a lane of the plan: NO_ITEM when it does not belong there. */
static guint
item_on (const Prover *self, guint thing, guint planned_lane)
{
  const RpPlannedLane *lane = &g_array_index (self->layout->plan.lanes, RpPlannedLane, planned_lane);

  if (lane->merged)
    return self->layout->items->n + thing;
  for (guint k = self->first[thing]; k < self->first[thing + 1]; k++)
    if (self->lane_of[self->items[k]] == lane->lane)
      return self->items[k];
  return NO_ITEM;
}

/* The lane at Y: the last that begins above it. */
static guint
lane_at (const Picture *picture, double y)
{
  guint lane = 0;

  while (lane + 1 < picture->lane_tops->len && g_array_index (picture->lane_tops, double, lane + 1) <= y + 1)
    lane++;
  return lane;
}

static gboolean
is_mark (const RpShape *shape)
{
  return shape->role == RP_ROLE_MARK || shape->role == RP_ROLE_BAR || shape->role == RP_ROLE_SPAN;
}

static guint
thing_of (const Prover *self, RpRecordRef ref)
{
  return ref.type == RP_RECORD_EVENT ? self->thing_of[ref.index] : NO_ITEM;
}

static double
middle_of (const RpShape *shape)
{
  return shape->y + shape->height / 2;
}

static void
see_shape (const Prover *self, Picture *picture, const RpShape *shape)
{
  Seen seen = { .x = shape->x, .y = middle_of (shape), .width = shape->width };
  guint thing = thing_of (self, is_mark (shape) ? shape->ref : shape->of), place;

  /* what another source says stands by itself, its label behind it */
  if (is_mark (shape))
    picture->said = shape->said != NULL;
  if (thing == NO_ITEM || picture->said)
    return;
  seen.item = item_on (self, thing, lane_at (picture, seen.y));
  g_assert_cmpuint (seen.item, !=, NO_ITEM);
  place = GPOINTER_TO_UINT (g_hash_table_lookup (picture->by_item, GUINT_TO_POINTER (seen.item + 1)));
  if (!is_mark (shape))
    {
      if (place == 0)
        return; /* what fades out of sight */
      g_array_index (picture->seen, Seen, place - 1).label = shape;
      return;
    }
  if (place)
    {
      complain ("event %u stands twice on a lane", shape->ref.index);
      return;
    }
  g_array_append_val (picture->seen, seen);
  g_hash_table_insert (picture->by_item, GUINT_TO_POINTER (seen.item + 1), GUINT_TO_POINTER (picture->seen->len));
}

static void
draw (Prover *self, const RpTimelineFrame *frame, Picture *picture)
{
  *picture = (Picture){ .frame = *frame };
  picture->drawing = rp_timeline_drawing (self->layout, &self->state, frame);
  rp_timeline_plot (self->layout, frame, &picture->left, &picture->right);
  picture->lane_tops = g_array_new (FALSE, FALSE, sizeof (double));
  picture->seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  picture->by_item = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->layout->plan.lanes->len; i++)
    {
      guint row = g_array_index (self->layout->plan.lanes, RpPlannedLane, i).first_row;
      double y = RP_AXIS_PX + 6 + rp_plan_row_y (&self->layout->plan, row, i);

      g_array_append_val (picture->lane_tops, y);
    }
  for (guint i = 0; i < rp_drawing_n_shapes (picture->drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (picture->drawing, i);

      g_assert_true (isfinite (shape->x) && isfinite (shape->y) && isfinite (shape->width) && shape->width >= 0);
      if (is_mark (shape) || shape->role == RP_ROLE_LABEL)
        see_shape (self, picture, shape);
    }
  self->n_drawings++;
}

static void
picture_clear (Picture *picture)
{
  rp_drawing_unref (picture->drawing);
  g_array_unref (picture->lane_tops);
  g_array_unref (picture->seen);
  g_hash_table_unref (picture->by_item);
}

static int
compare_x (gconstpointer a, gconstpointer b)
{
  const RpShape *left = *(const RpShape *const *)a, *right = *(const RpShape *const *)b;

  return (left->x > right->x) - (left->x < right->x);
}

static gboolean
overlap (const RpDrawing *drawing, const RpShape *a, const RpShape *b)
{
  double top, bottom, from, to;

  rp_drawing_sight_of (drawing, a, &top, &bottom);
  rp_drawing_sight_of (drawing, b, &from, &to);
  top = MAX (MAX (top, from), MAX (a->y, b->y));
  bottom = MIN (MIN (bottom, to), MIN (a->y + a->height, b->y + b->height));
  return a->x + TOUCH_PX < b->x + b->width && b->x + TOUCH_PX < a->x + a->width && top + TOUCH_PX < bottom;
}

/* A count stands in its disc, a label on its own bar. */
static gboolean
belong_together (const RpShape *a, const RpShape *b)
{
  const RpShape *text = a->geometry == RP_GEOMETRY_TEXT ? a : b, *mark = text == a ? b : a;

  if (mark->geometry == RP_GEOMETRY_TEXT)
    return FALSE;
  if (mark->role == RP_ROLE_CLUSTER)
    return text->role == RP_ROLE_DECORATION && fabs (middle_of (text) - middle_of (mark)) < 2
           && text->x >= mark->x - TOUCH_PX && text->x + text->width <= mark->x + mark->width + TOUCH_PX;
  return text->role == RP_ROLE_LABEL && rp_record_ref_equal (text->of, mark->ref);
}

static const char *
name_of (const RpShape *shape)
{
  return shape->text ? shape->text : rp_role_name (shape->role);
}

/* No text touches another text, a mark or a cluster that is not its own. */
static void
prove_apart (const Picture *picture)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new (), open = g_ptr_array_new ();

  for (guint i = 0; i < rp_drawing_n_shapes (picture->drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (picture->drawing, i);

      if (shape->width > 0
          && (shape->geometry == RP_GEOMETRY_TEXT || is_mark (shape) || shape->role == RP_ROLE_CLUSTER))
        g_ptr_array_add (shapes, (gpointer)shape);
    }
  g_ptr_array_sort (shapes, compare_x);
  for (guint i = 0; i < shapes->len; i++)
    {
      const RpShape *shape = g_ptr_array_index (shapes, i);

      for (guint k = open->len; k-- > 0;)
        {
          const RpShape *other = g_ptr_array_index (open, k);

          if (other->x + other->width <= shape->x)
            {
              g_ptr_array_remove_index_fast (open, k);
              continue;
            }
          if ((shape->geometry == RP_GEOMETRY_TEXT || other->geometry == RP_GEOMETRY_TEXT)
              && overlap (picture->drawing, shape, other) && !belong_together (shape, other))
            complain ("“%s” (%.2f, %.1f, %.2f wide) overlaps “%s” (%.2f, %.1f, %.2f wide); plot %.1f to %.1f",
                      name_of (shape), shape->x, shape->y, shape->width, name_of (other), other->x, other->y,
                      other->width, picture->left, picture->right);
        }
      g_ptr_array_add (open, (gpointer)shape);
    }
}

/* Whether THING is in range for certain: what merely touches the edge may be left out. */
static gboolean
in_range (const Prover *self, const Picture *picture, guint thing)
{
  const RpTimelineFrame *frame = &picture->frame;
  double least = (frame->to - frame->from) * 1e-6, middle;
  RpTimelineItem time;

  time = *rp_timeline_things_time (self->layout->things, thing);
  middle = (time.from + time.to) / 2;
  if (time.moment)
    return middle > frame->from + least && middle < frame->to - least;
  return time.to > frame->from + least && time.from < frame->to - least;
}

static void
add_members (const RpTimelineLayout *layout, const RpPlannedCluster *cluster, GArray *members)
{
  for (guint r = 0; r < cluster->n_runs; r++)
    {
      const RpMemberRun *run = &g_array_index (layout->plan.runs, RpMemberRun, cluster->first + r);

      g_array_append_vals (members, run->things, run->n);
    }
}

static gboolean
is_event (const Prover *self, guint thing)
{
  return rp_timeline_things_get (self->layout->things, thing)->type == RP_THING_EVENT;
}

/* Whether the whole lane is scrolled into sight, and not left out. */
static gboolean
in_sight (const RpTimelinePlan *plan, guint planned_lane)
{
  const RpPlannedLane *lane = &g_array_index (plan->lanes, RpPlannedLane, planned_lane);

  return rp_plan_row_y (plan, lane->first_row, planned_lane) >= 0
         && rp_plan_row_y (plan, lane->first_row + lane->n_rows, planned_lane) <= plan->view_px;
}

/* What is in range of the lanes in sight has been counted once. */
static void
prove_all (const Prover *self, const Picture *picture)
{
  const RpTimelineLayout *layout = self->layout;
  const RpTimelinePlan *plan = &layout->plan;
  guint n_lanes = rp_timeline_lanes_count (layout->lanes);
  g_autofree gboolean *done = g_new0 (gboolean, n_lanes + 1);
  guint merged = NO_ITEM;

  for (guint p = 0; p < plan->lanes->len; p++)
    {
      const RpPlannedLane *lane = &g_array_index (plan->lanes, RpPlannedLane, p);

      if (lane->merged)
        {
          merged = p;
          continue;
        }
      done[lane->lane] = TRUE;
      for (guint i = layout->lane_first[lane->lane]; i < layout->lane_first[lane->lane + 1]; i++)
        if (self->count[i] != 1 && in_sight (plan, p) && is_event (self, layout->items->things[i])
            && in_range (self, picture, layout->items->things[i]))
          complain ("thing %u is %u times on lane %u", layout->items->things[i], self->count[i], lane->lane);
    }
  for (guint lane = 0; lane < n_lanes; lane++)
    for (guint i = layout->lane_first[lane]; !done[lane] && i < layout->lane_first[lane + 1]; i++)
      {
        guint thing = layout->items->things[i];

        if (merged == NO_ITEM
            || (in_sight (plan, merged) && self->count[layout->items->n + thing] != 1 && is_event (self, thing)
                && in_range (self, picture, thing)))
          complain ("thing %u is not once among the lanes that are merged", thing);
      }
}

/* Every thing in range is drawn or counted exactly once on each lane that it belongs to. */
static void
prove_once (Prover *self, const Picture *picture)
{
  const RpTimelineLayout *layout = self->layout;
  guint edges[2] = { 0, 0 }, last_lane = NO_ITEM;
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));

  memset (self->count, 0, layout->items->n + self->n_things);
  for (guint i = 0; i < picture->seen->len; i++)
    self->count[g_array_index (picture->seen, Seen, i).item]++;
  for (guint c = 0; c < layout->plan.clusters->len; c++)
    {
      const RpPlannedCluster *cluster = &g_array_index (layout->plan.clusters, RpPlannedCluster, c);

      if (cluster->lane != last_lane)
        edges[0] = edges[1] = 0;
      last_lane = cluster->lane;
      if (cluster->edge)
        g_assert_cmpuint (++edges[cluster->edge > 0], ==, 1);
      g_assert_cmpuint (cluster->count, >, 0);
      g_array_set_size (members, 0);
      add_members (layout, cluster, members);
      g_assert_cmpuint (members->len, ==, cluster->count);
      for (guint m = 0; m < members->len; m++)
        {
          guint thing = g_array_index (members, guint, m);
          guint item = item_on (self, thing, cluster->lane);

          g_assert_cmpuint (item, !=, NO_ITEM);
          if (self->count[item] > 0)
            complain ("thing %u is on lane %u more than once, counted at edge %d", thing, cluster->lane, cluster->edge);
          self->count[item]++;
        }
    }
  prove_all (self, picture);
}

typedef struct
{
  double left, right;
  guint row;
} Taken;

static int
compare_taken (gconstpointer a, gconstpointer b)
{
  const Taken *left = a, *right = b;

  return (left->left > right->left) - (left->left < right->left);
}

/* Puts TAKEN into the first row of ROWS that is free there; FALSE: none. */
static gboolean
put (GArray **rows, guint n_rows, const Taken *taken)
{
  for (guint r = 0; r < n_rows; r++)
    {
      gboolean is_free = TRUE;

      for (guint k = 0; k < rows[r]->len && is_free; k++)
        {
          const Taken *other = &g_array_index (rows[r], Taken, k);

          is_free = other->right <= taken->left || other->left >= taken->right;
        }
      if (is_free)
        {
          g_array_append_val (rows[r], *taken);
          return TRUE;
        }
    }
  return FALSE;
}

/* Whether the members of CLUSTER could stand apart in what is free of the lane's rows. */
static gboolean
would_fit (Prover *self, const RpPlannedCluster *cluster, const GArray *taken, double left, double right)
{
  RpTimelineLayout *layout = self->layout;
  const RpPlannedLane *lane = &g_array_index (layout->plan.lanes, RpPlannedLane, cluster->lane);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (Taken));
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree GArray **rows = g_new (GArray *, lane->n_rows);
  gboolean fits = TRUE;

  add_members (layout, cluster, members);
  for (guint m = 0; m < members->len; m++)
    {
      RpPackItem pack;
      RpPlacedThing placed;
      Taken one = { .row = 0 };

      rp_timeline_measure (layout, g_array_index (members, guint, m), &pack, &placed);
      one.left = pack.mark_left;
      one.right = pack.mark_right;
      /* what stands beyond is not known */
      if (one.left < left || one.right > right)
        return FALSE;
      g_array_append_val (own, one);
    }
  g_array_sort (own, compare_taken);
  for (guint r = 0; r < lane->n_rows; r++)
    rows[r] = g_array_new (FALSE, FALSE, sizeof (Taken));
  for (guint i = 0; i < taken->len; i++)
    {
      const Taken *one = &g_array_index (taken, Taken, i);

      if (one->row >= lane->first_row && one->row < lane->first_row + lane->n_rows)
        g_array_append_val (rows[one->row - lane->first_row], *one);
    }
  for (guint i = 0; i < own->len && fits; i++)
    fits = put (rows, lane->n_rows, &g_array_index (own, Taken, i));
  for (guint r = 0; r < lane->n_rows; r++)
    g_array_unref (rows[r]);
  return fits;
}

static void
take (GArray *taken, guint row, guint n_rows, double left, double right)
{
  for (guint r = 0; r < n_rows; r++)
    {
      Taken one = { left, right, row + r };

      g_array_append_val (taken, one);
    }
}

/* No cluster stands where its members would fit apart. */
static void
prove_needed (Prover *self, const Picture *picture)
{
  RpTimelineLayout *layout = self->layout;
  const RpTimelinePlan *plan = &layout->plan;
  double left = rp_time_scale_x (&layout->scale, picture->frame.from);
  double right = rp_time_scale_x (&layout->scale, picture->frame.to);

  for (guint c = 0; c < plan->clusters->len; c++)
    {
      const RpPlannedCluster *cluster = &g_array_index (plan->clusters, RpPlannedCluster, c);
      g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));

      /* very many fit nowhere; of lanes partly in sight not all is known */
      if (cluster->edge || cluster->count > 400 || !in_sight (plan, cluster->lane))
        continue;
      for (guint i = 0; i < plan->placed->len; i++)
        {
          const RpPlacedThing *placed = &g_array_index (plan->placed, RpPlacedThing, i);
          guint n_parts = 0;

          if (placed->opened)
            {
              g_auto (RpTimelineEvent) item = { 0 };

              rp_timeline_layout_resolve (layout, placed->thing, &item);
              n_parts = MIN (item.n_parts, RP_MOST_PARTS + 1);
            }
          if (placed->lane == cluster->lane)
            take (taken, placed->row, 1 + n_parts, placed->left_px, placed->right_px);
        }
      for (guint k = 0; k < plan->clusters->len; k++)
        {
          const RpPlannedCluster *other = &g_array_index (plan->clusters, RpPlannedCluster, k);
          double x = rp_time_scale_x (&layout->scale, other->time);

          if (k != c && !other->edge && other->lane == cluster->lane)
            take (taken, other->row, 1, x - other->radius_px, x + other->radius_px);
        }
      if (would_fit (self, cluster, taken, left, right))
        complain ("a cluster of %u on lane %u at %.1f px (%.1f to %.1f) stands where they fit apart", cluster->count,
                  cluster->lane, rp_time_scale_x (&layout->scale, cluster->time), left, right);
      self->n_clusters++;
    }
}

static gboolean
is_inside (const Picture *picture, double x, double width)
{
  return x >= picture->left + 0.5 && x + width <= picture->right - 0.5;
}

/* What BEFORE shows and stays inside AFTER, DX px further left, has its row and its label there. */
static void
prove_same (Prover *self, const Picture *before, const Picture *after, double dx)
{
  for (guint i = 0; i < before->seen->len; i++)
    {
      const Seen *seen = &g_array_index (before->seen, Seen, i), *same;
      guint place;

      if (!is_inside (before, seen->x, seen->width) || !is_inside (after, seen->x - dx, seen->width))
        continue;
      place = GPOINTER_TO_UINT (g_hash_table_lookup (after->by_item, GUINT_TO_POINTER (seen->item + 1)));
      if (place == 0)
        {
          complain ("item %u at %.2f is gone when panned by %.1f", seen->item, seen->x, dx);
          continue;
        }
      same = &g_array_index (after->seen, Seen, place - 1);
      if (fabs (same->y - seen->y) > 1e-6)
        complain ("item %u moves from %.1f to %.1f when panned by %.1f", seen->item, seen->y, same->y, dx);
      self->n_compared++;
      if (!seen->label || !is_inside (before, seen->label->x, seen->label->width)
          || !is_inside (after, seen->label->x - dx, seen->label->width))
        continue;
      if (!same->label || strcmp (same->label->text, seen->label->text) != 0
          || fabs (same->label->x - seen->label->x + dx) > 0.5)
        complain ("the label “%s” at %.2f is %s “%s” at %.2f when panned by %.1f", seen->label->text, seen->label->x,
                  same->label ? "instead" : "gone", same->label ? same->label->text : "",
                  same->label ? same->label->x : 0, dx);
    }
}
