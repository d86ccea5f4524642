/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "exporters.h"
#include "label-text.h"
#include "number-format.h"
#include "painter-lines.h"
#include "svg-groups.h"
#include "svg-text.h"
#include "svg-writer.h"
#include "xml-writer.h"

#define SHAPES_AT_ONCE 1024 /* between two looks whether it is cancelled */
#define FEWEST_CROWDED 64   /* of one colour, as the painter has it */
/* Of a crowd's full colour, that each of its lines leaves more of. The painter reckons a depth that grows ever slower;
 * up to a hundred lines over each other this comes near to it, as does that of their heads, which are solid. */
#define DEPTH_INK 0.025
#define HEAD_DEPTH_INK 0.3

typedef struct
{
  RpDrawing *drawing;
  RpSvg *svg;
  RpSvgText *text;
  RpSvgGroups *groups;
} Job;

/* The fonts are chosen as the painter chooses them, for whom all is English. */
static void
begin (Job *self, const RpExportOptions *options)
{
  GString *out = rp_svg_get_out (self->svg);
  double width = rp_drawing_get_width (self->drawing) - 2 * options->margin.x;
  double height = rp_drawing_get_height (self->drawing) - 2 * options->margin.y;
  double zoom = rp_drawing_get_zoom (self->drawing);
  char buffer[RP_NUMBER_LENGTH];

  if (options->within == NULL)
    g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  rp_svg_number (self->svg, "width", zoom * width);
  rp_svg_number (self->svg, "height", zoom * height);
  g_string_append_printf (out, " viewBox=\"%s", rp_number_format (options->margin.x, buffer));
  rp_svg_plain (self->svg, options->margin.y);
  rp_svg_plain (self->svg, width);
  rp_svg_plain (self->svg, height);
  g_string_append (out, "\" font-family=\"Inter, Cantarell, 'DejaVu Sans', 'Noto Sans', sans-serif\"");
  /* DejaVu has some emoji, without colour; browsers would take these, for they ask the fonts first. Within a page that
   * page says it, whose policy may allow no style here. */
  if (options->within == NULL)
    g_string_append (out, " style=\"font-variant-emoji:unicode\"");
  g_string_append (out, " xml:lang=\"en\" xml:space=\"preserve\">\n");
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
    rp_svg_shape (self->svg, shape);
}

/* What the lines from FIRST to before END, all of one colour, leave more of where they lie over each other. */
static void
write_depth (Job *self, guint first, guint end)
{
  const RpShape *one = rp_drawing_shape (self->drawing, first);
  GString *out = rp_svg_get_out (self->svg);

  if (one->crowd == 0 || end - first < FEWEST_CROWDED)
    return;
  rp_svg_groups_leave (self->groups);
  g_string_append (out, "<g class=\"depth\" pointer-events=\"none\"");
  rp_svg_color (self->svg, "stroke", one->crowd | 0xff);
  rp_svg_number (self->svg, "stroke-opacity", DEPTH_INK);
  rp_svg_color (self->svg, "fill", one->crowd | 0xff);
  rp_svg_number (self->svg, "fill-opacity", HEAD_DEPTH_INK);
  g_string_append (out, ">\n");
  for (guint i = first; i < end; i++)
    if (rp_drawing_shape (self->drawing, i)->dash == RP_DASH_SOLID)
      rp_svg_line (self->svg, rp_drawing_shape (self->drawing, i));
  g_string_append (out, "</g>\n");
}

/* Ties from FIRST to before END; very many deepen each other's colour. */
static void
write_lines (Job *self, guint first, guint end)
{
  gboolean crowded = end - first >= RP_PAINT_MANY_LINES;

  for (guint i = first; i < end;)
    {
      RpColor stroke = rp_drawing_shape (self->drawing, i)->stroke;
      guint begin = i;

      for (; i < end && rp_drawing_shape (self->drawing, i)->stroke == stroke; i++)
        write_shape (self, i);
      if (crowded)
        write_depth (self, begin, i);
    }
}

/* FALSE: cancelled. */
static gboolean
write_shapes (Job *self, GCancellable *cancellable)
{
  guint n = rp_drawing_n_shapes (self->drawing), end;

  for (guint i = 0, looked = 0; i < n; i = end)
    {
      if (i == 0 || i - looked >= SHAPES_AT_ONCE)
        {
          looked = i;
          if (g_cancellable_is_cancelled (cancellable))
            return FALSE;
        }
      end = i + 1;
      if (rp_drawing_shape (self->drawing, i)->role == RP_ROLE_TIE)
        write_lines (self, i, end = rp_paint_lines_end (self->drawing, i));
      else
        write_shape (self, i);
    }
  return !g_cancellable_is_cancelled (cancellable);
}

static GBytes *
render_svg (RpPageSet *pages, const RpExportOptions *options, GCancellable *cancellable, GError **error)
{
  RpDrawing *drawing = rp_page_set_get_page (pages, 0);
  GString *out = g_string_sized_new (64 * 1024);
  RpSvg *svg = rp_svg_new (out, rp_drawing_get_background (drawing));
  Job job = { drawing, svg, rp_svg_text_new (svg), rp_svg_groups_new (svg, options->state) };
  gboolean done;

  rp_svg_set_within (svg, options->within);
  begin (&job, options);
  done = write_shapes (&job, cancellable);
  rp_svg_groups_leave (job.groups);
  g_string_append (out, "</svg>\n");
  rp_svg_groups_free (job.groups);
  rp_svg_text_free (job.text);
  rp_svg_free (svg);
  if (done)
    return g_string_free_to_bytes (out);
  g_cancellable_set_error_if_cancelled (cancellable, error);
  g_string_free (out, TRUE);
  return NULL;
}

const RpExporter rp_svg_exporter = { "SVG", ".svg", FALSE, render_svg };
