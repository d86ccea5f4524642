/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corroboration.h"

#include <string.h>

#include "date-agreement.h"
#include "importers.h"

/* Own date, said date, what that is. */
static const struct
{
  const char *own, *said;
  RpSaidKind kind;
} dates[] = {
  { "2003-05-01", "2003-05-01", RP_SAID_SAME },
  { "2003-05-01", "2003-05-02", RP_SAID_CONFLICTS },
  { "2003-05-01", "2003-05", RP_SAID_VAGUER },
  { "2003-05-01", "2003-05-01?", RP_SAID_COMPATIBLE },
  { "2003-05-01T10:00", "2003-05-01T11:00", RP_SAID_COMPATIBLE },
  { "2003-05-01T10:00", "2003-05-01", RP_SAID_VAGUER },
  { "2003", "2003-05-01", RP_SAID_FINER },
  { "2004/2008", "2003/2006", RP_SAID_COMPATIBLE },
  { "2004/2008", "2005", RP_SAID_COMPATIBLE },
  { "2004/2008", "2009/..", RP_SAID_CONFLICTS },
  { "2004/..", "1990/2003", RP_SAID_CONFLICTS },
  { "2003-05-01", "[..2003-06-01]", RP_SAID_VAGUER },
  { "2003-05-01", "[..2003-04-30]", RP_SAID_CONFLICTS },
  { "2003-05-01", "XXXX-05-01", RP_SAID_VAGUER },
  { "2003-05-01", "XXXX-05-02", RP_SAID_CONFLICTS },
  { "2003-05-01", "XXXX-05", RP_SAID_VAGUER },
  { "2003-05", "XXXX-06-02", RP_SAID_CONFLICTS },
  { "2003", "XXXX-06-02", RP_SAID_VAGUER },
  { "2003-05-13", "2003-XX-13", RP_SAID_VAGUER },
  { "2003-05-13", "2003-XX-14", RP_SAID_CONFLICTS },
  { "XXXX-05-13", "XXXX-05-14", RP_SAID_CONFLICTS },
  { "XXXX-05-13", "XXXX-XX-13", RP_SAID_COMPATIBLE },
  { "199X", "2000", RP_SAID_CONFLICTS },
  { "199X", "1995", RP_SAID_FINER },
  { "19XX-12", "1995-11", RP_SAID_CONFLICTS },
  { "1700", "[1667,1760]", RP_SAID_CONFLICTS },
  { "1667-05", "[1667,1760]", RP_SAID_VAGUER },
  { "1668", "[1667..1669,1760]", RP_SAID_VAGUER },
  { "{2004,2008}", "2006", RP_SAID_CONFLICTS },
  { "{2004,2008}", "2004", RP_SAID_COMPATIBLE },
  { "2003-21", "2003-04-10", RP_SAID_FINER },
  { "2003-21", "2003-01-10", RP_SAID_CONFLICTS },
  { "-0043-03-15", "-0043-03-16", RP_SAID_CONFLICTS },
  { "-0043-03-15", "-0043-03", RP_SAID_VAGUER },
  { "Y-17E7", "Y-16E7", RP_SAID_CONFLICTS },
};

/* RECORDS: JSON text that goes behind the sources s1 … s6, two people, three places. Transfer full. */
static RpDataset *
load (const char *records)
{
  g_autofree char *json = g_strdup_printf (
      "{\"rapport\":1,\"title\":\"T\",\"sources\":[{\"id\":\"s1\",\"title\":\"One\"},"
      "{\"id\":\"s2\",\"title\":\"Two\",\"origin\":\"s1\"},{\"id\":\"s3\",\"title\":\"Three\",\"origin\":\"s2\"},"
      "{\"id\":\"s4\",\"title\":\"Four\",\"origin\":\"s5\"},{\"id\":\"s5\",\"title\":\"Five\",\"origin\":\"s4\"},"
      "{\"id\":\"s6\",\"title\":\"Six\",\"origin\":\"Agency\"},{\"id\":\"s7\",\"title\":\"Seven\",\"origin\":\"s6\"}],"
      "\"entities\":[{\"id\":\"a\",\"kind\":\"person\",\"name\":\"Ann\"},{\"id\":\"b\",\"kind\":\"person\",\"name\":\"Bo\"},"
      "{\"id\":\"oslo\",\"kind\":\"place\",\"name\":\"Oslo\",\"aliases\":\"Christiania\"},"
      "{\"id\":\"rome\",\"kind\":\"place\",\"name\":\"Rome\"},{\"id\":\"hall\",\"kind\":\"place\",\"name\":\"Town Hall\"}],"
      "%s}",
      records);
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);

  g_assert_nonnull (result);
  for (guint i = 0; i < rp_dataset_get_problems (result->dataset)->len; i++)
    g_error ("%s", rp_problem_to_string (g_ptr_array_index (rp_dataset_get_problems (result->dataset), i)));
  return g_object_ref (result->dataset);
}

