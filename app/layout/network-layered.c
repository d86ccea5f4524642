/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-layered.h"

#include <math.h>
#include "graph-split.h"
#include "layer-choice.h"
#include "layer-order.h"
#include "network-packing.h"

#define GAP_PX 10.0
#define ROW_GAP_PX 12.0   /* between rows of one layer */
#define LAYER_GAP_PX 40.0 /* between layers */
#define COLUMN_GAP_PX 80.0
#define PART_GAP_PX 28.0
#define N_SWEEPS 16
#define N_WIDTHS 40 /* that are tried for too wide layers */
#define MOST_STRETCH 8
#define TALL 3 /* times the area's shape: set in columns */

typedef struct
{
  guint first, n; /* its nodes in `nodes` */
  guint layer;
} Row;

/* One connected part. */
typedef struct
{
  const RpGraph *graph;
  const RpNodeBox *boxes;
  RpPoint area;
  guint n, n_layers, n_rows;
  guint *layers, *first, *nodes; /* nodes by layer, each layer from `first` on */
  Row *rows;
  guint *row_of;
  guint *ties_first, *ties; /* neighbours */
  RpPoint *positions;
  double *wish;
} Layers;

/* ---- rows ---- */

static double
node_width (const Layers *self, guint i)
{
  return self->boxes[i].left + self->boxes[i].right + GAP_PX;
}

static double
layer_width (const Layers *self, guint layer)
{
  double width = 0;

  for (guint k = self->first[layer]; k < self->first[layer + 1]; k++)
    width += node_width (self, self->nodes[k]);
  return width;
}

static guint
rows_for (const Layers *self, guint layer, double width)
{
  guint n = self->first[layer + 1] - self->first[layer];

  return (guint)CLAMP (ceil (layer_width (self, layer) / width), 1, MAX (n, 1));
}

static double
highest_box (const Layers *self)
{
  double height = 0;

  for (guint i = 0; i < self->n; i++)
    height = MAX (height, self->boxes[i].top + self->boxes[i].bottom);
  return height;
}

/* How wide a layer may be, so that all of it suits the area best. */
static double
choose_width (const Layers *self)
{
  double widest = 0, best = INFINITY, best_width, height = highest_box (self);

  for (guint l = 0; l < self->n_layers; l++)
    widest = MAX (widest, layer_width (self, l));
  best_width = widest;
  for (guint k = 0; k < N_WIDTHS; k++)
    {
      double width = widest / (1 + 0.25 * k * (1 + 0.25 * k)), high = 0, wants;

      for (guint l = 0; l < self->n_layers; l++)
        high += LAYER_GAP_PX + height + (rows_for (self, l, width) - 1) * (height + ROW_GAP_PX);
      wants = MAX (MAX (width / self->area.x, high / self->area.y), 1);
      if (wants >= best * 0.98)
        continue;
      best = wants;
      best_width = width;
    }
  return best_width;
}

/* Deals the nodes of each layer to its rows in turn, so that each row keeps their order. */
static void
make_rows (Layers *self)
{
  double width = choose_width (self);
  g_autofree guint *nodes = g_memdup2 (self->nodes, ((gsize)self->n + 1) * sizeof (guint));
  guint at = 0;

  self->rows = g_new0 (Row, (gsize)self->n + 1);
  for (guint l = 0; l < self->n_layers; l++)
    {
      guint n = self->first[l + 1] - self->first[l], n_rows = rows_for (self, l, width);

      for (guint r = 0; r < n_rows; r++)
        {
          Row *row = &self->rows[self->n_rows];

          *row = (Row){ at, 0, l };
          for (guint k = r; k < n; k += n_rows, row->n++)
            {
              self->nodes[at++] = nodes[self->first[l] + k];
              self->row_of[nodes[self->first[l] + k]] = self->n_rows;
            }
          self->n_rows++;
        }
    }
}

/* ---- x ---- */

typedef struct
{
  double sum; /* of what its nodes wish for */
  guint n;
} Pool;

