/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-text.h"
#include "importers.h"

#include <string.h>

static RpImportResult *
import (const char *bytes)
{
  return rp_import_bytes (bytes, strlen (bytes), NULL, NULL, NULL, NULL);
}

static RpImportResult *
import_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "foreign", name, NULL);
  g_autoptr (GError) error = NULL;
  RpImportResult *result = rp_import_file (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static guint
count_problems (const RpImportResult *result)
{
  return rp_import_result_count (result, RP_SEVERITY_ERROR) + rp_import_result_count (result, RP_SEVERITY_WARNING);
}

/* What was read, written in Rapport's own format and read again, has no error. */
static void
assert_holds_up (const RpImportResult *result, const char *what)
{
  gsize length;
  g_autofree char *text = rp_dataset_to_text (result->dataset, &length);
  g_autoptr (RpImportResult) again = rp_import_bytes (text, length, NULL, NULL, NULL, NULL);

  g_assert_nonnull (again->dataset);
  g_assert_cmpuint (rp_dataset_n_events (again->dataset), ==, rp_dataset_n_events (result->dataset));
  if (rp_import_result_count (again, RP_SEVERITY_ERROR) > 0)
    {
      const RpProblem *problem = g_ptr_array_index (again->problems, 0);
      g_error ("converted, %s has an error: %s", what, problem->message);
    }
}

/* ---- samples ---- */

typedef struct
{
  const char *name, *format;
  guint events, sources, dated, eras, problems;
} Sample;

static const Sample samples[] = {
  { "timelinejs-3-exhibition.json", "TimelineJS", 5, 2, 4, 2, 1 },
  { "timelinejs-3-cosmos.json", "TimelineJS", 4, 0, 4, 0, 0 },
  { "timelinejs-3-minimal.json", "TimelineJS", 4, 1, 3, 0, 2 },
  { "timelinejs-1-campaign.json", "TimelineJS 1 and 2", 4, 2, 4, 1, 1 },
  { "timelinejs-2-callback.jsonp", "TimelineJS 1 and 2", 3, 0, 2, 0, 1 },
  { "timelinejs-2-function.js", "TimelineJS 1 and 2", 1, 0, 1, 0, 0 },
  { "simile-monet.json", "SIMILE Timeline", 5, 0, 5, 0, 0 },
  { "simile-gregorian.json", "SIMILE Timeline", 5, 0, 5, 0, 0 },
  { "simile-short.js", "SIMILE Timeline", 2, 0, 2, 0, 0 },
  { "simile-ships.xml", "SIMILE Timeline", 4, 0, 4, 0, 0 },
  { "simile-cabinet.xml", "SIMILE Timeline", 5, 0, 5, 0, 0 },
  { "simile-antiquity.xml", "SIMILE Timeline", 7, 0, 6, 0, 1 },
  { "vis-timeline-items.json", "vis-timeline", 5, 0, 5, 1, 0 },
  { "vis-timeline-groups.json", "vis-timeline", 5, 0, 4, 0, 2 },
  { "vis-timeline-script.js", "vis-timeline", 3, 0, 2, 0, 1 },
};

static void
test_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const Sample *sample = &samples[i];
      g_autoptr (RpImportResult) result = import_sample (sample->name);
      guint dated = 0;

      g_test_message ("%s", sample->name);
      g_assert_nonnull (result->dataset);
      g_assert_cmpstr (result->importer->name, ==, sample->format);
      for (guint event = 0; event < rp_dataset_n_events (result->dataset); event++)
        dated += rp_dataset_event (result->dataset, event)->when.when != NULL;
      g_assert_cmpuint (rp_dataset_n_events (result->dataset), ==, sample->events);
      g_assert_cmpuint (rp_dataset_n_entities (result->dataset), ==, 0);
      g_assert_cmpuint (rp_dataset_n_sources (result->dataset), ==, sample->sources);
      g_assert_cmpuint (dated, ==, sample->dated);
      g_assert_cmpuint (rp_dataset_n_eras (result->dataset), ==, sample->eras);
      g_assert_cmpuint (count_problems (result), ==, sample->problems);
      assert_holds_up (result, sample->name);
    }
}

/* ---- details ---- */

typedef struct
{
  const char *name, *title, *when;
  const char *what, *value; /* nullable: "kind", "summary", "url", "wording", "note", "source", "tag" or an attribute */
} Detail;

