/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paint-sprites.h"

#include "paint-cache.h"

/* Compared by its bytes, which therefore are all its fields'. */
G_STATIC_ASSERT (sizeof (RpSpriteKey) == 36);

struct _RpSprites
{
  RpPaintCache *cache; /* RpSpriteKey → cairo_surface_t */
};

static void
free_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

static void
sprites_free (gpointer data)
{
  RpSprites *self = data;

  rp_paint_cache_free (self->cache);
  g_free (self);
}

RpSprites *
rp_sprites_for_thread (void)
{
  static GPrivate of_thread = G_PRIVATE_INIT (sprites_free);
  RpSprites *self = g_private_get (&of_thread);

  if (!self)
    {
      self = g_new0 (RpSprites, 1);
      self->cache = rp_paint_cache_new (RP_SPRITES_LIMIT, free_surface);
      g_private_set (&of_thread, self);
    }
  return self;
}

cairo_surface_t *
rp_sprites_get (RpSprites *self, const RpSpriteKey *key, double device_scale, RpSpriteFunc draw)
{
  cairo_surface_t *surface = rp_paint_cache_get (self->cache, 0, key, sizeof *key);
  double scale_x, scale_y;
  gboolean mask = key->kind == RP_SPRITE_FILL || key->kind == RP_SPRITE_STROKE || key->kind == RP_SPRITE_FADE;

  if (!surface)
    {
      cairo_t *cr;

      surface = cairo_image_surface_create (mask ? CAIRO_FORMAT_A8 : CAIRO_FORMAT_ARGB32, key->width, key->height);
      cr = cairo_create (surface);
      draw (cr, key);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      rp_paint_cache_put (self->cache, 0, key, sizeof *key, surface,
                          512 + (gsize)cairo_image_surface_get_stride (surface) * key->height);
    }
  cairo_surface_get_device_scale (surface, &scale_x, &scale_y);
  if (scale_x != device_scale)
    cairo_surface_set_device_scale (surface, device_scale, device_scale);
  return surface;
}

gsize
rp_sprites_size (const RpSprites *self)
{
  return rp_paint_cache_size (self->cache);
}
