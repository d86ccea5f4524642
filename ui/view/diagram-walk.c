/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-walk.h"

#include <math.h>

static graphene_point_t
middle_of (RpDiagramItem *item)
{
  const graphene_rect_t *box = rp_diagram_item_get_box (item);

  return GRAPHENE_POINT_INIT (box->origin.x + box->size.width / 2, box->origin.y + box->size.height / 2);
}

static gboolean
is_tie (RpDiagramItem *item)
{
  return rp_diagram_item_get_band (item) == RP_DIAGRAM_WALK_PLANE
         && rp_diagram_item_get_ref (item).type == RP_RECORD_RELATION;
}

/* ---- in bands ---- */

/* At one time from the top down: that is the order of parts below their whole. */
static int
compare_in_band (RpDiagramItem *a, RpDiagramItem *b)
{
  double one = rp_diagram_item_get_order (a), other = rp_diagram_item_get_order (b);
  graphene_point_t at = middle_of (a), there = middle_of (b);

  if (one != other)
    return one < other ? -1 : 1;
  if (at.y != there.y)
    return at.y < there.y ? -1 : 1;
  return at.x < there.x ? -1 : at.x > there.x;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  RpDiagramItem *one = *(RpDiagramItem *const *)a, *other = *(RpDiagramItem *const *)b;
  int band = rp_diagram_item_get_band (one) - rp_diagram_item_get_band (other);

  return band != 0 ? band : compare_in_band (one, other);
}

void
rp_diagram_walk_sort (GPtrArray *items)
{
  g_ptr_array_sort (items, compare_cb);
}

static RpDiagramItem *
along_band (GPtrArray *items, RpDiagramItem *from, int sign)
{
  RpDiagramItem *best = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      RpDiagramItem *item = g_ptr_array_index (items, i);

      if (rp_diagram_item_get_band (item) == rp_diagram_item_get_band (from) && sign * compare_in_band (item, from) > 0
          && (best == NULL || sign * compare_in_band (item, best) < 0))
        best = item;
    }
  return best;
}

/* The nearest of the next band that has any. */
static RpDiagramItem *
across_bands (GPtrArray *items, RpDiagramItem *from, int sign)
{
  int band = rp_diagram_item_get_band (from), next = G_MAXINT;
  RpDiagramItem *best = NULL;
  float least = INFINITY;

  for (guint i = 0; i < items->len; i++)
    {
      int away = sign * (rp_diagram_item_get_band (g_ptr_array_index (items, i)) - band);

      if (away > 0 && away < next)
        next = away;
    }
  for (guint i = 0; i < items->len && next < G_MAXINT; i++)
    {
      RpDiagramItem *item = g_ptr_array_index (items, i);
      float distance = fabsf (middle_of (item).x - middle_of (from).x);

      if (rp_diagram_item_get_band (item) != band + sign * next || distance >= least)
        continue;
      least = distance;
      best = item;
    }
  return best;
}

/* ---- in the plane ---- */

/* How far OTHER lies in DIRECTION, sideways counting so much more; INFINITY when it does not. */
static float
distance_towards (graphene_point_t from, graphene_point_t other, GtkDirectionType direction, float sideways)
{
  float dx = other.x - from.x, dy = other.y - from.y;
  float along = direction == GTK_DIR_LEFT ? -dx : direction == GTK_DIR_RIGHT ? dx : direction == GTK_DIR_UP ? -dy : dy;
  float across = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT ? dy : dx;

  return along > 1 ? along + sideways * fabsf (across) : INFINITY;
}

static RpDiagramItem *
towards (GPtrArray *items, RpDiagramItem *from, GtkDirectionType direction)
{
  RpDiagramItem *best = NULL;
  float least = INFINITY, sideways = rp_diagram_item_get_band (from) == RP_DIAGRAM_WALK_GRID ? 100 : 2;

  for (guint i = 0; i < items->len; i++)
    {
      RpDiagramItem *item = g_ptr_array_index (items, i);
      float distance = distance_towards (middle_of (from), middle_of (item), direction, sideways);

      if (item == from || is_tie (item) || distance >= least)
        continue;
      least = distance;
      best = item;
    }
  return best;
}

RpDiagramItem *
rp_diagram_walk_next (GPtrArray *items, RpDiagramItem *from, GtkDirectionType direction)
{
  int sign = direction == GTK_DIR_LEFT || direction == GTK_DIR_UP ? -1 : 1;

  if (rp_diagram_item_get_band (from) < 0)
    return towards (items, from, direction);
  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    return along_band (items, from, sign);
  return across_bands (items, from, sign);
}

