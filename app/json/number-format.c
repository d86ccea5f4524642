/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "number-format.h"

#include <float.h>
#include <math.h>

/* Digits of VALUE before END; returns their start. */
static char *
write_digits (guint64 value, char *end)
{
  do
    *--end = (char)('0' + value % 10);
  while ((value /= 10) > 0);
  return end;
}

const char *
rp_number_format (double value, char buffer[RP_NUMBER_LENGTH])
{
  char digits[24], *end = digits + sizeof digits - 1, *p;
  guint64 thousandths;
  guint fraction, n = 0;

  if (isnan (value))
    value = 0;
  value = CLAMP (value, -DBL_MAX, DBL_MAX);
  if (fabs (value) >= 1e15)
    return g_ascii_formatd (buffer, RP_NUMBER_LENGTH, "%.17g", value);
  thousandths = (guint64)round (fabs (value) * 1000);
  fraction = (guint)(thousandths % 1000);
  *end = '\0';
  p = write_digits (thousandths / 1000, end);
  if (value < 0 && thousandths > 0)
    buffer[n++] = '-';
  while (*p != '\0')
    buffer[n++] = *p++;
  if (fraction > 0)
    buffer[n++] = '.';
  for (guint unit = 100; fraction > 0; fraction %= unit, unit /= 10)
    buffer[n++] = (char)('0' + fraction / unit);
  buffer[n] = '\0';
  return buffer;
}
