/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Further files in the dataset that is shown. What they come to is made in a thread; what is shown follows with all in
 * its place. Every file added and every decision about two records is a step of undo, in its turn among the others. */
#include "window-joining.h"

#include "alike-dialog.h"
#include "announcer.h"
#include "file-asking.h"
#include "record-text.h"

#include <glib/gi18n-lib.h>

/* ---- what it comes to ---- */

void
rp_joining_tell (RpWindow *self, const char *text, gboolean review)
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
  rp_window_set_state (self, "last-told", g_variant_new_string (text));
}

/* "12 events added · 5 entities added · 3 pairs look alike". What is new of the other types, what was there and what
 * became of pictures stands in the review. */
static void
tell_added (RpWindow *self)
{
  RpJoining *joining = self->joining;
  RpDataset *dataset = joining->result->dataset;
  guint now[4];
  guint alike = joining->result->pairs->len;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *text = NULL;

  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    {
      guint i = type - RP_RECORD_EVENT, n = rp_dataset_n_records (dataset, type);

      now[i] = n - MIN (joining->n_before[i], n);
    }
  first = g_strdup_printf (ngettext ("%u event added", "%u events added", now[0]), now[0]);
  second = g_strdup_printf (ngettext ("%u entity added", "%u entities added", now[1]), now[1]);
  third = alike > 0 ? g_strdup_printf (ngettext ("%u pair looks alike", "%u pairs look alike", alike), alike)
                    : g_strdup (_ ("nothing looks alike"));
  text = g_strjoin (" · ", first, second, third, NULL);
  g_clear_pointer (&joining->adding, g_free);
  rp_joining_tell (self, text, TRUE);
}

static void
show_result (RpWindow *self)
{
  RpJoining *joining = self->joining;
  guint n = rp_window_n_joined (self);

  rp_session_set_dataset (self->session, joining->result->dataset, TRUE);
  rp_window_set_state (self, "joined", g_variant_new_uint32 (n));
  rp_window_set_state (self, "alike", g_variant_new_uint32 (joining->result->pairs->len));
  rp_window_enable (self, "review-alike", n > 0);
  rp_window_undo_changed (self);
  rp_network_pane_read_pictures (self->network, self->path);
  rp_window_arrangement_reloaded (self);
  if (joining->review != NULL)
    rp_alike_dialog_show (joining->review, joining->result);
  if (joining->adding != NULL)
    tell_added (self);
}

static void
make (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  g_task_return_pointer (task, rp_union_make (data), (GDestroyNotify)rp_union_result_unref);
}

static void
made_cb (GObject *object, GAsyncResult *task, gpointer data)
{
  RpWindow *self = RP_WINDOW (object);
  RpJoining *joining = self->joining;
  g_autoptr (RpUnionResult) result = g_task_propagate_pointer (G_TASK (task), NULL);
  g_autofree char *save_to = NULL;

  /* another dataset is shown by now */
  if (joining == NULL || joining->unified == NULL || joining->generation != GPOINTER_TO_UINT (data) || result == NULL)
    return;
  joining->making = FALSE;
  if (joining->stale)
    {
      rp_joining_make_anew (self);
      return;
    }
  g_clear_pointer (&joining->result, rp_union_result_unref);
  joining->result = g_steal_pointer (&result);
  show_result (self);
  save_to = g_steal_pointer (&joining->save_to);
  if (save_to != NULL)
    rp_joining_save (self, save_to);
}

/* One thread at a time: what comes meanwhile is in the next. */
void
rp_joining_make_anew (RpWindow *self)
{
  RpJoining *joining = self->joining;
  g_autoptr (GTask) task = NULL;

  joining->stale = joining->making;
  if (joining->making)
    return;
  joining->making = TRUE;
  task = g_task_new (self, NULL, made_cb, GUINT_TO_POINTER (joining->generation));
  g_task_set_task_data (task, rp_union_copy (joining->unified), (GDestroyNotify)rp_union_free);
  g_task_run_in_thread (task, make);
}

/* ---- files ---- */

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

ACTION (cancel_adding)
{
  rp_joining_cancel_files (data);
  rp_window_enable (data, "cancel-adding", FALSE);
}

gboolean
rp_window_joining_rebase (RpWindow *self, RpDataset *dataset)
{
  if (self->joining->unified == NULL)
    return FALSE;
  rp_union_set_base (self->joining->unified, dataset);
  rp_joining_make_anew (self);
  return TRUE;
}

