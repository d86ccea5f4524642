/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs neither display nor window of going about in time: what a hand takes hold of, where an edge falls, what
 * was typed, how far a view must move and what its frames show. */
#include "lane-glide.h"
#include "period-drag.h"
#include "period-popover.h"
#include "range-glide.h"
#include "time-span.h"
#include "timeline-overlay.h"

#include <math.h>
#include <string.h>

#define DAY 86400.0

/* 1 June 2010. */
#define JUNE 1275350400.0

static void
test_grips (void)
{
  g_assert_cmpint (rp_grip_at (91, 100, 200, 8, FALSE), ==, RP_GRIP_NONE);
  g_assert_cmpint (rp_grip_at (92, 100, 200, 8, FALSE), ==, RP_GRIP_FROM);
  g_assert_cmpint (rp_grip_at (108, 100, 200, 8, FALSE), ==, RP_GRIP_FROM);
  g_assert_cmpint (rp_grip_at (109, 100, 200, 8, FALSE), ==, RP_GRIP_NONE);
  g_assert_cmpint (rp_grip_at (109, 100, 200, 8, TRUE), ==, RP_GRIP_MIDDLE);
  g_assert_cmpint (rp_grip_at (208, 100, 200, 8, TRUE), ==, RP_GRIP_TO);
  /* An end out of sight is none. */
  g_assert_cmpint (rp_grip_at (100, NAN, 200, 8, TRUE), ==, RP_GRIP_NONE);
  g_assert_cmpint (rp_grip_at (199, NAN, 200, 8, FALSE), ==, RP_GRIP_TO);
  g_assert_cmpint (rp_grip_at (199, NAN, NAN, 8, FALSE), ==, RP_GRIP_NONE);
}

/* Each end keeps 8 px outside and half of what lies between. */
static void
test_near_grips (void)
{
  g_assert_cmpint (rp_grip_at (93, 100, 104, 8, FALSE), ==, RP_GRIP_FROM);
  g_assert_cmpint (rp_grip_at (101, 100, 104, 8, FALSE), ==, RP_GRIP_FROM);
  g_assert_cmpint (rp_grip_at (103, 100, 104, 8, FALSE), ==, RP_GRIP_TO);
  g_assert_cmpint (rp_grip_at (112, 100, 104, 8, FALSE), ==, RP_GRIP_TO);
  g_assert_cmpint (rp_grip_at (99, 100, 100, 8, FALSE), ==, RP_GRIP_FROM);
  g_assert_cmpint (rp_grip_at (101, 100, 100, 8, FALSE), ==, RP_GRIP_TO);
  /* With a middle, half of it is the middle's. */
  g_assert_cmpint (rp_grip_at (102, 100, 108, 8, TRUE), ==, RP_GRIP_FROM);
  g_assert_cmpint (rp_grip_at (104, 100, 108, 8, TRUE), ==, RP_GRIP_MIDDLE);
  g_assert_cmpint (rp_grip_at (106, 100, 108, 8, TRUE), ==, RP_GRIP_TO);
}

static void
assert_period (const RpPeriod *period, const char *text)
{
  RpPeriod wanted;

  g_assert_true (rp_period_parse (text, &wanted, NULL));
  g_assert_cmpint (rp_instant_compare (period->from, wanted.from), ==, 0);
  g_assert_cmpint (rp_instant_compare (period->to, wanted.to), ==, 0);
}

static GArray *
one_point (double x, double time)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (RpSnapPoint));
  RpSnapPoint far = { x + 300, time + 300 * DAY }, near = { x, time };

  g_array_append_val (points, far);
  g_array_append_val (points, near);
  return points;
}

