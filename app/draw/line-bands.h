/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines in whole numbers, and the sums of what they leave on the pixels of an image, band by band. Sums may begin with
 * those of another picture, from which what is gone is taken. Private to line-*.c. Units: pixels of the image. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RP_LINE_PARTS 256                                        /* of a pixel, that a line covers */
#define RP_LINE_PLACES 4096                                      /* within a pixel, where a line may begin and end */
#define RP_LINE_LANES 4                                          /* pixels across that a table tells of */
#define RP_LINE_FULL 16383                                       /* from here on nothing of the paper shows */
#define RP_LINE_WIDE (-1)                                        /* no table: too wide, or it grows */
#define RP_LINE_TABLES ((RP_LINE_LANES - 1) * RP_LINE_PARTS + 1) /* widths that fit */

/* What each of the pixels across adds, of a line that begins at a part of the first one. */
typedef struct
{
  guint16 sums[RP_LINE_LANES];
} RpLineLanes;

/* Along one axis a line goes pixel by pixel, across it lies between pixels. Across in 1/2^32 pixel. Compared by its
 * bytes, which therefore are all its fields'. */
typedef struct
{
  gint64 at;                 /* across: its low edge at the middle of FIRST; of one that grows, halfway */
  gint64 step;               /* how much more after each pixel */
  gint64 width, growth;      /* measured across */
  gint32 first, last;        /* pixels along */
  guint16 head, tail;        /* parts of the first and last pixel that it covers along */
  gint16 head_off, tail_off; /* the middle of those, from that of the pixel */
  gint16 table;              /* by its width in parts, or RP_LINE_WIDE */
  guint8 upright, grows;
  guint32 reserved;
} RpLine;

G_STATIC_ASSERT (sizeof (RpLine) == 56);

/* What lines add, all halved so often that no sum outgrows its bits. */
typedef struct
{
  guint halved;
  guint16 of_part[RP_LINE_PARTS + 1]; /* what a line adds that covers so much of a pixel */
  RpLineLanes *lanes[RP_LINE_TABLES]; /* by where it begins within a pixel; made when needed */
} RpLineTables;

/* The table that LINE is added by must have been made. */
void rp_line_tables_make (RpLineTables *self, int width);
void rp_line_tables_clear (RpLineTables *self);

/* Pixels along. */
static inline guint64
rp_line_pixels (const RpLine *line)
{
  return (guint64)(line->last - line->first + 1);
}

/* Rows or columns across that LINE may touch, one more at each side. */
void rp_line_get_reach (const RpLine *line, gint64 *low, gint64 *high);

/* What a band's sums are for: rows FROM … TO of them, STRIDE sums from one to the next, from the left edge on. */
typedef void (*RpLineRows) (const guint32 *sums, gsize stride, int from, int to, gpointer data);

typedef struct
{
  int width, height;
  const RpLineTables *tables;
  const GArray *lines; /* RpLine */
  const GArray *less;  /* RpLine, to be taken from BASE; nullable */
  const guint32 *base; /* WIDTH × HEIGHT sums to begin with; NULL: zeros */
  guint32 *less_sums;  /* where those of LESS are written, WIDTH × HEIGHT zeros before; nullable */
  RpLineRows done;     /* called in any thread */
  gpointer data;
} RpLineBands;

/* Sums up, by at most N_THREADS, the caller's among them. Rows that no line and no base touches are not told of. */
void rp_line_bands_run (const RpLineBands *self, guint n_threads);

G_END_DECLS
