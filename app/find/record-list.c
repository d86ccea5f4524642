/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "corroboration.h"

#define TAGS_COLUMN { RP_FIELD_TAGS, RP_CELL_LIST, TRUE, "tags", N_ ("Tags"), NULL }
/* What a file says of any record behind the rest. */
#define COMMON_COLUMNS                                                                                                 \
  { RP_FIELD_SOURCE_IDS, RP_CELL_LIST, TRUE, "source_ids", N_ ("Ids of sources"), NULL },                              \
      { RP_FIELD_SOURCE_TITLES, RP_CELL_LIST, TRUE, "source_titles", N_ ("Titles of sources"), NULL },                 \
      { RP_FIELD_LOCATORS, RP_CELL_LIST, TRUE, "locators", N_ ("Locators"), NULL },                                    \
      { RP_FIELD_PASSAGES, RP_CELL_LIST, TRUE, "passages", N_ ("Passages"), NULL },                                    \
      { RP_FIELD_FIGURES, RP_CELL_LIST, TRUE, "attributes", N_ ("Attributes"), NULL },                                 \
      { RP_FIELD_SUMMARY, RP_CELL_TEXT, TRUE, "summary", N_ ("Summary"), NULL },                                       \
      { RP_FIELD_MARKING, RP_CELL_TEXT, TRUE, "marking", N_ ("Marking"), NULL },                                       \
  {                                                                                                                    \
    RP_FIELD_URL, RP_CELL_TEXT, TRUE, "url", N_ ("Address"), NULL                                                      \
  }
/* A date by its ends: as the format writes them, and as plain days. */
#define DATE_COLUMNS                                                                                                   \
  { RP_FIELD_START, RP_CELL_TEXT, TRUE, "start", N_ ("Start"), NULL },                                                 \
      { RP_FIELD_END, RP_CELL_TEXT, TRUE, "end", N_ ("End"), NULL },                                                   \
      { RP_FIELD_EARLIEST, RP_CELL_TEXT, TRUE, "earliest", N_ ("Earliest day"), NULL },                                \
  {                                                                                                                    \
    RP_FIELD_LATEST, RP_CELL_TEXT, TRUE, "latest", N_ ("Latest day"), NULL                                             \
  }

static const RpListColumn event_columns[] = {
  { RP_FIELD_ID, RP_CELL_TEXT, TRUE, "id", N_ ("Id"), NULL },
  { RP_FIELD_WHEN, RP_CELL_TIME, FALSE, "when", N_ ("When"), NULL },
  { RP_FIELD_WORDS, RP_CELL_TIME, TRUE, "in_words", N_ ("In words"), NULL },
  { RP_FIELD_STATUS, RP_CELL_TEXT, FALSE, "status", N_ ("Status"), NULL },
  { RP_FIELD_KIND, RP_CELL_TEXT, FALSE, "kind", N_ ("Kind"), NULL },
  { RP_FIELD_TITLE, RP_CELL_TEXT, FALSE, "title", N_ ("Title"), NULL },
  { RP_FIELD_PLACE, RP_CELL_TEXT, FALSE, "place", N_ ("Place"), NULL },
  { RP_FIELD_PARTICIPANTS, RP_CELL_LIST, FALSE, "participants", N_ ("Participants"), NULL },
  { RP_FIELD_SOURCES, RP_CELL_NUMBER, FALSE, "sources", N_ ("Sources"), N_ ("How many sources support it") },
  { RP_FIELD_ORIGINS, RP_CELL_NUMBER, FALSE, "origins", N_ ("Origins"),
    N_ ("How many origins these have: copies of one count as one") },
  { RP_FIELD_DISPUTED, RP_CELL_FLAG, FALSE, "disputed", N_ ("Disputed"),
    N_ ("Whether a source disputes it, or says what cannot be true together with it") },
  { RP_FIELD_PARTS, RP_CELL_NUMBER, FALSE, "parts", N_ ("Parts"), NULL },
  { RP_FIELD_TAGS, RP_CELL_LIST, FALSE, "tags", N_ ("Tags"), NULL },
  DATE_COLUMNS,
  { RP_FIELD_WORDED, RP_CELL_TEXT, TRUE, "as_worded", N_ ("As worded"), NULL },
  { RP_FIELD_CERTAINTY, RP_CELL_TEXT, TRUE, "certainty", N_ ("Certainty"), NULL },
  { RP_FIELD_PLACE_ID, RP_CELL_TEXT, TRUE, "place_id", N_ ("Id of the place"), NULL },
  { RP_FIELD_PEOPLE, RP_CELL_LIST, TRUE, "people", N_ ("Participants and roles"), NULL },
  { RP_FIELD_PEOPLE_IDS, RP_CELL_LIST, TRUE, "people_ids", N_ ("Ids of participants"), NULL },
  { RP_FIELD_PART_OF, RP_CELL_TEXT, TRUE, "part_of", N_ ("Part of"), NULL },
  COMMON_COLUMNS,
};

