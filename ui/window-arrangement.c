/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a dataset is arranged: kept by itself for this person, and read from the file beside the dataset where there is
 * one. Which of the two is shown: the one that goes on where the other ended; where both have gone on, the person's
 * own, with a word and a way to the other. */
#include "window-private.h"

#include "announcer.h"
#include "arrangement-file.h"
#include "arrangement-store.h"
#include "session-arrangement.h"
#include "session-memory.h"

#include <glib/gi18n-lib.h>

#define ARRANGED                                                                                                       \
  (RP_CHANGED_DATASET | RP_CHANGED_LAYOUT | RP_CHANGED_LINKS | RP_CHANGED_PINS | RP_CHANGED_FILTER | RP_CHANGED_UNDO)

/* ---- kept by itself ---- */

static char *
text_now (RpWindow *self)
{
  g_autoptr (RpSavedArrangement) saved = rp_session_save_arrangement (self->session);

  return rp_saved_arrangement_to_json (saved);
}

static gpointer
capture_cb (gpointer data)
{
  RpWindow *self = data;
  g_autofree char *text = NULL;
  RpOwnArrangement *own;

  if (rp_session_get_dataset (self->session) == NULL)
    return NULL;
  own = rp_own_arrangement_new (rp_session_save_arrangement (self->session));
  rp_session_trace (self->session, &own->trace);
  text = rp_saved_arrangement_to_json (own->saved);
  own->beside = self->saved.elsewhere ? 0 : self->saved.seen;
  own->clean = g_strcmp0 (text, self->saved.text) == 0;
  return own;
}

static char *
text_of (gconstpointer kept)
{
  return rp_own_arrangement_to_json (kept);
}

static gboolean
save (const char *name, gpointer kept, GError **error)
{
  g_autofree char *folder = rp_arrangement_store_folder ();

  return rp_arrangement_store_save (folder, name, kept, error);
}

static void
free_kept (gpointer kept)
{
  rp_own_arrangement_free (kept);
}

/* NULL where there is none that is of this dataset and says anything. */
static RpOwnArrangement *
load_own (RpWindow *self, const char *path)
{
  g_autofree char *folder = rp_arrangement_store_folder ();
  g_autofree char *name = rp_kept_files_name (path);
  g_autoptr (RpOwnArrangement) own = rp_arrangement_store_load (folder, name);

  if (own == NULL || !rp_session_knows (self->session, &own->trace)
      || (own->beside == 0 && rp_saved_arrangement_is_nothing (own->saved)))
    return NULL;
  return g_steal_pointer (&own);
}

/* ---- words ---- */

static void
tell (RpWindow *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s", text);
}

static char *
display_name (const char *path)
{
  return g_filename_display_basename (path);
}

static char *
gone_words (guint n)
{
  return g_strdup_printf (ngettext ("%u choice of the arrangement belongs to nothing in this dataset; it is kept",
                                    "%u choices of the arrangement belong to nothing in this dataset; they are kept",
                                    n),
                          n);
}

/* WHAT (nullable) has been done; NOTE (nullable) is what was passed over on the way. */
static void
tell_arranged (RpWindow *self, const char *what, const char *note)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *whole = NULL;

  self->saved.n_gone = rp_session_count_gone (self->session);
  if (what != NULL)
    g_ptr_array_add (texts, g_strdup (what));
  if (self->saved.n_gone > 0)
    g_ptr_array_add (texts, gone_words (self->saved.n_gone));
  if (note != NULL)
    g_ptr_array_add (texts, g_strdup (note));
  g_ptr_array_add (texts, NULL);
  whole = g_strjoinv (". ", (char **)texts->pdata);
  if (*whole != '\0')
    tell (self, whole);
}

/* The own one is shown, and the one beside is another. */
static void
offer_other (RpWindow *self)
{
  g_autofree char *name = display_name (self->saved.file);
  g_autofree char *text = g_strdup_printf (_ ("This is your own arrangement; %s is another"), name);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("Take That"));
  adw_toast_set_action_name (toast, "win.take-saved-arrangement");
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
  rp_announce (GTK_WIDGET (self), text);
  rp_window_set_state (self, "last-told", g_variant_new_string (text));
}

static void
tell_trouble (RpWindow *self, const char *path, const GError *error)
{
  g_autofree char *name = display_name (path);
  g_autofree char *text = g_strdup_printf (_ ("%s cannot be used: %s"), name, error->message);

  tell (self, text);
}

/* ---- the file ---- */

void
rp_window_mark_unsaved (RpWindow *self)
{
  static const char *const actions[]
      = { "save-arrangement", "save-arrangement-as", "open-arrangement", "reset-arrangement" };
  RpDataset *dataset = rp_session_get_dataset (self->session);
  const char *title = dataset != NULL ? rp_dataset_get_title (dataset) : "";
  g_autofree char *now = self->saved.text != NULL && dataset != NULL ? text_now (self) : NULL;
  gboolean unsaved = now != NULL && !g_str_equal (now, self->saved.text);
  g_autofree char *marked = unsaved ? g_strconcat ("• ", title, NULL) : g_strdup (title);
  g_autofree char *name = unsaved ? display_name (self->saved.file) : NULL;
  g_autofree char *tip
      = unsaved ? g_strdup_printf (_ ("%s\nThe arrangement is not as %s has it (Ctrl+S saves it)"), title, name)
                : g_strdup (title);

  gtk_label_set_text (self->title_label, marked);
  gtk_widget_set_tooltip_text (self->title_box, *tip != '\0' ? tip : NULL);
  gtk_window_set_title (GTK_WINDOW (self), dataset != NULL ? marked : _ ("Rapport"));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    rp_window_enable (self, actions[i], dataset != NULL);
  rp_window_set_state (self, "arrangement-unsaved", g_variant_new_boolean (unsaved));
  rp_window_enable (self, "take-saved-arrangement", unsaved);
}

