/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-screens.h"

#include <glib/gi18n-lib.h>

#include "kept-settings.h"
#include "notes-view.h"

#define GROUP "stage"

void
rp_stage_kept_load (RpStageKept *kept)
{
  g_autoptr (GKeyFile) file = rp_kept_settings_load (GROUP);

  kept->monitor = g_key_file_get_string (file, GROUP, "monitor", NULL);
  if (kept->monitor == NULL)
    kept->monitor = g_strdup ("");
  kept->notes_pt = rp_kept_settings_int (file, GROUP, "notes-pt", RP_NOTES_LEAST, RP_NOTES_MOST, RP_NOTES_USUAL);
  /* a screen of one's own may be mirrored to a room, which is to see no notes unless somebody says so */
  kept->alone = !g_key_file_has_key (file, GROUP, "alone", NULL) || g_key_file_get_boolean (file, GROUP, "alone", NULL);
}

void
rp_stage_kept_save (const RpStageKept *kept)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, GROUP, "monitor", kept->monitor);
  g_key_file_set_integer (file, GROUP, "notes-pt", kept->notes_pt);
  g_key_file_set_boolean (file, GROUP, "alone", kept->alone);
  rp_kept_settings_save (file, GROUP);
}

void
rp_stage_kept_clear (RpStageKept *kept)
{
  g_clear_pointer (&kept->monitor, g_free);
}

/* ---- monitors ---- */

char *
rp_stage_screen_name (GdkMonitor *monitor)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_monitor_get_display (monitor));
  guint index = 0;

  if (gdk_monitor_get_connector (monitor) != NULL)
    return g_strdup (gdk_monitor_get_connector (monitor));
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) other = g_list_model_get_item (monitors, i);

      if (other == monitor)
        index = i;
    }
  if (gdk_monitor_get_model (monitor) != NULL && g_list_model_get_n_items (monitors) == 1)
    return g_strdup (gdk_monitor_get_model (monitor));
  return g_strdup_printf (_ ("Monitor %u"), index + 1);
}

char *
rp_stage_screen_words (GdkMonitor *monitor)
{
  g_autofree char *name = rp_stage_screen_name (monitor);
  int scale = gdk_monitor_get_scale_factor (monitor);
  GdkRectangle box;

  gdk_monitor_get_geometry (monitor, &box);
  return g_strdup_printf (_ ("%s, %d × %d"), name, box.width * scale, box.height * scale);
}

guint
rp_stage_screens_n (GdkDisplay *display)
{
  return g_list_model_get_n_items (gdk_display_get_monitors (display));
}

GdkMonitor *
rp_stage_screen_find (GdkDisplay *display, const char *name)
{
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      g_autofree char *own = rp_stage_screen_name (monitor);

      if (g_str_equal (own, name))
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

GdkMonitor *
rp_stage_screen_other (GdkDisplay *display, GdkMonitor *own, GdkMonitor *monitor)
{
  GListModel *monitors = gdk_display_get_monitors (display);

  if (own != NULL && own != monitor && gdk_monitor_is_valid (own))
    return g_object_ref (own);
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) other = g_list_model_get_item (monitors, i);

      if (other != monitor)
        return g_steal_pointer (&other);
    }
  return NULL;
}

GdkMonitor *
rp_stage_screen_choose (GdkDisplay *display, GdkMonitor *own, const char *wanted)
{
  GListModel *monitors = gdk_display_get_monitors (display);
  guint n = g_list_model_get_n_items (monitors);
  GdkMonitor *found;

  if (n < 2)
    return NULL;
  found = rp_stage_screen_find (display, wanted);
  if (found != NULL)
    return found;
  return own != NULL ? rp_stage_screen_other (display, NULL, own) : g_list_model_get_item (monitors, n - 1);
}
