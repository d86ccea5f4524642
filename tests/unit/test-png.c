/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters.h"

#include <string.h>

#include "painter.h"

typedef struct
{
  const guint8 *data;
  gsize length;
} Reader;

static cairo_status_t
read_cb (void *data, unsigned char *bytes, unsigned int length)
{
  Reader *reader = data;

  if (length > reader->length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, reader->data, length);
  reader->data += length;
  reader->length -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode (GBytes *bytes)
{
  Reader reader = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

static RpDrawing *
a_drawing (double width, double height)
{
  RpDrawing *drawing = rp_drawing_new (width, height, 0xfff0e0ff);

  for (guint i = 0; i < 60; i++)
    {
      RpShape *shape
          = rp_drawing_add (drawing, i % 2 ? RP_ROLE_NODE : RP_ROLE_BAR, i % 2 ? RP_GEOMETRY_SYMBOL : RP_GEOMETRY_RECT);

      shape->symbol = (RpSymbol)(i % RP_N_SYMBOLS);
      shape->x = i * 7.3;
      shape->y = i * 5.7;
      shape->width = 60;
      shape->height = 33;
      shape->corner = 4;
      shape->fill = 0x1080c0ff;
      shape->stroke = i % 3 ? 0x202020ff : 0;
      shape->fill_style = (RpFill)(i % 5);
      rp_drawing_add_text (drawing, RP_ROLE_LABEL, rp_text_measure_fixed (), "Bakı 12 שלום", RP_TEXT_TITLE, 300 - i,
                           i * 6.1, 0xff);
    }
  return drawing;
}

static GBytes *
render (RpDrawing *drawing, const RpExportOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (RpPageSet) pages = rp_page_set_of (drawing);

  return rp_png_exporter.render (pages, options, cancellable, error);
}

static guint32
word_at (const guint8 *data)
{
  return (guint32)data[0] << 24 | (guint32)data[1] << 16 | (guint32)data[2] << 8 | data[3];
}

/* The chunk's content; a PNG has a chunk for its resolution, in dots a metre. */
static const guint8 *
chunk (GBytes *bytes, const char *name)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (gsize at = 8; at + 12 <= length; at += 12 + word_at (data + at))
    if (memcmp (data + at + 4, name, 4) == 0)
      return data + at + 8;
  return NULL;
}

static void
assert_png (const RpExportOptions *options, guint width, guint height, guint dots_per_metre)
{
  g_autoptr (RpDrawing) drawing = a_drawing (100, 50.5);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = render (drawing, options, NULL, &error);
  const guint8 *head = chunk (bytes, "IHDR"), *resolution = chunk (bytes, "pHYs");

  g_assert_no_error (error);
  g_assert_cmpuint (word_at (head), ==, width);
  g_assert_cmpuint (word_at (head + 4), ==, height);
  g_assert_cmpuint (head[9], ==, options->transparent ? 6 : 2);
  g_assert_cmpuint (word_at (resolution), ==, dots_per_metre);
  g_assert_cmpuint (word_at (resolution + 4), ==, dots_per_metre);
  g_assert_cmpuint (resolution[8], ==, 1);
}

static void
test_resolution (void)
{
  assert_png (&(RpExportOptions){ .scale = 1 }, 100, 51, 3780);
  assert_png (&(RpExportOptions){ .dpi = 96, .scale = 3 }, 100, 51, 3780);
  assert_png (&(RpExportOptions){ .dpi = 150 }, 157, 79, 5906);
  assert_png (&(RpExportOptions){ .dpi = 300, .transparent = TRUE }, 313, 158, 11811);
  assert_png (&(RpExportOptions){ .dpi = 600 }, 625, 316, 23622);
}

static RpDrawing *
on_slide (double width, double height)
{
  RpDrawing *drawing = a_drawing (width, height);

  rp_drawing_set_zoom (drawing, 2);
  return drawing;
}

static void
assert_too_large (RpDrawing *drawing, const RpExportOptions *options, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (render (drawing, options, NULL, &error));
  g_assert_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_too_large (void)
{
  g_autoptr (RpDrawing) plain = a_drawing (1000, 10);
  g_autoptr (RpDrawing) slide = on_slide (1000, 10);
  RpExportOptions most = { .dpi = 96 * 16 };
  g_autoptr (GBytes) bytes = NULL;

  assert_too_large (plain, &(RpExportOptions){ .scale = 32.8 }, "the largest scale for this picture is 32.76");
  assert_too_large (plain, &(RpExportOptions){ .dpi = 4000 }, "can have 3145 dpi at most");
  assert_too_large (slide, &(RpExportOptions){ .scale = 16.4 }, "32800 × 328 pixels");
  assert_too_large (slide, &(RpExportOptions){ .scale = 16.4 }, "is 16.38");
  bytes = render (slide, &most, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (word_at (chunk (bytes, "IHDR")), ==, 32000);
}

/* A large picture is painted piece by piece; nothing of that is seen. (Cairo rounds strokes of letters as large as
 * these by where they are cut, so there are no halos here; newer versions round the edges of large letters too, here
 * and there.) */
static void
test_bands (void)
{
  g_autoptr (RpDrawing) drawing = a_drawing (500, 400);
  g_autoptr (GBytes) bytes = render (drawing, &(RpExportOptions){ .scale = 8 }, NULL, NULL);
  cairo_surface_t *found = decode (bytes), *whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4000, 3200);
  cairo_t *cr = cairo_create (whole);
  guint n_different = 0;

  cairo_scale (cr, 8, 8);
  rp_painter_paint (cr, drawing);
  cairo_destroy (cr);
  cairo_surface_flush (whole);
  for (gsize y = 0; y < 3200; y++)
    {
      const guint32 *a = (const guint32 *)(gconstpointer)(cairo_image_surface_get_data (found) + y * 16000);
      const guint32 *b = (const guint32 *)(gconstpointer)(cairo_image_surface_get_data (whole) + y * 16000);

      for (gsize x = 0; x < 4000; x++)
        n_different += ((a[x] ^ b[x]) & 0xffffff) != 0;
    }
  g_assert_cmpuint (n_different, <, 1000); /* of 12,800,000: a row that is shifted differs in many more */
  cairo_surface_destroy (found);
  cairo_surface_destroy (whole);
}

static void
test_transparent (void)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (10, 10, 0xfff0e0ff);
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *surface;
  const guint32 *row;

  rp_drawing_add_rect (drawing, RP_ROLE_BAR, 2, 0, 2, 10, 0x336699ff);
  rp_drawing_add_rect (drawing, RP_ROLE_BAR, 6, 0, 2, 10, 0x33669980);
  bytes = render (drawing, &(RpExportOptions){ .scale = 1, .transparent = TRUE }, NULL, NULL);
  surface = decode (bytes);
  row = (const guint32 *)(gconstpointer)cairo_image_surface_get_data (surface);
  g_assert_cmphex (row[0], ==, 0);
  g_assert_cmphex (row[2], ==, 0xff336699);
  g_assert_cmphex (row[6] >> 24, ==, 0x80);
  g_assert_cmpint (abs ((int)(row[6] & 0xff) - 0x99 / 2), <=, 1); /* multiplied by its alpha again */
  cairo_surface_destroy (surface);
}

static void
test_cancelled (void)
{
  g_autoptr (RpDrawing) drawing = a_drawing (100, 100);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (render (drawing, &(RpExportOptions){ .scale = 1 }, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/png/resolution", test_resolution);
  g_test_add_func ("/png/too-large", test_too_large);
  g_test_add_func ("/png/bands", test_bands);
  g_test_add_func ("/png/transparent", test_transparent);
  g_test_add_func ("/png/cancelled", test_cancelled);
  return g_test_run ();
}
