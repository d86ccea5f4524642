/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "callout-hand.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "callout-grip.h"
#include "diagram-theme.h"
#include "picture-job.h"
#include "record-ref.h"

#define SCREEN_WIDTH_PX 1920.0
#define SCREEN_HEIGHT_PX 1080.0
#define LEAST_WIDTH_PX 240
/* A picture is made for a width that is a multiple of this: a window that is resized does not want a new one at once.
 */
#define STEP_WIDTH_PX 160
/* What can be taken hold of is no smaller, px of the widget. */
#define LEAST_REACH_PX 24

struct _RpCalloutHand
{
  GtkWidget parent_instance;
  RpDataset *dataset; /* nullable, as the following */
  RpScene *scene;
  char *input;
  guint number, n;
  RpStagePicture *picture; /* may be of a scene before */
  GdkTexture *texture;
  GCancellable *cancellable;
  int made_for;          /* px */
  GPtrArray *grips;      /* GtkWidget *: one a callout */
  guint dragged;         /* RP_NO_INDEX: none */
  double drag_x, drag_y; /* so far, px of the drawing */
};

G_DEFINE_FINAL_TYPE (RpCalloutHand, rp_callout_hand, GTK_TYPE_WIDGET)

enum
{
  PLACED,
  PICKED,
  MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- where things are ---- */

/* The picture in the widget: its corner, and px for a px of the drawing. FALSE: there is none. */
static gboolean
get_place (RpCalloutHand *self, double *left, double *top, double *scale)
{
  RpDrawing *drawing = self->picture != NULL ? rp_stage_picture_get_drawing (self->picture) : NULL;
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  if (drawing == NULL || width <= 0 || height <= 0)
    return FALSE;
  *scale = MIN (width / rp_drawing_get_width (drawing), height / rp_drawing_get_height (drawing));
  *left = (width - rp_drawing_get_width (drawing) * *scale) / 2;
  *top = (height - rp_drawing_get_height (drawing) * *scale) / 2;
  return *scale > 0;
}

static const RpShape *
find_box (RpDrawing *drawing, guint index)
{
  g_autofree char *id = g_strdup_printf ("callout:%u", index);

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_LABEL && shape->geometry == RP_GEOMETRY_RECT && g_strcmp0 (shape->id, id) == 0)
        return shape;
    }
  return NULL;
}

/* Where the callout at INDEX is tied, and its box from there: as it is drawn, or where the scene says meanwhile that it
 * stands. FALSE: it is not in the picture, or that is another scene's. */
static gboolean
get_callout (RpCalloutHand *self, guint index, RpPoint *anchor, graphene_rect_t *box)
{
  const RpCallout *callout = &self->scene->callouts[index];
  const RpScene *drawn = self->picture != NULL ? rp_stage_picture_get_scene (self->picture) : NULL;
  const RpShape *shape;
  double dx, dy;

  if (drawn == NULL || !g_str_equal (drawn->id, self->scene->id) || drawn->n_callouts != self->scene->n_callouts
      || !rp_stage_picture_callout_anchor (self->picture, index, anchor))
    return FALSE;
  shape = find_box (rp_stage_picture_get_drawing (self->picture), index);
  if (shape == NULL)
    return FALSE;
  dx = shape->x + shape->width / 2 - anchor->x;
  dy = shape->y + shape->height / 2 - anchor->y;
  if (callout->dx != drawn->callouts[index].dx || callout->dy != drawn->callouts[index].dy)
    {
      dx = callout->dx;
      dy = callout->dy;
    }
  graphene_rect_init (box, (float)(anchor->x + dx - shape->width / 2), (float)(anchor->y + dy - shape->height / 2),
                      (float)shape->width, (float)shape->height);
  return TRUE;
}

static guint
index_of (RpCalloutHand *self, GtkWidget *grip)
{
  guint index;

  return g_ptr_array_find (self->grips, grip, &index) ? index : RP_NO_INDEX;
}

/* ---- hands and keys ---- */

/* So far from where it stands now. */
static void
put (RpCalloutHand *self, guint index, double by_x, double by_y)
{
  RpPoint anchor;
  graphene_rect_t box;
  double dx, dy;

  if (self->scene == NULL || index >= self->scene->n_callouts || !get_callout (self, index, &anchor, &box))
    return;
  dx = box.origin.x + box.size.width / 2 - anchor.x + by_x;
  dy = box.origin.y + box.size.height / 2 - anchor.y + by_y;
  g_signal_emit (self, signals[PLACED], 0, index, floor (dx + 0.5), floor (dy + 0.5));
}

