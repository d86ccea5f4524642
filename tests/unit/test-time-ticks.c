/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fold-captions.h"
#include "gap-folding.h"
#include "instant.h"
#include "time-ticks.h"

#define YEAR (365.2425 * 86400)

static double
at (gint64 year, int month, int day)
{
  return rp_instant_to_double (rp_instant_from_civil (&(RpCivil){ .year = year, .month = month, .day = day }));
}

static GArray *
ticks_of (double from, double to, double width)
{
  RpTimeScale scale = rp_time_scale (NULL, from, to, width);

  return rp_time_ticks (&scale, rp_text_measure_fixed ());
}

static const RpTick *
nth (GArray *ticks, guint index)
{
  return &g_array_index (ticks, RpTick, index);
}

static const RpTick *
find (GArray *ticks, const char *label)
{
  for (guint i = 0; i < ticks->len; i++)
    if (g_str_equal (nth (ticks, i)->label, label))
      return nth (ticks, i);
  return NULL;
}

/* The labels of a tier in order, parted by " | ". */
static char *
labels_of (GArray *ticks, gboolean major)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    if (nth (ticks, i)->major == major && *nth (ticks, i)->label)
      g_string_append_printf (labels, "%s%s", labels->len ? " | " : "", nth (ticks, i)->label);
  return g_string_free (labels, FALSE);
}

static void
assert_tiers (double from, double to, double width, const char *upper, const char *lower)
{
  g_autoptr (GArray) ticks = ticks_of (from, to, width);
  g_autofree char *above = labels_of (ticks, TRUE), *below = labels_of (ticks, FALSE);

  g_assert_cmpstr (above, ==, upper);
  g_assert_cmpstr (below, ==, lower);
}

/* Words of folds keep 6 px from each other and from LEFT…RIGHT. */
static void
assert_clear_of_folds (GArray *captions, double left, double right)
{
  for (guint i = 0; i < captions->len; i++)
    {
      const RpFoldCaption *caption = &g_array_index (captions, RpFoldCaption, i);

      if (*caption->label)
        g_assert_true (right + 6 <= caption->label_x + 1e-6 || left >= caption->label_x + caption->label_px + 6 - 1e-6);
    }
}

static void
assert_captions (GArray *captions, double width)
{
  double free_px = 0;

  for (guint i = 0; i < captions->len; i++)
    {
      const RpFoldCaption *caption = &g_array_index (captions, RpFoldCaption, i);

      if (!*caption->label)
        continue;
      g_assert_cmpfloat (caption->label_x, >=, free_px - 1e-6);
      free_px = caption->label_x + caption->label_px + 6;
      g_assert_cmpfloat (free_px - 6, <=, width + 1e-6);
    }
}

/* What holds for every axis: ticks rise, labels keep 6 px apart and within, the left edge has a name, steps above are
 * 120 px at least. Returns how many labels there are. */
static guint
assert_axis (const RpTimeScale *scale)
{
  const RpTextMeasure *measure = rp_text_measure_fixed ();
  g_autoptr (GArray) ticks = rp_time_ticks (scale, measure);
  g_autoptr (GArray) captions = rp_fold_captions (scale, measure, 0);
  double free_px[2] = { 0, 0 }, last[2] = { -INFINITY, -INFINITY }, last_time[2] = { -INFINITY, -INFINITY };
  guint labels = 0;

  g_assert_cmpuint (ticks->len, <, 1500);
  assert_captions (captions, scale->width_px);
  for (guint i = 0; i < ticks->len; i++)
    {
      const RpTick *tick = nth (ticks, i);
      RpTextSize size = tick->major ? RP_TEXT_LABEL : RP_TEXT_TICK;

      g_assert_cmpfloat (tick->x, >, last[tick->major]);
      g_assert_cmpfloat (tick->time, >, last_time[tick->major]);
      last[tick->major] = tick->x;
      last_time[tick->major] = tick->time;
      if (!*tick->label)
        continue;
      labels++;
      g_assert_cmpfloat (tick->label_px, ==, rp_text_width (measure, tick->label, size));
      g_assert_cmpfloat (tick->label_x, >=, free_px[tick->major] - 1e-6);
      /* behind its line, but for the last behind a fold at the right edge */
      if (tick->label_x < tick->x + 4 - 1e-6)
        {
          g_assert_true (tick->major && captions->len > 0);
          g_assert_cmpfloat (tick->label_x, >=, tick->x - scale->fold_px - 1e-6);
          g_assert_cmpfloat_with_epsilon (tick->label_x + tick->label_px, scale->width_px, 1e-6);
        }
      free_px[tick->major] = tick->label_x + tick->label_px + 6;
      g_assert_cmpfloat (free_px[tick->major] - 6, <=, scale->width_px + 1e-6);
      if (!tick->major)
        assert_clear_of_folds (captions, tick->label_x, tick->label_x + tick->label_px);
    }
  return labels;
}

