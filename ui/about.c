/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "about.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* For a report of a fault: no word of the machine, its user or what is open. Never translated. Transfer full. */
static char *
debug_info (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  return g_strdup_printf (
      "Rapport %s, dataset format %d\n"
      "GTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\nPango %s\nCairo %s\njson-glib %s (built with)\n"
      "Display: %s\nStyle: %s%s\n",
      RP_VERSION, RP_FORMAT_VERSION, gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
      adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (), glib_major_version,
      glib_minor_version, glib_micro_version, pango_version_string (), cairo_version_string (), JSON_VERSION_S,
      display != NULL ? G_OBJECT_TYPE_NAME (display) : "none",
      adw_style_manager_get_dark (adw_style_manager_get_default ()) ? "dark" : "light",
      adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? ", high contrast" : "");
}

void
rp_about_present (GtkWindow *parent)
{
  static const char *const developers[] = { "The Rapport authors", NULL };
  static const char *const built_on[]
      = { "GTK, libadwaita", "Cairo, Pango", "GLib, json-glib", "igraph", "libxml2", "libzip, libpng, libjpeg", NULL };
  g_autofree char *info = debug_info ();
  AdwAboutWindow *window = g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "application-name", _ ("Rapport"), "application-icon", RP_APP_ID, "version", RP_VERSION,
      "developer-name", _ ("The Rapport authors"), "developers", developers, "comments",
      _ ("Who met whom, when, and who says so."), "license-type", GTK_LICENSE_GPL_3_0, "debug-info", info,
      "debug-info-filename", "rapport-debug.txt", "transient-for", parent, "modal", parent != NULL, NULL);

  adw_about_window_add_acknowledgement_section (window, _ ("Built on"), (const char **)built_on);
  gtk_window_present (GTK_WINDOW (window));
}