/* One event with these keys (JSON, a comma behind) and this evidence. */
static RpDataset *
one (const char *keys, const char *evidence)
{
  g_autofree char *records
      = g_strdup_printf ("\"relations\":[{\"kind\":\"located_in\",\"from\":\"hall\",\"to\":\"oslo\"}],"
                         "\"events\":[{\"kind\":\"k\",\"title\":\"E\",%s\"evidence\":[%s]}]",
                         keys, evidence);

  return load (records);
}

static const RpRecordRef first = { RP_RECORD_EVENT, 0 };

static RpSaidKind
kind_of (RpDataset *dataset, guint index)
{
  g_autoptr (GArray) said = rp_corroboration_said (dataset, first, NULL);

  g_assert_cmpuint (said->len, >, index);
  return g_array_index (said, RpSaid, index).kind;
}

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *when = g_strdup_printf ("\"when\":\"%s\",", dates[i].own);
      g_autofree char *evidence = g_strdup_printf ("{\"source\":\"s1\",\"says\":{\"when\":\"%s\"}}", dates[i].said);
      g_autoptr (RpDataset) dataset = one (when, evidence);

      g_test_message ("%s, said %s", dates[i].own, dates[i].said);
      g_assert_cmpint (kind_of (dataset, 0), ==, dates[i].kind);
      g_assert_cmpint (rp_corroboration_disputed (dataset, first), ==, dates[i].kind == RP_SAID_CONFLICTS);
    }
}

/* A day in common is a matter of both sides. */
static void
test_symmetric (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      RpWhen a, b;
      RpDate pair[2] = { { &a, dates[i].said }, { &b, dates[i].own } };

      g_assert_true (rp_edtf_parse (dates[i].said, &a, NULL, NULL) && rp_edtf_parse (dates[i].own, &b, NULL, NULL));
      g_assert_cmpint (rp_date_compare (&pair[0], &pair[1]) == RP_DATES_APART, ==, dates[i].kind == RP_SAID_CONFLICTS);
      g_assert_cmpint (rp_dates_conflict (pair, 2), ==, dates[i].kind == RP_SAID_CONFLICTS);
    }
}

static const struct
{
  const char *keys, *says;
  RpSaidKind kind;
} fields[] = {
  { "\"place\":\"oslo\",", "{\"place\":\"oslo\"}", RP_SAID_SAME },
  { "\"place\":\"oslo\",", "{\"place\":\"Christiania\"}", RP_SAID_SAME },
  { "\"place\":\"oslo\",", "{\"place\":\"rome\"}", RP_SAID_CONFLICTS },
  { "\"place\":\"oslo\",", "{\"place\":\"hall\"}", RP_SAID_OTHERWISE }, /* it lies there */
  { "\"place\":\"oslo\",", "{\"place\":\"a tent\"}", RP_SAID_OTHERWISE },
  { "", "{\"place\":\"rome\"}", RP_SAID_ALONE },
  { "", "{\"title\":\"E\"}", RP_SAID_SAME },
  { "", "{\"title\":\"Another\"}", RP_SAID_OTHERWISE },
  { "\"status\":\"planned\",", "{\"status\":\"done\"}", RP_SAID_CONFLICTS },
  { "\"status\":\"planned\",", "{\"status\":\"perhaps\"}", RP_SAID_OTHERWISE },
  { "\"order\":4,", "{\"order\":3}", RP_SAID_CONFLICTS },
  { "\"order\":4,", "{\"order\":4.0}", RP_SAID_SAME },
  { "\"order\":4,", "{\"order\":\"comes last\"}", RP_SAID_OTHERWISE },
  { "", "{\"order\":\"comes last\"}", RP_SAID_ALONE },
  { "\"attributes\":[{\"label\":\"Dead\",\"value\":12}],", "{\"Dead\":13}", RP_SAID_CONFLICTS },
  { "\"attributes\":[{\"label\":\"Dead\",\"value\":12}],", "{\"Dead\":\"many\"}", RP_SAID_OTHERWISE },
  { "", "{\"when\":\"2003\"}", RP_SAID_ALONE },
  { "\"as_of\":[\"2003\",\"2007\"],", "{\"as_of\":\"2005\"}", RP_SAID_COMPATIBLE },
  { "\"as_of\":[\"2003\",\"2007\"],", "{\"as_of\":\"2007\"}", RP_SAID_SAME },
  { "\"as_of\":[\"2003\",\"2007\"],", "{\"when\":\"2005\"}", RP_SAID_COMPATIBLE },
  { "\"as_of\":[\"2003\",\"2007\"],", "{\"when\":\"2009\"}", RP_SAID_CONFLICTS },
  { "\"when\":\"2003\",", "{\"as_of\":\"2005\"}", RP_SAID_CONFLICTS },
};

