/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page of a hand-out as it will be, drawn in a thread, the latest order winning. */
#pragma once

#include <gtk/gtk.h>

#include "handout-job.h"

G_BEGIN_DECLS

#define RP_TYPE_HANDOUT_PREVIEW (rp_handout_preview_get_type ())
G_DECLARE_FINAL_TYPE (RpHandoutPreview, rp_handout_preview, RP, HANDOUT_PREVIEW, GtkWidget)

/* Floating. */
GtkWidget *rp_handout_preview_new (void);
/* ORDER: transfer full. PAGES: what comes of it has pages; else its first scene is shown. */
void rp_handout_preview_set_order (RpHandoutPreview *self, RpHandoutOrder *order, gboolean pages);

G_END_DECLS
