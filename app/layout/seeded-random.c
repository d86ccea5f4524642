/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "seeded-random.h"

RpRandom
rp_random (guint32 seed)
{
  return (RpRandom){ (guint64)seed * 0x9e3779b97f4a7c15u + 0x632be59bd9b4e019u };
}

guint64
rp_random_next (RpRandom *self)
{
  guint64 z = (self->state += 0x9e3779b97f4a7c15u);

  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

double
rp_random_unit (RpRandom *self)
{
  return (double)(rp_random_next (self) >> 11) / 9007199254740992.0;
}

guint
rp_random_below (RpRandom *self, guint n)
{
  return (guint)(((rp_random_next (self) >> 32) * n) >> 32);
}
