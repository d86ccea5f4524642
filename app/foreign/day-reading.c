/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "day-reading-private.h"

#include "instant.h"

#include <string.h>

/* ---- what stands around a date ---- */

static RpEraSaid
era_of (const char *letters)
{
  static const char before[] = " bc bce ac ane aev vchr vuz vch avjc avantjc avantjesuschrist avantnotreere avlc "
                               "beforechrist vorchristus adc dne eə ee beə mo ";
  static const char common[] = " ad ce dc nchr nuz apjc aprjc apresjc annodomini christianera uz dopocristo bə mə ";
  g_autofree char *wanted = g_strdup_printf (" %s ", letters);

  return strstr (before, wanted) != NULL   ? RP_ERA_BEFORE
         : strstr (common, wanted) != NULL ? RP_ERA_COMMON
                                           : RP_ERA_NONE;
}

/* The era that the tokens from AT to END (without) spell. */
static RpEraSaid
era_at (const RpDayTokens *self, guint at, guint end)
{
  char letters[64] = "";

  for (guint i = at; i < end; i++)
    {
      if (!rp_day_is_letter (self, i) && !rp_day_is_sign (self, i, '-') && !rp_day_is_sign (self, i, '.'))
        return RP_ERA_NONE;
      if (rp_day_is_letter (self, i) && g_strlcat (letters, self->tokens[i].word, sizeof letters) >= sizeof letters)
        return RP_ERA_NONE;
    }
  return letters[0] != '\0' ? era_of (letters) : RP_ERA_NONE;
}

static void
take_era (RpDayTokens *self)
{
  guint last = self->n, first = 0;

  while (last > 0 && self->tokens[last - 1].type != RP_DATE_TOKEN_NUMBER)
    last--;
  for (; last > 0 && last < self->n; last++)
    {
      self->era = era_at (self, last, self->n);
      if (self->era != RP_ERA_NONE)
        {
          self->n = last;
          return;
        }
    }
  while (first < self->n && self->tokens[first].type != RP_DATE_TOKEN_NUMBER)
    first++;
  if (first < self->n && first > 0)
    self->era = era_at (self, 0, first);
  if (self->era != RP_ERA_NONE)
    rp_day_drop (self, 0, first);
}

static void
take_doubts (RpDayTokens *self)
{
  for (guint i = 0; i < self->n;)
    {
      gboolean about = self->tokens[i].type == RP_DATE_TOKEN_ABOUT || rp_day_is_sign (self, i, '~');
      gboolean doubt = rp_day_is_sign (self, i, '?');

      /* "c" of an era's second half is none of these */
      if (about && rp_day_is_word (self, i, "c") && i > 0
          && (rp_day_is_letter (self, i - 1) || rp_day_is_sign (self, i - 1, '-')))
        about = FALSE;
      self->out->approximate |= about;
      self->out->uncertain |= doubt;
      if (about || doubt || rp_day_is_sign (self, i, '(') || rp_day_is_sign (self, i, ')'))
        rp_day_drop (self, i, 1);
      else
        i++;
    }
}

/* "1st", "20th", "1er", "3o": the letters behind a day. */
static gboolean
is_ordinal (const RpDayTokens *self, guint i)
{
  static const char endings[] = " st nd rd th er re e o a eme ieme ter te i ";
  g_autofree char *wanted = NULL;

  if (i == 0 || !rp_day_is_letter (self, i) || !self->tokens[i].glued || !rp_day_is_number (self, i - 1, 1, 2))
    return FALSE;
  wanted = g_strdup_printf (" %s ", self->tokens[i].word);
  return strstr (endings, wanted) != NULL;
}

/* What says nothing of its own goes: articles, weekdays, commas, ordinals' endings and dots, dashes beside words. */
static void
drop_fillers (RpDayTokens *self)
{
  for (guint i = 0; i < self->n;)
    {
      gboolean sign = rp_day_is_sign (self, i, '.') || rp_day_is_sign (self, i, '/') || rp_day_is_sign (self, i, '-');
      gboolean between = rp_day_is_number (self, i - 1, 1, 9) && rp_day_is_number (self, i + 1, 1, 9) && i > 0;

      if (is_ordinal (self, i) || self->tokens[i].type == RP_DATE_TOKEN_FILLER || rp_day_is_sign (self, i, ',')
          || rp_day_is_sign (self, i, 0xB0) || rp_day_is_sign (self, i, '\'') || (sign && !between && i > 0)
          || (self->tokens[i].type == RP_DATE_TOKEN_WEEKDAY && self->n > 1))
        rp_day_drop (self, i, 1);
      else
        i++;
    }
}

/* ---- the date itself ---- */

static void
set_year (RpDayTokens *self, gint64 year)
{
  self->out->year = self->era == RP_ERA_BEFORE ? 1 - year : year;
}

static gboolean
may_be_year (const RpDayTokens *self, const RpDateToken *token)
{
  if (token->digits > 7 || (token->persian && token->value < 1700) || (self->era != RP_ERA_NONE && token->value < 1))
    return FALSE;
  return token->digits == 4 || self->era != RP_ERA_NONE;
}

