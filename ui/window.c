/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-private.h"

#include "menu-focus.h"
#include "paned-grip.h"
#include "window-memory.h"

#include <glib/gi18n-lib.h>

/* What takes longer than this is said. */
#define BUSY_MS 150

G_DEFINE_FINAL_TYPE (RpWindow, rp_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_look (RpWindow *self)
{
  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    gtk_widget_add_css_class (GTK_WIDGET (self), "rp-dark");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "rp-dark");
}

static gboolean
say_busy_cb (gpointer data)
{
  RpWindow *self = data;

  self->busy_id = 0;
  /* a picture that is laid out anew stays in sight: no words over it */
  gtk_widget_set_visible (self->network_busy,
                          rp_network_pane_is_busy (self->network) && !rp_network_pane_has_picture (self->network));
  gtk_widget_set_visible (self->layout_busy, rp_network_pane_can_cancel (self->network));
  return G_SOURCE_REMOVE;
}

/* Words for what takes a moment; for less they would only flicker. It begins while the views get their sizes, when
 * nothing may come or go. */
static void
busy_cb (RpWindow *self)
{
  gboolean busy = rp_network_pane_is_busy (self->network);

  g_clear_handle_id (&self->busy_id, g_source_remove);
  if (busy)
    self->busy_id = g_timeout_add (BUSY_MS, say_busy_cb, self);
  else
    {
      gtk_widget_set_visible (self->network_busy, FALSE);
      gtk_widget_set_visible (self->layout_busy, FALSE);
    }
  rp_window_set_state (self, "busy", g_variant_new_boolean (busy));
}

static void
zoom_cb (RpWindow *self)
{
  rp_window_set_state (self, "zoom-network", g_variant_new_double (rp_network_pane_get_zoom (self->network)));
}

static void
details_revealed_cb (RpWindow *self)
{
  rp_window_set_state (self, "details", g_variant_new_boolean (adw_flap_get_reveal_flap (self->flap)));
}

static void
search_closed_cb (RpWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.search", NULL);
}

static void
hit_step_cb (RpWindow *self, int direction)
{
  gtk_widget_activate_action (GTK_WIDGET (self), direction > 0 ? "win.next-hit" : "win.previous-hit", NULL);
}

/* The split is a part of the height: it stays one when the window grows. */
static void
paned_room_cb (RpWindow *self)
{
  int room = 0, position = (int)(self->split * gtk_widget_get_height (GTK_WIDGET (self->paned)));

  g_object_get (self->paned, "max-position", &room, NULL);
  if (room > 0 && room < G_MAXINT && position != gtk_paned_get_position (self->paned))
    gtk_paned_set_position (self->paned, position);
}

static void
paned_moved_cb (RpWindow *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->paned));

  if (height > 0 && gtk_widget_get_mapped (GTK_WIDGET (self->timeline))
      && gtk_widget_get_mapped (self->network_overlay))
    self->split = CLAMP ((double)gtk_paned_get_position (self->paned) / height, 0.1, 0.9);
}

void
rp_window_set_split (RpWindow *self, double split)
{
  self->split = CLAMP (split, 0.1, 0.9);
  paned_room_cb (self);
}

static gboolean
rp_window_close_request (GtkWindow *window)
{
  RpWindow *self = RP_WINDOW (window);
  RpWindowMemory memory = { .split = self->split, .maximized = gtk_window_is_maximized (window) };

  if (!rp_window_may_close (self) || !rp_window_joining_may_go (self, NULL))
    return TRUE;
  gtk_window_get_default_size (window, &memory.width, &memory.height);
  rp_window_memory_save (&memory);
  rp_window_remember_now (self);
  rp_window_cancel_exports (self);
  return GTK_WINDOW_CLASS (rp_window_parent_class)->close_request (window);
}