static const Detail details[] = {
  { "timelinejs-3-exhibition.json", "Building of the mole", "1850/1863", "summary",
    "Stone came from the old quarry.\nIt took thirteen years." },
  { "timelinejs-3-exhibition.json", "Building of the mole", "1850/1863", "kind", "Building" },
  { "timelinejs-3-exhibition.json", "Building of the mole", "1850/1863", "source", "M. Rossi / Archive" },
  { "timelinejs-3-exhibition.json", "Building of the mole", "1850/1863", "Caption", "The mole & its light" },
  { "timelinejs-3-exhibition.json", "The Utopia sinks", "1891-03-17T06:05:00", "source",
    "https://maps.example.org/embed?pb=1" },
  { "timelinejs-3-exhibition.json", "Closed to foreign ships.", "1914-07-28/1918-11-11", "wording",
    "High summer 1914" },
  { "timelinejs-3-exhibition.json", "Closed to foreign ships.", "1914-07-28/1918-11-11", "Background",
    "https://pictures.example.org/grey.jpg" },
  { "timelinejs-3-exhibition.json", "A harbour is mentioned", "-0043-03-15", "kind", "event" },
  { "timelinejs-3-exhibition.json", "A month too many", NULL, "wording", "2011-13-2" },
  { "timelinejs-3-cosmos.json", "All begins", "Y-13800000000", "wording", "13.8 billion years ago" },
  { "timelinejs-3-cosmos.json", "The Earth", "Y-4540000000/Y-4500000000", "kind", "Earth" },
  { "timelinejs-3-minimal.json", "Two", "2020-02", "keywords", "a, b" },
  { "timelinejs-3-minimal.json", "Only a text", "2021-05-20", NULL, NULL },
  { "timelinejs-1-campaign.json", "It is announced", "2011-12-10T07:02:10/2011-12-11T08:11:00", "url",
    "http://paper.example.org/1" },
  { "timelinejs-1-campaign.json", "It is announced", "2011-12-10T07:02:10/2011-12-11T08:11:00", "kind", "Press" },
  { "timelinejs-1-campaign.json", "First speech", "2012-01-26", "kind", "Speech" },
  { "timelinejs-1-campaign.json", "It ends", "2012-12-31", "source", "The winner" },
  { "timelinejs-1-campaign.json", "It ends", "2012-12-31", "Media", "We did it." },
  { "timelinejs-2-callback.jsonp", "Born", "1961-05-20", "summary", "It's } in a text; \"so\" ]" },
  { "timelinejs-2-callback.jsonp", "Away", "1989-11/2003-02-01T12:30:00", "kind", "Life" },
  { "timelinejs-2-callback.jsonp", "Later", NULL, "wording", "soon" },
  { "timelinejs-2-function.js", "Long ago", "-0499-01-01", NULL, NULL },
  { "simile-monet.json", "Some school", "1834", "summary", "He goes to school." },
  { "simile-monet.json", "A journey", "1871-09/1871-11", "url", "http://www.example.org/boat/" },
  { "simile-monet.json", "A journey", "1871-09/1871-11", "Image", "http://images.example.org/boat.jpg" },
  { "simile-monet.json", "A letter", "[1872-01-05..1872-03-20]", NULL, NULL },
  { "simile-monet.json", "A friendship", "1874-05/1879-04-02~", "note",
    "begins between 1874-05-01 and 1874-05-31; ends between 1879-02-10 and 1879-04-02" },
  { "simile-monet.json", "A friendship", "1874-05/1879-04-02~", "classname", "friend" },
  { "simile-monet.json", "A sale", "[1880..1885]", NULL, NULL },
  { "simile-gregorian.json", "Landing", "1961-05-20T00:00:00Z", NULL, NULL },
  { "simile-gregorian.json", "The Ides", "-0043", NULL, NULL },
  { "simile-gregorian.json", "Far back", "-0500", "caption", "half a millennium" },
  { "simile-short.js", "Short keys", "1995-01-12~/1997~", "note",
    "begins between 1995-01-12 and 1995-02-01; ends between 1996-06-30 and 1997" },
  { "simile-ships.xml", "Fitting out", "2006-05-28T09:00:00Z/2006-06-15T09:00:00Z", "summary",
    "A few days to write some documentation for the crew." },
  { "simile-ships.xml", "Fitting out", "2006-05-28T09:00:00Z/2006-06-15T09:00:00Z", "url", "http://example.org/t" },
  { "simile-cabinet.xml", "Inaugural session", "1994-06-01T10:30:00Z", "summary",
    "The chamber met at half past ten.\n\nMinutes: volume 1" },
  { "simile-cabinet.xml", "Inaugural session", "1994-06-01T10:30:00Z", "Link", "https://records.example.org/m1" },
  { "simile-cabinet.xml", "Inaugural session", "1994-06-01T10:30:00Z", "url", "https://records.example.org/session/1" },
  { "simile-cabinet.xml", "Crisis", "1994-12~/1995-03~", "note",
    "begins between 1994-12 and 1995-01; ends between 1995-02 and 1995-03" },
  { "simile-cabinet.xml", "Second cabinet", "1995-01-17", "summary", "Sworn in; 5 < 7 ministers were new." },
  { "simile-cabinet.xml", "Survey", "[1996..1997]", NULL, NULL },
  { "simile-antiquity.xml", "Founding of the city", "-0752", "caption", "by tradition" },
  { "simile-antiquity.xml", "End of the republic", "-0043/-0026", NULL, NULL },
  { "simile-antiquity.xml", "The last emperor", "0476-09-04", NULL, NULL },
  { "simile-antiquity.xml", "A martyrdom", "0107?", NULL, NULL },
  { "simile-antiquity.xml", "A coronation", NULL, "wording", "before 800" },
  { "simile-ships.xml", "The christening", "[2006-06-16..2006-06-26]", NULL, NULL },
  { "simile-ships.xml", "Keel & frame", "[1906..1907]", "caption", "yard no. 5" },
  { "vis-timeline-items.json", "item one", "2014-04-20", "kind", "g1" },
  { "vis-timeline-items.json", "Conference", "2014-04-14T09:00:00.000Z/2014-04-16T17:30:00.000Z", "summary",
    "Three days\nin Rome" },
  { "vis-timeline-items.json", "Launch", "2014-04-19", NULL, NULL },
  { "vis-timeline-items.json", "Asp.net", "2014-04-21", NULL, NULL },
  { "vis-timeline-items.json", "Moment", "2014-04-25", NULL, NULL },
  { "vis-timeline-groups.json", "First crossing", "1838-04-23/1838-05-07", "kind", "Steamers" },
  { "vis-timeline-groups.json", "First crossing", "1838-04-23/1838-05-07", "tag", "Ships" },
  { "vis-timeline-groups.json", "Last clipper", "1923", "subgroup", "tea" },
  { "vis-timeline-groups.json", "Record", "1907-09-07", "kind", "Steamers" },
  { "vis-timeline-script.js", "From a page", "2016-12-01T08:30:00/2016-12-01T10:00:00", NULL, NULL },
};

