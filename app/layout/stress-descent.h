/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stochastic gradient descent on stress (Zheng, Pawar & Goodman 2019): pairs are taken one after another, and each is
 * moved a part of the way to its wished distance; the parts shrink from pass to pass. What both models of stress, all
 * pairs and some sources, share. Single precision, + - * / and sqrt in a fixed order: the same bits everywhere.
 * Distances are in hops. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* The step of a pass: FIRST, then FACTOR times as much from pass to pass. A pair of weight w goes min (1, step * w) of
 * its way. */
typedef struct
{
  double first, factor;
} RpStressSteps;

/* N_PASSES steps that begin with whole ways even for a pair LONGEST apart, and end with LAST of the way for a pair of
 * weight HEAVIEST. */
RpStressSteps rp_stress_steps (double longest, double heaviest, double last, guint n_passes);

/* The part of its way to DISTANCE that each end of a pair goes, (DX, DY) apart, for MOVE of the whole. */
static inline float
rp_stress_pull (float dx, float dy, float distance, float move)
{
  float square = dx * dx + dy * dy, found = __builtin_sqrtf (square < 1e-12f ? 1e-12f : square);

  return 0.5f * (move > 1 ? 1 : move) * (found - distance) / found;
}

G_END_DECLS
