/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures and data that leave the window: the dialog that asks for them, and what is seen of the work while the window
 * goes on. */
#include "window-private.h"

#include "announcer.h"
#include "export-dialog.h"
#include "network-pane.h"
#include "picture-offer.h"

#include <glib/gi18n-lib.h>

/* What is done sooner needs no bar. */
#define SAY_MS 400

/* A file on its way. It holds the program until it is there, or given up. */
typedef struct
{
  RpWindow *window; /* NULL: it is closed */
  GCancellable *cancellable;
  AdwToast *toast; /* nullable: not yet, or no longer */
  GtkProgressBar *bar;
  char *path;
  gint64 begun_us;
  RpExportDone done;
  gpointer data;
} Export;

static void
free_export (gpointer data)
{
  Export *export = data;

  g_object_unref (export->cancellable);
  g_clear_object (&export->toast);
  g_free (export->path);
  g_free (export);
  g_application_release (g_application_get_default ());
}

/* ---- what is seen of it ---- */

static GtkWidget *
bar_with_words (Export *export)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *name = g_filename_display_basename (export->path);
  g_autofree char *words = g_strdup_printf (_ ("Writing %s"), name);
  GtkWidget *label = gtk_label_new (words);

  export->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_size_request (GTK_WIDGET (export->bar), 140, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (export->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (export->bar));
  rp_announce (GTK_WIDGET (export->window), words);
  return box;
}

static void
dismissed_cb (AdwToast *toast, Export *export)
{
  if (export->toast != toast)
    return;
  export->bar = NULL;
  g_signal_handlers_disconnect_by_data (toast, export);
}

static void
show_bar (Export *export)
{
  export->toast = adw_toast_new ("");
  adw_toast_set_custom_title (export->toast, bar_with_words (export));
  adw_toast_set_timeout (export->toast, 0);
  adw_toast_set_priority (export->toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (export->toast, _ ("Cancel"));
  adw_toast_set_action_name (export->toast, "win.cancel-export");
  adw_toast_set_action_target (export->toast, "s", export->path);
  g_signal_connect (export->toast, "dismissed", G_CALLBACK (dismissed_cb), export);
  adw_toast_overlay_add_toast (export->window->toasts, g_object_ref (export->toast));
}

static void
progress_cb (double share, gpointer data)
{
  Export *export = data;

  if (export->window == NULL || g_cancellable_is_cancelled (export->cancellable))
    return;
  if (export->toast == NULL && g_get_monotonic_time () - export->begun_us > SAY_MS * 1000)
    show_bar (export);
  if (export->bar == NULL)
    return;
  if (share > 0)
    gtk_progress_bar_set_fraction (export->bar, share);
  else
    gtk_progress_bar_pulse (export->bar);
}

/* That it is there, and the way to it. */
static void
tell_written (RpWindow *self, const char *path, guint n_files)
{
  g_autofree char *name = g_filename_display_basename (path), *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *text
      = n_files > 1
            ? g_strdup_printf (ngettext ("%s and %u more are written", "%s and %u more are written", n_files - 1), name,
                               n_files - 1)
            : g_strdup_printf (_ ("%s is written"), name);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (uri != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Show in Folder"));
      adw_toast_set_action_name (toast, "win.show-in-folder");
      adw_toast_set_action_target (toast, "s", uri);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
  rp_announce (GTK_WIDGET (self), text);
  rp_window_set_state (self, "last-told", g_variant_new_string (text));
}

static void
done_cb (const char *path, guint n_files, const GError *error, gpointer data)
{
  Export *export = data;
  RpWindow *self = export->window;
  GError cancelled = { G_IO_ERROR, G_IO_ERROR_CANCELLED, (char *)"" };

  if (export->toast != NULL)
    {
      g_signal_handlers_disconnect_by_data (export->toast, export);
      adw_toast_dismiss (export->toast);
    }
  if (self != NULL)
    {
      g_ptr_array_remove_fast (self->exports, export);
      rp_window_set_state (self, "exporting", g_variant_new_int32 ((gint32)self->exports->len));
      if (error == NULL)
        tell_written (self, path, n_files);
      else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s", _ ("No file was made"));
    }
  /* a dialog whose window has gone has no place to come back to */
  export->done (path, n_files, self != NULL ? error : &cancelled, export->data);
}

/* Something is to be written at PATH; what is to be done then, DONE with DATA, is told once. */
static Export *
begin (GtkWindow *window, const char *path, RpExportDone done, gpointer data)
{
  RpWindow *self = RP_WINDOW (window);
  Export *export = g_new0 (Export, 1);

  *export = (Export){ .window = self,
                      .cancellable = g_cancellable_new (),
                      .path = g_strdup (path),
                      .begun_us = g_get_monotonic_time (),
                      .done = done,
                      .data = data };
  g_application_hold (g_application_get_default ());
  if (self->exports == NULL)
    self->exports = g_ptr_array_new ();
  g_ptr_array_add (self->exports, export);
  rp_window_set_state (self, "exporting", g_variant_new_int32 ((gint32)self->exports->len));
  return export;
}

static void
start (GtkWindow *window, RpExportPlan *plan, const char *path, RpExportDone done, gpointer data)
{
  Export *export = begin (window, path, done, data);

  rp_export_job_start (plan, path, export->cancellable, progress_cb, done_cb, export, free_export);
}

void
rp_window_start_handout (GtkWindow *window, RpHandoutOrder *order, const char *path, RpExportDone done, gpointer data)
{
  Export *export = begin (window, path, done, data);

  rp_handout_job_start (order, path, export->cancellable, progress_cb, done_cb, export, free_export);
}

void
rp_window_cancel_exports (RpWindow *self)
{
  for (guint i = 0; self->exports != NULL && i < self->exports->len; i++)
    {
      Export *export = g_ptr_array_index (self->exports, i);

      export->window = NULL;
      export->bar = NULL;
      if (export->toast != NULL) /* it goes with its window */
        g_signal_handlers_disconnect_by_data (export->toast, export);
      g_clear_object (&export->toast);
      g_cancellable_cancel (export->cancellable);
    }
  g_clear_pointer (&self->exports, g_ptr_array_unref);
}

static void
cancel_export (G_GNUC_UNUSED GSimpleAction *action, GVariant *path, gpointer data)
{
  RpWindow *self = data;

  for (guint i = 0; self->exports != NULL && i < self->exports->len; i++)
    {
      Export *export = g_ptr_array_index (self->exports, i);

      if (g_str_equal (export->path, g_variant_get_string (path, NULL)))
        g_cancellable_cancel (export->cancellable);
    }
}

/* ---- where it went ---- */

static void
shown_cb (GObject *bus, GAsyncResult *result, gpointer data)
{
  g_autofree char *uri = data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri), folder = g_file_get_parent (file);
  g_autofree char *folder_uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  /* without a file manager that can point at a file: the folder */
  if (answer == NULL && folder_uri != NULL)
    gtk_show_uri (NULL, folder_uri, GDK_CURRENT_TIME);
}

static void
show_in_folder (G_GNUC_UNUSED GSimpleAction *action, GVariant *uri, G_GNUC_UNUSED gpointer data)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());
  const char *uris[] = { g_variant_get_string (uri, NULL), NULL };

  if (bus == NULL)
    return;
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems", g_variant_new ("(^ass)", uris, ""), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, shown_cb, g_strdup (uris[0]));
}

