/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-said.h"

#include <string.h>

#include "importers.h"
#include "timeline-words.h"

/* One event with WHEN (JSON, its comma behind) and EVIDENCE. Transfer full. */
static RpDataset *
one (const char *when, const char *evidence)
{
  g_autofree char *json = g_strdup_printf (
      "{\"rapport\":1,\"title\":\"T\",\"sources\":[{\"id\":\"s\",\"title\":\"Source one\",\"publisher\":\"Gazette\"},"
      "{\"id\":\"t\",\"title\":\"Two\"}],\"events\":[{\"kind\":\"k\",\"title\":\"E\",%s\"evidence\":[%s]}]}",
      when, evidence);
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);

  g_assert_cmpuint (rp_dataset_n_events (result->dataset), ==, 1);
  return g_object_ref (result->dataset);
}

static const struct
{
  const char *when, *said;
  guint n;
  gboolean conflicts, vaguer, disputed;
} cases[] = {
  { "2003-05-01", "2003-05-01", 0, FALSE, FALSE, FALSE },
  { "2003-05-01", "2003-05-02", 1, TRUE, FALSE, TRUE },
  { "2003-05-01", "2003-05", 1, FALSE, TRUE, FALSE },
  { "2003-05-01", "[..2003-06-01]", 1, FALSE, TRUE, FALSE },
  { "2003-05-01", "[..2003-04-30]", 1, TRUE, FALSE, TRUE },
  { "2003-05-01", "2003-05-01?", 1, FALSE, FALSE, FALSE },
  { "2003-05-01T10:00", "2003-05-01T11:00", 1, FALSE, FALSE, FALSE }, /* a day in common */
  { "2003", "2003-05-01", 1, FALSE, FALSE, FALSE },                   /* more precise */
  { "2004/2008", "2003/2006", 1, FALSE, FALSE, FALSE },
  { "2004/2008", "2009/..", 1, TRUE, FALSE, TRUE },
  { "2003-05-01", "XXXX-05-01", 0, FALSE, FALSE, FALSE },
  { "2003-05-01", "XXXX-05-02", 0, FALSE, FALSE, TRUE }, /* has no place on the axis */
  { "-0043-03-15", "-0043-03-16", 1, TRUE, FALSE, TRUE },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *when = g_strdup_printf ("\"when\":\"%s\",", cases[i].when);
      g_autofree char *evidence = g_strdup_printf ("{\"source\":\"s\",\"says\":{\"when\":\"%s\"}}", cases[i].said);
      g_autoptr (RpDataset) dataset = one (when, evidence);
      g_autoptr (GArray) said = rp_timeline_said (dataset, 0);

      g_test_message ("%s, said %s", cases[i].when, cases[i].said);
      g_assert_cmpuint (said->len, ==, cases[i].n);
      g_assert_cmpint (rp_timeline_has_said (dataset, 0), ==, cases[i].n > 0);
      g_assert_cmpint (rp_timeline_disputed (dataset, 0), ==, cases[i].disputed);
      if (said->len == 0)
        continue;
      g_assert_cmpint (g_array_index (said, RpTimelineSaid, 0).conflicts, ==, cases[i].conflicts);
      g_assert_cmpint (g_array_index (said, RpTimelineSaid, 0).vaguer, ==, cases[i].vaguer);
      g_assert_cmpstr (g_array_index (said, RpTimelineSaid, 0).text, ==, cases[i].said);
    }
}

/* In time order, what one source says twice once; an event without a date of its own conflicts with nothing. */
static void
test_several (void)
{
  g_autoptr (RpDataset) dataset
      = one ("", "{\"source\":\"t\",\"says\":{\"when\":\"2004\"}},{\"source\":\"s\",\"says\":{\"when\":\"2003\"}},"
                 "{\"source\":\"s\",\"says\":{\"when\":\"2003\"}},{\"source\":\"t\",\"says\":{\"when\":\"2003\"}},"
                 "{\"source\":\"t\",\"says\":{\"title\":\"Other\"}}");
  g_autoptr (GArray) said = rp_timeline_said (dataset, 0);
  g_autofree char *label = NULL, *cut = NULL;

  g_assert_cmpuint (said->len, ==, 3);
  g_assert_cmpuint (g_array_index (said, RpTimelineSaid, 0).source, ==, 0);
  g_assert_cmpuint (g_array_index (said, RpTimelineSaid, 1).source, ==, 1);
  g_assert_cmpstr (g_array_index (said, RpTimelineSaid, 2).text, ==, "2004");
  for (guint i = 0; i < said->len; i++)
    g_assert_false (g_array_index (said, RpTimelineSaid, i).conflicts);
  g_assert_true (rp_timeline_disputed (dataset, 0)); /* 2003 and 2004 exclude each other */
  label = rp_timeline_said_label (dataset, &g_array_index (said, RpTimelineSaid, 0), 20);
  g_assert_cmpstr (label, ==, "Gazette: 2003");
  cut = rp_timeline_said_label (dataset, &g_array_index (said, RpTimelineSaid, 0), 4);
  g_assert_cmpstr (cut, ==, "Gaz…: 2003");
}

