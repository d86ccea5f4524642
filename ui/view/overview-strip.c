/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "overview-strip.h"

#include "period-drag.h"
#include "period-popover.h"
#include "time-span.h"
#include "timeline-drawing.h"
#include "timeline-overlay.h"

#include <math.h>

/* Lower in a window that has little room itself, all in diagram px. */
#define HEIGHT_PX 80
#define LOW_HEIGHT_PX 64
#define LOW_WINDOW_PX 900
#define LEAST_HEIGHT_PX 50
#define LEAST_WINDOW_PX 450
#define EDGE_PX 9
/* A range is drawn as wide as this at least. */
#define LEAST_RANGE_PX 8.0
#define LEAST_RANGE_SECONDS 60.0
/* In sight are all events: of more than these one stands near every px. */
#define MOST_SNAP_EVENTS 5000
/* The ticks' words, below the line that the period's handles stand on. */
#define TEXT_PX 18.0

typedef enum
{
  HAND_NONE,
  HAND_RANGE, /* an edge or the middle */
  HAND_NEW_RANGE,
  HAND_PERIOD,
} Hand;

struct _RpOverviewStrip
{
  RpDiagramView parent_instance;
  RpTimelineSource *source;
  Hand hand;
  RpGrip grip;     /* of the range */
  double from, to; /* the range as it was when the drag began */
  RpPeriod before; /* the period as it was then */
  gboolean jumped; /* the new range has become a step of its own */
  RpPeriodDrag drag;
  int height; /* diagram px */
};

G_DEFINE_FINAL_TYPE (RpOverviewStrip, rp_overview_strip, RP_TYPE_DIAGRAM_VIEW)

static RpTimelineLayout *
layout_of (RpOverviewStrip *self)
{
  return self->source != NULL ? rp_timeline_source_get_layout (self->source) : NULL;
}

static double
time_at (RpOverviewStrip *self, double x)
{
  return rp_overview_time_at (layout_of (self), rp_diagram_view_get_width (RP_DIAGRAM_VIEW (self)), x);
}

static double
x_of (RpOverviewStrip *self, double time)
{
  return rp_overview_x_of (layout_of (self), rp_diagram_view_get_width (RP_DIAGRAM_VIEW (self)), time);
}

static RpDrawing *
rp_overview_strip_build (RpDiagramView *view, double width, double height)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (view);
  RpOverviewFrame frame = { .width = width, .height = height, .in_window = TRUE };
  RpViewState state;

  if (layout_of (self) == NULL)
    return NULL;
  rp_session_get_range (rp_diagram_view_get_session (view), &frame.from, &frame.to);
  if (!isfinite (frame.from))
    rp_timeline_layout_fit (layout_of (self), &frame.from, &frame.to);
  rp_diagram_view_fill_state (view, rp_timeline_source_get_measure (self->source), &state);
  rp_timeline_source_fill_state (self->source, &state);
  return rp_overview_drawing (layout_of (self), &state, &frame);
}

static RpDrawing *
rp_overview_strip_mark (RpDiagramView *view, RpDrawing *drawing, const RpHits *hits)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (view);
  RpOverviewFrame frame = { .width = rp_drawing_get_width (drawing), .height = rp_drawing_get_height (drawing) };

  if (layout_of (self) == NULL)
    return NULL;
  return rp_hit_marks_overview (layout_of (self), &frame, hits,
                                rp_session_get_period (rp_diagram_view_get_session (view)));
}

/* ---- what a point takes hold of ---- */

static double
base_of (RpOverviewStrip *self)
{
  return rp_diagram_view_get_height (RP_DIAGRAM_VIEW (self)) - TEXT_PX;
}

static RpGrip
period_grip_at (RpOverviewStrip *self, double x, double y)
{
  const RpPeriod *period = rp_session_get_period (rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self)));
  double from = rp_instant_to_double (period->from), to = rp_instant_to_double (period->to);

  if (!period->active || y < base_of (self) - EDGE_PX)
    return RP_GRIP_NONE;
  return rp_grip_at (x, isfinite (from) ? x_of (self, from) : NAN, isfinite (to) ? x_of (self, to) : NAN, EDGE_PX,
                     FALSE);
}

