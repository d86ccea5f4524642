/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session.h"

#include <math.h>

#include "dataset-builder.h"

static void
add_linked (RpDatasetBuilder *builder, const char *id, const char *date, const RpIdRef *links, guint n)
{
  RpEventDraft draft = { .kind = "meeting", .order = NAN, .links = links, .n_links = n };
  RpWhen when;

  draft.draft.record.id = id;
  draft.draft.record.title = id;
  g_assert_true (rp_edtf_parse (date, &when, NULL, NULL));
  draft.when.text = date;
  draft.when.when = rp_dataset_builder_when (builder, &when);
  rp_dataset_builder_add_event (builder, &draft);
}

static const char *
picked_id (RpSession *session)
{
  const RpRecord *record = rp_dataset_record (rp_session_get_dataset (session), rp_session_get_selected (session));

  return record != NULL ? record->id : NULL;
}

/* Along the links and back, past what is not shown; at the end one stays. */
static void
test_step_link (void)
{
  static const RpIdRef from_a[] = { { .id = "gone", .path = "/links" }, { .id = "b", .path = "/links" } };
  static const RpIdRef from_b[] = { { .id = "c", .path = "/links" } };
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();
  g_autoptr (RpDataset) dataset = NULL;
  g_autoptr (RpSession) session = rp_session_new ();
  RpPeriod period;

  add_linked (builder, "a", "2001", from_a, 2);
  add_linked (builder, "b", "2002", from_b, 1);
  add_linked (builder, "c", "2003", NULL, 0);
  add_linked (builder, "gone", "1950", NULL, 0);
  dataset = rp_dataset_builder_finish (builder);
  rp_session_set_dataset (session, dataset, FALSE);
  rp_session_step_link (session, 1);
  g_assert_null (picked_id (session));
  rp_session_select (session, rp_dataset_find (dataset, "a"));
  rp_session_step_link (session, 1);
  g_assert_cmpstr (picked_id (session), ==, "gone");
  rp_session_step_link (session, -1);
  g_assert_cmpstr (picked_id (session), ==, "a");
  g_assert_true (rp_period_parse ("2000/2010", &period, NULL));
  rp_session_set_period (session, &period);
  rp_session_step_link (session, 1);
  g_assert_cmpstr (picked_id (session), ==, "b");
  rp_session_step_link (session, 1);
  rp_session_step_link (session, 1);
  g_assert_cmpstr (picked_id (session), ==, "c");
  rp_session_step_link (session, -1);
  g_assert_cmpstr (picked_id (session), ==, "b");
}

/* Each time one comes from an event its next link is taken; from where the way ends, too. */
static void
test_cycle_links (void)
{
  static const RpIdRef from_a[] = { { .id = "b", .path = "/links" },
                                    { .id = "c", .path = "/links" },
                                    { .id = "b", .path = "/links" },
                                    { .id = "d", .path = "/links" } };
  static const RpIdRef from_b[] = { { .id = "e", .path = "/links" } };
  static const RpIdRef from_0[] = { { .id = "d", .path = "/links" } };
  static const struct
  {
    int direction;
    const char *id;
    guint which, n;
  } steps[] = { { 1, "b", 0, 3 }, { -1, "a", 0, 1 }, { 1, "c", 1, 3 }, { 1, "d", 2, 3 },  { -1, "a", 1, 2 },
                { 1, "b", 0, 3 }, { 1, "e", 0, 1 },  { 1, "e", 0, 1 }, { -1, "b", 0, 1 }, { -1, "a", 0, 1 },
                { 1, "c", 1, 3 }, { 1, "d", 2, 3 },  { 1, "b", 0, 3 } };
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();
  g_autoptr (RpDataset) dataset = NULL;
  g_autoptr (RpSession) session = rp_session_new ();
  guint from, which, n;

  add_linked (builder, "0", "2000", from_0, 1);
  add_linked (builder, "a", "2001", from_a, 4);
  add_linked (builder, "b", "2002", from_b, 1);
  add_linked (builder, "c", "2003", NULL, 0);
  add_linked (builder, "d", "2004", NULL, 0);
  add_linked (builder, "e", "2005", NULL, 0);
  dataset = rp_dataset_builder_finish (builder);
  rp_session_set_dataset (session, dataset, FALSE);
  rp_session_select (session, rp_dataset_find (dataset, "a"));
  g_assert_false (rp_session_get_link (session, &from, &which, &n));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      rp_session_step_link (session, steps[i].direction);
      g_assert_cmpstr (picked_id (session), ==, steps[i].id);
      g_assert_true (rp_session_get_link (session, &from, &which, &n));
      g_assert_cmpuint (which, ==, steps[i].which);
      g_assert_cmpuint (n, ==, steps[i].n);
    }
  rp_session_select (session, rp_dataset_find (dataset, "e"));
  g_assert_false (rp_session_get_link (session, &from, &which, &n));
  rp_session_set_dataset (session, dataset, TRUE);
  rp_session_select (session, rp_dataset_find (dataset, "a"));
  rp_session_step_link (session, 1);
  g_assert_cmpstr (picked_id (session), ==, "b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-links/step", test_step_link);
  g_test_add_func ("/session-links/cycle", test_cycle_links);
  return g_test_run ();
}