static const RpEvent *
find_event (RpDataset *dataset, const char *title)
{
  for (guint i = 0; i < rp_dataset_n_events (dataset); i++)
    if (strcmp (rp_dataset_event (dataset, i)->record.title, title) == 0)
      return rp_dataset_event (dataset, i);
  g_error ("no event “%s”", title);
}

static const char *
value_of (RpDataset *dataset, const RpEvent *event, const char *what)
{
  const RpRecord *record = &event->record;

  if (strcmp (what, "summary") == 0)
    return record->summary;
  if (strcmp (what, "url") == 0)
    return record->url;
  if (strcmp (what, "wording") == 0)
    return event->when_text;
  if (strcmp (what, "note") == 0)
    return event->when_note;
  if (strcmp (what, "kind") == 0)
    return rp_dataset_kind (dataset, RP_RECORD_EVENT, event->kind)->name;
  if (strcmp (what, "tag") == 0)
    return record->n_tags > 0 ? record->tags[0] : NULL;
  if (strcmp (what, "source") == 0)
    return record->n_evidence > 0 ? rp_dataset_source (dataset, record->evidence[0].source)->record.title : NULL;
  for (guint i = 0; i < record->n_attributes; i++)
    if (strcmp (record->attributes[i].label, what) == 0)
      return record->attributes[i].value;
  return NULL;
}

static void
test_details (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      const Detail *detail = &details[i];
      g_autoptr (RpImportResult) result = import_sample (detail->name);
      const RpEvent *event = find_event (result->dataset, detail->title);

      g_test_message ("%s, %s", detail->name, detail->title);
      g_assert_cmpstr (event->when.when != NULL ? event->when.text : NULL, ==, detail->when);
      if (detail->what != NULL)
        g_assert_cmpstr (value_of (result->dataset, event, detail->what), ==, detail->value);
    }
}

