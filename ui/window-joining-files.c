/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that are added, one after the other: each is read as its own kind wants, which a person may have to say;
 * each is read again when it changes. */
#include "window-joining.h"

#include "exporter.h"
#include "mapping-dialog.h"
#include "mapping-store.h"
#include "question.h"

#include <glib/gi18n-lib.h>

/* Reading that is over before is not worth a word. */
#define SLOW_MS 700

typedef struct
{
  char *path;
  RpImportOptions options; /* as a person has said; owned */
  gboolean asked_dates;
  gboolean changed; /* it was read before */
  guint64 fingerprint;
  RpFileWatch *watch; /* NULL: not read yet */
} RpJoiningFile;

static void read_next (RpWindow *self);

static RpJoiningFile *
file_new (const char *path)
{
  RpJoiningFile *file = g_new0 (RpJoiningFile, 1);

  file->path = g_strdup (path);
  return file;
}

static void
file_free (gpointer data)
{
  RpJoiningFile *file = data;

  g_clear_pointer (&file->watch, rp_file_watch_free);
  rp_window_clear_options (&file->options);
  g_free (file->path);
  g_free (file);
}

/* ---- what is being read ---- */

static void
end_progress (RpJoining *joining)
{
  g_clear_handle_id (&joining->progress_id, g_source_remove);
  if (joining->progress != NULL)
    adw_toast_dismiss (joining->progress);
  g_clear_object (&joining->progress);
}

static gboolean
slow_cb (gpointer data)
{
  RpWindow *self = data;
  RpJoining *joining = self->joining;
  const RpJoiningFile *file = g_queue_peek_head (&joining->waiting);
  g_autofree char *name = g_filename_display_basename (file->path);
  g_autofree char *text = g_strdup_printf (_ ("Reading %s…"), name);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  joining->progress_id = 0;
  joining->progress = g_object_ref_sink (adw_toast_new (escaped));
  adw_toast_set_button_label (joining->progress, _ ("Cancel"));
  adw_toast_set_action_name (joining->progress, "win.cancel-adding");
  adw_toast_set_timeout (joining->progress, 0);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (joining->progress));
  return G_SOURCE_REMOVE;
}

/* The first that waits is done with. */
static void
next_file (RpWindow *self)
{
  g_clear_pointer (&self->joining->loader, rp_loader_free);
  file_free (g_queue_pop_head (&self->joining->waiting));
  read_next (self);
}

static void
changed_cb (RpFileWatch *watch, gpointer data)
{
  RpWindow *self = data;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->joining->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      RpJoiningFile *file = value, *again;

      if (file->watch != watch)
        continue;
      again = file_new (file->path);
      rp_window_take_options (&again->options, &file->options);
      again->changed = again->asked_dates = TRUE;
      again->fingerprint = file->fingerprint;
      g_queue_push_tail (&self->joining->waiting, again);
    }
  read_next (self);
}

/* It is known from now on, and watched. */
static void
note_file (RpWindow *self, const RpJoiningFile *read, const RpImportResult *result)
{
  RpJoiningFile *file = g_hash_table_lookup (self->joining->files, read->path);

  if (file == NULL)
    {
      file = file_new (read->path);
      file->watch = rp_file_watch_new (file->path, changed_cb, self);
      g_hash_table_insert (self->joining->files, file->path, file);
    }
  rp_window_take_options (&file->options, &read->options);
  file->fingerprint = result->fingerprint;
}

/* ---- what a person must say ---- */

static void
mapped_cb (const RpImportOptions *options, gpointer data)
{
  RpWindow *self = data;
  RpJoiningFile *file = g_queue_peek_head (&self->joining->waiting);

  g_clear_weak_pointer (&self->joining->asking);
  if (file == NULL)
    return;
  if (options == NULL)
    {
      next_file (self);
      return;
    }
  rp_window_keep_mapping (options);
  rp_window_take_options (&file->options, options);
  read_next (self);
}

