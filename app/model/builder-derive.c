/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from the records: parts in their order, the span of each event, and the events in the order of time. */
#include "dataset-assembly.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Direct parts of all events: those of event I are items[start[I]] … . The items live in the arena. */
static void
collect_parts (RpDatasetBuilder *self, guint n)
{
  g_autofree guint *start = g_new0 (guint, n + 2);
  guint *items;

  for (guint i = 0; i < n; i++)
    if (rp_builder_event (self, i)->parent != RP_NO_INDEX)
      start[rp_builder_event (self, i)->parent + 2]++;
  for (guint i = 2; i < n + 2; i++)
    start[i] += start[i - 1];
  items = rp_arena_alloc (self->arena, start[n + 1], sizeof *items);
  for (guint i = 0; i < n; i++)
    if (rp_builder_event (self, i)->parent != RP_NO_INDEX)
      items[start[rp_builder_event (self, i)->parent + 1]++] = i;
  for (guint i = 0; i < n; i++)
    {
      RpEvent *event = rp_builder_event (self, i);

      event->n_parts = start[i + 1] - start[i];
      event->parts = event->n_parts > 0 ? items + start[i] : NULL;
    }
}

static int
compare_parts (gconstpointer a, gconstpointer b, gpointer data)
{
  guint i = *(const guint *)a, j = *(const guint *)b;
  double p = rp_builder_event (data, i)->order, q = rp_builder_event (data, j)->order;

  if (isnan (p) != isnan (q))
    return isnan (p) ? 1 : -1;
  if (p < q || p > q)
    return p < q ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* The siblings without an order that come before a sibling without one: a list for each event. */
typedef struct
{
  guint *first;  /* by event */
  GArray *nodes; /* EarlierNode */
} Earlier;

typedef struct
{
  guint event, next;
} EarlierNode;

static void
add_earlier (RpDatasetBuilder *self, Earlier *earlier, guint event, guint other)
{
  const RpEvent *a = rp_builder_event (self, event), *b = rp_builder_event (self, other);
  EarlierNode node = { other, earlier->first[event] };

  if (a->parent == RP_NO_INDEX || a->parent != b->parent || !isnan (a->order) || !isnan (b->order))
    return;
  earlier->first[event] = earlier->nodes->len;
  g_array_append_val (earlier->nodes, node);
}

/* Backwards, so that each list runs in the file's order. */
static void
collect_earlier (RpDatasetBuilder *self, Earlier *earlier, guint n)
{
  for (guint i = n; i-- > 0;)
    {
      const RpEvent *event = rp_builder_event (self, i);

      for (guint j = event->n_before; j-- > 0;)
        add_earlier (self, earlier, event->before[j], i);
      for (guint j = event->n_after; j-- > 0;)
        add_earlier (self, earlier, i, event->after[j]);
    }
}

/* Puts PARTS, in the file's order, so that each follows what must come before it, and moves nothing else. */
static void
order_siblings (Earlier *earlier, guint *parts, guint n, gboolean *placed, guint *stack)
{
  g_autofree guint *sorted = g_new (guint, n);
  guint n_sorted = 0;

  for (guint i = 0; i < n; i++)
    {
      guint n_stack = 0;

      stack[n_stack++] = parts[i];
      while (n_stack > 0)
        {
          guint event = stack[n_stack - 1];
          guint *next = &earlier->first[event];

          if (placed[event])
            n_stack--;
          else if (*next == RP_NO_INDEX)
            {
              placed[event] = TRUE;
              sorted[n_sorted++] = event;
            }
          else
            {
              const EarlierNode *node = &g_array_index (earlier->nodes, EarlierNode, *next);

              *next = node->next;
              if (!placed[node->event])
                stack[n_stack++] = node->event;
            }
        }
    }
  memcpy (parts, sorted, n * sizeof *parts);
}

static void
order_parts (RpDatasetBuilder *self, guint n)
{
  g_autofree guint *first = g_new (guint, n + 1);
  g_autofree gboolean *placed = g_new0 (gboolean, n + 1);
  g_autofree guint *stack = g_new (guint, n + 1);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (EarlierNode));
  Earlier earlier = { first, nodes };

  for (guint i = 0; i < n; i++)
    first[i] = RP_NO_INDEX;
  collect_earlier (self, &earlier, n);
  for (guint i = 0; i < n; i++)
    {
      const RpEvent *event = rp_builder_event (self, i);
      guint *parts = (guint *)event->parts;
      guint ordered = 0;

      if (event->n_parts < 2)
        continue;
      g_qsort_with_data (parts, (int)event->n_parts, sizeof *parts, compare_parts, self);
      while (ordered < event->n_parts && !isnan (rp_builder_event (self, parts[ordered])->order))
        ordered++;
      if (nodes->len > 0 && event->n_parts - ordered > 1)
        order_siblings (&earlier, parts + ordered, event->n_parts - ordered, placed, stack);
    }
}

gboolean
rp_span_add_date (const RpDate *date, RpInstant *earliest, RpInstant *latest)
{
  RpInstant begin, end;

  if (date->when == NULL || date->when->year_unknown)
    return FALSE;
  begin = rp_when_earliest (date->when);
  end = rp_when_latest (date->when);
  if (rp_instant_is_infinite (begin) && rp_instant_is_infinite (end))
    return FALSE;
  if (rp_instant_compare (begin, *earliest) < 0)
    *earliest = begin;
  if (rp_instant_compare (end, *latest) > 0)
    *latest = end;
  return TRUE;
}

