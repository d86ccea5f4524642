/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "key-order.h"

#include <string.h>

/* Shorter stretches are sorted by insertion. */
#define SHORT 16u

static void
insert_all (guint *order, guint n, const double *keys)
{
  for (guint i = 1; i < n; i++)
    {
      guint index = order[i], k = i;

      for (; k > 0 && keys[order[k - 1]] > keys[index]; k--)
        order[k] = order[k - 1];
      order[k] = index;
    }
}

/* Merges the first N_LEFT with those behind them. */
static void
merge (guint *order, guint n_left, guint n, const double *keys, guint *scratch)
{
  guint left = 0, right = n_left, at = 0;

  if (keys[order[n_left - 1]] <= keys[order[n_left]])
    return;
  memcpy (scratch, order, n_left * sizeof *order);
  while (left < n_left && right < n)
    if (keys[order[right]] < keys[scratch[left]])
      order[at++] = order[right++];
    else
      order[at++] = scratch[left++];
  memcpy (order + at, scratch + left, (n_left - left) * sizeof *order);
}

void
rp_order_by (guint *order, guint n, const double *keys)
{
  g_autofree guint *scratch = g_new (guint, n + 1);

  for (guint i = 0; i < n; i += SHORT)
    insert_all (order + i, MIN (SHORT, n - i), keys);
  for (guint length = SHORT; length < n; length *= 2)
    for (guint i = 0; i + length < n; i += 2 * length)
      merge (order + i, length, MIN (2 * length, n - i), keys, scratch);
}
