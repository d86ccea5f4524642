/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-fixture.h"
#include "period.h"

static RpPeriod
period_of (const char *text, RpPeriodMode mode)
{
  RpPeriod period;
  g_autofree char *reason = NULL;

  if (!rp_period_parse (text, &period, &reason))
    g_error ("%s: %s", text, reason);
  g_assert_true (period.active);
  period.mode = mode;
  return period;
}

static void
test_parse (void)
{
  RpPeriod period = period_of ("2004/2005-03", RP_PERIOD_DURING);
  RpCivil civil;
  char *reason = NULL;

  rp_instant_to_civil (period.from, &civil);
  g_assert_cmpint (civil.year, ==, 2004);
  g_assert_cmpint (civil.month, ==, 1);
  rp_instant_to_civil (period.to, &civil);
  g_assert_cmpint (civil.month, ==, 3);
  g_assert_cmpint (civil.day, ==, 31);
  g_assert_true (rp_instant_is_infinite (period_of ("2004/..", RP_PERIOD_DURING).to));
  g_assert_true (rp_instant_is_infinite (period_of ("../2004", RP_PERIOD_DURING).from));
  g_assert_false (rp_instant_is_infinite (period_of ("2004", RP_PERIOD_DURING).to));
  period.from = RP_INSTANT_MIN;
  g_assert_false (rp_period_parse ("yesterday", &period, &reason));
  g_assert_nonnull (reason);
  g_assert_true (rp_instant_is_infinite (period.from));
  g_clear_pointer (&reason, g_free);
  g_assert_false (rp_period_parse ("2005/2004", &period, &reason));
  g_assert_nonnull (reason);
  g_clear_pointer (&reason, g_free);
  g_assert_false (rp_period_parse ("XXXX-12-24", &period, &reason));
  g_assert_nonnull (reason);
  g_free (reason);
}

typedef struct
{
  const char *when, *spec, *period;
  RpPeriodMode mode;
  RpInPeriod expected;
} Case;

#define YES RP_IN_PERIOD_YES
#define NO RP_IN_PERIOD_NO
#define UNDATED RP_IN_PERIOD_UNDATED

static const Case tie_cases[] = {
  { NULL, "", "2004", RP_PERIOD_DURING, UNDATED },
  { "../..", "", "2004", RP_PERIOD_DURING, UNDATED },
  { "XXXX-03-04", "", "2004", RP_PERIOD_AS_OF, UNDATED },
  { "2003/2004-02", "", "2004", RP_PERIOD_DURING, YES },
  { "2003/2004-02", "", "2004", RP_PERIOD_AS_OF, NO },
  { "2003/2004-02", "", "2004", RP_PERIOD_UP_TO, YES },
  { "2003", "", "2004", RP_PERIOD_DURING, NO },
  { "2003", "", "2004", RP_PERIOD_UP_TO, YES },
  { "2005", "", "2004", RP_PERIOD_UP_TO, NO },
  { "2003/..", "", "2004", RP_PERIOD_AS_OF, YES },
  { "2004-12-31", "", "2004", RP_PERIOD_AS_OF, YES },
  { "2004-12-30", "", "2004", RP_PERIOD_AS_OF, NO },
  { "[2004..2008]", "", "2006", RP_PERIOD_DURING, YES },
  { "../2003", "", "2004/..", RP_PERIOD_DURING, NO },
  { "../2003", "", "2004/..", RP_PERIOD_UP_TO, YES },
  { "2003/..", "", "2004/..", RP_PERIOD_AS_OF, YES },
  { "2003/2009", "", "2004/..", RP_PERIOD_AS_OF, NO },
  { NULL, "as_of:2004-05-06", "2004", RP_PERIOD_DURING, YES },
  { NULL, "as_of:2004-05-06", "2004-06", RP_PERIOD_DURING, NO },
  { NULL, "as_of:2004-05-06", "2004", RP_PERIOD_AS_OF, NO },
  { NULL, "as_of:2004-05-06", "2004-05-06", RP_PERIOD_AS_OF, YES },
  { NULL, "as_of:2004-05-06T10:00:00", "2004-05-06", RP_PERIOD_AS_OF, YES },
  { NULL, "as_of:2004-05-06", "2004-05-01/2004-05-06T12:00:00", RP_PERIOD_AS_OF, YES },
  { NULL, "as_of:2004-05-06,2008", "2006", RP_PERIOD_DURING, NO },
  { NULL, "as_of:2004-05-06,2008", "2006", RP_PERIOD_UP_TO, YES },
  { NULL, "as_of:2004-05-06,2008", "2003", RP_PERIOD_UP_TO, NO },
  { "2001", "as_of:2004", "2004-07", RP_PERIOD_AS_OF, YES },
  { "2001", "as_of:2004", "2002", RP_PERIOD_DURING, NO },
  { NULL, "as_of:XXXX-05-06", "2004", RP_PERIOD_DURING, UNDATED },
};

