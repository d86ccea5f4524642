/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "svg-writer.h"

#include <math.h>
#include <string.h>

#include "label-text.h"
#include "number-format.h"
#include "painter-text.h"
#include "symbol-path.h"

#define FADE_PX 56.0
/* Nobody's picture is wider; what is farther out cannot be seen. */
#define FAR_PX 1e6

struct _RpSvg
{
  GString *out;
  RpColor paper;
  guint n_gradients, n_pictures;
  GHashTable *hatches; /* RpColor as pointer: those that are defined */
};

RpSvg *
rp_svg_new (GString *out, RpColor paper)
{
  RpSvg *self = g_new0 (RpSvg, 1);

  self->out = out;
  self->paper = paper;
  self->hatches = g_hash_table_new (NULL, NULL);
  return self;
}

void
rp_svg_free (RpSvg *self)
{
  g_hash_table_unref (self->hatches);
  g_free (self);
}

void
rp_svg_plain (RpSvg *self, double value)
{
  char buffer[RP_NUMBER_LENGTH];

  g_string_append_c (self->out, ' ');
  g_string_append (self->out, rp_number_format (CLAMP (value, -FAR_PX, FAR_PX), buffer));
}

void
rp_svg_number (RpSvg *self, const char *name, double value)
{
  char buffer[RP_NUMBER_LENGTH];

  g_string_append_printf (self->out, " %s=\"%s\"", name, rp_number_format (CLAMP (value, -FAR_PX, FAR_PX), buffer));
}

void
rp_svg_color (RpSvg *self, const char *name, RpColor color)
{
  g_string_append_printf (self->out, " %s=\"#%06x\"", name, color >> 8);
  if ((color & 0xff) != 0xff)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      rp_svg_number (self, opacity, (color & 0xff) / 255.0);
    }
}

static gboolean
xml_allows (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd)
         || (c >= 0x10000 && c <= 0x10ffff);
}

void
rp_svg_escaped (RpSvg *self, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (self->out, "&amp;");
      else if (c == '<')
        g_string_append (self->out, "&lt;");
      else if (c == '>')
        g_string_append (self->out, "&gt;");
      else if (xml_allows (c))
        g_string_append_unichar (self->out, c);
    }
}

static void
add_stop (RpSvg *self, double offset, RpColor color, double alpha)
{
  g_string_append (self->out, "<stop");
  rp_svg_number (self, "offset", offset);
  rp_svg_color (self, "stop-color", color | 0xff);
  rp_svg_number (self, "stop-opacity", alpha * (color & 0xff) / 255.0);
  g_string_append (self->out, "/>");
}

static void
define_fade (RpSvg *self, const RpShape *shape)
{
  gboolean both = shape->fill_style == RP_FILL_FADE_BOTH;
  double length = MIN (FADE_PX, both ? shape->width / 2 : shape->width);
  double share = shape->width > 0 ? length / shape->width : 1;

  g_string_append_printf (self->out, "<linearGradient id=\"fade-%u\">", ++self->n_gradients);
  if (shape->fill_style == RP_FILL_FADE_LEFT || both)
    {
      add_stop (self, 0, shape->fill, 0);
      add_stop (self, share, shape->fill, 1);
    }
  if (shape->fill_style == RP_FILL_FADE_RIGHT || both)
    {
      add_stop (self, 1 - share, shape->fill, 1);
      add_stop (self, 1, shape->fill, 0);
    }
  g_string_append (self->out, "</linearGradient>\n");
}

static void
define_hatch (RpSvg *self, RpColor color)
{
  if (!g_hash_table_add (self->hatches, GUINT_TO_POINTER (color)))
    return;
  g_string_append_printf (self->out,
                          "<pattern id=\"hatch-%08x\" patternUnits=\"userSpaceOnUse\" width=\"5\" height=\"5\">"
                          "<path d=\"M -1 1 L 1 -1 M 0 5 L 5 0 M 4 6 L 6 4\" fill=\"none\" stroke-width=\"1.4\"",
                          color);
  rp_svg_color (self, "stroke", color);
  g_string_append (self->out, "/></pattern>\n");
}