static void
test_heads (void)
{
  g_autoptr (RpImportResult) exhibition = import_sample ("timelinejs-3-exhibition.json");
  g_autoptr (RpImportResult) monet = import_sample ("simile-monet.json");
  const RpEra *era = rp_dataset_era (exhibition->dataset, 1);

  g_assert_cmpstr (rp_dataset_get_title (exhibition->dataset), ==, "The harbour and its people");
  g_assert_cmpstr (rp_dataset_get_description (exhibition->dataset), ==,
                   "From wood to steel.\n\nSee the exhibition.\nhttps://harbour.example.org/\n\n"
                   "The harbour about 1890. · City archive · https://pictures.example.org/harbour.jpg");
  g_assert_cmpstr (era->label, ==, "Steel");
  g_assert_cmpstr (era->when.text, ==, "1870/1970");
  g_assert_cmpstr (rp_dataset_get_title (monet->dataset), ==, "simile-monet");
  g_assert_cmpstr (rp_dataset_get_description (monet->dataset), ==,
                   "http://wiki.example.org/shelf/ A painter's timeline");
}

/* ---- what is wrong ---- */

typedef struct
{
  const char *text;
  guint line, column;
  const char *words; /* in the first problem's message; NULL: no problem */
} Fault;

#define TL3(event) "{\"events\":[{\"start_date\":{\"year\":2000},\"text\":{\"headline\":\"x\"}},\n" event "]}"
#define VIS(item) "[{\"content\":\"x\",\"start\":\"2000\"},\n" item "]"
#define SIMILE(event) "{\"dateTimeFormat\":\"iso8601\",\"events\":[{\"start\":\"2000\",\"title\":\"x\"},\n" event "]}"
#define TL1(date)                                                                                                      \
  "{\"timeline\":{\"headline\":\"h\",\"date\":[{\"startDate\":\"2000\",\"headline\":\"x\"},\n" date "]}}"

