/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stretches of time. What lasted is toned, what happened some time within is hatched, what is planned is a dashed
 * outline, what another source says a thin solid one. A known end is closed; an approximate one soft; an unknown one
 * fades at once; an open one runs on between two lines. */
#include <math.h>

#include "timeline-mark.h"

#define NARROWEST_PX 10.0
#define STOP_PX 2.5
#define SOFT_PX 3.0 /* to either side of an approximate end */
#define OPEN_PX 48.0
#define CORNER_PX 4.0
#define PLANNED_LINE_PX 1.5
#define SAID_LINE_PX 1.2

typedef enum
{
  END_CLOSED,
  END_SOFT,
  END_FADES,
  END_OPEN,
} EndLook;

/* One end in px: its ink is whole up to `inner` and gone at `outer`. */
typedef struct
{
  EndLook look;
  double inner, outer;
} End;

static EndLook
look_of (const RpTimelineItem *time, RpEnd end, gboolean too)
{
  if (end == RP_END_OPEN)
    return END_OPEN;
  if (end == RP_END_UNKNOWN || time->from_parts)
    return END_FADES;
  return end == RP_END_APPROXIMATE || too ? END_SOFT : END_CLOSED;
}

/* The end at X; OUTWARDS is -1 or 1, ROOM what the bar is wide. */
static End
end_at (EndLook look, double x, double outwards, double pad, double room)
{
  End end = { look, x, x };

  if (look == END_SOFT)
    {
      end.outer = x + outwards * SOFT_PX;
      end.inner = x - outwards * MIN (SOFT_PX, room / 2);
    }
  else if (look == END_OPEN && pad <= 0) /* it reaches the picture's edge or the end of the data */
    {
      end.inner = x - outwards * MIN (OPEN_PX, room / 2);
    }
  else if (look != END_CLOSED)
    {
      end.outer = x + outwards * pad;
    }
  return end;
}

RpShape *
rp_mark_rect (const RpMark *mark, RpRole role, double from, double to, RpFill style)
{
  RpTimelineInk *ink = mark->ink;
  double x0 = CLAMP (from, ink->left, ink->right), x1 = CLAMP (to, ink->left, ink->right);
  RpShape *shape;

  if (x1 <= x0)
    return NULL;
  shape = rp_drawing_add_rect (ink->drawing, role, x0, mark->y - mark->height / 2, x1 - x0, mark->height,
                               style == RP_FILL_HATCH ? mark->color : mark->soft);
  shape->fill_style = style;
  shape->state = mark->state;
  return shape;
}

/* Paper that covers all at OUTER and nothing at INNER. */
static void
add_veil (const RpMark *mark, const End *end)
{
  RpShape *shape = rp_mark_rect (mark, RP_ROLE_DECORATION, MIN (end->inner, end->outer), MAX (end->inner, end->outer),
                                 end->outer < end->inner ? RP_FILL_FADE_RIGHT : RP_FILL_FADE_LEFT);

  if (!shape)
    return;
  shape->fill = mark->ink->theme->paper;
  shape->y -= 1;
  shape->height += 2;
}

static void
add_fade (const RpMark *mark, const End *end)
{
  rp_mark_rect (mark, RP_ROLE_DECORATION, MIN (end->inner, end->outer), MAX (end->inner, end->outer),
                end->outer < end->inner ? RP_FILL_FADE_LEFT : RP_FILL_FADE_RIGHT);
}

static double
line_px (const RpMark *mark)
{
  return mark->style == RP_MARK_PLANNED ? PLANNED_LINE_PX : mark->style == RP_MARK_SAID ? SAID_LINE_PX : 1;
}

static void
add_line (const RpMark *mark, RpPoint a, RpPoint b)
{
  RpTimelineInk *ink = mark->ink;
  double from = CLAMP (a.x, ink->left, ink->right), to = CLAMP (b.x, ink->left, ink->right);
  RpShape *shape;

  if (a.x == b.x ? from != a.x : to <= from)
    return;
  a.x = from;
  b.x = to;
  shape = rp_drawing_add_line (ink->drawing, a, b, mark->color, line_px (mark));
  shape->dash = mark->style == RP_MARK_PLANNED ? RP_DASH_DASHED : RP_DASH_SOLID;
}

