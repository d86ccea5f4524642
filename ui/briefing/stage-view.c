/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-view.h"

#include <math.h>

#include "announcer.h"
#include "stage-moves.h"
#include "stage-ink.h"

#define POINTER_RESTS_MS 3000
#define ZOOM_STEP 1.2
/* Px of the widget that a finger may slip in a click. */
#define SLIP_PX 4.0

struct _RpStageView
{
  GtkWidget parent_instance;
  RpStageLive *live;
  gboolean blank, glides;
  RpStageMoves *frames;
  guint tick_id;    /* frames are drawn one after another */
  GtkWidget *voice; /* what a screen reader is told */
  GdkTexture *own;  /* the picture painted for this widget's size; nullable */
  RpDrawing *own_drawing;
  int own_px;
  GCancellable *painting;
  guint rest_id;
  gboolean hidden; /* the pointer is */
  double drag_x, drag_y, panned_x, panned_y;
  gboolean dragging;
};

G_DEFINE_FINAL_TYPE (RpStageView, rp_stage_view, GTK_TYPE_WIDGET)

static guint resized_id;

/* ---- where the picture stands ---- */

static gboolean
get_place (RpStageView *self, RpStagePlace *place)
{
  RpStagePicture *picture = rp_stage_live_get_picture (self->live);
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  RpDrawing *drawing;
  double scale;

  if (picture == NULL)
    return FALSE;
  drawing = rp_stage_picture_get_drawing (picture);
  place->zoom = MIN (width / rp_drawing_get_width (drawing), height / rp_drawing_get_height (drawing));
  scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  width -= rp_drawing_get_width (drawing) * place->zoom;
  height -= rp_drawing_get_height (drawing) * place->zoom;
  graphene_rect_init (
      &place->rect, (float)(floor (width / 2 * scale) / scale), (float)(floor (height / 2 * scale) / scale),
      (float)(rp_drawing_get_width (drawing) * place->zoom), (float)(rp_drawing_get_height (drawing) * place->zoom));
  return place->zoom > 0;
}

/* A point of the widget in the drawing; FALSE: beside it. */
static gboolean
to_drawing (RpStageView *self, double *x, double *y)
{
  RpStagePlace place;

  if (!get_place (self, &place))
    return FALSE;
  *x = (*x - place.rect.origin.x) / place.zoom;
  *y = (*y - place.rect.origin.y) / place.zoom;
  return *x >= 0 && *y >= 0 && *x * place.zoom < place.rect.size.width && *y * place.zoom < place.rect.size.height;
}

/* ---- the picture at this widget's size ---- */

typedef struct
{
  RpDrawing *drawing;
  double scale;
} Painting;

static void
free_painting (gpointer data)
{
  Painting *painting = data;

  rp_drawing_unref (painting->drawing);
  g_free (painting);
}

static void
paint (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  const Painting *painting = data;

  g_task_return_pointer (task, rp_picture_paint (painting->drawing, painting->scale), g_object_unref);
}

