/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name; /* to be translated */
  double width, height;
  gboolean paper;
  double zoom;
} Size;

static const Size sizes[] = {
  { N_ ("Screen, 1280 × 800"), 1280, 800, FALSE, 1 },
  { N_ ("Slide, 1920 × 1080"), 1920, 1080, FALSE, RP_SLIDE_ZOOM },
  { N_ ("A4 paper"), 297 / 25.4 * 96, 210 / 25.4 * 96, TRUE, 1 },
  { N_ ("A3 paper"), 420 / 25.4 * 96, 297 / 25.4 * 96, TRUE, 1 },
  { N_ ("Letter paper"), 11 * 96, 8.5 * 96, TRUE, 1 },
};

static const struct
{
  const char *name, *suffix;
} formats[] = { { N_ ("PNG picture"), ".png" }, { N_ ("SVG drawing"), ".svg" }, { N_ ("PDF document"), ".pdf" } };

static const struct
{
  const char *name;
  RpThemeName theme;
} themes[] = { { N_ ("Light"), RP_THEME_LIGHT },
               { N_ ("Dark"), RP_THEME_DARK },
               { N_ ("Contrast"), RP_THEME_CONTRAST },
               { N_ ("Print, black on white"), RP_THEME_PRINT } };

/* In the order of RpViewName. */
static const struct
{
  const char *name, *suffix;
} views[] = { { N_ ("Timeline"), "-timeline" }, { N_ ("Network"), "-network" }, { N_ ("Sources"), "-sources" } };

typedef struct
{
  AdwWindow *window;
  GtkWidget *save;
  GtkWindow *parent; /* borrowed: the window is transient for it */
  RpSession *session;
  RpNetwork *network;
  RpFigureRows rows;
  char *input;
  AdwComboRow *view, *format, *size, *theme, *part;
  GtkSwitch *legend;
} Dialog;

static void
free_dialog (gpointer data)
{
  Dialog *dialog = data;

  g_object_unref (dialog->session);
  g_clear_pointer (&dialog->network, rp_network_unref);
  g_free (dialog->input);
  g_free (dialog);
}

