/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edtf.h"

#include <string.h>

/* Calls CHECK with the columns of each row of a table beside this file; returns how many there were. */
static guint
each_row (const char *name, guint n_columns, void (*check) (char **columns))
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rows = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  rows = g_strsplit (text, "\n", -1);
  for (guint i = 1; rows[i] != NULL && *rows[i] != '\0'; i++, n++)
    {
      g_auto (GStrv) columns = g_strsplit (rows[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (columns), ==, n_columns);
      check (columns);
    }
  return n;
}

/* "-inf", "inf", YEAR-MM-DD (the day's first or last instant) or YEAR-MM-DDThh:mm:ss[.n]. */
static RpInstant
instant_of (const char *text, gboolean is_latest)
{
  RpCivil civil = { 0 };
  char *at;

  if (g_str_equal (text, "-inf"))
    return RP_INSTANT_MIN;
  if (g_str_equal (text, "inf"))
    return RP_INSTANT_MAX;
  civil.year = g_ascii_strtoll (text, &at, 10);
  civil.month = (int)g_ascii_strtoll (at + 1, &at, 10);
  civil.day = (int)g_ascii_strtoll (at + 1, &at, 10);
  if (*at == '\0' && is_latest)
    {
      civil.hour = 23;
      civil.minute = civil.second = 59;
      civil.nanosecond = 999999999;
    }
  if (*at == 'T')
    {
      civil.hour = (int)g_ascii_strtoll (at + 1, &at, 10);
      civil.minute = (int)g_ascii_strtoll (at + 1, &at, 10);
      civil.second = (int)g_ascii_strtoll (at + 1, &at, 10);
      if (*at == '.')
        for (int i = 0; i < 9; i++)
          civil.nanosecond = civil.nanosecond * 10 + (at[1] != '\0' ? *++at - '0' : 0);
    }
  return rp_instant_from_civil (&civil);
}

static void
assert_instant (const char *string, const char *which, RpInstant got, RpInstant wanted)
{
  if (rp_instant_compare (got, wanted) != 0)
    {
      g_autofree char *text = rp_instant_describe (got, RP_PRECISION_TIME);

      g_error ("%s of %s is %s (%" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT ")", which, string, text, got.seconds,
               wanted.seconds);
    }
}

static void
read_date (const char *text, RpWhen *when)
{
  g_autofree char *reason = NULL;
  gboolean reversed = TRUE;

  if (!rp_edtf_parse (text, when, &reason, &reversed))
    g_error ("%s was refused: %s", text, reason);
  g_assert_null (reason);
  g_assert_false (reversed);
}

static void
check_bounds (const char *string, const char *earliest, const char *latest)
{
  RpWhen when;

  read_date (string, &when);
  assert_instant (string, "the earliest", rp_when_earliest (&when), instant_of (earliest, FALSE));
  assert_instant (string, "the latest", rp_when_latest (&when), instant_of (latest, TRUE));
}

static void
check_example (char **columns)
{
  RpWhen when;

  g_assert_cmpstr (columns[1], ==, "valid");
  read_date (columns[0], &when);
  if (*columns[3] != '\0')
    check_bounds (columns[0], columns[3], columns[4]);
}

static void
test_examples (void)
{
  g_assert_cmpuint (each_row ("edtf-examples.tsv", 5, check_example), ==, 67);
}

static void
check_bounds_row (char **columns)
{
  check_bounds (columns[0], columns[1], columns[2]);
}

static void
test_bounds (void)
{
  g_assert_cmpuint (each_row ("edtf-bounds.tsv", 3, check_bounds_row), >=, 120);
}

static void
check_refusal (char **columns)
{
  RpWhen when;
  g_autofree char *reason = NULL;
  gboolean reversed = FALSE;

  if (rp_edtf_parse (columns[0], &when, &reason, &reversed))
    {
      g_test_fail_printf ("“%s” was accepted", columns[0]);
      return;
    }
  g_assert_nonnull (reason);
  if (strstr (reason, columns[1]) == NULL)
    g_test_fail_printf ("“%s”: the reason “%s” does not say “%s”", columns[0], reason, columns[1]);
  g_assert_cmpint (reversed, ==, strstr (reason, "lies before") != NULL);
  /* the outputs but WHEN are optional */
  g_assert_false (rp_edtf_parse (columns[0], &when, NULL, NULL));
}

