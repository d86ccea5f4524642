/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-members.h"

struct _RpNetworkMembers
{
  GPtrArray *steps; /* char **; never changed, shared */
  char **hidden;    /* each once, as the following */
  char **hubs;
  gboolean fold;
};

static const char *const no_ids[] = { NULL };

RpNetworkMembers *
rp_network_members_ref (RpNetworkMembers *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  RpNetworkMembers *self = data;

  g_ptr_array_unref (self->steps);
  g_strfreev (self->hidden);
  g_strfreev (self->hubs);
}

void
rp_network_members_unref (RpNetworkMembers *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

guint
rp_network_members_n_steps (const RpNetworkMembers *self)
{
  return self != NULL ? self->steps->len : 0;
}

const char *const *
rp_network_members_get_step (const RpNetworkMembers *self, guint i)
{
  return g_ptr_array_index (self->steps, i);
}

const char *const *
rp_network_members_get_hidden (const RpNetworkMembers *self)
{
  return self != NULL ? (const char *const *)self->hidden : no_ids;
}

gboolean
rp_network_members_get_fold (const RpNetworkMembers *self)
{
  return self != NULL && self->fold;
}

const char *const *
rp_network_members_get_hubs (const RpNetworkMembers *self)
{
  return self != NULL ? (const char *const *)self->hubs : no_ids;
}

gboolean
rp_network_members_folds (const RpNetworkMembers *self, const char *hub)
{
  return rp_network_members_get_fold (self) != g_strv_contains (rp_network_members_get_hubs (self), hub);
}

gboolean
rp_network_members_are_chosen (const RpNetworkMembers *self)
{
  return rp_network_members_n_steps (self) > 0 || rp_network_members_get_hidden (self)[0] != NULL;
}

gboolean
rp_network_members_equal (const RpNetworkMembers *a, const RpNetworkMembers *b)
{
  if (rp_network_members_n_steps (a) != rp_network_members_n_steps (b)
      || rp_network_members_get_fold (a) != rp_network_members_get_fold (b)
      || !g_strv_equal (rp_network_members_get_hidden (a), rp_network_members_get_hidden (b))
      || !g_strv_equal (rp_network_members_get_hubs (a), rp_network_members_get_hubs (b)))
    return FALSE;
  for (guint i = 0; i < rp_network_members_n_steps (a); i++)
    if (!g_strv_equal (rp_network_members_get_step (a, i), rp_network_members_get_step (b, i)))
      return FALSE;
  return TRUE;
}

/* ---- another choice ---- */

static void
free_step (gpointer data)
{
  g_strfreev (data);
}

static GHashTable *
set_of (const char *const *ids)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (; *ids != NULL; ids++)
    g_hash_table_add (set, (gpointer)*ids);
  return set;
}

/* FIRST and SECOND without what is in WITHOUT (a set; nullable), each once. */
static char **
united (const char *const *first, const char *const *second, GHashTable *without)
{
  const char *const *lists[] = { first, second };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const char *const *id = lists[i]; *id != NULL; id++)
      if ((without == NULL || !g_hash_table_contains (without, *id)) && g_hash_table_add (seen, (gpointer)*id))
        g_ptr_array_add (all, g_strdup (*id));
  g_ptr_array_add (all, NULL);
  return (char **)g_ptr_array_steal (all, NULL);
}

/* With N_STEPS of its steps. */
static RpNetworkMembers *
copy_of (const RpNetworkMembers *self, guint n_steps)
{
  RpNetworkMembers *copy = g_atomic_rc_box_new0 (RpNetworkMembers);

  copy->steps = g_ptr_array_new_with_free_func (free_step);
  for (guint i = 0; i < n_steps; i++)
    g_ptr_array_add (copy->steps, g_strdupv ((char **)rp_network_members_get_step (self, i)));
  copy->hidden = g_strdupv ((char **)rp_network_members_get_hidden (self));
  copy->hubs = g_strdupv ((char **)rp_network_members_get_hubs (self));
  copy->fold = rp_network_members_get_fold (self);
  return copy;
}

