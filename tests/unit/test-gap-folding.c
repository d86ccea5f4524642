/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <time.h>

#include "gap-folding.h"
#include "instant.h"

#define YEAR (365.2425 * 86400)
#define MANY 1000000

static double
at (gint64 year, int month, int day)
{
  return rp_instant_to_double (rp_instant_from_civil (&(RpCivil){ .year = year, .month = month, .day = day }));
}

static const RpGap *
nth (GArray *gaps, guint index)
{
  return &g_array_index (gaps, RpGap, index);
}

static void
test_whole_years_fold (void)
{
  RpStretch stretches[] = { { at (2023, 1, 11), at (2023, 1, 12) }, { at (1992, 5, 8), at (1992, 5, 9) },
                            { at (2023, 1, 12), at (2023, 1, 13) }, { at (2023, 9, 1), at (2023, 10, 1) },
                            { at (1992, 5, 8), at (1992, 5, 9) },   { at (1992, 5, 9), at (1992, 5, 10) } };
  g_autoptr (GArray) gaps = rp_gap_folding (stretches, G_N_ELEMENTS (stretches));
  g_autofree char *words = NULL;

  g_assert_cmpuint (gaps->len, ==, 1);
  g_assert_cmpfloat (nth (gaps, 0)->from, ==, at (1993, 1, 1));
  g_assert_cmpfloat (nth (gaps, 0)->to, ==, at (2023, 1, 1));
  words = rp_gap_describe (nth (gaps, 0));
  g_assert_cmpstr (words, ==, "30 years");
}

static void
test_even_spacing_does_not_fold (void)
{
  RpStretch stretches[40];
  g_autoptr (GArray) gaps = NULL;

  for (guint i = 0; i < 40; i++)
    stretches[i] = (RpStretch){ i * 1e6, i * 1e6 + 10 };
  gaps = rp_gap_folding (stretches, 40);
  g_assert_cmpuint (gaps->len, ==, 0);
}

/* A few busy days every five years: no gap is long in the whole, all together are nearly all of it. */
static void
test_bursts_fold (void)
{
  RpStretch stretches[80];
  g_autoptr (GArray) gaps = NULL;

  for (guint i = 0; i < 80; i++)
    stretches[i].from = stretches[i].to = at (1920 + i / 4 * 5, 6, 1 + (int)(i % 4));
  gaps = rp_gap_folding (stretches, 80);
  g_assert_cmpuint (gaps->len, ==, 19);
  for (guint i = 0; i < gaps->len; i++)
    {
      g_autofree char *words = rp_gap_describe (nth (gaps, i));

      g_assert_cmpstr (words, ==, "4 years");
    }
}

/* One gap of nearly half, the rest short: folds for these would be wider than they are. */
static void
test_short_gaps_do_not_fold (void)
{
  RpStretch stretches[200];
  g_autoptr (GArray) gaps = NULL;

  for (guint i = 0; i < 200; i++)
    stretches[i].from = stretches[i].to = i * 1000.0 + (i / 4) * 20000.0 + (i > 100 ? 900000 : 0);
  gaps = rp_gap_folding (stretches, 200);
  g_assert_cmpuint (gaps->len, ==, 1);
}

/* Any stretches: folds are ascending, disjoint, empty of stretches, and few. */
static void
test_folds_are_empty (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint folded = 0;

  for (guint round = 0; round < 3000; round++)
    {
      RpStretch stretches[60];
      guint n = (guint)g_rand_int_range (rand, 0, 60);
      double longest = g_rand_double_range (rand, 0, 9), furthest = g_rand_double_range (rand, 1, 17.6);
      g_autoptr (GArray) gaps = NULL;

      for (guint i = 0; i < n; i++)
        {
          stretches[i].from = pow (10, g_rand_double_range (rand, 0, furthest)) * (g_rand_boolean (rand) ? 1 : -1);
          stretches[i].to = stretches[i].from + pow (10, g_rand_double_range (rand, 0, longest));
        }
      gaps = rp_gap_folding (stretches, n);
      folded += gaps->len;
      g_assert_cmpuint (gaps->len, <=, RP_MOST_FOLDS);
      for (guint g = 0; g < gaps->len; g++)
        {
          const RpGap *gap = nth (gaps, g);

          g_assert_cmpfloat (gap->from, <, gap->to);
          if (g > 0)
            g_assert_cmpfloat (gap[-1].to, <=, gap->from);
          for (guint i = 0; i < n; i++)
            g_assert_true (stretches[i].to <= gap->from || stretches[i].from >= gap->to);
        }
    }
  g_assert_cmpuint (folded, >, 1000);
}

/* What the order of the input is makes no difference. */
static void
test_any_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint round = 0; round < 300; round++)
    {
      RpStretch sorted[100], shuffled[100];
      g_autoptr (GArray) gaps = NULL, same = NULL;
      double time = g_rand_double_range (rand, -1e12, 1e10);

      for (guint i = 0; i < 100; i++)
        {
          time += pow (10, g_rand_double_range (rand, -2, 10));
          sorted[i] = shuffled[i] = (RpStretch){ time, time + pow (10, g_rand_double_range (rand, -2, 8)) };
        }
      for (guint i = 99; i > 0; i--)
        {
          guint j = (guint)g_rand_int_range (rand, 0, (gint32)i + 1);
          RpStretch swapped = shuffled[i];

          shuffled[i] = shuffled[j];
          shuffled[j] = swapped;
        }
      gaps = rp_gap_folding (sorted, 100);
      same = rp_gap_folding (shuffled, 100);
      g_assert_cmpmem (gaps->data, gaps->len * sizeof (RpGap), same->data, same->len * sizeof (RpGap));
      for (guint i = 1; i < 100; i++)
        g_assert_cmpfloat (shuffled[i - 1].from, <=, shuffled[i].from);
    }
}