static const RpListColumn entity_columns[] = {
  { RP_FIELD_ID, RP_CELL_TEXT, TRUE, "id", N_ ("Id"), NULL },
  { RP_FIELD_TITLE, RP_CELL_TEXT, FALSE, "name", N_ ("Name"), NULL },
  { RP_FIELD_KIND, RP_CELL_TEXT, FALSE, "kind", N_ ("Kind"), NULL },
  { RP_FIELD_ALIASES, RP_CELL_LIST, FALSE, "aliases", N_ ("Aliases"), NULL },
  { RP_FIELD_TIES, RP_CELL_NUMBER, FALSE, "ties", N_ ("Ties"), N_ ("How many of the relations shown it is an end of") },
  { RP_FIELD_BETWEENNESS, RP_CELL_NUMBER, FALSE, "betweenness", N_ ("Betweenness"),
    N_ ("How many pairs of others have it on a shortest way between them, over the relations shown") },
  { RP_FIELD_PAGERANK, RP_CELL_NUMBER, FALSE, "pagerank", N_ ("PageRank"),
    N_ ("How much the relations shown lead to it; 1 is the average") },
  { RP_FIELD_COMMUNITY, RP_CELL_NUMBER, FALSE, "community", N_ ("Community"),
    N_ ("Who has more ties within than without, over the relations shown; 1 is the largest") },
  { RP_FIELD_COMPONENT, RP_CELL_NUMBER, TRUE, "component", N_ ("Part"),
    N_ ("What no relation shown joins to the rest; 1 is the largest") },
  { RP_FIELD_CORE, RP_CELL_NUMBER, TRUE, "core", N_ ("Core"),
    N_ ("The k of the innermost group in which each has relations shown with k others") },
  { RP_FIELD_EVENTS, RP_CELL_NUMBER, FALSE, "events", N_ ("Events"),
    N_ ("In how many of the events shown it takes part, or is their place") },
  { RP_FIELD_FIRST, RP_CELL_TIME, FALSE, "first_seen", N_ ("First seen"), N_ ("The date of its first event shown") },
  { RP_FIELD_LAST, RP_CELL_TIME, FALSE, "last_seen", N_ ("Last seen"), N_ ("The date of its last event shown") },
  { RP_FIELD_WHEN, RP_CELL_TIME, TRUE, "when", N_ ("When"), NULL },
  DATE_COLUMNS,
  { RP_FIELD_LATITUDE, RP_CELL_TEXT, TRUE, "latitude", N_ ("Latitude"), NULL },
  { RP_FIELD_LONGITUDE, RP_CELL_TEXT, TRUE, "longitude", N_ ("Longitude"), NULL },
  TAGS_COLUMN,
  COMMON_COLUMNS,
};

