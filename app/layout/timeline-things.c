/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-things.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "timeline-plan.h"
#include "timeline-said.h"

#define LONGEST_TITLE 64 /* characters; the whole title is a hover or a click away */
#define LONGEST_SOURCE 28
/* So many other dates of one event. */
#define MOST_SAID 8
/* The widths of hints of fewer parts are remembered. */
#define MOST_HINTS 64
#define N_KNOWN 65536u

/* What was looked up of a thing: zooming asks for the same ones again and again. */
typedef struct
{
  guint thing; /* + 1; 0: nothing yet */
  RpTimelineItem time;
} Known;

struct _RpTimelineThings
{
  RpThingOptions options;
  Known *known;    /* N_KNOWN, by the thing's number */
  GArray *things;  /* RpThing */
  GArray *undated; /* guint */
  double span_from, span_to;
  float hint_px[MOST_HINTS]; /* by number of parts; 0: not yet measured */
};

static gboolean
has (const RpTimelineThings *self, RpRecordRef ref)
{
  return !self->options.limit || rp_record_set_contains (self->options.limit, ref);
}

static gboolean
is_top (const RpTimelineThings *self, const RpEvent *event)
{
  guint parent = event->parent;

  while (parent != RP_NO_INDEX)
    {
      if (has (self, rp_record_ref (RP_RECORD_EVENT, parent)))
        return FALSE;
      parent = rp_dataset_event (self->options.dataset, parent)->parent;
    }
  return TRUE;
}

static guint8
weight_of (const RpTimelineThings *self, guint index)
{
  const RpEvent *event = rp_dataset_event (self->options.dataset, index);
  guint weight = event->n_parts * 8 + event->n_participants * 2 + event->record.n_evidence * 3 + event->n_links * 2;

  return rp_timeline_disputed (self->options.dataset, index) ? RP_WEIGHT_FIRST
                                                             : (guint8)MIN (weight, RP_WEIGHT_FIRST - 1);
}

/* The dates that other sources give stand beside the event's own. */
static void
add_said (RpTimelineThings *self, guint index)
{
  RpThing thing = { .index = index, .type = RP_THING_SAID, .weight = RP_WEIGHT_FIRST, .title_px = -1 };
  g_autoptr (GArray) said = NULL;

  if (!rp_timeline_has_said (self->options.dataset, index))
    return;
  said = rp_timeline_said (self->options.dataset, index);
  for (guint i = 0; i < MIN (said->len, MOST_SAID); i++)
    {
      /* a vaguer date says nothing that the event's own mark does not */
      if (!g_array_index (said, RpTimelineSaid, i).conflicts)
        continue;
      thing.which = (guint16)i;
      g_array_append_val (self->things, thing);
    }
}

static void
add_event (RpTimelineThings *self, guint index)
{
  const RpEvent *event = rp_dataset_event (self->options.dataset, index);
  RpThing thing = { .index = index, .type = RP_THING_EVENT, .title_px = -1 };
  RpTimelineItem time;

  if (!has (self, rp_record_ref (RP_RECORD_EVENT, index)) || !is_top (self, event))
    return;
  if (!rp_timeline_item (event, &time))
    {
      g_array_append_val (self->undated, index);
      return;
    }
  thing.weight = weight_of (self, index);
  g_array_append_val (self->things, thing);
  add_said (self, index);
}

/* A relation or an entity told as an event, so that dates stand alike everywhere. */
static RpEvent
stand_in (const RpTimelineThings *self, RpThingType type, guint index)
{
  RpEvent event = { 0 };

  if (type == RP_THING_TIE)
    {
      const RpRelation *relation = rp_dataset_relation (self->options.dataset, index);

      event.when = relation->when;
      event.as_of = relation->as_of;
      event.n_as_of = relation->n_as_of;
    }
  else
    {
      event.when = rp_dataset_entity (self->options.dataset, index)->when;
    }
  event.dated = event.when.when && !event.when.when->year_unknown;
  for (guint i = 0; i < event.n_as_of && !event.dated; i++)
    event.dated = event.as_of[i].when && !event.as_of[i].when->year_unknown;
  return event;
}