/* ---- what is exported ---- */

static RpViewName
view_of (RpWindow *self)
{
  const char *view = rp_window_get_view (self);

  return g_str_equal (view, "network")   ? RP_VIEW_NETWORK
         : g_str_equal (view, "sources") ? RP_VIEW_SOURCES
         : g_str_equal (view, "table")   ? RP_VIEW_TABLE
         : g_str_equal (view, "both")    ? RP_VIEW_BOTH
                                         : RP_VIEW_TIMELINE;
}

static void
fill_subject (RpWindow *self, RpExportSubject *subject)
{
  RpMatrixView *matrix = rp_sources_pane_get_matrix (self->sources);
  RpNetwork *network = rp_network_pane_get_network (self->network);
  RpTimelineLayout *layout = rp_timeline_source_get_layout (self->source);

  *subject = (RpExportSubject){ .session = g_object_ref (self->session),
                                .dataset = g_object_ref (rp_session_get_dataset (self->session)),
                                .network = network != NULL ? rp_network_ref (network) : NULL,
                                .layout = layout != NULL ? rp_timeline_layout_ref (layout) : NULL,
                                .rows = { rp_matrix_view_get_rows (matrix), rp_matrix_view_get_order (matrix),
                                          rp_matrix_view_get_source (matrix) },
                                .input = g_strdup (self->path) };
  rp_session_get_network (self->session, &subject->sight);
}

/* The lane that a person has in mind: that which has the focus, else that of the selected. */
static const char *
lane_in_mind (RpWindow *self)
{
  const char *lane = rp_timeline_view_get_lane (self->timeline);
  RpTimelineLayout *layout = rp_timeline_source_get_layout (self->source);
  RpRecordRef selected = rp_session_get_selected (self->session);

  double top, bottom;

  if (lane != NULL && *lane != '\0')
    return lane;
  return layout != NULL && selected.type != RP_RECORD_NONE
             ? rp_timeline_layout_find_lane (layout, selected, &top, &bottom)
             : NULL;
}

ACTION (export)
{
  RpWindow *self = data;
  RpExportSubject subject;

  if (rp_session_get_dataset (self->session) == NULL)
    return;
  fill_subject (self, &subject);
  rp_export_dialog_show (GTK_WINDOW (self), &subject, view_of (self), lane_in_mind (self), start);
}

ACTION (print)
{
  RpWindow *self = data;
  RpExportSubject subject;

  if (rp_session_get_dataset (self->session) == NULL)
    return;
  fill_subject (self, &subject);
  rp_export_dialog_print (GTK_WINDOW (self), &subject, view_of (self), lane_in_mind (self));
}

/* What is seen, for any program to paste: as sharp as it can take it. */
ACTION (copy_picture)
{
  static const char *const suffixes[] = { ".png", ".svg", ".pdf", NULL };
  RpWindow *self = data;
  g_autoptr (RpExportChoices) choices = NULL;
  g_autoptr (GdkContentProvider) offer = NULL;
  RpExportSubject subject;

  if (rp_session_get_dataset (self->session) == NULL)
    return;
  fill_subject (self, &subject);
  choices = rp_export_choices_for_sight (view_of (self), gtk_widget_get_width (self->stage),
                                         gtk_widget_get_height (self->stage));
  offer = rp_picture_offer_new (rp_export_choices_plan (choices, &subject), suffixes, NULL);
  rp_export_subject_clear (&subject);
  if (gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), offer))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s", _ ("The picture is copied"));
}

void
rp_window_add_export_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "exporting", NULL, NULL, "0", rp_window_change_nothing, { 0 } },
    { "export", export, NULL, NULL, NULL, { 0 } },
    { "copy-picture", copy_picture, NULL, NULL, NULL, { 0 } },
    { "print", print, NULL, NULL, NULL, { 0 } },
    { "cancel-export", cancel_export, "s", NULL, NULL, { 0 } },
    { "show-in-folder", show_in_folder, "s", NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
