/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the tables that are words or dates. */
#include <math.h>

#include "record-list-data.h"
#include "record-when.h"

#define BETWEEN_ITEMS "; "

/* ---- dates ---- */

RpListDates
rp_list_dates (const RpRecordList *list, guint index)
{
  RpListDates dates = { NULL, NULL, 0 };

  switch (list->type)
    {
    case RP_RECORD_EVENT:
      {
        const RpEvent *event = rp_dataset_event (list->dataset, index);

        return (RpListDates){ &event->when, event->as_of, event->n_as_of };
      }
    case RP_RECORD_RELATION:
      {
        const RpRelation *relation = rp_dataset_relation (list->dataset, index);

        return (RpListDates){ &relation->when, relation->as_of, relation->n_as_of };
      }
    case RP_RECORD_SOURCE:
      dates.when = &rp_dataset_source (list->dataset, index)->published;
      return dates;
    case RP_RECORD_ENTITY:
      dates.when = &rp_dataset_entity (list->dataset, index)->when;
      return dates;
    case RP_RECORD_NONE:
    default:
      return dates;
    }
}

static char *
join_data (const RpListDates *dates)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dates->n_as_of; i++)
    if (dates->as_of[i].text != NULL)
      g_string_append_printf (out, "%s%s", out->len > 0 ? BETWEEN_ITEMS : "", dates->as_of[i].text);
  return g_string_free (out, out->len == 0);
}

static char *
when_data (const RpRecordList *list, guint index)
{
  RpListDates dates = rp_list_dates (list, index);

  return dates.when != NULL && dates.when->text != NULL ? g_strdup (dates.when->text) : join_data (&dates);
}

/* The first or last of the dated events shown of an entity; RP_NO_INDEX: none. */
static guint
outer_event (const RpRecordList *list, gboolean last, guint entity)
{
  guint n, found = RP_NO_INDEX;
  const guint *events = rp_dataset_entity_events (list->dataset, entity, &n);

  for (guint i = 0; i < n; i++)
    {
      const RpEvent *event = rp_dataset_event (list->dataset, events[i]);
      const RpEvent *best = found != RP_NO_INDEX ? rp_dataset_event (list->dataset, found) : NULL;
      RpInstant at = last ? event->latest : event->earliest;

      if (!event->dated || (rp_instant_is_infinite (event->earliest) && rp_instant_is_infinite (event->latest))
          || (list->shown != NULL && !rp_record_set_contains (list->shown, rp_record_ref (RP_RECORD_EVENT, events[i]))))
        continue;
      if (best == NULL || rp_instant_compare (at, last ? best->latest : best->earliest) * (last ? -1 : 1) < 0)
        found = events[i];
    }
  return found;
}

static char *
outer_date (const RpRecordList *list, gboolean last, guint entity, gboolean words)
{
  RpRecordList events = *list;
  guint found = outer_event (list, last, entity);

  events.type = RP_RECORD_EVENT;
  if (found == RP_NO_INDEX)
    return NULL;
  return words ? rp_record_text_when (list->dataset, rp_record_ref (RP_RECORD_EVENT, found))
               : when_data (&events, found);
}

static gboolean
bounds_of_dates (const RpListDates *dates, RpInstant *earliest, RpInstant *latest)
{
  gboolean found = dates->when != NULL && dates->when->when != NULL;

  if (found)
    {
      *earliest = rp_when_earliest (dates->when->when);
      *latest = rp_when_latest (dates->when->when);
    }
  for (guint i = 0; !found && i < dates->n_as_of; i++)
    if (dates->as_of[i].when != NULL)
      {
        *earliest = rp_when_earliest (dates->as_of[i].when);
        *latest = rp_when_latest (dates->as_of[i].when);
        found = TRUE;
      }
  return found;
}

gboolean
rp_list_time (const RpRecordList *list, RpListField field, guint index, RpInstant *earliest, RpInstant *latest)
{
  gboolean last = field == RP_FIELD_LAST, found;

  *earliest = RP_INSTANT_MIN;
  *latest = RP_INSTANT_MAX;
  if (field == RP_FIELD_FIRST || last)
    {
      index = outer_event (list, last, index);
      if (index == RP_NO_INDEX)
        return FALSE;
      *latest = rp_dataset_event (list->dataset, index)->latest;
      *earliest = last ? *latest : rp_dataset_event (list->dataset, index)->earliest;
      return TRUE;
    }
  if (list->type == RP_RECORD_EVENT)
    {
      const RpEvent *event = rp_dataset_event (list->dataset, index);

      *earliest = event->earliest;
      *latest = event->latest;
      found = event->dated;
    }
  else
    {
      RpListDates dates = rp_list_dates (list, index);

      found = bounds_of_dates (&dates, earliest, latest);
    }
  /* a year that nobody knows has no place in time */
  return found && !(rp_instant_is_infinite (*earliest) && rp_instant_is_infinite (*latest));
}

/* ---- texts ---- */