/* Whether both ends of a relation are shown: it is called after them. */
static gboolean
has_ends (const RpTimelineThings *self, guint index)
{
  const RpRelation *relation = rp_dataset_relation (self->options.dataset, index);

  return has (self, rp_record_ref (RP_RECORD_ENTITY, relation->from))
         && has (self, rp_record_ref (RP_RECORD_ENTITY, relation->to));
}

static void
add_span (RpTimelineThings *self, RpThingType type, guint index)
{
  RpThing thing = { .index = index, .type = (guint8)type, .title_px = -1 };
  RpRecordType record = type == RP_THING_TIE ? RP_RECORD_RELATION : RP_RECORD_ENTITY;
  RpEvent event = stand_in (self, type, index);
  RpTimelineItem time;

  if (has (self, rp_record_ref (record, index)) && (type != RP_THING_TIE || has_ends (self, index)) && event.dated
      && rp_timeline_item (&event, &time))
    g_array_append_val (self->things, thing);
}

RpTimelineThings *
rp_timeline_things_new (const RpThingOptions *options, GCancellable *cancellable)
{
  RpTimelineThings *self = g_new0 (RpTimelineThings, 1);
  const guint *order = rp_dataset_events_in_order (options->dataset);
  guint n = rp_dataset_n_events (options->dataset);

  self->options = *options;
  self->things = g_array_sized_new (FALSE, FALSE, sizeof (RpThing), n);
  self->undated = g_array_new (FALSE, FALSE, sizeof (guint));
  self->known = g_new0 (Known, N_KNOWN);
  self->span_from = -INFINITY;
  self->span_to = INFINITY;
  for (guint i = 0; i < n; i++)
    {
      if (i % 4096 == 0 && g_cancellable_is_cancelled (cancellable))
        {
          rp_timeline_things_free (self);
          return NULL;
        }
      add_event (self, order[i]);
    }
  for (guint i = 0; options->spans && i < rp_dataset_n_relations (options->dataset); i++)
    add_span (self, RP_THING_TIE, i);
  for (guint i = 0; options->spans && i < rp_dataset_n_entities (options->dataset); i++)
    add_span (self, RP_THING_LIFE, i);
  return self;
}

void
rp_timeline_things_free (RpTimelineThings *self)
{
  g_array_unref (self->things);
  g_array_unref (self->undated);
  g_free (self->known);
  g_free (self);
}

guint
rp_timeline_things_count (const RpTimelineThings *self)
{
  return self->things->len;
}

const RpThing *
rp_timeline_things_get (const RpTimelineThings *self, guint index)
{
  return &g_array_index (self->things, RpThing, index);
}

void
rp_timeline_things_set_span (RpTimelineThings *self, double from, double to)
{
  self->span_from = from;
  self->span_to = to;
  memset (self->known, 0, N_KNOWN * sizeof *self->known);
}

static void
find_time (const RpTimelineThings *self, guint index, RpTimelineItem *time)
{
  const RpThing *thing = rp_timeline_things_get (self, index);
  RpEvent other;

  if (thing->type == RP_THING_EVENT)
    {
      rp_timeline_item (rp_dataset_event (self->options.dataset, thing->index), time);
    }
  else if (thing->type == RP_THING_SAID)
    {
      g_autoptr (GArray) said = rp_timeline_said (self->options.dataset, thing->index);

      *time = g_array_index (said, RpTimelineSaid, thing->which).time;
    }
  else
    {
      other = stand_in (self, thing->type, thing->index);
      rp_timeline_item (&other, time);
    }
  if (time->to_the_end && isfinite (self->span_to))
    {
      time->to = time->firm_to = MAX (time->to, self->span_to);
      time->pad_right = 0;
    }
  if (time->from_the_start && isfinite (self->span_from))
    {
      time->from = time->firm_from = MIN (time->from, self->span_from);
      time->pad_left = 0;
    }
}

