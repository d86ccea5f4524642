/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-neighbours.h"

#define CROWD 50 /* events of more participants tie nobody; as in neighbours.h */

typedef struct
{
  const RpNetworkScope *scope;
  const guint8 *hidden;
  guint entity;
  RpNeighbourFunc each;
  gpointer data;
} Asking;

static gboolean
is_shown (const RpRecordSet *shown, RpRecordType type, guint index)
{
  return shown == NULL || rp_record_set_contains (shown, rp_record_ref (type, index));
}

static void
tell (const Asking *asking, guint other)
{
  RpDataset *dataset = asking->scope->dataset;

  if (other == asking->entity || other >= rp_dataset_n_entities (dataset)
      || !is_shown (asking->scope->shown, RP_RECORD_ENTITY, other)
      || (asking->hidden != NULL && asking->hidden[rp_dataset_entity (dataset, other)->kind]))
    return;
  asking->each (other, asking->data);
}

static void
tell_relations (const Asking *asking)
{
  guint n;
  const guint *relations = rp_dataset_entity_relations (asking->scope->dataset, asking->entity, &n);

  for (guint i = 0; i < n; i++)
    {
      const RpRelation *relation = rp_dataset_relation (asking->scope->dataset, relations[i]);

      if (is_shown (asking->scope->shown, RP_RECORD_RELATION, relations[i]))
        tell (asking, relation->from == asking->entity ? relation->to : relation->from);
    }
}

/* As ties, an event joins those who take part in it; as a node, the place where it was too. */
static void
tell_events (const Asking *asking, RpNetworkEvents as)
{
  const RpNetworkScope *scope = asking->scope;
  const RpRecordSet *joining = scope->joining != NULL && as == RP_EVENTS_AS_TIES ? scope->joining : scope->shown;
  guint n;
  const guint *events = rp_dataset_entity_events (scope->dataset, asking->entity, &n);

  for (guint i = 0; i < n; i++)
    {
      const RpEvent *event = rp_dataset_event (scope->dataset, events[i]);
      gboolean takes_part = as == RP_EVENTS_AS_NODES;

      if (!is_shown (joining, RP_RECORD_EVENT, events[i]) || (as == RP_EVENTS_AS_TIES && event->n_participants > CROWD))
        continue;
      for (guint k = 0; k < event->n_participants; k++)
        takes_part = takes_part || event->participants[k].entity == asking->entity;
      for (guint k = 0; k < event->n_participants && takes_part; k++)
        tell (asking, event->participants[k].entity);
      if (as == RP_EVENTS_AS_NODES && event->place != RP_NO_INDEX)
        tell (asking, event->place);
    }
}

static void
tell_doubts (const Asking *asking)
{
  const RpEntity *entity = rp_dataset_entity (asking->scope->dataset, asking->entity);

  for (guint i = 0; i < entity->n_possibly_same; i++)
    tell (asking, entity->possibly_same[i]);
}

void
rp_network_each_neighbour (const RpNetworkScope *scope, const guint8 *hidden, guint entity, RpNeighbourFunc each,
                           gpointer data)
{
  Asking asking = { scope, hidden, entity, each, data };
  RpNetworkEvents as = rp_network_looks_get_events (scope->looks);

  tell_relations (&asking);
  if (as != RP_EVENTS_LEFT_OUT)
    tell_events (&asking, as);
  tell_doubts (&asking);
}

static void
add_cb (guint other, gpointer data)
{
  rp_record_set_add (data, rp_record_ref (RP_RECORD_ENTITY, other));
}

RpRecordSet *
rp_network_neighbours (const RpNetworkScope *scope, const guint *entities, guint n)
{
  g_autofree guint8 *hidden = rp_network_looks_hidden_kinds (scope->looks, scope->dataset, RP_RECORD_ENTITY);
  g_autofree guint8 *asked = g_malloc0 ((gsize)rp_dataset_n_entities (scope->dataset) + 1);
  g_autoptr (RpRecordSet) found = rp_record_set_new (scope->dataset);
  RpRecordSet *others = rp_record_set_new (scope->dataset);

  for (guint i = 0; i < n; i++)
    {
      asked[entities[i]] = 1;
      rp_network_each_neighbour (scope, hidden, entities[i], add_cb, found);
    }
  for (guint i = 0; i < rp_dataset_n_entities (scope->dataset); i++)
    if (!asked[i] && rp_record_set_contains (found, rp_record_ref (RP_RECORD_ENTITY, i)))
      rp_record_set_add (others, rp_record_ref (RP_RECORD_ENTITY, i));
  return others;
}
