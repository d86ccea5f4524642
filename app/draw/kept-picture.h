/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A painted network with a margin around what was in sight, which is moved while a hand pans and scaled while it zooms,
 * until an exact one takes its place. Made in a thread as well as not; read only afterwards. Units: px of the drawing.
 */
#pragma once

#include <cairo.h>
#include "network-drawing.h"

G_BEGIN_DECLS

typedef struct _RpKeptPicture RpKeptPicture;

typedef struct
{
  double x, y, width, height;
} RpKeptBox;

/* DRAWING, whose content stands at VIEW, with MARGIN px around it where something is there. It is enlarged by ZOOM, and
 * has SCALE pixels for each px of that. NULL: no such image can be. Free with rp_kept_picture_free. */
RpKeptPicture *
rp_kept_picture_new (RpDrawing *drawing, const RpNetworkView *view, double zoom, int scale, double margin);
void rp_kept_picture_free (RpKeptPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpKeptPicture, rp_kept_picture_free)
/* Belongs to it. */
cairo_surface_t *rp_kept_picture_get_image (const RpKeptPicture *self);
/* Where it lies when the content stands at VIEW: at the zoom it was painted at on whole pixels, so that not one of them
 * changes. */
RpKeptBox rp_kept_picture_box (const RpKeptPicture *self, const RpNetworkView *view);
/* Whether all that is to be seen in WIDTH × HEIGHT is there. */
gboolean rp_kept_picture_covers (const RpKeptPicture *self, const RpNetworkView *view, double width, double height);
/* Whether it will do for a while: all is there, and neither coarse nor crowded. */
gboolean rp_kept_picture_serves (const RpKeptPicture *self, const RpNetworkView *view, double width, double height);
/* Lays it onto CR, moved and scaled. */
void rp_kept_picture_show (const RpKeptPicture *self, cairo_t *cr, const RpNetworkView *view);

G_END_DECLS
