/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paint-cache.h"

#include <string.h>

/* A table's own bytes for one entry, roughly. */
#define ENTRY_BYTES 64

typedef struct
{
  guint hash, kind;
  gsize n;
  gconstpointer bytes; /* of a kept one: behind the struct */
  gpointer value;
  gsize cost;
  GDestroyNotify free_value;
} Entry;

struct _RpPaintCache
{
  GHashTable *young, *old; /* sets of Entry */
  gsize young_size, old_size, limit;
  GDestroyNotify free_value;
};

static guint
hash_bytes (guint kind, gconstpointer bytes, gsize n)
{
  const guint8 *p = bytes;
  guint64 hash = 0xcbf29ce484222325u ^ kind;

  for (; n >= 8; n -= 8, p += 8)
    {
      guint64 word;

      memcpy (&word, p, 8);
      hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
      hash ^= hash >> 29;
    }
  for (; n > 0; n--, p++)
    hash = (hash ^ *p) * 0x100000001b3u;
  return (guint)(hash ^ (hash >> 32));
}

static guint
entry_hash (gconstpointer entry)
{
  return ((const Entry *)entry)->hash;
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  return one->hash == other->hash && one->kind == other->kind && one->n == other->n
         && memcmp (one->bytes, other->bytes, one->n) == 0;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  entry->free_value (entry->value);
  g_free (entry);
}

static GHashTable *
generation_new (void)
{
  return g_hash_table_new_full (entry_hash, entry_equal, entry_free, NULL);
}

RpPaintCache *
rp_paint_cache_new (gsize limit, GDestroyNotify free_value)
{
  RpPaintCache *self = g_new0 (RpPaintCache, 1);

  self->young = generation_new ();
  self->old = generation_new ();
  self->limit = limit;
  self->free_value = free_value;
  return self;
}

void
rp_paint_cache_free (RpPaintCache *self)
{
  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_free (self);
}

void
rp_paint_cache_clear (RpPaintCache *self)
{
  g_hash_table_remove_all (self->young);
  g_hash_table_remove_all (self->old);
  self->young_size = self->old_size = 0;
}

static void
add (RpPaintCache *self, Entry *entry)
{
  if (self->young_size + entry->cost > self->limit / 2)
    {
      GHashTable *dropped = self->old;

      g_hash_table_remove_all (dropped);
      self->old = self->young;
      self->old_size = self->young_size;
      self->young = dropped;
      self->young_size = 0;
    }
  g_hash_table_add (self->young, entry);
  self->young_size += entry->cost;
}

gpointer
rp_paint_cache_get (RpPaintCache *self, guint kind, gconstpointer key, gsize n)
{
  Entry asked = { .hash = hash_bytes (kind, key, n), .kind = kind, .n = n, .bytes = key };
  Entry *found = g_hash_table_lookup (self->young, &asked);

  if (found)
    return found->value;
  found = g_hash_table_lookup (self->old, &asked);
  if (!found)
    return NULL;
  g_hash_table_steal (self->old, found);
  self->old_size -= found->cost;
  add (self, found);
  return found->value;
}

void
rp_paint_cache_put (RpPaintCache *self, guint kind, gconstpointer key, gsize n, gpointer value, gsize cost)
{
  Entry *entry = g_malloc (sizeof *entry + n);

  memcpy (entry + 1, key, n);
  *entry = (Entry){ hash_bytes (kind, key, n), kind, n, entry + 1, value, cost + sizeof *entry + n + ENTRY_BYTES,
                    self->free_value };
  add (self, entry);
}

gsize
rp_paint_cache_size (const RpPaintCache *self)
{
  return self->young_size + self->old_size;
}