const RpTimelineItem *
rp_timeline_things_time (const RpTimelineThings *self, guint index)
{
  Known *known = &self->known[index % N_KNOWN];

  if (known->thing != index + 1)
    {
      find_time (self, index, &known->time);
      known->thing = index + 1;
    }
  return &known->time;
}

/* One line of at most LONGEST_TITLE characters: a title may hold anything. */
char *
rp_timeline_clean_title (const char *title)
{
  const char *end = title;
  char *line;

  for (guint i = 0; i < LONGEST_TITLE && *end; i++)
    end = g_utf8_next_char (end);
  line = *end ? g_strdup_printf ("%.*s…", (int)(end - title), title) : g_strdup (title);
  for (char *c = line; *c; c++)
    if ((guchar)*c < 0x20 || *c == 0x7f)
      *c = ' ';
  return line;
}

static char *
title_of (const RpTimelineThings *self, const RpThing *thing)
{
  RpDataset *dataset = self->options.dataset;

  if (thing->type == RP_THING_TIE)
    {
      const RpRelation *relation = rp_dataset_relation (dataset, thing->index);
      g_autofree char *words = g_strdup_printf (
          relation->directed ? "%s → %s: %s" : "%s – %s: %s", rp_dataset_entity (dataset, relation->from)->record.title,
          rp_dataset_entity (dataset, relation->to)->record.title, relation->record.title);

      return rp_timeline_clean_title (words);
    }
  if (thing->type == RP_THING_LIFE)
    return rp_timeline_clean_title (rp_dataset_entity (dataset, thing->index)->record.title);
  if (thing->type == RP_THING_SAID)
    {
      g_autoptr (GArray) said = rp_timeline_said (dataset, thing->index);
      g_autofree char *words
          = rp_timeline_said_label (dataset, &g_array_index (said, RpTimelineSaid, thing->which), LONGEST_SOURCE);

      return rp_timeline_clean_title (words);
    }
  return rp_timeline_clean_title (rp_dataset_event (dataset, thing->index)->record.title);
}

static double
width_of (const RpTimelineThings *self, const char *text, RpTextSize size)
{
  return rp_text_width (self->options.measure, text, size);
}

double
rp_timeline_things_title_px (RpTimelineThings *self, guint index)
{
  RpThing *thing = &g_array_index (self->things, RpThing, index);

  if (thing->title_px < 0)
    {
      g_autofree char *title = title_of (self, thing);

      thing->title_px = (float)width_of (self, title, RP_TEXT_LABEL);
    }
  return thing->title_px;
}

static void
collect_parts (RpDataset *dataset, guint event, const RpRecordSet *shown, guint depth, GArray *parts)
{
  const RpEvent *parent = rp_dataset_event (dataset, event);

  for (guint i = 0; i < parent->n_parts && depth < 64; i++)
    {
      guint part = parent->parts[i];

      if (!shown || rp_record_set_contains (shown, rp_record_ref (RP_RECORD_EVENT, part)))
        g_array_append_val (parts, part);
      collect_parts (dataset, part, shown, depth + 1, parts);
    }
}

GArray *
rp_timeline_parts (RpDataset *dataset, guint event, const RpRecordSet *shown)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (guint));

  collect_parts (dataset, event, shown, 0, parts);
  return parts;
}

static char *
hint_of (guint n_parts)
{
  return g_strdup_printf (ngettext ("%u part", "%u parts", n_parts), n_parts);
}

static guint
count_parts (const RpTimelineThings *self, guint event)
{
  g_autoptr (GArray) parts = NULL;

  if (!self->options.limit)
    return rp_dataset_event (self->options.dataset, event)->n_all_parts;
  parts = rp_timeline_parts (self->options.dataset, event, self->options.limit);
  return parts->len;
}

