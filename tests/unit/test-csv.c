/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-reader.h"
#include "formats.h"
#include "gathering.h"
#include "importers.h"

#include <string.h>

#define TEXT(text) text, sizeof text - 1

typedef struct
{
  guint n_events, n_entities, n_relations, n_sources, n_dated, n_errors, n_warnings;
} Counts;

typedef struct
{
  const char *text;
  gsize length;
  Counts counts;
  const char *said;   /* in the first problem; NULL: there is none */
  guint line, column; /* where */
  const char *path;
} Case;

static const Case cases[] = {
  /* headers in four languages, and what separates cells */
  { TEXT ("When,End,Title,Kind,Place,People\n2023-01-12,,Signing,meeting,Rome,Anna (chair); Ben\n"),
    { 1, 3, 0, 0, 1, 0, 0 } },
  { TEXT ("Data;Data fine;Titolo;Tipo;Luogo;Persone;Fonte\r\n12 gen 2023;;Firma;x;Roma;Anna;La Gazzetta\r\n"),
    { 1, 2, 0, 1, 1, 0, 0 } },
  { TEXT ("DATUM\tBIS\tEreignis\tArt\tOrt\tBeteiligte\tQuelle\n12.01.2023\t13.01.2023\tTreffen\ta\tRom\tA;B\tZ\n"),
    { 1, 3, 0, 1, 1, 0, 0 } },
  { TEXT ("date|événement|lieu|personnes|mots-clés\n12 janvier 2023|Rencontre|Rome|Anna|a;b\n"),
    { 1, 2, 0, 0, 1, 0, 0 } },
  { TEXT ("start_date , Event Title,PEOPLE \n2023-01-12,A,b\n"), { 1, 1, 0, 0, 1, 0, 0 } },
  { TEXT ("sep=;\nwhen;title\n2023;a, b; c\n"), { 0, 0, 0, 0, 0, 1, 0 }, "expected 2 cells, found 3", 2, 3, "/2" },
  { TEXT ("sep=;\r\nwhen;title\r\n2023;a, b\r\n"), { 1, 0, 0, 0, 1, 0, 0 } },
  { TEXT ("when,title\r2023,a\r2024,b\r"), { 2, 0, 0, 0, 2, 0, 0 } },
  { TEXT ("when,title\n2023,a"), { 1, 0, 0, 0, 1, 0, 0 } },
  { TEXT ("Year,Month,Day,Time,End Year,Headline,Text\n1961,5,20,,,Born,x\n-44,3,15,,,Caesar,\n1990,,,,1991,Long,\n"),
    { 3, 0, 0, 0, 3, 0, 0 } },
  { TEXT ("Events of 2023,,\n,,\nDate,Title,Place\n2023-01-02,a,Rome\n"), { 1, 1, 0, 0, 1, 0, 0 } },
  { TEXT ("Von;Bis;Ereignis\n1914;1918;Krieg\n"), { 1, 0, 0, 0, 1, 0, 0 } },
  { TEXT ("From,To,Event\n1914,1918,War\n1920-01-10,ongoing,League\n"), { 2, 0, 0, 0, 2, 0, 0 } },
  { TEXT ("Date,Description\n1914,War\n"), { 1, 0, 0, 0, 1, 0, 0 } },
  { TEXT ("Date,Name\n1914,War\n"), { 1, 0, 0, 0, 1, 0, 0 } },
  /* quotes, line breaks, ragged and empty rows */
  { TEXT ("when,title,summary\n2023,\"a \"\"b\"\"\",\"one\ntwo, three\"\n,,\n\n2024,c\n2025,d,,,,\n"),
    { 3, 0, 0, 0, 3, 0, 0 } },
  { TEXT ("when,title\n2023,\"a \"b\" c\"\n"), { 1, 0, 0, 0, 1, 0, 0 } },
  { TEXT ("when, title\n2023, \"a, b\" \n"), { 1, 0, 0, 0, 1, 0, 0 } },
  { TEXT ("when,title,x\n2023,\"open,x\n2024,\"b, c\",x\n2025,d,x\n"),
    { 2, 0, 0, 0, 2, 1, 0 },
    "not closed in this row",
    2,
    2,
    "/2/title" },
  { TEXT ("when,title,x\n2023,a,\"open\n2024,b,x\n"), { 1, 0, 0, 0, 1, 1, 0 }, "not closed in this row", 2, 3, "/2/x" },
  { TEXT ("when,title\n2023,\n"), { 0, 0, 0, 0, 0, 1, 0 }, "column B “title”: expected a title", 2, 2, "/2/title" },
  { TEXT ("when,title\n2023,a,b\n"), { 0, 0, 0, 0, 0, 1, 0 }, "column C: expected 2 cells, found 3", 2, 3, "/2" },
  /* dates */
  { TEXT ("title,a/b when\na,x\n"), { 1, 0, 0, 0, 0, 0, 0 } },
  { TEXT ("title,when\na,31/02/2023\nb,2023\n"),
    { 1, 0, 0, 0, 1, 1, 0 },
    "column B “when”: expected a date, found “31/02/2023”; the row is left out",
    2,
    2,
    "/2/when" },
  { TEXT ("title,when\na,03/04/2023\n"), { 1, 0, 0, 0, 0, 0, 1 }, "day first or month first", 2, 2, "/2/when" },
  { TEXT ("title,when\na,31/12/2023\n"), { 1, 0, 0, 0, 1, 0, 0 } },
  { TEXT ("title,when\na,45023\nb,2023\n"), { 1, 0, 0, 0, 1, 1, 0 }, "found “45023”", 2, 2, "/2/when" },
  { TEXT ("title,when,end\na,2023,2022\n"), { 0, 0, 0, 0, 0, 1, 0 }, "lies before", 2, 3, "/2/end" },
  { TEXT ("title,when\na,n.d.\nb,\nc,?\n"), { 3, 0, 0, 0, 0, 0, 0 } },
  { TEXT ("title,when\na,after the war\nb,in those days\nc,1961\n"),
    { 3, 0, 0, 0, 1, 0, 2 },
    "kept as wording",
    2,
    2,
    "/2/when" },
  { TEXT ("title,date,time\na,2023-01-12,16:57\n"), { 1, 0, 0, 0, 1, 0, 0 } },
  /* relations and entities */
  { TEXT ("from,to,kind,when,label,weight\nAnna,Ben,knows,2023,x,2.5\nBen,Cem,knows,,,\n"), { 0, 3, 2, 0, 0, 0, 0 } },
  { TEXT ("Von;Nach;Gewicht\nA;B;1,5\n"), { 0, 2, 1, 0, 0, 0, 0 } },
  { TEXT ("da,a,peso\nA,B,2\n"), { 0, 2, 1, 0, 0, 0, 0 } },
  { TEXT ("Source,Target,Type,Id,Label,Weight\n1,2,Undirected,0,,1.0\n"), { 0, 2, 1, 0, 0, 0, 0 } },
  { TEXT ("from,to,weight\nA,B,x\nA,,1\n"),
    { 0, 2, 1, 0, 0, 1, 1 },
    "expected a number, found “x”",
    2,
    3,
    "/2/weight" },
  { TEXT ("title,when,people,from,to\nMet,2023,Anna;Ben,,\n,,,anna,Cem\n"), { 1, 3, 1, 0, 1, 0, 0 } },
  { TEXT ("Id,Label\n1,Anna\n2,Ben\n"), { 0, 2, 0, 0, 0, 0, 0 } },
  { TEXT ("name,kind,aliases,lat,lon\nRoma,place,Rome;Urbs,\"41,9\",12.5\n"), { 0, 1, 0, 0, 0, 0, 0 } },
  { TEXT ("name,lat,lon\nRoma,95,12\n"), { 0, 1, 0, 0, 0, 0, 1 }, "expected a number, found “95”", 2, 2, "/2/lat" },
  { TEXT ("id,title\n1,a\n1,b\n"), { 2, 0, 0, 0, 0, 1, 0 }, "id of its own", 3, 1, "/3/id" },
  /* encodings */
  { TEXT ("\xEF\xBB\xBFwhen,title\n2023,caf\xC3\xA9\n"), { 1, 0, 0, 0, 1, 0, 0 } },
  { TEXT ("when;title\n2023;caf\xE9 \x80\n"), { 1, 0, 0, 0, 1, 0, 0 } },
  { TEXT ("when;title\n2023;caf\xC3\xA9 \xC3\xA8 \x80\n"), { 1, 0, 0, 0, 1, 0, 1 }, "U+FFFD", 1, 1, "" },
  { TEXT ("\xFF\xFEw\0h\0e\0n\0;\0t\0i\0t\0l\0e\0\n\0002\0000\0002\0003\0;\0\xE9\0\n\0"), { 1, 0, 0, 0, 1, 0, 0 } },
  { TEXT ("w\0h\0e\0n\0;\0t\0i\0t\0l\0e\0\n\0002\0000\0002\0003\0;\0\xE9\0\n\0"), { 1, 0, 0, 0, 1, 0, 0 } },
  { TEXT ("\xFE\xFF\0w\0h\0e\0n\0\t\0t\0i\0t\0l\0e\0\n\0002\0000\0002\0003\0\t\0\xE9\0\n"), { 1, 0, 0, 0, 1, 0, 0 } },
  /* hostile */
  { TEXT ("when,title,url\n2023,<script>alert(1)</script>,javascript:x\n"), { 1, 0, 0, 0, 1, 0, 0 } },
  { TEXT ("title,__proto__,constructor\n=cmd|' /C calc'!A0,1,2\n"), { 1, 0, 0, 0, 0, 0, 0 } },
  { TEXT ("title,x\n\xE2\x80\xAE"
          "abc,\xE2\x81\xA6\n"),
    { 1, 0, 0, 0, 0, 0, 0 } },
  { TEXT ("from,to\nA,A\n"), { 0, 1, 1, 0, 0, 0, 0 } },
};