static void
append_stroke (RpSvg *self, const RpShape *shape)
{
  double width = shape->line_width > 0 ? shape->line_width : 1;

  if ((shape->stroke & 0xff) == 0)
    return;
  rp_svg_color (self, "stroke", shape->stroke);
  rp_svg_number (self, "stroke-width", width);
  g_string_append (self->out, " stroke-linejoin=\"round\"");
  if (shape->dash == RP_DASH_SOLID)
    return;
  g_string_append (self->out, shape->dash == RP_DASH_DOTTED ? " stroke-linecap=\"round\" stroke-dasharray=\"0"
                                                            : " stroke-dasharray=\"");
  if (shape->dash == RP_DASH_DASHED)
    rp_svg_plain (self, 3 + width);
  rp_svg_plain (self, shape->dash == RP_DASH_DASHED ? 2 + width : 2 + 1.5 * width);
  g_string_append_c (self->out, '"');
}

static void
write_rect (RpSvg *self, const RpShape *shape)
{
  gboolean filled = (shape->fill & 0xff) != 0;
  double inset = (shape->stroke & 0xff) != 0 ? (shape->line_width > 0 ? shape->line_width : 1) / 2 : 0;

  if (filled && shape->fill_style == RP_FILL_HATCH)
    define_hatch (self, shape->fill);
  else if (filled && shape->fill_style != RP_FILL_SOLID)
    define_fade (self, shape);
  inset = MIN (inset, MIN (shape->width, shape->height) / 2);
  g_string_append (self->out, "<rect");
  rp_svg_number (self, "x", shape->x + inset);
  rp_svg_number (self, "y", shape->y + inset);
  rp_svg_number (self, "width", MAX (0, shape->width - 2 * inset));
  rp_svg_number (self, "height", MAX (0, shape->height - 2 * inset));
  if (shape->corner > 0)
    rp_svg_number (self, "rx", shape->corner);
  if (!filled)
    g_string_append (self->out, " fill=\"none\"");
  else if (shape->fill_style == RP_FILL_HATCH)
    g_string_append_printf (self->out, " fill=\"url(#hatch-%08x)\"", shape->fill);
  else if (shape->fill_style == RP_FILL_SOLID)
    rp_svg_color (self, "fill", shape->fill);
  else
    g_string_append_printf (self->out, " fill=\"url(#fade-%u)\"", self->n_gradients);
  append_stroke (self, shape);
  g_string_append (self->out, "/>\n");
}

/* Rings have no inside: their fill is the ink of their lines. */
static void
append_symbol_ink (RpSvg *self, const RpShape *shape, double size)
{
  gboolean filled = (shape->fill & 0xff) != 0;

  if (shape->symbol == RP_SYMBOL_RINGS && filled)
    {
      g_string_append (self->out, " fill=\"none\"");
      rp_svg_color (self, "stroke", shape->fill);
      rp_svg_number (self, "stroke-width", MAX (1, size * 0.13));
      return;
    }
  if (filled)
    rp_svg_color (self, "fill", shape->fill);
  else
    g_string_append (self->out, " fill=\"none\"");
  append_stroke (self, shape);
}

static void
write_symbol (RpSvg *self, const RpShape *shape)
{
  RpPoint points[RP_SYMBOL_MAX_POINTS], centers[2];
  guint n = rp_symbol_points (shape->symbol, points), n_circles;
  double size = MIN (shape->width, shape->height), radius;
  double x = shape->x + (shape->width - size) / 2, y = shape->y + (shape->height - size) / 2;

  if (n > 0)
    {
      g_string_append (self->out, "<path d=\"");
      for (guint i = 0; i < n; i++)
        {
          g_string_append (self->out, i == 0 ? "M" : " L");
          rp_svg_plain (self, x + points[i].x * size);
          rp_svg_plain (self, y + points[i].y * size);
        }
      g_string_append (self->out, " Z\"");
      append_symbol_ink (self, shape, size);
      g_string_append (self->out, "/>\n");
      return;
    }
  n_circles = rp_symbol_circles (shape->symbol, centers, &radius);
  for (guint i = 0; i < n_circles; i++)
    {
      g_string_append (self->out, "<circle");
      rp_svg_number (self, "cx", x + centers[i].x * size);
      rp_svg_number (self, "cy", y + centers[i].y * size);
      rp_svg_number (self, "r", radius * size);
      append_symbol_ink (self, shape, size);
      g_string_append (self->out, "/>\n");
    }
}

