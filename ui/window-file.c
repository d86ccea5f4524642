/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-private.h"

#include "cli.h"
#include "file-asking.h"
#include "recent-files.h"

#include <glib/gi18n-lib.h>

#define EXAMPLE "azerbaijan-italy.json"

void
rp_window_show_page (RpWindow *self, const char *name)
{
  gboolean main = g_str_equal (name, "main");

  gtk_stack_set_visible_child_name (self->pages, name);
  gtk_widget_set_visible (self->details_button, main);
  gtk_widget_set_visible (self->filter_button, main);
  gtk_widget_set_visible (self->scene_button, main);
  gtk_widget_set_visible (self->export_button, main);
  gtk_widget_set_visible (self->search_button, main);
  gtk_widget_set_visible (self->history_box, main);
  gtk_widget_set_visible (self->title_box, main);
  gtk_stack_set_visible_child_name (self->switch_stack, main ? "switch" : "plain");
  rp_window_set_state (self, "page", g_variant_new_string (name));
  if (g_str_equal (name, "start"))
    rp_start_page_refresh (self->start_page);
}

/* What is told of a file that cannot be shown: the first problem, with its place. */
static char *
first_trouble (RpImportResult *result, const GError *error)
{
  const RpProblem *problem;

  if (error != NULL)
    return g_strdup (error->message);
  if (result == NULL || result->problems->len == 0)
    return g_strdup (_ ("nothing in it can be used"));
  problem = g_ptr_array_index (result->problems, 0);
  return g_strdup_printf (_ ("line %u, column %u: %s"), problem->line, problem->column, problem->message);
}

/* Whether what is shown changes only in what its file says. */
static gboolean
is_same_file (RpReading reading)
{
  return reading == RP_READING_RELOAD || reading == RP_READING_CHANGED;
}

static void
show_dataset (RpWindow *self, const RpImportResult *result, const char *path, RpReading reading)
{
  gboolean same = is_same_file (reading), keep = same || reading == RP_READING_MOVED;

  if (!same)
    {
      rp_window_remember_now (self);
      g_free (self->path);
      self->path = g_strdup (path);
      rp_window_watch_shown (self);
      rp_recent_files_add (path);
      rp_window_set_state (self, "dataset", g_variant_new_string (path));
    }
  g_clear_pointer (&self->failed_path, g_free);
  rp_window_mapping_shown (self, result, same);
  self->fingerprint = result->fingerprint;
  rp_window_set_state (self, "loads", g_variant_new_int32 ((gint32)++self->n_loads));
  rp_window_hush (self);
  rp_detail_panel_set_path (self->details_panel, self->path);
  rp_scene_list_set_path (self->scene_list, self->path);
  if (!same)
    rp_window_joining_forget (self);
  if (!same || !rp_window_joining_rebase (self, result->dataset))
    rp_session_set_dataset (self->session, result->dataset, keep);
  rp_window_joining_shown (self);
  rp_network_pane_read_pictures (self->network, self->path);
  if (same)
    rp_window_arrangement_reloaded (self);
  else if (keep)
    rp_window_move_view (self, path);
  else
    rp_window_restore_view (self, path);
  rp_window_show_page (self, "main");
  if (!keep && !gtk_widget_get_visible (GTK_WIDGET (self->search_panel)))
    rp_window_focus_view (self);
  if (reading == RP_READING_MOVED)
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *text = g_strdup_printf (_ ("Saved as %s"), name);

      gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s", text);
      rp_window_joining_moved (self);
    }
}

static char *
what_has_happened (const char *file, const char *trouble, const GError *error)
{
  if (g_error_matches (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_NOT_FOUND))
    return g_strdup_printf (_ ("%s is no longer there. The view shows what was last in it."), file);
  return g_strdup_printf (_ ("%s has changed and cannot be read: %s. The view shows the version before."), file,
                          trouble);
}

static void
show_failure (RpWindow *self, RpImportResult *result, const GError *error, const char *path, RpReading reading)
{
  g_autofree char *display = g_filename_display_basename (path);
  g_autofree char *trouble = first_trouble (result, error);
  GPtrArray *problems = result != NULL ? result->problems : NULL;

  if (is_same_file (reading) || reading == RP_READING_MOVED)
    {
      rp_window_complain (self, what_has_happened (display, trouble, error), problems, reading == RP_READING_RELOAD);
      return;
    }
  g_free (self->failed_path);
  self->failed_path = g_strdup (path);
  rp_error_page_show (self->error_page, display, trouble, problems, rp_session_get_dataset (self->session) != NULL);
  rp_window_show_page (self, "error");
}

static void
loaded_cb (RpImportResult *result, const GError *error, gpointer data)
{
  RpWindow *self = data;
  g_autoptr (RpImportResult) read = result;
  g_autofree char *path = g_steal_pointer (&self->loading_path);
  RpReading reading = self->reading;

  g_clear_pointer (&self->loader, rp_loader_free);
  if (read != NULL && read->unchanged)
    rp_window_hush (self);
  else if (read != NULL && (reading == RP_READING_OPEN || reading == RP_READING_RETRY)
           && rp_window_ask_for_mapping (self, read, path))
    return;
  else if (read != NULL && read->dataset != NULL)
    {
      show_dataset (self, read, path, reading);
      if (read->mapping == NULL)
        rp_window_ask_for_dates (self, read);
    }
  else
    show_failure (self, read, error, path, reading);
  rp_window_read_changed (self);
}

static void
progress_cb (double fraction, gpointer data)
{
  gtk_progress_bar_set_fraction (((RpWindow *)data)->progress, fraction);
}

