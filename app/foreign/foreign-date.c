/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "foreign-date.h"

#include "day-reading.h"
#include "edtf.h"
#include "instant.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define MOST_SECONDS 3e11 /* some 9,500 years either way: beyond it a number is no Unix time */

/* "1961-05-20": most dates are of that kind, and known at a glance. */
static gboolean
is_plain_day (const char *text)
{
  int parts[3] = { 0, 0, 0 };

  for (guint i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
    else if (text[i] != '-')
      parts[i < 4 ? 0 : i < 7 ? 1 : 2] = parts[i < 4 ? 0 : i < 7 ? 1 : 2] * 10 + text[i] - '0';
  return text[10] == '\0' && parts[1] >= 1 && parts[1] <= 12 && parts[2] >= 1
         && parts[2] <= rp_civil_days_in_month (parts[0], parts[1]);
}

static gboolean
is_edtf (const char *text)
{
  g_autofree char *reason = NULL;
  RpWhen when;

  return is_plain_day (text) || rp_edtf_parse (text, &when, &reason, NULL);
}

static char *
year_text (gint64 year)
{
  if (year > 9999 || year < -9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, year);
  return g_strdup_printf (year < 0 ? "-%04d" : "%04d", (int)ABS (year));
}

static char *
time_text (int hour, int minute, double second)
{
  char text[32];

  if (minute < 0)
    return g_strdup_printf ("%02d:00:00", hour);
  if (second < 0)
    return g_strdup_printf ("%02d:%02d:00", hour, minute);
  if (second <= floor (second))
    return g_strdup_printf ("%02d:%02d:%02d", hour, minute, (int)second);
  g_ascii_formatd (text, sizeof text, "%06.3f", floor (second * 1000) / 1000);
  return g_strdup_printf ("%02d:%02d:%s", hour, minute, text);
}

char *
rp_foreign_date_from_parts (gint64 year, int month, int day, int hour, int minute, double second)
{
  g_autofree char *head = year_text (year);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (month == 0)
    return g_steal_pointer (&head);
  if (month < 1 || month > 12 || day < 0 || ABS (year) > 9999)
    return NULL;
  if (day == 0)
    return g_strdup_printf ("%s-%02d", head, month);
  if (day > rp_civil_days_in_month (year, month))
    return NULL;
  date = g_strdup_printf ("%s-%02d-%02d", head, month, day);
  if (hour < 0)
    return g_steal_pointer (&date);
  if (hour > 23 || minute > 59 || second >= 61)
    return NULL;
  time = time_text (hour, minute, second);
  return g_strdup_printf ("%sT%s", date, time);
}

char *
rp_foreign_date_from_seconds (double seconds)
{
  RpCivil civil;

  if (!isfinite (seconds) || fabs (seconds) > MOST_SECONDS)
    return NULL;
  rp_instant_to_civil (rp_instant_from_double (seconds), &civil);
  if (civil.hour == 0 && civil.minute == 0 && civil.second == 0 && civil.nanosecond == 0)
    return rp_foreign_date_from_parts (civil.year, civil.month, civil.day, -1, -1, -1);
  return rp_foreign_date_from_parts (civil.year, civil.month, civil.day, civil.hour, civil.minute,
                                     civil.second + civil.nanosecond / 1e9);
}

char *
rp_foreign_date_from_milliseconds (double milliseconds)
{
  return rp_foreign_date_from_seconds (milliseconds / 1000);
}

char *
rp_foreign_interval (const char *begin, const char *end)
{
  if (begin == NULL && end == NULL)
    return NULL;
  if ((begin != NULL && strpbrk (begin, "/[{") != NULL) || (end != NULL && strpbrk (end, "/[{") != NULL))
    return NULL;
  if (begin != NULL && end != NULL && strcmp (begin, end) == 0)
    return g_strdup (begin);
  return g_strdup_printf ("%s/%s", begin != NULL ? begin : "", end != NULL ? end : "");
}

/* ---- as people write them ---- */

/* /Date(1680480000000)/ and /Date(1680480000000+0200)/; transfer full. NULL: it is none. */
static char *
serialised (const char *text)
{
  char *end;
  gint64 milliseconds;

  if (!g_str_has_prefix (text, "/Date("))
    return NULL;
  milliseconds = g_ascii_strtoll (text + 6, &end, 10);
  if (end == text + 6 || (*end != ')' && *end != '+' && *end != '-') || !g_str_has_suffix (end, ")/"))
    return NULL;
  return rp_foreign_date_from_milliseconds ((double)milliseconds);
}

typedef struct
{
  RpDateOrder order;
  RpDateReading worst; /* ambiguous, when a part of it was */
} Phrase;

/* EDTF; transfer full. NULL: no such day or time. */
static char *
day_text (const RpDayReading *day)
{
  const char *doubt = day->approximate && day->uncertain ? "%" : day->approximate ? "~" : day->uncertain ? "?" : "";
  g_autofree char *date = NULL;

  if (day->rough > 0)
    return g_strdup_printf (day->rough == 1 ? "%03d%s%s" : "%02d%s%s", (int)day->year, day->rough == 1 ? "X" : "XX",
                            doubt);
  date = rp_foreign_date_from_parts (day->year, day->month, day->day, day->hour, day->minute, day->second);
  if (date == NULL)
    return NULL;
  if (day->part != 0)
    return day->year > 9999 || day->year < -9999 ? NULL : g_strdup_printf ("%s-%02d%s", date, day->part, doubt);
  /* a qualifier is about a day at the finest */
  if (day->hour >= 0)
    return *doubt != '\0' ? NULL : g_strconcat (date, day->zone, NULL);
  return g_strconcat (date, doubt, NULL);
}

/* EDTF of N TOKENS that are one date. Transfer full. */
static char *
one_date (Phrase *phrase, const RpDateToken *tokens, guint n, RpDayReading *day)
{
  RpDateReading reading = rp_day_read (tokens, n, phrase->order, day);

  if (reading == RP_DATE_AMBIGUOUS)
    phrase->worst = RP_DATE_AMBIGUOUS;
  return reading == RP_DATE_READ ? day_text (day) : NULL;
}

/* The begin of an interval that leaves to the end what both have in common: "12" of "12–15 May 1961", "May" of
 * "May–June 1961", "12 May" of "12 May – 3 June 1961". */
static char *
completed (Phrase *phrase, const RpDateToken *tokens, guint n, const RpDayReading *end)
{
  RpDateToken whole[8];
  RpDayReading day;
  gboolean named = FALSE;
  guint numbers = 0;

  if (n == 0 || n > 5 || end->month == 0 || end->rough > 0 || end->year < 1000 || end->year > 9999)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      named = named || tokens[i].type == RP_DATE_TOKEN_MONTH;
      numbers += tokens[i].type == RP_DATE_TOKEN_NUMBER;
      if (tokens[i].type == RP_DATE_TOKEN_NUMBER && tokens[i].digits > 2)
        return NULL;
    }
  if (numbers > 1 || (numbers == 1) != (end->day > 0) || (!named && numbers == 0))
    return NULL;
  memcpy (whole, tokens, n * sizeof *tokens);
  if (!named)
    whole[n++] = (RpDateToken){ .type = RP_DATE_TOKEN_MONTH, .value = end->month };
  whole[n++] = (RpDateToken){ .type = RP_DATE_TOKEN_NUMBER, .value = end->year, .digits = 4 };
  return one_date (phrase, whole, n, &day);
}