static void
set_list (char ***to, char **ids)
{
  g_strfreev (*to);
  *to = ids;
}

/* Nothing chosen is NULL. */
static RpNetworkMembers *
settled (RpNetworkMembers *self)
{
  if (rp_network_members_are_chosen (self) || self->fold || self->hubs[0] != NULL)
    return self;
  rp_network_members_unref (self);
  return NULL;
}

RpNetworkMembers *
rp_network_members_start (const RpNetworkMembers *self, const char *const *ids)
{
  RpNetworkMembers *copy = copy_of (self, 0);

  set_list (&copy->hidden, united (no_ids, no_ids, NULL));
  if (ids[0] != NULL)
    g_ptr_array_add (copy->steps, united (ids, no_ids, NULL));
  return settled (copy);
}

RpNetworkMembers *
rp_network_members_grow (const RpNetworkMembers *self, const char *const *ids)
{
  RpNetworkMembers *copy = copy_of (self, rp_network_members_n_steps (self));
  g_autoptr (GHashTable) wanted = set_of (ids);
  g_autoptr (GHashTable) in = g_hash_table_new (g_str_hash, g_str_equal);
  char **newcomers;

  set_list (&copy->hidden, united (rp_network_members_get_hidden (self), no_ids, wanted));
  for (guint i = 0; i < copy->steps->len; i++)
    for (char **id = g_ptr_array_index (copy->steps, i); *id != NULL; id++)
      g_hash_table_add (in, *id);
  newcomers = copy->steps->len > 0 ? united (ids, no_ids, in) : NULL;
  if (newcomers != NULL && newcomers[0] != NULL)
    g_ptr_array_add (copy->steps, newcomers);
  else
    g_strfreev (newcomers);
  return settled (copy);
}

RpNetworkMembers *
rp_network_members_hide (const RpNetworkMembers *self, const char *const *ids)
{
  RpNetworkMembers *copy = copy_of (self, rp_network_members_n_steps (self));

  set_list (&copy->hidden, united (rp_network_members_get_hidden (self), ids, NULL));
  return settled (copy);
}

RpNetworkMembers *
rp_network_members_show_all (const RpNetworkMembers *self)
{
  return rp_network_members_start (self, no_ids);
}

RpNetworkMembers *
rp_network_members_with_fold (const RpNetworkMembers *self, gboolean fold)
{
  RpNetworkMembers *copy = copy_of (self, rp_network_members_n_steps (self));

  copy->fold = fold;
  set_list (&copy->hubs, united (no_ids, no_ids, NULL));
  return settled (copy);
}

RpNetworkMembers *
rp_network_members_with_hubs (const RpNetworkMembers *self, const char *const *hubs)
{
  RpNetworkMembers *copy = copy_of (self, rp_network_members_n_steps (self));

  set_list (&copy->hubs, united (hubs, no_ids, NULL));
  return settled (copy);
}

RpNetworkMembers *
rp_network_members_fold_hub (const RpNetworkMembers *self, const char *hub, gboolean fold)
{
  const char *const one[] = { hub, NULL };
  gboolean listed = rp_network_members_get_fold (self) != fold;
  g_autoptr (GHashTable) without = set_of (listed ? no_ids : one);
  g_auto (GStrv) hubs = united (rp_network_members_get_hubs (self), listed ? one : no_ids, without);

  return rp_network_members_with_hubs (self, (const char *const *)hubs);
}

/* ---- in a dataset ---- */

static void
mark_ids (RpDataset *dataset, const char *const *ids, guint8 *entities, guint8 *events, guint8 value)
{
  for (; *ids != NULL; ids++)
    {
      RpRecordRef ref = rp_dataset_find (dataset, *ids);

      if (ref.type == RP_RECORD_ENTITY)
        entities[ref.index] = value;
      else if (ref.type == RP_RECORD_EVENT)
        events[ref.index] = value;
    }
}

