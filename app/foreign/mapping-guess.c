/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-guess.h"

#include "foreign-date.h"
#include "mapping-acts.h"
#include "mapping-doubts.h"
#include "mapping-ids.h"
#include "mapping-names.h"
#include "name-key.h"

#include <string.h>

#define LOOKED_AT 60    /* values of a column */
#define MOST_NAMES 5000 /* of a list, to find references to it */
#define SAMPLE_LENGTH 80

typedef struct
{
  const RpShape *shape;
  RpMapping *mapping;
  GHashTable **names; /* of each list: its ids and names, folded; NULL: not looked for yet */
} Guess;

/* ---- what values say ---- */

typedef struct
{
  guint n, n_dates, n_numbers, n_years, n_seconds, n_milliseconds, n_addresses, n_references;
  const RpShapeList *referred; /* the list that most of them name */
} Values;

/* The ids and names of a list. */
static GHashTable *
names_of (Guess *self, guint number)
{
  const RpShapeList *list = g_ptr_array_index (self->shape->lists, number);
  const RpMappedList *mapped = g_ptr_array_index (self->mapping->lists, number);
  GHashTable *names = self->names[number];

  if (names != NULL)
    return names;
  self->names[number] = names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < MIN (list->records->len, MOST_NAMES); i++)
    for (guint c = 0; c < list->columns->len; c++)
      {
        const RpMappedColumn *column = g_ptr_array_index (mapped->columns, c);
        const RpJsonNode *record = g_ptr_array_index (list->records, i);
        const RpJsonNode *node = rp_shape_node (g_ptr_array_index (list->columns, c), record);
        const char *text = strcmp (column->path, "{}") == 0 ? record->key : rp_json_node_text (node);

        if (text != NULL
            && (column->field == RP_CSV_ID || column->field == RP_CSV_NAME || column->field == RP_CSV_TITLE))
          g_hash_table_add (names, rp_name_fold (text));
      }
  return names;
}

static void
look_at (Values *values, const RpJsonNode *node)
{
  double number;

  values->n++;
  if (rp_json_node_is_number (node) && rp_json_node_double (node, &number))
    {
      values->n_numbers++;
      values->n_years += number >= 1000 && number <= 2200 && number == (int)number;
      values->n_seconds += number >= 1e8 && number < 1e10;
      values->n_milliseconds += number >= 1e11 && number < 1e13;
    }
  else if (rp_json_node_is_text (node) && node->length < 200)
    {
      RpDateReading reading;
      g_autofree char *date = rp_foreign_date (node->text, RP_DATE_ORDER_UNKNOWN, &reading);
      gboolean digits = FALSE;

      for (const char *c = node->text; *c != '\0' && !digits; c++)
        digits = g_ascii_isdigit (*c);
      values->n_dates += (date != NULL && digits) || reading == RP_DATE_AMBIGUOUS;
      values->n_addresses += g_str_has_prefix (node->text, "http://") || g_str_has_prefix (node->text, "https://");
    }
}

/* A sample of COLUMN's values. */
static Values
values_of (Guess *self, const RpShapeList *list, const RpShapeColumn *column)
{
  Values values = { 0 };
  g_autofree guint *counts = g_new0 (guint, self->shape->lists->len);

  for (guint i = 0; i < list->records->len && values.n < LOOKED_AT; i++)
    {
      const RpJsonNode *node = rp_shape_node (column, g_ptr_array_index (list->records, i));
      const RpJsonNode *first = rp_json_node_is_list (node) ? node->first : node;
      const char *text = rp_json_node_text (first);
      g_autofree char *key = NULL;

      if (first == NULL || first->type == RP_JSON_NULL)
        continue;
      look_at (&values, first);
      key = text != NULL ? rp_name_fold (text) : NULL;
      for (guint other = 0; key != NULL && other < self->shape->lists->len; other++)
        if (g_ptr_array_index (self->shape->lists, other) != list
            && list->around != g_ptr_array_index (self->shape->lists, other)
            && g_hash_table_contains (names_of (self, other), key))
          counts[other]++;
    }
  for (guint other = 0; other < self->shape->lists->len; other++)
    if (counts[other] > values.n_references)
      {
        values.n_references = counts[other];
        values.referred = g_ptr_array_index (self->shape->lists, other);
      }
  return values;
}

