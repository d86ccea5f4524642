/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands out of a network while the pointer or the focus is on a node or a tie: a small drawing that is laid over
 * the other one, which stays as it is and recedes below. For windows; a picture has none. Px of the drawing. */
#pragma once

#include "network-drawing.h"

G_BEGIN_DECLS

/* Borrowed. */
typedef struct
{
  RpNetwork *network;
  RpDrawing *drawing;       /* of it */
  const RpViewState *state; /* with a measure */
  const RpShape *shape;     /* of DRAWING: what is pointed at */
  RpPoint pointer;          /* NAN: there is none, it has the focus */
  const char *more;         /* a last line of what is said of a tie; nullable */
} RpNetworkHover;

/* Of a node its ties, neighbours and their names, and its whole name where that is not written; of a tie its line, its
 * ends, and what it is and when beside the pointer. AT (out): where the corner of what is given back lies. RECEDES
 * (out): whether all else does. Transfer full; NULL: SHAPE is nothing of the kind. O(n + m). */
RpDrawing *rp_network_hover (const RpNetworkHover *hover, RpPoint *at, gboolean *recedes);

G_END_DECLS
