/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks, labels and clusters of the events in sight. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pango-measure.h"
#include "timeline-marks.h"

#define SHORTEST_LABEL_PX 48.0 /* less says nothing */
#define SPAN_PX 4.0
/* Of very many members of a cluster so many are listed where that is enough. */
#define MOST_LISTED 500u

/* TRUE when no part of the item is in sight. */
static gboolean
out_of_sight (const RpTimelineInk *ink, const RpTimelineItem *time, double x0, double x1)
{
  return x1 + time->pad_right < ink->left || x0 - time->pad_left > ink->right
         || (time->from == time->to && (x0 < ink->left || x0 > ink->right))
         || (time->moment && ((x0 + x1) / 2 < ink->left || (x0 + x1) / 2 > ink->right) && x1 - x0 < RP_MARK_PX);
}

/* A place inside the visible part of a bar where the label fits, clear of folds; NAN: none. */
static double
place_inside (const RpTimelineInk *ink, const RpTimelineEvent *item, double x0, double x1)
{
  const RpFolding *folding = ink->scale.folding;
  double from, to;

  if (item->time.firm_from < item->time.firm_to) /* the firm part reads best */
    {
      double firm0 = rp_ink_x (ink, item->time.firm_from), firm1 = rp_ink_x (ink, item->time.firm_to);

      if (MIN (firm1, ink->right) - MAX (firm0, ink->left) >= item->title_px + 16)
        x0 = firm0, x1 = firm1;
    }
  from = MAX (x0, ink->left) + 8;
  to = MIN (x1, ink->right) - 8;
  for (guint i = 0; folding && i < folding->n_gaps; i++)
    {
      double middle = (rp_ink_x (ink, folding->gaps[i].from) + rp_ink_x (ink, folding->gaps[i].to)) / 2;

      if (middle + 6 <= from || middle - 6 >= to)
        continue;
      if (middle - 6 - from >= item->title_px)
        return from;
      from = middle + 6;
    }
  return to - from >= item->title_px ? from : NAN;
}

/* What of a text lies beyond the plot is not seen. */
static void
clip_to_plot (RpTimelineInk *ink, RpShape *shape)
{
  double left = MAX (shape->x, ink->left), right = MIN (shape->x + shape->width, ink->right);

  if (left <= shape->x && right >= shape->x + shape->width)
    return;
  shape->clipped = TRUE;
  shape->text_shift = left - shape->x;
  shape->x = left;
  shape->width = MAX (right - left, 0);
}

/* A caption behind a title, where it is in sight. */
static double
add_tail (RpTimelineInk *ink, const char *text, double width, RpColor color, double x, double y)
{
  if (x < ink->right && x + width > ink->left)
    {
      rp_ink_caption (ink, RP_ROLE_DECORATION, text, color, x, y);
      clip_to_plot (ink, rp_drawing_last (ink->drawing));
    }
  return width + RP_LABEL_GAP_PX;
}

static void
add_title (RpTimelineInk *ink, const RpTimelineEvent *item, const char *text, RpState state, double x, double y)
{
  /* what another source says has words of its own, and so has a tie */
  const char *full = rp_dataset_record (ink->state->dataset, item->ref)->title;

  clip_to_plot (ink,
                rp_ink_label (ink, item->ref, text, item->type == RP_THING_EVENT ? full : item->title, state, x, y));
}