static void
rp_window_dispose (GObject *object)
{
  RpWindow *self = RP_WINDOW (object);

  g_clear_pointer (&self->loader, rp_loader_free);
  g_clear_handle_id (&self->busy_id, g_source_remove);
  rp_window_stop_watching (self);
  rp_window_stop_mapping (self);
  rp_window_stop_joining (self);
  g_clear_pointer (&self->keeper, rp_view_keeper_free);
  rp_window_stop_arranging (self);
  rp_window_stop_keeping (self);
  rp_window_cancel_exports (self);
  g_clear_handle_id (&self->measure_id, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->presenting != NULL)
    g_signal_handlers_disconnect_by_data (self->presenting, self);
  g_clear_object (&self->presenting);
  g_clear_object (&self->link_toast);
  g_clear_object (&self->deck_file.undo_toast);
  g_clear_object (&self->deck_file.left_toast);
  if (self->deck != NULL)
    g_signal_handlers_disconnect_by_data (self->deck, self);
  g_clear_object (&self->deck);
  g_clear_object (&self->source);
  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_weak_pointer (&self->scene_editor);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->loading_path, g_free);
  g_clear_pointer (&self->failed_path, g_free);
  g_clear_pointer (&self->deck_file.next, g_free);
  G_OBJECT_CLASS (rp_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, RpWindow, toasts);
  gtk_widget_class_bind_template_child (klass, RpWindow, layout_section);
  gtk_widget_class_bind_template_child (klass, RpWindow, network_menu);
  gtk_widget_class_bind_template_child (klass, RpWindow, undo_section);
  gtk_widget_class_bind_template_child (klass, RpWindow, header);
  gtk_widget_class_bind_template_child (klass, RpWindow, history_box);
  gtk_widget_class_bind_template_child (klass, RpWindow, title_box);
  gtk_widget_class_bind_template_child (klass, RpWindow, details_button);
  gtk_widget_class_bind_template_child (klass, RpWindow, export_button);
  gtk_widget_class_bind_template_child (klass, RpWindow, search_button);
  gtk_widget_class_bind_template_child (klass, RpWindow, menu_button);
  gtk_widget_class_bind_template_child (klass, RpWindow, view_button);
  gtk_widget_class_bind_template_child (klass, RpWindow, title_label);
  gtk_widget_class_bind_template_child (klass, RpWindow, subtitle_label);
  gtk_widget_class_bind_template_child (klass, RpWindow, switch_stack);
  gtk_widget_class_bind_template_child (klass, RpWindow, pages);
  gtk_widget_class_bind_template_child (klass, RpWindow, notice);
  gtk_widget_class_bind_template_child (klass, RpWindow, notice_label);
  gtk_widget_class_bind_template_child (klass, RpWindow, notice_problems);
  gtk_widget_class_bind_template_child (klass, RpWindow, loading_page);
  gtk_widget_class_bind_template_child (klass, RpWindow, progress);
  gtk_widget_class_bind_template_child (klass, RpWindow, start_page);
  gtk_widget_class_bind_template_child (klass, RpWindow, recent_menu);
  gtk_widget_class_bind_template_child (klass, RpWindow, error_page);
  gtk_widget_class_bind_template_child (klass, RpWindow, flap);
  gtk_widget_class_bind_template_child (klass, RpWindow, filter_flap);
  gtk_widget_class_bind_template_child (klass, RpWindow, filter_panel);
  gtk_widget_class_bind_template_child (klass, RpWindow, filter_bar);
  gtk_widget_class_bind_template_child (klass, RpWindow, filter_button);
  gtk_widget_class_bind_template_child (klass, RpWindow, scene_list);
  gtk_widget_class_bind_template_child (klass, RpWindow, scene_flap);
  gtk_widget_class_bind_template_child (klass, RpWindow, scene_button);
  gtk_widget_class_bind_template_child (klass, RpWindow, briefing_menu);
  gtk_widget_class_bind_template_child (klass, RpWindow, briefing_files_section);
  gtk_widget_class_bind_template_child (klass, RpWindow, briefing_left_section);
  gtk_widget_class_bind_template_child (klass, RpWindow, briefing_place);
  gtk_widget_class_bind_template_child (klass, RpWindow, briefing_undo_section);
  gtk_widget_class_bind_template_child (klass, RpWindow, stage);
  gtk_widget_class_bind_template_child (klass, RpWindow, network_overlay);
  gtk_widget_class_bind_template_child (klass, RpWindow, network_busy);
  gtk_widget_class_bind_template_child (klass, RpWindow, layout_busy);
  gtk_widget_class_bind_template_child (klass, RpWindow, measure_busy);
  gtk_widget_class_bind_template_child (klass, RpWindow, measure_label);
  gtk_widget_class_bind_template_child (klass, RpWindow, player);
  gtk_widget_class_bind_template_child (klass, RpWindow, paned);
  gtk_widget_class_bind_template_child (klass, RpWindow, timeline);
  gtk_widget_class_bind_template_child (klass, RpWindow, network);
  gtk_widget_class_bind_template_child (klass, RpWindow, table);
  gtk_widget_class_bind_template_child (klass, RpWindow, sources);
  gtk_widget_class_bind_template_child (klass, RpWindow, legend);
  gtk_widget_class_bind_template_child (klass, RpWindow, overview);
  gtk_widget_class_bind_template_child (klass, RpWindow, overview_frame);
  gtk_widget_class_bind_template_child (klass, RpWindow, search_panel);
  gtk_widget_class_bind_template_child (klass, RpWindow, caption);
  gtk_widget_class_bind_template_child (klass, RpWindow, details_panel);
}

