/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Further files in the dataset that is shown. Files are read and made one in threads; what is shown follows with all in
 * its place. Every file added and every decision about two records is a step of undo, in its turn among the others. No
 * file is written but a new one. */
#include "window-private.h"

#include "alike-dialog.h"
#include "announcer.h"
#include "dataset-text.h"
#include "exporter.h"
#include "file-asking.h"
#include "question.h"
#include "record-text.h"

#include <glib/gi18n-lib.h>

struct _RpJoining
{
  RpUnion *unified;      /* NULL: nothing was added */
  RpUnionResult *result; /* what is shown; NULL: nothing */
  GQueue waiting;        /* paths of files that are to be read */
  RpLoader *loader;
  guint serial;      /* of the latest making: older ones come to nothing */
  gboolean told;     /* what was added is said once it is there */
  guint n_before[4]; /* records of each type before it was added */
  GtkWindow *review; /* weak */
  gboolean closing;  /* that was answered */
};

/* ---- what it comes to ---- */

static void
tell (RpWindow *self, const char *text, gboolean review)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (review)
    {
      adw_toast_set_button_label (toast, _ ("Review"));
      adw_toast_set_action_name (toast, "win.review-alike");
    }
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (self->toasts, toast);
  rp_announce (GTK_WIDGET (self), text);
}

/* "12 events, 5 entities added · 3 look alike". */
static void
tell_added (RpWindow *self)
{
  RpJoining *joining = self->joining;
  RpDataset *dataset = joining->result->dataset;
  guint events = rp_dataset_n_events (dataset) - MIN (joining->n_before[0], rp_dataset_n_events (dataset)),
        entities = rp_dataset_n_entities (dataset) - MIN (joining->n_before[1], rp_dataset_n_entities (dataset)),
        alike = joining->result->pairs->len;
  g_autofree char *first = g_strdup_printf (ngettext ("%u event added", "%u events added", events), events);
  g_autofree char *second = g_strdup_printf (ngettext ("%u entity added", "%u entities added", entities), entities);
  g_autofree char *third = alike > 0
                               ? g_strdup_printf (ngettext ("%u pair looks alike", "%u pairs look alike", alike), alike)
                               : g_strdup (_ ("nothing looks alike"));
  g_autofree char *text = g_strjoin (" · ", first, second, third, NULL);

  joining->told = TRUE;
  tell (self, text, alike > 0);
}

static void
show_result (RpWindow *self)
{
  RpJoining *joining = self->joining;
  gboolean joined = joining->unified != NULL && rp_union_n_parts (joining->unified) > 0;

  rp_session_set_dataset (self->session, joining->result->dataset, TRUE);
  rp_window_set_state (self, "joined", g_variant_new_uint32 (joined ? rp_union_n_parts (joining->unified) : 0));
  rp_window_set_state (self, "alike", g_variant_new_uint32 (joining->result->pairs->len));
  rp_window_enable (self, "review-alike", joined);
  rp_window_undo_changed (self);
  rp_window_arrangement_reloaded (self);
  if (joining->review != NULL)
    rp_alike_dialog_show (joining->review, joining->unified, joining->result);
  if (!joining->told)
    tell_added (self);
}

static void
make (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  g_task_return_pointer (task, rp_union_make (data), (GDestroyNotify)rp_union_result_free);
}

static void
made_cb (GObject *object, GAsyncResult *task, gpointer data)
{
  RpWindow *self = RP_WINDOW (object);
  g_autoptr (RpUnionResult) result = g_task_propagate_pointer (G_TASK (task), NULL);

  if (self->joining == NULL || self->joining->serial != GPOINTER_TO_UINT (data) || result == NULL)
    return;
  /* the dialog looks at what is about to go */
  if (self->joining->review != NULL)
    rp_alike_dialog_show (self->joining->review, self->joining->unified, NULL);
  g_clear_pointer (&self->joining->result, rp_union_result_free);
  self->joining->result = g_steal_pointer (&result);
  show_result (self);
}

