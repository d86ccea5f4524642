/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the network consists of: opened from what is selected, grown by neighbours, made smaller again. */
#include <glib/gi18n-lib.h>

#include "network-neighbours.h"
#include "session-private.h"

static const RpNetworkMembers *
members_of (RpSession *self)
{
  return rp_network_looks_get_members (self->arranged.looks);
}

/* ---- what is meant ---- */

static void
add_entity (GArray *entities, guint entity)
{
  for (guint i = 0; i < entities->len; i++)
    if (g_array_index (entities, guint, i) == entity)
      return;
  g_array_append_val (entities, entity);
}

/* An entity itself, a tie's ends, who takes part in an event, else where it was. */
static void
add_meant (RpDataset *dataset, RpRecordRef ref, GArray *entities)
{
  const RpEvent *event = ref.type == RP_RECORD_EVENT ? rp_dataset_event (dataset, ref.index) : NULL;

  if (ref.type == RP_RECORD_ENTITY)
    add_entity (entities, ref.index);
  if (ref.type == RP_RECORD_RELATION)
    {
      add_entity (entities, rp_dataset_relation (dataset, ref.index)->from);
      add_entity (entities, rp_dataset_relation (dataset, ref.index)->to);
    }
  for (guint i = 0; event != NULL && i < event->n_participants; i++)
    add_entity (entities, event->participants[i].entity);
  if (event != NULL && event->n_participants == 0 && event->place != RP_NO_INDEX)
    add_entity (entities, event->place);
}

/* The entities that what is selected is about, the latest first. Transfer full, guint. */
static GArray *
selected_entities (RpSession *self)
{
  GArray *entities = g_array_new (FALSE, FALSE, sizeof (guint));

  if (self->dataset == NULL)
    return entities;
  add_meant (self->dataset, self->selected, entities);
  for (guint i = 0; self->also != NULL && i < self->also->len; i++)
    add_meant (self->dataset, g_array_index (self->also, RpRecordRef, i), entities);
  return entities;
}

static RpRecordSet *
neighbours_of (RpSession *self, const GArray *entities)
{
  RpNetworkScope scope = { self->dataset, self->arranged.looks, self->shown, rp_session_get_joining (self) };

  return rp_network_neighbours (&scope, (const guint *)(const void *)entities->data, entities->len);
}

static RpRecordSet *
present (RpSession *self)
{
  return rp_network_members_set (members_of (self), self->dataset, rp_network_members_n_steps (members_of (self)),
                                 TRUE);
}

static gboolean
is_in (const RpRecordSet *in, guint entity)
{
  return in == NULL || rp_record_set_contains (in, rp_record_ref (RP_RECORD_ENTITY, entity));
}

static void
add_id (RpSession *self, GPtrArray *ids, guint entity)
{
  g_ptr_array_add (ids, (gpointer)rp_dataset_entity (self->dataset, entity)->record.id);
}

/* ---- another network ---- */

/* "Network of Ada", "Network of 3 Entities"; WORDS have one %s. */
static char *
name_of (RpSession *self, const GArray *entities, const char *words)
{
  g_autofree char *who = NULL;
  g_auto (GStrv) halves = g_strsplit (words, "%s", 2);

  if (entities->len == 1)
    who = rp_session_short_name (self,
                                 rp_dataset_entity (self->dataset, g_array_index (entities, guint, 0))->record.id);
  else
    who = g_strdup_printf (ngettext ("%u Entity", "%u Entities", entities->len), entities->len);
  return g_strconcat (halves[0], who, halves[1], NULL);
}

/* MEMBERS (taken over, nullable) from now on; NAME (taken over) is the step's. Where the network is laid out AFRESH,
 * moved nodes are released: they stood in the old layout. */
static void
take (RpSession *self, RpNetworkMembers *members, char *name, gboolean afresh)
{
  RpNetworkLooks *looks = rp_network_looks_with_members (self->arranged.looks, members);
  guint what = RP_CHANGED_LOOKS | RP_CHANGED_UNDO;

  if (rp_network_looks_equal (looks, self->arranged.looks))
    {
      rp_network_looks_unref (looks);
      g_free (name);
      return;
    }
  rp_session_begin_change (self, name);
  g_clear_pointer (&self->arranged.looks, rp_network_looks_unref);
  self->arranged.looks = looks;
  if (afresh && self->arranged.pins != NULL)
    {
      g_clear_pointer (&self->arranged.pins, rp_node_pins_unref);
      what |= RP_CHANGED_PINS;
    }
  rp_session_forget_measures (self);
  rp_session_renew_way (self);
  rp_session_emit_changed (self, what);
}

void
rp_session_start_network (RpSession *self, gboolean neighbours)
{
  g_autoptr (GArray) entities = selected_entities (self);
  g_autoptr (RpRecordSet) others = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (entities->len == 0)
    return;
  for (guint i = 0; i < entities->len; i++)
    add_id (self, ids, g_array_index (entities, guint, i));
  others = neighbours ? neighbours_of (self, entities) : NULL;
  for (guint i = 0; others != NULL && i < rp_dataset_n_entities (self->dataset); i++)
    if (rp_record_set_contains (others, rp_record_ref (RP_RECORD_ENTITY, i)))
      add_id (self, ids, i);
  g_ptr_array_add (ids, NULL);
  take (self, rp_network_members_start (members_of (self), (const char *const *)ids->pdata),
        name_of (self, entities, neighbours ? _ ("Network of %s") : _ ("Hiding All but %s")), TRUE);
}

