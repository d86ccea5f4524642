/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-guess.h"

#include "mapping-acts.h"
#include "mapping-doubts.h"
#include "mapping-ids.h"
#include "mapping-names.h"
#include "mapping-titles.h"
#include "mapping-values.h"

#include <string.h>

#define SAMPLE_LENGTH 80

/* Columns by their names: those that are known as a whole before those that end in a word. */
static void
name_columns (const RpShapeList *list, RpMappedList *mapped)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint c = 0; c < list->columns->len; c++)
      {
        RpMappedColumn *column = g_ptr_array_index (mapped->columns, c);
        RpCsvField field = column->field == RP_CSV_OTHER
                               ? rp_field_of_column (g_ptr_array_index (list->columns, c), pass == 0)
                               : RP_CSV_OTHER;

        if (field != RP_CSV_OTHER && !rp_mapped_list_has (mapped, field))
          column->field = field;
      }
}

/* "personA" and "personB", "node1" and "node2" are two ends. */
static void
pair_columns (const RpShapeList *list, RpMappedList *mapped)
{
  static const char *const ends[][2] = { { "a", "b" }, { "A", "B" }, { "1", "2" } };

  for (guint c = 0; c < list->columns->len; c++)
    for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
      {
        RpMappedColumn *first = g_ptr_array_index (mapped->columns, c), *second;
        gsize length = strlen (first->path);
        gboolean ended = length > 1 && g_str_has_suffix (first->path, ends[i][0]);
        g_autofree char *stem = ended ? g_strndup (first->path, length - 1) : NULL;
        g_autofree char *other = stem != NULL ? g_strconcat (stem, ends[i][1], NULL) : NULL;
        RpCsvField field = stem != NULL ? rp_field_of_name (stem) : RP_CSV_OTHER;

        second = other != NULL ? rp_mapped_list_find (mapped, other) : NULL;
        if (second == NULL || field == RP_CSV_WHEN || field == RP_CSV_END || field == RP_CSV_URL
            || field == RP_CSV_SUMMARY || rp_mapped_list_has (mapped, RP_CSV_TITLE))
          continue;
        rp_mapped_list_turn (mapped, first, RP_CSV_FROM);
        rp_mapped_list_turn (mapped, second, RP_CSV_TO);
        return;
      }
}

/* GeoJSON says of each thing that it is one. */
static gboolean
is_feature_type (const RpShapeList *list, const RpShapeColumn *column)
{
  const RpJsonNode *record = g_ptr_array_index (list->records, 0);

  return (strcmp (column->path, "type") == 0 || strcmp (column->path, "geometry.type") == 0)
         && g_strcmp0 (rp_json_node_get_text (record, "type"), "Feature") == 0
         && rp_json_node_get_object (record, "geometry") != NULL;
}

/* What names did not say, values may; and what they contradict is taken back. */
static void
weigh_columns (RpShapeValues *all, const RpShapeList *list, RpMappedList *mapped)
{
  for (guint c = 0; c < list->columns->len; c++)
    {
      RpMappedColumn *column = g_ptr_array_index (mapped->columns, c);
      RpColumnValues values = rp_shape_values_of (all, list, g_ptr_array_index (list->columns, c));
      gboolean reference = rp_mostly (values.n_references, values.n), dated;

      if (values.n == 0)
        continue;
      if ((column->field == RP_CSV_TIME || column->field == RP_CSV_DAY) && !rp_mapped_list_has (mapped, RP_CSV_WHEN)
          && !rp_mapped_list_has (mapped, RP_CSV_YEAR)
          && rp_mostly (values.n_dates + values.n_seconds + values.n_milliseconds, values.n))
        /* no time of a day, but day and all */
        column->field = RP_CSV_WHEN;
      if (rp_column_contradicts (list, g_ptr_array_index (list->columns, c), column->field))
        column->field = RP_CSV_OTHER;
      if ((column->field == RP_CSV_PEOPLE || column->field == RP_CSV_PARTICIPANTS)
          && rp_mostly (values.n_numbers, values.n) && values.n_references == 0)
        /* how many there were */
        column->field = RP_CSV_OTHER;
      dated = column->field == RP_CSV_WHEN || column->field == RP_CSV_END;
      if (is_feature_type (list, g_ptr_array_index (list->columns, c)))
        column->field = RP_CSV_LEFT_OUT;
      else if (dated && rp_mostly (values.n_milliseconds, values.n))
        column->reading = RP_NUMBERS_MILLISECONDS;
      else if (dated && rp_mostly (values.n_seconds, values.n))
        column->reading = RP_NUMBERS_SECONDS;
      else if (dated && values.n_numbers * 2 > values.n && !rp_mostly (values.n_years, values.n_numbers))
        column->field = RP_CSV_OTHER;
      else if (dated && values.n_dates == 0 && values.n_years == 0 && reference)
        /* "from" and "to" may be dates or ends */
        column->field = RP_CSV_OTHER;
      else if ((column->field == RP_CSV_FROM || column->field == RP_CSV_TO) && rp_mostly (values.n_dates, values.n))
        rp_mapped_list_turn (mapped, column, column->field == RP_CSV_FROM ? RP_CSV_WHEN : RP_CSV_END);
      else if (column->field == RP_CSV_OTHER && rp_mostly (values.n_dates, values.n)
               && !rp_mapped_list_has (mapped, RP_CSV_WHEN) && !rp_mapped_list_has (mapped, RP_CSV_YEAR))
        column->field = RP_CSV_WHEN;
      else if (column->field == RP_CSV_OTHER && rp_mostly (values.n_addresses, values.n)
               && !rp_mapped_list_has (mapped, RP_CSV_URL))
        column->field = RP_CSV_URL;
    }
}

