/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a period through the whole time of a dataset: by steps of the calendar, or gliding between them. Reckons
 * only; who plays it keeps the clock. */
#pragma once

#include "dataset.h"
#include "period.h"

G_BEGIN_DECLS

/* The period one step on (DIRECTION 1) or back (-1) from NOW, which keeps its mode and, where it has one, its length;
 * with PART of a step (0…1] between two steps. Where NOW is none, or lies outside, the first or last period. FALSE: the
 * end is reached, or nothing is dated; NEXT is left alone. */
gboolean rp_time_play_next (RpDataset *dataset, const RpPeriod *now, int direction, double part, RpPeriod *next);

G_END_DECLS