/* What is no table of ours, and what is said then. */
static const struct
{
  const char *text;
  gsize length;
  const char *said;
} refused[] = {
  { TEXT ("a,b,c\n1,2,3\n4,5,6\n"), "found “a”, “b”, “c”" },
  { TEXT ("2023-01-02,Foo,x\n2023-01-03,Bar,y\n2023-01-04,Baz,z\n"), "names the columns" },
  { TEXT ("when,title\n"), "expected rows below the header" },
  { TEXT ("Dear Anna,\n\nThank you for your letter, which came today.\nIt was, as ever, good.\n"), "not JSON" },
  { TEXT ("title\nfoo\n"), "" },
  { TEXT ("<html><body>a,b,c\nd,e,f\n"), "HTML" },
  { TEXT ("<?xml version='1.0'?>\n<a b='title,when'/>"), "XML" },
  { TEXT ("%PDF-1.7\ntitle,when\na,b\n"), "PDF" },
  { TEXT ("PK\3\4,title,when\n"), "zip" },
  { TEXT ("\x1F\x8B\x08,title,when\n"), "gzip" },
  { TEXT ("{\"title\": 1,\n\"when\": 2\n"), "" },
  { TEXT ("title,when\n\0\0\0\0,a\n"), "" },
  { TEXT (""), "" },
};

