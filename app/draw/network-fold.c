/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaves of a network, who have one tie only, folded into counted nodes: those of one kind at one hub. */
#include <stdlib.h>
#include <string.h>

#include "network-graph.h"

#define FEWEST 3 /* that are folded */

/* A leaf at its hub. */
typedef struct
{
  guint hub, kind, node, tie;
} Leaf;

static int
by_hub (const void *a, const void *b)
{
  const Leaf *p = a, *q = b;

  if (p->hub != q->hub)
    return p->hub < q->hub ? -1 : 1;
  if (p->kind != q->kind)
    return p->kind < q->kind ? -1 : 1;
  return p->node < q->node ? -1 : p->node > q->node;
}

/* Whoever has neighbours that are not in the network is no leaf: his mark would be folded away. */
static gboolean
is_whole (const RpNetGraph *self, const RpNetworkLooks *looks, guint node)
{
  RpNetworkScope all = { self->dataset, looks, NULL, NULL };

  return self->in == NULL || rp_net_count_beyond (self, &all, NULL, self->entity_of_node[node]) == 0;
}

/* Entities with one tie, side by side where they have one hub and one kind. */
static GArray *
find_leaves (const RpNetGraph *self)
{
  GArray *leaves = g_array_new (FALSE, FALSE, sizeof (Leaf));
  g_autofree guint *n_ties = g_new0 (guint, (gsize)self->n_nodes + 1);
  g_autoptr (RpNetworkLooks) looks = rp_network_looks_with_events (NULL, self->as);

  for (guint i = 0; i < self->ties->len; i++)
    {
      const RpNetTie *tie = &g_array_index (self->ties, RpNetTie, i);

      n_ties[tie->from]++;
      n_ties[tie->to]++;
    }
  for (guint i = 0; i < self->ties->len; i++)
    {
      const RpNetTie *tie = &g_array_index (self->ties, RpNetTie, i);
      guint ends[] = { tie->from, tie->to };

      for (guint k = 0; k < 2; k++)
        if (n_ties[ends[k]] == 1 && n_ties[ends[1 - k]] >= FEWEST && ends[k] < self->n_entities
            && is_whole (self, looks, ends[k]))
          {
            Leaf leaf = { ends[1 - k], rp_net_node_kind (self, ends[k]), ends[k], i };

            g_array_append_val (leaves, leaf);
          }
    }
  g_array_sort (leaves, by_hub);
  return leaves;
}

static guint
end_of_run (const GArray *leaves, guint first)
{
  const Leaf *leaf = &g_array_index (leaves, Leaf, first);
  guint end = first + 1;

  while (end < leaves->len && g_array_index (leaves, Leaf, end).hub == leaf->hub
         && g_array_index (leaves, Leaf, end).kind == leaf->kind)
    end++;
  return end;
}

/* A group of the leaves FIRST…END; their ties are moved to it. GROUP_OF: by node, its number + 1. */
static void
add_group (RpNetGraph *self, const GArray *leaves, guint first, guint end, guint *n, guint *group_of)
{
  const Leaf *leaf = &g_array_index (leaves, Leaf, first);
  RpNetGroup group = { .hub = leaf->hub, .kind = leaf->kind, .first = *n, .n = end - first };

  group.id = g_strdup_printf ("leaves:%s,%s", rp_net_node_id (self, leaf->hub),
                              rp_dataset_kind (self->dataset, RP_RECORD_ENTITY, leaf->kind)->name);
  g_array_append_val (self->groups, group);
  for (guint i = first; i < end; i++)
    {
      leaf = &g_array_index (leaves, Leaf, i);
      self->leaves[*n] = self->entity_of_node[leaf->node];
      self->folded[(*n)++] = g_array_index (self->ties, RpNetTie, leaf->tie);
      group_of[leaf->node] = self->groups->len;
    }
}

/* NEW_NODE: by old node. */
static void
number_anew (RpNetGraph *self, const guint *group_of, guint *new_node)
{
  guint n_events = self->event_of_node->len, kept = 0, n_old = self->n_entities;

  for (guint i = 0; i < n_old; i++)
    if (group_of[i] == 0)
      {
        new_node[i] = kept;
        self->entity_of_node[kept++] = self->entity_of_node[i];
      }
  for (guint i = 0; i < n_events; i++)
    new_node[n_old + i] = kept + i;
  for (guint i = 0; i < n_old; i++)
    if (group_of[i] > 0)
      new_node[i] = kept + n_events + group_of[i] - 1;
  for (guint i = 0; i < rp_dataset_n_entities (self->dataset); i++)
    if (self->node_of_entity[i] != RP_NO_INDEX)
      self->node_of_entity[i] = new_node[self->node_of_entity[i]];
  self->n_entities = kept;
  self->n_nodes = kept + n_events + self->groups->len;
}

/* What all ties of the group are called, else nothing. Transfer full. */
static char *
label_of (const RpNetGraph *self, const RpNetGroup *group)
{
  const char *label = self->folded[group->first].label;

  for (guint i = 0; i < group->n; i++)
    if (g_strcmp0 (self->folded[group->first + i].label, label) != 0)
      label = NULL;
  return g_strdup (label != NULL ? label : "");
}

/* One tie for each group instead of those of its leaves. */
static void
tie_anew (RpNetGraph *self, const guint *group_of, const guint *new_node)
{
  guint kept = 0;

  for (guint i = 0; i < self->ties->len; i++)
    {
      RpNetTie tie = g_array_index (self->ties, RpNetTie, i);

      if (group_of[tie.from] > 0 || group_of[tie.to] > 0)
        continue;
      tie.from = new_node[tie.from];
      tie.to = new_node[tie.to];
      g_array_index (self->ties, RpNetTie, kept++) = tie;
    }
  g_array_set_size (self->ties, kept);
  for (guint i = 0; i < self->groups->len; i++)
    {
      RpNetGroup *group = &g_array_index (self->groups, RpNetGroup, i);
      RpNetTie tie = { .type = RP_TIE_FOLDED, .to = self->n_entities + self->event_of_node->len + i };

      group->hub = tie.from = new_node[group->hub];
      tie.label = label_of (self, group);
      g_array_append_val (self->ties, tie);
    }
}

void
rp_net_graph_fold (RpNetGraph *self, const RpNetworkMembers *folding)
{
  g_autoptr (GArray) leaves = NULL;
  g_autofree guint *group_of = NULL;
  g_autofree guint *new_node = NULL;
  guint n = 0;

  if (!rp_network_members_get_fold (folding) && rp_network_members_get_hubs (folding)[0] == NULL)
    return;
  leaves = find_leaves (self);
  group_of = g_new0 (guint, (gsize)self->n_nodes + 1);
  new_node = g_new0 (guint, (gsize)self->n_nodes + 1);
  self->leaves = g_new (guint, (gsize)leaves->len + 1);
  self->folded = g_new (RpNetTie, (gsize)leaves->len + 1);
  for (guint first = 0, end; first < leaves->len; first = end)
    {
      const char *hub = rp_net_node_id (self, g_array_index (leaves, Leaf, first).hub);

      end = end_of_run (leaves, first);
      if (end - first >= FEWEST && rp_network_members_folds (folding, hub))
        add_group (self, leaves, first, end, &n, group_of);
    }
  if (self->groups->len == 0)
    return;
  number_anew (self, group_of, new_node);
  tie_anew (self, group_of, new_node);
}
