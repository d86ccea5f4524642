/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painter.h"
#include "paint-cache.h"
#include "painter-text.h"
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

static void
add_box (RpDrawing *drawing, double x, double y, double height)
{
  RpShape *shape = rp_drawing_add (drawing, RP_ROLE_MARK, RP_GEOMETRY_RECT);

  shape->x = x;
  shape->y = y;
  shape->width = 10;
  shape->height = height;
  shape->corner = 3;
  shape->fill = 0x000000ff;
}

/* What is cut shows within its band alone, marks and words; what stands before and behind it in the list is whole. */
static void
test_band (void)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (100, 100, 0xffffffff);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
  cairo_t *cr = cairo_create (surface);
  RpTextMeasure *measure = rp_pango_measure_new ();

  add_box (drawing, 10, 0, 100);
  add_box (drawing, 30, 0, 100);
  rp_drawing_add_text (drawing, RP_ROLE_LABEL, measure, "MMMM", RP_TEXT_TITLE, 60, 15, 0x000000ff);
  rp_drawing_cut (drawing, 1, 30, 70);
  add_box (drawing, 50, 0, 100);
  rp_painter_paint (cr, drawing);
  cairo_surface_flush (surface);
  for (int y = 5; y < 95; y++)
    {
      g_assert_cmphex (pixel (surface, 15, y), ==, 0);
      g_assert_cmphex (pixel (surface, 35, y), ==, y >= 30 && y < 70 ? 0 : 0xffffff);
      g_assert_cmphex (pixel (surface, 55, y), ==, 0);
      for (int x = 62; x < 100 && y < 30; x++)
        g_assert_cmphex (pixel (surface, x, y), ==, 0xffffff);
    }
  rp_pango_measure_free (measure);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Each box holds until the next: marks, words and lines; and an empty one is none. */
static void
test_clips (void)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (100, 100, 0xffffffff);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
  cairo_t *cr = cairo_create (surface);
  guint n;

  g_assert_null (rp_drawing_get_clips (drawing, &n));
  add_box (drawing, 10, 0, 100);
  rp_drawing_clip (drawing, 0, 30, 100, 40);
  add_box (drawing, 30, 0, 100);
  rp_drawing_add_line (drawing, (RpPoint){ 40, 0 }, (RpPoint){ 40, 100 }, 0x000000ff, 4);
  rp_drawing_clip (drawing, 0, 0, 60, 20);
  add_box (drawing, 55, 0, 100);
  rp_drawing_clip (drawing, 0, 0, 0, 0);
  add_box (drawing, 70, 0, 100);
  g_assert_nonnull (rp_drawing_get_clips (drawing, &n));
  g_assert_cmpuint (n, ==, 3);
  rp_painter_paint (cr, drawing);
  cairo_surface_flush (surface);
  for (int y = 1; y < 99; y++)
    {
      g_assert_cmphex (pixel (surface, 15, y), ==, 0);
      g_assert_cmphex (pixel (surface, 35, y), ==, y >= 30 && y < 70 ? 0 : 0xffffff);
      g_assert_cmphex (pixel (surface, 40, y), ==, y >= 30 && y < 70 ? 0 : 0xffffff);
      g_assert_cmphex (pixel (surface, 57, y), ==, y < 20 ? 0 : 0xffffff);
      g_assert_cmphex (pixel (surface, 62, y), ==, 0xffffff);
      g_assert_cmphex (pixel (surface, 75, y), ==, 0);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
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
    for (int size = RP_TEXT_TICK; size < RP_N_TEXT_SIZES; size++)
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

#define WIDTH 400
#define HEIGHT 300

typedef struct
{
  double matrix, device;
} Scale;

static const Scale scales[] = { { 1, 1 }, { 1, 2 }, { 1.5, 1 }, { 2, 1 } };

/* DRAWING as pixels. AS_PATHS: a hair higher than wide, which takes no sprites and leaves text to Pango. */
static cairo_surface_t *
painted (RpDrawing *drawing, Scale scale, gboolean as_paths)
{
  double all = scale.matrix * scale.device;
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)(WIDTH * all), (int)(HEIGHT * all));
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale.device, scale.device);
  cr = cairo_create (image);
  cairo_scale (cr, scale.matrix, scale.matrix * (as_paths ? 1 + 1e-12 : 1));
  rp_painter_paint (cr, drawing);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

/* The largest difference between two pictures in any channel; the mean one into MEAN. */
static int
difference (cairo_surface_t *a, cairo_surface_t *b, double *mean)
{
  gsize n = (gsize)cairo_image_surface_get_stride (a) * (gsize)cairo_image_surface_get_height (a);
  const guint8 *p = cairo_image_surface_get_data (a), *q = cairo_image_surface_get_data (b);
  int worst = 0;

  *mean = 0;
  for (gsize i = 0; i < n; i++)
    {
      worst = MAX (worst, ABS (p[i] - q[i]));
      *mean += ABS (p[i] - q[i]);
    }
  *mean /= (double)n;
  return worst;
}