static gboolean
is_day (gint64 year, gint64 month, gint64 day)
{
  return month >= 1 && month <= 12 && day >= 1 && day <= rp_civil_days_in_month (year, (int)month);
}

/* Two numbers and a year. Dots are written where the day stands first, everywhere. */
static RpDateReading
take_order (RpDayTokens *self, const RpDateToken *a, const RpDateToken *b, char sign)
{
  gint64 year = self->out->year;
  gboolean day_first = is_day (year, b->value, a->value), month_first = is_day (year, a->value, b->value);
  RpDateOrder order = self->order;

  if (order == RP_DATE_ORDER_UNKNOWN && sign == '.')
    order = RP_DATE_ORDER_DMY;
  if (!day_first && !month_first)
    return RP_DATE_UNREADABLE;
  if (day_first && month_first && a->value != b->value && order == RP_DATE_ORDER_UNKNOWN)
    return RP_DATE_AMBIGUOUS;
  if (day_first && month_first)
    day_first = order != RP_DATE_ORDER_MDY;
  self->out->day = (int)(day_first ? a->value : b->value);
  self->out->month = (int)(day_first ? b->value : a->value);
  return RP_DATE_READ;
}

/* Numbers alone, with signs between. */
static RpDateReading
read_numbers (RpDayTokens *self)
{
  const RpDateToken *t = self->tokens;
  char sign = self->n > 1 && t[1].type == RP_DATE_TOKEN_SIGN && t[1].value < 128 ? (char)t[1].value : '\0';

  for (guint i = 0; i < self->n; i++)
    if (i % 2 == 0 ? t[i].type != RP_DATE_TOKEN_NUMBER
                   : !rp_day_is_sign (self, i, (guchar)sign) || strchr ("/-.", sign) == NULL)
      return RP_DATE_UNREADABLE;
  if (self->n == 1 && (may_be_year (self, t) || (t->digits == 3 && self->out->approximate)))
    {
      set_year (self, t->value);
      return RP_DATE_READ;
    }
  if (self->n == 3 && (t[0].digits > 2) != (t[2].digits > 2) && may_be_year (self, t[0].digits > 2 ? t : t + 2))
    {
      set_year (self, t[t[0].digits > 2 ? 0 : 2].value);
      self->out->month = (int)t[t[0].digits > 2 ? 2 : 0].value;
      return self->out->month >= 1 && self->out->month <= 12 ? RP_DATE_READ : RP_DATE_UNREADABLE;
    }
  if (self->n == 5 && t[0].digits > 2 && t[2].digits <= 2 && t[4].digits <= 2 && may_be_year (self, t))
    {
      set_year (self, t[0].value);
      self->out->month = (int)t[2].value;
      self->out->day = (int)t[4].value;
      return is_day (self->out->year, t[2].value, t[4].value) ? RP_DATE_READ : RP_DATE_UNREADABLE;
    }
  if (self->n == 5 && t[0].digits <= 2 && t[2].digits <= 2 && (may_be_year (self, t + 4) || t[4].digits == 3))
    {
      set_year (self, t[4].value);
      return take_order (self, t, t + 2, sign);
    }
  return RP_DATE_UNREADABLE;
}

/* A month's name with a year, and a day perhaps. */
static RpDateReading
read_named_month (RpDayTokens *self, guint at)
{
  RpDateToken numbers[2];
  guint n = 0, year;

  self->out->month = (int)self->tokens[at].value;
  for (guint i = 0; i < self->n; i++)
    if (i != at && (self->tokens[i].type != RP_DATE_TOKEN_NUMBER || n == 2))
      return RP_DATE_UNREADABLE;
    else if (i != at)
      numbers[n++] = self->tokens[i];
  if (n == 0)
    return RP_DATE_UNREADABLE;
  year = n == 2 && numbers[1].digits <= 2 && numbers[0].digits > 2 ? 0 : n - 1;
  if (!may_be_year (self, &numbers[year]) && numbers[year].digits != 3)
    return RP_DATE_UNREADABLE;
  set_year (self, numbers[year].value);
  if (n == 2)
    self->out->day = numbers[1 - year].digits <= 2 ? (int)numbers[1 - year].value : 0;
  return n == 1 || is_day (self->out->year, self->out->month, self->out->day) ? RP_DATE_READ : RP_DATE_UNREADABLE;
}

