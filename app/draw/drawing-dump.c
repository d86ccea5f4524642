/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing-dump.h"

#include "json-writer.h"
#include "number-format.h"

#define CURVE_STEPS 12

static const char *
geometry_name (const RpShape *shape)
{
  switch (shape->geometry)
    {
    case RP_GEOMETRY_SYMBOL:
      return rp_symbol_name (shape->symbol);
    case RP_GEOMETRY_PATH:
      return shape->curved ? "curve" : "line";
    case RP_GEOMETRY_TEXT:
      return "text";
    case RP_GEOMETRY_RECT:
    default:
      return "rect";
    }
}

/* An arrow between events on the timeline: nobody outside knows it as a tie of the dataset. */
static gboolean
is_link (const RpShape *shape)
{
  return shape->role == RP_ROLE_TIE && shape->ref.type == RP_RECORD_NONE && shape->id
         && g_str_has_prefix (shape->id, "link:");
}

static const char *
role_of (const RpShape *shape)
{
  return rp_role_name (is_link (shape) ? RP_ROLE_DECORATION : shape->role);
}

static const char *
id_of (const RpShape *shape, RpDataset *dataset)
{
  const RpRecord *record;

  if (is_link (shape))
    return NULL;
  if (shape->id)
    return shape->id;
  record = rp_dataset_record (dataset, shape->ref);
  return record ? record->id : NULL;
}

/* One line, whatever is drawn. */
static char *
one_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\n", ' ');
}

static gboolean
has_state (const RpShape *shape)
{
  switch (is_link (shape) ? RP_ROLE_DECORATION : shape->role)
    {
    case RP_ROLE_MARK:
    case RP_ROLE_BAR:
    case RP_ROLE_SPAN:
    case RP_ROLE_NODE:
    case RP_ROLE_TIE:
    case RP_ROLE_CLUSTER:
    case RP_ROLE_ROW:
    case RP_ROLE_COLUMN:
    case RP_ROLE_CELL:
      return shape->state != RP_STATE_NONE;
    default:
      return FALSE;
    }
}

static gboolean
is_event (const RpShape *shape)
{
  return (shape->role == RP_ROLE_MARK || shape->role == RP_ROLE_BAR) && shape->ref.type == RP_RECORD_EVENT;
}

static void
write_point (RpJsonWriter *writer, RpPoint point, double zoom)
{
  rp_json_writer_begin_array (writer);
  rp_json_writer_number (writer, zoom * point.x);
  rp_json_writer_number (writer, zoom * point.y);
  rp_json_writer_end_array (writer);
}

/* Where the line runs: a curve as the points on it, for nobody outside knows what drew it. */
static void
write_points (RpJsonWriter *writer, const RpShape *shape, double zoom)
{
  rp_json_writer_key (writer, "points");
  rp_json_writer_begin_array (writer);
  write_point (writer, shape->points[0], zoom);
  for (guint i = 0; shape->curved && i + 3 < shape->n_points; i += 3)
    for (int step = 1; step <= CURVE_STEPS; step++)
      {
        const RpPoint *p = &shape->points[i];
        double t = step / (double)CURVE_STEPS, u = 1 - t;
        double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

        write_point (writer,
                     (RpPoint){ a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                                a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y },
                     zoom);
      }
  for (guint i = 1; !shape->curved && i < shape->n_points; i++)
    write_point (writer, shape->points[i], zoom);
  rp_json_writer_end_array (writer);
}

static void
write_members (RpJsonWriter *writer, const RpShape *shape, RpDataset *dataset)
{
  rp_json_writer_put_integer (writer, "count", shape->count);
  rp_json_writer_key (writer, "ids");
  rp_json_writer_begin_array (writer);
  for (guint i = 0; shape->members && i < shape->n_members; i++)
    {
      const RpRecord *record = rp_dataset_record (dataset, shape->members[i]);

      if (record)
        rp_json_writer_string (writer, record->id);
    }
  rp_json_writer_end_array (writer);
}

