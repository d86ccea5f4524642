/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "svg-text.h"

#include <math.h>
#include <string.h>

#include "glyph-halos.h"
#include "painter-text.h"
#include "pango-measure.h"
#include "xml-writer.h"

#define LONGEST_LINE 16384 /* bytes, as the painter's */

struct _RpSvgText
{
  RpSvg *svg;
  GString *out;
  PangoContext *context;
  PangoLayout *layouts[RP_N_TEXT_SIZES][3][2]; /* by weight; the last with figures of one width */
};

typedef struct
{
  const RpShape *shape;
  const char *text;
  int length;
  double width; /* px; of no text 0 */
  gboolean rtl;
} Line;

RpSvgText *
rp_svg_text_new (RpSvg *svg)
{
  RpSvgText *self = g_new0 (RpSvgText, 1);

  self->svg = svg;
  self->out = rp_svg_get_out (svg);
  self->context = rp_font_context_new ();
  return self;
}

void
rp_svg_text_free (RpSvgText *self)
{
  for (int size = 0; size < RP_N_TEXT_SIZES; size++)
    for (int weight = 0; weight < 3; weight++)
      for (int tabular = 0; tabular < 2; tabular++)
        g_clear_object (&self->layouts[size][weight][tabular]);
  g_object_unref (self->context);
  g_free (self);
}

static PangoLayout *
layout_for (RpSvgText *self, const RpShape *shape)
{
  gboolean tabular = shape->role == RP_ROLE_TICK;
  PangoLayout **layout = &self->layouts[shape->size][shape->bold ? 2 : shape->medium ? 1 : 0][tabular];

  if (*layout == NULL)
    {
      PangoFontDescription *font = rp_font_description (shape->size, shape->bold, shape->medium);

      *layout = pango_layout_new (self->context);
      pango_layout_set_font_description (*layout, font);
      pango_font_description_free (font);
      pango_layout_set_single_paragraph_mode (*layout, TRUE);
      if (tabular)
        {
          PangoAttrList *list = pango_attr_list_new ();

          pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
          pango_layout_set_attributes (*layout, list);
          pango_attr_list_unref (list);
        }
    }
  return *layout;
}

/* Cuts LINE, the first of TEXT, from it; returns what follows. */
static const char *
take_line (RpSvgText *self, const char *text, Line *line)
{
  const char *end = strchr (text, '\n');
  PangoRectangle logical;
  PangoLayout *layout;

  line->text = text;
  line->length = (int)MIN (end ? (gsize)(end - text) : strlen (text), LONGEST_LINE);
  line->width = 0;
  if (line->length > 0)
    {
      layout = layout_for (self, line->shape);
      pango_layout_set_text (layout, text, line->length);
      pango_layout_get_extents (layout, NULL, &logical);
      line->width = logical.width / (double)PANGO_SCALE;
      line->rtl = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
    }
  return end ? end + 1 : NULL;
}

static double
widest_line (RpSvgText *self, const RpShape *shape)
{
  Line line = { .shape = shape };
  double widest = 0;

  for (const char *text = shape->text; text != NULL;)
    {
      text = take_line (self, text, &line);
      widest = MAX (widest, line.width);
    }
  return widest;
}

/* X is the line's left edge, or its middle where that is given. An RTL line's end is its left. */
static void
place (RpSvgText *self, const Line *line, double x, double y, gboolean middle)
{
  rp_svg_number (self->svg, "x", x);
  rp_svg_number (self->svg, "y", y);
  if (line->rtl)
    g_string_append (self->out, " direction=\"rtl\"");
  if (middle || line->rtl)
    g_string_append_printf (self->out, " text-anchor=\"%s\"", middle ? "middle" : "end");
  if (!(line->width > 0))
    return;
  /* with other fonts than ours a text is drawn narrower or wider, and never over its neighbour */
  rp_svg_number (self->svg, "textLength", line->width);
  g_string_append (self->out, " lengthAdjust=\"spacingAndGlyphs\"");
}

static void
write_line (RpSvgText *self, const Line *line, double x, double y, gboolean middle)
{
  const RpShape *shape = line->shape;
  g_autofree char *text = g_strndup (line->text, (gsize)line->length);

  g_string_append (self->out, "<text");
  place (self, line, x, y, middle);
  rp_svg_number (self->svg, "font-size", rp_text_size_px (shape->size));
  if (shape->bold || shape->medium)
    rp_svg_number (self->svg, "font-weight", shape->bold ? 700 : 500);
  if (shape->role == RP_ROLE_TICK)
    /* A page with a strict policy allows no style but its own. */
    g_string_append (self->out, rp_svg_get_within (self->svg) != NULL ? " class=\"tabular\""
                                                                      : " style=\"font-variant-numeric:tabular-nums\"");
  rp_svg_color (self->svg, "fill", shape->fill);
  if (shape->halo)
    {
      rp_svg_color (self->svg, "stroke", rp_svg_get_paper (self->svg));
      g_string_append (self->out, " stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
  g_string_append_c (self->out, '>');
  rp_xml_append_escaped (self->out, text, FALSE);
  g_string_append (self->out, "</text>\n");
}

static void
write_lines (RpSvgText *self, const RpShape *shape, double x, double y)
{
  Line line = { .shape = shape };
  double widest = shape->centered && strchr (shape->text, '\n') ? widest_line (self, shape) : 0;

  y += rp_text_baseline (shape->size);
  for (const char *text = shape->text; text != NULL; y += rp_text_line_height (shape->size))
    {
      text = take_line (self, text, &line);
      if (line.length > 0)
        write_line (self, &line, x + widest / 2, y, widest > 0);
    }
}

static void
write_plate (RpSvgText *self, const RpShape *shape)
{
  g_string_append (self->out, "<rect");
  rp_svg_number (self->svg, "x", floor (shape->x - RP_HALO_PX));
  rp_svg_number (self->svg, "y", floor (shape->y + 1));
  rp_svg_number (self->svg, "width", ceil (shape->width + 2 * RP_HALO_PX));
  rp_svg_number (self->svg, "height", ceil (shape->height - 2));
  rp_svg_color (self->svg, "fill", rp_svg_get_paper (self->svg));
  g_string_append (self->out, "/>\n");
}

void
rp_svg_text_write (RpSvgText *self, const RpShape *shape)
{
  double x = shape->x, y = shape->y;

  if (shape->text == NULL || !isfinite (x) || !isfinite (y) || !isfinite (shape->width) || !isfinite (shape->height))
    return;
  if (shape->plate)
    write_plate (self, shape);
  if (shape->clipped) /* a picture in the picture cuts off what leaves it */
    {
      g_string_append (self->out, "<svg");
      rp_svg_number (self->svg, "x", x);
      rp_svg_number (self->svg, "y", y - RP_HALO_PX);
      rp_svg_number (self->svg, "width", shape->width);
      rp_svg_number (self->svg, "height", shape->height + 2 * RP_HALO_PX);
      g_string_append (self->out, ">\n");
      x = -shape->text_shift;
      y = RP_HALO_PX;
    }
  write_lines (self, shape, x, y);
  if (shape->clipped)
    g_string_append (self->out, "</svg>\n");
}
