/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "overview-strip.h"

#include "time-span.h"
#include "timeline-drawing.h"

#include <math.h>

#define HEIGHT_PX 80
#define EDGE_PX 9
/* The period's handles stand at the strip's foot, the range's in its middle. */
#define FOOT_PX 28

typedef enum
{
  GRIP_NEW,
  GRIP_FROM,
  GRIP_TO,
  GRIP_MIDDLE,
  GRIP_PERIOD_FROM,
  GRIP_PERIOD_TO,
  GRIP_PERIOD_NEW,
} Grip;

struct _RpOverviewStrip
{
  RpDiagramView parent_instance;
  RpTimelineSource *source;
  Grip grip;
  double from, to; /* the range or period as it was when the drag began */
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
  return rp_overview_time_at (layout_of (self), gtk_widget_get_width (GTK_WIDGET (self)), x);
}

static double
x_of (RpOverviewStrip *self, double time)
{
  return rp_overview_x_of (layout_of (self), gtk_widget_get_width (GTK_WIDGET (self)), time);
}

static RpDrawing *
rp_overview_strip_build (RpDiagramView *view, double width, double height)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (view);
  RpOverviewFrame frame = { .width = width, .height = height };
  RpViewState state;

  if (layout_of (self) == NULL)
    return NULL;
  rp_session_get_range (rp_diagram_view_get_session (view), &frame.from, &frame.to);
  if (!isfinite (frame.from))
    rp_timeline_layout_fit (layout_of (self), &frame.from, &frame.to);
  rp_diagram_view_fill_state (view, rp_timeline_source_get_measure (self->source), &state);
  return rp_overview_drawing (layout_of (self), &state, &frame);
}

static gboolean
at_period_edge (RpOverviewStrip *self, const RpPeriod *period, double x, double y, Grip *grip)
{
  double from = rp_instant_to_double (period->from), to = rp_instant_to_double (period->to);

  if (!period->active || y < gtk_widget_get_height (GTK_WIDGET (self)) - FOOT_PX)
    return FALSE;
  if (isfinite (to) && fabs (x - x_of (self, to)) <= EDGE_PX)
    *grip = GRIP_PERIOD_TO;
  else if (isfinite (from) && fabs (x - x_of (self, from)) <= EDGE_PX)
    *grip = GRIP_PERIOD_FROM;
  else
    return FALSE;
  return TRUE;
}

static Grip
grip_at (RpOverviewStrip *self, const RpDiagramDrag *drag)
{
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
  double from, to;
  Grip grip;

  if (at_period_edge (self, rp_session_get_period (session), drag->x, drag->y, &grip))
    return grip;
  if (drag->shift)
    return GRIP_PERIOD_NEW;
  rp_session_get_range (session, &from, &to);
  if (!isfinite (from))
    return GRIP_NEW;
  from = x_of (self, from);
  to = x_of (self, to);
  if (fabs (drag->x - to) <= EDGE_PX)
    return GRIP_TO;
  if (fabs (drag->x - from) <= EDGE_PX)
    return GRIP_FROM;
  /* Where all is in sight there is nothing to pan: a drag draws a new range. */
  if (drag->x > from && drag->x < to && to - from < gtk_widget_get_width (GTK_WIDGET (self)) * 0.85)
    return GRIP_MIDDLE;
  return GRIP_NEW;
}

static void
begin_drag (RpOverviewStrip *self, const RpDiagramDrag *drag)
{
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));

  self->grip = grip_at (self, drag);
  if (self->grip == GRIP_PERIOD_FROM || self->grip == GRIP_PERIOD_TO)
    {
      const RpPeriod *period = rp_session_get_period (session);

      self->from = rp_instant_to_double (period->from);
      self->to = rp_instant_to_double (period->to);
    }
  else
    rp_session_get_range (session, &self->from, &self->to);
}

