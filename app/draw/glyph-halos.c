/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "glyph-halos.h"

#include <math.h>
#include <string.h>

#include "paint-cache.h"

/* A line's mask; larger ones are painted as paths. */
#define LARGEST_BYTES (1 << 20)
#define LARGEST_GLYPH 256

typedef struct
{
  guint32 font;
  guint16 phase_x, phase_y;
  guint64 glyph;
  double scale;
} Key;

typedef struct
{
  int left, top, width, height; /* relative to the glyph's origin */
  guint8 alphas[];              /* row by row */
} Mask;

struct _RpHalos
{
  RpPaintCache *masks; /* Key → Mask */
  guint8 *line;        /* scratch */
  gsize line_bytes;
};

/* A line's mask while it is put together. */
typedef struct
{
  int left, top, width, height, stride; /* in pixels of the image */
  guint8 *alphas;
  int first, last, from, to; /* the rows and columns that something is in; FIRST > LAST: none */
} Field;

RpHalos *
rp_halos_new (gsize limit)
{
  RpHalos *self = g_new0 (RpHalos, 1);

  self->masks = rp_paint_cache_new (limit, g_free);
  return self;
}

void
rp_halos_free (RpHalos *self)
{
  rp_paint_cache_free (self->masks);
  g_free (self->line);
  g_free (self);
}

void
rp_halos_clear (RpHalos *self)
{
  rp_paint_cache_clear (self->masks);
}

gsize
rp_halos_size (const RpHalos *self)
{
  return rp_paint_cache_size (self->masks);
}

static void
stroke_glyph (cairo_surface_t *surface, const Key *key, cairo_scaled_font_t *font, double left, double top)
{
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, key->phase_x / 4.0 - left, key->phase_y / 4.0 - top);
  cairo_scale (cr, key->scale, key->scale);
  cairo_set_scaled_font (cr, font);
  cairo_glyph_path (cr, &(cairo_glyph_t){ key->glyph, 0, 0 }, 1);
  cairo_set_line_width (cr, 2 * RP_HALO_PX);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static Mask *
mask_new (const Key *key, cairo_scaled_font_t *font)
{
  cairo_text_extents_t extents;
  cairo_surface_t *surface;
  double left, top, right, bottom, reach = RP_HALO_PX * key->scale + 2;
  Mask *mask;

  cairo_scaled_font_glyph_extents (font, &(cairo_glyph_t){ key->glyph, 0, 0 }, 1, &extents);
  left = floor (extents.x_bearing * key->scale - reach);
  top = floor (extents.y_bearing * key->scale - reach);
  right = ceil ((extents.x_bearing + extents.width) * key->scale + reach);
  bottom = ceil ((extents.y_bearing + extents.height) * key->scale + reach);
  if (!(extents.width > 0) || !(right - left < LARGEST_GLYPH) || !(bottom - top < LARGEST_GLYPH))
    return g_malloc0 (sizeof *mask);
  mask = g_malloc (sizeof *mask + (gsize)(right - left) * (gsize)(bottom - top));
  *mask = (Mask){ (int)left, (int)top, (int)(right - left), (int)(bottom - top) };
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, mask->width, mask->height);
  stroke_glyph (surface, key, font, left, top);
  for (int y = 0; y < mask->height; y++)
    memcpy (mask->alphas + y * mask->width,
            cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface), (gsize)mask->width);
  cairo_surface_destroy (surface);
  return mask;
}

static const Mask *
mask_for (RpHalos *self, const Key *key, cairo_scaled_font_t *font)
{
  Mask *mask = rp_paint_cache_get (self->masks, 0, key, sizeof *key);

  if (mask)
    return mask;
  mask = mask_new (key, font);
  rp_paint_cache_put (self->masks, 0, key, sizeof *key, mask, sizeof *mask + (gsize)mask->width * (gsize)mask->height);
  return mask;
}

