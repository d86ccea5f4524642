/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How ties look, by how many there are: the more, the fainter and thinner each, and the darker where many lie over each
 * other. Without a threshold, so that nothing blinks. Private to network-*.c. */
#pragma once

#include "network-graph.h"
#include "shape.h"

G_BEGIN_DECLS

typedef struct
{
  double thin;                         /* thousands of ties together are still no wall */
  RpColor inks[RP_STATE_OTHER + 1][2]; /* by state, and whether it recedes */
  RpColor crowds[2];                   /* of what no state lifts out, where many lie over each other */
  float first_ink;                     /* of that, what one leaves */
} RpNetTieInk;

/* For N_DRAWN ties. */
void rp_net_tie_ink_mix (RpNetTieInk *self, const RpTheme *theme, guint n_drawn);
/* Ink and line of TIE, N_EVENTS of which are shown. */
void rp_net_tie_ink_style (const RpNetTieInk *self, const RpNetTie *tie, RpState state, gboolean recedes,
                           guint n_events, RpShape *shape);

G_END_DECLS
