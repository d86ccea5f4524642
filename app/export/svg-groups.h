/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements round an SVG's shapes: a group for what is drawn of one record without a break, with its id, what it is
 * called and what it means, and the links. What the state says is hidden gets no group and is named in none. */
#pragma once

#include "svg-writer.h"
#include "view-state.h"

G_BEGIN_DECLS

typedef struct _RpSvgGroups RpSvgGroups;

/* An id longer than this, in characters, is cut in `data-id`. */
#define RP_SVG_DATA_ID_LENGTH 1000

/* Writes by SVG; STATE (nullable: no groups, the shapes' own links alone) outlives it too. */
RpSvgGroups *rp_svg_groups_new (RpSvg *svg, const RpViewState *state);
void rp_svg_groups_free (RpSvgGroups *self);
/* SHAPE is written next: ends and begins what must be. */
void rp_svg_groups_enter (RpSvgGroups *self, const RpShape *shape);
/* Nothing is written any more: ends what is open. */
void rp_svg_groups_leave (RpSvgGroups *self);

G_END_DECLS
