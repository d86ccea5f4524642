/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nearest-word.h"

#include <string.h>

#define MAX_WORD 64

guint
rp_word_distance (const char *a, const char *b)
{
  guint rows[3][MAX_WORD + 1];
  guint na = (guint)strnlen (a, MAX_WORD), nb = (guint)strnlen (b, MAX_WORD);

  for (guint j = 0; j <= nb; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= na; i++)
    {
      guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
      row[0] = i;
      for (guint j = 1; j <= nb; j++)
        {
          char x = g_ascii_tolower (a[i - 1]), y = g_ascii_tolower (b[j - 1]);
          guint best = MIN (MIN (above[j] + 1, row[j - 1] + 1), above[j - 1] + (x != y));
          if (i > 1 && j > 1 && x == g_ascii_tolower (b[j - 2]) && y == g_ascii_tolower (a[i - 2]))
            best = MIN (best, two_above[j - 2] + 1);
          row[j] = best;
        }
    }
  return rows[na % 3][nb];
}
