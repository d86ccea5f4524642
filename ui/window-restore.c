/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows of its dataset is kept, and comes back when the dataset is opened again. */
#include "window-private.h"

#include "preferences.h"
#include "session-memory.h"
#include "view-store.h"
#include "window-memory.h"

#include <math.h>

static void
capture_window (RpWindow *self, RpViewMemory *memory)
{
  gboolean alone = rp_window_get_flag (self, "diagrams-alone");
  int width = 0, height = 0;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  memory->width = width;
  memory->height = height;
  memory->maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  memory->split = self->split;
  memory->view = g_strdup (rp_window_get_view (self));
  memory->details = alone ? self->details_before : adw_flap_get_reveal_flap (self->flap) || self->details_gave_way;
  memory->sidebar = alone ? self->filters_before : adw_flap_get_reveal_flap (self->filter_flap);
}

static gpointer
capture_cb (gpointer data)
{
  RpWindow *self = data;
  RpViewMemory *memory;
  RpNetworkPlace place;

  if (rp_session_get_dataset (self->session) == NULL)
    return NULL;
  memory = rp_view_memory_new ();
  capture_window (self, memory);
  rp_window_remember_tables (self, memory);
  rp_network_pane_get_place (self->network, &place);
  memory->network_zoom = place.zoom;
  memory->network_x = place.x;
  memory->network_y = place.y;
  memory->network_width = place.width;
  memory->network_height = place.height;
  rp_session_remember (self->session, memory);
  return memory;
}

static char *
text_of (gconstpointer kept)
{
  return rp_view_memory_to_json (kept);
}

static gboolean
save (const char *name, gpointer kept, GError **error)
{
  g_autofree char *folder = rp_view_store_folder ();

  return rp_view_store_save (folder, name, kept, error);
}

static void
free_kept (gpointer kept)
{
  rp_view_memory_free (kept);
}

static RpViewMemory *
load (const char *path)
{
  g_autofree char *folder = rp_view_store_folder ();
  g_autofree char *name = rp_kept_files_name (path);

  return rp_view_store_load (folder, name);
}

void
rp_window_restore_size (RpWindow *self, const char *path)
{
  g_autoptr (RpViewMemory) memory = NULL;

  /* a window that somebody looks at already keeps its size */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  memory = load (path);
  if (memory == NULL || memory->width <= 0 || memory->height <= 0)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), (int)CLAMP (memory->width, RP_WINDOW_LEAST_WIDTH, RP_WINDOW_MOST),
                               (int)CLAMP (memory->height, RP_WINDOW_LEAST_HEIGHT, RP_WINDOW_MOST));
  if (memory->maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  else
    gtk_window_unmaximize (GTK_WINDOW (self));
}

/* A dataset that nobody has looked at yet is not begun with a pane in which there is nothing. */
static void
leave_empty_panes (RpWindow *self)
{
  RpDataset *dataset = rp_session_get_dataset (self->session);
  const char *view = rp_window_get_view (self);
  RpInstant earliest, latest;

  if (rp_dataset_n_entities (dataset) == 0 && rp_dataset_n_events (dataset) > 0
      && (g_str_equal (view, "both") || g_str_equal (view, "network")))
    rp_window_set_view (self, "timeline");
  else if (rp_dataset_n_entities (dataset) > 0 && rp_dataset_n_events (dataset) == 0
           && !rp_dataset_get_span (dataset, &earliest, &latest)
           && (g_str_equal (view, "both") || g_str_equal (view, "timeline")))
    rp_window_set_view (self, "network");
}

static void
recall (RpWindow *self, const char *path)
{
  g_autoptr (RpViewMemory) memory = rp_preferences_restore_views () ? load (path) : NULL;

  if (memory == NULL || !rp_session_knows (self->session, &memory->trace))
    {
      leave_empty_panes (self);
      rp_window_recall_tables (self, NULL);
      return;
    }
  if (memory->view != NULL)
    g_action_group_change_action_state (G_ACTION_GROUP (self), "view", g_variant_new_string (memory->view));
  if (!rp_window_get_flag (self, "diagrams-alone"))
    {
      g_action_group_change_action_state (G_ACTION_GROUP (self), "details", g_variant_new_boolean (memory->details));
      g_action_group_change_action_state (G_ACTION_GROUP (self), "filters", g_variant_new_boolean (memory->sidebar));
    }
  if (memory->split > 0)
    rp_window_set_split (self, memory->split);
  rp_network_pane_set_place (self->network,
                             &(RpNetworkPlace){ memory->network_zoom, memory->network_x, memory->network_y,
                                                memory->network_width, memory->network_height });
  rp_session_recall (self->session, memory);
  /* behind the selection, which has a table of its own */
  rp_window_recall_tables (self, memory);
}

void
rp_window_restore_view (RpWindow *self, const char *path)
{
  rp_view_keeper_set_dataset (self->keeper, path);
  recall (self, path);
  rp_window_restore_arrangement (self, path);
  rp_window_restore_briefing (self, path);
}

void
rp_window_move_view (RpWindow *self, const char *path)
{
  rp_view_keeper_set_dataset (self->keeper, path);
  rp_view_keeper_touch (self->keeper);
  rp_window_move_arrangement (self, path);
  rp_window_move_briefing (self, path);
}

void
rp_window_remember (RpWindow *self)
{
  if (self->keeper != NULL)
    rp_view_keeper_touch (self->keeper);
}

void
rp_window_remember_now (RpWindow *self)
{
  rp_view_keeper_flush (self->keeper);
  rp_view_keeper_flush (self->arrangement_keeper);
  rp_window_keep_briefing_now (self);
}

void
rp_window_start_remembering (RpWindow *self)
{
  static const char *const signals[] = { "notify::default-width", "notify::default-height", "notify::maximized" };

  static const RpKeeperKind kind = { capture_cb, text_of, save, free_kept, TRUE };

  self->keeper = rp_view_keeper_new (&kind, self);
  g_signal_connect_swapped (self->session, "changed", G_CALLBACK (rp_window_remember), self);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect (self, signals[i], G_CALLBACK (rp_window_remember), NULL);
  g_signal_connect_swapped (self, "action-state-changed", G_CALLBACK (rp_window_remember), self);
  g_signal_connect_swapped (self->network, "notify::zoom", G_CALLBACK (rp_window_remember), self);
  g_signal_connect_swapped (self->paned, "notify::position", G_CALLBACK (rp_window_remember), self);
  g_signal_connect_swapped (self->table, "changed", G_CALLBACK (rp_window_remember), self);
}
