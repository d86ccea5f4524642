/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <setjmp.h>

#include "exporters.h"
#include "painter.h"

#define PX_PER_INCH 96.0
#define INCH_PER_METRE (1 / 0.0254)
/* Cairo's image surfaces end there. */
#define MAX_SIDE_PX 32767.0
/* Of the finished file: pictures of paper with ink come to a hundredth of it. */
#define MAX_FILE (1u << 30)
/* Of what is painted at once: a picture of any size takes no more. */
#define BAND_BYTES (16.0 * 1024 * 1024)

/* What a png_error's jump must not lose sight of. */
typedef struct
{
  RpDrawing *drawing;
  GCancellable *cancellable;
  double scale, dpi;
  gboolean transparent;
  int width, height, band; /* pixels; of a band its height */
  cairo_surface_t *surface;
  GByteArray *bytes;
  guint8 *row;
  cairo_status_t status;
  gboolean too_large;
} PngJob;

double
rp_png_largest_scale (double width, double height)
{
  return MAX_SIDE_PX / MAX (width, height);
}

static double
wished_dpi (const RpExportOptions *options)
{
  if (options->dpi > 0 && isfinite (options->dpi))
    return options->dpi;
  return PX_PER_INCH * (options->scale > 0 && isfinite (options->scale) ? options->scale : 1);
}

/* In the words of whoever asked. */
static gboolean
check_size (const PngJob *job, const RpExportOptions *options, GError **error)
{
  double zoom = rp_drawing_get_zoom (job->drawing);
  double width = rp_drawing_get_width (job->drawing) * zoom, height = rp_drawing_get_height (job->drawing) * zoom;
  double largest = rp_png_largest_scale (width, height), wished = job->dpi / PX_PER_INCH;

  if (width >= 1 && height >= 1 && wished <= largest)
    return TRUE;
  if (options->dpi > 0)
    g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_TOO_LARGE,
                 _ ("a PNG of %.0f × %.0f pixels is too large; this picture can have %.0f dpi at most"),
                 ceil (width * wished), ceil (height * wished), floor (largest * PX_PER_INCH));
  else
    g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_TOO_LARGE,
                 _ ("a PNG of %.0f × %.0f pixels is too large; the largest scale for this picture is %.2f"),
                 ceil (width * wished), ceil (height * wished), floor (largest * 100) / 100);
  return FALSE;
}

/* The rows from TOP on, as many as the surface has. */
static void
paint (PngJob *job, int top)
{
  cairo_t *cr;
  RpColor paper = rp_drawing_get_background (job->drawing);

  cairo_surface_flush (job->surface);
  cr = cairo_create (job->surface);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_rgba (cr, (paper >> 24) / 255.0, ((paper >> 16) & 0xff) / 255.0, ((paper >> 8) & 0xff) / 255.0,
                         job->transparent ? 0 : 1);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_translate (cr, 0, -top);
  cairo_scale (cr, job->scale, job->scale);
  rp_painter_paint_shapes (cr, job->drawing);
  job->status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (job->surface);
  if (job->status == CAIRO_STATUS_SUCCESS)
    job->status = cairo_surface_status (job->surface);
}

static void
append_cb (png_structp png, png_bytep data, png_size_t length)
{
  PngJob *job = png_get_io_ptr (png);

  if (length > MAX_FILE - job->bytes->len)
    {
      job->too_large = TRUE;
      png_error (png, "too large");
    }
  g_byte_array_append (job->bytes, data, (guint)length);
}

static void
flush_cb (G_GNUC_UNUSED png_structp png)
{
}

/* Nobody is told on the standard error. */
static void
warning_cb (G_GNUC_UNUSED png_structp png, G_GNUC_UNUSED png_const_charp message)
{
}

static void
error_cb (png_structp png, G_GNUC_UNUSED png_const_charp message)
{
  png_longjmp (png, 1);
}

static guint8
straight (guint32 value, guint32 alpha)
{
  return (guint8)MIN ((value * 255 + alpha / 2) / alpha, 255);
}

/* What is wholly transparent has the paper's colour: whoever scales the picture without heed to alpha blends that in.
 */
