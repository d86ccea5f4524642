/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of paper on the screen: one page as it will be, painted in a thread as large as there is room. Not where
 * pages come from. */
#pragma once

#include <gtk/gtk.h>
#include "export-job.h"

G_BEGIN_DECLS

#define RP_TYPE_PAGE_VIEW (rp_page_view_get_type ())
G_DECLARE_FINAL_TYPE (RpPageView, rp_page_view, RP, PAGE_VIEW, GtkWidget)

/* Floating. */
GtkWidget *rp_page_view_new (void);
/* Shows PAGE of PAGES (NULL: none), without paper where TRANSPARENT. What was shown stays until it is painted. */
void rp_page_view_show (RpPageView *self, RpDrawnPages *pages, guint page, gboolean transparent);
/* What is shown, painted so large as it is seen; NULL: nothing yet. Belongs to the view. */
GdkTexture *rp_page_view_get_texture (RpPageView *self);

G_END_DECLS
