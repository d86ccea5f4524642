/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an event's mark says by its look, in words: for tooltips and screen readers. */
#pragma once

#include "timeline-said.h"

G_BEGIN_DECLS

/* "planned; date inferred; start uncertain, end open; disputed; Azernews: by 12 Jan 2023 (conflicts)". Empty when there
 * is nothing but a done event with a stated, exact date. At most three sources are named. Transfer full. */
char *rp_timeline_words (RpDataset *dataset, guint event);

G_END_DECLS
