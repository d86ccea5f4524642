/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "announcer.h"
#include "data-exporters.h"
#include "page-view.h"

/* Typing and turning wheels make many plans. */
#define PAUSE_MS 120
/* What takes longer than this is said; for less a spinner would only flicker. */
#define BUSY_MS 250
/* Of data so much is shown. */
#define MOST_LINES 60
#define MOST_COLUMNS 300

struct _RpExportPreview
{
  GtkWidget parent_instance;
  RpOfferFunc prepare; /* nullable */
  gpointer prepare_data;
  GtkWidget *box, *sheet, *handle, *spinner, *turner, *previous, *next, *complaint, *complaint_button;
  GtkStack *stack;
  GtkLabel *text, *page_label, *remarks, *complaint_label;
  RpExportPlan *wanted; /* nullable: to be drawn next */
  const char *suffix;   /* static: its format */
  guint start_id, busy_id;
  GCancellable *running; /* nullable */
  RpDrawnPages *pages;   /* nullable */
  guint page;
};

G_DEFINE_FINAL_TYPE (RpExportPreview, rp_export_preview, GTK_TYPE_WIDGET)

static guint drawn_signal;

/* ---- in a thread ---- */

typedef struct
{
  RpExportPlan *plan; /* until it is drawn */
  const char *suffix;
  RpDrawnPages *drawn; /* nullable: of data none */
  char *text;          /* of data */
  GStrv remarks;       /* nullable */
} Look;

static void
free_look (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->plan, rp_export_plan_free);
  g_clear_pointer (&look->drawn, rp_drawn_pages_unref);
  g_strfreev (look->remarks);
  g_free (look->text);
  g_free (look);
}

/* The first lines, each of a bearable length. */
static char *
first_lines (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n), *end = data + n;
  GString *text = g_string_new (NULL);

  for (guint line = 0; line < MOST_LINES && data < end; line++)
    {
      const char *stop = memchr (data, '\n', (gsize)(end - data));
      const char *next = stop != NULL ? stop : end;
      g_autofree char *valid = g_utf8_make_valid (data, (gssize)(next - data));

      if (g_utf8_strlen (valid, -1) > MOST_COLUMNS)
        strcpy (g_utf8_offset_to_pointer (valid, MOST_COLUMNS - 1), "");
      g_string_append_printf (text, "%s\n", g_strchomp (valid));
      data = next + 1;
    }
  if (data < end)
    g_string_append (text, "…");
  return g_string_free (text, FALSE);
}

static void
look_work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  g_autofree char *name = g_strconcat ("page", look->suffix, NULL);
  GError *error = NULL;

  if (rp_data_exporter_for_path (name) != NULL)
    {
      g_autoptr (GBytes) bytes = rp_export_job_render_now (look->plan, look->suffix, cancellable, &error);

      look->text = bytes != NULL ? first_lines (bytes) : NULL;
      look->remarks = bytes != NULL ? rp_export_plan_remarks (look->plan, name) : NULL;
    }
  else
    {
      look->drawn = rp_export_job_draw_now (g_steal_pointer (&look->plan), cancellable, &error);
      look->remarks = look->drawn != NULL ? rp_export_plan_remarks (look->drawn->plan, name) : NULL;
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* ---- what is seen ---- */

/* Whether the pages come to a file each. */
static gboolean
is_series (RpExportPreview *self)
{
  g_autofree char *name = g_strconcat ("page", self->suffix, NULL);
  const RpExporter *exporter = rp_exporter_for_path (name, NULL);

  return exporter != NULL && !exporter->paged;
}

static void
show_page (RpExportPreview *self)
{
  guint n = rp_export_preview_get_n_pages (self);
  g_autofree char *place = g_strdup_printf (
      n > 1 && is_series (self) ? _ ("Page %u of %u, a file each") : _ ("Page %u of %u"), self->page + 1, n);

  if (self->pages == NULL)
    return;
  rp_page_view_show (RP_PAGE_VIEW (self->sheet), self->pages, self->page, self->pages->plan->output.transparent);
  gtk_widget_set_visible (self->turner, n > 1);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < n);
  gtk_label_set_text (self->page_label, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Preview"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
}

static void
show_remarks (RpExportPreview *self, GStrv remarks)
{
  g_autofree char *text = remarks != NULL ? g_strjoinv ("\n", remarks) : NULL;

  if (text != NULL && !g_str_equal (text, gtk_label_get_text (self->remarks)))
    rp_announce (GTK_WIDGET (self), text);
  gtk_label_set_text (self->remarks, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), text != NULL);
}

static void
set_busy (RpExportPreview *self, gboolean busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
}

