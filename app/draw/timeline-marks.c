/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one event looks on the axis: a symbol at a moment or a bar, and the signs beside it: how sure its ends are, how
 * its date is known, whether it goes on, whether it is disputed. The same of the dates that other sources give. */
#include "timeline-marks.h"

#include <math.h>

#include "mark-signs.h"
#include "timeline-mark.h"
#include "timeline-parts.h"

#define SIGN_GAP_PX 2.5
#define SAID_HEIGHT_PX 10.0
#define SAID_LINE_PX 1.3
#define TILE_PX 9.0 /* of paper below a sign on a bar */

static gboolean
is_in_plot (const RpTimelineInk *ink, double x0, double x1)
{
  return x0 >= ink->left && x1 <= ink->right;
}

void
rp_mark_describe (const RpMark *mark, RpShape *shape)
{
  shape->ref = mark->ref;
  shape->state = mark->state;
  shape->status = mark->event->status;
  shape->basis = mark->event->basis;
  shape->said = mark->said;
  shape->disputed = mark->disputed;
  shape->start = shape->end = RP_END_UNKNOWN;
  if (!mark->time)
    return;
  shape->start = mark->time->start;
  shape->end = mark->time->end;
  shape->start_too = mark->time->start_too;
  shape->end_too = mark->time->end_too;
}

/* Beside something at AT; where the plot ends before it, upon it. */
static void
add_sign (const RpMark *mark, RpSign sign, double x, double at)
{
  RpTimelineInk *ink = mark->ink;

  x = CLAMP (x, ink->left, ink->right - rp_sign_width (sign));
  if (sign != RP_SIGN_NONE && is_in_plot (ink, at, at))
    rp_sign_add (ink->drawing, sign, x, mark->y,
                 rp_view_state_text (ink->state, ink->theme->ink, mark->ref, mark->state));
}

/* "~" and "?" outside the ends that they say it of; a symbol has one end. */
static void
add_end_signs (const RpMark *mark, double left, double right, gboolean both)
{
  const RpTimelineItem *time = mark->time;
  RpSign start = rp_sign_of_end (time->start, time->start_too);
  double reach = both ? RP_SIGN_PX + 4 : RP_MARK_PX / 2; /* the end itself is in sight */

  if (both)
    add_sign (mark, start, left - SIGN_GAP_PX - rp_sign_width (start), left + reach);
  add_sign (mark, rp_sign_of_end (time->end, time->end_too), right + SIGN_GAP_PX, right - reach);
}

/* Dots under the mark: the date was inferred; dashes: it is a publication's. */
static void
add_basis (const RpMark *mark, double x0, double x1, double y)
{
  RpTimelineInk *ink = mark->ink;
  double middle = (x0 + x1) / 2, half = CLAMP ((x1 - x0) / 2, 7, 9);
  RpPoint from = { middle - half, y }, to = { middle + half, y };
  RpShape *shape;

  if (mark->event->basis == RP_BASIS_STATED || !is_in_plot (ink, from.x, to.x))
    return;
  shape = rp_drawing_add_line (ink->drawing, from, to,
                               rp_view_state_text (ink->state, ink->theme->ink65, mark->ref, mark->state), 1.5);
  shape->dash = mark->event->basis == RP_BASIS_INFERRED ? RP_DASH_DOTTED : RP_DASH_DASHED;
}

/* Above a symbol; on a bar at its right end or on a ring, on a tile of paper. */
static void
add_disputed (const RpMark *mark, double x, double y, gboolean tiled)
{
  RpTimelineInk *ink = mark->ink;
  double width = rp_sign_width (RP_SIGN_DISPUTED);

  if (!mark->disputed || !is_in_plot (ink, x - width / 2, x + width / 2))
    return;
  if (tiled)
    {
      RpShape *tile = rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, x - TILE_PX / 2, y - TILE_PX / 2 - 1,
                                           TILE_PX, TILE_PX + 2, ink->theme->paper);

      tile->corner = 2;
    }
  rp_sign_add (ink->drawing, RP_SIGN_DISPUTED, x - width / 2, y,
               rp_view_state_text (ink->state, ink->theme->ink, mark->ref, mark->state));
}

static void
add_ring (const RpTimelineInk *ink, double x, double y, double size)
{
  RpShape *shape = rp_drawing_add (ink->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_SYMBOL);

  shape->symbol = RP_SYMBOL_DISC;
  shape->x = x - size + 1;
  shape->y = y - size + 1;
  shape->width = shape->height = 2 * size - 2;
  shape->stroke = ink->theme->accent;
  shape->line_width = 2.5;
}

