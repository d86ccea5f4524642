/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-input.h"

#include "glide-pace.h"

#include <math.h>

#define WHEEL_FACTOR 1.25
#define WHEEL_PAN_PX 64.0
#define DRAG_THRESHOLD_PX 4.0
/* A hand that has rested so long before it let go wants no inertia. */
#define RESTING_MS 60
/* Held keys: from this many px a second up to that, within a second and a half. */
#define HOLD_SLOW_PX 350.0
#define HOLD_FAST_PX 2200.0
#define HOLD_ZOOM_SLOW 1.0
#define HOLD_ZOOM_FAST 4.0

enum
{
  HELD_LEFT = 1 << 0,
  HELD_RIGHT = 1 << 1,
  HELD_IN = 1 << 2,
  HELD_OUT = 1 << 3,
};

struct _RpDiagramInput
{
  RpDiagramView *view;
  /* drag */
  gboolean dragging, taken, cancelled;
  double last_dx, last_dy;
  guint32 last_time;       /* of the last motion, ms as the events say: a slow frame does not slow the hand */
  double speed_x, speed_y; /* px a second */
  /* pinch */
  double pinched;
  /* motion by itself */
  guint tick_id;
  guint held;
  gint64 held_since, last_tick;
};

#define DATA_KEY "rp-diagram-input"

/* ---- motion by itself: held keys and inertia ---- */

static gboolean
move_held (RpDiagramInput *self, gint64 now, double seconds)
{
  double part = MIN (1.0, (double)(now - self->held_since) / (1.5 * G_USEC_PER_SEC));
  double px = (HOLD_SLOW_PX + (HOLD_FAST_PX - HOLD_SLOW_PX) * part * part) * seconds;
  double rate = (HOLD_ZOOM_SLOW + (HOLD_ZOOM_FAST - HOLD_ZOOM_SLOW) * part * part) * seconds;
  double dx = ((self->held & HELD_RIGHT) != 0 ? px : 0) - ((self->held & HELD_LEFT) != 0 ? px : 0);
  double zoom = ((self->held & HELD_IN) != 0 ? rate : 0) - ((self->held & HELD_OUT) != 0 ? rate : 0);

  if (dx != 0)
    rp_diagram_view_pan (self->view, dx, 0);
  if (zoom != 0)
    rp_diagram_view_zoom_middle (self->view, exp (zoom));
  return self->held != 0;
}

static gboolean
move_on (RpDiagramInput *self, double seconds)
{
  double slower = exp (-5 * seconds);

  rp_diagram_view_pan (self->view, self->speed_x * seconds, self->speed_y * seconds);
  self->speed_x *= slower;
  self->speed_y *= slower;
  return hypot (self->speed_x, self->speed_y) > 20;
}

static gboolean
tick_cb (G_GNUC_UNUSED GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RpDiagramInput *self = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = self->last_tick == 0 ? 1.0 / 60 : CLAMP ((double)(now - self->last_tick) / G_USEC_PER_SEC, 0, 0.1);
  gboolean more;

  self->last_tick = now;
  if (self->held != 0)
    {
      if (self->held_since == 0)
        self->held_since = now;
      more = move_held (self, now, seconds);
    }
  else
    more = move_on (self, seconds);
  if (!more)
    self->tick_id = 0;
  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
start_moving (RpDiagramInput *self)
{
  if (self->tick_id != 0)
    return;
  self->last_tick = 0;
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), tick_cb, self, NULL);
}

static void
stop_moving (RpDiagramInput *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick_id);
  self->tick_id = 0;
  self->speed_x = self->speed_y = 0;
}

void
rp_diagram_input_stop (RpDiagramView *view)
{
  RpDiagramInput *self = g_object_get_data (G_OBJECT (view), DATA_KEY);

  if (self != NULL && self->held == 0)
    stop_moving (self);
}

/* A hand has come. */
static void
take_over (RpDiagramInput *self)
{
  stop_moving (self);
  rp_diagram_view_stop (self->view);
}

gboolean
rp_diagram_input_hold (RpDiagramView *view, guint key, gboolean down)
{
  RpDiagramInput *self = g_object_get_data (G_OBJECT (view), DATA_KEY);
  guint lower = gdk_keyval_to_lower (key);
  guint bit = lower == GDK_KEY_a   ? HELD_LEFT
              : lower == GDK_KEY_d ? HELD_RIGHT
              : lower == GDK_KEY_w ? HELD_IN
              : lower == GDK_KEY_s ? HELD_OUT
                                   : 0;

  if (self == NULL || bit == 0)
    return FALSE;
  if (!down)
    {
      self->held &= ~bit;
      return TRUE;
    }
  if (self->held == 0)
    {
      take_over (self);
      self->held_since = 0;
    }
  self->held |= bit;
  start_moving (self);
  return TRUE;
}