static void
test_stance (void)
{
  g_autoptr (RpDataset) denied = one ("\"when\":\"2003\",", "\"s\",{\"source\":\"t\",\"stance\":\"disputes\"}");
  g_autoptr (RpDataset) agreed = one ("\"when\":\"2003\",", "\"s\",\"t\"");
  g_autoptr (RpDataset) held = one ("\"when\":\"2003\",", "{\"source\":\"s\",\"says\":{\"as_of\":\"2005-01-01\"}}");
  g_autoptr (RpDataset) twice
      = one ("", "{\"source\":\"s\",\"says\":{\"as_of\":\"2005\"}},{\"source\":\"t\",\"says\":{\"as_of\":\"2007\"}}");

  g_assert_true (rp_timeline_disputed (denied, 0));
  g_assert_false (rp_timeline_disputed (agreed, 0));
  g_assert_true (rp_timeline_disputed (held, 0));
  g_assert_false (rp_timeline_disputed (twice, 0)); /* it may have held on both days */
}

/* Each end by itself. */
static void
test_ends (void)
{
  static const struct
  {
    const char *when;
    RpEnd start, end;
    gboolean lasted;
  } dates[] = {
    { "2003-05-01", RP_END_EXACT, RP_END_EXACT, FALSE },
    { "2003-05", RP_END_EXACT, RP_END_EXACT, FALSE },
    { "2003-XX", RP_END_EXACT, RP_END_EXACT, FALSE },
    { "2003-05~", RP_END_APPROXIMATE, RP_END_APPROXIMATE, FALSE },
    { "2003-05-01%", RP_END_UNCERTAIN, RP_END_UNCERTAIN, FALSE },
    { "[..2003-05-01]", RP_END_OPEN, RP_END_EXACT, FALSE },
    { "[2003-05-01..]", RP_END_EXACT, RP_END_OPEN, FALSE },
    { "[..2003-05-01?]", RP_END_OPEN, RP_END_UNCERTAIN, FALSE },
    { "2003~/2005?", RP_END_APPROXIMATE, RP_END_UNCERTAIN, TRUE },
    { "2003/", RP_END_EXACT, RP_END_UNKNOWN, TRUE },
    { "../2005~", RP_END_OPEN, RP_END_APPROXIMATE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      RpTimelineItem item;
      RpWhen when;

      g_assert_true (rp_edtf_parse (dates[i].when, &when, NULL, NULL));
      g_assert_true (rp_timeline_item_of_when (&when, &item));
      g_test_message ("%s", dates[i].when);
      g_assert_cmpint (item.start, ==, dates[i].start);
      g_assert_cmpint (item.end, ==, dates[i].end);
      g_assert_cmpint (item.lasted, ==, dates[i].lasted);
      g_assert_cmpint (item.start_too, ==, strchr (dates[i].when, '%') != NULL);
      g_assert_cmpfloat (item.from, <=, item.to);
    }
}

static void
test_words (void)
{
  static const char *const words[][3] = {
    { "\"when\":\"2003-05-01\",", "", "" },
    { "\"when\":\"2003-05-01?\",\"status\":\"planned\",", "", "planned; date uncertain" },
    { "\"when\":\"2003~/..\",\"when_basis\":\"inferred\",", "", "date inferred; start approximate, end open" },
    { "\"when\":\"2003/2004%\",", "", "end uncertain and approximate" },
    { "\"when\":\"2003-05-01\",", "{\"source\":\"s\",\"says\":{\"when\":\"2004\"}}",
      "disputed; Gazette: 2004 (conflicts)" },
    { "\"when\":\"2003-05-01\",", "{\"source\":\"s\",\"says\":{\"when\":\"2003\"}}", "Gazette: 2003 (less precise)" },
    { "\"status\":\"ongoing\",\"as_of\":\"2003\",", "", "ongoing; start unknown, end unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (RpDataset) dataset = one (words[i][0], words[i][1]);
      g_autofree char *got = rp_timeline_words (dataset, 0);

      g_assert_cmpstr (got, ==, words[i][2]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-said/cases", test_cases);
  g_test_add_func ("/timeline-said/several", test_several);
  g_test_add_func ("/timeline-said/stance", test_stance);
  g_test_add_func ("/timeline-said/ends", test_ends);
  g_test_add_func ("/timeline-said/words", test_words);
  return g_test_run ();
}
