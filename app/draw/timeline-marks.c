/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one event looks on the axis: mark or bar, what is firm, what is somewhere within, what fades; status and basis.
 */
#include <math.h>

#include "timeline-ink.h"

#define SOLID_TONE 0.38
#define NARROWEST_BAR_PX 10.0
#define STOP_PX 2.5
#define OPEN_PX 48.0

/* One event's ink while it is drawn. */
typedef struct
{
  RpTimelineInk *ink;
  const RpTimelineEvent *item;
  const RpEvent *event;
  RpRecordRef ref;
  RpState state;
  RpColor color, soft;
  double x0, x1, y;
} Mark;

static void
describe (RpShape *shape, const RpEvent *event, const RpTimelineItem *time, RpRecordRef ref, RpState state)
{
  shape->ref = ref;
  shape->state = state;
  shape->status = event->status;
  shape->basis = event->basis;
  shape->start = time ? time->start : RP_END_UNKNOWN;
  shape->end = time ? time->end : RP_END_UNKNOWN;
}

/* A rectangle clipped to the plot; nothing when it lies outside. */
static RpShape *
add_rect (Mark *mark, RpRole role, double from, double to, double height, RpFill style)
{
  RpTimelineInk *ink = mark->ink;
  double x0 = CLAMP (from, ink->left, ink->right), x1 = CLAMP (to, ink->left, ink->right);
  RpShape *shape;

  if (x1 <= x0)
    return NULL;
  shape = rp_drawing_add (ink->drawing, role, RP_GEOMETRY_RECT);
  shape->x = x0;
  shape->y = mark->y - height / 2;
  shape->width = x1 - x0;
  shape->height = height;
  shape->fill_style = style;
  shape->fill = style == RP_FILL_SOLID ? mark->soft : mark->color;
  shape->state = mark->state;
  return shape;
}

static void
outline_planned (Mark *mark, RpShape *shape)
{
  shape->fill = 0;
  shape->stroke = mark->color;
  shape->line_width = 1.5;
  shape->dash = RP_DASH_DASHED;
}

static void
add_selection_box (Mark *mark, double from, double to)
{
  RpShape *shape = add_rect (mark, RP_ROLE_DECORATION, from - 3.5, to + 3.5, RP_BAR_PX + 6, RP_FILL_SOLID);

  if (!shape)
    return;
  shape->fill = 0;
  shape->stroke = mark->ink->theme->accent;
  shape->line_width = 2.5;
  shape->corner = 6;
}

/* Dots under the mark: the date was inferred; dashes: it is a publication's. */
static void
add_basis (Mark *mark, double x0, double x1, double y)
{
  RpTimelineInk *ink = mark->ink;
  double middle = (x0 + x1) / 2, half = CLAMP ((x1 - x0) / 2, 7, 9);
  RpPoint points[2] = { { middle - half, y }, { middle + half, y } };
  RpShape *shape;

  if (mark->event->basis == RP_BASIS_STATED || points[0].x < ink->left || points[1].x > ink->right)
    return;
  shape = rp_drawing_add (ink->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);
  shape->points = rp_drawing_points (ink->drawing, points, 2);
  shape->n_points = 2;
  shape->x = points[0].x;
  shape->width = points[1].x - points[0].x;
  shape->y = y;
  shape->stroke = rp_ink_text (ink, ink->theme->ink65, mark->ref, mark->state);
  shape->line_width = 1.5;
  shape->dash = mark->event->basis == RP_BASIS_INFERRED ? RP_DASH_DOTTED : RP_DASH_DASHED;
}

/* Still going on: a chevron behind the mark or the bar's end. */
static void
add_ongoing (Mark *mark, double x)
{
  RpTimelineInk *ink = mark->ink;
  RpPoint points[3] = { { x, mark->y - 4 }, { x + 4, mark->y }, { x, mark->y + 4 } };
  RpShape *shape;

  if (mark->event->status != RP_STATUS_ONGOING || x < ink->left || x + 4 > ink->right)
    return;
  shape = rp_drawing_add (ink->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);
  shape->points = rp_drawing_points (ink->drawing, points, 3);
  shape->n_points = 3;
  shape->x = x;
  shape->y = mark->y - 4;
  shape->width = 4;
  shape->height = 8;
  shape->stroke = rp_ink_text (ink, ink->theme->ink, mark->ref, mark->state);
  shape->line_width = 1.5;
}

