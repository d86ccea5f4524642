/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pointer meets on the timeline beside its marks: the time under it, and the period's edges on the axis. */
#include "timeline-view-private.h"

#include "time-span.h"
#include "timeline-ink.h"
#include "timeline-overlay.h"

#include <math.h>

/* A period's edge is reached from so far, and so far below the axis. */
#define EDGE_PX 8.0
#define BELOW_AXIS_PX 5.0
#define HIT_REACH_PX 12

static double
seconds_per_px (const RpTimeScale *scale, double x)
{
  return rp_time_scale_time (scale, x + 0.5) - rp_time_scale_time (scale, x - 0.5);
}

/* ---- the period on the axis ---- */

/* Where its edges are drawn; NAN: out of sight or open. */
static void
edges_of (RpTimelineView *self, const RpTimeScale *scale, double left, double edges[2])
{
  const RpPeriod *period = rp_session_get_period (session_of (self));

  for (guint i = 0; i < 2; i++)
    {
      double time = rp_instant_to_double (i == 0 ? period->from : period->to);
      double x = period->active && isfinite (time) ? rp_time_scale_x (scale, time) : NAN;

      edges[i] = x >= 0 && x <= scale->width_px ? left + x : NAN;
    }
}

static RpGrip
edge_at (RpTimelineView *self, double x, double y)
{
  RpTimeScale scale;
  double left, edges[2];

  if (y > RP_AXIS_PX + BELOW_AXIS_PX || !rp_timeline_view_scale (self, FALSE, &scale, &left))
    return RP_GRIP_NONE;
  edges_of (self, &scale, left, edges);
  return rp_grip_at (x, edges[0], edges[1], EDGE_PX, FALSE);
}

/* The line on the axis between the edges. */
static gboolean
is_on_bar (RpTimelineView *self, double x, double y)
{
  const RpPeriod *period = rp_session_get_period (session_of (self));
  RpTimeScale scale;
  double left;

  if (!period->active || fabs (y - RP_AXIS_PX) > BELOW_AXIS_PX || !rp_timeline_view_scale (self, FALSE, &scale, &left))
    return FALSE;
  return x >= left + MAX (0, rp_time_scale_x (&scale, rp_instant_to_double (period->from)))
         && x <= left + MIN (scale.width_px, rp_time_scale_x (&scale, rp_instant_to_double (period->to)));
}

const char *
rp_timeline_pointer_cursor (RpDiagramView *view, double x, double y)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);

  if (self->dragging || edge_at (self, x, y) != RP_GRIP_NONE)
    return "col-resize";
  return is_on_bar (self, x, y) ? "pointer" : rp_timeline_lanes_cursor (self, x, y);
}

/* An arrow between events leads to the one it points at, and from there back. */
static gboolean
click_link (RpTimelineView *self, double x, double y, guint n_press)
{
  RpDrawing *drawing = rp_diagram_view_get_drawing (RP_DIAGRAM_VIEW (self));
  const RpShape *shape = drawing != NULL ? rp_drawing_hit (drawing, x, y, HIT_REACH_PX) : NULL;
  RpRecordRef to;

  if (shape == NULL || shape->role != RP_ROLE_TIE || shape->n_members != 2)
    return FALSE;
  to = shape->members[1];
  if (rp_record_ref_equal (to, rp_session_get_selected (session_of (self))))
    to = shape->members[0];
  /* By the window, which brings it into sight. */
  if (n_press == 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s",
                                rp_dataset_record (rp_session_get_dataset (session_of (self)), to)->id);
  return TRUE;
}

gboolean
rp_timeline_pointer_click (RpDiagramView *view, double x, double y, guint n_press)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);

  if (!is_on_bar (self, x, y) && edge_at (self, x, y) == RP_GRIP_NONE)
    return rp_timeline_lanes_click (self, x, y, n_press) || click_link (self, x, y, n_press);
  if (n_press == 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.period", NULL);
  return TRUE;
}

/* Begins and ends of the events that are drawn. Transfer full, RpSnapPoint. */
static GArray *
points_in_sight (RpTimelineView *self, const RpTimeScale *scale, double left)
{
  RpDrawing *drawing = rp_diagram_view_get_drawing (RP_DIAGRAM_VIEW (self));
  RpDataset *dataset = rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self));
  GArray *points = g_array_new (FALSE, FALSE, sizeof (RpSnapPoint));
  double ends[2];

  for (guint i = 0; drawing != NULL && i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if ((shape->role != RP_ROLE_MARK && shape->role != RP_ROLE_BAR) || shape->ref.type != RP_RECORD_EVENT
          || !rp_time_span_of (dataset, shape->ref, &ends[0], &ends[1]))
        continue;
      for (guint k = 0; k < 2; k++)
        {
          RpSnapPoint point = { left + rp_time_scale_x (scale, ends[k]), ends[k] };

          if (point.x >= left && point.x <= left + scale->width_px)
            g_array_append_val (points, point);
        }
    }
  return points;
}

static gboolean
begin_drag (RpTimelineView *self, const RpDiagramDrag *drag, const RpTimeScale *scale, double left)
{
  const RpPeriod *period = rp_session_get_period (session_of (self));
  RpGrip grip = edge_at (self, drag->x, drag->y);
  double x = CLAMP (drag->x - left, 0, scale->width_px), unit = rp_period_drag_unit (seconds_per_px (scale, x));
  GArray *points;

  if (grip == RP_GRIP_NONE && !drag->shift)
    return FALSE;
  rp_diagram_view_update (RP_DIAGRAM_VIEW (self));
  points = points_in_sight (self, scale, left);
  if (grip != RP_GRIP_NONE)
    rp_period_drag_edge (&self->drag, period, grip, points, unit);
  else
    rp_period_drag_new (&self->drag, period, left + x, rp_time_scale_time (scale, x), drag->ctrl, points, unit);
  self->dragging = TRUE;
  self->drag_moved = FALSE;
  return TRUE;
}