static void
make_anew (RpWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, made_cb, GUINT_TO_POINTER (++self->joining->serial));

  g_task_set_task_data (task, rp_union_copy (self->joining->unified), (GDestroyNotify)rp_union_free);
  g_task_run_in_thread (task, make);
}

/* ---- files ---- */

static void read_next (RpWindow *self);

static void
read_cb (RpImportResult *result, const GError *error, gpointer data)
{
  RpWindow *self = data;
  RpJoining *joining = self->joining;
  g_autoptr (RpImportResult) read = result;
  g_autofree char *path = g_queue_pop_head (&joining->waiting);
  g_autofree char *name = g_filename_display_basename (path);
  RpDataset *shown = rp_session_get_dataset (self->session);

  g_clear_pointer (&joining->loader, rp_loader_free);
  if (read == NULL || read->dataset == NULL)
    {
      const RpProblem *problem = read != NULL && read->problems->len > 0 ? g_ptr_array_index (read->problems, 0) : NULL;
      g_autofree char *text = g_strdup_printf (_ ("%s cannot be added: %s"), name,
                                               problem != NULL ? problem->message
                                               : error != NULL ? error->message
                                                               : _ ("nothing in it can be used"));

      tell (self, text, FALSE);
    }
  else if (shown != NULL)
    {
      if (joining->unified == NULL)
        joining->unified = rp_union_new (shown);
      joining->n_before[0] = rp_dataset_n_events (shown);
      joining->n_before[1] = rp_dataset_n_entities (shown);
      joining->told = FALSE;
      /* Translators: what undo takes back: a file that was added */
      rp_union_add (joining->unified, read->dataset, path, g_strdup_printf (_ ("Adding %s"), name));
      rp_union_set_mark (joining->unified, rp_session_get_undo_depth (self->session));
      make_anew (self);
    }
  read_next (self);
}

static void
read_next (RpWindow *self)
{
  const char *path = g_queue_peek_head (&self->joining->waiting);

  if (path != NULL && self->joining->loader == NULL)
    self->joining->loader = rp_loader_start (path, 0, &self->mapping.said, NULL, read_cb, self);
}

void
rp_window_add_file (RpWindow *self, const char *path)
{
  if (rp_session_get_dataset (self->session) == NULL)
    {
      rp_window_read (self, path);
      return;
    }
  g_queue_push_tail (&self->joining->waiting, g_canonicalize_filename (path, NULL));
  read_next (self);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, RpWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);
          g_autofree char *path = g_file_get_path (file);

          if (path != NULL)
            rp_window_add_file (self, path);
        }
    }
  g_object_unref (dialog);
}

ACTION (add_file)
{
  RpWindow *self = data;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Add a File"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));
  g_autofree char *folder = self->path != NULL ? g_path_get_dirname (self->path) : NULL;

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  rp_ask_for_file (dialog, folder, NULL, G_CALLBACK (chosen_cb), self);
}

static void
add_path (G_GNUC_UNUSED GSimpleAction *action, GVariant *path, gpointer data)
{
  rp_window_add_file (data, g_variant_get_string (path, NULL));
}

gboolean
rp_window_joining_rebase (RpWindow *self, RpDataset *dataset)
{
  if (self->joining->unified == NULL)
    return FALSE;
  rp_union_set_base (self->joining->unified, dataset);
  make_anew (self);
  return TRUE;
}

void
rp_window_joining_forget (RpWindow *self)
{
  RpJoining *joining = self->joining;

  if (joining->review != NULL)
    gtk_window_destroy (joining->review);
  joining->serial++;
  joining->closing = FALSE;
  joining->told = TRUE;
  g_queue_clear_full (&joining->waiting, g_free);
  g_clear_pointer (&joining->loader, rp_loader_free);
  g_clear_pointer (&joining->unified, rp_union_free);
  g_clear_pointer (&joining->result, rp_union_result_free);
  rp_window_set_state (self, "joined", g_variant_new_uint32 (0));
  rp_window_set_state (self, "alike", g_variant_new_uint32 (0));
  rp_window_enable (self, "review-alike", FALSE);
}