void
rp_ink_symbol (RpTimelineInk *ink, guint index, RpState state, double x, double y, double size)
{
  const RpEvent *event = rp_dataset_event (ink->state->dataset, index);
  RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, index);
  RpLook look = rp_theme_look (ink->theme, ink->state->dataset, RP_RECORD_EVENT, event->kind);
  RpTimelineItem time;
  gboolean dated = rp_timeline_item (event, &time);
  RpColor color = rp_ink_mark (ink, look.color, ref, state);
  RpShape *shape;

  if (state == RP_STATE_SELECTED)
    {
      size += 2;
      shape = rp_drawing_add (ink->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_SYMBOL);
      shape->symbol = RP_SYMBOL_DISC;
      shape->x = x - size + 1;
      shape->y = y - size + 1;
      shape->width = shape->height = 2 * size - 2;
      shape->stroke = ink->theme->accent;
      shape->line_width = 2.5;
    }
  shape = rp_drawing_add (ink->drawing, RP_ROLE_MARK, RP_GEOMETRY_SYMBOL);
  describe (shape, event, dated ? &time : NULL, ref, state);
  shape->symbol = look.symbol;
  shape->x = x - size / 2;
  shape->y = y - size / 2;
  shape->width = shape->height = size;
  shape->fill = color;
  if (event->status == RP_STATUS_PLANNED)
    {
      shape->fill = ink->theme->paper;
      shape->stroke = color;
      shape->line_width = 1.5;
      shape->dash = RP_DASH_DASHED;
    }
}

/* Something at a moment or somewhere within a stretch. */
static void
draw_single (Mark *mark)
{
  const RpTimelineItem *time = &mark->item->time;
  double width = mark->x1 - mark->x0, middle = (mark->x0 + mark->x1) / 2;
  RpShape *shape;

  if (time->moment && width < RP_MARK_PX * 1.2)
    {
      rp_ink_symbol (mark->ink, mark->item->event, mark->state, middle, mark->y, RP_MARK_PX);
      add_basis (mark, middle, middle, mark->y + 9);
      add_ongoing (mark, middle + 8);
      return;
    }
  if (width < NARROWEST_BAR_PX)
    {
      mark->x0 = middle - NARROWEST_BAR_PX / 2;
      mark->x1 = middle + NARROWEST_BAR_PX / 2;
    }
  shape = add_rect (mark, RP_ROLE_BAR, mark->x0, mark->x1, RP_BAR_PX, RP_FILL_HATCH);
  if (!shape)
    return;
  shape->corner = MIN (4, width / 3);
  shape->stroke = mark->color;
  shape->line_width = 1;
  describe (shape, mark->event, time, mark->ref, mark->state);
  if (mark->event->status == RP_STATUS_PLANNED)
    outline_planned (mark, shape);
}

/* The firm days within: where `as_of` says that it was under way. */
static void
add_as_of_ticks (Mark *mark)
{
  for (guint i = 0; i < MIN (mark->event->n_as_of, 50); i++)
    {
      const RpWhen *when = mark->event->as_of[i].when;
      double x;
      RpShape *shape;

      if (!when || !isfinite (rp_instant_to_double (rp_when_earliest (when))))
        continue;
      x = rp_ink_x (mark->ink, rp_instant_to_double (rp_when_earliest (when)));
      shape = add_rect (mark, RP_ROLE_DECORATION, x - STOP_PX / 2, x + STOP_PX / 2, RP_BAR_PX, RP_FILL_SOLID);
      if (shape)
        shape->fill = mark->color;
    }
}

/* Known on one side only, or on neither: the fade in PX beside a firm stop. */
static void
draw_fading (Mark *mark)
{
  const RpTimelineItem *time = &mark->item->time;
  double left = mark->x0 - time->pad_left, right = mark->x1 + time->pad_right;
  RpFill style = time->pad_left > 0 && time->pad_right > 0 ? RP_FILL_FADE_BOTH
                 : time->pad_left > 0                      ? RP_FILL_FADE_LEFT
                                                           : RP_FILL_FADE_RIGHT;
  RpShape *shape = add_rect (mark, RP_ROLE_BAR, left, right, RP_BAR_PX, style);
  double stop = time->pad_left > 0 ? mark->x1 : mark->x0;

  if (!shape)
    return;
  describe (shape, mark->event, time, mark->ref, mark->state);
  if (mark->event->status == RP_STATUS_PLANNED)
    outline_planned (mark, shape);
  if (style == RP_FILL_FADE_BOTH)
    {
      add_as_of_ticks (mark);
      return;
    }
  shape = add_rect (mark, RP_ROLE_DECORATION, stop - STOP_PX / 2, stop + STOP_PX / 2, RP_BAR_PX, RP_FILL_SOLID);
  if (shape)
    shape->fill = mark->color;
}