/* Stands the nodes of ROW as near to what they wish for as their order and widths allow. */
static void
settle (Layers *self, const Row *row, Pool *pools)
{
  const guint *nodes = self->nodes + row->first;
  double offset = 0;
  guint n_pools = 0, at = 0;

  for (guint k = 0; k < row->n; k++)
    {
      if (k > 0)
        offset += self->boxes[nodes[k - 1]].right + GAP_PX + self->boxes[nodes[k]].left;
      pools[n_pools++] = (Pool){ self->wish[nodes[k]] - offset, 1 };
      while (n_pools > 1
             && pools[n_pools - 2].sum / pools[n_pools - 2].n >= pools[n_pools - 1].sum / pools[n_pools - 1].n)
        {
          pools[n_pools - 2].sum += pools[n_pools - 1].sum;
          pools[n_pools - 2].n += pools[n_pools - 1].n;
          n_pools--;
        }
    }
  offset = 0;
  for (guint p = 0; p < n_pools; p++)
    for (guint k = 0; k < pools[p].n; k++, at++)
      {
        if (at > 0)
          offset += self->boxes[nodes[at - 1]].right + GAP_PX + self->boxes[nodes[at]].left;
        self->positions[nodes[at]].x = pools[p].sum / pools[p].n + offset;
      }
}

typedef enum
{
  ABOVE = 1,
  BELOW = 2,
} Side;

static void
wish_for_neighbours (Layers *self, const Row *row, guint sides)
{
  for (guint k = row->first; k < row->first + row->n; k++)
    {
      guint i = self->nodes[k], n = 0;
      double sum = 0;

      for (guint t = self->ties_first[i]; t < self->ties_first[i + 1]; t++)
        {
          guint other = self->ties[t], layer = self->layers[other];

          if ((layer < row->layer && (sides & ABOVE)) || (layer > row->layer && (sides & BELOW)))
            {
              sum += self->positions[other].x;
              n++;
            }
        }
      self->wish[i] = n > 0 ? sum / n : self->positions[i].x;
    }
}

static void
find_x (Layers *self)
{
  g_autofree Pool *pools = g_new (Pool, (gsize)self->n + 1);

  for (guint r = 0; r < self->n_rows; r++)
    {
      for (guint k = 0; k < self->rows[r].n; k++)
        self->wish[self->nodes[self->rows[r].first + k]] = 0;
      settle (self, &self->rows[r], pools);
    }
  for (guint sweep = 0; sweep < N_SWEEPS; sweep++)
    for (guint r = 0; r < self->n_rows; r++)
      {
        const Row *row = &self->rows[sweep % 2 == 0 ? r : self->n_rows - 1 - r];

        /* at last both ways: what hangs on a node draws it as much as what it hangs on */
        wish_for_neighbours (self, row, sweep + 4 >= N_SWEEPS ? ABOVE | BELOW : sweep % 2 == 0 ? ABOVE : BELOW);
        settle (self, row, pools);
      }
}

/* ---- y ---- */

static void
find_y (Layers *self)
{
  double y = 0;

  for (guint r = 0; r < self->n_rows; r++)
    {
      const Row *row = &self->rows[r];
      double top = 0, bottom = 0;

      for (guint k = row->first; k < row->first + row->n; k++)
        {
          top = MAX (top, self->boxes[self->nodes[k]].top);
          bottom = MAX (bottom, self->boxes[self->nodes[k]].bottom);
        }
      if (r > 0)
        y += row->layer == self->rows[r - 1].layer ? ROW_GAP_PX : LAYER_GAP_PX;
      for (guint k = row->first; k < row->first + row->n; k++)
        self->positions[self->nodes[k]].y = y + top;
      y += top + bottom;
    }
}

static void
extent (const Layers *self, RpPoint *low, RpPoint *high)
{
  *low = (RpPoint){ INFINITY, INFINITY };
  *high = (RpPoint){ -INFINITY, -INFINITY };
  for (guint i = 0; i < self->n; i++)
    {
      const RpNodeBox *box = &self->boxes[i];
      RpPoint p = self->positions[i];

      *low = (RpPoint){ MIN (low->x, p.x - box->left), MIN (low->y, p.y - box->top) };
      *high = (RpPoint){ MAX (high->x, p.x + box->right), MAX (high->y, p.y + box->bottom) };
    }
}

/* Moves ROW to a column that begins at FROM in the tall picture and at X in the new one, and *RIGHT to its right edge
 * if that is further. */
static void
move_row (Layers *self, const Row *row, RpPoint from, double x, double *right)
{
  for (guint k = row->first; k < row->first + row->n; k++)
    {
      RpPoint *p = &self->positions[self->nodes[k]];

      *p = (RpPoint){ p->x - from.x + x, p->y - from.y };
      *right = MAX (*right, p->x + self->boxes[self->nodes[k]].right);
    }
}

