/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a line of a text may end, and where one letter does: Latin, Greek and Cyrillic by a few rules of our own (the
 * same with every library), all other scripts by Unicode's as Pango knows them. No widths here. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RP_BREAK_LETTER = 1 << 0, /* a letter begins here, with all that combines with it */
  RP_BREAK_LINE = 1 << 1,   /* a line may begin here */
} RpBreak;

/* For each byte of TEXT (LENGTH bytes of UTF-8, one line) RpBreak flags. COMPLEX (out): it has letters beyond the
 * simple scripts. O(LENGTH). Transfer full. */
guint8 *rp_chronology_breaks (const char *text, gsize length, gboolean *is_complex);
/* Which way a paragraph runs, by its first letter: 1 from left to right, -1 from right to left, 0 it has none. */
int rp_chronology_direction (const char *text, gsize length);

G_END_DECLS
