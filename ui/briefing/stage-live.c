/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-live.h"

#include "record-text.h"

/* When the hand has been still for so long, what it moved is drawn anew. */
#define REST_MS 120
#define REACH_PX 12.0

struct _RpStageLive
{
  GObject parent_instance;
  RpDataset *dataset;
  char *path;
  double scale;
  RpStagePicture *base, *shown; /* nullable; the scene's; what is to be seen */
  GdkTexture *base_texture, *shown_texture;
  RpScene *explored;    /* NULL: nothing is */
  RpStageSight sight;   /* how the hand has moved what is shown */
  GCancellable *making; /* nullable */
  guint rest_id;
  RpPoint point;     /* x below 0: elsewhere */
  gboolean pointing; /* the hand has moved there since the scene came */
  char *told;        /* nullable */
  gboolean spotlight, dot;
  GPtrArray *marks; /* GArray of RpPoint */
};

G_DEFINE_FINAL_TYPE (RpStageLive, rp_stage_live, G_TYPE_OBJECT)

static guint changed_id;

static void
tell (RpStageLive *self, guint what)
{
  g_signal_emit (self, changed_id, 0, what);
}

static void
stop_making (RpStageLive *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
}

static void
rp_stage_live_finalize (GObject *object)
{
  RpStageLive *self = RP_STAGE_LIVE (object);

  stop_making (self);
  g_clear_object (&self->dataset);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->base, rp_stage_picture_unref);
  g_clear_pointer (&self->shown, rp_stage_picture_unref);
  g_clear_object (&self->base_texture);
  g_clear_object (&self->shown_texture);
  g_clear_pointer (&self->explored, rp_scene_unref);
  g_clear_pointer (&self->told, g_free);
  g_ptr_array_unref (self->marks);
  G_OBJECT_CLASS (rp_stage_live_parent_class)->finalize (object);
}

static void
rp_stage_live_class_init (RpStageLiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rp_stage_live_finalize;
  changed_id = g_signal_new ("changed", RP_TYPE_STAGE_LIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                             G_TYPE_UINT);
}

static void
free_mark (gpointer mark)
{
  g_array_unref (mark);
}

static void
rp_stage_live_init (RpStageLive *self)
{
  self->point = (RpPoint){ -1, -1 };
  self->marks = g_ptr_array_new_with_free_func (free_mark);
}

RpStageLive *
rp_stage_live_new (void)
{
  return g_object_new (RP_TYPE_STAGE_LIVE, NULL);
}

/* ---- what is under the pointer ---- */

static RpRecordRef
record_at (RpStageLive *self, double x, double y)
{
  const RpShape *shape
      = self->shown != NULL ? rp_drawing_hit (rp_stage_picture_get_drawing (self->shown), x, y, REACH_PX) : NULL;

  if (shape == NULL)
    return RP_RECORD_REF_NONE;
  return shape->ref.type != RP_RECORD_NONE ? shape->ref : shape->of;
}

/* What it is called on stage: its title, and below it its date; where that comes from the card tells. */
static char *
name_of (RpDataset *dataset, RpRecordRef ref)
{
  g_autofree char *text = rp_record_text_tooltip (dataset, ref);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 3);

  if (lines[0] != NULL && lines[1] != NULL)
    return g_strdup_printf ("%s\n%s", lines[0], lines[1]);
  return g_steal_pointer (&text);
}

/* TRUE when it is another than before. */
static gboolean
look_up (RpStageLive *self)
{
  RpRecordRef ref
      = self->pointing && self->point.x >= 0 ? record_at (self, self->point.x, self->point.y) : RP_RECORD_REF_NONE;
  /* of what is picked the card tells */
  gboolean known = ref.type != RP_RECORD_NONE && rp_record_ref_equal (ref, rp_stage_live_get_picked (self));
  g_autofree char *told
      = ref.type != RP_RECORD_NONE && !known && self->dataset != NULL ? name_of (self->dataset, ref) : NULL;

  if (g_strcmp0 (told, self->told) == 0)
    return FALSE;
  g_free (self->told);
  self->told = g_steal_pointer (&told);
  return TRUE;
}

/* ---- the picture ---- */

