/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK 4.8 does not offer of a column view, and what is reached through its parts: a row brought into sight or
 * given the focus, the looks of the headers. The one file that knows how a column view is built. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Moves least. */
void rp_table_scroll_to (GtkColumnView *view, guint position);
/* The row that shows record INDEX takes the focus, if it is there. */
gboolean rp_table_focus_row (GtkColumnView *view, guint index);
/* CELL's row has a name for those who hear, its POSITION from 0 and how many there are. */
void rp_table_name_row (GtkWidget *cell, const char *name, guint position, guint of);
/* What a column view does not ask of a column. */
typedef struct
{
  const char *tip; /* NULL: none */
  gboolean right;  /* its words stand at the right, as numbers do */
} RpTableHeader;
/* Dresses the headers of the columns that are visible; HEADERS by column. */
void rp_table_dress_headers (GtkColumnView *view, const RpTableHeader *headers);
/* Calls DO_CELL for each cell of the rows that there are widgets for. */
void rp_table_foreach_cell (GtkColumnView *view, void (*do_cell) (GtkWidget *cell, gpointer data), gpointer data);

G_END_DECLS
