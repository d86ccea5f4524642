/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A piece of a mark that is no longer than this is a sign, which keeps its size. */
#define LARGEST_SIGN_PX 24.0
/* A box no wider is a line across: a tick, a moment. */
#define WIDEST_STROKE_PX 6.0
/* How far beside a node's rim a tie may end. */
#define RIM_PX 8.0
#define CALLOUT "callout:" /* how their ids begin */

RpPoint
rp_shape_middle (const RpShape *shape)
{
  return (RpPoint){ shape->x + shape->width / 2, shape->y + shape->height / 2 };
}

static guint
hash_ref (gconstpointer data)
{
  const RpRecordRef *ref = data;

  return (guint)ref->type * 31u + ref->index * 2654435761u;
}

static gboolean
equal_refs (gconstpointer a, gconstpointer b)
{
  const RpRecordRef *one = a, *other = b;

  return one->type == other->type && one->index == other->index;
}

/* Which part stands for a record: the first mark or node that does. */
static guint
part_of (GHashTable *marks, const RpRecordRef *ref)
{
  gpointer index;

  if (ref->type == RP_RECORD_NONE || !g_hash_table_lookup_extended (marks, ref, NULL, &index))
    return RP_NO_PART;
  return GPOINTER_TO_UINT (index);
}

static void
add_mark (GHashTable *marks, const RpStageParts *self, guint i)
{
  const RpShape *shape = self->parts[i].shape;

  if (shape->ref.type != RP_RECORD_NONE && shape->role != RP_ROLE_TIE && shape->role != RP_ROLE_LABEL
      && part_of (marks, &shape->ref) == RP_NO_PART)
    g_hash_table_insert (marks, (gpointer)&shape->ref, GUINT_TO_POINTER (i));
}

/* ---- the timeline ---- */

/* The place on a mark that is nearest to what stands at X: its middle, of a bar the end on that side. */
static double
nearest_on (const RpStageParts *self, guint owner, double x)
{
  const RpShape *mark = self->parts[owner].shape;

  if (mark->geometry != RP_GEOMETRY_RECT)
    return mark->x + mark->width / 2;
  return CLAMP (x, mark->x, mark->x + mark->width);
}

/* Whether its ends are times: a bar however short it is here, and what is a piece of one, but for strokes across. */
static gboolean
is_long (const RpStageParts *self, const RpShape *shape, guint owner)
{
  const RpShape *bar = owner != RP_NO_PART ? self->parts[owner].shape : NULL;

  if (shape->geometry == RP_GEOMETRY_PATH)
    return shape->width > LARGEST_SIGN_PX;
  return shape->width > WIDEST_STROKE_PX || shape->ref.type != RP_RECORD_NONE
         || (bar != NULL && bar->geometry == RP_GEOMETRY_RECT && bar->width <= 2 * WIDEST_STROKE_PX);
}

/* How a shape that stands for time goes: OWNER is the mark that it is a piece of. */
static void
set_in_time (RpStageParts *self, const RpStagePane *pane, guint i, guint owner, guint label)
{
  RpStagePart *part = &self->parts[i];
  const RpShape *shape = part->shape;
  RpPoint middle = rp_shape_middle (shape);
  gboolean named = shape->ref.type != RP_RECORD_NONE || shape->of.type != RP_RECORD_NONE;

  part->owner = owner;
  if (shape->geometry == RP_GEOMETRY_RECT && shape->x <= pane->left + 1 && shape->x + shape->width >= pane->right - 1
      && !named && (owner == RP_NO_PART || shape->x < pane->left - 2))
    return; /* through all of it: what parts lanes from axis and shelf */
  if (owner == RP_NO_PART && !named && middle.x < pane->left)
    return;
  part->moves = RP_MOVES_AT;
  part->at = middle;
  if (shape->geometry == RP_GEOMETRY_TEXT)
    part->at.x = label != RP_NO_PART   ? self->parts[label].at.x
                 : owner != RP_NO_PART ? nearest_on (self, owner, middle.x)
                                       : shape->x;
  else if (shape->geometry != RP_GEOMETRY_SYMBOL && is_long (self, shape, owner))
    part->moves = RP_MOVES_ALONG;
  else if (owner != RP_NO_PART && owner != i)
    part->at.x = nearest_on (self, owner, middle.x);
}

