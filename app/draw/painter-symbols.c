/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "painter-ink.h"
#include "symbol-path.h"

/* Larger ones are few, and would fill the cache. */
#define LARGEST_SPRITE 72
/* How far corners reach beyond the box, as a share of its side; with a pixel for what is antialiased. */
#define OVERSHOOT 0.07

static void
outline (cairo_t *cr, const RpShape *shape)
{
  RpPoint points[RP_SYMBOL_MAX_POINTS], centers[2];
  guint n = rp_symbol_points (shape->symbol, points);
  double radius, size = MIN (shape->width, shape->height);
  double x = shape->x + (shape->width - size) / 2, y = shape->y + (shape->height - size) / 2;

  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, x + points[i].x * size, y + points[i].y * size);
  if (n > 0)
    {
      cairo_close_path (cr);
      return;
    }
  n = rp_symbol_circles (shape->symbol, centers, &radius);
  for (guint i = 0; i < n; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x + centers[i].x * size, y + centers[i].y * size, radius * size, 0, 2 * G_PI);
      cairo_close_path (cr);
    }
}

static void
symbol_path (const RpPaint *ink, const RpShape *shape)
{
  cairo_t *cr = ink->cr;
  double size = MIN (shape->width, shape->height);

  outline (cr, shape);
  if ((shape->fill & 0xff) != 0)
    {
      rp_paint_set (ink, shape->fill);
      if (shape->symbol == RP_SYMBOL_RINGS)
        {
          cairo_set_dash (cr, NULL, 0, 0);
          cairo_set_line_width (cr, MAX (1, size * 0.13));
          cairo_stroke_preserve (cr);
        }
      else
        {
          cairo_fill_preserve (cr);
        }
    }
  if ((shape->stroke & 0xff) != 0)
    {
      rp_paint_set_line (ink, shape);
      rp_paint_set (ink, shape->stroke);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

/* From a sprite's corner to its symbol's box, pixels. */
static double
padding (const RpSpriteKey *key)
{
  double line = MAX (key->stroke & 0xff ? key->line_width : 0, key->symbol == RP_SYMBOL_RINGS ? 1 : 0);

  return ceil ((key->size * OVERSHOOT + line / 2) * key->scale + 1);
}

static void
draw_sprite (cairo_t *cr, const RpSpriteKey *key)
{
  RpPaint ink = { .cr = cr };
  double pad = padding (key);
  RpShape shape = { .symbol = (RpSymbol)key->symbol,
                    .x = (pad + key->phase_x / 4.0) / key->scale,
                    .y = (pad + key->phase_y / 4.0) / key->scale,
                    .width = key->size,
                    .height = key->size,
                    .fill = key->fill,
                    .stroke = key->stroke,
                    .dash = (RpDash)key->dash,
                    .line_width = key->line_width };

  cairo_scale (cr, key->scale, key->scale);
  symbol_path (&ink, &shape);
}

/* FALSE: this one is no sprite. */
static gboolean
symbol_sprite (const RpPaint *ink, const RpShape *shape, double size)
{
  RpSpriteKey key = { .kind = RP_SPRITE_SYMBOL,
                      .symbol = (guint8)shape->symbol,
                      .size = (float)size,
                      .scale = (float)ink->scale,
                      .fill = shape->fill & 0xff ? shape->fill : 0 };
  double x, y, pad;

  if (size * ink->scale > LARGEST_SPRITE || shape->line_width > size)
    return FALSE;
  if ((shape->stroke & 0xff) != 0)
    {
      key.stroke = shape->stroke;
      key.dash = (guint8)shape->dash;
      key.line_width = (float)(shape->line_width > 0 ? shape->line_width : 1);
    }
  x = rp_paint_quarter ((shape->x + (shape->width - size) / 2) * ink->scale + ink->origin_x, &key.phase_x);
  y = rp_paint_quarter ((shape->y + (shape->height - size) / 2) * ink->scale + ink->origin_y, &key.phase_y);
  pad = padding (&key);
  key.width = key.height = (guint16)(ceil (size * ink->scale + 1) + 2 * pad);
  rp_paint_sprite (ink, rp_sprites_get (ink->sprites, &key, ink->device_scale, draw_sprite), x - pad, y - pad);
  return TRUE;
}

/* The picture in the symbol's outline, on paper, with a rim. A symbol without an inside is a disc then. */
static void
paint_picture (const RpPaint *ink, const RpShape *shape, double size)
{
  const RpPicture *picture = shape->picture;
  cairo_t *cr = ink->cr;
  double x = shape->x + (shape->width - size) / 2, y = shape->y + (shape->height - size) / 2;
  RpShape frame = *shape;
  cairo_surface_t *image;

  if (frame.symbol == RP_SYMBOL_RINGS)
    frame.symbol = RP_SYMBOL_DISC;
  image = cairo_image_surface_create_for_data ((guchar *)picture->pixels, CAIRO_FORMAT_ARGB32, (int)picture->side,
                                               (int)picture->side, (int)picture->side * 4);
  cairo_save (cr);
  outline (cr, &frame);
  rp_paint_set (ink, ink->paper);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / picture->side, size / picture->side);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint_with_alpha (cr, CLAMP (shape->picture_ink, 0, 1));
  cairo_restore (cr);
  cairo_surface_destroy (image);
  outline (cr, &frame);
  cairo_set_line_width (cr, RP_PICTURE_RIM_PX);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  rp_paint_set (ink, shape->fill);
  cairo_stroke (cr);
}

void
rp_paint_symbol (const RpPaint *ink, const RpShape *shape)
{
  double size = MIN (shape->width, shape->height);

  if (size <= 0 || size > 10000)
    return;
  if (shape->picture != NULL)
    paint_picture (ink, shape, size);
  else if (!ink->sprites || !symbol_sprite (ink, shape, size))
    symbol_path (ink, shape);
}
