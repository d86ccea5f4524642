/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a paned shows one of its children alone its handle is gone, but the toolkit still takes every drag where it
 * stood: until both are shown again, nothing does. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on, as long as PANED has the children that it has. */
void rp_paned_grip_follow (GtkPaned *paned);

G_END_DECLS
