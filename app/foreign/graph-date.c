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

/* The first whose name means one of MEANINGS, the first of these first, and whose text is a date. NULL: none. */
static RpGraphField *
find_date (RpGathering *gathering, GArray *fields, const RpCsvField *meanings)
{
  for (; *meanings != RP_CSV_OTHER; meanings++)
    for (guint i = 0; i < fields->len; i++)
      {
        RpGraphField *field = &g_array_index (fields, RpGraphField, i);
        RpDateReading reading = RP_DATE_UNREADABLE;
        g_autofree char *date = NULL;

        if (field->key == NULL || field->text == NULL || rp_csv_field_of (field->key, strlen (field->key)) != *meanings)
          continue;
        date = rp_foreign_date (unix_or_text (gathering, field->text), RP_DATE_ORDER_UNKNOWN, &reading);
        if (date != NULL || reading == RP_DATE_AMBIGUOUS)
          return field;
      }
  return NULL;
}

void
rp_graph_take_dates (RpGathering *gathering, RpGathered *relation, GArray *fields)
{
  static const RpCsvField begins[] = { RP_CSV_WHEN, RP_CSV_YEAR, RP_CSV_DAY, RP_CSV_TIME, RP_CSV_OTHER };
  static const RpCsvField ends[] = { RP_CSV_END, RP_CSV_END_YEAR, RP_CSV_END_DAY, RP_CSV_END_TIME, RP_CSV_OTHER };
  RpGraphField *begin, *end;

  if (relation->when != NULL)
    return;
  begin = find_date (gathering, fields, begins);
  end = find_date (gathering, fields, ends);
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
