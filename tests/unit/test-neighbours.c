/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-fixture.h"
#include "neighbours.h"

/* Written out again from the letter of the format, pair by pair, with nothing but the records. */

static gboolean
part_in (const RpEvent *event, guint entity)
{
  for (guint i = 0; i < event->n_participants; i++)
    if (event->participants[i].entity == entity)
      return TRUE;
  return FALSE;
}

static gboolean
names (const RpRecord *record, guint source)
{
  for (guint i = 0; i < record->n_evidence; i++)
    if (record->evidence[i].source == source)
      return TRUE;
  for (guint i = 0; i < record->n_attributes; i++)
    for (guint j = 0; j < record->attributes[i].n_evidence; j++)
      if (record->attributes[i].evidence[j].source == source)
        return TRUE;
  return FALSE;
}

static gboolean
rests_on (RpDataset *dataset, guint relation, guint event)
{
  const RpRelation *tie = rp_dataset_relation (dataset, relation);
  const RpEvent *e = rp_dataset_event (dataset, event);

  for (guint i = 0; i < tie->n_events; i++)
    if (tie->events[i] == event)
      return TRUE;
  return tie->n_events == 0 && part_in (e, tie->from) && part_in (e, tie->to);
}

static gboolean
event_to_event (RpDataset *dataset, guint a, guint b)
{
  const RpEvent *e = rp_dataset_event (dataset, a), *f = rp_dataset_event (dataset, b);

  for (guint i = 0; i < e->n_links; i++)
    if (e->links[i].event == b)
      return TRUE;
  for (guint i = 0; i < f->n_links; i++)
    if (f->links[i].event == a)
      return TRUE;
  return e->parent == b || f->parent == a;
}

static gboolean
related (RpDataset *dataset, RpRecordRef a, RpRecordRef b)
{
  if (a.type == b.type && a.index == b.index)
    return FALSE;
  if (a.type == RP_RECORD_SOURCE)
    return names (rp_dataset_record (dataset, b), a.index);
  if (b.type == RP_RECORD_SOURCE)
    return a.type == RP_RECORD_EVENT && names (rp_dataset_record (dataset, a), b.index);
  if (a.type > b.type)
    return related (dataset, b, a);
  if (a.type == RP_RECORD_EVENT && b.type == RP_RECORD_EVENT)
    return event_to_event (dataset, a.index, b.index);
  if (a.type == RP_RECORD_EVENT && b.type == RP_RECORD_ENTITY)
    return part_in (rp_dataset_event (dataset, a.index), b.index)
           || rp_dataset_event (dataset, a.index)->place == b.index;
  if (a.type == RP_RECORD_EVENT)
    return rests_on (dataset, b.index, a.index);
  if (a.type == RP_RECORD_ENTITY && b.type == RP_RECORD_RELATION)
    return rp_dataset_relation (dataset, b.index)->from == a.index
           || rp_dataset_relation (dataset, b.index)->to == a.index;
  return FALSE;
}

static void
test_against_letter (void)
{
  for (guint64 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (RpDataset) dataset = fixture_generate (seed, 60, 15, 50, 8);

      g_assert_cmpuint (rp_dataset_get_problems (dataset)->len, ==, 0);
      for (RpRecordType t = 1; t <= 4; t++)
        for (guint i = 0; i < rp_dataset_n_records (dataset, t); i++)
          {
            g_autoptr (RpRecordSet) set = rp_neighbours (dataset, rp_record_ref (t, i));

            for (RpRecordType u = 1; u <= 4; u++)
              for (guint j = 0; j < rp_dataset_n_records (dataset, u); j++)
                if (related (dataset, rp_record_ref (t, i), rp_record_ref (u, j))
                    != rp_record_set_contains (set, rp_record_ref (u, j)))
                  g_error ("seed %u: %d %u and %d %u", (guint)seed, t, i, u, j);
          }
    }
}

static void
test_shared_ties (void)
{
  for (guint64 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (RpDataset) dataset = fixture_generate (seed, 60, 15, 12, 4);
      g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
      guint n_ties[2] = { 0, 0 };
      g_autoptr (GArray) all = rp_shared_ties (dataset, NULL);
      g_autoptr (GArray) some = NULL;

      for (guint i = 0; i < 60; i += 2)
        rp_record_set_add (shown, rp_record_ref (RP_RECORD_EVENT, i));
      some = rp_shared_ties (dataset, shown);
      for (guint a = 0; a < 15; a++)
        for (guint b = a + 1; b < 15; b++)
          {
            gboolean tied = FALSE;
            guint n[2] = { 0, 0 }, first = 0;
            g_autoptr (GArray) events = rp_shared_events (dataset, a, b);

            for (guint r = 0; r < 12; r++)
              tied = tied
                     || (related (dataset, rp_record_ref (2, a), rp_record_ref (3, r))
                         && related (dataset, rp_record_ref (2, b), rp_record_ref (3, r)));
            for (guint e = 60; e-- > 0;)
              if (part_in (rp_dataset_event (dataset, e), a) && part_in (rp_dataset_event (dataset, e), b))
                {
                  n[0]++;
                  n[1] += e % 2 == 0;
                  first = e;
                }
            g_assert_cmpuint (events->len, ==, n[0]);
            if (n[0] > 0)
              g_assert_cmpuint (g_array_index (events, guint, 0), ==, first);
            for (guint k = 0; k < 2 && !tied; k++)
              {
                const GArray *ties = k == 0 ? all : some;
                const RpSharedTie *tie = &g_array_index (ties, RpSharedTie, n_ties[k]);

                if (n[k] == 0)
                  continue;
                g_assert_cmpuint (n_ties[k]++, <, ties->len);
                g_assert_cmpuint (tie->a, ==, a);
                g_assert_cmpuint (tie->b, ==, b);
              }
          }
      g_assert_cmpuint (n_ties[0], ==, all->len);
      g_assert_cmpuint (n_ties[1], ==, some->len);
      g_assert_cmpuint (n_ties[0], >, 0);
    }
}

static void
test_crowd (void)
{
  for (guint n = 50; n <= 51; n++)
    {
      Fixture f;
      g_autoptr (GString) spec = g_string_new ("with:p0");
      g_autoptr (RpDataset) dataset = NULL;
      g_autoptr (GArray) ties = NULL;

      fixture_init (&f);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *id = g_strdup_printf ("p%u", i);

          fixture_entity (&f, id, id, NULL, "");
          g_string_append_printf (spec, ",%s", id);
        }
      /* p0 is there twice, in two roles: that makes no one more of them. */
      fixture_event (&f, "e", "e", NULL, spec->str);
      dataset = fixture_finish (&f);
      ties = rp_shared_ties (dataset, NULL);
      g_assert_cmpuint (ties->len, ==, n == 50 ? 50 * 49 / 2 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/neighbours/against-letter", test_against_letter);
  g_test_add_func ("/neighbours/shared-ties", test_shared_ties);
  g_test_add_func ("/neighbours/crowd", test_crowd);
  return g_test_run ();
}
