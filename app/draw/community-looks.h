/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of communities: those of the theme that eyes tell apart best, for the largest few; the others share a
 * grey and are told by their number, which stands beside every colour. */
#pragma once

#include "entity-measures.h"
#include "theme.h"

G_BEGIN_DECLS

/* So many have a colour of their own. */
#define RP_N_COMMUNITY_COLORS 8

/* COMMUNITY from 1 on; 0: of none. */
RpColor rp_community_color (const RpTheme *theme, guint community);
/* What is to be read on GROUND: paper or ink, whichever stands out more. */
RpColor rp_community_ink (const RpTheme *theme, RpColor ground);
/* 0: it is of none, or nothing is known; MEASURES is nullable. */
guint rp_community_of (const RpEntityMeasures *measures, guint entity);

G_END_DECLS
