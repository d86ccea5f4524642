/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-doubts.h"

#include "name-key.h"

#include <string.h>

#define LOOKED_AT 60
#define NAME_BYTES 160

typedef gboolean (*IsFunc) (const RpShapeColumn *column, const RpJsonNode *node);

static gboolean
is_whole_within (const RpJsonNode *node, double least, double most)
{
  double number;

  return rp_json_node_double (node, &number) && number >= least && number <= most && number == (int)number;
}

static gboolean
is_day (G_GNUC_UNUSED const RpShapeColumn *column, const RpJsonNode *node)
{
  return is_whole_within (node, 1, 31);
}

static gboolean
is_month (G_GNUC_UNUSED const RpShapeColumn *column, const RpJsonNode *node)
{
  return is_whole_within (node, 1, 12)
         || (rp_json_node_is_text (node) && g_unichar_isalpha (g_utf8_get_char (node->text)));
}

/* "9:30", "9h30", "9 pm", "9 Uhr". A number is an hour or "930" where the column is called nothing but a time. */
static gboolean
is_time (const RpShapeColumn *column, const RpJsonNode *node)
{
  const char *text = rp_json_node_text (node);
  gboolean digit = FALSE;
  double number;

  if (rp_json_node_double (node, &number))
    return rp_csv_field_of (column->path, strlen (column->path)) == RP_CSV_TIME && number >= 0 && number < 240000;
  for (const char *c = text; c != NULL && *c != '\0'; c++)
    {
      if (digit
          && (*c == ':' || g_ascii_tolower (*c) == 'h' || g_ascii_tolower (*c) == 'u'
              || (g_ascii_tolower (*c) == 'a' && g_ascii_tolower (c[1]) == 'm')
              || (g_ascii_tolower (*c) == 'p' && g_ascii_tolower (c[1]) == 'm')))
        return TRUE;
      digit = g_ascii_isdigit (*c) || (digit && *c == ' ');
    }
  return FALSE;
}

gboolean
rp_column_contradicts (const RpShapeList *list, const RpShapeColumn *column, RpCsvField field)
{
  IsFunc is = field == RP_CSV_DAY || field == RP_CSV_END_DAY       ? is_day
              : field == RP_CSV_MONTH || field == RP_CSV_END_MONTH ? is_month
              : field == RP_CSV_TIME || field == RP_CSV_END_TIME   ? is_time
                                                                   : NULL;
  guint n = 0, n_such = 0;

  for (guint i = 0; is != NULL && i < list->records->len && n < LOOKED_AT; i++)
    {
      const RpJsonNode *node = rp_shape_node (column, g_ptr_array_index (list->records, i));

      if (rp_json_node_text (node) == NULL)
        continue;
      n++;
      n_such += is (column, node);
    }
  return n > 0 && n_such * 5 < n * 4;
}

/* Mostly letters, and no address. */
static gboolean
is_name (const RpJsonNode *node)
{
  guint n_letters = 0, n = 0;

  if (!rp_json_node_is_text (node) || node->length == 0 || node->length > NAME_BYTES
      || strstr (node->text, "://") != NULL)
    return FALSE;
  for (const char *c = node->text; *c != '\0'; c = g_utf8_next_char (c), n++)
    n_letters += g_unichar_isalpha (g_utf8_get_char (c));
  return n_letters * 2 >= n && n > 1;
}

gboolean
rp_column_may_name (const RpShapeList *list, const RpShapeColumn *column, gboolean distinct)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0, n_names = 0;

  if (strcmp (column->path, "^") == 0 || column->n_many > 0 || column->n_filled * 5 < list->records->len * 4)
    return FALSE;
  for (guint i = 0; i < list->records->len && n < LOOKED_AT; i++)
    {
      const RpJsonNode *node = rp_shape_node (column, g_ptr_array_index (list->records, i));

      if (rp_json_node_text (node) == NULL)
        continue;
      n++;
      if (!is_name (node))
        continue;
      n_names++;
      g_hash_table_add (seen, rp_name_fold (node->text));
    }
  return n > 0 && n_names * 10 >= n * 9 && (!distinct || g_hash_table_size (seen) * 10 >= n * 9);
}
