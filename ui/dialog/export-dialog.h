/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what picture is wanted and where it goes, and makes it. The outcome is said in the window by action "win.told".
 */
#pragma once

#include <adwaita.h>
#include "export-job.h"

G_BEGIN_DECLS

/* NETWORK (nullable) is the one that a person arranged; VIEW is offered first, with ROWS where it is the
 * sources. INPUT (nullable) is the dataset's file. PARENT must have the
 * action "told" (s), which gets what is to be said when the picture is there or could not be made. */
void rp_export_dialog_show (GtkWindow *parent, RpSession *session, RpNetwork *network, RpViewName view,
                            const RpFigureRows *rows, const char *input);

G_END_DECLS
