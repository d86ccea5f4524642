/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with files: the actions, and the menu of recent ones. */
#include "window-private.h"

#include "recent-files.h"
#include "window-words.h"

#include <glib/gi18n-lib.h>

#define MOST_IN_MENU 8

ACTION (open_file)
{
  rp_window_choose_file (data);
}

ACTION (new_file)
{
  rp_window_new_dataset (data);
}

ACTION (open_example)
{
  rp_window_open_example (data);
}

static void
open_path (G_GNUC_UNUSED GSimpleAction *action, GVariant *path, gpointer data)
{
  rp_window_read (data, g_variant_get_string (path, NULL));
}

static void
with_files (RpWindow *self, GVariant *paths, gboolean (*take) (RpWindow *self, GSList *files))
{
  g_autofree const char **names = g_variant_get_strv (paths, NULL);
  GSList *files = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_path (names[i]));
  take (self, files);
  g_slist_free_full (files, g_object_unref);
}

static void
open_paths (G_GNUC_UNUSED GSimpleAction *action, GVariant *paths, gpointer data)
{
  with_files (data, paths, rp_window_take_files);
}

static void
open_or_add (G_GNUC_UNUSED GSimpleAction *action, GVariant *paths, gpointer data)
{
  with_files (data, paths, rp_window_open_or_add);
}

ACTION (reload)
{
  rp_window_reload (data);
}

ACTION (cancel)
{
  rp_window_cancel (data);
}

ACTION (close_notice)
{
  gtk_revealer_set_reveal_child (((RpWindow *)data)->notice, FALSE);
}

ACTION (show_problems)
{
  rp_window_show_problems (data);
}

static void
forget_path (G_GNUC_UNUSED GSimpleAction *action, GVariant *path, G_GNUC_UNUSED gpointer data)
{
  rp_recent_files_remove (g_variant_get_string (path, NULL));
}

ACTION (forget_all)
{
  (void)data;
  rp_recent_files_clear ();
}

/* ---- recent ones ---- */

static void
append_recent (GMenu *menu, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *label = rp_window_words_label (name);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.open-path", "s", path);
  g_menu_append_item (menu, item);
}

static void
recent_changed_cb (RpWindow *self)
{
  g_autoptr (GPtrArray) paths = rp_recent_files_list (MOST_IN_MENU);
  g_autoptr (GMenu) files = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  for (guint i = 0; i < paths->len; i++)
    if (g_utf8_validate (g_ptr_array_index (paths, i), -1, NULL)) /* else no action can name it */
      append_recent (files, g_ptr_array_index (paths, i));
  g_menu_append (rest, _ ("_Clear the List"), "win.forget-all");
  g_menu_remove_all (self->recent_menu);
  g_menu_append_section (self->recent_menu, NULL, G_MENU_MODEL (files));
  g_menu_append_section (self->recent_menu, NULL, G_MENU_MODEL (rest));
  rp_window_enable (self, "forget-all", paths->len > 0);
  rp_window_set_state (self, "recent", g_variant_new_int32 ((gint32)paths->len));
  rp_start_page_refresh (self->start_page);
}

void
rp_window_add_file_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "page", NULL, NULL, "'start'", rp_window_change_nothing, { 0 } },
    { "dataset", NULL, NULL, "''", rp_window_change_nothing, { 0 } },
    { "notice", NULL, NULL, "''", rp_window_change_nothing, { 0 } },
    { "loads", NULL, NULL, "0", rp_window_change_nothing, { 0 } },
    { "recent", NULL, NULL, "0", rp_window_change_nothing, { 0 } },
    { "open", open_file, NULL, NULL, NULL, { 0 } },
    { "open-path", open_path, "s", NULL, NULL, { 0 } },
    { "open-paths", open_paths, "as", NULL, NULL, { 0 } },
    { "open-or-add", open_or_add, "as", NULL, NULL, { 0 } },
    { "forget-path", forget_path, "s", NULL, NULL, { 0 } },
    { "forget-all", forget_all, NULL, NULL, NULL, { 0 } },
    { "new", new_file, NULL, NULL, NULL, { 0 } },
    { "example", open_example, NULL, NULL, NULL, { 0 } },
    { "reload", reload, NULL, NULL, NULL, { 0 } },
    { "cancel", cancel, NULL, NULL, NULL, { 0 } },
    { "close-notice", close_notice, NULL, NULL, NULL, { 0 } },
    { "show-problems", show_problems, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  rp_window_enable (self, "show-problems", FALSE);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (recent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  recent_changed_cb (self);
}
