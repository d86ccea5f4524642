/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memory-blocks.h"

#include <string.h>

#define BLOCK_BYTES ((gsize)64 * 1024)
#define ALIGNMENT ((gsize)8)

static gpointer
take (RpMemoryBlocks *self, gsize size)
{
  gpointer taken;

  if (self->blocks == NULL)
    self->blocks = g_ptr_array_new_with_free_func (g_free);
  if (self->blocks->len == 0 || size > self->size - self->used)
    {
      self->size = MAX (size, BLOCK_BYTES);
      self->used = 0;
      g_ptr_array_add (self->blocks, g_malloc (self->size));
    }
  taken = (char *)g_ptr_array_index (self->blocks, self->blocks->len - 1) + self->used;
  self->used += size;
  return taken;
}

gpointer
rp_memory_blocks_take (RpMemoryBlocks *self, gsize size)
{
  self->used = MIN ((self->used + ALIGNMENT - 1) & ~(ALIGNMENT - 1), self->size);
  return take (self, size);
}

char *
rp_memory_blocks_copy (RpMemoryBlocks *self, const char *text, gsize length)
{
  char *copy = take (self, length + 1);

  if (length > 0)
    memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

void
rp_memory_blocks_reset (RpMemoryBlocks *self)
{
  if (self->blocks != NULL && (self->blocks->len > 1 || self->size > BLOCK_BYTES))
    {
      g_ptr_array_set_size (self->blocks, 0);
      self->size = 0;
    }
  self->used = 0;
}

void
rp_memory_blocks_clear (RpMemoryBlocks *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  self->used = self->size = 0;
}