/* BEGIN and END with what stands between them at AT, WIDTH tokens. Transfer full. */
static char *
interval_at (Phrase *phrase, const RpDateToken *tokens, guint n, guint at, guint width)
{
  const RpDateToken *rest = tokens + at + width;
  guint n_rest = n - at - width;
  RpDayReading begin_day, end_day = { 0 };
  g_autofree char *end = NULL;
  g_autofree char *begin = NULL;

  if (n_rest == 1 && rest[0].type == RP_DATE_TOKEN_NOW)
    end = g_strdup ("..");
  else
    end = one_date (phrase, rest, n_rest, &end_day);
  if (end == NULL)
    return NULL;
  begin = one_date (phrase, tokens, at, &begin_day);
  if (begin == NULL)
    begin = completed (phrase, tokens, at, &end_day);
  return begin != NULL ? rp_foreign_interval (begin, end) : NULL;
}

static gboolean
is_dash (const RpDateToken *token)
{
  return token->type == RP_DATE_TOKEN_SIGN && (token->value == '-' || token->value == '_');
}

/* Two dates with a word or a dash between them. Two ways to part them are one too many. Transfer full. */
static char *
interval (Phrase *phrase, const RpDateToken *tokens, guint n, RpDateTokenType word)
{
  char *found = NULL;

  for (guint i = 1; i + 1 < n; i++)
    {
      g_autofree char *here = NULL;
      guint width = 1;

      if (tokens[i].type != word && !(word == RP_DATE_TOKEN_UNTIL && is_dash (&tokens[i])))
        continue;
      while (i + width + 1 < n && tokens[i + width].type == RP_DATE_TOKEN_UNTIL)
        width++;
      here = interval_at (phrase, tokens, n, i, width);
      if (here != NULL && found != NULL && strcmp (here, found) != 0)
        {
          g_free (found);
          return NULL;
        }
      if (here != NULL && found == NULL)
        found = g_steal_pointer (&here);
    }
  return found;
}

/* The day, month or year beside DAY, which has no time. Transfer full; NULL: not to be said. */
static char *
beside (RpDayReading day, int step)
{
  if (day.rough > 0 || day.part > 0 || day.hour >= 0 || day.approximate || day.uncertain)
    return NULL;
  if (day.day > 0)
    rp_civil_from_days (rp_civil_to_days (day.year, day.month, day.day) + step, &day.year, &day.month, &day.day);
  else if (day.month > 0)
    {
      gint64 months = day.year * 12 + day.month - 1 + step;
      day.year = months >= 0 ? months / 12 : (months - 11) / 12;
      day.month = (int)(months - day.year * 12) + 1;
    }
  else
    day.year += step;
  return day_text (&day);
}

