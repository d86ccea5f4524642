/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which node of a network stands for what. */
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "network-graph.h"

static gboolean
is_in (const RpNetGraph *self, RpRecordRef ref)
{
  return self->in == NULL || rp_record_set_contains (self->in, ref);
}

static void
number_entities (RpNetGraph *self)
{
  guint n = rp_dataset_n_entities (self->dataset);

  self->entity_of_node = g_new (guint, (gsize)n + 1);
  self->node_of_entity = g_new (guint, (gsize)n + 1);
  for (guint i = 0; i < n; i++)
    {
      gboolean in = is_in (self, rp_record_ref (RP_RECORD_ENTITY, i));

      self->node_of_entity[i] = in ? self->n_entities : RP_NO_INDEX;
      if (in)
        self->entity_of_node[self->n_entities++] = i;
    }
}

/* Those that tie somebody: the others would stand about alone. In a part of the network those that tie two, or of which
 * nobody is missing. */
static gboolean
ties_somebody (const RpNetGraph *self, const RpEvent *event)
{
  guint n_here = rp_net_entity_node (self, event->place) != RP_NO_INDEX;
  guint n = event->n_participants + (event->place != RP_NO_INDEX);

  for (guint i = 0; i < event->n_participants; i++)
    n_here += rp_net_entity_node (self, event->participants[i].entity) != RP_NO_INDEX;
  return self->in == NULL ? n > 0 : n_here > 0 && n_here >= MIN (n, 2);
}

static void
number_events (RpNetGraph *self)
{
  guint n = self->as == RP_EVENTS_AS_NODES ? rp_dataset_n_events (self->dataset) : 0;

  self->event_of_node = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    if (is_in (self, rp_record_ref (RP_RECORD_EVENT, i)) && ties_somebody (self, rp_dataset_event (self->dataset, i)))
      g_array_append_val (self->event_of_node, i);
}

void
rp_net_graph_number (RpNetGraph *self, const RpRecordSet *in)
{
  self->in = in != NULL ? rp_record_set_ref ((RpRecordSet *)in) : NULL;
  self->groups = g_array_new (FALSE, FALSE, sizeof (RpNetGroup));
  number_entities (self);
  number_events (self);
  self->n_nodes = self->n_entities + self->event_of_node->len;
}

guint
rp_net_entity_node (const RpNetGraph *self, guint entity)
{
  return entity < rp_dataset_n_entities (self->dataset) ? self->node_of_entity[entity] : RP_NO_INDEX;
}

const RpNetGroup *
rp_net_node_group (const RpNetGraph *self, guint node)
{
  guint first = self->n_entities + self->event_of_node->len;

  return node >= first && node - first < self->groups->len ? &g_array_index (self->groups, RpNetGroup, node - first)
                                                           : NULL;
}

RpRecordRef
rp_net_node_ref (const RpNetGraph *self, guint node)
{
  if (node < self->n_entities)
    return rp_record_ref (RP_RECORD_ENTITY, self->entity_of_node[node]);
  if (rp_net_node_group (self, node) != NULL)
    return RP_RECORD_REF_NONE;
  return rp_record_ref (RP_RECORD_EVENT, g_array_index (self->event_of_node, guint, node - self->n_entities));
}

const char *
rp_net_node_id (const RpNetGraph *self, guint node)
{
  const RpNetGroup *group = rp_net_node_group (self, node);

  return group != NULL ? group->id : rp_dataset_record (self->dataset, rp_net_node_ref (self, node))->id;
}

char *
rp_net_node_title (const RpNetGraph *self, guint node)
{
  const RpNetGroup *group = rp_net_node_group (self, node);

  if (group == NULL)
    return g_strdup (rp_dataset_record (self->dataset, rp_net_node_ref (self, node))->title);
  /* Translators: so many leaves of one kind that stand as one node: 14 × Person */
  return g_strdup_printf (_ ("%u × %s"), group->n,
                          rp_dataset_kind (self->dataset, RP_RECORD_ENTITY, group->kind)->label);
}

static int
compare_numbers (const void *a, const void *b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return x < y ? -1 : x > y;
}

guint
rp_net_node_of (const RpNetGraph *self, RpRecordRef ref)
{
  const guint *found;

  if (ref.type == RP_RECORD_ENTITY)
    return rp_net_entity_node (self, ref.index);
  if (ref.type != RP_RECORD_EVENT || self->event_of_node->len == 0)
    return RP_NO_INDEX;
  found = bsearch (&ref.index, self->event_of_node->data, self->event_of_node->len, sizeof (guint), compare_numbers);
  return found != NULL ? self->n_entities + (guint)(found - (const guint *)(gpointer)self->event_of_node->data)
                       : RP_NO_INDEX;
}

RpRecordRef
rp_network_get_hub (RpNetwork *self, RpRecordRef leaf)
{
  guint node = rp_net_node_of (self->graph, leaf);
  const RpNetGroup *group = node != RP_NO_INDEX ? rp_net_node_group (self->graph, node) : NULL;

  return group != NULL ? rp_net_node_ref (self->graph, group->hub) : RP_RECORD_REF_NONE;
}

guint
rp_net_node_by_id (const RpNetGraph *self, const char *id)
{
  guint node = rp_net_node_of (self, rp_dataset_find (self->dataset, id));

  if (node != RP_NO_INDEX)
    return rp_net_node_group (self, node) == NULL ? node : RP_NO_INDEX;
  for (guint i = 0; i < self->groups->len; i++)
    if (g_str_equal (g_array_index (self->groups, RpNetGroup, i).id, id))
      return self->n_entities + self->event_of_node->len + i;
  return RP_NO_INDEX;
}

guint
rp_net_node_kind (const RpNetGraph *self, guint node)
{
  const RpNetGroup *group = rp_net_node_group (self, node);
  RpRecordRef ref = rp_net_node_ref (self, node);

  if (group != NULL)
    return group->kind;
  return ref.type == RP_RECORD_ENTITY ? rp_dataset_entity (self->dataset, ref.index)->kind
                                      : rp_dataset_event (self->dataset, ref.index)->kind;
}
