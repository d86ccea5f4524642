/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing.h"

#include <math.h>
#include <string.h>

#include "label-text.h"
#include "line-sums.h"

#define BLOCK_SIZE (16u * 1024)

struct _RpDrawing
{
  gatomicrefcount ref_count;
  double width, height;
  RpColor background;
  double zoom;
  GArray *shapes;    /* RpShape */
  GPtrArray *blocks; /* memory of strings, points and refs */
  char *free_block;
  gsize n_free;
  GArray *kept; /* Kept: whose strings are used */
  /* the shapes that show within a band only; none: first == end */
  guint band_first, band_end;
  double band_top, band_bottom;
  GArray *clips;         /* RpDrawingClip; nullable */
  RpLineSums *line_sums; /* nullable */
  guint many_lines;
};

typedef struct
{
  gpointer owner;
  GDestroyNotify unref;
} Kept;

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  kept->unref (kept->owner);
}

RpDrawing *
rp_drawing_new (double width, double height, RpColor background)
{
  RpDrawing *self = g_new0 (RpDrawing, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  self->background = background;
  self->zoom = 1;
  self->shapes = g_array_new (FALSE, TRUE, sizeof (RpShape));
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_array_set_clear_func (self->kept, free_kept);
  return self;
}

RpDrawing *
rp_drawing_ref (RpDrawing *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rp_drawing_unref (RpDrawing *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->shapes);
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->kept);
  g_clear_pointer (&self->clips, g_array_unref);
  g_clear_pointer (&self->line_sums, rp_line_sums_unref);
  g_free (self);
}

/* A copy in the drawing's own memory, aligned for any of its structs. */
static gpointer
copy_bytes (RpDrawing *self, gconstpointer bytes, gsize size)
{
  gsize rounded = (size + 7) & ~(gsize)7;
  char *copy;

  if (rounded > BLOCK_SIZE / 4)
    {
      copy = g_malloc (rounded);
      g_ptr_array_add (self->blocks, copy);
    }
  else
    {
      if (rounded > self->n_free)
        {
          self->free_block = g_malloc (BLOCK_SIZE);
          self->n_free = BLOCK_SIZE;
          g_ptr_array_add (self->blocks, self->free_block);
        }
      copy = self->free_block;
      self->free_block += rounded;
      self->n_free -= rounded;
    }
  memcpy (copy, bytes, size);
  return copy;
}

RpShape *
rp_drawing_add (RpDrawing *self, RpRole role, RpGeometry geometry)
{
  RpShape *shape;

  g_array_set_size (self->shapes, self->shapes->len + 1);
  shape = &g_array_index (self->shapes, RpShape, self->shapes->len - 1);
  shape->role = role;
  shape->geometry = geometry;
  return shape;
}

void
rp_drawing_expect (RpDrawing *self, guint n_shapes)
{
  GArray *roomy = g_array_sized_new (FALSE, TRUE, sizeof (RpShape), self->shapes->len + n_shapes);

  g_array_append_vals (roomy, self->shapes->data, self->shapes->len);
  g_array_unref (self->shapes);
  self->shapes = roomy;
}

void
rp_drawing_keep (RpDrawing *self, gpointer owner, GDestroyNotify unref)
{
  Kept kept = { owner, unref };

  g_array_append_val (self->kept, kept);
}

void
rp_drawing_set_line_sums (RpDrawing *self, RpLineSums *sums)
{
  g_clear_pointer (&self->line_sums, rp_line_sums_unref);
  self->line_sums = sums != NULL ? rp_line_sums_ref (sums) : NULL;
}

RpLineSums *
rp_drawing_get_line_sums (const RpDrawing *self)
{
  return self->line_sums;
}

void
rp_drawing_set_many_lines (RpDrawing *self, guint n)
{
  self->many_lines = n;
}

guint
rp_drawing_get_many_lines (const RpDrawing *self)
{
  return self->many_lines;
}

/* The widest line and the number of lines. */
static double
measure_lines (const RpTextMeasure *measure, char *text, RpTextSize size, guint *n_lines)
{
  double width = 0;
  char *line = text;

  for (*n_lines = 1;; ++*n_lines)
    {
      char *end = strchr (line, '\n');

      if (end)
        *end = '\0';
      width = MAX (width, rp_text_width (measure, line, size));
      if (!end)
        return width;
      *end = '\n';
      line = end + 1;
    }
}