/* Cuts a part that is far too tall into columns, each read from top to bottom. */
static void
set_columns (Layers *self)
{
  RpPoint low, high, from;
  double tall, height, x = 0, right = 0;
  guint n_columns, column = 0;

  extent (self, &low, &high);
  height = high.y - low.y;
  tall = height / (high.x - low.x + COLUMN_GAP_PX) / (self->area.y / self->area.x);
  if (tall < TALL || height <= self->area.y)
    return;
  n_columns = (guint)MAX (sqrt (tall), 1);
  from = low;
  for (guint r = 0; r < self->n_rows; r++)
    {
      const Row *row = &self->rows[r];
      guint first = self->nodes[row->first];
      double y = self->positions[first].y - self->boxes[first].top;

      if (r > 0 && row->layer != self->rows[r - 1].layer && (y - low.y) * n_columns >= (column + 1) * height)
        {
          column++;
          x = right + COLUMN_GAP_PX;
          from.y = y;
        }
      move_row (self, row, from, x, &right);
    }
}

/* Pulls rows and layers apart until they fill the area. */
static void
fill_area (const Layers *self)
{
  RpPoint low, high, place_low = { INFINITY, INFINITY }, place_high = { -INFINITY, -INFINITY };
  double x, y;

  extent (self, &low, &high);
  for (guint i = 0; i < self->n; i++)
    {
      RpPoint p = self->positions[i];

      place_low = (RpPoint){ MIN (place_low.x, p.x), MIN (place_low.y, p.y) };
      place_high = (RpPoint){ MAX (place_high.x, p.x), MAX (place_high.y, p.y) };
    }
  x = 1 + MAX (self->area.x - (high.x - low.x), 0) / MAX (place_high.x - place_low.x, 1);
  y = 1 + MAX (self->area.y - (high.y - low.y), 0) / MAX (place_high.y - place_low.y, 1);
  for (guint i = 0; i < self->n; i++)
    self->positions[i]
        = (RpPoint){ self->positions[i].x * MIN (x, MOST_STRETCH), self->positions[i].y * MIN (y, MOST_STRETCH) };
}

/* ---- all of it ---- */

static void
list_ties (Layers *self)
{
  g_autofree guint *next = NULL;

  self->ties_first = g_new0 (guint, (gsize)self->n + 2);
  self->ties = g_new (guint, 2 * (gsize)self->graph->n_edges + 1);
  for (guint e = 0; e < self->graph->n_edges; e++)
    {
      self->ties_first[self->graph->edges[e].a + 1]++;
      self->ties_first[self->graph->edges[e].b + 1]++;
    }
  for (guint i = 0; i < self->n; i++)
    self->ties_first[i + 1] += self->ties_first[i];
  next = g_memdup2 (self->ties_first, ((gsize)self->n + 1) * sizeof (guint));
  for (guint e = 0; e < self->graph->n_edges; e++)
    {
      self->ties[next[self->graph->edges[e].a]++] = self->graph->edges[e].b;
      self->ties[next[self->graph->edges[e].b]++] = self->graph->edges[e].a;
    }
}

/* The nodes by layer, as they come. */
static void
sort_by_layer (Layers *self)
{
  g_autofree guint *next = NULL;

  self->first = g_new0 (guint, (gsize)self->n_layers + 2);
  for (guint i = 0; i < self->n; i++)
    self->first[self->layers[i] + 1]++;
  for (guint l = 0; l < self->n_layers; l++)
    self->first[l + 1] += self->first[l];
  next = g_memdup2 (self->first, ((gsize)self->n_layers + 1) * sizeof (guint));
  for (guint i = 0; i < self->n; i++)
    self->nodes[next[self->layers[i]]++] = i;
}

static void
layers_clear (Layers *self)
{
  g_free (self->layers);
  g_free (self->first);
  g_free (self->nodes);
  g_free (self->rows);
  g_free (self->row_of);
  g_free (self->ties_first);
  g_free (self->ties);
  g_free (self->wish);
}

