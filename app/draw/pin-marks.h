/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What shows that a node of the network stays where a person put it: a small pin at its upper right, laid over the
 * drawing. For windows; a picture has none. All px. */
#pragma once

#include "drawing.h"
#include "record-set.h"

G_BEGIN_DECLS

/* Adds a pin for each node of DRAWING that is among PINNED to OVER (transfer full, nullable), which is given back; made
 * where there is none and a pin to add. Transfer full, nullable. */
RpDrawing *rp_pin_marks (RpDrawing *drawing, RpDrawing *over, const RpRecordSet *pinned, const RpTheme *theme);

G_END_DECLS
