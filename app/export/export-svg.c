/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "exporters.h"
#include "label-text.h"
#include "svg-writer.h"

static GBytes *
render_svg (RpPageSet *pages, const RpExportOptions *options, G_GNUC_UNUSED GCancellable *cancellable,
            G_GNUC_UNUSED GError **error)
{
  RpDrawing *drawing = rp_page_set_get_page (pages, 0);
  GString *out = g_string_sized_new (64 * 1024);
  RpSvg *svg = rp_svg_new (out, rp_drawing_get_background (drawing));
  double width = rp_drawing_get_width (drawing), height = rp_drawing_get_height (drawing);
  double zoom = rp_drawing_get_zoom (drawing);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
  rp_svg_number (svg, "width", zoom * width);
  rp_svg_number (svg, "height", zoom * height);
  g_string_append (out, " viewBox=\"0 0");
  rp_svg_plain (svg, width);
  rp_svg_plain (svg, height);
  g_string_append (out, "\" font-family=\"Inter, Cantarell, 'DejaVu Sans', 'Noto Sans', sans-serif\">\n");
  if (options->title)
    {
      g_string_append (out, "<title>");
      rp_svg_escaped (svg, options->title);
      g_string_append (out, "</title>\n");
    }
  g_string_append (out, "<rect width=\"100%\" height=\"100%\"");
  rp_svg_color (svg, "fill", rp_drawing_get_background (drawing));
  g_string_append (out, "/>\n");
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    if (!rp_drawing_shape (drawing, i)->invisible)
      rp_svg_shape (svg, rp_drawing_shape (drawing, i));
  g_string_append (out, "</svg>\n");
  rp_svg_free (svg);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}

const RpExporter rp_svg_exporter = { "SVG", ".svg", FALSE, render_svg };
