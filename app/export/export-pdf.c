/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "exporters.h"
#include "label-text.h"
#include "painter.h"

#define PT_PER_PX 0.75
/* What every reader of the format must take (ISO 32000-1, annex C). */
#define MAX_PAGE_PT 14400.0

static cairo_status_t
append_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A date that Cairo cannot read is left out of the file; without one it would write the clock's. */
static void
set_date (cairo_surface_t *surface, const char *date)
{
  const char *written = date && strlen (date) >= 4 && strspn (date, "0123456789-T:Z+") == strlen (date) ? date : "none";

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, written);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, written);
}

static gboolean
check_sizes (RpPageSet *pages, GError **error)
{
  for (guint i = 0; i < rp_page_set_n_pages (pages); i++)
    {
      RpDrawing *page = rp_page_set_get_page (pages, i);
      double zoom = rp_drawing_get_zoom (page) * PT_PER_PX;
      double width = rp_drawing_get_width (page) * zoom, height = rp_drawing_get_height (page) * zoom;

      if (width > 0 && height > 0 && width <= MAX_PAGE_PT && height <= MAX_PAGE_PT)
        continue;
      g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_TOO_LARGE,
                   _ ("a PDF page can be %.0f px wide and high at most"), MAX_PAGE_PT / PT_PER_PX);
      return FALSE;
    }
  return TRUE;
}

static void
paint_page (cairo_surface_t *surface, cairo_t *cr, RpDrawing *page)
{
  double zoom = rp_drawing_get_zoom (page) * PT_PER_PX;

  cairo_pdf_surface_set_size (surface, rp_drawing_get_width (page) * zoom, rp_drawing_get_height (page) * zoom);
  cairo_save (cr);
  cairo_scale (cr, zoom, zoom);
  rp_painter_paint (cr, page);
  cairo_restore (cr);
  cairo_show_page (cr);
}

static GBytes *
render_pdf (RpPageSet *pages, const RpExportOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  if (!check_sizes (pages, error))
    return NULL;
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 1, 1);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Rapport " RP_VERSION);
  if (options->title)
    {
      g_autofree char *title = rp_label_line (options->title);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
    }
  set_date (surface, options->date);
  cr = cairo_create (surface);
  for (guint i = 0; i < rp_page_set_n_pages (pages) && !g_cancellable_is_cancelled (cancellable); i++)
    paint_page (surface, cr, rp_page_set_get_page (pages, i));
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_WRITE, _ ("drawing failed: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

const RpExporter rp_pdf_exporter = { "PDF", ".pdf", TRUE, render_pdf };
