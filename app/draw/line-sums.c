/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "line-sums.h"

#include <string.h>

#define WORTH_KEEPING 1000000 /* pixels of lines; less are soon summed */
#define MOST_PROBES 32        /* until a line is taken for another: then it is summed without need */
#define MOST_STEPS 4          /* lines that come next in their order are looked at first */
#define NEARLY 4              /* one in so many pixels of lines differs at most */
#define NOBODY G_MAXUINT32

/* Some lines and their sums. */
typedef struct
{
  RpLineBox box;
  guint halved;
  guint64 n_pixels;
  guint32 *sums;  /* NULL: nothing is kept */
  GArray *lines;  /* RpLine */
  guint32 *index; /* of the lines by hash; NULL: not made yet */
  guint index_bits;
} Kept;

struct _RpLineSums
{
  gatomicrefcount ref_count;
  GMutex lock;
  /* of all sets of lines the largest, from which the others differ least; and what the last one lacked of it, since
   * often that is the next: what recedes, and what does not */
  Kept largest, rest;
};

RpLineSums *
rp_line_sums_new (void)
{
  RpLineSums *self = g_new0 (RpLineSums, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  return self;
}

RpLineSums *
rp_line_sums_ref (RpLineSums *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
forget (Kept *kept)
{
  g_clear_pointer (&kept->sums, g_free);
  g_clear_pointer (&kept->index, g_free);
  g_clear_pointer (&kept->lines, g_array_unref);
}

void
rp_line_sums_unref (RpLineSums *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  forget (&self->largest);
  forget (&self->rest);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static guint64
hash_of (const RpLine *line)
{
  guint64 words[sizeof (RpLine) / 8], hash = 0;

  memcpy (words, line, sizeof words);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      hash = (hash ^ words[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  return hash;
}

/* Lines that find no place in reach are not found. */
static void
make_index (Kept *kept)
{
  gsize mask;

  if (kept->index != NULL)
    return;
  kept->index_bits = g_bit_storage (kept->lines->len) + 1;
  mask = ((gsize)1 << kept->index_bits) - 1;
  kept->index = g_new (guint32, mask + 1);
  memset (kept->index, 0xff, (mask + 1) * sizeof *kept->index);
  for (guint i = 0; i < kept->lines->len; i++)
    {
      gsize at = (gsize)hash_of (&g_array_index (kept->lines, RpLine, i)) & mask;

      for (guint probe = 0; probe < MOST_PROBES; probe++, at = (at + 1) & mask)
        if (kept->index[at] == NOBODY)
          {
            kept->index[at] = i;
            break;
          }
    }
}

static gboolean
is_alike (const Kept *kept, const guint8 *met, guint i, const RpLine *line)
{
  return !met[i] && memcmp (&g_array_index (kept->lines, RpLine, i), line, sizeof *line) == 0;
}

/* A line that equals LINE and has none to answer to yet, where they keep their order one from FROM on; NOBODY: none is
 * found. */
static guint
find (Kept *kept, const guint8 *met, guint from, const RpLine *line)
{
  gsize mask, at;

  for (guint i = from; i < kept->lines->len && i < from + MOST_STEPS; i++)
    if (is_alike (kept, met, i, line))
      return i;
  make_index (kept);
  mask = ((gsize)1 << kept->index_bits) - 1;
  at = (gsize)hash_of (line) & mask;
  for (guint probe = 0; probe < MOST_PROBES && kept->index[at] != NOBODY; probe++, at = (at + 1) & mask)
    if (is_alike (kept, met, kept->index[at], line))
      return kept->index[at];
  return NOBODY;
}

/* Says what came and what went since KEPT. FALSE: that is as many pixels of lines as MOST, or more. */
static gboolean
compare (Kept *kept, RpLineSumsUse *use, guint64 most)
{
  g_autofree guint8 *met = g_new0 (guint8, (gsize)kept->lines->len + 1);
  guint64 n_pixels = 0;
  guint from = 0;

  g_array_set_size (use->more, 0);
  g_array_set_size (use->less, 0);
  for (guint i = 0; i < use->lines->len && n_pixels < most; i++)
    {
      const RpLine *line = &g_array_index (use->lines, RpLine, i);
      guint found = find (kept, met, from, line);

      if (found != NOBODY)
        {
          met[found] = TRUE;
          from = found + 1;
          continue;
        }
      g_array_append_val (use->more, *line);
      n_pixels += rp_line_pixels (line);
    }
  for (guint i = 0; i < kept->lines->len && n_pixels < most; i++)
    if (!met[i])
      {
        const RpLine *line = &g_array_index (kept->lines, RpLine, i);

        g_array_append_val (use->less, *line);
        n_pixels += rp_line_pixels (line);
      }
  return n_pixels < most;
}

static gboolean
is_of (const Kept *kept, const RpLineSumsUse *use)
{
  return kept->sums != NULL && memcmp (&kept->box, &use->box, sizeof use->box) == 0
         && kept->halved == use->tables->halved;
}

/* As many lines, or nearly. */
static gboolean
is_about (const Kept *kept, const RpLineSumsUse *use)
{
  guint a = kept->lines->len, b = use->lines->len;

  return MAX (a, b) - MIN (a, b) <= b / NEARLY;
}

static guint64
pixels_of (const GArray *lines)
{
  guint64 n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += rp_line_pixels (&g_array_index (lines, RpLine, i));
  return n;
}

static guint32 *
new_sums (const RpLineSumsUse *use)
{
  return g_try_new0 (guint32, (gsize)use->box.width * (gsize)use->box.height);
}

static void
begin_with (const Kept *kept, RpLineSumsUse *use)
{
  for (guint i = 0; i < use->less->len; i++)
    {
      gint16 table = g_array_index (use->less, RpLine, i).table;

      if (table != RP_LINE_WIDE)
        rp_line_tables_make (use->tables, table);
    }
  use->base = kept->sums;
}

void
rp_line_sums_begin (RpLineSums *self, RpLineSumsUse *use)
{
  if (self == NULL || use->n_pixels < WORTH_KEEPING || !g_mutex_trylock (&self->lock))
    return;
  use->locked = TRUE;
  use->more = g_array_new (FALSE, FALSE, sizeof (RpLine));
  use->less = g_array_new (FALSE, FALSE, sizeof (RpLine));
  if (is_of (&self->rest, use) && is_about (&self->rest, use) && compare (&self->rest, use, use->n_pixels / NEARLY))
    {
      begin_with (&self->rest, use);
      return;
    }
  if (is_of (&self->largest, use))
    {
      if (compare (&self->largest, use, use->n_pixels))
        {
          begin_with (&self->largest, use);
          forget (&self->rest);
          if (pixels_of (use->less) >= WORTH_KEEPING)
            use->less_sums = new_sums (use);
          return;
        }
      if (self->largest.n_pixels > use->n_pixels)
        return;
    }
  forget (&self->largest);
  forget (&self->rest);
  use->sums = new_sums (use);
}

/* SUMS: transfer full. */
static void
keep (Kept *kept, const RpLineSumsUse *use, GArray *lines, guint32 *sums)
{
  *kept = (Kept){ .box = use->box,
                  .halved = use->tables->halved,
                  .n_pixels = pixels_of (lines),
                  .sums = sums,
                  .lines = g_array_ref (lines) };
}

void
rp_line_sums_end (RpLineSums *self, RpLineSumsUse *use)
{
  if (use->sums != NULL)
    keep (&self->largest, use, use->lines, g_steal_pointer (&use->sums));
  if (use->less_sums != NULL)
    keep (&self->rest, use, use->less, g_steal_pointer (&use->less_sums));
  g_clear_pointer (&use->more, g_array_unref);
  g_clear_pointer (&use->less, g_array_unref);
  if (use->locked)
    g_mutex_unlock (&self->lock);
}
