/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing-way.h"

#include <math.h>

struct _RpDrawingWay
{
  RpDrawing *from, *to;
  guint *before;     /* by shape of TO: the same in FROM; RP_NO_INDEX: it is new */
  GArray *leaving;   /* guint, shapes of FROM that are not in TO */
  GHashTable *nodes; /* ref of a node that is in both, RpRecordRef → its Node */
  double length;
};

typedef struct
{
  RpRecordRef ref;
  RpPoint from, to;
} Node;

/* What a shape is, whatever it looks like. */
static guint
hash_shape (gconstpointer data)
{
  const RpShape *shape = data;
  guint hash = shape->role * 31u + shape->geometry;

  hash = (hash * 31u + shape->ref.type) * 31u + shape->ref.index;
  hash = (hash * 31u + shape->of.type) * 31u + shape->of.index;
  return shape->id != NULL ? hash * 31u + g_str_hash (shape->id) : hash;
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  const RpShape *one = a, *other = b;

  return one->role == other->role && one->geometry == other->geometry && rp_record_ref_equal (one->ref, other->ref)
         && rp_record_ref_equal (one->of, other->of) && g_strcmp0 (one->id, other->id) == 0;
}

/* Whether it stands for anything: what only decorates is nothing that could be found again. */
static gboolean
stands_for_something (const RpShape *shape)
{
  return shape->ref.type != RP_RECORD_NONE || shape->of.type != RP_RECORD_NONE || shape->id != NULL;
}

static guint
hash_ref (gconstpointer data)
{
  const RpRecordRef *ref = data;

  return ref->index * 31u + ref->type;
}

static gboolean
is_same_ref (gconstpointer a, gconstpointer b)
{
  return rp_record_ref_equal (*(const RpRecordRef *)a, *(const RpRecordRef *)b);
}

static RpPoint
middle_of (const RpShape *shape)
{
  return (RpPoint){ shape->x + shape->width / 2, shape->y + shape->height / 2 };
}

static double
way_between (const RpShape *from, const RpShape *to)
{
  RpPoint a = middle_of (from), b = middle_of (to);
  double way = sqrt ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));

  return isfinite (way) ? way : 0;
}

static void
add_node (RpDrawingWay *self, const RpShape *from, const RpShape *to)
{
  Node *node = g_new (Node, 1);

  *node = (Node){ to->ref, middle_of (from), middle_of (to) };
  g_hash_table_replace (self->nodes, &node->ref, node);
}

/* Finds for each shape what it was before; of several alike the first is it. */
static void
match (RpDrawingWay *self)
{
  guint n_from = rp_drawing_n_shapes (self->from), n_to = rp_drawing_n_shapes (self->to);
  g_autoptr (GHashTable) known = g_hash_table_new (hash_shape, is_same);
  g_autofree guint8 *stays = g_new0 (guint8, (gsize)n_from + 1);

  for (guint i = n_from; i > 0; i--)
    if (stands_for_something (rp_drawing_shape (self->from, i - 1)))
      g_hash_table_replace (known, (gpointer)rp_drawing_shape (self->from, i - 1), GUINT_TO_POINTER (i));
  for (guint i = 0; i < n_to; i++)
    {
      const RpShape *shape = rp_drawing_shape (self->to, i);
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (known, shape));

      self->before[i] = found > 0 ? found - 1 : RP_NO_INDEX;
      if (found == 0)
        continue;
      g_hash_table_remove (known, shape);
      stays[found - 1] = TRUE;
      if (shape->role == RP_ROLE_NODE)
        add_node (self, rp_drawing_shape (self->from, found - 1), shape);
      self->length = MAX (self->length, way_between (rp_drawing_shape (self->from, found - 1), shape));
    }
  for (guint i = 0; i < n_from; i++)
    if (!stays[i])
      g_array_append_val (self->leaving, i);
}

RpDrawingWay *
rp_drawing_way_new (RpDrawing *from, RpDrawing *to)
{
  RpDrawingWay *self = g_new0 (RpDrawingWay, 1);

  self->from = rp_drawing_ref (from);
  self->to = rp_drawing_ref (to);
  self->before = g_new (guint, (gsize)rp_drawing_n_shapes (to) + 1);
  self->leaving = g_array_new (FALSE, FALSE, sizeof (guint));
  self->nodes = g_hash_table_new_full (hash_ref, is_same_ref, NULL, g_free);
  match (self);
  return self;
}

void
rp_drawing_way_free (RpDrawingWay *self)
{
  if (self == NULL)
    return;
  rp_drawing_unref (self->from);
  rp_drawing_unref (self->to);
  g_free (self->before);
  g_array_unref (self->leaving);
  g_hash_table_unref (self->nodes);
  g_free (self);
}