void
rp_window_joining_forget (RpWindow *self)
{
  RpJoining *joining = self->joining;

  if (joining->review != NULL)
    gtk_window_destroy (joining->review);
  joining->generation++;
  joining->making = joining->stale = joining->closing = FALSE;
  rp_joining_forget_files (self);
  g_clear_pointer (&joining->adding, g_free);
  g_clear_pointer (&joining->save_to, g_free);
  g_clear_pointer (&joining->unified, rp_union_free);
  g_clear_pointer (&joining->result, rp_union_result_unref);
  rp_window_set_state (self, "joined", g_variant_new_uint32 (0));
  rp_window_set_state (self, "alike", g_variant_new_uint32 (0));
  rp_window_enable (self, "review-alike", FALSE);
}

/* ---- steps ---- */

void
rp_joining_step_added (RpWindow *self)
{
  RpJoining *joining = self->joining;

  rp_session_forget_undone (self->session);
  joining->n_steps = rp_session_count_steps (self->session);
  rp_union_set_mark (joining->unified, rp_session_get_undo_depth (self->session));
  rp_joining_make_anew (self);
}

const char *
rp_window_joining_step_name (RpWindow *self, int direction)
{
  RpUnion *unified = self->joining->unified;
  const char *name;

  if (unified == NULL)
    return NULL;
  /* something was arranged since the latest step was taken back: there is no way forward to it any more */
  if (self->joining->n_steps != rp_session_count_steps (self->session))
    rp_union_forget_undone (unified);
  name = rp_union_step_name (unified, direction);
  /* it has its turn when all that was arranged after it (or, forward, before it) is taken back (or done again) */
  return name != NULL && rp_union_get_mark (unified, direction) == rp_session_get_undo_depth (self->session) ? name
                                                                                                             : NULL;
}

gboolean
rp_window_joining_step (RpWindow *self, int direction)
{
  RpJoining *joining = self->joining;

  if (rp_window_joining_step_name (self, direction) == NULL || !rp_union_step (joining->unified, direction))
    return FALSE;
  joining->n_steps = rp_session_count_steps (self->session);
  g_clear_pointer (&joining->adding, g_free);
  rp_joining_make_anew (self);
  return TRUE;
}

static void
decided_cb (const RpUnionResult *result, const RpUnionPair *pair, gboolean one, gpointer data)
{
  RpWindow *self = data;
  const RpUnionPart *part = g_ptr_array_index (result->parts, pair->part);
  const char *title = rp_record_text_title (part->added, rp_record_ref (pair->alike.type, pair->alike.second));
  g_autofree char *line = rp_record_text_line (title);

  /* Translators: what undo takes back: that two records were made one, or kept apart */
  rp_union_decide (self->joining->unified, result, pair, one,
                   g_strdup_printf (one ? _ ("Merging “%s”") : _ ("Keeping “%s” Apart"), line));
  rp_joining_step_added (self);
}

static gboolean
stepped_cb (int direction, gpointer data)
{
  return rp_window_joining_step (data, direction);
}

ACTION (review_alike)
{
  static const RpAlikeCalls calls = { decided_cb, stepped_cb };
  RpWindow *self = data;
  RpJoining *joining = self->joining;

  if (joining->result == NULL)
    return;
  if (joining->review == NULL)
    {
      g_autofree char *name = g_filename_display_basename (self->path);

      g_set_weak_pointer (&joining->review, rp_alike_dialog_new (GTK_WINDOW (self), name, &calls, self));
      rp_alike_dialog_show (joining->review, joining->result);
    }
  gtk_window_present (joining->review);
}

ACTION (save_dataset_as)
{
  rp_joining_choose_place (data);
}

static void
save_to (G_GNUC_UNUSED GSimpleAction *action, GVariant *path, gpointer data)
{
  RpWindow *self = data;

  if (rp_session_get_dataset (self->session) != NULL)
    rp_joining_save (self, g_variant_get_string (path, NULL));
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
    { "cancel-adding", cancel_adding, NULL, NULL, NULL, { 0 } },
    { "review-alike", review_alike, NULL, NULL, NULL, { 0 } },
    { "save-dataset-as", save_dataset_as, NULL, NULL, NULL, { 0 } },
    { "save-dataset-to", save_to, "s", NULL, NULL, { 0 } },
  };

  self->joining = g_new0 (RpJoining, 1);
  rp_joining_start_files (self);
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
  RpJoining *joining = self->joining;

  if (joining == NULL)
    return;
  if (joining->review != NULL)
    {
      GtkWindow *review = joining->review;

      g_clear_weak_pointer (&joining->review);
      gtk_window_destroy (review);
    }
  rp_joining_stop_files (self);
  g_free (joining->adding);
  g_free (joining->save_to);
  g_free (joining->next);
  g_clear_pointer (&joining->unified, rp_union_free);
  g_clear_pointer (&joining->result, rp_union_result_unref);
  g_clear_pointer (&self->joining, g_free);
}
