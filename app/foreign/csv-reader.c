/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-reader.h"

#include <string.h>

/* A cell while its row is read: in the text itself, or in the scratch string, which moves. */
typedef struct
{
  gsize at, length;
  gboolean in_scratch;
} Span;

struct _RpCsvReader
{
  const char *text, *end, *at;
  char separator;
  guint number;
  GString *scratch; /* of cells with doubled marks */
  GArray *spans;    /* Span */
  GArray *cells;    /* RpCsvCell */
};

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

char
rp_csv_said_separator (const char *text, gsize length)
{
  gsize at = length > 0 && text[0] == '"' ? 1 : 0;

  if (length < at + 5 || g_ascii_strncasecmp (text + at, "sep=", 4) != 0)
    return '\0';
  if (length > at + 5 && !is_line_end (text[at + 5]) && text[at + 5] != '"')
    return '\0';
  return strchr (",;\t|:", text[at + 4]) != NULL ? text[at + 4] : '\0';
}

static void
skip_line_end (RpCsvReader *self)
{
  if (self->at < self->end && *self->at == '\r')
    {
      self->at++;
      if (self->at < self->end && *self->at == '\n')
        self->at++;
    }
  else if (self->at < self->end && *self->at == '\n')
    self->at++;
}

RpCsvReader *
rp_csv_reader_new (const char *text, gsize length, char separator)
{
  RpCsvReader *self = g_new0 (RpCsvReader, 1);

  self->text = self->at = text;
  self->end = text + length;
  self->separator = separator;
  self->scratch = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->cells = g_array_new (FALSE, FALSE, sizeof (RpCsvCell));
  if (rp_csv_said_separator (text, length) != '\0')
    {
      while (self->at < self->end && !is_line_end (*self->at))
        self->at++;
      skip_line_end (self);
    }
  return self;
}

void
rp_csv_reader_free (RpCsvReader *self)
{
  g_string_free (self->scratch, TRUE);
  g_array_unref (self->spans);
  g_array_unref (self->cells);
  g_free (self);
}

static gboolean
ends_cell (const RpCsvReader *self, const char *c)
{
  return c == self->end || *c == self->separator || is_line_end (*c);
}

static void
take_plain (RpCsvReader *self, Span *span)
{
  const char *c = self->at;

  while (!ends_cell (self, c))
    c++;
  *span = (Span){ (gsize)(self->at - self->text), (gsize)(c - self->at), FALSE };
  self->at = c;
}

/* From an opening mark on. FALSE: it is not closed, which shows at the latest where the next row opens one; only once a
 * row, so that a file of such rows takes no longer. */
static gboolean
take_quoted (RpCsvReader *self, Span *span)
{
  const char *c = self->at + 1, *from = c;
  gboolean several = FALSE, sloppy = FALSE;

  *span = (Span){ self->scratch->len, 0, TRUE };
  for (;;)
    {
      const char *mark = memchr (c, '"', (gsize)(self->end - c)), *tail;

      if (mark == NULL)
        return FALSE;
      several = several || memchr (c, '\n', (gsize)(mark - c)) != NULL || memchr (c, '\r', (gsize)(mark - c)) != NULL;
      if (several && sloppy)
        return FALSE;
      for (tail = mark + 1; tail < self->end && *tail == ' ';)
        tail++;
      if (ends_cell (self, tail))
        {
          g_string_append_len (self->scratch, from, mark - from);
          span->length = self->scratch->len - span->at;
          self->at = tail;
          return TRUE;
        }
      c = mark + 1;
      if (*c == '"')
        {
          g_string_append_len (self->scratch, from, c - from);
          from = ++c;
        }
      else if (several)
        return FALSE;
      else
        sloppy = TRUE; /* a mark that nobody doubled is one of the text, in this line */
    }
}

/* Blanks at the ends are no part of a cell. */
static RpCsvCell
cell_of (const RpCsvReader *self, const Span *span)
{
  RpCsvCell cell = { (span->in_scratch ? self->scratch->str : self->text) + span->at, span->length };

  while (cell.length > 0 && g_ascii_isspace (*cell.text))
    {
      cell.text++;
      cell.length--;
    }
  while (cell.length > 0 && g_ascii_isspace (cell.text[cell.length - 1]))
    cell.length--;
  return cell;
}

static void
take_cell (RpCsvReader *self, RpCsvRow *row)
{
  const char *begin = self->at, *c = begin;
  gsize n_scratch = self->scratch->len;
  Span span;

  while (c < self->end && *c == ' ')
    c++;
  self->at = c < self->end && *c == '"' ? c : begin;
  if (self->at == self->end || *self->at != '"')
    take_plain (self, &span);
  else if (row->open_quote > 0 || !take_quoted (self, &span))
    {
      g_string_truncate (self->scratch, n_scratch);
      row->open_quote = row->open_quote > 0 ? row->open_quote : row->n_cells + 1;
      take_plain (self, &span);
    }
  row->n_cells++;
  if (row->n_cells <= RP_CSV_MOST_CELLS)
    g_array_append_val (self->spans, span);
}

gboolean
rp_csv_reader_next (RpCsvReader *self, RpCsvRow *row)
{
  if (self->at >= self->end)
    return FALSE;
  *row = (RpCsvRow){ .number = ++self->number };
  g_string_truncate (self->scratch, 0);
  g_array_set_size (self->spans, 0);
  g_array_set_size (self->cells, 0);
  for (;;)
    {
      take_cell (self, row);
      if (self->at < self->end && *self->at == self->separator)
        self->at++;
      else
        break;
    }
  skip_line_end (self);
  for (guint i = 0; i < self->spans->len; i++)
    {
      RpCsvCell cell = cell_of (self, &g_array_index (self->spans, Span, i));

      g_array_append_val (self->cells, cell);
    }
  row->cells = (const RpCsvCell *)(gpointer)self->cells->data;
  return TRUE;
}

double
rp_csv_reader_get_fraction (const RpCsvReader *self)
{
  return self->end > self->text ? (double)(self->at - self->text) / (double)(self->end - self->text) : 1;
}

gboolean
rp_csv_row_is_empty (const RpCsvRow *row)
{
  for (guint i = 0; i < MIN (row->n_cells, RP_CSV_MOST_CELLS); i++)
    if (row->cells[i].length > 0)
      return FALSE;
  return TRUE;
}
