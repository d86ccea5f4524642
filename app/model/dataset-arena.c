/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-arena.h"

#include <string.h>

#define FIRST_CHUNK 16384
#define LARGEST_CHUNK (4u << 20)

typedef struct
{
  char *data;
  gsize size;
} Chunk;

/* Open addressing with linear probing; the hashes stand apart so that growing need not touch what is kept. */
typedef struct
{
  gconstpointer *items;
  guint32 *hashes;
  gsize n_slots, n_items;
} Table;

struct _RpArena
{
  GArray *chunks; /* Chunk, by address, so that an owner is found by bisection */
  char *next;
  gsize left, chunk_size;
  Table strings, whens;
};

RpArena *
rp_arena_new (void)
{
  RpArena *self = g_new0 (RpArena, 1);

  self->chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  self->chunk_size = FIRST_CHUNK;
  return self;
}

static void
table_clear (Table *table)
{
  g_clear_pointer (&table->items, g_free);
  g_clear_pointer (&table->hashes, g_free);
  table->n_slots = table->n_items = 0;
}

void
rp_arena_seal (RpArena *self)
{
  table_clear (&self->strings);
  table_clear (&self->whens);
}

void
rp_arena_free (RpArena *self)
{
  if (self == NULL)
    return;
  rp_arena_seal (self);
  for (guint i = 0; i < self->chunks->len; i++)
    g_free (g_array_index (self->chunks, Chunk, i).data);
  g_array_unref (self->chunks);
  g_free (self);
}

