/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-maker.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "record-text.h"

static RpRecordRef
entity_ref (guint index)
{
  return rp_record_ref (RP_RECORD_ENTITY, index);
}

/* The events of an entity in time order. Transfer full, guint. */
static GArray *
events_in_order (RpDataset *dataset, guint entity)
{
  guint n_events, n_all = rp_dataset_n_events (dataset);
  const guint *events = rp_dataset_entity_events (dataset, entity, &n_events);
  const guint *order = rp_dataset_events_in_order (dataset);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_events);
  g_autofree guint8 *own = n_events > 0 ? g_new0 (guint8, n_all) : NULL;

  for (guint i = 0; i < n_events; i++)
    own[events[i]] = 1;
  for (guint i = 0; i < n_all && sorted->len < n_events; i++)
    if (own[order[i]])
      {
        own[order[i]] = 0;
        g_array_append_val (sorted, order[i]);
      }
  return sorted;
}

/* A tick for each dated event, in the span of the whole dataset. */
static void
add_strip (RpCardMaker *self, const GArray *events)
{
  RpInstant earliest, latest;
  RpCardBlock *block = NULL;

  if (!rp_dataset_get_span (self->dataset, &earliest, &latest))
    return;
  for (guint i = 0; i < events->len; i++)
    {
      guint index = g_array_index (events, guint, i);
      const RpEvent *event = rp_dataset_event (self->dataset, index);
      RpCardTick tick;

      if (!event->dated)
        continue;
      tick.event = index;
      tick.from
          = rp_instant_to_double (rp_instant_compare (event->earliest, earliest) < 0 ? earliest : event->earliest);
      tick.to = rp_instant_to_double (rp_instant_compare (event->latest, latest) > 0 ? latest : event->latest);
      if (tick.to < tick.from)
        continue;
      if (block == NULL)
        {
          g_autofree char *from = rp_instant_describe (earliest, RP_PRECISION_YEAR);
          g_autofree char *to = rp_instant_describe (latest, RP_PRECISION_YEAR);

          block = rp_maker_add (self, RP_CARD_STRIP);
          block->ticks = g_array_new (FALSE, FALSE, sizeof (RpCardTick));
          block->from = rp_instant_to_double (earliest);
          block->to = rp_instant_to_double (latest);
          rp_spans_text (block->spans, from);
          rp_spans_text (block->below, to);
        }
      g_array_append_val (block->ticks, tick);
    }
  if (block != NULL)
    block->caption
        = g_strdup_printf (ngettext ("%u dated event", "%u dated events", block->ticks->len), block->ticks->len);
}

static void
add_events (RpCardMaker *self, guint index)
{
  g_autoptr (GArray) events = events_in_order (self->dataset, index);

  rp_maker_list_heading (self, _ ("Events"), events->len);
  add_strip (self, events);
  rp_maker_event_list (self, RP_CARD_LIST_EVENTS, (const guint *)(gconstpointer)events->data, events->len);
}

/* What the tie is called from this end. */
static const char *
tie_name (RpDataset *dataset, const RpRelation *relation, gboolean outwards)
{
  const RpKind *kind = rp_dataset_kind (dataset, RP_RECORD_RELATION, relation->kind);

  if (!outwards && relation->directed && kind->inverse != NULL && g_strcmp0 (relation->record.title, kind->label) == 0)
    return kind->inverse;
  return relation->record.title;
}

/* The tie, then who is at the other end, then when. */
static void
add_tie (RpCardMaker *self, guint index, guint entity)
{
  const RpRelation *relation = rp_dataset_relation (self->dataset, index);
  RpRecordRef ref = rp_record_ref (RP_RECORD_RELATION, index);
  gboolean outwards = relation->from == entity;
  guint other = outwards ? relation->to : relation->from;
  g_autofree char *when = rp_record_text_when (self->dataset, ref);
  RpCardBlock *block = rp_maker_add (self, RP_CARD_RECORD);

  block->ref = entity_ref (other);
  rp_spans_link (block->spans, self->dataset, ref, tie_name (self->dataset, relation, outwards));
  rp_spans_text (block->below, !relation->directed ? "– " : outwards ? "→ " : "← ");
  rp_spans_link (block->below, self->dataset, entity_ref (other), NULL);
  if (when != NULL)
    {
      g_autofree char *text = g_strdup_printf (" · %s", when);

      rp_spans_text (block->below, text);
    }
}