static void
test_refusals (void)
{
  RpWhen when;
  g_autofree char *reason = NULL;

  g_assert_cmpuint (each_row ("edtf-refusals.tsv", 2, check_refusal), >=, 80);
  g_assert_false (rp_edtf_parse ("20\xff"
                                 "4",
                                 &when, &reason, NULL));
  g_assert_cmpstr (reason, !=, "");
  g_assert_true (g_utf8_validate (reason, -1, NULL));
}

static void
check_words (char **columns)
{
  RpWhen when;
  g_autofree char *sentence = NULL;
  g_autofree char *brief = NULL;

  read_date (columns[0], &when);
  sentence = rp_edtf_describe (columns[0], &when);
  brief = rp_edtf_describe_short (columns[0], &when);
  if (!g_str_equal (sentence, columns[1]))
    g_test_fail_printf ("%s reads “%s”, not “%s”", columns[0], sentence, columns[1]);
  if (!g_str_equal (brief, columns[2]))
    g_test_fail_printf ("%s in short is “%s”, not “%s”", columns[0], brief, columns[2]);
}

static void
test_words (void)
{
  RpInstant ides = rp_instant_from_civil (&(RpCivil){ -43, 3, 15, 12, 5, 0, 0 });
  const char *const wanted[]
      = { "15 March 44 BCE",       "44 BCE", "44 BCE", "March 44 BCE", "March 44 BCE", "15 March 44 BCE",
          "15 March 44 BCE, 12:05" };
  g_autofree char *brief = rp_instant_describe_short (ides, RP_PRECISION_DAY);

  g_assert_cmpuint (each_row ("edtf-words.tsv", 3, check_words), >=, 60);
  for (int i = RP_PRECISION_UNKNOWN; i <= RP_PRECISION_TIME; i++)
    {
      g_autofree char *text = rp_instant_describe (ides, (RpPrecision)i);

      g_assert_cmpstr (text, ==, wanted[i]);
    }
  g_assert_cmpstr (brief, ==, "15 Mar 44 BCE");
}

static void
test_ends (void)
{
  RpWhen when;

  read_date ("2003/..", &when);
  g_assert_cmpint (when.form, ==, RP_WHEN_INTERVAL);
  g_assert_cmpint (when.begin.bound, ==, RP_BOUND_KNOWN);
  g_assert_cmpint (when.end.bound, ==, RP_BOUND_OPEN);
  assert_instant ("2003/..", "the end's earliest", when.end.earliest, instant_of ("2003-01-01", FALSE));
  g_assert_true (rp_instant_is_infinite (when.end.latest));

  read_date ("/1985-04~", &when);
  g_assert_cmpint (when.begin.bound, ==, RP_BOUND_UNKNOWN);
  assert_instant ("/1985-04~", "the begin's latest", when.begin.latest, instant_of ("1985-04-30", TRUE));
  g_assert_true (when.end.approximate);
  g_assert_false (when.end.uncertain);
  g_assert_false (when.begin.approximate);

  read_date ("2004-06-XX/2004-07-03%", &when);
  g_assert_true (when.begin.unspecified);
  g_assert_false (when.end.unspecified);
  g_assert_true (when.end.approximate && when.end.uncertain);
  assert_instant ("2004-06-XX", "the latest", when.begin.latest, instant_of ("2004-06-30", TRUE));

  read_date ("2023-10-31T16:57:00-04:30", &when);
  g_assert_true (when.begin.has_offset);
  g_assert_cmpint (when.begin.offset_minutes, ==, -270);
  read_date ("2023-10-31T16:57:00", &when);
  g_assert_false (when.begin.has_offset);

  read_date ("[..1760-12-03]", &when);
  g_assert_cmpint (when.form, ==, RP_WHEN_ONE_OF);
  g_assert_cmpint (when.begin.bound, ==, RP_BOUND_OPEN);
  g_assert_cmpint (when.begin.precision, ==, RP_PRECISION_DAY);
  g_assert_cmpint (rp_instant_compare (when.begin.latest, when.end.latest), ==, 0);
  g_assert_cmpint (rp_instant_compare (when.begin.earliest, when.end.earliest), ==, 0);

  read_date ("{1961-12,1960}", &when);
  g_assert_cmpint (when.form, ==, RP_WHEN_ALL_OF);
  assert_instant ("{1961-12,1960}", "the begin's latest", when.begin.latest, instant_of ("1960-12-31", TRUE));
  assert_instant ("{1961-12,1960}", "the end's earliest", when.end.earliest, instant_of ("1961-12-01", FALSE));
}

