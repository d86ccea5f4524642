/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person put nodes of the network, by the id of entity or event, so that it outlives a reload. A value: it
 * never changes, another place is a new one; refcounted (atomic). NULL is: no node was moved. Layout px, to a
 * thousandth: as a file can say them. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

typedef struct _RpNodePins RpNodePins;

RpNodePins *rp_node_pins_ref (RpNodePins *self);
void rp_node_pins_unref (RpNodePins *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpNodePins, rp_node_pins_unref)

guint rp_node_pins_count (const RpNodePins *self);
/* The ids in the order of the alphabet: NULL-terminated, belong to the pins. */
const char *const *rp_node_pins_ids (const RpNodePins *self);
/* FALSE: ID was not moved. */
gboolean rp_node_pins_get (const RpNodePins *self, const char *id, RpPoint *place);
gboolean rp_node_pins_equal (const RpNodePins *a, const RpNodePins *b);

/* N ids, each at its place, which is finite; of equal ids the last counts. NULL for none. Transfer full. O(n log n). */
RpNodePins *rp_node_pins_new (const char *const *ids, const RpPoint *places, guint n);
/* The same with ID at PLACE, which is finite; without it. SELF is nullable; transfer full. O(n). */
RpNodePins *rp_node_pins_with (const RpNodePins *self, const char *id, RpPoint place);
RpNodePins *rp_node_pins_without (const RpNodePins *self, const char *id);
/* The same of N ids at once. O(n log n). */
RpNodePins *rp_node_pins_with_all (const RpNodePins *self, const char *const *ids, const RpPoint *places, guint n);
RpNodePins *rp_node_pins_without_all (const RpNodePins *self, const char *const *ids, guint n);

G_END_DECLS
