/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-scope.h"

#include <string.h>

#include "neighbours.h"
#include "timeline-lanes.h"
#include "timeline-things.h"

static gboolean
is_in_lane (const RpTimelineLane *lane, const char *id)
{
  const char *colon = strchr (lane->id, ':');

  return g_str_equal (lane->id, id) || (colon != NULL && g_str_equal (colon + 1, id));
}

static void
add (const RpViewState *state, RpRecordSet *set, RpRecordType type, guint index)
{
  RpRecordRef ref = rp_record_ref (type, index);

  if (index != RP_NO_INDEX && (state->shown == NULL || rp_record_set_contains (state->shown, ref)))
    rp_record_set_add (set, ref);
}

/* Whatever SET has gets its sources too. */
static void
add_sources (const RpViewState *state, RpRecordSet *set)
{
  g_autoptr (RpRecordSet) cited = rp_record_set_new (state->dataset);

  for (RpRecordType type = RP_RECORD_EVENT; type < RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (state->dataset, type); i++)
      if (rp_record_set_contains (set, rp_record_ref (type, i)))
        rp_neighbours_add_sources (cited, rp_dataset_record (state->dataset, rp_record_ref (type, i)));
  for (guint i = 0; i < rp_dataset_n_sources (state->dataset); i++)
    if (rp_record_set_contains (cited, rp_record_ref (RP_RECORD_SOURCE, i)))
      add (state, set, RP_RECORD_SOURCE, i);
}

static gboolean
is_selected_or_near (const RpViewState *state, RpRecordRef ref)
{
  return (ref.type == state->selected.type && ref.index == state->selected.index)
         || rp_record_set_contains (state->picked, ref) || rp_record_set_contains (state->related, ref);
}

RpRecordSet *
rp_figure_scope_selection (const RpViewState *state)
{
  RpRecordSet *set = rp_record_set_new (state->dataset);

  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (state->dataset, type); i++)
      if (is_selected_or_near (state, rp_record_ref (type, i)))
        add (state, set, type, i);
  add_sources (state, set);
  return set;
}

/* What hangs on the events that SET has. */
static void
add_of_events (const RpViewState *state, RpRecordSet *set)
{
  RpDataset *dataset = state->dataset;

  for (guint i = 0; i < rp_dataset_n_events (dataset); i++)
    {
      const RpEvent *event = rp_dataset_event (dataset, i);

      if (!rp_record_set_contains (set, rp_record_ref (RP_RECORD_EVENT, i)))
        continue;
      add (state, set, RP_RECORD_ENTITY, event->place);
      for (guint j = 0; j < event->n_participants; j++)
        add (state, set, RP_RECORD_ENTITY, event->participants[j].entity);
    }
  for (guint i = 0; i < rp_dataset_n_relations (dataset); i++)
    {
      const RpRelation *relation = rp_dataset_relation (dataset, i);
      gboolean theirs = relation->n_events == 0;

      for (guint j = 0; j < relation->n_events && !theirs; j++)
        theirs = rp_record_set_contains (set, rp_record_ref (RP_RECORD_EVENT, relation->events[j]));
      if (theirs && rp_record_set_contains (set, rp_record_ref (RP_RECORD_ENTITY, relation->from))
          && rp_record_set_contains (set, rp_record_ref (RP_RECORD_ENTITY, relation->to)))
        add (state, set, RP_RECORD_RELATION, i);
    }
}

RpRecordSet *
rp_figure_scope_lane (const RpViewState *state, RpLanes grouping, const RpLaneChoice *choice, const char *id)
{
  g_autoptr (RpRecordSet) set = rp_record_set_new (state->dataset);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (RpLaneMember));
  RpTimelineLanes *lanes = rp_timeline_lanes_new (grouping, choice, state->dim ? NULL : state->shown);
  guint n = rp_dataset_n_events (state->dataset);
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    rp_timeline_lanes_add (lanes, state->dataset, &(RpThing){ .index = i, .type = RP_THING_EVENT }, i, members);
  rp_timeline_lanes_finish (lanes, members, state->measure);
  for (guint i = 0; i < members->len; i++)
    {
      const RpLaneMember *member = &g_array_index (members, RpLaneMember, i);

      if (!is_in_lane (rp_timeline_lanes_get (lanes, member->lane), id))
        continue;
      found = TRUE;
      add (state, set, RP_RECORD_EVENT, member->thing);
    }
  rp_timeline_lanes_free (lanes);
  if (!found)
    return NULL;
  add_of_events (state, set);
  add_sources (state, set);
  return g_steal_pointer (&set);
}
