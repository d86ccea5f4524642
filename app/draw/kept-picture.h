/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A painted network with a margin around what was in sight, which is moved while a hand pans and scaled while it zooms,
 * until another takes its place: on the way one that reaches further ahead, of which only what is new is painted, and
 * in the end an exact one. Made in a thread as well as not; read only afterwards; refcounted (atomic). Units: px of the
 * drawing. */
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
 * has SCALE pixels for each px of that. NULL: no such image can be. Transfer full. */
RpKeptPicture *
rp_kept_picture_new (RpDrawing *drawing, const RpNetworkView *view, double zoom, int scale, double margin);
/* The same of what follows BEFORE on the way of a hand that pans, all but the place being as it was; made from it where
 * VIEW is of its zoom, and whole pixels from it. Most of its margin lies ahead. */
RpKeptPicture *
rp_kept_picture_new_after (const RpKeptPicture *before, RpDrawing *drawing, const RpNetworkView *view, double margin);
/* Whether it was enlarged so. */
gboolean rp_kept_picture_has_scale (const RpKeptPicture *self, double zoom, int scale);
RpKeptPicture *rp_kept_picture_ref (RpKeptPicture *self);
void rp_kept_picture_unref (RpKeptPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpKeptPicture, rp_kept_picture_unref)
/* Where a picture that is to follow this one had best stand instead of at VIEW: less than a pixel from there. */
RpNetworkView rp_kept_picture_near (const RpKeptPicture *self, const RpNetworkView *view);
/* Belongs to it. */
cairo_surface_t *rp_kept_picture_get_image (const RpKeptPicture *self);
/* Where it lies when the content stands at VIEW: at the zoom it was painted at on whole pixels, so that not one of them
 * changes. */
RpKeptBox rp_kept_picture_box (const RpKeptPicture *self, const RpNetworkView *view);
/* Whether all that is to be seen in WIDTH × HEIGHT is there. */
gboolean rp_kept_picture_covers (const RpKeptPicture *self, const RpNetworkView *view, double width, double height);
/* Whether it will do for a while: all is there, and some more on the way that it has gone, and neither is it coarse nor
 * crowded. */
gboolean rp_kept_picture_serves (const RpKeptPicture *self, const RpNetworkView *view, double width, double height);
/* Lays it onto CR, moved and scaled. */
void rp_kept_picture_show (const RpKeptPicture *self, cairo_t *cr, const RpNetworkView *view);

G_END_DECLS
