/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "importers.h"
#include "session.h"
#include "timeline-drawing.h"
#include "timeline-plan.h"

#define DAY 86400.0

/* N_EVENTS meetings, a year apart from 1900 on: the I-th of person I and the next of N_PEOPLE, the first as host. */
static RpDataset *
generate (guint n_people, guint n_events)
{
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Generated\",\"entities\":[");
  g_autoptr (RpImportResult) result = NULL;

  for (guint i = 0; i < n_people; i++)
    g_string_append_printf (json, "%s{\"id\":\"p%u\",\"kind\":\"person\",\"name\":\"Person %u\"}", i ? "," : "", i, i);
  g_string_append (json, "],\"events\":[");
  for (guint i = 0; i < n_events; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"e%u\",\"kind\":\"meeting\",\"title\":\"Meeting %u\",\"when\":\"%u-06-01\","
                            "\"participants\":[{\"entity\":\"p%u\",\"role\":\"host\"},\"p%u\"]}",
                            i ? "," : "", i, i, 1900 + i % 120, i % n_people, (i + 1) % n_people);
  g_string_append (json, "]}");
  result = rp_import_bytes (json->str, json->len, NULL, NULL, NULL, NULL);
  return g_object_ref (result->dataset);
}

static RpTimelineLayout *
layout_of (RpDataset *dataset, const RpLaneChoice *choice)
{
  RpTimelineOptions options
      = { .dataset = dataset, .measure = rp_text_measure_fixed (), .lanes = RP_LANES_ENTITY, .choice = choice };

  return rp_timeline_layout_new (&options, NULL);
}

static const RpTimelinePlan *
plan_of (RpTimelineLayout *layout, const RpPlanRequest *request)
{
  double from, to;
  RpTimeScale scale;

  rp_timeline_layout_fit (layout, &from, &to);
  scale = rp_time_scale (rp_timeline_layout_folding (layout), from, to, request->plot_px);
  return rp_timeline_layout_plan (layout, &scale, request);
}

static const RpPlannedLane *
lane_at (const RpTimelinePlan *plan, guint lane)
{
  return &g_array_index (plan->lanes, RpPlannedLane, lane);
}

/* ---- the value ---- */

static void
test_choice_is_a_value (void)
{
  g_autoptr (RpLaneChoice) one = rp_lane_choice_collapse (NULL, "kind:b", TRUE);
  g_autoptr (RpLaneChoice) two = rp_lane_choice_collapse (one, "kind:a", TRUE);
  g_autoptr (RpLaneChoice) back = rp_lane_choice_collapse (two, "kind:a", FALSE);
  g_autoptr (RpLaneChoice) hidden = rp_lane_choice_with_hide_empty (two, TRUE);
  g_autoptr (RpLaneChoice) none = rp_lane_choice_without_ids (hidden);

  g_assert_false (rp_lane_choice_is_collapsed (one, "kind:a"));
  g_assert_true (rp_lane_choice_is_collapsed (two, "kind:a"));
  g_assert_cmpstr (rp_lane_choice_get_collapsed (two)[0], ==, "kind:a");
  g_assert_true (rp_lane_choice_equal (one, back));
  g_assert_false (rp_lane_choice_equal (one, two));
  g_assert_false (rp_lane_choice_equal (two, hidden));
  g_assert_true (rp_lane_choice_get_hide_empty (none));
  g_assert_null (rp_lane_choice_get_collapsed (none)[0]);
  g_assert_false (rp_lane_choice_is_collapsed (NULL, "kind:a"));
}

/* What is not chosen stays behind what it stood behind, whatever else has gone since. */
static void
test_choice_arranges (void)
{
  static const char *const chosen[] = { "c", "gone", "a", "c", NULL };
  static const char *const ids[] = { "first", "a", "b", "c", "d" };
  static const guint wanted[] = { 0, 3, 4, 1, 2 };
  g_autoptr (RpLaneChoice) choice = rp_lane_choice_with_order (NULL, chosen);
  g_autofree guint *order = rp_lane_choice_arrange (choice, ids, 5);
  g_autofree guint *plain = rp_lane_choice_arrange (NULL, ids, 5);

  g_assert_cmpmem (order, 5 * sizeof *order, wanted, sizeof wanted);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (plain[i], ==, i);
}

