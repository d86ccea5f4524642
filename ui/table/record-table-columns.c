/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a table, their cells, and the menu of what can be done with them. */
#include <glib/gi18n-lib.h>

#include "record-table-private.h"
#include "table-columns.h"
#include "table-inside.h"

/* Beside the text of a cell. */
#define PADDING_PX 24

/* ---- cells ---- */

static gboolean
is_dim (RpRecordTable *self, guint index)
{
  return self->shown != NULL && !rp_record_set_contains (self->shown, rp_record_ref (self->type, index));
}

static void
fill_cell (const Column *column, RpTableCell *cell)
{
  RpRecordTable *self = column->table;
  RpRecordList list = rp_record_table_list (self);
  guint index = rp_table_cell_get_index (cell);
  g_autofree char *text = NULL, *name = NULL;

  if (list.dataset == NULL || index >= rp_dataset_n_records (list.dataset, self->type))
    return;
  text = rp_table_words (&list, column->column, index);
  /* a number alone says nothing to those who do not see the header */
  if (column->column->kind == RP_CELL_NUMBER || column->column->kind == RP_CELL_FLAG)
    name = g_strdup_printf ("%s: %s", _ (column->column->title), text);
  rp_table_cell_set (cell, text, name, is_dim (self, index));
}

void
rp_record_table_mark_hit (GtkWidget *widget, G_GNUC_UNUSED gpointer data)
{
  RpTableCell *cell = RP_TABLE_CELL (widget);
  const Column *column = g_object_get_data (G_OBJECT (cell), "rp-column");
  RpSession *session = column->table->session;
  RpRecordRef ref = rp_record_ref (column->table->type, rp_table_cell_get_index (cell));
  const RpRecordSet *hits = rp_session_get_hit_set (session);
  gboolean hit = hits != NULL && ref.index != G_MAXUINT && rp_record_set_contains (hits, ref);

  if (column->column->field == RP_FIELD_TITLE)
    rp_table_cell_set_hit (cell, !hit                                                           ? RP_CELL_HIT_NONE
                                 : rp_record_ref_equal (ref, rp_session_get_selected (session)) ? RP_CELL_HIT_CURRENT
                                                                                                : RP_CELL_HIT);
}

static void
setup_cb (G_GNUC_UNUSED GtkListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *cell = rp_table_cell_new (&column->table->metrics, column->column->kind == RP_CELL_NUMBER);

  g_object_set_data (G_OBJECT (cell), "rp-column", (gpointer)column);
  g_object_set_data (G_OBJECT (cell), "rp-item", item);
  gtk_list_item_set_child (item, cell);
}

void
rp_record_table_rebind (GtkWidget *widget, G_GNUC_UNUSED gpointer data)
{
  RpTableCell *cell = RP_TABLE_CELL (widget);
  const Column *column = g_object_get_data (G_OBJECT (cell), "rp-column");
  RpRecordTable *self = column->table;
  guint position = gtk_list_item_get_position (g_object_get_data (G_OBJECT (cell), "rp-item"));
  guint index = rp_table_model_index_at (self->model, position);
  const RpRecord *record;

  rp_table_cell_set_index (cell, index);
  if (index == G_MAXUINT)
    return;
  fill_cell (column, cell);
  rp_record_table_mark_hit (widget, NULL);
  record = rp_dataset_record (rp_session_get_dataset (self->session), rp_record_ref (self->type, index));
  if (column->number == 0 && record != NULL)
    rp_table_name_row (widget, record->title, position, rp_table_model_n_rows (self->model));
}

static void
bind_cb (G_GNUC_UNUSED GtkListItemFactory *factory, GtkListItem *item, G_GNUC_UNUSED const Column *column)
{
  rp_record_table_rebind (gtk_list_item_get_child (item), NULL);
}

static void
unbind_cb (G_GNUC_UNUSED GtkListItemFactory *factory, GtkListItem *item, G_GNUC_UNUSED const Column *column)
{
  rp_table_cell_set_index (RP_TABLE_CELL (gtk_list_item_get_child (item)), G_MAXUINT);
}

/* Called for two rows that nobody sees: tells which sorter is asked first. */
static int
tell_clicked (G_GNUC_UNUSED gconstpointer a, G_GNUC_UNUSED gconstpointer b, gpointer data)
{
  const Column *column = data;

  column->table->clicked = column;
  return GTK_ORDERING_SMALLER;
}

/* ---- columns ---- */

static void
dress_headers (RpRecordTable *self)
{
  RpTableHeader headers[MOST_COLUMNS];

  for (guint i = 0; i < self->n_columns; i++)
    {
      const RpListColumn *column = self->columns[i].column;

      headers[i] = (RpTableHeader){ column->about != NULL ? _ (column->about) : NULL, column->kind == RP_CELL_NUMBER };
    }
  rp_table_dress_headers (self->view, headers);
}

/* How wide a character of the font is on the average, px. */
static double
char_px (RpRecordTable *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontMetrics *font = pango_context_get_metrics (context, pango_context_get_font_description (context), NULL);
  int width = pango_font_metrics_get_approximate_char_width (font);

  pango_font_metrics_unref (font);
  return MAX (1.0, (double)width / PANGO_SCALE);
}

