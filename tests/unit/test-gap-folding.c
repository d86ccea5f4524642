/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "gap-folding.h"
#include "instant.h"

static double
at (gint64 year, int month, int day)
{
  return rp_instant_to_double (rp_instant_from_civil (&(RpCivil){ .year = year, .month = month, .day = day }));
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
  g_assert_cmpfloat (g_array_index (gaps, RpGap, 0).from, ==, at (1993, 1, 1));
  g_assert_cmpfloat (g_array_index (gaps, RpGap, 0).to, ==, at (2023, 1, 1));
  words = rp_gap_describe (&g_array_index (gaps, RpGap, 0));
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

/* Any stretches: folds are ascending, disjoint, empty of stretches, and few. */
static void
test_folds_are_empty (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 300; round++)
    {
      RpStretch stretches[30];
      guint n = (guint)g_rand_int_range (rand, 0, 30);
      g_autoptr (GArray) gaps = NULL;

      for (guint i = 0; i < n; i++)
        {
          stretches[i].from = pow (10, g_rand_double_range (rand, 0, 17)) * (g_rand_boolean (rand) ? 1 : -1);
          stretches[i].to = stretches[i].from + pow (10, g_rand_double_range (rand, 0, 9));
        }
      gaps = rp_gap_folding (stretches, n);
      g_assert_cmpuint (gaps->len, <=, 11);
      for (guint g = 0; g < gaps->len; g++)
        {
          const RpGap *gap = &g_array_index (gaps, RpGap, g);

          g_assert_cmpfloat (gap->from, <, gap->to);
          if (g > 0)
            g_assert_cmpfloat (gap[-1].to, <=, gap->from);
          for (guint i = 0; i < n; i++)
            g_assert_true (stretches[i].to <= gap->from + 1e-3 || stretches[i].from >= gap->to - 1e-3);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gap-folding/years", test_whole_years_fold);
  g_test_add_func ("/gap-folding/even", test_even_spacing_does_not_fold);
  g_test_add_func ("/gap-folding/empty", test_folds_are_empty);
  return g_test_run ();
}
