/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "id-table.h"

#include "dataset-arena.h"

#include <string.h>

void
rp_id_table_clear (RpIdTable *self)
{
  g_clear_pointer (&self->entries, g_free);
  g_clear_pointer (&self->hashes, g_free);
  self->n_slots = self->n_entries = 0;
}

/* The slot of ID, or the free one where it belongs. */
static gsize
find_slot (const RpIdTable *self, const char *id, guint32 hash)
{
  gsize slot = hash & (self->n_slots - 1);

  while (self->entries[slot].id != NULL && (self->hashes[slot] != hash || strcmp (self->entries[slot].id, id) != 0))
    slot = (slot + 1) & (self->n_slots - 1);
  return slot;
}

RpIdEntry *
rp_id_table_find (const RpIdTable *self, const char *id)
{
  RpIdEntry *entry;

  if (id == NULL || self->n_slots == 0)
    return NULL;
  entry = &self->entries[find_slot (self, id, rp_arena_hash (id, strlen (id)))];
  return entry->id != NULL ? entry : NULL;
}

static void
reserve (RpIdTable *self)
{
  RpIdTable old = *self;

  if (self->n_entries + 1 <= self->n_slots / 3 * 2)
    return;
  self->n_slots = MAX (64, old.n_slots * 2);
  self->entries = g_new0 (RpIdEntry, self->n_slots);
  self->hashes = g_new (guint32, self->n_slots);
  for (gsize i = 0; i < old.n_slots; i++)
    {
      gsize slot = old.entries[i].id != NULL ? old.hashes[i] & (self->n_slots - 1) : 0;

      if (old.entries[i].id == NULL)
        continue;
      while (self->entries[slot].id != NULL)
        slot = (slot + 1) & (self->n_slots - 1);
      self->entries[slot] = old.entries[i];
      self->hashes[slot] = old.hashes[i];
    }
  g_free (old.entries);
  g_free (old.hashes);
}

gboolean
rp_id_table_insert (RpIdTable *self, const char *id, RpRecordRef ref)
{
  guint32 hash = rp_arena_hash (id, strlen (id));
  gsize slot;

  reserve (self);
  slot = find_slot (self, id, hash);
  if (self->entries[slot].id != NULL)
    return FALSE;
  self->entries[slot] = (RpIdEntry){ id, ref };
  self->hashes[slot] = hash;
  self->n_entries++;
  return TRUE;
}