static AdwComboRow *
add_row (AdwPreferencesGroup *group, const char *title, const char *const *names, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    gtk_string_list_append (list, _ (names[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static void
told_cb (const char *path, const GError *error, gpointer data)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = error != NULL ? g_strdup_printf (_ ("No picture was made: %s"), error->message)
                                        : g_strdup_printf (_ ("%s is written"), name);

  gtk_widget_activate_action (data, "win.told", "s", text);
}

static void
start (Dialog *dialog, const char *path)
{
  const Size *size = &sizes[adw_combo_row_get_selected (dialog->size)];
  RpViewName view = (RpViewName)adw_combo_row_get_selected (dialog->view);
  RpExportPlan *plan = rp_export_plan_of_session (dialog->session, view);

  plan->state.theme = rp_theme (themes[adw_combo_row_get_selected (dialog->theme)].theme);
  plan->figure.width = size->width;
  plan->figure.height = size->height;
  plan->figure.zoom = size->zoom;
  plan->output.paper = size->paper;
  plan->figure.without = gtk_switch_get_active (dialog->legend) ? 0 : RP_PART_LEGEND;
  plan->figure.rows = dialog->rows;
  plan->figure.network = dialog->network != NULL ? rp_network_ref (dialog->network) : NULL;
  plan->input = g_strdup (dialog->input);
  if (adw_combo_row_get_selected (dialog->part) == 0 && view == RP_VIEW_TIMELINE)
    rp_session_get_range (dialog->session, &plan->figure.from, &plan->figure.to);
  rp_export_job_start (plan, path, NULL, told_cb, g_object_ref (dialog->parent), g_object_unref);
}

static void
saved_cb (GtkNativeDialog *chooser, int response, AdwWindow *window)
{
  Dialog *dialog = g_object_get_data (G_OBJECT (window), "dialog");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        start (dialog, path);
      gtk_window_destroy (GTK_WINDOW (dialog->window));
    }
  g_object_unref (chooser);
}

static char *
suggested_name (Dialog *dialog)
{
  const char *suffix = formats[adw_combo_row_get_selected (dialog->format)].suffix;
  const char *view = views[adw_combo_row_get_selected (dialog->view)].suffix;
  g_autofree char *name = dialog->input != NULL ? g_filename_display_basename (dialog->input) : g_strdup ("rapport");

  if (g_str_has_suffix (name, ".json"))
    name[strlen (name) - 5] = '\0';
  return g_strconcat (name, view, suffix, NULL);
}

static void
save_cb (G_GNUC_UNUSED GtkButton *button, gpointer data)
{
  Dialog *dialog = data;
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Export a Picture"), GTK_WINDOW (dialog->window), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autofree char *name = suggested_name (dialog);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (saved_cb), dialog->window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Paper wants ink, not light. */
static void
size_cb (AdwComboRow *row, G_GNUC_UNUSED GParamSpec *spec, gpointer data)
{
  Dialog *dialog = data;

  if (sizes[adw_combo_row_get_selected (row)].paper)
    {
      adw_combo_row_set_selected (dialog->theme, 3);
      adw_combo_row_set_selected (dialog->format, 2);
    }
}

/* Only the timeline shows a part of the time. */
static void
view_cb (Dialog *dialog)
{
  gtk_widget_set_sensitive (GTK_WIDGET (dialog->part),
                            adw_combo_row_get_selected (dialog->view) == (guint)RP_VIEW_TIMELINE);
}

static void
close_on_escape (AdwWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

static GtkWidget *
header_new (Dialog *dialog)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *save = gtk_button_new_with_label (_ ("Save…"));
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  gtk_widget_add_css_class (save, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  dialog->save = save;
  g_signal_connect (save, "clicked", G_CALLBACK (save_cb), dialog);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog->window);
  return header;
}

static void
add_legend_row (Dialog *dialog, AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();

  dialog->legend = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (dialog->legend, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (dialog->legend), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Legend"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (dialog->legend));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (dialog->legend));
  adw_preferences_group_add (group, row);
}

static GtkWidget *
rows_new (Dialog *dialog, RpViewName view)
{
  const char *view_names[G_N_ELEMENTS (views) + 1] = { NULL };
  const char *parts[] = { N_ ("What is in sight"), N_ ("All of the time"), NULL };
  const char *size_names[G_N_ELEMENTS (sizes) + 1] = { NULL };
  const char *format_names[G_N_ELEMENTS (formats) + 1] = { NULL };
  const char *theme_names[G_N_ELEMENTS (themes) + 1] = { NULL };
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    view_names[i] = views[i].name;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    size_names[i] = sizes[i].name;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    format_names[i] = formats[i].name;
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    theme_names[i] = themes[i].name;
  dialog->view = add_row (group, _ ("Picture of"), view_names, (guint)view);
  dialog->part = add_row (group, _ ("Time"), parts, 0);
  dialog->format = add_row (group, _ ("Format"), format_names, 0);
  dialog->size = add_row (group, _ ("Size"), size_names, 0);
  dialog->theme = add_row (group, _ ("Colours"), theme_names, 0);
  add_legend_row (dialog, group);
  g_signal_connect_swapped (dialog->view, "notify::selected", G_CALLBACK (view_cb), dialog);
  view_cb (dialog);
  g_signal_connect (dialog->size, "notify::selected", G_CALLBACK (size_cb), dialog);
  gtk_widget_set_margin_start (GTK_WIDGET (group), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (group), 18);
  gtk_widget_set_margin_top (GTK_WIDGET (group), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (group), 24);
  return GTK_WIDGET (group);
}

void
rp_export_dialog_show (GtkWindow *parent, RpSession *session, RpNetwork *network, RpViewName view,
                       const RpFigureRows *rows, const char *input)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  dialog->parent = parent;
  dialog->session = g_object_ref (session);
  dialog->network = network != NULL ? rp_network_ref (network) : NULL;
  dialog->rows = *rows;
  dialog->input = g_strdup (input);
  dialog->window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Export a Picture"), "transient-for", parent, "modal",
                                 TRUE, "default-width", 420, "resizable", FALSE, NULL);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, free_dialog);
  gtk_box_append (GTK_BOX (box), header_new (dialog));
  gtk_box_append (GTK_BOX (box), rows_new (dialog, view));
  adw_window_set_content (dialog->window, box);
  close_on_escape (dialog->window);
  /* Enter saves, as things are: the rows are a Tab away. */
  gtk_widget_grab_focus (dialog->save);
  gtk_window_present (GTK_WINDOW (dialog->window));
}