/* POSITIONS are those of the part's nodes. ALONE: there is no other part. */
static gboolean
place_part (const RpGraph *part, const RpNodeBox *boxes, const RpGraphArc *arcs, guint n_arcs, RpPoint area,
            gboolean alone, RpPoint *positions, GCancellable *cancellable)
{
  gsize n = part->n_nodes;
  Layers self = { .graph = part, .boxes = boxes, .area = area, .n = part->n_nodes, .positions = positions };
  gboolean done;

  self.layers = g_new0 (guint, n + 1);
  self.nodes = g_new0 (guint, n + 1);
  self.row_of = g_new0 (guint, n + 1);
  self.wish = g_new0 (double, n + 1);
  self.n_layers = rp_layer_choice (part, arcs, n_arcs, self.layers);
  sort_by_layer (&self);
  done = rp_layer_order (part, self.layers, self.n_layers, self.first, self.nodes, cancellable);
  if (done)
    {
      list_ties (&self);
      make_rows (&self);
      find_x (&self);
      find_y (&self);
      set_columns (&self);
      if (alone)
        fill_area (&self);
    }
  layers_clear (&self);
  return done;
}

/* The arcs of each part, by the part's own numbers. */
typedef struct
{
  guint *first; /* n_parts + 1 */
  RpGraphArc *arcs;
} PartArcs;

static void
split_arcs (const RpNetworkRequest *request, const guint *part, const guint *local, guint n_parts, PartArcs *to)
{
  g_autofree guint *next = NULL;

  to->first = g_new0 (guint, (gsize)n_parts + 2);
  to->arcs = g_new (RpGraphArc, (gsize)request->n_arcs + 1);
  for (guint k = 0; k < request->n_arcs; k++)
    to->first[part[request->arcs[k].from] + 1]++;
  for (guint p = 0; p < n_parts; p++)
    to->first[p + 1] += to->first[p];
  next = g_memdup2 (to->first, ((gsize)n_parts + 1) * sizeof (guint));
  for (guint k = 0; k < request->n_arcs; k++)
    {
      const RpGraphArc *arc = &request->arcs[k];

      to->arcs[next[part[arc->from]]++] = (RpGraphArc){ local[arc->from], local[arc->to] };
    }
}

static gboolean
place_all (const RpNetworkRequest *request, const RpGraphSplit *split, const PartArcs *arcs, RpPoint *positions,
           GCancellable *cancellable)
{
  for (guint p = 0; p < split->n_parts; p++)
    {
      const RpGraph *part = &split->parts[p];
      const guint *nodes = split->nodes + split->first[p];
      g_autofree RpNodeBox *boxes = g_new (RpNodeBox, (gsize)part->n_nodes + 1);
      g_autofree RpPoint *local = g_new0 (RpPoint, (gsize)part->n_nodes + 1);

      for (guint i = 0; i < part->n_nodes; i++)
        boxes[i] = request->boxes[nodes[i]];
      if (part->n_nodes > 1
          && !place_part (part, boxes, arcs->arcs + arcs->first[p], arcs->first[p + 1] - arcs->first[p], request->area,
                          split->n_parts == 1, local, cancellable))
        return FALSE;
      for (guint i = 0; i < part->n_nodes; i++)
        positions[nodes[i]] = local[i];
    }
  return TRUE;
}

static gboolean
layered_place (const RpNetworkRequest *request, RpPoint *positions, G_GNUC_UNUSED GArray *blocks,
               GCancellable *cancellable)
{
  guint n = request->graph->n_nodes;
  g_autoptr (RpGraphSplit) split = rp_graph_split_new (request->graph);
  g_autofree guint *part = g_new (guint, (gsize)n + 1), *local = g_new (guint, (gsize)n + 1);
  PartArcs arcs;
  gboolean done;

  for (guint p = 0; p < split->n_parts; p++)
    for (guint i = 0; i < split->parts[p].n_nodes; i++)
      {
        part[split->nodes[split->first[p] + i]] = p;
        local[split->nodes[split->first[p] + i]] = i;
      }
  split_arcs (request, part, local, split->n_parts, &arcs);
  done = place_all (request, split, &arcs, positions, cancellable);
  g_free (arcs.first);
  g_free (arcs.arcs);
  if (done && split->n_parts > 1)
    rp_network_pack (request->boxes, n, part, split->n_parts, request->area.x / request->area.y, PART_GAP_PX,
                     positions);
  return done && !g_cancellable_is_cancelled (cancellable);
}

const RpNetworkMethod rp_network_layered = { .name = "layered", .place = layered_place, .needs = RP_NEEDS_ARCS };
