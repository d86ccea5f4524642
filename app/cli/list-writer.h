/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as text: aligned for a terminal, or as JSON. What stands in the cells is find/record-list. */
#pragma once

#include "listing-csv.h"

G_BEGIN_DECLS

/* Columns as wide as their cells on a terminal, 60 at most: what is longer shifts its line. Control characters become
 * U+FFFD. Appends, as all. */
void rp_listing_write_text (const RpListing *listing, GString *out);
void rp_listing_write_json (const RpListing *listing, GString *out);

G_END_DECLS
