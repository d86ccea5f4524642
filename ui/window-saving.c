/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with arrangements: save, open, take the saved one, begin anew. A saving never goes over what another
 * program has written since the file was read, and where it cannot be done it says why and asks where to. */
#include "window-private.h"

#include "arrangement-file.h"
#include "file-asking.h"
#include "question.h"
#include "session-arrangement.h"

#include <glib/gi18n-lib.h>

static void
tell_file (RpWindow *self, const char *format, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, name);
#pragma GCC diagnostic pop
  gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s", text);
}

static void save_over (RpWindow *self, guint64 expected);
static void choose_file (RpWindow *self, gboolean elsewhere);

/* ---- questions ---- */

static GtkWidget *
question_new (RpWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = rp_question_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
}

static void
changed_answer_cb (G_GNUC_UNUSED AdwMessageDialog *dialog, const char *response, RpWindow *self)
{
  if (g_str_equal (response, "replace"))
    save_over (self, RP_ARRANGEMENT_ANY);
  else if (g_str_equal (response, "take"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.take-saved-arrangement", NULL);
}

static void
ask_changed (RpWindow *self)
{
  g_autofree char *name = g_filename_display_basename (self->saved.file);
  g_autofree char *body = g_strdup_printf (
      _ ("%s is not as Rapport has read or written it last: somebody else has written it since, or it could not be read."),
      name);
  GtkWidget *dialog = question_new (self, _ ("Replace the Other Arrangement?"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "take", _ ("_Take That"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "replace", _ ("_Replace"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  /* what it is now could be taken, whatever is shown */
  rp_window_enable (self, "take-saved-arrangement", TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (changed_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
failed_answer_cb (G_GNUC_UNUSED AdwMessageDialog *dialog, const char *response, RpWindow *self)
{
  if (g_str_equal (response, "elsewhere"))
    choose_file (self, TRUE);
}

static void
ask_elsewhere (RpWindow *self, const GError *error)
{
  g_autofree char *body = g_strdup_printf (
      _ ("%s\nWhat was saved before is unharmed. Your own arrangement is kept in any case."), error->message);
  GtkWidget *dialog = question_new (self, _ ("The Arrangement Cannot Be Saved There"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "elsewhere", _ ("Save _Elsewhere…"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "elsewhere", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "elsewhere");
  g_signal_connect_object (dialog, "response", G_CALLBACK (failed_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- saving ---- */

static void
save_over (RpWindow *self, guint64 expected)
{
  g_autoptr (RpSavedArrangement) saved = rp_session_save_arrangement (self->session);
  g_autoptr (GError) error = NULL;
  guint64 fingerprint = expected;

  if (rp_arrangement_file_write (self->saved.file, saved, self->path, &fingerprint, &error))
    {
      self->saved.seen = fingerprint;
      rp_window_arrangement_is_saved (self, saved);
      tell_file (self, _ ("The arrangement is saved as %s"), self->saved.file);
    }
  else if (g_error_matches (error, RP_SAVED_ERROR, RP_SAVED_ERROR_CHANGED))
    ask_changed (self);
  else
    ask_elsewhere (self, error);
}

/* A copy to hand on, wherever; or, ELSEWHERE, the file that is saved to from now on. */
static void
save_as (RpWindow *self, const char *path, gboolean elsewhere)
{
  g_autoptr (RpSavedArrangement) saved = NULL;
  g_autoptr (GError) error = NULL;
  guint64 fingerprint = RP_ARRANGEMENT_ANY;

  if (elsewhere || g_strcmp0 (path, self->saved.file) == 0)
    {
      self->saved.elsewhere = g_strcmp0 (path, self->saved.file) != 0;
      g_free (self->saved.file);
      self->saved.file = g_strdup (path);
      save_over (self, RP_ARRANGEMENT_ANY);
      return;
    }
  saved = rp_session_save_arrangement (self->session);
  if (rp_arrangement_file_write (path, saved, self->path, &fingerprint, &error))
    tell_file (self, _ ("The arrangement is saved as %s"), path);
  else
    ask_elsewhere (self, error);
}

/* ---- choosing a file ---- */

static void
chosen_to_save (RpWindow *self, GtkNativeDialog *dialog, int response, gboolean elsewhere)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && self->saved.file != NULL)
    save_as (self, path, elsewhere);
  g_object_unref (dialog);
}

static void
copy_chosen_cb (GtkNativeDialog *dialog, int response, RpWindow *self)
{
  chosen_to_save (self, dialog, response, FALSE);
}

static void
elsewhere_chosen_cb (GtkNativeDialog *dialog, int response, RpWindow *self)
{
  chosen_to_save (self, dialog, response, TRUE);
}

static void
open_chosen_cb (GtkNativeDialog *dialog, int response, RpWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  guint64 seen;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && rp_session_get_dataset (self->session) != NULL)
    rp_window_open_arrangement (self, path, &seen);
  g_object_unref (dialog);
}

static void
choose_file (RpWindow *self, gboolean elsewhere)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save the Arrangement"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *name = g_filename_display_basename (self->saved.file);
  g_autofree char *folder = elsewhere ? g_strdup (g_get_home_dir ()) : g_path_get_dirname (self->path);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  rp_ask_for_file (dialog, folder, _ ("Arrangements"),
                   elsewhere ? G_CALLBACK (elsewhere_chosen_cb) : G_CALLBACK (copy_chosen_cb), self);
}

/* ---- the actions ---- */

ACTION (save_arrangement)
{
  RpWindow *self = data;

  if (self->saved.file != NULL)
    save_over (self, self->saved.seen);
}

ACTION (save_arrangement_as)
{
  choose_file (data, FALSE);
}

ACTION (open_arrangement)
{
  RpWindow *self = data;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Open an Arrangement"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autofree char *folder = g_path_get_dirname (self->path);

  rp_ask_for_file (dialog, folder, _ ("Arrangements"), G_CALLBACK (open_chosen_cb), self);
}

ACTION (take_saved_arrangement)
{
  RpWindow *self = data;
  guint64 seen;

  if (self->saved.file != NULL)
    rp_window_open_arrangement (self, self->saved.file, &seen);
}

ACTION (reset_arrangement)
{
  RpWindow *self = data;
  g_autoptr (RpSavedArrangement) nothing = rp_saved_arrangement_new ();

  rp_session_arrange (self->session, nothing, g_strdup (_ ("Reset of the Arrangement")));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s",
                              _ ("Nothing is arranged any more; undo brings it back"));
}

void
rp_window_add_arrangement_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "arrangement-unsaved", NULL, NULL, "false", rp_window_change_nothing, { 0 } },
    { "save-arrangement", save_arrangement, NULL, NULL, NULL, { 0 } },
    { "save-arrangement-as", save_arrangement_as, NULL, NULL, NULL, { 0 } },
    { "open-arrangement", open_arrangement, NULL, NULL, NULL, { 0 } },
    { "take-saved-arrangement", take_saved_arrangement, NULL, NULL, NULL, { 0 } },
    { "reset-arrangement", reset_arrangement, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 1; i < G_N_ELEMENTS (entries); i++)
    rp_window_enable (self, entries[i].name, FALSE);
}
