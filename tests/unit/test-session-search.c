/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-builder.h"
#include "record-search-private.h"
#include "session.h"

#include <math.h>

static void
add_event (RpDatasetBuilder *builder, const char *id)
{
  RpEventDraft draft = { .kind = "walk", .order = NAN };

  draft.draft.record.id = id;
  draft.draft.record.title = id;
  rp_dataset_builder_add_event (builder, &draft);
}

/* Nobody waits for the index of a large dataset where the session is told so; what was asked meanwhile is found then.
 */
static void
test_search_beside (void)
{
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();
  g_autoptr (RpDataset) dataset = NULL;
  g_autoptr (RpSession) session = rp_session_new ();

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *id = g_strdup_printf ("walk%u", i);

      add_event (builder, id);
    }
  dataset = rp_dataset_builder_finish (builder);
  rp_session_search_beside (session);
  rp_session_set_dataset (session, dataset, FALSE);
  g_assert_true (rp_session_is_preparing_search (session));
  rp_session_search (session, "walk4999");
  g_assert_cmpuint (rp_session_get_hits (session)->len, ==, 0);
  while (rp_session_is_preparing_search (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (rp_session_get_hits (session)->len, ==, 1);
  g_assert_cmpuint (rp_record_set_count (rp_session_get_hit_set (session), RP_RECORD_NONE), ==, 1);
  rp_session_search (session, "");
  g_assert_null (rp_session_get_hit_set (session));
  rp_session_search (session, "walk4999");
  /* One that is gone before its index is there. */
  rp_session_set_dataset (session, dataset, TRUE);
  g_assert_true (rp_session_is_preparing_search (session));
  rp_session_set_dataset (session, NULL, FALSE);
  g_assert_false (rp_session_is_preparing_search (session));
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  g_assert_cmpuint (rp_session_get_hits (session)->len, ==, 0);
}

/* What is filtered by text and what is searched for share one index, whichever asks first. */
static void
test_one_index (void)
{
  for (guint filter_first = 0; filter_first < 2; filter_first++)
    {
      g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();
      g_autoptr (RpDataset) dataset = NULL;
      g_autoptr (RpSession) session = rp_session_new ();
      g_autoptr (RpRecordSearch) before = NULL, after = NULL;

      add_event (builder, "walk");
      add_event (builder, "run");
      dataset = rp_dataset_builder_finish (builder);
      rp_session_set_dataset (session, dataset, FALSE);
      if (filter_first)
        rp_session_toggle_facet (session, RP_FACET_TEXT, "walk");
      else
        rp_session_search (session, "walk");
      before = rp_facet_index_share_search (rp_session_get_facets (session), NULL);
      g_assert_true ((before != NULL) == filter_first);
      if (filter_first)
        rp_session_search (session, "walk");
      else
        rp_session_toggle_facet (session, RP_FACET_TEXT, "walk");
      after = rp_facet_index_share_search (rp_session_get_facets (session), NULL);
      g_assert_nonnull (after);
      g_assert_true (rp_session_get_found (session)->search == after);
      g_assert_cmpuint (rp_session_get_hits (session)->len, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-search/beside", test_search_beside);
  g_test_add_func ("/session-search/one-index", test_one_index);
  return g_test_run ();
}
