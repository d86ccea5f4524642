/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what hand-out of a briefing is wanted and where it goes. Whoever shows it makes the files, by the order that
 * comes of it; the dialog comes back with the reason where that fails. */
#pragma once

#include "handout-job.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes and writes what ORDER (transfer full) says at PATH, and tells DONE with DATA once. */
typedef void (*RpHandoutSave) (GtkWindow *parent, RpHandoutOrder *order, const char *path, RpExportDone done,
                               gpointer data);

/* ORDER: transfer full. */
void rp_handout_dialog_show (GtkWindow *parent, RpHandoutOrder *order, RpHandoutSave save);

G_END_DECLS
