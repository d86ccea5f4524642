/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ties of a network: relations, shared events, doubts, and who takes part in events that stand as nodes. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "label-text.h"
#include "neighbours.h"
#include "network-graph.h"

#define CROWD 50      /* events of more participants tie nobody; as in neighbours.h */
#define SAME_WORDS 12 /* so many ties that all say the same say nothing */

char *
rp_net_shared_label (RpDataset *dataset, const guint *events, guint n_events)
{
  gboolean meetings = n_events > 0;

  for (guint i = 0; i < n_events && meetings; i++)
    {
      guint kind = rp_dataset_event (dataset, events[i])->kind;

      meetings = kind < rp_dataset_n_kinds (dataset, RP_RECORD_EVENT)
                 && strcmp (rp_dataset_kind (dataset, RP_RECORD_EVENT, kind)->name, "meeting") == 0;
    }
  if (meetings && n_events == 1)
    return g_strdup (_ ("met"));
  if (meetings)
    return g_strdup_printf (ngettext ("met %u time", "met %u times", n_events), n_events);
  return g_strdup_printf (ngettext ("%u shared event", "%u shared events", n_events), n_events);
}

static void
add_relations (RpNetGraph *self)
{
  const RpPeriod ever = { TRUE, RP_INSTANT_MIN, RP_INSTANT_MAX, RP_PERIOD_DURING };

  for (guint i = 0; i < rp_dataset_n_relations (self->dataset); i++)
    {
      const RpRelation *relation = rp_dataset_relation (self->dataset, i);
      RpNetTie tie = { .type = RP_TIE_RELATION, .directed = relation->directed };

      tie.from = rp_net_entity_node (self, relation->from);
      tie.to = rp_net_entity_node (self, relation->to);
      if (tie.from == RP_NO_INDEX || tie.to == RP_NO_INDEX)
        continue;
      tie.relation = i;
      tie.undated
          = rp_period_test (&ever, self->dataset, rp_record_ref (RP_RECORD_RELATION, i)) == RP_IN_PERIOD_UNDATED;
      tie.label = rp_label_line (relation->record.title);
      g_array_append_val (self->ties, tie);
    }
}

static guint64
pair_key (guint a, guint b)
{
  return (guint64)MIN (a, b) << 32 | MAX (a, b);
}

typedef struct
{
  guint tie, event;
} Shared;

static int
by_tie (const void *a, const void *b)
{
  const Shared *p = a, *q = b;

  if (p->tie != q->tie)
    return p->tie < q->tie ? -1 : 1;
  return p->event < q->event ? -1 : p->event > q->event;
}

/* For each pair of participants of each event, the tie that the pair has, if any. */
static GArray *
events_of_ties (RpNetGraph *self, GHashTable *tie_of_pair)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Shared));

  for (guint e = 0; e < rp_dataset_n_events (self->dataset); e++)
    {
      const RpEvent *event = rp_dataset_event (self->dataset, e);

      for (guint i = 0; event->n_participants <= CROWD && i < event->n_participants; i++)
        for (guint j = i + 1; j < event->n_participants; j++)
          {
            guint64 key = pair_key (event->participants[i].entity, event->participants[j].entity);
            guint tie = GPOINTER_TO_UINT (g_hash_table_lookup (tie_of_pair, &key));

            if (tie > 0)
              g_array_append_vals (found, &(Shared){ tie - 1, e }, 1);
          }
    }
  g_array_sort (found, by_tie);
  return found;
}

static void
add_shared_events (RpNetGraph *self)
{
  g_autoptr (GArray) pairs = rp_shared_ties (self->dataset, NULL);
  g_autoptr (GHashTable) tie_of_pair = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) found = NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      const RpSharedTie *pair = &g_array_index (pairs, RpSharedTie, i);
      RpNetTie tie = { .type = RP_TIE_SHARED };
      guint64 key = pair_key (pair->a, pair->b);

      tie.from = rp_net_entity_node (self, pair->a);
      tie.to = rp_net_entity_node (self, pair->b);
      if (tie.from == RP_NO_INDEX || tie.to == RP_NO_INDEX)
        continue;
      g_array_append_val (self->ties, tie);
      g_hash_table_insert (tie_of_pair, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (self->ties->len));
    }
  found = events_of_ties (self, tie_of_pair);
  for (guint i = 0; i < found->len; i++)
    {
      const Shared *shared = &g_array_index (found, Shared, i);
      RpNetTie *tie = &g_array_index (self->ties, RpNetTie, shared->tie);

      if (i > 0 && by_tie (shared, shared - 1) == 0)
        continue; /* somebody takes part in two roles */
      if (tie->n_events++ == 0)
        tie->first_event = self->events->len;
      g_array_append_val (self->events, shared->event);
    }
}