static gboolean
mostly (guint n, guint of)
{
  return of > 0 && n * 5 >= of * 4;
}

/* ---- a list ---- */

static gboolean
has (const RpMappedList *list, RpCsvField field)
{
  return rp_mapped_list_holds (list, field) != NULL;
}

static void
give (RpMappedList *list, RpCsvField from, RpCsvField to)
{
  RpMappedColumn *column = rp_mapped_list_holds (list, from);

  if (column != NULL && !has (list, to))
    column->field = to;
}

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

        if (field != RP_CSV_OTHER && !has (mapped, field))
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
            || field == RP_CSV_SUMMARY || has (mapped, RP_CSV_TITLE))
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
weigh_columns (Guess *self, const RpShapeList *list, RpMappedList *mapped)
{
  for (guint c = 0; c < list->columns->len; c++)
    {
      RpMappedColumn *column = g_ptr_array_index (mapped->columns, c);
      Values values = values_of (self, list, g_ptr_array_index (list->columns, c));
      gboolean reference = mostly (values.n_references, values.n), dated;

      if (values.n == 0)
        continue;
      if ((column->field == RP_CSV_TIME || column->field == RP_CSV_DAY) && !has (mapped, RP_CSV_WHEN)
          && !has (mapped, RP_CSV_YEAR) && mostly (values.n_dates + values.n_seconds + values.n_milliseconds, values.n))
        /* no time of a day, but day and all */
        column->field = RP_CSV_WHEN;
      if (rp_column_contradicts (list, g_ptr_array_index (list->columns, c), column->field))
        column->field = RP_CSV_OTHER;
      if ((column->field == RP_CSV_PEOPLE || column->field == RP_CSV_PARTICIPANTS)
          && mostly (values.n_numbers, values.n) && values.n_references == 0)
        /* how many there were */
        column->field = RP_CSV_OTHER;
      dated = column->field == RP_CSV_WHEN || column->field == RP_CSV_END;
      if (is_feature_type (list, g_ptr_array_index (list->columns, c)))
        column->field = RP_CSV_LEFT_OUT;
      else if (dated && mostly (values.n_milliseconds, values.n))
        column->reading = RP_NUMBERS_MILLISECONDS;
      else if (dated && mostly (values.n_seconds, values.n))
        column->reading = RP_NUMBERS_SECONDS;
      else if (dated && values.n_numbers * 2 > values.n && !mostly (values.n_years, values.n_numbers))
        column->field = RP_CSV_OTHER;
      else if (dated && values.n_dates == 0 && values.n_years == 0 && reference)
        /* "from" and "to" may be dates or ends */
        column->field = RP_CSV_OTHER;
      else if ((column->field == RP_CSV_FROM || column->field == RP_CSV_TO) && mostly (values.n_dates, values.n))
        rp_mapped_list_turn (mapped, column, column->field == RP_CSV_FROM ? RP_CSV_WHEN : RP_CSV_END);
      else if (column->field == RP_CSV_OTHER && mostly (values.n_dates, values.n) && !has (mapped, RP_CSV_WHEN)
               && !has (mapped, RP_CSV_YEAR))
        column->field = RP_CSV_WHEN;
      else if (column->field == RP_CSV_OTHER && mostly (values.n_addresses, values.n) && !has (mapped, RP_CSV_URL))
        column->field = RP_CSV_URL;
    }
}

/* "source" beside "target" is an end, and no document. */
static void
settle_ends (RpMappedList *mapped)
{
  RpMappedColumn *source = rp_mapped_list_holds (mapped, RP_CSV_SOURCE);

  if (source != NULL && has (mapped, RP_CSV_TO) && !has (mapped, RP_CSV_FROM))
    source->field = RP_CSV_FROM;
}

