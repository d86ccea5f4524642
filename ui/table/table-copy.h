/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts rows into the clipboard as a spreadsheet takes them, written beside the interface. */
#pragma once

#include <gtk/gtk.h>
#include "record-list.h"

G_BEGIN_DECLS

/* COLUMNS (container and its array are taken over; RpListColumn), ROWS (transfer full, guint). The values of LIST are
 * referenced. When it is done WIDGET's window is told ("win.told"), as long as it is there. */
void rp_table_copy (GtkWidget *widget, const RpRecordList *list, GPtrArray *columns, GArray *rows);

G_END_DECLS