static void
test_ties (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tie_cases); i++)
    {
      const Case *c = &tie_cases[i];
      Fixture f;
      g_autoptr (RpDataset) dataset = NULL;
      RpPeriod period = period_of (c->period, c->mode);

      fixture_init (&f);
      fixture_entity (&f, "a", "a", c->when, "");
      fixture_relation (&f, "r", "a", "a", c->when, c->spec);
      dataset = fixture_finish (&f);
      if (rp_period_test (&period, dataset, rp_record_ref (RP_RECORD_RELATION, 0)) != c->expected)
        g_error ("case %u: %s %s", i, c->when, c->spec);
      if (c->spec[0] == '\0')
        g_assert_cmpint (rp_period_test (&period, dataset, rp_record_ref (RP_RECORD_ENTITY, 0)), ==, c->expected);
    }
}

static void
test_events_and_sources (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;
  RpPeriod period = period_of ("2004", RP_PERIOD_AS_OF), none = RP_PERIOD_NONE;
  const RpInPeriod expected[] = { YES, UNDATED, YES, NO, NO, YES, NO, UNDATED };

  fixture_init (&f);
  fixture_event (&f, "touches", "t", "2004-02", ""); /* whatever the mode */
  fixture_event (&f, "undated", "u", NULL, "after:touches");
  fixture_event (&f, "whole", "w", NULL, "");
  fixture_event (&f, "first", "f", "2001", "of:whole");
  fixture_event (&f, "last", "l", "2008", "of:whole");
  fixture_event (&f, "known", "k", NULL, "as_of:2001,2004,2008");
  fixture_event (&f, "between", "b", NULL, "as_of:2001,2008");
  fixture_event (&f, "yearless", "y", "XXXX-02-03", "");
  fixture_source (&f, "s", "s", "2004-02", "");
  fixture_source (&f, "t", "t", "2005", "");
  fixture_source (&f, "u", "u", NULL, "");
  dataset = fixture_finish (&f);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (rp_period_test (&period, dataset, rp_record_ref (RP_RECORD_EVENT, i)), ==, expected[i]);
      g_assert_cmpint (rp_period_test (&none, dataset, rp_record_ref (RP_RECORD_EVENT, i)), ==, YES);
    }
  g_assert_cmpint (rp_period_test (&period, dataset, rp_record_ref (RP_RECORD_SOURCE, 0)), ==, YES);
  g_assert_cmpint (rp_period_test (&period, dataset, rp_record_ref (RP_RECORD_SOURCE, 1)), ==, NO);
  g_assert_cmpint (rp_period_test (&period, dataset, rp_record_ref (RP_RECORD_SOURCE, 2)), ==, UNDATED);
}

static void
test_shown (void)
{
  g_autoptr (RpDataset) dataset = fixture_generate (3, 80, 20, 40, 5);
  RpPeriod none = RP_PERIOD_NONE;

  g_assert_null (rp_period_shown (&none, dataset));
  for (RpPeriodMode mode = RP_PERIOD_DURING; mode <= RP_PERIOD_UP_TO; mode++)
    {
      RpPeriod period = period_of ("2003/2007", mode);
      g_autoptr (RpRecordSet) shown = rp_period_shown (&period, dataset);
      guint counts[3] = { 0 };

      for (RpRecordType type = 1; type <= 4; type++)
        for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
          {
            RpInPeriod in = rp_period_test (&period, dataset, rp_record_ref (type, i));

            counts[in]++;
            g_assert_cmpint (rp_record_set_contains (shown, rp_record_ref (type, i)), ==, in != NO);
          }
      g_assert_cmpuint (counts[YES], >, 0);
      g_assert_cmpuint (counts[NO], >, 0);
      g_assert_cmpuint (counts[UNDATED], >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/parse", test_parse);
  g_test_add_func ("/period/ties", test_ties);
  g_test_add_func ("/period/events-and-sources", test_events_and_sources);
  g_test_add_func ("/period/shown", test_shown);
  return g_test_run ();
}