static void
assert_left_edge_has_a_name (const RpTimeScale *scale)
{
  g_autoptr (GArray) ticks = rp_time_ticks (scale, rp_text_measure_fixed ());

  for (guint i = 0; i < ticks->len; i++)
    if (nth (ticks, i)->major)
      {
        g_assert_cmpfloat (nth (ticks, i)->time, ==, scale->from);
        g_assert_cmpfloat_with_epsilon (nth (ticks, i)->label_x, 4, 1e-6);
        g_assert_cmpstr (nth (ticks, i)->label, !=, "");
        return;
      }
  g_assert_not_reached ();
}

static void
assert_major_steps (const RpTimeScale *scale)
{
  g_autoptr (GArray) ticks = rp_time_ticks (scale, rp_text_measure_fixed ());
  double last = -INFINITY;

  for (guint i = 0; i < ticks->len; i++)
    if (nth (ticks, i)->major && !nth (ticks, i)->sticky)
      {
        /* the first nine years of each era are one short of ten */
        g_assert_cmpfloat (nth (ticks, i)->x - last, >=, 120 * 0.9 - 1e-6);
        last = nth (ticks, i)->x;
      }
}

/* From a millisecond to fourteen billion years, anywhere, at any width. */
static void
test_any_axis (void)
{
  static const gint64 years[]
      = { 2025, 1970, 0, 1, -1, -44, -3000, 9999, 1582, -66000000, G_GINT64_CONSTANT (-13800000000) };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint y = 0; y < G_N_ELEMENTS (years); y++)
    for (double span = 1e-3; span < 15e9 * YEAR; span *= 1.37)
      {
        double centre = at (years[y], 1, 1) + g_rand_double_range (rand, -1, 1) * MIN (span, YEAR);
        double width = g_rand_double_range (rand, 200, 4000);
        RpTimeScale scale;
        guint labels;

        if (span < rp_time_scale_least (centre))
          continue;
        scale = rp_time_scale (NULL, centre - span / 2, centre + span / 2, width);
        labels = assert_axis (&scale);
        g_assert_cmpuint (labels, >=, width >= 400 ? 3 : 1);
        assert_left_edge_has_a_name (&scale);
        assert_major_steps (&scale);
      }
}

