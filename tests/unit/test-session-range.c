/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visible range through a reload: one that was chosen among dates is kept, one from before there were any is not.
 */
#include "dataset-fixture.h"
#include "session.h"

static RpDataset *
dataset_new (const char *date)
{
  Fixture fixture;

  fixture_init (&fixture);
  fixture_event (&fixture, "one", "One", date, "");
  return fixture_finish (&fixture);
}

static void
test_first_dates (void)
{
  g_autoptr (RpSession) session = rp_session_new ();
  g_autoptr (RpDataset) dated = dataset_new ("2020");
  g_autoptr (RpDataset) undated = dataset_new (NULL);
  double from, to;

  rp_session_set_dataset (session, dated, FALSE);
  rp_session_show_time (session, 5, 50);
  rp_session_set_dataset (session, dated, TRUE);
  rp_session_get_range (session, &from, &to);
  g_assert_cmpfloat (from, ==, 5);

  rp_session_set_dataset (session, undated, TRUE);
  rp_session_show_time (session, 6, 60);
  rp_session_set_dataset (session, dated, TRUE);
  rp_session_get_range (session, &from, &to);
  g_assert_true (isnan (from));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-range/first-dates", test_first_dates);
  return g_test_run ();
}
