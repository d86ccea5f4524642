/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV and TSV: events, relations, or both in one table; or entities. A row is left out, with one error, when what makes
 * it a record (title, ends, name) is missing, when a date in it cannot be read or ends before it begins, when it has
 * more cells than the header, or a quotation mark that is not closed. A date with two readings is kept as wording. A
 * column of which more than half are no dates holds wordings: then they are kept, with a warning each. */
#include "csv-table.h"
#include "formats.h"
#include "text-encoding.h"

#include "json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SNIFF_BYTES ((gsize)64 * 1024)
#define SHOWN_HEADERS 8

/* ---- whether it is a table ---- */

/* What other programs' files begin with, and what no text holds. */
static gboolean
is_something_else (const RpDecodedText *text)
{
  static const char *const heads[] = { "%PDF-", "SQLite format", "{\\rtf", "%!PS" };
  const char *c = text->text, *end = c + text->length;

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (text->length > strlen (heads[i]) && memcmp (c, heads[i], strlen (heads[i])) == 0)
      return TRUE;
  while (c < end && g_ascii_isspace (*c))
    c++;
  if (c == end || strchr ("{[<", *c) != NULL)
    return TRUE;
  for (c = text->text; c < end; c++)
    if ((guchar)*c < 0x20 && strchr ("\t\n\r\f\v", *c) == NULL)
      return TRUE;
  return FALSE;
}

static gboolean
sniff (const char *bytes, gsize length)
{
  g_auto (RpDecodedText) text = { NULL };
  g_autoptr (RpCsvHeader) header = NULL;
  gsize n = MIN (length, SNIFF_BYTES);

  if (n > 2 && (strchr ("{[<", bytes[0]) != NULL || (bytes[0] == 'P' && bytes[1] == 'K')))
    return FALSE;
  /* a character that is cut is none of the file's */
  while (n < length && n > 0 && ((guchar)bytes[n] & 0xC0) == 0x80)
    n--;
  rp_text_decode (bytes, n, &text);
  if (text.length == 0 || (!text.wide && memchr (bytes, 0, n) != NULL) || is_something_else (&text))
    return FALSE;
  header = rp_csv_header_find (text.text, text.length);
  return header != NULL && (header->tabular || (header->usable && (header->n_known > 1 || header->even)));
}

/* ---- its rows ---- */

/* The header's first cells, in quotation marks. Transfer full. */
static char *
show_header (const RpCsvHeader *header)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < MIN (header->columns->len, SHOWN_HEADERS); i++)
    {
      const char *label = g_array_index (header->columns, RpCsvColumn, i).label;
      g_autofree char *excerpt = rp_json_excerpt (label, strlen (label), 30);

      g_string_append_printf (shown, "%s“%s”", i > 0 ? ", " : "", excerpt);
    }
  if (header->columns->len > SHOWN_HEADERS)
    g_string_append (shown, " …");
  return g_string_free (shown, FALSE);
}

static gboolean
fail_without_header (RpGathering *gathering, const RpCsvHeader *header)
{
  g_autofree char *shown = show_header (header);
  RpPlace place = { header->row, 1 };

  if (header->headless)
    return rp_gathering_fail (
        gathering, place, "",
        g_strdup_printf (_ ("expected a row that names the columns, found data (%s): write one above "
                            "it, such as when, end, title, kind, place, people, source"),
                         shown));
  return rp_gathering_fail (gathering, place, "",
                            g_strdup_printf (_ ("expected a column “title” (events), “from” and “to” (relations) or "
                                                "“name” (entities), found %s"),
                                             shown));
}

/* Names and labels stand for titles where there are dates, and for names where there are none. */
static void
settle_columns (RpCsvHeader *header)
{
  gboolean dated = rp_csv_header_has (header, RP_CSV_WHEN) || rp_csv_header_has (header, RP_CSV_YEAR);
  gboolean linked = rp_csv_header_has (header, RP_CSV_FROM) && rp_csv_header_has (header, RP_CSV_TO);

  if (rp_csv_header_has (header, RP_CSV_TITLE) || linked)
    return;
  if (dated)
    {
      rp_csv_header_turn (header, RP_CSV_NAME, RP_CSV_TITLE);
      rp_csv_header_turn (header, RP_CSV_LABEL, RP_CSV_TITLE);
      rp_csv_header_turn (header, RP_CSV_SUMMARY, RP_CSV_TITLE);
    }
  else
    rp_csv_header_turn (header, RP_CSV_LABEL, RP_CSV_NAME);
}

