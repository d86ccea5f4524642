/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places in a pool of text, sorted by the bytes that stand there: the beginnings of a suffix array. By buckets of the
 * first byte, then by keys of eight bytes: sequential where a plain sort would wait for the memory. Private to the
 * search. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bytes are compared; beyond, the earlier place comes first. */
#define RP_WORD_SORT_BYTES 64

typedef struct
{
  guint32 offset;
  guint32 field : 31;
  guint32 first : 1; /* begins its text */
} RpIndexWord;

/* POOL has LENGTH bytes; every offset lies in it. O(N log N). */
void rp_word_sort (RpIndexWord *words, gsize n, const char *pool, gsize length);

G_END_DECLS
