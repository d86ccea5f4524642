/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several files came to, as a new dataset; and what is asked before it is lost. No file is written but a new one.
 */
#include "window-joining.h"

#include "dataset-text.h"
#include "exporter.h"
#include "file-asking.h"
#include "question.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- a new dataset ---- */

static void
refuse (RpWindow *self, const char *words)
{
  GtkWidget *dialog = rp_question_new (GTK_WINDOW (self), _ ("The Dataset Cannot Be Saved There"), words);

  g_clear_pointer (&self->joining->next, g_free);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
rp_joining_save (RpWindow *self, const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  gsize length;
  char *text;

  if (self->joining->making)
    {
      /* what is shown is not what it comes to yet */
      g_free (self->joining->save_to);
      self->joining->save_to = g_steal_pointer (&whole);
      return;
    }
  if (rp_joining_is_read (self, whole))
    {
      g_autofree char *words
          = g_strdup_printf (_ ("%s is one of the files that are open: they are never written to"), name);

      refuse (self, words);
      return;
    }
  text = rp_dataset_to_text (rp_session_get_dataset (self->session), &length);
  bytes = g_bytes_new_take (text, length);
  if (rp_export_write (whole, bytes, self->path, &error))
    rp_window_move_to (self, whole);
  else
    refuse (self, error->message);
}

static void
place_chosen_cb (GtkNativeDialog *dialog, int response, RpWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && rp_session_get_dataset (self->session) != NULL)
    rp_joining_save (self, path);
  else
    g_clear_pointer (&self->joining->next, g_free);
  g_object_unref (dialog);
}

void
rp_joining_choose_place (RpWindow *self)
{
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

/* ---- an end ---- */

/* What was to come after it is saved, or given up. Not while the dialog that is the window's child still answers. */
static gboolean
go_on_cb (gpointer data)
{
  RpWindow *self = data;
  g_autofree char *next = self->joining != NULL ? g_steal_pointer (&self->joining->next) : NULL;

  if (next != NULL && *next != '\0')
    rp_window_read_now (self, next);
  else if (next != NULL)
    {
      self->joining->closing = TRUE;
      gtk_window_close (GTK_WINDOW (self));
      if (self->joining != NULL)
        self->joining->closing = FALSE;
    }
  return G_SOURCE_REMOVE;
}

void
rp_window_joining_moved (RpWindow *self)
{
  if (self->joining->next != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on_cb, g_object_ref (self), g_object_unref);
}

static void
lost_answer_cb (G_GNUC_UNUSED AdwMessageDialog *dialog, const char *response, RpWindow *self)
{
  if (g_str_equal (response, "save"))
    rp_joining_choose_place (self);
  else if (g_str_equal (response, "discard"))
    rp_window_joining_moved (self);
  else
    g_clear_pointer (&self->joining->next, g_free);
}

gboolean
rp_window_joining_may_go (RpWindow *self, const char *next)
{
  GtkWidget *dialog;

  if (self->joining->closing || rp_window_n_joined (self) == 0)
    return TRUE;
  g_free (self->joining->next);
  self->joining->next = g_strdup (next != NULL ? next : "");
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
  g_signal_connect_object (dialog, "response", G_CALLBACK (lost_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return FALSE;
}