/* The one list of the types that the template names: without a word of them the linker would drop them. */
static void
ensure_types (void)
{
  g_type_ensure (RP_TYPE_TIMELINE_VIEW);
  g_type_ensure (RP_TYPE_NETWORK_PANE);
  g_type_ensure (RP_TYPE_TABLE_VIEW);
  g_type_ensure (RP_TYPE_SOURCES_PANE);
  g_type_ensure (RP_TYPE_LEGEND_STRIP);
  g_type_ensure (RP_TYPE_OVERVIEW_STRIP);
  g_type_ensure (RP_TYPE_TIME_PLAYER);
  g_type_ensure (RP_TYPE_DETAIL_PANEL);
  g_type_ensure (RP_TYPE_FILTER_BAR);
  g_type_ensure (RP_TYPE_FILTER_PANEL);
  g_type_ensure (RP_TYPE_SCENE_LIST);
  g_type_ensure (RP_TYPE_SEARCH_PANEL);
  g_type_ensure (RP_TYPE_START_PAGE);
  g_type_ensure (RP_TYPE_ERROR_PAGE);
}

static void
rp_window_class_init (RpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ensure_types ();
  G_OBJECT_CLASS (klass)->dispose = rp_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rp_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rapport/Rapport/window.ui");
  bind_children (widget_class);
}

static void
connect_session (RpWindow *self)
{
  self->session = rp_session_new ();
  /* First of all the window: it must know of a selection before the views show it. */
  g_signal_connect_swapped (self->session, "changed", G_CALLBACK (rp_window_session_changed), self);
  self->source = rp_timeline_source_new (self->session);
  rp_timeline_view_set_source (self->timeline, self->session, self->source);
  rp_overview_strip_set_source (self->overview, self->session, self->source);
  rp_diagram_view_set_session (RP_DIAGRAM_VIEW (self->network), self->session);
  rp_sources_pane_set_session (self->sources, self->session);
  rp_diagram_view_set_session (RP_DIAGRAM_VIEW (self->legend), self->session);
  rp_table_view_set_session (self->table, self->session);
  rp_detail_panel_set_session (self->details_panel, self->session);
  rp_search_panel_set_session (self->search_panel, self->session);
  rp_session_search_beside (self->session);
  rp_filter_panel_set_session (self->filter_panel, self->session);
  rp_filter_bar_set_session (self->filter_bar, self->session);
}

/* The button within is what takes the focus. */
static void
prepare_menu (GtkWidget *button, const char *name)
{
  GtkWidget *parts[] = { button, gtk_widget_get_first_child (button),
                         GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))) };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parts[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  rp_menu_return_focus (GTK_POPOVER (parts[2]), parts[1]);
}

static void
rp_window_init (RpWindow *self)
{
  RpWindowMemory memory;

  gtk_widget_init_template (GTK_WIDGET (self));
  rp_window_memory_load (&memory);
  gtk_window_set_default_size (GTK_WINDOW (self), memory.width, memory.height);
  if (memory.maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  self->split = memory.split;
  rp_window_add_actions (self);
  rp_window_add_table_actions (self);
  rp_window_add_keys (self);
  rp_window_accept_drops (self);
  connect_session (self);
  rp_window_add_network_actions (self);
  rp_window_add_members_actions (self);
  rp_window_add_briefing_actions (self);
  rp_window_add_deck_actions (self);
  rp_window_add_present_actions (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->network, "notify::busy", G_CALLBACK (busy_cb), self);
  g_signal_connect_swapped (self->network, "notify::zoom", G_CALLBACK (zoom_cb), self);
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (details_revealed_cb), self);
  g_signal_connect_swapped (self->search_panel, "closed", G_CALLBACK (search_closed_cb), self);
  g_signal_connect_swapped (self->search_panel, "step", G_CALLBACK (hit_step_cb), self);
  rp_paned_grip_follow (self->paned);
  g_signal_connect_swapped (self->paned, "notify::max-position", G_CALLBACK (paned_room_cb), self);
  g_signal_connect_swapped (self->paned, "notify::position", G_CALLBACK (paned_moved_cb), self);
  prepare_menu (self->menu_button, _ ("Main menu"));
  prepare_menu (self->view_button, _ ("What is shown"));
  rp_window_start_fitting (self);
  rp_window_start_remembering (self);
  rp_window_start_arranging (self);
  update_look (self);
  rp_window_show_page (self, "start");
}

RpWindow *
rp_window_new (GtkApplication *application)
{
  return g_object_new (RP_TYPE_WINDOW, "application", application, NULL);
}

void
rp_window_open (RpWindow *self, const char *path)
{
  rp_window_read (self, path);
}

gboolean
rp_window_is_free (RpWindow *self)
{
  return self->loader == NULL && rp_session_get_dataset (self->session) == NULL;
}
