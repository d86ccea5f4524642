/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-marks.h"

#include "pin-marks.h"

RpDrawing *
rp_network_marks (RpDiagramView *view, RpDrawing *drawing, const RpHits *hits)
{
  const char *const *ids = rp_node_pins_ids (rp_session_get_pins (rp_diagram_view_get_session (view)));
  g_autoptr (RpRecordSet) pinned = ids[0] != NULL ? rp_record_set_new (hits->dataset) : NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      RpRecordRef ref = rp_dataset_find (hits->dataset, ids[i]);

      if (ref.type == RP_RECORD_ENTITY || ref.type == RP_RECORD_EVENT)
        rp_record_set_add (pinned, ref);
    }
  return rp_pin_marks (drawing, rp_hit_marks (drawing, hits), pinned, hits->theme);
}
