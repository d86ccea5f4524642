/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-view-private.h"

#include "diagram-tip.h"
#include "period-popover.h"
#include "time-span.h"
#include "timeline-drawing.h"
#include "timeline-ink.h"

#include <math.h>

/* Closer than this nobody's data goes. */
#define LEAST_SECONDS 10.0
/* Below all lanes. */
#define BAND_SHELF 1000000
#define MARGIN_PART 0.1
/* About what is fitted there is so much time at least, a month in all and about a cluster two hours; where the whole is
 * short itself, a part of it. */
#define ROOM_SECONDS (15 * 86400.0)
#define CLUSTER_ROOM_SECONDS 3600.0
#define ROOM_PART (1 / 24.0)

G_DEFINE_FINAL_TYPE (RpTimelineView, rp_timeline_view, RP_TYPE_DIAGRAM_VIEW)

enum
{
  PROP_POINTED = 1,
  PROP_LANE,
  PROP_LANES_SCROLL,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* ---- where what is ---- */

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

  /* of each cluster all are asked whether they are hits */
  frame.list_all = rp_session_get_hit_set (session_of (self)) != NULL;

  rp_session_get_range (session_of (self), &frame.from, &frame.to);
  if (!isfinite (frame.from) || !isfinite (frame.to))
    rp_timeline_layout_fit (layout, &frame.from, &frame.to);
  return frame;
}

gboolean
rp_timeline_view_scale (RpTimelineView *self, gboolean aimed, RpTimeScale *scale, double *left)
{
  RpTimelineLayout *layout = layout_of (self);
  double width = rp_diagram_view_get_width (RP_DIAGRAM_VIEW (self)), right;
  RpTimelineFrame frame;

  if (layout == NULL || width <= 0 || !rp_timeline_layout_is_dated (layout))
    return FALSE;
  frame = frame_of (self, layout, width, rp_diagram_view_get_height (RP_DIAGRAM_VIEW (self)));
  if (aimed)
    rp_range_glide_target (self->glide, &frame.from, &frame.to);
  rp_timeline_plot (layout, &frame, left, &right);
  *scale = rp_timeline_scale (layout, &frame);
  return TRUE;
}

/* FROM…TO, moved or narrowed so that it stays within the data. FALSE: too short to be shown. */
static gboolean
keep_within (RpTimelineLayout *layout, double *from, double *to)
{
  RpTimeScale scale;
  double least, most;

  if (layout == NULL || !isfinite (*from) || !isfinite (*to) || *to - *from < LEAST_SECONDS)
    return FALSE;
  rp_timeline_layout_fit (layout, &least, &most);
  /* Moved within the axis as it is drawn, folds and all. */
  if (*from > least || *to < most)
    {
      scale = rp_time_scale (rp_timeline_layout_folding (layout), *from, *to, 1000);
      if (*from < least)
        rp_time_scale_pan (&scale, rp_time_scale_x (&scale, least), from, to);
      else if (*to > most)
        rp_time_scale_pan (&scale, rp_time_scale_x (&scale, most) - 1000, from, to);
    }
  *from = MAX (*from, least);
  *to = MIN (*to, most);
  return *from < *to;
}

static RpDrawing *
rp_timeline_view_build (RpDiagramView *view, double width, double height)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);
  RpTimelineLayout *layout = layout_of (self);
  RpTimelineFrame frame;
  RpViewState state;
  RpDrawing *drawing;

  if (layout == NULL)
    return NULL;
  self->measured = NULL;
  frame = frame_of (self, layout, width, height);
  self->lists_all = frame.list_all;
  rp_timeline_lanes_frame (self, &frame);
  rp_diagram_view_fill_state (view, rp_timeline_source_get_measure (self->source), &state);
  rp_timeline_source_fill_state (self->source, &state);
  drawing = rp_timeline_drawing (layout, &state, &frame);
  rp_timeline_lanes_built (self, layout);
  return drawing;
}

/* ---- going there ---- */

/* By a hand, which waits for nothing. */
static void
move_to (RpTimelineView *self, double from, double to)
{
  rp_range_glide_stop (self->glide);
  if (keep_within (layout_of (self), &from, &to))
    rp_session_move_time (session_of (self), from, to, g_get_monotonic_time ());
}

static void
glide_to (RpTimelineView *self, double from, double to, RpGlideKind kind)
{
  if (keep_within (layout_of (self), &from, &to))
    rp_range_glide_to (self->glide, session_of (self), from, to, kind);
}