static const RpListColumn relation_columns[] = {
  { RP_FIELD_ID, RP_CELL_TEXT, TRUE, "id", N_ ("Id"), NULL },
  { RP_FIELD_FROM, RP_CELL_TEXT, FALSE, "from", N_ ("From"), NULL },
  { RP_FIELD_KIND, RP_CELL_TEXT, FALSE, "kind", N_ ("Kind"), NULL },
  { RP_FIELD_TO, RP_CELL_TEXT, FALSE, "to", N_ ("To"), NULL },
  { RP_FIELD_FROM_ID, RP_CELL_TEXT, TRUE, "from_id", N_ ("Id of from"), NULL },
  { RP_FIELD_TO_ID, RP_CELL_TEXT, TRUE, "to_id", N_ ("Id of to"), NULL },
  { RP_FIELD_DIRECTED, RP_CELL_FLAG, TRUE, "directed", N_ ("Directed"), NULL },
  { RP_FIELD_TITLE, RP_CELL_TEXT, FALSE, "label", N_ ("Label"), NULL },
  { RP_FIELD_WHEN, RP_CELL_TIME, FALSE, "when", N_ ("When"), NULL },
  { RP_FIELD_WORDS, RP_CELL_TIME, TRUE, "in_words", N_ ("In words"), NULL },
  { RP_FIELD_WEIGHT, RP_CELL_NUMBER, FALSE, "weight", N_ ("Weight"), NULL },
  { RP_FIELD_EVENTS, RP_CELL_NUMBER, FALSE, "events", N_ ("Events"), N_ ("How many of the events shown it rests on") },
  { RP_FIELD_SOURCES, RP_CELL_NUMBER, FALSE, "sources", N_ ("Sources"), N_ ("How many sources support it") },
  DATE_COLUMNS,
  TAGS_COLUMN,
  COMMON_COLUMNS,
};

static const RpListColumn source_columns[] = {
  { RP_FIELD_ID, RP_CELL_TEXT, TRUE, "id", N_ ("Id"), NULL },
  { RP_FIELD_TITLE, RP_CELL_TEXT, FALSE, "title", N_ ("Title"), NULL },
  { RP_FIELD_PUBLISHER, RP_CELL_TEXT, FALSE, "publisher", N_ ("Publisher"), NULL },
  { RP_FIELD_WHEN, RP_CELL_TIME, FALSE, "published", N_ ("Published"), NULL },
  { RP_FIELD_WORDS, RP_CELL_TIME, TRUE, "in_words", N_ ("In words"), NULL },
  { RP_FIELD_ORIGIN, RP_CELL_TEXT, FALSE, "origin", N_ ("Origin"), N_ ("What it copies or relays") },
  { RP_FIELD_RELIABILITY, RP_CELL_TEXT, FALSE, "reliability", N_ ("Reliability"), NULL },
  { RP_FIELD_SUPPORTS, RP_CELL_NUMBER, FALSE, "supports", N_ ("Supports"),
    N_ ("How many of the records shown name it in their evidence") },
  { RP_FIELD_AUTHOR, RP_CELL_TEXT, TRUE, "author", N_ ("Author"), NULL },
  { RP_FIELD_LANGUAGE, RP_CELL_TEXT, TRUE, "language", N_ ("Language"), NULL },
  { RP_FIELD_FILE, RP_CELL_TEXT, TRUE, "file", N_ ("File"), NULL },
  TAGS_COLUMN,
  COMMON_COLUMNS,
};

const RpListColumn *
rp_list_columns (RpRecordType type, guint *n)
{
  switch (type)
    {
    case RP_RECORD_EVENT:
      *n = G_N_ELEMENTS (event_columns);
      return event_columns;
    case RP_RECORD_ENTITY:
      *n = G_N_ELEMENTS (entity_columns);
      return entity_columns;
    case RP_RECORD_RELATION:
      *n = G_N_ELEMENTS (relation_columns);
      return relation_columns;
    case RP_RECORD_SOURCE:
      *n = G_N_ELEMENTS (source_columns);
      return source_columns;
    case RP_RECORD_NONE:
    default:
      *n = 0;
      return NULL;
    }
}

const RpListColumn *
rp_list_column (RpRecordType type, const char *name)
{
  guint n;
  const RpListColumn *columns = rp_list_columns (type, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (columns[i].name, name) == 0)
      return &columns[i];
  return NULL;
}

/* ---- numbers ---- */

static gboolean
is_shown (const RpRecordList *list, RpRecordRef ref)
{
  return list->shown == NULL || rp_record_set_contains (list->shown, ref);
}