static void
show (RpStageLive *self, RpStagePicture *picture, GdkTexture *texture)
{
  if (picture != NULL)
    rp_stage_picture_ref (picture);
  g_clear_pointer (&self->shown, rp_stage_picture_unref);
  self->shown = picture;
  self->sight = rp_stage_sight ();
  g_set_object (&self->shown_texture, texture);
}

static void
explored_cb (RpStagePicture *picture, GdkTexture *texture, gpointer data)
{
  RpStageLive *self = data;

  g_clear_object (&self->making);
  show (self, picture, texture);
  tell (self, RP_LIVE_PICTURE | (look_up (self) ? RP_LIVE_TOLD : 0));
}

/* What the hand has moved, the scene shows by itself from now on. */
static void
look_there (RpStageLive *self)
{
  RpScene *scene = rp_stage_sight_scene (&self->sight, self->shown);

  g_free (scene->selected);
  scene->selected = g_strdup (self->explored->selected);
  g_strfreev (scene->also);
  scene->also = g_strdupv (self->explored->also);
  scene->alone = self->explored->alone;
  rp_scene_unref (self->explored);
  self->explored = scene;
}

static void
make (RpStageLive *self)
{
  RpStageOptions options = *rp_stage_picture_get_options (self->base);

  stop_making (self);
  if (!rp_stage_sight_is_still (&self->sight))
    look_there (self);
  options.input = self->path;
  self->making = g_cancellable_new ();
  rp_picture_job_start (self->dataset, self->explored, &options, self->scale, self->making, explored_cb, self);
}

static gboolean
rest_cb (gpointer data)
{
  RpStageLive *self = data;

  self->rest_id = 0;
  make (self);
  return G_SOURCE_REMOVE;
}

static void
make_at_rest (RpStageLive *self)
{
  stop_making (self);
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}

void
rp_stage_live_set (RpStageLive *self, RpDataset *dataset, const char *path, RpStagePicture *picture,
                   GdkTexture *texture, double scale, gboolean another)
{
  g_autofree char *own = g_strdup (path);

  g_set_object (&self->dataset, dataset);
  g_free (self->path);
  self->path = g_steal_pointer (&own);
  self->scale = scale;
  stop_making (self);
  if (another)
    {
      g_clear_pointer (&self->explored, rp_scene_unref);
      g_ptr_array_set_size (self->marks, 0);
      self->pointing = FALSE; /* what comes under a pointer at rest is not asked for */
    }
  rp_stage_picture_ref (picture);
  g_clear_pointer (&self->base, rp_stage_picture_unref);
  self->base = picture;
  g_set_object (&self->base_texture, texture);
  if (self->explored != NULL)
    make (self);
  else
    show (self, picture, texture);
  tell (self, RP_LIVE_PICTURE | RP_LIVE_HAND | (another ? RP_LIVE_SCENE : 0) | (look_up (self) ? RP_LIVE_TOLD : 0));
}

RpStagePicture *
rp_stage_live_get_picture (RpStageLive *self)
{
  return self->shown;
}

GdkTexture *
rp_stage_live_get_texture (RpStageLive *self)
{
  return self->shown_texture;
}

/* ---- exploring ---- */

gboolean
rp_stage_live_is_exploring (RpStageLive *self)
{
  return self->explored != NULL;
}

const RpStageSight *
rp_stage_live_get_sight (RpStageLive *self)
{
  return &self->sight;
}

gboolean
rp_stage_live_return (RpStageLive *self)
{
  if (self->explored == NULL)
    return FALSE;
  stop_making (self);
  g_clear_pointer (&self->explored, rp_scene_unref);
  show (self, self->base, self->base_texture);
  tell (self, RP_LIVE_PICTURE | (look_up (self) ? RP_LIVE_TOLD : 0));
  return TRUE;
}

/* A scene that can be changed: pictures in the making have theirs. */
static RpScene *
another_scene (RpStageLive *self)
{
  RpScene *scene = rp_scene_copy (self->explored != NULL ? self->explored : rp_stage_picture_get_scene (self->base));

  g_clear_pointer (&self->explored, rp_scene_unref);
  self->explored = scene;
  return scene;
}