static void
keep_before (RpTimelineView *self)
{
  rp_session_get_range (session_of (self), &self->before.from, &self->before.to);
  self->before.period = *rp_session_get_period (session_of (self));
  self->before.scroll = rp_timeline_view_get_lanes_scroll (self);
  self->before.known = TRUE;
}

static void
cancel_drag (RpTimelineView *self)
{
  self->dragging = FALSE;
  rp_period_drag_end (&self->drag);
  rp_lane_names_cancel (self->names);
  if (self->before.known)
    {
      rp_session_show_period (session_of (self), &self->before.period);
      rp_session_show_time (session_of (self), self->before.from, self->before.to);
      rp_timeline_view_set_lanes_scroll (self, self->before.scroll);
    }
  self->before.known = FALSE;
  rp_timeline_pointer_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* One step back, however far. */
static void
drag_to (RpTimelineView *self, const RpPeriod *period)
{
  if (self->drag_moved)
    rp_session_show_period (session_of (self), period);
  else
    rp_session_set_period (session_of (self), period);
  self->drag_moved = TRUE;
}

/* Shift and drag draw the period; an edge of it can be taken without. */
gboolean
rp_timeline_pointer_drag (RpDiagramView *view, const RpDiagramDrag *drag)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);
  RpPeriod period;
  RpTimeScale scale;
  double left, x;

  if (drag->phase == RP_DRAG_CANCEL)
    cancel_drag (self);
  if (drag->phase == RP_DRAG_BEGIN)
    keep_before (self);
  if (drag->phase == RP_DRAG_CANCEL || !rp_timeline_view_scale (self, FALSE, &scale, &left))
    return FALSE;
  if (!self->dragging && rp_timeline_lanes_drag (self, drag))
    return TRUE;
  if (drag->phase == RP_DRAG_BEGIN)
    return begin_drag (self, drag, &scale, left);
  x = CLAMP (drag->x + drag->dx - left, 0, scale.width_px);
  rp_period_drag_move (&self->drag, left + x, rp_time_scale_time (&scale, x), drag->ctrl, &period);
  drag_to (self, &period);
  if (drag->phase == RP_DRAG_END)
    {
      self->dragging = FALSE;
      rp_period_drag_end (&self->drag);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/* ---- what lies over the drawing ---- */

/* Where the lanes end: the ticks' lines reach so far. */
static double
bottom_of (RpTimelineView *self)
{
  RpDrawing *drawing = rp_diagram_view_get_drawing (RP_DIAGRAM_VIEW (self));

  if (drawing == self->measured)
    return self->bottom;
  self->measured = drawing;
  self->bottom = RP_AXIS_PX;
  for (guint i = 0; drawing != NULL && i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_TICK && shape->geometry == RP_GEOMETRY_RECT)
        self->bottom = MAX (self->bottom, shape->y + shape->height);
    }
  return self->bottom;
}

/* Where the pointer is in the plot; NAN: elsewhere. */
static double
pointer_in_plot (RpTimelineView *self, const RpTimeScale *scale, double left)
{
  double x, y;

  rp_diagram_view_get_pointer (RP_DIAGRAM_VIEW (self), &x, &y);
  return x >= left && x <= left + scale->width_px && y >= 0 && y <= bottom_of (self) ? x : NAN;
}

/* What the axis says at the pointer: the time there, while the period is dragged the period. Transfer full, nullable.
 */
static char *
words_at_pointer (RpTimelineView *self)
{
  RpTimeScale scale;
  double left, x;

  if (rp_diagram_view_get_drawing (RP_DIAGRAM_VIEW (self)) == NULL
      || !rp_timeline_view_scale (self, FALSE, &scale, &left))
    return NULL;
  if (self->dragging)
    return rp_period_describe (rp_session_get_period (session_of (self)));
  x = pointer_in_plot (self, &scale, left) - left;
  return isfinite (x) ? rp_timeline_overlay_reading (rp_time_scale_time (&scale, x), seconds_per_px (&scale, x)) : NULL;
}

void
rp_timeline_pointer_update (RpTimelineView *self)
{
  g_autofree char *words = words_at_pointer (self);

  if (g_strcmp0 (words, self->pointed) == 0)
    return;
  g_free (self->pointed);
  self->pointed = g_steal_pointer (&words);
  g_object_notify (G_OBJECT (self), "pointed");
}

void
rp_timeline_pointer_moved (RpDiagramView *view)
{
  rp_timeline_pointer_update (RP_TIMELINE_VIEW (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
rp_timeline_pointer_snapshot (RpTimelineView *self, GtkSnapshot *snapshot)
{
  RpTimelineOverlay overlay
      = { .theme = rp_diagram_view_theme (), .axis = RP_AXIS_PX, .snapped = NAN, .text = self->pointed };
  RpTimeScale scale;

  if (rp_diagram_view_get_drawing (RP_DIAGRAM_VIEW (self)) == NULL
      || !rp_timeline_view_scale (self, FALSE, &scale, &overlay.left))
    return;
  overlay.right = overlay.left + scale.width_px;
  overlay.bottom = bottom_of (self);
  overlay.pointer = pointer_in_plot (self, &scale, overlay.left);
  edges_of (self, &scale, overlay.left, overlay.handles);
  if (self->dragging)
    overlay.pointer = overlay.left + rp_time_scale_x (&scale, self->drag.time);
  if (self->dragging && self->drag.snapped)
    overlay.snapped = overlay.pointer;
  rp_timeline_overlay_snapshot (&overlay, GTK_WIDGET (self), snapshot);
}
