/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-plan.h"

#include "facet-words.h"

static gpointer
ref_set (const RpRecordSet *set)
{
  return set != NULL ? rp_record_set_ref ((RpRecordSet *)set) : NULL;
}

/* How the network is read, and by what. */
static void
take_looks (RpExportPlan *plan, RpSession *session)
{
  const RpNetworkLooks *looks = rp_session_get_looks (session);

  plan->state.looks = looks != NULL ? rp_network_looks_ref ((RpNetworkLooks *)looks) : NULL;
  plan->state.joining = ref_set (rp_session_get_joining (session));
}

/* Which nodes stand where they were put. */
static void
take_pins (RpExportPlan *plan, RpSession *session)
{
  const RpNodePins *pins = rp_session_get_pins (session);
  guint n = rp_node_pins_count (pins);

  if (n == 0)
    return;
  plan->pinned = g_strdupv ((char **)rp_node_pins_ids (pins));
  plan->pins = g_new (RpPoint, n);
  for (guint i = 0; i < n; i++)
    rp_node_pins_get (pins, plan->pinned[i], &plan->pins[i]);
  plan->pinned_area = rp_session_get_network_area (session);
}

RpExportPlan *
rp_session_plan (RpSession *session, RpViewName view)
{
  RpDataset *dataset = rp_session_get_dataset (session);
  RpExportPlan *plan = rp_export_plan_new (dataset);
  const RpLaneChoice *lanes = rp_session_get_lane_choice (session);
  const RpRecordFilter *filter = rp_session_get_filter (session);
  RpDate updated = rp_dataset_get_updated (dataset);

  plan->figure.view = view;
  plan->state.shown = ref_set (rp_session_get_shown (session));
  plan->state.dim = rp_session_get_dim (session);
  plan->state.period = *rp_session_get_period (session);
  plan->state.selected = rp_session_get_selected (session);
  plan->state.links = rp_session_get_links (session);
  plan->state.picked = ref_set (rp_session_get_picked (session));
  take_looks (plan, session);
  take_pins (plan, session);
  if (filter != NULL)
    plan->figure.filter = rp_record_filter_describe (filter, rp_session_get_facets (session));
  plan->figure.fold = rp_session_get_fold (session);
  plan->figure.lanes = rp_session_get_lanes (session);
  plan->figure.choice = lanes != NULL ? rp_lane_choice_ref ((RpLaneChoice *)lanes) : NULL;
  plan->figure.open = ref_set (rp_session_get_open (session));
  plan->figure.spans = rp_session_get_spans (session);
  plan->output.title = g_strdup (rp_dataset_get_title (dataset));
  plan->output.date = updated.when != NULL ? g_strdup (updated.text) : NULL;
  return plan;
}
