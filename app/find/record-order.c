/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-order.h"

/* A forest over the events: what stands right before an event, and what right behind it. */
typedef struct
{
  RpDataset *dataset;
  GArray *out;            /* RpOrderedRecord */
  guint *earlier, *later; /* the first of those that hang on an event; RP_NO_INDEX: none */
  guint *next;            /* the next that hangs on the same */
  gboolean *hung, *done;
} Order;

typedef struct
{
  guint event, depth;
  gboolean said; /* what comes before it is on its way: now itself */
} Step;

static gboolean
is_dated (const Order *self, guint event)
{
  return rp_dataset_event (self->dataset, event)->dated;
}

static void
hang (Order *self, guint *heads, guint on, guint event)
{
  self->next[event] = heads[on];
  self->hung[event] = TRUE;
  heads[on] = event;
}

/* From the last to the first, so that the lists come out in the file's order. Parts are not hung: they have theirs. */
static void
hang_undated (Order *self, guint n)
{
  for (guint i = n; i-- > 0;)
    {
      const RpEvent *event = rp_dataset_event (self->dataset, i);

      if (event->dated || event->parent != RP_NO_INDEX)
        continue;
      if (event->n_after > 0)
        hang (self, self->later, event->after[0], i);
      else if (event->n_before > 0)
        hang (self, self->earlier, event->before[0], i);
    }
}

static void
push (GArray *stack, guint event, guint depth, gboolean said)
{
  Step step = { event, depth, said };

  g_array_append_val (stack, step);
}

/* The list from HEAD on, pushed so that it is popped in its order. */
static void
push_list (Order *self, GArray *stack, guint head)
{
  guint first = stack->len;

  for (guint i = head; i != RP_NO_INDEX; i = self->next[i])
    push (stack, i, 0, FALSE);
  for (guint a = first, b = stack->len; a + 1 < b; a++, b--)
    {
      Step swapped = g_array_index (stack, Step, a);

      g_array_index (stack, Step, a) = g_array_index (stack, Step, b - 1);
      g_array_index (stack, Step, b - 1) = swapped;
    }
}

/* What is as long as its whole can be told in the whole's order. */
static gboolean
stands_below (const RpEvent *whole, const RpEvent *part)
{
  return !part->dated
         || (rp_instant_compare (whole->earliest, part->earliest) == 0
             && rp_instant_compare (whole->latest, part->latest) == 0);
}

/* EVENT with all that stands by it. A stack of its own, for a chain may be as long as the file. */
static void
write_event (Order *self, GArray *stack, guint event)
{
  push (stack, event, 0, FALSE);
  while (stack->len > 0)
    {
      Step step = g_array_index (stack, Step, stack->len - 1);
      const RpEvent *record = rp_dataset_event (self->dataset, step.event);
      RpOrderedRecord ordered = { step.event, step.depth };

      g_array_set_size (stack, stack->len - 1);
      if (!step.said)
        {
          if (self->done[step.event])
            continue;
          self->done[step.event] = TRUE;
          push (stack, step.event, step.depth, TRUE);
          push_list (self, stack, self->earlier[step.event]);
          continue;
        }
      g_array_append_val (self->out, ordered);
      push_list (self, stack, self->later[step.event]);
      for (guint i = record->n_parts; i-- > 0;)
        if (stands_below (record, rp_dataset_event (self->dataset, record->parts[i])))
          push (stack, record->parts[i], step.depth + 1, FALSE);
    }
}

/* The dated events of IN_TIME, those of which only the end is known ("on or before") by that end. Both runs are in
 * order already: they are merged. Returns how many. */
static guint
merge_dated (const Order *self, const guint *in_time, guint n, guint *out)
{
  guint n_dated = 0, n_ends = 0, a = 0, b, n_out = 0;

  while (n_dated < n && is_dated (self, in_time[n_dated]))
    n_dated++;
  while (n_ends < n_dated && rp_instant_is_infinite (rp_dataset_event (self->dataset, in_time[n_ends])->earliest))
    n_ends++;
  for (b = n_ends; a < n_ends || b < n_dated;)
    {
      gboolean end_first = a < n_ends
                           && (b == n_dated
                               || rp_instant_compare (rp_dataset_event (self->dataset, in_time[a])->latest,
                                                      rp_dataset_event (self->dataset, in_time[b])->earliest)
                                      < 0);

      out[n_out++] = in_time[end_first ? a++ : b++];
    }
  return n_out;
}

static void
order_events (RpDataset *dataset, GArray *out)
{
  guint n = rp_dataset_n_events (dataset), n_dated;
  const guint *in_time = rp_dataset_events_in_order (dataset);
  g_autofree guint *earlier = g_new (guint, n + 1);
  g_autofree guint *later = g_new (guint, n + 1);
  g_autofree guint *next = g_new (guint, n + 1);
  g_autofree guint *dated = g_new (guint, n + 1);
  g_autofree gboolean *hung = g_new0 (gboolean, n + 1);
  g_autofree gboolean *done = g_new0 (gboolean, n + 1);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Step));
  Order self = { dataset, out, earlier, later, next, hung, done };

  for (guint i = 0; i < n; i++)
    earlier[i] = later[i] = next[i] = RP_NO_INDEX;
  hang_undated (&self, n);
  n_dated = merge_dated (&self, in_time, n, dated);
  for (guint i = 0; i < n_dated; i++)
    write_event (&self, stack, dated[i]);
  /* wholes without a date before their parts, then what hangs in the air */
  for (guint i = 0; i < n; i++)
    if (rp_dataset_event (dataset, in_time[i])->parent == RP_NO_INDEX && !hung[in_time[i]])
      write_event (&self, stack, in_time[i]);
  for (guint i = 0; i < n; i++)
    write_event (&self, stack, in_time[i]);
}

GArray *
rp_record_order (RpDataset *dataset, RpRecordType type)
{
  guint n = rp_dataset_n_records (dataset, type);
  GArray *out = g_array_sized_new (FALSE, FALSE, sizeof (RpOrderedRecord), n);

  if (type == RP_RECORD_EVENT)
    {
      order_events (dataset, out);
      return out;
    }
  for (guint i = 0; i < n; i++)
    {
      RpOrderedRecord ordered = { i, 0 };

      g_array_append_val (out, ordered);
    }
  return out;
}
