/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-date.h"

#include "csv-header.h"
#include "foreign-date.h"

#include <string.h>

#define SECONDS_DIGITS 10
#define MILLISECONDS_DIGITS 13

/* A Unix time as EDTF, else TEXT itself; the gathering's. */
static const char *
unix_or_text (RpGathering *gathering, const char *text)
{
  gsize length = strlen (text);
  g_autofree char *date = NULL;

  if (text[strspn (text, "0123456789")] != '\0')
    return text;
  if (length == SECONDS_DIGITS)
    date = rp_foreign_date_from_seconds (g_ascii_strtod (text, NULL));
  else if (length == MILLISECONDS_DIGITS)
    date = rp_foreign_date_from_milliseconds (g_ascii_strtod (text, NULL));
  return date != NULL ? rp_gathering_text (gathering, date, -1) : text;
}

/* Where MEANING stands among MEANINGS; their number where it does not. */
static guint
rank_of (RpCsvField meaning, const RpCsvField *meanings)
{
  guint rank = 0;

  while (meanings[rank] != RP_CSV_OTHER && meanings[rank] != meaning)
    rank++;
  return rank;
}

static gboolean
is_date (RpGathering *gathering, const char *text)
{
  RpDateReading reading = RP_DATE_UNREADABLE;
  g_autofree char *date = rp_foreign_date (unix_or_text (gathering, text), RP_DATE_ORDER_UNKNOWN, &reading);

  return date != NULL || reading == RP_DATE_AMBIGUOUS;
}

void
rp_graph_take_dates (RpGathering *gathering, RpGathered *relation, GArray *fields)
{
  static const RpCsvField begins[] = { RP_CSV_WHEN, RP_CSV_YEAR, RP_CSV_DAY, RP_CSV_TIME, RP_CSV_OTHER };
  static const RpCsvField ends[] = { RP_CSV_END, RP_CSV_END_YEAR, RP_CSV_END_DAY, RP_CSV_END_TIME, RP_CSV_OTHER };
  RpGraphField *begin = NULL, *end = NULL;
  guint begin_rank = G_N_ELEMENTS (begins) - 1, end_rank = G_N_ELEMENTS (ends) - 1;

  if (relation->when != NULL)
    return;
  for (guint i = 0; i < fields->len; i++)
    {
      RpGraphField *field = &g_array_index (fields, RpGraphField, i);
      RpCsvField meaning = field->key != NULL && field->text != NULL ? rp_csv_field_of (field->key, strlen (field->key))
                                                                     : RP_CSV_OTHER;
      guint as_begin = rank_of (meaning, begins), as_end = rank_of (meaning, ends);

      if (as_begin < begin_rank && is_date (gathering, field->text))
        {
          begin = field;
          begin_rank = as_begin;
        }
      else if (as_end < end_rank && is_date (gathering, field->text))
        {
          end = field;
          end_rank = as_end;
        }
    }
  if (begin == NULL && end == NULL)
    return;
  rp_gathered_set_dates_node (gathering, relation, begin != NULL ? unix_or_text (gathering, begin->text) : NULL,
                              end != NULL ? unix_or_text (gathering, end->text) : NULL,
                              begin != NULL ? begin->node : end->node);
  if (begin != NULL)
    begin->key = NULL;
  if (end != NULL)
    end->key = NULL;
}
