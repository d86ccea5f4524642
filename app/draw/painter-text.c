/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painter-text.h"

#include <math.h>
#include <string.h>

#include "glyph-clusters.h"
#include "glyph-halos.h"
#include "glyph-runs.h"
#include "label-text.h"
#include "paint-cache.h"
#include "pango-measure.h"
#include "whole-label.h"

#define N_WEIGHTS 3
/* Half the height of Inter's and DejaVu's capitals: centres words on their box by what the eye sees. */
#define HALF_CAPITAL 0.364
#define LONGEST_LINE 16384 /* bytes */
/* Fallbacks for scripts and sizes together; more are not met, but by who wants it. */
#define MAX_FONTS 512

struct _RpTextPainter
{
  PangoContext *context;
  cairo_font_options_t *options; /* of the surface that the context and `lines` are for */
  cairo_matrix_t matrix;
  PangoLayout *layouts[RP_N_TEXT_SIZES][N_WEIGHTS][2]; /* the last with figures of one width; made when needed */
  PangoAttrList *tabular;
  RpPaintCache *lines; /* RpGlyphLine */
  GPtrArray *fonts;    /* of lines and halos */
  RpHalos *halos;
  cairo_glyph_t *moved; /* scratch */
  guint n_moved;
  guint counterweight; /* marks of direction that the next text is to say too */
};

/* One line of a shape's text. */
typedef struct
{
  const RpShape *shape;
  const char *text;
  int length;
  RpWholeLabel *whole; /* gathers the lines; NULL: each is shown by itself */
} Line;

static void
destroy_font (gpointer data)
{
  cairo_scaled_font_destroy (data);
}

static void
free_line (gpointer data)
{
  rp_glyph_line_free (data);
}

static void
text_painter_free (gpointer data)
{
  RpTextPainter *self = data;

  rp_paint_cache_free (self->lines);
  rp_halos_free (self->halos);
  g_ptr_array_unref (self->fonts);
  for (int size = 0; size < RP_N_TEXT_SIZES; size++)
    for (int weight = 0; weight < N_WEIGHTS; weight++)
      for (int tabular = 0; tabular < 2; tabular++)
        g_clear_object (&self->layouts[size][weight][tabular]);
  pango_attr_list_unref (self->tabular);
  cairo_font_options_destroy (self->options);
  g_object_unref (self->context);
  g_free (self->moved);
  g_free (self);
}

static RpTextPainter *
text_painter_new (void)
{
  RpTextPainter *self = g_new0 (RpTextPainter, 1);

  self->context = rp_font_context_new ();
  self->options = cairo_font_options_create ();
  self->tabular = pango_attr_list_new ();
  pango_attr_list_insert (self->tabular, pango_attr_font_features_new ("tnum=1"));
  self->lines = rp_paint_cache_new (RP_TEXT_PAINTER_LIMIT / 4 * 3, free_line);
  self->halos = rp_halos_new (RP_TEXT_PAINTER_LIMIT / 4);
  self->fonts = g_ptr_array_new_with_free_func (destroy_font);
  return self;
}

/* Pango takes a context for changed whenever it is updated, and sets all its lines anew: so only where it is. */
static void
prepare (RpTextPainter *self, cairo_t *cr)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  matrix.x0 = matrix.y0 = 0;
  cairo_surface_get_font_options (cairo_get_target (cr), options);
  if (memcmp (&matrix, &self->matrix, sizeof matrix) != 0 || !cairo_font_options_equal (options, self->options)
      || self->fonts->len > MAX_FONTS)
    {
      pango_cairo_update_context (cr, self->context);
      rp_paint_cache_clear (self->lines);
      rp_halos_clear (self->halos);
      g_ptr_array_set_size (self->fonts, 0);
      self->matrix = matrix;
      cairo_font_options_destroy (self->options);
      self->options = options;
      return;
    }
  cairo_font_options_destroy (options);
}

RpTextPainter *
rp_text_painter_for (cairo_t *cr)
{
  /* Pango's font maps belong to threads, and so must what is made of them. */
  static GPrivate of_thread = G_PRIVATE_INIT (text_painter_free);
  RpTextPainter *self = g_private_get (&of_thread);

  if (!self)
    {
      self = text_painter_new ();
      g_private_set (&of_thread, self);
    }
  prepare (self, cr);
  return self;
}

gsize
rp_text_painter_size (const RpTextPainter *self)
{
  return rp_paint_cache_size (self->lines) + rp_halos_size (self->halos);
}

static int
weight_of (const RpShape *shape)
{
  return shape->bold ? 2 : shape->medium ? 1 : 0;
}

