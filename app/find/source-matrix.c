/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-matrix.h"

#include <string.h>

#include "corroboration.h"
#include "matrix-columns.h"
#include "record-order.h"

struct _RpSourceMatrix
{
  gatomicrefcount ref_count;
  RpDataset *dataset;
  RpRecordType type;
  GArray *rows;    /* RpMatrixRow */
  GArray *cells;   /* RpMatrixCell, row by row */
  guint *start;    /* of each row's cells, and the end of the last */
  guint *row_of;   /* of each record of the type; RP_NO_INDEX: none */
  GArray *columns; /* RpMatrixColumn */
  GArray *groups;  /* RpMatrixGroup */
  guint flags, standings;
};

/* While it is built: where a row's cell of a column stands, to add to. */
typedef struct
{
  RpSourceMatrix *self;
  RpMatrixColumns *columns;
  GArray *cell_of; /* guint, of each column: a cell; of another row where it is below the row's first */
  guint first;     /* cell of the row */
} Build;

static RpMatrixCell *
cell_for (Build *build, const RpEvidence *evidence)
{
  guint column = rp_matrix_columns_find (build->columns, evidence);
  guint cell;

  while (build->cell_of->len <= column)
    g_array_append_val (build->cell_of, (guint){ RP_NO_INDEX });
  cell = g_array_index (build->cell_of, guint, column);
  if (cell == RP_NO_INDEX || cell < build->first)
    {
      RpMatrixCell new_cell = { column, 0, 0 };

      cell = g_array_index (build->cell_of, guint, column) = build->self->cells->len;
      g_array_append_val (build->self->cells, new_cell);
    }
  return &g_array_index (build->self->cells, RpMatrixCell, cell);
}

/* Whether of one field, FROM up to TO, several values are given where the record itself has none: then it is word
 * against word. */
static gboolean
say_otherwise (const GArray *all, guint from, guint to)
{
  const RpSaid *first = NULL;

  for (guint i = from; i < to; i++)
    {
      const RpSaid *said = &g_array_index (all, RpSaid, i);

      if (said->kind != RP_SAID_ALONE)
        continue;
      if (first != NULL && g_strcmp0 (said->says->value, first->says->value) != 0)
        return TRUE;
      first = said;
    }
  return FALSE;
}

static guint
flags_of_said (const RpSaid *said, gboolean word_against_word)
{
  switch (said->kind)
    {
    case RP_SAID_CONFLICTS:
      return RP_CELL_DIFFERS;
    case RP_SAID_OTHERWISE:
      return RP_CELL_OTHERWISE;
    case RP_SAID_VAGUER:
      return RP_CELL_VAGUER;
    case RP_SAID_ALONE:
      return word_against_word ? RP_CELL_OTHERWISE : 0;
    case RP_SAID_SAME:
    case RP_SAID_FINER:
    case RP_SAID_COMPATIBLE:
    default:
      return 0;
    }
}

static void
add_said (Build *build, RpRecordRef ref, const RpAttribute *attribute)
{
  g_autoptr (GArray) all = rp_corroboration_said (build->self->dataset, ref, attribute);

  for (guint from = 0, to; from < all->len; from = to)
    {
      gboolean word_against_word;

      to = rp_corroboration_field_end (all, from);
      word_against_word = say_otherwise (all, from, to);
      for (guint i = from; i < to; i++)
        {
          const RpSaid *said = &g_array_index (all, RpSaid, i);

          cell_for (build, said->evidence)->flags |= flags_of_said (said, word_against_word);
        }
    }
}

static void
add_evidence (Build *build, RpRecordRef ref, const RpAttribute *attribute, const RpEvidence *evidence, guint n)
{
  gboolean whole = rp_corroboration_all_for_fields (evidence, n), says = FALSE;

  for (guint i = 0; i < n; i++)
    {
      RpMatrixCell *cell = cell_for (build, &evidence[i]);
      gboolean detail = attribute != NULL || (evidence[i].n_fields > 0 && !whole);

      cell->n_passages++;
      cell->flags |= evidence[i].stance == RP_STANCE_DISPUTES ? RP_CELL_DISPUTES
                     : detail                                 ? RP_CELL_DETAIL
                                                              : RP_CELL_SUPPORTS;
      says = says || evidence[i].n_says > 0;
    }
  if (says)
    add_said (build, ref, attribute);
}

