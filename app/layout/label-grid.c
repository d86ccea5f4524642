/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label-grid.h"

#include <math.h>

#define MAX_CELLS_A_SIDE 256
#define SMALLEST_CELL_PX 24.0

typedef struct
{
  RpLabelBox box;
  guint owner;
  guint next; /* in its cell; G_MAXUINT ends */
} Entry;

struct _RpLabelGrid
{
  RpLabelBox extent;
  guint columns, rows;
  double cell_width, cell_height;
  guint *cells; /* first entry */
  GArray *entries;
  guint unused; /* entries that were removed, joined by `next` */
};

static guint
cells_along (double length, guint n_expected)
{
  double most = MIN (MAX_CELLS_A_SIDE, 8 + 2 * sqrt ((double)n_expected));

  return (guint)CLAMP (length / SMALLEST_CELL_PX, 1, most);
}

RpLabelGrid *
rp_label_grid_new (RpLabelBox extent, guint n_expected)
{
  RpLabelGrid *self = g_new0 (RpLabelGrid, 1);
  double width = MAX (extent.right - extent.left, 1), height = MAX (extent.bottom - extent.top, 1);

  self->extent = extent;
  self->columns = cells_along (width, n_expected);
  self->rows = cells_along (height, n_expected);
  self->cell_width = width / self->columns;
  self->cell_height = height / self->rows;
  self->cells = g_new (guint, (gsize)self->columns * self->rows);
  for (guint i = 0; i < self->columns * self->rows; i++)
    self->cells[i] = G_MAXUINT;
  self->unused = G_MAXUINT;
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n_expected + 16);
  return self;
}

RpLabelGrid *
rp_label_grid_copy (const RpLabelGrid *self)
{
  RpLabelGrid *copy = g_memdup2 (self, sizeof *self);

  copy->cells = g_memdup2 (self->cells, (gsize)self->columns * self->rows * sizeof *self->cells);
  copy->entries = g_array_copy (self->entries);
  return copy;
}

void
rp_label_grid_free (RpLabelGrid *self)
{
  g_free (self->cells);
  g_array_unref (self->entries);
  g_free (self);
}

static guint
index_of (double offset, double cell, guint n)
{
  double at = offset / cell;

  return at > 0 ? (guint)MIN (at, n - 1) : 0;
}

static void
cells_of (const RpLabelGrid *self, const RpLabelBox *box, guint *x0, guint *x1, guint *y0, guint *y1)
{
  *x0 = index_of (box->left - self->extent.left, self->cell_width, self->columns);
  *x1 = index_of (box->right - self->extent.left, self->cell_width, self->columns);
  *y0 = index_of (box->top - self->extent.top, self->cell_height, self->rows);
  *y1 = index_of (box->bottom - self->extent.top, self->cell_height, self->rows);
}

/* Returns the entry's index. */
static guint
add_entry (RpLabelGrid *self, Entry entry)
{
  guint index = self->unused;

  if (index == G_MAXUINT)
    {
      g_array_append_val (self->entries, entry);
      return self->entries->len - 1;
    }
  self->unused = g_array_index (self->entries, Entry, index).next;
  g_array_index (self->entries, Entry, index) = entry;
  return index;
}

void
rp_label_grid_add (RpLabelGrid *self, RpLabelBox box, guint owner)
{
  guint x0, x1, y0, y1;

  cells_of (self, &box, &x0, &x1, &y0, &y1);
  for (guint y = y0; y <= y1; y++)
    for (guint x = x0; x <= x1; x++)
      {
        guint *cell = &self->cells[y * self->columns + x];

        *cell = add_entry (self, (Entry){ box, owner, *cell });
      }
}

static gboolean
boxes_meet (const RpLabelBox *a, const RpLabelBox *b)
{
  return a->left < b->right && a->right > b->left && a->top < b->bottom && a->bottom > b->top;
}

gboolean
rp_label_grid_is_free (const RpLabelGrid *self, RpLabelBox box, guint friend_a, guint friend_b)
{
  guint x0, x1, y0, y1;

  cells_of (self, &box, &x0, &x1, &y0, &y1);
  for (guint y = y0; y <= y1; y++)
    for (guint x = x0; x <= x1; x++)
      for (guint i = self->cells[y * self->columns + x]; i != G_MAXUINT;)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, i);

          if (entry->owner != friend_a && entry->owner != friend_b && boxes_meet (&entry->box, &box))
            return FALSE;
          i = entry->next;
        }
  return TRUE;
}

guint
rp_label_grid_meeting (const RpLabelGrid *self, RpLabelBox box, guint friend, guint *owners, guint most)
{
  guint x0, x1, y0, y1, n = 0;

  cells_of (self, &box, &x0, &x1, &y0, &y1);
  for (guint y = y0; y <= y1; y++)
    for (guint x = x0; x <= x1; x++)
      for (guint i = self->cells[y * self->columns + x]; i != G_MAXUINT;)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, i);
          guint known = 0;

          i = entry->next;
          if (entry->owner == friend || !boxes_meet (&entry->box, &box))
            continue;
          while (known < n && owners[known] != entry->owner)
            known++;
          if (known < n)
            continue;
          if (n == most)
            return most + 1;
          owners[n++] = entry->owner;
        }
  return n;
}

void
rp_label_grid_remove (RpLabelGrid *self, RpLabelBox box, guint owner)
{
  guint x0, x1, y0, y1;

  cells_of (self, &box, &x0, &x1, &y0, &y1);
  for (guint y = y0; y <= y1; y++)
    for (guint x = x0; x <= x1; x++)
      for (guint *link = &self->cells[y * self->columns + x]; *link != G_MAXUINT;)
        {
          guint index = *link;
          Entry *entry = &g_array_index (self->entries, Entry, index);

          if (entry->owner == owner && entry->box.left == box.left && entry->box.top == box.top
              && entry->box.right == box.right && entry->box.bottom == box.bottom)
            {
              *link = entry->next;
              entry->next = self->unused;
              self->unused = index;
            }
          else
            link = &entry->next;
        }
}