void
rp_record_table_set_widths (RpRecordTable *self)
{
  RpRecordList list = rp_record_table_list (self);
  double em = char_px (self);

  self->fitting = TRUE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      const Column *column = &self->columns[i];
      double chars = column->chars > 0 ? column->chars : rp_table_column_chars (&list, column->column);

      gtk_column_view_column_set_fixed_width (column->view_column, (int)(em * chars + 0.5) + PADDING_PX);
      /* as wide as it was made, and no wider */
      gtk_column_view_column_set_expand (column->view_column,
                                         column->chars <= 0 && rp_table_column_expands (column->column));
    }
  self->fitting = FALSE;
  self->metrics.height = 0;
}

/* A hand draws the edge of a column. */
static void
width_cb (GtkColumnViewColumn *view_column, G_GNUC_UNUSED GParamSpec *spec, Column *column)
{
  int width = gtk_column_view_column_get_fixed_width (view_column);

  if (column->table->fitting || width <= 0)
    return;
  column->chars = MAX (1, width - PADDING_PX) / char_px (column->table);
  rp_record_table_tell (column->table);
}

static void
visible_cb (G_GNUC_UNUSED GtkColumnViewColumn *view_column, G_GNUC_UNUSED GParamSpec *spec, Column *column)
{
  dress_headers (column->table);
  if (column->table->fitting)
    return;
  column->chosen = TRUE;
  rp_record_table_tell (column->table);
}

/* Numbers are never empty, but of parts most datasets have none. */
static gboolean
has_any (const RpRecordList *list, const RpListColumn *column)
{
  guint n = list->dataset != NULL ? rp_dataset_n_records (list->dataset, list->type) : 0;
  gboolean number = column->field == RP_FIELD_PARTS || column->kind == RP_CELL_FLAG;

  if (n == 0 || (column->kind == RP_CELL_NUMBER && !number))
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = number ? NULL : rp_list_text (list, column->field, i);

      if (number ? rp_list_number (list, column->field, i) > 0 : text != NULL && *text != '\0')
        return TRUE;
    }
  return FALSE;
}

void
rp_record_table_hide_empty (RpRecordTable *self)
{
  RpRecordList list = rp_record_table_list (self);

  /* whatever is filtered: columns do not come and go with that */
  list.shown = NULL;
  self->fitting = TRUE;
  for (guint i = 1; i < self->n_columns; i++)
    if (!self->columns[i].chosen)
      gtk_column_view_column_set_visible (self->columns[i].view_column, has_any (&list, self->columns[i].column));
  self->fitting = FALSE;
}

static void
add_column (RpRecordTable *self, const RpListColumn *column)
{
  Column *made = &self->columns[self->n_columns];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;
  g_autoptr (GPropertyAction) seen = NULL;

  *made = (Column){ .table = self, .column = column, .number = self->n_columns };
  self->n_columns++;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), made);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), made);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), made);
  made->view_column = gtk_column_view_column_new (_ (column->title), factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (tell_clicked, made, NULL));
  gtk_column_view_column_set_sorter (made->view_column, sorter);
  gtk_column_view_column_set_resizable (made->view_column, TRUE);
  gtk_column_view_append_column (self->view, made->view_column);
  g_object_unref (made->view_column);
  g_signal_connect (made->view_column, "notify::visible", G_CALLBACK (visible_cb), made);
  g_signal_connect (made->view_column, "notify::fixed-width", G_CALLBACK (width_cb), made);
  /* the row is named by its first column: that stays */
  seen = g_property_action_new (column->name, made->view_column, "visible");
  if (made->number > 0)
    g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (seen));
}

GMenuModel *
rp_record_table_make_menu (RpRecordTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) ascending = g_menu_new ();
  g_autoptr (GMenu) descending = g_menu_new ();
  g_autoptr (GMenu) seen = g_menu_new ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      const RpListColumn *column = self->columns[i].column;
      g_autofree char *up = g_strdup_printf ("win.table-sort::%s", column->name);
      g_autofree char *down = g_strdup_printf ("win.table-sort::%s:desc", column->name);
      g_autofree char *visible = g_strdup_printf ("columns.%s", column->name);

      g_menu_append (ascending, _ (column->title), up);
      g_menu_append (descending, _ (column->title), down);
      if (i > 0)
        g_menu_append (seen, _ (column->title), visible);
    }
  g_menu_append_submenu (menu, _ ("_Sort by"), G_MENU_MODEL (ascending));
  g_menu_append_submenu (menu, _ ("Sort _Descending by"), G_MENU_MODEL (descending));
  g_menu_append_submenu (menu, _ ("_Columns"), G_MENU_MODEL (seen));
  g_menu_append (menu, _ ("Co_py the Rows Picked"), "win.table-copy");
  return G_MENU_MODEL (menu);
}

void
rp_record_table_add_columns (RpRecordTable *self)
{
  guint n;
  const RpListColumn *columns = rp_list_columns (self->type, &n);

  for (guint i = 0; i < n; i++)
    if (!columns[i].data_only)
      add_column (self, &columns[i]);
  rp_record_table_set_widths (self);
  dress_headers (self);
}
