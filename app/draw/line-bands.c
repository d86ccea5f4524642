/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "line-bands.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define EDGE (RP_LINE_LANES - 1) /* pixels around a band, which take what falls beside it */
#define BAND_BYTES (512 * 1024)  /* of sums, that a processor has at hand */
#define AHEAD 6                  /* lines that are fetched before their turn */
#define WORTH_A_THREAD 400000    /* pixels of lines */

/* Rows of the image, as one thread sums them. */
typedef struct
{
  const RpLineTables *tables;
  int width, top, height;
  gsize stride;
  guint32 *sums; /* with EDGE pixels around */
} Band;

/* Which lines a band has to do with. */
typedef struct
{
  const GArray *lines;   /* RpLine; nullable */
  guint *begins, *order; /* the lines of a band: from its begin to the next one's */
} Share;

/* What threads have in common. */
typedef struct
{
  const RpLineBands *job;
  int band_rows;
  guint n_bands;
  Share more, less;
  int next; /* band; atomic */
} Work;

void
rp_line_tables_make (RpLineTables *self, int width)
{
  RpLineLanes *lanes;

  if (self->lanes[width])
    return;
  lanes = g_new0 (RpLineLanes, RP_LINE_PARTS);
  for (int begin = 0; begin < RP_LINE_PARTS; begin++)
    for (int lane = 0; lane < RP_LINE_LANES; lane++)
      {
        int low = MAX (begin, lane * RP_LINE_PARTS), high = MIN (begin + width, (lane + 1) * RP_LINE_PARTS);

        lanes[begin].sums[lane] = self->of_part[CLAMP (high - low, 0, RP_LINE_PARTS)];
      }
  self->lanes[width] = lanes;
}

void
rp_line_tables_clear (RpLineTables *self)
{
  for (guint i = 0; i < RP_LINE_TABLES; i++)
    g_clear_pointer (&self->lanes[i], g_free);
}

void
rp_line_get_reach (const RpLine *line, gint64 *low, gint64 *high)
{
  gint64 end = line->at + (line->last - line->first) * line->step;
  gint64 wide = MAX (line->width, line->width + (line->last - line->first) * line->growth);

  *low = ((MIN (line->at, end) - wide) >> 32) - 1;
  *high = ((MAX (line->at, end) + wide) >> 32) + 1;
}

/* ---- sums of a band ---- */

/* To pixels side by side: two, or all that LANES tells of. */
static inline void
add_two (guint32 *sums, const RpLineLanes *lanes)
{
#ifdef __SSE2__
  __m128i more;
  int two;

  memcpy (&two, lanes, sizeof two);
  more = _mm_unpacklo_epi16 (_mm_cvtsi32_si128 (two), _mm_setzero_si128 ());
  _mm_storel_epi64 ((__m128i *)(gpointer)sums, _mm_add_epi32 (_mm_loadl_epi64 ((const __m128i *)(gpointer)sums), more));
#else
  sums[0] += lanes->sums[0];
  sums[1] += lanes->sums[1];
#endif
}

static inline void
add_all (guint32 *sums, const RpLineLanes *lanes)
{
  for (int i = 0; i < RP_LINE_LANES; i++)
    sums[i] += lanes->sums[i];
}

/* Of the band's sums those of a pixel of the image, which is in it or EDGE beside it. */
static inline guint32 *
sum_at (const Band *band, gint64 x, gint64 y)
{
  return band->sums + (gsize)(y - band->top + EDGE) * band->stride + (gsize)(x + EDGE);
}

/* One pixel along, of which the line covers WEIGHT parts, from LOW to HIGH across. */
static void
add_slice (const Band *band, const RpLine *line, int along, gint64 low, gint64 high, guint weight)
{
  gint64 least = line->upright ? 0 : band->top;
  gint64 most = line->upright ? band->width : band->top + band->height;
  gint64 first = MAX (low >> 32, least), last = MIN ((high - 1) >> 32, most - 1);

  for (gint64 i = first; i <= last; i++)
    {
      guint part = (guint)((MIN (high, (i + 1) << 32) - MAX (low, i << 32)) >> 24) * weight / RP_LINE_PARTS;

      *(line->upright ? sum_at (band, i, along) : sum_at (band, along, i)) += band->tables->of_part[part];
    }
}

