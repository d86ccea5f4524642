/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-ids.h"

#define MOST_RECORDS 5000 /* of a list, whose values are looked at */
#define MOST_NAMED 200    /* references that are looked at */
#define LEAST_NAMED 2

/* The values of COLUMN; NULL: one is missing or no single word, or two are alike. */
static GHashTable *
unlike_values (const RpShapeList *list, const RpShapeColumn *column)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (list->records->len < 2 || column->n_many > 0)
    return NULL;
  for (guint i = 0; i < MIN (list->records->len, MOST_RECORDS); i++)
    {
      const char *text = rp_json_node_text (rp_shape_node (column, g_ptr_array_index (list->records, i)));

      if (text == NULL || *text == '\0' || !g_hash_table_add (values, g_strdup (text)))
        return NULL;
    }
  return g_steal_pointer (&values);
}

static gboolean
names_others (RpCsvField field)
{
  return field == RP_CSV_PEOPLE || field == RP_CSV_PARTICIPANTS || field == RP_CSV_PLACE || field == RP_CSV_SOURCE
         || field == RP_CSV_FROM || field == RP_CSV_TO;
}

/* Whether most of what COLUMN names is among VALUES. */
static gboolean
names_these (const RpShapeList *list, const RpShapeColumn *column, GHashTable *values)
{
  guint n = 0, n_known = 0;

  for (guint i = 0; i < list->records->len && n < MOST_NAMED; i++)
    {
      const RpJsonNode *node = rp_shape_node (column, g_ptr_array_index (list->records, i));
      gboolean many = rp_json_node_is_list (node);

      for (const RpJsonNode *item = many ? node->first : node; item != NULL; item = many ? item->next : NULL)
        {
          const char *text = rp_json_node_text (item);

          n += text != NULL;
          n_known += text != NULL && g_hash_table_contains (values, text);
        }
    }
  return n_known >= LEAST_NAMED && n_known * 5 >= n * 4;
}

static gboolean
is_named_by (const RpShape *shape, const RpMapping *mapping, guint number, const RpShapeColumn *column)
{
  g_autoptr (GHashTable) values = unlike_values (g_ptr_array_index (shape->lists, number), column);

  for (guint i = 0; values != NULL && i < shape->lists->len; i++)
    {
      const RpShapeList *list = g_ptr_array_index (shape->lists, i);
      const RpMappedList *mapped = g_ptr_array_index (mapping->lists, i);

      for (guint c = 0; i != number && c < list->columns->len; c++)
        if (names_others (((const RpMappedColumn *)g_ptr_array_index (mapped->columns, c))->field)
            && names_these (list, g_ptr_array_index (list->columns, c), values))
          return TRUE;
    }
  return FALSE;
}

void
rp_mapping_find_ids (const RpShape *shape, RpMapping *mapping)
{
  for (guint i = 0; i < shape->lists->len; i++)
    {
      const RpShapeList *list = g_ptr_array_index (shape->lists, i);
      RpMappedList *mapped = g_ptr_array_index (mapping->lists, i);

      for (guint c = 0; c < list->columns->len && rp_mapped_list_holds (mapped, RP_CSV_ID) == NULL; c++)
        {
          RpMappedColumn *column = g_ptr_array_index (mapped->columns, c);

          if (column->field == RP_CSV_OTHER && is_named_by (shape, mapping, i, g_ptr_array_index (list->columns, c)))
            column->field = RP_CSV_ID;
        }
    }
}
