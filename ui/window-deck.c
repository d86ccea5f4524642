/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the briefing stands to its file: opened with its dataset, kept by itself while it is worked on, written where a
 * person says so, and never over what somebody else has written since or what could not be read. */
#include "window-private.h"

#include "announcer.h"
#include "briefing-file.h"
#include "briefing-json.h"
#include "file-asking.h"
#include "question.h"
#include "session-memory.h"
#include "session-scene.h"
#include "window-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void choose_to_save (RpWindow *self);
static void save_over (RpWindow *self, guint64 expected);

/* ---- words ---- */

void
rp_window_tell_briefing (RpWindow *self, char *text, const char *button, const char *action)
{
  g_autofree char *owned = text, *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_timeout (toast, 0);
      g_set_object (&self->deck_file.left_toast, toast);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
  rp_announce (GTK_WIDGET (self), owned);
  rp_window_set_state (self, "last-told", g_variant_new_string (owned));
}

static char *
name_of (const char *path)
{
  return g_filename_display_basename (path);
}

static GtkWidget *
question_new (RpWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = rp_question_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
}

static void
add_answer (GtkWidget *dialog, const char *id, const char *label, AdwResponseAppearance appearance)
{
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), id, label);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), id, appearance);
}

/* ---- opening ---- */

void
rp_window_list_briefings (RpWindow *self)
{
  g_auto (GStrv) files = self->path != NULL ? rp_briefing_files_of (self->path) : NULL;

  g_menu_remove_all (self->briefing_files_section);
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *name = name_of (files[i]), *label = rp_window_words_label (name);
      GMenuItem *item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.briefing-file", "s", files[i]);
      g_menu_append_item (self->briefing_files_section, item);
      g_object_unref (item);
    }
}

void
rp_window_load_briefing (RpWindow *self, RpBriefing *briefing, const char *path, guint64 fingerprint, const char *note)
{
  rp_briefing_deck_load (self->deck, briefing, briefing, path, note != NULL ? 0 : fingerprint);
  if (note != NULL)
    {
      g_autofree char *name = name_of (path);

      rp_window_tell_briefing (self, g_strdup_printf ("%s: %s", name, note), NULL, NULL);
    }
}

/* NULL: it cannot be used, and that was said; or (SILENT of what is not there) there is none. */
static RpBriefing *
read_file (RpWindow *self, const char *path, guint64 *fingerprint, char **note, gboolean silent)
{
  g_autoptr (GError) error = NULL;
  RpBriefing *briefing = rp_briefing_file_read (path, fingerprint, note, &error);
  g_autofree char *name = name_of (path);

  if (error != NULL)
    rp_window_tell_briefing (self, g_strdup_printf (_ ("%s cannot be used: %s"), name, error->message), NULL, NULL);
  else if (briefing == NULL && !silent)
    rp_window_tell_briefing (self, g_strdup_printf (_ ("%s is no longer there"), name), NULL, NULL);
  return briefing;
}

static void
open_file (RpWindow *self, const char *path)
{
  guint64 fingerprint = 0;
  g_autofree char *note = NULL;
  g_autoptr (RpBriefing) briefing = read_file (self, path, &fingerprint, &note, FALSE);

  if (briefing == NULL)
    return;
  rp_window_load_briefing (self, briefing, path, fingerprint, note);
  rp_window_keep_briefing_now (self);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "scenes", g_variant_new_boolean (TRUE));
}

/* "NAME.briefing.json", or the first of "NAME.2.briefing.json" … that is not there. Transfer full. */
static char *
free_path (RpWindow *self)
{
  char *path = rp_briefing_file_beside (self->path);
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (RP_BRIEFING_SUFFIX));

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS) && i < RP_BRIEFING_MOST_FILES; i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s.%u%s", stem, i, RP_BRIEFING_SUFFIX);
    }
  return path;
}

