/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application.h"

#include "about.h"
#include "action-list.h"
#include "guide.h"
#include "preferences.h"
#include "window.h"

#include <glib/gi18n-lib.h>

struct _RpApplication
{
  AdwApplication parent_instance;
  RpApplicationStart start; /* nullable */
  gpointer start_data;
};

G_DEFINE_FINAL_TYPE (RpApplication, rp_application, ADW_TYPE_APPLICATION)

static void
rp_application_activate (GApplication *application)
{
  RpApplication *self = RP_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (self->start != NULL)
    {
      self->start (GTK_APPLICATION (application), self->start_data);
      return;
    }
  if (window == NULL)
    window = GTK_WINDOW (rp_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

/* A window that shows nothing yet takes the file; else it gets one of its own. */
static RpWindow *
window_for_file (GtkApplication *application)
{
  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    if (RP_IS_WINDOW (item->data) && rp_window_is_free (item->data))
      return item->data;
  return rp_window_new (application);
}

static void
rp_application_open (GApplication *application, GFile **files, int n_files, G_GNUC_UNUSED const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      RpWindow *window = window_for_file (GTK_APPLICATION (application));
      g_autofree char *path = g_file_get_path (files[i]);
      g_autofree char *uri = g_file_get_uri (files[i]);

      /* What has no path, a web address say, is never fetched: reading it fails with a word. */
      rp_window_open (window, path != NULL ? path : uri);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
quit_cb (G_GNUC_UNUSED GSimpleAction *action, G_GNUC_UNUSED GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (data), (GCopyFunc)(GCallback)g_object_ref, NULL);

  /* one may take another along */
  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
  g_list_free_full (windows, g_object_unref);
}

/* Of the desktop's entry too, over its bus. */
static void
new_window_cb (G_GNUC_UNUSED GSimpleAction *action, G_GNUC_UNUSED GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (rp_window_new (data)));
}

static void
example_cb (G_GNUC_UNUSED GSimpleAction *action, G_GNUC_UNUSED GVariant *parameter, gpointer data)
{
  RpWindow *window = window_for_file (data);

  g_action_group_activate_action (G_ACTION_GROUP (window), "example", NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_cb (G_GNUC_UNUSED GSimpleAction *action, G_GNUC_UNUSED GVariant *parameter, gpointer data)
{
  rp_about_present (gtk_application_get_active_window (data));
}

static void
guide_cb (G_GNUC_UNUSED GSimpleAction *action, G_GNUC_UNUSED GVariant *parameter, gpointer data)
{
  rp_guide_present (gtk_application_get_active_window (data));
}

static void
preferences_cb (G_GNUC_UNUSED GSimpleAction *action, G_GNUC_UNUSED GVariant *parameter, gpointer data)
{
  rp_preferences_present (data, gtk_application_get_active_window (data));
}

static void
rp_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "quit", quit_cb, NULL, NULL, NULL, { 0 } },       { "new-window", new_window_cb, NULL, NULL, NULL, { 0 } },
    { "example", example_cb, NULL, NULL, NULL, { 0 } }, { "about", about_cb, NULL, NULL, NULL, { 0 } },
    { "guide", guide_cb, NULL, NULL, NULL, { 0 } },     { "preferences", preferences_cb, NULL, NULL, NULL, { 0 } },
  };

  G_APPLICATION_CLASS (rp_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  rp_action_list_install (GTK_APPLICATION (application));
  rp_preferences_follow (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (RP_APP_ID);
  /* focus that comes to a card's title is no wish to copy it */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

static void
rp_application_class_init (RpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = rp_application_startup;
  application_class->activate = rp_application_activate;
  application_class->open = rp_application_open;
}

static void
rp_application_init (G_GNUC_UNUSED RpApplication *self)
{
}

RpApplication *
rp_application_new (void)
{
  GApplicationFlags flags = G_APPLICATION_HANDLES_OPEN;

  if (g_getenv ("RAPPORT_NON_UNIQUE") != NULL)
    flags |= G_APPLICATION_NON_UNIQUE;
  return g_object_new (RP_TYPE_APPLICATION, "application-id", RP_APP_ID, "flags", flags, "resource-base-path",
                       "/io/github/rapport/Rapport", NULL);
}

void
rp_application_set_starter (RpApplication *self, RpApplicationStart start, gpointer data)
{
  self->start = start;
  self->start_data = data;
}
