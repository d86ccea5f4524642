/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "way-list.h"

#include <stdlib.h>

/* Between two stops. */
typedef struct
{
  guint a, b;
  guint relation; /* RP_NO_INDEX: they share events */
} Tie;

/* Entities on any of the ways, by their places here ("stops"), and which stop leads to which. */
struct _RpWayList
{
  RpDataset *dataset;
  GArray *entities; /* guint, ascending: by stop */
  GArray *ties;     /* Tie */
  guint *first;     /* by stop, and one more: where those begin in `next` that lead on */
  guint *next;      /* stops, ascending within each */
  guint *to_go;     /* by stop: steps to the end */
  guint *n_ways;    /* by stop: ways to the end, at most RP_WAY_LIST_MOST */
  guint from;       /* stop */
};

static int
compare_numbers (const void *a, const void *b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return x < y ? -1 : x > y;
}

static guint
stop_of (const RpWayList *self, guint entity)
{
  const guint *all = (const guint *)(const void *)self->entities->data;
  const guint *found
      = all != NULL ? bsearch (&entity, all, self->entities->len, sizeof (guint), compare_numbers) : NULL;

  return found != NULL ? (guint)(found - all) : RP_NO_INDEX;
}

static void
take (RpWayList *self, const RpRecordSet *on, const GArray *shared)
{
  for (guint i = 0; i < rp_dataset_n_entities (self->dataset); i++)
    if (rp_record_set_contains (on, rp_record_ref (RP_RECORD_ENTITY, i)))
      g_array_append_val (self->entities, i);
  for (guint i = 0; i < rp_dataset_n_relations (self->dataset); i++)
    if (rp_record_set_contains (on, rp_record_ref (RP_RECORD_RELATION, i)))
      {
        const RpRelation *relation = rp_dataset_relation (self->dataset, i);

        g_array_append_vals (self->ties, &(Tie){ stop_of (self, relation->from), stop_of (self, relation->to), i }, 1);
      }
  for (guint i = 0; shared != NULL && i < shared->len; i++)
    {
      const RpSharedTie *pair = &g_array_index (shared, RpSharedTie, i);
      Tie tie = { stop_of (self, pair->a), stop_of (self, pair->b), RP_NO_INDEX };

      if (tie.a != RP_NO_INDEX && tie.b != RP_NO_INDEX)
        g_array_append_val (self->ties, tie);
    }
}

/* The stops beside each, as often as ties lead there. */
static void
find_neighbours (RpWayList *self, guint *first, guint *beside)
{
  guint n = self->entities->len;
  g_autofree guint *at = NULL;

  for (guint i = 0; i < self->ties->len; i++)
    {
      const Tie *tie = &g_array_index (self->ties, Tie, i);

      first[tie->a + 1]++;
      first[tie->b + 1]++;
    }
  for (guint i = 0; i < n; i++)
    first[i + 1] += first[i];
  at = g_memdup2 (first, ((gsize)n + 1) * sizeof (guint));
  for (guint i = 0; i < self->ties->len; i++)
    {
      const Tie *tie = &g_array_index (self->ties, Tie, i);

      beside[at[tie->a]++] = tie->b;
      beside[at[tie->b]++] = tie->a;
    }
  for (guint i = 0; i < n; i++)
    qsort (beside + first[i], first[i + 1] - first[i], sizeof (guint), compare_numbers);
}

/* How far it is from each stop to END, in ORDER of the distance. Returns how many are reached. */
static guint
measure (RpWayList *self, const guint *first, const guint *beside, guint end, guint *order)
{
  guint n_reached = 0;

  for (guint i = 0; i < self->entities->len; i++)
    self->to_go[i] = RP_NO_INDEX;
  self->to_go[end] = 0;
  order[n_reached++] = end;
  for (guint head = 0; head < n_reached; head++)
    for (guint e = first[order[head]]; e < first[order[head] + 1]; e++)
      if (self->to_go[beside[e]] == RP_NO_INDEX)
        {
          self->to_go[beside[e]] = self->to_go[order[head]] + 1;
          order[n_reached++] = beside[e];
        }
  return n_reached;
}

/* Each stop leads to those beside it that are a step nearer, each once. */
static void
lead_on (RpWayList *self, const guint *first, const guint *beside)
{
  guint n = 0;

  for (guint i = 0; i < self->entities->len; i++)
    {
      self->first[i] = n;
      for (guint e = first[i]; e < first[i + 1]; e++)
        if (self->to_go[beside[e]] + 1 == self->to_go[i] && (n == self->first[i] || self->next[n - 1] != beside[e]))
          self->next[n++] = beside[e];
    }
  self->first[self->entities->len] = n;
}