/* Letters overlap: where they do, the one that covers more counts, as in one stroke round all of them. */
static void
add_mask (Field *field, const Mask *mask, int x, int y)
{
  int left = MAX (x, 0), right = MIN (x + mask->width, field->width);
  int top = MAX (y, 0), bottom = MIN (y + mask->height, field->height);

  if (left >= right || top >= bottom)
    return;
  field->first = MIN (field->first, top);
  field->last = MAX (field->last, bottom - 1);
  field->from = MIN (field->from, left);
  field->to = MAX (field->to, right);
  for (int row = top; row < bottom; row++)
    {
      guint8 *to = field->alphas + row * field->stride;
      const guint8 *from = mask->alphas + (row - y) * mask->width - x;

      for (int i = left; i < right; i++)
        to[i] = MAX (to[i], from[i]);
    }
}

/* FALSE: too large. */
static gboolean
field_init (RpHalos *self, const RpPaint *ink, Field *field, double x, double y, const RpGlyphLine *line)
{
  /* the line and a good height around it, of what is in sight */
  double reach = 48, left = MAX (x - reach, ink->left), right = MIN (x + line->width + reach, ink->right);
  double top = MAX (y - reach, ink->top), bottom = MIN (y + reach, ink->bottom);
  double width = ceil ((right - left) * ink->scale) + 1, height = ceil ((bottom - top) * ink->scale) + 1;

  if (!(width * height < LARGEST_BYTES))
    return FALSE;
  field->left = (int)floor (left * ink->scale + ink->origin_x);
  field->top = (int)floor (top * ink->scale + ink->origin_y);
  field->width = (int)MAX (width, 0);
  field->height = (int)MAX (height, 0);
  field->stride = cairo_format_stride_for_width (CAIRO_FORMAT_A8, field->width);
  if (self->line_bytes < (gsize)field->stride * (gsize)field->height)
    {
      g_free (self->line);
      self->line_bytes = (gsize)field->stride * (gsize)field->height;
      self->line = g_malloc (self->line_bytes);
    }
  field->alphas = self->line;
  field->first = field->height;
  field->last = -1;
  field->from = field->width;
  field->to = 0;
  memset (field->alphas, 0, (gsize)field->stride * (gsize)field->height);
  return TRUE;
}

static void
paint_field (const RpPaint *ink, const Field *field)
{
  cairo_surface_t *surface;
  int from;

  if (field->first > field->last)
    return;
  from = field->from & ~3; /* Cairo wants rows that begin on words */
  surface = cairo_image_surface_create_for_data (field->alphas + field->first * field->stride + from, CAIRO_FORMAT_A8,
                                                 field->to - from, field->last - field->first + 1, field->stride);
  cairo_surface_set_device_scale (surface, ink->device_scale, ink->device_scale);
  rp_paint_mask (ink, surface, field->left + from, field->top + field->first);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

gboolean
rp_halos_show (RpHalos *self, const RpPaint *ink, const RpGlyphLine *line, const GPtrArray *fonts, double x, double y)
{
  const cairo_glyph_t *glyph = line->glyphs;
  Field field;

  if (!field_init (self, ink, &field, x, y, line))
    return FALSE;
  for (guint run = 0; run < line->n_runs; run++)
    for (guint i = 0; i < line->runs[run].n; i++, glyph++)
      {
        Key key = { .font = line->runs[run].font, .glyph = glyph->index, .scale = ink->scale };
        double at_x = (x + glyph->x) * ink->scale + ink->origin_x, at_y = (y + glyph->y) * ink->scale + ink->origin_y;
        const Mask *mask;

        if (!(fabs (at_x) < 1e6 && fabs (at_y) < 1e6))
          continue;
        at_x = rp_paint_quarter (at_x, &key.phase_x);
        at_y = rp_paint_quarter (at_y, &key.phase_y);
        mask = mask_for (self, &key, g_ptr_array_index (fonts, key.font));
        add_mask (&field, mask, (int)at_x + mask->left - field.left, (int)at_y + mask->top - field.top);
      }
  paint_field (ink, &field);
  return TRUE;
}
