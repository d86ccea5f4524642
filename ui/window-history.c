/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-private.h"

#include "announcer.h"
#include "window-words.h"

#include <glib/gi18n-lib.h>

#define LINK_TOLD_SECONDS 3

FOLLOWED (go_back, rp_session_go_back (self->session))
FOLLOWED (go_forward, rp_session_go_forward (self->session))

ACTION (undo)
{
  if (!rp_window_undo_in_briefing (data, -1) && !rp_window_joining_step (data, -1))
    rp_session_undo (((RpWindow *)data)->session);
}

ACTION (redo)
{
  if (!rp_window_undo_in_briefing (data, 1) && !rp_window_joining_step (data, 1))
    rp_session_redo (((RpWindow *)data)->session);
}

/* "Link 2 of 3 of “Meeting”", for a moment: the next stroke leads along another. */
static void
tell_link (RpWindow *self)
{
  guint from, which, n;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (self->link_toast != NULL)
    adw_toast_dismiss (self->link_toast);
  g_clear_object (&self->link_toast);
  if (rp_session_get_link (self->session, &from, &which, &n) && n > 1)
    {
      const char *title = rp_dataset_event (rp_session_get_dataset (self->session), from)->record.title;

      text = g_strdup_printf (_ ("Link %1$u of %2$u of “%3$s”"), which + 1, n, title);
      escaped = g_markup_escape_text (text, -1);
      self->link_toast = adw_toast_new (escaped);
      adw_toast_set_timeout (self->link_toast, LINK_TOLD_SECONDS);
      adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->link_toast));
      rp_announce (GTK_WIDGET (self), text);
    }
  rp_window_set_state (self, "link", g_variant_new_string (text != NULL ? text : ""));
}

void
rp_window_follow_link (RpWindow *self, int direction)
{
  rp_session_step_link (self->session, direction);
  tell_link (self);
}

static void
append_step (RpWindow *self, const char *bare, const char *of, const char *name, const char *action)
{
  g_autofree char *whole = rp_window_words_label (name != NULL ? name : "");
  g_auto (GStrv) parts = g_strsplit (of, "%s", 2);
  g_autofree char *label = name != NULL ? g_strjoinv (whole, parts) : g_strdup (bare);

  g_menu_append (self->undo_section, label, action);
}

/* The menu says by name what would be taken back. */
void
rp_window_undo_changed (RpWindow *self)
{
  const char *undo = rp_window_joining_step_name (self, -1), *redo = rp_window_joining_step_name (self, 1);

  undo = undo != NULL ? undo : rp_session_get_undo_name (self->session);
  redo = redo != NULL ? redo : rp_session_get_redo_name (self->session);

  g_menu_remove_all (self->undo_section);
  /* Translators: what is taken back, as in “Undo Move Nodes” */
  append_step (self, _ ("_Undo"), _ ("_Undo %s"), undo, "win.undo");
  append_step (self, _ ("_Redo"), _ ("_Redo %s"), redo, "win.redo");
  rp_window_enable (self, "undo", undo != NULL);
  rp_window_enable (self, "redo", redo != NULL);
  rp_window_set_state (self, "undo-name", g_variant_new_string (undo != NULL ? undo : ""));
  rp_window_set_state (self, "redo-name", g_variant_new_string (redo != NULL ? redo : ""));
}

void
rp_window_history_changed (RpWindow *self, guint what)
{
  if ((what & RP_CHANGED_HISTORY) != 0)
    {
      rp_window_enable (self, "back", rp_session_can_go_back (self->session));
      rp_window_enable (self, "forward", rp_session_can_go_forward (self->session));
    }
  if ((what & RP_CHANGED_UNDO) != 0)
    rp_window_undo_changed (self);
}

void
rp_window_add_history_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "undo-name", NULL, NULL, "''", rp_window_change_nothing, { 0 } },
    { "redo-name", NULL, NULL, "''", rp_window_change_nothing, { 0 } },
    { "link", NULL, NULL, "''", rp_window_change_nothing, { 0 } },
    { "back", go_back, NULL, NULL, NULL, { 0 } },
    { "forward", go_forward, NULL, NULL, NULL, { 0 } },
    { "undo", undo, NULL, NULL, NULL, { 0 } },
    { "redo", redo, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 3; i < G_N_ELEMENTS (entries); i++)
    rp_window_enable (self, entries[i].name, FALSE);
}
