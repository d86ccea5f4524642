/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of a person's own, of no format that is known: what they are taken for is asked before they are shown, kept by
 * their shape, and can be changed afterwards. */
#include "window-private.h"

#include "announcer.h"
#include "mapping-dialog.h"
#include "mapping-store.h"

#include <glib/gi18n.h>

void
rp_window_take_options (RpImportOptions *own, const RpImportOptions *options)
{
  RpMapping *old = own->mapping;

  *own = *options;
  if (own->mapping != NULL)
    rp_mapping_ref (own->mapping);
  g_clear_pointer (&old, rp_mapping_unref);
}

void
rp_window_clear_options (RpImportOptions *options)
{
  rp_window_take_options (options, &(RpImportOptions){ 0 });
}

void
rp_window_keep_mapping (const RpImportOptions *options)
{
  g_autofree char *folder = rp_mapping_store_folder ();
  g_autoptr (GError) error = NULL;

  if (!rp_mapping_store_save (folder, options->mapping, options->dates, &error))
    g_debug ("the mapping is not kept: %s", error->message);
}

/* ---- before it is shown ---- */

static void
open_cb (const RpImportOptions *options, gpointer data)
{
  RpWindow *self = data;
  g_autofree char *path = g_steal_pointer (&self->mapping.path);

  if (path == NULL)
    return;
  if (options == NULL)
    {
      rp_window_cancel (self);
      return;
    }
  rp_window_keep_mapping (options);
  rp_window_take_options (&self->mapping.next, options);
  rp_window_start_reading (self, path, RP_READING_OPEN);
}

static void
ask (RpWindow *self, const RpImportResult *result, const char *path)
{
  rp_window_drop_mapping_dialog (self);
  self->mapping.path = g_strdup (path);
  rp_window_show_page (self, rp_session_get_dataset (self->session) != NULL ? "main" : "start");
  g_set_weak_pointer (&self->mapping.dialog,
                      rp_mapping_dialog_show (GTK_WINDOW (self), path, result->mapping, result->two_readings,
                                              self->mapping.next.dates, open_cb, G_OBJECT (self)));
}

gboolean
rp_window_ask_for_mapping (RpWindow *self, const RpImportResult *result, const char *path)
{
  g_autofree char *folder = rp_mapping_store_folder ();
  g_autoptr (RpMapping) kept = NULL;
  RpImportOptions options = { 0 };

  if (result->mapping == NULL || result->mapping->lists->len == 0
      || (self->mapping.next.mapping != NULL && result->dataset != NULL))
    return FALSE;
  if (self->mapping.next.mapping == NULL)
    options.mapping = kept = rp_mapping_store_load (folder, result->mapping, &options.dates);
  if (kept == NULL)
    {
      ask (self, result, path);
      return TRUE;
    }
  rp_window_take_options (&self->mapping.next, &options);
  self->mapping.as_last_time = TRUE;
  rp_window_start_reading (self, path, RP_READING_OPEN);
  return TRUE;
}

void
rp_window_drop_mapping_dialog (RpWindow *self)
{
  g_clear_pointer (&self->mapping.path, g_free);
  if (self->mapping.dialog != NULL)
    gtk_window_destroy (self->mapping.dialog);
  g_clear_weak_pointer (&self->mapping.dialog);
}

/* ---- when it is shown ---- */

static void
tell_as_last_time (RpWindow *self)
{
  AdwToast *toast = adw_toast_new (_ ("Read as last time"));

  adw_toast_set_button_label (toast, _ ("Change…"));
  adw_toast_set_action_name (toast, "win.mapping");
  adw_toast_overlay_add_toast (self->toasts, toast);
  rp_announce (GTK_WIDGET (self), _ ("Read as last time"));
  rp_window_set_state (self, "last-told", g_variant_new_string (_ ("Read as last time")));
}

void
rp_window_mapping_shown (RpWindow *self, const RpImportResult *result, gboolean reloaded)
{
  g_clear_pointer (&self->mapping.shown, rp_mapping_unref);
  if (result->mapping != NULL)
    self->mapping.shown = rp_mapping_ref (result->mapping);
  if (!reloaded)
    rp_window_take_options (&self->mapping.said, &self->mapping.next);
  if (!reloaded)
    g_clear_pointer (&self->mapping.two_readings, g_free);
  if (result->two_readings != NULL)
    {
      g_free (self->mapping.two_readings);
      self->mapping.two_readings = g_strdup (result->two_readings);
    }
  rp_window_clear_options (&self->mapping.next);
  rp_window_enable (self, "mapping", self->mapping.shown != NULL);
  if (self->mapping.as_last_time)
    tell_as_last_time (self);
  self->mapping.as_last_time = FALSE;
}

static void
change_cb (const RpImportOptions *options, gpointer data)
{
  RpWindow *self = data;

  if (options == NULL || self->path == NULL || self->loader != NULL)
    return;
  rp_window_keep_mapping (options);
  rp_window_take_options (&self->mapping.said, options);
  rp_window_start_reading (self, self->path, RP_READING_RELOAD);
}

ACTION (mapping)
{
  RpWindow *self = data;

  if (self->mapping.shown == NULL || self->path == NULL || self->mapping.dialog != NULL)
    return;
  g_set_weak_pointer (&self->mapping.dialog,
                      rp_mapping_dialog_show (GTK_WINDOW (self), self->path, self->mapping.shown,
                                              self->mapping.two_readings, self->mapping.said.dates, change_cb,
                                              G_OBJECT (self)));
}

void
rp_window_add_mapping_actions (RpWindow *self)
{
  static const GActionEntry entries[] = { { "mapping", mapping, NULL, NULL, NULL, { 0 } } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  rp_window_enable (self, "mapping", FALSE);
}

void
rp_window_stop_mapping (RpWindow *self)
{
  rp_window_drop_mapping_dialog (self);
  rp_window_clear_options (&self->mapping.said);
  rp_window_clear_options (&self->mapping.next);
  g_clear_pointer (&self->mapping.shown, rp_mapping_unref);
  g_clear_pointer (&self->mapping.two_readings, g_free);
}