static void
test_choice_keeps_other_orders (void)
{
  static const char *const kinds[] = { "kind:b", "kind:a", NULL }, *const people[] = { "entity:x", NULL };
  g_autoptr (RpLaneChoice) first = rp_lane_choice_with_order (NULL, kinds);
  g_autoptr (RpLaneChoice) both = rp_lane_choice_with_order (first, people);

  g_assert_cmpstr (rp_lane_choice_get_order (both)[0], ==, "entity:x");
  g_assert_cmpstr (rp_lane_choice_get_order (both)[1], ==, "kind:b");
  g_assert_cmpstr (rp_lane_choice_get_order (both)[2], ==, "kind:a");
}

/* ---- the layout ---- */

static void
test_order (void)
{
  static const char *const wanted[] = { "entity:p3", "entity:p1", NULL };
  g_autoptr (RpDataset) dataset = generate (5, 60);
  g_autoptr (RpLaneChoice) choice = rp_lane_choice_with_order (NULL, wanted);
  g_autoptr (RpTimelineLayout) layout = layout_of (dataset, choice);
  const RpTimelinePlan *plan = plan_of (layout, &(RpPlanRequest){ .plot_px = 900, .lanes_px = 600 });
  static const char *const ids[] = { "entity:p0", "entity:p3", "entity:p4", "entity:p1", "entity:p2" };

  g_assert_cmpuint (plan->lanes->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpstr (lane_at (plan, i)->id, ==, ids[i]);
}

/* A collapsed lane has one row and loses nothing. */
static void
test_collapse (void)
{
  g_autoptr (RpDataset) dataset = generate (3, 90);
  g_autoptr (RpLaneChoice) choice = rp_lane_choice_collapse (NULL, "entity:p1", TRUE);
  g_autoptr (RpTimelineLayout) layout = layout_of (dataset, choice);
  const RpTimelinePlan *plan = plan_of (layout, &(RpPlanRequest){ .plot_px = 900, .lanes_px = 500 });
  guint n_rows = plan->n_rows, counted = 0;

  for (guint i = 0; i < 3; i++)
    {
      gboolean is_it = g_str_equal (lane_at (plan, i)->id, "entity:p1");

      g_assert_cmpint (lane_at (plan, i)->collapsed, ==, is_it);
      g_assert_true (is_it ? lane_at (plan, i)->n_rows == 1 : lane_at (plan, i)->n_rows > 1);
      for (guint k = 0; is_it && k < plan->placed->len; k++)
        counted += g_array_index (plan->placed, RpPlacedThing, k).lane == i;
      for (guint k = 0; is_it && k < plan->clusters->len; k++)
        if (g_array_index (plan->clusters, RpPlannedCluster, k).lane == i)
          counted += g_array_index (plan->clusters, RpPlannedCluster, k).count;
    }
  g_assert_cmpuint (counted, ==, 60);
  g_assert_cmpuint (n_rows, >, 3);
}

/* In a picture the last lanes are one, in which everything is counted once, and which says for how many it stands. */
static void
test_picture_merges (void)
{
  g_autoptr (RpDataset) dataset = generate (100, 100);
  g_autoptr (RpTimelineLayout) layout = layout_of (dataset, NULL);
  const RpTimelinePlan *plan = plan_of (layout, &(RpPlanRequest){ .plot_px = 900, .lanes_px = 220, .exact = TRUE });
  const RpPlannedLane *last = lane_at (plan, plan->lanes->len - 1);
  guint own = plan->lanes->len - 1;

  g_assert_true (last->merged);
  g_assert_cmpuint (last->n_lanes, ==, 100 - own);
  g_assert_cmpuint (last->n_items, ==, 100 - own + 1); /* neighbours meet: the first of them with the last before */
  g_assert_cmpfloat (plan->n_rows * plan->row_px + plan->lanes->len * plan->lane_gap_px, <=, 220 + 1);
}

/* In a window they are scrolled: none is merged, all can be reached, and zooming changes no height. */
static void
test_window_scrolls (void)
{
  g_autoptr (RpDataset) dataset = generate (100, 100);
  g_autoptr (RpTimelineLayout) layout = layout_of (dataset, NULL);
  RpPlanRequest request = { .plot_px = 900, .lanes_px = 220, .scrolls = TRUE };
  const RpTimelinePlan *plan = plan_of (layout, &request);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  double content = plan->content_px;

  g_assert_cmpuint (plan->lanes->len, ==, 100);
  g_assert_cmpfloat (content, >, 2000);
  for (request.scroll_px = 0; request.scroll_px < content; request.scroll_px += 47)
    {
      double first = INFINITY, last = -INFINITY;

      plan = plan_of (layout, &request);
      g_assert_cmpfloat (plan->scroll_px, <=, content - 220);
      for (guint i = 0; i < plan->placed->len; i++)
        {
          const RpPlacedThing *placed = &g_array_index (plan->placed, RpPlacedThing, i);
          double y = rp_plan_row_y (plan, placed->row, placed->lane);

          /* of a row as little as a px, but no lane that is out of sight */
          g_assert_cmpfloat (rp_plan_row_y (plan, lane_at (plan, placed->lane)->first_row, placed->lane), <, 220);
          first = MIN (first, y);
          last = MAX (last, y + plan->row_px);
          g_hash_table_add (seen, GUINT_TO_POINTER (placed->thing));
        }
      g_assert_cmpfloat (first, <=, plan->lane_gap_px);
      g_assert_cmpfloat (last, >=, 220 - plan->lane_gap_px);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 100);
  {
    double from, to;
    RpTimeScale scale;

    rp_timeline_layout_fit (layout, &from, &to);
    scale = rp_time_scale (rp_timeline_layout_folding (layout), from, from + (to - from) / 50, 900);
    plan = rp_timeline_layout_plan (layout, &scale, &request);
    g_assert_cmpfloat (plan->content_px, ==, content);
  }
}

/* Of many things a lane keeps a row for marks and one for what is counted. */
static void
test_large_window_scrolls (void)
{
  g_autoptr (RpDataset) dataset = generate (40, 6000);
  g_autoptr (RpTimelineLayout) layout = layout_of (dataset, NULL);
  const RpTimelinePlan *plan = plan_of (layout, &(RpPlanRequest){ .plot_px = 900, .lanes_px = 400, .scrolls = TRUE });

  g_assert_cmpuint (plan->lanes->len, ==, 40);
  for (guint i = 0; i < plan->lanes->len; i++)
    g_assert_cmpuint (lane_at (plan, i)->n_rows, ==, 2);
}

/* What somebody opened in a low window makes the lanes scroll: its parts never lie upon other lanes. */
static void
test_opened_scrolls (void)
{
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Parts\",\"events\":["
                                           "{\"id\":\"tour\",\"kind\":\"a\",\"title\":\"T\",\"when\":\"2015\"},"
                                           "{\"kind\":\"b\",\"title\":\"B\",\"when\":\"2014\"}");
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (RpTimelineLayout) layout = NULL;
  RpPlanRequest request = { .plot_px = 900, .lanes_px = 220, .scrolls = TRUE, .reveal = RP_NO_INDEX };
  const RpTimelinePlan *plan;

  for (guint i = 0; i < 24; i++)
    g_string_append (json, ",{\"kind\":\"c\",\"title\":\"Part\",\"part_of\":\"tour\"}");
  g_string_append (json, "]}");
  result = rp_import_bytes (json->str, json->len, NULL, NULL, NULL, NULL);
  layout = layout_of (result->dataset, NULL);
  plan = plan_of (layout, &request);
  g_assert_cmpfloat (plan->content_px, ==, 220);
  request.reveal = rp_dataset_find (result->dataset, "tour").index;
  plan = plan_of (layout, &request);
  g_assert_cmpuint (lane_at (plan, 0)->n_rows, >=, 25);
  g_assert_cmpfloat (plan->content_px, >=, 25 * plan->row_px);
  g_assert_cmpfloat (plan->row_px, >=, RP_ROW_PX);
  /* a picture has what height it has */
  request.scrolls = FALSE;
  g_assert_cmpfloat (plan_of (layout, &request)->content_px, ==, 220);
}

