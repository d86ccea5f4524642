/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-arena.h"

#include <string.h>

#define FIRST_CHUNK 16384
#define LARGEST_CHUNK (4u << 20)
#define RECENT_TEXTS 4096 /* a power of two */

typedef struct
{
  char *data;
  gsize size;
} Chunk;

/* Open addressing with linear probing; with the hash beside it, what is kept is touched only when it is found. */
typedef struct
{
  gconstpointer item;
  guint32 hash;
} Slot;

typedef struct
{
  Slot *slots;
  gsize n_slots, n_items;
} Table;

/* A date with the text it was read from behind it: found together, kept together. */
typedef struct
{
  RpDate date;
  char text[];
} NamedDate;

/* Where the next bytes come from. */
typedef struct
{
  char *next;
  gsize left, chunk_size;
} Cursor;

struct _RpArena
{
  GArray *chunks;     /* Chunk, by address, so that an owner is found by bisection */
  Cursor cursor, ids; /* ids stand together, for they are compared again and again */
  guint64 seed;
  Table strings, whens, dates; /* const char *, const RpWhen *, const NamedDate * */
  Slot *recent;                /* the last text of its hash */
};

RpArena *
rp_arena_new (void)
{
  RpArena *self = g_new0 (RpArena, 1);

  self->chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  self->cursor.chunk_size = self->ids.chunk_size = FIRST_CHUNK;
  self->seed = rp_arena_seed ();
  return self;
}

static void
table_clear (Table *table)
{
  g_clear_pointer (&table->slots, g_free);
  table->n_slots = table->n_items = 0;
}

