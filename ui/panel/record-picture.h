/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture that a record names: PNG or JPEG below the dataset's folder, decoded beside the interface and only up to a
 * size. Where that fails a line of text says why. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DATASET_PATH is nullable. TITLE: what the picture shows, for who cannot see it. Floating. */
GtkWidget *rp_record_picture_new (const char *dataset_path, const char *name, const char *title);

G_END_DECLS