static void
count (RpWayList *self, const guint *order, guint n_reached)
{
  self->n_ways[order[0]] = 1;
  for (guint k = 1; k < n_reached; k++)
    for (guint e = self->first[order[k]]; e < self->first[order[k] + 1]; e++)
      self->n_ways[order[k]] = MIN (self->n_ways[order[k]] + self->n_ways[self->next[e]], RP_WAY_LIST_MOST);
}

static void
find_ways (RpWayList *self, guint from, guint to)
{
  gsize n = self->entities->len + 1, m = 2 * (gsize)self->ties->len + 1;
  g_autofree guint *first = g_new0 (guint, n);
  g_autofree guint *beside = g_new0 (guint, m);
  g_autofree guint *order = g_new0 (guint, n);
  guint n_reached;

  self->first = g_new0 (guint, n);
  self->next = g_new0 (guint, m);
  self->to_go = g_new0 (guint, n);
  self->n_ways = g_new0 (guint, n);
  if (self->entities->len == 0)
    return;
  self->from = stop_of (self, from);
  find_neighbours (self, first, beside);
  n_reached = measure (self, first, beside, stop_of (self, to), order);
  lead_on (self, first, beside);
  count (self, order, n_reached);
}

RpWayList *
rp_way_list_new (const RpWayRequest *request, GCancellable *cancellable)
{
  g_autoptr (RpRecordSet) on = rp_graph_ways (request, cancellable);
  RpWayList *self;

  if (on == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (RpWayList);
  self->dataset = g_object_ref (request->dataset);
  self->entities = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ties = g_array_new (FALSE, FALSE, sizeof (Tie));
  take (self, on, request->shared);
  find_ways (self, request->from, request->to);
  return self;
}

RpWayList *
rp_way_list_ref (RpWayList *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  RpWayList *self = data;

  g_object_unref (self->dataset);
  g_array_unref (self->entities);
  g_array_unref (self->ties);
  g_free (self->first);
  g_free (self->next);
  g_free (self->to_go);
  g_free (self->n_ways);
}

void
rp_way_list_unref (RpWayList *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

guint
rp_way_list_count (const RpWayList *self)
{
  return self->entities->len > 0 ? self->n_ways[self->from] : 0;
}

guint
rp_way_list_steps (const RpWayList *self)
{
  return self->entities->len > 0 ? self->to_go[self->from] : 0;
}

GArray *
rp_way_list_entities (const RpWayList *self, guint k)
{
  GArray *way = g_array_new (FALSE, FALSE, sizeof (guint));
  guint at = self->from;

  g_return_val_if_fail (k < rp_way_list_count (self), way);

  g_array_append_val (way, g_array_index (self->entities, guint, at));
  while (self->to_go[at] > 0)
    {
      guint e = self->first[at];

      for (; e + 1 < self->first[at + 1] && k >= self->n_ways[self->next[e]]; e++)
        k -= self->n_ways[self->next[e]];
      at = self->next[e];
      g_array_append_val (way, g_array_index (self->entities, guint, at));
    }
  return way;
}

/* The events, of those that count, that two entities share. */
static void
add_shared (const RpWayList *self, const Tie *tie, const RpRecordSet *events, GArray *records)
{
  const guint *entities = (const guint *)(const void *)self->entities->data;
  g_autoptr (GArray) shared = rp_shared_events (self->dataset, entities[tie->a], entities[tie->b]);

  for (guint i = 0; i < shared->len; i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, g_array_index (shared, guint, i));

      if (events == NULL || rp_record_set_contains (events, ref))
        g_array_append_val (records, ref);
    }
}

GArray *
rp_way_list_records (const RpWayList *self, guint k, const RpRecordSet *events)
{
  g_autoptr (GArray) way = rp_way_list_entities (self, k);
  g_autofree guint *step = g_new0 (guint, (gsize)self->entities->len + 1); /* by stop: its place on the way, + 1 */
  GArray *records = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));

  for (guint i = 0; i < way->len; i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_ENTITY, g_array_index (way, guint, i));

      step[stop_of (self, ref.index)] = i + 1;
      g_array_append_val (records, ref);
    }
  for (guint i = 0; i < self->ties->len; i++)
    {
      const Tie *tie = &g_array_index (self->ties, Tie, i);
      RpRecordRef ref = rp_record_ref (RP_RECORD_RELATION, tie->relation);

      if (step[tie->a] == 0 || step[tie->b] == 0
          || (step[tie->a] != step[tie->b] + 1 && step[tie->b] != step[tie->a] + 1))
        continue;
      if (tie->relation == RP_NO_INDEX)
        add_shared (self, tie, events, records);
      else
        g_array_append_val (records, ref);
    }
  return records;
}
