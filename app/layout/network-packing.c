/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-packing.h"

#include <math.h>

/* Cells of the grid that parts are fitted on: fine enough to nestle, few enough to be quick. */
#define CELLS_A_NODE 12
#define FEWEST_CELLS 250
#define MOST_CELLS 6000
#define MAX_SIDE 1400

typedef struct
{
  guint first, n;                  /* its nodes in `nodes` */
  double left, top, right, bottom; /* its extent */
  guint columns, rows;             /* in cells */
  guint index;
} Part;

typedef struct
{
  const RpNodeBox *boxes;
  RpPoint *positions;
  guint *nodes; /* part after part */
  Part *parts;
  guint n_parts;
  double aspect, gap, cell;
  guint side; /* the board is side × side cells */
  guint8 *board;
  guint *spiral; /* cells of the board from the middle outwards */
} Packing;

static void
measure (Packing *packing, Part *part)
{
  part->left = part->top = INFINITY;
  part->right = part->bottom = -INFINITY;
  for (guint i = part->first; i < part->first + part->n; i++)
    {
      const RpNodeBox *box = &packing->boxes[packing->nodes[i]];
      const RpPoint *p = &packing->positions[packing->nodes[i]];

      part->left = MIN (part->left, p->x - box->left);
      part->top = MIN (part->top, p->y - box->top);
      part->right = MAX (part->right, p->x + box->right);
      part->bottom = MAX (part->bottom, p->y + box->bottom);
    }
}

/* Lays the nodes of PART, which have no ties, in rows of one width: all cells as large as the largest. */
static void
make_block (Packing *packing, Part *part)
{
  double left = 0, right = 0, top = 0, bottom = 0, width, height;
  guint columns;

  for (guint i = 0; i < part->n; i++)
    {
      const RpNodeBox *box = &packing->boxes[packing->nodes[part->first + i]];

      left = MAX (left, box->left);
      right = MAX (right, box->right);
      top = MAX (top, box->top);
      bottom = MAX (bottom, box->bottom);
    }
  width = left + right + packing->gap / 2;
  height = top + bottom + packing->gap / 2;
  columns = (guint)ceil (sqrt (part->n * packing->aspect * height / width));
  columns = CLAMP (columns, 1, part->n);
  for (guint i = 0; i < part->n; i++)
    packing->positions[packing->nodes[part->first + i]] = (RpPoint){ i % columns * width, i / columns * height };
}

static int
by_size (const void *a, const void *b)
{
  const Part *p = a, *q = b;
  guint area_p = p->columns * p->rows, area_q = q->columns * q->rows;

  if (area_p != area_q)
    return area_p > area_q ? -1 : 1;
  return p->index < q->index ? -1 : 1;
}

/* Collects the nodes of each part; those without company become one part. */
static void
collect (Packing *packing, guint n, const guint *part, guint n_parts)
{
  g_autofree guint *size = g_new0 (guint, (gsize)n_parts + 1);
  g_autofree guint *place = g_new (guint, (gsize)n_parts + 1);
  guint alone = G_MAXUINT, at = 0;

  for (guint i = 0; i < n; i++)
    size[part[i]]++;
  packing->parts = g_new0 (Part, (gsize)n_parts + 1);
  for (guint p = 0; p < n_parts; p++)
    {
      if (size[p] == 1 && alone == G_MAXUINT)
        alone = packing->n_parts++;
      place[p] = size[p] == 1 ? alone : packing->n_parts++;
      packing->parts[place[p]].n += size[p];
    }
  for (guint p = 0; p < packing->n_parts; p++)
    {
      packing->parts[p].index = p;
      packing->parts[p].first = at;
      at += packing->parts[p].n;
      packing->parts[p].n = 0;
    }
  for (guint i = 0; i < n; i++)
    {
      Part *to = &packing->parts[place[part[i]]];

      packing->nodes[to->first + to->n++] = i;
    }
  if (alone != G_MAXUINT)
    make_block (packing, &packing->parts[alone]);
}

typedef struct
{
  double distance;
  guint cell;
} Ring;

static int
by_distance (const void *a, const void *b)
{
  const Ring *p = a, *q = b;

  if (p->distance != q->distance)
    return p->distance < q->distance ? -1 : 1;
  return p->cell < q->cell ? -1 : 1;
}

static void
make_board (Packing *packing)
{
  guint side = packing->side;
  g_autofree Ring *rings = g_new (Ring, (gsize)side * side);

  packing->board = g_new0 (guint8, (gsize)side * side);
  packing->spiral = g_new (guint, (gsize)side * side);
  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      {
        double dx = (x + 0.5 - side / 2.0) / packing->aspect, dy = y + 0.5 - side / 2.0;

        rings[y * side + x] = (Ring){ MAX (fabs (dx), fabs (dy)) + 0.05 * (fabs (dx) + fabs (dy)), y * side + x };
      }
  qsort (rings, (gsize)side * side, sizeof (Ring), by_distance);
  for (guint i = 0; i < side * side; i++)
    packing->spiral[i] = rings[i].cell;
}

