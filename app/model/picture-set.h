/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decoded pictures of entities: pixels alone, no file, no library of pictures. Refcounted (atomic); read only once it
 * is handed on. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint side;      /* pixels: they are square */
  guint32 *pixels; /* premultiplied, alpha in the highest byte, row by row without gaps; owned */
} RpPicture;

/* Transfer full; PIXELS are side² of zero. */
RpPicture *rp_picture_new (guint side);
void rp_picture_free (RpPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpPicture, rp_picture_free)

typedef struct _RpPictureSet RpPictureSet;

/* Transfer full. */
RpPictureSet *rp_picture_set_new (void);
RpPictureSet *rp_picture_set_ref (RpPictureSet *self);
void rp_picture_set_unref (RpPictureSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpPictureSet, rp_picture_set_unref)
/* PICTURE is transfer full. Before anybody else has it. */
void rp_picture_set_take (RpPictureSet *self, guint entity, RpPicture *picture);
/* NULL: it has none. SELF is nullable. Belongs to it. */
const RpPicture *rp_picture_set_get (const RpPictureSet *self, guint entity);

G_END_DECLS
