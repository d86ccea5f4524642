/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One hit of a search: the symbol of its kind, its title with the matching words marked, and why it was found. */
#pragma once

#include <gtk/gtk.h>
#include "record-search.h"

G_BEGIN_DECLS

#define RP_TYPE_HIT_ROW (rp_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (RpHitRow, rp_hit_row, RP, HIT_ROW, GtkBox)

GtkWidget *rp_hit_row_new (void);
/* REF is one of RESULT's hits. */
void rp_hit_row_show (RpHitRow *self, RpDataset *dataset, const RpSearchResult *result, RpRecordRef ref);

G_END_DECLS