static const Fault faults[] = {
  /* cut off */
  { "{\"events\":[{\"start_date\":{\"year\":2000},\n\"text\":{\"headline\":\"x\"", 2, 23, "ends" },
  { "[{\"content\":\"x\",\"start\":\"2000\"},\n{\"con", 2, 6, "ends" },
  { "x = {\"timeline\":{\"headline\":\"h\",\"date\":[", 1, 41, "cut off?" },
  /* scripts that are no timelines, or no data inside */
  { "x = {\"a\":1};", 1, 1, "JavaScript" },
  { "x = {timeline:{headline:h(),date:[]}};", 1, 25, "“h” is code" },
  { "x({\"timeline\":{\"headline\":\"h\",\"date\":[]}}); y()", 1, 45, "“y” is code" },
  /* places of what is wrapped */
  { "/* ä */ cb ({\"timeline\":{\"headline\":\"h\",\"date\":[7]}});", 1, 49,
    "expected an event (an object), found a number" },
  { "\xef\xbb\xbfvar x =\r\n[{\"content\":\"c\",\"start\":\"2000\"}, 7];", 2, 34, "expected an item (an object)" },
  /* wrong types */
  { TL3 ("\"x\""), 2, 1, "expected an event (an object), found a string" },
  { TL3 ("{\"start_date\":{\"year\":2000},\"text\":{\"headline\":[1]}}"), 2, 48, "expected a text, found a list" },
  { TL3 ("{\"start_date\":[],\"text\":{\"headline\":\"x\"}}"), 2, 15, "expected a date, found a list" },
  { TL3 ("{\"start_date\":{\"year\":{}},\"text\":{\"headline\":\"x\"}}"), 2, 23, "expected a year, found an object" },
  { TL3 ("{\"start_date\":{\"year\":\"\"},\"text\":{\"headline\":\"x\"}}"), 2, 23, "expected a year" },
  { TL3 ("{\"start_date\":{\"year\":1e300},\"text\":{\"headline\":\"x\"}}"), 2, 15, "expected a date, found “1e300”" },
  { TL3 ("{\"start_date\":{\"year\":2000,\"hour\":25,\"day\":1,\"month\":1},\"text\":{}}"), 2, 15, "expected a date" },
  { TL3 ("{\"text\":{\"headline\":\"x\"}}"), 2, 1, "expected “start_date”, found nothing" },
  { TL3 ("{\"start_date\":{\"year\":2000},\"end_date\":{\"year\":1999}}"), 2, 1, "ends before it starts" },
  { TL3 ("{\"start_date\":{\"year\":2000},\"media\":{\"url\":{}}}"), 2, 44, "expected a text, found an object" },
  { "{\"events\":{\"start_date\":{\"year\":1},\"text\":{\"headline\":\"x\"}},\n\"eras\":[{}]}", 2, 9,
    "expected an era's dates" },
  { TL1 ("{\"startDate\":[],\"headline\":\"x\"}"), 2, 14, "expected a text, found a list" },
  { TL1 ("{\"headline\":\"x\"}"), 2, 1, "expected “startDate”, found nothing" },
  { TL1 ("{\"startDate\":\"2011,13,10\",\"headline\":\"x\"}"), 2, 14, "expected a date, found “2011,13,10”" },
  { SIMILE ("[]"), 2, 1, "expected an event (an object), found a list" },
  { SIMILE ("{\"title\":\"x\"}"), 2, 1, "expected “start”, found nothing" },
  { SIMILE ("{\"start\":\"2000\",\"latestStart\":\"1990\",\"title\":\"x\"}"), 2, 1, "1990" },
  { SIMILE ("{\"start\":{},\"title\":\"x\"}"), 2, 10, "expected a text, found an object" },
  { VIS ("{\"content\":{\"html\":1},\"start\":\"2001\"}"), 2, 12, "expected a text, found an object" },
  { VIS ("{\"content\":\"x\",\"start\":true}"), 2, 24, "expected a text" },
  { VIS ("{\"content\":\"x\",\"start\":\"2001\",\"end\":\"1999\"}"), 2, 1, "ends before it starts" },
  { VIS ("{\"content\":\"x\",\"start\":\"2001\",\"end\":1e400}"), 2, 24, "expected a date" },
  { VIS ("{\"content\":\"x\",\"start\":\"03/04/2023\"}"), 2, 24, "day first or month first" },
  { "<data><event start='2000' title='x'/>\n<event title='y'>t</event></data>", 2, 17, "expected “start”" },
  { "<data><event start='2000' title='x'/>\n<event start='soon' title='y'/></data>", 2, 30,
    "expected a date, found “soon”" },
  /* XML that is cut off, none, or more than it says */
  { "<data><event start='2000' title='x'/>\n<event start='2001'", 2, 20, "no well-formed XML" },
  { "<data date-time-format='iso8601'>\n<event start='2000' title='x'>a</data>", 2, 39, "no well-formed XML" },
  { "<!DOCTYPE data [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>\n<data><event start='2000' title='&b;'/></data>", 1, 34,
    "declares entities" },
  { "<!DOCTYPE data [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<data><event start='2000'>&x;</event></data>", 1, 55,
    "declares entities" },
  { "<data><event start='2000' title='x'/>\n<event start='2000' end='1990' isDuration='true' title='y'/></data>", 2, 59,
    "ends before it starts" },
  { "<data><event start='2000' title='x'/>\n<tape start='2000'/></data>", 2, 19, "is not read" },
  /* nothing wrong */
  { TL3 ("{\"start_date\":{\"year\":\"1999\",\"month\":\"May\",\"day\":\"5\"},\"text\":{\"headline\":\"x\"}}"), 0, 0,
    NULL },
  { VIS ("{\"__proto__\":1,\"constructor\":{},\"content\":\"<script>x</script>y\",\"start\":\"2001\",\"id\":\"\"}"), 0,
    0, NULL },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (RpImportResult) result = import (faults[i].text);
      const RpProblem *problem = result->problems->len > 0 ? g_ptr_array_index (result->problems, 0) : NULL;

      if ((problem != NULL) != (faults[i].words != NULL)
          || (problem != NULL
              && (problem->line != faults[i].line || problem->column != faults[i].column
                  || strstr (problem->message, faults[i].words) == NULL)))
        {
          g_test_message ("%s: %u:%u: %s", faults[i].text, problem != NULL ? problem->line : 0,
                          problem != NULL ? problem->column : 0, problem != NULL ? problem->message : "nothing");
          g_test_fail ();
        }
    }
}

