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

/* The network as it was laid out when its nodes were moved. NULL: nobody moved one. */
static RpNetwork *
arranged_network (const RpCliOptions *options, RpSession *session, const RpTextMeasure *measure)
{
  RpDataset *dataset = rp_session_get_dataset (session);
  const RpNodePins *pins = rp_session_get_pins (session);
  RpPoint area = rp_session_get_network_area (session);
  guint n = rp_node_pins_count (pins), n_here = 0;
  g_autofree guint *nodes = g_new (guint, n + 1);
  g_autofree RpPoint *places = g_new (RpPoint, n + 1);
  g_autoptr (RpNetwork) network = NULL;

  if (n == 0)
    return NULL;
  if (area.x <= 0)
    area = (RpPoint){ options->width, options->height };
  network = rp_network_new_with (dataset,
                                 &(RpNetworkOptions){ .measure = measure,
                                                      .width = area.x,
                                                      .height = area.y,
                                                      .seed = options->seed,
                                                      .events = rp_network_looks_get_events (options->looks),
                                                      .members = rp_network_looks_get_members (options->looks),
                                                      .method = rp_network_looks_get_method (options->looks),
                                                      .root = rp_network_looks_get_root (options->looks) },
                                 NULL);
  for (guint i = 0; i < n; i++)
    {
      const char *id = rp_node_pins_ids (pins)[i];

      nodes[n_here] = rp_network_get_node (network, rp_dataset_find (dataset, id));
      if (nodes[n_here] != RP_NO_INDEX && rp_node_pins_get (pins, id, &places[n_here]))
        n_here++;
    }
  return n_here > 0 ? rp_network_move_nodes (network, nodes, places, n_here) : NULL;
}

void
rp_cli_arrange_figure (const RpCliOptions *options, RpSession *session, RpViewState *state, RpFigureOptions *figure)
{
  if (!session)
    return;
  state->links = rp_session_get_links (session);
  figure->choice = rp_session_get_lane_choice (session);
  figure->spans = rp_session_get_spans (session);
  figure->open = rp_session_get_open (session);
  if (options->view == RP_VIEW_NETWORK)
    figure->network = arranged_network (options, session, state->measure);
}