static void
add_doubts (RpNetGraph *self)
{
  for (guint i = 0; i < self->n_entities; i++)
    {
      guint own = self->entity_of_node[i];
      const RpEntity *entity = rp_dataset_entity (self->dataset, own);

      for (guint k = 0; k < entity->n_possibly_same; k++)
        {
          guint other = entity->possibly_same[k];
          RpNetTie tie = { .type = RP_TIE_SAME, .from = i, .to = rp_net_entity_node (self, other) };
          const RpEntity *back;
          gboolean twice = FALSE;

          if (tie.to == RP_NO_INDEX || other == own)
            continue;
          back = rp_dataset_entity (self->dataset, other);
          for (guint j = 0; j < back->n_possibly_same && other < own; j++)
            twice = twice || back->possibly_same[j] == own;
          if (twice)
            continue;
          tie.label = g_strdup (_ ("possibly the same"));
          g_array_append_val (self->ties, tie);
        }
    }
}

/* Who takes part in what stands as a node, each in each role once, and where it was. */
static void
add_parts (RpNetGraph *self)
{
  for (guint node = self->n_entities; node < self->n_nodes; node++)
    {
      guint index = rp_net_node_ref (self, node).index;
      const RpEvent *event = rp_dataset_event (self->dataset, index);

      for (guint i = 0; i < event->n_participants; i++)
        {
          const RpParticipant *who = &event->participants[i];
          RpNetTie tie
              = { .type = RP_TIE_PART, .from = rp_net_entity_node (self, who->entity), .to = node, .relation = i };

          if (tie.from == RP_NO_INDEX)
            continue;
          tie.label = who->role != NULL ? rp_label_line (who->role) : g_strdup ("");
          g_array_append_val (self->ties, tie);
        }
      if (rp_net_entity_node (self, event->place) != RP_NO_INDEX)
        {
          RpNetTie tie = { .type = RP_TIE_PART,
                           .from = rp_net_entity_node (self, event->place),
                           .to = node,
                           .relation = event->n_participants };

          tie.label = g_strdup (_ ("place"));
          g_array_append_val (self->ties, tie);
        }
    }
}

static int
by_pair (const void *a, const void *b)
{
  const RpNetTie *p = a, *q = b;
  guint64 key_p = pair_key (p->from, p->to), key_q = pair_key (q->from, q->to);

  if (key_p != key_q)
    return key_p < key_q ? -1 : 1;
  if (p->type != q->type)
    return p->type < q->type ? -1 : 1;
  return p->relation < q->relation ? -1 : p->relation > q->relation;
}

void
rp_net_graph_gather (RpNetGraph *self)
{
  self->ties = g_array_new (FALSE, FALSE, sizeof (RpNetTie));
  self->events = g_array_new (FALSE, FALSE, sizeof (guint));
  add_relations (self);
  if (self->as == RP_EVENTS_AS_TIES)
    add_shared_events (self);
  add_doubts (self);
  add_parts (self);
}

/* Where one word would stand at every tie, the legend says it once. */
static void
find_one_word (RpNetGraph *self)
{
  const RpNetTie *first = NULL;
  guint n = 0;

  for (guint i = 0; i < self->ties->len; i++)
    {
      const RpNetTie *tie = &g_array_index (self->ties, RpNetTie, i);

      if (tie->type != RP_TIE_RELATION)
        continue;
      if (first != NULL && strcmp (first->label, tie->label) != 0)
        return;
      first = first != NULL ? first : tie;
      n++;
    }
  self->one_word = n >= SAME_WORDS;
}

/* Orders ties by pair, numbers those of one pair and measures their words. */
void
rp_net_graph_finish_ties (RpNetGraph *self, const RpTextMeasure *measure)
{
  static const char *const type_names[] = { "", "shared", "same", "part", "folded" };
  RpNetTie *ties = (RpNetTie *)(gpointer)self->ties->data;

  g_array_sort (self->ties, by_pair);
  for (guint i = 0, first = 0; i < self->ties->len; i++)
    {
      RpNetTie *tie = &ties[i];
      const char *from = rp_net_node_id (self, tie->from), *to = rp_net_node_id (self, tie->to);

      if (pair_key (tie->from, tie->to) != pair_key (ties[first].from, ties[first].to))
        first = i;
      tie->slot = i - first;
      if (i + 1 == self->ties->len || pair_key (tie->from, tie->to) != pair_key (tie[1].from, tie[1].to))
        for (guint k = first; k <= i; k++)
          ties[k].n_slots = i - first + 1;
      if (tie->type == RP_TIE_SHARED)
        tie->label = rp_net_shared_label (self->dataset, &g_array_index (self->events, guint, tie->first_event),
                                          tie->n_events);
      if (tie->from == tie->to)
        self->nodes[tie->from].n_loops++;
      if (tie->type != RP_TIE_RELATION)
        tie->id = g_strdup_printf ("%s:%s,%s", type_names[tie->type], from, to);
      tie->label_width = rp_text_width (measure, tie->label, RP_TEXT_TICK);
    }
  find_one_word (self);
}
