/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with scenes in the window, and what of the briefing the actions tell. */
#include "window-private.h"

#include "announcer.h"
#include "scene-callout.h"
#include "scene-editor.h"
#include "scene-title.h"
#include "session-scene.h"
#include "window-words.h"

#include <glib/gi18n-lib.h>

/* Of the diagrams, beside the panels. */
#define DIAGRAMS_LEAST_PX 500

RpBriefing *
rp_window_get_briefing (RpWindow *self)
{
  RpBriefing *briefing = rp_briefing_deck_get_briefing (self->deck);

  return rp_briefing_n_scenes (briefing) > 0 ? briefing : NULL;
}

guint
rp_window_get_scene_index (RpWindow *self)
{
  guint index = rp_briefing_deck_get_index (self->deck);

  return index != RP_NO_INDEX ? index : 0;
}

/* What it would undo is no longer the last. */
static void
drop_undo_toast (RpWindow *self)
{
  if (self->deck_file.undo_toast != NULL)
    adw_toast_dismiss (self->deck_file.undo_toast);
  g_clear_object (&self->deck_file.undo_toast);
}

/* TEXT (transfer full) is said with a way back. */
static void
tell_undoable (RpWindow *self, char *text)
{
  g_autofree char *owned = text, *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-briefing");
  self->deck_file.undo_toast = g_object_ref (toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
  rp_announce (GTK_WIDGET (self), owned);
  rp_window_set_state (self, "last-told", g_variant_new_string (owned));
}

/* ---- showing ---- */

void
rp_window_show_scene (RpWindow *self, guint index)
{
  RpBriefing *briefing = rp_briefing_deck_get_briefing (self->deck);
  RpScene *scene;
  g_autofree char *name = NULL;

  if (index >= rp_briefing_n_scenes (briefing) || rp_session_get_dataset (self->session) == NULL)
    return;
  scene = rp_briefing_get_scene (briefing, index);
  name = rp_briefing_scene_name (briefing, index);
  if (!rp_scene_is_text (scene))
    {
      g_action_group_change_action_state (G_ACTION_GROUP (self), "view", g_variant_new_string (scene->view));
      rp_session_show_scene (self->session, scene, g_strdup_printf (_ ("Showing “%s”"), name));
    }
  rp_briefing_deck_go (self->deck, index);
}

static void
show_cb (RpWindow *self, guint index)
{
  rp_window_show_scene (self, index);
}

ACTION (show_scene)
{
  RpWindow *self = data;

  rp_window_show_scene (self, rp_scene_list_get_at (self->scene_list));
}

CHANGE (change_scene)
{
  gint32 index = g_variant_get_int32 (state);

  if (index >= 0)
    rp_window_show_scene (data, (guint)index);
}

static void
step_scene (RpWindow *self, int direction)
{
  guint index = rp_briefing_deck_get_index (self->deck);

  if (index == RP_NO_INDEX)
    rp_window_show_scene (self, 0);
  else if (direction > 0 || index > 0)
    rp_window_show_scene (self, direction > 0 ? index + 1 : index - 1);
}

ACTION (next_scene)
{
  step_scene (data, 1);
}

ACTION (previous_scene)
{
  step_scene (data, -1);
}

/* ---- editing ---- */

ACTION (add_scene)
{
  RpWindow *self = data;
  RpScene *scene;
  gboolean added;
  g_autofree char *title = NULL, *name = NULL;

  if (rp_session_get_dataset (self->session) == NULL)
    return;
  scene = rp_session_save_scene (self->session, rp_window_get_view (self));
  title = rp_session_propose_title (self->session);
  /* who begins with all of it begins with what it is about */
  if (title == NULL && rp_window_get_briefing (self) == NULL)
    title = g_strdup (rp_dataset_get_title (rp_session_get_dataset (self->session)));
  rp_scene_set_text (&scene->title, title);
  added = rp_briefing_deck_add (self->deck, scene);
  rp_scene_unref (scene);
  if (!added)
    return;
  name = rp_briefing_scene_name (rp_briefing_deck_get_briefing (self->deck), rp_briefing_deck_get_index (self->deck));
  tell_undoable (self, g_strdup_printf (_ ("“%s” is a scene"), name));
}

ACTION (add_text_scene)
{
  RpWindow *self = data;
  RpScene *scene = rp_scene_new ("text");
  gboolean added;

  rp_scene_set_text (&scene->title, _ ("New text"));
  added = rp_briefing_deck_add (self->deck, scene);
  rp_scene_unref (scene);
  if (added)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-scene", NULL);
}

/* The scene that an action is for. FALSE: there is none. */
static gboolean
find_scene (RpWindow *self, guint *index)
{
  *index = rp_scene_list_get_at (self->scene_list);
  return *index < rp_briefing_n_scenes (rp_briefing_deck_get_briefing (self->deck));
}

static char *
name_of (RpWindow *self, guint index)
{
  return rp_briefing_scene_name (rp_briefing_deck_get_briefing (self->deck), index);
}

/* A scene of text alone comes to show what is seen. */
ACTION (update_scene)
{
  RpWindow *self = data;
  guint index;
  RpScene *updated;
  g_autofree char *name = NULL;

  if (!find_scene (self, &index))
    return;
  updated = rp_session_update_scene (self->session,
                                     rp_briefing_get_scene (rp_briefing_deck_get_briefing (self->deck), index),
                                     rp_window_get_view (self));
  rp_briefing_deck_update (self->deck, index, updated);
  rp_scene_unref (updated);
  rp_briefing_deck_go (self->deck, index);
  name = name_of (self, index);
  tell_undoable (self, g_strdup_printf (_ ("“%s” shows what is seen now"), name));
}

ACTION (duplicate_scene)
{
  RpWindow *self = data;
  guint index;

  if (find_scene (self, &index))
    rp_briefing_deck_duplicate (self->deck, index);
}

ACTION (remove_scene)
{
  RpWindow *self = data;
  guint index;
  g_autofree char *name = NULL;

  if (!find_scene (self, &index))
    return;
  name = name_of (self, index);
  rp_briefing_deck_remove (self->deck, index);
  tell_undoable (self, g_strdup_printf (_ ("“%s” is removed"), name));
}

/* One at a time, and it goes with the scene that is shown. */
static GtkWindow *
open_editor (RpWindow *self)
{
  if (self->scene_editor == NULL)
    g_set_weak_pointer (&self->scene_editor,
                        rp_scene_editor_new (GTK_WINDOW (self), self->session, self->deck, self->path));
  gtk_window_present (self->scene_editor);
  return self->scene_editor;
}

ACTION (edit_scene)
{
  RpWindow *self = data;
  guint index;

  if (!find_scene (self, &index))
    index = 0;
  rp_briefing_deck_go (self->deck, index);
  open_editor (self);
}

ACTION (add_callout)
{
  RpWindow *self = data;
  guint index;
  g_autoptr (RpScene) with = NULL;

  if (!find_scene (self, &index))
    return;
  with = rp_session_add_callout (self->session,
                                 rp_briefing_get_scene (rp_briefing_deck_get_briefing (self->deck), index));
  if (with == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s",
                                  _ ("Select what the callout is about: nothing in sight is dated"));
      return;
    }
  if (!rp_briefing_deck_replace (self->deck, index, with, g_strdup (_ ("Addition of a Callout"))))
    return;
  rp_briefing_deck_go (self->deck, index);
  rp_scene_editor_focus_callout (open_editor (self));
}

