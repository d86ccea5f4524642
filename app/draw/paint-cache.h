/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a painter made once and may need again, bounded in bytes. Two generations: what was not asked for while the
 * younger one filled up goes. What is kept never changes a picture, only its time. Of one thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RpPaintCache RpPaintCache;

/* LIMIT in bytes. FREE_VALUE frees what is kept. Free with rp_paint_cache_free. */
RpPaintCache *rp_paint_cache_new (gsize limit, GDestroyNotify free_value);
void rp_paint_cache_free (RpPaintCache *self);
void rp_paint_cache_clear (RpPaintCache *self);
/* What was kept under KIND and the N bytes at KEY; NULL: nothing. Valid until the next get or put. */
gpointer rp_paint_cache_get (RpPaintCache *self, guint kind, gconstpointer key, gsize n);
/* Keeps VALUE (transfer full), which takes COST bytes. KEY is copied and must not be kept already. */
void rp_paint_cache_put (RpPaintCache *self, guint kind, gconstpointer key, gsize n, gpointer value, gsize cost);
/* Bytes kept: never more than the limit and one value. */
gsize rp_paint_cache_size (const RpPaintCache *self);

G_END_DECLS
