/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "period.h"

/* Whole years read as years. */
static char *
end_in_words (RpInstant instant, gboolean is_start)
{
  RpCivil civil;
  gboolean whole;

  rp_instant_to_civil (instant, &civil);
  whole = is_start ? civil.month == 1 && civil.day == 1 && civil.hour == 0
                   : civil.month == 12 && civil.day == 31 && civil.hour == 23;
  return rp_instant_describe_short (instant, whole ? RP_PRECISION_YEAR : RP_PRECISION_DAY);
}

char *
rp_period_describe (const RpPeriod *period)
{
  g_autofree char *from = NULL, *to = NULL;

  if (!rp_instant_is_infinite (period->from))
    from = end_in_words (period->from, TRUE);
  if (!rp_instant_is_infinite (period->to))
    to = end_in_words (period->to, FALSE);
  if (!from && !to)
    return g_strdup (_ ("all time"));
  if (!from)
    return g_strdup_printf (_ ("until %s"), to);
  if (!to)
    return g_strdup_printf (_ ("since %s"), from);
  if (g_str_equal (from, to))
    return g_strdup (from);
  return g_strdup_printf ("%s – %s", from, to);
}

char *
rp_period_describe_mode (const RpPeriod *period)
{
  g_autofree char *words = NULL;

  if (period->mode == RP_PERIOD_DURING || rp_instant_is_infinite (period->to))
    {
      words = rp_period_describe (period);
      if (rp_instant_is_infinite (period->from) || rp_instant_is_infinite (period->to))
        return g_steal_pointer (&words);
      /* Translators: a period: during 2023 – 2025 */
      return g_strdup_printf (_ ("during %s"), words);
    }
  words = end_in_words (period->to, FALSE);
  /* Translators: what held at a time; what had begun by then */
  return g_strdup_printf (period->mode == RP_PERIOD_AS_OF ? C_ ("what held then", "as of %s") : _ ("up to %s"), words);
}