/* Whether FILE is no dataset yet: it is asked what it is to be taken for, or is read again as it was kept. */
static gboolean
ask_for_mapping (RpWindow *self, RpJoiningFile *file, const RpImportResult *result)
{
  g_autofree char *folder = rp_mapping_store_folder ();
  g_autoptr (RpMapping) kept = NULL;
  RpImportOptions options = { 0 };

  if (file->changed || result->mapping == NULL || result->mapping->lists->len == 0
      || (file->options.mapping != NULL && result->dataset != NULL))
    return FALSE;
  if (file->options.mapping == NULL)
    options.mapping = kept = rp_mapping_store_load (folder, result->mapping, &options.dates);
  if (kept != NULL)
    {
      rp_window_take_options (&file->options, &options);
      read_next (self);
    }
  else
    g_set_weak_pointer (&self->joining->asking,
                        rp_mapping_dialog_show (GTK_WINDOW (self), file->path, result->mapping, result->two_readings,
                                                file->options.dates, mapped_cb, G_OBJECT (self)));
  return TRUE;
}

static void
dates_answer_cb (G_GNUC_UNUSED AdwMessageDialog *dialog, const char *response, RpWindow *self)
{
  RpJoiningFile *file = g_queue_peek_head (&self->joining->waiting);

  g_clear_weak_pointer (&self->joining->asking);
  if (file == NULL)
    return;
  if (!g_str_equal (response, "leave"))
    file->options.dates = g_str_equal (response, "dmy") ? RP_DATE_ORDER_DMY : RP_DATE_ORDER_MDY;
  read_next (self);
}