/* ---- steps ---- */

const char *
rp_window_joining_step_name (RpWindow *self, int direction)
{
  const RpUnion *unified = self->joining->unified;
  const char *name = unified != NULL ? rp_union_step_name (unified, direction) : NULL;

  /* it has its turn when all that was arranged after it (or, forward, before it) is taken back (or done again) */
  return name != NULL && rp_union_get_mark (unified, direction) == rp_session_get_undo_depth (self->session) ? name
                                                                                                             : NULL;
}

gboolean
rp_window_joining_step (RpWindow *self, int direction)
{
  if (rp_window_joining_step_name (self, direction) == NULL || !rp_union_step (self->joining->unified, direction))
    return FALSE;
  self->joining->told = TRUE;
  make_anew (self);
  return TRUE;
}

static void
decided_cb (const RpUnionPair *pair, gboolean one, gpointer data)
{
  RpWindow *self = data;
  RpUnion *unified = self->joining->unified;
  RpDataset *part = rp_union_get_part (unified, pair->part);
  const char *title = rp_record_text_title (part, rp_record_ref (pair->alike.type, pair->alike.second));
  g_autofree char *line = rp_record_text_line (title);

  /* Translators: what undo takes back: that two records were made one, or kept apart */
  rp_union_decide (unified, pair, one, g_strdup_printf (one ? _ ("Merging “%s”") : _ ("Keeping “%s” Apart"), line));
  rp_union_set_mark (unified, rp_session_get_undo_depth (self->session));
  self->joining->told = TRUE;
  rp_alike_dialog_show (self->joining->review, unified, NULL);
  make_anew (self);
}

ACTION (review_alike)
{
  RpWindow *self = data;
  RpJoining *joining = self->joining;

  if (joining->result == NULL)
    return;
  if (joining->review == NULL)
    {
      g_autofree char *name = g_filename_display_basename (self->path);

      g_set_weak_pointer (&joining->review, rp_alike_dialog_new (GTK_WINDOW (self), name, decided_cb, self));
      rp_alike_dialog_show (joining->review, joining->unified, joining->result);
    }
  gtk_window_present (joining->review);
}

/* ---- a new dataset ---- */

static gboolean
is_read (RpWindow *self, const char *path)
{
  gboolean found = self->path != NULL && rp_export_is_same_file (path, self->path);

  for (guint i = 0; self->joining->unified != NULL && i < rp_union_n_parts (self->joining->unified); i++)
    found = found || rp_export_is_same_file (path, rp_union_get_path (self->joining->unified, i));
  return found;
}

static void
save_as (RpWindow *self, const char *path)
{
  gsize length;
  char *text = rp_dataset_to_text (rp_session_get_dataset (self->session), &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, length);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *words = NULL;

  if (is_read (self, path))
    words = g_strdup_printf (_ ("%s is one of the files that are open: they are never written to"), name);
  else if (!rp_export_write (path, bytes, self->path, &error))
    words = g_strdup (error->message);
  if (words != NULL)
    {
      GtkWidget *dialog = rp_question_new (GTK_WINDOW (self), _ ("The Dataset Cannot Be Saved There"), words);

      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
      gtk_window_present (GTK_WINDOW (dialog));
      return;
    }
  self->joining->closing = TRUE;
  rp_window_read (self, path);
  words = g_strdup_printf (_ ("Saved as %s"), name);
  tell (self, words, FALSE);
}

static void
place_chosen_cb (GtkNativeDialog *dialog, int response, RpWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && rp_session_get_dataset (self->session) != NULL)
    save_as (self, path);
  g_object_unref (dialog);
}

