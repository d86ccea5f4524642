/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-view.h"

#include "time-span.h"
#include "timeline-drawing.h"

#include <math.h>

/* Closer than this nobody's data goes. */
#define LEAST_SECONDS 10.0
#define MARGIN_PART 0.1
/* About what is fitted there is so much time at least: a month in all. */
#define ROOM_SECONDS (15 * 86400.0)

struct _RpTimelineView
{
  RpDiagramView parent_instance;
  RpTimelineSource *source;
  double drag_from; /* where the period that is being drawn began, seconds */
};

G_DEFINE_FINAL_TYPE (RpTimelineView, rp_timeline_view, RP_TYPE_DIAGRAM_VIEW)

static RpTimelineLayout *
layout_of (RpTimelineView *self)
{
  return self->source != NULL ? rp_timeline_source_get_layout (self->source) : NULL;
}

/* The frame in sight: the session's range, else all. */
static RpTimelineFrame
frame_of (RpTimelineView *self, RpTimelineLayout *layout, double width, double height)
{
  RpTimelineFrame frame = { .width = width, .height = height, .in_window = TRUE };

  rp_session_get_range (rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self)), &frame.from, &frame.to);
  if (!isfinite (frame.from) || !isfinite (frame.to))
    rp_timeline_layout_fit (layout, &frame.from, &frame.to);
  return frame;
}

/* The scale of the plot, and where the plot begins. FALSE while there is no layout. */
static gboolean
scale_of (RpTimelineView *self, RpTimeScale *scale, double *left)
{
  RpTimelineLayout *layout = layout_of (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self)), right;
  RpTimelineFrame frame;

  if (layout == NULL || width <= 0)
    return FALSE;
  frame = frame_of (self, layout, width, gtk_widget_get_height (GTK_WIDGET (self)));
  rp_timeline_plot (layout, &frame, left, &right);
  *scale = rp_timeline_scale (layout, &frame);
  return TRUE;
}

/* Shows FROM…TO, moved or narrowed so that it stays within the data. */
static void
show (RpTimelineView *self, double from, double to)
{
  RpTimelineLayout *layout = layout_of (self);
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
  RpTimeScale scale;
  double least, most;

  if (layout == NULL || !isfinite (from) || !isfinite (to) || to - from < LEAST_SECONDS)
    return;
  rp_timeline_layout_fit (layout, &least, &most);
  if (from <= least && to >= most)
    {
      rp_session_show_time (session, least, most);
      return;
    }
  /* Moved within the axis as it is drawn, folds and all. */
  scale = rp_time_scale (rp_timeline_layout_folding (layout), from, to, 1000);
  if (from < least)
    rp_time_scale_pan (&scale, rp_time_scale_x (&scale, least), &from, &to);
  else if (to > most)
    rp_time_scale_pan (&scale, rp_time_scale_x (&scale, most) - 1000, &from, &to);
  rp_session_show_time (session, MAX (from, least), MIN (to, most));
}

static RpDrawing *
rp_timeline_view_build (RpDiagramView *view, double width, double height)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);
  RpTimelineLayout *layout = layout_of (self);
  RpTimelineFrame frame;
  RpViewState state;

  if (layout == NULL)
    return NULL;
  frame = frame_of (self, layout, width, height);
  rp_diagram_view_fill_state (view, rp_timeline_source_get_measure (self->source), &state);
  return rp_timeline_drawing (layout, &state, &frame);
}

static void
rp_timeline_view_pan (RpDiagramView *view, double dx, G_GNUC_UNUSED double dy)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);
  RpTimeScale scale;
  double left, from, to;

  if (dx == 0 || !scale_of (self, &scale, &left))
    return;
  rp_time_scale_pan (&scale, dx, &from, &to);
  show (self, from, to);
}

static void
rp_timeline_view_zoom (RpDiagramView *view, double x, G_GNUC_UNUSED double y, double factor)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);
  RpTimeScale scale;
  double left, from, to;

  if (!scale_of (self, &scale, &left))
    return;
  rp_time_scale_zoom (&scale, CLAMP (x - left, 0, scale.width_px), factor, &from, &to);
  show (self, from, to);
}

static void
rp_timeline_view_fit_all (RpDiagramView *view)
{
  RpTimelineLayout *layout = layout_of (RP_TIMELINE_VIEW (view));
  double from, to;

  if (layout == NULL)
    return;
  rp_timeline_layout_fit (layout, &from, &to);
  rp_session_show_time (rp_diagram_view_get_session (view), from, to);
}

/* The stretch of the selected: of a part without a date its parent's. */
static gboolean
span_of_selected (RpSession *session, double *begin, double *end)
{
  RpDataset *dataset = rp_session_get_dataset (session);
  RpRecordRef ref = rp_session_get_selected (session);

  while (!rp_time_span_of (dataset, ref, begin, end))
    {
      guint parent = ref.type == RP_RECORD_EVENT ? rp_dataset_event (dataset, ref.index)->parent : RP_NO_INDEX;

      if (parent == RP_NO_INDEX)
        return FALSE;
      ref = rp_record_ref (RP_RECORD_EVENT, parent);
    }
  return TRUE;
}