/* The kind's symbol, centred: filled, or an outline for what is planned or only said. */
static void
add_symbol (RpMark *mark, RpSymbol symbol, double x, double size)
{
  RpTimelineInk *ink = mark->ink;
  RpShape *shape;

  if (mark->state == RP_STATE_SELECTED && mark->style != RP_MARK_SAID)
    {
      size += 2;
      add_ring (ink, x, mark->y, size);
    }
  shape = rp_drawing_add (ink->drawing, RP_ROLE_MARK, RP_GEOMETRY_SYMBOL);
  rp_mark_describe (mark, shape);
  shape->symbol = symbol;
  shape->x = x - size / 2;
  shape->y = mark->y - size / 2;
  shape->width = shape->height = size;
  shape->fill = mark->color;
  if (mark->style == RP_MARK_FILLED)
    return;
  shape->fill = ink->theme->paper;
  shape->stroke = mark->color;
  shape->line_width = mark->style == RP_MARK_PLANNED ? 1.5 : SAID_LINE_PX;
  shape->dash = mark->style == RP_MARK_PLANNED ? RP_DASH_DASHED : RP_DASH_SOLID;
}

static RpMark
mark_of (RpTimelineInk *ink, guint index, const RpTimelineItem *time, RpState state, double y)
{
  RpMark mark = { .ink = ink, .time = time, .state = state, .y = y, .height = RP_BAR_PX };
  RpLook look;

  mark.event = rp_dataset_event (ink->state->dataset, index);
  mark.ref = rp_record_ref (RP_RECORD_EVENT, index);
  mark.style = mark.event->status == RP_STATUS_PLANNED ? RP_MARK_PLANNED : RP_MARK_FILLED;
  mark.disputed = rp_timeline_disputed (ink->state->dataset, index);
  look = rp_theme_look (ink->theme, ink->state->dataset, RP_RECORD_EVENT, mark.event->kind);
  mark.color = rp_view_state_mark (ink->state, look.color, mark.ref, state);
  mark.soft = rp_color_over (mark.color, RP_BAR_TONE, ink->theme->paper);
  return mark;
}

static RpSymbol
symbol_of (const RpMark *mark)
{
  const RpTimelineInk *ink = mark->ink;

  return rp_theme_look (ink->theme, ink->state->dataset, RP_RECORD_EVENT, mark->event->kind).symbol;
}

void
rp_ink_symbol (RpTimelineInk *ink, guint index, RpState state, double x, double y, double size)
{
  RpTimelineItem time;
  gboolean dated = rp_timeline_item (rp_dataset_event (ink->state->dataset, index), &time);
  RpMark mark = mark_of (ink, index, dated ? &time : NULL, state, y);

  add_symbol (&mark, symbol_of (&mark), x, size);
  add_disputed (&mark, x, y - size / 2 - 4.5, state == RP_STATE_SELECTED);
}

static RpSign
sign_of (const RpEvent *event)
{
  gboolean uncertain, approximate;

  rp_timeline_doubts (event, &uncertain, &approximate);
  if (uncertain)
    return approximate ? RP_SIGN_BOTH : RP_SIGN_UNCERTAIN;
  return approximate ? RP_SIGN_APPROXIMATE : RP_SIGN_NONE;
}

void
rp_ink_signed_symbol (RpTimelineInk *ink, guint index, RpState state, const RpPoint *at, double size, gboolean at_left)
{
  RpMark mark = mark_of (ink, index, NULL, state, at->y);
  RpSign sign = sign_of (mark.event);
  double from = (state == RP_STATE_SELECTED ? size + 1 : size / 2) + SIGN_GAP_PX; /* clear of the ring */
  double width = rp_sign_width (sign);

  rp_ink_symbol (ink, index, state, at->x, at->y, size);
  add_sign (&mark, sign, at_left ? at->x - from - width : at->x + from, at->x);
  add_basis (&mark, at->x, at->x, at->y + size / 2 + 4);
  from += sign != RP_SIGN_NONE ? RP_SIGN_PX - SIGN_GAP_PX : 0;
  width = rp_sign_width (RP_SIGN_ONGOING);
  if (mark.event->status == RP_STATUS_ONGOING)
    add_sign (&mark, RP_SIGN_ONGOING, at_left ? at->x - from - width : at->x + from, at->x);
}

