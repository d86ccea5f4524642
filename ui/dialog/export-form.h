/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be chosen for a file or for the printer, in groups of rows: only what applies is there. Signal "changed":
 * the choices are others now. */
#pragma once

#include "export-choices.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define RP_TYPE_EXPORT_FORM (rp_export_form_get_type ())
G_DECLARE_FINAL_TYPE (RpExportForm, rp_export_form, RP, EXPORT_FORM, AdwBin)

/* CHOICES, which it changes, and SUBJECT are borrowed. FOR_PRINTER: without what a printer says itself. Floating. */
GtkWidget *rp_export_form_new (RpExportChoices *choices, const RpExportSubject *subject, gboolean for_printer);
/* The choices, or what is known of their subject, have changed otherwise. */
void rp_export_form_refresh (RpExportForm *self);
/* They will come to so many pages. */
void rp_export_form_set_n_pages (RpExportForm *self, guint n);
/* What a printer's paper is, in words, with the button to choose another by ACTION. */
void rp_export_form_set_paper (RpExportForm *self, const char *paper, const char *action);

G_END_DECLS