/* "source" beside "target" is an end, and no document. */
static void
settle_ends (RpMappedList *mapped)
{
  RpMappedColumn *source = rp_mapped_list_holds (mapped, RP_CSV_SOURCE);

  if (source != NULL && rp_mapped_list_has (mapped, RP_CSV_TO) && !rp_mapped_list_has (mapped, RP_CSV_FROM))
    source->field = RP_CSV_FROM;
}

/* Columns that name records of another list are ends where there are two, else who or where it was. */
static void
refer_columns (RpShapeValues *all, const RpShapeList *list, RpMappedList *mapped)
{
  RpMappedColumn *single[2] = { NULL, NULL };
  guint n = 0;

  for (guint c = 0; c < list->columns->len; c++)
    {
      const RpShapeColumn *shape = g_ptr_array_index (list->columns, c);
      RpMappedColumn *column = g_ptr_array_index (mapped->columns, c);
      RpColumnValues values = { 0 };

      if (column->field != RP_CSV_OTHER)
        continue;
      values = rp_shape_values_of (all, list, shape);
      if (!rp_mostly (values.n_references, values.n))
        continue;
      if (rp_use_of_list (values.referred) == RP_LIST_SOURCES && !rp_mapped_list_has (mapped, RP_CSV_SOURCE))
        column->field = RP_CSV_SOURCE;
      else if (shape->n_many > 0 && !rp_mapped_list_has (mapped, RP_CSV_PARTICIPANTS))
        column->field = RP_CSV_PARTICIPANTS;
      else if (shape->n_many == 0 && n < 2)
        single[n++] = column;
    }
  if (n == 2 && !rp_mapped_list_has (mapped, RP_CSV_FROM) && !rp_mapped_list_has (mapped, RP_CSV_TO)
      && !rp_mapped_list_has (mapped, RP_CSV_TITLE))
    {
      single[0]->field = RP_CSV_FROM;
      single[1]->field = RP_CSV_TO;
    }
  else if (n > 0 && (rp_mapped_list_has (mapped, RP_CSV_WHEN) || rp_mapped_list_has (mapped, RP_CSV_TITLE))
           && !rp_mapped_list_has (mapped, RP_CSV_PARTICIPANTS))
    single[0]->field = RP_CSV_PARTICIPANTS;
}

