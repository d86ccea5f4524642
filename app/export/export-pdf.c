/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "exporters.h"
#include "label-text.h"
#include "painter.h"
#include "pdf-links.h"
#include "pdf-outline.h"
#include "pdf-page.h"

/* What every reader of the format must take (ISO 32000-1, annex C). */
#define MAX_PAGE_PT 14400.0
#define CLIP_PX 0.01

typedef struct
{
  RpPageSet *pages;
  const RpExportOptions *options;
  GCancellable *cancellable;
} Pages;

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
      double zoom = rp_pdf_pt_per_px (page);
      double width = rp_drawing_get_width (page) * zoom, height = rp_drawing_get_height (page) * zoom;

      if (width > 0 && height > 0 && width <= MAX_PAGE_PT && height <= MAX_PAGE_PT)
        continue;
      g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_TOO_LARGE,
                   _ ("a PDF page can be %.0f px wide and high at most"), MAX_PAGE_PT / RP_PDF_PT_PER_PX);
      return FALSE;
    }
  return TRUE;
}

/* Nothing but what the file was asked for: a description may name what a filter hides. */
static void
set_metadata (cairo_surface_t *surface, const RpExportOptions *options)
{
  const char *marking = options->state != NULL ? rp_dataset_get_marking (options->state->dataset) : options->marking;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, "Rapport " RP_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Rapport " RP_VERSION);
  if (options->title)
    {
      g_autofree char *title = rp_label_line (options->title);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
    }
  if (marking != NULL && *marking != '\0')
    {
      g_autofree char *keyword = rp_label_line (marking);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, keyword);
    }
  set_date (surface, options->date);
}

static void
paint_paper (cairo_t *cr, RpDrawing *page)
{
  RpColor paper = rp_drawing_get_background (page);

  cairo_set_source_rgb (cr, (paper >> 24) / 255.0, ((paper >> 16) & 0xff) / 255.0, ((paper >> 8) & 0xff) / 255.0);
  cairo_rectangle (cr, 0, 0, rp_drawing_get_width (page), rp_drawing_get_height (page));
  cairo_fill (cr);
}

/* Px of DRAWING are the user space afterwards, and what reaches out of it is cut. */
static void
enter (cairo_t *cr, RpDrawing *drawing)
{
  double zoom = rp_pdf_pt_per_px (drawing);

  cairo_scale (cr, zoom, zoom);
  cairo_rectangle (cr, CLIP_PX, CLIP_PX, rp_drawing_get_width (drawing) - 2 * CLIP_PX,
                   rp_drawing_get_height (drawing) - 2 * CLIP_PX);
  cairo_clip (cr);
}

static void
paint_insets (cairo_t *cr, const Pages *self, guint index)
{
  for (guint i = 0; i < rp_page_set_n_insets (self->pages, index); i++)
    {
      const RpPageInset *inset = rp_page_set_get_inset (self->pages, index, i);

      cairo_save (cr);
      cairo_translate (cr, inset->x * RP_PDF_PT_PER_PX, inset->y * RP_PDF_PT_PER_PX);
      enter (cr, inset->drawing);
      rp_painter_paint_shapes (cr, inset->drawing);
      cairo_restore (cr);
    }
}

/* What covers a whole page, and is not clipped, makes Cairo 1.16 forget all that the page had before, begun tags too,
 * and then complain of their ends: so the paper comes before the tags, and shapes are clipped by a hair. */
static void
paint_page (cairo_t *cr, const Pages *self, guint index)
{
  RpDrawing *page = rp_page_set_get_page (self->pages, index);
  double zoom = rp_pdf_pt_per_px (page), width = rp_drawing_get_width (page), height = rp_drawing_get_height (page);

  cairo_pdf_surface_set_size (cairo_get_target (cr), width * zoom, height * zoom);
  cairo_save (cr);
  cairo_save (cr);
  cairo_scale (cr, zoom, zoom);
  if (!self->options->transparent)
    paint_paper (cr, page);
  if (index == 0)
    cairo_tag_begin (cr, "Document", NULL);
  rp_pdf_links_name_page (cr, index + 1);
  cairo_tag_begin (cr, "P", NULL);
  cairo_restore (cr);
  cairo_save (cr);
  enter (cr, page);
  rp_painter_paint_shapes (cr, page);
  cairo_restore (cr);
  paint_insets (cr, self, index);
  cairo_tag_end (cr, "P");
  cairo_restore (cr);
  rp_pdf_links_add (cr, self->pages, index, self->options->state);
}

static void
paint_pages (cairo_t *cr, const Pages *self)
{
  guint n = rp_page_set_n_pages (self->pages);

  for (guint i = 0; i < n && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      paint_page (cr, self, i);
      if (i + 1 == n)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
}

static cairo_status_t
write_pages (GByteArray *bytes, const Pages *self)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 1, 1);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (surface, self->options);
  paint_pages (cr, self);
  if (!g_cancellable_is_cancelled (self->cancellable))
    rp_pdf_outline_add (surface, &(RpPdfOutline){ self->pages, self->options->title, self->options->state });
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static GBytes *
render_pdf (RpPageSet *pages, const RpExportOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status;

  if (!check_sizes (pages, error))
    return NULL;
  status = write_pages (bytes, &(Pages){ pages, options, cancellable });
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
