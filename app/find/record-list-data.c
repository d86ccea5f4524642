/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-list-data.h"

#include <math.h>
#include <string.h>

#include "facet-index.h"
#include "record-when.h"

static const RpRecord *
record_of (const RpRecordList *list, guint index)
{
  return rp_dataset_record (list->dataset, rp_record_ref (list->type, index));
}

gboolean
rp_list_names (const RpRecordList *list, RpRecordRef ref)
{
  return !list->hides || list->shown == NULL || rp_record_set_contains (list->shown, ref);
}

/* ---- dates ---- */

/* One half of an interval in EDTF; of any other date the whole. */
static char *
date_end (const RpRecordList *list, guint index, gboolean last)
{
  RpListDates dates = rp_list_dates (list, index);
  const char *slash;

  if (dates.when == NULL || dates.when->when == NULL || dates.when->text == NULL)
    return NULL;
  slash = dates.when->when->form == RP_WHEN_INTERVAL ? strchr (dates.when->text, '/') : NULL;
  if (slash == NULL)
    return g_strdup (dates.when->text);
  return g_strstrip (last ? g_strdup (slash + 1) : g_strndup (dates.when->text, (gsize)(slash - dates.when->text)));
}

/* The outermost day that it can touch, ISO 8601. */
static char *
outer_day (const RpRecordList *list, guint index, gboolean last)
{
  RpInstant earliest, latest, at;
  RpCivil civil;

  if (!rp_list_time (list, RP_FIELD_WHEN, index, &earliest, &latest))
    return NULL;
  at = last ? latest : earliest;
  if (rp_instant_is_infinite (at))
    return NULL;
  rp_instant_to_civil (at, &civil);
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT "-%02d-%02d",
                          civil.year < 0      ? "-"
                          : civil.year > 9999 ? "+"
                                              : "",
                          ABS (civil.year), civil.month, civil.day);
}

/* ---- texts ---- */

static char *
entity_id (const RpRecordList *list, guint entity)
{
  if (entity == RP_NO_INDEX || !rp_list_names (list, rp_record_ref (RP_RECORD_ENTITY, entity)))
    return NULL;
  return g_strdup (rp_dataset_entity (list->dataset, entity)->record.id);
}

static char *
event_text (const RpRecordList *list, RpListField field, guint index)
{
  const RpEvent *event = rp_dataset_event (list->dataset, index);

  if (field == RP_FIELD_WORDED)
    return g_strdup (event->when_text);
  if (field == RP_FIELD_CERTAINTY)
    return g_strdup (rp_event_certainty (event));
  if (field == RP_FIELD_PLACE_ID)
    return entity_id (list, event->place);
  if (field == RP_FIELD_PART_OF && event->parent != RP_NO_INDEX
      && rp_list_names (list, rp_record_ref (RP_RECORD_EVENT, event->parent)))
    return g_strdup (rp_dataset_event (list->dataset, event->parent)->record.id);
  return NULL;
}

static char *
coordinate (double degrees)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return isfinite (degrees) ? g_strdup (g_ascii_formatd (text, sizeof text, "%.6f", degrees)) : NULL;
}

static char *
source_text (const RpRecordList *list, RpListField field, guint index)
{
  const RpSource *source = rp_dataset_source (list->dataset, index);

  return g_strdup (field == RP_FIELD_AUTHOR     ? source->author
                   : field == RP_FIELD_LANGUAGE ? source->language
                                                : source->file);
}

char *
rp_list_made_text (const RpRecordList *list, RpListField field, guint index)
{
  switch ((int)field)
    {
    case RP_FIELD_START:
    case RP_FIELD_END:
      return date_end (list, index, field == RP_FIELD_END);
    case RP_FIELD_EARLIEST:
    case RP_FIELD_LATEST:
      return outer_day (list, index, field == RP_FIELD_LATEST);
    case RP_FIELD_SUMMARY:
      return g_strdup (record_of (list, index)->summary);
    case RP_FIELD_MARKING:
      return g_strdup (record_of (list, index)->marking);
    case RP_FIELD_URL:
      return g_strdup (record_of (list, index)->url);
    case RP_FIELD_WORDED:
    case RP_FIELD_CERTAINTY:
    case RP_FIELD_PLACE_ID:
    case RP_FIELD_PART_OF:
      return event_text (list, field, index);
    case RP_FIELD_LATITUDE:
      return coordinate (rp_dataset_entity (list->dataset, index)->latitude);
    case RP_FIELD_LONGITUDE:
      return coordinate (rp_dataset_entity (list->dataset, index)->longitude);
    case RP_FIELD_AUTHOR:
    case RP_FIELD_LANGUAGE:
    case RP_FIELD_FILE:
      return source_text (list, field, index);
    default:
      return NULL;
    }
}

