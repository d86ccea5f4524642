/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks, labels, opened parts and clusters of the events in sight. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "timeline-ink.h"

#define PART_SYMBOL_PX 9.0
#define SHORTEST_LABEL_PX 48.0 /* less says nothing */

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

      if (firm1 - firm0 >= item->title_px + 16)
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

/* A title that is longer than the room on its side, cut to it. */
static void
add_short_label (RpTimelineInk *ink, const RpTimelineEvent *item, const RpPlannedItem *planned, RpState state,
                 double x0, double x1, double y)
{
  RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, item->event);
  double half = RP_MARK_PX / 2 + 1, from = ink->left, to = x0 - MAX (item->time.pad_left, half) - RP_LABEL_GAP_PX;
  g_autofree char *text = NULL;

  if (planned->label == RP_LABEL_RIGHT)
    {
      from = x1 + MAX (item->time.pad_right, half) + RP_LABEL_GAP_PX + (item->ongoing ? RP_ONGOING_PX : 0);
      to = ink->right;
    }
  if (to - from < SHORTEST_LABEL_PX || from < ink->left)
    return;
  text = rp_ink_shorten (ink, item->title, to - from);
  rp_ink_label (ink, ref, text, rp_dataset_event (ink->state->dataset, item->event)->record.title, state,
                planned->label == RP_LABEL_RIGHT ? from : to - rp_text_width (ink->measure, text, RP_TEXT_LABEL), y);
}

static void
add_label (RpTimelineInk *ink, const RpTimelineEvent *item, const RpPlannedItem *planned, RpState state, double x0,
           double x1, double y)
{
  RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, item->event);
  const char *full = rp_dataset_event (ink->state->dataset, item->event)->record.title;
  RpColor grey = rp_ink_text (ink, ink->theme->ink65, ref, state);
  double half = RP_MARK_PX / 2 + 1, width = item->title_px, x;
  gboolean hint = item->n_parts > 0 && !planned->opened;

  if (planned->dated)
    width += RP_LABEL_GAP_PX + item->date_px;
  if (hint)
    width += RP_LABEL_GAP_PX + item->hint_px;
  if (planned->label == RP_LABEL_INSIDE)
    {
      x = place_inside (ink, item, x0, x1);
      if (!isnan (x))
        rp_ink_label (ink, ref, item->title, full, state, x, y)->halo = item->time.firm_from >= item->time.firm_to;
      return;
    }
  if (planned->label == RP_LABEL_RIGHT)
    x = x1 + MAX (item->time.pad_right, half) + RP_LABEL_GAP_PX + (item->ongoing ? RP_ONGOING_PX : 0);
  else
    x = x0 - MAX (item->time.pad_left, half) - RP_LABEL_GAP_PX - width;
  if (x < ink->left || (!ink->frame->in_window && x + width > ink->right))
    {
      add_short_label (ink, item, planned, state, x0, x1, y);
      return;
    }
  rp_ink_label (ink, ref, item->title, full, state, x, y);
  x += item->title_px + RP_LABEL_GAP_PX;
  if (planned->dated)
    x += rp_ink_caption (ink, RP_ROLE_DECORATION, item->date, grey, x, y) + RP_LABEL_GAP_PX;
  if (hint)
    rp_ink_caption (ink, RP_ROLE_DECORATION, item->hint, grey, x, y);
}

static void
add_part (RpTimelineInk *ink, guint event, guint number, gboolean at_left, double anchor, double y)
{
  const RpEvent *part = rp_dataset_event (ink->state->dataset, event);
  RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, event);
  RpState state = rp_view_state_of (ink->state, ref);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *title = rp_timeline_clean_title (part->record.title);
  double digits_px = rp_text_width (ink->measure, digits, RP_TEXT_TICK);
  double side = at_left ? -1 : 1, text_x = anchor + side * RP_PART_INDENT_PX;

  if (at_left)
    text_x -= rp_text_width (ink->measure, title, RP_TEXT_LABEL) - RP_PART_INDENT_PX + 36;
  else
    text_x -= 6;
  if (text_x < ink->left || anchor < ink->left || anchor > ink->right)
    return;
  rp_ink_caption (ink, RP_ROLE_DECORATION, digits, rp_ink_text (ink, ink->theme->ink65, ref, state),
                  anchor + side * 11 - digits_px / 2, y);
  rp_ink_symbol (ink, event, state, anchor + side * 27, y, PART_SYMBOL_PX);
  if (ink->frame->in_window || text_x + rp_text_width (ink->measure, title, RP_TEXT_LABEL) <= ink->right)
    rp_ink_label (ink, ref, title, part->record.title, state, text_x, y);
}