guint
rp_session_grow_network (RpSession *self)
{
  g_autoptr (GArray) entities = selected_entities (self);
  g_autoptr (RpRecordSet) in = NULL;
  g_autoptr (RpRecordSet) others = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint n;

  if (entities->len == 0)
    return 0;
  in = present (self);
  for (guint i = 0; i < entities->len; i++)
    if (!is_in (in, g_array_index (entities, guint, i)))
      add_id (self, ids, g_array_index (entities, guint, i));
  others = ids->len == 0 ? neighbours_of (self, entities) : NULL;
  for (guint i = 0; others != NULL && i < rp_dataset_n_entities (self->dataset); i++)
    if (rp_record_set_contains (others, rp_record_ref (RP_RECORD_ENTITY, i)) && !is_in (in, i))
      add_id (self, ids, i);
  n = ids->len;
  if (n == 0)
    return 0;
  g_ptr_array_add (ids, NULL);
  take (self, rp_network_members_grow (members_of (self), (const char *const *)ids->pdata),
        name_of (self, entities, others != NULL ? _ ("Adding Neighbours of %s") : _ ("Adding %s")), FALSE);
  return n;
}

void
rp_session_hide_selected (RpSession *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *name = NULL;

  for (guint i = 0; self->dataset != NULL && i < 1 + (self->also != NULL ? self->also->len : 0); i++)
    {
      RpRecordRef ref = i == 0 ? self->selected : g_array_index (self->also, RpRecordRef, i - 1);

      if (ref.type == RP_RECORD_ENTITY || ref.type == RP_RECORD_EVENT)
        g_ptr_array_add (ids, (gpointer)rp_dataset_record (self->dataset, ref)->id);
    }
  if (ids->len == 0)
    return;
  name = rp_session_short_name (self, g_ptr_array_index (ids, 0));
  g_ptr_array_add (ids, NULL);
  take (self, rp_network_members_hide (members_of (self), (const char *const *)ids->pdata),
        ids->len == 2 ? g_strdup_printf (_ ("Hiding %s"), name)
                      : g_strdup_printf (ngettext ("Hiding %u Node", "Hiding %u Nodes", ids->len - 1), ids->len - 1),
        FALSE);
}

void
rp_session_show_all_entities (RpSession *self)
{
  const RpNetworkMembers *members = members_of (self);

  take (self, rp_network_members_show_all (members), g_strdup (_ ("Showing All Entities")),
        rp_network_members_n_steps (members) > 0);
}

gboolean
rp_session_is_network_chosen (RpSession *self, guint *n, guint *of)
{
  if (self->dataset == NULL || !rp_network_members_are_chosen (members_of (self)))
    return FALSE;
  *n = rp_network_members_count (members_of (self), self->dataset);
  *of = rp_dataset_n_entities (self->dataset);
  return TRUE;
}

guint
rp_session_count_beyond (RpSession *self)
{
  g_autoptr (GArray) entities = selected_entities (self);
  g_autoptr (RpRecordSet) in = NULL;
  g_autoptr (RpRecordSet) others = NULL;
  guint n = 0;

  if (entities->len == 0 || !rp_network_members_are_chosen (members_of (self)))
    return 0;
  in = present (self);
  for (guint i = 0; i < entities->len; i++)
    n += !is_in (in, g_array_index (entities, guint, i));
  if (n > 0)
    return n;
  others = neighbours_of (self, entities);
  for (guint i = 0; i < rp_dataset_n_entities (self->dataset); i++)
    n += rp_record_set_contains (others, rp_record_ref (RP_RECORD_ENTITY, i)) && !is_in (in, i);
  return n;
}

RpRecordSet *
rp_session_get_network_shown (RpSession *self)
{
  return rp_network_members_shown (members_of (self), self->dataset, self->shown);
}

/* ---- leaves ---- */

void
rp_session_set_fold_leaves (RpSession *self, gboolean fold)
{
  take (self, rp_network_members_with_fold (members_of (self), fold),
        g_strdup (fold ? _ ("Folding of Leaves") : _ ("Opening of Leaves")), FALSE);
}

gboolean
rp_session_get_fold_leaves (RpSession *self)
{
  return rp_network_members_get_fold (members_of (self));
}

void
rp_session_fold_hub (RpSession *self, const char *id, gboolean fold)
{
  g_autofree char *name = rp_session_short_name (self, id);

  take (self, rp_network_members_fold_hub (members_of (self), id, fold),
        g_strdup_printf (fold ? _ ("Folding of the Leaves of %s") : _ ("Opening of the Leaves of %s"), name), FALSE);
}

void
rp_session_forget_members (RpSession *self)
{
  RpNetworkLooks *looks = rp_network_looks_with_members (self->arranged.looks, NULL);

  g_clear_pointer (&self->arranged.looks, rp_network_looks_unref);
  self->arranged.looks = looks;
}
