/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "line-field.h"

#include <math.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Ink that lies over ink of the same colour leaves of the paper what each lets through, multiplied: whatever the order,
 * the logarithms add up. So each pixel sums them, and the colour is laid on once. */
#define STEPS_A_NEPER 2048
#define THROUGH_A_STEP 0.9995118379398894 /* e ^ (-1 / STEPS_A_NEPER) */
#define FULL 16383                        /* from here on nothing of the paper shows */
#define PARTS 256                         /* of a pixel, that a line covers */
#define PLACES 4096                       /* within a pixel, where a line may begin and end */
#define FAR 65536.0                       /* pixels; what reaches further is cut */
#define LANES 4                           /* pixels across that a table tells of */
#define EDGE (LANES - 1)                  /* pixels around a band, which take what falls beside it */
#define TABLES ((LANES - 1) * PARTS + 1)  /* widths that fit */
#define BAND_BYTES (256 * 1024)           /* of sums, that a processor has at hand */
#define AHEAD 6                           /* lines that are fetched before their turn */
#define WORTH_A_THREAD 400000             /* pixels of lines */

/* What each of the pixels across adds, of a line that begins at a part of the first one. */
typedef struct
{
  guint16 sums[LANES];
} Lanes;

/* Along one axis a line goes pixel by pixel, across it lies between pixels. Across in 1/2^32 pixel. */
typedef struct
{
  gint64 at;                 /* across: its low edge at the middle of FIRST; of one that grows, halfway */
  gint64 step;               /* how much more after each pixel */
  gint64 width, growth;      /* measured across */
  const Lanes *table;        /* by where it begins within a pixel; NULL: too wide, or it grows */
  gint32 first, last;        /* pixels along */
  guint16 head, tail;        /* parts of the first and last pixel that it covers along */
  gint16 head_off, tail_off; /* the middle of those, from that of the pixel */
  guint8 upright, grows;
} Line;

struct _RpLineField
{
  int left, top, width, height;
  GArray *lines; /* Line */
  guint64 n_pixels;
  Lanes *tables[TABLES];      /* by width in parts; made when needed */
  guint16 of_part[PARTS + 1]; /* what a line adds that covers so much of a pixel */
  guint8 alphas[FULL + 1];
};

/* Rows of the image, as one thread sums them. */
typedef struct
{
  const RpLineField *field;
  int top, height;
  gsize stride;
  guint16 *sums; /* with EDGE pixels around */
} Band;

/* What threads share. */
typedef struct
{
  RpLineField *field;
  int band_rows;
  guint n_bands;
  guint *begins, *lines; /* the lines of a band: from its begin to the next one's */
  int next;              /* band; atomic */
  guint8 *alphas;
  gsize stride;
} Work;

static void
make_tables (RpLineField *self)
{
  double through = 1;
  int part = 0;

  for (int sum = 0; sum <= FULL; sum++)
    {
      while (part < PARTS && through <= 1 - (part - 0.5) / PARTS)
        self->of_part[part++] = (guint16)sum;
      self->alphas[sum] = (guint8)(255 * (1 - through) + 0.5);
      through *= THROUGH_A_STEP;
    }
  while (part <= PARTS)
    self->of_part[part++] = FULL;
  self->of_part[0] = 0;
}

RpLineField *
rp_line_field_new (int left, int top, int width, int height)
{
  RpLineField *self = g_new0 (RpLineField, 1);

  *self = (RpLineField){ .left = left, .top = top, .width = width, .height = height };
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  make_tables (self);
  return self;
}

void
rp_line_field_free (RpLineField *self)
{
  for (guint i = 0; i < TABLES; i++)
    g_free (self->tables[i]);
  g_array_unref (self->lines);
  g_free (self);
}

/* ---- a line in whole numbers ---- */

static const Lanes *
table_for (RpLineField *self, int width)
{
  Lanes *table;

  if (width >= TABLES)
    return NULL;
  if (self->tables[width])
    return self->tables[width];
  table = g_new0 (Lanes, PARTS);
  for (int begin = 0; begin < PARTS; begin++)
    for (int lane = 0; lane < LANES; lane++)
      {
        int low = MAX (begin, lane * PARTS), high = MIN (begin + width, (lane + 1) * PARTS);

        table[begin].sums[lane] = self->of_part[CLAMP (high - low, 0, PARTS)];
      }
  self->tables[width] = table;
  return table;
}

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
  return (gint64)floor (pixels * PLACES + 0.5);
}

