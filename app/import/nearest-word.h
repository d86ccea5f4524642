/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far one word is from another, in edits. For naming the known key that somebody meant. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment), bytes, small and capital
 * letters equal; only the first 64 bytes of either count. O(length²). */
guint rp_word_distance (const char *a, const char *b);

G_END_DECLS