void
rp_window_open_beside (RpWindow *self, const char *path)
{
  g_autofree char *file = rp_briefing_file_beside (path), *note = NULL;
  guint64 fingerprint = 0;
  g_autoptr (RpBriefing) briefing = read_file (self, file, &fingerprint, &note, TRUE);

  if (briefing != NULL && rp_briefing_is_foreign (briefing, rp_session_get_dataset (self->session)))
    {
      g_autofree char *name = name_of (file);

      rp_briefing_deck_load (self->deck, NULL, NULL, file, 0);
      rp_window_tell_briefing (self, g_strdup_printf (_ ("%s was made for another dataset"), name), _ ("Open Anyway"),
                               "win.open-foreign-briefing");
    }
  else if (briefing != NULL)
    rp_window_load_briefing (self, briefing, file, fingerprint, note);
  else
    rp_briefing_deck_load (self->deck, NULL, NULL, file, 0);
}

/* ---- saving ---- */

/* With a few ids of the dataset, by which another is told apart. Transfer full. */
static RpBriefing *
to_be_written (RpWindow *self)
{
  RpDatasetTrace trace = { 0 };
  RpBriefing *with;

  rp_session_trace (self->session, &trace);
  with = rp_briefing_with_known (rp_briefing_deck_get_briefing (self->deck), (const char *const *)trace.known);
  g_strfreev (trace.known);
  g_free (trace.path);
  return with;
}

static void
changed_answer_cb (G_GNUC_UNUSED AdwMessageDialog *dialog, const char *response, RpWindow *self)
{
  if (g_str_equal (response, "replace"))
    save_over (self, RP_BRIEFING_ANY);
  else if (g_str_equal (response, "elsewhere"))
    choose_to_save (self);
  else if (g_str_equal (response, "take"))
    {
      g_autofree char *path = g_strdup (rp_briefing_deck_get_path (self->deck));

      open_file (self, path);
    }
  if (!g_str_equal (response, "replace"))
    self->deck_file.closing = FALSE;
}

