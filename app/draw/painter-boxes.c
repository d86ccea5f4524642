/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "painter-rects.h"

/* Higher or rounder boxes are few, and would fill the cache. */
#define LARGEST_MASK 96
/* The width of what is repeated between two ends: wide, for Cairo copies it pixel line by pixel line. */
#define MIDDLE_PX 240

/* A box on whole pixels of the image. */
typedef struct
{
  double x, y;
  int width, height;
} Pixels;

/* FALSE: it lies between pixels, or is none that masks serve for. */
static gboolean
on_pixels (const RpPaint *ink, const RpBox *box, Pixels *at)
{
  double x = box->x * ink->scale + ink->origin_x, y = box->y * ink->scale + ink->origin_y;
  double width = box->width * ink->scale, height = box->height * ink->scale;

  if (!ink->sprites || !ink->snap || width < 1 || height < 1 || width > G_MAXUINT16 || height > LARGEST_MASK
      || box->corner * ink->scale > LARGEST_MASK)
    return FALSE;
  *at = (Pixels){ floor (x + 0.5), floor (y + 0.5), (int)floor (width + 0.5), (int)floor (height + 0.5) };
  return fabs (at->x - x) < 1e-6 && fabs (at->y - y) < 1e-6 && fabs (at->width - width) < 1e-6
         && fabs (at->height - height) < 1e-6;
}

static void
set_alpha_ramp (cairo_t *cr, const RpSpriteKey *key)
{
  double from = key->phase_x / 4.0, length = MAX (key->length / 4.0, 1e-3);
  cairo_pattern_t *ramp = cairo_pattern_create_linear (from, 0, from + length, 0);

  cairo_pattern_add_color_stop_rgba (ramp, 0, 0, 0, 0, key->part == RP_SPRITE_LEFT ? 0 : 1);
  cairo_pattern_add_color_stop_rgba (ramp, 1, 0, 0, 0, key->part == RP_SPRITE_LEFT ? 1 : 0);
  cairo_set_source (cr, ramp);
  cairo_pattern_destroy (ramp);
}