static void
rp_timeline_view_pan (RpDiagramView *view, double dx, double dy)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);
  RpTimeScale scale;
  double left, from, to;

  rp_timeline_lanes_by (self, dy);
  if (dx == 0 || !rp_timeline_view_scale (self, FALSE, &scale, &left))
    return;
  rp_time_scale_pan (&scale, dx, &from, &to);
  move_to (self, from, to);
}

static void
rp_timeline_view_zoom (RpDiagramView *view, double x, G_GNUC_UNUSED double y, double factor)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);
  RpTimeScale scale;
  double left, from, to;

  if (!rp_timeline_view_scale (self, FALSE, &scale, &left))
    return;
  rp_time_scale_zoom (&scale, CLAMP (x - left, 0, scale.width_px), factor, &from, &to);
  move_to (self, from, to);
}

static void
rp_timeline_view_zoom_step (RpDiagramView *view, double factor)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);
  RpTimeScale scale;
  double left, from, to;

  if (!rp_timeline_view_scale (self, TRUE, &scale, &left))
    return;
  rp_time_scale_zoom (&scale, scale.width_px / 2, factor, &from, &to);
  glide_to (self, from, to, RP_GLIDE_MOVE);
}

static void
rp_timeline_view_stop (RpDiagramView *view)
{
  rp_range_glide_stop (RP_TIMELINE_VIEW (view)->glide);
}

static void
rp_timeline_view_fit_all (RpDiagramView *view)
{
  RpTimelineLayout *layout = layout_of (RP_TIMELINE_VIEW (view));
  double from, to;

  if (layout == NULL)
    return;
  rp_timeline_layout_fit (layout, &from, &to);
  glide_to (RP_TIMELINE_VIEW (view), from, to, RP_GLIDE_JUMP);
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

/* Of what has no date of its own, a person or a source, what it is related to. */
static gboolean
span_of_deeds (RpSession *session, double *begin, double *end)
{
  return span_of_selected (session, begin, end)
         || rp_time_span_of_events (rp_session_get_dataset (session), rp_session_get_related (session), begin, end);
}

/* BEGIN…END and at least LEAST seconds about it. */
static void
fit (RpTimelineView *self, double begin, double end, double least)
{
  double from, to, room;

  if (layout_of (self) == NULL)
    return;
  rp_timeline_layout_fit (layout_of (self), &from, &to);
  room = MAX ((end - begin) * MARGIN_PART, MIN (least, (to - from) * ROOM_PART));
  glide_to (self, begin - room, end + room, RP_GLIDE_JUMP);
}

static void
rp_timeline_view_show_selection (RpDiagramView *view, gboolean fills)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);
  RpTimeScale scale;
  double left, begin, end, from, to, dx;

  rp_timeline_lanes_show (self, rp_session_get_selected (session_of (self)));
  if (fills)
    {
      if (span_of_deeds (session_of (self), &begin, &end))
        fit (self, begin, end, ROOM_SECONDS);
      return;
    }
  if (!rp_timeline_view_scale (self, TRUE, &scale, &left) || !span_of_selected (session_of (self), &begin, &end))
    return;
  dx = rp_time_span_least_move (rp_time_scale_x (&scale, begin), rp_time_scale_x (&scale, end), scale.width_px);
  if (dx == 0)
    return;
  rp_time_scale_pan (&scale, dx, &from, &to);
  glide_to (self, from, to, RP_GLIDE_FOLLOW);
}

/* At the end of the data the middle cannot be reached: what is as near as can be is there. */
static gboolean
rp_timeline_view_centre_selection (RpDiagramView *view)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);
  RpTimeScale scale;
  double left, begin, end, from, to;

  if (!rp_timeline_view_scale (self, TRUE, &scale, &left) || !span_of_deeds (session_of (self), &begin, &end))
    return FALSE;
  rp_time_scale_pan (&scale, (rp_time_scale_x (&scale, begin) + rp_time_scale_x (&scale, end)) / 2 - scale.width_px / 2,
                     &from, &to);
  if (!keep_within (layout_of (self), &from, &to) || fabs (rp_time_scale_x (&scale, from)) < 1)
    return FALSE;
  glide_to (self, from, to, RP_GLIDE_JUMP);
  return TRUE;
}

