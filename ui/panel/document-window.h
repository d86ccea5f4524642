/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a document that a source names: a text in a small window with the passage marked, what a desktop has a viewer
 * for (PDF, pictures, office documents) outside; nothing that could run. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* NAME is a path below the folder of DATASET_PATH (nullable); QUOTE, what to mark in it, may be "". NULL, or why it is
 * not opened (transfer full). */
char *rp_document_window_open (GtkWindow *parent, const char *dataset_path, const char *name, const char *quote);

G_END_DECLS
