/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is taken piece by piece and freed at once: for trees and lists of small things that go together. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *blocks; /* the last one is in use; NULL: none yet */
  gsize used, size;  /* of that one, bytes */
} RpMemoryBlocks;

/* SIZE bytes, aligned for any struct, not zeroed; lives until the blocks are cleared. */
gpointer rp_memory_blocks_take (RpMemoryBlocks *self, gsize size);
/* A nul-terminated copy of LENGTH bytes. */
char *rp_memory_blocks_copy (RpMemoryBlocks *self, const char *text, gsize length);
/* All that was taken is gone; one block is kept, for those who begin again and again. */
void rp_memory_blocks_reset (RpMemoryBlocks *self);
void rp_memory_blocks_clear (RpMemoryBlocks *self);

G_END_DECLS