/* Where all is in sight there is nothing to pan: a drag in the middle draws a new range. */
static RpGrip
range_grip_at (RpOverviewStrip *self, double x)
{
  double from, to, narrow;
  RpGrip grip;

  rp_session_get_range (rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self)), &from, &to);
  if (!isfinite (from))
    return RP_GRIP_NONE;
  from = x_of (self, from);
  to = x_of (self, to);
  narrow = MAX (0, LEAST_RANGE_PX - (to - from)) / 2;
  grip = rp_grip_at (x, from - narrow, to + narrow, EDGE_PX, TRUE);
  return grip == RP_GRIP_MIDDLE && to - from >= rp_diagram_view_get_width (RP_DIAGRAM_VIEW (self)) * 0.85 ? RP_GRIP_NONE
                                                                                                          : grip;
}

static const char *
rp_overview_strip_cursor (RpDiagramView *view, double x, double y)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (view);
  RpGrip grip;

  if (layout_of (self) == NULL)
    return NULL;
  if (period_grip_at (self, x, y) != RP_GRIP_NONE)
    return "col-resize";
  grip = range_grip_at (self, x);
  return grip == RP_GRIP_MIDDLE ? "grab" : grip != RP_GRIP_NONE ? "col-resize" : NULL;
}

/* The period's words beside the strip, and its line at the foot. */
static gboolean
rp_overview_strip_click (RpDiagramView *view, double x, double y, guint n_press)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (view);
  const RpPeriod *period = rp_session_get_period (rp_diagram_view_get_session (view));
  double least, most;
  gboolean words, bar;

  if (layout_of (self) == NULL)
    return FALSE;
  rp_timeline_layout_fit (layout_of (self), &least, &most);
  words = x < x_of (self, least);
  bar = period->active && y >= base_of (self) - EDGE_PX / 2.0
        && x >= x_of (self, MAX (least, rp_instant_to_double (period->from)))
        && x <= x_of (self, MIN (most, rp_instant_to_double (period->to)));
  if (n_press == 1 && (words || bar))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.period", NULL);
  return words || bar;
}

/* ---- dragging ---- */

/* Begins and ends of all events, where they are few. Transfer full, nullable. */
static GArray *
points_of (RpOverviewStrip *self)
{
  RpDataset *dataset = rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self));
  GArray *points;
  double ends[2];

  if (rp_dataset_n_events (dataset) > MOST_SNAP_EVENTS)
    return NULL;
  points = g_array_new (FALSE, FALSE, sizeof (RpSnapPoint));
  for (guint i = 0; i < rp_dataset_n_events (dataset); i++)
    if (rp_time_span_of (dataset, rp_record_ref (RP_RECORD_EVENT, i), &ends[0], &ends[1]))
      for (guint k = 0; k < 2; k++)
        g_array_append_val (points, ((RpSnapPoint){ x_of (self, ends[k]), ends[k] }));
  return points;
}

static void
begin_drag (RpOverviewStrip *self, const RpDiagramDrag *drag)
{
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
  const RpPeriod *period = rp_session_get_period (session);
  RpGrip grip = period_grip_at (self, drag->x, drag->y);
  double unit = rp_period_drag_unit (time_at (self, drag->x + 1) - time_at (self, drag->x));

  self->hand = HAND_PERIOD;
  self->jumped = FALSE;
  self->before = *period;
  rp_session_get_range (session, &self->from, &self->to);
  if (grip != RP_GRIP_NONE)
    rp_period_drag_edge (&self->drag, period, grip, points_of (self), unit);
  else if (drag->shift)
    rp_period_drag_new (&self->drag, period, drag->x, time_at (self, drag->x), drag->ctrl, points_of (self), unit);
  else
    {
      self->grip = range_grip_at (self, drag->x);
      self->hand = self->grip != RP_GRIP_NONE ? HAND_RANGE : HAND_NEW_RANGE;
    }
}