/* ---- lists ---- */

gboolean
rp_list_is_list (RpListField field)
{
  switch ((int)field)
    {
    case RP_FIELD_PARTICIPANTS:
    case RP_FIELD_TAGS:
    case RP_FIELD_ALIASES:
    case RP_FIELD_PEOPLE:
    case RP_FIELD_PEOPLE_IDS:
    case RP_FIELD_SOURCE_IDS:
    case RP_FIELD_SOURCE_TITLES:
    case RP_FIELD_LOCATORS:
    case RP_FIELD_PASSAGES:
    case RP_FIELD_FIGURES:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_participant (const RpRecordList *list, RpListField field, const RpParticipant *who, GPtrArray *items)
{
  const RpRecord *record = &rp_dataset_entity (list->dataset, who->entity)->record;

  if (!rp_list_names (list, rp_record_ref (RP_RECORD_ENTITY, who->entity)))
    return;
  if (field == RP_FIELD_PEOPLE_IDS)
    g_ptr_array_add (items, g_strdup (record->id));
  else if (field == RP_FIELD_PEOPLE && who->role != NULL)
    g_ptr_array_add (items, g_strdup_printf ("%s (%s)", record->title, who->role));
  else
    g_ptr_array_add (items, g_strdup (record->title));
}

/* The lists of evidence are as long as one another: what a piece has not is empty. */
static void
add_evidence (const RpRecordList *list, RpListField field, const RpEvidence *evidence, guint n, GPtrArray *items)
{
  for (guint i = 0; i < n; i++)
    {
      const RpRecord *source = &rp_dataset_source (list->dataset, evidence[i].source)->record;
      const char *text = field == RP_FIELD_SOURCE_IDS      ? source->id
                         : field == RP_FIELD_SOURCE_TITLES ? source->title
                         : field == RP_FIELD_LOCATORS      ? evidence[i].locator
                                                           : evidence[i].passage;

      if (rp_list_names (list, rp_record_ref (RP_RECORD_SOURCE, evidence[i].source)))
        g_ptr_array_add (items, g_strdup (text != NULL ? text : ""));
    }
}

/* "companies: over 100 (as of 2023-01-12)". */
static char *
figure_text (const RpAttribute *figure)
{
  const char *date = figure->when_text != NULL ? figure->when_text : figure->as_of_text;
  const char *before = figure->when_text == NULL && date != NULL ? "as of " : "";

  return g_strdup_printf ("%s%s%s%s%s%s%s", figure->label != NULL ? figure->label : "",
                          figure->label != NULL ? ": " : "", figure->value != NULL ? figure->value : "",
                          date != NULL ? " (" : "", before, date != NULL ? date : "", date != NULL ? ")" : "");
}

static void
add_strings (const char *const *strings, guint n, GPtrArray *items)
{
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_strdup (strings[i]));
}

void
rp_list_add_items (const RpRecordList *list, RpListField field, guint index, GPtrArray *items)
{
  const RpRecord *record = record_of (list, index);

  if (field == RP_FIELD_TAGS)
    add_strings (record->tags, record->n_tags, items);
  else if (field == RP_FIELD_ALIASES)
    add_strings (rp_dataset_entity (list->dataset, index)->aliases, rp_dataset_entity (list->dataset, index)->n_aliases,
                 items);
  else if (field == RP_FIELD_PARTICIPANTS || field == RP_FIELD_PEOPLE || field == RP_FIELD_PEOPLE_IDS)
    for (guint i = 0; i < rp_dataset_event (list->dataset, index)->n_participants; i++)
      add_participant (list, field, &rp_dataset_event (list->dataset, index)->participants[i], items);
  else if (field == RP_FIELD_FIGURES)
    for (guint i = 0; i < record->n_attributes; i++)
      g_ptr_array_add (items, figure_text (&record->attributes[i]));
  else
    add_evidence (list, field, record->evidence, record->n_evidence, items);
}
