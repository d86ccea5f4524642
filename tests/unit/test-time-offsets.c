/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-fixture.h"
#include "time-offsets.h"

/* Events with these dates, and what their axis says; twice, since the answer is kept. */
static void
assert_offsets (const char *const *dates, const char *words)
{
  Fixture fixture;
  g_autoptr (RpDataset) dataset = NULL;

  fixture_init (&fixture);
  for (guint i = 0; dates[i]; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);

      fixture_event (&fixture, id, id, *dates[i] ? dates[i] : NULL, "");
    }
  dataset = fixture_finish (&fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *got = rp_time_offsets_describe (dataset);

      g_assert_cmpstr (got, ==, words);
    }
}

#define ASSERT_OFFSETS(words, ...) assert_offsets ((const char *const[]){ __VA_ARGS__, NULL }, words)

static void
test_none (void)
{
  ASSERT_OFFSETS (NULL, "2023-01-12", "2023", "");
  ASSERT_OFFSETS (NULL, "2023-01-12T16:57:00", "2023-01-12");
}

static void
test_shared (void)
{
  ASSERT_OFFSETS ("UTC+4", "2023-01-12", "2023-01-12T16:57:00+04:00", "2023-01-12T16:57:00",
                  "2024-01-12T01:00:00+04:00");
  ASSERT_OFFSETS ("UTC", "2023-01-12T16:57:00Z");
  ASSERT_OFFSETS ("UTC+5:30", "2023-01-12T16:57:00+05:30");
  ASSERT_OFFSETS ("UTC−3", "2023-01-12T16:57:00-03:00");
}

static void
test_mixed (void)
{
  ASSERT_OFFSETS ("mixed offsets", "2023-01-12T16:57:00+04:00", "2023-01-12T16:57:00Z");
  ASSERT_OFFSETS ("mixed offsets", "2023-01-12T16:57:00+04:00/2023-01-12T18:57:00+03:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-offsets/none", test_none);
  g_test_add_func ("/time-offsets/shared", test_shared);
  g_test_add_func ("/time-offsets/mixed", test_mixed);
  return g_test_run ();
}