/* Columns that name records of another list are ends where there are two, else who or where it was. */
static void
refer_columns (Guess *self, const RpShapeList *list, RpMappedList *mapped)
{
  RpMappedColumn *single[2] = { NULL, NULL };
  guint n = 0;

  for (guint c = 0; c < list->columns->len; c++)
    {
      const RpShapeColumn *shape = g_ptr_array_index (list->columns, c);
      RpMappedColumn *column = g_ptr_array_index (mapped->columns, c);
      Values values = { 0 };

      if (column->field != RP_CSV_OTHER)
        continue;
      values = values_of (self, list, shape);
      if (!mostly (values.n_references, values.n))
        continue;
      if (rp_use_of_list (values.referred) == RP_LIST_SOURCES && !has (mapped, RP_CSV_SOURCE))
        column->field = RP_CSV_SOURCE;
      else if (shape->n_many > 0 && !has (mapped, RP_CSV_PARTICIPANTS))
        column->field = RP_CSV_PARTICIPANTS;
      else if (shape->n_many == 0 && n < 2)
        single[n++] = column;
    }
  if (n == 2 && !has (mapped, RP_CSV_FROM) && !has (mapped, RP_CSV_TO) && !has (mapped, RP_CSV_TITLE))
    {
      single[0]->field = RP_CSV_FROM;
      single[1]->field = RP_CSV_TO;
    }
  else if (n > 0 && (has (mapped, RP_CSV_WHEN) || has (mapped, RP_CSV_TITLE)) && !has (mapped, RP_CSV_PARTICIPANTS))
    single[0]->field = RP_CSV_PARTICIPANTS;
}

static gboolean
is_dated (const RpMappedList *list)
{
  return has (list, RP_CSV_WHEN) || has (list, RP_CSV_YEAR);
}

/* The last part of a name stands for it, and where all of it stands in one column the parts are said already. */
static void
settle_names (RpMappedList *mapped)
{
  RpMappedColumn *given = rp_mapped_list_holds (mapped, RP_CSV_GIVEN),
                 *family = rp_mapped_list_holds (mapped, RP_CSV_FAMILY);

  if (given != NULL && family != NULL && has (mapped, RP_CSV_NAME))
    given->field = family->field = RP_CSV_OTHER;
  give (mapped, RP_CSV_FAMILY, RP_CSV_NAME);
  give (mapped, RP_CSV_GIVEN, RP_CSV_NAME);
}

/* A title that few records have is a remark of theirs where another column is filled in all. */
static void
doubt_title (const RpShapeList *list, RpMappedList *mapped)
{
  static const RpCsvField titles[] = { RP_CSV_TITLE, RP_CSV_NAME, RP_CSV_LABEL, RP_CSV_SUMMARY };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      RpMappedColumn *title = rp_mapped_list_holds (mapped, titles[i]);
      gboolean other = FALSE;

      if (title == NULL || title->n_filled * 2 > list->records->len)
        continue;
      for (guint c = 0; c < list->columns->len && !other; c++)
        other = ((RpMappedColumn *)g_ptr_array_index (mapped->columns, c))->field == RP_CSV_OTHER
                && rp_column_may_name (list, g_ptr_array_index (list->columns, c), !is_dated (mapped));
      if (other)
        title->field = RP_CSV_OTHER;
    }
}

/* What is called nothing is called by its first texts: what is dated, and what is a file's one list, where they tell
 * one from another. */
static void
find_title (const RpShapeList *list, RpMappedList *mapped)
{
  gboolean dated = is_dated (mapped);

  if ((!dated && strcmp (list->path, "[]") != 0) || has (mapped, RP_CSV_TITLE) || has (mapped, RP_CSV_NAME)
      || has (mapped, RP_CSV_LABEL) || has (mapped, RP_CSV_SUMMARY)
      || (has (mapped, RP_CSV_FROM) && has (mapped, RP_CSV_TO)))
    return;
  for (guint c = 0; c < list->columns->len; c++)
    {
      const RpShapeColumn *shape = g_ptr_array_index (list->columns, c);
      RpMappedColumn *column = g_ptr_array_index (mapped->columns, c);

      if (column->field == RP_CSV_OTHER && shape->n_numbers == 0 && shape->n_many == 0
          && strcmp (column->path, "^") != 0 && mostly (shape->n_filled, list->records->len)
          && column->samples[0] != NULL && strlen (column->samples[0]) > 2
          && (dated || rp_column_may_name (list, shape, TRUE)))
        {
          column->field = dated ? RP_CSV_TITLE : RP_CSV_NAME;
          return;
        }
    }
}