/* The cells that PART covers, of its columns × rows. */
static guint8 *
covered (const Packing *packing, const Part *part)
{
  guint8 *cells = g_new0 (guint8, (gsize)part->columns * part->rows);
  double margin = packing->gap / 2;

  for (guint i = part->first; i < part->first + part->n; i++)
    {
      const RpNodeBox *box = &packing->boxes[packing->nodes[i]];
      RpPoint p = packing->positions[packing->nodes[i]];
      guint x0 = (guint)MAX ((p.x - box->left - part->left) / packing->cell, 0);
      guint x1 = (guint)((p.x + box->right - part->left + 2 * margin) / packing->cell);
      guint y0 = (guint)MAX ((p.y - box->top - part->top) / packing->cell, 0);
      guint y1 = (guint)((p.y + box->bottom - part->top + 2 * margin) / packing->cell);

      for (guint y = y0; y <= MIN (y1, part->rows - 1); y++)
        for (guint x = x0; x <= MIN (x1, part->columns - 1); x++)
          cells[y * part->columns + x] = 1;
    }
  return cells;
}

static gboolean
fits (const Packing *packing, const Part *part, const guint8 *cells, guint x, guint y)
{
  if (x + part->columns > packing->side || y + part->rows > packing->side)
    return FALSE;
  for (guint row = 0; row < part->rows; row++)
    for (guint column = 0; column < part->columns; column++)
      if (cells[row * part->columns + column] && packing->board[(y + row) * packing->side + x + column])
        return FALSE;
  return TRUE;
}

static void
put (Packing *packing, const Part *part, const guint8 *cells, guint x, guint y)
{
  double dx = x * packing->cell - part->left, dy = y * packing->cell - part->top;

  for (guint row = 0; row < part->rows; row++)
    for (guint column = 0; column < part->columns; column++)
      if (cells[row * part->columns + column])
        packing->board[(y + row) * packing->side + x + column] = 1;
  for (guint i = part->first; i < part->first + part->n; i++)
    {
      packing->positions[packing->nodes[i]].x += dx;
      packing->positions[packing->nodes[i]].y += dy;
    }
}

static void
place_parts (Packing *packing)
{
  guint start = 0;

  for (guint p = 0; p < packing->n_parts; p++)
    {
      const Part *part = &packing->parts[p];
      g_autofree guint8 *cells = covered (packing, part);

      /* where the last of the same size did not fit, this one does not either */
      if (p == 0 || part->n > 2 || part->columns != part[-1].columns || part->rows != part[-1].rows)
        start = 0;
      for (; start < packing->side * packing->side; start++)
        {
          guint x = packing->spiral[start] % packing->side, y = packing->spiral[start] / packing->side;

          if (x < part->columns / 2 || y < part->rows / 2)
            continue;
          if (!fits (packing, part, cells, x - part->columns / 2, y - part->rows / 2))
            continue;
          put (packing, part, cells, x - part->columns / 2, y - part->rows / 2);
          break;
        }
    }
}

/* The cell's size, so that all parts make a fitting number, and the board's side, so that all fit whatever their shape.
 */
static void
choose_cells (Packing *packing, guint n)
{
  double area = 0, longest = 0, sum = 0;

  for (guint p = 0; p < packing->n_parts; p++)
    {
      Part *part = &packing->parts[p];

      measure (packing, part);
      area += (part->right - part->left + packing->gap) * (part->bottom - part->top + packing->gap);
      longest = MAX (longest, MAX (part->right - part->left, part->bottom - part->top) + packing->gap);
    }
  packing->cell = MAX (sqrt (area / MAX (CLAMP (CELLS_A_NODE * n, FEWEST_CELLS, MOST_CELLS), 4 * packing->n_parts)),
                       longest / (MAX_SIDE / 4));
  for (guint p = 0; p < packing->n_parts; p++)
    {
      Part *part = &packing->parts[p];

      part->columns = (guint)ceil ((part->right - part->left + packing->gap) / packing->cell) + 1;
      part->rows = (guint)ceil ((part->bottom - part->top + packing->gap) / packing->cell) + 1;
      sum += part->columns * part->rows;
    }
  sum = 3 * (sqrt (sum * MAX (packing->aspect, 1 / packing->aspect)) + longest / packing->cell);
  packing->side = (guint)ceil (sum) + 4;
}

void
rp_network_pack (const RpNodeBox *boxes, guint n, const guint *part, guint n_parts, double aspect, double gap,
                 RpPoint *positions)
{
  Packing packing = { .boxes = boxes, .positions = positions, .gap = gap, .aspect = CLAMP (aspect, 0.2, 5) };

  if (n == 0)
    return;
  packing.nodes = g_new (guint, n);
  collect (&packing, n, part, n_parts);
  if (packing.n_parts > 1)
    {
      choose_cells (&packing, n);
      qsort (packing.parts, packing.n_parts, sizeof (Part), by_size);
      make_board (&packing);
      place_parts (&packing);
    }
  g_free (packing.nodes);
  g_free (packing.parts);
  g_free (packing.board);
  g_free (packing.spiral);
}
