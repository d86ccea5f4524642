/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As much of a text as one line of a list can show, with the places that are marked in it. Bytes of UTF-8. */
#pragma once

#include "folded-text.h"

G_BEGIN_DECLS

/* TEXT from a little before byte FOCUS, MOST characters at most, with … where something is left out and blanks for
 * what breaks a line. MARKS (nullable, RpFoldSpan, sorted) are moved with it, and those that fall away are dropped.
 * O(MOST), however long TEXT is. Transfer full. */
char *rp_excerpt (const char *text, gsize focus, guint most, GArray *marks);

G_END_DECLS