void
rp_window_arrangement_is_saved (RpWindow *self, const RpSavedArrangement *saved)
{
  g_free (self->saved.text);
  self->saved.text = saved != NULL ? rp_saved_arrangement_to_json (saved) : NULL;
  rp_window_mark_unsaved (self);
  rp_view_keeper_touch (self->arrangement_keeper);
}

gboolean
rp_window_open_arrangement (RpWindow *self, const char *path, guint64 *seen)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autofree char *name = display_name (path);
  g_autofree char *what = g_strdup_printf (_ ("Arranged as %s says"), name);
  g_autoptr (RpSavedArrangement) saved = rp_arrangement_file_read (path, seen, &note, &error);

  if (saved == NULL && error == NULL)
    g_set_error_literal (&error, RP_SAVED_ERROR, RP_SAVED_ERROR_READ, _ ("there is no such file"));
  if (error != NULL)
    {
      tell_trouble (self, path, error);
      return FALSE;
    }
  if (g_strcmp0 (path, self->saved.file) == 0)
    {
      self->saved.seen = *seen;
      rp_window_arrangement_is_saved (self, saved);
    }
  rp_session_arrange (self->session, saved, g_strdup_printf (_ ("Arrangement by %s"), name));
  tell_arranged (self, what, note);
  return TRUE;
}

static void
forget_file (RpWindow *self)
{
  g_clear_pointer (&self->saved.file, g_free);
  g_clear_pointer (&self->saved.text, g_free);
  self->saved.elsewhere = FALSE;
  self->saved.seen = 0;
  self->saved.n_gone = 0;
}

/* Whether OWN goes on where BESIDE ended. */
static gboolean
goes_on (const RpOwnArrangement *own, guint64 seen, const char *beside)
{
  g_autofree char *text = rp_saved_arrangement_to_json (own->saved);

  return beside == NULL || own->beside == seen || g_str_equal (text, beside);
}

static void
arrange (RpWindow *self, const RpOwnArrangement *own, const RpSavedArrangement *beside, const char *note)
{
  g_autofree char *name = display_name (self->saved.file);
  g_autofree char *what = NULL;

  if (own != NULL)
    rp_session_arrange (self->session, own->saved, NULL);
  if (beside != NULL && (own == NULL || (own->clean && !goes_on (own, self->saved.seen, self->saved.text))))
    {
      what = g_strdup_printf (_ ("Arranged as %s says"), name);
      rp_session_arrange (self->session, beside, own != NULL ? g_strdup_printf (_ ("Arrangement by %s"), name) : NULL);
    }
  else if (own != NULL && !goes_on (own, self->saved.seen, self->saved.text))
    {
      self->saved.n_gone = rp_session_count_gone (self->session);
      offer_other (self);
      return;
    }
  tell_arranged (self, what, what != NULL ? note : NULL);
}

void
rp_window_restore_arrangement (RpWindow *self, const char *path)
{
  g_autoptr (RpOwnArrangement) own = load_own (self, path);
  g_autoptr (RpSavedArrangement) beside = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;

  rp_view_keeper_set_dataset (self->arrangement_keeper, path);
  forget_file (self);
  self->saved.file = rp_arrangement_file_beside (path);
  beside = rp_arrangement_file_read (self->saved.file, &self->saved.seen, &note, &error);
  /* what could not be read is not overwritten without a question */
  if (error != NULL)
    self->saved.seen = 0;
  self->saved.text = beside != NULL ? rp_saved_arrangement_to_json (beside) : NULL;
  arrange (self, own, beside, note);
  if (error != NULL)
    tell_trouble (self, self->saved.file, error);
  rp_window_mark_unsaved (self);
  rp_view_keeper_settle (self->arrangement_keeper);
}

void
rp_window_move_arrangement (RpWindow *self, const char *path)
{
  g_autoptr (RpSavedArrangement) beside = NULL;
  g_autofree char *note = NULL;

  rp_view_keeper_set_dataset (self->arrangement_keeper, path);
  forget_file (self);
  self->saved.file = rp_arrangement_file_beside (path);
  self->saved.n_gone = rp_session_count_gone (self->session);
  beside = rp_arrangement_file_read (self->saved.file, &self->saved.seen, &note, NULL);
  rp_window_arrangement_is_saved (self, beside);
}

void
rp_window_arrangement_reloaded (RpWindow *self)
{
  guint n = rp_session_count_gone (self->session);
  g_autofree char *text = gone_words (n);

  if (n > self->saved.n_gone)
    tell (self, text);
  self->saved.n_gone = n;
}

void
rp_window_arrangement_changed (RpWindow *self, guint what)
{
  if ((what & ARRANGED) == 0)
    return;
  if (self->arrangement_keeper != NULL)
    rp_view_keeper_touch (self->arrangement_keeper);
  /* the sign stands in the title */
  if (self->saved.text != NULL || (what & RP_CHANGED_DATASET) != 0)
    rp_window_mark_unsaved (self);
}

void
rp_window_start_arranging (RpWindow *self)
{
  static const RpKeeperKind kind = { capture_cb, text_of, save, free_kept, FALSE };

  self->arrangement_keeper = rp_view_keeper_new (&kind, self);
}

void
rp_window_stop_arranging (RpWindow *self)
{
  g_clear_pointer (&self->arrangement_keeper, rp_view_keeper_free);
  forget_file (self);
}