/* From A to B along, which are places; ACROSS where it begins, a place too. */
static void
set_ends (Line *line, gint64 a, gint64 b, gint64 across)
{
  gint64 begin, end;

  line->first = (gint32)(a >> 12);
  line->last = (gint32)((b - 1) >> 12);
  begin = (gint64)line->first * PLACES;
  end = MIN (b, begin + PLACES);
  line->head = (guint16)((end - a) * PARTS / PLACES);
  line->head_off = (gint16)((a + end) / 2 - begin - PLACES / 2);
  line->at = across * (1 << 20) + (((begin + PLACES / 2 - a) * line->step) >> 12);
  begin = (gint64)line->last * PLACES;
  line->tail = (guint16)((b - MAX (a, begin)) * PARTS / PLACES);
  line->tail_off = (gint16)((MAX (a, begin) + b) / 2 - begin - PLACES / 2);
}

/* Rows or columns across that the line may touch, one more at each side. */
static void
get_reach (const Line *line, gint64 *low, gint64 *high)
{
  gint64 end = line->at + (line->last - line->first) * line->step;
  gint64 wide = MAX (line->width, line->width + (line->last - line->first) * line->growth);

  *low = ((MIN (line->at, end) - wide) >> 32) - 1;
  *high = ((MAX (line->at, end) + wide) >> 32) + 1;
}

void
rp_line_field_add (RpLineField *self, RpPoint a, RpPoint b, double width_a, double width_b)
{
  const double unit = 4294967296.0;
  gint64 ax, ay, bx, by, way, low, high;
  double slope, slant;
  Line line = { 0 };

  if (!isfinite (a.x) || !isfinite (a.y) || !isfinite (b.x) || !isfinite (b.y) || !(width_a >= 0 && width_a < 1000)
      || !(width_b >= 0 && width_b < 1000) || ((is_far (a) || is_far (b)) && !cut_far (&a, &b)))
    return;
  ax = place_of (a.x) - (gint64)self->left * PLACES;
  bx = place_of (b.x) - (gint64)self->left * PLACES;
  ay = place_of (a.y) - (gint64)self->top * PLACES;
  by = place_of (b.y) - (gint64)self->top * PLACES;
  line.upright = ABS (by - ay) > ABS (bx - ax);
  way = line.upright ? by - ay : bx - ax;
  line.grows = width_a != width_b;
  if (ABS (way) < (line.grows ? PLACES : 4))
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
      int parts = (int)(width_a * slant * PARTS);

      line.table = table_for (self, parts);
      line.width = (gint64)parts << 24;
      line.at -= line.width / 2;
    }
  else
    {
      gint64 begin = line.upright ? MIN (ay, by) : MIN (ax, bx);

      line.growth = (gint64)floor ((width_b - width_a) * slant * PLACES / (double)way * unit);
      line.width = (gint64)floor ((way > 0 ? width_a : width_b) * slant * unit)
                   + ((((gint64)line.first * PLACES + PLACES / 2 - begin) * line.growth) >> 12);
    }
  get_reach (&line, &low, &high);
  if (line.last < 0 || line.first >= (line.upright ? self->height : self->width) || high < 0
      || low >= (line.upright ? self->width : self->height))
    return;
  g_array_append_val (self->lines, line);
  self->n_pixels += (guint64)(line.last - line.first + 1);
}

/* ---- sums of a band ---- */

static inline void
add_one (guint16 *sum, guint more)
{
  guint all = *sum + more;

  *sum = (guint16)MIN (all, G_MAXUINT16);
}

/* To pixels side by side: two, or all that LANES tells of. */
static inline void
add_two (guint16 *sums, const Lanes *lanes)
{
#ifdef __SSE2__
  int have, more;

  memcpy (&have, sums, 4);
  memcpy (&more, lanes, 4);
  have = _mm_cvtsi128_si32 (_mm_adds_epu16 (_mm_cvtsi32_si128 (have), _mm_cvtsi32_si128 (more)));
  memcpy (sums, &have, 4);
#else
  add_one (&sums[0], lanes->sums[0]);
  add_one (&sums[1], lanes->sums[1]);
#endif
}

static inline void
add_all (guint16 *sums, const Lanes *lanes)
{
  for (int i = 0; i < LANES; i++)
    add_one (&sums[i], lanes->sums[i]);
}

/* Of the band's sums those of a pixel of the field, which is in it or EDGE beside it. */
static inline guint16 *
sum_at (const Band *band, gint64 x, gint64 y)
{
  return band->sums + (gsize)(y - band->top + EDGE) * band->stride + (gsize)(x + EDGE);
}

