/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print-job.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "escape-closes.h"
#include "export-preview.h"
#include "kept-settings.h"
#include "painter.h"

#define PX_PER_PT (96 / 72.0)
#define NAME "print"
#define SETTINGS "Print Settings"
#define SETUP "Page Setup"
/* The toolkit asks for the pages again and again: so long it is kept waiting at a time, and the window no longer. */
#define WAIT_US (20 * 1000)

/* ---- kept ---- */

GtkPageSetup *
rp_print_setup_load (void)
{
  g_autoptr (GKeyFile) file = rp_kept_settings_load (NAME);
  GtkPageSetup *setup = gtk_page_setup_new_from_key_file (file, SETUP, NULL);

  if (setup != NULL)
    return setup;
  setup = gtk_page_setup_new ();
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

void
rp_print_setup_save (GtkPageSetup *setup)
{
  g_autoptr (GKeyFile) file = rp_kept_settings_load (NAME);

  gtk_page_setup_to_key_file (setup, file, SETUP);
  rp_kept_settings_save (file, NAME);
}

static GtkPrintSettings *
settings_load (void)
{
  g_autoptr (GKeyFile) file = rp_kept_settings_load (NAME);
  GtkPrintSettings *settings = gtk_print_settings_new_from_key_file (file, SETTINGS, NULL);

  return settings != NULL ? settings : gtk_print_settings_new ();
}

static void
settings_save (GtkPrintSettings *settings)
{
  g_autoptr (GKeyFile) file = rp_kept_settings_load (NAME);

  gtk_print_settings_to_key_file (settings, file, SETTINGS);
  rp_kept_settings_save (file, NAME);
}

void
rp_print_setup_get_size (GtkPageSetup *setup, double *width, double *height)
{
  *width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS) * PX_PER_PT;
  *height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS) * PX_PER_PT;
}

char *
rp_print_setup_describe (GtkPageSetup *setup)
{
  const char *paper = gtk_paper_size_get_display_name (gtk_page_setup_get_paper_size (setup));
  GtkPageOrientation orientation = gtk_page_setup_get_orientation (setup);
  gboolean upright
      = orientation == GTK_PAGE_ORIENTATION_PORTRAIT || orientation == GTK_PAGE_ORIENTATION_REVERSE_PORTRAIT;

  return g_strdup_printf (upright ? _ ("%s, portrait") : _ ("%s, landscape"), paper);
}

/* ---- the work ---- */

typedef struct
{
  GtkPrintOperation *operation; /* owned */
  GtkWindow *parent;            /* weak */
  RpExportPlan *plan;           /* until it is drawn */
  RpDrawnPages *pages;          /* nullable */
  GThread *thread;              /* that draws them; nullable */
  GCancellable *cancellable;
  gboolean looked; /* it was only looked at */
  int drawn;       /* the thread has come to its end; atomic */
  GError *error;   /* of the thread */
  RpPrintDone done;
  gpointer data;
} Job;

static gpointer
draw_pages (gpointer data)
{
  Job *job = data;

  job->pages = rp_export_job_draw_now (g_steal_pointer (&job->plan), job->cancellable, &job->error);
  g_atomic_int_set (&job->drawn, 1);
  return NULL;
}

/* Begins to draw for the paper that was chosen, and says whether it is done. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Job *job = data;

  if (job->thread == NULL && job->plan != NULL)
    {
      job->plan->figure.width = gtk_print_context_get_width (context) * PX_PER_PT;
      job->plan->figure.height = gtk_print_context_get_height (context) * PX_PER_PT;
      job->thread = g_thread_new ("print", draw_pages, job);
    }
  if (job->thread == NULL && job->pages == NULL && job->error == NULL) /* a preview has the plan */
    {
      gtk_print_operation_set_n_pages (operation, 1);
      return TRUE;
    }
  if (!g_atomic_int_get (&job->drawn))
    {
      g_usleep (WAIT_US);
      return FALSE;
    }
  g_clear_pointer (&job->thread, g_thread_join);
  if (job->pages != NULL)
    gtk_print_operation_set_n_pages (operation, (int)rp_page_set_n_pages (job->pages->pages));
  else
    gtk_print_operation_cancel (operation);
  return TRUE;
}

