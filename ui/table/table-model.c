/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-model.h"

/* A list asks for its first 200 rows whatever is in sight. */
#define ASKED_FOR 200
#define STEP 30

struct _RpTableRow
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (RpTableRow, rp_table_row, G_TYPE_OBJECT)

static void
rp_table_row_class_init (G_GNUC_UNUSED RpTableRowClass *klass)
{
}

static void
rp_table_row_init (G_GNUC_UNUSED RpTableRow *self)
{
}

struct _RpTableModel
{
  GObject parent_instance;
  guint *rows;      /* record indices, in order */
  guint *positions; /* by record index; G_MAXUINT: no row */
  guint n_rows, n_exposed, n_records;
  GtkBitset *picked; /* record indices */
};

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- the list ---- */

static GType
get_item_type (G_GNUC_UNUSED GListModel *model)
{
  return RP_TYPE_TABLE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return RP_TABLE_MODEL (model)->n_exposed;
}

static gpointer
get_item (GListModel *model, guint position)
{
  return position < RP_TABLE_MODEL (model)->n_exposed ? g_object_new (RP_TYPE_TABLE_ROW, NULL) : NULL;
}

static void
list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ---- the selection ---- */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  RpTableModel *self = RP_TABLE_MODEL (model);

  return position < self->n_rows && gtk_bitset_contains (self->picked, self->rows[position]);
}

/* More than was asked for does no harm. */
static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, G_GNUC_UNUSED guint first, G_GNUC_UNUSED guint n)
{
  RpTableModel *self = RP_TABLE_MODEL (model);
  GtkBitset *set = gtk_bitset_new_empty ();
  GtkBitsetIter iter;
  guint index;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->picked, &index); more;
       more = gtk_bitset_iter_next (&iter, &index))
    if (self->positions[index] < self->n_exposed)
      gtk_bitset_add (set, self->positions[index]);
  return set;
}

static void
show_picked (RpTableModel *self)
{
  if (self->n_exposed > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->n_exposed);
}

/* Picked by hand: whoever listens learns of it after the rows have changed their looks. */
static void
tell (RpTableModel *self)
{
  show_picked (self);
  g_signal_emit (self, signals[PICKED], 0);
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  RpTableModel *self = RP_TABLE_MODEL (model);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more && position < self->n_rows;
       more = gtk_bitset_iter_next (&iter, &position))
    if (gtk_bitset_contains (selected, position))
      gtk_bitset_add (self->picked, self->rows[position]);
    else
      gtk_bitset_remove (self->picked, self->rows[position]);
  tell (self);
  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean alone)
{
  RpTableModel *self = RP_TABLE_MODEL (model);

  if (position >= self->n_rows)
    return FALSE;
  if (alone)
    gtk_bitset_remove_all (self->picked);
  gtk_bitset_add (self->picked, self->rows[position]);
  tell (self);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  RpTableModel *self = RP_TABLE_MODEL (model);

  if (position >= self->n_rows)
    return FALSE;
  gtk_bitset_remove (self->picked, self->rows[position]);
  tell (self);
  return TRUE;
}

static gboolean
change_range (GtkSelectionModel *model, guint first, guint n, gboolean alone, gboolean pick)
{
  RpTableModel *self = RP_TABLE_MODEL (model);

  if (alone)
    gtk_bitset_remove_all (self->picked);
  for (guint i = first; i < self->n_rows && i - first < n; i++)
    if (pick)
      gtk_bitset_add (self->picked, self->rows[i]);
    else
      gtk_bitset_remove (self->picked, self->rows[i]);
  tell (self);
  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model, guint first, guint n, gboolean alone)
{
  return change_range (model, first, n, alone, TRUE);
}

static gboolean
unselect_range (GtkSelectionModel *model, guint first, guint n)
{
  return change_range (model, first, n, FALSE, FALSE);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  RpTableModel *self = RP_TABLE_MODEL (model);

  /* A range is cheaper than as many members, and what is no row is never asked for. */
  gtk_bitset_remove_all (self->picked);
  if (self->n_rows == self->n_records)
    gtk_bitset_add_range (self->picked, 0, self->n_records);
  else
    for (guint i = 0; i < self->n_rows; i++)
      gtk_bitset_add (self->picked, self->rows[i]);
  tell (self);
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  RpTableModel *self = RP_TABLE_MODEL (model);

  gtk_bitset_remove_all (self->picked);
  tell (self);
  return TRUE;
}

static void
selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RpTableModel, rp_table_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_init))

static void
rp_table_model_finalize (GObject *object)
{
  RpTableModel *self = RP_TABLE_MODEL (object);

  g_free (self->rows);
  g_free (self->positions);
  gtk_bitset_unref (self->picked);
  G_OBJECT_CLASS (rp_table_model_parent_class)->finalize (object);
}

static void
rp_table_model_class_init (RpTableModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rp_table_model_finalize;
  signals[PICKED]
      = g_signal_new ("picked", RP_TYPE_TABLE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rp_table_model_init (RpTableModel *self)
{
  self->picked = gtk_bitset_new_empty ();
}

RpTableModel *
rp_table_model_new (void)
{
  return g_object_new (RP_TYPE_TABLE_MODEL, NULL);
}

void
rp_table_model_set_rows (RpTableModel *self, guint *rows, guint n, guint n_records)
{
  guint before = self->n_exposed;

  g_free (self->rows);
  g_free (self->positions);
  self->rows = rows;
  self->n_rows = n;
  self->n_records = n_records;
  self->positions = g_new (guint, n_records + 1);
  for (guint i = 0; i < n_records; i++)
    self->positions[i] = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    self->positions[rows[i]] = i;
  gtk_bitset_remove_range (self->picked, n_records, G_MAXUINT - n_records);
  self->n_exposed = MIN (before, n);
  if (n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n, before - n, 0);
  show_picked (self);
}

gboolean
rp_table_model_expose (RpTableModel *self)
{
  guint before = self->n_exposed, more = self->n_rows - before;

  if (more == 0)
    return FALSE;
  if (before < ASKED_FOR)
    more = MIN (more, STEP);
  self->n_exposed += more;
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, more);
  return self->n_exposed < self->n_rows;
}

guint
rp_table_model_n_rows (RpTableModel *self)
{
  return self->n_rows;
}

guint
rp_table_model_index_at (RpTableModel *self, guint position)
{
  return position < self->n_rows ? self->rows[position] : G_MAXUINT;
}

guint
rp_table_model_position_of (RpTableModel *self, guint index)
{
  return index < self->n_records ? self->positions[index] : G_MAXUINT;
}

void
rp_table_model_pick (RpTableModel *self, const guint *indices, guint n)
{
  g_autoptr (GtkBitset) picked = gtk_bitset_new_empty ();

  for (guint i = 0; i < n; i++)
    if (indices[i] < self->n_records)
      gtk_bitset_add (picked, indices[i]);
  if (gtk_bitset_equals (picked, self->picked))
    return;
  gtk_bitset_unref (self->picked);
  self->picked = g_steal_pointer (&picked);
  show_picked (self);
}

GArray *
rp_table_model_get_picked (RpTableModel *self)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (guint));
  guint64 left = gtk_bitset_get_size (self->picked);

  for (guint i = 0; i < self->n_rows && left > 0; i++)
    if (gtk_bitset_contains (self->picked, self->rows[i]))
      {
        g_array_append_val (picked, self->rows[i]);
        left--;
      }
  return picked;
}