static void
test_year_unknown (void)
{
  const char *const unknown[]
      = { "XXXX", "XXXX-01-12", "-XXXX-12-XX", "XXXX-01/XXXX-03", "XXXX-01-12/..", "XXXX-21", "[XXXX-12,1984]" };
  const char *const known[] = { "1XXX", "XXX4-01", "XXXX-12-21/1890-09-2X", "1890/XXXX-12", "../..", "2004" };
  RpWhen when;

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      read_date (unknown[i], &when);
      g_assert_true (when.year_unknown);
    }
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      read_date (known[i], &when);
      g_assert_false (when.year_unknown);
    }
  read_date ("1890/XXXX-12", &when);
  g_assert_cmpint (when.end.bound, ==, RP_BOUND_UNKNOWN);
}

static void
test_precision (void)
{
  static const struct
  {
    const char *text;
    RpPrecision precision;
  } rows[] = {
    { "2004", RP_PRECISION_YEAR },
    { "2004-06", RP_PRECISION_MONTH },
    { "2004-06-11", RP_PRECISION_DAY },
    { "2004-24", RP_PRECISION_SEASON },
    { "2004-06-11T10:00:00", RP_PRECISION_TIME },
    { "201X", RP_PRECISION_ROUGH },
    { "156X-12-25", RP_PRECISION_ROUGH },
    { "Y-17E7", RP_PRECISION_ROUGH },
    { "1950S2", RP_PRECISION_ROUGH },
    { "1950S4", RP_PRECISION_YEAR },
    { "Y170000002", RP_PRECISION_YEAR },
    { "2004-XX", RP_PRECISION_YEAR },
    { "2004-XX-XX", RP_PRECISION_YEAR },
    { "2004-06-XX", RP_PRECISION_MONTH },
    { "XXXX-12", RP_PRECISION_UNKNOWN },
    { "[1667,1668]", RP_PRECISION_YEAR },
    { "[1667,1760-12]", RP_PRECISION_UNKNOWN },
  };
  RpWhen when;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      read_date (rows[i].text, &when);
      g_assert_cmpint (when.begin.precision, ==, rows[i].precision);
    }
}

static void
test_normal (void)
{
  static const char *const rows[][2] = {
    { " 2004-06 \n", "2004-06" },
    { "?2004-06-~11", "2004?-06-~11" },
    { "?2004-?06-?11", "2004-06-11?" },
    { "?2004~", "2004%" },
    { "2004-%06-11", "2004-%06-11" },
    { "1985-04-12T23:20:30,50+00:00", "1985-04-12T23:20:30.50Z" },
    { "1985-04-12T23:20-04", "1985-04-12T23:20-04:00" },
    { "%Y-17E7S3", "Y-17E7S3%" },
    { "[1667,..1668]", "[1667,..1668]" },
    { "{..1667,1668,1670..}", "{..1667,1668,1670..}" },
    { "/..", "/.." },
    { "12 January", "12 January" },
    { "-1X32-X1-X2", "-1X32-X1-X2" },
    { "2001-34~/", "2001-34~/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *normal = rp_edtf_normalise (rows[i][0]);

      g_assert_cmpstr (normal, ==, rows[i][1]);
    }
}

/* Own generator, so that a failure repeats. */
static guint32
next_random (guint64 *state)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
  return (guint32)(*state >> 33);
}