double
rp_timeline_things_hint_px (RpTimelineThings *self, guint index)
{
  const RpThing *thing = rp_timeline_things_get (self, index);
  g_autofree char *hint = NULL;
  guint n;

  if (thing->type != RP_THING_EVENT || rp_dataset_event (self->options.dataset, thing->index)->n_parts == 0)
    return 0;
  n = count_parts (self, thing->index);
  if (n == 0 || (n < MOST_HINTS && self->hint_px[n] > 0))
    return n == 0 ? 0 : (double)self->hint_px[n];
  hint = hint_of (n);
  if (n >= MOST_HINTS)
    return width_of (self, hint, RP_TEXT_TICK);
  self->hint_px[n] = (float)width_of (self, hint, RP_TEXT_TICK);
  return self->hint_px[n];
}

static void
count_listed (const RpTimelineThings *self, RpTimelineEvent *item)
{
  g_autoptr (GArray) parts = rp_timeline_parts (self->options.dataset, item->event, self->options.limit);

  item->n_parts = parts->len;
  if (parts->len == 0)
    return;
  item->hint = hint_of (item->n_parts);
  item->hint_px = width_of (self, item->hint, RP_TEXT_TICK);
}

void
rp_timeline_things_resolve (RpTimelineThings *self, guint index, gboolean with_date, RpTimelineEvent *item)
{
  const RpThing *thing = rp_timeline_things_get (self, index);
  RpDataset *dataset = self->options.dataset;

  *item = (RpTimelineEvent){ .type = thing->type, .event = RP_NO_INDEX };
  item->time = *rp_timeline_things_time (self, index);
  item->title = title_of (self, thing);
  item->title_px = rp_timeline_things_title_px (self, index);
  if (thing->type == RP_THING_TIE)
    {
      const RpRelation *relation = rp_dataset_relation (dataset, thing->index);

      item->ref = rp_record_ref (RP_RECORD_RELATION, thing->index);
      item->date
          = !with_date ? g_strdup ("") : rp_timeline_short_date (&relation->when, relation->as_of, relation->n_as_of);
    }
  else if (thing->type == RP_THING_LIFE)
    {
      item->ref = rp_record_ref (RP_RECORD_ENTITY, thing->index);
      item->date = !with_date ? g_strdup ("")
                              : rp_timeline_short_date (&rp_dataset_entity (dataset, thing->index)->when, NULL, 0);
    }
  else if (thing->type == RP_THING_SAID)
    {
      item->ref = rp_record_ref (RP_RECORD_EVENT, thing->index);
      item->event = thing->index;
      item->which = thing->which;
      item->date = g_strdup ("");
    }
  else
    {
      const RpEvent *event = rp_dataset_event (dataset, thing->index);

      item->ref = rp_record_ref (RP_RECORD_EVENT, thing->index);
      item->event = thing->index;
      item->date = !with_date ? g_strdup ("") : rp_timeline_short_date (&event->when, event->as_of, event->n_as_of);
      item->ongoing = event->status == RP_STATUS_ONGOING;
      if (event->n_parts > 0)
        count_listed (self, item);
    }
  if (with_date && thing->type != RP_THING_SAID)
    {
      const RpRecord *record = rp_dataset_record (dataset, item->ref);

      item->cited = rp_source_letters_behind (self->options.letters, NULL, record);
      item->date = rp_source_letters_behind (self->options.letters, item->date, record);
    }
  item->date_px = *item->date ? width_of (self, item->date, RP_TEXT_TICK) : 0;
}

void
rp_timeline_event_clear (RpTimelineEvent *item)
{
  g_clear_pointer (&item->title, g_free);
  g_clear_pointer (&item->date, g_free);
  g_clear_pointer (&item->cited, g_free);
  g_clear_pointer (&item->hint, g_free);
}

const guint *
rp_timeline_things_undated (const RpTimelineThings *self, guint *n)
{
  *n = self->undated->len;
  return (const guint *)(void *)self->undated->data;
}
