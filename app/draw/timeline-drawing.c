/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-drawing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "text-fit.h"
#include "timeline-eras.h"
#include "timeline-ink.h"
#include "timeline-links.h"

#define WINDOW_MARGIN_PX 20.0
#define RIGHT_PX 12.0
#define SCROLLBAR_PX 8.0 /* of the lanes, beside what is counted at the edge */
#define LINKS_COUNT_PX 18.0

double
rp_ink_x (const RpTimelineInk *ink, double time)
{
  return ink->left + rp_time_scale_x (&ink->scale, time);
}

gboolean
rp_ink_row_seen (const RpTimelineInk *ink, guint row, guint plan_lane)
{
  double y = rp_plan_row_y (ink->plan, row, plan_lane);

  return !rp_plan_is_scrolled (ink->plan) || (y + ink->plan->row_px > 0 && y < ink->plan->view_px);
}

RpState
rp_ink_state (const RpTimelineInk *ink, guint event, gboolean with_parts)
{
  RpState state = rp_view_state_of (ink->state, rp_record_ref (RP_RECORD_EVENT, event));

  if (with_parts && state == RP_STATE_OTHER)
    {
      g_autoptr (GArray) parts = rp_timeline_parts (ink->state->dataset, event, NULL);

      for (guint i = 0; i < parts->len; i++)
        if (rp_view_state_of (ink->state, rp_record_ref (RP_RECORD_EVENT, g_array_index (parts, guint, i)))
            != RP_STATE_OTHER)
          return RP_STATE_RELATED;
    }
  return state;
}

char *
rp_ink_shorten_as (const RpTimelineInk *ink, const char *text, double width, RpTextSize size)
{
  char *cut = rp_text_cut (ink->measure, text, size, width);
  g_autofree char *start = NULL;

  if (cut)
    return cut;
  start = g_utf8_substring (text, 0, *text ? 1 : 0);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

char *
rp_ink_shorten (const RpTimelineInk *ink, const char *text, double width)
{
  return rp_ink_shorten_as (ink, text, width, RP_TEXT_LABEL);
}

RpShape *
rp_ink_label (RpTimelineInk *ink, RpRecordRef of, const char *text, const char *full, RpState state, double x,
              double y_centre)
{
  double height = rp_text_line_height (RP_TEXT_LABEL);
  RpShape *shape
      = rp_drawing_add_text (ink->drawing, RP_ROLE_LABEL, ink->measure, text, RP_TEXT_LABEL, x, y_centre - height / 2,
                             rp_view_state_text (ink->state, ink->theme->ink, of, state));

  shape->of = of;
  shape->full = rp_drawing_string (ink->drawing, full);
  shape->state = state;
  shape->bold = state == RP_STATE_SELECTED;
  shape->medium = state == RP_STATE_RELATED;
  shape->halo = shape->bold; /* a plate would cut into the ring of what is selected */
  shape->plate = !shape->halo;
  return shape;
}

double
rp_ink_caption (RpTimelineInk *ink, RpRole role, const char *text, RpColor color, double x, double y_centre)
{
  double height = rp_text_line_height (RP_TEXT_TICK);
  RpShape *shape
      = rp_drawing_add_text (ink->drawing, role, ink->measure, text, RP_TEXT_TICK, x, y_centre - height / 2 + 1, color);

  shape->plate = TRUE;
  return shape->width;
}

/* The period as an accent line on the axis with a stop at either end; today as a thin line. */
static void
add_period_and_now (RpTimelineInk *ink)
{
  const RpPeriod *period = &ink->state->period;

  if (period->active)
    {
      double x0 = rp_ink_x (ink, MAX (rp_instant_to_double (period->from), ink->frame->from));
      double x1 = rp_ink_x (ink, MIN (rp_instant_to_double (period->to), ink->frame->to));

      if (x1 >= x0)
        rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, x0, RP_AXIS_PX - 2, x1 - x0, 3, ink->theme->accent);
    }
  if (isfinite (ink->state->now) && ink->state->now >= ink->frame->from && ink->state->now <= ink->frame->to)
    rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, floor (rp_ink_x (ink, ink->state->now)), RP_AXIS_PX, 1,
                         ink->lanes_bottom - RP_AXIS_PX, ink->theme->accent);
}

