/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pango-measure.h"

#include <math.h>
#include <string.h>

#include "label-text.h"

/* Latin with its extensions, Greek and Cyrillic: one character, one glyph, so that a table of advances serves. */
#define N_SIMPLE 0x530
#define MAX_CACHED 100000

/* One size at one weight. */
typedef struct
{
  PangoLayout *layout;
  float *simple;      /* advances of U+0020 … U+052F; -1 not yet asked */
  gboolean tabular;   /* figures have the width of the widest, as on axes */
  GHashTable *widths; /* text → px as double */
} Face;

typedef struct
{
  RpTextMeasure measure; /* first: what callers hold */
  PangoContext *context;
  Face bold[RP_N_TEXT_SIZES],
      regular[2][RP_N_TEXT_SIZES]; /* the regular ones, with tabular figures the second, are made when needed */
} PangoMeasure;

PangoFontDescription *
rp_font_description (RpTextSize size, gboolean bold, gboolean medium)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, "Inter, Cantarell, DejaVu Sans, Noto Sans");
  pango_font_description_set_absolute_size (description, rp_text_size_px (size) * PANGO_SCALE);
  pango_font_description_set_weight (description, bold     ? PANGO_WEIGHT_BOLD
                                                  : medium ? PANGO_WEIGHT_MEDIUM
                                                           : PANGO_WEIGHT_NORMAL);
  return description;
}

PangoContext *
rp_font_context_new (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* else the machine's locale would choose among fonts */
  pango_context_set_language (context, pango_language_from_string ("en"));
  return context;
}

static double
shape_width (const Face *face, const char *text)
{
  PangoRectangle logical;

  pango_layout_set_text (face->layout, text, -1);
  pango_layout_get_extents (face->layout, NULL, &logical);
  return logical.width / (double)PANGO_SCALE;
}

/* The width of one character. */
static double
simple_advance (const Face *face, gunichar c)
{
  float *advance = &face->simple[c];

  if (*advance < 0)
    {
      char text[8] = { 0 };

      if (face->tabular && g_ascii_isdigit ((char)MIN (c, 0x7f)))
        c = '0';
      g_unichar_to_utf8 (c, text);
      *advance = (float)shape_width (face, text);
    }
  return *advance;
}

/* Whether a character has an advance of its own: no control, no mark that joins another, none beyond the table. */
static gboolean
is_simple (gunichar c)
{
  return c >= 0x20 && c < N_SIMPLE && c != 0xad && !(c >= 0x7f && c < 0xa0) && !(c >= 0x300 && c < 0x370)
         && !(c >= 0x483 && c < 0x48a);
}

/* FALSE when TEXT has a character beyond the table. */
static gboolean
simple_width (const Face *face, const char *text, double *width)
{
  *width = 0;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2013 || c == 0x2019 || c == 0x201c || c == 0x201d || c == 0x2026)
        c = c == 0x2026 ? 'W' : c == 0x2013 ? 'o' : 'r'; /* each a little wider than what it stands for */
      if (!is_simple (c))
        return FALSE;
      *width += simple_advance (face, c);
    }
  return TRUE;
}

static double
face_width (const Face *face, const char *text)
{
  double width, *cached;
  g_autofree char *line = NULL;

  if (simple_width (face, text, &width) && width < 40 * RP_LABEL_MAX_CHARS)
    return width;
  cached = g_hash_table_lookup (face->widths, text);
  if (cached)
    return *cached;
  if (g_hash_table_size (face->widths) >= MAX_CACHED)
    g_hash_table_remove_all (face->widths);
  line = rp_label_line (text);
  cached = g_new (double, 1);
  *cached = shape_width (face, line);
  g_hash_table_insert (face->widths, g_strdup (text), cached);
  return *cached;
}

static double
pango_width (gpointer data, const char *text, RpTextSize size)
{
  const PangoMeasure *self = data;

  return face_width (&self->bold[size], text);
}

static void
face_init (Face *face, PangoContext *context, RpTextSize size, gboolean bold, gboolean tabular)
{
  PangoFontDescription *description = rp_font_description (size, bold, FALSE);

  face->tabular = tabular;
  face->layout = pango_layout_new (context);
  pango_layout_set_font_description (face->layout, description);
  pango_layout_set_single_paragraph_mode (face->layout, TRUE);
  pango_font_description_free (description);
  face->simple = g_new (float, N_SIMPLE);
  for (int i = 0; i < N_SIMPLE; i++)
    face->simple[i] = -1;
  face->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
face_clear (Face *face)
{
  if (!face->layout)
    return;
  g_object_unref (face->layout);
  g_free (face->simple);
  g_hash_table_unref (face->widths);
}

RpTextMeasure *
rp_pango_measure_new (void)
{
  PangoMeasure *self = g_new0 (PangoMeasure, 1);
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();

  self->measure.width = pango_width;
  self->measure.data = self;
  self->context = rp_font_context_new ();
  /* A font map of its own: the default one is its thread's, and a measure goes from thread to thread. */
  pango_context_set_font_map (self->context, map);
  for (int size = 0; size < RP_N_TEXT_SIZES; size++)
    face_init (&self->bold[size], self->context, (RpTextSize)size, TRUE, TRUE);
  return &self->measure;
}

void
rp_pango_measure_free (RpTextMeasure *measure)
{
  PangoMeasure *self;

  if (!measure)
    return;
  self = measure->data;
  for (int size = 0; size < RP_N_TEXT_SIZES; size++)
    {
      face_clear (&self->bold[size]);
      face_clear (&self->regular[0][size]);
      face_clear (&self->regular[1][size]);
    }
  g_object_unref (self->context);
  g_free (self);
}

double
rp_pango_measure_regular (const RpTextMeasure *measure, const char *text, RpTextSize size, gboolean tabular)
{
  PangoMeasure *self = measure->data;
  Face *face;

  if (measure->width != pango_width)
    return rp_text_width (measure, text, size);
  face = &self->regular[tabular != FALSE][size];
  if (!face->layout)
    face_init (face, self->context, size, FALSE, tabular);
  return face_width (face, text);
}

double
rp_pango_measure_shaped (const RpTextMeasure *measure, const char *text, RpTextSize size, gboolean bold)
{
  PangoMeasure *self = measure->data;
  Face *face;
  g_autofree char *line = NULL;

  if (measure->width != pango_width)
    return rp_text_width (measure, text, size);
  face = bold ? &self->bold[size] : &self->regular[0][size];
  if (!face->layout)
    face_init (face, self->context, size, FALSE, FALSE);
  line = rp_label_line (text);
  return shape_width (face, line);
}
