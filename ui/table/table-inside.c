/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-inside.h"

#include <glib/gi18n-lib.h>

#include "table-cell.h"

/* A column view holds its header and a list view; a row of that holds a widget a column, which holds the cell. */
static GtkWidget *
list_of (GtkColumnView *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

void
rp_table_scroll_to (GtkColumnView *view, guint position)
{
  GtkWidget *list = list_of (view);

  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

static void
foreach_cell_of (GtkWidget *row, void (*do_cell) (GtkWidget *cell, gpointer data), gpointer data)
{
  for (GtkWidget *slot = gtk_widget_get_first_child (row); slot != NULL; slot = gtk_widget_get_next_sibling (slot))
    {
      GtkWidget *cell = gtk_widget_get_first_child (slot);

      if (RP_IS_TABLE_CELL (cell))
        do_cell (cell, data);
    }
}

void
rp_table_foreach_cell (GtkColumnView *view, void (*do_cell) (GtkWidget *cell, gpointer data), gpointer data)
{
  GtkWidget *list = list_of (view);

  for (GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL; row != NULL;
       row = gtk_widget_get_next_sibling (row))
    foreach_cell_of (row, do_cell, data);
}

gboolean
rp_table_focus_row (GtkColumnView *view, guint index)
{
  GtkWidget *list = list_of (view);

  for (GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL; row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *slot = gtk_widget_get_first_child (row);
      GtkWidget *cell = slot != NULL ? gtk_widget_get_first_child (slot) : NULL;

      if (RP_IS_TABLE_CELL (cell) && rp_table_cell_get_index (RP_TABLE_CELL (cell)) == index)
        return gtk_widget_grab_focus (row);
    }
  return FALSE;
}

void
rp_table_name_row (GtkWidget *cell, const char *name, guint position, guint of)
{
  GtkWidget *slot = gtk_widget_get_parent (cell);
  GtkWidget *row = slot != NULL ? gtk_widget_get_parent (slot) : NULL;

  if (row == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int)position + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int)of, -1);
}

/* The words stand over the column's, not at its other end. */
static void
set_title_align (GtkWidget *widget, gboolean right)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_xalign (GTK_LABEL (widget), right ? 1 : 0);
      gtk_widget_set_hexpand (widget, right);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_title_align (child, right);
}

void
rp_table_dress_headers (GtkColumnView *view, const RpTableHeader *headers)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL && !GTK_IS_LIST_VIEW (header) ? gtk_widget_get_first_child (header) : NULL;
  guint n = g_list_model_get_n_items (gtk_column_view_get_columns (view)), n_titles = 0;

  /* on GTK 4.8 the header is a row like the others to those who hear */
  if (title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Columns"), -1);
  for (GtkWidget *at = title; at != NULL; at = gtk_widget_get_next_sibling (at))
    n_titles++;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), i);

      /* a column that is not visible has a title that is not, or none at all */
      if (title == NULL || (n_titles < n && !gtk_column_view_column_get_visible (column)))
        continue;
      gtk_widget_set_tooltip_text (title, headers[i].tip);
      set_title_align (title, headers[i].right);
      title = gtk_widget_get_next_sibling (title);
    }
}
