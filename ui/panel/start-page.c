/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "start-page.h"

#include "recent-files.h"

#include <glib/gi18n-lib.h>

#define RECENT_LIMIT 6

struct _RpStartPage
{
  AdwBin parent_instance;
  GtkWidget *recent; /* AdwPreferencesGroup */
  GPtrArray *rows;   /* borrowed children of it */
};

G_DEFINE_FINAL_TYPE (RpStartPage, rp_start_page, ADW_TYPE_BIN)

static void
row_activated_cb (GtkWidget *row, gpointer path)
{
  gtk_widget_activate_action (row, "win.open-path", "s", path);
}

static GtkWidget *
forget_button_new (const char *path)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.forget-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", path);
  gtk_widget_set_tooltip_text (button, _ ("Remove from the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Remove from the list"),
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  return button;
}

static GtkWidget *
clear_button_new (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Clear"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.forget-all");
  gtk_widget_set_tooltip_text (button, _ ("Forget all recent datasets"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
add_row (RpStartPage *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (shown, -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget_button_new (path));
  g_signal_connect_data (row, "activated", G_CALLBACK (row_activated_cb), g_strdup (path),
                         (GClosureNotify)(void (*) (void))g_free, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->recent), row);
  g_ptr_array_add (self->rows, row);
}

void
rp_start_page_refresh (RpStartPage *self)
{
  g_autoptr (GPtrArray) paths = rp_recent_files_list (RECENT_LIMIT);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->recent), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < paths->len; i++)
    if (g_utf8_validate (g_ptr_array_index (paths, i), -1, NULL)) /* else no action can name it */
      add_row (self, g_ptr_array_index (paths, i));
  gtk_widget_set_visible (self->recent, self->rows->len > 0);
}

static GtkWidget *
button_new (const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, 240, -1);
  return button;
}

static void
rp_start_page_finalize (GObject *object)
{
  g_ptr_array_unref (RP_START_PAGE (object)->rows);
  G_OBJECT_CLASS (rp_start_page_parent_class)->finalize (object);
}

static void
rp_start_page_class_init (RpStartPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rp_start_page_finalize;
}

static void
rp_start_page_init (RpStartPage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();

  self->rows = g_ptr_array_new ();
  self->recent = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->recent), _ ("Recent"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->recent), clear_button_new ());
  gtk_widget_set_margin_top (self->recent, 18);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), RP_APP_ID);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Who Met Whom, When, and Who Says So"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Open a dataset of events, people and sources, or drop its file here."));
  gtk_box_append (GTK_BOX (box), button_new (_ ("Open a Dataset…"), "win.open", TRUE));
  gtk_box_append (GTK_BOX (box), button_new (_ ("Explore the Example"), "win.example", FALSE));
  gtk_box_append (GTK_BOX (box), button_new (_ ("Make Your Own…"), "win.new", FALSE));
  gtk_box_append (GTK_BOX (box), self->recent);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 480);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), clamp);
  adw_bin_set_child (ADW_BIN (self), page);
}