void
rp_arena_seal (RpArena *self)
{
  table_clear (&self->strings);
  table_clear (&self->whens);
  table_clear (&self->dates);
  g_clear_pointer (&self->recent, g_free);
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
take (RpArena *self, Cursor *cursor, gsize size, gsize alignment)
{
  gsize padding = (gsize)(-(guintptr)cursor->next) & (alignment - 1);
  char *result;

  if (cursor->left < padding || cursor->left - padding < size)
    {
      if (size > cursor->chunk_size / 4)
        return add_chunk (self, size);
      cursor->next = add_chunk (self, cursor->chunk_size);
      cursor->left = cursor->chunk_size;
      cursor->chunk_size = MIN (cursor->chunk_size * 2, LARGEST_CHUNK);
      padding = 0;
    }
  result = cursor->next + padding;
  cursor->next = result + size;
  cursor->left -= padding + size;
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
  result = take (self, &self->cursor, bytes, 8);
  memset (result, 0, bytes);
  return result;
}

guint64
rp_arena_seed (void)
{
  return ((guint64)g_random_int () << 32 | g_random_int ()) | 1;
}

static guint64
mix (guint64 h, guint64 word)
{
  h = (h ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return h ^ (h >> 29);
}

guint32
rp_arena_hash (guint64 seed, gconstpointer bytes, gsize length)
{
  const char *p = bytes;
  guint64 h = mix (seed, length), word;

  for (; length >= 8; p += 8, length -= 8)
    {
      memcpy (&word, p, 8);
      h = mix (h * seed, word);
    }
  word = 0;
  if (length > 0)
    memcpy (&word, p, length);
  h = mix (h * seed, word);
  return (guint32)(h >> 32);
}

static void
table_put (Table *table, Slot slot)
{
  gsize i = slot.hash & (table->n_slots - 1);

  while (table->slots[i].item != NULL)
    i = (i + 1) & (table->n_slots - 1);
  table->slots[i] = slot;
}

/* Adds what is not there yet; at most three quarters full. */
static void
table_add (Table *table, guint32 hash, gconstpointer item)
{
  Table old = *table;

  if (++table->n_items > table->n_slots / 4 * 3)
    {
      table->n_slots = MAX (64, old.n_slots * 2);
      table->slots = g_new0 (Slot, table->n_slots);
      for (gsize i = 0; i < old.n_slots; i++)
        if (old.slots[i].item != NULL)
          table_put (table, old.slots[i]);
      g_free (old.slots);
    }
  table_put (table, (Slot){ item, hash });
}

/* The next item of that hash from *AT on, which moves behind it; NULL when there is none. *AT is the hash at first. */
static gconstpointer
table_next (const Table *table, guint32 hash, gsize *at)
{
  for (; table->n_slots > 0; (*at)++)
    {
      const Slot *slot = &table->slots[*at & (table->n_slots - 1)];

      if (slot->item == NULL)
        return NULL;
      if (slot->hash != hash)
        continue;
      (*at)++;
      return slot->item;
    }
  return NULL;
}

/* Whether KNOWN is the LENGTH bytes of TEXT, which have no nul among them. */
static gboolean
is_text (const char *known, const char *text, gsize length)
{
  return strncmp (known, text, length) == 0 && known[length] == '\0';
}

static const char *
copy_text (RpArena *self, Cursor *cursor, const char *text, gsize length)
{
  char *copy = take (self, cursor, length + 1, 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

const char *
rp_arena_id (RpArena *self, const char *text, gsize length)
{
  return copy_text (self, &self->ids, text, length);
}

const char *
rp_arena_string (RpArena *self, const char *text, gssize length)
{
  gsize n, at;
  guint32 hash;
  const char *known;

  if (text == NULL)
    return NULL;
  n = length < 0 ? strlen (text) : strnlen (text, (gsize)length);
  at = hash = rp_arena_hash (self->seed, text, n);
  while ((known = table_next (&self->strings, hash, &at)) != NULL)
    if (is_text (known, text, n))
      return known;
  known = copy_text (self, &self->cursor, text, n);
  table_add (&self->strings, hash, known);
  return known;
}

const char *
rp_arena_text (RpArena *self, const char *text, gsize length)
{
  guint32 hash;
  Slot *recent;

  length = strnlen (text, length);
  hash = rp_arena_hash (self->seed, text, length);
  if (self->recent == NULL)
    self->recent = g_new0 (Slot, RECENT_TEXTS);
  recent = &self->recent[hash & (RECENT_TEXTS - 1)];
  if (recent->item == NULL || recent->hash != hash || !is_text (recent->item, text, length))
    *recent = (Slot){ copy_text (self, &self->cursor, text, length), hash };
  return recent->item;
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
  gint64 key[5];
  gsize at;
  guint32 hash;
  const RpWhen *known;
  RpWhen *copy;

  if (when == NULL || owns (self, when))
    return when;
  key[0] = when->begin.earliest.seconds;
  key[1] = when->begin.latest.seconds;
  key[2] = when->end.latest.seconds;
  key[3] = when->begin.earliest.nanoseconds;
  key[4] = when->form;
  at = hash = rp_arena_hash (self->seed, key, sizeof key);
  while ((known = table_next (&self->whens, hash, &at)) != NULL)
    if (when_equal (known, when))
      return known;
  copy = rp_arena_alloc (self, 1, sizeof *copy);
  *copy = *when;
  table_add (&self->whens, hash, copy);
  return copy;
}

const RpDate *
rp_arena_find_date (RpArena *self, const char *text, gsize length)
{
  gsize n = strnlen (text, length), at;
  guint32 hash;
  const NamedDate *known;

  at = hash = rp_arena_hash (self->seed, text, n);
  while ((known = table_next (&self->dates, hash, &at)) != NULL)
    if (is_text (known->text, text, n))
      return &known->date;
  return NULL;
}

const RpDate *
rp_arena_keep_date (RpArena *self, const char *text, const RpWhen *when)
{
  gsize length = strlen (text);
  NamedDate *named = rp_arena_alloc (self, 1, sizeof *named + length + 1);

  memcpy (named->text, text, length + 1);
  named->date = (RpDate){ rp_arena_when (self, when), named->text };
  table_add (&self->dates, rp_arena_hash (self->seed, text, length), named);
  return &named->date;
}
