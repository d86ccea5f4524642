/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The datasets that were opened lately, as the desktop keeps them for all programs: those of Rapport, and of these what
 * still is there. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Paths (char *), the latest first, MOST at most. Transfer full. */
GPtrArray *rp_recent_files_list (guint most);
void rp_recent_files_add (const char *path);
void rp_recent_files_remove (const char *path);
/* All of Rapport's. */
void rp_recent_files_clear (void);

G_END_DECLS
