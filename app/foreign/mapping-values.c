/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-values.h"

#include "foreign-date.h"
#include "name-key.h"

#include <string.h>

#define LOOKED_AT 60    /* values of a column */
#define MOST_NAMES 5000 /* of a list, to find references to it */

struct _RpShapeValues
{
  const RpShape *shape;
  const RpMapping *mapping;
  GHashTable **names; /* of each list: its ids and names, folded; NULL: not looked for yet */
};

/* The ids and names of a list. */
static GHashTable *
names_of (RpShapeValues *self, guint number)
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
look_at (RpColumnValues *values, const RpJsonNode *node)
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

RpColumnValues
rp_shape_values_of (RpShapeValues *self, const RpShapeList *list, const RpShapeColumn *column)
{
  RpColumnValues values = { 0 };
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

gboolean
rp_mostly (guint n, guint of)
{
  return of > 0 && n * 5 >= of * 4;
}

RpShapeValues *
rp_shape_values_new (const RpShape *shape, const RpMapping *mapping)
{
  RpShapeValues *self = g_new0 (RpShapeValues, 1);

  self->shape = shape;
  self->mapping = mapping;
  self->names = g_new0 (GHashTable *, shape->lists->len);
  return self;
}

void
rp_shape_values_free (RpShapeValues *self)
{
  for (guint i = 0; i < self->shape->lists->len; i++)
    g_clear_pointer (&self->names[i], g_hash_table_unref);
  g_free (self->names);
  g_free (self);
}
