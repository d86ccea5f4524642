/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-keys.h"

#include "json-scan.h"

#include <string.h>

#define LINEAR_KEYS 12 /* so many are compared one by one; more get a table */

typedef struct
{
  guint first;    /* in the array of keys */
  guint32 *slots; /* index + 1, below FIRST; NULL while few */
  guint n_slots;  /* a power of two */
} Level;

struct _RpJsonKeys
{
  const char *bytes, *end;
  RpJsonKey *keys; /* of all open objects */
  guint n_keys, room;
  GArray *levels; /* Level */
  GString *scratch;
  guint64 seed;
};

RpJsonKeys *
rp_json_keys_new (const char *bytes, gsize length)
{
  RpJsonKeys *self = g_new0 (RpJsonKeys, 1);

  self->bytes = bytes;
  self->end = bytes + length;
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  self->scratch = g_string_new (NULL);
  /* A secret, so that nobody can prepare keys that collide; no result depends on it. */
  self->seed = ((guint64)g_random_int () << 32 | g_random_int ()) | 1;
  return self;
}

void
rp_json_keys_free (RpJsonKeys *self)
{
  while (self->levels->len > 0)
    rp_json_keys_close (self);
  g_free (self->keys);
  g_array_unref (self->levels);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

void
rp_json_keys_open (RpJsonKeys *self)
{
  Level level = { .first = self->n_keys };
  g_array_append_val (self->levels, level);
}

void
rp_json_keys_close (RpJsonKeys *self)
{
  Level *level = &g_array_index (self->levels, Level, self->levels->len - 1);

  g_free (level->slots);
  self->n_keys = level->first;
  g_array_set_size (self->levels, self->levels->len - 1);
}

static guint64
mix (guint64 h, guint64 word)
{
  h = (h ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return h ^ (h >> 29);
}

static guint32
hash_text (guint64 seed, const char *text, gsize length)
{
  guint64 h = mix (seed, length), word;

  for (; length >= 8; text += 8, length -= 8)
    {
      memcpy (&word, text, 8);
      h = mix (h * seed, word);
    }
  word = 0;
  if (length > 0)
    memcpy (&word, text, length);
  h = mix (h * seed, word);
  return (guint32)(h >> 32);
}

static gboolean
is_same (RpJsonKeys *self, const RpJsonKey *key, guint32 hash, const char *text, gsize length)
{
  RpJsonScannedString s;

  if (key->hash != hash)
    return FALSE;
  rp_json_scan_string (self->bytes + key->offset + 1, self->end, self->scratch, &s);
  return s.length == length && (length == 0 || memcmp (s.text, text, length) == 0);
}

static void
insert_slot (const Level *level, guint32 hash, guint index)
{
  guint slot = hash & (level->n_slots - 1);

  while (level->slots[slot] != 0)
    slot = (slot + 1) & (level->n_slots - 1);
  level->slots[slot] = index + 1;
}

/* Room for one key more, at most half full. */
static void
grow (RpJsonKeys *self, Level *level)
{
  guint n = self->n_keys - level->first;

  if (self->n_keys == self->room)
    {
      self->room = MAX (64, self->room * 2);
      self->keys = g_renew (RpJsonKey, self->keys, self->room);
    }
  if (n < LINEAR_KEYS || (n + 1) * 2 <= level->n_slots)
    return;
  g_free (level->slots);
  level->n_slots = MAX (level->n_slots * 2, 64);
  level->slots = g_new0 (guint32, level->n_slots);
  for (guint i = 0; i < n; i++)
    insert_slot (level, self->keys[level->first + i].hash, i);
}

static RpJsonKey *
find (RpJsonKeys *self, const Level *level, guint32 hash, const char *text, gsize length)
{
  guint n = self->n_keys - level->first;
  RpJsonKey *keys = n > 0 ? &self->keys[level->first] : NULL;

  if (level->slots == NULL)
    {
      for (guint i = 0; i < n; i++)
        if (is_same (self, &keys[i], hash, text, length))
          return &keys[i];
      return NULL;
    }
  for (guint slot = hash & (level->n_slots - 1); level->slots[slot] != 0; slot = (slot + 1) & (level->n_slots - 1))
    if (is_same (self, &keys[level->slots[slot] - 1], hash, text, length))
      return &keys[level->slots[slot] - 1];
  return NULL;
}

gboolean
rp_json_keys_put (RpJsonKeys *self, const char *text, gsize length, const RpJsonKey *key, RpJsonKey *earlier)
{
  Level *level = &g_array_index (self->levels, Level, self->levels->len - 1);
  RpJsonKey entry = *key;
  RpJsonKey *found;

  entry.hash = hash_text (self->seed, text, length);
  found = find (self, level, entry.hash, text, length);
  if (found != NULL)
    {
      *earlier = *found;
      *found = entry;
      return TRUE;
    }
  grow (self, level);
  if (level->slots != NULL)
    insert_slot (level, entry.hash, self->n_keys - level->first);
  self->keys[self->n_keys++] = entry;
  return FALSE;
}
