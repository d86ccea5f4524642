/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers sorted by 32-bit keys, by digits (stable, O(n)), and keys that sort points of a plane so that those next to
 * one another in the order are near one another (Morton 1966: along quarters of quarters). Knows no graph. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 *items; /* a key in the upper half, what it belongs to in the lower */
  guint64 *spare;
  guint room;
} RpNearOrder;

/* Makes room for N items; those that stood there are gone. */
void rp_near_order_reserve (RpNearOrder *self, guint n);
void rp_near_order_clear (RpNearOrder *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RpNearOrder, rp_near_order_clear)
/* Sorts the first N items by their keys. */
void rp_near_order_sort (RpNearOrder *self, guint n);

/* The key of a point in the unit square. */
guint32 rp_near_key (double x, double y);
/* The key of VALUE, any finite number. */
guint32 rp_number_key (float value);

static inline void
rp_near_order_put (RpNearOrder *self, guint at, guint32 key, guint item)
{
  self->items[at] = (guint64)key << 32 | item;
}

static inline guint
rp_near_order_get (const RpNearOrder *self, guint at)
{
  return (guint)self->items[at];
}

G_END_DECLS
