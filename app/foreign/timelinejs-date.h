/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of TimelineJS: objects of parts (version 3), texts with commas or slashes (1 and 2). They come out as texts
 * that rp_foreign_date () reads, or as they are written where they make no sense. Negative years are years BCE there,
 * as its authors see them (-44 is 44 BCE), not astronomical ones; beyond 9999 they are taken as they are. */
#pragma once

#include "gathering.h"

G_BEGIN_DECLS

/* NODE (nullable) is an object of parts, a year or a text. Transfer full; NULL: no date, reported where one was tried.
 */
char *rp_timelinejs_date (RpGathering *gathering, const RpJsonNode *node);
/* TEXT (nullable): "2011,12,10,07,02,10", "12/10/2011" (month first there, unless ORDER says otherwise), or any other.
 * Transfer full; NULL: none. */
char *rp_timelinejs_date_text (const char *text, RpDateOrder order);

G_END_DECLS