static void
test_hostile (void)
{
  RpStretch equal[50], eons[] = {
    { -13.8e9 * YEAR, -13.8e9 * YEAR }, { 1.7e9, 1.7e9 + 1 }, { 1.7e9 + 5, 1.7e9 + 6 }, { 1.7e9 + 9, 1.7e9 + 9 }
  };
  RpStretch furthest[] = { { -9.2e18, -9.2e18 }, { 0, 0 }, { 9.2e18, 9.2e18 } };
  g_autoptr (GArray) none = NULL, one = NULL, wide = NULL;
  g_autofree char *words = NULL, *brief = NULL;

  for (guint i = 0; i < 50; i++)
    equal[i] = (RpStretch){ 5, 5 };
  none = rp_gap_folding (equal, 50);
  g_assert_cmpuint (none->len, ==, 0);
  one = rp_gap_folding (eons, G_N_ELEMENTS (eons));
  g_assert_cmpuint (one->len, ==, 1);
  words = rp_gap_describe (nth (one, 0));
  brief = rp_gap_describe_short (nth (one, 0));
  g_assert_cmpstr (words, ==, "13.8 billion years");
  g_assert_cmpstr (brief, ==, "13.8 Gy");
  wide = rp_gap_folding (furthest, G_N_ELEMENTS (furthest));
  g_assert_cmpuint (wide->len, <=, 2);
}

static void
assert_words (double from, double to, const char *words, const char *brief)
{
  RpGap gap = { .from = from, .to = to };
  g_autofree char *got = rp_gap_describe (&gap), *got_brief = rp_gap_describe_short (&gap);

  g_assert_cmpstr (got, ==, words);
  g_assert_cmpstr (got_brief, ==, brief);
}

static void
test_words (void)
{
  assert_words (0, 0.25, "250 milliseconds", "250 ms");
  assert_words (0, 1, "1 second", "1 s");
  assert_words (0, 45, "45 seconds", "45 s");
  assert_words (0, 240, "4 minutes", "4 min");
  assert_words (0, 5 * 3600, "5 hours", "5 h");
  assert_words (0, 86400, "1 day", "1 d");
  assert_words (0, 12 * 86400.0, "12 days", "12 d");
  assert_words (at (2023, 2, 1), at (2023, 7, 1), "5 months", "5 mo");
  assert_words (at (2023, 12, 1), at (2024, 2, 1), "2 months", "2 mo");
  assert_words (at (2022, 3, 1), at (2024, 10, 1), "31 months", "31 mo");
  assert_words (at (2000, 1, 1), at (2001, 1, 1), "1 year", "1 y");
  assert_words (at (2004, 1, 1), at (2023, 1, 1), "19 years", "19 y");
  assert_words (at (-99, 1, 1), at (101, 1, 1), "200 years", "200 y");
  assert_words (at (-297999, 1, 1), at (2001, 1, 1), "300,000 years", "300,000 y");
  assert_words (-66e6 * YEAR, 0, "66 million years", "66 My");
}

/* A million stretches, in order and not; the bound is far above what it takes, for sanitizers and busy machines. */
static void
test_many (void)
{
  g_autofree RpStretch *stretches = g_new (RpStretch, MANY);
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint kind = 0; kind < 4; kind++)
    {
      g_autoptr (GArray) gaps = NULL;
      clock_t start;
      double ms;

      for (guint i = 0; i < MANY; i++)
        {
          double time = kind == 0   ? i * 3600.0
                        : kind == 1 ? g_rand_double_range (rand, -4e17, 4e17)
                        : kind == 2 ? (double)i * i / 1e3
                                    : 1e9 + (i % 2 ? i * 100.0 : i * 100.0 + g_rand_int_range (rand, 0, 10000000));

          stretches[i] = (RpStretch){ time, time };
        }
      start = clock ();
      gaps = rp_gap_folding (stretches, MANY);
      ms = (double)(clock () - start) * 1000 / CLOCKS_PER_SEC;
      g_test_message ("kind %u: %.1f ms", kind, ms);
      g_assert_cmpfloat (ms, <, 2000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gap-folding/years", test_whole_years_fold);
  g_test_add_func ("/gap-folding/even", test_even_spacing_does_not_fold);
  g_test_add_func ("/gap-folding/bursts", test_bursts_fold);
  g_test_add_func ("/gap-folding/short", test_short_gaps_do_not_fold);
  g_test_add_func ("/gap-folding/empty", test_folds_are_empty);
  g_test_add_func ("/gap-folding/any-order", test_any_order);
  g_test_add_func ("/gap-folding/hostile", test_hostile);
  g_test_add_func ("/gap-folding/words", test_words);
  g_test_add_func ("/gap-folding/many", test_many);
  return g_test_run ();
}