static void
ask_changed (RpWindow *self)
{
  g_autofree char *name = name_of (rp_briefing_deck_get_path (self->deck));
  g_autofree char *body = g_strdup_printf (
      _ ("%s is not as Rapport has read or written it last: somebody else has written it since, or it could not be read as a whole."),
      name);
  GtkWidget *dialog = question_new (self, _ ("Replace the Other Briefing?"), body);

  add_answer (dialog, "take", _ ("_Take That"), ADW_RESPONSE_DEFAULT);
  add_answer (dialog, "elsewhere", _ ("Save _Elsewhere…"), ADW_RESPONSE_DEFAULT);
  add_answer (dialog, "replace", _ ("_Replace"), ADW_RESPONSE_DESTRUCTIVE);
  /* a key too many harms nothing */
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "elsewhere");
  g_signal_connect_object (dialog, "response", G_CALLBACK (changed_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
failed_answer_cb (G_GNUC_UNUSED AdwMessageDialog *dialog, const char *response, RpWindow *self)
{
  self->deck_file.closing = FALSE;
  if (g_str_equal (response, "elsewhere"))
    choose_to_save (self);
}

static void
ask_elsewhere (RpWindow *self, const GError *error)
{
  g_autofree char *body = g_strdup_printf (
      _ ("%s\nWhat was saved before is unharmed. What is not saved is kept in any case."), error->message);
  GtkWidget *dialog = question_new (self, _ ("The Briefing Cannot Be Saved There"), body);

  add_answer (dialog, "elsewhere", _ ("Save _Elsewhere…"), ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "elsewhere");
  g_signal_connect_object (dialog, "response", G_CALLBACK (failed_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
close_cb (gpointer window)
{
  gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

/* Not at once: the question that was answered is still telling of it. */
static void
close_soon (RpWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

static void
write_to (RpWindow *self, const char *path, guint64 fingerprint)
{
  g_autoptr (RpBriefing) briefing = to_be_written (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = name_of (path);

  if (rp_briefing_file_write (path, briefing, self->path, &fingerprint, &error))
    {
      rp_briefing_deck_set_saved (self->deck, path, fingerprint);
      rp_window_list_briefings (self);
      rp_window_keep_briefing_now (self);
      rp_window_tell_briefing (self, g_strdup_printf (_ ("The briefing is saved as %s"), name), NULL, NULL);
      if (self->deck_file.closing)
        close_soon (self);
    }
  else if (g_error_matches (error, RP_SAVED_ERROR, RP_SAVED_ERROR_CHANGED))
    ask_changed (self);
  else
    ask_elsewhere (self, error);
}

static void
save_over (RpWindow *self, guint64 expected)
{
  g_autofree char *path = g_strdup (rp_briefing_deck_get_path (self->deck));

  if (path != NULL)
    write_to (self, path, expected);
}

/* ---- choosing a file ---- */

static char *
chosen_path (GtkNativeDialog *dialog, int response)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  char *path = response == GTK_RESPONSE_ACCEPT && file != NULL ? g_file_get_path (file) : NULL;

  g_object_unref (dialog);
  return path;
}

/* The chooser has asked whether a file that is there is to be replaced. */
static void
save_chosen_cb (GtkNativeDialog *dialog, int response, RpWindow *self)
{
  g_autofree char *path = chosen_path (dialog, response);

  if (path != NULL && self->path != NULL)
    write_to (self, path, RP_BRIEFING_ANY);
}

static void
open_chosen_cb (GtkNativeDialog *dialog, int response, RpWindow *self)
{
  g_autofree char *path = chosen_path (dialog, response);

  if (path != NULL && self->path != NULL)
    open_file (self, path);
}

static void
show_chooser (RpWindow *self, GtkFileChooserNative *dialog, GCallback chosen)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  rp_ask_for_file (dialog, folder, _ ("Briefings"), chosen, self);
}

static void
choose_to_save (RpWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save the Briefing"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *path = free_path (self), *name = name_of (path);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  show_chooser (self, dialog, G_CALLBACK (save_chosen_cb));
}

/* ---- before what is not saved goes ---- */

static void
go_on (RpWindow *self)
{
  g_autofree char *next = g_steal_pointer (&self->deck_file.next);

  if (next == NULL)
    close_soon (self);
  else if (*next != '\0')
    open_file (self, next);
  else
    {
      g_autofree char *path = free_path (self);

      rp_briefing_deck_load (self->deck, NULL, NULL, path, 0);
      rp_window_keep_briefing_now (self);
    }
}

static void
unsaved_answer_cb (G_GNUC_UNUSED AdwMessageDialog *dialog, const char *response, RpWindow *self)
{
  gboolean closes = self->deck_file.next == NULL;

  if (g_str_equal (response, "save"))
    {
      self->deck_file.closing = closes;
      save_over (self, rp_briefing_deck_get_fingerprint (self->deck));
      if (!closes && rp_briefing_deck_is_saved (self->deck))
        go_on (self);
    }
  else if (g_str_equal (response, "discard"))
    {
      rp_briefing_deck_load (self->deck, NULL, NULL, rp_briefing_deck_get_path (self->deck), 0);
      rp_window_keep_briefing_now (self);
      self->deck_file.closing = closes;
      go_on (self);
    }
  else if (g_str_equal (response, "keep"))
    {
      self->deck_file.closing = TRUE;
      go_on (self);
    }
  g_clear_pointer (&self->deck_file.next, g_free);
}

/* What is not saved is asked about. NEXT (transfer full): the briefing to be opened then, "" for a new one; NULL: the
 * window is to be closed. */
static void
ask_unsaved (RpWindow *self, char *next)
{
  g_autofree char *name = name_of (rp_briefing_deck_get_path (self->deck));
  g_autofree char *body = g_strdup_printf (_ ("The changes are not in %s yet."), name);
  GtkWidget *dialog = question_new (self, _ ("Save the Briefing?"), body);

  g_free (self->deck_file.next);
  self->deck_file.next = next;
  add_answer (dialog, "discard", _ ("_Discard"), ADW_RESPONSE_DESTRUCTIVE);
  if (next == NULL)
    add_answer (dialog, "keep", _ ("_Keep for Next Time"), ADW_RESPONSE_DEFAULT);
  add_answer (dialog, "save", _ ("_Save"), ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  g_signal_connect_object (dialog, "response", G_CALLBACK (unsaved_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
rp_window_may_close (RpWindow *self)
{
  rp_window_keep_briefing_now (self);
  if (self->deck_file.closing || rp_session_get_dataset (self->session) == NULL
      || rp_briefing_deck_is_saved (self->deck))
    return TRUE;
  ask_unsaved (self, NULL);
  return FALSE;
}

static void
open_next (RpWindow *self, const char *path)
{
  if (rp_session_get_dataset (self->session) == NULL)
    return;
  if (!rp_briefing_deck_is_saved (self->deck))
    {
      ask_unsaved (self, g_strdup (path));
      return;
    }
  self->deck_file.next = g_strdup (path);
  go_on (self);
}

/* ---- the actions ---- */

ACTION (save_briefing)
{
  RpWindow *self = data;

  if (self->path != NULL)
    save_over (self, rp_briefing_deck_get_fingerprint (self->deck));
}

ACTION (save_briefing_as)
{
  RpWindow *self = data;

  if (self->path != NULL)
    choose_to_save (self);
}

ACTION (open_briefing)
{
  RpWindow *self = data;

  if (self->path != NULL)
    show_chooser (self,
                  gtk_file_chooser_native_new (_ ("Open a Briefing"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _ ("_Open"), _ ("_Cancel")),
                  G_CALLBACK (open_chosen_cb));
}

static void
open_briefing_file (G_GNUC_UNUSED GSimpleAction *action, GVariant *path, gpointer data)
{
  open_next (data, g_variant_get_string (path, NULL));
}

static void
left_briefing (G_GNUC_UNUSED GSimpleAction *action, GVariant *name, gpointer data)
{
  rp_window_open_left (data, g_variant_get_string (name, NULL));
}

ACTION (new_briefing)
{
  open_next (data, "");
}

ACTION (open_foreign_briefing)
{
  RpWindow *self = data;
  g_autofree char *path = self->path != NULL ? rp_briefing_file_beside (self->path) : NULL;

  if (path != NULL)
    open_next (self, path);
}

/* Back to what the file says. */
ACTION (discard_briefing)
{
  RpWindow *self = data;
  g_autofree char *path = g_strdup (rp_briefing_deck_get_path (self->deck)), *note = NULL;
  guint64 fingerprint = 0;
  g_autoptr (RpBriefing) briefing = path != NULL ? read_file (self, path, &fingerprint, &note, TRUE) : NULL;

  if (briefing != NULL)
    rp_window_load_briefing (self, briefing, path, fingerprint, note);
  else
    rp_briefing_deck_load (self->deck, NULL, NULL, path, 0);
  rp_window_keep_briefing_now (self);
}

/* ---- what they tell ---- */

static void
deck_changed_cb (RpWindow *self, guint what)
{
  gboolean dataset = rp_session_get_dataset (self->session) != NULL;
  const char *path = rp_briefing_deck_get_path (self->deck);

  if ((what & RP_DECK_FILE) == 0)
    return;
  if (self->deck_file.left_toast != NULL && (what == RP_DECK_FILE || what == RP_DECK_ALL))
    {
      adw_toast_dismiss (self->deck_file.left_toast);
      g_clear_object (&self->deck_file.left_toast);
    }
  rp_window_set_state (self, "briefing-file", g_variant_new_string (path != NULL ? path : ""));
  rp_window_set_state (self, "briefing-unsaved", g_variant_new_boolean (!rp_briefing_deck_is_saved (self->deck)));
  rp_window_enable (self, "save-briefing", dataset && path != NULL);
  if ((what & RP_DECK_SCENES) != 0)
    rp_window_keep_briefing_now (self);
  else
    rp_window_keep_briefing (self);
}

CHANGE (change_file)
{
  RpWindow *self = data;
  const char *path = g_variant_get_string (state, NULL);

  if (*path != '\0' && g_strcmp0 (path, rp_briefing_deck_get_path (self->deck)) != 0)
    open_next (self, path);
}

void
rp_window_add_deck_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "briefing-file", NULL, "s", "''", change_file, { 0 } },
    { "briefing-unsaved", NULL, NULL, "false", rp_window_change_nothing, { 0 } },
    { "save-briefing", save_briefing, NULL, NULL, NULL, { 0 } },
    { "save-briefing-as", save_briefing_as, NULL, NULL, NULL, { 0 } },
    { "open-briefing", open_briefing, NULL, NULL, NULL, { 0 } },
    { "open-briefing-file", open_briefing_file, "s", NULL, NULL, { 0 } },
    { "open-foreign-briefing", open_foreign_briefing, NULL, NULL, NULL, { 0 } },
    { "left-briefing", left_briefing, "s", NULL, NULL, { 0 } },
    { "new-briefing", new_briefing, NULL, NULL, NULL, { 0 } },
    { "discard-briefing", discard_briefing, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->deck, "changed", G_CALLBACK (deck_changed_cb), self);
  rp_window_start_keeping (self);
}