static gboolean
is_usable (const RpCsvHeader *header)
{
  return rp_csv_header_has (header, RP_CSV_TITLE) || rp_csv_header_has (header, RP_CSV_NAME)
         || (rp_csv_header_has (header, RP_CSV_FROM) && rp_csv_header_has (header, RP_CSV_TO));
}

/* The number of the first filled cell beyond the header's; 0: none. */
static guint
find_surplus (const RpCsvTable *table)
{
  for (guint i = table->header->columns->len; i < MIN (table->row.n_cells, RP_CSV_MOST_CELLS); i++)
    if (table->row.cells[i].length > 0)
      return i + 1;
  return 0;
}

static gboolean
is_filled (const RpCsvTable *table, RpCsvField field)
{
  guint number = table->header->column_of[field];

  return number > 0 && number <= MIN (table->row.n_cells, RP_CSV_MOST_CELLS) && table->row.cells[number - 1].length > 0;
}

/* FALSE: the row cannot be a record, and was left out. */
static gboolean
is_whole (RpCsvTable *table)
{
  guint surplus = find_surplus (table);

  if (table->row.open_quote > 0)
    return rp_csv_table_leave_out (table, table->row.open_quote,
                                   g_strdup (_ ("a quotation mark is opened and not closed in this row")));
  return surplus == 0
         || rp_csv_table_leave_out (table, surplus,
                                    g_strdup_printf (_ ("expected %u cells, found %u (is there a cell with a separator "
                                                        "that stands without quotation marks?)"),
                                                     table->header->columns->len, table->row.n_cells));
}

static void
add_row (RpCsvTable *table)
{
  gboolean linked = rp_csv_header_has (table->header, RP_CSV_FROM) && rp_csv_header_has (table->header, RP_CSV_TO);
  gboolean events = rp_csv_header_has (table->header, RP_CSV_TITLE);

  if (!is_whole (table))
    return;
  if (linked && (!events || is_filled (table, RP_CSV_FROM) || is_filled (table, RP_CSV_TO)))
    rp_csv_table_add_relation (table);
  else if (events)
    rp_csv_table_add_event (table);
  else
    rp_csv_table_add_entity (table);
}

typedef void (*RowFunc) (RpCsvTable *table, gpointer data);

static void
add_row_cb (RpCsvTable *table, G_GNUC_UNUSED gpointer data)
{
  add_row (table);
}

/* FUNC is called for each row below the header. FALSE: there was none at all. */
static gboolean
for_each_row (RpCsvTable *table, const RpDecodedText *text, RowFunc func, gpointer data)
{
  g_autoptr (RpCsvReader) reader = rp_csv_reader_new (text->text, text->length, table->header->separator);
  gboolean any = FALSE;

  while (rp_csv_reader_next (reader, &table->row))
    {
      if (!rp_gathering_step (table->gathering, rp_csv_reader_get_fraction (reader)))
        return TRUE;
      if (table->row.number <= table->header->row || rp_csv_row_is_empty (&table->row))
        continue;
      any = TRUE;
      func (table, data);
    }
  return any;
}

/* ---- columns that are called otherwise ---- */

typedef struct
{
  RpJsonTree *tree;
  RpJsonNode *list, *last; /* the rows as records */
  GPtrArray *keys;         /* of each column, no two alike */
} Records;

/* As JSON has numbers: one that begins with a zero is an id, or a call's. */
static gboolean
is_number (const RpCsvCell *cell)
{
  const char *c = cell->text, *end = c + cell->length;

  c += c < end && *c == '-';
  if (c == end || !g_ascii_isdigit (*c) || (*c == '0' && c + 1 < end && c[1] != '.'))
    return FALSE;
  while (c < end && g_ascii_isdigit (*c))
    c++;
  if (c < end && *c == '.' && c + 1 < end)
    for (c++; c < end && g_ascii_isdigit (*c);)
      c++;
  return c == end && cell->length < 32;
}