static void
write_text (RpJsonWriter *writer, const RpShape *shape, RpDataset *dataset)
{
  const RpRecord *of = rp_dataset_record (dataset, shape->of);
  g_autofree char *text = shape->text ? one_line (shape->text) : NULL;

  rp_json_writer_put_string (writer, "text", text);
  if (!text)
    return;
  rp_json_writer_put_string (writer, "full", shape->full ? shape->full : text);
  if (of)
    rp_json_writer_put_string (writer, "of", of->id);
}

/* "start", "end" or "both": uncertain ends that are approximate too; NULL: none. */
static const char *
approximate_too (const RpShape *shape)
{
  if (shape->start_too && shape->end_too)
    return "both";
  return shape->start_too ? "start" : shape->end_too ? "end" : NULL;
}

/* Said only where it is so. */
static void
write_flag (RpJsonWriter *writer, const char *key, gboolean is_so)
{
  if (!is_so)
    return;
  rp_json_writer_key (writer, key);
  rp_json_writer_boolean (writer, TRUE);
}

static void
write_event (RpJsonWriter *writer, const RpShape *shape)
{
  rp_json_writer_put_string (writer, "status", rp_status_name (shape->status));
  rp_json_writer_put_string (writer, "basis", rp_basis_name (shape->basis));
  rp_json_writer_put_string (writer, "start", rp_end_name (shape->start));
  rp_json_writer_put_string (writer, "end", rp_end_name (shape->end));
  rp_json_writer_put_optional (writer, "approximate", approximate_too (shape));
  rp_json_writer_put_optional (writer, "said", shape->said);
  write_flag (writer, "disputed", shape->disputed);
}

/* Of a row how it is supported; of a cell by whom, how, and by how many passages. */
static void
write_support (RpJsonWriter *writer, const RpShape *shape, RpDataset *dataset)
{
  rp_json_writer_put_string (writer, "support", shape->support);
  if (shape->role != RP_ROLE_CELL)
    return;
  rp_json_writer_put_string (writer, "of", rp_dataset_record (dataset, shape->of)->id);
  rp_json_writer_put_integer (writer, "count", shape->count);
}

/* PAGE counts from 1; 0: there is but one. */
static void
write_shape (RpJsonWriter *writer, const RpShape *shape, double zoom, guint page, RpDataset *dataset)
{
  rp_json_writer_begin_object (writer);
  rp_json_writer_put_string (writer, "role", role_of (shape));
  rp_json_writer_put_string (writer, "shape", geometry_name (shape));
  rp_json_writer_put_string (writer, "id", id_of (shape, dataset));
  rp_json_writer_put_number (writer, "x", zoom * shape->x);
  rp_json_writer_put_number (writer, "y", zoom * shape->y);
  rp_json_writer_put_number (writer, "width", zoom * shape->width);
  rp_json_writer_put_number (writer, "height", zoom * shape->height);
  if (page > 0)
    rp_json_writer_put_integer (writer, "page", page);
  if (shape->pane)
    rp_json_writer_put_string (writer, "pane", shape->pane);
  write_text (writer, shape, dataset);
  if (shape->link && *shape->link)
    rp_json_writer_put_string (writer, "link", shape->link);
  if (shape->page_link > 0)
    rp_json_writer_put_integer (writer, "leads_to_page", shape->page_link);
  if (has_state (shape))
    rp_json_writer_put_string (writer, "state", rp_state_name (shape->state));
  if (is_event (shape))
    write_event (writer, shape);
  write_flag (writer, "dimmed", shape->dimmed);
  write_flag (writer, "picture", shape->picture != NULL);
  write_flag (writer, "undated", shape->undated);
  if (shape->support)
    write_support (writer, shape, dataset);
  if (shape->geometry == RP_GEOMETRY_PATH && shape->n_points > 0)
    write_points (writer, shape, zoom);
  if (shape->role == RP_ROLE_CLUSTER)
    write_members (writer, shape, dataset);
  rp_json_writer_end_object (writer);
}

