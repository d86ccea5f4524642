/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "handout-preview.h"

#include <glib/gi18n-lib.h>

#include "handout-book.h"
#include "page-view.h"
#include "stage-picture.h"

/* Typing and turning wheels make many orders. */
#define PAUSE_MS 150
#define LEAST_HEIGHT_PX 120

struct _RpHandoutPreview
{
  GtkWidget parent_instance;
  GtkWidget *sheet;
  RpHandoutOrder *wanted; /* nullable: to be drawn next */
  gboolean has_pages;
  guint start_id;
  GCancellable *running; /* nullable */
};

G_DEFINE_FINAL_TYPE (RpHandoutPreview, rp_handout_preview, GTK_TYPE_WIDGET)

/* ---- in a thread ---- */

/* What the drawn page lives by. */
typedef struct
{
  RpHandoutOrder *order;
  gboolean has_pages;
  RpHandoutBook *book;     /* nullable */
  RpStagePicture *picture; /* nullable */
} Look;

static void
free_look (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->book, rp_handout_book_free);
  g_clear_pointer (&look->picture, rp_stage_picture_unref);
  rp_handout_order_free (look->order);
  g_free (look);
}

/* The first scene, as slides, web pages and pictures have it. */
static RpStagePicture *
draw_scene (const RpHandoutPlan *plan, GCancellable *cancellable)
{
  const RpPageSize *size = plan->size != NULL ? plan->size : rp_page_size ("slide");
  RpStageOptions options = { .width = size->width,
                             .height = size->height,
                             .theme = plan->theme,
                             .number = 1,
                             .n = rp_briefing_n_scenes (plan->briefing),
                             .marking = plan->marking,
                             .input = plan->input };

  return rp_stage_picture_new (plan->dataset, rp_briefing_get_scene (plan->briefing, 0), &options, cancellable);
}

static void
draw (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  RpPageSet *pages = NULL;

  if (look->has_pages)
    look->book = rp_handout_book_new (&look->order->plan, NULL, NULL, cancellable);
  else
    look->picture = draw_scene (&look->order->plan, cancellable);
  if (look->book != NULL)
    pages = rp_page_set_ref (rp_handout_book_get_pages (look->book));
  else if (look->picture != NULL)
    pages = rp_page_set_of (rp_stage_picture_get_drawing (look->picture));
  if (pages == NULL)
    free_look (look);
  g_task_return_pointer (task, pages != NULL ? rp_drawn_pages_new (pages, look, free_look) : NULL,
                         (GDestroyNotify)rp_drawn_pages_unref);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  RpHandoutPreview *self = RP_HANDOUT_PREVIEW (source);
  g_autoptr (RpDrawnPages) pages = g_task_propagate_pointer (G_TASK (result), NULL);

  /* its window may have gone meanwhile */
  if (pages == NULL || self->sheet == NULL || g_task_get_cancellable (G_TASK (result)) != self->running)
    return;
  rp_page_view_show (RP_PAGE_VIEW (self->sheet), pages, 0, FALSE);
}

static gboolean
start_cb (gpointer data)
{
  RpHandoutPreview *self = data;
  g_autoptr (GTask) task = NULL;
  Look *look = g_new0 (Look, 1);

  self->start_id = 0;
  self->running = g_cancellable_new ();
  task = g_task_new (self, self->running, drawn_cb, NULL);
  *look = (Look){ .order = g_steal_pointer (&self->wanted), .has_pages = self->has_pages };
  g_task_set_task_data (task, look, NULL);
  g_task_run_in_thread (task, draw);
  return G_SOURCE_REMOVE;
}

static void
stop (RpHandoutPreview *self)
{
  g_clear_handle_id (&self->start_id, g_source_remove);
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_pointer (&self->wanted, rp_handout_order_free);
}

/* ---- the widget ---- */

static void
rp_handout_preview_dispose (GObject *object)
{
  RpHandoutPreview *self = RP_HANDOUT_PREVIEW (object);

  stop (self);
  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  G_OBJECT_CLASS (rp_handout_preview_parent_class)->dispose (object);
}

static void
rp_handout_preview_class_init (RpHandoutPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_handout_preview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rp_handout_preview_init (RpHandoutPreview *self)
{
  self->sheet = rp_page_view_new ();
  gtk_widget_set_hexpand (self->sheet, TRUE);
  gtk_widget_set_vexpand (self->sheet, TRUE);
  gtk_widget_set_size_request (self->sheet, -1, LEAST_HEIGHT_PX);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The first page as it will be"), -1);
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-export-preview");
}

GtkWidget *
rp_handout_preview_new (void)
{
  return g_object_new (RP_TYPE_HANDOUT_PREVIEW, NULL);
}

void
rp_handout_preview_set_order (RpHandoutPreview *self, RpHandoutOrder *order, gboolean pages)
{
  stop (self);
  self->wanted = order;
  self->has_pages = pages;
  self->start_id = g_timeout_add (PAUSE_MS, start_cb, self);
}