static void
rp_timeline_view_show_selection (RpDiagramView *view, gboolean fit)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);
  RpSession *session = rp_diagram_view_get_session (view);
  RpTimeScale scale;
  double left, begin, end, from, to, margin, first, last;

  if (!scale_of (self, &scale, &left))
    return;
  if (!span_of_selected (session, &begin, &end))
    return;
  first = rp_time_scale_x (&scale, begin);
  last = rp_time_scale_x (&scale, end);
  margin = scale.width_px * MARGIN_PART;
  if (fit)
    {
      double room = MAX ((end - begin) * MARGIN_PART, ROOM_SECONDS);

      show (self, begin - room, end + room);
    }
  else if (last < margin || first > scale.width_px - margin)
    {
      double dx = last < margin ? first - margin : last - (scale.width_px - margin);

      /* What is longer than the view shows its beginning. */
      if (last - first > scale.width_px - 2 * margin)
        dx = first - margin;
      rp_time_scale_pan (&scale, dx, &from, &to);
      show (self, from, to);
    }
}

static void
open_cluster (RpTimelineView *self, const RpShape *shape)
{
  RpDataset *dataset = rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self));
  double from = INFINITY, to = -INFINITY, begin, end, room;

  for (guint i = 0; shape->members != NULL && i < shape->count; i++)
    if (rp_time_span_of (dataset, shape->members[i], &begin, &end))
      {
        from = MIN (from, begin);
        to = MAX (to, end);
      }
  if (!isfinite (from) || !isfinite (to))
    return;
  room = MAX ((to - from) * MARGIN_PART, 3600);
  show (self, from - room, to + room);
}

/* What stands open where nobody chose: the parents of the parts that are drawn. Transfer full. */
static RpRecordSet *
open_by_themselves (RpDrawing *drawing, RpDataset *dataset)
{
  RpRecordSet *open = rp_record_set_new (dataset);

  for (guint i = 0; drawing != NULL && i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);
      guint parent = RP_NO_INDEX;

      if (shape->ref.type == RP_RECORD_EVENT && shape->role != RP_ROLE_SHELF)
        parent = rp_dataset_event (dataset, shape->ref.index)->parent;
      if (parent != RP_NO_INDEX)
        rp_record_set_add (open, rp_record_ref (RP_RECORD_EVENT, parent));
    }
  return open;
}

static void
toggle_parts (RpDiagramView *view, guint event)
{
  RpSession *session = rp_diagram_view_get_session (view);
  RpDataset *dataset = rp_diagram_view_get_dataset (view);
  RpRecordSet *open = NULL;

  if (rp_dataset_event (dataset, event)->n_parts == 0)
    return;
  if (rp_session_get_open (session) == NULL)
    open = open_by_themselves (rp_diagram_view_get_drawing (view), dataset);
  if (open != NULL)
    rp_session_set_open (session, open);
  rp_session_toggle_open (session, event);
}

static void
rp_timeline_view_open_shape (RpDiagramView *view, const RpShape *shape)
{
  RpRecordRef ref = shape->ref.type != RP_RECORD_NONE ? shape->ref : shape->of;

  if (shape->role == RP_ROLE_CLUSTER)
    open_cluster (RP_TIMELINE_VIEW (view), shape);
  else if (ref.type == RP_RECORD_EVENT)
    toggle_parts (view, ref.index);
}

/* Shift and drag draw the period. */
static gboolean
rp_timeline_view_drag (RpDiagramView *view, const RpDiagramDrag *drag)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);
  RpPeriod period = RP_PERIOD_NONE;
  RpTimeScale scale;
  double left, other;

  if (drag->phase == RP_DRAG_BEGIN && !drag->shift)
    return FALSE;
  if (!scale_of (self, &scale, &left))
    return FALSE;
  if (drag->phase == RP_DRAG_BEGIN)
    {
      self->drag_from = rp_time_scale_time (&scale, CLAMP (drag->x - left, 0, scale.width_px));
      return TRUE;
    }
  other = rp_time_scale_time (&scale, CLAMP (drag->x + drag->dx - left, 0, scale.width_px));
  rp_time_span_to_period (MIN (self->drag_from, other), MAX (self->drag_from, other), &period);
  rp_session_set_period (rp_diagram_view_get_session (view), &period);
  return TRUE;
}

static void
layout_changed_cb (RpTimelineView *self)
{
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
  double from, to;

  rp_session_get_range (session, &from, &to);
  if (!isfinite (from))
    rp_timeline_view_fit_all (RP_DIAGRAM_VIEW (self));
  else
    show (self, from, to);
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
}

static void
rp_timeline_view_dispose (GObject *object)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (object);

  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
  G_OBJECT_CLASS (rp_timeline_view_parent_class)->dispose (object);
}

static void
rp_timeline_view_class_init (RpTimelineViewClass *klass)
{
  RpDiagramViewClass *view_class = RP_DIAGRAM_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_timeline_view_dispose;
  view_class->build = rp_timeline_view_build;
  view_class->pan = rp_timeline_view_pan;
  view_class->zoom = rp_timeline_view_zoom;
  view_class->fit_all = rp_timeline_view_fit_all;
  view_class->show_selection = rp_timeline_view_show_selection;
  view_class->open_shape = rp_timeline_view_open_shape;
  view_class->drag = rp_timeline_view_drag;
}

static void
rp_timeline_view_init (G_GNUC_UNUSED RpTimelineView *self)
{
}

void
rp_timeline_view_set_source (RpTimelineView *self, RpSession *session, RpTimelineSource *source)
{
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_set_object (&self->source, source);
  if (source != NULL)
    g_signal_connect_swapped (source, "changed", G_CALLBACK (layout_changed_cb), self);
  rp_diagram_view_set_session (RP_DIAGRAM_VIEW (self), session);
}