/* ---- scroll and pinch ---- */

void
rp_diagram_input_scroll (RpDiagramView *view, double dx, double dy, GdkScrollUnit unit, GdkModifierType modifiers)
{
  gboolean ctrl = (modifiers & GDK_CONTROL_MASK) != 0, shift = (modifiers & GDK_SHIFT_MASK) != 0;
  gboolean touchpad = unit == GDK_SCROLL_UNIT_SURFACE;
  RpDiagramViewClass *klass = RP_DIAGRAM_VIEW_GET_CLASS (view);
  double step = touchpad ? 1 / rp_diagram_view_get_scale (view) : WHEEL_PAN_PX;
  double x, y;

  rp_diagram_view_get_pointer (view, &x, &y);
  if (x < 0)
    {
      x = rp_diagram_view_get_width (view) / 2;
      y = rp_diagram_view_get_height (view) / 2;
    }
  if (ctrl)
    rp_diagram_view_zoom (view, x, y, touchpad ? exp (-dy * 0.01) : pow (WHEEL_FACTOR, -dy));
  else if (shift)
    rp_diagram_view_pan (view, (dx + dy) * step, 0);
  else if (touchpad)
    rp_diagram_view_pan (view, dx * step, dy * step);
  else if (dx != 0)
    rp_diagram_view_pan (view, dx * step, 0);
  else if (klass->scroll == NULL || !klass->scroll (view, x, y, dy * step))
    rp_diagram_view_zoom (view, x, y, pow (WHEEL_FACTOR, -dy));
}

void
rp_diagram_input_pinch (RpDiagramView *view, double x, double y, double factor)
{
  rp_diagram_view_zoom (view, x, y, factor);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer data)
{
  RpDiagramInput *self = data;

  take_over (self);
  rp_diagram_input_scroll (self->view, dx, dy, gtk_event_controller_scroll_get_unit (controller),
                           gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)));
  return TRUE;
}

static void
pinch_begin_cb (G_GNUC_UNUSED GtkGesture *gesture, G_GNUC_UNUSED GdkEventSequence *sequence, gpointer data)
{
  RpDiagramInput *self = data;

  take_over (self);
  self->pinched = 1;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, gpointer data)
{
  RpDiagramInput *self = data;
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    {
      x /= rp_diagram_view_get_scale (self->view);
      y /= rp_diagram_view_get_scale (self->view);
    }
  else
    rp_diagram_view_get_pointer (self->view, &x, &y);
  if (scale > 0 && self->pinched > 0)
    rp_diagram_input_pinch (self->view, x, y, scale / self->pinched);
  self->pinched = scale;
}

/* ---- drag and click ---- */

static RpDiagramDrag
describe_drag (RpDiagramInput *self, GtkGestureDrag *gesture, RpDragPhase phase, double dx, double dy)
{
  double scale = rp_diagram_view_get_scale (self->view);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  RpDiagramDrag drag
      = { phase, 0, 0, dx / scale, dy / scale, (state & GDK_SHIFT_MASK) != 0, (state & GDK_CONTROL_MASK) != 0 };

  gtk_gesture_drag_get_start_point (gesture, &drag.x, &drag.y);
  drag.x /= scale;
  drag.y /= scale;
  return drag;
}

static void
drag_begin_cb (G_GNUC_UNUSED GtkGestureDrag *gesture, G_GNUC_UNUSED double x, G_GNUC_UNUSED double y, gpointer data)
{
  RpDiagramInput *self = data;

  take_over (self);
  self->dragging = self->taken = self->cancelled = FALSE;
  self->last_dx = self->last_dy = 0;
  self->last_time = 0;
}