/* LINE set by Pango; valid until the next. */
static PangoLayoutLine *
set_line (RpTextPainter *self, const Line *line)
{
  gboolean tabular = line->shape->role == RP_ROLE_TICK;
  int weight = weight_of (line->shape);
  PangoLayout **layout = &self->layouts[line->shape->size][weight][tabular];

  if (!*layout)
    {
      PangoFontDescription *font = rp_font_description (line->shape->size, weight == 2, weight == 1);

      *layout = pango_layout_new (self->context);
      pango_layout_set_font_description (*layout, font);
      pango_font_description_free (font);
      pango_layout_set_single_paragraph_mode (*layout, TRUE);
      if (tabular)
        pango_layout_set_attributes (*layout, self->tabular);
    }
  /* plain text, a paragraph of its own: neither markup nor marks of direction reach beyond it */
  pango_layout_set_text (*layout, line->text, line->length);
  return pango_layout_get_line_readonly (*layout, 0);
}

/* Kept from former pictures, or set now; valid until the next. */
static const RpGlyphLine *
glyphs_of (RpTextPainter *self, const Line *line)
{
  guint kind = (guint)line->shape->size * 8 + (guint)weight_of (line->shape) * 2 + (line->shape->role == RP_ROLE_TICK);
  RpGlyphLine *glyphs = rp_paint_cache_get (self->lines, kind, line->text, (gsize)line->length);

  if (glyphs)
    return glyphs;
  glyphs = rp_glyph_line_new (set_line (self, line), self->fonts);
  rp_paint_cache_put (self->lines, kind, line->text, (gsize)line->length, glyphs, rp_glyph_line_size (glyphs));
  return glyphs;
}

double
rp_text_baseline (RpTextSize size)
{
  return rp_text_line_height (size) / 2 + HALF_CAPITAL * rp_text_size_px (size);
}

/* What Pango itself would show, run by run. */
static void
show_glyphs (RpTextPainter *self, const RpPaint *ink, const RpGlyphLine *line, double x, double y)
{
  const cairo_glyph_t *from = line->glyphs;

  /* the place in Cairo's fixed point, as Pango's renderer begins with it: else some letters would stand a pixel off */
  cairo_new_path (ink->cr);
  cairo_move_to (ink->cr, x, y);
  cairo_get_current_point (ink->cr, &x, &y);
  cairo_new_path (ink->cr);
  if (self->n_moved < line->n_glyphs)
    {
      self->n_moved = line->n_glyphs * 2;
      g_free (self->moved);
      self->moved = g_new (cairo_glyph_t, self->n_moved);
    }
  for (guint run = 0; run < line->n_runs; run++)
    {
      guint n = line->runs[run].n;

      for (guint i = 0; i < n; i++)
        self->moved[i] = (cairo_glyph_t){ from[i].index, x + from[i].x, y + from[i].y };
      cairo_set_scaled_font (ink->cr, g_ptr_array_index (self->fonts, line->runs[run].font));
      cairo_show_glyphs (ink->cr, self->moved, (int)n);
      from += n;
    }
}

/* The paper that keeps a text apart from what is below it. */
static RpColor
ground_of (const RpPaint *ink, const RpShape *shape)
{
  return shape->faded == 0 ? ink->paper : rp_color_with_alpha (ink->paper, (255 - shape->faded) / 255.0);
}

static void
halo_path (const RpPaint *ink, PangoLayoutLine *set, double x, double y)
{
  cairo_t *cr = ink->cr;

  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  pango_cairo_layout_line_path (cr, set);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 2 * RP_HALO_PX);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
show_set (RpTextPainter *self, const RpPaint *ink, const Line *line, double x, double y)
{
  PangoLayoutLine *set = set_line (self, line);
  gboolean shown = set == NULL;

  cairo_new_path (ink->cr);
  cairo_move_to (ink->cr, x, y);
  if (!shown && line->whole != NULL)
    shown = rp_whole_label_add (line->whole, ink->cr, set, x, y);
  else if (!shown && ink->keeps_text)
    shown = rp_clusters_show (ink->cr, set, pango_layout_get_text (set->layout), x, y);
  if (!shown)
    pango_cairo_show_layout_line (ink->cr, set);
  cairo_new_path (ink->cr);
}

static void
show_line (RpTextPainter *self, const RpPaint *ink, const Line *line, const RpGlyphLine *glyphs, double x, double y)
{
  if (line->shape->halo)
    {
      rp_paint_set (ink, ground_of (ink, line->shape));
      if (!glyphs || !rp_halos_show (self->halos, ink, glyphs, self->fonts, x, y))
        {
          PangoLayoutLine *set = set_line (self, line);

          if (set)
            halo_path (ink, set, x, y);
        }
    }
  rp_paint_set (ink, line->shape->fill);
  if (glyphs)
    {
      show_glyphs (self, ink, glyphs, x, y);
    }
  else
    {
      show_set (self, ink, line, x, y);
    }
}

static double
width_of (RpTextPainter *self, const Line *line)
{
  return glyphs_of (self, line)->width;
}

