/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "present-pictures.h"

#include <math.h>

/* Device px that a picture of the overview is wide. */
#define SMALL_PX 320.0

typedef struct
{
  RpPresentPictures *owner;
  guint index;
  gboolean small;
  gboolean fresh; /* what there is was made for the stage and dataset as they are now */
  RpStagePicture *picture;
  GdkTexture *texture;
  GCancellable *making; /* NULL: nobody makes it */
} Slot;

struct _RpPresentPictures
{
  RpDataset *dataset;
  RpBriefing *briefing;
  char *path;
  RpStageOptions options;
  double scale;
  gboolean progress, want_small;
  guint wanted; /* RP_NO_INDEX: none yet */
  Slot *slots;  /* two for each scene: the picture and the small one */
  guint n;
  RpPresentPictureCame came;
  gpointer data;
};

static void
stop (Slot *slot)
{
  if (slot->making == NULL)
    return;
  g_cancellable_cancel (slot->making);
  g_clear_object (&slot->making);
}

static void
forget (Slot *slot)
{
  stop (slot);
  slot->fresh = FALSE;
  g_clear_pointer (&slot->picture, rp_stage_picture_unref);
  g_clear_object (&slot->texture);
}

static void make_next (RpPresentPictures *self);

static void
made_cb (RpStagePicture *picture, GdkTexture *texture, gpointer data)
{
  Slot *slot = data;
  RpPresentPictures *self = slot->owner;

  g_clear_object (&slot->making);
  g_clear_pointer (&slot->picture, rp_stage_picture_unref);
  /* of a small one nobody wants more than to see it */
  if (!slot->small)
    slot->picture = rp_stage_picture_ref (picture);
  g_set_object (&slot->texture, texture);
  slot->fresh = TRUE;
  make_next (self);
  self->came (slot->index, slot->small, self->data);
}

static void
make (RpPresentPictures *self, Slot *slot)
{
  RpStageOptions options = self->options;
  double scale = slot->small ? MIN (self->scale, SMALL_PX / options.width) : self->scale;

  if (self->progress)
    {
      options.number = slot->index + 1;
      options.n = self->n;
    }
  slot->making = g_cancellable_new ();
  rp_picture_job_start (self->dataset, rp_briefing_get_scene (self->briefing, slot->index), &options, scale,
                        slot->making, made_cb, slot);
}

/* What is seen at once is begun whatever is being made; all the rest one after another. */
static void
make_next (RpPresentPictures *self)
{
  guint order[3] = { self->wanted, self->wanted + 1, self->wanted - 1 };
  gboolean busy = FALSE;

  if (self->wanted == RP_NO_INDEX || !(self->options.width >= 1) || !(self->options.height >= 1))
    return;
  for (guint i = 0; i < 2 * self->n; i++)
    busy |= self->slots[i].making != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i] < self->n && !self->slots[order[i]].fresh && self->slots[order[i]].making == NULL && (i == 0 || !busy))
      {
        make (self, &self->slots[order[i]]);
        busy = TRUE;
      }
  for (guint i = 0; i < self->n && self->want_small && !busy; i++)
    if (!self->slots[self->n + i].fresh)
      {
        make (self, &self->slots[self->n + i]);
        busy = TRUE;
      }
}

static void
all_stale (RpPresentPictures *self)
{
  for (guint i = 0; i < 2 * self->n; i++)
    {
      stop (&self->slots[i]);
      self->slots[i].fresh = FALSE;
    }
  make_next (self);
}

RpPresentPictures *
rp_present_pictures_new (RpDataset *dataset, RpBriefing *briefing, const char *path, RpPresentPictureCame came,
                         gpointer data)
{
  RpPresentPictures *self = g_new0 (RpPresentPictures, 1);

  self->dataset = g_object_ref (dataset);
  self->briefing = rp_briefing_ref (briefing);
  self->path = g_strdup (path);
  self->options.input = self->path;
  self->wanted = RP_NO_INDEX;
  self->n = rp_briefing_n_scenes (briefing);
  self->slots = g_new0 (Slot, 2 * self->n);
  for (guint i = 0; i < 2 * self->n; i++)
    {
      self->slots[i].owner = self;
      self->slots[i].index = i % self->n;
      self->slots[i].small = i >= self->n;
    }
  self->came = came;
  self->data = data;
  return self;
}

void
rp_present_pictures_free (RpPresentPictures *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < 2 * self->n; i++)
    forget (&self->slots[i]);
  g_free (self->slots);
  rp_briefing_unref (self->briefing);
  g_object_unref (self->dataset);
  g_free (self->path);
  g_free (self);
}

void
rp_present_pictures_set_dataset (RpPresentPictures *self, RpDataset *dataset)
{
  if (g_set_object (&self->dataset, dataset))
    all_stale (self);
}

void
rp_present_pictures_set_stage (RpPresentPictures *self, int width, int height, double scale, const RpTheme *theme,
                               gboolean progress)
{
  if (self->options.width == width && self->options.height == height && self->scale == scale
      && self->options.theme == theme->name && self->progress == progress)
    return;
  self->options.width = width;
  self->options.height = height;
  self->options.theme = theme->name;
  self->scale = scale;
  self->progress = progress;
  all_stale (self);
}

void
rp_present_pictures_want (RpPresentPictures *self, guint index)
{
  self->wanted = index;
  for (guint i = 0; i < self->n; i++)
    if (i + 1 < index || i > index + 1)
      forget (&self->slots[i]);
  make_next (self);
}

void
rp_present_pictures_want_small (RpPresentPictures *self)
{
  self->want_small = TRUE;
  make_next (self);
}

RpStagePicture *
rp_present_pictures_get (RpPresentPictures *self, guint index, GdkTexture **texture)
{
  const Slot *slot = &self->slots[index];

  *texture = slot->fresh ? slot->texture : NULL;
  return slot->fresh ? slot->picture : NULL;
}

GdkTexture *
rp_present_pictures_get_small (RpPresentPictures *self, guint index)
{
  return self->slots[self->n + index].texture;
}

const RpStageOptions *
rp_present_pictures_get_options (RpPresentPictures *self, double *scale)
{
  *scale = self->scale;
  return &self->options;
}
