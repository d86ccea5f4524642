/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "callout-hand.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "diagram-theme.h"
#include "picture-job.h"

#define SCREEN_WIDTH_PX 1920.0
#define SCREEN_HEIGHT_PX 1080.0
#define LEAST_WIDTH_PX 240
/* A picture is made for a width that is a multiple of this: a window that is resized does not want a new one at once.
 */
#define STEP_WIDTH_PX 160

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
  int made_for; /* px */
};

G_DEFINE_FINAL_TYPE (RpCalloutHand, rp_callout_hand, GTK_TYPE_WIDGET)

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
  gtk_widget_queue_draw (GTK_WIDGET (self));
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

static void
rp_callout_hand_size_allocate (GtkWidget *widget, G_GNUC_UNUSED int width, G_GNUC_UNUSED int height,
                               G_GNUC_UNUSED int baseline)
{
  RpCalloutHand *self = RP_CALLOUT_HAND (widget);

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
}

static void
rp_callout_hand_dispose (GObject *object)
{
  RpCalloutHand *self = RP_CALLOUT_HAND (object);

  stop (self);
  g_clear_object (&self->dataset);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->scene, rp_scene_unref);
  g_clear_pointer (&self->picture, rp_stage_picture_unref);
  g_clear_pointer (&self->input, g_free);
  G_OBJECT_CLASS (rp_callout_hand_parent_class)->dispose (object);
}

static void
rp_callout_hand_class_init (RpCalloutHandClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_callout_hand_dispose;
  widget_class->measure = rp_callout_hand_measure;
  widget_class->get_request_mode = rp_callout_hand_get_request_mode;
  widget_class->size_allocate = rp_callout_hand_size_allocate;
  widget_class->snapshot = rp_callout_hand_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rp_callout_hand_init (RpCalloutHand *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The scene on stage"), -1);
}

GtkWidget *
rp_callout_hand_new (void)
{
  return g_object_new (RP_TYPE_CALLOUT_HAND, NULL);
}
