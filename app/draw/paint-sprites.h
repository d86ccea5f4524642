/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures of what is painted again and again: symbols, the ends of bars, hatching. Only for image surfaces; what
 * is to be scaled or printed gets paths. A sprite depends on its key alone. Units: device pixels. */
#pragma once

#include <cairo.h>
#include "shape.h"

G_BEGIN_DECLS

typedef struct _RpSprites RpSprites;

typedef enum
{
  RP_SPRITE_SYMBOL,
  RP_SPRITE_FILL,
  RP_SPRITE_STROKE,
  RP_SPRITE_FADE,
  RP_SPRITE_BOX, /* fill and line together */
} RpSpriteKind;

typedef enum
{
  RP_SPRITE_WHOLE,
  RP_SPRITE_LEFT, /* the left end of something longer */
  RP_SPRITE_RIGHT,
  RP_SPRITE_MIDDLE, /* what is repeated between them */
} RpSpritePart;

/* Zero what a kind does not use: keys are compared byte by byte. */
typedef struct
{
  guint8 kind, part, symbol, dash;
  guint16 width, height;    /* of the sprite */
  guint16 phase_x, phase_y; /* quarters of a pixel */
  RpColor fill, stroke;
  float size, line_width, scale; /* of a symbol or a corner; px of the drawing, and pixels for each */
  guint16 length;                /* of a fade, quarters of a pixel */
  guint8 style, reserved;        /* RpFill of a box */
} RpSpriteKey;

/* Draws what KEY says onto a clear surface of its size. */
typedef void (*RpSpriteFunc) (cairo_t *cr, const RpSpriteKey *key);

/* The calling thread's own; belongs to the thread. */
RpSprites *rp_sprites_for_thread (void);
/* A8 for the kinds that are masks (FILL, STROKE, FADE), else ARGB32. DEVICE_SCALE is the target's. Borrowed until the
 * next call. */
cairo_surface_t *rp_sprites_get (RpSprites *self, const RpSpriteKey *key, double device_scale, RpSpriteFunc draw);
/* Bytes kept. */
gsize rp_sprites_size (const RpSprites *self);
#define RP_SPRITES_LIMIT (8u << 20)

G_END_DECLS