/* Within the bar between STRETCH's x and y: the title, and its sources where there is room for both. */
static void
add_inside (RpTimelineInk *ink, const RpTimelineEvent *item, RpState state, const RpPoint *stretch, double y)
{
  /* a thin line is broken for its label */
  gboolean plate = item->type >= RP_THING_TIE || item->time.firm_from >= item->time.firm_to;
  double cited_px = item->cited ? RP_LABEL_GAP_PX + rp_text_width (ink->measure, item->cited, RP_TEXT_TICK) : 0;
  RpTimelineEvent wide = *item;
  double x;

  wide.title_px += cited_px;
  x = place_inside (ink, &wide, stretch->x, stretch->y);
  if (!isnan (x) && cited_px > 0)
    {
      rp_ink_caption (ink, RP_ROLE_DECORATION, item->cited,
                      rp_view_state_text (ink->state, ink->theme->ink, item->ref, state),
                      x + item->title_px + RP_LABEL_GAP_PX, y);
      rp_drawing_last (ink->drawing)->plate = plate;
    }
  if (isnan (x))
    x = place_inside (ink, item, stretch->x, stretch->y);
  if (isnan (x))
    return;
  add_title (ink, item, item->title, state, x, y);
  rp_drawing_last (ink->drawing)->plate = plate;
  rp_drawing_last (ink->drawing)->halo = FALSE;
}

/* Whether a label out of its line is not seen: on pages none is cut, it stands on the one that its mark belongs to. */
static gboolean
is_beyond (const RpTimelineInk *ink, const RpPlacedThing *placed, const RpTimelineEvent *item, double x, double width)
{
  if (ink->frame->page && !rp_ink_owns (ink, placed->label == RP_LABEL_RIGHT ? item->time.to : item->time.from))
    return TRUE;
  return x >= ink->right || x + width <= ink->left;
}

static void
add_label (RpTimelineInk *ink, const RpTimelineEvent *item, const RpPlacedThing *placed, RpState state, double x0,
           double x1, double y)
{
  RpColor grey = rp_view_state_text (ink->state, ink->theme->ink65, item->ref, state);
  double half = RP_MARK_PX / 2 + 1, width = item->title_px, x;
  gboolean hint = item->n_parts > 0 && !placed->opened, cut = placed->title_room_px >= 0;
  g_autofree char *text = NULL;

  if (placed->label == RP_LABEL_INSIDE)
    {
      add_inside (ink, item, state, &(RpPoint){ x0, x1 }, y);
      return;
    }
  if (cut && placed->title_room_px < SHORTEST_LABEL_PX)
    return;
  if (cut)
    {
      text = rp_ink_shorten (ink, item->title, placed->title_room_px);
      width = rp_text_width (ink->measure, text, RP_TEXT_LABEL);
    }
  else if (placed->dated)
    {
      width += RP_LABEL_GAP_PX + item->date_px;
    }
  if (hint && !cut)
    width += RP_LABEL_GAP_PX + item->hint_px;
  if (placed->label == RP_LABEL_RIGHT)
    x = x1 + MAX (item->time.pad_right, half) + RP_LABEL_GAP_PX + (item->ongoing ? RP_ONGOING_PX : 0);
  else
    x = x0 - MAX (item->time.pad_left, half) - RP_LABEL_GAP_PX - width;
  if (is_beyond (ink, placed, item, x, width))
    {
      /* what ends out of sight has its name in the line itself */
      x = item->type >= RP_THING_TIE || ink->frame->page ? place_inside (ink, item, x0, x1) : NAN;
      if (!isnan (x))
        add_title (ink, item, item->title, state, x, y);
      return;
    }
  if (x + MIN (width, item->title_px) > ink->left)
    add_title (ink, item, cut ? text : item->title, state, x, y);
  x += item->title_px + RP_LABEL_GAP_PX;
  if (placed->dated && !cut)
    x += add_tail (ink, item->date, item->date_px, grey, x, y);
  if (hint && !cut)
    add_tail (ink, item->hint, item->hint_px, grey, x, y);
}

