/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "line-field.h"

#include <math.h>
#include <string.h>

#include "line-sums.h"

/* Ink that lies over ink of the same colour leaves of the paper what each lets through, multiplied: whatever the order,
 * the logarithms add up. So each pixel sums them, and the colour is laid on once. */
#define STEPS_A_NEPER 2048
#define THROUGH_A_STEP 0.9995118379398894 /* e ^ (-1 / STEPS_A_NEPER) */
#define FAR 65536.0                       /* pixels; what reaches further is cut */
#define SUM_BITS 17                       /* lines over each other, as a power of two, whose sums have room */
/* Where many lie over each other: so many nepers, in two steps, half of which come to half the depth. */
#define SHALLOW 10.0
#define DEEP 80.0
#define COARSE 7     /* beyond RP_LINE_FULL so many bits of a sum say nothing */
#define DEEPEST 8192 /* of these steps: from here on it grows no darker */

struct _RpLineField
{
  int left, top, width, height;
  GArray *lines; /* RpLine */
  guint64 n_pixels;
  RpLineTables tables;
  double first_ink; /* what one line covers wholly, of what a crowd comes to: 1 where it comes to no more */
};

/* What the threads write that sum. */
typedef struct
{
  const RpLineField *field;
  guint8 fine[RP_LINE_FULL + 1], coarse[DEEPEST]; /* alpha by sum */
  guint8 *alphas;
  gsize stride;
  guint32 *kept; /* nullable */
} Finish;

/* Whatever grows without end comes to 1. */
static double
depth_of (double nepers)
{
  return (nepers / (nepers + SHALLOW) + nepers / (nepers + DEEP)) / 2;
}

static void
make_parts (RpLineTables *self)
{
  double through = 1;
  int part = 0;

  for (int sum = 0; sum <= RP_LINE_FULL; sum++)
    {
      while (part < RP_LINE_PARTS && through <= 1 - (part - 0.5) / RP_LINE_PARTS)
        self->of_part[part++] = (guint16)(sum >> self->halved);
      through *= THROUGH_A_STEP;
    }
  while (part <= RP_LINE_PARTS)
    self->of_part[part++] = (guint16)(RP_LINE_FULL >> self->halved);
  self->of_part[0] = 0;
}

static void
make_alphas (Finish *self)
{
  double first = self->field->first_ink, through = 1;

  for (int sum = 0; sum <= RP_LINE_FULL; sum++)
    {
      double deep = first < 1 ? (1 - first) * depth_of ((double)sum / STEPS_A_NEPER) : 0;

      self->fine[sum] = (guint8)(255 * (first * (1 - through) + deep) + 0.5);
      through *= THROUGH_A_STEP;
    }
  for (int step = 0; step < DEEPEST; step++)
    {
      double deep = first < 1 ? (1 - first) * depth_of ((double)step * (1 << COARSE) / STEPS_A_NEPER) : 0;

      self->coarse[step] = (guint8)(255 * (first + deep) + 0.5);
    }
}

RpLineField *
rp_line_field_new (int left, int top, int width, int height, guint n_expected)
{
  RpLineField *self = g_new0 (RpLineField, 1);

  *self = (RpLineField){ .left = left, .top = top, .width = width, .height = height, .first_ink = 1 };
  /* with heads */
  self->lines = g_array_sized_new (FALSE, FALSE, sizeof (RpLine), 2 * n_expected + 1);
  self->tables.halved = (guint)MAX ((int)g_bit_storage (n_expected) - SUM_BITS, 0);
  make_parts (&self->tables);
  return self;
}

void
rp_line_field_free (RpLineField *self)
{
  rp_line_tables_clear (&self->tables);
  g_array_unref (self->lines);
  g_free (self);
}

void
rp_line_field_deepen (RpLineField *self, double first_ink)
{
  self->first_ink = CLAMP (first_ink, 0, 1);
}

/* ---- a line in whole numbers ---- */

/* Cuts A–B to what is not far from the image (Liang and Barsky 1984). FALSE: nothing is left. */
static gboolean
cut_far (RpPoint *a, RpPoint *b)
{
  double dx = b->x - a->x, dy = b->y - a->y, enter = 0, leave = 1;
  const double p[] = { -dx, dx, -dy, dy }, q[] = { a->x + FAR, FAR - a->x, a->y + FAR, FAR - a->y };
  RpPoint start = *a;

  for (int i = 0; i < 4; i++)
    if (p[i] < 0)
      enter = MAX (enter, q[i] / p[i]);
    else if (p[i] > 0)
      leave = MIN (leave, q[i] / p[i]);
    else if (q[i] < 0)
      return FALSE;
  if (!(enter < leave))
    return FALSE;
  *a = (RpPoint){ start.x + enter * dx, start.y + enter * dy };
  *b = (RpPoint){ start.x + leave * dx, start.y + leave * dy };
  return TRUE;
}

static gboolean
is_far (RpPoint p)
{
  return !(fabs (p.x) <= FAR && fabs (p.y) <= FAR);
}

static gint64
place_of (double pixels)
{
  return (gint64)floor (pixels * RP_LINE_PLACES + 0.5);
}

/* From A to B along, which are places; ACROSS where it begins, a place too. */
static void
set_ends (RpLine *line, gint64 a, gint64 b, gint64 across)
{
  gint64 begin, end;

  line->first = (gint32)(a >> 12);
  line->last = (gint32)((b - 1) >> 12);
  begin = (gint64)line->first * RP_LINE_PLACES;
  end = MIN (b, begin + RP_LINE_PLACES);
  line->head = (guint16)((end - a) * RP_LINE_PARTS / RP_LINE_PLACES);
  line->head_off = (gint16)((a + end) / 2 - begin - RP_LINE_PLACES / 2);
  line->at = across * (1 << 20) + (((begin + RP_LINE_PLACES / 2 - a) * line->step) >> 12);
  begin = (gint64)line->last * RP_LINE_PLACES;
  line->tail = (guint16)((b - MAX (a, begin)) * RP_LINE_PARTS / RP_LINE_PLACES);
  line->tail_off = (gint16)((MAX (a, begin) + b) / 2 - begin - RP_LINE_PLACES / 2);
}

