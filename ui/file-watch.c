/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-watch.h"

#define SETTLE_MS 300

struct _RpFileWatch
{
  GFile *file;
  GFileMonitor *monitor;
  guint settle_id;
  GFunc changed;
  gpointer data;
};

static gboolean
settled_cb (gpointer data)
{
  RpFileWatch *self = data;

  self->settle_id = 0;
  /* A file that is gone for a moment comes back: only its return is news. */
  if (g_file_query_exists (self->file, NULL))
    self->changed (NULL, self->data);
  return G_SOURCE_REMOVE;
}

static void
event_cb (G_GNUC_UNUSED GFileMonitor *monitor, G_GNUC_UNUSED GFile *file, G_GNUC_UNUSED GFile *other,
          GFileMonitorEvent event, gpointer data)
{
  RpFileWatch *self = data;

  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

RpFileWatch *
rp_file_watch_new (const char *path, GFunc changed, gpointer data)
{
  RpFileWatch *self = g_new0 (RpFileWatch, 1);

  self->file = g_file_new_for_path (path);
  self->changed = changed;
  self->data = data;
  /* Where nothing can be watched the dataset is read once. */
  self->monitor = g_file_monitor_file (self->file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    {
      g_file_monitor_set_rate_limit (self->monitor, 100);
      g_signal_connect (self->monitor, "changed", G_CALLBACK (event_cb), self);
    }
  return self;
}

void
rp_file_watch_free (RpFileWatch *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
  g_free (self);
}
