/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One facet in the sidebar: its most frequent values as check boxes with numbers, more of them on demand, and a field
 * to look for one where there are many. While it stands open its rows keep their order, whatever the numbers do. */
#pragma once

#include <gtk/gtk.h>
#include "facet-counts.h"
#include "session.h"

G_BEGIN_DECLS

#define RP_TYPE_FACET_GROUP (rp_facet_group_get_type ())
G_DECLARE_FINAL_TYPE (RpFacetGroup, rp_facet_group, RP, FACET_GROUP, GtkBox)

GtkWidget *rp_facet_group_new (RpSession *session, RpFacet facet);
/* COUNTS (nullable: no dataset). ANEW: of another dataset. */
void rp_facet_group_set_counts (RpFacetGroup *self, RpFacetCounts *counts, gboolean anew);

G_END_DECLS
