/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "table-columns.h"
#include "table-copy.h"
#include "table-inside.h"

enum
{
  CHANGED,
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RpRecordTable, rp_record_table, ADW_TYPE_BIN)

RpRecordList
rp_record_table_list (RpRecordTable *self)
{
  return (RpRecordList){ rp_session_get_dataset (self->session), self->type, self->shown, self->measures,
                         !rp_session_get_dim (self->session) };
}

void
rp_record_table_tell (RpRecordTable *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- rows ---- */

/* The selected record's row; G_MAXUINT: none. */
static guint
selected_position (RpRecordTable *self)
{
  RpRecordRef ref = rp_session_get_selected (self->session);

  return ref.type == self->type ? rp_table_model_position_of (self->model, ref.index) : G_MAXUINT;
}

/* It was wanted, and has not gone elsewhere since. */
static gboolean
may_take_focus (RpRecordTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return self->focus_wanted && gtk_widget_get_mapped (GTK_WIDGET (self))
         && (focus == NULL || gtk_widget_is_ancestor (GTK_WIDGET (self), focus)
             || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

static gboolean
has_focus (RpRecordTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The row that the focus comes to: the selected one, else the first. */
static guint
focus_index (RpRecordTable *self)
{
  guint position = selected_position (self);

  return rp_table_model_index_at (self->model, position != G_MAXUINT ? position : 0);
}

static void
follow_selection (RpRecordTable *self)
{
  const GArray *also = rp_session_get_also (self->session);
  RpRecordRef ref = rp_session_get_selected (self->session);
  g_autofree guint *picked = g_new (guint, 1 + (also != NULL ? also->len : 0));
  guint n = 0, position;

  if (ref.type == self->type)
    picked[n++] = ref.index;
  for (guint i = 0; also != NULL && i < also->len; i++)
    if (g_array_index (also, RpRecordRef, i).type == self->type)
      picked[n++] = g_array_index (also, RpRecordRef, i).index;
  rp_table_model_pick (self->model, picked, n);
  position = selected_position (self);
  if (position != G_MAXUINT)
    rp_table_scroll_to (self->view, position);
}

/* All rows are in the list: what is selected can come into sight. */
static void
rows_are_there (RpRecordTable *self)
{
  guint n = rp_table_model_n_rows (self->model);

  if (selected_position (self) == G_MAXUINT && n > 0 && self->to_top)
    rp_table_scroll_to (self->view, 0);
  self->to_top = FALSE;
  follow_selection (self);
  if (n > 0 && may_take_focus (self))
    rp_table_focus_row (self->view, focus_index (self));
  self->focus_wanted = FALSE;
}

static gboolean
expose_cb (gpointer data)
{
  RpRecordTable *self = data;
  gint64 begun = g_get_monotonic_time ();

  if (rp_table_model_expose (self->model))
    return G_SOURCE_CONTINUE;
  self->expose_id = 0;
  rows_are_there (self);
  g_debug ("table: all rows there in %.1f ms", (double)(g_get_monotonic_time () - begun) / 1000);
  return G_SOURCE_REMOVE;
}

static void
ordered_cb (guint *rows, guint n, gpointer data)
{
  RpRecordTable *self = data;
  RpDataset *dataset = rp_session_get_dataset (self->session);
  gint64 begun = g_get_monotonic_time ();

  g_clear_pointer (&self->order_job, rp_table_job_free);
  self->focus_wanted |= has_focus (self);
  self->to_top = TRUE;
  /* a list that stands beyond its new end would make all its widgets anew */
  if (n < rp_table_model_n_rows (self->model))
    rp_table_scroll_to (self->view, 0);
  rp_table_model_set_rows (self->model, rows, n, rp_dataset_n_records (dataset, self->type));
  self->filled = TRUE;
  rp_table_foreach_cell (self->view, rp_record_table_rebind, NULL);
  /* after the frame that shows the first of them */
  if (rp_table_model_expose (self->model) && self->expose_id == 0)
    self->expose_id = g_idle_add (expose_cb, self);
  else if (self->expose_id == 0)
    rows_are_there (self);
  g_debug ("table: %u rows set in %.1f ms", n, (double)(g_get_monotonic_time () - begun) / 1000);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
order_rows (RpRecordTable *self)
{
  RpRecordList list = rp_record_table_list (self);
  RpListSort sort = { 0 };

  g_clear_pointer (&self->order_job, rp_table_job_free);
  if (list.dataset == NULL)
    return;
  if (self->sorted != NULL)
    sort = (RpListSort){ self->sorted->field, self->sorted->kind, self->descending };
  self->order_job = rp_table_job_order (&list, self->sorted != NULL ? &sort : NULL, rp_session_get_dim (self->session),
                                        ordered_cb, self);
}

static void
measured_cb (RpEntityMeasures *measures, gpointer data)
{
  RpRecordTable *self = data;

  g_clear_pointer (&self->measure_job, rp_table_job_free);
  g_clear_pointer (&self->measures, rp_entity_measures_unref);
  self->measures = measures;
  if (self->sorted != NULL && rp_table_column_is_measure (self->sorted))
    order_rows (self);
  rp_table_foreach_cell (self->view, rp_record_table_rebind, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
reckon_measures (RpRecordTable *self)
{
  RpRecordList list = rp_record_table_list (self);

  if (self->type == RP_RECORD_ENTITY && list.dataset != NULL)
    self->measure_job = rp_table_job_measure (&list, measured_cb, self);
}

/* What the rows were made from, and what was being made. */
static void
forget (RpRecordTable *self)
{
  g_clear_pointer (&self->order_job, rp_table_job_free);
  g_clear_pointer (&self->measure_job, rp_table_job_free);
  g_clear_pointer (&self->shown, rp_record_set_unref);
  g_clear_pointer (&self->measures, rp_entity_measures_unref);
}

/* What is shown, or the dataset, is another. */
static void
refresh (RpRecordTable *self)
{
  const RpRecordSet *shown = rp_session_get_shown (self->session);

  self->stale = FALSE;
  forget (self);
  if (shown != NULL)
    self->shown = rp_record_set_ref ((RpRecordSet *)shown);
  order_rows (self);
  reckon_measures (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
rp_record_table_session_changed (RpRecordTable *self, guint what)
{
  if ((what & RP_CHANGED_DATASET) != 0)
    {
      /* rows of another dataset are rows of nothing */
      forget (self);
      self->filled = FALSE;
      rp_table_model_set_rows (self->model, NULL, 0, 0);
      rp_record_table_set_widths (self);
      rp_record_table_hide_empty (self);
    }
  if ((what & (RP_CHANGED_SEARCH | RP_CHANGED_SELECTION)) != 0)
    rp_table_foreach_cell (self->view, rp_record_table_mark_hit, NULL);
  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_PERIOD | RP_CHANGED_FILTER)) != 0)
    {
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        refresh (self);
      else
        self->stale = TRUE;
    }
  else if ((what & RP_CHANGED_SELECTION) != 0 && !self->picking)
    {
      follow_selection (self);
    }
}

/* ---- what a hand does ---- */

/* A whole table is picked for copying, not to light up everything. */
static void
select_picked (RpRecordTable *self, const GArray *picked)
{
  RpRecordRef refs[MOST_SELECTED];
  RpRecordRef last = rp_session_get_selected (self->session);
  guint n = 0;

  for (guint i = 0; i < picked->len; i++)
    {
      refs[n] = rp_record_ref (self->type, g_array_index (picked, guint, i));
      /* what is selected stays the one that the details tell of */
      if (n > 0 && rp_record_ref_equal (refs[n], last))
        {
          refs[n] = refs[0];
          refs[0] = last;
        }
      n++;
    }
  rp_session_select_several (self->session, refs, n);
}

static void
picked_cb (RpRecordTable *self)
{
  g_autoptr (GArray) picked = rp_table_model_get_picked (self->model);

  self->picking = TRUE;
  if (picked->len > 0 && picked->len <= MOST_SELECTED)
    select_picked (self, picked);
  else if (picked->len == 0 && rp_session_get_selected (self->session).type == self->type)
    rp_session_select (self->session, RP_RECORD_REF_NONE);
  self->picking = FALSE;
}

static void
activate_cb (RpRecordTable *self, guint position)
{
  guint index = rp_table_model_index_at (self->model, position);

  if (index == G_MAXUINT)
    return;
  self->picking = TRUE;
  rp_session_select (self->session, rp_record_ref (self->type, index));
  self->picking = FALSE;
  g_signal_emit (self, signals[OPEN], 0, index);
}

/* GTK tells only from 4.10 on which column is sorted by, and which way: its sorter is asked to compare two rows. */
static void
sorter_changed_cb (RpRecordTable *self)
{
  g_autoptr (RpTableRow) a = g_object_new (RP_TYPE_TABLE_ROW, NULL);
  g_autoptr (RpTableRow) b = g_object_new (RP_TYPE_TABLE_ROW, NULL);
  const RpListColumn *column;
  gboolean descending;

  self->clicked = NULL;
  descending = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), a, b) == GTK_ORDERING_LARGER;
  column = self->clicked != NULL ? self->clicked->column : NULL;
  if (column == self->sorted && descending == self->descending)
    return;
  self->sorted = column;
  self->descending = descending;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    order_rows (self);
  else
    self->stale = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- making it ---- */

static void
font_cb (RpRecordTable *self)
{
  rp_record_table_set_widths (self);
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
}

static void
rp_record_table_map (GtkWidget *widget)
{
  RpRecordTable *self = RP_RECORD_TABLE (widget);

  GTK_WIDGET_CLASS (rp_record_table_parent_class)->map (widget);
  if (self->stale)
    refresh (self);
  else
    follow_selection (self);
}

static gboolean
rp_record_table_grab_focus (GtkWidget *widget)
{
  RpRecordTable *self = RP_RECORD_TABLE (widget);

  /* as soon as there are rows */
  self->focus_wanted |= rp_table_model_n_rows (self->model) == 0;
  if (rp_table_model_n_rows (self->model) == 0)
    return FALSE;
  return rp_table_focus_row (self->view, focus_index (self)) || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
rp_record_table_dispose (GObject *object)
{
  RpRecordTable *self = RP_RECORD_TABLE (object);

  g_clear_handle_id (&self->expose_id, g_source_remove);
  forget (self);
  g_clear_object (&self->actions);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (rp_record_table_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
rp_record_table_class_init (RpRecordTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_record_table_dispose;
  GTK_WIDGET_CLASS (klass)->map = rp_record_table_map;
  GTK_WIDGET_CLASS (klass)->grab_focus = rp_record_table_grab_focus;
  signals[CHANGED]
      = g_signal_new ("changed", RP_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", RP_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_UINT);
}

/* GTK mirrors the rows of a wide table about another middle than their titles, and begins at the far end: titles and
 * cells stand apart then. Columns go from the left to the right in every language, as time does. */
static void
keep_columns_together (GtkWidget *part)
{
  gtk_widget_set_direction (part, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (part); child != NULL; child = gtk_widget_get_next_sibling (child))
    keep_columns_together (child);
}

static void
rp_record_table_init (RpRecordTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->stale = TRUE;
  self->model = rp_table_model_new ();
  self->actions = g_simple_action_group_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "rp-table");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
rp_record_table_new (RpSession *session, RpRecordType type)
{
  static const char *const names[] = { "", N_ ("Events"), N_ ("Entities"), N_ ("Relations"), N_ ("Sources") };
  RpRecordTable *self = g_object_new (RP_TYPE_RECORD_TABLE, NULL);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  self->session = g_object_ref (session);
  self->type = type;
  rp_record_table_add_columns (self);
  keep_columns_together (gtk_widget_get_first_child (GTK_WIDGET (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (names[type]), -1);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (font_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (font_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb), self);
  if (type == RP_RECORD_EVENT)
    rp_record_table_set_sort (self, "when");
  g_signal_connect_swapped (self->model, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
  return GTK_WIDGET (self);
}

guint
rp_record_table_n_rows (RpRecordTable *self)
{
  return rp_table_model_n_rows (self->model);
}

gboolean
rp_record_table_is_filled (RpRecordTable *self)
{
  return self->filled;
}

const RpEntityMeasures *
rp_record_table_get_measures (RpRecordTable *self)
{
  return self->measures;
}

char *
rp_record_table_get_sort (RpRecordTable *self)
{
  if (self->sorted == NULL)
    return g_strdup ("");
  return g_strconcat (self->sorted->name, self->descending ? ":desc" : "", NULL);
}

gboolean
rp_record_table_set_sort (RpRecordTable *self, const char *sort)
{
  g_auto (GStrv) parts = g_strsplit (sort, ":", 2);
  gboolean descending = parts[0] != NULL && g_strcmp0 (parts[1], "desc") == 0;

  if (*sort == '\0')
    {
      gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
      return TRUE;
    }
  for (guint i = 0; parts[0] != NULL && i < self->n_columns; i++)
    if (strcmp (self->columns[i].column->name, parts[0]) == 0)
      {
        gtk_column_view_sort_by_column (self->view, self->columns[i].view_column,
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
        return TRUE;
      }
  return FALSE;
}

GActionGroup *
rp_record_table_get_actions (RpRecordTable *self)
{
  return G_ACTION_GROUP (self->actions);
}

void
rp_record_table_copy (RpRecordTable *self)
{
  RpRecordList list = rp_record_table_list (self);
  GArray *rows = rp_table_model_get_picked (self->model);
  GPtrArray *columns;

  if (list.dataset == NULL || rows->len == 0)
    {
      g_array_unref (rows);
      return;
    }
  columns = g_ptr_array_new ();
  for (guint i = 0; i < self->n_columns; i++)
    if (gtk_column_view_column_get_visible (self->columns[i].view_column))
      g_ptr_array_add (columns, (gpointer)self->columns[i].column);
  rp_table_copy (GTK_WIDGET (self), &list, columns, rows);
}
