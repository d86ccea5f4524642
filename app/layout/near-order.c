/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "near-order.h"

void
rp_near_order_reserve (RpNearOrder *self, guint n)
{
  if (n <= self->room)
    return;
  rp_near_order_clear (self);
  self->room = n;
  self->items = g_new (guint64, n);
  self->spare = g_new (guint64, n);
}

void
rp_near_order_clear (RpNearOrder *self)
{
  g_clear_pointer (&self->items, g_free);
  g_clear_pointer (&self->spare, g_free);
  self->room = 0;
}

void
rp_near_order_sort (RpNearOrder *self, guint n)
{
  g_autofree guint *count = g_new (guint, 65537);

  for (guint shift = 32; shift < 64; shift += 16)
    {
      guint64 *sorted = self->spare;

      for (guint d = 0; d <= 65536; d++)
        count[d] = 0;
      for (guint i = 0; i < n; i++)
        count[(self->items[i] >> shift & 0xffff) + 1]++;
      for (guint d = 0; d < 65536; d++)
        count[d + 1] += count[d];
      for (guint i = 0; i < n; i++)
        sorted[count[self->items[i] >> shift & 0xffff]++] = self->items[i];
      self->spare = self->items;
      self->items = sorted;
    }
}

/* The bits of a 16-bit number, one apart. */
static guint32
spread_bits (guint32 bits)
{
  bits = (bits | bits << 8) & 0x00ff00ff;
  bits = (bits | bits << 4) & 0x0f0f0f0f;
  bits = (bits | bits << 2) & 0x33333333;
  return (bits | bits << 1) & 0x55555555;
}

guint32
rp_near_key (double x, double y)
{
  return spread_bits ((guint32)(CLAMP (x, 0, 1) * 65535)) | spread_bits ((guint32)(CLAMP (y, 0, 1) * 65535)) << 1;
}

guint32
rp_number_key (float value)
{
  union
  {
    float value;
    guint32 bits;
  } number = { value };

  /* a float's bits are in the order of the numbers, but for the sign */
  return number.bits ^ ((number.bits >> 31) != 0 ? 0xffffffffu : 0x80000000u);
}