/* With a period: those that held in it or have no date; the others are counted. */
static void
add_ties (RpCardMaker *self, guint entity)
{
  guint n, n_in = 0, n_out = 0, *in, *out;
  const guint *relations = rp_dataset_entity_relations (self->dataset, entity, &n);
  const RpPeriod *period = self->request->period;
  gboolean active = period != NULL && period->active;
  g_autofree guint *sorted = g_new (guint, 2 * (gsize)n + 1);
  g_autofree char *label = active ? rp_period_describe (period) : NULL;

  in = sorted;
  out = sorted + n;
  for (guint i = 0; i < n; i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_RELATION, relations[i]);

      if (active && rp_period_test (period, self->dataset, ref) == RP_IN_PERIOD_NO)
        out[n_out++] = relations[i];
      else
        in[n_in++] = relations[i];
    }
  if (n == 0)
    return;
  rp_maker_heading (self, _ ("Posts and Ties"), n_in > 1 ? g_strdup_printf ("%u", n_in) : NULL);
  if (active)
    {
      g_autofree char *text = g_strdup_printf (period->mode == RP_PERIOD_AS_OF   ? _ ("as of the end of the period %s")
                                               : period->mode == RP_PERIOD_UP_TO ? _ ("up to the end of the period %s")
                                                                                 : _ ("in the period %s"),
                                               label);

      rp_maker_text (self, RP_CARD_NOTE, text);
    }
  for (guint i = 0; i < rp_maker_room (self, RP_CARD_LIST_TIES, n_in); i++)
    add_tie (self, in[i], entity);
  rp_maker_more (self, RP_CARD_LIST_TIES, n_in);
  for (guint i = 0; i < rp_maker_room (self, RP_CARD_LIST_TIES_OUTSIDE, n_out); i++)
    add_tie (self, out[i], entity);
  rp_maker_more (self, RP_CARD_LIST_TIES_OUTSIDE, n_out);
}

static gboolean
is_among (const guint *list, guint n, guint index)
{
  for (guint i = 0; i < n; i++)
    if (list[i] == index)
      return TRUE;
  return FALSE;
}

/* Those that it names, then those that name it. Transfer full, guint. */
static GArray *
possibly_same (RpDataset *dataset, guint index)
{
  const RpEntity *entity = rp_dataset_entity (dataset, index);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (all, entity->possibly_same, entity->n_possibly_same);
  for (guint i = 0; i < rp_dataset_n_entities (dataset); i++)
    {
      const RpEntity *other = rp_dataset_entity (dataset, i);

      if (is_among (other->possibly_same, other->n_possibly_same, index)
          && !is_among (entity->possibly_same, entity->n_possibly_same, i))
        g_array_append_val (all, i);
    }
  return all;
}

static void
add_doubts (RpCardMaker *self, guint index)
{
  g_autoptr (GArray) same = possibly_same (self->dataset, index);

  if (same->len == 0)
    return;
  rp_maker_heading (self, _ ("Possibly the Same"), NULL);
  rp_maker_text (self, RP_CARD_DOUBT, _ ("It is not known whether these are one. They are kept apart."));
  for (guint i = 0; i < rp_maker_room (self, RP_CARD_LIST_OTHERS, same->len); i++)
    {
      RpRecordRef ref = entity_ref (g_array_index (same, guint, i));

      rp_maker_record (self, ref, rp_record_text_kind (self->dataset, ref), NULL);
    }
  rp_maker_more (self, RP_CARD_LIST_OTHERS, same->len);
}

static void
add_aliases (RpCardMaker *self, const RpEntity *entity)
{
  GString *names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < rp_maker_room (self, RP_CARD_LIST_OTHERS, entity->n_aliases); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", entity->aliases[i]);
  text = g_string_free (names, FALSE);
  rp_maker_fact (self, _ ("Also called"), text);
  rp_maker_more (self, RP_CARD_LIST_OTHERS, entity->n_aliases);
  rp_maker_field (self, "aliases");
}

void
rp_maker_entity (RpCardMaker *self, guint index)
{
  static const char *const fields[]
      = { "name", "kind", "when", "aliases", "location", "summary", "possibly_same", NULL };
  const RpEntity *entity = rp_dataset_entity (self->dataset, index);
  g_autofree char *when = rp_record_text_date (&entity->when);

  rp_maker_head (self);
  rp_maker_field (self, "name");
  rp_maker_field (self, "kind");
  rp_maker_text (self, RP_CARD_WHEN, when);
  rp_maker_field (self, "when");
  add_aliases (self, entity);
  if (!isnan (entity->latitude) && !isnan (entity->longitude))
    {
      char latitude[32], longitude[32];
      g_autofree char *place = NULL;

      g_ascii_formatd (latitude, sizeof latitude, "%.4f", entity->latitude);
      g_ascii_formatd (longitude, sizeof longitude, "%.4f", entity->longitude);
      place = g_strdup_printf ("%s, %s", latitude, longitude);
      rp_maker_fact (self, _ ("Location"), place);
    }
  rp_maker_field (self, "location");
  rp_maker_text (self, RP_CARD_TEXT, entity->record.summary);
  rp_maker_field (self, "summary");
  add_doubts (self, index);
  rp_maker_field (self, "possibly_same");
  add_ties (self, index);
  add_events (self, index);
  rp_maker_evidence (self, fields);
  rp_maker_tail (self);
}