/* NEW: a step of its own, once for the drag. */
static void
show (RpOverviewStrip *self, double from, double to, gboolean new)
{
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
  double least, most;

  rp_timeline_layout_fit (layout_of (self), &least, &most);
  from = MAX (from, least);
  to = MIN (to, most);
  if (!(to - from >= LEAST_RANGE_SECONDS))
    return;
  if (new && !self->jumped)
    rp_session_jump_time (session, from, to);
  else if (new)
    rp_session_show_time (session, from, to);
  else
    rp_session_move_time (session, from, to, g_get_monotonic_time ());
  self->jumped = TRUE;
}

static void
pan_range (RpOverviewStrip *self, double dx)
{
  double least, most, first = x_of (self, self->from) + dx, last = x_of (self, self->to) + dx, over;

  rp_timeline_layout_fit (layout_of (self), &least, &most);
  over = MAX (0, x_of (self, least) - first) - MAX (0, last - x_of (self, most));
  show (self, time_at (self, first + over), time_at (self, last + over), FALSE);
}

static void
drag_range (RpOverviewStrip *self, double now, double dx)
{
  switch (self->grip)
    {
    case RP_GRIP_FROM:
      show (self, MIN (now, self->to - LEAST_RANGE_SECONDS), self->to, FALSE);
      break;
    case RP_GRIP_TO:
      show (self, self->from, MAX (now, self->from + LEAST_RANGE_SECONDS), FALSE);
      break;
    case RP_GRIP_MIDDLE:
    case RP_GRIP_NONE:
    default:
      pan_range (self, dx);
      break;
    }
}

static void
drag_period (RpOverviewStrip *self, const RpDiagramDrag *drag)
{
  double x = drag->x + drag->dx;
  RpPeriod period;

  rp_period_drag_move (&self->drag, x, time_at (self, x), drag->ctrl, &period);
  if (self->jumped)
    rp_session_show_period (rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self)), &period);
  else
    rp_session_set_period (rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self)), &period);
  self->jumped = TRUE;
}

static void
stop_dragging (RpOverviewStrip *self)
{
  self->hand = HAND_NONE;
  rp_period_drag_end (&self->drag);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What was in sight and set when the drag began. */
static void
cancel_drag (RpOverviewStrip *self)
{
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));

  if (self->hand == HAND_PERIOD)
    rp_session_show_period (session, &self->before);
  else if (self->hand != HAND_NONE)
    rp_session_show_time (session, self->from, self->to);
  stop_dragging (self);
}

static gboolean
rp_overview_strip_drag (RpDiagramView *view, const RpDiagramDrag *drag)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (view);
  double begin, now;

  if (layout_of (self) == NULL)
    return FALSE;
  if (drag->phase == RP_DRAG_BEGIN)
    {
      begin_drag (self, drag);
      return TRUE;
    }
  if (drag->phase == RP_DRAG_CANCEL)
    {
      cancel_drag (self);
      return TRUE;
    }
  begin = time_at (self, drag->x);
  now = time_at (self, drag->x + drag->dx);
  if (self->hand == HAND_PERIOD)
    drag_period (self, drag);
  else if (self->hand == HAND_NEW_RANGE)
    show (self, MIN (begin, now), MAX (begin, now), TRUE);
  else if (self->hand == HAND_RANGE)
    drag_range (self, now, drag->dx);
  if (drag->phase == RP_DRAG_END)
    stop_dragging (self);
  return TRUE;
}

/* The line of an edge that snaps. */
static void
rp_overview_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (widget);

  GTK_WIDGET_CLASS (rp_overview_strip_parent_class)->snapshot (widget, snapshot);
  if (self->hand != HAND_PERIOD || !self->drag.snapped || layout_of (self) == NULL)
    return;
  rp_diagram_view_scale_snapshot (RP_DIAGRAM_VIEW (self), snapshot);
  rp_timeline_overlay_line (snapshot, x_of (self, self->drag.time), 0, base_of (self),
                            rp_diagram_view_theme ()->accent);
  gtk_snapshot_restore (snapshot);
}