static void
moved_cb (RpCalloutHand *self, double dx, double dy, GtkWidget *grip)
{
  put (self, index_of (self, grip), dx, dy);
}

static void
clicked_cb (RpCalloutHand *self, GtkWidget *grip)
{
  guint index = index_of (self, grip);

  if (index != RP_NO_INDEX)
    g_signal_emit (self, signals[PICKED], 0, index);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer data)
{
  RpCalloutHand *self = data;
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  self->dragged = under != NULL ? index_of (self, under) : RP_NO_INDEX;
  self->drag_x = self->drag_y = 0;
  if (self->dragged == RP_NO_INDEX)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_widget_grab_focus (under);
}

static void
drag_update_cb (G_GNUC_UNUSED GtkGestureDrag *gesture, double x, double y, gpointer data)
{
  RpCalloutHand *self = data;
  double left, top, scale;

  if (self->dragged == RP_NO_INDEX || !get_place (self, &left, &top, &scale))
    return;
  self->drag_x = x / scale;
  self->drag_y = y / scale;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double x, double y, gpointer data)
{
  RpCalloutHand *self = data;
  guint dragged = self->dragged;
  double dx, dy;

  drag_update_cb (gesture, x, y, data);
  self->dragged = RP_NO_INDEX;
  dx = self->drag_x;
  dy = self->drag_y;
  self->drag_x = self->drag_y = 0;
  if (dragged != RP_NO_INDEX && (dx != 0 || dy != 0))
    put (self, dragged, dx, dy);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
drag_cancel_cb (RpCalloutHand *self)
{
  self->dragged = RP_NO_INDEX;
  self->drag_x = self->drag_y = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
sync_grips (RpCalloutHand *self)
{
  guint n = self->scene != NULL ? self->scene->n_callouts : 0;

  while (self->grips->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (self->grips, self->grips->len - 1));
  while (self->grips->len < n)
    {
      GtkWidget *grip = rp_callout_grip_new ();

      g_ptr_array_add (self->grips, grip);
      gtk_widget_set_parent (grip, GTK_WIDGET (self));
      g_signal_connect_swapped (grip, "move", G_CALLBACK (moved_cb), self);
      g_signal_connect_swapped (grip, "clicked", G_CALLBACK (clicked_cb), self);
    }
  for (guint i = 0; i < n; i++)
    rp_callout_grip_set_callout (g_ptr_array_index (self->grips, i), i + 1, self->scene->callouts[i].text);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* ---- the picture ---- */

static void
stop (RpCalloutHand *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
made_cb (RpStagePicture *picture, GdkTexture *texture, gpointer data)
{
  RpCalloutHand *self = data;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->picture, rp_stage_picture_unref);
  self->picture = rp_stage_picture_ref (picture);
  g_set_object (&self->texture, texture);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MADE], 0);
}

static int
width_wanted (RpCalloutHand *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return (int)(ceil ((double)width / STEP_WIDTH_PX) * STEP_WIDTH_PX);
}

static void
make (RpCalloutHand *self)
{
  const RpStageOptions options = { .width = SCREEN_WIDTH_PX,
                                   .height = SCREEN_HEIGHT_PX,
                                   .theme = rp_diagram_view_theme ()->name,
                                   .number = self->number,
                                   .n = self->n,
                                   .input = self->input };

  stop (self);
  self->made_for = width_wanted (self);
  if (self->scene == NULL || self->dataset == NULL || self->made_for <= 0)
    return;
  self->cancellable = g_cancellable_new ();
  rp_picture_job_start (self->dataset, self->scene, &options,
                        self->made_for * gtk_widget_get_scale_factor (GTK_WIDGET (self)) / SCREEN_WIDTH_PX,
                        self->cancellable, made_cb, self);
}

void
rp_callout_hand_show (RpCalloutHand *self, RpDataset *dataset, const char *input, RpScene *scene, guint number, guint n)
{
  g_set_object (&self->dataset, dataset);
  g_clear_pointer (&self->scene, rp_scene_unref);
  self->scene = scene != NULL ? rp_scene_ref (scene) : NULL;
  g_free (self->input);
  self->input = g_strdup (input);
  self->number = number;
  self->n = n;
  sync_grips (self);
  make (self);
}

/* ---- the widget ---- */

static void
rp_callout_hand_measure (G_GNUC_UNUSED GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, G_GNUC_UNUSED int *minimum_baseline, G_GNUC_UNUSED int *natural_baseline)
{
  *minimum = *natural = LEAST_WIDTH_PX;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int)((for_size > 0 ? MIN (for_size, 2 * LEAST_WIDTH_PX) : LEAST_WIDTH_PX) * SCREEN_HEIGHT_PX
                                / SCREEN_WIDTH_PX);
}

