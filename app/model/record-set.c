/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-set.h"

#define N_TYPES (RP_RECORD_SOURCE + 1)

struct _RpRecordSet
{
  gatomicrefcount ref_count;
  guint n_records[N_TYPES]; /* room for each type */
  guint count[N_TYPES];     /* how many are in it; of RP_RECORD_NONE all */
  gsize start[N_TYPES];     /* first bit of each type */
  guint64 bits[];
};

RpRecordSet *
rp_record_set_new (RpDataset *dataset)
{
  gsize n_bits = 0;
  RpRecordSet *self;

  for (RpRecordType type = RP_RECORD_EVENT; type < N_TYPES; type++)
    n_bits += rp_dataset_n_records (dataset, type);
  self = g_malloc0 (sizeof *self + (n_bits / 64 + 1) * sizeof (guint64));
  g_atomic_ref_count_init (&self->ref_count);
  n_bits = 0;
  for (RpRecordType type = RP_RECORD_EVENT; type < N_TYPES; type++)
    {
      self->start[type] = n_bits;
      self->n_records[type] = rp_dataset_n_records (dataset, type);
      n_bits += self->n_records[type];
    }
  return self;
}

RpRecordSet *
rp_record_set_ref (RpRecordSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rp_record_set_unref (RpRecordSet *self)
{
  if (self != NULL && g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

static gboolean
has_room (const RpRecordSet *self, RpRecordRef ref)
{
  return (guint)ref.type < N_TYPES && ref.index < self->n_records[ref.type];
}

void
rp_record_set_add (RpRecordSet *self, RpRecordRef ref)
{
  gsize bit;
  guint64 mask;

  g_return_if_fail (has_room (self, ref));
  bit = self->start[ref.type] + ref.index;
  mask = (guint64)1 << (bit % 64);
  if (self->bits[bit / 64] & mask)
    return;
  self->bits[bit / 64] |= mask;
  self->count[ref.type]++;
  self->count[RP_RECORD_NONE]++;
}

void
rp_record_set_add_all (RpRecordSet *self, const RpRecordSet *other)
{
  for (RpRecordType type = RP_RECORD_EVENT; type < N_TYPES; type++)
    for (guint i = 0; other->count[type] > 0 && i < MIN (self->n_records[type], other->n_records[type]);)
      {
        gsize bit = other->start[type] + i;
        guint64 rest = other->bits[bit / 64] >> (bit % 64);

        /* most words are empty */
        if (rest == 0)
          {
            i += 64 - (guint)(bit % 64);
            continue;
          }
        if (rest & 1)
          rp_record_set_add (self, rp_record_ref (type, i));
        i++;
      }
}

gboolean
rp_record_set_contains (const RpRecordSet *self, RpRecordRef ref)
{
  gsize bit;

  if (self == NULL || !has_room (self, ref))
    return FALSE;
  bit = self->start[ref.type] + ref.index;
  return (self->bits[bit / 64] >> (bit % 64)) & 1;
}

guint
rp_record_set_count (const RpRecordSet *self, RpRecordType type)
{
  return self != NULL && (guint)type < N_TYPES ? self->count[type] : 0;
}
