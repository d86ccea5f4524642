/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-table.h"

#include "edtf.h"
#include "foreign-date.h"
#include "json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SURVEY_ROWS 1000

static const RpCsvCell *
cell_at (const RpCsvTable *self, RpCsvField field)
{
  guint number = self->header->column_of[field];

  if (number == 0 || number > MIN (self->row.n_cells, RP_CSV_MOST_CELLS) || self->row.cells[number - 1].length == 0)
    return NULL;
  return &self->row.cells[number - 1];
}

/* A name of which parts stand in columns of their own. Transfer full; NULL: all are empty. */
static char *
dup_name (const RpCsvTable *self, RpCsvField field)
{
  const RpCsvField parts[] = { RP_CSV_GIVEN, field, RP_CSV_FAMILY };
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const RpCsvCell *cell = cell_at (self, parts[i]);

      if (cell != NULL && name->len > 0)
        g_string_append_c (name, ' ');
      if (cell != NULL)
        g_string_append_len (name, cell->text, (gssize)cell->length);
    }
  return g_string_free (name, name->len == 0);
}

char *
rp_csv_table_dup (const RpCsvTable *self, RpCsvField field)
{
  const RpCsvCell *cell = cell_at (self, field);

  if ((field == RP_CSV_NAME || field == RP_CSV_TITLE) && rp_csv_header_has_parts (self->header, field))
    return dup_name (self, field);
  return cell != NULL ? g_strndup (cell->text, cell->length) : NULL;
}

GStrv
rp_csv_table_split (const RpCsvTable *self, RpCsvField field, const char *separators)
{
  g_autofree char *text = rp_csv_table_dup (self, field);
  GStrv items = text != NULL ? g_strsplit_set (text, separators, -1) : g_new0 (char *, 1);

  for (guint i = 0; items[i] != NULL; i++)
    g_strstrip (items[i]);
  return items;
}

/* ---- problems ---- */

/* Of a JSON record what stands in a column, or the record itself. */
static const RpJsonNode *
node_at (const RpCsvTable *self, guint column)
{
  if (self->record == NULL || column == 0 || column > self->header->columns->len || self->nodes[column - 1] == NULL)
    return self->record;
  return self->nodes[column - 1];
}

RpPlace
rp_csv_table_place (const RpCsvTable *self, guint column)
{
  const RpJsonNode *node = node_at (self, column);

  return node != NULL ? (RpPlace){ node->line, node->column } : (RpPlace){ self->row.number, MAX (column, 1) };
}

static const char *
label_of (const RpCsvTable *self, guint column)
{
  if (column == 0 || column > self->header->columns->len)
    return NULL;
  return g_array_index (self->header->columns, RpCsvColumn, column - 1).label;
}

char *
rp_csv_table_path (const RpCsvTable *self, guint column)
{
  GString *path = g_string_new (NULL);
  const char *label = label_of (self, column);

  if (self->record != NULL)
    {
      g_string_free (path, TRUE);
      return rp_json_node_dup_path (node_at (self, column));
    }
  g_string_printf (path, "/%u", self->row.number);
  if (label != NULL)
    g_string_append_c (path, '/');
  for (const char *c = label; c != NULL && *c != '\0'; c++)
    if (*c == '~' || *c == '/')
      g_string_append (path, *c == '~' ? "~0" : "~1");
    else
      g_string_append_c (path, *c);
  return g_string_free (path, FALSE);
}

/* Takes MESSAGE, transfer full. */
static char *
with_column (const RpCsvTable *self, guint column, char *message)
{
  g_autofree char *owned = message;
  g_autofree char *letters = rp_csv_column_letters (column);
  const char *label = label_of (self, column);
  g_autofree char *shown = label != NULL ? rp_json_excerpt (label, strlen (label), 60) : NULL;

  if (column == 0)
    return g_steal_pointer (&owned);
  if (self->record != NULL)
    return shown != NULL ? g_strdup_printf (_ ("“%s”: %s"), shown, owned) : g_steal_pointer (&owned);
  return shown != NULL ? g_strdup_printf (_ ("column %s “%s”: %s"), letters, shown, owned)
                       : g_strdup_printf (_ ("column %s: %s"), letters, owned);
}

void
rp_csv_table_report (RpCsvTable *self, RpSeverity severity, guint column, const char *id, char *message)
{
  g_autofree char *path = rp_csv_table_path (self, column);

  rp_gathering_report (self->gathering, severity, rp_csv_table_place (self, column), path, id,
                       with_column (self, column, message));
}

gboolean
rp_csv_table_leave_out (RpCsvTable *self, guint column, char *message)
{
  g_autofree char *path = rp_csv_table_path (self, column);
  g_autofree char *title = rp_csv_table_dup (self, RP_CSV_TITLE);
  g_autofree char *id = rp_csv_table_dup (self, RP_CSV_ID);
  g_autofree char *whole = with_column (self, column, message);

  rp_gathering_leave_out (self->gathering, rp_csv_table_place (self, column), path, id != NULL ? id : title,
                          self->record != NULL ? g_strdup_printf (_ ("%s; the record is left out"), whole)
                                               : g_strdup_printf (_ ("%s; the row is left out"), whole));
  return FALSE;
}