static RpImportResult *
import (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  RpImportResult *result = rp_import_bytes (text, length, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static Counts
count (const RpImportResult *result)
{
  RpDataset *dataset = result->dataset;
  Counts counts = { rp_dataset_n_events (dataset),
                    rp_dataset_n_entities (dataset),
                    rp_dataset_n_relations (dataset),
                    rp_dataset_n_sources (dataset),
                    0,
                    rp_import_result_count (result, RP_SEVERITY_ERROR),
                    rp_import_result_count (result, RP_SEVERITY_WARNING) };

  for (guint i = 0; i < counts.n_events; i++)
    counts.n_dated += rp_dataset_event (dataset, i)->when.when != NULL;
  return counts;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (RpImportResult) result = import (c->text, c->length);
      const RpProblem *first = result->problems->len > 0 ? g_ptr_array_index (result->problems, 0) : NULL;
      g_autofree char *shown = g_utf8_make_valid (c->text, -1);
      Counts got = { 0 };

      if (result->dataset != NULL)
        got = count (result);
      g_test_message ("%u: %s: %s", i, shown, first != NULL ? first->message : "");
      g_assert_nonnull (result->dataset);
      if (memcmp (&got, &c->counts, sizeof got) != 0)
        g_error ("case %u: %u events, %u entities, %u relations, %u sources, %u dated, %u errors, %u warnings: %s", i,
                 got.n_events, got.n_entities, got.n_relations, got.n_sources, got.n_dated, got.n_errors,
                 got.n_warnings, c->text);
      g_assert_cmpint (first != NULL, ==, c->said != NULL);
      if (first == NULL)
        continue;
      g_assert_nonnull (strstr (first->message, c->said));
      g_assert_cmpuint (first->line, ==, c->line);
      g_assert_cmpuint (first->column, ==, c->column);
      g_assert_cmpstr (first->path, ==, c->path);
    }
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (RpImportResult) result = import (refused[i].text, refused[i].length);
      const RpProblem *first = result->problems->len > 0 ? g_ptr_array_index (result->problems, 0) : NULL;
      g_autofree char *shown = g_utf8_make_valid (refused[i].text, -1);

      g_test_message ("%u: %s", i, shown);
      g_assert_null (result->dataset);
      g_assert_true (first != NULL && first->fatal);
      if (strstr (first->message, refused[i].said) == NULL)
        g_error ("%s: said “%s”", refused[i].text, first->message);
    }
}

