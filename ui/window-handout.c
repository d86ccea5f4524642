/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The briefing that leaves the window as a hand-out. */
#include "window-private.h"

#include "handout-dialog.h"

ACTION (export_handout)
{
  RpWindow *self = data;
  RpDataset *dataset = rp_session_get_dataset (self->session);
  RpBriefing *briefing = rp_window_get_briefing (self);
  RpHandoutOrder *order;

  if (dataset == NULL || briefing == NULL)
    return;
  order = rp_handout_order_new (dataset, briefing, self->path, rp_briefing_deck_get_path (self->deck));
  rp_handout_dialog_show (GTK_WINDOW (self), order, rp_window_start_handout);
}

void
rp_window_add_handout_actions (RpWindow *self)
{
  static const GActionEntry entries[] = { { "export-handout", export_handout, NULL, NULL, NULL, { 0 } } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