/* Goes on beyond what is known: the last px of the plot fade into paper. */
static void
add_open_end (Mark *mark)
{
  double right = mark->ink->right;
  RpShape *shape;

  if (mark->x1 < right - 1)
    return;
  shape = add_rect (mark, RP_ROLE_DECORATION, MAX (right - OPEN_PX, mark->x0), right, RP_BAR_PX, RP_FILL_SOLID);
  if (!shape)
    return;
  shape->fill = mark->ink->theme->paper;
  shape = add_rect (mark, RP_ROLE_DECORATION, MAX (right - OPEN_PX, mark->x0), right, RP_BAR_PX, RP_FILL_FADE_RIGHT);
  if (shape)
    shape->fill = mark->soft;
}

/* Lasted: what is certain is solid, uncertain ends are hatched, unknown ones fade. */
static void
draw_interval (Mark *mark)
{
  const RpTimelineItem *time = &mark->item->time;
  double firm0 = rp_ink_x (mark->ink, time->firm_from), firm1 = rp_ink_x (mark->ink, time->firm_to);
  gboolean uncertain = firm0 - mark->x0 > 1 || mark->x1 - firm1 > 1;
  RpShape *shape;

  if (mark->x1 - mark->x0 < NARROWEST_BAR_PX)
    mark->x1 = mark->x0 + NARROWEST_BAR_PX;
  if (time->pad_left > 0)
    add_rect (mark, RP_ROLE_DECORATION, mark->x0 - time->pad_left, mark->x0, RP_BAR_PX, RP_FILL_FADE_LEFT);
  if (time->pad_right > 0)
    add_rect (mark, RP_ROLE_DECORATION, mark->x1, mark->x1 + time->pad_right, RP_BAR_PX, RP_FILL_FADE_RIGHT);
  shape = add_rect (mark, RP_ROLE_BAR, mark->x0, mark->x1, RP_BAR_PX, uncertain ? RP_FILL_HATCH : RP_FILL_SOLID);
  if (!shape)
    return;
  shape->corner = time->pad_left > 0 || time->pad_right > 0 || time->to_the_end ? 0 : 4;
  describe (shape, mark->event, time, mark->ref, mark->state);
  if (mark->ink->theme->print)
    {
      shape->stroke = mark->color;
      shape->line_width = 1;
    }
  if (mark->event->status == RP_STATUS_PLANNED)
    outline_planned (mark, shape);
  else if (uncertain && firm1 > firm0)
    add_rect (mark, RP_ROLE_DECORATION, firm0, firm1, RP_BAR_PX, RP_FILL_SOLID);
  if (time->to_the_end && mark->event->status != RP_STATUS_PLANNED)
    add_open_end (mark);
}

void
rp_timeline_item_ink (RpTimelineInk *ink, const RpTimelineEvent *item, RpState state, double y)
{
  const RpTimelineItem *time = &item->time;
  Mark mark = { .ink = ink, .item = item, .state = state, .y = y };
  RpLook look;
  double left, right;

  mark.event = rp_dataset_event (ink->state->dataset, item->event);
  mark.ref = rp_record_ref (RP_RECORD_EVENT, item->event);
  look = rp_theme_look (ink->theme, ink->state->dataset, RP_RECORD_EVENT, mark.event->kind);
  mark.color = rp_ink_mark (ink, look.color, mark.ref, state);
  mark.soft = rp_color_over (mark.color, SOLID_TONE, ink->theme->paper);
  mark.x0 = rp_ink_x (ink, time->from);
  mark.x1 = rp_ink_x (ink, time->to);
  left = mark.x0 - time->pad_left;
  right = mark.x1 + time->pad_right;
  if (time->firm_from <= time->firm_to && mark.event->when.when && mark.event->when.when->form == RP_WHEN_INTERVAL)
    draw_interval (&mark);
  else if (time->pad_left > 0 || time->pad_right > 0)
    draw_fading (&mark);
  else
    draw_single (&mark);
  if (time->moment && mark.x1 - mark.x0 < RP_MARK_PX * 1.2 && time->pad_left <= 0 && time->pad_right <= 0)
    return;
  /* inside a firm stretch it says nothing new */
  if (mark.event->when.when && mark.event->n_as_of > 0 && time->firm_from >= time->firm_to)
    add_as_of_ticks (&mark);
  add_basis (&mark, CLAMP (left, ink->left, ink->right), CLAMP (right, ink->left, ink->right), y + RP_BAR_PX / 2 + 2);
  add_ongoing (&mark, MIN (right + 2, ink->right - 5));
  if (state == RP_STATE_SELECTED)
    add_selection_box (&mark, left, MAX (right, mark.x1));
}