void
rp_line_field_add (RpLineField *self, RpPoint a, RpPoint b, double width_a, double width_b)
{
  const double unit = 4294967296.0;
  gint64 ax, ay, bx, by, way, low, high;
  double slope, slant;
  RpLine line;

  if (!isfinite (a.x) || !isfinite (a.y) || !isfinite (b.x) || !isfinite (b.y) || !(width_a >= 0 && width_a < 1000)
      || !(width_b >= 0 && width_b < 1000) || ((is_far (a) || is_far (b)) && !cut_far (&a, &b)))
    return;
  memset (&line, 0, sizeof line);
  ax = place_of (a.x) - (gint64)self->left * RP_LINE_PLACES;
  bx = place_of (b.x) - (gint64)self->left * RP_LINE_PLACES;
  ay = place_of (a.y) - (gint64)self->top * RP_LINE_PLACES;
  by = place_of (b.y) - (gint64)self->top * RP_LINE_PLACES;
  line.upright = ABS (by - ay) > ABS (bx - ax);
  way = line.upright ? by - ay : bx - ax;
  line.grows = width_a != width_b;
  if (ABS (way) < (line.grows ? RP_LINE_PLACES : 4))
    return;
  slope = (double)(line.upright ? bx - ax : by - ay) / (double)way;
  slant = sqrt (1 + slope * slope);
  line.step = (gint64)floor (slope * unit);
  if (line.upright)
    set_ends (&line, way > 0 ? ay : by, way > 0 ? by : ay, way > 0 ? ax : bx);
  else
    set_ends (&line, way > 0 ? ax : bx, way > 0 ? bx : ax, way > 0 ? ay : by);
  if (!line.grows)
    {
      int parts = (int)(width_a * slant * RP_LINE_PARTS);

      line.table = parts < RP_LINE_TABLES ? (gint16)parts : RP_LINE_WIDE;
      if (line.table != RP_LINE_WIDE)
        rp_line_tables_make (&self->tables, parts);
      line.width = (gint64)parts << 24;
      line.at -= line.width / 2;
    }
  else
    {
      gint64 begin = line.upright ? MIN (ay, by) : MIN (ax, bx);

      line.table = RP_LINE_WIDE;
      line.growth = (gint64)floor ((width_b - width_a) * slant * RP_LINE_PLACES / (double)way * unit);
      line.width = (gint64)floor ((way > 0 ? width_a : width_b) * slant * unit)
                   + ((((gint64)line.first * RP_LINE_PLACES + RP_LINE_PLACES / 2 - begin) * line.growth) >> 12);
    }
  rp_line_get_reach (&line, &low, &high);
  if (line.last < 0 || line.first >= (line.upright ? self->height : self->width) || high < 0
      || low >= (line.upright ? self->width : self->height))
    return;
  g_array_append_val (self->lines, line);
  self->n_pixels += rp_line_pixels (&line);
}

void
rp_line_field_join (RpLineField *self, RpLineField *part)
{
  g_array_append_vals (self->lines, part->lines->data, part->lines->len);
  self->n_pixels += part->n_pixels;
  for (int i = 0; i < RP_LINE_TABLES; i++)
    if (self->tables.lanes[i] == NULL)
      self->tables.lanes[i] = g_steal_pointer (&part->tables.lanes[i]);
  g_array_set_size (part->lines, 0);
  part->n_pixels = 0;
}

/* ---- what is written ---- */

static void
finish_rows (const guint32 *sums, gsize stride, int from, int to, gpointer data)
{
  Finish *self = data;
  gsize width = (gsize)self->field->width;
  guint halved = self->field->tables.halved;

  for (int y = from; y < to; y++, sums += stride)
    {
      guint8 *row = self->alphas + (gsize)y * self->stride;

      if (self->kept != NULL)
        memcpy (self->kept + (gsize)y * width, sums, width * sizeof *sums);
      for (gsize x = 0; x < width; x++)
        {
          guint64 sum = (guint64)sums[x] << halved;

          row[x] = sum <= RP_LINE_FULL ? self->fine[sum] : self->coarse[MIN (sum >> COARSE, DEEPEST - 1)];
        }
    }
}

void
rp_line_field_cover (RpLineField *self, RpLineSums *sums, guint n_threads, guint8 *alphas, gsize stride)
{
  RpLineBands bands = { .width = self->width, .height = self->height, .tables = &self->tables, .lines = self->lines };
  RpLineSumsUse use = { .box = { self->left, self->top, self->width, self->height } };
  Finish *finish;

  if (self->lines->len == 0)
    return;
  finish = g_new0 (Finish, 1);
  finish->field = self;
  finish->alphas = alphas;
  finish->stride = stride;
  make_alphas (finish);
  use.lines = self->lines;
  use.tables = &self->tables;
  use.n_pixels = self->n_pixels;
  rp_line_sums_begin (sums, &use);
  if (use.base != NULL)
    {
      bands.base = use.base;
      bands.less_sums = use.less_sums;
      bands.lines = use.more;
      bands.less = use.less;
    }
  finish->kept = use.sums;
  bands.done = finish_rows;
  bands.data = finish;
  rp_line_bands_run (&bands, n_threads);
  rp_line_sums_end (sums, &use);
  g_free (finish);
}