static void
open_cluster (RpTimelineView *self, const RpShape *shape)
{
  RpDataset *dataset = rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self));
  double from = INFINITY, to = -INFINITY, begin, end;

  if (shape->time_from < shape->time_to)
    {
      from = shape->time_from;
      to = shape->time_to;
    }
  else
    {
      for (guint i = 0; shape->members != NULL && i < shape->n_members; i++)
        if (rp_time_span_of (dataset, shape->members[i], &begin, &end))
          {
            from = MIN (from, begin);
            to = MAX (to, end);
          }
    }
  if (isfinite (from) && isfinite (to))
    fit (self, from, to, CLUSTER_ROOM_SECONDS);
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

/* The lanes are bands: by their names, whose lane begins there, and the shelf of the undated is one below. */
static int
band_at (RpDrawing *drawing, double y)
{
  int band = 0, shelf = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_LANE && shape->id != NULL && shape->y <= y)
        band++;
      else if (shape->role == RP_ROLE_SHELF && shape->text != NULL && shape->y <= y)
        shelf = BAND_SHELF;
    }
  return MAX (band, shelf);
}

static void
rp_timeline_view_walk_stop (RpDiagramView *view, const RpShape *shape, int *band, double *order)
{
  RpDataset *dataset = rp_diagram_view_get_dataset (view);
  RpRecordRef ref = shape->ref;
  double end;

  *band = band_at (rp_diagram_view_get_drawing (view), shape->y + shape->height / 2);
  *order = shape->time_from < shape->time_to ? shape->time_from : shape->x;
  if (ref.type == RP_RECORD_NONE || *band == BAND_SHELF)
    return;
  /* a part without a date comes where its whole does */
  while (!rp_time_span_of (dataset, ref, order, &end) && ref.type == RP_RECORD_EVENT
         && rp_dataset_event (dataset, ref.index)->parent != RP_NO_INDEX)
    ref.index = rp_dataset_event (dataset, ref.index)->parent;
}

static void
rp_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (rp_timeline_view_parent_class)->snapshot (widget, snapshot);
  rp_diagram_view_scale_snapshot (RP_DIAGRAM_VIEW (widget), snapshot);
  rp_timeline_lanes_snapshot_moving (RP_TIMELINE_VIEW (widget), snapshot);
  rp_timeline_pointer_snapshot (RP_TIMELINE_VIEW (widget), snapshot);
  gtk_snapshot_restore (snapshot);
  rp_timeline_lanes_snapshot (RP_TIMELINE_VIEW (widget), snapshot);
}

static void
rp_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (rp_timeline_view_parent_class)->size_allocate (widget, width, height, baseline);
  rp_timeline_lanes_allocate (RP_TIMELINE_VIEW (widget), width, height);
}

static gboolean
rp_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return rp_timeline_lanes_focus (RP_TIMELINE_VIEW (widget), direction,
                                  GTK_WIDGET_CLASS (rp_timeline_view_parent_class)->focus);
}

static gboolean
rp_timeline_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  double scale = rp_diagram_view_get_scale (RP_DIAGRAM_VIEW (widget));
  g_autofree char *text = keyboard ? NULL : rp_timeline_lanes_tooltip (RP_TIMELINE_VIEW (widget), x / scale, y / scale);

  if (text == NULL)
    return GTK_WIDGET_CLASS (rp_timeline_view_parent_class)->query_tooltip (widget, x, y, keyboard, tooltip);
  return rp_diagram_tip_show (widget, tooltip, text);
}

static void
rp_timeline_view_session_changed (RpDiagramView *view, guint what)
{
  if ((what & RP_CHANGED_SEARCH) != 0
      && (rp_session_get_hit_set (session_of (RP_TIMELINE_VIEW (view))) != NULL) != RP_TIMELINE_VIEW (view)->lists_all)
    rp_diagram_view_invalidate (view);
  RP_DIAGRAM_VIEW_CLASS (rp_timeline_view_parent_class)->session_changed (view, what);
  if ((what & RP_CHANGED_DATASET) != 0)
    {
      rp_range_glide_stop (RP_TIMELINE_VIEW (view)->glide);
      RP_TIMELINE_VIEW (view)->dragging = RP_TIMELINE_VIEW (view)->before.known = FALSE;
    }
  rp_timeline_lanes_session_changed (RP_TIMELINE_VIEW (view), what);
  rp_timeline_pointer_update (RP_TIMELINE_VIEW (view));
}

static void
layout_changed_cb (RpTimelineView *self)
{
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
  double from, to;

  /* The first range of a dataset is where the way through it begins. */
  rp_session_get_range (session, &from, &to);
  if (!isfinite (from))
    rp_timeline_layout_fit (layout_of (self), &from, &to);
  if (keep_within (layout_of (self), &from, &to))
    rp_session_show_time (session, from, to);
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  rp_timeline_lanes_layout_changed (self);
}

