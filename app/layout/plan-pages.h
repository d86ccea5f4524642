/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages beside one another that a long timeline is cut into: one scale for all, and what each of them shows of it.
 * Neighbours overlap: what lies there is on both and belongs to the nearer. Px from the left end of the first page's
 * plot; times in seconds since 1970 as double. */
#pragma once

#include "time-scale.h"

G_BEGIN_DECLS

typedef struct
{
  RpTimeScale whole;       /* from the left end of the first to the right end of the last */
  guint n;                 /* 0: nothing is cut */
  double page_px, step_px; /* a plot's width, and from where one begins to where the next does */
} RpPlanPages;

/* FROM…TO on N (at least 1) pages of PAGE_PX that overlap by OVERLAP_PX. Borrows FOLDING. */
RpPlanPages
rp_plan_pages (const RpFolding *folding, double from, double to, guint n, double page_px, double overlap_px);
/* The page that TIME belongs to, the first and the last for what lies beyond. O(log gaps). */
guint rp_plan_pages_owner (const RpPlanPages *self, double time);
/* What a page shows. */
void rp_plan_pages_range (const RpPlanPages *self, guint page, double *from, double *to);
/* The page's own scale: px from its left end, as wide a second and a fold as everywhere. */
RpTimeScale rp_plan_pages_scale (const RpPlanPages *self, guint page);

G_END_DECLS