static void
test_hide_empty (void)
{
  g_autoptr (RpDataset) dataset = generate (10, 10);
  g_autoptr (RpLaneChoice) choice = rp_lane_choice_with_hide_empty (NULL, TRUE);
  g_autoptr (RpTimelineLayout) layout = layout_of (dataset, choice);
  RpPlanRequest request = { .plot_px = 900, .lanes_px = 600, .scrolls = TRUE };
  double begin = -70 * 365.25 * DAY;
  const RpTimelinePlan *plan;

  request.shown_from = begin;
  request.shown_to = begin + 365 * DAY; /* the first meeting alone */
  plan = plan_of (layout, &request);
  g_assert_cmpuint (plan->lanes->len, ==, 2);
  g_assert_cmpstr (lane_at (plan, 0)->id, ==, "entity:p0");
  g_assert_cmpstr (lane_at (plan, 1)->id, ==, "entity:p1");
  request.shown_from += 100 * DAY; /* still that one: the rows stay as they are */
  g_assert_true (plan_of (layout, &request)->lanes == plan->lanes);
  request.shown_from = begin + 40 * 365 * DAY; /* nothing at all: all lanes say more than none */
  request.shown_to = request.shown_from + DAY;
  g_assert_cmpuint (plan_of (layout, &request)->lanes->len, ==, 10);
}

