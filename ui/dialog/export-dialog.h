/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what picture is wanted, shows what it will be, and where it goes. Whoever shows it makes the file, by the plan
 * that comes of it; the dialog comes back with the reason where that fails. For a printer it asks the same of paper. */
#pragma once

#include "export-choices.h"
#include "export-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes and writes what PLAN (transfer full) says to PATH, and tells DONE with DATA once. */
typedef void (*RpExportSave) (GtkWindow *parent, RpExportPlan *plan, const char *path, RpExportDone done,
                              gpointer data);

/* SUBJECT is taken over. VIEW is offered first; LANE, nullable, is where the focus stands. */
void rp_export_dialog_show (GtkWindow *parent, RpExportSubject *subject, RpViewName view, const char *lane,
                            RpExportSave save);

/* The same for paper: the outcome is told by PARENT's action "win.told" (s). */
void rp_export_dialog_print (GtkWindow *parent, RpExportSubject *subject, RpViewName view, const char *lane);

G_END_DECLS
