/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-fixture.h"
#include "record-set.h"

static void
test_empty (void)
{
  g_assert_false (rp_record_set_contains (NULL, rp_record_ref (RP_RECORD_EVENT, 0)));
  g_assert_cmpuint (rp_record_set_count (NULL, RP_RECORD_NONE), ==, 0);
}

static void
test_against_table (void)
{
  g_autoptr (RpDataset) dataset = fixture_generate (7, 130, 65, 64, 3);
  g_autoptr (RpRecordSet) set = rp_record_set_new (dataset);
  gboolean table[5][130] = { 0 };
  guint counts[5] = { 0 };
  guint64 state = 99;

  for (guint i = 0; i < 300; i++)
    {
      RpRecordType type = 1 + fixture_random (&state, 4);
      guint index = fixture_random (&state, rp_dataset_n_records (dataset, type));

      counts[type] += !table[type][index];
      counts[0] += !table[type][index];
      table[type][index] = TRUE;
      rp_record_set_add (set, rp_record_ref (type, index));
    }
  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    {
      for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
        g_assert_cmpint (rp_record_set_contains (set, rp_record_ref (type, i)), ==, table[type][i]);
      g_assert_false (rp_record_set_contains (set, rp_record_ref (type, rp_dataset_n_records (dataset, type))));
      g_assert_cmpuint (rp_record_set_count (set, type), ==, counts[type]);
    }
  g_assert_cmpuint (rp_record_set_count (set, RP_RECORD_NONE), ==, counts[0]);
  g_assert_false (rp_record_set_contains (set, RP_RECORD_REF_NONE));
}

static void
test_outlives_dataset (void)
{
  RpDataset *dataset = fixture_generate (1, 3, 3, 3, 3);
  g_autoptr (RpRecordSet) set = rp_record_set_new (dataset);
  RpRecordSet *again;

  rp_record_set_add (set, rp_record_ref (RP_RECORD_SOURCE, 2));
  again = rp_record_set_ref (set);
  g_object_unref (dataset);
  rp_record_set_unref (again);
  g_assert_true (rp_record_set_contains (set, rp_record_ref (RP_RECORD_SOURCE, 2)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-set/empty", test_empty);
  g_test_add_func ("/record-set/against-table", test_against_table);
  g_test_add_func ("/record-set/outlives-dataset", test_outlives_dataset);
  return g_test_run ();
}
