/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line that a hand draws around something: closed from its end to its beginning, it may cross itself. Whatever it
 * goes around lies within, also where it goes around twice. Units are the caller's. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* Adds TO to LINE (RpPoint), unless it is nearer than LEAST to where the line ends: a hand at rest adds nothing. */
gboolean rp_lasso_extend (GArray *line, RpPoint to, double least);
/* Whether AT lies within LINE of N points. By the winding number (Sunday 2001); O(n). */
gboolean rp_lasso_contains (const RpPoint *line, guint n, RpPoint at);
/* Which of N_PLACES lie within: their indices, ascending (guint), are appended to WITHIN. O(m log m) and, for each
 * stretch of the line, the places at its height. */
void rp_lasso_pick (const RpPoint *line, guint n, const RpPoint *places, guint n_places, GArray *within);

G_END_DECLS
