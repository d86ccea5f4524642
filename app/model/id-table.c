/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "id-table.h"

#include "dataset-arena.h"

#include <string.h>

#define GONE G_MAXUINT32 /* the record was dropped; the slot stays, or other ids would not be found behind it */

static const gsize record_sizes[RP_N_RECORD_TYPES]
    = { 0, sizeof (RpEvent), sizeof (RpEntity), sizeof (RpRelation), sizeof (RpSource) };

/* The record stands first in each of the four structs. */
static const char *
record_id (RpRecordTables tables, RpRecordType type, guint index)
{
  return ((const RpRecord *)(gconstpointer)(tables[type]->data + index * record_sizes[type]))->id;
}

void
rp_id_table_close (RpIdTable *self)
{
  for (guint type = 0; type < RP_N_RECORD_TYPES; type++)
    {
      g_clear_pointer (&self->parts[type].ids, g_free);
      self->parts[type].n_rows = 0;
    }
}

void
rp_id_table_clear (RpIdTable *self)
{
  rp_id_table_close (self);
  for (guint type = 0; type < RP_N_RECORD_TYPES; type++)
    g_clear_pointer (&self->parts[type].slots, g_free);
  *self = (RpIdTable){ .seed = 0 };
}

static gboolean
has_id (const RpIdPart *part, RpRecordTables tables, RpRecordType type, guint index, const char *id)
{
  return strcmp (part->ids != NULL ? part->ids[index] : record_id (tables, type, index), id) == 0;
}

/* The slot of ID, or NULL. */
static RpIdSlot *
find_slot (const RpIdPart *part, RpRecordTables tables, RpRecordType type, const char *id, guint32 hash)
{
  if (part->n_slots == 0)
    return NULL;
  for (gsize i = hash & (part->n_slots - 1); part->slots[i].item != 0; i = (i + 1) & (part->n_slots - 1))
    {
      RpIdSlot *slot = &part->slots[i];

      if (slot->hash == hash && slot->item != GONE && has_id (part, tables, type, slot->item - 1, id))
        return slot;
    }
  return NULL;
}

static RpRecordRef
find (const RpIdTable *self, RpRecordTables tables, const char *id, guint32 hash, RpRecordType likely)
{
  const RpIdSlot *slot = find_slot (&self->parts[likely], tables, likely, id, hash);

  if (slot != NULL)
    return rp_record_ref (likely, slot->item - 1);
  for (RpRecordType type = RP_RECORD_EVENT; type < RP_N_RECORD_TYPES; type++)
    if (type != likely && (slot = find_slot (&self->parts[type], tables, type, id, hash)) != NULL)
      return rp_record_ref (type, slot->item - 1);
  return RP_RECORD_REF_NONE;
}

static guint32
hash_of (const RpIdTable *self, const char *id)
{
  return rp_arena_hash (self->seed, id, strlen (id));
}

RpRecordRef
rp_id_table_find (const RpIdTable *self, RpRecordTables tables, const char *id, RpRecordType likely)
{
  return id != NULL ? find (self, tables, id, hash_of (self, id), likely) : RP_RECORD_REF_NONE;
}

static void
put (RpIdPart *part, RpIdSlot slot)
{
  gsize i = slot.hash & (part->n_slots - 1);

  while (part->slots[i].item != 0)
    i = (i + 1) & (part->n_slots - 1);
  part->slots[i] = slot;
}

/* At most three quarters full. */
static void
reserve (RpIdPart *part, guint index)
{
  RpIdPart old;

  if (index >= part->n_rows)
    {
      part->n_rows = MAX (64, (gsize)index * 2);
      part->ids = g_renew (const char *, part->ids, part->n_rows);
    }
  old = *part;

  if (part->n_ids + 1 <= part->n_slots / 4 * 3)
    return;
  part->n_slots = MAX (64, old.n_slots * 2);
  part->slots = g_new0 (RpIdSlot, part->n_slots);
  for (gsize i = 0; i < old.n_slots; i++)
    if (old.slots[i].item != 0)
      put (part, old.slots[i]);
  g_free (old.slots);
}

static void
add (RpIdPart *part, guint32 hash, guint index, const char *id)
{
  reserve (part, index);
  put (part, (RpIdSlot){ hash, index + 1 });
  part->n_ids++;
  part->ids[index] = id;
}

gboolean
rp_id_table_insert (RpIdTable *self, RpRecordTables tables, RpRecordRef ref)
{
  const char *id = record_id (tables, ref.type, ref.index);
  guint32 hash;

  if (self->seed == 0)
    self->seed = rp_arena_seed ();
  hash = hash_of (self, id);
  if (find (self, tables, id, hash, ref.type).type != RP_RECORD_NONE)
    return FALSE;
  add (&self->parts[ref.type], hash, ref.index, id);
  return TRUE;
}

void
rp_id_table_replace (RpIdTable *self, RpRecordTables tables, RpRecordRef ref)
{
  const char *id = record_id (tables, ref.type, ref.index);
  guint32 hash = hash_of (self, id);
  RpRecordRef known = find (self, tables, id, hash, ref.type);

  find_slot (&self->parts[known.type], tables, known.type, id, hash)->item = GONE;
  add (&self->parts[ref.type], hash, ref.index, id);
}

void
rp_id_table_move (RpIdTable *self, RpRecordType type, const guint *rows)
{
  RpIdPart *part = &self->parts[type];

  for (gsize i = 0; i < part->n_slots; i++)
    {
      guint32 item = part->slots[i].item;

      if (item != 0 && item != GONE)
        part->slots[i].item = rows[item - 1] != RP_NO_INDEX ? rows[item - 1] + 1 : GONE;
    }
}
