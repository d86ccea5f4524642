/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell: one line of text, cut with an ellipsis and whole in its tooltip. Much lighter than a label: a table makes two
 * thousand of them, and a label is laid out before anybody sees it. It has a name for those who hear. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The height of a line, reckoned once for all cells of a table. */
typedef struct
{
  int height, baseline; /* px; height 0: not known */
} RpCellMetrics;

#define RP_TYPE_TABLE_CELL (rp_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (RpTableCell, rp_table_cell, RP, TABLE_CELL, GtkWidget)

/* METRICS must outlive it. RIGHT: for numbers. */
GtkWidget *rp_table_cell_new (RpCellMetrics *metrics, gboolean right);
/* TEXT (nullable) stands in it; NAME (nullable: TEXT) is what is heard. DIM: filtered out. */
void rp_table_cell_set (RpTableCell *self, const char *text, const char *name, gboolean dim);
typedef enum
{
  RP_CELL_HIT_NONE,
  RP_CELL_HIT,
  RP_CELL_HIT_CURRENT, /* the one that a search stands at */
} RpCellHit;

/* Whether a search has found the record: its text is underlined, and it is said. */
void rp_table_cell_set_hit (RpTableCell *self, RpCellHit hit);
/* Which record it shows; G_MAXUINT: none. */
void rp_table_cell_set_index (RpTableCell *self, guint index);
guint rp_table_cell_get_index (RpTableCell *self);

G_END_DECLS
