/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers of our own (splitmix64), the same on every machine for a seed. Not for secrets. A value: copy it
 * freely. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 state;
} RpRandom;

RpRandom rp_random (guint32 seed);
guint64 rp_random_next (RpRandom *self);
/* 0 <= result < 1, 53 bits. */
double rp_random_unit (RpRandom *self);
/* 0 <= result < N; N > 0. */
guint rp_random_below (RpRandom *self, guint n);

G_END_DECLS