/* The lines above and below from FROM to TO. */
static void
add_rails (const RpMark *mark, double from, double to)
{
  double half = (mark->height - line_px (mark)) / 2;

  add_line (mark, (RpPoint){ from, mark->y - half }, (RpPoint){ to, mark->y - half });
  add_line (mark, (RpPoint){ from, mark->y + half }, (RpPoint){ to, mark->y + half });
}

static void
add_cap (const RpMark *mark, const End *end)
{
  double half = mark->height / 2;

  if (end->look == END_CLOSED)
    add_line (mark, (RpPoint){ end->outer, mark->y - half }, (RpPoint){ end->outer, mark->y + half });
}

/* Both ends known: one rectangle is the bar. */
static RpShape *
add_closed (RpMark *mark, RpFill style)
{
  RpShape *shape = rp_mark_rect (mark, RP_ROLE_BAR, mark->x0, mark->x1, style);

  if (!shape)
    return NULL;
  shape->corner = MIN (CORNER_PX, (mark->x1 - mark->x0) / 3);
  if (mark->style != RP_MARK_FILLED || !mark->time->lasted || mark->ink->theme->print)
    {
      shape->stroke = mark->color;
      shape->line_width = line_px (mark);
    }
  if (mark->style == RP_MARK_PLANNED)
    shape->dash = RP_DASH_DASHED;
  if (mark->style == RP_MARK_SAID || (mark->style == RP_MARK_PLANNED && mark->time->lasted))
    shape->fill = 0;
  else if (mark->style == RP_MARK_PLANNED)
    shape->fill = mark->soft;
  return shape;
}

/* The box that stands for the bar in dump and hit test; what is seen of it are its parts. */
static RpShape *
add_box (RpMark *mark, const End *left, const End *right)
{
  RpShape *shape = rp_mark_rect (mark, RP_ROLE_BAR, left->outer, right->outer, RP_FILL_SOLID);

  if (shape)
    shape->invisible = TRUE;
  return shape;
}

static void
veil_ends (const RpMark *mark, const End *left, const End *right, gboolean open)
{
  if ((left->look == END_OPEN) == open)
    add_veil (mark, left);
  if ((right->look == END_OPEN) == open)
    add_veil (mark, right);
}

/* Hatched, or for what another source says and for plans an outline. Soft and fading ends go over into paper with all
 * that they have; of an open end the lines run on. */
static void
draw_outlined (RpMark *mark, const End *left, const End *right)
{
  if (mark->style != RP_MARK_SAID && !mark->time->lasted)
    {
      RpShape *shape = rp_mark_rect (mark, RP_ROLE_DECORATION, left->outer, right->outer, RP_FILL_HATCH);

      if (shape && mark->style == RP_MARK_PLANNED)
        shape->fill = mark->soft;
      veil_ends (mark, left, right, TRUE);
    }
  if (mark->style != RP_MARK_FILLED)
    add_rails (mark, left->outer, right->outer);
  veil_ends (mark, left, right, FALSE);
}

/* Toned where it is certain, hatched where an end lies somewhere within. */
static void
draw_toned (RpMark *mark, const End *left, const End *right)
{
  double firm0 = CLAMP (rp_ink_x (mark->ink, mark->time->firm_from), left->inner, right->inner);
  double firm1 = CLAMP (rp_ink_x (mark->ink, mark->time->firm_to), left->inner, right->inner);
  gboolean within = !mark->time->from_parts && (firm0 - left->inner > 1 || right->inner - firm1 > 1);

  rp_mark_rect (mark, RP_ROLE_DECORATION, left->inner, right->inner, within ? RP_FILL_HATCH : RP_FILL_SOLID);
  if (within && firm1 > firm0)
    rp_mark_rect (mark, RP_ROLE_DECORATION, firm0, firm1, RP_FILL_SOLID);
  add_fade (mark, left);
  add_fade (mark, right);
}

static void
add_stop (RpMark *mark, double x)
{
  RpShape *shape = rp_mark_rect (mark, RP_ROLE_DECORATION, x - STOP_PX / 2, x + STOP_PX / 2, RP_FILL_SOLID);

  if (shape)
    shape->fill = mark->color;
}