static void
add_row (Build *build, RpRecordRef ref, guint depth)
{
  RpSourceMatrix *self = build->self;
  const RpRecord *record = rp_dataset_record (self->dataset, ref);
  RpMatrixRow row = { .ref = ref, .depth = depth };

  build->first = self->start[self->rows->len] = self->cells->len;
  add_evidence (build, ref, NULL, record->evidence, record->n_evidence);
  for (guint i = 0; i < record->n_attributes; i++)
    add_evidence (build, ref, &record->attributes[i], record->attributes[i].evidence, record->attributes[i].n_evidence);
  if (rp_corroboration_disputed (self->dataset, ref))
    row.standing = RP_STANDING_DIFFER;
  self->row_of[ref.index] = self->rows->len;
  g_array_append_val (self->rows, row);
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const RpMatrixCell *x = a, *y = b;

  return x->column < y->column ? -1 : x->column > y->column;
}

/* Most rows have a cell or three. */
static void
sort_cells (RpMatrixCell *cells, guint n)
{
  if (n > 16)
    {
      qsort (cells, n, sizeof *cells, compare_cells);
      return;
    }
  for (guint i = 1; i < n; i++)
    for (guint j = i; j > 0 && cells[j - 1].column > cells[j].column; j--)
      {
        RpMatrixCell swapped = cells[j];

        cells[j] = cells[j - 1];
        cells[j - 1] = swapped;
      }
}

/* The columns stand in their order now: cells follow, rows are counted. SEEN: by source, the row that it was last in.
 */
static void
close_row (RpSourceMatrix *self, guint index, const guint *place, guint *seen)
{
  RpMatrixRow *row = &g_array_index (self->rows, RpMatrixRow, index);
  RpMatrixCell *cells = &g_array_index (self->cells, RpMatrixCell, self->start[index]);
  guint n = self->start[index + 1] - self->start[index], last_group = RP_NO_INDEX;

  for (guint i = 0; i < n; i++)
    cells[i].column = place[cells[i].column];
  sort_cells (cells, n);
  for (guint i = 0; i < n; i++)
    {
      RpMatrixColumn *column = &g_array_index (self->columns, RpMatrixColumn, cells[i].column);

      column->n_rows++;
      self->flags |= cells[i].flags;
      if (!(cells[i].flags & RP_CELL_SUPPORTS))
        continue;
      if (seen[column->source] != index + 1)
        row->n_sources++;
      seen[column->source] = index + 1;
      if (column->group != last_group)
        row->n_origins++;
      last_group = column->group;
    }
  if (row->standing != RP_STANDING_DIFFER)
    row->standing = row->n_sources == 0   ? RP_STANDING_NONE
                    : row->n_origins > 1  ? RP_STANDING_SEVERAL
                    : row->n_sources == 1 ? RP_STANDING_ONE_SOURCE
                                          : RP_STANDING_ONE_ORIGIN;
  self->standings |= 1u << row->standing;
}

static void
close_rows (RpSourceMatrix *self, RpMatrixColumns *columns)
{
  g_autofree guint *place = rp_matrix_columns_close (columns, &self->columns, &self->groups);
  g_autofree guint *seen = g_new0 (guint, rp_dataset_n_sources (self->dataset) + 1);

  for (guint i = 0; i < self->rows->len; i++)
    close_row (self, i, place, seen);
}

