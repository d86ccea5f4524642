/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time of day within a written date, and how tokens are looked at. */
#include "day-reading-private.h"

#include <math.h>
#include <string.h>

gboolean
rp_day_is_sign (const RpDayTokens *self, guint i, gunichar sign)
{
  return i < self->n && self->tokens[i].type == RP_DATE_TOKEN_SIGN && self->tokens[i].value == sign;
}

gboolean
rp_day_is_number (const RpDayTokens *self, guint i, guint least, guint most)
{
  return i < self->n && self->tokens[i].type == RP_DATE_TOKEN_NUMBER && self->tokens[i].digits >= least
         && self->tokens[i].digits <= most;
}

gboolean
rp_day_is_letter (const RpDayTokens *self, guint i)
{
  return i < self->n && self->tokens[i].word[0] != '\0';
}

gboolean
rp_day_is_word (const RpDayTokens *self, guint i, const char *word)
{
  return rp_day_is_letter (self, i) && strcmp (self->tokens[i].word, word) == 0;
}

void
rp_day_drop (RpDayTokens *self, guint from, guint n)
{
  memmove (self->tokens + from, self->tokens + from + n, (self->n - from - n) * sizeof *self->tokens);
  self->n -= n;
}

/* ---- the time of day ---- */

/* Digits as "16", "1657" or "165700". */
static void
take_packed_time (RpDayTokens *self, gint64 value, guint digits)
{
  self->out->second = digits == 6 ? (double)(value % 100) : -1;
  value = digits == 6 ? value / 100 : value;
  self->out->minute = (int)(value % 100);
  self->out->hour = (int)(value / 100);
}

/* The hours that a half of the day makes of HOUR; -1: there is no such hour. N tells how many tokens say it. */
static int
half_day (const RpDayTokens *self, guint at, int hour, guint *n)
{
  gboolean spelled
      = (rp_day_is_word (self, at, "a") || rp_day_is_word (self, at, "p")) && rp_day_is_word (self, at + 1, "m");
  gboolean morning = rp_day_is_word (self, at, "am") || (spelled && rp_day_is_word (self, at, "a"));
  gboolean evening = rp_day_is_word (self, at, "pm") || (spelled && rp_day_is_word (self, at, "p"));

  *n = spelled ? 2 : morning || evening ? 1 : 0;
  if (*n == 0)
    return hour;
  if (hour < 1 || hour > 12)
    return -1;
  return hour % 12 + (evening ? 12 : 0);
}

/* Returns the tokens behind AT that are a zone. */
static guint
take_zone (RpDayTokens *self, guint at)
{
  gboolean named
      = rp_day_is_word (self, at, "gmt") || rp_day_is_word (self, at, "utc") || rp_day_is_word (self, at, "z");
  guint i = at + (named ? 1 : 0), hours, minutes = 0;
  gboolean west = rp_day_is_sign (self, i, '-');

  if (named)
    g_strlcpy (self->out->zone, "Z", sizeof self->out->zone);
  if ((!west && !rp_day_is_sign (self, i, '+'))
      || !(rp_day_is_number (self, i + 1, 2, 2) || rp_day_is_number (self, i + 1, 4, 4)))
    return i - at;
  hours = (guint)self->tokens[i + 1].value;
  if (self->tokens[i + 1].digits == 4)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  i += 2;
  if (self->tokens[i - 1].digits == 2 && rp_day_is_sign (self, i, ':') && rp_day_is_number (self, i + 1, 2, 2))
    {
      minutes = (guint)self->tokens[i + 1].value;
      i += 2;
    }
  g_snprintf (self->out->zone, sizeof self->out->zone, "%c%02u:%02u", west ? '-' : '+', MIN (hours, 99), minutes % 100);
  return i - at;
}

/* "16:57", "16:57:00.5", "4 pm", "16h30": how many tokens at AT; 0: none. */
static guint
take_clock (RpDayTokens *self, guint at)
{
  RpDayReading *out = self->out;
  guint i = at + 1, n;

  if (!rp_day_is_number (self, at, 1, 2))
    return 0;
  out->hour = (int)self->tokens[at].value;
  out->minute = -1;
  out->second = -1;
  if ((rp_day_is_sign (self, i, ':') || (rp_day_is_word (self, i, "h") && self->tokens[i].glued))
      && rp_day_is_number (self, i + 1, 2, 2))
    {
      out->minute = (int)self->tokens[i + 1].value;
      i += 2;
      if (rp_day_is_sign (self, i, ':') && rp_day_is_number (self, i + 1, 1, 2))
        {
          out->second = (double)self->tokens[i + 1].value;
          i += 2;
          if ((rp_day_is_sign (self, i, '.') || rp_day_is_sign (self, i, ',')) && rp_day_is_number (self, i + 1, 1, 9)
              && self->tokens[i + 1].glued)
            {
              out->second += (double)self->tokens[i + 1].value / pow (10, self->tokens[i + 1].digits);
              i += 2;
            }
        }
    }
  out->hour = half_day (self, i, out->hour, &n);
  if (out->minute < 0 && n == 0)
    out->hour = -1;
  else if (out->hour < 0)
    out->hour = 99;
  else if (out->minute < 0)
    out->minute = 0;
  return out->hour < 0 ? 0 : i + n - at;
}

static void
drop_name_of_zone (RpDayTokens *self, guint at)
{
  if (!rp_day_is_sign (self, at, '('))
    return;
  while (at < self->n && !rp_day_is_sign (self, at, ')'))
    rp_day_drop (self, at, 1);
  if (at < self->n)
    rp_day_drop (self, at, 1);
}

void
rp_day_take_time (RpDayTokens *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      guint n = take_clock (self, i);

      if (n == 0)
        {
          self->out->hour = self->out->minute = -1;
          continue;
        }
      n += take_zone (self, i + n);
      rp_day_drop (self, i, n);
      drop_name_of_zone (self, i);
      /* what leads to a time: "um", "T", "at" */
      if (i > 0
          && (rp_day_is_word (self, i - 1, "t") || self->tokens[i - 1].type == RP_DATE_TOKEN_ABOUT
              || rp_day_is_sign (self, i - 1, ',') || self->tokens[i - 1].type == RP_DATE_TOKEN_UNTIL))
        rp_day_drop (self, i - 1, 1);
      if (rp_day_is_word (self, i, "uhr"))
        rp_day_drop (self, i, 1);
      return;
    }
}

/* 20230403, 20230403T165700Z, 20230403165700. */
void
rp_day_take_packed (RpDayTokens *self)
{
  RpDateToken *token = self->tokens;
  guint n = 1;

  if (rp_day_is_number (self, 0, 14, 14))
    {
      take_packed_time (self, token->value % 1000000, 6);
      token->value /= 1000000;
      token->digits = 8;
    }
  if (!rp_day_is_number (self, 0, 8, 8))
    return;
  if (rp_day_is_word (self, n, "t") && (rp_day_is_number (self, n + 1, 4, 4) || rp_day_is_number (self, n + 1, 6, 6)))
    {
      take_packed_time (self, self->tokens[n + 1].value, self->tokens[n + 1].digits);
      n += 2;
    }
  if (self->out->hour >= 0)
    n += take_zone (self, n);
  self->out->year = token->value / 10000;
  self->out->month = (int)(token->value / 100 % 100);
  self->out->day = (int)(token->value % 100);
  rp_day_drop (self, 0, n);
}