RpDiagramItem *
rp_diagram_walk_nearest (GPtrArray *items, graphene_point_t at)
{
  RpDiagramItem *best = NULL;
  float least = INFINITY;

  for (guint i = 0; i < items->len; i++)
    {
      RpDiagramItem *item = g_ptr_array_index (items, i);
      graphene_point_t there = middle_of (item);
      float distance = hypotf (there.x - at.x, there.y - at.y) + (is_tie (item) ? 1000 : 0);

      if (distance >= least)
        continue;
      least = distance;
      best = item;
    }
  return best;
}

/* ---- along ties ---- */

typedef struct
{
  RpDiagramItem *item;
  double angle; /* of who is at the other end, clockwise from the top */
  guint other, relation;
} Tied;

static int
compare_tied (gconstpointer a, gconstpointer b)
{
  const Tied *one = a, *other = b;

  if (one->angle < other->angle || one->angle > other->angle)
    return one->angle < other->angle ? -1 : 1;
  if (one->other != other->other)
    return one->other < other->other ? -1 : 1;
  return one->relation < other->relation ? -1 : one->relation > other->relation;
}

/* Who is tied to ANCHOR by a relation; RP_NO_INDEX: it is none of its ties. */
static guint
other_end (RpDataset *dataset, guint relation, guint anchor)
{
  const RpRelation *tie = rp_dataset_relation (dataset, relation);

  return tie->from == anchor ? tie->to : tie->to == anchor ? tie->from : RP_NO_INDEX;
}

static gboolean
is_neighbour (RpDataset *dataset, guint anchor, guint entity)
{
  guint n;
  const guint *ties = rp_dataset_entity_relations (dataset, anchor, &n);

  for (guint i = 0; i < n; i++)
    if (entity != anchor && other_end (dataset, ties[i], anchor) == entity)
      return TRUE;
  return FALSE;
}

gboolean
rp_diagram_walk_is_tied (RpDataset *dataset, guint anchor, RpRecordRef ref)
{
  if (ref.type == RP_RECORD_RELATION)
    return other_end (dataset, ref.index, anchor) != RP_NO_INDEX;
  return ref.type == RP_RECORD_ENTITY && is_neighbour (dataset, anchor, ref.index);
}

static RpDiagramItem *
item_of (GPtrArray *items, RpRecordRef ref)
{
  for (guint i = 0; i < items->len; i++)
    if (rp_record_ref_equal (rp_diagram_item_get_ref (g_ptr_array_index (items, i)), ref))
      return g_ptr_array_index (items, i);
  return NULL;
}

static GArray *
ring_about (GPtrArray *items, RpDataset *dataset, guint anchor)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (Tied));
  RpDiagramItem *centre = item_of (items, rp_record_ref (RP_RECORD_ENTITY, anchor));
  graphene_point_t middle = centre != NULL ? middle_of (centre) : GRAPHENE_POINT_INIT (0, 0);

  for (guint i = 0; i < items->len; i++)
    {
      RpDiagramItem *item = g_ptr_array_index (items, i), *end;
      RpRecordRef ref = rp_diagram_item_get_ref (item);
      Tied tied = { item, 0, ref.index, RP_NO_INDEX };
      graphene_point_t at;

      if (!rp_diagram_walk_is_tied (dataset, anchor, ref))
        continue;
      if (ref.type == RP_RECORD_RELATION)
        {
          tied.other = other_end (dataset, ref.index, anchor);
          tied.relation = ref.index;
        }
      end = item_of (items, rp_record_ref (RP_RECORD_ENTITY, tied.other));
      at = middle_of (end != NULL ? end : item);
      tied.angle = atan2 (at.x - middle.x, middle.y - at.y);
      if (tied.angle < 0)
        tied.angle += 2 * G_PI;
      g_array_append_val (ring, tied);
    }
  g_array_sort (ring, compare_tied);
  return ring;
}

RpDiagramItem *
rp_diagram_walk_tied (GPtrArray *items, RpDataset *dataset, guint anchor, RpDiagramItem *from, int direction)
{
  g_autoptr (GArray) ring = ring_about (items, dataset, anchor);
  guint n = ring->len, at = n;

  for (guint i = 0; i < n; i++)
    if (g_array_index (ring, Tied, i).item == from)
      at = i;
  if (n == 0)
    return NULL;
  if (at == n)
    return g_array_index (ring, Tied, direction > 0 ? 0 : n - 1).item;
  return g_array_index (ring, Tied, (at + n + (direction > 0 ? 1 : n - 1)) % n).item;
}