static gboolean
say_busy_cb (gpointer data)
{
  RpExportPreview *self = data;

  self->busy_id = 0;
  set_busy (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
take_look (RpExportPreview *self, Look *look)
{
  if (look->drawn != NULL)
    {
      if (self->pages != NULL && self->pages->plan->figure.view != look->drawn->plan->figure.view)
        self->page = 0;
      g_clear_pointer (&self->pages, rp_drawn_pages_unref);
      self->pages = g_steal_pointer (&look->drawn);
      self->page = MIN (self->page, rp_export_preview_get_n_pages (self) - 1);
      show_page (self);
    }
  else
    {
      gtk_label_set_text (self->text, look->text != NULL ? look->text : "");
      gtk_widget_set_visible (self->turner, FALSE);
    }
  gtk_stack_set_visible_child_name (self->stack, look->text != NULL ? "data" : "page");
  show_remarks (self, look->remarks);
}

static void start_next (RpExportPreview *self);

static void
looked_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  RpExportPreview *self = RP_EXPORT_PREVIEW (object);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_object (&self->running);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) /* its window has gone: nobody waits for it any more */
    return;
  if (self->wanted != NULL)
    {
      start_next (self);
      return;
    }
  g_clear_handle_id (&self->busy_id, g_source_remove);
  set_busy (self, FALSE);
  if (done)
    take_look (self, g_task_get_task_data (G_TASK (result)));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rp_export_preview_complain (self, error->message, NULL, NULL);
  g_signal_emit (self, drawn_signal, 0);
}

/* One at a time: two would take each other's processors. */
static void
start_next (RpExportPreview *self)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  if (self->wanted == NULL || self->running != NULL)
    return;
  look = g_new0 (Look, 1);
  look->plan = g_steal_pointer (&self->wanted);
  look->suffix = self->suffix;
  self->running = g_cancellable_new ();
  if (self->busy_id == 0)
    self->busy_id = g_timeout_add (BUSY_MS, say_busy_cb, self);
  task = g_task_new (self, self->running, looked_cb, NULL);
  g_task_set_task_data (task, look, free_look);
  g_task_run_in_thread (task, look_work);
}

static gboolean
start_cb (gpointer data)
{
  RpExportPreview *self = data;

  self->start_id = 0;
  start_next (self);
  return G_SOURCE_REMOVE;
}

static void
turn (RpExportPreview *self, int by)
{
  int page = (int)self->page + by;

  if (page < 0 || page >= (int)rp_export_preview_get_n_pages (self))
    return;
  self->page = (guint)page;
  show_page (self);
  rp_announce (GTK_WIDGET (self), gtk_label_get_text (self->page_label));
}

static void
previous_cb (RpExportPreview *self)
{
  turn (self, -1);
}

static void
next_cb (RpExportPreview *self)
{
  turn (self, 1);
}

/* ---- the widget ---- */

static GtkWidget *
arrow_new (RpExportPreview *self, const char *icon, const char *name, GCallback turned)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", turned, self);
  gtk_box_append (GTK_BOX (self->turner), button);
  return button;
}

static void
add_turner (RpExportPreview *self)
{
  self->turner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (self->turner, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->turner, FALSE);
  self->previous = arrow_new (self, "go-previous-symbolic", _ ("Previous page"), G_CALLBACK (previous_cb));
  self->page_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->page_label), "numeric");
  gtk_box_append (GTK_BOX (self->turner), GTK_WIDGET (self->page_label));
  self->next = arrow_new (self, "go-next-symbolic", _ ("Next page"), G_CALLBACK (next_cb));
  gtk_box_append (GTK_BOX (self->box), self->turner);
}

static GtkLabel *
wrapped_new (void)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  return label;
}

static void
add_words (RpExportPreview *self)
{
  self->remarks = wrapped_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self->remarks), "rp-notice");
  gtk_widget_add_css_class (GTK_WIDGET (self->remarks), "rp-export-note");
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->remarks));
  self->complaint = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (self->complaint, "rp-export-note");
  gtk_widget_add_css_class (self->complaint, "rp-export-error");
  gtk_widget_set_visible (self->complaint, FALSE);
  self->complaint_label = wrapped_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (self->complaint_label), TRUE);
  self->complaint_button = gtk_button_new ();
  gtk_widget_set_valign (self->complaint_button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->complaint), GTK_WIDGET (self->complaint_label));
  gtk_box_append (GTK_BOX (self->complaint), self->complaint_button);
  gtk_box_append (GTK_BOX (self->box), self->complaint);
}

