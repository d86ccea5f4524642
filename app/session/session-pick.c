/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is selected, and what is selected together with it. */
#include "session-private.h"

/* All of them are drawn and described, and for each its neighbours are looked for, in a bit for each record. */
#define LEAST_PICKED 1000u
#define MOST_PICKED 20000u
#define MOST_BITS (G_GUINT64_CONSTANT (4) << 30)

static gboolean
is_there (RpSession *self, RpRecordRef ref)
{
  return ref.type != RP_RECORD_NONE && ref.index < rp_dataset_n_records (self->dataset, ref.type);
}

static void
find_related (RpSession *self)
{
  g_clear_pointer (&self->related, rp_record_set_unref);
  g_clear_pointer (&self->picked, rp_record_set_unref);
  if (self->dataset == NULL || self->selected.type == RP_RECORD_NONE)
    return;
  if (self->also == NULL)
    {
      self->related = rp_neighbours (self->dataset, self->selected);
      return;
    }
  self->picked = rp_record_set_new (self->dataset);
  rp_record_set_add (self->picked, self->selected);
  for (guint i = 0; i < self->also->len; i++)
    rp_record_set_add (self->picked, g_array_index (self->also, RpRecordRef, i));
  /* of a way nothing else stands out */
  self->related = self->way.taking ? rp_record_set_ref (self->picked) : rp_neighbours_of (self->dataset, self->picked);
}

static guint
most_picked (RpDataset *dataset)
{
  guint64 n = 1;

  for (guint type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    n += rp_dataset_n_records (dataset, (RpRecordType)type);
  return (guint)CLAMP (MOST_BITS / n, LEAST_PICKED, MOST_PICKED);
}

void
rp_session_take_selection (RpSession *self, RpRecordRef ref, GArray *also)
{
  GArray *kept = also != NULL && also->len > 0 && ref.type != RP_RECORD_NONE ? g_array_ref (also) : NULL;

  rp_session_drop_way (self);
  g_clear_pointer (&self->also, g_array_unref);
  self->selected = ref;
  self->also = kept;
  find_related (self);
}

void
rp_session_select_several (RpSession *self, const RpRecordRef *refs, guint n)
{
  g_autoptr (GArray) also = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
  RpRecordRef first = RP_RECORD_REF_NONE;
  guint most;

  g_return_if_fail (RP_IS_SESSION (self));

  if (self->dataset == NULL)
    return;
  most = most_picked (self->dataset);
  for (guint i = 0; i < n && also->len + 1 < most; i++)
    {
      if (!is_there (self, refs[i]))
        continue;
      if (first.type == RP_RECORD_NONE)
        first = refs[i];
      else
        g_array_append_val (also, refs[i]);
    }
  if (also->len == 0)
    {
      rp_session_select (self, first);
      return;
    }
  rp_session_begin_step (self);
  rp_session_take_selection (self, first, also);
  rp_session_emit_changed (self, RP_CHANGED_SELECTION | RP_CHANGED_HISTORY);
}

void
rp_session_select_also (RpSession *self, RpRecordRef ref)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
  gboolean was_there = FALSE;

  g_return_if_fail (RP_IS_SESSION (self));

  if (self->dataset == NULL || !is_there (self, ref))
    return;
  /* What was picked last comes first. */
  if (self->selected.type != RP_RECORD_NONE)
    g_array_append_val (refs, self->selected);
  if (self->also != NULL)
    g_array_append_vals (refs, self->also->data, self->also->len);
  for (guint i = 0; i < refs->len && !was_there; i++)
    if (rp_record_ref_equal (g_array_index (refs, RpRecordRef, i), ref))
      {
        g_array_remove_index (refs, i);
        was_there = TRUE;
      }
  if (!was_there)
    g_array_prepend_val (refs, ref);
  rp_session_select_several (self, (const RpRecordRef *)(void *)refs->data, refs->len);
}

const GArray *
rp_session_get_also (RpSession *self)
{
  return self->also;
}

const RpRecordSet *
rp_session_get_picked (RpSession *self)
{
  return self->picked;
}

gboolean
rp_session_is_picked (RpSession *self, RpRecordRef ref)
{
  return ref.type != RP_RECORD_NONE
         && (rp_record_ref_equal (self->selected, ref) || rp_record_set_contains (self->picked, ref));
}