/* Files of others, and home-made ones, are none of these. */
static void
test_strangers (void)
{
  static const char *const strangers[] = {
    "{\"events\":[{\"title\":\"x\",\"when\":\"2000\"}]}",
    "{\"events\":[{\"title\":\"x\",\"start\":\"2000\",\"allDay\":true,\"description\":\"d\"}]}",
    "{\"events\":[{\"name\":\"x\",\"date\":\"2000\"}]}",
    "{\"events\":[]}",
    "<data><row start='2000'/></data>",
    "{\"nodes\":[{\"id\":1}],\"links\":[]}",
    "{\"items\":[{\"title\":\"x\",\"start\":\"2000\"}]}",
    "[{\"title\":\"x\",\"start\":\"2000\"}]",
    "[{\"content\":\"x\"}]",
    "{\"timeline\":[{\"date\":\"2000\",\"text\":\"x\"}]}",
    "{\"timeline\":{\"headline\":\"x\"}}",
    "[]",
    "{}",
    "[[{\"content\":\"x\",\"start\":\"1\"}]]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autoptr (RpImportResult) result = import (strangers[i]);
      for (guint n = 0; n < G_N_ELEMENTS (samples); n++)
        if (result->importer != NULL && strcmp (result->importer->name, samples[n].format) == 0)
          g_error ("%s is taken for %s", strangers[i], samples[n].format);
    }
}

/* ---- whatever stands where ---- */

/* NODE as JSON, but VALUE for the node number *LEFT. */
static void
write_node (GString *out, const RpJsonNode *node, int *left, const char *value)
{
  gboolean object = rp_json_node_is_object (node);

  if ((*left)-- == 0)
    g_string_append (out, value);
  else if (object || rp_json_node_is_list (node))
    {
      g_string_append_c (out, object ? '{' : '[');
      for (const RpJsonNode *child = node->first; child != NULL; child = child->next)
        {
          if (child != node->first)
            g_string_append_c (out, ',');
          if (object)
            g_string_append_printf (out, "\"%s\":", child->key);
          write_node (out, child, left, value);
        }
      g_string_append_c (out, object ? '}' : ']');
    }
  else
    {
      g_autofree char *text = rp_json_node_to_text (node, 1000);
      g_string_append (out, text);
    }
}

static void
sweep (const char *name, const char *const values[], guint n_values)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "foreign", name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  const RpJsonNode *root;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  root = rp_json_tree_read (tree, bytes, length, 1, NULL, NULL);
  g_assert_nonnull (root);
  for (int target = 0;; target++)
    for (guint i = 0; i < n_values; i++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autoptr (RpImportResult) result = NULL;
        int left = target;

        write_node (text, root, &left, values[i]);
        if (left >= 0)
          return;
        result = import (text->str);
        g_assert_true (result->dataset != NULL || result->problems->len > 0);
        if (result->dataset != NULL)
          assert_holds_up (result, text->str);
      }
}

static void
test_mutations (void)
{
  static const char *const values[]
      = { "null", "true", "-1", "1e308", "\"\"", "\"<b>&amp;\\u202e\\ud800 <script>\"", "[]", "[[{}],1]", "{}" };

  sweep ("timelinejs-3-exhibition.json", values, G_N_ELEMENTS (values));
  sweep ("timelinejs-1-campaign.json", values, G_N_ELEMENTS (values));
  sweep ("simile-monet.json", values, G_N_ELEMENTS (values));
  sweep ("vis-timeline-items.json", values, G_N_ELEMENTS (values));
  sweep ("vis-timeline-groups.json", values, G_N_ELEMENTS (values));
}

/* 10^5 lists, one in another. */
static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new ("x = {\"timeline\":{\"date\":");
  g_autoptr (RpImportResult) result = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, ']');
  g_string_append (text, "}};");
  result = import (text->str);
  g_assert_null (result->dataset);
  g_assert_cmpuint (result->problems->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-importers/samples", test_samples);
  g_test_add_func ("/timeline-importers/details", test_details);
  g_test_add_func ("/timeline-importers/heads", test_heads);
  g_test_add_func ("/timeline-importers/faults", test_faults);
  g_test_add_func ("/timeline-importers/strangers", test_strangers);
  g_test_add_func ("/timeline-importers/mutations", test_mutations);
  g_test_add_func ("/timeline-importers/depth", test_depth);
  return g_test_run ();
}