/* What begins with "since", "until", "before" or "after". Transfer full. */
static char *
one_sided (Phrase *phrase, const RpDateToken *tokens, guint n)
{
  RpDateTokenType type = tokens[0].type;
  gboolean before = type == RP_DATE_TOKEN_BEFORE, by = strcmp (tokens[0].word, "by") == 0;
  guint n_words = 1;
  RpDayReading day;
  g_autofree char *date = NULL;
  g_autofree char *other = NULL;

  while (n_words < n && type == RP_DATE_TOKEN_UNTIL
         && (tokens[n_words].type == RP_DATE_TOKEN_UNTIL || tokens[n_words].value == '\''))
    n_words++;
  date = one_date (phrase, tokens + n_words, n - n_words, &day);
  if (date == NULL)
    return NULL;
  if (type == RP_DATE_TOKEN_SINCE || type == RP_DATE_TOKEN_UNTIL)
    return type == RP_DATE_TOKEN_SINCE ? g_strconcat (date, "/..", NULL) : g_strconcat ("../", date, NULL);
  other = by ? g_strdup (date) : beside (day, before ? -1 : 1);
  if (other == NULL)
    return NULL;
  return before ? g_strdup_printf ("[..%s]", other) : g_strdup_printf ("[%s..]", other);
}

/* "between 1990 and 1995": once within. Transfer full. */
static char *
within (Phrase *phrase, const RpDateToken *tokens, guint n)
{
  g_autofree char *both = interval (phrase, tokens + 1, n - 1, RP_DATE_TOKEN_AND);
  char *slash = both != NULL ? strchr (both, '/') : NULL;

  if (slash == NULL)
    return NULL;
  *slash = '\0';
  return g_strdup_printf ("[%s..%s]", both, slash + 1);
}

static char *
read_phrase (Phrase *phrase, const RpDateToken *tokens, guint n)
{
  RpDayReading day;
  char *date;

  if (n == 0)
    return NULL;
  date = one_date (phrase, tokens, n, &day);
  if (date != NULL || phrase->worst == RP_DATE_AMBIGUOUS)
    return date;
  switch (tokens[0].type)
    {
    case RP_DATE_TOKEN_SINCE:
      date = interval (phrase, tokens + 1, n - 1, RP_DATE_TOKEN_UNTIL);
      return date != NULL ? date : one_sided (phrase, tokens, n);
    case RP_DATE_TOKEN_UNTIL:
    case RP_DATE_TOKEN_BEFORE:
    case RP_DATE_TOKEN_AFTER:
      return one_sided (phrase, tokens, n);
    case RP_DATE_TOKEN_BETWEEN:
      return within (phrase, tokens, n);
    default:
      return interval (phrase, tokens, n, RP_DATE_TOKEN_UNTIL);
    }
}

char *
rp_foreign_date (const char *text, RpDateOrder order, RpDateReading *reading)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  g_autoptr (GArray) tokens = NULL;
  g_autofree char *date = NULL;
  Phrase phrase = { order, RP_DATE_UNREADABLE };

  if (is_edtf (plain))
    date = g_steal_pointer (&plain);
  else if (g_str_has_prefix (plain, "/Date("))
    date = serialised (plain);
  else
    {
      tokens = rp_date_words (plain);
      date = tokens != NULL ? read_phrase (&phrase, (const RpDateToken *)(gpointer)tokens->data, tokens->len) : NULL;
    }
  if (date != NULL && !is_edtf (date))
    g_clear_pointer (&date, g_free);
  if (reading != NULL)
    *reading = date != NULL ? RP_DATE_READ : phrase.worst;
  return g_steal_pointer (&date);
}

gboolean
rp_foreign_date_is_none (const char *text)
{
  static const char none[] = " na nd none null nil unknown undated nodate tbd tba sd senzadata sconosciuta sconosciuto "
                             "ignota unbekannt od ka undatiert ohnedatum inconnu inconnue sansdate nc ";
  g_autofree char *folded = NULL;
  g_autoptr (GString) letters = NULL;

  if (strpbrk (text, "0123456789") != NULL)
    return FALSE;
  folded = rp_date_fold (text);
  if (folded == NULL)
    return FALSE;
  letters = g_string_new (" ");
  for (const char *c = folded; *c != '\0'; c++)
    if (g_ascii_isalpha (*c))
      g_string_append_c (letters, *c);
    else if (strchr ("-_?./ ()[]", *c) == NULL)
      return FALSE;
  g_string_append_c (letters, ' ');
  return letters->len == 2 || (letters->len < 20 && strstr (none, letters->str) != NULL);
}