ACTION (rename_scene)
{
  RpWindow *self = data;

  g_action_group_change_action_state (G_ACTION_GROUP (self), "scenes", g_variant_new_boolean (TRUE));
  rp_scene_list_rename (self->scene_list);
}

ACTION (rename_briefing)
{
  RpWindow *self = data;

  g_action_group_change_action_state (G_ACTION_GROUP (self), "scenes", g_variant_new_boolean (TRUE));
  rp_scene_list_rename_briefing (self->scene_list);
}

ACTION (scene_up)
{
  rp_scene_list_move (((RpWindow *)data)->scene_list, -1);
}

ACTION (scene_down)
{
  rp_scene_list_move (((RpWindow *)data)->scene_list, 1);
}

ACTION (undo_briefing)
{
  rp_briefing_deck_undo (((RpWindow *)data)->deck);
}

ACTION (redo_briefing)
{
  rp_briefing_deck_redo (((RpWindow *)data)->deck);
}

gboolean
rp_window_undo_in_briefing (RpWindow *self, int direction)
{
  if (!rp_scene_list_has_focus (self->scene_list))
    return FALSE;
  if (direction < 0)
    rp_briefing_deck_undo (self->deck);
  else
    rp_briefing_deck_redo (self->deck);
  return TRUE;
}