static void
add_end (const Band *band, const RpLine *line, gboolean tail)
{
  int along = tail ? line->last : line->first;
  int from = line->upright ? band->top : 0, to = line->upright ? band->top + band->height : band->width;
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
add_wide (const Band *band, const RpLine *line, int first, int end)
{
  for (int i = first; i < end; i++)
    {
      gint64 way = i - line->first, width = MAX (line->width + way * line->growth, 0);
      gint64 at = line->at + way * line->step - (line->grows ? width / 2 : 0);

      add_slice (band, line, i, at, at + width, RP_LINE_PARTS);
    }
}

/* Across the sums are side by side. */
static void
add_upright (const Band *band, const RpLine *line, int first, int end)
{
  gint64 at = line->at + (first - line->first) * line->step, step = line->step;
  guint32 *row = sum_at (band, -EDGE, first);
  guint64 columns = (guint64)band->width + EDGE;
  const RpLineLanes *lanes = band->tables->lanes[line->table];
  gboolean two = line->width <= (gint64)1 << 32;

  at += (gint64)EDGE << 32;
  for (int i = first; i < end; i++, at += step, row += band->stride)
    {
      guint64 column = (guint64)(at >> 32);

      if (column >= columns)
        continue;
      if (two)
        add_two (row + column, &lanes[(guint32)at >> 24]);
      else
        add_all (row + column, &lanes[(guint32)at >> 24]);
    }
}

static void
add_flat (const Band *band, const RpLine *line, int first, int end)
{
  gint64 at = line->at + (first - line->first) * line->step, step = line->step;
  guint32 *column = sum_at (band, first, band->top - EDGE);
  guint64 rows = (guint64)band->height + EDGE;
  const RpLineLanes *table = band->tables->lanes[line->table];
  gsize stride = band->stride;
  gboolean two = line->width <= (gint64)1 << 32;

  at += (gint64)(EDGE - band->top) * ((gint64)1 << 32);
  for (int i = first; i < end; i++, at += step, column++)
    {
      guint64 row = (guint64)(at >> 32);
      const RpLineLanes *lanes = &table[(guint32)at >> 24];
      guint32 *sum = column + row * stride;

      if (row >= rows)
        continue;
      sum[0] += lanes->sums[0];
      sum[stride] += lanes->sums[1];
      if (two)
        continue;
      sum[2 * stride] += lanes->sums[2];
      sum[3 * stride] += lanes->sums[3];
    }
}

/* Narrows FIRST…END of a flat line to where it may be in the band. */
static void
cut_to_rows (const Band *band, const RpLine *line, int *first, int *end)
{
  const double unit = 4294967296.0;
  double wide = (double)MAX (line->width, line->width + (line->last - line->first) * line->growth) / unit + 2;
  double step = (double)line->step / unit, at = (double)line->at / unit;
  double a, b;

  if (step > -1e-6 && step < 1e-6)
    return;
  a = line->first + (band->top - wide - at) / step;
  b = line->first + (band->top + band->height + wide - at) / step;
  *first = (int)MAX (*first, MIN (a, b) - 1);
  *end = (int)MIN (*end, MAX (a, b) + 2);
}

static void
add_line (const Band *band, const RpLine *line)
{
  int from = line->upright ? band->top : 0, to = line->upright ? band->top + band->height : band->width;
  int first = MAX (line->first + 1, from), end = MIN (line->last, to);

  add_end (band, line, FALSE);
  if (line->last > line->first)
    add_end (band, line, TRUE);
  if (!line->upright)
    cut_to_rows (band, line, &first, &end);
  if (first >= end)
    return;
  if (line->table == RP_LINE_WIDE)
    add_wide (band, line, first, end);
  else if (line->upright)
    add_upright (band, line, first, end);
  else
    add_flat (band, line, first, end);
}

/* ---- all bands ---- */

static gboolean
has_lines (const Share *share, guint band)
{
  return share->begins != NULL && share->begins[band] < share->begins[band + 1];
}

static void
add_share (const Band *band, const Share *share, guint index, guint n_bands)
{
  guint last = share->begins[n_bands] - 1;

  for (guint k = share->begins[index]; k < share->begins[index + 1]; k++)
    {
      __builtin_prefetch (&g_array_index (share->lines, RpLine, share->order[MIN (k + AHEAD, last)]));
      add_line (band, &g_array_index (share->lines, RpLine, share->order[k]));
    }
}

/* What has been summed is what the band's base has no more. */
static void
take_from_base (const Band *band, const RpLineBands *job)
{
  for (int y = 0; y < band->height; y++)
    {
      guint32 *sums = sum_at (band, 0, band->top + y);
      gsize at = (gsize)(band->top + y) * (gsize)band->width;
      const guint32 *from = job->base + at;

      if (job->less_sums != NULL)
        memcpy (job->less_sums + at, sums, (gsize)band->width * sizeof *sums);
      for (int x = 0; x < band->width; x++)
        sums[x] = from[x] - sums[x];
    }
}

static gpointer
work (gpointer data)
{
  Work *self = data;
  const RpLineBands *job = self->job;
  Band band = { .tables = job->tables, .width = job->width, .stride = (gsize)job->width + 2 * EDGE };
  gsize n = band.stride * (gsize)(self->band_rows + 2 * EDGE);

  band.sums = g_new (guint32, n);
  for (guint i = (guint)g_atomic_int_add (&self->next, 1); i < self->n_bands;
       i = (guint)g_atomic_int_add (&self->next, 1))
    {
      if (job->base == NULL && !has_lines (&self->more, i))
        continue;
      band.top = (int)i * self->band_rows;
      band.height = MIN (self->band_rows, job->height - band.top);
      memset (band.sums, 0, n * sizeof *band.sums);
      if (has_lines (&self->less, i))
        add_share (&band, &self->less, i, self->n_bands);
      if (job->base != NULL)
        take_from_base (&band, job);
      if (has_lines (&self->more, i))
        add_share (&band, &self->more, i, self->n_bands);
      job->done (sum_at (&band, 0, band.top), band.stride, band.top, band.top + band.height, job->data);
    }
  g_free (band.sums);
  return NULL;
}

/* The bands that LINE may touch: from FIRST to before END. */
static void
bands_of (const Work *self, const RpLine *line, gint64 *first, gint64 *end)
{
  gint64 low = line->first, high = line->last;

  if (!line->upright)
    rp_line_get_reach (line, &low, &high);
  *first = MAX (low, 0) / self->band_rows;
  *end = MIN (MAX (high, 0) / self->band_rows + 1, self->n_bands);
}

/* Lists the lines of each band; returns how many pixels of lines they are. */
static guint64
share_out (const Work *self, Share *share, const GArray *lines)
{
  g_autofree guint *next = NULL;
  gint64 first, end;
  guint64 n_pixels = 0;

  share->lines = lines;
  if (lines == NULL || lines->len == 0)
    return 0;
  share->begins = g_new0 (guint, (gsize)self->n_bands + 1);
  for (guint i = 0; i < lines->len; i++)
    {
      const RpLine *line = &g_array_index (lines, RpLine, i);

      bands_of (self, line, &first, &end);
      for (gint64 b = first; b < end; b++)
        share->begins[b + 1]++;
      n_pixels += rp_line_pixels (line);
    }
  for (guint b = 0; b < self->n_bands; b++)
    share->begins[b + 1] += share->begins[b];
  next = g_memdup2 (share->begins, self->n_bands * sizeof *next);
  share->order = g_new (guint, (gsize)share->begins[self->n_bands] + 1);
  for (guint i = 0; i < lines->len; i++)
    {
      bands_of (self, &g_array_index (lines, RpLine, i), &first, &end);
      for (gint64 b = first; b < end; b++)
        share->order[next[b]++] = i;
    }
  return n_pixels;
}

static void
clear_share (Share *share)
{
  g_free (share->begins);
  g_free (share->order);
}

void
rp_line_bands_run (const RpLineBands *self, guint n_threads)
{
  int rows = (int)MAX ((gsize)BAND_BYTES / sizeof (guint32) / ((gsize)self->width + 2 * EDGE), 8);
  Work shared = { .job = self, .band_rows = MIN (rows, self->height) };
  GThread *threads[8] = { NULL };
  guint n = MIN (n_threads, (guint)G_N_ELEMENTS (threads) + 1);
  guint64 n_pixels;

  shared.n_bands = (guint)((self->height + shared.band_rows - 1) / shared.band_rows);
  n_pixels = share_out (&shared, &shared.more, self->lines) + share_out (&shared, &shared.less, self->less);
  if (self->base != NULL)
    n_pixels += (guint64)self->width * (guint64)self->height / 4;
  for (guint i = 0; i + 1 < n && n_pixels > WORTH_A_THREAD; i++)
    threads[i] = g_thread_try_new ("lines", work, &shared, NULL);
  work (&shared);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    if (threads[i])
      g_thread_join (threads[i]);
  clear_share (&shared.more);
  clear_share (&shared.less);
}