RpShape *
rp_drawing_add_text (RpDrawing *self, RpRole role, const RpTextMeasure *measure, const char *text, RpTextSize size,
                     double x, double y, RpColor color)
{
  g_autofree char *drawn = rp_label_text (text);
  RpShape *shape = rp_drawing_add (self, role, RP_GEOMETRY_TEXT);
  guint n_lines;

  shape->x = x;
  shape->y = y;
  shape->width = measure_lines (measure, drawn, size, &n_lines);
  shape->height = n_lines * rp_text_line_height (size);
  shape->size = size;
  shape->fill = color;
  shape->text = rp_drawing_string (self, drawn);
  if (strcmp (drawn, text) != 0)
    shape->full = rp_drawing_string (self, text);
  return shape;
}

RpShape *
rp_drawing_add_rect (RpDrawing *self, RpRole role, double x, double y, double width, double height, RpColor fill)
{
  RpShape *shape = rp_drawing_add (self, role, RP_GEOMETRY_RECT);

  shape->x = x;
  shape->y = y;
  shape->width = width;
  shape->height = height;
  shape->fill = fill;
  return shape;
}

RpShape *
rp_drawing_add_line (RpDrawing *self, RpPoint from, RpPoint to, RpColor color, double line_px)
{
  RpPoint points[2] = { from, to };
  RpShape *shape = rp_drawing_add (self, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);

  shape->points = rp_drawing_points (self, points, 2);
  shape->n_points = 2;
  shape->x = MIN (from.x, to.x);
  shape->y = MIN (from.y, to.y);
  shape->width = fabs (to.x - from.x);
  shape->height = fabs (to.y - from.y);
  shape->stroke = color;
  shape->line_width = line_px;
  return shape;
}

RpShape *
rp_drawing_last (RpDrawing *self)
{
  return &g_array_index (self->shapes, RpShape, self->shapes->len - 1);
}

const char *
rp_drawing_string (RpDrawing *self, const char *text)
{
  return text ? copy_bytes (self, text, strlen (text) + 1) : NULL;
}

const RpPoint *
rp_drawing_points (RpDrawing *self, const RpPoint *points, guint n_points)
{
  return n_points ? copy_bytes (self, points, n_points * sizeof *points) : NULL;
}

const RpRecordRef *
rp_drawing_refs (RpDrawing *self, const RpRecordRef *refs, guint n_refs)
{
  return n_refs ? copy_bytes (self, refs, n_refs * sizeof *refs) : NULL;
}

void
rp_drawing_set_pane (RpDrawing *self, guint first, const char *pane)
{
  for (guint i = first; i < self->shapes->len; i++)
    g_array_index (self->shapes, RpShape, i).pane = pane;
}

void
rp_drawing_set_zoom (RpDrawing *self, double zoom)
{
  self->zoom = zoom;
}

double
rp_drawing_get_zoom (const RpDrawing *self)
{
  return self->zoom;
}

void
rp_drawing_append (RpDrawing *self, RpDrawing *other, double dx, double dy)
{
  guint first = self->shapes->len;

  g_return_if_fail (self != other);
  g_array_append_vals (self->shapes, other->shapes->data, other->shapes->len);
  rp_drawing_keep (self, rp_drawing_ref (other), (GDestroyNotify)rp_drawing_unref);
  for (guint i = first; i < self->shapes->len; i++)
    {
      RpShape *shape = &g_array_index (self->shapes, RpShape, i);

      shape->x += dx;
      shape->y += dy;
      if (shape->n_points && (dx != 0 || dy != 0))
        {
          RpPoint *points = copy_bytes (self, shape->points, shape->n_points * sizeof *points);

          for (guint j = 0; j < shape->n_points; j++)
            points[j] = (RpPoint){ points[j].x + dx, points[j].y + dy };
          shape->points = points;
        }
    }
}

double
rp_drawing_get_width (const RpDrawing *self)
{
  return self->width;
}

double
rp_drawing_get_height (const RpDrawing *self)
{
  return self->height;
}

RpColor
rp_drawing_get_background (const RpDrawing *self)
{
  return self->background;
}

guint
rp_drawing_n_shapes (const RpDrawing *self)
{
  return self->shapes->len;
}

const RpShape *
rp_drawing_shape (const RpDrawing *self, guint index)
{
  return &g_array_index (self->shapes, RpShape, index);
}

void
rp_drawing_cut (RpDrawing *self, guint first, double top, double bottom)
{
  guint kept = first;

  g_return_if_fail (self->band_first == self->band_end);
  for (guint i = first; i < self->shapes->len; i++)
    {
      RpShape shape = g_array_index (self->shapes, RpShape, i);

      if (shape.y < bottom && shape.y + shape.height > top)
        g_array_index (self->shapes, RpShape, kept++) = shape;
    }
  g_array_set_size (self->shapes, kept);
  self->band_first = first;
  self->band_end = kept;
  self->band_top = top;
  self->band_bottom = bottom;
}