/* WORST and MEAN: levels of 255 by which sprites may differ from paths. A second picture must be the very same. */
static void
check_sprites (RpDrawing *drawing, int worst, double mean)
{
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *paths = painted (drawing, scales[i], TRUE), *sprites = painted (drawing, scales[i], FALSE);
      cairo_surface_t *again = painted (drawing, scales[i], FALSE);
      double found;

      g_assert_cmpint (difference (sprites, again, &found), ==, 0);
      g_assert_cmpint (difference (sprites, paths, &found), <=, worst);
      g_assert_cmpfloat (found, <=, mean);
      cairo_surface_destroy (paths);
      cairo_surface_destroy (sprites);
      cairo_surface_destroy (again);
    }
}

/* In rows; STEP more for each: where whole quarters, sprites lie exactly where paths do. */
static RpDrawing *
symbols (double step)
{
  RpDrawing *drawing = rp_drawing_new (WIDTH, HEIGHT, 0xffffffff);

  for (int i = 0; i < 8 * RP_N_SYMBOLS; i++)
    {
      RpShape *shape = rp_drawing_add (drawing, RP_ROLE_MARK, RP_GEOMETRY_SYMBOL);

      shape->x = 6 + i % 12 * 32 + i * step;
      shape->y = 6 + i / 12 * 30 + i * step;
      shape->width = 10 + i % 3;
      shape->height = 10 + i % 5;
      shape->symbol = (RpSymbol)(i % RP_N_SYMBOLS);
      shape->fill = i % 5 ? 0xa74003ff : 0x1040a080;
      shape->stroke = i % 2 ? 0x000000ff : i % 3 ? 0x20802080 : 0;
      shape->line_width = 1 + 0.5 * (i % 3);
      shape->dash = (RpDash)(i % 3);
    }
  return drawing;
}

static void
test_symbol_sprites (void)
{
  g_autoptr (RpDrawing) exact = symbols (0.25);
  g_autoptr (RpDrawing) between = symbols (0.071);

  check_sprites (exact, 88, 0.4);
  check_sprites (between, 110, 0.4);
}

static void
test_box_sprites (void)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (WIDTH, HEIGHT, 0xffffffff);

  for (int i = 0; i < 120; i++)
    {
      RpShape *shape = rp_drawing_add (drawing, RP_ROLE_BAR, RP_GEOMETRY_RECT);

      shape->x = i % 4 * 100 + 4 + 0.37 * i;
      shape->y = i / 4 * 10;
      shape->width = i % 7 == 0 ? 5 : i % 7 == 1 ? 900 : 3.1 * (i % 20);
      shape->height = 4 + i % 5;
      shape->corner = i % 6;
      shape->fill = i % 3 ? 0xa74003ff : 0x1040a080;
      shape->fill_style = (RpFill)(i % 5);
      shape->stroke = i % 2 ? 0x000000ff : 0;
      shape->line_width = 1 + 0.5 * (i % 3);
      shape->dash = (RpDash)(i % 11 == 0);
    }
  check_sprites (drawing, 64, 0.2);
}

static RpDrawing *
words (gboolean halo)
{
  static const char *const texts[] = { "Azerbaijan–Italy",
                                       "AVATAR To Wa. fi ffl",
                                       "Kərim Vəliyev",
                                       "one line\nand a longer second",
                                       "e\xcc\x81 \xd7\xa9\xd7\x9c abc",
                                       "\xef\xbf\xbe 1",
                                       "12 January 2023" };
  g_autoptr (RpTextMeasure) measure = rp_pango_measure_new ();
  RpDrawing *drawing = rp_drawing_new (WIDTH, HEIGHT, 0xffffffff);

  for (int i = 0; i < 40; i++)
    {
      RpShape *shape = rp_drawing_add_text (drawing, i % 3 ? RP_ROLE_LABEL : RP_ROLE_TICK, measure,
                                            texts[(guint)i % G_N_ELEMENTS (texts)], (RpTextSize)(i % 4),
                                            i % 3 * 120 + 0.37 * i, i / 3 * 22 + 0.19 * i, 0x000000ff);

      shape->halo = halo;
      shape->bold = i % 4 == 0;
      shape->medium = i % 4 == 1;
      shape->centered = i % 2;
      shape->plate = !halo && i % 5 == 0;
      shape->clipped = i % 8 == 1;
      shape->width = shape->clipped ? 40 : shape->width;
      shape->text_shift = 7.3;
    }
  return drawing;
}

