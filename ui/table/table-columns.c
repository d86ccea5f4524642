/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-columns.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "number-format.h"

/* Of so many rows the texts are looked at. */
#define SAMPLE 200
#define LONGEST_TITLE 48
#define SORT_SIGN_CHARS 3
#define A_TIME_CHARS 6 /* two dates, or one with its hour */

gboolean
rp_table_column_is_measure (const RpListColumn *column)
{
  return rp_list_is_measure (column->field);
}

static char *
number_words (const RpRecordList *list, const RpListColumn *column, guint index)
{
  char number[RP_NUMBER_LENGTH];
  double value = rp_list_number (list, column->field, index);

  if (column->kind == RP_CELL_FLAG)
    return g_strdup (value == 1 ? _ ("yes") : "");
  if (isnan (value))
    return g_strdup (rp_table_column_is_measure (column) && list->measures == NULL ? "…" : "");
  return g_strdup (rp_number_format (value, number));
}

static const char *
status_words (guint status)
{
  const char *const words[] = { N_ ("done"), N_ ("ongoing"), N_ ("planned") };

  return _ (words[status]);
}

char *
rp_table_words (const RpRecordList *list, const RpListColumn *column, guint index)
{
  char *text;

  if (column->kind == RP_CELL_NUMBER || column->kind == RP_CELL_FLAG)
    return number_words (list, column, index);
  if (column->field == RP_FIELD_STATUS)
    return g_strdup (status_words (rp_dataset_event (list->dataset, index)->status));
  text = rp_list_text (list, column->field, index);
  if (text == NULL && column->field == RP_FIELD_WHEN && list->type == RP_RECORD_EVENT)
    return g_strdup (_ ("undated"));
  return text != NULL ? text : g_strdup ("");
}

/* What a text needs at most, so that it does not push all others out of sight. */
static guint
usual_chars (const RpListColumn *column)
{
  switch (column->field)
    {
    case RP_FIELD_TITLE:
      return 28;
    case RP_FIELD_WHEN:
      return 31; /* "on or before 24 September 2024" */
    case RP_FIELD_FIRST:
    case RP_FIELD_LAST:
    case RP_FIELD_PARTICIPANTS:
    case RP_FIELD_FROM:
    case RP_FIELD_TO:
      return 20;
    case RP_FIELD_PLACE:
    case RP_FIELD_KIND:
    case RP_FIELD_ALIASES:
    case RP_FIELD_PUBLISHER:
    case RP_FIELD_ORIGIN:
    case RP_FIELD_TAGS:
      return 14;
    case RP_FIELD_BETWEENNESS:
      return 13;
    case RP_FIELD_STATUS:
    case RP_FIELD_SOURCES:
    case RP_FIELD_TIES:
    case RP_FIELD_PARTS:
      return 8;
    default:
      return 10;
    }
}

/* In columns of an average letter; what stands on two of them counts twice. */
static guint
length_of (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_iszerowidth (g_utf8_get_char (p)) ? 0 : g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return n;
}

guint
rp_table_column_chars (const RpRecordList *list, const RpListColumn *column)
{
  guint usual = usual_chars (column), n, step, least, most, chars;

  if (list->dataset == NULL)
    return usual;
  /* their values are short; their titles are not in every language */
  if (column->kind == RP_CELL_NUMBER || column->kind == RP_CELL_FLAG)
    return MAX (usual, length_of (_ (column->title)) + 1);
  least = chars = length_of (_ (column->title)) + SORT_SIGN_CHARS;
  most = MAX (column->field == RP_FIELD_TITLE ? LONGEST_TITLE
              : column->kind == RP_CELL_TIME  ? usual + A_TIME_CHARS
                                              : usual + usual / 2,
              least);
  n = rp_dataset_n_records (list->dataset, list->type);
  step = MAX (1, n / SAMPLE);
  for (guint i = 0; i < n && chars < most; i += step)
    {
      g_autofree char *text = rp_table_words (list, column, i);

      chars = MAX (chars, length_of (text) + 1);
    }
  return MIN (chars, most);
}

gboolean
rp_table_column_expands (const RpListColumn *column)
{
  return column->field == RP_FIELD_TITLE;
}

/* A cell is one cell, whatever stands in it. */
static void
append_tsv (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (out, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
}

char *
rp_table_as_tsv (const RpRecordList *list, const RpListColumn *const *columns, guint n_columns, const guint *rows,
                 guint n_rows)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\t" : "", _ (columns[i]->title));
  g_string_append_c (out, '\n');
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint i = 0; i < n_columns; i++)
        {
          g_autofree char *text = rp_table_words (list, columns[i], rows[row]);

          if (i > 0)
            g_string_append_c (out, '\t');
          append_tsv (out, text);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