/* The firm days within: where `as_of` says that it was under way. */
static void
add_as_of_ticks (RpMark *mark)
{
  for (guint i = 0; i < MIN (mark->event->n_as_of, 50); i++)
    {
      const RpWhen *when = mark->event->as_of[i].when;

      if (when && isfinite (rp_instant_to_double (rp_when_earliest (when))))
        add_stop (mark, rp_ink_x (mark->ink, rp_instant_to_double (rp_when_earliest (when))));
    }
}

/* Lines that run on say that an end is open; in print they hold the rest together too. */
static void
add_edges (RpMark *mark, const End *left, const End *right)
{
  gboolean all = mark->style != RP_MARK_FILLED || (mark->ink->theme->print && mark->time->lasted);

  if (mark->style == RP_MARK_FILLED)
    {
      if (left->look == END_OPEN)
        add_rails (mark, left->outer, left->inner);
      if (right->look == END_OPEN)
        add_rails (mark, right->inner, right->outer);
      if (all)
        add_rails (mark, left->inner, right->inner);
    }
  if (all)
    {
      add_cap (mark, left);
      add_cap (mark, right);
    }
}

static void
draw_open (RpMark *mark, const End *left, const End *right)
{
  RpShape *box = add_box (mark, left, right);

  if (!box)
    return;
  rp_mark_describe (mark, box);
  if (mark->style == RP_MARK_FILLED && mark->time->lasted)
    draw_toned (mark, left, right);
  else
    draw_outlined (mark, left, right);
  add_edges (mark, left, right);
  if (!mark->time->lasted && (left->look == END_FADES || left->look == END_OPEN))
    add_stop (mark, mark->x1);
  else if (!mark->time->lasted && (right->look == END_FADES || right->look == END_OPEN))
    add_stop (mark, mark->x0);
}

static void
draw_closed (RpMark *mark)
{
  double firm0 = rp_ink_x (mark->ink, mark->time->firm_from), firm1 = rp_ink_x (mark->ink, mark->time->firm_to);
  gboolean within = !mark->time->lasted || firm0 - mark->x0 > 1 || mark->x1 - firm1 > 1;
  RpShape *shape = add_closed (mark, within ? RP_FILL_HATCH : RP_FILL_SOLID);

  if (!shape)
    return;
  rp_mark_describe (mark, shape);
  if (mark->time->lasted && within && mark->style == RP_MARK_FILLED && firm1 > firm0)
    rp_mark_rect (mark, RP_ROLE_DECORATION, firm0, firm1, RP_FILL_SOLID);
}

/* Too narrow to be seen: as little wider as need be, about the middle. */
static void
widen (RpMark *mark, EndLook left, EndLook right)
{
  double middle = (mark->x0 + mark->x1) / 2;

  if (mark->x1 - mark->x0 >= NARROWEST_PX || left > END_SOFT || right > END_SOFT)
    return;
  mark->x0 = middle - NARROWEST_PX / 2;
  mark->x1 = middle + NARROWEST_PX / 2;
}

void
rp_mark_bar (RpMark *mark, double *left_out, double *right_out)
{
  const RpTimelineItem *time = mark->time;
  EndLook begins = look_of (time, time->start, time->start_too), ends = look_of (time, time->end, time->end_too);
  double sign = time->from_parts ? RP_SIGN_PX : 0;
  End left, right;

  widen (mark, begins, ends);
  mark->x0 = MAX (mark->x0, mark->ink->left - 2 * OPEN_PX);
  mark->x1 = MAX (MIN (mark->x1, mark->ink->right + 2 * OPEN_PX), mark->x0);
  if (time->from_the_start && !mark->ink->goes_on_left)
    mark->x0 = MAX (mark->x0, MIN (mark->ink->left, mark->x1));
  if (time->to_the_end && !mark->ink->goes_on_right)
    mark->x1 = MIN (mark->x1, MAX (mark->ink->right, mark->x0));
  left = end_at (begins, mark->x0, -1, time->pad_left - sign, mark->x1 - mark->x0);
  right = end_at (ends, mark->x1, 1, time->pad_right - sign, mark->x1 - mark->x0);
  if (begins == END_CLOSED && ends == END_CLOSED)
    draw_closed (mark);
  else
    draw_open (mark, &left, &right);
  /* inside a firm stretch they say nothing new */
  if (!mark->said && mark->event->n_as_of > 0 && (!mark->event->when.when || time->firm_from >= time->firm_to))
    add_as_of_ticks (mark);
  *left_out = left.outer;
  *right_out = right.outer;
}