/* ---- dates ---- */

/* A date in up to three columns, as text. Transfer full; NULL: none. */
static char *
date_of_parts (const RpCsvTable *self, RpCsvField year_field, RpCsvField *field)
{
  g_autofree char *year = rp_csv_table_dup (self, year_field);
  g_autofree char *month = rp_csv_table_dup (self, year_field + 1);
  g_autofree char *day = rp_csv_table_dup (self, year_field + 2);
  char *ends[3];
  gint64 values[3];

  if (year == NULL)
    return NULL;
  *field = year_field;
  values[0] = g_ascii_strtoll (year, &ends[0], 10);
  values[1] = month != NULL ? g_ascii_strtoll (month, &ends[1], 10) : 0;
  values[2] = day != NULL ? g_ascii_strtoll (day, &ends[2], 10) : 0;
  if (*ends[0] == '\0' && (month == NULL || *ends[1] == '\0') && (day == NULL || *ends[2] == '\0')
      && ABS (values[1]) < 100 && ABS (values[2]) < 100)
    {
      /* who writes -44 in a table means 44 BC, not the astronomers' year */
      gint64 counted = values[0] < 0 ? values[0] + 1 : values[0];
      g_autofree char *date = rp_foreign_date_from_parts (counted, (int)values[1], (int)values[2], -1, -1, -1);

      if (date != NULL)
        return g_steal_pointer (&date);
    }
  return g_strdup_printf ("%s %s %s", day != NULL ? day : "", month != NULL ? month : "", year);
}

/* Begin or end as written, with the column for the time where there is one. Transfer full; NULL: none. */
static char *
date_text (const RpCsvTable *self, gboolean is_end, RpCsvField *field)
{
  g_autofree char *text = NULL;
  g_autofree char *time = rp_csv_table_dup (self, is_end ? RP_CSV_END_TIME : RP_CSV_TIME);
  char *whole;

  *field = is_end ? RP_CSV_END : RP_CSV_WHEN;
  text = rp_csv_table_dup (self, *field);
  if (text == NULL)
    text = date_of_parts (self, is_end ? RP_CSV_END_YEAR : RP_CSV_YEAR, field);
  if (text == NULL || time == NULL)
    return g_steal_pointer (&text);
  whole = g_strdup_printf ("%s %s", text, time);
  return whole;
}

static gboolean
is_open (const char *text)
{
  g_autoptr (GArray) tokens = strpbrk (text, "0123456789") == NULL ? rp_date_words (text) : NULL;

  return strcmp (text, "..") == 0
         || (tokens != NULL && tokens->len == 1 && g_array_index (tokens, RpDateToken, 0).type == RP_DATE_TOKEN_NOW);
}

typedef struct
{
  char *text, *edtf;
  RpCsvField field;
  RpDateReading reading;
} End;