/* One pixel along, of which the line covers WEIGHT parts, from LOW to HIGH across. */
static void
add_slice (const Band *band, const Line *line, int along, gint64 low, gint64 high, guint weight)
{
  gint64 least = line->upright ? 0 : band->top;
  gint64 most = line->upright ? band->field->width : band->top + band->height;
  gint64 first = MAX (low >> 32, least), last = MIN ((high - 1) >> 32, most - 1);

  for (gint64 i = first; i <= last; i++)
    {
      guint part = (guint)((MIN (high, (i + 1) << 32) - MAX (low, i << 32)) >> 24) * weight / PARTS;

      add_one (line->upright ? sum_at (band, i, along) : sum_at (band, along, i), band->field->of_part[part]);
    }
}

static void
add_end (const Band *band, const Line *line, gboolean tail)
{
  int along = tail ? line->last : line->first;
  int from = line->upright ? band->top : 0, to = line->upright ? band->top + band->height : band->field->width;
  gint64 off = tail ? line->tail_off : line->head_off, way = along - line->first;
  gint64 at = line->at + way * line->step + ((off * line->step) >> 12);
  gint64 width = MAX (line->width + way * line->growth + ((off * line->growth) >> 12), 0);

  if (along < from || along >= to)
    return;
  at -= line->grows ? width / 2 : 0;
  add_slice (band, line, along, at, at + width, tail ? line->tail : line->head);
}

/* The pixels from FIRST to before END, whole along. */
static void
add_wide (const Band *band, const Line *line, int first, int end)
{
  for (int i = first; i < end; i++)
    {
      gint64 way = i - line->first, width = MAX (line->width + way * line->growth, 0);
      gint64 at = line->at + way * line->step - (line->grows ? width / 2 : 0);

      add_slice (band, line, i, at, at + width, PARTS);
    }
}

/* Across the sums are side by side. */
static void
add_upright (const Band *band, const Line *line, int first, int end)
{
  gint64 at = line->at + (first - line->first) * line->step, step = line->step;
  guint16 *row = sum_at (band, -EDGE, first);
  guint64 columns = (guint64)band->field->width + EDGE;
  const Lanes *table = line->table;
  gboolean two = line->width <= (gint64)1 << 32;

  at += (gint64)EDGE << 32;
  for (int i = first; i < end; i++, at += step, row += band->stride)
    {
      guint64 column = (guint64)(at >> 32);

      if (column >= columns)
        continue;
      if (two)
        add_two (row + column, &table[(guint32)at >> 24]);
      else
        add_all (row + column, &table[(guint32)at >> 24]);
    }
}

static void
add_flat (const Band *band, const Line *line, int first, int end)
{
  gint64 at = line->at + (first - line->first) * line->step, step = line->step;
  guint16 *column = sum_at (band, first, band->top - EDGE);
  guint64 rows = (guint64)band->height + EDGE;
  const Lanes *table = line->table;
  gsize stride = band->stride;
  gboolean two = line->width <= (gint64)1 << 32;

  at += (gint64)(EDGE - band->top) * ((gint64)1 << 32);
  for (int i = first; i < end; i++, at += step, column++)
    {
      guint64 row = (guint64)(at >> 32);
      const Lanes *lanes = &table[(guint32)at >> 24];
      guint16 *sum = column + row * stride;

      if (row >= rows)
        continue;
      add_one (sum, lanes->sums[0]);
      add_one (sum + stride, lanes->sums[1]);
      if (two)
        continue;
      add_one (sum + 2 * stride, lanes->sums[2]);
      add_one (sum + 3 * stride, lanes->sums[3]);
    }
}

/* Narrows FIRST…END of a flat line to where it may be in the band. */
static void
cut_to_rows (const Band *band, const Line *line, int *first, int *end)
{
  const double unit = 4294967296.0;
  double wide = (double)MAX (line->width, line->width + (line->last - line->first) * line->growth) / unit + 2;
  double step = (double)line->step / unit, at = (double)line->at / unit;
  double a, b;

  if (fabs (step) < 1e-6)
    return;
  a = line->first + (band->top - wide - at) / step;
  b = line->first + (band->top + band->height + wide - at) / step;
  *first = (int)MAX (*first, MIN (a, b) - 1);
  *end = (int)MIN (*end, MAX (a, b) + 2);
}