static gboolean
is_symbol (const RpMark *mark)
{
  return mark->time->moment && mark->x1 - mark->x0 < RP_MARK_PX * 1.2;
}

static void
draw_symbol (RpMark *mark)
{
  double x = (mark->x0 + mark->x1) / 2, half = RP_MARK_PX / 2;

  add_symbol (mark, symbol_of (mark), x, RP_MARK_PX);
  if (mark->state == RP_STATE_SELECTED)
    half = RP_MARK_PX; /* clear of the ring */
  add_end_signs (mark, x - half, x + half, FALSE);
  if (mark->said)
    return;
  add_basis (mark, x, x, mark->y + 9);
  add_disputed (mark, x, mark->y - RP_MARK_PX / 2 - 4.5, mark->state == RP_STATE_SELECTED);
  if (mark->event->status == RP_STATUS_ONGOING)
    add_sign (mark, RP_SIGN_ONGOING, x + MAX (mark->time->pad_right, half + 1) + SIGN_GAP_PX, x);
}

static void
add_selection_box (const RpMark *mark, double from, double to)
{
  RpShape *shape = rp_mark_rect (mark, RP_ROLE_DECORATION, from - 3.5, to + 3.5, RP_FILL_SOLID);

  if (!shape)
    return;
  shape->y -= 3;
  shape->height += 6;
  shape->fill = 0;
  shape->stroke = mark->ink->theme->accent;
  shape->line_width = 2.5;
  shape->corner = 6;
}

static void
draw_bar (RpMark *mark)
{
  RpTimelineInk *ink = mark->ink;
  double left, right, seen_left, seen_right;

  rp_mark_bar (mark, &left, &right);
  add_end_signs (mark, left, right, TRUE);
  if (mark->said)
    return;
  seen_left = CLAMP (left, ink->left, ink->right);
  seen_right = CLAMP (right, ink->left, ink->right);
  add_basis (mark, seen_left, seen_right, mark->y + RP_BAR_PX / 2 + 2);
  add_disputed (mark, MAX (MIN (mark->x1, ink->right) - TILE_PX / 2 - 1, (seen_left + seen_right) / 2), mark->y, TRUE);
  if (mark->event->status == RP_STATUS_ONGOING && !(ink->goes_on_right && mark->x1 > ink->right))
    add_sign (mark, RP_SIGN_ONGOING, MIN (mark->x1 + mark->time->pad_right + SIGN_GAP_PX, ink->right - 5), seen_right);
  if (mark->state == RP_STATE_SELECTED)
    add_selection_box (mark, left, right);
}

static void
draw (RpMark *mark)
{
  mark->x0 = rp_ink_x (mark->ink, mark->time->from);
  mark->x1 = rp_ink_x (mark->ink, mark->time->to);
  if (is_symbol (mark))
    draw_symbol (mark);
  else
    draw_bar (mark);
}

void
rp_timeline_item_ink (RpTimelineInk *ink, const RpTimelineEvent *item, RpState state, double y)
{
  RpMark mark = mark_of (ink, item->event, &item->time, state, y);

  draw (&mark);
}

void
rp_timeline_said_ink (RpTimelineInk *ink, guint event, const RpTimelineSaid *said, RpState state, double y)
{
  RpMark mark = mark_of (ink, event, &said->time, state, y);

  mark.style = RP_MARK_SAID;
  mark.height = SAID_HEIGHT_PX;
  mark.said = rp_dataset_source (ink->state->dataset, said->source)->record.id;
  mark.disputed = said->conflicts;
  draw (&mark);
}

void
rp_timeline_leader_ink (RpTimelineInk *ink, double x0, double y0, double x1, double y1, RpState state)
{
  double dx = x1 - x0, dy = y1 - y0, length = sqrt (dx * dx + dy * dy), stop = RP_MARK_PX / 2 + 2;
  RpPoint from, to;
  RpShape *shape;

  if (!(length > 2 * stop) || !isfinite (length))
    return;
  from = (RpPoint){ x0 + dx / length * stop, y0 + dy / length * stop };
  to = (RpPoint){ x1 - dx / length * stop, y1 - dy / length * stop };
  shape = rp_drawing_add_line (ink->drawing, from, to, state == RP_STATE_OTHER ? ink->theme->ink35 : ink->theme->ink65,
                               1);
  shape->state = state;
  shape->dash = RP_DASH_DOTTED;
}
