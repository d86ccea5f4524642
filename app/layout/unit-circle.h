/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of a circle of radius 1, reckoned with + - * and / alone: the C library's sine differs between processors. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* After PART (finite) of a turn from the right: clockwise, as y leads down. */
RpPoint rp_unit_circle (double part);

G_END_DECLS
