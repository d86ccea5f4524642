/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-fields.h"

#include <stdlib.h>
#include <string.h>

/* What is read from a record's table stands with the column's name; the rest is made here. */
static const RpGraphField node_fields[] = {
  { "label", RP_GRAPH_STRING },      { "record", RP_GRAPH_STRING },        { "type", RP_GRAPH_STRING },
  { "kind", RP_GRAPH_STRING },       { "kind_label", RP_GRAPH_STRING },    { "aliases", RP_GRAPH_STRING },
  { "marking", RP_GRAPH_STRING },    { "first_seen", RP_GRAPH_STRING },    { "last_seen", RP_GRAPH_STRING },
  { "degree", RP_GRAPH_INTEGER },    { "when", RP_GRAPH_STRING },          { "start", RP_GRAPH_STRING },
  { "end", RP_GRAPH_STRING },        { "summary", RP_GRAPH_STRING },       { "tags", RP_GRAPH_STRING },
  { "source_ids", RP_GRAPH_STRING }, { "source_titles", RP_GRAPH_STRING }, { "url", RP_GRAPH_STRING },
  { "dimmed", RP_GRAPH_BOOLEAN },
};

static const RpGraphField tie_fields[] = {
  { "label", RP_GRAPH_STRING },         { "record", RP_GRAPH_STRING },     { "type", RP_GRAPH_STRING },
  { "kind", RP_GRAPH_STRING },          { "kind_label", RP_GRAPH_STRING }, { "directed", RP_GRAPH_BOOLEAN },
  { "weight", RP_GRAPH_DOUBLE },        { "when", RP_GRAPH_STRING },       { "start", RP_GRAPH_STRING },
  { "end", RP_GRAPH_STRING },           { "events", RP_GRAPH_STRING },     { "source_ids", RP_GRAPH_STRING },
  { "source_titles", RP_GRAPH_STRING }, { "summary", RP_GRAPH_STRING },    { "tags", RP_GRAPH_STRING },
  { "marking", RP_GRAPH_STRING },       { "url", RP_GRAPH_STRING },        { "dimmed", RP_GRAPH_BOOLEAN },
};

const RpGraphField *
rp_graph_node_fields (guint *n)
{
  *n = G_N_ELEMENTS (node_fields);
  return node_fields;
}

const RpGraphField *
rp_graph_tie_fields (guint *n)
{
  *n = G_N_ELEMENTS (tie_fields);
  return tie_fields;
}

char *
rp_graph_number (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.17g", value);
  return g_strdup (text);
}

static const RpShownNode *
node_at (const RpGraphData *data, guint node)
{
  return &g_array_index (data->shown->nodes, RpShownNode, node);
}

static const RpShownTie *
tie_at (const RpGraphData *data, guint tie)
{
  return &g_array_index (data->shown->ties, RpShownTie, tie);
}

static char *
boolean (gboolean value)
{
  return g_strdup (value ? "true" : "false");
}

/* What the record's table has under NAME; NULL: nothing. */
static char *
table_value (const RpGraphData *data, RpRecordRef ref, const char *name)
{
  RpRecordList list = rp_data_list (data->state, ref.type);
  const RpListColumn *column = rp_list_column (ref.type, name);
  g_autofree char *text = NULL;

  if (column == NULL)
    return NULL;
  text = rp_list_data (&list, column->field, ref.index);
  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
kind_label (const RpGraphData *data, RpRecordRef ref)
{
  guint kind = rp_dataset_kind_of (data->state->dataset, ref);

  return kind != RP_NO_INDEX ? g_strdup (rp_dataset_kind (data->state->dataset, ref.type, kind)->label) : NULL;
}

const char *
rp_graph_node_label (const RpGraphData *data, guint node)
{
  return rp_dataset_record (data->state->dataset, node_at (data, node)->ref)->title;
}

char *
rp_graph_node_value (const RpGraphData *data, guint node, guint field)
{
  const RpShownNode *shown = node_at (data, node);
  const char *name = node_fields[field].name;

  if (strcmp (name, "label") == 0)
    return g_strdup (rp_graph_node_label (data, node));
  if (strcmp (name, "record") == 0)
    return g_strdup (rp_dataset_record (data->state->dataset, shown->ref)->id);
  if (strcmp (name, "type") == 0)
    return g_strdup (shown->ref.type == RP_RECORD_EVENT ? "event" : "entity");
  if (strcmp (name, "kind_label") == 0)
    return kind_label (data, shown->ref);
  if (strcmp (name, "degree") == 0)
    return g_strdup_printf ("%u", shown->n_ties);
  if (strcmp (name, "dimmed") == 0)
    return boolean (shown->dimmed);
  return table_value (data, shown->ref, name);
}

static RpRecordRef
tie_ref (const RpShownTie *tie)
{
  return tie->type == RP_SHOWN_RELATION ? rp_record_ref (RP_RECORD_RELATION, tie->relation) : RP_RECORD_REF_NONE;
}

const char *
rp_graph_tie_label (const RpGraphData *data, guint tie)
{
  RpRecordRef ref = tie_ref (tie_at (data, tie));

  return ref.type != RP_RECORD_NONE ? rp_dataset_record (data->state->dataset, ref)->title : tie_at (data, tie)->label;
}

static const char *
type_name (const RpShownTie *tie)
{
  static const char *const names[] = { "relation", "shared", "same", "part" };

  return names[tie->type];
}

const char *
rp_graph_tie_kind (const RpGraphData *data, guint tie)
{
  const RpShownTie *shown = tie_at (data, tie);
  RpDataset *dataset = data->state->dataset;

  if (shown->type != RP_SHOWN_RELATION)
    return type_name (shown);
  return rp_dataset_kind (dataset, RP_RECORD_RELATION, rp_dataset_kind_of (dataset, tie_ref (shown)))->name;
}

/* The ids of the events that a tie stands for, or that a relation rests on, as far as they are not hidden. */
static char *
event_ids (const RpGraphData *data, const RpShownTie *tie)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  const RpRelation *relation
      = tie->type == RP_SHOWN_RELATION ? rp_dataset_relation (data->state->dataset, tie->relation) : NULL;
  guint n = relation != NULL ? relation->n_events : tie->n_events;

  for (guint i = 0; i < n; i++)
    {
      guint event
          = relation != NULL ? relation->events[i] : g_array_index (data->shown->events, guint, tie->first_event + i);
      RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, event);

      if (rp_view_state_visible (data->state, ref))
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? "; " : "",
                                rp_dataset_record (data->state->dataset, ref)->id);
    }
  return ids->len > 0 ? g_string_free (g_steal_pointer (&ids), FALSE) : NULL;
}