static void
test_by_role (void)
{
  g_autoptr (RpDataset) dataset = generate (2, 20);
  g_autoptr (RpLaneChoice) choice = rp_lane_choice_with_by_role (NULL, TRUE);
  g_autoptr (RpTimelineLayout) layout = layout_of (dataset, choice);
  guint n_items;

  g_assert_cmpuint (rp_timeline_layout_n_lanes (layout), ==, 4);
  g_assert_cmpstr (rp_timeline_layout_lane_id (layout, 0), ==, "entity:p0");
  g_assert_cmpstr (rp_timeline_layout_lane_id (layout, 1), ==, "entity:p0:host");
  g_assert_cmpstr (rp_timeline_layout_lane_name (layout, 1, &n_items), ==, "Person 0 · host");
  g_assert_cmpuint (n_items, ==, 10);
}

/* ---- the session ---- */

static void
changed_cb (G_GNUC_UNUSED RpSession *session, guint what, gpointer data)
{
  *(guint *)data |= what;
}

static void
test_reload_keeps (void)
{
  static const char *const order[] = { "entity:p2", NULL };
  g_autoptr (RpSession) session = rp_session_new ();
  g_autoptr (RpDataset) first = generate (3, 9), again = generate (3, 9), other = generate (2, 4);
  guint what = 0;

  rp_session_set_dataset (session, first, FALSE);
  g_signal_connect (session, "changed", G_CALLBACK (changed_cb), &what);
  rp_session_toggle_lane (session, "entity:p1");
  g_assert_cmpuint (what, ==, RP_CHANGED_LAYOUT | RP_CHANGED_UNDO);
  rp_session_set_lane_choice (session, rp_lane_choice_with_order (rp_session_get_lane_choice (session), order));
  rp_session_set_lane_choice (session, rp_lane_choice_with_hide_empty (rp_session_get_lane_choice (session), TRUE));
  what = 0;
  rp_session_set_lane_choice (session, rp_lane_choice_with_hide_empty (rp_session_get_lane_choice (session), TRUE));
  g_assert_cmpuint (what, ==, 0);
  rp_session_set_dataset (session, again, TRUE);
  g_assert_true (rp_lane_choice_is_collapsed (rp_session_get_lane_choice (session), "entity:p1"));
  g_assert_cmpstr (rp_lane_choice_get_order (rp_session_get_lane_choice (session))[0], ==, "entity:p2");
  rp_session_set_dataset (session, other, FALSE);
  g_assert_false (rp_lane_choice_is_collapsed (rp_session_get_lane_choice (session), "entity:p1"));
  g_assert_null (rp_lane_choice_get_order (rp_session_get_lane_choice (session))[0]);
  g_assert_true (rp_lane_choice_get_hide_empty (rp_session_get_lane_choice (session)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-lanes/choice/value", test_choice_is_a_value);
  g_test_add_func ("/timeline-lanes/choice/arranges", test_choice_arranges);
  g_test_add_func ("/timeline-lanes/choice/other-orders", test_choice_keeps_other_orders);
  g_test_add_func ("/timeline-lanes/order", test_order);
  g_test_add_func ("/timeline-lanes/collapse", test_collapse);
  g_test_add_func ("/timeline-lanes/picture-merges", test_picture_merges);
  g_test_add_func ("/timeline-lanes/window-scrolls", test_window_scrolls);
  g_test_add_func ("/timeline-lanes/opened-scrolls", test_opened_scrolls);
  g_test_add_func ("/timeline-lanes/large-window-scrolls", test_large_window_scrolls);
  g_test_add_func ("/timeline-lanes/hide-empty", test_hide_empty);
  g_test_add_func ("/timeline-lanes/by-role", test_by_role);
  g_test_add_func ("/timeline-lanes/reload-keeps", test_reload_keeps);
  return g_test_run ();
}