static cairo_status_t
append_cb (void *data, const guchar *bytes, guint n)
{
  g_byte_array_append (data, bytes, n);
  return CAIRO_STATUS_SUCCESS;
}

/* As a PNG within the file: nothing is fetched by whoever opens it. */
static void
write_image (RpSvg *self, const RpShape *shape)
{
  const RpPicture *picture = shape->picture;
  double size = MIN (shape->width, shape->height);
  cairo_surface_t *image = cairo_image_surface_create_for_data (
      (guchar *)picture->pixels, CAIRO_FORMAT_ARGB32, (int)picture->side, (int)picture->side, (int)picture->side * 4);
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autofree char *text = NULL;

  cairo_surface_write_to_png_stream (image, append_cb, png);
  cairo_surface_destroy (image);
  text = g_base64_encode (png->data, png->len);
  g_string_append_printf (self->out, "<image clip-path=\"url(#picture-%u)\" preserveAspectRatio=\"none\"",
                          self->n_pictures);
  rp_svg_number (self, "x", shape->x + (shape->width - size) / 2);
  rp_svg_number (self, "y", shape->y + (shape->height - size) / 2);
  rp_svg_number (self, "width", size);
  rp_svg_number (self, "height", size);
  if (shape->picture_ink < 1)
    rp_svg_number (self, "opacity", shape->picture_ink);
  g_string_append_printf (self->out, " href=\"data:image/png;base64,%s\"/>\n", text);
}

/* On paper, cut to the symbol's outline, with a rim. */
static void
write_picture (RpSvg *self, const RpShape *shape)
{
  RpShape frame = *shape;

  frame.fill = self->paper;
  frame.stroke = 0;
  if (frame.symbol == RP_SYMBOL_RINGS)
    frame.symbol = RP_SYMBOL_DISC;
  write_symbol (self, &frame);
  g_string_append_printf (self->out, "<clipPath id=\"picture-%u\">", ++self->n_pictures);
  write_symbol (self, &frame);
  g_string_append (self->out, "</clipPath>\n");
  write_image (self, shape);
  frame.fill = 0;
  frame.stroke = shape->fill;
  frame.line_width = RP_PICTURE_RIM_PX;
  frame.dash = RP_DASH_SOLID;
  write_symbol (self, &frame);
}

static void
write_head (RpSvg *self, const RpShape *shape, RpPoint tip, RpPoint from)
{
  double dx = tip.x - from.x, dy = tip.y - from.y, length = sqrt (dx * dx + dy * dy);
  double size = 5 + 2 * CLAMP (shape->line_width, 1, 4), wide = 0.42 * size;

  if (!(length > 0))
    return;
  dx /= length;
  dy /= length;
  g_string_append (self->out, "<path d=\"M");
  rp_svg_plain (self, tip.x);
  rp_svg_plain (self, tip.y);
  g_string_append (self->out, " L");
  rp_svg_plain (self, tip.x - dx * size - dy * wide);
  rp_svg_plain (self, tip.y - dy * size + dx * wide);
  g_string_append (self->out, " L");
  rp_svg_plain (self, tip.x - dx * size * 0.78);
  rp_svg_plain (self, tip.y - dy * size * 0.78);
  g_string_append (self->out, " L");
  rp_svg_plain (self, tip.x - dx * size + dy * wide);
  rp_svg_plain (self, tip.y - dy * size - dx * wide);
  g_string_append (self->out, " Z\"");
  rp_svg_color (self, "fill", shape->stroke);
  g_string_append (self->out, "/>\n");
}

