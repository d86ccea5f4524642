/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file that is shown, or that could not be, has changed: when it is read again, and what is said where the new
 * version cannot be read. The version that is shown stands until then. */
#include "window-private.h"

#include "problem-window.h"

#include <glib/gi18n-lib.h>

/* A file that is written in pieces is broken between them: only one that stays so is complained of. */
#define COMPLAIN_MS 600

static void
hush_later (RpWindow *self)
{
  g_clear_handle_id (&self->complaint_id, g_source_remove);
}

void
rp_window_hush (RpWindow *self)
{
  hush_later (self);
  g_clear_pointer (&self->complaint, g_free);
  g_clear_pointer (&self->trouble, g_ptr_array_unref);
  if (self->problem_window != NULL)
    gtk_window_destroy (self->problem_window);
  gtk_revealer_set_reveal_child (self->notice, FALSE);
  rp_window_set_state (self, "notice", g_variant_new_string (""));
  gtk_widget_set_visible (self->notice_problems, FALSE);
  rp_window_enable (self, "show-problems", FALSE);
}

static gboolean
complain_cb (gpointer data)
{
  RpWindow *self = data;
  gboolean listed = self->trouble != NULL && self->trouble->len > 0;

  self->complaint_id = 0;
  gtk_label_set_text (self->notice_label, self->complaint);
  gtk_widget_set_visible (self->notice_problems, listed);
  gtk_revealer_set_reveal_child (self->notice, TRUE);
  rp_window_set_state (self, "notice", g_variant_new_string (self->complaint));
  rp_window_enable (self, "show-problems", listed);
  /* a list that stands open is of the version before */
  if (self->problem_window != NULL && listed)
    rp_problem_window_show (self->problem_window, self->trouble);
  else if (self->problem_window != NULL)
    gtk_window_destroy (self->problem_window);
  return G_SOURCE_REMOVE;
}

void
rp_window_complain (RpWindow *self, char *text, GPtrArray *problems, gboolean at_once)
{
  hush_later (self);
  g_free (self->complaint);
  self->complaint = text;
  g_clear_pointer (&self->trouble, g_ptr_array_unref);
  self->trouble = problems != NULL ? g_ptr_array_ref (problems) : NULL;
  if (at_once)
    complain_cb (self);
  else
    self->complaint_id = g_timeout_add (COMPLAIN_MS, complain_cb, self);
}

void
rp_window_show_problems (RpWindow *self)
{
  if (self->trouble == NULL)
    return;
  if (self->problem_window == NULL)
    {
      g_autofree char *name = g_filename_display_basename (self->path);

      g_set_weak_pointer (&self->problem_window, rp_problem_window_new (GTK_WINDOW (self), name, self->trouble));
    }
  gtk_window_present (self->problem_window);
}

/* ---- the files that are watched ---- */

static void
changed_cb (RpFileWatch *watch, gpointer data)
{
  RpWindow *self = data;

  if (watch == self->watch)
    {
      hush_later (self);
      self->again = TRUE;
    }
  else
    self->next_again = TRUE;
  rp_window_read_changed (self);
}

void
rp_window_watch_next (RpWindow *self, const char *path)
{
  g_clear_pointer (&self->next_watch, rp_file_watch_free);
  self->next_again = FALSE;
  if (path != NULL)
    self->next_watch = rp_file_watch_new (path, changed_cb, self);
}

void
rp_window_watch_shown (RpWindow *self)
{
  g_clear_pointer (&self->watch, rp_file_watch_free);
  self->watch = g_steal_pointer (&self->next_watch);
  self->again = self->next_again;
  self->next_again = FALSE;
}

void
rp_window_read_changed (RpWindow *self)
{
  if (self->loader != NULL)
    return;
  if (self->next_again && self->failed_path != NULL)
    {
      self->next_again = FALSE;
      rp_window_start_reading (self, self->failed_path, RP_READING_RETRY);
    }
  else if (self->again && self->path != NULL)
    {
      self->again = FALSE;
      rp_window_start_reading (self, self->path, RP_READING_CHANGED);
    }
}

void
rp_window_stop_watching (RpWindow *self)
{
  hush_later (self);
  g_clear_weak_pointer (&self->problem_window);
  g_clear_pointer (&self->watch, rp_file_watch_free);
  g_clear_pointer (&self->next_watch, rp_file_watch_free);
  g_clear_pointer (&self->complaint, g_free);
  g_clear_pointer (&self->trouble, g_ptr_array_unref);
}