static RpListUse
guess_use (const RpShapeList *list, const RpMappedList *mapped)
{
  RpListUse named = rp_use_of_list (list);
  gboolean called = rp_mapped_list_has (mapped, RP_CSV_NAME) || rp_mapped_list_has (mapped, RP_CSV_TITLE)
                    || rp_mapped_list_has (mapped, RP_CSV_LABEL);
  gboolean people = rp_mapped_list_has (mapped, RP_CSV_PEOPLE) || rp_mapped_list_has (mapped, RP_CSV_PARTICIPANTS);

  if (rp_mapping_is_act (list, mapped))
    return RP_LIST_EVENTS;
  if (rp_mapped_list_has (mapped, RP_CSV_FROM) && rp_mapped_list_has (mapped, RP_CSV_TO)
      && (named == RP_LIST_RELATIONS || !rp_mapped_list_has (mapped, RP_CSV_TITLE)))
    return RP_LIST_RELATIONS;
  if (named == RP_LIST_SOURCES && (called || rp_mapped_list_has (mapped, RP_CSV_URL)))
    return RP_LIST_SOURCES;
  /* the names within a record are what its column says already */
  if (list->around != NULL && !rp_mapped_list_is_dated (mapped) && !rp_mapped_list_has (mapped, RP_CSV_ID)
      && list->columns->len <= 4)
    return RP_LIST_LEFT_OUT;
  if (named == RP_LIST_ENTITIES && called && !people)
    return RP_LIST_ENTITIES;
  if (rp_mapped_list_is_dated (mapped)
      && (called || people || rp_mapped_list_has (mapped, RP_CSV_SUMMARY) || rp_mapped_list_has (mapped, RP_CSV_KIND)))
    return RP_LIST_EVENTS;
  if (named == RP_LIST_EVENTS && (called || people))
    return RP_LIST_EVENTS;
  return called ? RP_LIST_ENTITIES : RP_LIST_LEFT_OUT;
}

/* From where to where, perhaps: no one says that these take part. */
static void
drop_ends (RpMappedList *mapped)
{
  static const RpCsvField ends[] = { RP_CSV_FROM, RP_CSV_TO };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (rp_mapped_list_has (mapped, ends[i]))
      rp_mapped_list_holds (mapped, ends[i])->field = RP_CSV_OTHER;
}

static gboolean
can_have (RpListUse use, RpCsvField field)
{
  guint n;
  const RpCsvField *fields = rp_list_use_fields (use, &n);

  for (guint i = 0; i < n; i++)
    if (fields[i] == field)
      return TRUE;
  return FALSE;
}

/* Names and labels are titles of events and sources, titles and labels names of entities. */
static void
settle (RpMappedList *list)
{
  RpMappedColumn *around = rp_mapped_list_find (list, "^");

  if (list->use == RP_LIST_EVENTS || list->use == RP_LIST_SOURCES)
    {
      rp_mapped_list_give (list, RP_CSV_NAME, RP_CSV_TITLE);
      rp_mapped_list_give (list, RP_CSV_LABEL, RP_CSV_TITLE);
      /* what was said between two is no name for it: both are */
      if (!rp_mapped_list_has (list, RP_CSV_FROM) || !rp_mapped_list_has (list, RP_CSV_TO))
        rp_mapped_list_give (list, RP_CSV_SUMMARY, RP_CSV_TITLE);
    }
  else if (list->use == RP_LIST_ENTITIES)
    {
      rp_mapped_list_give (list, RP_CSV_TITLE, RP_CSV_NAME);
      rp_mapped_list_give (list, RP_CSV_LABEL, RP_CSV_NAME);
    }
  else if (list->use == RP_LIST_RELATIONS)
    {
      rp_mapped_list_give (list, RP_CSV_TITLE, RP_CSV_LABEL);
      rp_mapped_list_give (list, RP_CSV_NAME, RP_CSV_LABEL);
    }
  if (around != NULL && list->use == RP_LIST_EVENTS && !rp_mapped_list_has (list, RP_CSV_PARTICIPANTS))
    around->field = RP_CSV_PARTICIPANTS;
  for (guint i = 0; list->use != RP_LIST_LEFT_OUT && i < list->columns->len; i++)
    {
      RpMappedColumn *column = g_ptr_array_index (list->columns, i);

      if (!can_have (list->use, column->field))
        column->field = RP_CSV_OTHER;
    }
}