static void
write_path (RpSvg *self, const RpShape *shape)
{
  const RpPoint *p = shape->points;
  guint n = shape->n_points;

  if (n < 2)
    return;
  g_string_append (self->out, "<path d=\"M");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (self->out, !shape->curved ? " L" : i % 3 == 1 ? " C" : "");
      rp_svg_plain (self, p[i].x);
      rp_svg_plain (self, p[i].y);
    }
  g_string_append (self->out, shape->closed ? " Z\"" : "\"");
  if ((shape->fill & 0xff) != 0 && shape->closed)
    rp_svg_color (self, "fill", shape->fill);
  else
    g_string_append (self->out, " fill=\"none\"");
  append_stroke (self, shape);
  g_string_append (self->out, "/>\n");
  if (shape->arrow)
    write_head (self, shape, p[n - 1], p[n - 2]);
  if (shape->arrow_start)
    write_head (self, shape, p[0], p[1]);
}

static void
write_line (RpSvg *self, const RpShape *shape, const char *line, double x, double y)
{
  g_autofree char *isolated = rp_label_isolate (line);

  g_string_append (self->out, "<text");
  rp_svg_number (self, "x", shape->centered ? x + shape->width / 2 : x);
  rp_svg_number (self, "y", y + rp_text_baseline (shape->size));
  rp_svg_number (self, "font-size", rp_text_size_px (shape->size));
  if (shape->bold || shape->medium)
    rp_svg_number (self, "font-weight", shape->bold ? 700 : 500);
  if (shape->centered)
    g_string_append (self->out, " text-anchor=\"middle\"");
  if (shape->role == RP_ROLE_TICK)
    g_string_append (self->out, " font-variant-numeric=\"tabular-nums\"");
  rp_svg_color (self, "fill", shape->fill);
  if (shape->halo)
    {
      rp_svg_color (self, "stroke", self->paper);
      g_string_append (self->out, " stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
  g_string_append (self->out, " xml:space=\"preserve\">");
  rp_svg_escaped (self, isolated);
  g_string_append (self->out, "</text>\n");
}

static void
write_text (RpSvg *self, const RpShape *shape)
{
  g_auto (GStrv) lines = g_strsplit (shape->text ? shape->text : "", "\n", -1);
  double x = shape->x, y = shape->y;

  if (shape->plate)
    {
      g_string_append (self->out, "<rect");
      rp_svg_number (self, "x", floor (x - 2));
      rp_svg_number (self, "y", floor (y + 1));
      rp_svg_number (self, "width", ceil (shape->width + 4));
      rp_svg_number (self, "height", ceil (shape->height - 2));
      rp_svg_color (self, "fill", self->paper);
      g_string_append (self->out, "/>\n");
    }
  if (shape->clipped) /* a picture in the picture cuts off what leaves it */
    {
      g_string_append (self->out, "<svg");
      rp_svg_number (self, "x", x);
      rp_svg_number (self, "y", y);
      rp_svg_number (self, "width", shape->width);
      rp_svg_number (self, "height", shape->height);
      g_string_append (self->out, ">");
      x = -shape->text_shift;
      y = 0;
    }
  for (guint i = 0; lines[i]; i++)
    if (*lines[i])
      write_line (self, shape, lines[i], x, y + i * rp_text_line_height (shape->size));
  if (shape->clipped)
    g_string_append (self->out, "</svg>\n");
}

static gboolean
is_finite_shape (const RpShape *shape)
{
  gboolean finite = isfinite (shape->x) && isfinite (shape->y) && isfinite (shape->width) && isfinite (shape->height);

  for (guint i = 0; finite && i < shape->n_points; i++)
    finite = isfinite (shape->points[i].x) && isfinite (shape->points[i].y);
  return finite;
}

void
rp_svg_shape (RpSvg *self, const RpShape *shape)
{
  if (!is_finite_shape (shape))
    return;
  switch (shape->geometry)
    {
    case RP_GEOMETRY_RECT:
      write_rect (self, shape);
      break;
    case RP_GEOMETRY_SYMBOL:
      (shape->picture != NULL ? write_picture : write_symbol) (self, shape);
      break;
    case RP_GEOMETRY_PATH:
      write_path (self, shape);
      break;
    case RP_GEOMETRY_TEXT:
      write_text (self, shape);
      break;
    default:
      g_warn_if_reached ();
    }
}