static GtkSizeRequestMode
rp_callout_hand_get_request_mode (G_GNUC_UNUSED GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Over its box, and where it is dragged to. */
static void
allocate_grip (RpCalloutHand *self, guint index)
{
  GtkWidget *grip = g_ptr_array_index (self->grips, index);
  double left, top, scale, width, height;
  RpPoint anchor;
  graphene_rect_t box;

  if (!get_place (self, &left, &top, &scale) || !get_callout (self, index, &anchor, &box))
    {
      gtk_widget_set_child_visible (grip, FALSE);
      return;
    }
  gtk_widget_set_child_visible (grip, TRUE);
  if (index == self->dragged)
    graphene_rect_offset (&box, (float)self->drag_x, (float)self->drag_y);
  width = MAX (box.size.width * scale, LEAST_REACH_PX);
  height = MAX (box.size.height * scale, LEAST_REACH_PX);
  gtk_widget_size_allocate (
      grip,
      &(GtkAllocation){ (int)floor (left + (box.origin.x + box.size.width / 2) * scale - width / 2),
                        (int)floor (top + (box.origin.y + box.size.height / 2) * scale - height / 2), (int)ceil (width),
                        (int)ceil (height) },
      -1);
}

static void
rp_callout_hand_size_allocate (GtkWidget *widget, G_GNUC_UNUSED int width, G_GNUC_UNUSED int height,
                               G_GNUC_UNUSED int baseline)
{
  RpCalloutHand *self = RP_CALLOUT_HAND (widget);

  for (guint i = 0; i < self->grips->len; i++)
    allocate_grip (self, i);

  if (self->scene != NULL && width_wanted (self) != self->made_for)
    make (self);
}

static void
rp_callout_hand_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RpCalloutHand *self = RP_CALLOUT_HAND (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), scale;

  if (self->texture == NULL)
    return;
  scale = MIN (width / gdk_texture_get_width (self->texture), height / gdk_texture_get_height (self->texture));
  width = gdk_texture_get_width (self->texture) * scale;
  height = gdk_texture_get_height (self->texture) * scale;
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT ((float)(gtk_widget_get_width (widget) - width) / 2,
                                                    (float)(gtk_widget_get_height (widget) - height) / 2, (float)width,
                                                    (float)height));
  for (guint i = 0; i < self->grips->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->grips, i), snapshot);
}

static void
rp_callout_hand_dispose (GObject *object)
{
  RpCalloutHand *self = RP_CALLOUT_HAND (object);

  stop (self);
  g_clear_pointer (&self->scene, rp_scene_unref);
  sync_grips (self);
  g_clear_object (&self->dataset);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->picture, rp_stage_picture_unref);
  g_clear_pointer (&self->input, g_free);
  G_OBJECT_CLASS (rp_callout_hand_parent_class)->dispose (object);
}

static void
rp_callout_hand_finalize (GObject *object)
{
  g_ptr_array_unref (RP_CALLOUT_HAND (object)->grips);
  G_OBJECT_CLASS (rp_callout_hand_parent_class)->finalize (object);
}

static void
rp_callout_hand_class_init (RpCalloutHandClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_callout_hand_dispose;
  G_OBJECT_CLASS (klass)->finalize = rp_callout_hand_finalize;
  widget_class->measure = rp_callout_hand_measure;
  widget_class->get_request_mode = rp_callout_hand_get_request_mode;
  widget_class->size_allocate = rp_callout_hand_size_allocate;
  widget_class->snapshot = rp_callout_hand_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[PLACED] = g_signal_new ("placed", RP_TYPE_CALLOUT_HAND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[MADE] = g_signal_new ("made", RP_TYPE_CALLOUT_HAND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PICKED] = g_signal_new ("picked", RP_TYPE_CALLOUT_HAND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_UINT);
}

static void
rp_callout_hand_init (RpCalloutHand *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->grips = g_ptr_array_new ();
  self->dragged = RP_NO_INDEX;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The scene on stage"), -1);
}

GtkWidget *
rp_callout_hand_new (void)
{
  return g_object_new (RP_TYPE_CALLOUT_HAND, NULL);
}

gboolean
rp_callout_hand_sees (RpCalloutHand *self, guint index)
{
  const RpScene *drawn = self->picture != NULL ? rp_stage_picture_get_scene (self->picture) : NULL;
  RpPoint anchor;

  if (drawn == NULL || drawn != self->scene || index >= drawn->n_callouts)
    return TRUE;
  return rp_stage_picture_callout_anchor (self->picture, index, &anchor);
}