/* A px is a day, x 0 is 1 June. */
static void
test_drag_edge (void)
{
  RpPeriodDrag drag = { 0 };
  RpPeriod period;

  g_assert_true (rp_period_parse ("2010-05-10/2010-06-10", &period, NULL));
  period.mode = RP_PERIOD_AS_OF;
  /* To the 15th it snaps from 8 px, not from 9, and not where it shall not. */
  rp_period_drag_edge (&drag, &period, RP_GRIP_TO, one_point (14, JUNE + 14 * DAY), DAY);
  rp_period_drag_move (&drag, 22, JUNE + 22.3 * DAY, FALSE, &period);
  g_assert_true (drag.snapped);
  assert_period (&period, "2010-05-10/2010-06-14");
  g_assert_cmpint (period.mode, ==, RP_PERIOD_AS_OF);
  rp_period_drag_move (&drag, 22, JUNE + 22.3 * DAY, TRUE, &period);
  g_assert_false (drag.snapped);
  assert_period (&period, "2010-05-10/2010-06-23");
  rp_period_drag_move (&drag, 22.5, JUNE + 22.5 * DAY, FALSE, &period);
  assert_period (&period, "2010-05-10/2010-06-23");
  /* Past the other edge. */
  rp_period_drag_move (&drag, -52, JUNE - 51.7 * DAY, FALSE, &period);
  assert_period (&period, "2010-04-10/2010-05-09");
  rp_period_drag_end (&drag);
  /* Dragging nothing anywhere changes nothing. */
  rp_period_drag_edge (&drag, &period, RP_GRIP_FROM, NULL, DAY);
  rp_period_drag_move (&drag, 0, rp_instant_to_double (period.from), FALSE, &period);
  assert_period (&period, "2010-04-10/2010-05-09");
  rp_period_drag_end (&drag);
}

static void
test_drag_new (void)
{
  RpPeriodDrag drag = { 0 };
  RpPeriod none = RP_PERIOD_NONE, period;

  rp_period_drag_new (&drag, &none, 3, JUNE + 3.5 * DAY, FALSE, NULL, DAY);
  rp_period_drag_move (&drag, 3, JUNE + 3.6 * DAY, FALSE, &period);
  assert_period (&period, "2010-06-04/2010-06-04");
  rp_period_drag_move (&drag, 5, JUNE + 5.1 * DAY, FALSE, &period);
  assert_period (&period, "2010-06-04/2010-06-06");
  rp_period_drag_move (&drag, -5, JUNE - 0.5 * DAY, FALSE, &period);
  assert_period (&period, "2010-05-31/2010-06-04");
  /* To the second where it snaps. */
  rp_period_drag_new (&drag, &none, 14, JUNE + 3.5 * DAY, FALSE, one_point (14, JUNE + 3601), DAY);
  rp_period_drag_move (&drag, 40, JUNE + 40 * DAY, FALSE, &period);
  g_assert_cmpfloat (rp_instant_to_double (period.from), ==, JUNE + 3601);
  rp_period_drag_end (&drag);
  g_assert_cmpfloat (rp_period_drag_unit (40000), ==, DAY);
  g_assert_cmpfloat (rp_period_drag_unit (100), ==, 3600);
  g_assert_cmpfloat (rp_period_drag_unit (10), ==, 60);
}

/* An open end stays open. */
static void
test_drag_open (void)
{
  RpPeriodDrag drag = { 0 };
  RpPeriod period;

  g_assert_true (rp_period_parse ("2010-05-10/..", &period, NULL));
  rp_period_drag_edge (&drag, &period, RP_GRIP_FROM, NULL, DAY);
  rp_period_drag_move (&drag, 0, JUNE + 100, FALSE, &period);
  assert_period (&period, "2010-06-01/..");
  rp_period_drag_end (&drag);
}

typedef struct
{
  const char *from, *to;
  RpPeriodMode mode;
  const char *period; /* NULL: not active */
  gboolean from_bad, to_bad;
} Typed;