void
rp_drawing_dump_json (RpDrawing *const *pages, guint n_pages, RpDataset *dataset, const char *view, GString *out)
{
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (out, RP_JSON_LINES);
  double zoom = rp_drawing_get_zoom (pages[0]);

  rp_json_writer_begin_object (writer);
  rp_json_writer_put_integer (writer, "format", 1);
  rp_json_writer_put_string (writer, "view", view);
  rp_json_writer_put_number (writer, "width", zoom * rp_drawing_get_width (pages[0]));
  rp_json_writer_put_number (writer, "height", zoom * rp_drawing_get_height (pages[0]));
  rp_json_writer_put_string (writer, "unit", "px");
  if (n_pages > 1)
    rp_json_writer_put_integer (writer, "pages", n_pages);
  rp_json_writer_key (writer, "shapes");
  rp_json_writer_begin_array (writer);
  for (guint page = 0; page < n_pages; page++)
    for (guint i = 0; i < rp_drawing_n_shapes (pages[page]); i++)
      write_shape (writer, rp_drawing_shape (pages[page], i), zoom, n_pages > 1 ? page + 1 : 0, dataset);
  rp_json_writer_end_array (writer);
  rp_json_writer_end_object (writer);
  g_string_append_c (out, '\n');
}

static void
append_number (GString *out, char before, double value)
{
  char buffer[RP_NUMBER_LENGTH];

  g_string_append_c (out, before);
  g_string_append (out, rp_number_format (value, buffer));
}

static void
append_event (GString *out, const RpShape *shape)
{
  g_string_append_printf (out, " %s %s %s %s", rp_status_name (shape->status), rp_basis_name (shape->basis),
                          rp_end_name (shape->start), rp_end_name (shape->end));
  if (approximate_too (shape))
    g_string_append_printf (out, " approximate=%s", approximate_too (shape));
  if (shape->said)
    g_string_append_printf (out, " said=%s", shape->said);
  if (shape->disputed)
    g_string_append (out, " disputed");
}

static void
append_page (GString *out, RpDrawing *drawing, RpDataset *dataset)
{
  double zoom = rp_drawing_get_zoom (drawing);

  append_number (out, '#', zoom * rp_drawing_get_width (drawing));
  append_number (out, 'x', zoom * rp_drawing_get_height (drawing));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);
      const char *id = id_of (shape, dataset);
      const RpRecord *of = rp_dataset_record (dataset, shape->of);

      g_string_append_printf (out, "%s %s", role_of (shape), geometry_name (shape));
      append_number (out, ' ', zoom * shape->x);
      append_number (out, ' ', zoom * shape->y);
      append_number (out, ' ', zoom * shape->width);
      append_number (out, ' ', zoom * shape->height);
      if (id)
        g_string_append_printf (out, " id=%s", id);
      if (of)
        g_string_append_printf (out, " of=%s", of->id);
      if (shape->pane)
        g_string_append_printf (out, " pane=%s", shape->pane);
      if (has_state (shape))
        g_string_append_printf (out, " %s", rp_state_name (shape->state));
      if (is_event (shape))
        append_event (out, shape);
      if (shape->dimmed)
        g_string_append (out, " dimmed");
      if (shape->picture != NULL)
        g_string_append (out, " picture");
      if (shape->undated)
        g_string_append (out, " undated");
      if (shape->support)
        g_string_append_printf (out, " support=%s", shape->support);
      if (shape->role == RP_ROLE_CLUSTER || shape->role == RP_ROLE_CELL)
        g_string_append_printf (out, " count=%u", shape->count);
      if (shape->text)
        {
          g_autofree char *text = one_line (shape->text);

          g_string_append_printf (out, " “%s”", text);
        }
      g_string_append_c (out, '\n');
    }
}

void
rp_drawing_dump_text (RpDrawing *const *pages, guint n_pages, RpDataset *dataset, GString *out)
{
  for (guint page = 0; page < n_pages; page++)
    append_page (out, pages[page], dataset);
}