static void
add_line (const Band *band, const Line *line)
{
  int from = line->upright ? band->top : 0, to = line->upright ? band->top + band->height : band->field->width;
  int first = MAX (line->first + 1, from), end = MIN (line->last, to);

  add_end (band, line, FALSE);
  if (line->last > line->first)
    add_end (band, line, TRUE);
  if (!line->upright)
    cut_to_rows (band, line, &first, &end);
  if (first >= end)
    return;
  if (!line->table)
    add_wide (band, line, first, end);
  else if (line->upright)
    add_upright (band, line, first, end);
  else
    add_flat (band, line, first, end);
}

/* ---- all bands ---- */

static void
finish_band (const Band *band, guint8 *alphas, gsize stride)
{
  const guint8 *table = band->field->alphas;

  for (int y = 0; y < band->height; y++)
    {
      const guint16 *sums = sum_at (band, 0, band->top + y);
      guint8 *row = alphas + (gsize)(band->top + y) * stride;

      for (int x = 0; x < band->field->width; x++)
        row[x] = table[MIN (sums[x], FULL)];
    }
}

static gpointer
work (gpointer data)
{
  Work *self = data;
  Band band = { .field = self->field, .stride = (gsize)self->field->width + 2 * EDGE };
  gsize n = band.stride * (gsize)(self->band_rows + 2 * EDGE);
  guint last = self->begins[self->n_bands] - 1; /* some lines there are */

  band.sums = g_new (guint16, n);
  for (guint i = (guint)g_atomic_int_add (&self->next, 1); i < self->n_bands;
       i = (guint)g_atomic_int_add (&self->next, 1))
    {
      if (self->begins[i] == self->begins[i + 1])
        continue;
      band.top = (int)i * self->band_rows;
      band.height = MIN (self->band_rows, self->field->height - band.top);
      memset (band.sums, 0, n * sizeof *band.sums);
      for (guint k = self->begins[i]; k < self->begins[i + 1]; k++)
        {
          __builtin_prefetch (&g_array_index (self->field->lines, Line, self->lines[MIN (k + AHEAD, last)]));
          add_line (&band, &g_array_index (self->field->lines, Line, self->lines[k]));
        }
      finish_band (&band, self->alphas, self->stride);
    }
  g_free (band.sums);
  return NULL;
}

/* The bands that LINE may touch: from FIRST to before END. */
static void
bands_of (const Work *self, const Line *line, gint64 *first, gint64 *end)
{
  gint64 low = line->first, high = line->last;

  if (!line->upright)
    get_reach (line, &low, &high);
  *first = MAX (low, 0) / self->band_rows;
  *end = MIN (MAX (high, 0) / self->band_rows + 1, self->n_bands);
}

/* Lists the lines of each band. */
static void
share_out (Work *self)
{
  guint n = self->field->lines->len;
  g_autofree guint *next = NULL;
  gint64 first, end;

  self->begins = g_new0 (guint, (gsize)self->n_bands + 1);
  for (guint i = 0; i < n; i++)
    {
      bands_of (self, &g_array_index (self->field->lines, Line, i), &first, &end);
      for (gint64 b = first; b < end; b++)
        self->begins[b + 1]++;
    }
  for (guint b = 0; b < self->n_bands; b++)
    self->begins[b + 1] += self->begins[b];
  next = g_memdup2 (self->begins, self->n_bands * sizeof *next);
  self->lines = g_new (guint, (gsize)self->begins[self->n_bands] + 1);
  for (guint i = 0; i < n; i++)
    {
      bands_of (self, &g_array_index (self->field->lines, Line, i), &first, &end);
      for (gint64 b = first; b < end; b++)
        self->lines[next[b]++] = i;
    }
}

void
rp_line_field_cover (RpLineField *self, guint n_threads, guint8 *alphas, gsize stride)
{
  int rows = (int)MAX ((gsize)BAND_BYTES / sizeof (guint16) / ((gsize)self->width + 2 * EDGE), 8);
  Work shared = { .field = self, .band_rows = MIN (rows, self->height), .alphas = alphas, .stride = stride };
  GThread *threads[8] = { NULL };
  guint n = MIN (n_threads, (guint)G_N_ELEMENTS (threads) + 1);

  if (self->lines->len == 0)
    return;
  shared.n_bands = (guint)((self->height + shared.band_rows - 1) / shared.band_rows);
  share_out (&shared);
  for (guint i = 0; i + 1 < n && self->n_pixels > WORTH_A_THREAD; i++)
    threads[i] = g_thread_try_new ("lines", work, &shared, NULL);
  work (&shared);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    if (threads[i])
      g_thread_join (threads[i]);
  g_free (shared.begins);
  g_free (shared.lines);
}
