/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of a legend that hide and show kinds of the network, as buttons laid over what is drawn: by click, by
 * Tab and Space, and for a screen reader. They draw nothing but the focus and the pointer. Private to legend-strip. */
#pragma once

#include "drawing.h"
#include "session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RpLegendToggles RpLegendToggles;

/* The buttons become children of PARENT. Transfer full. */
RpLegendToggles *rp_legend_toggles_new (GtkWidget *parent);
/* Before the parent's own dispose ends. */
void rp_legend_toggles_free (RpLegendToggles *self);
/* A button for each entry of DRAWING, NULL: none; SESSION, borrowed, gets what is chosen. Never while the parent is
 * allocated, since new buttons ask for another layout. */
void rp_legend_toggles_show (RpLegendToggles *self, RpDrawing *drawing, RpSession *session);
/* The buttons there are, where the entries stand in DRAWING, of whose px SCALE of the parent's are one. Only while the
 * parent is allocated. */
void rp_legend_toggles_allocate (RpLegendToggles *self, RpDrawing *drawing, double scale);
void rp_legend_toggles_snapshot (RpLegendToggles *self, GtkSnapshot *snapshot);
/* Moves the focus among them. FALSE: it is to go on. */
gboolean rp_legend_toggles_focus (RpLegendToggles *self, GtkDirectionType direction);

G_END_DECLS
