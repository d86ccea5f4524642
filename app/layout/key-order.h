/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorts what is nearly in order already, by a number each, without a call for every comparison. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sorts the N indices ORDER by KEYS[index], ascending, none of them a NAN; equal ones stay in their order. O(n log n),
 * O(n) of what is in order already. */
void rp_order_by (guint *order, guint n, const double *keys);

G_END_DECLS