gboolean
rp_drawing_get_band (const RpDrawing *self, guint *first, guint *end, double *top, double *bottom)
{
  *first = self->band_first;
  *end = self->band_end;
  *top = self->band_top;
  *bottom = self->band_bottom;
  return self->band_first < self->band_end;
}

void
rp_drawing_clip (RpDrawing *self, double x, double y, double width, double height)
{
  RpDrawingClip clip = { self->shapes->len, x, y, width, height };

  g_return_if_fail (self->band_first == self->band_end);
  if (self->clips == NULL)
    self->clips = g_array_new (FALSE, FALSE, sizeof (RpDrawingClip));
  g_array_append_val (self->clips, clip);
}

const RpDrawingClip *
rp_drawing_get_clips (const RpDrawing *self, guint *n)
{
  *n = self->clips != NULL ? self->clips->len : 0;
  return *n > 0 ? (const RpDrawingClip *)(gpointer)self->clips->data : NULL;
}

void
rp_drawing_sight_of (const RpDrawing *self, const RpShape *shape, double *top, double *bottom)
{
  guint index = (guint)(shape - (const RpShape *)(gpointer)self->shapes->data);
  gboolean cut = index >= self->band_first && index < self->band_end;

  *top = cut ? self->band_top : 0;
  *bottom = cut ? self->band_bottom : self->height;
}

static double
distance_to_segment (RpPoint a, RpPoint b, double x, double y)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - a.x) * dx + (y - a.y) * dy) / length, 0, 1) : 0;

  return sqrt ((a.x + t * dx - x) * (a.x + t * dx - x) + (a.y + t * dy - y) * (a.y + t * dy - y));
}

static RpPoint
point_on_curve (const RpPoint *p, double t)
{
  double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

  return (RpPoint){ a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                    a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

static double
distance_to_path (const RpShape *shape, double x, double y)
{
  double best = INFINITY;

  if (shape->curved)
    {
      for (guint i = 0; i + 3 < shape->n_points; i += 3)
        {
          RpPoint from = shape->points[i];

          for (int step = 1; step <= 16; step++)
            {
              RpPoint to = point_on_curve (&shape->points[i], step / 16.0);

              best = MIN (best, distance_to_segment (from, to, x, y));
              from = to;
            }
        }
      return best;
    }
  for (guint i = 0; i + 1 < shape->n_points; i++)
    best = MIN (best, distance_to_segment (shape->points[i], shape->points[i + 1], x, y));
  return best;
}

/* How far the point is from the shape; beyond what its target of 2 × REACH px covers, infinite. */
static double
distance_to_shape (const RpShape *shape, double x, double y, double reach)
{
  double dx, dy, distance;
  double margin = MAX (0, reach - MIN (shape->width, shape->height) / 2);

  dx = MAX (0, MAX (shape->x - x, x - shape->x - shape->width));
  dy = MAX (0, MAX (shape->y - y, y - shape->y - shape->height));
  distance = sqrt (dx * dx + dy * dy);
  if (shape->geometry == RP_GEOMETRY_PATH && shape->n_points > 1)
    {
      margin = reach / 2;
      if (distance <= margin)
        distance = distance_to_path (shape, x, y);
    }
  return distance <= margin ? distance : INFINITY;
}

static gboolean
stands_for_record (const RpShape *shape)
{
  switch (shape->role)
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
      return TRUE;
    case RP_ROLE_LABEL:
      return shape->ref.type != RP_RECORD_NONE || shape->of.type != RP_RECORD_NONE;
    default:
      return FALSE;
    }
}

const RpShape *
rp_drawing_hit (const RpDrawing *self, double x, double y, double reach)
{
  const RpShape *mark = NULL, *tie = NULL;
  double mark_distance = INFINITY, tie_distance = INFINITY;

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const RpShape *shape = rp_drawing_shape (self, i);
      double distance;

      if (!stands_for_record (shape)
          || (i >= self->band_first && i < self->band_end && (y < self->band_top || y > self->band_bottom)))
        continue;
      /* most are nowhere near, and there may be a hundred thousand */
      if (x < shape->x - reach || x > shape->x + shape->width + reach || y < shape->y - reach
          || y > shape->y + shape->height + reach)
        continue;
      distance = distance_to_shape (shape, x, y, reach);
      if (distance == INFINITY)
        continue;
      if (shape->role == RP_ROLE_TIE)
        {
          if (distance <= tie_distance)
            {
              tie = shape;
              tie_distance = distance;
            }
        }
      else if (distance <= mark_distance) /* what is drawn later lies above */
        {
          mark = shape;
          mark_distance = distance;
        }
    }
  return mark ? mark : tie;
}