static void
drag_period (RpOverviewStrip *self, double begin, double now)
{
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
  RpPeriod period = *rp_session_get_period (session);
  double from = self->grip == GRIP_PERIOD_FROM ? now : self->grip == GRIP_PERIOD_TO ? self->from : MIN (begin, now);
  double to = self->grip == GRIP_PERIOD_TO ? now : self->grip == GRIP_PERIOD_FROM ? self->to : MAX (begin, now);

  if (!isfinite (from) || !isfinite (to))
    return;
  rp_time_span_to_period (MIN (from, to), MAX (from, to), &period);
  rp_session_set_period (session, &period);
}

static void
drag_range (RpOverviewStrip *self, double begin, double now, double dx)
{
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
  double from = self->from, to = self->to, least, most;

  rp_timeline_layout_fit (layout_of (self), &least, &most);
  switch (self->grip)
    {
    case GRIP_FROM:
      from = MIN (now, to - 60);
      break;
    case GRIP_TO:
      to = MAX (now, from + 60);
      break;
    case GRIP_MIDDLE:
      {
        double first = x_of (self, from) + dx, last = x_of (self, to) + dx;
        double over = MAX (0, x_of (self, least) - first) - MAX (0, last - x_of (self, most));

        from = time_at (self, first + over);
        to = time_at (self, last + over);
        break;
      }
    case GRIP_NEW:
    case GRIP_PERIOD_FROM:
    case GRIP_PERIOD_TO:
    case GRIP_PERIOD_NEW:
    default:
      from = MIN (begin, now);
      to = MAX (begin, now);
      break;
    }
  rp_session_show_time (session, MAX (from, least), MIN (to, most));
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
  begin = time_at (self, drag->x);
  now = time_at (self, drag->x + drag->dx);
  if (self->grip >= GRIP_PERIOD_FROM)
    drag_period (self, begin, now);
  else
    drag_range (self, begin, now, drag->dx);
  return TRUE;
}

static void
rp_overview_strip_pan (RpDiagramView *view, double dx, G_GNUC_UNUSED double dy)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (view);

  if (layout_of (self) == NULL)
    return;
  self->grip = GRIP_MIDDLE;
  rp_session_get_range (rp_diagram_view_get_session (view), &self->from, &self->to);
  if (isfinite (self->from))
    drag_range (self, 0, 0, dx);
}

static void
rp_overview_strip_zoom (RpDiagramView *view, double x, G_GNUC_UNUSED double y, double factor)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (view);
  RpSession *session = rp_diagram_view_get_session (view);
  double from, to, at, least, most;

  if (layout_of (self) == NULL)
    return;
  rp_session_get_range (session, &from, &to);
  rp_timeline_layout_fit (layout_of (self), &least, &most);
  at = CLAMP (time_at (self, x), from, to);
  if (isfinite (from) && (to - from) / factor > 60)
    rp_session_show_time (session, MAX (least, at - (at - from) / factor), MIN (most, at + (to - at) / factor));
}

static void
rp_overview_strip_measure (G_GNUC_UNUSED GtkWidget *widget, GtkOrientation orientation, G_GNUC_UNUSED int for_size,
                           int *minimum, int *natural, G_GNUC_UNUSED int *minimum_baseline,
                           G_GNUC_UNUSED int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 80;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 320;
}

static void
rp_overview_strip_dispose (GObject *object)
{
  RpOverviewStrip *self = RP_OVERVIEW_STRIP (object);

  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
  G_OBJECT_CLASS (rp_overview_strip_parent_class)->dispose (object);
}

static void
rp_overview_strip_class_init (RpOverviewStripClass *klass)
{
  RpDiagramViewClass *view_class = RP_DIAGRAM_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_overview_strip_dispose;
  GTK_WIDGET_CLASS (klass)->measure = rp_overview_strip_measure;
  view_class->build = rp_overview_strip_build;
  view_class->drag = rp_overview_strip_drag;
  view_class->pan = rp_overview_strip_pan;
  view_class->zoom = rp_overview_strip_zoom;
}

static void
rp_overview_strip_init (G_GNUC_UNUSED RpOverviewStrip *self)
{
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