/* A record's details: nothing is lost. */
static void
test_details (void)
{
  g_autoptr (RpImportResult) result
      = import (TEXT ("id,when,title,kind,place,people,source,locator,quote,tags,url,status,notes,Col/umn,\n"
                      "e1,2023-01-12,Signing,Meeting,Rome,Anna Bianchi (chair); Ben,Gazette,p. 3,“so”,\"gas,#oil\","
                      "https://example.org,geplant,see below,high,rest\n"
                      "e2,2023-02,Two,meeting,rome,ANNA BIANCHI,https://example.org/a,,,,,unclear,,,\n"));
  RpDataset *dataset = result->dataset;
  const RpEvent *event = rp_dataset_event (dataset, 0);
  const RpEntity *who = rp_dataset_entity (dataset, event->participants[0].entity);

  g_assert_cmpuint (rp_dataset_n_entities (dataset), ==, 3);
  g_assert_cmpuint (rp_dataset_n_kinds (dataset, RP_RECORD_EVENT), ==, 1);
  g_assert_cmpstr (event->record.id, ==, "e1");
  g_assert_cmpuint (event->record.line, ==, 2);
  g_assert_cmpstr (who->record.title, ==, "Anna Bianchi");
  g_assert_cmpstr (event->participants[0].role, ==, "chair");
  g_assert_null (event->participants[1].role);
  g_assert_cmpstr (rp_dataset_kind (dataset, RP_RECORD_ENTITY, who->kind)->name, ==, "person");
  g_assert_cmpstr (rp_dataset_entity (dataset, event->place)->record.title, ==, "Rome");
  g_assert_cmpuint (rp_dataset_event (dataset, 1)->place, ==, event->place);
  g_assert_cmpstr (event->record.tags[1], ==, "oil");
  g_assert_cmpstr (event->record.url, ==, "https://example.org");
  g_assert_cmpint (event->status, ==, RP_STATUS_PLANNED);
  g_assert_cmpstr (event->record.evidence[0].locator, ==, "p. 3");
  g_assert_cmpstr (event->record.evidence[0].passage, ==, "“so”");
  g_assert_cmpuint (event->record.n_attributes, ==, 3);
  g_assert_cmpstr (event->record.attributes[1].label, ==, "Col/umn");
  g_assert_cmpstr (event->record.attributes[2].label, ==, "Column O");
  event = rp_dataset_event (dataset, 1);
  g_assert_cmpstr (event->record.attributes[0].value, ==, "unclear");
  g_assert_cmpstr (rp_dataset_source (dataset, event->record.evidence[0].source)->record.url, ==,
                   "https://example.org/a");
}

/* The spreadsheet of 400 rows, 20 of them bad, as LibreOffice writes it in three locales. */
static void
test_spreadsheets (void)
{
  const char *const files[] = { "events-en_US.csv", "events-it_IT.csv", "events-de_DE.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "foreign", files[i], NULL);
      g_autoptr (RpImportResult) result = rp_import_file (path, NULL, NULL, NULL);
      Counts counts;

      g_assert_true (result != NULL && result->dataset != NULL);
      counts = count (result);
      g_assert_cmpuint (counts.n_events, ==, 380);
      g_assert_cmpuint (counts.n_dated, ==, 380);
      g_assert_cmpuint (counts.n_errors, ==, 20);
      g_assert_cmpuint (counts.n_warnings, ==, 0);
      g_assert_cmpuint (counts.n_entities, ==, 9);
      g_assert_cmpuint (counts.n_sources, ==, 1);
      g_assert_cmpuint (rp_dataset_get_left_out (result->dataset), ==, 20);
      for (guint p = 0; p < 20; p++)
        {
          const RpProblem *problem = g_ptr_array_index (result->problems, p);

          /* each twentieth row, the eighth of them the first; the header is row 1 */
          g_assert_cmpuint (problem->line, ==, 8 + 20 * p);
          g_assert_cmpuint (problem->column, >=, 1);
          g_assert_cmpuint (problem->column, <=, 3);
          g_assert_true (problem->left_out);
        }
    }
}