static void
rp_overview_strip_pan (RpDiagramView *view, double dx, G_GNUC_UNUSED double dy)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (view);

  if (layout_of (self) == NULL)
    return;
  rp_session_get_range (rp_diagram_view_get_session (view), &self->from, &self->to);
  if (isfinite (self->from))
    pan_range (self, dx);
}

static void
rp_overview_strip_zoom (RpDiagramView *view, double x, G_GNUC_UNUSED double y, double factor)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (view);
  RpSession *session = rp_diagram_view_get_session (view);
  double from, to, at;

  if (layout_of (self) == NULL)
    return;
  rp_session_get_range (session, &from, &to);
  at = CLAMP (time_at (self, x), from, to);
  if (isfinite (from))
    show (self, at - (at - from) / factor, at + (to - at) / factor, FALSE);
}

/* ---- how tall ---- */

static void
rp_overview_strip_measure (GtkWidget *widget, GtkOrientation orientation, G_GNUC_UNUSED int for_size, int *minimum,
                           int *natural, G_GNUC_UNUSED int *minimum_baseline, G_GNUC_UNUSED int *natural_baseline)
{
  double scale = rp_diagram_view_get_scale (RP_DIAGRAM_VIEW (widget));
  int height = (int)ceil (RP_OVERVIEW_STRIP (widget)->height * scale);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? height : 80;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? height : 320;
}

static void
rp_overview_strip_laid_out (RpDiagramView *view)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (view);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  double window = root != NULL ? gtk_widget_get_height (GTK_WIDGET (root)) : 0;
  int height;

  if (window <= 0)
    return;
  window /= rp_diagram_view_get_scale (view);
  height = window < LEAST_WINDOW_PX ? LEAST_HEIGHT_PX : window < LOW_WINDOW_PX ? LOW_HEIGHT_PX : HEIGHT_PX;
  if (height == self->height)
    return;
  self->height = height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
rp_overview_strip_dispose (GObject *object)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (object);

  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
  rp_period_drag_end (&self->drag);
  G_OBJECT_CLASS (rp_overview_strip_parent_class)->dispose (object);
}

static void
rp_overview_strip_class_init (RpOverviewStripClass *klass)
{
  RpDiagramViewClass *view_class = RP_DIAGRAM_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_overview_strip_dispose;
  GTK_WIDGET_CLASS (klass)->measure = rp_overview_strip_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = rp_overview_strip_snapshot;
  RP_DIAGRAM_VIEW_CLASS (klass)->laid_out = rp_overview_strip_laid_out;
  view_class->cursor = rp_overview_strip_cursor;
  view_class->click = rp_overview_strip_click;
  view_class->build = rp_overview_strip_build;
  view_class->mark = rp_overview_strip_mark;
  view_class->drag = rp_overview_strip_drag;
  view_class->pan = rp_overview_strip_pan;
  view_class->zoom = rp_overview_strip_zoom;
}

static void
rp_overview_strip_init (RpOverviewStrip *self)
{
  self->drag.period = RP_PERIOD_NONE;
  self->height = LOW_HEIGHT_PX;
}

void
rp_overview_strip_set_source (RpOverviewStrip *self, RpSession *session, RpTimelineSource *source)
{
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_set_object (&self->source, source);
  if (source != NULL)
    g_signal_connect_swapped (source, "changed", G_CALLBACK (rp_diagram_view_invalidate), self);
  rp_diagram_view_set_session (RP_DIAGRAM_VIEW (self), session);
}

void
rp_overview_strip_edit_period (RpOverviewStrip *self)
{
  GdkRectangle at = { gtk_widget_get_width (GTK_WIDGET (self)) / 2, 0, 1, 1 };

  rp_period_popover_show (GTK_WIDGET (self), &at, rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self)));
}

int
rp_overview_strip_get_column (RpOverviewStrip *self)
{
  double from, to;

  if (layout_of (self) == NULL)
    return 0;
  rp_timeline_layout_fit (layout_of (self), &from, &to);
  return (int)(x_of (self, from) * rp_diagram_view_get_scale (RP_DIAGRAM_VIEW (self)));
}
