/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "id-table.h"

#include "dataset-arena.h"

#include <string.h>

void
rp_id_table_clear (RpIdTable *self)
{
  g_clear_pointer (&self->entries, g_free);
  self->n_slots = self->n_entries = 0;
}

static RpIdEntry *
find_slot (const RpIdTable *self, const char *id)
{
  gsize slot = rp_arena_hash (id, strlen (id)) & (self->n_slots - 1);

  while (self->entries[slot].id != NULL && strcmp (self->entries[slot].id, id) != 0)
    slot = (slot + 1) & (self->n_slots - 1);
  return &self->entries[slot];
}

RpIdEntry *
rp_id_table_find (const RpIdTable *self, const char *id)
{
  RpIdEntry *entry;

  if (id == NULL || self->n_slots == 0)
    return NULL;
  entry = find_slot (self, id);
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
  for (gsize i = 0; i < old.n_slots; i++)
    if (old.entries[i].id != NULL)
      *find_slot (self, old.entries[i].id) = old.entries[i];
  g_free (old.entries);
}

gboolean
rp_id_table_insert (RpIdTable *self, const char *id, RpRecordRef ref)
{
  RpIdEntry *entry;

  reserve (self);
  entry = find_slot (self, id);
  if (entry->id != NULL)
    return FALSE;
  *entry = (RpIdEntry){ id, ref };
  self->n_entries++;
  return TRUE;
}