static guint
count_shown (const RpRecordList *list, RpRecordType type, const guint *indices, guint n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += is_shown (list, rp_record_ref (type, indices[i]));
  return count;
}

static gboolean
names_source (const RpEvidence *evidence, guint n, guint source)
{
  for (guint i = 0; i < n; i++)
    if (evidence[i].source == source)
      return TRUE;
  return FALSE;
}

/* Who copies a source is not supported by it. */
static gboolean
is_supported (const RpRecord *record, guint source)
{
  if (names_source (record->evidence, record->n_evidence, source))
    return TRUE;
  for (guint i = 0; i < record->n_attributes; i++)
    if (names_source (record->attributes[i].evidence, record->attributes[i].n_evidence, source))
      return TRUE;
  return FALSE;
}

static guint
count_supported (const RpRecordList *list, guint source)
{
  guint n, count = 0;
  const RpRecordRef *records = rp_dataset_source_records (list->dataset, source, &n);

  for (guint i = 0; i < n; i++)
    count += is_shown (list, records[i])
             && (records[i].type != RP_RECORD_SOURCE
                 || is_supported (rp_dataset_record (list->dataset, records[i]), source));
  return count;
}

static guint
count_events (const RpRecordList *list, guint index)
{
  const guint *events;
  guint n;

  if (list->type == RP_RECORD_RELATION)
    {
      const RpRelation *relation = rp_dataset_relation (list->dataset, index);

      return count_shown (list, RP_RECORD_EVENT, relation->events, relation->n_events);
    }
  events = rp_dataset_entity_events (list->dataset, index, &n);
  return count_shown (list, RP_RECORD_EVENT, events, n);
}

static double
evidence_number (const RpRecordList *list, RpListField field, guint index)
{
  const RpRecord *record = rp_dataset_record (list->dataset, rp_record_ref (list->type, index));
  RpSupport support = rp_corroboration_support (list->dataset, record->evidence, record->n_evidence, NULL);

  return field == RP_FIELD_SOURCES ? support.n_sources : support.n_origins;
}

/* By entity; NULL: the field is no measure. */
static const double *
measures_of (const RpEntityMeasures *measures, RpListField field)
{
  switch ((int)field)
    {
    case RP_FIELD_TIES:
      return measures->ties;
    case RP_FIELD_BETWEENNESS:
      return measures->betweenness;
    case RP_FIELD_PAGERANK:
      return measures->pagerank;
    case RP_FIELD_COMMUNITY:
      return measures->community;
    case RP_FIELD_COMPONENT:
      return measures->component;
    case RP_FIELD_CORE:
      return measures->core;
    default:
      return NULL;
    }
}

gboolean
rp_list_is_measure (RpListField field)
{
  return field >= RP_FIELD_TIES && field <= RP_FIELD_CORE;
}

static double
measure (const RpRecordList *list, RpListField field, guint index)
{
  if (list->measures == NULL || index >= list->measures->n_entities)
    return NAN;
  return measures_of (list->measures, field)[index];
}

double
rp_list_number (const RpRecordList *list, RpListField field, guint index)
{
  RpDataset *dataset = list->dataset;

  if (rp_list_is_measure (field))
    return measure (list, field, index);
  if (field == RP_FIELD_SOURCES || field == RP_FIELD_ORIGINS)
    return evidence_number (list, field, index);
  if (field == RP_FIELD_DISPUTED)
    return rp_corroboration_disputed (dataset, rp_record_ref (list->type, index)) ? 1 : 0;
  if (field == RP_FIELD_PARTS)
    return rp_dataset_event (dataset, index)->n_parts;
  if (field == RP_FIELD_EVENTS)
    return count_events (list, index);
  if (field == RP_FIELD_WEIGHT)
    return rp_dataset_relation (dataset, index)->weight;
  if (field == RP_FIELD_DIRECTED)
    return rp_dataset_relation (dataset, index)->directed ? 1 : 0;
  if (field == RP_FIELD_SUPPORTS)
    return count_supported (list, index);
  return NAN;
}
