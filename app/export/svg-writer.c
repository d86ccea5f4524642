/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "svg-writer.h"

#include <math.h>
#include <string.h>

#include "number-format.h"
#include "painter-rects.h"
#include "svg-ids.h"
#include "symbol-path.h"

/* The places where a hatching may begin, for a pattern of its own each. */
#define HATCH_PHASES 20
/* Nobody's picture is wider; what is farther out cannot be seen. */
#define FAR_PX 1e6

struct _RpSvg
{
  GString *out;
  RpColor paper;
  guint n_gradients, n_pictures;
  GHashTable *hatches; /* their names: those that are defined */
  const char *within;  /* nullable */
};

RpSvg *
rp_svg_new (GString *out, RpColor paper)
{
  RpSvg *self = g_new0 (RpSvg, 1);

  self->out = out;
  self->paper = paper;
  self->hatches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
rp_svg_free (RpSvg *self)
{
  g_hash_table_unref (self->hatches);
  g_free (self);
}

GString *
rp_svg_get_out (const RpSvg *self)
{
  return self->out;
}

RpColor
rp_svg_get_paper (const RpSvg *self)
{
  return self->paper;
}

void
rp_svg_set_within (RpSvg *self, const char *prefix)
{
  self->within = prefix;
}

const char *
rp_svg_get_within (const RpSvg *self)
{
  return self->within;
}

/* What the ids of the program's own begin with. */
static const char *
before_ids (const RpSvg *self)
{
  return self->within != NULL ? self->within : "";
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
  double length = MIN (RP_FADE_PX, both ? shape->width / 2 : shape->width);
  double share = shape->width > 0 ? length / shape->width : 1;

  g_string_append_printf (self->out, "<linearGradient id=\"%s" RP_SVG_OWN "fade-%u\">", before_ids (self),
                          ++self->n_gradients);
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

/* Its lines begin at the shape's lower left corner, as the painter's do: they move with it. Returns its name, which
 * belongs to SELF. */
static const char *
define_hatch (RpSvg *self, const RpShape *shape)
{
  double at = (shape->x + shape->y + shape->height) / RP_HATCH_STEP_PX;
  int phase = (int)floor ((at - floor (at)) * HATCH_PHASES + 0.5) % HATCH_PHASES;
  char *name = g_strdup_printf ("%s" RP_SVG_OWN "hatch-%08x-%d", before_ids (self), shape->fill, phase);
  gpointer known;

  if (g_hash_table_lookup_extended (self->hatches, name, &known, NULL))
    {
      g_free (name);
      return known;
    }
  g_hash_table_add (self->hatches, name);
  g_string_append_printf (self->out, "<pattern id=\"%s\" patternUnits=\"userSpaceOnUse\"", name);
  rp_svg_number (self, "x", phase * RP_HATCH_STEP_PX / HATCH_PHASES);
  rp_svg_number (self, "width", RP_HATCH_STEP_PX);
  rp_svg_number (self, "height", RP_HATCH_STEP_PX);
  g_string_append (self->out, "><path d=\"M -1 1 L 1 -1 M 0 5 L 5 0 M 4 6 L 6 4\" fill=\"none\"");
  rp_svg_number (self, "stroke-width", RP_HATCH_LINE_PX);
  rp_svg_color (self, "stroke", shape->fill);
  g_string_append (self->out, "/></pattern>\n");
  return name;
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

/* Level and upright edges without a line or a corner stand on pixels, so that neighbours meet and hairlines are crisp
 * at every scale. */
static void
append_crisp (RpSvg *self)
{
  g_string_append (self->out, " shape-rendering=\"crispEdges\"");
}

static void
write_rect (RpSvg *self, const RpShape *shape)
{
  gboolean filled = (shape->fill & 0xff) != 0, stroked = (shape->stroke & 0xff) != 0;
  double line = shape->line_width > 0 ? shape->line_width : 1, inset = stroked ? line / 2 : 0, corner;
  const char *hatch = NULL;

  if (!filled && !stroked)
    return;
  if (filled && shape->fill_style == RP_FILL_HATCH)
    hatch = define_hatch (self, shape);
  else if (filled && shape->fill_style != RP_FILL_SOLID)
    define_fade (self, shape);
  inset = MIN (inset, MIN (shape->width, shape->height) / 2);
  corner = CLAMP (shape->corner, 0, MIN (shape->width, shape->height) / 2) - inset;
  g_string_append (self->out, "<rect");
  rp_svg_number (self, "x", shape->x + inset);
  rp_svg_number (self, "y", shape->y + inset);
  rp_svg_number (self, "width", MAX (0, shape->width - 2 * inset));
  rp_svg_number (self, "height", MAX (0, shape->height - 2 * inset));
  if (corner > 0)
    rp_svg_number (self, "rx", corner);
  else if (!stroked && shape->width >= 1 && shape->height >= 1)
    append_crisp (self);
  if (!filled)
    g_string_append (self->out, " fill=\"none\"");
  else if (hatch != NULL)
    g_string_append_printf (self->out, " fill=\"url(#%s)\"", hatch);
  else if (shape->fill_style == RP_FILL_SOLID)
    rp_svg_color (self, "fill", shape->fill);
  else
    g_string_append_printf (self->out, " fill=\"url(#%s" RP_SVG_OWN "fade-%u)\"", before_ids (self), self->n_gradients);
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
  g_string_append_printf (self->out,
                          "<image clip-path=\"url(#%s" RP_SVG_OWN "picture-%u)\" preserveAspectRatio=\"none\"",
                          before_ids (self), self->n_pictures);
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
  g_string_append_printf (self->out, "<clipPath id=\"%s" RP_SVG_OWN "picture-%u\">", before_ids (self),
                          ++self->n_pictures);
  write_symbol (self, &frame);
  g_string_append (self->out, "</clipPath>\n");
  write_image (self, shape);
  frame.fill = 0;
  frame.stroke = shape->fill;
  frame.line_width = RP_PICTURE_RIM_PX;
  frame.dash = RP_DASH_SOLID;
  write_symbol (self, &frame);
}

/* COLOR 0: of the group that it stands in. */
static void
write_head (RpSvg *self, const RpShape *shape, gboolean at_start, RpColor color)
{
  RpPoint tip = at_start ? shape->points[0] : shape->points[shape->n_points - 1];
  RpPoint from = rp_paint_before_end (shape, at_start);
  double dx = tip.x - from.x, dy = tip.y - from.y, length = sqrt (dx * dx + dy * dy), size, wide;

  if (!(length > 0))
    return;
  rp_paint_head_size (shape, &size, &wide);
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
  if (color != 0)
    rp_svg_color (self, "fill", color);
  g_string_append (self->out, color != 0 ? "/>\n" : " stroke=\"none\"/>\n");
}

static gboolean
is_hairline (const RpShape *shape)
{
  const RpPoint *p = shape->points;

  return shape->n_points == 2 && !shape->curved && !shape->closed && !shape->arrow && !shape->arrow_start
         && (p[0].x == p[1].x || p[0].y == p[1].y) && shape->dash != RP_DASH_DOTTED
         && (shape->line_width >= 1 || shape->line_width <= 0);
}

static void
append_points (RpSvg *self, const RpShape *shape)
{
  guint n = shape->n_points;

  g_string_append_c (self->out, 'M');
  for (guint i = 0; i < n; i++)
    {
      RpPoint p = i == 0 && shape->arrow_start ? rp_paint_drawn_back (shape, TRUE)
                  : i + 1 == n && shape->arrow ? rp_paint_drawn_back (shape, FALSE)
                                               : shape->points[i];

      if (i > 0)
        g_string_append (self->out, !shape->curved ? " L" : i % 3 == 1 ? " C" : "");
      rp_svg_plain (self, p.x);
      rp_svg_plain (self, p.y);
    }
  if (shape->closed)
    g_string_append (self->out, " Z");
}

static void
write_path (RpSvg *self, const RpShape *shape)
{
  if (shape->n_points < 2)
    return;
  g_string_append (self->out, "<path d=\"");
  append_points (self, shape);
  g_string_append_c (self->out, '"');
  if ((shape->fill & 0xff) != 0 && shape->closed)
    rp_svg_color (self, "fill", shape->fill);
  else
    g_string_append (self->out, " fill=\"none\"");
  append_stroke (self, shape);
  if (is_hairline (shape))
    append_crisp (self);
  g_string_append (self->out, "/>\n");
  if ((shape->stroke & 0xff) == 0)
    return;
  if (shape->arrow)
    write_head (self, shape, FALSE, shape->stroke);
  if (shape->arrow_start)
    write_head (self, shape, TRUE, shape->stroke);
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
    default:
      g_warn_if_reached ();
    }
}

void
rp_svg_line (RpSvg *self, const RpShape *shape)
{
  if (!is_finite_shape (shape) || shape->geometry != RP_GEOMETRY_PATH || shape->n_points < 2)
    return;
  g_string_append (self->out, "<path d=\"");
  append_points (self, shape);
  g_string_append (self->out, "\" fill=\"none\"");
  rp_svg_number (self, "stroke-width", shape->line_width > 0 ? shape->line_width : 1);
  g_string_append (self->out, "/>\n");
  if (shape->arrow)
    write_head (self, shape, FALSE, 0);
  if (shape->arrow_start)
    write_head (self, shape, TRUE, 0);
}
