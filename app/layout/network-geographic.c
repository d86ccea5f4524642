/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-geographic.h"

#include <math.h>
#include "network-grid.h"
#include "overlap-removal.h"
#include "unit-circle.h"

#define GAP_PX 4.0
#define BLOCK_GAP_PX 28.0
#define LEAST_WIDTH 0.2 /* of a degree of longitude against one of latitude: near the poles */
#define LEAST_DEGREES 0.02
#define MOST_APART 0.45 /* of the area's height, that the nodes without coordinates may take from the map */

/* The nodes that have coordinates, and those that have none. */
typedef struct
{
  const RpNetworkRequest *request;
  guint *here, *apart;
  guint n_here, n_apart;
} Map;

static gboolean
is_located (RpPoint degrees)
{
  return fabs (degrees.x) <= 360 && fabs (degrees.y) <= 90;
}

static int
by_size (const void *a, const void *b)
{
  double p = *(const double *)a, q = *(const double *)b;

  return p < q ? -1 : p > q;
}

/* The longitude at which the map begins: behind the widest stretch without any node. */
static double
western_edge (const Map *map)
{
  g_autofree double *east = g_new (double, (gsize)map->n_here + 1);
  double widest = 0, edge;

  for (guint k = 0; k < map->n_here; k++)
    {
      double x = map->request->coordinates[map->here[k]].x;

      east[k] = x - 360 * floor (x / 360);
    }
  qsort (east, map->n_here, sizeof (double), by_size);
  edge = east[0];
  widest = east[0] + 360 - east[map->n_here - 1];
  for (guint k = 1; k < map->n_here; k++)
    if (east[k] - east[k - 1] > widest)
      {
        widest = east[k] - east[k - 1];
        edge = east[k];
      }
  return edge;
}

/* Degrees into POSITIONS, x made as wide as a degree of longitude is on the whole. */
static void
project (const Map *map, RpPoint *positions)
{
  double edge = western_edge (map), latitude = 0, width;

  for (guint k = 0; k < map->n_here; k++)
    latitude += map->request->coordinates[map->here[k]].y / map->n_here;
  width = MAX (rp_unit_circle (latitude / 360).x, LEAST_WIDTH);
  for (guint k = 0; k < map->n_here; k++)
    {
      RpPoint degrees = map->request->coordinates[map->here[k]];
      double east = degrees.x - edge;

      positions[map->here[k]] = (RpPoint){ (east - 360 * floor (east / 360)) * width, -degrees.y };
    }
}

/* Scales the map into AREA and parts what overlaps. The map's lower edge into *BOTTOM. */
static gboolean
fit (const Map *map, RpPoint area, RpPoint *positions, double *bottom, GCancellable *cancellable)
{
  g_autofree RpNodeBox *boxes = g_new (RpNodeBox, (gsize)map->n_here + 1);
  g_autofree RpPoint *local = g_new (RpPoint, (gsize)map->n_here + 1);
  RpPoint low = { INFINITY, INFINITY }, high = { -INFINITY, -INFINITY }, room = { 0, 0 };
  double scale;

  for (guint k = 0; k < map->n_here; k++)
    {
      local[k] = positions[map->here[k]];
      boxes[k] = map->request->boxes[map->here[k]];
      low = (RpPoint){ MIN (low.x, local[k].x), MIN (low.y, local[k].y) };
      high = (RpPoint){ MAX (high.x, local[k].x), MAX (high.y, local[k].y) };
      room.x = MAX (room.x, boxes[k].left + boxes[k].right);
      room.y = MAX (room.y, boxes[k].top + boxes[k].bottom);
    }
  scale = MIN (MAX (area.x - room.x, 1) / MAX (high.x - low.x, LEAST_DEGREES),
               MAX (area.y - room.y, 1) / MAX (high.y - low.y, LEAST_DEGREES));
  for (guint k = 0; k < map->n_here; k++)
    local[k] = (RpPoint){ (local[k].x - low.x) * scale, (local[k].y - low.y) * scale };
  if (!rp_overlap_remove (boxes, map->n_here, GAP_PX, local, cancellable))
    return FALSE;
  for (guint k = 0; k < map->n_here; k++)
    {
      positions[map->here[k]] = local[k];
      *bottom = MAX (*bottom, local[k].y + boxes[k].bottom);
    }
  return TRUE;
}

/* The nodes without coordinates in a block as wide as the area. Its height. */
static double
set_apart (const Map *map, RpPoint *positions, GArray *blocks)
{
  RpPoint wide = { map->request->area.x, MAX (map->request->area.y / 6, 1) };
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (RpNetworkBlock));
  double height = 0;

  rp_network_shelve (map->request->boxes, map->apart, &map->n_apart, 1, wide, positions, made);
  for (guint b = 0; b < made->len; b++)
    {
      RpNetworkBlock *block = &g_array_index (made, RpNetworkBlock, b);

      block->kind = RP_BLOCK_NO_COORDINATES;
      g_array_append_val (blocks, *block);
    }
  for (guint k = 0; k < map->n_apart; k++)
    height = MAX (height, positions[map->apart[k]].y + map->request->boxes[map->apart[k]].bottom);
  return height;
}

/* Brings the block below the map, from its left edge on. */
static void
move_below (const Map *map, double left, double top, RpPoint *positions, GArray *blocks)
{
  for (guint k = 0; k < map->n_apart; k++)
    positions[map->apart[k]] = (RpPoint){ positions[map->apart[k]].x + left, positions[map->apart[k]].y + top };
  for (guint b = 0; b < blocks->len; b++)
    {
      RpNetworkBlock *block = &g_array_index (blocks, RpNetworkBlock, b);

      block->at = (RpPoint){ block->at.x + left, block->at.y + top };
    }
}

static gboolean
lay_out (const Map *map, RpPoint *positions, GArray *blocks, GCancellable *cancellable)
{
  RpPoint area = map->request->area;
  double height = map->n_apart > 0 ? set_apart (map, positions, blocks) + BLOCK_GAP_PX : 0;
  double bottom = 0, left = INFINITY;

  if (map->n_here == 0)
    return TRUE;
  area.y -= MIN (height, area.y * MOST_APART);
  project (map, positions);
  if (!fit (map, area, positions, &bottom, cancellable))
    return FALSE;
  for (guint k = 0; k < map->n_here; k++)
    left = MIN (left, positions[map->here[k]].x - map->request->boxes[map->here[k]].left);
  move_below (map, left, bottom + BLOCK_GAP_PX, positions, blocks);
  return TRUE;
}

static gboolean
geographic_place (const RpNetworkRequest *request, RpPoint *positions, GArray *blocks, GCancellable *cancellable)
{
  guint n = request->graph->n_nodes;
  g_autofree guint *here = g_new (guint, (gsize)n + 1), *apart = g_new (guint, (gsize)n + 1);
  Map map = { .request = request, .here = here, .apart = apart };

  for (guint i = 0; i < n; i++)
    if (request->coordinates != NULL && is_located (request->coordinates[i]))
      here[map.n_here++] = i;
    else
      apart[map.n_apart++] = i;
  return lay_out (&map, positions, blocks, cancellable) && !g_cancellable_is_cancelled (cancellable);
}

const RpNetworkMethod rp_network_geographic
    = { .name = "geographic", .place = geographic_place, .needs = RP_NEEDS_COORDINATES };
