/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "present-private.h"

/* Monitors come and go in several steps. */
#define SETTLE_MS 150

static void
fill_menu (RpPresentRun *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self->stage)));
  GMenu *menu = rp_presenter_window_get_monitors (self->presenter);

  g_menu_remove_all (menu);
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      g_autofree char *words = rp_stage_screen_words (monitor), *name = rp_stage_screen_name (monitor);
      g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

      g_menu_item_set_action_and_target (item, "win.monitor", "s", name);
      g_menu_append_item (menu, item);
    }
}

static void
set_audience (RpPresentRun *self, const char *name)
{
  char *own = g_strdup (name);

  g_free (self->audience);
  self->audience = own;
  rp_present_run_update_actions (self);
}

static gboolean
stands_elsewhere (RpPresentRun *self, GdkMonitor *audience)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->stage));

  return surface != NULL && gtk_window_is_fullscreen (GTK_WINDOW (self->stage))
         && gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface) != audience;
}

/* On the only screen the stage fills it, unless they are to be side by side. */
static gboolean
is_alone (RpPresentRun *self)
{
  return self->kept.alone && !self->parted && (self->flags & RP_PRESENT_WINDOWED) == 0
         && rp_stage_screens_n (gtk_widget_get_display (GTK_WIDGET (self->stage))) < 2;
}

static void
place_windows (RpPresentRun *self)
{
  gboolean alone = is_alone (self);

  set_audience (self, "");
  gtk_window_unfullscreen (GTK_WINDOW (self->presenter));
  if (alone)
    gtk_window_fullscreen (GTK_WINDOW (self->stage));
  else
    gtk_window_unfullscreen (GTK_WINDOW (self->stage));
  gtk_widget_set_visible (GTK_WIDGET (self->presenter), !alone);
}

void
rp_present_run_show_windows (RpPresentRun *self)
{
  if (is_alone (self))
    gtk_window_fullscreen (GTK_WINDOW (self->stage));
  else
    gtk_window_present (GTK_WINDOW (self->presenter));
  gtk_window_present (GTK_WINDOW (self->stage));
}

/* With two monitors each window fills one; with one, or as windows, the stage is one to share. */
void
rp_present_run_place (RpPresentRun *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->stage));
  g_autoptr (GdkMonitor) audience = (self->flags & RP_PRESENT_WINDOWED) == 0
                                        ? rp_stage_screen_choose (display, self->own, self->kept.monitor)
                                        : NULL;
  g_autoptr (GdkMonitor) other = NULL;
  g_autofree char *name = NULL;

  fill_menu (self);
  if (audience != NULL && stands_elsewhere (self, audience))
    {
      /* what fills one monitor goes to another only by way of a window */
      gtk_window_unfullscreen (GTK_WINDOW (self->presenter));
      gtk_window_unfullscreen (GTK_WINDOW (self->stage));
      rp_present_run_place_soon (self);
    }
  else if (audience != NULL)
    {
      other = rp_stage_screen_other (display, self->own, audience);
      name = rp_stage_screen_name (audience);
      self->parted = TRUE;
      set_audience (self, name);
      gtk_widget_show (GTK_WIDGET (self->presenter));
      if (other != NULL)
        gtk_window_fullscreen_on_monitor (GTK_WINDOW (self->presenter), other);
      gtk_window_fullscreen_on_monitor (GTK_WINDOW (self->stage), audience);
    }
  else
    place_windows (self);
}

static gboolean
settled_cb (gpointer data)
{
  RpPresentRun *self = data;

  self->places_id = 0;
  rp_present_run_place (self);
  return G_SOURCE_REMOVE;
}

void
rp_present_run_place_soon (RpPresentRun *self)
{
  g_clear_handle_id (&self->places_id, g_source_remove);
  self->places_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

void
rp_present_run_start_places (RpPresentRun *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);
  GdkDisplay *display = gdk_display_get_default ();

  /* the window that it is begun from, not one of ours */
  if (window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_set_object (&self->own, gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (window)),
                                                                  gtk_native_get_surface (GTK_NATIVE (window))));
  else
    {
      g_autoptr (GdkMonitor) first = g_list_model_get_item (gdk_display_get_monitors (display), 0);

      g_set_object (&self->own, first);
    }
  g_signal_connect_object (gdk_display_get_monitors (display), "items-changed", G_CALLBACK (rp_present_run_place_soon),
                           self, G_CONNECT_SWAPPED);
}

void
rp_present_run_choose_monitor (RpPresentRun *self, const char *name)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->stage));
  g_autoptr (GdkMonitor) monitor = rp_stage_screen_find (display, name);

  if (monitor == NULL)
    return;
  g_free (self->kept.monitor);
  self->kept.monitor = g_strdup (name);
  rp_stage_kept_save (&self->kept);
  self->flags &= ~(guint)RP_PRESENT_WINDOWED;
  /* it makes room for the stage, and stays there */
  if (self->own == monitor)
    {
      g_autoptr (GdkMonitor) other = rp_stage_screen_other (display, NULL, monitor);

      g_set_object (&self->own, other);
    }
  if (rp_stage_screens_n (display) > 1)
    rp_present_run_place (self);
  else
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self->stage), monitor);
}

void
rp_present_run_toggle_full (RpPresentRun *self)
{
  gboolean full = !gtk_window_is_fullscreen (GTK_WINDOW (self->stage));

  if (rp_stage_screens_n (gtk_widget_get_display (GTK_WIDGET (self->stage))) < 2)
    {
      self->kept.alone = full;
      rp_stage_kept_save (&self->kept);
    }
  if (full && *self->audience != '\0')
    rp_present_run_place (self);
  else if (full)
    gtk_window_fullscreen (GTK_WINDOW (self->stage));
  else
    {
      gtk_window_unfullscreen (GTK_WINDOW (self->stage));
      gtk_widget_show (GTK_WIDGET (self->presenter));
    }
  if (full)
    {
      self->flags &= ~(guint)RP_PRESENT_WINDOWED;
      self->parted = *self->audience != '\0';
    }
  if (full && is_alone (self))
    gtk_widget_hide (GTK_WIDGET (self->presenter));
}

gboolean
rp_present_run_is_covered (RpPresentRun *self)
{
  return *self->audience == '\0' && gtk_window_is_fullscreen (GTK_WINDOW (self->stage));
}
