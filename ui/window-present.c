/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presenting the window's briefing. Once it runs it has all that it needs: the window may be closed meanwhile. */
#include "window-private.h"

#include <glib/gi18n-lib.h>

static void
ended_cb (RpWindow *self)
{
  g_clear_object (&self->presenting);
  rp_window_set_state (self, "presenting", g_variant_new_boolean (FALSE));
  gtk_window_present (GTK_WINDOW (self));
}

/* The keys that those have who present elsewhere: from the beginning, and from here. */
static void
present_at (RpWindow *self, guint index)
{
  RpDataset *dataset = rp_session_get_dataset (self->session);
  RpBriefing *briefing = rp_window_get_briefing (self);

  if (self->presenting != NULL)
    {
      rp_present_run_raise (self->presenting);
      return;
    }
  if (dataset == NULL)
    return;
  if (briefing == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s",
                                  _ ("There is nothing to present yet: Ctrl+D keeps what is seen as a scene."));
      return;
    }
  self->presenting
      = rp_present_run_start (gtk_window_get_application (GTK_WINDOW (self)), dataset, self->path, briefing, index, 0);
  g_signal_connect_object (self->presenting, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  rp_window_set_state (self, "presenting", g_variant_new_boolean (TRUE));
}

ACTION (present)
{
  present_at (data, 0);
}

ACTION (present_here)
{
  present_at (data, rp_window_get_scene_index (data));
}

void
rp_window_add_present_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "present", present, NULL, NULL, NULL, { 0 } },
    { "present-here", present_here, NULL, NULL, NULL, { 0 } },
    { "presenting", NULL, NULL, "false", rp_window_change_nothing, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  rp_window_present_changed (self, RP_CHANGED_DATASET);
}

void
rp_window_present_changed (RpWindow *self, guint what)
{
  RpDataset *dataset = rp_session_get_dataset (self->session);

  if ((what & RP_CHANGED_DATASET) == 0)
    return;
  rp_window_enable (self, "present", dataset != NULL);
  rp_window_enable (self, "present-here", dataset != NULL);
  /* another version of what is presented; while another dataset is looked at, the stage stays as it is */
  if (self->presenting != NULL && dataset != NULL
      && g_strcmp0 (rp_present_run_get_path (self->presenting), self->path) == 0)
    rp_present_run_set_dataset (self->presenting, dataset);
}
