/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "word-sort.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint64 key; /* the bytes at hand, the first the most significant */
  RpIndexWord word;
} Keyed;

typedef struct
{
  const char *pool;
  gsize length;
  Keyed *items, *spare; /* as many as the largest bucket has */
} Sorting;

static guint64
key_at (const Sorting *self, gsize offset)
{
  guint64 key = 0;

  if (offset < self->length)
    memcpy (&key, self->pool + offset, MIN (sizeof key, self->length - offset));
  return GUINT64_FROM_BE (key);
}

static int
compare_keyed (gconstpointer a, gconstpointer b)
{
  const Keyed *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return one->word.offset < other->word.offset ? -1 : one->word.offset > other->word.offset;
}

static void
sort_few (Keyed *items, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      Keyed item = items[i];
      gsize j = i;

      for (; j > 0 && compare_keyed (&item, &items[j - 1]) < 0; j--)
        items[j] = items[j - 1];
      items[j] = item;
    }
}

/* By the key's bytes, the least significant first: each pass keeps the order of the one before, and the first order is
 * that of the offsets. A byte that all have in common costs nothing. */
static void
sort_many (Keyed *items, Keyed *spare, gsize n)
{
  Keyed *from = items, *to = spare;

  for (guint shift = 0; shift < 64; shift += 8)
    {
      gsize counts[256] = { 0 }, at = 0;

      for (gsize i = 0; i < n; i++)
        counts[(from[i].key >> shift) & 255]++;
      if (counts[(from[0].key >> shift) & 255] == n)
        continue;
      for (guint i = 0; i < 256; i++)
        {
          gsize count = counts[i];

          counts[i] = at;
          at += count;
        }
      for (gsize i = 0; i < n; i++)
        to[counts[(from[i].key >> shift) & 255]++] = from[i];
      from = to;
      to = from == items ? spare : items;
    }
  if (from != items)
    memcpy (items, from, n * sizeof *items);
}

/* Those with equal keys by the bytes that follow. */
static void
sort_keyed (Sorting *self, Keyed *items, Keyed *spare, gsize n, guint depth)
{
  for (gsize i = 0; i < n; i++)
    items[i].key = key_at (self, (gsize)items[i].word.offset + depth);
  if (n <= 24)
    sort_few (items, n);
  else if (n <= 2048)
    qsort (items, n, sizeof *items, compare_keyed);
  else
    sort_many (items, spare, n);
  if (depth + 8 >= RP_WORD_SORT_BYTES)
    return;
  for (gsize from = 0, to; from < n; from = to)
    {
      for (to = from + 1; to < n && items[to].key == items[from].key;)
        to++;
      if (to - from > 1)
        sort_keyed (self, items + from, spare + from, to - from, depth + 8);
    }
}

static void
sort_bucket (Sorting *self, RpIndexWord *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    self->items[i].word = words[i];
  sort_keyed (self, self->items, self->spare, n, 0);
  for (gsize i = 0; i < n; i++)
    words[i] = self->items[i].word;
}

void
rp_word_sort (RpIndexWord *words, gsize n, const char *pool, gsize length)
{
  Sorting self = { .pool = pool, .length = length };
  g_autofree RpIndexWord *apart = g_new (RpIndexWord, n);
  gsize starts[257] = { 0 }, at[256], most = 0;

  if (n == 0)
    return;
  for (gsize i = 0; i < n; i++)
    starts[(guchar)pool[words[i].offset] + 1]++;
  for (guint i = 0; i < 256; i++)
    {
      most = MAX (most, starts[i + 1]);
      starts[i + 1] += starts[i];
      at[i] = starts[i];
    }
  for (gsize i = 0; i < n; i++)
    apart[at[(guchar)pool[words[i].offset]]++] = words[i];
  memcpy (words, apart, n * sizeof *words);
  g_clear_pointer (&apart, g_free);
  self.items = g_new (Keyed, most);
  self.spare = g_new (Keyed, most);
  for (guint i = 0; i < 256; i++)
    sort_bucket (&self, words + starts[i], starts[i + 1] - starts[i]);
  g_free (self.items);
  g_free (self.spare);
}