static void
find_in_time (RpStageParts *self, const RpStagePane *pane, GHashTable *marks)
{
  guint main = RP_NO_PART, label = RP_NO_PART;

  for (guint i = pane->first; i < pane->end; i++)
    add_mark (marks, self, i);
  for (guint i = pane->first; i < pane->end; i++)
    {
      const RpShape *shape = self->parts[i].shape;
      gboolean lane = shape->role == RP_ROLE_LANE || shape->role == RP_ROLE_TICK;
      guint owner = RP_NO_PART;

      if (shape->role == RP_ROLE_SHELF)
        return; /* from here on what has no place in time */
      if (shape->ref.type != RP_RECORD_NONE || lane)
        {
          main = lane ? RP_NO_PART : i;
          label = RP_NO_PART;
        }
      if (shape->role == RP_ROLE_LABEL)
        owner = part_of (marks, &shape->of);
      else if (!lane && shape->ref.type == RP_RECORD_NONE)
        owner = main;
      set_in_time (self, pane, i, owner, shape->role == RP_ROLE_DECORATION ? label : RP_NO_PART);
      if (shape->role == RP_ROLE_LABEL)
        label = i;
    }
}

/* ---- the network ---- */

typedef struct
{
  guint part;
  double x;
} Node;

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  double one = ((const Node *)a)->x, other = ((const Node *)b)->x;

  return (one > other) - (one < other);
}

typedef struct
{
  RpStageParts *parts;
  GArray *nodes;  /* Node, by x */
  double largest; /* radius */
} Nodes;

/* The node at whose rim POINT lies. */
static guint
node_at (const Nodes *self, RpPoint point)
{
  guint low = 0, high = self->nodes->len, best = RP_NO_PART;
  double reach = self->largest + RIM_PX, least = RIM_PX;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->nodes, Node, middle).x < point.x - reach)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->nodes->len && g_array_index (self->nodes, Node, low).x <= point.x + reach; low++)
    {
      guint part = g_array_index (self->nodes, Node, low).part;
      const RpShape *shape = self->parts->parts[part].shape;
      RpPoint middle = rp_shape_middle (shape);
      double away = fabs (hypot (point.x - middle.x, point.y - middle.y) - shape->width / 2);

      if (away < least)
        {
          least = away;
          best = part;
        }
    }
  return best;
}

static gboolean
same_middle (const RpShape *a, const RpShape *b)
{
  RpPoint one = rp_shape_middle (a), other = rp_shape_middle (b);

  return fabs (one.x - other.x) < 0.5 && fabs (one.y - other.y) < 0.5;
}

static void
set_in_plane (const Nodes *nodes, const RpStagePane *pane, guint i, GHashTable *marks)
{
  RpStageParts *self = nodes->parts;
  RpStagePart *part = &self->parts[i];
  const RpShape *shape = part->shape;

  part->moves = RP_MOVES_AT;
  part->at = rp_shape_middle (shape);
  part->owner = part_of (marks, &shape->of);
  if (shape->role == RP_ROLE_TIE && shape->n_points >= 2)
    {
      part->moves = RP_MOVES_TIE;
      part->ends[0] = node_at (nodes, shape->points[0]);
      part->ends[1] = node_at (nodes, shape->points[shape->n_points - 1]);
    }
  else if (part->owner != RP_NO_PART)
    part->at = rp_shape_middle (self->parts[part->owner].shape);
  else if (shape->role == RP_ROLE_DECORATION && shape->geometry == RP_GEOMETRY_SYMBOL && i + 1 < pane->end
           && self->parts[i + 1].shape->role == RP_ROLE_NODE && same_middle (shape, self->parts[i + 1].shape))
    part->owner = i + 1; /* the ring around it */
  else if (shape->role != RP_ROLE_NODE && shape->geometry != RP_GEOMETRY_TEXT && shape->width > 4 * LARGEST_SIGN_PX)
    part->moves = RP_MOVES_ALONG;
}

static void
find_in_plane (RpStageParts *self, const RpStagePane *pane, GHashTable *marks)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Node));
  Nodes nodes = { self, list, 0 };

  for (guint i = pane->first; i < pane->end; i++)
    {
      const RpShape *shape = self->parts[i].shape;
      Node node = { i, rp_shape_middle (shape).x };

      if (shape->role != RP_ROLE_NODE || !isfinite (node.x))
        continue;
      add_mark (marks, self, i);
      g_array_append_val (list, node);
      nodes.largest = MAX (nodes.largest, shape->width / 2);
    }
  g_array_sort (list, compare_nodes);
  for (guint i = pane->first; i < pane->end; i++)
    set_in_plane (&nodes, pane, i, marks);
}

