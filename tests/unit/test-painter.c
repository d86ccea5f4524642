/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painter.h"
#include "pango-measure.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

static const char *const hostile[] = {
  "",
  " ",
  "<b>x & y",
  "%s%n",
  "\xe2\x80\xae"
  "abc",
  "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d abc",
  "a\x01\x7f",
  "\xef\xbf\xbe",
  "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80",
  "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
  "\xe2\x80\x8b",
  "\n\n",
  "_x",
  "a\xe2\x80\xa8"
  "b",
};

static cairo_status_t
count_cb (void *data, G_GNUC_UNUSED const unsigned char *bytes, unsigned int length)
{
  *(gsize *)data += length;
  return CAIRO_STATUS_SUCCESS;
}

/* Every geometry with every ink, near and far out, and numbers that are none. */
static RpDrawing *
everything (const RpTextMeasure *measure)
{
  static const double places[] = { 10, -2000, 1e7, 1e300, INFINITY, NAN };
  RpDrawing *drawing = rp_drawing_new (300, 200, 0xffffffff);

  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    for (int i = 0; i < 5 * RP_N_SYMBOLS; i++)
      {
        RpShape *shape = rp_drawing_add (drawing, RP_ROLE_MARK, (RpGeometry)(i % 3));
        RpPoint points[] = { { places[p], 5 }, { 60, 90 }, { -places[p], 100 }, { 5, places[p] } };

        shape->x = places[p];
        shape->y = 3 * i;
        shape->width = i % 7 ? 40 : places[p];
        shape->height = i % 11 ? 18 : 0;
        shape->symbol = (RpSymbol)(i % RP_N_SYMBOLS);
        shape->fill = 0xa74003ff;
        shape->stroke = i % 2 ? 0x000000ff : 0;
        shape->fill_style = (RpFill)(i % 5);
        shape->dash = (RpDash)(i % 3);
        shape->line_width = i % 4;
        shape->corner = i % 6;
        shape->points = rp_drawing_points (drawing, points, 4);
        shape->n_points = (guint)(i % 5 == 0 ? 2 : 4);
        shape->curved = i % 2;
        shape->closed = i % 3 == 0;
        shape->arrow = i % 4 == 0;
        shape->arrow_start = i % 8 == 0;
      }
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      RpShape *shape = rp_drawing_add_text (drawing, i % 2 ? RP_ROLE_TICK : RP_ROLE_LABEL, measure, hostile[i],
                                            (RpTextSize)(i % 4), 10, 12.0 * i, 0x000000ff);

      shape->halo = i % 2;
      shape->bold = i % 3 == 0;
    }
  return drawing;
}

static void
test_image (void)
{
  g_autoptr (RpTextMeasure) measure = rp_pango_measure_new ();
  g_autoptr (RpDrawing) drawing = everything (measure);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 450, 300);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, 1.5, 1.5);
  rp_painter_paint (cr, drawing);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
test_pdf (void)
{
  g_autoptr (RpTextMeasure) measure = rp_pango_measure_new ();
  g_autoptr (RpDrawing) drawing = everything (measure);
  gsize n = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_cb, &n, 300, 200);
  cairo_t *cr = cairo_create (surface);

  rp_painter_paint (cr, drawing);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (n, >, 1000);
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *)(gconstpointer)row)[x] & 0xffffff;
}

/* A sloped edge between two far ends still passes the right pixel. */
static void
test_far_slope (void)
{
  for (double reach = 1e3; reach <= 1e9; reach *= 10)
    {
      g_autoptr (RpDrawing) drawing = rp_drawing_new (100, 100, 0xffffffff);
      RpPoint points[] = { { 50 - reach, 50 - reach }, { 50 + reach, 50 + reach } };
      RpShape *shape = rp_drawing_add (drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
      cairo_t *cr = cairo_create (surface);

      shape->points = rp_drawing_points (drawing, points, 2);
      shape->n_points = 2;
      shape->stroke = 0x000000ff;
      shape->line_width = 3;
      rp_painter_paint (cr, drawing);
      cairo_surface_flush (surface);
      g_assert_cmphex (pixel (surface, 50, 50), <, 0x202020);
      g_assert_cmphex (pixel (surface, 20, 20), <, 0x202020);
      g_assert_cmphex (pixel (surface, 20, 60), ==, 0xffffff);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* A hairline has one row of pixels and no grey beside it. */
static void
test_hairline (void)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (100, 100, 0xffffffff);
  RpPoint points[] = { { 0, 50.3 }, { 100, 50.3 } };
  RpShape *shape = rp_drawing_add (drawing, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
  cairo_t *cr = cairo_create (surface);
  int n_black = 0, n_white = 0;

  shape->points = rp_drawing_points (drawing, points, 2);
  shape->n_points = 2;
  shape->stroke = 0x000000ff;
  shape->line_width = 1;
  rp_painter_paint (cr, drawing);
  cairo_surface_flush (surface);
  for (int y = 0; y < 100; y++)
    {
      n_black += pixel (surface, 40, y) == 0;
      n_white += pixel (surface, 40, y) == 0xffffff;
    }
  g_assert_cmpint (n_black, ==, 1);
  g_assert_cmpint (n_white, ==, 99);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* What is measured is as wide as what is drawn at the bold weight, or a little wider. */
static void
test_measure (void)
{
  static const char *const texts[] = { "Azerbaijan–Italy",
                                       "Guido Crosetto",
                                       "12 January 2023",
                                       "AVATAR To Wa.",
                                       "Kərim Vəliyev",
                                       "\xe6\x97\xa5\xe6\x9c\xac",
                                       "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d" };
  g_autoptr (RpTextMeasure) measure = rp_pango_measure_new ();
  PangoContext *context = rp_font_context_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int size = RP_TEXT_TICK; size <= RP_TEXT_TITLE; size++)
      {
        PangoLayout *layout = pango_layout_new (context);
        PangoFontDescription *font = rp_font_description ((RpTextSize)size, TRUE, FALSE);
        PangoRectangle logical;
        double drawn, measured = rp_text_width (measure, texts[i], (RpTextSize)size);

        pango_layout_set_font_description (layout, font);
        pango_layout_set_text (layout, texts[i], -1);
        pango_layout_get_extents (layout, NULL, &logical);
        drawn = logical.width / (double)PANGO_SCALE;
        g_assert_cmpfloat (measured, >=, drawn - 0.5);
        g_assert_cmpfloat (measured, <=, drawn * 1.08 + 2);
        pango_font_description_free (font);
        g_object_unref (layout);
      }
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/painter/image", test_image);
  g_test_add_func ("/painter/pdf", test_pdf);
  g_test_add_func ("/painter/far-slope", test_far_slope);
  g_test_add_func ("/painter/hairline", test_hairline);
  g_test_add_func ("/painter/measure", test_measure);
  return g_test_run ();
}