/* A dated relation or entity: a thin line as long as it holds. */
static void
add_span (RpTimelineInk *ink, const RpTimelineEvent *item, RpState state, double x0, double x1, double y)
{
  RpDataset *dataset = ink->state->dataset;
  guint kind = item->type == RP_THING_TIE ? rp_dataset_relation (dataset, item->ref.index)->kind
                                          : rp_dataset_entity (dataset, item->ref.index)->kind;
  RpLook look = rp_theme_look (ink->theme, dataset, item->ref.type, kind);
  double left = CLAMP (x0 - item->time.pad_left, ink->left, ink->right);
  double right = CLAMP (MAX (x1 + item->time.pad_right, x0 + SPAN_PX), ink->left, ink->right);
  RpShape *shape;

  if (right <= left)
    return;
  shape = rp_drawing_add_rect (ink->drawing, RP_ROLE_SPAN, left, y - SPAN_PX / 2, right - left, SPAN_PX,
                               rp_view_state_mark (ink->state, look.color, item->ref, state));
  shape->ref = item->ref;
  shape->state = state;
  shape->corner = SPAN_PX / 2;
  shape->fill_style = item->time.pad_left > 0 && item->time.pad_right > 0 ? RP_FILL_FADE_BOTH
                      : item->time.pad_left > 0                           ? RP_FILL_FADE_LEFT
                      : item->time.pad_right > 0                          ? RP_FILL_FADE_RIGHT
                      : item->time.firm_from >= item->time.firm_to        ? RP_FILL_HATCH
                                                                          : RP_FILL_SOLID;
  shape->start = item->time.start;
  shape->end = item->time.end;
  if (state != RP_STATE_SELECTED)
    return;
  shape = rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, left - 3.5, y - SPAN_PX / 2 - 3.5, right - left + 7,
                               SPAN_PX + 7, 0);
  shape->corner = 5;
  shape->stroke = ink->theme->accent;
  shape->line_width = 2.5;
}

/* What another source gives: a hollow mark, joined to the event's own. */
static void
add_said (RpTimelineInk *ink, const RpTimelineEvent *item, RpState state, double y)
{
  g_autoptr (GArray) said = rp_timeline_said (ink->state->dataset, item->event);

  if (item->which < said->len)
    rp_timeline_said_ink (ink, item->event, &g_array_index (said, RpTimelineSaid, item->which), state, y);
}

static double
row_middle (const RpTimelineInk *ink, const RpPlacedThing *placed)
{
  return ink->lanes_top + rp_plan_row_y (ink->plan, placed->row, placed->lane) + ink->plan->row_px / 2;
}

/* The list of parts stands on one page only. */
static gboolean
owns_parts (const RpTimelineInk *ink, const RpTimelineEvent *item)
{
  return !ink->frame->page
         || rp_ink_owns (ink, rp_time_scale_time (&ink->scale, rp_plan_anchor (&ink->scale, &item->time)));
}

static void
add_item (RpTimelineInk *ink, const RpPlacedThing *placed)
{
  g_auto (RpTimelineEvent) item = { 0 };
  double y = row_middle (ink, placed), x0, x1;
  RpState state;

  /* the parts of an opened parent may be in sight without it */
  if ((!placed->opened || !ink->frame->in_window) && !rp_ink_row_seen (ink, placed->row, placed->lane))
    return;
  rp_timeline_layout_resolve (ink->layout, placed->thing, &item);
  x0 = rp_ink_x (ink, item.time.from);
  x1 = rp_ink_x (ink, item.time.to);
  if (out_of_sight (ink, &item.time, x0, x1))
    return;
  if (item.type >= RP_THING_TIE)
    {
      state = rp_view_state_of (ink->state, item.ref);
      add_span (ink, &item, state, x0, x1, y);
    }
  else
    {
      state = rp_ink_state (ink, item.event, !placed->opened);
      if (item.type == RP_THING_SAID)
        add_said (ink, &item, state, y);
      else
        rp_timeline_item_ink (ink, &item, state, y);
    }
  if (placed->label != RP_LABEL_NONE)
    add_label (ink, &item, placed, state, x0, x1, y);
  if (placed->opened && owns_parts (ink, &item))
    rp_timeline_opened (ink, &item, placed, y);
  if (!item.time.moment && x0 < ink->left && ink->goes_on_left)
    rp_timeline_goes_on (ink, FALSE, y);
  if (!item.time.moment && x1 > ink->right && ink->goes_on_right)
    rp_timeline_goes_on (ink, TRUE, y);
}

