/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `--arrangement FILE`: how a person has arranged the dataset. What else is said on the command line goes before it. */
#include <glib/gi18n-lib.h>

#include "arrangement-file.h"
#include "cli-private.h"
#include "network-drawing.h"
#include "session-arrangement.h"

static RpSavedArrangement *
read_arrangement (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autofree char *display = g_filename_display_name (path);
  g_autofree char *name = rp_cli_clean (display);
  RpSavedArrangement *saved = rp_arrangement_file_read (path, NULL, &note, &error);
  const char *trouble = saved ? note : error ? error->message : _ ("there is no such file");
  g_autofree char *clean = trouble ? rp_cli_clean (trouble) : NULL;

  if (clean)
    rp_cli_say ("%s: %s", name, clean);
  return saved;
}

gboolean
rp_cli_arrange (RpCliOptions *options, RpDataset *dataset, RpSession **session)
{
  g_autoptr (RpSavedArrangement) saved = NULL;
  guint n_gone;

  *session = NULL;
  if (!options->arrangement)
    return TRUE;
  saved = read_arrangement (options->arrangement);
  if (!saved)
    return FALSE;
  *session = rp_session_new ();
  rp_session_set_dataset (*session, dataset, FALSE);
  rp_session_arrange (*session, saved, NULL);
  n_gone = rp_session_count_gone (*session);
  if (n_gone > 0)
    rp_cli_say (ngettext ("%u choice of the arrangement belongs to nothing in this dataset",
                          "%u choices of the arrangement belong to nothing in this dataset", n_gone),
                n_gone);
  if (!options->has_fold)
    options->fold = rp_session_get_fold (*session);
  if (!options->has_lanes)
    options->lanes = rp_session_get_lanes (*session);
  if (!options->has_dim)
    options->dim = rp_session_get_dim (*session);
  if (!options->looks && rp_session_get_looks (*session))
    options->looks = (RpNetworkLooks *)rp_session_get_looks (*session);
  if (!options->filter)
    options->filter = (RpRecordFilter *)rp_session_get_filter (*session);
  return TRUE;
}

void
rp_cli_arrange_plan (RpSession *session, RpExportPlan *plan)
{
  const RpLaneChoice *choice = rp_session_get_lane_choice (session);
  const RpRecordSet *open = rp_session_get_open (session);
  const RpNodePins *pins = rp_session_get_pins (session);
  guint n = rp_node_pins_count (pins);

  plan->state.links = rp_session_get_links (session);
  plan->figure.choice = choice ? rp_lane_choice_ref ((RpLaneChoice *)choice) : NULL;
  plan->figure.spans = rp_session_get_spans (session);
  plan->figure.open = open ? rp_record_set_ref ((RpRecordSet *)open) : NULL;
  if (n == 0)
    return;
  plan->pinned = g_strdupv ((char **)rp_node_pins_ids (pins));
  plan->pins = g_new (RpPoint, n);
  for (guint i = 0; i < n; i++)
    rp_node_pins_get (pins, plan->pinned[i], &plan->pins[i]);
  plan->pinned_area = rp_session_get_network_area (session);
}