/* Whatever comes in: no crash, ends in order, words and the normal form for all that is accepted. */
static void
try_anything (const char *text)
{
  RpWhen when, again;
  g_autofree char *reason = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *brief = NULL;
  g_autofree char *normal = NULL;

  if (!rp_edtf_parse (text, &when, &reason, NULL))
    {
      g_assert_true (reason != NULL && *reason != '\0' && g_utf8_validate (reason, -1, NULL));
      return;
    }
  g_assert_cmpint (rp_instant_compare (when.begin.earliest, when.begin.latest), <=, 0);
  g_assert_cmpint (rp_instant_compare (when.end.earliest, when.end.latest), <=, 0);
  g_assert_cmpint (rp_instant_compare (rp_when_earliest (&when), rp_when_latest (&when)), <=, 0);
  sentence = rp_edtf_describe (text, &when);
  brief = rp_edtf_describe_short (text, &when);
  g_assert_true (*sentence != '\0' && g_utf8_validate (sentence, -1, NULL));
  g_assert_true (*brief != '\0' && g_utf8_validate (brief, -1, NULL));
  normal = rp_edtf_normalise (text);
  if (!rp_edtf_parse (normal, &again, NULL, NULL) || rp_instant_compare (when.begin.earliest, again.begin.earliest) != 0
      || rp_instant_compare (when.end.latest, again.end.latest) != 0 || when.end.uncertain != again.end.uncertain
      || when.begin.approximate != again.begin.approximate)
    g_error ("the normal form of %s, %s, means something else", text, normal);
}

static GPtrArray *corpus_of (const char *name);

static void
test_mutations (void)
{
  static const char alphabet[] = "0123456789-/.,:?~%XYESTZ[]{}+ x\xc3\xff";
  g_autoptr (GPtrArray) corpus = corpus_of ("edtf-bounds.tsv");
  guint64 state = 20230112;
  guint n_accepted = 0;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 200000; i++)
    {
      g_autoptr (GString) text = g_string_new (g_ptr_array_index (corpus, next_random (&state) % corpus->len));
      RpWhen when;

      for (guint edits = 1 + next_random (&state) % 4; edits > 0; edits--)
        {
          gsize at = next_random (&state) % (text->len + 1);
          char c = alphabet[next_random (&state) % (sizeof alphabet - 1)];

          switch (next_random (&state) % 3)
            {
            case 0:
              g_string_insert_c (text, (gssize)at, c);
              break;
            case 1:
              g_string_erase (text, (gssize)at, at < text->len ? 1 : 0);
              break;
            default:
              if (at < text->len)
                text->str[at] = c;
              break;
            }
        }
      n_accepted += rp_edtf_parse (text->str, &when, NULL, NULL) ? 1 : 0;
      try_anything (text->str);
    }
  g_test_message ("%u accepted, %.2f s", n_accepted, (g_get_monotonic_time () - start) / 1e6);
  /* the loop is worth nothing when all is refused at once */
  g_assert_cmpuint (n_accepted, >, 10000);
}

static GPtrArray *
corpus_of (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) rows = NULL;
  GPtrArray *corpus = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  rows = g_strsplit (text, "\n", -1);
  for (guint i = 1; rows[i] != NULL && *rows[i] != '\0'; i++)
    g_ptr_array_add (corpus, g_strndup (rows[i], strcspn (rows[i], "\t")));
  return corpus;
}

static void
test_monsters (void)
{
  static const char *const units[] = { "X",
                                       "[",
                                       "{",
                                       "9",
                                       "0",
                                       "-",
                                       "/",
                                       ".",
                                       "?",
                                       "Y",
                                       "E",
                                       "S",
                                       "2004,",
                                       "..,",
                                       "T",
                                       "[1999,",
                                       "Y1E1000000000,",
                                       "XXXX-02-29,",
                                       "\xff" };
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    for (guint n = 60000; n <= 1000000; n += 940000)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autofree char *set = NULL;
        g_autofree char *year = NULL;

        while (text->len < n)
          g_string_append (text, units[i]);
        set = g_strdup_printf ("[%s2004]", text->str);
        year = g_strdup_printf ("Y1E%s", text->str);
        try_anything (text->str);
        try_anything (set);
        try_anything (year);
      }
  /* generous: a sanitizer's build needs a second */
  g_assert_cmpfloat ((g_get_monotonic_time () - start) / 1e6, <, 20.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf/examples", test_examples);
  g_test_add_func ("/edtf/bounds", test_bounds);
  g_test_add_func ("/edtf/refusals", test_refusals);
  g_test_add_func ("/edtf/words", test_words);
  g_test_add_func ("/edtf/ends", test_ends);
  g_test_add_func ("/edtf/year-unknown", test_year_unknown);
  g_test_add_func ("/edtf/precision", test_precision);
  g_test_add_func ("/edtf/normal", test_normal);
  g_test_add_func ("/edtf/mutations", test_mutations);
  g_test_add_func ("/edtf/monsters", test_monsters);
  return g_test_run ();
}