static RpListUse
guess_use (const RpShapeList *list, const RpMappedList *mapped)
{
  RpListUse named = rp_use_of_list (list);
  gboolean called = has (mapped, RP_CSV_NAME) || has (mapped, RP_CSV_TITLE) || has (mapped, RP_CSV_LABEL);
  gboolean people = has (mapped, RP_CSV_PEOPLE) || has (mapped, RP_CSV_PARTICIPANTS);

  if (rp_mapping_is_act (list, mapped))
    return RP_LIST_EVENTS;
  if (has (mapped, RP_CSV_FROM) && has (mapped, RP_CSV_TO)
      && (named == RP_LIST_RELATIONS || !has (mapped, RP_CSV_TITLE)))
    return RP_LIST_RELATIONS;
  if (named == RP_LIST_SOURCES && (called || has (mapped, RP_CSV_URL)))
    return RP_LIST_SOURCES;
  /* the names within a record are what its column says already */
  if (list->around != NULL && !is_dated (mapped) && !has (mapped, RP_CSV_ID) && list->columns->len <= 4)
    return RP_LIST_LEFT_OUT;
  if (named == RP_LIST_ENTITIES && called && !people)
    return RP_LIST_ENTITIES;
  if (is_dated (mapped) && (called || people || has (mapped, RP_CSV_SUMMARY) || has (mapped, RP_CSV_KIND)))
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
    if (has (mapped, ends[i]))
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
      give (list, RP_CSV_NAME, RP_CSV_TITLE);
      give (list, RP_CSV_LABEL, RP_CSV_TITLE);
      /* what was said between two is no name for it: both are */
      if (!has (list, RP_CSV_FROM) || !has (list, RP_CSV_TO))
        give (list, RP_CSV_SUMMARY, RP_CSV_TITLE);
    }
  else if (list->use == RP_LIST_ENTITIES)
    {
      give (list, RP_CSV_TITLE, RP_CSV_NAME);
      give (list, RP_CSV_LABEL, RP_CSV_NAME);
    }
  else if (list->use == RP_LIST_RELATIONS)
    {
      give (list, RP_CSV_TITLE, RP_CSV_LABEL);
      give (list, RP_CSV_NAME, RP_CSV_LABEL);
    }
  if (around != NULL && list->use == RP_LIST_EVENTS && !has (list, RP_CSV_PARTICIPANTS))
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
drop_column (Guess *self, const RpShapeList *list, const RpMappedList *mapped)
{
  RpMappedList *around = list->around != NULL ? rp_mapping_find (self->mapping, list->around->path) : NULL;
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
  Guess self = { shape, mapping, g_new0 (GHashTable *, shape->lists->len) };

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

      weigh_columns (&self, list, mapped);
      settle_ends (mapped);
      refer_columns (&self, list, mapped);
      settle_names (mapped);
      doubt_title (list, mapped);
      find_title (list, mapped);
      mapped->use = guess_use (list, mapped);
      if (mapped->use == RP_LIST_EVENTS && !rp_mapping_is_act (list, mapped))
        drop_ends (mapped);
      settle (mapped);
      if (rp_mapped_list_lacks (mapped) != NULL)
        mapped->use = RP_LIST_LEFT_OUT;
    }
  for (guint i = 0; i < shape->lists->len; i++)
    drop_column (&self, g_ptr_array_index (shape->lists, i), g_ptr_array_index (mapping->lists, i));
  for (guint i = 0; i < shape->lists->len; i++)
    g_clear_pointer (&self.names[i], g_hash_table_unref);
  g_free (self.names);
  return mapping;
}
