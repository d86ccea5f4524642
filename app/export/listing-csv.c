/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "listing-csv.h"

#include <math.h>
#include <string.h>

#include "number-format.h"

const char *
rp_listing_name (RpRecordType type)
{
  static const char *const names[] = { "", "events", "entities", "relations", "sources" };

  return names[type];
}

const char *
rp_listing_state (const RpListing *listing, guint row)
{
  RpRecordRef ref = rp_record_ref (listing->list.type, row);

  if (rp_record_ref_equal (ref, listing->selected))
    return "selected";
  return rp_record_set_contains (listing->related, ref) ? "related" : "other";
}

gboolean
rp_listing_is_shown (const RpListing *listing, guint row)
{
  return listing->list.shown == NULL
         || rp_record_set_contains (listing->list.shown, rp_record_ref (listing->list.type, row));
}

/* Whether a spreadsheet may reckon with TEXT: also behind blanks, and in the wide letters of East Asia. */
static gboolean
is_formula (const char *text)
{
  gunichar c;

  if (*text == '\t' || *text == '\r' || *text == '\n')
    return TRUE;
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  c = g_utf8_get_char (text);
  return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xff1d || c == 0xff0b || c == 0xff0d || c == 0xff20
         || c == 0x2212;
}

void
rp_csv_append (GString *out, const char *text, RpCsvFormulas formulas, gboolean first)
{
  gboolean guarded = formulas == RP_CSV_NO_FORMULA && is_formula (text + strspn (text, "'"));

  if (!first)
    g_string_append_c (out, ',');
  if (strpbrk (text, ",\"\r\n") == NULL && !g_str_has_prefix (text, " ") && !g_str_has_suffix (text, " "))
    {
      g_string_append_printf (out, "%s%s", guarded ? "'" : "", text);
      return;
    }
  g_string_append (out, guarded ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"')
      g_string_append (out, "\"\"");
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

static void
append_cell (GString *out, const RpListing *listing, RpCsvFormulas formulas, const RpListColumn *column, guint row,
             gboolean first)
{
  char number[RP_NUMBER_LENGTH];
  g_autofree char *text = NULL;
  double value;

  if (column->kind != RP_CELL_NUMBER && column->kind != RP_CELL_FLAG)
    {
      /* degrees are numbers, though they are written as a text of their own exactness */
      gboolean reckoned = column->field == RP_FIELD_LATITUDE || column->field == RP_FIELD_LONGITUDE;

      text = rp_list_data (&listing->list, column->field, row);
      rp_csv_append (out, text != NULL ? text : "", reckoned ? RP_CSV_AS_IS : formulas, first);
      return;
    }
  value = rp_list_number (&listing->list, column->field, row);
  rp_csv_append (out,
                 isnan (value)                  ? ""
                 : column->kind == RP_CELL_FLAG ? (value == 1 ? "true" : "false")
                                                : rp_number_format (value, number),
                 RP_CSV_AS_IS, first);
}

void
rp_listing_write_csv (const RpListing *listing, RpCsvFormulas formulas, GString *out)
{
  guint n;
  const RpListColumn *columns = rp_list_columns (listing->list.type, &n);
  gboolean state = listing->selected.type != RP_RECORD_NONE;

  for (guint i = 0; i < n; i++)
    rp_csv_append (out, columns[i].name, RP_CSV_AS_IS, i == 0);
  g_string_append_printf (out, "%s%s\r\n", listing->says_shown ? ",shown" : "", state ? ",state" : "");
  for (guint row = 0; row < listing->n_rows; row++)
    {
      for (guint i = 0; i < n; i++)
        append_cell (out, listing, formulas, &columns[i], listing->rows[row], i == 0);
      if (listing->says_shown)
        rp_csv_append (out, rp_listing_is_shown (listing, listing->rows[row]) ? "true" : "false", RP_CSV_AS_IS, FALSE);
      if (state)
        rp_csv_append (out, rp_listing_state (listing, listing->rows[row]), RP_CSV_AS_IS, FALSE);
      g_string_append (out, "\r\n");
    }
}