void
rp_stage_live_pick (RpStageLive *self, double x, double y)
{
  RpRecordRef ref = self->base != NULL ? record_at (self, x, y) : RP_RECORD_REF_NONE;
  const char *id = ref.type != RP_RECORD_NONE ? rp_dataset_record (self->dataset, ref)->id : NULL;
  RpScene *scene;

  if (id == NULL && (self->explored == NULL || self->explored->selected == NULL))
    return;
  scene = another_scene (self);
  g_free (scene->selected);
  scene->selected = g_strdup (id);
  g_clear_pointer (&scene->also, g_strfreev);
  scene->alone = FALSE;
  make (self);
  tell (self, RP_LIVE_MOVED);
}

RpRecordRef
rp_stage_live_get_picked (RpStageLive *self)
{
  if (self->explored == NULL || self->explored->selected == NULL
      || g_strcmp0 (rp_stage_picture_get_scene (self->base)->selected, self->explored->selected) == 0)
    return RP_RECORD_REF_NONE;
  return rp_dataset_find (self->dataset, self->explored->selected);
}

static void
moved (RpStageLive *self)
{
  if (self->explored == NULL)
    self->explored = rp_scene_copy (rp_stage_picture_get_scene (self->base));
  make_at_rest (self);
  tell (self, RP_LIVE_MOVED);
}

gboolean
rp_stage_live_zoom (RpStageLive *self, double x, double y, double factor)
{
  int pane = self->shown != NULL ? rp_stage_pane_at (self->shown, x, y) : -1;

  if (pane < 0)
    return FALSE;
  rp_stage_sight_zoom (&self->sight, (guint)pane, factor, x, y);
  moved (self);
  return TRUE;
}

gboolean
rp_stage_live_pan (RpStageLive *self, double x, double y, double dx, double dy)
{
  int pane = self->shown != NULL ? rp_stage_pane_at (self->shown, x, y) : -1;

  if (pane < 0)
    return FALSE;
  rp_stage_sight_pan (&self->sight, (guint)pane, dx, dy);
  moved (self);
  return TRUE;
}

/* ---- the hand ---- */

void
rp_stage_live_point (RpStageLive *self, double x, double y)
{
  if (self->point.x == x && self->point.y == y)
    return;
  self->point = (RpPoint){ x, y };
  self->pointing = x >= 0;
  tell (self, (self->spotlight || self->dot ? RP_LIVE_HAND : 0) | (look_up (self) ? RP_LIVE_TOLD : 0));
}

void
rp_stage_live_rest (RpStageLive *self, double x, double y)
{
  self->point = (RpPoint){ x, y };
}

gboolean
rp_stage_live_get_point (RpStageLive *self, RpPoint *point)
{
  *point = self->point;
  return self->point.x >= 0;
}

const char *
rp_stage_live_get_told (RpStageLive *self)
{
  return self->told;
}

void
rp_stage_live_set_spotlight (RpStageLive *self, gboolean on)
{
  self->spotlight = on;
  tell (self, RP_LIVE_HAND);
}

gboolean
rp_stage_live_get_spotlight (RpStageLive *self)
{
  return self->spotlight;
}

void
rp_stage_live_set_dot (RpStageLive *self, gboolean on)
{
  self->dot = on;
  tell (self, RP_LIVE_HAND);
}

gboolean
rp_stage_live_get_dot (RpStageLive *self)
{
  return self->dot;
}

void
rp_stage_live_draw (RpStageLive *self, double x, double y, gboolean begin)
{
  const RpPoint point = { x, y };

  if (begin || self->marks->len == 0)
    g_ptr_array_add (self->marks, g_array_new (FALSE, FALSE, sizeof (RpPoint)));
  g_array_append_val ((GArray *)self->marks->pdata[self->marks->len - 1], point);
  tell (self, RP_LIVE_HAND);
}

void
rp_stage_live_clear_marks (RpStageLive *self)
{
  g_ptr_array_set_size (self->marks, 0);
  tell (self, RP_LIVE_HAND);
}

const GPtrArray *
rp_stage_live_get_marks (RpStageLive *self)
{
  return self->marks;
}