static void
test_typed (void)
{
  static const Typed all[] = {
    { "2010", "2011-03", RP_PERIOD_DURING, "2010/2011-03", FALSE, FALSE },
    { " 2010-02-03 ", "", RP_PERIOD_DURING, "2010-02-03/..", FALSE, FALSE },
    { "..", "2010-02", RP_PERIOD_AS_OF, "../2010-02", FALSE, FALSE },
    { "", "", RP_PERIOD_DURING, NULL, FALSE, FALSE },
    { "2010-13", "soon", RP_PERIOD_DURING, NULL, TRUE, TRUE },
    { "2011", "2010", RP_PERIOD_DURING, NULL, FALSE, TRUE },
    { "2010/2012", "2013", RP_PERIOD_DURING, NULL, TRUE, FALSE },
    { "XXXX-01-12", "2013", RP_PERIOD_DURING, NULL, TRUE, FALSE },
    { "2010", "", RP_PERIOD_UP_TO, NULL, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *from_error = NULL, *to_error = NULL;
      RpPeriod period;

      g_assert_true (rp_period_popover_parse (all[i].from, all[i].to, all[i].mode, &period, &from_error, &to_error)
                     == (!all[i].from_bad && !all[i].to_bad));
      g_assert_true ((from_error != NULL) == all[i].from_bad);
      g_assert_true ((to_error != NULL) == all[i].to_bad);
      if (all[i].from_bad || all[i].to_bad)
        continue;
      g_assert_true (period.active == (all[i].period != NULL));
      g_assert_cmpint (period.mode, ==, all[i].mode);
      if (period.active)
        assert_period (&period, all[i].period);
    }
}

/* What an entry shows means what was typed into it, in its shortest form. */
static void
test_edtf (void)
{
  static const char *const all[] = { "2010", "2010-03",     "2010-03-14", "2010-03-14T16:57:00", "-0044",
                                     "0000", "-0044-03-15", "Y12000",     "Y-12000-02",          NULL };

  for (guint i = 0; all[i] != NULL; i++)
    for (guint is_end = 0; is_end < 2; is_end++)
      {
        g_autofree char *text = NULL;
        RpPeriod period, again;

        if (!rp_period_parse (all[i], &period, NULL))
          continue;
        text = rp_time_span_edtf (is_end ? period.to : period.from, is_end);
        g_assert_cmpuint (strlen (text), <=, strlen (all[i]));
        g_assert_true (rp_period_parse (text, &again, NULL));
        g_assert_cmpint (rp_instant_compare (is_end ? again.to : again.from, is_end ? period.to : period.from), ==, 0);
      }
}

static void
test_edtf_of_ends (void)
{
  g_autofree char *open = rp_time_span_edtf (RP_INSTANT_MAX, TRUE), *december = NULL, *last = NULL, *first = NULL;
  RpPeriod period;

  g_assert_cmpstr (open, ==, "");
  g_assert_true (rp_period_parse ("2010-12", &period, NULL));
  december = rp_time_span_edtf (period.from, FALSE);
  last = rp_time_span_edtf (period.to, TRUE);
  first = rp_time_span_edtf (period.from, TRUE);
  g_assert_cmpstr (december, ==, "2010-12");
  g_assert_cmpstr (last, ==, "2010");
  g_assert_cmpstr (first, ==, "2010-12-01T00:00:00");
}

static void
test_least_move (void)
{
  g_assert_cmpfloat (rp_time_span_least_move (100, 900, 1000), ==, 0);
  g_assert_cmpfloat (rp_time_span_least_move (40, 60, 1000), ==, -60);
  g_assert_cmpfloat (rp_time_span_least_move (-500, -400, 1000), ==, -600);
  g_assert_cmpfloat (rp_time_span_least_move (950, 960, 1000), ==, 60);
  /* Too long: its begin comes in, unless it fills the view. */
  g_assert_cmpfloat (rp_time_span_least_move (500, 5000, 1000), ==, 400);
  g_assert_cmpfloat (rp_time_span_least_move (-5000, 400, 1000), ==, -500);
  g_assert_cmpfloat (rp_time_span_least_move (-5000, 5000, 1000), ==, 0);
}

static void
test_glide (void)
{
  const double wide[2] = { 0, 1000 }, narrow[2] = { 600, 610 }, beside[2] = { 20, 1020 };
  double shown[2], fixed = 600 * 1000.0 / 990, last = 1000;

  for (guint i = 0; i <= 10; i++)
    {
      rp_range_glide_between (wide, narrow, i / 10.0, shown);
      g_assert_cmpfloat_with_epsilon (shown[1] - shown[0], 1000 * pow (0.01, i / 10.0), 1e-6);
      /* One point stays where it is in the view. */
      g_assert_cmpfloat_with_epsilon ((fixed - shown[0]) / (shown[1] - shown[0]), fixed / 1000, 1e-6);
      g_assert_cmpfloat (shown[1] - shown[0], <=, last);
      last = shown[1] - shown[0];
    }
  g_assert_cmpfloat (shown[0], ==, 600);
  rp_range_glide_between (wide, beside, 0.5, shown);
  g_assert_cmpfloat_with_epsilon (shown[0], 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (shown[1], 1010, 1e-9);
}

/* Lanes that follow one another do so all the way, and none turns back. */
static void
test_slices (void)
{
  const RpLaneSlice before[] = { { 50, 80 }, { 130, 30 } }, after[] = { { 50, 32 }, { 82, 36 } };
  double last = 130;

  for (guint i = 0; i <= 10; i++)
    {
      RpLaneSlice one = rp_lane_slice_between (before[0], after[0], i / 10.0);
      RpLaneSlice other = rp_lane_slice_between (before[1], after[1], i / 10.0);

      g_assert_cmpfloat_with_epsilon (one.y + one.height, other.y, 1e-9);
      g_assert_cmpfloat (other.y, <=, last);
      last = other.y;
    }
  g_assert_cmpfloat (last, ==, 82);
}

static void
assert_reading (double time, double seconds_per_px, const char *words)
{
  g_autofree char *reading = rp_timeline_overlay_reading (time, seconds_per_px);

  g_assert_cmpstr (reading, ==, words);
}

/* As exact as a px, and no more. */
static void
test_reading (void)
{
  double time = JUNE + 3 * DAY + 16 * 3600 + 57 * 60 + 8.5;

  assert_reading (time, 0.5, "4 Jun 2010, 16:57:08");
  assert_reading (time, 43, "4 Jun 2010, 16:57");
  assert_reading (time, 400, "4 Jun 2010, 16 h");
  assert_reading (time, 3000, "4 Jun 2010");
  assert_reading (time, 5 * DAY, "Jun 2010");
  assert_reading (time, 100 * DAY, "2010");
  assert_reading (time, 5 * 365 * DAY, "about 2010");
  assert_reading (time, 400.0 * 365 * DAY, "about 2000");
  /* Before the common era days run forwards too. */
  assert_reading (-100000.5 * DAY, 400, "16 Mar 1696, 12 h");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-hand/grips", test_grips);
  g_test_add_func ("/timeline-hand/near-grips", test_near_grips);
  g_test_add_func ("/timeline-hand/drag-edge", test_drag_edge);
  g_test_add_func ("/timeline-hand/drag-new", test_drag_new);
  g_test_add_func ("/timeline-hand/drag-open", test_drag_open);
  g_test_add_func ("/timeline-hand/typed", test_typed);
  g_test_add_func ("/timeline-hand/edtf", test_edtf);
  g_test_add_func ("/timeline-hand/edtf-of-ends", test_edtf_of_ends);
  g_test_add_func ("/timeline-hand/least-move", test_least_move);
  g_test_add_func ("/timeline-hand/glide", test_glide);
  g_test_add_func ("/timeline-hand/slices", test_slices);
  g_test_add_func ("/timeline-hand/reading", test_reading);
  return g_test_run ();
}