static void
add_record_cb (RpCsvTable *table, gpointer data)
{
  Records *records = data;
  RpJsonNode shape = { .type = RP_JSON_OBJECT_BEGIN, .line = table->row.number, .column = 1 }, *last = NULL;

  if (!is_whole (table))
    return;
  /* paths name rows, as everywhere in tables */
  rp_json_tree_put (records->tree, records->list, &records->last, &shape)->index = table->row.number;
  for (guint i = 0; i < MIN (table->row.n_cells, records->keys->len); i++)
    {
      const RpCsvCell *cell = &table->row.cells[i];
      RpJsonNode value = { .type = is_number (cell) ? RP_JSON_NUMBER : RP_JSON_STRING,
                           .line = table->row.number,
                           .column = i + 1,
                           .key = g_ptr_array_index (records->keys, i),
                           .text = cell->text,
                           .length = (guint)cell->length };

      if (cell->length > 0 && g_array_index (table->header->columns, RpCsvColumn, i).field != RP_CSV_LEFT_OUT)
        rp_json_tree_put (records->tree, records->last, &last, &value);
    }
}

/* Transfer full. */
static GPtrArray *
keys_of (const RpCsvHeader *header)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < header->columns->len; i++)
    {
      const char *label = g_array_index (header->columns, RpCsvColumn, i).label;
      char *key = g_strdup (label);

      for (guint n = 2; g_hash_table_contains (taken, key); n++)
        {
          g_free (key);
          key = g_strdup_printf ("%s (%u)", label, n);
        }
      g_hash_table_add (taken, key);
      g_ptr_array_add (keys, key);
    }
  return keys;
}

/* The rows as records that are taken for what a mapping says, or for what can be proposed. FALSE: nothing can, or
 * nothing is usable, which a problem says already. */
static gboolean
gather_by_mapping (RpCsvTable *table, const RpDecodedText *text)
{
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  g_autoptr (GPtrArray) keys = keys_of (table->header);
  Records records = { tree, rp_json_tree_begin (tree, RP_JSON_ARRAY_BEGIN), NULL, keys };
  RpImportInput input = *table->input;

  for_each_row (table, text, add_record_cb, &records);
  if (input.options.mapping == NULL && !rp_mapped_importer.recognise (records.list))
    return FALSE;
  input.root = records.list;
  return rp_mapped_importer.gather (table->gathering, &input);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  g_auto (RpDecodedText) text = { NULL };
  g_autoptr (RpCsvHeader) header = NULL;
  RpCsvTable table = { .gathering = gathering, .input = input };
  gboolean mapped, any;

  rp_text_decode (input->bytes, input->length, &text);
  table.header = header = rp_csv_header_find (text.text, text.length);
  if (header == NULL)
    return rp_gathering_fail (gathering, (RpPlace){ 1, 1 }, "", g_strdup (_ ("expected a table, found one column")));
  if (header->usable)
    {
      rp_csv_table_survey (&table, text.text, text.length);
      settle_columns (header);
    }
  mapped = input->options.mapping != NULL || !header->usable || !is_usable (header);
  if (mapped && header->headless)
    return fail_without_header (gathering, header);
  if (text.n_mended > 0)
    rp_gathering_report (
        gathering, RP_SEVERITY_WARNING, (RpPlace){ header->row, 1 }, "", NULL,
        g_strdup_printf (ngettext ("%u byte is no text in the file's encoding; it is shown as U+FFFD",
                                   "%u bytes are no text in the file's encoding; they are shown as U+FFFD",
                                   (guint)text.n_mended),
                         (guint)text.n_mended));
  if (mapped)
    return gather_by_mapping (&table, &text) || rp_gathering_has_failed (gathering)
           || fail_without_header (gathering, header);
  table.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  table.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  table.kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  any = for_each_row (&table, &text, add_row_cb, NULL);
  g_hash_table_unref (table.names);
  g_hash_table_unref (table.places);
  g_hash_table_unref (table.kinds);
  if (!any)
    return rp_gathering_fail (gathering, (RpPlace){ header->row, 1 }, "",
                              g_strdup (_ ("expected rows below the header, found none")));
  return TRUE;
}

static const char *const suffixes[] = { ".csv", ".tsv", ".tab", NULL };

const RpImporter rp_csv_importer = {
  .name = N_ ("Table (CSV, TSV)"),
  .suffixes = suffixes,
  .sniff = sniff,
  .gather = gather,
};