/* A list that is read as such is no column of the records around it, unless that says who takes part in them. */
static void
drop_column (const RpMapping *mapping, const RpShapeList *list, const RpMappedList *mapped)
{
  RpMappedList *around = list->around != NULL ? rp_mapping_find (mapping, list->around->path) : NULL;
  gboolean plain = around != NULL && g_str_has_suffix (list->path, "[]");
  g_autofree char *path = plain ? g_strdup (list->path + strlen (around->path) + 1) : NULL;
  RpMappedColumn *column;

  if (path == NULL || mapped->use == RP_LIST_LEFT_OUT)
    return;
  path[strlen (path) - 2] = '\0';
  column = rp_mapped_list_find (around, path);
  if (column != NULL && (column->field == RP_CSV_OTHER || around->use != RP_LIST_EVENTS))
    column->field = RP_CSV_LEFT_OUT;
}

/* ---- all ---- */

static void
add_samples (const RpShapeList *list, const RpShapeColumn *column, RpMappedColumn *mapped)
{
  guint n = 0;

  mapped->n_filled = column->n_filled;
  for (guint i = 0; i < list->records->len && n < RP_MAPPING_SAMPLES; i++)
    {
      const RpJsonNode *record = g_ptr_array_index (list->records, i);
      g_autofree char *text = strcmp (column->path, "{}") == 0  ? g_strdup (record->key)
                              : strcmp (column->path, "^") == 0 ? rp_shape_text (rp_shape_around (list, record))
                                                                : rp_shape_text (rp_shape_node (column, record));

      if (text == NULL)
        continue;
      g_strdelimit (text, "\n\r\t", ' ');
      mapped->samples[n++] = g_utf8_strlen (text, -1) > SAMPLE_LENGTH ? g_utf8_substring (text, 0, SAMPLE_LENGTH)
                                                                      : g_steal_pointer (&text);
    }
}

void
rp_mapped_list_use (RpMappedList *self, RpListUse use)
{
  self->use = use;
  settle (self);
}

RpMapping *
rp_mapping_fit (const RpMapping *mapping, const RpShape *shape)
{
  RpMapping *fitting = rp_mapping_new ();

  for (guint i = 0; i < shape->lists->len; i++)
    {
      const RpShapeList *list = g_ptr_array_index (shape->lists, i);
      const RpMappedList *known = mapping != NULL ? rp_mapping_find (mapping, list->path) : NULL;
      RpMappedList *made = rp_mapping_add_list (fitting, list->path, known != NULL ? known->use : RP_LIST_LEFT_OUT);

      made->n_records = list->records->len;
      for (guint c = 0; c < list->columns->len; c++)
        {
          const RpShapeColumn *column = g_ptr_array_index (list->columns, c);
          const RpMappedColumn *same = known != NULL ? rp_mapped_list_find (known, column->path) : NULL;
          RpMappedColumn *fitted = rp_mapped_list_add (made, column->path, same != NULL ? same->field : RP_CSV_OTHER);

          fitted->reading = same != NULL ? same->reading : RP_NUMBERS_AS_WRITTEN;
          add_samples (list, column, fitted);
        }
    }
  return fitting;
}

RpMapping *
rp_mapping_guess (const RpShape *shape)
{
  RpMapping *mapping = rp_mapping_fit (NULL, shape);
  g_autoptr (RpShapeValues) values = rp_shape_values_new (shape, mapping);

  for (guint i = 0; i < shape->lists->len; i++)
    {
      name_columns (g_ptr_array_index (shape->lists, i), g_ptr_array_index (mapping->lists, i));
      pair_columns (g_ptr_array_index (shape->lists, i), g_ptr_array_index (mapping->lists, i));
    }
  rp_mapping_find_ids (shape, mapping);
  for (guint i = 0; i < shape->lists->len; i++)
    {
      const RpShapeList *list = g_ptr_array_index (shape->lists, i);
      RpMappedList *mapped = g_ptr_array_index (mapping->lists, i);

      weigh_columns (values, list, mapped);
      settle_ends (mapped);
      refer_columns (values, list, mapped);
      rp_mapping_find_title (list, mapped);
      mapped->use = guess_use (list, mapped);
      if (mapped->use == RP_LIST_EVENTS && !rp_mapping_is_act (list, mapped))
        drop_ends (mapped);
      settle (mapped);
      if (rp_mapped_list_lacks (mapped) != NULL)
        mapped->use = RP_LIST_LEFT_OUT;
    }
  for (guint i = 0; i < shape->lists->len; i++)
    drop_column (mapping, g_ptr_array_index (shape->lists, i), g_ptr_array_index (mapping->lists, i));
  return mapping;
}