/* ---- callouts ---- */

static int
pane_at (const RpStageParts *self, RpPoint point)
{
  for (guint p = 0; p < rp_stage_picture_n_panes (self->picture); p++)
    {
      const RpStagePane *pane = rp_stage_picture_get_pane (self->picture, p);

      if ((pane->layout != NULL || pane->network != NULL) && point.x >= pane->x && point.x <= pane->x + pane->width
          && point.y >= pane->y && point.y <= pane->y + pane->height)
        return (int)p;
    }
  return -1;
}

/* Part I is a shape of the callout whose box is BOX. */
static void
set_of_callout (RpStageParts *self, guint i, guint box, int pane, RpPoint anchor)
{
  RpStagePart *part = &self->parts[i];

  part->pane = (gint8)pane;
  part->moves = RP_MOVES_AT;
  part->at = anchor;
  part->owner = i == box ? RP_NO_PART : box;
  part->callout = TRUE;
}

/* Each is a box with an id, its words after it and before it, where there are these, a line and a dot: all of it goes
 * with what it is tied to. */
static void
find_callouts (RpStageParts *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      const char *id = self->parts[i].shape->id;
      RpPoint anchor;
      guint first = i, end = i + 1;
      int pane;

      if (self->parts[i].inside || id == NULL || !g_str_has_prefix (id, CALLOUT)
          || self->parts[i].shape->geometry != RP_GEOMETRY_RECT
          || !rp_stage_picture_callout_anchor (self->picture, (guint)g_ascii_strtoull (id + strlen (CALLOUT), NULL, 10),
                                               &anchor))
        continue;
      pane = pane_at (self, anchor);
      if (pane < 0)
        continue;
      while (first > 0 && i - first < 2 && !self->parts[first - 1].inside
             && self->parts[first - 1].shape->role == RP_ROLE_DECORATION
             && self->parts[first - 1].shape->geometry != RP_GEOMETRY_TEXT)
        first--;
      while (end < self->n && g_strcmp0 (self->parts[end].shape->id, id) == 0)
        end++;
      for (guint k = first; k < end; k++)
        set_of_callout (self, k, i, pane, anchor);
    }
}

/* ---- all ---- */

/* What stands beside the views but names a record of one goes with it. */
static void
find_outside (RpStageParts *self, GHashTable *const *marks, guint n_panes)
{
  for (guint i = 0; i < self->n; i++)
    {
      RpStagePart *part = &self->parts[i];

      for (guint p = 0; p < n_panes && !part->inside && part->pane < 0; p++)
        {
          guint owner = part_of (marks[p], &part->shape->of);

          if (owner == RP_NO_PART)
            continue;
          part->pane = (gint8)p;
          part->owner = owner;
          part->moves = RP_MOVES_AT;
          part->at = rp_shape_middle (self->parts[owner].shape);
        }
    }
}

void
rp_stage_parts_init (RpStageParts *self, RpStagePicture *picture)
{
  RpDrawing *drawing = rp_stage_picture_get_drawing (picture);
  guint n_panes = MIN (rp_stage_picture_n_panes (picture), 4);
  GHashTable *marks[4];

  self->picture = rp_stage_picture_ref (picture);
  self->n = rp_drawing_n_shapes (drawing);
  self->parts = g_new0 (RpStagePart, MAX (self->n, 1));
  for (guint i = 0; i < self->n; i++)
    self->parts[i] = (RpStagePart){
      .shape = rp_drawing_shape (drawing, i), .pane = -1, .owner = RP_NO_PART, .ends = { RP_NO_PART, RP_NO_PART }
    };
  for (guint p = 0; p < n_panes; p++)
    {
      const RpStagePane *pane = rp_stage_picture_get_pane (picture, p);

      marks[p] = g_hash_table_new (hash_ref, equal_refs);
      for (guint i = pane->first; i < pane->end; i++)
        {
          self->parts[i].pane = (gint8)p;
          self->parts[i].inside = TRUE;
        }
      if (pane->layout != NULL)
        find_in_time (self, pane, marks[p]);
      else if (pane->network != NULL)
        find_in_plane (self, pane, marks[p]);
    }
  find_callouts (self);
  find_outside (self, marks, n_panes);
  for (guint p = 0; p < n_panes; p++)
    g_hash_table_unref (marks[p]);
}

void
rp_stage_parts_clear (RpStageParts *self)
{
  g_clear_pointer (&self->parts, g_free);
  g_clear_pointer (&self->picture, rp_stage_picture_unref);
}