/* Cuts LINE, the first of TEXT, from it; returns what follows. */
static const char *
take_line (const char *text, Line *line)
{
  const char *end = strchr (text, '\n');

  line->text = text;
  line->length = (int)MIN (end ? (gsize)(end - text) : strlen (text), LONGEST_LINE);
  return end ? end + 1 : NULL;
}

/* Of the lines, which are centred to the widest; it stands at the box's left edge. */
static double
widest_line (RpTextPainter *self, const RpShape *shape)
{
  Line line = { .shape = shape };
  double widest = 0;

  for (const char *text = shape->text; text;)
    {
      text = take_line (text, &line);
      if (line.length > 0)
        widest = MAX (widest, width_of (self, &line));
    }
  return widest;
}

/* The line with a mark in front where it would run the other way than the text of which it is a part; NULL: it need
 * not. Transfer full. */
static char *
turned (const RpShape *shape, const Line *line)
{
  int of_all, of_line;

  if (line->length == 0 || !strchr (shape->text, '\n'))
    return NULL;
  of_all = rp_label_direction (shape->text, strlen (shape->text));
  of_line = rp_label_direction (line->text, (gsize)line->length);
  if (of_line == of_all || of_line == 0)
    return NULL;
  return g_strdup_printf ("%s%.*s", of_all < 0 ? "\xe2\x80\x8f" : "\xe2\x80\x8e", line->length, line->text);
}

static void
show_lines (RpTextPainter *self, const RpPaint *ink, const RpShape *shape)
{
  double y = shape->y + rp_text_baseline (shape->size);
  double widest = shape->centered && strchr (shape->text, '\n') ? widest_line (self, shape) : 0;
  g_autoptr (RpWholeLabel) whole = ink->keeps_text && (self->counterweight > 0 || rp_whole_label_serves (shape->text))
                                       ? rp_whole_label_new ()
                                       : NULL;
  Line line = { .shape = shape, .whole = whole };

  for (const char *text = shape->text; text; y += rp_text_line_height (shape->size))
    {
      const RpGlyphLine *glyphs = NULL;
      double x = shape->x - (shape->clipped ? shape->text_shift : 0);
      g_autofree char *marked = NULL;

      text = take_line (text, &line);
      if (line.length == 0)
        continue;
      marked = turned (shape, &line);
      if (marked != NULL)
        {
          line.text = marked;
          line.length = (int)strlen (marked);
        }
      if (widest > 0)
        x += MAX (widest - width_of (self, &line), 0) / 2;
      if (ink->sprites)
        glyphs = glyphs_of (self, &line);
      show_line (self, ink, &line, glyphs && glyphs->simple ? glyphs : NULL, x, y);
    }
  if (whole != NULL)
    {
      rp_paint_set (ink, shape->fill);
      if (rp_whole_label_show (whole, ink->cr, shape->text, self->counterweight))
        self->counterweight = 0;
    }
}

/* A box on whole pixels costs Cairo nothing; between them it would paint every letter through a mask. */
static void
clip (const RpPaint *ink, const RpShape *shape)
{
  double left = shape->x, top = shape->y - RP_HALO_PX;
  double right = left + shape->width, bottom = shape->y + shape->height + RP_HALO_PX;

  rp_paint_snap (ink, &left, &top);
  rp_paint_snap (ink, &right, &bottom);
  cairo_new_path (ink->cr);
  cairo_rectangle (ink->cr, left, top, right - left, bottom - top);
  cairo_clip (ink->cr);
}

static void
plate (const RpPaint *ink, const RpShape *shape)
{
  rp_paint_set (ink, ground_of (ink, shape));
  cairo_new_path (ink->cr);
  cairo_rectangle (ink->cr, floor (shape->x - RP_HALO_PX), floor (shape->y + 1), ceil (shape->width + 2 * RP_HALO_PX),
                   ceil (shape->height - 2));
  cairo_fill (ink->cr);
}

/* Where most letters run leftward, readers take the whole page for one that does, and put what stands beside such words
 * out of its order. Ours run from left to right, as time does. */
void
rp_text_painter_begin (RpTextPainter *self, const RpPaint *ink, RpDrawing *drawing)
{
  guint leftward = 0, others = 0;

  self->counterweight = 0;
  for (guint i = 0; ink->keeps_text && i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->geometry == RP_GEOMETRY_TEXT && shape->text != NULL)
        rp_whole_label_count (shape->text, &leftward, &others);
    }
  if (leftward * 2 > others)
    self->counterweight = leftward * 2;
}

void
rp_text_painter_show (RpTextPainter *self, const RpPaint *ink, const RpShape *shape)
{
  if (!shape->text)
    return;
  if (shape->clipped)
    {
      cairo_save (ink->cr);
      clip (ink, shape);
    }
  if (shape->plate)
    plate (ink, shape);
  show_lines (self, ink, shape);
  if (shape->clipped)
    cairo_restore (ink->cr);
}