static void
painted_cb (GObject *source, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  RpStageView *self = RP_STAGE_VIEW (source);
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (texture == NULL)
    return;
  g_clear_object (&self->painting);
  g_set_object (&self->own, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_own (RpStageView *self)
{
  if (self->painting != NULL)
    g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
  g_clear_object (&self->own);
  g_clear_pointer (&self->own_drawing, rp_drawing_unref);
}

/* A picture made for a larger stage is painted anew, for words that were made smaller are hard to read. */
static GdkTexture *
texture_for (RpStageView *self, const RpStagePlace *place)
{
  GdkTexture *texture = rp_stage_live_get_texture (self->live);
  RpDrawing *drawing = rp_stage_picture_get_drawing (rp_stage_live_get_picture (self->live));
  int px = (int)lround (place->rect.size.width * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  g_autoptr (GTask) task = NULL;
  Painting *painting;

  if (abs (gdk_texture_get_width (texture) - px) <= 2)
    return texture;
  if (self->own_drawing == drawing && self->own_px == px)
    return self->own != NULL ? self->own : texture;
  forget_own (self);
  self->own_drawing = rp_drawing_ref (drawing);
  self->own_px = px;
  self->painting = g_cancellable_new ();
  painting = g_new (Painting, 1);
  *painting
      = (Painting){ rp_drawing_ref (drawing), px / (rp_drawing_get_width (drawing) * rp_drawing_get_zoom (drawing)) };
  task = g_task_new (self, self->painting, painted_cb, NULL);
  g_task_set_task_data (task, painting, free_painting);
  g_task_run_in_thread (task, paint);
  return texture;
}

/* ---- drawn ---- */

static int
width_px (RpStageView *self, const RpStagePlace *place)
{
  return (int)lround (place->rect.size.width * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static gint64
now_us (RpStageView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  return clock != NULL ? gdk_frame_clock_get_frame_time (clock) : g_get_monotonic_time ();
}

static void
snapshot_card (RpStageView *self, GtkSnapshot *snapshot, const RpStagePlace *place)
{
  graphene_rect_t box;
  GdkTexture *card = rp_stage_moves_get_card (self->frames, self->live, width_px (self, place), &box);

  if (card == NULL)
    return;
  graphene_rect_scale (&box, (float)place->zoom, (float)place->zoom, &box);
  graphene_rect_offset (&box, place->rect.origin.x, place->rect.origin.y);
  box.origin.x = roundf (box.origin.x);
  box.origin.y = roundf (box.origin.y);
  gtk_snapshot_append_texture (snapshot, card, &box);
}

static void
rp_stage_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RpStageView *self = RP_STAGE_VIEW (widget);
  const GdkRGBA black = { 0, 0, 0, 1 };
  g_autoptr (GdkTexture) moving = NULL;
  RpStagePlace place;

  /* beside the picture the presenter's window goes on */
  if (self->glides)
    gtk_snapshot_append_color (
        snapshot, &black,
        &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget), (float)gtk_widget_get_height (widget)));
  if (self->blank || !get_place (self, &place))
    return;
  moving = rp_stage_moves_get (self->frames, self->live, now_us (self), width_px (self, &place));
  gtk_snapshot_append_texture (snapshot, moving != NULL ? moving : texture_for (self, &place), &place.rect);
  gtk_snapshot_push_clip (snapshot, &place.rect);
  if (!rp_stage_moves_is_gliding (self->frames))
    snapshot_card (self, snapshot, &place);
  rp_stage_ink (widget, snapshot, self->live, &place);
  gtk_snapshot_pop (snapshot);
}

/* ---- the hand ---- */

static void
show_pointer (RpStageView *self)
{
  gboolean dot = rp_stage_live_get_dot (self->live);

  /* the dot is the pointer */
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->hidden || dot ? "none" : NULL);
}

static gboolean
pointer_rests_cb (gpointer data)
{
  RpStageView *self = data;

  self->rest_id = 0;
  self->hidden = TRUE;
  show_pointer (self);
  return G_SOURCE_REMOVE;
}

static void
motion_cb (RpStageView *self, double x, double y)
{
  if (self->glides)
    {
      g_clear_handle_id (&self->rest_id, g_source_remove);
      self->rest_id = g_timeout_add (POINTER_RESTS_MS, pointer_rests_cb, self);
      if (self->hidden)
        {
          self->hidden = FALSE;
          show_pointer (self);
        }
    }
  if (to_drawing (self, &x, &y) && !self->blank)
    rp_stage_live_point (self->live, x, y);
  else
    rp_stage_live_point (self->live, -1, -1);
}

/* A window that comes up under the pointer, or takes its place: nobody points. */
static void
enter_cb (RpStageView *self, double x, double y)
{
  if (to_drawing (self, &x, &y) && !self->blank)
    rp_stage_live_rest (self->live, x, y);
}

static void
leave_cb (RpStageView *self)
{
  rp_stage_live_point (self->live, -1, -1);
}

static void
drag_begin_cb (RpStageView *self, double x, double y)
{
  self->drag_x = x;
  self->drag_y = y;
  self->panned_x = self->panned_y = 0;
  self->dragging = FALSE;
}

static void
drag_update_cb (RpStageView *self, double dx, double dy)
{
  double x = self->drag_x, y = self->drag_y;
  RpStagePlace place;

  if (!self->dragging && hypot (dx, dy) < SLIP_PX)
    return;
  self->dragging = TRUE;
  if (self->blank || !get_place (self, &place) || !to_drawing (self, &x, &y))
    return;
  rp_stage_live_pan (self->live, x, y, (dx - self->panned_x) / place.zoom, (dy - self->panned_y) / place.zoom);
  self->panned_x = dx;
  self->panned_y = dy;
}

static void
drag_end_cb (RpStageView *self)
{
  double x = self->drag_x, y = self->drag_y;

  if (!self->dragging && !self->blank && to_drawing (self, &x, &y))
    rp_stage_live_pick (self->live, x, y);
}

static void
pen_cb (RpStageView *self, double dx, double dy, gboolean begin)
{
  double x = (begin ? 0 : self->drag_x) + dx, y = (begin ? 0 : self->drag_y) + dy;

  if (!self->blank && to_drawing (self, &x, &y))
    rp_stage_live_draw (self->live, x, y, begin);
}

static void
pen_begin_cb (RpStageView *self, double x, double y)
{
  self->drag_x = x;
  self->drag_y = y;
  pen_cb (self, x, y, TRUE);
}

static void
pen_update_cb (RpStageView *self, double dx, double dy)
{
  pen_cb (self, dx, dy, FALSE);
}

static gboolean
scroll_cb (RpStageView *self, G_GNUC_UNUSED double dx, double dy)
{
  RpPoint at;

  return !self->blank && dy != 0 && rp_stage_live_get_point (self->live, &at)
         && rp_stage_live_zoom (self->live, at.x, at.y, pow (ZOOM_STEP, -dy));
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, RpStageView *self)
{
  double *last = g_object_get_data (G_OBJECT (gesture), "scale"), x, y;

  if (last == NULL || !gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y) || !to_drawing (self, &x, &y)
      || !(scale > 0))
    return;
  rp_stage_live_zoom (self->live, x, y, scale / *last);
  *last = scale;
}