/* The event's own dates. While nothing is known the span is empty (from the end of time to its beginning). */
static void
span_of_dates (RpEvent *event)
{
  event->earliest = RP_INSTANT_MAX;
  event->latest = RP_INSTANT_MIN;
  event->dated = rp_span_add_date (&event->when, &event->earliest, &event->latest);
  for (guint i = 0; i < event->n_as_of; i++)
    if (rp_span_add_date (&event->as_of[i], &event->earliest, &event->latest))
      event->dated = TRUE;
}

static void
widen_by_part (RpEvent *event, const RpEvent *part)
{
  if (!part->dated || event->when.when != NULL)
    return;
  event->dated = TRUE;
  if (rp_instant_compare (part->earliest, event->earliest) < 0)
    {
      event->earliest = part->earliest;
      event->span_from_parts = TRUE;
    }
  if (rp_instant_compare (part->latest, event->latest) > 0)
    {
      event->latest = part->latest;
      event->span_from_parts = TRUE;
    }
}

/* Leaves first, so that each part is done before its whole. */
static void
derive_spans (RpDatasetBuilder *self, guint n)
{
  g_autofree guint *waiting = g_new (guint, n + 1);
  g_autofree guint *queue = g_new (guint, n + 1);
  guint n_queue = 0;

  for (guint i = 0; i < n; i++)
    {
      RpEvent *event = rp_builder_event (self, i);

      span_of_dates (event);
      event->n_all_parts = event->n_parts;
      waiting[i] = event->n_parts;
      if (event->n_parts == 0)
        queue[n_queue++] = i;
    }
  for (guint done = 0; done < n_queue; done++)
    {
      RpEvent *event = rp_builder_event (self, queue[done]);

      if (event->parent != RP_NO_INDEX)
        {
          RpEvent *parent = rp_builder_event (self, event->parent);

          widen_by_part (parent, event);
          parent->n_all_parts += event->n_all_parts;
          if (--waiting[event->parent] == 0)
            queue[n_queue++] = event->parent;
        }
      if (!event->dated)
        {
          event->earliest = RP_INSTANT_MIN;
          event->latest = RP_INSTANT_MAX;
        }
    }
}

/* The sort's own copy: the events lie far apart in memory. Not above 32 bytes, beyond which the C library sorts
 * pointers.
 */
typedef struct
{
  gint64 earliest, latest; /* seconds */
  gint32 earliest_ns, latest_ns;
  guint event;
  gboolean undated;
} OrderKey;

static int
compare_spans (const OrderKey *p, const OrderKey *q)
{
  if (p->undated != q->undated)
    return p->undated ? 1 : -1;
  if (p->earliest != q->earliest)
    return p->earliest < q->earliest ? -1 : 1;
  if (p->earliest_ns != q->earliest_ns)
    return p->earliest_ns < q->earliest_ns ? -1 : 1;
  if (p->latest != q->latest)
    return p->latest < q->latest ? -1 : 1;
  return p->latest_ns < q->latest_ns ? -1 : p->latest_ns > q->latest_ns;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const OrderKey *p = a, *q = b;
  int order = compare_spans (p, q);

  return order != 0 ? order : p->event < q->event ? -1 : p->event > q->event;
}

/* Files often stand in the order of time already. */
static void
sort_keys (OrderKey *keys, guint n)
{
  guint sorted = 1;

  while (sorted < n && compare_keys (&keys[sorted - 1], &keys[sorted]) < 0)
    sorted++;
  if (sorted < n)
    qsort (keys, n, sizeof *keys, compare_keys);
}

/* Writes the events of one span, KEYS in the file's order, each followed by those of its parts that have the same span.
 */
static void
order_group (RpDatasetBuilder *self, const OrderKey *keys, guint n, const guint *group, guint *order, guint *stack)
{
  guint n_order = 0;

  for (guint i = 0; i < n; i++)
    {
      guint mine = group[keys[i].event], parent = rp_builder_event (self, keys[i].event)->parent;
      guint n_stack = 0;

      if (parent != RP_NO_INDEX && group[parent] == mine)
        continue;
      stack[n_stack++] = keys[i].event;
      while (n_stack > 0)
        {
          const RpEvent *event = rp_builder_event (self, stack[--n_stack]);

          order[n_order++] = stack[n_stack];
          for (guint j = event->n_parts; j-- > 0;)
            if (group[event->parts[j]] == mine)
              stack[n_stack++] = event->parts[j];
        }
    }
}

static guint *
events_in_order (RpDatasetBuilder *self, guint n)
{
  g_autofree OrderKey *keys = g_new (OrderKey, n + 1);
  g_autofree guint *group = g_new (guint, n + 1);
  g_autofree guint *stack = g_new (guint, n + 1);
  guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const RpEvent *event = rp_builder_event (self, i);

      keys[i] = (OrderKey){ .earliest = event->earliest.seconds,
                            .latest = event->latest.seconds,
                            .earliest_ns = event->earliest.nanoseconds,
                            .latest_ns = event->latest.nanoseconds,
                            .event = i,
                            .undated = !event->dated };
    }
  sort_keys (keys, n);
  for (guint i = 0, g = 0; i < n; i++)
    {
      if (i > 0 && compare_spans (&keys[i - 1], &keys[i]) != 0)
        g = i;
      group[keys[i].event] = g;
    }
  for (guint i = 0, end; i < n; i = end)
    {
      for (end = i + 1; end < n && group[keys[end].event] == i; end++)
        ;
      order_group (self, keys + i, end - i, group, order + i, stack);
    }
  return order;
}

void
rp_builder_derive (RpDatasetBuilder *self, RpDataset *dataset)
{
  guint n = self->tables[RP_RECORD_EVENT]->len;

  collect_parts (self, n);
  order_parts (self, n);
  derive_spans (self, n);
  dataset->order = events_in_order (self, n);
}