static gboolean
ask_for_dates (RpWindow *self, RpJoiningFile *file, const RpImportResult *result)
{
  GtkWidget *dialog;

  if (file->asked_dates || result->dataset == NULL || result->mapping != NULL || result->n_two_readings == 0)
    return FALSE;
  file->asked_dates = TRUE;
  dialog = rp_window_question_of_dates (self, file->path, result);
  g_signal_connect_object (dialog, "response", G_CALLBACK (dates_answer_cb), self, 0);
  g_set_weak_pointer (&self->joining->asking, GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/* ---- what was read ---- */

static void
tell_failure (RpWindow *self, const RpJoiningFile *file, const RpImportResult *result, const GError *error)
{
  const RpProblem *problem
      = result != NULL && result->problems->len > 0 ? g_ptr_array_index (result->problems, 0) : NULL;
  const char *trouble = problem != NULL ? problem->message
                        : error != NULL ? error->message
                                        : _ ("nothing in it can be used");
  g_autofree char *name = g_filename_display_basename (file->path);
  g_autofree char *text = NULL;

  if (file->changed)
    {
      self->joining->complained = TRUE;
      rp_window_complain (
          self,
          g_error_matches (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_NOT_FOUND)
              ? g_strdup_printf (_ ("%s is no longer there. The view shows what was last in it."), name)
              : g_strdup_printf (_ ("%s has changed and cannot be read: %s. The view shows the version before."), name,
                                 trouble),
          NULL, FALSE);
      return;
    }
  text = g_strdup_printf (_ ("%s cannot be added: %s"), name, trouble);
  rp_joining_tell (self, text, FALSE);
}

static void
hush (RpWindow *self)
{
  if (self->joining->complained)
    rp_window_hush (self);
  self->joining->complained = FALSE;
}

static void
add (RpWindow *self, const RpJoiningFile *file, const RpImportResult *read)
{
  RpJoining *joining = self->joining;
  RpDataset *shown = rp_session_get_dataset (self->session);
  g_autofree char *name = g_filename_display_basename (file->path);

  if (joining->unified == NULL)
    joining->unified = rp_union_new (shown, self->path);
  if (joining->adding == NULL)
    for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
      joining->n_before[type - RP_RECORD_EVENT] = rp_dataset_n_records (shown, type);
  g_free (joining->adding);
  joining->adding = g_strdup (file->path);
  note_file (self, file, read);
  /* the same file's dataset once: a step that adds it again must not show an older version */
  rp_union_set_file (joining->unified, file->path, read->dataset);
  /* Translators: what undo takes back: a file that was added */
  rp_union_add (joining->unified, read->dataset, file->path, g_strdup_printf (_ ("Adding %s"), name));
  rp_joining_step_added (self);
}

static void
read_cb (RpImportResult *result, const GError *error, gpointer data)
{
  RpWindow *self = data;
  RpJoining *joining = self->joining;
  g_autoptr (RpImportResult) read = result;
  RpJoiningFile *file = g_queue_peek_head (&joining->waiting);

  end_progress (joining);
  g_clear_pointer (&joining->loader, rp_loader_free);
  if (read != NULL && read->unchanged)
    hush (self);
  else if (read != NULL && (ask_for_mapping (self, file, read) || ask_for_dates (self, file, read)))
    return;
  else if (read == NULL || read->dataset == NULL)
    tell_failure (self, file, read, error);
  else if (!file->changed)
    add (self, file, read);
  else if (joining->unified != NULL && rp_union_has_file (joining->unified, file->path))
    {
      hush (self);
      note_file (self, file, read);
      rp_union_set_file (joining->unified, file->path, read->dataset);
      rp_joining_make_anew (self);
    }
  next_file (self);
}

static void
read_next (RpWindow *self)
{
  RpJoining *joining = self->joining;
  const RpJoiningFile *file = g_queue_peek_head (&joining->waiting);

  rp_window_enable (self, "cancel-adding", file != NULL);
  if (file == NULL || joining->loader != NULL || joining->asking != NULL)
    return;
  if (!file->changed && joining->progress_id == 0)
    joining->progress_id = g_timeout_add (SLOW_MS, slow_cb, self);
  joining->loader
      = rp_loader_start (file->path, file->changed ? file->fingerprint : 0, &file->options, NULL, read_cb, self);
}

void
rp_window_add_file (RpWindow *self, const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);

  if (rp_session_get_dataset (self->session) == NULL)
    {
      rp_window_read (self, path);
      return;
    }
  g_queue_push_tail (&self->joining->waiting, file_new (whole));
  read_next (self);
}

/* ---- files that were dropped ---- */

static void
dropped_answer_cb (GtkWidget *dialog, const char *response, RpWindow *self)
{
  GSList *files = g_object_get_data (G_OBJECT (dialog), "rp-files");

  if (g_str_equal (response, "open"))
    rp_window_take_files (self, files);
  for (; g_str_equal (response, "add") && files != NULL; files = files->next)
    {
      g_autofree char *path = g_file_get_path (files->data);

      if (path != NULL)
        rp_window_add_file (self, path);
    }
}

static void
free_files (gpointer files)
{
  g_slist_free_full (files, g_object_unref);
}

gboolean
rp_window_open_or_add (RpWindow *self, GSList *files)
{
  GSList *kept = NULL;
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  guint n;
  GtkWidget *dialog;

  for (; files != NULL; files = files->next)
    if (g_file_peek_path (files->data) != NULL)
      kept = g_slist_append (kept, g_object_ref (files->data));
  if (kept == NULL)
    return FALSE;
  n = g_slist_length (kept);
  name = g_filename_display_basename (g_file_peek_path (kept->data));
  heading = n == 1 ? g_strdup_printf (_ ("Open or Add “%s”?"), name)
                   : g_strdup_printf (ngettext ("Open or Add %u File?", "Open or Add %u Files?", n), n);
  dialog = rp_question_new (GTK_WINDOW (self), heading,
                            _ ("Added, it becomes one dataset with what is shown. No file is changed by that."));
  g_object_set_data_full (G_OBJECT (dialog), "rp-files", kept, free_files);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "add", _ ("_Add"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "open", _ ("_Open"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (dropped_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

void
rp_window_joining_reload (RpWindow *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->joining->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    changed_cb (((RpJoiningFile *)value)->watch, self);
}

gboolean
rp_joining_is_read (RpWindow *self, const char *path)
{
  gboolean found = self->path != NULL && rp_export_is_same_file (path, self->path);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->joining->files);
  while (!found && g_hash_table_iter_next (&iter, &key, NULL))
    found = rp_export_is_same_file (path, key);
  return found;
}

/* ---- an end ---- */

void
rp_joining_cancel_files (RpWindow *self)
{
  RpJoining *joining = self->joining;

  end_progress (joining);
  if (joining->asking != NULL)
    gtk_window_destroy (joining->asking);
  g_clear_weak_pointer (&joining->asking);
  g_clear_pointer (&joining->loader, rp_loader_free);
  g_queue_clear_full (&joining->waiting, file_free);
}

void
rp_joining_forget_files (RpWindow *self)
{
  rp_joining_cancel_files (self);
  g_hash_table_remove_all (self->joining->files);
  self->joining->complained = FALSE;
  rp_window_enable (self, "cancel-adding", FALSE);
}

void
rp_joining_start_files (RpWindow *self)
{
  g_queue_init (&self->joining->waiting);
  self->joining->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, file_free);
}

void
rp_joining_stop_files (RpWindow *self)
{
  rp_joining_cancel_files (self);
  g_clear_pointer (&self->joining->files, g_hash_table_unref);
}