void
rp_window_start_reading (RpWindow *self, const char *path, RpReading reading)
{
  g_autofree char *display = g_filename_display_basename (path);
  g_autofree char *escaped = g_markup_escape_text (display, -1);
  char *wanted = g_canonicalize_filename (path, NULL);

  g_clear_pointer (&self->loader, rp_loader_free);
  g_free (self->loading_path);
  self->loading_path = wanted;
  self->reading = reading;
  if (reading == RP_READING_OPEN)
    rp_window_drop_mapping_dialog (self);
  if (reading == RP_READING_OPEN || reading == RP_READING_MOVED)
    rp_window_watch_next (self, wanted);
  self->loader = rp_loader_start (wanted, reading == RP_READING_CHANGED ? self->fingerprint : 0,
                                  is_same_file (reading) ? &self->mapping.said : &self->mapping.next, progress_cb,
                                  loaded_cb, self);
  if (reading != RP_READING_OPEN)
    return;
  rp_window_restore_size (self, wanted);
  gtk_progress_bar_set_fraction (self->progress, 0);
  adw_status_page_set_description (self->loading_page, escaped);
  rp_window_show_page (self, "loading");
}

void
rp_window_read (RpWindow *self, const char *path)
{
  if (rp_window_joining_may_go (self, path))
    rp_window_read_now (self, path);
}

void
rp_window_move_to (RpWindow *self, const char *path)
{
  rp_window_clear_options (&self->mapping.next);
  rp_window_start_reading (self, path, RP_READING_MOVED);
}

void
rp_window_read_now (RpWindow *self, const char *path)
{
  rp_window_clear_options (&self->mapping.next);
  self->mapping.as_last_time = FALSE;
  rp_window_start_reading (self, path, RP_READING_OPEN);
}

void
rp_window_reload (RpWindow *self)
{
  g_autofree char *failed = g_strdup (self->failed_path);

  if (failed != NULL)
    rp_window_read_now (self, failed);
  else if (self->path != NULL && self->loader == NULL)
    {
      rp_window_start_reading (self, self->path, RP_READING_RELOAD);
      rp_window_joining_reload (self);
    }
}

void
rp_window_cancel (RpWindow *self)
{
  g_clear_pointer (&self->loader, rp_loader_free);
  g_clear_pointer (&self->failed_path, g_free);
  rp_window_drop_mapping_dialog (self);
  rp_window_watch_next (self, NULL);
  rp_window_show_page (self, rp_session_get_dataset (self->session) != NULL ? "main" : "start");
  rp_window_read_changed (self);
}

/* ---- choosing a file ---- */

static void
chosen_cb (GtkNativeDialog *dialog, int response, RpWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        rp_window_read (self, path);
    }
  g_object_unref (dialog);
}

/* Beside the dataset that is shown, else at home. */
static void
ask_there (RpWindow *self, GtkFileChooserNative *dialog, GCallback chosen)
{
  g_autofree char *folder = self->path != NULL ? g_path_get_dirname (self->path) : g_strdup (g_get_home_dir ());

  rp_ask_for_file (dialog, folder, NULL, chosen, self);
}

void
rp_window_choose_file (RpWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Open a Dataset"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) datasets = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (datasets, _ ("Datasets"));
  for (const RpImporter *const *importer = rp_importers (); *importer != NULL; importer++)
    for (const char *const *suffix = (*importer)->suffixes; *suffix != NULL; suffix++)
      gtk_file_filter_add_suffix (datasets, *suffix + 1);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), datasets);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  ask_there (self, dialog, G_CALLBACK (chosen_cb));
}

static void
new_chosen_cb (GtkNativeDialog *dialog, int response, RpWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
      char *argv[] = { (char *)"rapport", (char *)"new", path, NULL };

      if (path != NULL && rp_cli_run (3, argv) == 0)
        rp_window_read (self, path);
      else
        gtk_widget_activate_action (
            GTK_WIDGET (self), "win.told", "s",
            _ ("Nothing was made: the file is there already, or its folder cannot be written."));
    }
  g_object_unref (dialog);
}

void
rp_window_new_dataset (RpWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Make a Dataset"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Make"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _ ("my-dataset.json"));
  ask_there (self, dialog, G_CALLBACK (new_chosen_cb));
}

void
rp_window_open_example (RpWindow *self)
{
  const char *folder = g_getenv ("RAPPORT_DATADIR");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, EXAMPLE, NULL)
                                         : g_build_filename (RP_PKGDATADIR, "examples", EXAMPLE, NULL);

  rp_window_read (self, path);
}

gboolean
rp_window_take_files (RpWindow *self, GSList *files)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *first = NULL;

  for (; files != NULL; files = files->next)
    {
      g_autofree char *path = g_file_get_path (files->data);

      if (path != NULL && first != NULL)
        g_ptr_array_add (others, files->data);
      else if (path != NULL)
        first = g_steal_pointer (&path);
    }
  if (first == NULL)
    return FALSE;
  rp_window_read (self, first);
  if (others->len > 0)
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), (GFile **)others->pdata,
                        (int)others->len, "");
  return TRUE;
}

static gboolean
drop_cb (G_GNUC_UNUSED GtkDropTarget *target, const GValue *value, G_GNUC_UNUSED double x, G_GNUC_UNUSED double y,
         RpWindow *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  return g_str_equal (gtk_stack_get_visible_child_name (self->pages), "main") ? rp_window_open_or_add (self, files)
                                                                              : rp_window_take_files (self, files);
}

void
rp_window_accept_drops (RpWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