/* The middle of what is seen of a thing; FALSE: nothing is. */
static gboolean
middle_in_sight (const RpTimelineInk *ink, const RpPlacedThing *placed, double *x)
{
  g_auto (RpTimelineEvent) item = { 0 };
  double x0, x1;

  rp_timeline_layout_resolve (ink->layout, placed->thing, &item);
  x0 = rp_ink_x (ink, item.time.from);
  x1 = rp_ink_x (ink, item.time.to);
  *x = (CLAMP (x0, ink->left, ink->right) + CLAMP (x1, ink->left, ink->right)) / 2;
  return !out_of_sight (ink, &item.time, x0, x1);
}

/* Leaders between the dates that other sources give and the events' own marks, below both. */
static void
add_leaders (RpTimelineInk *ink)
{
  const GArray *placed = ink->plan->placed;
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL); /* event and lane → index + 1 */
  double x0, x1;

  for (guint i = 0; i < placed->len; i++)
    {
      const RpPlacedThing *it = &g_array_index (placed, RpPlacedThing, i);
      RpRecordRef ref = rp_timeline_layout_ref_of (ink->layout, it->thing);

      if (rp_timeline_layout_type_of (ink->layout, it->thing) == RP_THING_EVENT
          && rp_timeline_has_said (ink->state->dataset, ref.index))
        g_hash_table_insert (own, GSIZE_TO_POINTER (((gsize)it->lane << 32) + ref.index + 1), GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; g_hash_table_size (own) > 0 && i < placed->len; i++)
    {
      const RpPlacedThing *it = &g_array_index (placed, RpPlacedThing, i), *event;
      guint index = rp_timeline_layout_ref_of (ink->layout, it->thing).index, at;

      if (rp_timeline_layout_type_of (ink->layout, it->thing) != RP_THING_SAID)
        continue;
      at = GPOINTER_TO_UINT (g_hash_table_lookup (own, GSIZE_TO_POINTER (((gsize)it->lane << 32) + index + 1)));
      event = at > 0 ? &g_array_index (placed, RpPlacedThing, at - 1) : NULL;
      if (event && middle_in_sight (ink, event, &x0) && middle_in_sight (ink, it, &x1))
        rp_timeline_leader_ink (ink, x0, row_middle (ink, event), x1, row_middle (ink, it),
                                rp_ink_state (ink, index, TRUE));
    }
}

static RpState
strongest (RpState a, RpState b)
{
  if (a == RP_STATE_SELECTED || b == RP_STATE_SELECTED)
    return RP_STATE_SELECTED;
  return a == RP_STATE_RELATED || b == RP_STATE_RELATED ? RP_STATE_RELATED : MAX (a, b);
}

/* The state of all that a cluster counts. */
static RpState
cluster_state (RpTimelineInk *ink, const RpPlannedCluster *cluster)
{
  RpState state = RP_STATE_NONE;

  if (ink->state->selected.type == RP_RECORD_NONE)
    return RP_STATE_NONE;
  for (guint r = 0; r < cluster->n_runs; r++)
    {
      const RpMemberRun *run = &g_array_index (ink->plan->runs, RpMemberRun, cluster->first + r);

      for (guint i = 0; i < run->n; i++)
        {
          RpRecordRef ref = rp_timeline_layout_ref_of (ink->layout, run->things[i]);

          state = strongest (state, ref.type == RP_RECORD_EVENT ? rp_ink_state (ink, ref.index, TRUE)
                                                                : rp_view_state_of (ink->state, ref));
          if (state == RP_STATE_SELECTED || state == RP_STATE_RELATED)
            return RP_STATE_RELATED;
        }
    }
  return state;
}

