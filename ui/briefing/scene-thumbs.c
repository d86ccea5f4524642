/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-thumbs.h"

/* The screen that a thumbnail is a picture of. */
#define SCREEN_WIDTH_PX 1280.0
#define SCREEN_HEIGHT_PX 720.0
/* So many are kept, 100 KB each where a px is one of the device's. */
#define MOST_KEPT 300

typedef struct
{
  GdkTexture *texture;
  guint n_gone;
} Thumb;

struct _RpSceneThumbs
{
  RpSceneThumbsDone done;
  gpointer data;
  RpDataset *dataset; /* nullable */
  char *input;
  RpThemeName theme;
  double scale;
  GHashTable *made;          /* RpScene * → Thumb * */
  GPtrArray *wanted;         /* RpScene * */
  RpScene *running;          /* NULL: none is being made */
  GCancellable *cancellable; /* of that */
};

static void
free_thumb (gpointer data)
{
  Thumb *thumb = data;

  g_object_unref (thumb->texture);
  g_free (thumb);
}

static void start_next (RpSceneThumbs *self);

static void
stop (RpSceneThumbs *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->running, rp_scene_unref);
}

static void
made_cb (RpStagePicture *picture, GdkTexture *texture, gpointer data)
{
  RpSceneThumbs *self = data;
  g_autoptr (RpScene) scene = g_steal_pointer (&self->running);
  Thumb *thumb = g_new (Thumb, 1);

  g_clear_object (&self->cancellable);
  *thumb = (Thumb){ g_object_ref (texture), rp_stage_picture_n_gone (picture) };
  if (g_hash_table_size (self->made) >= MOST_KEPT)
    g_hash_table_remove_all (self->made);
  g_hash_table_insert (self->made, rp_scene_ref (scene), thumb);
  start_next (self);
  self->done (scene, self->data);
}

static void
start_next (RpSceneThumbs *self)
{
  const RpStageOptions options
      = { .width = SCREEN_WIDTH_PX, .height = SCREEN_HEIGHT_PX, .theme = self->theme, .input = self->input };

  for (guint i = 0; self->running == NULL && self->dataset != NULL && i < self->wanted->len; i++)
    {
      RpScene *scene = g_ptr_array_index (self->wanted, i);

      if (g_hash_table_contains (self->made, scene))
        continue;
      self->running = rp_scene_ref (scene);
      self->cancellable = g_cancellable_new ();
      rp_picture_job_start (self->dataset, scene, &options, self->scale * RP_SCENE_THUMB_WIDTH_PX / SCREEN_WIDTH_PX,
                            self->cancellable, made_cb, self);
    }
}

RpSceneThumbs *
rp_scene_thumbs_new (RpSceneThumbsDone done, gpointer data)
{
  RpSceneThumbs *self = g_new0 (RpSceneThumbs, 1);

  self->done = done;
  self->data = data;
  self->scale = 1;
  self->made = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)rp_scene_unref, free_thumb);
  self->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_scene_unref);
  return self;
}

void
rp_scene_thumbs_free (RpSceneThumbs *self)
{
  if (self == NULL)
    return;
  stop (self);
  g_clear_object (&self->dataset);
  g_free (self->input);
  g_hash_table_unref (self->made);
  g_ptr_array_unref (self->wanted);
  g_free (self);
}

void
rp_scene_thumbs_set_subject (RpSceneThumbs *self, RpDataset *dataset, const char *input, RpThemeName theme,
                             double scale)
{
  if (dataset == self->dataset && theme == self->theme && scale == self->scale && g_strcmp0 (input, self->input) == 0)
    return;
  stop (self);
  g_set_object (&self->dataset, dataset);
  g_free (self->input);
  self->input = g_strdup (input);
  self->theme = theme;
  self->scale = scale;
  g_hash_table_remove_all (self->made);
  start_next (self);
}

GdkTexture *
rp_scene_thumbs_get (RpSceneThumbs *self, RpScene *scene, guint *n_gone)
{
  const Thumb *thumb = g_hash_table_lookup (self->made, scene);

  *n_gone = thumb != NULL ? thumb->n_gone : 0;
  return thumb != NULL ? thumb->texture : NULL;
}

static gboolean
is_wanted (RpSceneThumbs *self, RpScene *scene)
{
  return g_ptr_array_find (self->wanted, scene, NULL);
}

void
rp_scene_thumbs_want (RpSceneThumbs *self, GPtrArray *scenes)
{
  g_ptr_array_unref (self->wanted);
  self->wanted = scenes;
  if (self->running != NULL && !is_wanted (self, self->running))
    stop (self);
  start_next (self);
}