static void
convert_row (const PngJob *job, const guint32 *pixels)
{
  RpColor paper = rp_drawing_get_background (job->drawing);
  guint8 *out = job->row;

  for (int x = 0; x < job->width; x++)
    {
      guint32 pixel = pixels[x], alpha = job->transparent ? pixel >> 24 : 255;
      guint32 red = (pixel >> 16) & 0xff, green = (pixel >> 8) & 0xff, blue = pixel & 0xff;

      *out++ = alpha == 255 ? (guint8)red : alpha == 0 ? (guint8)(paper >> 24) : straight (red, alpha);
      *out++ = alpha == 255 ? (guint8)green : alpha == 0 ? (guint8)(paper >> 16) : straight (green, alpha);
      *out++ = alpha == 255 ? (guint8)blue : alpha == 0 ? (guint8)(paper >> 8) : straight (blue, alpha);
      if (job->transparent)
        *out++ = (guint8)alpha;
    }
}

/* FALSE: painting failed, or it was cancelled. */
static gboolean
write_bands (png_structp png, PngJob *job)
{
  for (int top = 0; top < job->height; top += job->band)
    {
      gsize stride = (gsize)cairo_image_surface_get_stride (job->surface);

      if (g_cancellable_is_cancelled (job->cancellable))
        return FALSE;
      paint (job, top);
      if (job->status != CAIRO_STATUS_SUCCESS)
        return FALSE;
      for (int y = 0; y < job->band && top + y < job->height; y++)
        {
          const guint8 *data = cairo_image_surface_get_data (job->surface);

          convert_row (job, (const guint32 *)(gconstpointer)(data + (gsize)y * stride));
          png_write_row (png, job->row);
        }
    }
  return TRUE;
}

/* Through libpng, for Cairo writes no resolution. No time is written: equal input, equal bytes. */
static gboolean
encode (PngJob *job)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, error_cb, warning_cb);
  png_infop info = png ? png_create_info_struct (png) : NULL;
  png_uint_32 dots_per_metre = (png_uint_32)floor (job->dpi * INCH_PER_METRE + 0.5);
  gboolean done;

  if (!info || setjmp (png_jmpbuf (png)))
    {
      png_destroy_write_struct (&png, &info);
      return FALSE;
    }
  png_set_write_fn (png, job, append_cb, flush_cb);
  png_set_IHDR (png, info, (png_uint_32)job->width, (png_uint_32)job->height, 8,
                job->transparent ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (png, info, dots_per_metre, dots_per_metre, PNG_RESOLUTION_METER);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  /* half the time of trying all of them, for a hundredth more of bytes */
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  png_write_info (png, info);
  done = write_bands (png, job);
  if (done)
    png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  return done;
}

static void
start (PngJob *job, RpDrawing *drawing, const RpExportOptions *options)
{
  job->drawing = drawing;
  job->dpi = wished_dpi (options);
  job->transparent = options->transparent;
  job->scale = job->dpi / PX_PER_INCH * rp_drawing_get_zoom (drawing);
}

static void
allocate (PngJob *job)
{
  job->width = (int)ceil (rp_drawing_get_width (job->drawing) * job->scale - 1e-6);
  job->height = (int)ceil (rp_drawing_get_height (job->drawing) * job->scale - 1e-6);
  job->width = CLAMP (job->width, 1, (int)MAX_SIDE_PX);
  job->height = CLAMP (job->height, 1, (int)MAX_SIDE_PX);
  job->band = MIN (job->height, (int)MAX (1, BAND_BYTES / (4.0 * job->width)));
  job->surface
      = cairo_image_surface_create (job->transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, job->width, job->band);
  job->status = cairo_surface_status (job->surface);
  job->bytes = g_byte_array_new ();
  job->row = g_malloc ((gsize)job->width * 4);
}

static void
set_error (const PngJob *job, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return;
  if (job->status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_WRITE, _ ("drawing failed: %s"),
                 cairo_status_to_string (job->status));
  else if (job->too_large)
    g_set_error_literal (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_TOO_LARGE, _ ("the PNG would have more than 1 GiB"));
  else
    g_set_error_literal (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_WRITE, _ ("the PNG could not be encoded"));
}

static GBytes *
render_png (RpPageSet *pages, const RpExportOptions *options, GCancellable *cancellable, GError **error)
{
  PngJob job = { .cancellable = cancellable };
  gboolean done;

  start (&job, rp_page_set_get_page (pages, 0), options);
  if (!check_size (&job, options, error))
    return NULL;
  allocate (&job);
  done = job.status == CAIRO_STATUS_SUCCESS && encode (&job);
  g_free (job.row);
  cairo_surface_destroy (job.surface);
  if (done)
    return g_byte_array_free_to_bytes (job.bytes);
  g_byte_array_unref (job.bytes);
  set_error (&job, error);
  return NULL;
}

const RpExporter rp_png_exporter = { "PNG", ".png", FALSE, render_png };
