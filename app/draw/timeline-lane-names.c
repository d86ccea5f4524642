/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The column of lane names. A name stays in sight as long as anything of its lane is, and leaves with its last row; of
 * a collapsed lane, and of those that stand for many, it says how much there is. */
#include <glib/gi18n-lib.h>

#include "calendar-words.h"
#include "timeline-ink.h"

#define LANE_SYMBOL_PX 18.0
#define SIGN_PX 7.0        /* the sign of a lane that can be collapsed, in a window */
#define SIGN_GAP_PX 5.0    /* behind it */
#define CAPTION_PX 16.0    /* a second line below the first */
#define LEAST_NAME_PX 30.0 /* a count takes no more from a name */
#define COUNT_GAP_PX 5.0   /* between name and count */

/* Points to what would come of a click: right of what is collapsed, down where the lane is open. */
static void
add_sign (RpTimelineInk *ink, gboolean collapsed, double right, double y)
{
  double half = SIGN_PX / 2, x = right - half;
  RpPoint open[] = { { x - half, y - half / 2 }, { x + half, y - half / 2 }, { x, y + half / 2 + 1 } };
  RpPoint closed[] = { { x - half / 2, y - half }, { x + half / 2 + 1, y }, { x - half / 2, y + half } };
  RpShape *shape = rp_drawing_add (ink->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);

  shape->points = rp_drawing_points (ink->drawing, collapsed ? closed : open, 3);
  shape->n_points = 3;
  shape->closed = TRUE;
  shape->fill = collapsed ? ink->theme->ink65 : ink->theme->ink35;
  shape->x = x - half;
  shape->y = y - half;
  shape->width = shape->height = SIGN_PX;
}

/* TEXT, cut where it has no room, with its whole in `full`. */
static double
add_name (RpTimelineInk *ink, const RpPlannedLane *lane, const char *name, double x, double y, double room)
{
  g_autofree char *text = rp_ink_shorten (ink, name, room);
  RpShape *shape = rp_drawing_add_text (ink->drawing, RP_ROLE_LANE, ink->measure, text, RP_TEXT_LABEL, x,
                                        y - rp_text_line_height (RP_TEXT_LABEL) / 2, ink->theme->ink);

  shape->full = rp_drawing_string (ink->drawing, name);
  shape->id = lane->id ? rp_drawing_string (ink->drawing, lane->id) : NULL;
  shape->bold = TRUE;
  return shape->width;
}

static double
add_symbol (RpTimelineInk *ink, const RpPlannedLane *lane, double x, double y)
{
  RpLook look = rp_theme_look (ink->theme, ink->state->dataset, lane->kind_type, lane->kind);
  RpShape *shape = rp_drawing_add (ink->drawing, RP_ROLE_LANE, RP_GEOMETRY_SYMBOL);

  shape->symbol = look.symbol;
  shape->fill = look.color;
  shape->x = x;
  shape->y = y - RP_MARK_PX / 2;
  shape->width = shape->height = RP_MARK_PX;
  return LANE_SYMBOL_PX;
}

/* "212 more lanes" and how much stands on them: below that, else beside it, for which it is said in fewer words. */
static void
add_merged (RpTimelineInk *ink, const RpPlannedLane *lane, double x, double y, double room)
{
  g_autofree char *n_lanes = rp_words_number (lane->n_lanes), *n_items = rp_words_number (lane->n_items);
  g_autofree char *name = g_strdup_printf (ngettext ("%s more lane", "%s more lanes", lane->n_lanes), n_lanes);
  /* Translators: so many more lanes, where room is short */
  g_autofree char *brief = g_strdup_printf (_ ("%s more"), n_lanes);
  g_autofree char *count = g_strdup_printf (ngettext ("%s event", "%s events", lane->n_items), n_items);
  g_autofree char *all = g_strdup_printf ("%s · %s", name, count);
  double count_px = COUNT_GAP_PX + rp_text_width (ink->measure, count, RP_TEXT_TICK);
  gboolean below = lane->n_rows > 1;
  gboolean fits = below || rp_text_width (ink->measure, name, RP_TEXT_LABEL) + count_px <= room;
  double width = add_name (ink, lane, fits ? name : brief, x, y, room);

  rp_drawing_last (ink->drawing)->full = rp_drawing_string (ink->drawing, all);
  if (below && count_px - COUNT_GAP_PX <= room)
    rp_ink_caption (ink, RP_ROLE_LANE, count, ink->theme->ink65, x, y + CAPTION_PX);
  else if (below && rp_text_width (ink->measure, n_items, RP_TEXT_TICK) <= room)
    rp_ink_caption (ink, RP_ROLE_LANE, n_items, ink->theme->ink65, x, y + CAPTION_PX);
  else if (!below && width + count_px <= room)
    rp_ink_caption (ink, RP_ROLE_LANE, count, ink->theme->ink65, x + width + COUNT_GAP_PX, y);
}

static void
add_lane (RpTimelineInk *ink, const RpPlannedLane *lane, double y, double room)
{
  double x = ink->margin, width, count_px = 0;
  g_autofree char *count = lane->collapsed ? rp_words_number (lane->n_items) : NULL;

  if (lane->merged)
    {
      add_merged (ink, lane, x, y, room);
      return;
    }
  if (ink->frame->in_window)
    add_sign (ink, lane->collapsed, x - SIGN_GAP_PX, y);
  if (lane->kind != RP_NO_INDEX)
    x += add_symbol (ink, lane, x, y);
  room -= x - ink->margin;
  if (count)
    count_px = COUNT_GAP_PX + rp_text_width (ink->measure, count, RP_TEXT_TICK);
  if (room - count_px < LEAST_NAME_PX)
    g_clear_pointer (&count, g_free);
  else
    room -= count_px;
  width = add_name (ink, lane, lane->label, x, y, room);
  if (count)
    rp_ink_caption (ink, RP_ROLE_LANE, count, ink->theme->ink65, x + width + COUNT_GAP_PX, y);
}

void
rp_timeline_lane_names (RpTimelineInk *ink)
{
  const RpTimelinePlan *plan = ink->plan;
  double room = ink->left - ink->margin - (rp_timeline_layout_is_crowded (ink->layout) ? RP_EDGE_PX : 12);

  for (guint i = 0; i < plan->lanes->len; i++)
    {
      const RpPlannedLane *lane = &g_array_index (plan->lanes, RpPlannedLane, i);
      double y = rp_plan_row_y (plan, lane->first_row, i),
             end = rp_plan_row_y (plan, lane->first_row + lane->n_rows, i);

      if (rp_plan_is_scrolled (plan))
        {
          y = CLAMP (y, MIN (0, end - plan->row_px), plan->view_px);
          if (y + plan->row_px <= 0 || y >= plan->view_px)
            continue;
        }
      add_lane (ink, lane, ink->lanes_top + y + plan->row_px / 2, room);
    }
}