char *
rp_graph_tie_value (const RpGraphData *data, guint tie, guint field)
{
  const RpShownTie *shown = tie_at (data, tie);
  RpRecordRef ref = tie_ref (shown);
  const char *name = tie_fields[field].name, *label = rp_graph_tie_label (data, tie);

  if (strcmp (name, "label") == 0)
    return *label != '\0' ? g_strdup (label) : NULL;
  if (strcmp (name, "type") == 0)
    return g_strdup (type_name (shown));
  if (strcmp (name, "kind") == 0)
    return g_strdup (rp_graph_tie_kind (data, tie));
  if (strcmp (name, "directed") == 0)
    return boolean (shown->directed);
  if (strcmp (name, "weight") == 0)
    return rp_graph_number (shown->weight);
  if (strcmp (name, "events") == 0)
    return event_ids (data, shown);
  if (strcmp (name, "dimmed") == 0)
    return boolean (shown->dimmed);
  if (ref.type == RP_RECORD_NONE)
    return NULL;
  if (strcmp (name, "record") == 0)
    return g_strdup (rp_dataset_record (data->state->dataset, ref)->id);
  if (strcmp (name, "kind_label") == 0)
    return kind_label (data, ref);
  return table_value (data, ref, name);
}

/* ---- when ---- */

static void
write_day (RpInstant instant, char day[16])
{
  RpCivil civil;

  *day = '\0';
  if (rp_instant_is_infinite (instant))
    return;
  rp_instant_to_civil (instant, &civil);
  if (civil.year >= 1 && civil.year <= 9999)
    g_snprintf (day, 16, "%04d-%02d-%02d", (int)civil.year, civil.month, civil.day);
}

/* What touches no day of the years 1 to 9999 is no spell: it would be one that lasts for ever. */
static void
add_spell (GArray *spells, RpInstant earliest, RpInstant latest)
{
  RpGraphSpell spell = { "", "" };

  write_day (earliest, spell.start);
  write_day (latest, spell.end);
  if (*spell.start != '\0' || *spell.end != '\0')
    g_array_append_val (spells, spell);
}

static void
add_date (GArray *spells, const RpDate *date)
{
  if (date->when != NULL && !date->when->year_unknown)
    add_spell (spells, rp_when_earliest (date->when), rp_when_latest (date->when));
}

static void
add_event (GArray *spells, const RpGraphData *data, guint index)
{
  const RpEvent *event = rp_dataset_event (data->state->dataset, index);

  if (event->dated)
    add_spell (spells, event->earliest, event->latest);
}

GArray *
rp_graph_node_spells (const RpGraphData *data, guint node)
{
  GArray *spells = g_array_new (FALSE, FALSE, sizeof (RpGraphSpell));
  RpRecordRef ref = node_at (data, node)->ref;

  if (ref.type == RP_RECORD_EVENT)
    add_event (spells, data, ref.index);
  else
    add_date (spells, &rp_dataset_entity (data->state->dataset, ref.index)->when);
  return spells;
}

static int
compare_spells (const void *a, const void *b)
{
  const RpGraphSpell *p = a, *q = b;
  int order = strcmp (p->start, q->start);

  return order != 0 ? order : strcmp (p->end, q->end);
}

GArray *
rp_graph_tie_spells (const RpGraphData *data, guint tie)
{
  GArray *spells = g_array_new (FALSE, FALSE, sizeof (RpGraphSpell));
  const RpShownTie *shown = tie_at (data, tie);

  for (guint i = 0; i < shown->n_events; i++)
    add_event (spells, data, g_array_index (data->shown->events, guint, shown->first_event + i));
  if (shown->type == RP_SHOWN_PART)
    add_event (spells, data, node_at (data, shown->to)->ref.index);
  if (shown->type == RP_SHOWN_RELATION)
    {
      const RpRelation *relation = rp_dataset_relation (data->state->dataset, shown->relation);

      add_date (spells, &relation->when);
      for (guint i = 0; relation->when.when == NULL && i < relation->n_as_of; i++)
        add_date (spells, &relation->as_of[i]);
    }
  g_array_sort (spells, compare_spells);
  return spells;
}

gboolean
rp_graph_updated (RpDataset *dataset, char day[16])
{
  RpDate updated = rp_dataset_get_updated (dataset);

  *day = '\0';
  if (updated.when != NULL && !updated.when->year_unknown)
    write_day (updated.when->begin.earliest, day);
  return *day != '\0';
}
