/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was looked for before, the latest first: a list to pick from, kept as long as the window. Signal "picked" (char
 * * the query). Hidden while it is empty. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RP_TYPE_RECENT_QUERIES (rp_recent_queries_get_type ())
G_DECLARE_FINAL_TYPE (RpRecentQueries, rp_recent_queries, RP, RECENT_QUERIES, GtkBox)

GtkWidget *rp_recent_queries_new (void);
void rp_recent_queries_add (RpRecentQueries *self, const char *query);
gboolean rp_recent_queries_is_empty (RpRecentQueries *self);

G_END_DECLS