/* "Q1 2023", "2023 Q1", "1. Quartal 2023"; a season. */
static RpDateReading
read_part (RpDayTokens *self, guint at)
{
  RpDateToken part = self->tokens[at], year;
  int most = part.type == RP_DATE_TOKEN_QUARTER ? 4 : 2, which = 0;

  rp_day_drop (self, at, 1);
  if (part.type != RP_DATE_TOKEN_SEASON)
    {
      guint i = rp_day_is_number (self, at, 1, 1) ? at : at - 1;

      if (i >= self->n || !rp_day_is_number (self, i, 1, 1))
        return RP_DATE_UNREADABLE;
      which = (int)self->tokens[i].value;
      if (which < 1 || which > most)
        return RP_DATE_UNREADABLE;
      which--;
      rp_day_drop (self, i, 1);
    }
  if (self->n == 2 && self->tokens[0].type == RP_DATE_TOKEN_SIGN)
    rp_day_drop (self, 0, 1);
  if (self->n == 2 && self->tokens[1].type == RP_DATE_TOKEN_SIGN)
    rp_day_drop (self, 1, 1);
  year = self->tokens[0];
  if (self->n != 1 || year.type != RP_DATE_TOKEN_NUMBER || !may_be_year (self, &year))
    return RP_DATE_UNREADABLE;
  set_year (self, year.value);
  self->out->part = (int)part.value + which;
  return RP_DATE_READ;
}

/* "1990s", "anni 1990". The 1900s may be ten years or a hundred. */
static RpDateReading
read_decade (RpDayTokens *self, guint at)
{
  rp_day_drop (self, at, 1);
  if (self->n != 1 || !rp_day_is_number (self, 0, 4, 4) || self->era == RP_ERA_BEFORE || self->tokens[0].value % 10 != 0
      || self->tokens[0].value % 100 == 0)
    return RP_DATE_UNREADABLE;
  self->out->year = self->tokens[0].value / 10;
  self->out->rough = 1;
  return RP_DATE_READ;
}

static int
roman (const char *word)
{
  static const char letters[] = "ivxlc";
  static const int values[] = { 1, 5, 10, 50, 100 };
  int sum = 0, last = 0;

  for (gsize i = strlen (word); i > 0; i--)
    {
      const char *found = strchr (letters, word[i - 1]);
      int value = found != NULL ? values[found - letters] : 1000;

      sum += value < last ? -value : value;
      last = MAX (last, value);
    }
  return sum;
}

static RpDateReading
read_century (RpDayTokens *self, guint at)
{
  RpDateToken *t = self->tokens;
  gint64 which;

  rp_day_drop (self, at, 1);
  if (self->n == 2 && rp_day_is_letter (self, 1) && t[1].glued)
    self->n = 1;
  if (self->n != 1 || self->era == RP_ERA_BEFORE || !(rp_day_is_number (self, 0, 1, 2) || rp_day_is_letter (self, 0)))
    return RP_DATE_UNREADABLE;
  /* XIXe */
  if (rp_day_is_letter (self, 0) && g_str_has_suffix (t->word, "e"))
    t->word[strlen (t->word) - 1] = '\0';
  which = t->type == RP_DATE_TOKEN_NUMBER ? t->value : roman (t->word);
  if (which < 1 || which > 21)
    return RP_DATE_UNREADABLE;
  self->out->year = which - 1;
  self->out->rough = 2;
  return RP_DATE_READ;
}

/* The first token of TYPE; self->n: none. */
static guint
find (const RpDayTokens *self, RpDateTokenType type)
{
  for (guint i = 0; i < self->n; i++)
    if (self->tokens[i].type == type)
      return i;
  return self->n;
}

/* "mar" is Tuesday in French and Spanish, where another word is the month. */
static void
settle_tuesday (RpDayTokens *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += self->tokens[i].type == RP_DATE_TOKEN_MONTH;
  for (guint i = 0; n > 1 && i < self->n; i++)
    if (rp_day_is_word (self, i, "mar"))
      {
        rp_day_drop (self, i, 1);
        return;
      }
}

static RpDateReading
read_date (RpDayTokens *self)
{
  static const struct
  {
    RpDateTokenType type;
    RpDateReading (*read) (RpDayTokens *self, guint at);
  } shapes[] = {
    { RP_DATE_TOKEN_CENTURY, read_century }, { RP_DATE_TOKEN_QUARTER, read_part },
    { RP_DATE_TOKEN_HALF, read_part },       { RP_DATE_TOKEN_SEASON, read_part },
    { RP_DATE_TOKEN_DECADE, read_decade },   { RP_DATE_TOKEN_MONTH, read_named_month },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      guint at = find (self, shapes[i].type);

      if (at < self->n)
        return shapes[i].read (self, at);
    }
  return self->n > 0 ? read_numbers (self) : RP_DATE_UNREADABLE;
}

RpDateReading
rp_day_read (const RpDateToken *tokens, guint n, RpDateOrder order, RpDayReading *out)
{
  RpDayTokens self = { .n = n, .order = order, .out = out };

  *out = (RpDayReading){ .hour = -1, .minute = -1, .second = -1 };
  if (n == 0 || n > RP_DAY_MOST_TOKENS)
    return RP_DATE_UNREADABLE;
  memcpy (self.tokens, tokens, n * sizeof *tokens);
  rp_day_take_packed (&self);
  if (out->month == 0)
    {
      rp_day_take_time (&self);
      take_doubts (&self);
      take_era (&self);
      settle_tuesday (&self);
      drop_fillers (&self);
      return read_date (&self);
    }
  return self.n == 0 && is_day (out->year, out->month, out->day) ? RP_DATE_READ : RP_DATE_UNREADABLE;
}