static void
add_pictures (RpExportPreview *self)
{
  GtkWidget *overlay = gtk_overlay_new (), *scroller = gtk_scrolled_window_new ();

  self->sheet = rp_page_view_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Preview"), -1);
  self->text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->text, 0);
  gtk_label_set_yalign (self->text, 0);
  gtk_label_set_selectable (self->text, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "monospace");
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "rp-export-data");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->text));
  gtk_widget_add_css_class (scroller, "view");
  gtk_widget_add_css_class (scroller, "rp-export-text");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, self->sheet, "page");
  gtk_stack_add_named (self->stack, scroller, "data");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->stack));
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->spinner, 32, 32);
  gtk_widget_set_can_target (self->spinner, FALSE);
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The preview is being drawn"), -1);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->spinner);
  self->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  gtk_widget_add_css_class (self->handle, "rp-drag-handle");
  gtk_widget_set_halign (self->handle, GTK_ALIGN_END);
  gtk_widget_set_valign (self->handle, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->handle, _ ("Drag the picture to where it is wanted"));
  gtk_widget_set_cursor_from_name (self->handle, "grab");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->handle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Drag the picture to where it is wanted"), -1);
  gtk_widget_set_visible (self->handle, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->handle);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_widget_set_hexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (self->box), overlay);
}

static void
stop (RpExportPreview *self)
{
  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_pointer (&self->wanted, rp_export_plan_free);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

static void
rp_export_preview_dispose (GObject *object)
{
  RpExportPreview *self = RP_EXPORT_PREVIEW (object);

  stop (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->pages, rp_drawn_pages_unref);
  G_OBJECT_CLASS (rp_export_preview_parent_class)->dispose (object);
}

/* Its work holds it, and so it is disposed of only after that. */
static void
rp_export_preview_unroot (GtkWidget *widget)
{
  stop (RP_EXPORT_PREVIEW (widget));
  GTK_WIDGET_CLASS (rp_export_preview_parent_class)->unroot (widget);
}

static void
rp_export_preview_class_init (RpExportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_export_preview_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = rp_export_preview_unroot;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  drawn_signal = g_signal_new ("drawn", RP_TYPE_EXPORT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rp_export_preview_init (RpExportPreview *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_pictures (self);
  add_turner (self);
  add_words (self);
}

GtkWidget *
rp_export_preview_new (void)
{
  return g_object_new (RP_TYPE_EXPORT_PREVIEW, NULL);
}

void
rp_export_preview_set_plan (RpExportPreview *self, RpExportPlan *plan, const char *suffix)
{
  g_clear_pointer (&self->wanted, rp_export_plan_free);
  self->wanted = plan;
  self->suffix = suffix;
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_handle_id (&self->start_id, g_source_remove);
  self->start_id = g_timeout_add (PAUSE_MS, start_cb, self);
}

void
rp_export_preview_complain (RpExportPreview *self, const char *text, const char *button, const char *action)
{
  if (!g_str_equal (text, gtk_label_get_text (self->complaint_label)))
    rp_announce (GTK_WIDGET (self), text);
  gtk_label_set_text (self->complaint_label, text);
  gtk_widget_set_visible (self->complaint, *text != '\0');
  gtk_widget_set_visible (self->complaint_button, button != NULL);
  if (button == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (self->complaint_button), button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->complaint_button), action);
}

RpDrawnPages *
rp_export_preview_get_pages (RpExportPreview *self)
{
  return self->pages;
}

guint
rp_export_preview_get_n_pages (RpExportPreview *self)
{
  return self->pages != NULL ? rp_page_set_n_pages (self->pages->pages) : 0;
}

/* ---- dragged out ---- */

#define ICON_PX 180.0f

static GdkContentProvider *
prepare_cb (G_GNUC_UNUSED GtkDragSource *source, G_GNUC_UNUSED double x, G_GNUC_UNUSED double y, RpExportPreview *self)
{
  return self->prepare (self->prepare_data);
}

/* A small copy of the sheet goes with the pointer. */
static void
drag_cb (GtkDragSource *source, G_GNUC_UNUSED GdkDrag *drag, RpExportPreview *self)
{
  GdkTexture *texture = rp_page_view_get_texture (RP_PAGE_VIEW (self->sheet));
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GdkPaintable) icon = NULL;
  graphene_rect_t small;
  float longer;

  if (texture == NULL || !gtk_widget_get_mapped (self->sheet))
    return;
  longer = (float)MAX (gdk_texture_get_width (texture), gdk_texture_get_height (texture));
  graphene_rect_init (&small, 0, 0, ICON_PX * (float)gdk_texture_get_width (texture) / longer,
                      ICON_PX * (float)gdk_texture_get_height (texture) / longer);
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_append_texture (snapshot, texture, &small);
  icon = gtk_snapshot_to_paintable (snapshot, NULL);
  gtk_drag_source_set_icon (source, icon, 0, 0);
}

void
rp_export_preview_let_drag (RpExportPreview *self, RpOfferFunc prepare, gpointer data)
{
  GtkDragSource *source = gtk_drag_source_new ();

  self->prepare = prepare;
  self->prepare_data = data;
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_cb), self);
  gtk_widget_add_controller (gtk_widget_get_parent (self->handle), GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_visible (self->handle, TRUE);
}