static void
pan_by_drag (RpDiagramInput *self, double dx, double dy, guint32 now)
{
  double seconds = (double)(now - self->last_time) / 1000;
  double step_x = self->last_dx - dx, step_y = self->last_dy - dy;

  if (self->last_time != 0 && seconds > 0)
    {
      self->speed_x = 0.5 * self->speed_x + 0.5 * step_x / MAX (seconds, 0.004);
      self->speed_y = 0.5 * self->speed_y + 0.5 * step_y / MAX (seconds, 0.004);
    }
  self->last_time = now;
  self->last_dx = dx;
  self->last_dy = dy;
  rp_diagram_view_pan (self->view, step_x, step_y);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  RpDiagramInput *self = data;
  RpDiagramViewClass *klass = RP_DIAGRAM_VIEW_GET_CLASS (self->view);
  RpDiagramDrag drag;

  if (self->cancelled)
    return;
  if (!self->dragging)
    {
      if (hypot (dx, dy) < DRAG_THRESHOLD_PX)
        return;
      self->dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      drag = describe_drag (self, gesture, RP_DRAG_BEGIN, dx, dy);
      self->taken
          = klass->drag != NULL && rp_diagram_view_get_dataset (self->view) != NULL && klass->drag (self->view, &drag);
    }
  if (self->taken)
    {
      drag = describe_drag (self, gesture, RP_DRAG_UPDATE, dx, dy);
      klass->drag (self->view, &drag);
    }
  else
    pan_by_drag (self, dx / rp_diagram_view_get_scale (self->view), dy / rp_diagram_view_get_scale (self->view),
                 gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture)));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  RpDiagramInput *self = data;
  RpDiagramDrag drag;

  if (!self->dragging)
    return;
  self->dragging = FALSE;
  if (self->cancelled)
    return;
  if (self->taken)
    {
      drag = describe_drag (self, gesture, RP_DRAG_END, dx, dy);
      RP_DIAGRAM_VIEW_GET_CLASS (self->view)->drag (self->view, &drag);
    }
  else if (gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture)) - self->last_time < RESTING_MS
           && rp_glide_pace_may_move (GTK_WIDGET (self->view)) && hypot (self->speed_x, self->speed_y) > 150)
    start_moving (self);
}

gboolean
rp_diagram_input_cancel (RpDiagramView *view)
{
  RpDiagramInput *self = g_object_get_data (G_OBJECT (view), DATA_KEY);
  RpDiagramViewClass *klass = RP_DIAGRAM_VIEW_GET_CLASS (view);
  RpDiagramDrag drag = { .phase = RP_DRAG_CANCEL };

  if (self == NULL || !self->dragging || self->cancelled)
    return FALSE;
  self->cancelled = TRUE;
  self->speed_x = self->speed_y = 0;
  if (klass->drag != NULL && rp_diagram_view_get_dataset (view) != NULL)
    klass->drag (view, &drag);
  return TRUE;
}

gboolean
rp_diagram_input_is_dragging (RpDiagramView *view)
{
  RpDiagramInput *self = g_object_get_data (G_OBJECT (view), DATA_KEY);

  return self != NULL && self->dragging;
}

static void
click_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  RpDiagramInput *self = data;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->dragging)
    return;
  x /= rp_diagram_view_get_scale (self->view);
  y /= rp_diagram_view_get_scale (self->view);
  if (n_press == 1 && (state & GDK_CONTROL_MASK) != 0)
    rp_diagram_view_click_also (self->view, x, y);
  else
    rp_diagram_view_click (self->view, x, y, (guint)n_press);
}

static void
motion_cb (G_GNUC_UNUSED GtkEventControllerMotion *controller, double x, double y, gpointer data)
{
  RpDiagramView *view = ((RpDiagramInput *)data)->view;

  rp_diagram_view_set_pointer (view, x / rp_diagram_view_get_scale (view), y / rp_diagram_view_get_scale (view));
}

static void
leave_cb (G_GNUC_UNUSED GtkEventControllerMotion *controller, gpointer data)
{
  rp_diagram_view_set_pointer (((RpDiagramInput *)data)->view, -1, -1);
}

/* A key let go elsewhere never tells: without the focus nothing is held. */
static void
lost_focus_cb (GtkEventControllerFocus *controller, gpointer data)
{
  (void)controller;
  ((RpDiagramInput *)data)->held = 0;
}

static void
add (RpDiagramInput *self, GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

static void
add_pointer (RpDiagramInput *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (lost_focus_cb), self);
  add (self, scroll);
  add (self, motion);
  add (self, focus);
}

static void
add_gestures (RpDiagramInput *self)
{
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (click_cb), self);
  add (self, GTK_EVENT_CONTROLLER (pinch));
  add (self, GTK_EVENT_CONTROLLER (drag));
  add (self, GTK_EVENT_CONTROLLER (click));
}

RpDiagramInput *
rp_diagram_input_new (RpDiagramView *view)
{
  RpDiagramInput *self = g_new0 (RpDiagramInput, 1);

  self->view = view;
  self->pinched = 1;
  g_object_set_data (G_OBJECT (view), DATA_KEY, self);
  add_pointer (self);
  add_gestures (self);
  return self;
}

void
rp_diagram_input_free (RpDiagramInput *self)
{
  GListModel *controllers;

  if (self == NULL)
    return;
  stop_moving (self);
  g_object_set_data (G_OBJECT (self->view), DATA_KEY, NULL);
  controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->view));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      g_signal_handlers_disconnect_by_data (controller, self);
    }
  g_object_unref (controllers);
  g_free (self);
}
