/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-asking.h"

#include <glib/gi18n-lib.h>

#include "question.h"

void
rp_ask_for_file (GtkFileChooserNative *chooser, const char *folder, const char *json, GCallback chosen, gpointer object)
{
  if (json != NULL)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, json);
      gtk_file_filter_add_suffix (filter, "json");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  if (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GFile) place = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), place, NULL);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", chosen, object, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* ---- what is there already ---- */

typedef struct
{
  char *path;
  RpReplace replace;
} Asked;

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  g_free (asked->path);
  g_free (asked);
}

static void
answered_cb (AdwMessageDialog *question, const char *response, GtkWindow *window)
{
  const Asked *asked = g_object_get_data (G_OBJECT (question), "asked");

  if (g_str_equal (response, "replace"))
    asked->replace (window, asked->path);
}

void
rp_ask_to_replace (GtkWindow *window, const char *path, const char *there, RpReplace replace)
{
  g_autofree char *name = g_filename_display_basename (there);
  g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);
  GtkWidget *question = rp_question_new (window, heading, _ ("There is a file of that name already."));
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ g_strdup (path), replace };
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _ ("_Cancel"), "replace", _ ("_Replace"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "cancel");
  g_object_set_data_full (G_OBJECT (question), "asked", asked, free_asked);
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), window, 0);
  gtk_window_present (GTK_WINDOW (question));
}

/* ---- while it is written ---- */

GWeakRef *
rp_watch_window (GtkWindow *window)
{
  GWeakRef *watched = g_new (GWeakRef, 1);

  g_weak_ref_init (watched, window);
  return watched;
}

GtkWindow *
rp_end_watch (GWeakRef *watched)
{
  GtkWindow *window = g_weak_ref_get (watched);

  g_weak_ref_clear (watched);
  g_free (watched);
  return window;
}

GWeakRef *
rp_begin_waiting (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  /* the chooser has gone at the same moment: not every desktop finds out who is to have the focus then */
  if (parent != NULL)
    gtk_window_present (parent);
  return rp_watch_window (window);
}

GtkWindow *
rp_end_waiting (GWeakRef *watched, const GError *error, char **why)
{
  g_autoptr (GtkWindow) window = rp_end_watch (watched);

  if (window == NULL)
    return NULL;
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_window_destroy (window);
      return NULL;
    }
  *why = g_strdup_printf (_ ("No file was made: %s"), error->message);
  return g_steal_pointer (&window);
}