/* The same with folds of any length, many of them too. */
static void
test_any_folded_axis (void)
{
  static const double starts[] = { 0, 1.7e9, -6.2e10, -13.8e9 * YEAR, 2.53e11 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  guint with_words = 0, named = 0;

  for (guint round = 0; round < 3000; round++)
    {
      RpGap gaps[RP_MOST_FOLDS];
      guint n = (guint)g_rand_int_range (rand, 1, RP_MOST_FOLDS + 1);
      double start = starts[round % G_N_ELEMENTS (starts)], time = start,
             zoom = pow (10, g_rand_double_range (rand, 0, 4));
      double scale_of_shown = pow (10, g_rand_double_range (rand, 0, 12)), from, to, width;
      RpFolding folding = { gaps, n, 64 };
      RpTimeScale scale;
      g_autoptr (GArray) captions = NULL;

      for (guint i = 0; i < n; i++)
        {
          gaps[i].from = time + scale_of_shown * g_rand_double_range (rand, 0.1, 3) + rp_time_scale_least (time);
          gaps[i].to = gaps[i].from + pow (10, g_rand_double_range (rand, 0, 17)) + rp_time_scale_least (gaps[i].from);
          time = gaps[i].to;
        }
      rp_folding_measure (gaps, n);
      width = g_rand_double_range (rand, 200, 4000);
      scale = rp_time_scale (&folding, start - 1, time + scale_of_shown + rp_time_scale_least (time), width);
      rp_time_scale_zoom (&scale, g_rand_double_range (rand, 0, width), zoom, &from, &to);
      scale = rp_time_scale (&folding, from, to, width);
      assert_axis (&scale);
      if (scale.base_time == scale.from) /* not inside a fold */
        assert_left_edge_has_a_name (&scale), named++;
      captions = rp_fold_captions (&scale, rp_text_measure_fixed (), 0);
      for (guint i = 0; i < captions->len; i++)
        with_words += *g_array_index (captions, RpFoldCaption, i).label != '\0';
    }
  g_assert_cmpuint (with_words, >, 5000);
  g_assert_cmpuint (named, >, 1000);
}

/* Wider than any calendar, as narrow as a doubled click can make it, on hardly any room. */
static void
test_extremes (void)
{
  static const double ranges[][2]
      = { { -2e19, 2e19 },   { -9.3e18, -9.1e18 },    { 9.1e18, 9.3e18 }, { 1e19, 2e19 },
          { -1e300, 1e300 }, { 1.7e9, 1.7e9 + 1e-6 }, { 0, 1e-9 },        { -4.35e17, -4.35e17 + 64 } };
  static const double widths[] = { 0.5, 3, 20, 60, 150, 1000, 20000 };

  for (guint r = 0; r < G_N_ELEMENTS (ranges); r++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        RpTimeScale scale = rp_time_scale (NULL, ranges[r][0], ranges[r][1], widths[w]);

        assert_axis (&scale);
      }
}

/* Panning a hair at a time: the left edge always has a name, nothing ever meets. */
static void
test_panning (void)
{
  static const double spans[] = { 0.01, 3, 200, 4000, 90000, 6e5, 4e6, 9e7, 2e9, 3e11, 1e16 };

  for (guint s = 0; s < G_N_ELEMENTS (spans); s++)
    for (guint step = 0; step < 400; step++)
      {
        double from = 1.6e9 + spans[s] * step / 130.0;
        RpTimeScale scale = rp_time_scale (NULL, from, from + spans[s], 900);

        assert_axis (&scale);
        assert_left_edge_has_a_name (&scale);
      }
}

static void
test_calendar (void)
{
  g_autoptr (GArray) months = ticks_of (at (2023, 1, 1), at (2025, 1, 1), 1000);
  const RpTick *next_year = find (months, "2024");

  g_assert_nonnull (find (months, "2023"));
  g_assert_true (next_year && next_year->time == at (2024, 1, 1));
  /* a leap day, and 1900 without one */
  assert_tiers (at (2024, 2, 26), at (2024, 3, 3) - 1, 500, "Feb 2024 | Mar 2024",
                "Mon 26 | Tue 27 | Wed 28 | Thu 29 | Fri 1 | Sat 2");
  assert_tiers (at (1900, 2, 26), at (1900, 3, 3) - 1, 500, "Feb 1900 | Mar 1900",
                "Mon 26 | Tue 27 | Wed 28 | Thu 1 | Fri 2");
  assert_tiers (at (2023, 1, 1), at (2023, 3, 1) - 1, 360, "Jan 2023 | Feb 2023",
                "1 | 5 | 10 | 15 | 20 | 25 | 1 | 5 | 10 | 15 | 20 | 25");
}

static void
test_tiers (void)
{
  double noon = at (2023, 1, 12) + 12 * 3600;

  assert_tiers (noon + 7, noon + 7.5, 600, "Thu 12 Jan 2023, 12:00",
                ":07.000 | :07.050 | :07.100 | :07.150 | :07.200 | :07.250 | :07.300 | :07.350 | :07.400 | :07.450");
  assert_tiers (noon + 5, noon + 95, 600, "Thu 12 Jan 2023, 12:00 | 12:01",
                "12:00:10 | 12:00:20 | 12:00:30 | 12:00:40 | 12:00:50 | 12:01:00 | 12:01:10 | 12:01:20");
  assert_tiers (noon, noon + 16 * 3600, 600, "Thu 12 Jan 2023 | Fri 13 Jan",
                "12:00 | 14:00 | 16:00 | 18:00 | 20:00 | 22:00 | 00:00 | 02:00");
  assert_tiers (at (1988, 6, 1), at (1996, 6, 1), 600, "1980s | 1990s",
                "1989 | 1990 | 1991 | 1992 | 1993 | 1994 | 1995 | 1996");
  assert_tiers (at (1885, 1, 1), at (2010, 1, 1), 600, "1800–1899 | 1900–1999",
                "1890 | 1900 | 1910 | 1920 | 1930 | 1940 | 1950 | 1960 | 1970 | 1980 | 1990 | 2000");
  /* no year 0, in no tier */
  assert_tiers (at (-4, 1, 1), at (4, 1, 1), 600, "10–1 BCE | 1–9 CE",
                "5 BCE | 4 BCE | 3 BCE | 2 BCE | 1 BCE | 1 CE | 2 CE | 3 CE");
  assert_tiers (at (-749, 1, 1), at (749, 1, 1), 600, "1000–1 BCE | 1–999 CE",
                "600 BCE | 400 BCE | 200 BCE | 1 CE | 200 | 400 | 600");
  assert_tiers (-13.9e9 * YEAR, 2e9, 900, "13.9 billion BCE",
                "12 billion BCE | 10 billion BCE | 8 billion BCE | 6 billion BCE | 4 billion BCE | 2 billion BCE");
  assert_tiers (at (-66900000, 6, 1), at (-65900000, 6, 1), 900, "67–66 million BCE",
                "66.8 million BCE | 66.6 million BCE | 66.4 million BCE | 66.2 million BCE");
}

/* A year alone between two folds is named once, above; where there is no room for each, some are. */
static void
test_bursts (void)
{
  RpGap gaps[8];
  RpFolding folding = { gaps, 8, 64 };

  for (int i = 0; i < 8; i++)
    gaps[i] = (RpGap){ .from = at (1926 + 5 * i, 1, 1), .to = at (1930 + 5 * i, 1, 1) };
  rp_folding_measure (gaps, 8);
  for (double width = 200; width <= 1000; width *= 5)
    {
      RpTimeScale scale = rp_time_scale (&folding, at (1925, 1, 1), at (1966, 1, 1), width);
      g_autoptr (GArray) ticks = rp_time_ticks (&scale, rp_text_measure_fixed ());
      g_autofree char *above = labels_of (ticks, TRUE), *below = labels_of (ticks, FALSE);

      assert_axis (&scale);
      g_assert_cmpstr (above, ==,
                       width < 1000 ? "1925 | 1935 | 1945 | 1955"
                                    : "1925 | 1930 | 1935 | 1940 | 1945 | 1950 | 1955 | 1960 | 1965");
      g_assert_cmpstr (below, ==, "");
    }
}

/* Where the month ends right behind the edge, both it and the next have their names. */
static void
test_pushed_by_the_edge (void)
{
  g_autoptr (GArray) ticks = ticks_of (at (2024, 1, 31) + 43200, at (2024, 2, 20), 900);
  const RpTick *old = find (ticks, "Jan"), *new = find (ticks, "Feb 2024");

  g_assert_true (old && old->sticky);
  g_assert_true (new && !new->sticky);
  g_assert_cmpfloat (old->label_x, ==, 4);
  g_assert_cmpfloat (new->label_x, ==, old->label_x + old->label_px + 6);
  g_assert_cmpfloat (new->time, ==, at (2024, 2, 1));
}

static void
test_room_is_taken (void)
{
  RpTimeScale scale = rp_time_scale (NULL, 0, 36000, 900);
  g_autoptr (GArray) ticks = rp_time_ticks_beside (&scale, rp_text_measure_fixed (), 70);

  g_assert_true (rp_time_ticks_have_hours (&scale, rp_text_measure_fixed ()));
  for (guint i = 0; i < ticks->len; i++)
    if (!nth (ticks, i)->major && *nth (ticks, i)->label)
      g_assert_cmpfloat (nth (ticks, i)->label_x, >=, 70);
  scale = rp_time_scale (NULL, 0, 20 * 86400, 900);
  g_assert_false (rp_time_ticks_have_hours (&scale, rp_text_measure_fixed ()));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-ticks/any", test_any_axis);
  g_test_add_func ("/time-ticks/any-folded", test_any_folded_axis);
  g_test_add_func ("/time-ticks/extremes", test_extremes);
  g_test_add_func ("/time-ticks/panning", test_panning);
  g_test_add_func ("/time-ticks/calendar", test_calendar);
  g_test_add_func ("/time-ticks/tiers", test_tiers);
  g_test_add_func ("/time-ticks/bursts", test_bursts);
  g_test_add_func ("/time-ticks/pushed", test_pushed_by_the_edge);
  g_test_add_func ("/time-ticks/taken", test_room_is_taken);
  return g_test_run ();
}