/* The whole of a narrow box, or the one end of a long one. */
static void
draw_mask (cairo_t *cr, const RpSpriteKey *key)
{
  double beyond = key->part == RP_SPRITE_WHOLE ? 0 : key->height + 2 * key->size * key->scale + 4;
  double inset = key->kind == RP_SPRITE_STROKE ? key->line_width * key->scale / 2 : 0;
  RpBox box
      = { key->part == RP_SPRITE_RIGHT ? -beyond : 0, 0, key->width + beyond, key->height, key->size * key->scale };

  box = (RpBox){ box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset,
                 MAX (0, box.corner - inset) };
  if (key->kind == RP_SPRITE_FADE)
    set_alpha_ramp (cr, key);
  rp_rounded_path (cr, &box);
  cairo_set_line_width (cr, 2 * inset);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (key->kind == RP_SPRITE_STROKE)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

/* Slanted lines that begin at the bottom, PHASE_X after the left edge and every step from there. */
static void
hatch (cairo_t *cr, const RpSpriteKey *key, const RpBox *box)
{
  double step = RP_HATCH_STEP_PX * key->scale, height = key->height;

  cairo_save (cr);
  rp_rounded_path (cr, box);
  cairo_clip (cr);
  cairo_set_line_width (cr, RP_HATCH_LINE_PX * key->scale);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  cairo_new_path (cr);
  for (double x = key->phase_x / 4.0 - step * ceil (height / step + 2); x < key->width + step; x += step)
    {
      cairo_move_to (cr, x, height);
      cairo_line_to (cr, x + height, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* An end, or what lies between two, with its colours. */
static void
draw_box (cairo_t *cr, const RpSpriteKey *key)
{
  double line = key->line_width * key->scale, beyond = key->height + 2 * key->size * key->scale + 2 * line + 4;
  gboolean to_left = key->part == RP_SPRITE_RIGHT || key->part == RP_SPRITE_MIDDLE;
  gboolean to_right = key->part == RP_SPRITE_LEFT || key->part == RP_SPRITE_MIDDLE;
  RpPaint ink = { .cr = cr };
  RpBox box = { to_left ? -beyond : 0, 0, key->width + (to_left ? beyond : 0) + (to_right ? beyond : 0), key->height,
                key->size * key->scale };

  rp_paint_set (&ink, key->fill);
  rp_rounded_path (cr, &box);
  if (key->style == RP_FILL_HATCH)
    hatch (cr, key, &box);
  else
    cairo_fill (cr);
  if (key->stroke == 0)
    return;
  box = (RpBox){ box.x + line / 2, line / 2, box.width - line, box.height - line, MAX (0, box.corner - line / 2) };
  rp_paint_set (&ink, key->stroke);
  cairo_set_line_width (cr, line);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  rp_rounded_path (cr, &box);
  cairo_stroke (cr);
}

static void
paint_part (const RpPaint *ink, RpSpriteKey key, RpSpritePart part, int width, double x, double y)
{
  if (width <= 0)
    return;
  key.part = (guint8)part;
  key.width = (guint16)width;
  rp_paint_mask (ink, rp_sprites_get (ink->sprites, &key, ink->device_scale, draw_mask), x, y);
}

static void
add_rectangle (const RpPaint *ink, double x, double y, double width, double height)
{
  cairo_rectangle (ink->cr, (x - ink->origin_x) / ink->scale, (y - ink->origin_y) / ink->scale, width / ink->scale,
                   height / ink->scale);
}

static RpSpriteKey
mask_key (const RpPaint *ink, RpSpriteKind kind, const RpBox *box, const Pixels *at)
{
  return (RpSpriteKey){ .kind = (guint8)kind,
                        .height = (guint16)at->height,
                        .size = (float)(floor (box->corner * 8 + 0.5) / 8), /* else each zoom had its own */
                        .scale = (float)ink->scale };
}

/* With the current source, whatever it is. */
static void
fill_rounded (const RpPaint *ink, const RpBox *box, const Pixels *at)
{
  RpSpriteKey key = mask_key (ink, RP_SPRITE_FILL, box, at);
  int end = (int)ceil (box->corner * ink->scale);

  if (at->width <= 2 * end)
    {
      paint_part (ink, key, RP_SPRITE_WHOLE, at->width, at->x, at->y);
      return;
    }
  cairo_new_path (ink->cr);
  add_rectangle (ink, at->x + end, at->y, at->width - 2 * end, at->height);
  cairo_fill (ink->cr);
  paint_part (ink, key, RP_SPRITE_LEFT, end, at->x, at->y);
  paint_part (ink, key, RP_SPRITE_RIGHT, end, at->x + at->width - end, at->y);
}

/* How many pixels of the box's one end fade; 0: none. CUT: how much of it is out of sight, px. */
static int
fading_pixels (const RpPaint *ink, const RpShape *shape, gboolean fades, double cut)
{
  double length = rp_fade_length (shape);

  return fades && cut < length ? (int)ceil (length * ink->scale) + 2 : 0;
}

static gboolean
fill_fading (const RpPaint *ink, const RpShape *shape, const RpBox *box, const Pixels *at)
{
  double cut_left = MAX (box->x - shape->x - 1, 0), end = shape->x + shape->width;
  double cut_right = MAX (end - (box->x + box->width) - 1, 0), length = rp_fade_length (shape) * ink->scale;
  int left = fading_pixels (ink, shape, shape->fill_style != RP_FILL_FADE_RIGHT, cut_left);
  int right = fading_pixels (ink, shape, shape->fill_style != RP_FILL_FADE_LEFT, cut_right);
  int corner = (int)ceil (box->corner * ink->scale);
  double from = shape->x * ink->scale + ink->origin_x - at->x;
  double to = end * ink->scale + ink->origin_x - at->x;
  RpSpriteKey fading = mask_key (ink, RP_SPRITE_FADE, box, at), plain = mask_key (ink, RP_SPRITE_FILL, box, at);

  /* cut within the fading, or too short for two ends */
  if ((left > 0 && cut_left > 0) || (right > 0 && cut_right > 0)
      || MAX (left, corner) + MAX (right, corner) > at->width)
    return FALSE;
  fading.length = (guint16)floor (length * 4 + 0.5);
  if (left > 0)
    {
      /* the box may begin half a pixel after the shape */
      fading.phase_x = (guint16)floor (MAX (from, 0) * 4 + 0.5);
      paint_part (ink, fading, RP_SPRITE_LEFT, MAX (left, corner), at->x, at->y);
    }
  else
    paint_part (ink, plain, RP_SPRITE_LEFT, corner, at->x, at->y);
  left = MAX (left, corner);
  if (right > 0)
    {
      double begin = at->width - MAX (right, corner);

      fading.phase_x = (guint16)floor (MAX (to - length - begin, 0) * 4 + 0.5);
      paint_part (ink, fading, RP_SPRITE_RIGHT, MAX (right, corner), at->x + begin, at->y);
    }
  else
    paint_part (ink, plain, RP_SPRITE_RIGHT, corner, at->x + at->width - corner, at->y);
  right = MAX (right, corner);
  cairo_new_path (ink->cr);
  add_rectangle (ink, at->x + left, at->y, at->width - left - right, at->height);
  cairo_fill (ink->cr);
  return TRUE;
}

gboolean
rp_paint_quick_stroke (const RpPaint *ink, double width, const RpBox *box)
{
  double line = width * ink->scale;
  int end = (int)ceil (MAX (box->corner * ink->scale, line)) + 1;
  RpSpriteKey key;
  Pixels at;

  if (!on_pixels (ink, box, &at) || at.width <= line || at.height <= 2 * line || line > LARGEST_MASK)
    return FALSE;
  key = mask_key (ink, RP_SPRITE_STROKE, box, &at);
  key.line_width = (float)width;
  if (at.width <= 2 * end)
    {
      if (at.width <= 2 * line)
        return FALSE;
      paint_part (ink, key, RP_SPRITE_WHOLE, at.width, at.x, at.y);
      return TRUE;
    }
  paint_part (ink, key, RP_SPRITE_LEFT, end, at.x, at.y);
  paint_part (ink, key, RP_SPRITE_RIGHT, end, at.x + at.width - end, at.y);
  cairo_new_path (ink->cr);
  add_rectangle (ink, at.x + end, at.y, at.width - 2 * end, line);
  add_rectangle (ink, at.x + end, at.y + at.height - line, at.width - 2 * end, line);
  cairo_fill (ink->cr);
  return TRUE;
}

/* SPRITE again and again from the pixel X on, WIDTH pixels of it, the first SKIPPED of them left out. */
static void
repeat (const RpPaint *ink, cairo_surface_t *sprite, int skipped, double x, double y, int width, int height)
{
  cairo_t *cr = ink->cr;
  double scale = ink->device_scale, left = (x - ink->offset_x) / scale, top = (y - ink->offset_y) / scale;

  cairo_identity_matrix (cr);
  cairo_set_source_surface (cr, sprite, left - skipped / scale, top);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_new_path (cr);
  cairo_rectangle (cr, left, top, width / scale, height / scale);
  cairo_fill (cr);
  cairo_set_matrix (cr, &ink->matrix);
}

typedef struct
{
  RpSpriteKey key;
  double hatched; /* the pixel where a line of the hatching begins */
  int step;       /* between two of those; 0: none */
} BoxSprites;

static cairo_surface_t *
box_sprite (const RpPaint *ink, BoxSprites *sprites, RpSpritePart part, double x, int width)
{
  RpSpriteKey *key = &sprites->key;

  key->part = (guint8)part;
  key->width = (guint16)width;
  if (sprites->step > 0)
    {
      double quarters = floor ((sprites->hatched - x) * 4 + 0.5), period = 4 * sprites->step;

      key->phase_x = (guint16)(quarters - floor (quarters / period) * period);
    }
  return rp_sprites_get (ink->sprites, key, ink->device_scale, draw_box);
}

/* What lies between two ends, from the pixel X on: one sprite for all places of the hatching. */
static void
paint_middle (const RpPaint *ink, BoxSprites *sprites, double x, double y, int width, int height)
{
  int step = MAX (sprites->step, 1), tile = step * MAX (MIDDLE_PX / step, 1);
  double whole = sprites->step > 0 ? floor (sprites->hatched - x + 0.125) : 0, skipped;

  if (width <= 0)
    return;
  skipped = whole - floor (whole / step) * step;
  skipped = skipped > 0 ? step - skipped : 0;
  repeat (ink, box_sprite (ink, sprites, RP_SPRITE_MIDDLE, x + whole, tile), (int)skipped, x, y, width, height);
}

/* Plain or hatched. STROKE: the line's colour; 0: none. */
static gboolean
paint_box (const RpPaint *ink, const RpShape *shape, const RpBox *box, const Pixels *at, RpColor stroke)
{
  double width = shape->line_width > 0 ? shape->line_width : 1, line = stroke ? width * ink->scale : 0;
  double step = shape->fill_style == RP_FILL_HATCH ? RP_HATCH_STEP_PX * ink->scale : 0;
  int end = (int)ceil (MAX (box->corner * ink->scale, line)) + 1, middle = at->width - 2 * end;
  BoxSprites sprites = { mask_key (ink, RP_SPRITE_BOX, box, at), shape->x * ink->scale + ink->origin_x, (int)step };

  if (step != floor (step) || at->width <= 2 * line || at->height <= 2 * line || line > LARGEST_MASK
      || fabs (sprites.hatched) > 1e9)
    return FALSE;
  sprites.key.style = (guint8)shape->fill_style;
  sprites.key.fill = shape->fill;
  sprites.key.stroke = stroke;
  sprites.key.line_width = stroke ? (float)width : 0;
  if (middle <= 0)
    {
      rp_paint_sprite (ink, box_sprite (ink, &sprites, RP_SPRITE_WHOLE, at->x, at->width), at->x, at->y);
      return TRUE;
    }
  rp_paint_sprite (ink, box_sprite (ink, &sprites, RP_SPRITE_LEFT, at->x, end), at->x, at->y);
  paint_middle (ink, &sprites, at->x + end, at->y, middle, at->height);
  rp_paint_sprite (ink, box_sprite (ink, &sprites, RP_SPRITE_RIGHT, at->x + at->width - end, end),
                   at->x + at->width - end, at->y);
  return TRUE;
}

gboolean
rp_paint_quick_box (const RpPaint *ink, const RpShape *shape, const RpBox *box)
{
  Pixels at;

  return (shape->fill_style == RP_FILL_SOLID || shape->fill_style == RP_FILL_HATCH) && shape->dash == RP_DASH_SOLID
         && (shape->fill & 0xff) != 0 && (shape->stroke & 0xff) != 0 && on_pixels (ink, box, &at)
         && paint_box (ink, shape, box, &at, shape->stroke);
}

gboolean
rp_paint_quick_fill (const RpPaint *ink, const RpShape *shape, const RpBox *box)
{
  Pixels at;

  if ((shape->fill_style == RP_FILL_SOLID && box->corner <= 0) || !on_pixels (ink, box, &at))
    return FALSE;
  if (shape->fill_style == RP_FILL_HATCH)
    return paint_box (ink, shape, box, &at, 0);
  if (shape->fill_style != RP_FILL_SOLID)
    return fill_fading (ink, shape, box, &at);
  fill_rounded (ink, box, &at);
  return TRUE;
}
