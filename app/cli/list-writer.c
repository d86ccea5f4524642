/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-writer.h"

#include <math.h>
#include <string.h>

#include "cli-private.h"
#include "json-writer.h"
#include "number-format.h"

#define MOST_WIDE 60u

/* ---- aligned text ---- */

/* How many columns of a terminal TEXT takes. */
static guint
width_of (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static char *
plain_cell (const RpListing *listing, const RpListColumn *column, guint row)
{
  char number[RP_NUMBER_LENGTH];
  double value;
  g_autofree char *text = NULL;

  if (column->kind != RP_CELL_NUMBER && column->kind != RP_CELL_FLAG)
    {
      text = rp_list_text (&listing->list, column->field, row);
      return rp_cli_clean (text != NULL ? text : "");
    }
  value = rp_list_number (&listing->list, column->field, row);
  if (column->kind == RP_CELL_FLAG)
    return g_strdup (value == 1 ? "yes" : "");
  return g_strdup (isnan (value) ? "" : rp_number_format (value, number));
}

typedef struct
{
  GPtrArray *cells;  /* char *, row by row, the header first */
  GArray *is_number; /* gboolean, by column */
  guint n_columns;
} Grid;

static void
add_header (Grid *grid, const char *name, gboolean is_number)
{
  g_ptr_array_add (grid->cells, g_strdup (name));
  g_array_append_val (grid->is_number, is_number);
  grid->n_columns++;
}

static void
fill_grid (Grid *grid, const RpListing *listing)
{
  guint n;
  const RpListColumn *columns = rp_list_columns (listing->list.type, &n);

  for (guint i = 0; i < n; i++)
    if (!columns[i].data_only)
      add_header (grid, columns[i].name, columns[i].kind == RP_CELL_NUMBER);
  if (listing->says_shown)
    add_header (grid, "shown", FALSE);
  if (listing->selected.type != RP_RECORD_NONE)
    add_header (grid, "state", FALSE);
  for (guint row = 0; row < listing->n_rows; row++)
    {
      for (guint i = 0; i < n; i++)
        if (!columns[i].data_only)
          g_ptr_array_add (grid->cells, plain_cell (listing, &columns[i], listing->rows[row]));
      if (listing->says_shown)
        g_ptr_array_add (grid->cells, g_strdup (rp_listing_is_shown (listing, listing->rows[row]) ? "yes" : ""));
      if (listing->selected.type != RP_RECORD_NONE)
        g_ptr_array_add (grid->cells, g_strdup (rp_listing_state (listing, listing->rows[row])));
    }
}

static void
append_blanks (GString *out, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

static void
append_line (GString *out, const Grid *grid, const guint *widths, guint line)
{
  gsize begin = out->len;

  for (guint i = 0; i < grid->n_columns; i++)
    {
      const char *cell = grid->cells->pdata[line * grid->n_columns + i];
      guint width = width_of (cell), room = widths[i] > width ? widths[i] - width : 0;
      gboolean right = g_array_index (grid->is_number, gboolean, i);

      if (right)
        append_blanks (out, room);
      g_string_append (out, cell);
      append_blanks (out, (right ? 0 : room) + (i + 1 < grid->n_columns ? 2 : 0));
    }
  while (out->len > begin && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

void
rp_listing_write_text (const RpListing *listing, GString *out)
{
  Grid grid = { g_ptr_array_new_with_free_func (g_free), g_array_new (FALSE, FALSE, sizeof (gboolean)), 0 };
  g_autofree guint *widths = NULL;

  fill_grid (&grid, listing);
  widths = g_new0 (guint, grid.n_columns);
  for (guint i = 0; i < grid.cells->len; i++)
    {
      guint width = width_of (grid.cells->pdata[i]);

      if (width <= MOST_WIDE)
        widths[i % grid.n_columns] = MAX (widths[i % grid.n_columns], width);
      else
        widths[i % grid.n_columns] = MOST_WIDE;
    }
  for (guint line = 0; line <= listing->n_rows; line++)
    append_line (out, &grid, widths, line);
  g_ptr_array_unref (grid.cells);
  g_array_unref (grid.is_number);
}

/* ---- JSON ---- */

static void
put_cell (RpJsonWriter *writer, const RpListing *listing, const RpListColumn *column, guint row)
{
  double value;

  rp_json_writer_key (writer, column->name);
  if (column->kind == RP_CELL_LIST)
    {
      g_autoptr (GPtrArray) items = rp_list_items (&listing->list, column->field, row);

      rp_json_writer_begin_array (writer);
      for (guint i = 0; i < items->len; i++)
        rp_json_writer_string (writer, items->pdata[i]);
      rp_json_writer_end_array (writer);
      return;
    }
  if (column->kind != RP_CELL_NUMBER && column->kind != RP_CELL_FLAG)
    {
      g_autofree char *text = rp_list_data (&listing->list, column->field, row);

      rp_json_writer_string (writer, text);
      return;
    }
  value = rp_list_number (&listing->list, column->field, row);
  if (isnan (value))
    rp_json_writer_null (writer);
  else if (column->kind == RP_CELL_FLAG)
    rp_json_writer_boolean (writer, value == 1);
  else
    rp_json_writer_number (writer, value);
}

static void
put_row (RpJsonWriter *writer, const RpListing *listing, guint row)
{
  guint n;
  const RpListColumn *columns = rp_list_columns (listing->list.type, &n);

  rp_json_writer_begin_object (writer);
  for (guint i = 0; i < n; i++)
    put_cell (writer, listing, &columns[i], row);
  if (listing->says_shown)
    {
      rp_json_writer_key (writer, "shown");
      rp_json_writer_boolean (writer, rp_listing_is_shown (listing, row));
    }
  if (listing->selected.type != RP_RECORD_NONE)
    rp_json_writer_put_string (writer, "state", rp_listing_state (listing, row));
  rp_json_writer_end_object (writer);
}

void
rp_listing_write_json (const RpListing *listing, GString *out)
{
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (out, RP_JSON_LINES);
  const RpEntityMeasures *measures = listing->list.measures;

  rp_json_writer_begin_object (writer);
  rp_json_writer_put_string (writer, "table", rp_listing_name (listing->list.type));
  rp_json_writer_put_integer (writer, "listed", listing->n_rows);
  rp_json_writer_put_integer (writer, "of", rp_dataset_n_records (listing->list.dataset, listing->list.type));
  if (measures != NULL)
    {
      rp_json_writer_put_integer (writer, "measured_relations", measures->n_ties);
      rp_json_writer_put_integer (writer, "sampled_entities", measures->n_sampled);
    }
  rp_json_writer_key (writer, "rows");
  rp_json_writer_begin_array (writer);
  for (guint row = 0; row < listing->n_rows; row++)
    put_row (writer, listing, listing->rows[row]);
  rp_json_writer_end_array (writer);
  rp_json_writer_end_object (writer);
  g_string_append_c (out, '\n');
}
