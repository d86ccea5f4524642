/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data along with a picture: what stands in the bytes of CSV and iCalendar. */
#include "data-exporters.h"

#include <string.h>

#include "ics-writer.h"
#include "json-fixture.h"
#include "listing-csv.h"

static char *
render_state (const RpDataExporter *exporter, const RpViewState *state, RpPeriod range)
{
  RpExportOptions options = { .range = range };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = exporter->render (state, &options, &error);
  g_autoptr (GBytes) again = exporter->render (state, &options, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
render (const RpDataExporter *exporter, RpDataset *dataset)
{
  RpViewState state = { .dataset = dataset, .theme = rp_theme (RP_THEME_LIGHT) };

  return render_state (exporter, &state, RP_PERIOD_NONE);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
assert_lacks (const char *text, const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%s” is in:\n%s", part, text);
}

/* ---- which one ---- */

static void
test_paths (void)
{
  static const struct
  {
    const char *path;
    const RpDataExporter *exporter;
  } cases[] = { { "a.csv", &rp_events_csv_exporter },
                { "a.CSV", &rp_events_csv_exporter },
                { "people.entities.csv", &rp_entities_csv_exporter },
                { "/x/entities.csv", &rp_entities_csv_exporter },
                { "my-entities.csv", &rp_events_csv_exporter },
                { "a.relations.csv", &rp_relations_csv_exporter },
                { "sources.csv", &rp_sources_csv_exporter },
                { "a.ics", &rp_ics_exporter },
                { "a.graphml", &rp_graphml_exporter },
                { "a.gexf", &rp_gexf_exporter },
                { "a.png", NULL },
                { "csv", NULL },
                { ".csv", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (rp_data_exporter_for_path (cases[i].path) == cases[i].exporter);
}

/* ---- CSV ---- */

static void
check_cell (const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  rp_csv_append (out, text, RP_CSV_NO_FORMULA, TRUE);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_formulas (void)
{
  g_autoptr (GString) as_is = g_string_new (NULL);

  rp_csv_append (as_is, "=1+1", RP_CSV_AS_IS, FALSE);
  g_assert_cmpstr (as_is->str, ==, ",=1+1");
  check_cell ("plain", "plain");
  check_cell ("", "");
  check_cell ("a=b", "a=b");
  check_cell ("=1+1", "'=1+1");
  check_cell ("+1", "'+1");
  check_cell ("-1", "'-1");
  check_cell ("@SUM(A1)", "'@SUM(A1)");
  check_cell ("\ttab", "'\ttab");
  check_cell ("\rreturn", "\"'\rreturn\"");
  check_cell (" =1", "\"' =1\"");
  check_cell ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  check_cell ("＝1+1", "'＝1+1");
  /* who takes one away has the text back */
  check_cell ("'=1", "''=1");
  check_cell ("''@x", "'''@x");
  check_cell ("'tis", "'tis");
}

static const char people[]
    = "{'rapport': 1, 'title': 'T', 'updated': '2020-05-06',"
      "'sources': [{'id': 's', 'title': 'Paper', 'url': 'https://example.org/a b?c=(d)'}],"
      "'entities': [{'id': 'a', 'kind': 'person', 'name': 'Anna'}, {'id': 'b', 'kind': 'person', 'name': 'Bert'},"
      "             {'id': 'p', 'kind': 'place', 'name': 'Port; north', 'location': {'lat': 40.5, 'lon': -3.25}}],"
      "'events': [{'id': 'e', 'kind': 'talk', 'title': '=cmd, x', 'when': '2001-02-03/2001-04', 'when_text': 'in spring',"
      "            'place': 'p', 'participants': [{'entity': 'a', 'role': 'host'}, 'b'], 'tags': ['x', 'y'],"
      "            'evidence': {'source': 's', 'locator': 'page 3', 'passage': 'so it was'}, 'marking': 'TLP:RED',"
      "            'attributes': [{'label': 'guests', 'value': '7', 'as_of': '2001'}]},"
      "           {'id': 'f', 'kind': 'talk', 'title': 'Undated'}],"
      "'relations': [{'id': 'r', 'kind': 'knows', 'from': 'a', 'to': 'b', 'when': '2002'}]}";

static char *
column (const char *csv, const char *name, guint row)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);
  g_auto (GStrv) names = g_strsplit (lines[0], ",", -1);
  g_auto (GStrv) cells = g_strsplit (lines[row], ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return g_strdup (cells[i]);
  return NULL;
}

static void
check_column (const char *csv, const char *name, const char *expected)
{
  g_autofree char *found = column (csv, name, 1);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_events (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (people);
  g_autofree char *csv = render (&rp_events_csv_exporter, dataset);
  g_autofree char *title = g_strdup ("\"'=cmd, x\"");
  char *at = strstr (csv, title);

  g_assert_nonnull (at);
  memset (at, '_', strlen (title)); /* the one comma within a cell */
  check_column (csv, "id", "e");
  check_column (csv, "start", "2001-02-03");
  check_column (csv, "end", "2001-04");
  check_column (csv, "earliest", "2001-02-03");
  check_column (csv, "latest", "2001-04-30");
  check_column (csv, "as_worded", "in spring");
  check_column (csv, "certainty", "exact");
  check_column (csv, "place_id", "p");
  check_column (csv, "people", "Anna (host); Bert");
  check_column (csv, "people_ids", "a; b");
  check_column (csv, "tags", "x; y");
  check_column (csv, "source_ids", "s");
  check_column (csv, "source_titles", "Paper");
  check_column (csv, "locators", "page 3");
  check_column (csv, "passages", "so it was");
  check_column (csv, "attributes", "guests: 7 (as of 2001)");
  check_column (csv, "marking", "TLP:RED");
  check_column (csv, "shown", NULL);
  assert_has (csv, "\r\nf,,");
}

/* What is hidden is named nowhere, and what is dimmed says so. */
static void
test_hidden (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (people);
  g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
  RpViewState state = { .dataset = dataset, .theme = rp_theme (RP_THEME_LIGHT), .shown = shown };

  rp_record_set_add (shown, rp_dataset_find (dataset, "e"));
  rp_record_set_add (shown, rp_dataset_find (dataset, "b"));
  rp_record_set_add (shown, rp_dataset_find (dataset, "r"));
  for (const RpDataExporter *const *exporter = rp_data_exporters (); *exporter; exporter++)
    {
      g_autofree char *text = render_state (*exporter, &state, RP_PERIOD_NONE);

      assert_lacks (text, "Anna");
      assert_lacks (text, "Undated");
      assert_lacks (text, "Port");
      assert_lacks (text, "Paper");
      assert_lacks (text, "so it was");
    }
  state.dim = TRUE;
  {
    g_autofree char *text = render_state (&rp_events_csv_exporter, &state, RP_PERIOD_NONE);
    g_autofree char *first = column (text, "shown", 2);

    assert_has (text, "Anna (host)");
    g_assert_cmpstr (first, ==, "false");
  }
}

static void
test_range (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (people);
  RpViewState state = { .dataset = dataset, .theme = rp_theme (RP_THEME_LIGHT) };
  RpPeriod range = RP_PERIOD_NONE;
  g_autofree char *reason = NULL;
  g_autofree char *csv = NULL;

  g_assert_true (rp_period_parse ("2010/..", &range, &reason));
  csv = render_state (&rp_events_csv_exporter, &state, range);
  assert_lacks (csv, "cmd");
  assert_has (csv, "Undated");
}

/* ---- iCalendar ---- */

/* What follows NAME in the only line that begins with it, unfolded. Transfer full, nullable. */
static char *
property (const char *ics, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (ics, "\r\n ", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_auto (GStrv) lines = g_strsplit (joined, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], name))
      return g_strdup (lines[i] + strlen (name));
  return NULL;
}

static void
check_property (const char *ics, const char *name, const char *expected)
{
  g_autofree char *found = property (ics, name);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_folding (void)
{
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 80; i++)
    g_string_append (long_text, i % 3 == 0 ? "ə" : i % 3 == 1 ? "日" : "🙂");
  rp_ics_text (out, "SUMMARY", long_text->str);
  lines = g_strsplit (out->str, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_true (i == 0 || lines[i][0] == ' ' || *lines[i] == '\0');
    }
  check_property (out->str, "SUMMARY:", long_text->str);
  g_string_truncate (out, 0);
  rp_ics_text (out, "X", "a\\b;c,d\r\ne\nf\001g\th");
  g_assert_cmpstr (out->str, ==, "X:a\\\\b\\;c\\,d\\ne\\nfg h\r\n");
}

static void
test_calendar (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (people);
  RpViewState state = { .dataset = dataset, .theme = rp_theme (RP_THEME_LIGHT) };
  RpExportOptions options = { 0 };
  g_autofree char *ics = render (&rp_ics_exporter, dataset);
  g_autofree char *left_out = rp_ics_exporter.left_out (&state, &options);
  g_autofree char *description = property (ics, "DESCRIPTION:");

  check_property (ics, "DTSTAMP:", "20200506T000000Z");
  check_property (ics, "DTSTART;VALUE=DATE:", "20010203");
  check_property (ics, "DTEND;VALUE=DATE:", "20010501");
  check_property (ics, "SUMMARY:", "=cmd\\, x");
  check_property (ics, "LOCATION:", "Port\\; north");
  check_property (ics, "GEO:", "40.500000;-3.250000");
  check_property (ics, "URL:", "https://example.org/a%20b?c=%28d%29");
  check_property (ics, "CATEGORIES:", "Talk,x,y");
  check_property (ics, "CLASS:", "PRIVATE");
  assert_has (description, "Anna (host)\\; Bert");
  assert_has (description, "in spring");
  assert_has (description, "Paper\\, page 3");
  g_assert_cmpstr (left_out, ==, "Not in the calendar: 1 undated event");
  assert_lacks (ics, "Undated\r");
}

/* WHEN as the calendar has it. */
static void
check_dates (const char *when, const char *start, const char *end)
{
  g_autofree char *json = g_strdup_printf (
      "{'rapport': 1, 'title': 'T', 'events': [{'id': 'e', 'kind': 'k', 'title': 'E', 'when': '%s'}]}", when);
  g_autoptr (RpDataset) dataset = json_fixture_load (json);
  g_autofree char *ics = render (&rp_ics_exporter, dataset);
  g_autofree char *found_start = property (ics, "DTSTART");
  g_autofree char *found_end = property (ics, "DTEND");

  g_test_message ("%s", when);
  g_assert_cmpstr (found_start, ==, start);
  g_assert_cmpstr (found_end, ==, end);
  check_property (ics, "DTSTAMP:", start != NULL ? "19700101T000000Z" : NULL);
}

static void
test_dates (void)
{
  check_dates ("2023-01-12", ";VALUE=DATE:20230112", ";VALUE=DATE:20230113");
  check_dates ("2023", ";VALUE=DATE:20230101", ";VALUE=DATE:20240101");
  check_dates ("2004/2008", ";VALUE=DATE:20040101", ";VALUE=DATE:20090101");
  check_dates ("[2004..2008]", ";VALUE=DATE:20040101", ";VALUE=DATE:20090101");
  check_dates ("2004~", ";VALUE=DATE:20040101", ";VALUE=DATE:20050101");
  check_dates ("[..2024-09-24]", ";VALUE=DATE:20240924", ";VALUE=DATE:20240925");
  check_dates ("2004/..", ";VALUE=DATE:20040101", ";VALUE=DATE:20050101");
  check_dates ("/2004-02-03", ";VALUE=DATE:20040203", ";VALUE=DATE:20040204");
  check_dates ("2023-10-31T16:57:10", ":20231031T165710", NULL);
  check_dates ("2023-10-31T01:57:10+04:00", ":20231030T215710Z", NULL);
  check_dates ("2023-10-31T16:57:10/2023-10-31T18:00:00", ":20231031T165710", ":20231031T180000");
  check_dates ("2023-10-31T23:00:00Z/2023-11-01T01:00:00+01:00", ":20231031T230000Z", ":20231101T000000Z");
  check_dates ("2023-10-31T16:57:10/2023-11-02", ";VALUE=DATE:20231031", ";VALUE=DATE:20231103");
  check_dates ("0001", ";VALUE=DATE:00010101", ";VALUE=DATE:00020101");
  /* what a calendar cannot hold */
  check_dates ("0000", NULL, NULL);
  check_dates ("-0044-03-15", NULL, NULL);
  check_dates ("Y12000", NULL, NULL);
  check_dates ("9999", NULL, NULL);
  check_dates ("XXXX-12-25", NULL, NULL);
}

static void
test_identity (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (people);
  g_autoptr (RpDataset) other = json_fixture_load (
      "{'rapport': 1, 'title': 'U', 'events': [{'id': 'e', 'kind': 'k', 'title': 'E', 'when': '2001'}]}");
  g_autoptr (RpDataset) later = json_fixture_load (
      "{'rapport': 1, 'title': 'T', 'events': [{'id': 'e', 'kind': 'k', 'title': 'New', 'when': '2005'}]}");
  g_autofree char *first = render (&rp_ics_exporter, dataset);
  g_autofree char *second = render (&rp_ics_exporter, other);
  g_autofree char *third = render (&rp_ics_exporter, later);
  g_autofree char *uid = property (first, "UID:");
  g_autofree char *foreign = property (second, "UID:");
  g_autofree char *changed = property (third, "UID:");

  g_assert_cmpstr (uid, !=, foreign);
  g_assert_cmpstr (uid, ==, changed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/data-files/paths", test_paths);
  g_test_add_func ("/data-files/csv/formulas", test_formulas);
  g_test_add_func ("/data-files/csv/events", test_events);
  g_test_add_func ("/data-files/csv/range", test_range);
  g_test_add_func ("/data-files/hidden", test_hidden);
  g_test_add_func ("/data-files/ics/folding", test_folding);
  g_test_add_func ("/data-files/ics/calendar", test_calendar);
  g_test_add_func ("/data-files/ics/dates", test_dates);
  g_test_add_func ("/data-files/ics/identity", test_identity);
  return g_test_run ();
}