/* The parts in their order below the mark, hung from a line: order, not time, runs downwards here. */
static void
add_parts (RpTimelineInk *ink, const RpTimelineEvent *item, const RpPlannedItem *planned, double y)
{
  g_autoptr (GArray) parts
      = rp_timeline_parts (ink->state->dataset, item->event, ink->state->dim ? NULL : ink->state->shown);
  double anchor = ink->left + rp_plan_anchor (&ink->scale, &item->time);
  guint n = MIN (parts->len, RP_MOST_PARTS);
  RpPoint line[2] = { { anchor, y + RP_MARK_PX }, { anchor, y + n * ink->plan->row_px + 5 } };
  RpShape *shape;

  if (anchor < ink->left || anchor > ink->right)
    return;
  shape = rp_drawing_add (ink->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);
  shape->points = rp_drawing_points (ink->drawing, line, 2);
  shape->n_points = 2;
  shape->x = anchor;
  shape->y = line[0].y;
  shape->height = line[1].y - line[0].y;
  shape->stroke = ink->theme->ink35;
  shape->line_width = 1;
  for (guint i = 0; i < n; i++)
    add_part (ink, g_array_index (parts, guint, i), i + 1, planned->parts_left, anchor,
              y + (i + 1) * ink->plan->row_px);
  if (parts->len > n)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", parts->len - n), parts->len - n);

      rp_ink_caption (ink, RP_ROLE_DECORATION, more, ink->theme->ink65, anchor + 18, y + (n + 1) * ink->plan->row_px);
    }
}

static void
add_item (RpTimelineInk *ink, guint index)
{
  const RpTimelineEvent *item = rp_timeline_layout_item (ink->layout, index);
  const RpPlannedItem *planned = &ink->plan->items[index];
  double x0 = rp_ink_x (ink, item->time.from), x1 = rp_ink_x (ink, item->time.to);
  double y
      = ink->lanes_top + rp_plan_row_y (ink->plan, planned->row, ink->plan->item_lanes[index]) + ink->plan->row_px / 2;
  RpState state;

  if (planned->clustered || out_of_sight (ink, &item->time, x0, x1))
    return;
  state = rp_ink_state (ink, item->event, !planned->opened);
  rp_timeline_item_ink (ink, item, state, y);
  if (planned->label != RP_LABEL_NONE)
    add_label (ink, item, planned, state, x0, x1, y);
  if (planned->opened)
    add_parts (ink, item, planned, y);
}

static RpState
strongest (RpState a, RpState b)
{
  if (a == RP_STATE_SELECTED || b == RP_STATE_SELECTED)
    return RP_STATE_SELECTED;
  return a == RP_STATE_RELATED || b == RP_STATE_RELATED ? RP_STATE_RELATED : MAX (a, b);
}

static void
add_cluster (RpTimelineInk *ink, const RpPlannedCluster *cluster)
{
  double x = rp_ink_x (ink, cluster->time), r = cluster->radius_px;
  double y = ink->lanes_top + rp_plan_row_y (ink->plan, cluster->row, cluster->lane) + ink->plan->row_px / 2;
  g_autofree RpRecordRef *refs = g_new (RpRecordRef, cluster->count);
  g_autofree char *count = NULL;
  RpState state = RP_STATE_NONE;
  RpShape *shape;

  if (x < ink->left || x > ink->right)
    return;
  x = CLAMP (x, ink->left + r, MAX (ink->right - r, ink->left + r));
  for (guint i = 0; i < cluster->count; i++)
    {
      guint item = g_array_index (ink->plan->members, guint, cluster->first + i);

      refs[i] = rp_record_ref (RP_RECORD_EVENT, rp_timeline_layout_item (ink->layout, item)->event);
      state = strongest (state, rp_ink_state (ink, refs[i].index, TRUE));
    }
  if (state == RP_STATE_SELECTED)
    state = RP_STATE_RELATED;
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
  shape->members = rp_drawing_refs (ink->drawing, refs, cluster->count);
  if (cluster->count < 1000)
    count = g_strdup_printf ("%u", cluster->count);
  else
    count = g_strdup_printf ("%uk", cluster->count / 1000);
  {
    double width = rp_text_width (ink->measure, count, RP_TEXT_TICK);

    if (width <= 2 * r)
      rp_ink_caption (ink, RP_ROLE_DECORATION, count, ink->theme->ink, x - width / 2, y - 0.5);
  }
}

void
rp_timeline_items (RpTimelineInk *ink)
{
  for (guint i = 0; i < rp_timeline_layout_n_items (ink->layout); i++)
    add_item (ink, i);
  for (guint i = 0; i < ink->plan->clusters->len; i++)
    add_cluster (ink, &g_array_index (ink->plan->clusters, RpPlannedCluster, i));
}
