/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "exporters.h"
#include "label-text.h"
#include "painter-lines.h"
#include "svg-groups.h"
#include "svg-text.h"
#include "svg-writer.h"
#include "xml-writer.h"

#define SHAPES_AT_ONCE 1024 /* between two looks whether it is cancelled */

typedef struct
{
  RpDrawing *drawing;
  RpSvg *svg;
  RpSvgText *text;
  RpSvgGroups *groups;
  guint lines_end; /* after the last of the lines that are looked at */
  gboolean crowded;
} Job;

/* The fonts are chosen as the painter chooses them, for whom all is English. */
static void
begin (Job *self, const RpExportOptions *options)
{
  GString *out = rp_svg_get_out (self->svg);
  double width = rp_drawing_get_width (self->drawing), height = rp_drawing_get_height (self->drawing);
  double zoom = rp_drawing_get_zoom (self->drawing);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
  rp_svg_number (self->svg, "width", zoom * width);
  rp_svg_number (self->svg, "height", zoom * height);
  g_string_append (out, " viewBox=\"0 0");
  rp_svg_plain (self->svg, width);
  rp_svg_plain (self->svg, height);
  g_string_append (out, "\" font-family=\"Inter, Cantarell, 'DejaVu Sans', 'Noto Sans', sans-serif\""
                        " xml:lang=\"en\" xml:space=\"preserve\">\n");
  if (options->title)
    {
      g_autofree char *title = rp_label_line (options->title);

      g_string_append (out, "<title>");
      rp_xml_append_escaped (out, title, FALSE);
      g_string_append (out, "</title>\n");
    }
  if (options->transparent)
    return;
  g_string_append (out, "<rect width=\"100%\" height=\"100%\"");
  rp_svg_color (self->svg, "fill", rp_drawing_get_background (self->drawing));
  g_string_append (out, "/>\n");
}

/* As the painter has it: only very many ties deepen each other's colour. */
static gboolean
is_crowded (Job *self, guint index)
{
  if (rp_drawing_shape (self->drawing, index)->role != RP_ROLE_TIE)
    return FALSE;
  if (index >= self->lines_end)
    {
      self->lines_end = rp_paint_lines_end (self->drawing, index);
      self->crowded = self->lines_end - index >= RP_PAINT_MANY_LINES;
    }
  return self->crowded;
}

/* A place to point at and click: nothing is seen of it. */
static void
write_place (Job *self, const RpShape *shape)
{
  GString *out = rp_svg_get_out (self->svg);

  g_string_append (out, "<rect");
  rp_svg_number (self->svg, "x", shape->x);
  rp_svg_number (self->svg, "y", shape->y);
  rp_svg_number (self->svg, "width", MAX (shape->width, 0));
  rp_svg_number (self->svg, "height", MAX (shape->height, 0));
  g_string_append (out, " fill=\"none\" pointer-events=\"all\"/>\n");
}

static void
write_shape (Job *self, guint index)
{
  const RpShape *shape = rp_drawing_shape (self->drawing, index);

  if (!isfinite (shape->x) || !isfinite (shape->y) || !isfinite (shape->width) || !isfinite (shape->height)
      || (shape->invisible && (shape->geometry != RP_GEOMETRY_RECT || shape->ref.type == RP_RECORD_NONE)))
    return;
  rp_svg_groups_enter (self->groups, shape);
  if (shape->invisible)
    write_place (self, shape);
  else if (shape->geometry == RP_GEOMETRY_TEXT)
    rp_svg_text_write (self->text, shape);
  else
    rp_svg_shape (self->svg, shape, is_crowded (self, index));
}

static GBytes *
render_svg (RpPageSet *pages, const RpExportOptions *options, GCancellable *cancellable, GError **error)
{
  RpDrawing *drawing = rp_page_set_get_page (pages, 0);
  GString *out = g_string_sized_new (64 * 1024);
  RpSvg *svg = rp_svg_new (out, rp_drawing_get_background (drawing));
  Job job = { drawing, svg, rp_svg_text_new (svg), rp_svg_groups_new (svg, options->state), 0, FALSE };
  gboolean cancelled = FALSE;

  begin (&job, options);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing) && !cancelled; i++)
    {
      write_shape (&job, i);
      cancelled = i % SHAPES_AT_ONCE == 0 && g_cancellable_is_cancelled (cancellable);
    }
  rp_svg_groups_leave (job.groups);
  g_string_append (out, "</svg>\n");
  rp_svg_groups_free (job.groups);
  rp_svg_text_free (job.text);
  rp_svg_free (svg);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    return g_string_free_to_bytes (out);
  g_string_free (out, TRUE);
  return NULL;
}

const RpExporter rp_svg_exporter = { "SVG", ".svg", FALSE, render_svg };
