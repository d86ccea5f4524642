/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit-circle.h"

#include <math.h>

#define TURN 6.283185307179586

RpPoint
rp_unit_circle (double part)
{
  double turns = part - floor (part), angle, square, x = 1, y;
  guint quarter = (guint)floor (turns * 4 + 0.5);
  RpPoint p;

  /* at most an eighth of a turn from the nearest quarter, where eight terms leave nothing of a double */
  angle = (turns - quarter / 4.0) * TURN;
  square = angle * angle;
  y = 1;
  for (guint k = 8; k > 0; k--)
    {
      x = 1 - x * square / ((2 * k - 1) * (2.0 * k));
      y = 1 - y * square / ((2 * k) * (2 * k + 1.0));
    }
  y *= angle;
  p = (RpPoint){ x, y };
  for (guint k = 0; k < quarter % 4; k++)
    p = (RpPoint){ -p.y, p.x };
  return p;
}
