/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-set.h"

struct _RpPictureSet
{
  gatomicrefcount ref_count;
  GHashTable *pictures; /* entity → RpPicture */
};

RpPicture *
rp_picture_new (guint side)
{
  RpPicture *self = g_new (RpPicture, 1);

  *self = (RpPicture){ side, g_new0 (guint32, (gsize)side * side) };
  return self;
}

void
rp_picture_free (RpPicture *self)
{
  g_free (self->pixels);
  g_free (self);
}

static void
free_picture (gpointer data)
{
  rp_picture_free (data);
}

RpPictureSet *
rp_picture_set_new (void)
{
  RpPictureSet *self = g_new (RpPictureSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->pictures = g_hash_table_new_full (NULL, NULL, NULL, free_picture);
  return self;
}

RpPictureSet *
rp_picture_set_ref (RpPictureSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rp_picture_set_unref (RpPictureSet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->pictures);
  g_free (self);
}

void
rp_picture_set_take (RpPictureSet *self, guint entity, RpPicture *picture)
{
  g_hash_table_replace (self->pictures, GUINT_TO_POINTER (entity), picture);
}

const RpPicture *
rp_picture_set_get (const RpPictureSet *self, guint entity)
{
  return self != NULL ? g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (entity)) : NULL;
}