double
rp_drawing_way_length (const RpDrawingWay *self)
{
  return self->length;
}

static double
between (double a, double b, double part)
{
  return a + (b - a) * part;
}

static RpColor
color_between (RpColor a, RpColor b, double part)
{
  RpColor color = 0;

  for (guint shift = 0; shift < 32; shift += 8)
    color |= (RpColor)(between ((a >> shift) & 0xff, (b >> shift) & 0xff, part) + 0.5) << shift;
  return color;
}

static void
fade (RpShape *shape, double part)
{
  shape->fill = rp_color_with_alpha (shape->fill, part);
  shape->stroke = rp_color_with_alpha (shape->stroke, part);
}

/* An ink that is none has no hue to come from. */
static RpColor
ink_between (RpColor a, RpColor b, double part)
{
  if ((a & 0xff) == 0 || (b & 0xff) == 0)
    return (a & 0xff) == 0 ? rp_color_with_alpha (b, part) : rp_color_with_alpha (a, 1 - part);
  return color_between (a, b, part);
}

static void
move_points (RpDrawing *drawing, RpShape *shape, const RpShape *before, double part)
{
  g_autofree RpPoint *points = g_memdup2 (shape->points, shape->n_points * sizeof (RpPoint));

  for (guint i = 0; i < shape->n_points; i++)
    points[i] = (RpPoint){ between (before->points[i].x, points[i].x, part),
                           between (before->points[i].y, points[i].y, part) };
  shape->points = rp_drawing_points (drawing, points, shape->n_points);
}

/* SHAPE, as it will be, on its way from BEFORE. */
static void
lead (RpDrawing *drawing, RpShape *shape, const RpShape *before, double part)
{
  RpPoint a = middle_of (before), b = middle_of (shape);

  if (shape->geometry == RP_GEOMETRY_PATH && shape->n_points != before->n_points)
    {
      fade (shape, part); /* it was cut elsewhere */
      return;
    }
  if (shape->geometry == RP_GEOMETRY_PATH)
    move_points (drawing, shape, before, part);
  if (shape->geometry != RP_GEOMETRY_TEXT)
    {
      shape->width = between (before->width, shape->width, part);
      shape->height = between (before->height, shape->height, part);
    }
  shape->x = between (a.x, b.x, part) - shape->width / 2;
  shape->y = between (a.y, b.y, part) - shape->height / 2;
  shape->fill = ink_between (before->fill, shape->fill, part);
  shape->stroke = ink_between (before->stroke, shape->stroke, part);
  shape->line_width = between (before->line_width, shape->line_width, part);
}

/* What comes or goes: a name with the node that it names, DONE of whose way lies behind it. */
static void
fade_along (const RpDrawingWay *self, RpShape *shape, double part, double done)
{
  const Node *node = shape->geometry == RP_GEOMETRY_TEXT ? g_hash_table_lookup (self->nodes, &shape->of) : NULL;

  fade (shape, part);
  if (node == NULL)
    return;
  shape->x += (node->to.x - node->from.x) * done;
  shape->y += (node->to.y - node->from.y) * done;
}

RpDrawing *
rp_drawing_way_at (RpDrawingWay *self, double part)
{
  RpDrawing *now;

  if (part >= 1)
    return rp_drawing_ref (self->to);
  now = rp_drawing_new (rp_drawing_get_width (self->to), rp_drawing_get_height (self->to),
                        rp_drawing_get_background (self->to));
  rp_drawing_expect (now, rp_drawing_n_shapes (self->to) + self->leaving->len);
  rp_drawing_keep (now, rp_drawing_ref (self->from), (GDestroyNotify)rp_drawing_unref);
  rp_drawing_keep (now, rp_drawing_ref (self->to), (GDestroyNotify)rp_drawing_unref);
  for (guint i = 0; i < self->leaving->len; i++)
    {
      const RpShape *old = rp_drawing_shape (self->from, g_array_index (self->leaving, guint, i));
      RpShape *shape = rp_drawing_add (now, old->role, old->geometry);

      *shape = *old;
      fade_along (self, shape, 1 - part, part);
    }
  for (guint i = 0; i < rp_drawing_n_shapes (self->to); i++)
    {
      const RpShape *after = rp_drawing_shape (self->to, i);
      RpShape *shape = rp_drawing_add (now, after->role, after->geometry);

      *shape = *after;
      if (self->before[i] == RP_NO_INDEX)
        fade_along (self, shape, part, part - 1);
      else
        lead (now, shape, rp_drawing_shape (self->from, self->before[i]), part);
    }
  return now;
}