RpSourceMatrix *
rp_source_matrix_new (RpDataset *dataset, RpRecordType type, const RpRecordSet *shown)
{
  RpSourceMatrix *self = g_new0 (RpSourceMatrix, 1);
  g_autoptr (GArray) order = rp_record_order (dataset, type);
  Build build = { self, rp_matrix_columns_new (dataset), g_array_new (FALSE, FALSE, sizeof (guint)), 0 };

  g_atomic_ref_count_init (&self->ref_count);
  self->dataset = g_object_ref (dataset);
  self->type = type;
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (RpMatrixRow), order->len);
  self->cells = g_array_sized_new (FALSE, FALSE, sizeof (RpMatrixCell), order->len);
  self->start = g_new (guint, order->len + 1);
  self->row_of = g_new (guint, order->len + 1);
  memset (self->row_of, 0xff, (order->len + 1) * sizeof (guint));
  for (guint i = 0; i < order->len; i++)
    {
      const RpOrderedRecord *record = &g_array_index (order, RpOrderedRecord, i);
      RpRecordRef ref = rp_record_ref (type, record->index);

      if (shown == NULL || rp_record_set_contains (shown, ref))
        add_row (&build, ref, record->depth);
    }
  self->start[self->rows->len] = self->cells->len;
  close_rows (self, build.columns);
  g_array_unref (build.cell_of);
  rp_matrix_columns_free (build.columns);
  return self;
}

void
rp_source_matrix_unref (RpSourceMatrix *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_array_unref (self->columns);
  g_array_unref (self->groups);
  g_free (self->start);
  g_free (self->row_of);
  g_object_unref (self->dataset);
  g_free (self);
}

RpDataset *
rp_source_matrix_get_dataset (const RpSourceMatrix *self)
{
  return self->dataset;
}

guint
rp_source_matrix_n_rows (const RpSourceMatrix *self)
{
  return self->rows->len;
}

guint
rp_source_matrix_n_columns (const RpSourceMatrix *self)
{
  return self->columns->len;
}

guint
rp_source_matrix_n_groups (const RpSourceMatrix *self)
{
  return self->groups->len;
}

guint
rp_source_matrix_n_cells (const RpSourceMatrix *self)
{
  return self->cells->len;
}

guint
rp_source_matrix_get_flags (const RpSourceMatrix *self)
{
  return self->flags;
}

guint
rp_source_matrix_get_standings (const RpSourceMatrix *self)
{
  return self->standings;
}

const RpMatrixRow *
rp_source_matrix_row (const RpSourceMatrix *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);
  return &g_array_index (self->rows, RpMatrixRow, row);
}

const RpMatrixColumn *
rp_source_matrix_column (const RpSourceMatrix *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);
  return &g_array_index (self->columns, RpMatrixColumn, column);
}

const RpMatrixGroup *
rp_source_matrix_group (const RpSourceMatrix *self, guint group)
{
  g_return_val_if_fail (group < self->groups->len, NULL);
  return &g_array_index (self->groups, RpMatrixGroup, group);
}

const RpMatrixCell *
rp_source_matrix_cells (const RpSourceMatrix *self, guint row, guint *n_cells)
{
  g_return_val_if_fail (row < self->rows->len, NULL);
  *n_cells = self->start[row + 1] - self->start[row];
  return *n_cells > 0 ? &g_array_index (self->cells, RpMatrixCell, self->start[row]) : NULL;
}

const RpMatrixCell *
rp_source_matrix_cell (const RpSourceMatrix *self, guint row, guint column)
{
  guint n, low = 0;
  const RpMatrixCell *cells = rp_source_matrix_cells (self, row, &n);

  while (low < n)
    {
      guint middle = low + (n - low) / 2;

      if (cells[middle].column == column)
        return &cells[middle];
      if (cells[middle].column < column)
        low = middle + 1;
      else
        n = middle;
    }
  return NULL;
}

guint
rp_source_matrix_find (const RpSourceMatrix *self, RpRecordRef ref)
{
  if (ref.type != self->type || ref.index >= rp_dataset_n_records (self->dataset, self->type))
    return RP_NO_INDEX;
  return self->row_of[ref.index];
}

gboolean
rp_source_matrix_is_in (const RpSourceMatrix *self, guint column, const RpEvidence *evidence)
{
  const RpMatrixColumn *found = rp_source_matrix_column (self, column);
  const RpOrigin *origin = &rp_source_matrix_group (self, found->group)->origin;
  RpOrigin its;

  if (evidence->source != found->source)
    return FALSE;
  its = rp_dataset_origin (self->dataset, evidence);
  return its.source == origin->source && (its.source != RP_NO_INDEX || strcmp (its.name, origin->name) == 0);
}