static void
add_marked (RpRecordSet *set, RpRecordType type, const guint8 *marks, guint n)
{
  for (guint i = 0; i < n; i++)
    if (marks[i])
      rp_record_set_add (set, rp_record_ref (type, i));
}

RpRecordSet *
rp_network_members_set (const RpNetworkMembers *self, RpDataset *dataset, guint n_steps, gboolean hidden)
{
  guint n_entities = rp_dataset_n_entities (dataset), n_events = rp_dataset_n_events (dataset);
  g_autofree guint8 *entities = g_malloc0 ((gsize)n_entities + 1);
  g_autofree guint8 *events = g_malloc0 ((gsize)n_events + 1);
  RpRecordSet *set;

  if (n_steps == 0 && (!hidden || rp_network_members_get_hidden (self)[0] == NULL))
    return NULL;
  for (guint i = 0; i < n_entities && n_steps == 0; i++)
    entities[i] = 1;
  for (guint i = 0; i < n_steps; i++)
    mark_ids (dataset, rp_network_members_get_step (self, i), entities, events, 1);
  for (guint i = 0; i < n_events; i++)
    events[i] = 1;
  if (hidden)
    mark_ids (dataset, rp_network_members_get_hidden (self), entities, events, 0);
  set = rp_record_set_new (dataset);
  add_marked (set, RP_RECORD_ENTITY, entities, n_entities);
  add_marked (set, RP_RECORD_EVENT, events, n_events);
  return set;
}

static gboolean
is_in (const RpRecordSet *in, RpDataset *dataset, RpRecordRef ref)
{
  const RpRelation *relation;

  if (ref.type == RP_RECORD_ENTITY)
    return rp_record_set_contains (in, ref);
  if (ref.type != RP_RECORD_RELATION)
    return TRUE;
  relation = rp_dataset_relation (dataset, ref.index);
  return rp_record_set_contains (in, rp_record_ref (RP_RECORD_ENTITY, relation->from))
         && rp_record_set_contains (in, rp_record_ref (RP_RECORD_ENTITY, relation->to));
}

RpRecordSet *
rp_network_members_shown (const RpNetworkMembers *self, RpDataset *dataset, const RpRecordSet *shown)
{
  static const RpRecordType types[] = { RP_RECORD_EVENT, RP_RECORD_ENTITY, RP_RECORD_RELATION, RP_RECORD_SOURCE };
  g_autoptr (RpRecordSet) in = rp_network_members_set (self, dataset, rp_network_members_n_steps (self), TRUE);
  RpRecordSet *set;

  if (in == NULL)
    return shown != NULL ? rp_record_set_ref ((RpRecordSet *)shown) : NULL;
  set = rp_record_set_new (dataset);
  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    for (guint i = 0; i < rp_dataset_n_records (dataset, types[t]); i++)
      {
        RpRecordRef ref = rp_record_ref (types[t], i);

        if ((shown == NULL || rp_record_set_contains (shown, ref)) && is_in (in, dataset, ref))
          rp_record_set_add (set, ref);
      }
  return set;
}

guint
rp_network_members_count (const RpNetworkMembers *self, RpDataset *dataset)
{
  g_autoptr (RpRecordSet) in = rp_network_members_set (self, dataset, rp_network_members_n_steps (self), TRUE);

  return in != NULL ? rp_record_set_count (in, RP_RECORD_ENTITY) : rp_dataset_n_entities (dataset);
}

static guint
count_unknown (RpDataset *dataset, const char *const *ids)
{
  guint n = 0;

  for (; *ids != NULL; ids++)
    n += rp_dataset_find (dataset, *ids).type == RP_RECORD_NONE;
  return n;
}

guint
rp_network_members_count_gone (const RpNetworkMembers *self, RpDataset *dataset)
{
  guint n = count_unknown (dataset, rp_network_members_get_hidden (self))
            + count_unknown (dataset, rp_network_members_get_hubs (self));

  for (guint i = 0; i < rp_network_members_n_steps (self); i++)
    n += count_unknown (dataset, rp_network_members_get_step (self, i));
  return n;
}