static void
test_order (void)
{
  static const char text[] = "title,when\na,03/04/2023\nb,01.02.2023\nc,3/5/2023\n";
  const struct
  {
    RpDateOrder order;
    const char *when;
    guint n_two_readings;
  } rows[] = { { RP_DATE_ORDER_UNKNOWN, NULL, 2 },
               { RP_DATE_ORDER_DMY, "2023-04-03", 0 },
               { RP_DATE_ORDER_MDY, "2023-03-04", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RpImportInput input = { .bytes = text, .length = sizeof text - 1, .options = { rows[i].order } };
      g_autoptr (RpGathering) gathering = rp_gathering_new (&input);
      g_autoptr (GPtrArray) problems = g_ptr_array_new ();
      g_autoptr (RpDataset) dataset = NULL;
      const char *wording;

      g_assert_true (rp_csv_importer.gather (gathering, &input));
      g_assert_cmpuint (rp_gathering_count_two_readings (gathering, &wording), ==, rows[i].n_two_readings);
      g_assert_cmpstr (wording, ==, rows[i].n_two_readings > 0 ? "03/04/2023" : NULL);
      dataset = rp_gathering_finish (gathering, problems);
      g_assert_cmpstr (rp_dataset_event (dataset, 0)->when.text, ==, rows[i].when);
      g_assert_cmpstr (rp_dataset_event (dataset, 0)->when_text, ==, rows[i].when == NULL ? "03/04/2023" : NULL);
    }
}

/* Time grows with the length even where each row opens a quotation mark that none closes. */
static void
test_linear (void)
{
  const char *const units[]
      = { "2023,\"a,b\n", "\"a,", "2023,\"\"\"\"\"a\n", "2023,\"\"a\n", "\"\n", ",\"x\n\"\"", "2023,a\n" };
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new ("when,title\n");
      RpCsvRow row;
      g_autoptr (RpCsvReader) reader = NULL;

      while (text->len < 8000000)
        g_string_append (text, units[i]);
      reader = rp_csv_reader_new (text->str, text->len, ',');
      while (rp_csv_reader_next (reader, &row))
        ;
      g_assert_cmpfloat (rp_csv_reader_get_fraction (reader), >=, 1);
    }
  g_test_message ("%.2f s", (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpfloat ((g_get_monotonic_time () - start) / 1e6, <, 20);
}

static guint32
next_random (guint64 *state)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
  return (guint32)(*state >> 33);
}

/* Whatever is done to a table: a dataset or a message. */
static void
test_mutations (void)
{
  static const char alphabet[] = "\",;\t|\n\r\0 /.-0129aé(=\xff\xfe{";
  guint64 state = 20230403;

  for (guint i = 0; i < 4000; i++)
    {
      const Case *c = &cases[next_random (&state) % G_N_ELEMENTS (cases)];
      g_autoptr (GString) text = g_string_new_len (c->text, (gssize)c->length);
      g_autoptr (RpImportResult) result = NULL;

      for (guint n = 1 + next_random (&state) % 5; n > 0; n--)
        if (next_random (&state) % 2 == 0)
          g_string_insert_c (text, (gssize)(next_random (&state) % (text->len + 1)),
                             alphabet[next_random (&state) % (sizeof alphabet - 1)]);
        else if (text->len > 1)
          g_string_erase (text, (gssize)(next_random (&state) % text->len), 1);
      result = import (text->str, text->len);
      g_assert_true (result->dataset != NULL || result->problems->len > 0);
      for (guint p = 0; p < result->problems->len; p++)
        g_assert_true (g_utf8_validate (((RpProblem *)g_ptr_array_index (result->problems, p))->message, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/cases", test_cases);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/details", test_details);
  g_test_add_func ("/csv/spreadsheets", test_spreadsheets);
  g_test_add_func ("/csv/order", test_order);
  g_test_add_func ("/csv/linear", test_linear);
  g_test_add_func ("/csv/mutations", test_mutations);
  return g_test_run ();
}
