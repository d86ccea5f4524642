/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences.h"

#include <glib/gi18n-lib.h>

/* NULL: there is no schema. Transfer full. */
static GSettings *
settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, RP_APP_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
style_cb (GSettings *settings)
{
  static const AdwColorScheme schemes[]
      = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int style = g_settings_get_enum (settings, "style");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (style, 0, (int)G_N_ELEMENTS (schemes) - 1)]);
}

/* Less motion than the system asks for, never more: what it says comes back once nothing is asked for here. */
static void
motion_cb (GSettings *settings)
{
  GtkSettings *toolkit = gtk_settings_get_default ();

  if (g_settings_get_boolean (settings, "reduce-motion"))
    g_object_set (toolkit, "gtk-enable-animations", FALSE, NULL);
  else
    gtk_settings_reset_property (toolkit, "gtk-enable-animations");
}

void
rp_preferences_follow (GtkApplication *application)
{
  GSettings *settings = settings_new ();

  if (settings == NULL)
    return;
  g_object_set_data_full (G_OBJECT (application), "rp-preferences", settings, g_object_unref);
  g_signal_connect (settings, "changed::style", G_CALLBACK (style_cb), NULL);
  g_signal_connect (settings, "changed::reduce-motion", G_CALLBACK (motion_cb), NULL);
  style_cb (settings);
  motion_cb (settings);
}

gboolean
rp_preferences_restore_views (void)
{
  g_autoptr (GSettings) settings = settings_new ();

  return settings == NULL || g_settings_get_boolean (settings, "restore-views");
}

/* ---- the window ---- */

static gboolean
style_to_row (GValue *value, GVariant *variant, G_GNUC_UNUSED gpointer data)
{
  const char *nick = g_variant_get_string (variant, NULL);

  g_value_set_uint (value, g_str_equal (nick, "dark") ? 2 : g_str_equal (nick, "light") ? 1 : 0);
  return TRUE;
}

static GVariant *
style_from_row (const GValue *value, G_GNUC_UNUSED const GVariantType *type, G_GNUC_UNUSED gpointer data)
{
  static const char *const nicks[] = { "system", "light", "dark" };

  return g_variant_new_string (nicks[MIN (g_value_get_uint (value), G_N_ELEMENTS (nicks) - 1)]);
}

static GtkWidget *
style_row (GSettings *settings)
{
  const char *names[] = { _ ("As the System"), _ ("Light"), _ ("Dark"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Style"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_settings_bind_with_mapping (settings, "style", row, "selected", G_SETTINGS_BIND_DEFAULT, style_to_row,
                                style_from_row, NULL, NULL);
  return row;
}

static GtkWidget *
switch_row (GSettings *settings, const char *key, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_settings_bind (settings, key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

static AdwPreferencesGroup *
group_on (GtkWidget *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return group;
}

static void
fill (GtkWidget *page, GSettings *settings)
{
  AdwPreferencesGroup *looks, *datasets;

  if (settings == NULL)
    {
      adw_preferences_group_set_description (
          group_on (page, _ ("Nothing to Choose")),
          _ ("The list of preferences is not installed, so everything is as by default."));
      return;
    }
  looks = group_on (page, _ ("Looks"));
  adw_preferences_group_add (looks, style_row (settings));
  adw_preferences_group_add (
      looks, switch_row (settings, "reduce-motion", _ ("Reduce Motion"), _ ("Views jump where they would glide")));
  datasets = group_on (page, _ ("Datasets"));
  adw_preferences_group_add (datasets, switch_row (settings, "restore-views", _ ("Open as It Was Left"),
                                                   _ ("Selection, filters, period and what was in sight come back")));
}

void
rp_preferences_present (GtkApplication *application, GtkWindow *parent)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWindow *window
      = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "title", _ ("Preferences"), "transient-for", parent, "modal",
                      parent != NULL, "application", application, "search-enabled", FALSE, "default-width", 480,
                      "default-height", 440, "width-request", 320, "destroy-with-parent", TRUE, NULL);

  fill (page, g_object_get_data (G_OBJECT (application), "rp-preferences"));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_present (window);
}
