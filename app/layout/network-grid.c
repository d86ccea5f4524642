/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-grid.h"

#include <math.h>

#define GAP_PX 8.0
#define BLOCK_GAP_PX 28.0
#define N_WIDTHS 60 /* that are tried */
#define STEP 1.08   /* from width to width */
#define N_GROWTHS 40
#define GROWTH 1.08
#define MOST_CELL_PX 160.0 /* high: few nodes are not pulled apart further */
#define WIDER 1.7          /* words are wider than high */

typedef struct
{
  guint n, columns;
  RpPoint at; /* of its heading's top left */
} Block;

/* All cells are of one size; a node's middle stands at the same place of each. */
typedef struct
{
  double width, height, left, top;
  Block *blocks;
  guint n_blocks;
} Shelves;

static double
block_width (const Shelves *self, const Block *block)
{
  return block->columns * self->width;
}

static double
block_height (const Shelves *self, const Block *block)
{
  return RP_BLOCK_HEADING_PX + (block->n + block->columns - 1) / block->columns * self->height;
}

/* Sets the blocks on shelves of WIDTH. Returns the extent. */
static RpPoint
shelve (Shelves *self, double width, double aspect)
{
  double x = 0, y = 0, shelf = 0, right = 0;
  guint most = (guint)MAX (width / self->width, 1);

  for (guint b = 0; b < self->n_blocks; b++)
    {
      Block *block = &self->blocks[b];
      double wish = sqrt (block->n * self->height / self->width * aspect);

      block->columns = (guint)CLAMP (ceil (wish), 1, MIN (most, block->n));
      /* rows as long as the number of rows asks for, and no longer */
      if (x > 0 && x + block_width (self, block) > width)
        {
          y += shelf + BLOCK_GAP_PX;
          x = shelf = 0;
        }
      block->at = (RpPoint){ x, y };
      x += block_width (self, block);
      right = MAX (right, x);
      x += BLOCK_GAP_PX;
      shelf = MAX (shelf, block_height (self, block));
    }
  return (RpPoint){ right, y + shelf };
}

/* The width at which all need the smallest picture of the area's shape. Returns how many times the area it is. */
static double
shelve_best (Shelves *self, RpPoint area)
{
  double best = INFINITY, best_width = 0, sum = 0, width;

  for (guint b = 0; b < self->n_blocks; b++)
    sum += self->blocks[b].n * self->width * self->height;
  width = MAX (sqrt (sum * area.x / area.y) / 2, self->width);
  for (guint k = 0; k < N_WIDTHS; k++, width *= STEP)
    {
      RpPoint size = shelve (self, width, area.x / area.y);
      double wants = MAX (size.x / area.x, size.y / area.y);

      if (wants >= best * 0.999)
        continue;
      best = wants;
      best_width = width;
    }
  shelve (self, best_width, area.x / area.y);
  return best;
}

/* Makes the cells as large as the area has room for. */
static void
fill (Shelves *self, RpPoint area)
{
  double width = self->width, height = self->height;

  for (guint k = N_GROWTHS; k > 0; k--)
    {
      double growth = 1;

      for (guint i = 0; i < k; i++)
        growth *= GROWTH;
      self->height = MAX (height, MIN (height * growth, MOST_CELL_PX));
      self->width = MAX (width, MIN (self->height * WIDER, width * growth * WIDER));
      if (shelve_best (self, area) <= 1)
        return;
    }
  self->width = width;
  self->height = height;
  shelve_best (self, area);
}

static void
measure_cells (Shelves *self, const RpNodeBox *boxes, const guint *nodes, guint n)
{
  double right = 0, bottom = 0;

  for (guint k = 0; k < n; k++)
    {
      const RpNodeBox *box = &boxes[nodes[k]];

      self->left = MAX (self->left, box->left);
      self->top = MAX (self->top, box->top);
      right = MAX (right, box->right);
      bottom = MAX (bottom, box->bottom);
    }
  self->width = self->left + right + GAP_PX;
  self->height = self->top + bottom + GAP_PX;
}

void
rp_network_shelve (const RpNodeBox *boxes, const guint *nodes, const guint *n_nodes, guint n_blocks, RpPoint area,
                   RpPoint *positions, GArray *blocks)
{
  g_autofree Block *set = g_new0 (Block, (gsize)n_blocks + 1);
  g_autofree guint *kinds = g_new (guint, (gsize)n_blocks + 1);
  Shelves self = { .blocks = set };
  guint n = 0;

  for (guint b = 0; b < n_blocks; b++)
    {
      n += n_nodes[b];
      kinds[self.n_blocks] = b;
      set[self.n_blocks].n = n_nodes[b];
      self.n_blocks += n_nodes[b] > 0;
    }
  if (n == 0)
    return;
  measure_cells (&self, boxes, nodes, n);
  fill (&self, area);
  for (guint b = 0; b < self.n_blocks; b++)
    {
      const Block *block = &set[b];
      RpNetworkBlock said = { kinds[b], block->n, block->at, block_width (&self, block) };
      RpPoint first = { block->at.x + self.left, block->at.y + RP_BLOCK_HEADING_PX + self.top };

      for (guint k = 0; k < block->n; k++)
        positions[*nodes++]
            = (RpPoint){ first.x + k % block->columns * self.width, first.y + k / block->columns * self.height };
      g_array_append_val (blocks, said);
    }
}

typedef struct
{
  guint node, kind, degree;
} Rank;

static int
by_kind_and_degree (const void *a, const void *b)
{
  const Rank *p = a, *q = b;

  if (p->kind != q->kind)
    return p->kind < q->kind ? -1 : 1;
  if (p->degree != q->degree)
    return p->degree > q->degree ? -1 : 1;
  return p->node < q->node ? -1 : p->node > q->node;
}

static gboolean
grid_place (const RpNetworkRequest *request, RpPoint *positions, GArray *blocks, GCancellable *cancellable)
{
  guint n = request->graph->n_nodes, n_kinds = request->kinds != NULL ? request->n_kinds : 0;
  g_autofree Rank *ranks = g_new0 (Rank, (gsize)n + 1);
  g_autofree guint *nodes = g_new (guint, (gsize)n + 1);
  g_autofree guint *sizes = g_new0 (guint, (gsize)n_kinds + 1);

  for (guint i = 0; i < n; i++)
    {
      ranks[i].node = i;
      ranks[i].kind = n_kinds > 0 ? MIN (request->kinds[i], n_kinds - 1) : 0;
      sizes[ranks[i].kind]++;
    }
  for (guint e = 0; e < request->graph->n_edges; e++)
    {
      ranks[request->graph->edges[e].a].degree++;
      ranks[request->graph->edges[e].b].degree++;
    }
  qsort (ranks, n, sizeof (Rank), by_kind_and_degree);
  for (guint i = 0; i < n; i++)
    nodes[i] = ranks[i].node;
  rp_network_shelve (request->boxes, nodes, sizes, MAX (n_kinds, 1), request->area, positions, blocks);
  return !g_cancellable_is_cancelled (cancellable);
}

const RpNetworkMethod rp_network_grid = { .name = "grid", .place = grid_place };
