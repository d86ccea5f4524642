/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "foreign-date.h"

#include "edtf.h"

#include <math.h>
#include <string.h>

static void
check (const char *text, RpDateOrder order, const char *wanted)
{
  RpDateReading reading = RP_DATE_READ;
  g_autofree char *date = rp_foreign_date (text, order, &reading);
  const char *got = date != NULL ? date : reading == RP_DATE_AMBIGUOUS ? "?" : "-";

  g_assert_cmpint (reading == RP_DATE_READ, ==, date != NULL);
  if (strcmp (got, wanted) != 0)
    {
      g_test_message ("“%s” reads %s, not %s", text, got, wanted);
      g_test_fail ();
    }
}

static void
test_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "foreign-dates.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) rows = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  rows = g_strsplit (text, "\n", -1);
  for (guint i = 1; rows[i] != NULL && *rows[i] != '\0'; i++, n++)
    {
      g_auto (GStrv) columns = g_strsplit (rows[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (columns), ==, 2);
      check (columns[0], RP_DATE_ORDER_UNKNOWN, columns[1]);
    }
  g_assert_cmpuint (n, >=, 250);
}

static void
test_order (void)
{
  check ("03/04/2023", RP_DATE_ORDER_DMY, "2023-04-03");
  check ("03/04/2023", RP_DATE_ORDER_MDY, "2023-03-04");
  check ("03-04-2023", RP_DATE_ORDER_DMY, "2023-04-03");
  check ("03.04.2023", RP_DATE_ORDER_MDY, "2023-03-04");
  check ("3/4/2023 2:30 pm", RP_DATE_ORDER_MDY, "2023-03-04T14:30:00");
  check ("31/12/2023", RP_DATE_ORDER_MDY, "2023-12-31");
  check ("12/31/2023", RP_DATE_ORDER_DMY, "2023-12-31");
  check ("since 3/4/2023", RP_DATE_ORDER_DMY, "2023-04-03/..");
  check ("since 3/4/2023", RP_DATE_ORDER_UNKNOWN, "?");
  check ("3/4/2023 - 5/6/2023", RP_DATE_ORDER_MDY, "2023-03-04/2023-05-06");
  check ("03/04/23", RP_DATE_ORDER_DMY, "-");
}

static void
test_none (void)
{
  const char *const none[] = { "-",         "–",     "?",         "n/a",         "N.A.",     "n.d.", "s.d.", "unknown",
                               "Unbekannt", "o. D.", "(unknown)", "sconosciuta", "inconnue", "...",  "" };
  const char *const some[] = { "soon", "1961", "unknown, before 1961", "not a date", "31/02/2023", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    if (!rp_foreign_date_is_none (none[i]))
      g_test_fail_printf ("“%s” says that there is no date", none[i]);
  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    if (rp_foreign_date_is_none (some[i]))
      g_test_fail_printf ("“%s” says more than that there is no date", some[i]);
}

static void
assert_text (char *got, const char *wanted)
{
  g_autofree char *owned = got;

  g_assert_cmpstr (owned, ==, wanted);
}

static void
test_parts (void)
{
  assert_text (rp_foreign_date_from_parts (1961, 0, 0, -1, -1, -1), "1961");
  assert_text (rp_foreign_date_from_parts (-43, 3, 15, -1, -1, -1), "-0043-03-15");
  assert_text (rp_foreign_date_from_parts (1961, 5, 20, 16, 5, 9.5), "1961-05-20T16:05:09.500");
  assert_text (rp_foreign_date_from_parts (1961, 5, 20, 16, -1, -1), "1961-05-20T16:00:00");
  assert_text (rp_foreign_date_from_parts (12000, 0, 0, -1, -1, -1), "Y12000");
  assert_text (rp_foreign_date_from_parts (12000, 1, 0, -1, -1, -1), NULL);
  assert_text (rp_foreign_date_from_parts (1961, 13, 0, -1, -1, -1), NULL);
  assert_text (rp_foreign_date_from_parts (1961, 2, 29, -1, -1, -1), NULL);
  assert_text (rp_foreign_date_from_parts (1961, 2, 28, 24, 0, 0), NULL);
  assert_text (rp_foreign_date_from_seconds (0), "1970-01-01");
  assert_text (rp_foreign_date_from_seconds (-1), "1969-12-31T23:59:59");
  assert_text (rp_foreign_date_from_milliseconds (1680517020250), "2023-04-03T10:17:00.250");
  assert_text (rp_foreign_date_from_milliseconds (NAN), NULL);
  assert_text (rp_foreign_date_from_milliseconds (1e300), NULL);
}

static void
test_intervals (void)
{
  assert_text (rp_foreign_interval ("1961", "1962"), "1961/1962");
  assert_text (rp_foreign_interval ("1961", "1961"), "1961");
  assert_text (rp_foreign_interval ("1961", NULL), "1961/");
  assert_text (rp_foreign_interval (NULL, "1961"), "/1961");
  assert_text (rp_foreign_interval ("1961", ".."), "1961/..");
  assert_text (rp_foreign_interval (NULL, NULL), NULL);
  assert_text (rp_foreign_interval ("1961/1962", "1963"), NULL);
}

static guint32
next_random (guint64 *state)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
  return (guint32)(*state >> 33);
}

/* Whatever comes in, what comes out is EDTF. */
static void
test_anything (void)
{
  static const char *const pieces[] = { "12",      "3",   "1961", "2023",  "/",      "-",      ".",
                                        " ",       ", ",  ":",    "May",   "mai",    "BC",     "a.C.",
                                        "c.",      "?",   "s",    "th",    "Q",      "since",  "bis",
                                        "between", "and", "–",    "16:30", "pm",     "GMT",    "+0200",
                                        "(",       ")",   "'",    "T",     "Z",      "XX",     "99999999999999999999",
                                        "\xff",    "ə",   "۱۲",   "\n",    "siècle", "spring", "[",
                                        "today" };
  guint64 state = 20230403;
  guint n_read = 0;

  for (guint i = 0; i < 60000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *date = NULL;
      g_autofree char *reason = NULL;
      RpWhen when;

      for (guint n = 1 + next_random (&state) % 7; n > 0; n--)
        g_string_append (text, pieces[next_random (&state) % G_N_ELEMENTS (pieces)]);
      date = rp_foreign_date (text->str, (RpDateOrder)(next_random (&state) % 3), NULL);
      n_read += date != NULL;
      if (date != NULL && !rp_edtf_parse (date, &when, &reason, NULL))
        g_error ("“%s” reads %s: %s", text->str, date, reason);
    }
  g_assert_cmpuint (n_read, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/foreign-date/table", test_table);
  g_test_add_func ("/foreign-date/order", test_order);
  g_test_add_func ("/foreign-date/none", test_none);
  g_test_add_func ("/foreign-date/parts", test_parts);
  g_test_add_func ("/foreign-date/intervals", test_intervals);
  g_test_add_func ("/foreign-date/anything", test_anything);
  return g_test_run ();
}