void
rp_timeline_plot (RpTimelineLayout *layout, const RpTimelineFrame *frame, double *left, double *right)
{
  double column = rp_timeline_layout_lane_column (layout) - (frame->in_window ? 0 : WINDOW_MARGIN_PX);

  *left = MIN (column, frame->width * 0.4);
  *right = frame->width - (frame->in_window ? RIGHT_PX : 1);
  if (rp_timeline_layout_is_crowded (layout) || frame->page)
    *right = frame->width - RP_EDGE_PX - (frame->in_window ? SCROLLBAR_PX : 0);
  *right = MAX (*right, *left + 1);
}

RpTimeScale
rp_timeline_scale (RpTimelineLayout *layout, const RpTimelineFrame *frame)
{
  double left, right;

  if (frame->page)
    return rp_plan_pages_scale (frame->page->pages, frame->page->column);
  rp_timeline_plot (layout, frame, &left, &right);
  return rp_time_scale (rp_timeline_layout_folding (layout), frame->from, frame->to, right - left);
}

/* A selected part is shown in its place: the parent above all others that it stands in. */
static guint
parent_to_open (const RpViewState *state)
{
  guint event = state->selected.index, parent = RP_NO_INDEX;

  if (state->selected.type != RP_RECORD_EVENT)
    return RP_NO_INDEX;
  for (parent = rp_dataset_event (state->dataset, event)->parent; parent != RP_NO_INDEX;
       parent = rp_dataset_event (state->dataset, parent)->parent)
    event = parent;
  return event == state->selected.index ? RP_NO_INDEX : event;
}

/* In place of an axis that would be made up. */
static void
add_no_dates (RpTimelineInk *ink)
{
  const char *words = _ ("Nothing in this dataset has a date: there is no time to show.");
  double room = ink->right - ink->margin;
  g_autofree char *text = rp_ink_shorten (ink, words, room);
  RpShape *shape = rp_drawing_add_text (ink->drawing, RP_ROLE_SHELF, ink->measure, text, RP_TEXT_LABEL, ink->margin,
                                        RP_AXIS_PX / 2 - rp_text_line_height (RP_TEXT_LABEL) / 2, ink->theme->ink65);

  shape->full = rp_drawing_string (ink->drawing, words);
}

/* What the lanes are planned for: in a picture that is cut the same on every page. */
static RpPlanRequest
request_for (const RpTimelineInk *ink, double strip)
{
  const RpTimelineFrame *frame = ink->frame;
  const RpTimelinePage *page = frame->page;
  RpPlanRequest request = { .plot_px = ink->right - ink->left,
                            .lanes_px = MAX (ink->lanes_bottom - ink->lanes_top - strip, 0),
                            .exact = !frame->in_window,
                            .still = frame->still,
                            .reveal = parent_to_open (ink->state),
                            .scrolls = frame->in_window,
                            .scroll_px = frame->scroll_px,
                            .shown_from = frame->lanes_from < frame->lanes_to ? frame->lanes_from : frame->from,
                            .shown_to = frame->lanes_from < frame->lanes_to ? frame->lanes_to : frame->to };

  if (!page)
    return request;
  request.pages = page->pages;
  request.view_px = page->view_px > 0 ? page->view_px : request.lanes_px;
  request.lanes_px = page->lanes_px > 0 ? page->lanes_px : request.lanes_px;
  request.band_px = page->band_px;
  return request;
}

/* The plot, the scale, and the height that is left for lanes. */
static RpTimelineInk
ink_for (RpTimelineLayout *layout, const RpViewState *state, const RpTimelineFrame *frame)
{
  RpTimelineInk ink
      = { .layout = layout, .state = state, .theme = state->theme, .measure = state->measure, .frame = frame };
  double joints = frame->page ? RP_JOINT_PX : 0;

  ink.margin = frame->in_window ? WINDOW_MARGIN_PX : 0;
  rp_timeline_plot (layout, frame, &ink.left, &ink.right);
  ink.scale = rp_timeline_scale (layout, frame);
  ink.goes_on_left = frame->page && frame->page->column > 0;
  ink.goes_on_right = frame->page && frame->page->column + 1 < frame->page->pages->n;
  ink.lanes_top = RP_LANES_TOP_PX;
  ink.lanes_bottom = MAX (frame->height - rp_timeline_shelf_height (&ink) - joints - (frame->in_window ? 8 : 0),
                          ink.lanes_top + RP_ROW_PX);
  if (!rp_timeline_layout_is_dated (layout))
    ink.lanes_bottom = RP_AXIS_PX;
  return ink;
}