static void
clear_end (End *end)
{
  g_free (end->text);
  g_free (end->edtf);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (End, clear_end)

static void
read_end (const RpCsvTable *self, gboolean is_end, End *end)
{
  *end = (End){ .reading = RP_DATE_READ };
  end->text = date_text (self, is_end, &end->field);
  if (end->text == NULL)
    return;
  if (is_end && is_open (end->text))
    end->edtf = g_strdup ("..");
  else if (!rp_foreign_date_is_none (end->text))
    end->edtf = rp_foreign_date (end->text, self->input->options.dates, &end->reading);
}

static guint
column_of (const RpCsvTable *self, const End *end)
{
  return self->header->column_of[end->field];
}

/* Transfer full. */
static char *
wording_of (const End *begin, const End *end)
{
  return begin->text != NULL && end->text != NULL ? g_strdup_printf ("%s – %s", begin->text, end->text)
                                                  : g_strdup (begin->text != NULL ? begin->text : end->text);
}

/* Both are readable or none. FALSE: they do not make an interval, and the row was left out. */
static gboolean
join (RpCsvTable *self, const End *begin, const End *end, RpCsvDate *date)
{
  g_autofree char *reason = NULL;
  g_autofree char *message = NULL;
  RpWhen when;

  if (end->edtf == NULL)
    date->when = g_strdup (begin->edtf);
  else
    date->when = rp_foreign_interval (begin->edtf, end->edtf);
  if (begin->edtf == NULL && end->edtf == NULL)
    {
      date->wording = g_strdup (begin->text);
      return TRUE;
    }
  date->known = rp_gathering_known_date (self->gathering, date->when);
  if (date->known != NULL)
    return TRUE;
  if (date->when != NULL)
    rp_edtf_parse (date->when, &when, &reason, NULL);
  message = reason != NULL ? g_strdup_printf (_ ("“%s” to “%s” is no interval: %s"), begin->text, end->text, reason)
                           : g_strdup_printf (_ ("“%s” to “%s” is no interval"), begin->text, end->text);
  if (self->record == NULL)
    return rp_csv_table_leave_out (self, column_of (self, end), g_steal_pointer (&message));
  date->field = end->field;
  date->severity = RP_SEVERITY_ERROR;
  date->message = g_strdup_printf (_ ("%s; it is kept as wording"), message);
  date->wording = wording_of (begin, end);
  return TRUE;
}

gboolean
rp_csv_table_read_date (RpCsvTable *self, RpCsvDate *date)
{
  g_auto (End) begin, end;
  const End *culprit;
  g_autofree char *shown = NULL;
  gboolean expected;

  *date = (RpCsvDate){ .severity = RP_SEVERITY_WARNING };
  read_end (self, FALSE, &begin);
  read_end (self, TRUE, &end);
  if (begin.reading == RP_DATE_READ && end.reading == RP_DATE_READ)
    return join (self, &begin, &end, date);
  culprit = begin.reading == RP_DATE_UNREADABLE || (begin.reading != RP_DATE_READ && end.reading != RP_DATE_UNREADABLE)
                ? &begin
                : &end;
  shown = rp_json_excerpt (culprit->text, strlen (culprit->text), 60);
  expected = culprit->reading == RP_DATE_UNREADABLE && !self->wordy[culprit->field];
  if (expected && self->record == NULL)
    return rp_csv_table_leave_out (self, column_of (self, culprit),
                                   g_strdup_printf (_ ("expected a date, found “%s”"), shown));
  if (culprit->reading == RP_DATE_AMBIGUOUS)
    rp_gathering_note_two_readings (self->gathering, culprit->text);
  /* a begin that is known is no less so because the end is none */
  if (expected && culprit == &end && begin.edtf != NULL)
    date->known = rp_gathering_known_date (self->gathering, begin.edtf);
  date->field = culprit->field;
  date->severity = expected ? RP_SEVERITY_ERROR : RP_SEVERITY_WARNING;
  date->message = culprit->reading == RP_DATE_AMBIGUOUS
                      ? g_strdup_printf (_ ("“%s” may be read day first or month first; it is kept as wording, "
                                            "undated (--dates dmy or mdy says which)"),
                                         shown)
                      : g_strdup_printf (_ ("expected a date, found “%s”; it is kept as wording"), shown);
  date->wording = wording_of (&begin, &end);
  return TRUE;
}

void
rp_csv_date_clear (RpCsvDate *date)
{
  g_free (date->when);
  g_free (date->wording);
  g_free (date->message);
}

/* ---- what the first rows say ---- */

typedef struct
{
  guint n, n_dates;
} Tally;

static void
tally (RpCsvTable *self, RpCsvField field, Tally *counts)
{
  g_autofree char *text = rp_csv_table_dup (self, field);
  RpDateReading reading;
  g_autofree char *date = NULL;

  if (text == NULL || rp_foreign_date_is_none (text))
    return;
  date = rp_foreign_date (text, self->input->options.dates, &reading);
  counts[field].n++;
  counts[field].n_dates += reading != RP_DATE_UNREADABLE || is_open (text);
}

void
rp_csv_table_survey (RpCsvTable *self, const char *text, gsize length)
{
  static const RpCsvField fields[] = { RP_CSV_WHEN, RP_CSV_END, RP_CSV_FROM, RP_CSV_TO };
  g_autoptr (RpCsvReader) reader = rp_csv_reader_new (text, length, self->header->separator);
  Tally counts[RP_N_CSV_FIELDS] = { { 0, 0 } };
  guint n_ends, n_dates;

  while (rp_csv_reader_next (reader, &self->row) && self->row.number < self->header->row + SURVEY_ROWS)
    for (guint i = 0; self->row.number > self->header->row && i < G_N_ELEMENTS (fields); i++)
      tally (self, fields[i], counts);
  n_ends = counts[RP_CSV_FROM].n + counts[RP_CSV_TO].n;
  n_dates = counts[RP_CSV_FROM].n_dates + counts[RP_CSV_TO].n_dates;
  if (n_ends > 0 && n_dates * 5 >= n_ends * 4 && !rp_csv_header_has (self->header, RP_CSV_WHEN))
    {
      rp_csv_header_turn (self->header, RP_CSV_FROM, RP_CSV_WHEN);
      rp_csv_header_turn (self->header, RP_CSV_TO, RP_CSV_END);
      counts[RP_CSV_WHEN] = counts[RP_CSV_FROM];
      counts[RP_CSV_END] = counts[RP_CSV_TO];
    }
  for (guint i = 0; i < 2; i++)
    self->wordy[fields[i]] = counts[fields[i]].n_dates * 2 < counts[fields[i]].n;
}
