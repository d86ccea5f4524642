/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what the lists and columns of a person's own JSON are to be taken for, and shows what comes of it. It keeps
 * nothing and opens nothing: that is whose DONE is called. */
#pragma once

#include "importers.h"
#include "mapping.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* OPTIONS (borrowed, with a mapping) are what is to be opened; NULL: nothing is. */
typedef void (*RpMappingDialogDone) (const RpImportOptions *options, gpointer data);

/* A window that owns itself, modal to PARENT and shown. The file at PATH was read as MAPPING, with DATES in that order;
 * TWO_READINGS (nullable) is a date in it that has two. DONE is called once, unless the window is destroyed, and not
 * after DATA, a GObject, is gone. */
GtkWindow *
rp_mapping_dialog_show (GtkWindow *parent, const char *path, const RpMapping *mapping, const char *two_readings,
                        RpDateOrder dates, RpMappingDialogDone done, GObject *data);

G_END_DECLS