gboolean
rp_window_move_in_briefing (RpWindow *self, int direction)
{
  if (!rp_scene_list_has_focus (self->scene_list))
    return FALSE;
  rp_scene_list_move (self->scene_list, direction);
  return TRUE;
}

/* ---- the panel ---- */

static int
width_of (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* What is left of the window for the diagrams. */
static int
room_left (RpWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height;

  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (adw_flap_get_reveal_flap (self->filter_flap))
    width -= width_of (GTK_WIDGET (self->filter_panel));
  if (adw_flap_get_reveal_flap (self->flap))
    width -= width_of (GTK_WIDGET (self->details_panel));
  if (adw_flap_get_reveal_flap (self->scene_flap))
    width -= width_of (GTK_WIDGET (self->scene_list));
  return width;
}

/* Filters and details give way to the scenes that come, and the scenes to what comes. */
static void
make_room_for_scenes (RpWindow *self)
{
  if (room_left (self) < DIAGRAMS_LEAST_PX && adw_flap_get_reveal_flap (self->filter_flap))
    adw_flap_set_reveal_flap (self->filter_flap, FALSE);
  if (room_left (self) < DIAGRAMS_LEAST_PX && adw_flap_get_reveal_flap (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
other_revealed_cb (RpWindow *self, G_GNUC_UNUSED GParamSpec *spec, AdwFlap *flap)
{
  if (adw_flap_get_reveal_flap (flap) && adw_flap_get_reveal_flap (self->scene_flap)
      && room_left (self) < DIAGRAMS_LEAST_PX)
    adw_flap_set_reveal_flap (self->scene_flap, FALSE);
}

static void
change_scenes (GSimpleAction *action, GVariant *state, gpointer data)
{
  RpWindow *self = data;
  gboolean shown = g_variant_get_boolean (state) && rp_session_get_dataset (self->session) != NULL;

  g_simple_action_set_state (action, g_variant_new_boolean (shown));
  if (shown == adw_flap_get_reveal_flap (self->scene_flap))
    return;
  adw_flap_set_reveal_flap (self->scene_flap, shown);
  if (shown)
    {
      make_room_for_scenes (self);
      rp_scene_list_focus (self->scene_list);
    }
  else
    rp_window_focus_view (self);
}

/* In a window that becomes narrow they would lie over the diagrams; in one that becomes wide nobody has asked for them.
 */
static void
folded_cb (RpWindow *self)
{
  if (adw_flap_get_folded (self->scene_flap))
    adw_flap_set_reveal_flap (self->scene_flap, FALSE);
}

static void
revealed_cb (RpWindow *self)
{
  rp_window_set_state (self, "scenes", g_variant_new_boolean (adw_flap_get_reveal_flap (self->scene_flap)));
}

/* ---- what the actions tell ---- */

static void
append_step (RpWindow *self, const char *verb, const char *name, const char *action)
{
  g_autofree char *whole = rp_window_words_label (name != NULL ? name : "");
  g_autofree char *label = name != NULL ? g_strconcat (verb, " ", whole, NULL) : g_strdup (verb);

  g_menu_append (self->briefing_undo_section, label, action);
}

static void
tell_undo (RpWindow *self)
{
  const char *undo = rp_briefing_deck_get_undo_name (self->deck), *redo = rp_briefing_deck_get_redo_name (self->deck);

  g_menu_remove_all (self->briefing_undo_section);
  append_step (self, _ ("_Undo"), undo, "win.undo-briefing");
  append_step (self, _ ("_Redo"), redo, "win.redo-briefing");
  rp_window_enable (self, "undo-briefing", undo != NULL);
  rp_window_enable (self, "redo-briefing", redo != NULL);
  rp_window_set_state (self, "briefing-undo-name", g_variant_new_string (undo != NULL ? undo : ""));
  rp_window_set_state (self, "briefing-redo-name", g_variant_new_string (redo != NULL ? redo : ""));
}

static void
tell_scenes (RpWindow *self)
{
  RpBriefing *briefing = rp_briefing_deck_get_briefing (self->deck);
  guint n = rp_briefing_n_scenes (briefing), index = rp_briefing_deck_get_index (self->deck);
  GVariantBuilder names;

  g_variant_builder_init (&names, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = rp_briefing_scene_name (briefing, i);

      g_variant_builder_add (&names, "s", name);
    }
  rp_window_set_state (self, "scene-names", g_variant_builder_end (&names));
  rp_window_set_state (self, "scene", g_variant_new_int32 (index != RP_NO_INDEX ? (gint32)index : -1));
}

void
rp_window_enable_briefing (RpWindow *self)
{
  static const char *const of_dataset[] = { "add-scene",    "add-text-scene", "rename-briefing", "scenes",
                                            "new-briefing", "open-briefing",  "save-briefing",   "save-briefing-as" };
  static const char *const of_scene[]
      = { "update-scene", "duplicate-scene", "remove-scene", "rename-scene", "edit-scene",     "add-callout",
          "show-scene",   "scene-up",        "scene-down",   "next-scene",   "previous-scene", "export-handout" };
  gboolean dataset = rp_session_get_dataset (self->session) != NULL, scenes = rp_window_get_briefing (self) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (of_dataset); i++)
    rp_window_enable (self, of_dataset[i], dataset);
  for (guint i = 0; i < G_N_ELEMENTS (of_scene); i++)
    rp_window_enable (self, of_scene[i], dataset && scenes);
}

static void
deck_changed_cb (RpWindow *self, guint what)
{
  if ((what & RP_DECK_UNDO) != 0)
    {
      drop_undo_toast (self);
      tell_undo (self);
    }
  tell_scenes (self);
  rp_window_enable_briefing (self);
}

static void
limited_cb (RpWindow *self, const char *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s", words);
}

void
rp_window_add_briefing_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "scenes", NULL, NULL, "false", change_scenes, { 0 } },
    { "scene", NULL, NULL, "-1", change_scene, { 0 } },
    { "scene-names", NULL, NULL, "@as []", rp_window_change_nothing, { 0 } },
    { "briefing-undo-name", NULL, NULL, "''", rp_window_change_nothing, { 0 } },
    { "briefing-redo-name", NULL, NULL, "''", rp_window_change_nothing, { 0 } },
    { "add-scene", add_scene, NULL, NULL, NULL, { 0 } },
    { "add-text-scene", add_text_scene, NULL, NULL, NULL, { 0 } },
    { "show-scene", show_scene, NULL, NULL, NULL, { 0 } },
    { "next-scene", next_scene, NULL, NULL, NULL, { 0 } },
    { "previous-scene", previous_scene, NULL, NULL, NULL, { 0 } },
    { "update-scene", update_scene, NULL, NULL, NULL, { 0 } },
    { "duplicate-scene", duplicate_scene, NULL, NULL, NULL, { 0 } },
    { "remove-scene", remove_scene, NULL, NULL, NULL, { 0 } },
    { "edit-scene", edit_scene, NULL, NULL, NULL, { 0 } },
    { "add-callout", add_callout, NULL, NULL, NULL, { 0 } },
    { "rename-scene", rename_scene, NULL, NULL, NULL, { 0 } },
    { "rename-briefing", rename_briefing, NULL, NULL, NULL, { 0 } },
    { "scene-up", scene_up, NULL, NULL, NULL, { 0 } },
    { "scene-down", scene_down, NULL, NULL, NULL, { 0 } },
    { "undo-briefing", undo_briefing, NULL, NULL, NULL, { 0 } },
    { "redo-briefing", redo_briefing, NULL, NULL, NULL, { 0 } },
  };
  GMenuItem *item = g_menu_item_new_submenu (_ ("B_riefing"), G_MENU_MODEL (self->briefing_menu));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->deck = rp_briefing_deck_new ();
  rp_scene_list_set_deck (self->scene_list, self->session, self->deck, G_MENU_MODEL (self->briefing_menu));
  g_signal_connect_swapped (self->deck, "changed", G_CALLBACK (deck_changed_cb), self);
  g_signal_connect_object (self->deck, "limited", G_CALLBACK (limited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->scene_flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self);
  g_signal_connect_swapped (self->scene_flap, "notify::folded", G_CALLBACK (folded_cb), self);
  g_signal_connect_swapped (self->filter_flap, "notify::reveal-flap", G_CALLBACK (other_revealed_cb), self);
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (other_revealed_cb), self);
  g_signal_connect_swapped (self->scene_list, "asked", G_CALLBACK (show_cb), self);
  g_menu_append_item (self->briefing_place, item);
  g_object_unref (item);
  tell_undo (self);
  rp_window_enable_briefing (self);
}