/* Kept glyphs are what Pango shows, to the pixel; halos nearly. */
static void
test_glyph_runs (void)
{
  g_autoptr (RpDrawing) plain = words (FALSE);
  g_autoptr (RpDrawing) haloed = words (TRUE);

  check_sprites (plain, 1, 0.001);
  check_sprites (haloed, 110, 0.08);
}

/* However much is painted, what is kept stays bounded. */
static void
test_bounds (void)
{
  g_autoptr (RpTextMeasure) measure = rp_pango_measure_new ();
  g_autoptr (RpDrawing) drawing = rp_drawing_new (WIDTH, HEIGHT, 0xffffffff);
  g_autofree char *filler = g_strnfill (150, 'a');
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (image);

  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d%s", i, filler);
      RpShape *shape = rp_drawing_add (drawing, RP_ROLE_MARK, RP_GEOMETRY_SYMBOL);

      shape->width = shape->height = 40 + i / 100.0;
      shape->fill = 0xa74003ff;
      rp_drawing_add_text (drawing, RP_ROLE_LABEL, measure, text, RP_TEXT_TITLE, 0, 0, 0x000000ff);
    }
  rp_painter_paint (cr, drawing);
  g_assert_cmpuint (rp_sprites_size (rp_sprites_for_thread ()), >, RP_SPRITES_LIMIT / 4);
  g_assert_cmpuint (rp_sprites_size (rp_sprites_for_thread ()), <=, RP_SPRITES_LIMIT);
  g_assert_cmpuint (rp_text_painter_size (rp_text_painter_for (cr)), >, RP_TEXT_PAINTER_LIMIT / 4);
  g_assert_cmpuint (rp_text_painter_size (rp_text_painter_for (cr)), <=, RP_TEXT_PAINTER_LIMIT);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}

typedef struct
{
  int *n_freed;
  char word[8];
} Counted;

static gpointer
counted_new (const char *word, int *n_freed)
{
  Counted *counted = g_new0 (Counted, 1);

  counted->n_freed = n_freed;
  g_strlcpy (counted->word, word, sizeof counted->word);
  return counted;
}

static void
counted_free (gpointer data)
{
  *((Counted *)data)->n_freed += 1;
  g_free (data);
}

static const char *
kept_word (RpPaintCache *cache, guint kind, gconstpointer key, gsize n)
{
  const Counted *counted = rp_paint_cache_get (cache, kind, key, n);

  return counted ? counted->word : NULL;
}

/* What is asked for again and again stays, what is not goes, and nothing twice. */
static void
test_cache (void)
{
  RpPaintCache *cache = rp_paint_cache_new (10000, counted_free);
  int n_freed = 0;

  rp_paint_cache_put (cache, 1, "kept", 4, counted_new ("kept", &n_freed), 100);
  for (guint i = 0; i < 100; i++)
    {
      g_assert_null (rp_paint_cache_get (cache, 0, &i, sizeof i));
      rp_paint_cache_put (cache, 0, &i, sizeof i, counted_new ("other", &n_freed), 500);
      g_assert_cmpstr (kept_word (cache, 0, &i, sizeof i), ==, "other");
      g_assert_cmpstr (kept_word (cache, 1, "kept", 4), ==, "kept");
      g_assert_null (rp_paint_cache_get (cache, 0, "kept", 4));
      g_assert_null (rp_paint_cache_get (cache, 1, "kep", 3));
      g_assert_cmpuint (rp_paint_cache_size (cache), <=, 10000);
    }
  g_assert_cmpint (n_freed, >=, 80);
  rp_paint_cache_clear (cache);
  g_assert_cmpint (n_freed, ==, 101);
  g_assert_cmpuint (rp_paint_cache_size (cache), ==, 0);
  g_assert_null (rp_paint_cache_get (cache, 1, "kept", 4));
  rp_paint_cache_free (cache);
  g_assert_cmpint (n_freed, ==, 101);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/painter/image", test_image);
  g_test_add_func ("/painter/pdf", test_pdf);
  g_test_add_func ("/painter/far-slope", test_far_slope);
  g_test_add_func ("/painter/band", test_band);
  g_test_add_func ("/painter/clips", test_clips);
  g_test_add_func ("/painter/hairline", test_hairline);
  g_test_add_func ("/painter/measure", test_measure);
  g_test_add_func ("/painter/symbol-sprites", test_symbol_sprites);
  g_test_add_func ("/painter/box-sprites", test_box_sprites);
  g_test_add_func ("/painter/glyph-runs", test_glyph_runs);
  g_test_add_func ("/painter/bounds", test_bounds);
  g_test_add_func ("/painter/cache", test_cache);
  return g_test_run ();
}
