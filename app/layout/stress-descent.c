/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stress-descent.h"

/* R to the power of 1 / N for 0 < R <= 1, by halving: the C library's pow differs between processors. */
static double
root (double r, guint n)
{
  double low = 0, high = 1;

  for (guint step = 0; step < 100; step++)
    {
      double middle = (low + high) / 2, power = 1;

      for (guint i = 0; i < n; i++)
        power *= middle;
      if (power < r)
        low = middle;
      else
        high = middle;
    }
  return (low + high) / 2;
}

RpStressSteps
rp_stress_steps (double longest, double heaviest, double last, guint n_passes)
{
  double first = longest * longest, end = last / heaviest;

  return (RpStressSteps){ first, end < first && n_passes > 1 ? root (end / first, n_passes - 1) : 1 };
}