/* How many chunks begin at or before P. */
static guint
chunks_up_to (RpArena *self, const char *p)
{
  guint low = 0, high = self->chunks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((guintptr)g_array_index (self->chunks, Chunk, middle).data <= (guintptr)p)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
owns (RpArena *self, gconstpointer p)
{
  guint n = chunks_up_to (self, p);
  const Chunk *chunk;

  if (n == 0)
    return FALSE;
  chunk = &g_array_index (self->chunks, Chunk, n - 1);
  return (guintptr)p - (guintptr)chunk->data < chunk->size;
}

static char *
add_chunk (RpArena *self, gsize size)
{
  Chunk chunk = { g_malloc (size), size };

  g_array_insert_val (self->chunks, chunks_up_to (self, chunk.data), chunk);
  return chunk.data;
}

/* ALIGNMENT is a power of two, 8 at most. */
static char *
take (RpArena *self, gsize size, gsize alignment)
{
  gsize padding = (gsize)(-(guintptr)self->next) & (alignment - 1);
  char *result;

  if (self->left < padding || self->left - padding < size)
    {
      if (size > self->chunk_size / 4)
        return add_chunk (self, size);
      self->next = add_chunk (self, self->chunk_size);
      self->left = self->chunk_size;
      self->chunk_size = MIN (self->chunk_size * 2, LARGEST_CHUNK);
      padding = 0;
    }
  result = self->next + padding;
  self->next = result + size;
  self->left -= padding + size;
  return result;
}

gpointer
rp_arena_alloc (RpArena *self, gsize n, gsize size)
{
  gsize bytes;
  char *result;

  if (n == 0 || size == 0)
    return NULL;
  if (!g_size_checked_mul (&bytes, n, size))
    g_error ("no memory for %" G_GSIZE_FORMAT " items", n);
  result = take (self, bytes, 8);
  memset (result, 0, bytes);
  return result;
}

guint32
rp_arena_hash (gconstpointer bytes, gsize length)
{
  const char *p = bytes;
  guint64 h = 0x9e3779b97f4a7c15u ^ length;
  guint64 word;

  for (; length >= 8; p += 8, length -= 8)
    {
      memcpy (&word, p, 8);
      h = (h ^ word) * 0xff51afd7ed558ccdu;
      h ^= h >> 32;
    }
  if (length > 0)
    {
      word = 0;
      memcpy (&word, p, length);
      h = (h ^ word) * 0xff51afd7ed558ccdu;
      h ^= h >> 32;
    }
  h *= 0xc4ceb9fe1a85ec53u;
  return (guint32)(h >> 32);
}

static void
table_reserve (Table *table)
{
  Table old = *table;

  if (table->n_items + 1 <= table->n_slots / 4 * 3)
    return;
  table->n_slots = MAX (64, old.n_slots * 2);
  table->items = g_new0 (gconstpointer, table->n_slots);
  table->hashes = g_new (guint32, table->n_slots);
  for (gsize i = 0; i < old.n_slots; i++)
    {
      gsize slot = old.hashes[i] & (table->n_slots - 1);

      if (old.items[i] == NULL)
        continue;
      while (table->items[slot] != NULL)
        slot = (slot + 1) & (table->n_slots - 1);
      table->items[slot] = old.items[i];
      table->hashes[slot] = old.hashes[i];
    }
  g_free (old.items);
  g_free (old.hashes);
}

static void
table_fill (Table *table, gsize slot, guint32 hash, gconstpointer item)
{
  table->items[slot] = item;
  table->hashes[slot] = hash;
  table->n_items++;
}

const char *
rp_arena_copy (RpArena *self, const char *text, gsize length)
{
  char *copy = take (self, length + 1, 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

const char *
rp_arena_string (RpArena *self, const char *text, gssize length)
{
  Table *table = &self->strings;
  gsize n, slot;
  guint32 hash;
  const char *copy;

  if (text == NULL)
    return NULL;
  n = length < 0 ? strlen (text) : strnlen (text, (gsize)length);
  hash = rp_arena_hash (text, n);
  table_reserve (table);
  for (slot = hash & (table->n_slots - 1); table->items[slot] != NULL; slot = (slot + 1) & (table->n_slots - 1))
    {
      const char *known = table->items[slot];

      if (table->hashes[slot] == hash && strncmp (known, text, n) == 0 && known[n] == '\0')
        return known;
    }
  copy = rp_arena_copy (self, text, n);
  table_fill (table, slot, hash, copy);
  return copy;
}

const char *
rp_arena_own (RpArena *self, const char *text)
{
  return text == NULL || owns (self, text) ? text : rp_arena_string (self, text, -1);
}

static gboolean
when_end_equal (const RpWhenEnd *a, const RpWhenEnd *b)
{
  return rp_instant_compare (a->earliest, b->earliest) == 0 && rp_instant_compare (a->latest, b->latest) == 0
         && a->bound == b->bound && a->precision == b->precision && a->approximate == b->approximate
         && a->uncertain == b->uncertain && a->unspecified == b->unspecified && a->has_offset == b->has_offset
         && a->offset_minutes == b->offset_minutes;
}

static gboolean
when_equal (const RpWhen *a, const RpWhen *b)
{
  return a->form == b->form && a->year_unknown == b->year_unknown && when_end_equal (&a->begin, &b->begin)
         && when_end_equal (&a->end, &b->end);
}

const RpWhen *
rp_arena_when (RpArena *self, const RpWhen *when)
{
  Table *table = &self->whens;
  gint64 key[5];
  gsize slot;
  guint32 hash;
  RpWhen *copy;

  if (when == NULL || owns (self, when))
    return when;
  key[0] = when->begin.earliest.seconds;
  key[1] = when->begin.latest.seconds;
  key[2] = when->end.latest.seconds;
  key[3] = when->begin.earliest.nanoseconds;
  key[4] = when->form;
  hash = rp_arena_hash (key, sizeof key);
  table_reserve (table);
  for (slot = hash & (table->n_slots - 1); table->items[slot] != NULL; slot = (slot + 1) & (table->n_slots - 1))
    if (table->hashes[slot] == hash && when_equal (table->items[slot], when))
      return table->items[slot];
  copy = rp_arena_alloc (self, 1, sizeof *copy);
  *copy = *when;
  table_fill (table, slot, hash, copy);
  return copy;
}