static void
test_fields (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *evidence = g_strdup_printf ("{\"source\":\"s1\",\"says\":%s}", fields[i].says);
      g_autoptr (RpDataset) dataset = one (fields[i].keys, evidence);

      g_test_message ("%s said %s", fields[i].keys, fields[i].says);
      g_assert_cmpint (kind_of (dataset, 0), ==, fields[i].kind);
    }
}

/* Chains, rings and names; what one piece of evidence says of its origin counts first. */
static void
test_origins (void)
{
  static const struct
  {
    const char *evidence;
    RpSupport support;
  } cases[] = {
    { "\"s1\",\"s2\",\"s3\"", { 3, 1, 0, 0 } },
    { "\"s4\",\"s5\"", { 2, 1, 0, 0 } },
    { "\"s6\",\"s7\"", { 2, 1, 0, 0 } },
    { "\"s1\",\"s4\",\"s6\"", { 3, 3, 0, 0 } },
    { "{\"source\":\"s1\",\"origin\":\"Agency\"},\"s7\"", { 2, 1, 0, 0 } },
    { "{\"source\":\"s6\",\"origin\":\"s3\"},\"s1\"", { 2, 1, 0, 0 } },
    { "{\"source\":\"s1\",\"origin\":\"X\"},{\"source\":\"s1\",\"origin\":\"Y\"}", { 1, 2, 0, 0 } },
    { "\"s1\",{\"source\":\"s2\",\"stance\":\"disputes\"}", { 1, 1, 1, 1 } },
    { "\"s1\",{\"source\":\"s4\",\"for\":\"place\"}", { 1, 1, 0, 0 } },
    { "{\"source\":\"s1\",\"for\":\"when\"},{\"source\":\"s4\",\"for\":\"place\"}", { 2, 2, 0, 0 } },
    { "", { 0, 0, 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RpDataset) dataset = one ("", cases[i].evidence);
      const RpRecord *record = rp_dataset_record (dataset, first);
      RpSupport got = rp_corroboration_support (dataset, record->evidence, record->n_evidence, NULL);

      g_test_message ("%s", cases[i].evidence);
      g_assert_cmpmem (&got, sizeof got, &cases[i].support, sizeof got);
    }
}

static void
test_for (void)
{
  g_autoptr (RpDataset) dataset = one ("\"place\":\"oslo\",", "{\"source\":\"s1\",\"for\":[\"place\",\"when\"]},\"s4\","
                                                              "{\"source\":\"s6\",\"for\":\"title\"}");
  const RpRecord *record = rp_dataset_record (dataset, first);
  g_autoptr (GArray) origins
      = rp_corroboration_origins (dataset, record->evidence, record->n_evidence, "place", RP_STANCE_SUPPORTS);

  g_assert_cmpuint (rp_corroboration_support (dataset, record->evidence, 3, NULL).n_sources, ==, 1);
  g_assert_cmpuint (rp_corroboration_support (dataset, record->evidence, 3, "place").n_sources, ==, 2);
  g_assert_cmpuint (rp_corroboration_support (dataset, record->evidence, 3, "summary").n_sources, ==, 1);
  g_assert_cmpuint (origins->len, ==, 2);
  g_assert_cmpuint (g_array_index (origins, RpOriginGroup, 0).origin.source, ==, 0);
  g_assert_cmpuint (g_array_index (origins, RpOriginGroup, 1).sources->len, ==, 1);
}

/* The values of one field stand together; two sources may exclude each other where the record has nothing. */
static void
test_said (void)
{
  g_autoptr (RpDataset) dataset
      = one ("", "{\"source\":\"s1\",\"says\":{\"when\":\"XXXX-05-01\",\"place\":\"rome\"}},"
                 "{\"source\":\"s2\",\"says\":{\"title\":\"F\",\"when\":\"XXXX-05-02\",\"place\":\"oslo\"}}");
  g_autoptr (GArray) said = rp_corroboration_said (dataset, first, NULL);
  static const char *const order[] = { "when", "when", "place", "place", "title" };

  g_assert_cmpuint (said->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < said->len; i++)
    g_assert_cmpstr (g_array_index (said, RpSaid, i).says->field, ==, order[i]);
  g_assert_cmpstr (g_array_index (said, RpSaid, 1).says->value, ==, "XXXX-05-02");
  g_assert_true (rp_corroboration_dates_conflict (dataset, first, "when"));
  g_assert_false (rp_corroboration_dates_conflict (dataset, first, "as_of"));
  g_assert_true (rp_corroboration_disputed (dataset, first));
}

static void
test_figure (void)
{
  g_autoptr (RpDataset) dataset
      = one ("\"attributes\":[{\"label\":\"Dead\",\"value\":12,\"as_of\":\"2003\",\"evidence\":[{\"source\":\"s1\","
             "\"says\":{\"value\":13,\"as_of\":\"2003-05\",\"label\":\"Lost\"}}]}],",
             "\"s1\"");
  const RpAttribute *figure = rp_dataset_record (dataset, first)->attributes;
  g_autoptr (GArray) said = rp_corroboration_said (dataset, first, figure);

  g_assert_cmpuint (said->len, ==, 3);
  g_assert_cmpint (g_array_index (said, RpSaid, 0).kind, ==, RP_SAID_CONFLICTS);
  g_assert_cmpint (g_array_index (said, RpSaid, 1).kind, ==, RP_SAID_FINER);
  g_assert_cmpint (g_array_index (said, RpSaid, 2).kind, ==, RP_SAID_OTHERWISE);
}

/* The signing of January 2023: two sources, one origin, nothing but less precise dates. */
static void
test_bundled (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RAPPORT_DATA"), "azerbaijan-italy.json", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (GArray) said = NULL, origins = NULL;
  gsize length;
  RpRecordRef ref;
  const RpRecord *record;
  RpSupport support;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  result = rp_import_bytes (bytes, length, NULL, NULL, NULL, NULL);
  ref = rp_dataset_find (result->dataset, "E08d");
  record = rp_dataset_record (result->dataset, ref);
  support = rp_corroboration_support (result->dataset, record->evidence, record->n_evidence, NULL);
  g_assert_cmpuint (support.n_sources, ==, 2);
  g_assert_cmpuint (support.n_origins, ==, 1);
  origins = rp_corroboration_origins (result->dataset, record->evidence, record->n_evidence, NULL, RP_STANCE_SUPPORTS);
  g_assert_cmpstr (g_array_index (origins, RpOriginGroup, 0).origin.name, ==,
                   "Press Office of the Azerbaijani Defense Ministry");
  said = rp_corroboration_said (result->dataset, ref, NULL);
  for (guint i = 0; i < said->len; i++)
    g_assert_cmpint (g_array_index (said, RpSaid, i).kind, !=, RP_SAID_CONFLICTS);
  g_assert_false (rp_corroboration_disputed (result->dataset, ref));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corroboration/dates", test_dates);
  g_test_add_func ("/corroboration/symmetric", test_symmetric);
  g_test_add_func ("/corroboration/fields", test_fields);
  g_test_add_func ("/corroboration/origins", test_origins);
  g_test_add_func ("/corroboration/for", test_for);
  g_test_add_func ("/corroboration/said", test_said);
  g_test_add_func ("/corroboration/figure", test_figure);
  g_test_add_func ("/corroboration/bundled", test_bundled);
  return g_test_run ();
}