static void
draw_page_cb (G_GNUC_UNUSED GtkPrintOperation *operation, GtkPrintContext *context, int number, gpointer data)
{
  Job *job = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  RpDrawing *page;

  if (job->pages == NULL || number < 0 || number >= (int)rp_page_set_n_pages (job->pages->pages))
    return;
  page = rp_page_set_get_page (job->pages->pages, (guint)number);
  cairo_scale (cr, 1 / PX_PER_PT, 1 / PX_PER_PT);
  if (rp_drawing_get_background (page) >> 8 == 0xffffff) /* paper is white by itself */
    rp_painter_paint_shapes (cr, page);
  else
    rp_painter_paint (cr, page);
}

static void
free_job (Job *job)
{
  g_cancellable_cancel (job->cancellable);
  g_clear_pointer (&job->thread, g_thread_join);
  g_clear_pointer (&job->plan, rp_export_plan_free);
  g_clear_pointer (&job->pages, rp_drawn_pages_unref);
  g_clear_error (&job->error);
  g_clear_weak_pointer (&job->parent);
  g_object_unref (job->cancellable);
  g_object_unref (job->operation);
  g_free (job);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  const char *why = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  why = job->error != NULL ? job->error->message : error != NULL ? error->message : NULL;
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && job->looked)
    result = GTK_PRINT_OPERATION_RESULT_CANCEL;
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && gtk_print_operation_get_print_settings (operation) != NULL)
    settings_save (gtk_print_operation_get_print_settings (operation));
  if (job->parent != NULL)
    job->done (why != NULL                                  ? RP_PRINT_FAILED
               : result == GTK_PRINT_OPERATION_RESULT_APPLY ? RP_PRINT_SENT
                                                            : RP_PRINT_LEFT,
               why, job->data);
  free_job (job);
}

/* ---- a look at it, in a window of our own ---- */

static gboolean
look_closed_cb (GtkWindow *window)
{
  GtkPrintOperationPreview *preview = g_object_get_data (G_OBJECT (window), "preview");

  gtk_print_operation_preview_end_preview (preview);
  return FALSE;
}

/* The toolkit wants something to draw on, whoever draws. */
static void
give_surface (GtkPrintContext *context)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
preview_cb (G_GNUC_UNUSED GtkPrintOperation *operation, GtkPrintOperationPreview *preview, GtkPrintContext *context,
            GtkWindow *parent, gpointer data)
{
  Job *job = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *pages = rp_export_preview_new ();
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Print Preview"), "transient-for",
                                    parent != NULL ? parent : job->parent, "modal", TRUE, "default-width", 900,
                                    "default-height", 680, NULL);

  job->looked = TRUE;
  give_surface (context);
  rp_print_setup_get_size (gtk_print_context_get_page_setup (context), &job->plan->figure.width,
                           &job->plan->figure.height);
  rp_export_preview_set_plan (RP_EXPORT_PREVIEW (pages), g_steal_pointer (&job->plan), ".pdf");
  gtk_widget_add_css_class (pages, "rp-print-preview");
  gtk_widget_set_vexpand (pages, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), pages);
  adw_window_set_content (ADW_WINDOW (window), box);
  rp_escape_closes (window);
  g_object_set_data_full (G_OBJECT (window), "preview", g_object_ref (preview), g_object_unref);
  g_signal_connect (window, "close-request", G_CALLBACK (look_closed_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
  return TRUE;
}

void
rp_print_start (GtkWindow *parent, RpExportPlan *plan, GtkPageSetup *setup, RpPrintDone done, gpointer data)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GtkPrintSettings) settings = settings_load ();
  const char *title = plan->output.title;

  *job = (Job){ .operation = gtk_print_operation_new (),
                .plan = plan,
                .cancellable = g_cancellable_new (),
                .done = done,
                .data = data };
  g_set_weak_pointer (&job->parent, parent);
  gtk_print_operation_set_default_page_setup (job->operation, setup);
  gtk_print_operation_set_print_settings (job->operation, settings);
  gtk_print_operation_set_embed_page_setup (job->operation, TRUE);
  gtk_print_operation_set_use_full_page (job->operation, TRUE);
  gtk_print_operation_set_unit (job->operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (job->operation, TRUE);
  gtk_print_operation_set_job_name (job->operation, title != NULL && *title != '\0' ? title : "Rapport");
  g_signal_connect (job->operation, "paginate", G_CALLBACK (paginate_cb), job);
  g_signal_connect (job->operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect (job->operation, "preview", G_CALLBACK (preview_cb), job);
  g_signal_connect (job->operation, "done", G_CALLBACK (done_cb), job);
  gtk_print_operation_run (job->operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
