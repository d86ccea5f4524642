/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan will come to: its pages drawn in a thread, the latest plan winning, one page seen at a time; of data the
 * first lines. With what should be known of it, and why it cannot be. Signal "drawn": it has come to what was asked
 * last. */
#pragma once

#include <gtk/gtk.h>
#include "export-job.h"

G_BEGIN_DECLS

#define RP_TYPE_EXPORT_PREVIEW (rp_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (RpExportPreview, rp_export_preview, RP, EXPORT_PREVIEW, GtkWidget)

/* Floating. */
GtkWidget *rp_export_preview_new (void);
/* PLAN: transfer full; SUFFIX (static) says the format. Whatever is being drawn is cancelled. */
void rp_export_preview_set_plan (RpExportPreview *self, RpExportPlan *plan, const char *suffix);
/* TEXT is plain; "": nothing is in the way. BUTTON (nullable) is what can be done about it, by ACTION. */
void rp_export_preview_complain (RpExportPreview *self, const char *text, const char *button, const char *action);
/* What was drawn last; NULL: nothing. Belongs to the preview. */
RpDrawnPages *rp_export_preview_get_pages (RpExportPreview *self);
guint rp_export_preview_get_n_pages (RpExportPreview *self);
/* What is shown can be dragged out of the window: PREPARE, with DATA, makes what is offered (transfer full; NULL:
 * nothing). */
typedef GdkContentProvider *(*RpOfferFunc) (gpointer data);
void rp_export_preview_let_drag (RpExportPreview *self, RpOfferFunc prepare, gpointer data);

G_END_DECLS