/* The first N that a cluster counts. */
static void
list_members (RpTimelineInk *ink, const RpPlannedCluster *cluster, RpRecordRef *refs, guint n)
{
  guint listed = 0;

  for (guint r = 0; r < cluster->n_runs; r++)
    {
      const RpMemberRun *run = &g_array_index (ink->plan->runs, RpMemberRun, cluster->first + r);

      for (guint i = 0; i < run->n && listed < n; i++)
        refs[listed++] = rp_timeline_layout_ref_of (ink->layout, run->things[i]);
    }
}

static void
add_count (RpTimelineInk *ink, guint n, double x, double y, double r)
{
  g_autofree char *count = n < 1000      ? g_strdup_printf ("%u", n)
                           : n < 1000000 ? g_strdup_printf ("%uk", n / 1000)
                                         : g_strdup_printf ("%uM", n / 1000000);
  double width = rp_text_width (ink->measure, count, RP_TEXT_TICK);

  if (width > 2 * r + 3) /* three figures fit, their corners beside the rim */
    return;
  /* in the middle as it is drawn: what keeps room for a text is wider, as if all figures were bold */
  rp_ink_caption (ink, RP_ROLE_DECORATION, count, ink->theme->ink,
                  x - rp_pango_measure_regular (ink->measure, count, RP_TEXT_TICK, FALSE) / 2, y - 0.5);
  rp_drawing_last (ink->drawing)->plate = FALSE;
  rp_drawing_last (ink->drawing)->halo = FALSE;
}

/* Where a cluster's disc stands: beside the plot for what is counted at its edge. */
double
rp_ink_cluster_x (const RpTimelineInk *ink, const RpPlannedCluster *cluster)
{
  double r = cluster->radius_px;

  if (cluster->edge == 0)
    return rp_ink_x (ink, cluster->time);
  if (!rp_timeline_layout_is_crowded (ink->layout)) /* there is no margin for it */
    return cluster->edge < 0 ? ink->left + r : ink->right - r;
  /* a mark at the very edge reaches half its width beyond it */
  return cluster->edge < 0 ? ink->left - RP_EDGE_PX + r : ink->right + RP_EDGE_PX - r;
}

static void
add_cluster (RpTimelineInk *ink, const RpPlannedCluster *cluster)
{
  double x = rp_ink_cluster_x (ink, cluster), r = cluster->radius_px;
  double y = ink->lanes_top + rp_plan_row_y (ink->plan, cluster->row, cluster->lane) + ink->plan->row_px / 2;
  guint n_listed = MIN (cluster->count, ink->frame->list_all ? G_MAXUINT : MOST_LISTED);
  g_autofree RpRecordRef *refs = g_new (RpRecordRef, n_listed + 1);
  RpState state = cluster_state (ink, cluster);
  RpShape *shape;

  list_members (ink, cluster, refs, n_listed);
  shape = rp_drawing_add (ink->drawing, RP_ROLE_CLUSTER, RP_GEOMETRY_SYMBOL);
  shape->symbol = RP_SYMBOL_DISC;
  shape->x = x - r;
  shape->y = y - r;
  shape->width = shape->height = 2 * r;
  shape->fill = ink->theme->hairline;
  shape->stroke = state == RP_STATE_OTHER ? ink->theme->ink35 : ink->theme->ink65;
  shape->line_width = 1;
  shape->state = state;
  shape->count = cluster->count;
  shape->n_members = n_listed;
  shape->members = rp_drawing_refs (ink->drawing, refs, n_listed);
  shape->time_from = cluster->from;
  shape->time_to = MAX (cluster->last, cluster->from + 1);
  add_count (ink, cluster->count, x, y, r);
}

void
rp_timeline_items (RpTimelineInk *ink)
{
  add_leaders (ink);
  for (guint i = 0; i < ink->plan->placed->len; i++)
    add_item (ink, &g_array_index (ink->plan->placed, RpPlacedThing, i));
  for (guint i = 0; i < ink->plan->clusters->len; i++)
    add_cluster (ink, &g_array_index (ink->plan->clusters, RpPlannedCluster, i));
}