static const RpRecord *
entity_record (const RpRecordList *list, guint index)
{
  if (index == RP_NO_INDEX || !rp_list_names (list, rp_record_ref (RP_RECORD_ENTITY, index)))
    return NULL;
  return &rp_dataset_entity (list->dataset, index)->record;
}

static const RpKind *
kind_of (const RpRecordList *list, guint index)
{
  return rp_dataset_kind (list->dataset, list->type,
                          rp_dataset_kind_of (list->dataset, rp_record_ref (list->type, index)));
}

/* The entity that the cell names; RP_NO_INDEX: none. */
static guint
entity_of (const RpRecordList *list, RpListField field, guint index)
{
  if (field == RP_FIELD_PLACE)
    return rp_dataset_event (list->dataset, index)->place;
  if (field == RP_FIELD_FROM)
    return rp_dataset_relation (list->dataset, index)->from;
  if (field == RP_FIELD_TO)
    return rp_dataset_relation (list->dataset, index)->to;
  if (field == RP_FIELD_TITLE && list->type == RP_RECORD_ENTITY)
    return index;
  return RP_NO_INDEX;
}

static const char *
source_text (const RpRecordList *list, RpListField field, guint index)
{
  const RpSource *source = rp_dataset_source (list->dataset, index);

  if (field == RP_FIELD_PUBLISHER)
    return source->publisher;
  if (field == RP_FIELD_RELIABILITY)
    return source->reliability;
  if (source->origin_source == RP_NO_INDEX)
    return source->origin;
  return rp_list_names (list, rp_record_ref (RP_RECORD_SOURCE, source->origin_source))
             ? rp_dataset_source (list->dataset, source->origin_source)->record.title
             : NULL;
}

static const char *
plain_text (const RpRecordList *list, RpListField field, guint index)
{
  static const char *const statuses[] = { "done", "ongoing", "planned" };
  const RpRecord *record = rp_dataset_record (list->dataset, rp_record_ref (list->type, index)), *named;

  switch (field)
    {
    case RP_FIELD_ID:
      return record->id;
    case RP_FIELD_TITLE:
      return record->title;
    case RP_FIELD_STATUS:
      return statuses[rp_dataset_event (list->dataset, index)->status];
    case RP_FIELD_KIND:
      return kind_of (list, index)->label;
    case RP_FIELD_PLACE:
    case RP_FIELD_FROM:
    case RP_FIELD_TO:
      named = entity_record (list, entity_of (list, field, index));
      return named != NULL ? named->title : NULL;
    case RP_FIELD_FROM_ID:
      named = entity_record (list, rp_dataset_relation (list->dataset, index)->from);
      return named != NULL ? named->id : NULL;
    case RP_FIELD_TO_ID:
      named = entity_record (list, rp_dataset_relation (list->dataset, index)->to);
      return named != NULL ? named->id : NULL;
    case RP_FIELD_PUBLISHER:
    case RP_FIELD_ORIGIN:
    case RP_FIELD_RELIABILITY:
      return source_text (list, field, index);
    default:
      return NULL;
    }
}

GPtrArray *
rp_list_items (const RpRecordList *list, RpListField field, guint index)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);

  rp_list_add_items (list, field, index, items);
  return items;
}

static char *
join_items (const RpRecordList *list, RpListField field, guint index)
{
  g_autoptr (GPtrArray) items = rp_list_items (list, field, index);

  g_ptr_array_add (items, NULL);
  return items->len > 1 ? g_strjoinv (BETWEEN_ITEMS, (char **)items->pdata) : NULL;
}

char *
rp_list_text (const RpRecordList *list, RpListField field, guint index)
{
  if (rp_list_is_list (field))
    return join_items (list, field, index);
  if (field == RP_FIELD_WHEN || field == RP_FIELD_WORDS)
    return rp_record_text_when (list->dataset, rp_record_ref (list->type, index));
  if (field == RP_FIELD_FIRST || field == RP_FIELD_LAST)
    return outer_date (list, field == RP_FIELD_LAST, index, TRUE);
  return field >= RP_FIELD_START ? rp_list_made_text (list, field, index) : g_strdup (plain_text (list, field, index));
}

char *
rp_list_data (const RpRecordList *list, RpListField field, guint index)
{
  if (field == RP_FIELD_WHEN)
    return when_data (list, index);
  if (field == RP_FIELD_FIRST || field == RP_FIELD_LAST)
    return outer_date (list, field == RP_FIELD_LAST, index, FALSE);
  if (field == RP_FIELD_KIND)
    return g_strdup (kind_of (list, index)->name);
  return rp_list_text (list, field, index);
}

const char *
rp_list_sort_text (const RpRecordList *list, RpListField field, guint index, char **owned)
{
  guint entity = entity_of (list, field, index);

  if (entity != RP_NO_INDEX && rp_dataset_entity (list->dataset, entity)->sort != NULL)
    return rp_dataset_entity (list->dataset, entity)->sort;
  if (!rp_list_is_list (field) && field < RP_FIELD_START)
    return plain_text (list, field, index);
  *owned = rp_list_text (list, field, index);
  return *owned;
}
