/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How readable a small network stands: ties that run over foreign boxes, ties that cross, angles too sharp, ties too long. Lower is
 * better. For choosing between finished layouts; quadratic in the ties. */
#pragma once

#include "network-layout.h"

G_BEGIN_DECLS

double rp_layout_score (const RpGraph *graph, const RpNodeBox *boxes, const RpPoint *positions);

G_END_DECLS
