/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the nodes of a network stand by any method: makes a request safe, asks the method, and brings what comes of it
 * onto the picture's raster. Px of the picture at zoom 1. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* Lays out what REQUEST asks for by METHOD. POSITIONS come out with the origin at the top left of all boxes and
 * headings; SIZE (out) is their extent, which is larger than the area where it must be. BLOCKS (RpNetworkBlock) is
 * filled. FALSE when cancelled. */
gboolean rp_network_place (const RpNetworkRequest *request, const RpNetworkMethod *method, RpPoint *positions,
                           RpPoint *size, GArray *blocks, GCancellable *cancellable);

/* NULL: there is none of that name. */
const RpNetworkMethod *rp_network_method_find (const char *name);

G_END_DECLS