static double
strip_height (const RpTimelineInk *ink, const RpTimelineEras *eras)
{
  return MAX (rp_timeline_eras_height (eras), rp_timeline_links_need_room (ink) ? LINKS_COUNT_PX : 0);
}

const RpTimelinePlan *
rp_timeline_page_plan (RpTimelineLayout *layout, const RpViewState *state, const RpTimelineFrame *frame,
                       double *lanes_px)
{
  RpTimelineInk ink = ink_for (layout, state, frame);
  g_autoptr (RpTimelineEras) eras = rp_timeline_eras_new (&ink, ink.lanes_bottom - ink.lanes_top);
  double strip = strip_height (&ink, eras);
  RpPlanRequest request = request_for (&ink, strip);

  *lanes_px = MAX (ink.lanes_bottom - ink.lanes_top - strip, 0);
  return rp_timeline_layout_plan (layout, &ink.scale, &request);
}

guint
rp_timeline_page_undated (RpTimelineLayout *layout, const RpViewState *state, const RpTimelineFrame *frame, guint rows,
                          guint first)
{
  RpTimelineInk ink
      = { .layout = layout, .state = state, .theme = state->theme, .measure = state->measure, .frame = frame };

  rp_timeline_plot (layout, frame, &ink.left, &ink.right);
  return rp_timeline_shelf_next (&ink, rows, first);
}

RpDrawing *
rp_timeline_undated_drawing (RpTimelineLayout *layout, const RpViewState *state, const RpTimelineFrame *frame)
{
  RpTimelineInk ink
      = { .layout = layout, .state = state, .theme = state->theme, .measure = state->measure, .frame = frame };

  ink.drawing = rp_drawing_new (frame->width, frame->height, state->theme->paper);
  rp_timeline_plot (layout, frame, &ink.left, &ink.right);
  rp_timeline_shelf (&ink, 0, rp_timeline_shelf_height (&ink));
  return ink.drawing;
}

RpDrawing *
rp_timeline_drawing (RpTimelineLayout *layout, const RpViewState *state, const RpTimelineFrame *frame)
{
  RpTimelineInk ink = ink_for (layout, state, frame);
  double joints = frame->page ? RP_JOINT_PX : 0;
  g_autoptr (RpTimelineEras) eras = rp_timeline_eras_new (&ink, ink.lanes_bottom - ink.lanes_top);
  RpPlanRequest request = request_for (&ink, strip_height (&ink, eras));
  RpTimelineLinks *links;
  gboolean dated = rp_timeline_layout_is_dated (layout);
  guint n_before;

  ink.drawing = rp_drawing_new (frame->width, frame->height, state->theme->paper);
  ink.plan = rp_timeline_layout_plan (layout, &ink.scale, &request);
  if (dated)
    {
      rp_timeline_eras_bands (eras, &ink);
      rp_timeline_axis (&ink);
      rp_timeline_folds (&ink);
      if (frame->page)
        rp_timeline_joints (&ink);
    }
  else
    {
      add_no_dates (&ink);
    }
  n_before = rp_drawing_n_shapes (ink.drawing);
  rp_timeline_lane_names (&ink);
  links = rp_timeline_links_new (&ink);
  rp_timeline_items (&ink);
  if (rp_plan_is_scrolled (ink.plan) && frame->in_window)
    rp_drawing_cut (ink.drawing, n_before, ink.lanes_top - 3, ink.lanes_top + ink.plan->view_px + 3);
  if (dated)
    {
      rp_timeline_eras_names (eras, &ink, rp_timeline_links_count (links, &ink));
      add_period_and_now (&ink);
    }
  rp_timeline_shelf (&ink, ink.lanes_bottom + joints, ink.lanes_bottom + joints + rp_timeline_shelf_height (&ink));
  rp_timeline_links_words (links, &ink);
  rp_timeline_links_free (links);
  return ink.drawing;
}
