/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <setjmp.h>

#include "exporters.h"
#include "painter.h"

/* Cairo's image surfaces end there. */
#define MAX_SIDE_PX 32767.0
/* Of the surface, 4 bytes a pixel. */
#define MAX_BYTES (1024.0 * 1024 * 1024)

typedef struct
{
  cairo_surface_t *surface;
  GByteArray *bytes;
  guint8 *row;
  double dots_per_metre;
} PngJob;

static gboolean
check_size (RpDrawing *drawing, double scale, GError **error)
{
  double width = rp_drawing_get_width (drawing), height = rp_drawing_get_height (drawing);
  double largest = MIN (MAX_SIDE_PX / MAX (width, height), sqrt (MAX_BYTES / 4 / (width * height)));

  if (width >= 1 && height >= 1 && scale > 0 && scale <= largest)
    return TRUE;
  largest = floor (largest * 100) / 100;
  g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_TOO_LARGE,
               _ ("a PNG of %.0f × %.0f pixels is too large; the largest scale for this picture is %.2f"),
               ceil (width * scale), ceil (height * scale), largest);
  return FALSE;
}

static cairo_surface_t *
paint (RpDrawing *drawing, double scale, GError **error)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)ceil (rp_drawing_get_width (drawing) * scale - 1e-6),
                                    (int)ceil (rp_drawing_get_height (drawing) * scale - 1e-6));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;
  RpColor paper = rp_drawing_get_background (drawing);

  cairo_set_source_rgb (cr, (paper >> 24) / 255.0, ((paper >> 16) & 0xff) / 255.0, ((paper >> 8) & 0xff) / 255.0);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  rp_painter_paint (cr, drawing);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_WRITE, _ ("drawing failed: %s"),
                   cairo_status_to_string (status));
      g_clear_pointer (&surface, cairo_surface_destroy);
    }
  return surface;
}

static void
append_cb (png_structp png, png_bytep data, png_size_t length)
{
  PngJob *job = png_get_io_ptr (png);

  g_byte_array_append (job->bytes, data, (guint)length);
}

static void
flush_cb (G_GNUC_UNUSED png_structp png)
{
}

static void
write_rows (png_structp png, PngJob *job)
{
  int width = cairo_image_surface_get_width (job->surface), height = cairo_image_surface_get_height (job->surface);
  gsize stride = (gsize)cairo_image_surface_get_stride (job->surface);
  const guint8 *data = cairo_image_surface_get_data (job->surface);

  for (int y = 0; y < height; y++)
    {
      const guint32 *pixels = (const guint32 *)(gconstpointer)(data + (gsize)y * stride);

      for (int x = 0; x < width; x++)
        {
          job->row[3 * x] = (guint8)(pixels[x] >> 16);
          job->row[3 * x + 1] = (guint8)(pixels[x] >> 8);
          job->row[3 * x + 2] = (guint8)pixels[x];
        }
      png_write_row (png, job->row);
    }
}

/* Through libpng, for Cairo writes no resolution. No time is written: equal input, equal bytes. */
static gboolean
encode (PngJob *job)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png ? png_create_info_struct (png) : NULL;

  if (!info || setjmp (png_jmpbuf (png)))
    {
      png_destroy_write_struct (&png, &info);
      return FALSE;
    }
  png_set_write_fn (png, job, append_cb, flush_cb);
  png_set_IHDR (png, info, (png_uint_32)cairo_image_surface_get_width (job->surface),
                (png_uint_32)cairo_image_surface_get_height (job->surface), 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (png, info, (png_uint_32)job->dots_per_metre, (png_uint_32)job->dots_per_metre, PNG_RESOLUTION_METER);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_write_info (png, info);
  write_rows (png, job);
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  return TRUE;
}

static GBytes *
render_png (RpPageSet *pages, const RpExportOptions *options, G_GNUC_UNUSED GCancellable *cancellable, GError **error)
{
  RpDrawing *drawing = rp_page_set_get_page (pages, 0);
  double scale = options->dpi > 0                                  ? options->dpi / 96
                 : options->scale > 0 && isfinite (options->scale) ? options->scale
                                                                   : 1;
  PngJob job = { .dots_per_metre = floor (96 * scale / 0.0254 + 0.5) };
  gboolean done;

  scale *= rp_drawing_get_zoom (drawing);
  if (!check_size (drawing, scale, error))
    return NULL;
  job.surface = paint (drawing, scale, error);
  if (!job.surface)
    return NULL;
  job.bytes = g_byte_array_new ();
  job.row = g_malloc ((gsize)cairo_image_surface_get_width (job.surface) * 3);
  done = encode (&job);
  g_free (job.row);
  cairo_surface_destroy (job.surface);
  if (done)
    return g_byte_array_free_to_bytes (job.bytes);
  g_byte_array_unref (job.bytes);
  g_set_error_literal (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_WRITE, _ ("the PNG could not be encoded"));
  return NULL;
}

const RpExporter rp_png_exporter = { "PNG", ".png", FALSE, render_png };