static void
pinch_begin_cb (GtkGesture *gesture)
{
  double *last = g_new (double, 1);

  *last = 1;
  g_object_set_data_full (G_OBJECT (gesture), "scale", last, g_free);
}

/* ---- the widget ---- */

/* Time goes on, however long a frame takes. */
static gboolean
tick_cb (GtkWidget *widget, G_GNUC_UNUSED GdkFrameClock *clock, G_GNUC_UNUSED gpointer data)
{
  RpStageView *self = RP_STAGE_VIEW (widget);

  gtk_widget_queue_draw (widget);
  if (rp_stage_moves_is_gliding (self->frames))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
follow (RpStageView *self)
{
  gboolean motion = FALSE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &motion, NULL);
  rp_stage_moves_follow (self->frames, self->live,
                         motion && self->glides && !self->blank && gtk_widget_get_mapped (GTK_WIDGET (self)),
                         g_get_monotonic_time ());
  if (rp_stage_moves_is_gliding (self->frames) && self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
live_changed_cb (RpStageView *self, guint what)
{
  if ((what & (RP_LIVE_PICTURE | RP_LIVE_MOVED)) != 0)
    follow (self);
  if ((what & RP_LIVE_HAND) != 0)
    show_pointer (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rp_stage_view_size_allocate (GtkWidget *widget, int width, int height, G_GNUC_UNUSED int baseline)
{
  RpStageView *self = RP_STAGE_VIEW (widget);

  /* heard, not seen */
  gtk_widget_allocate (self->voice, MAX (1, width), MAX (1, height), -1, NULL);
  g_signal_emit (self, resized_id, 0);
}

static void
rp_stage_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural,
                       int *least_baseline, int *natural_baseline)
{
  int ignored;

  gtk_widget_measure (RP_STAGE_VIEW (widget)->voice, orientation, for_size, &ignored, NULL, NULL, NULL);
  *least = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : 90;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 180;
  *least_baseline = *natural_baseline = -1;
}

static void
rp_stage_view_dispose (GObject *object)
{
  RpStageView *self = RP_STAGE_VIEW (object);

  forget_own (self);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->live != NULL)
    g_signal_handlers_disconnect_by_data (self->live, self);
  g_clear_object (&self->live);
  g_clear_pointer (&self->frames, rp_stage_moves_free);
  g_clear_pointer (&self->voice, gtk_widget_unparent);
  G_OBJECT_CLASS (rp_stage_view_parent_class)->dispose (object);
}

static void
rp_stage_view_class_init (RpStageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_stage_view_dispose;
  widget_class->snapshot = rp_stage_view_snapshot;
  widget_class->measure = rp_stage_view_measure;
  widget_class->size_allocate = rp_stage_view_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  resized_id = g_signal_new ("resized", RP_TYPE_STAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_hand (RpStageView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new (), *pen = gtk_gesture_drag_new (), *pinch = gtk_gesture_zoom_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pen), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (pen, "drag-begin", G_CALLBACK (pen_begin_cb), self);
  g_signal_connect_swapped (pen, "drag-update", G_CALLBACK (pen_update_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), NULL);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pen));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}

static void
rp_stage_view_init (RpStageView *self)
{
  self->frames = rp_stage_moves_new ();
  self->voice = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_LOG, "ellipsize",
                              PANGO_ELLIPSIZE_END, "opacity", 0.0, "can-target", FALSE, NULL);
  gtk_widget_set_parent (self->voice, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_hand (self);
}

GtkWidget *
rp_stage_view_new (RpStageLive *live, gboolean glides)
{
  RpStageView *self = g_object_new (RP_TYPE_STAGE_VIEW, NULL);

  self->glides = glides;
  rp_stage_view_set_live (self, live);
  return GTK_WIDGET (self);
}

void
rp_stage_view_set_live (RpStageView *self, RpStageLive *live)
{
  if (self->live == live)
    return;
  if (self->live != NULL)
    {
      rp_stage_live_point (self->live, -1, -1);
      g_signal_handlers_disconnect_by_data (self->live, self);
    }
  g_set_object (&self->live, live);
  g_signal_connect_swapped (live, "changed", G_CALLBACK (live_changed_cb), self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rp_stage_view_set_blank (RpStageView *self, gboolean blank)
{
  self->blank = blank;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rp_stage_view_name (RpStageView *self, const char *name, const char *said)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (said == NULL || g_str_equal (said, gtk_label_get_text (GTK_LABEL (self->voice))))
    return;
  gtk_label_set_text (GTK_LABEL (self->voice), said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->voice), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  rp_announce (GTK_WIDGET (self), said);
}