static void
rp_timeline_view_dispose (GObject *object)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (object);

  rp_timeline_lanes_dispose (self);
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
  rp_period_drag_end (&self->drag);
  self->dragging = FALSE;
  G_OBJECT_CLASS (rp_timeline_view_parent_class)->dispose (object);
}

static void
rp_timeline_view_finalize (GObject *object)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (object);

  rp_range_glide_free (self->glide);
  g_free (self->pointed);
  G_OBJECT_CLASS (rp_timeline_view_parent_class)->finalize (object);
}

static void
rp_timeline_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == PROP_POINTED)
    g_value_set_string (value, rp_timeline_view_get_pointed (RP_TIMELINE_VIEW (object)));
  else if (id == PROP_LANE)
    g_value_set_string (value, rp_timeline_view_get_lane (RP_TIMELINE_VIEW (object)));
  else if (id == PROP_LANES_SCROLL)
    g_value_set_double (value, rp_timeline_view_get_lanes_scroll (RP_TIMELINE_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
rp_timeline_view_class_init (RpTimelineViewClass *klass)
{
  RpDiagramViewClass *view_class = RP_DIAGRAM_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_timeline_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = rp_timeline_view_finalize;
  G_OBJECT_CLASS (klass)->get_property = rp_timeline_view_get_property;
  GTK_WIDGET_CLASS (klass)->snapshot = rp_timeline_view_snapshot;
  GTK_WIDGET_CLASS (klass)->size_allocate = rp_timeline_view_size_allocate;
  GTK_WIDGET_CLASS (klass)->focus = rp_timeline_view_focus;
  GTK_WIDGET_CLASS (klass)->query_tooltip = rp_timeline_view_query_tooltip;
  view_class->session_changed = rp_timeline_view_session_changed;
  view_class->build = rp_timeline_view_build;
  view_class->pan = rp_timeline_view_pan;
  view_class->zoom = rp_timeline_view_zoom;
  view_class->zoom_step = rp_timeline_view_zoom_step;
  view_class->stop = rp_timeline_view_stop;
  view_class->scroll = rp_timeline_lanes_scroll;
  view_class->fit_all = rp_timeline_view_fit_all;
  view_class->show_selection = rp_timeline_view_show_selection;
  view_class->centre_selection = rp_timeline_view_centre_selection;
  view_class->open_shape = rp_timeline_view_open_shape;
  view_class->walk_stop = rp_timeline_view_walk_stop;
  view_class->click = rp_timeline_pointer_click;
  view_class->cursor = rp_timeline_pointer_cursor;
  view_class->pointed = rp_timeline_pointer_moved;
  view_class->drag = rp_timeline_pointer_drag;
  props[PROP_POINTED] = g_param_spec_string ("pointed", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LANE] = g_param_spec_string ("lane", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LANES_SCROLL]
      = g_param_spec_double ("lanes-scroll", NULL, NULL, 0, G_MAXDOUBLE, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
rp_timeline_view_init (RpTimelineView *self)
{
  self->glide = rp_range_glide_new (GTK_WIDGET (self));
  self->drag.period = RP_PERIOD_NONE;
  rp_timeline_lanes_init (self);
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

const char *
rp_timeline_view_get_pointed (RpTimelineView *self)
{
  return self->pointed != NULL ? self->pointed : "";
}

/* At the middle of the period in sight, else of the axis. */
void
rp_timeline_view_edit_period (RpTimelineView *self)
{
  const RpPeriod *period = rp_session_get_period (session_of (self));
  double left = 0, from = 0, to = rp_diagram_view_get_width (RP_DIAGRAM_VIEW (self));
  RpTimeScale scale;
  GdkRectangle at;

  if (rp_timeline_view_scale (self, FALSE, &scale, &left))
    {
      to = scale.width_px;
      if (period->active && rp_time_scale_x (&scale, rp_instant_to_double (period->to)) > 0
          && rp_time_scale_x (&scale, rp_instant_to_double (period->from)) < to)
        {
          from = MAX (from, rp_time_scale_x (&scale, rp_instant_to_double (period->from)));
          to = MIN (to, rp_time_scale_x (&scale, rp_instant_to_double (period->to)));
        }
    }
  at = rp_diagram_view_to_widget (RP_DIAGRAM_VIEW (self), left + (from + to) / 2, RP_AXIS_PX, 1, 1);
  rp_period_popover_show (GTK_WIDGET (self), &at, session_of (self));
}