ACTION (save_dataset_as)
{
  RpWindow *self = data;
  GtkFileChooserNative *dialog;
  g_autofree char *folder = self->path != NULL ? g_path_get_dirname (self->path) : NULL;
  g_autofree char *base = self->path != NULL ? g_path_get_basename (self->path) : NULL;
  g_autofree char *name = NULL;

  if (base == NULL || rp_session_get_dataset (self->session) == NULL)
    return;
  base[strcspn (base, ".")] = '\0';
  /* Translators: the name of a file that a dataset of several files is saved as */
  name = g_strdup_printf (_ ("%s-joined.rapport.json"), base);
  dialog = gtk_file_chooser_native_new (_ ("Save as a New Dataset"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  rp_ask_for_file (dialog, folder, NULL, G_CALLBACK (place_chosen_cb), self);
}

static void
save_to (G_GNUC_UNUSED GSimpleAction *action, GVariant *path, gpointer data)
{
  RpWindow *self = data;

  if (rp_session_get_dataset (self->session) != NULL)
    save_as (self, g_variant_get_string (path, NULL));
}

/* ---- an end ---- */

/* Not while the dialog that is its child is still answering. */
static gboolean
close_cb (gpointer data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

static void
close_answer_cb (G_GNUC_UNUSED AdwMessageDialog *dialog, const char *response, RpWindow *self)
{
  if (g_str_equal (response, "save"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-dataset-as", NULL);
  else if (g_str_equal (response, "discard"))
    {
      self->joining->closing = TRUE;
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
    }
}

gboolean
rp_window_joining_may_close (RpWindow *self)
{
  GtkWidget *dialog;

  if (self->joining->closing || self->joining->unified == NULL || rp_union_n_parts (self->joining->unified) == 0)
    return TRUE;
  dialog = rp_question_new (
      GTK_WINDOW (self), _ ("Save the Joined Dataset?"),
      _ ("Several files were made one dataset, which is not saved. The files stay as they are; what was merged "
         "would have to be decided again."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "discard", _ ("_Discard"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "save", _ ("_Save…"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return FALSE;
}

guint
rp_window_n_joined (RpWindow *self)
{
  return self->joining != NULL && self->joining->unified != NULL ? rp_union_n_parts (self->joining->unified) : 0;
}

void
rp_window_add_joining_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "joined", NULL, NULL, "uint32 0", rp_window_change_nothing, { 0 } },
    { "alike", NULL, NULL, "uint32 0", rp_window_change_nothing, { 0 } },
    { "add-file", add_file, NULL, NULL, NULL, { 0 } },
    { "add-path", add_path, "s", NULL, NULL, { 0 } },
    { "review-alike", review_alike, NULL, NULL, NULL, { 0 } },
    { "save-dataset-as", save_dataset_as, NULL, NULL, NULL, { 0 } },
    { "save-dataset-to", save_to, "s", NULL, NULL, { 0 } },
  };

  self->joining = g_new0 (RpJoining, 1);
  self->joining->told = TRUE;
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 2; i < G_N_ELEMENTS (entries); i++)
    rp_window_enable (self, entries[i].name, FALSE);
}

void
rp_window_joining_shown (RpWindow *self)
{
  static const char *const names[] = { "add-file", "add-path", "save-dataset-as", "save-dataset-to" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    rp_window_enable (self, names[i], rp_session_get_dataset (self->session) != NULL);
}

void
rp_window_stop_joining (RpWindow *self)
{
  if (self->joining == NULL)
    return;
  if (self->joining->review != NULL)
    {
      GtkWindow *review = self->joining->review;

      g_clear_weak_pointer (&self->joining->review);
      gtk_window_destroy (review);
    }
  g_queue_clear_full (&self->joining->waiting, g_free);
  g_clear_pointer (&self->joining->loader, rp_loader_free);
  g_clear_pointer (&self->joining->unified, rp_union_free);
  g_clear_pointer (&self->joining->result, rp_union_result_free);
  g_clear_pointer (&self->joining, g_free);
}
