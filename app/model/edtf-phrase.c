/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edtf-phrase.h"

#include "calendar-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
part_is_unspecified (const RpEdtfDate *date, guint part)
{
  const gint8 *digits = part == 1 ? date->month : date->day;

  return date->n_parts > part && digits[0] == RP_EDTF_ANY && digits[1] == RP_EDTF_ANY;
}

static gboolean
has_any (const RpEdtfDate *date)
{
  return rp_edtf_part_has_any (date, 0) || rp_edtf_part_has_any (date, 1) || rp_edtf_part_has_any (date, 2);
}

gboolean
rp_edtf_is_plain (const RpEdtfDate *date)
{
  return date->kind == RP_EDTF_DATED && !has_any (date) && date->significant == 0 && !date->year_exponent
         && date->season == 0 && date->uncertain == 0 && date->approximate == 0;
}

RpPrecision
rp_edtf_written_precision (const RpEdtfDate *date)
{
  if (date->has_time)
    return RP_PRECISION_TIME;
  if (date->season != 0)
    return RP_PRECISION_SEASON;
  return date->n_parts == 3 ? RP_PRECISION_DAY : date->n_parts == 2 ? RP_PRECISION_MONTH : RP_PRECISION_YEAR;
}

RpCivil
rp_edtf_civil (const RpEdtfDate *date)
{
  RpCivil civil = { .year = date->year, .month = 1, .day = 1 };

  if (date->n_parts >= 2 && date->season == 0)
    civil.month = CLAMP ((int)rp_edtf_digits_value (date->month, 2), 1, 12);
  if (date->n_parts >= 3)
    civil.day = MAX ((int)rp_edtf_digits_value (date->day, 2), 1);
  civil.hour = date->hour;
  civil.minute = date->minute;
  civil.second = date->second;
  civil.nanosecond = date->nanosecond;
  return civil;
}

static char *
time_phrase (const RpEdtfDate *date, gboolean brief)
{
  RpCivil civil = rp_edtf_civil (date);
  g_autofree char *day = rp_words_civil (&civil, RP_PRECISION_DAY, brief);
  g_autofree char *time = rp_words_time (&civil, brief ? 0 : date->n_fraction);
  int minutes = ABS (date->offset_minutes);

  if (brief || !date->has_offset)
    return g_strdup_printf (_ ("%1$s, %2$s"), day, time);
  if (minutes == 0)
    /* Translators: date, time of day */
    return g_strdup_printf (_ ("%1$s, %2$s (UTC)"), day, time);
  /* Translators: date, time of day, sign, hours and minutes of the offset, as in "31 October 2023, 16:57 (UTC+04:00)"
   */
  return g_strdup_printf (_ ("%1$s, %2$s (UTC%3$s%4$02d:%5$02d)"), day, time, date->offset_minutes < 0 ? "−" : "+",
                          minutes / 60, minutes % 60);
}

static char *
span_of_years (gint64 low, gint64 high)
{
  g_autofree char *first = rp_words_year (low);
  g_autofree char *last = rp_words_year (high);

  return g_strdup_printf ("%s–%s", first, last);
}

/* Phrases with an article: "the first half of 2001". */
static char *
division_phrase (int season, const char *year, gboolean brief)
{
  static const char *const patterns[][2] = {
    { N_ ("the first quarter of %s"), N_ ("Q1 %s") },      { N_ ("the second quarter of %s"), N_ ("Q2 %s") },
    { N_ ("the third quarter of %s"), N_ ("Q3 %s") },      { N_ ("the fourth quarter of %s"), N_ ("Q4 %s") },
    { N_ ("the first third of %s"), N_ ("1st third %s") }, { N_ ("the second third of %s"), N_ ("2nd third %s") },
    { N_ ("the last third of %s"), N_ ("3rd third %s") },  { N_ ("the first half of %s"), N_ ("1st half %s") },
    { N_ ("the second half of %s"), N_ ("2nd half %s") },
  };
  const char *pattern = g_dgettext (GETTEXT_PACKAGE, patterns[season - 33][brief ? 1 : 0]);
  g_auto (GStrv) halves = g_strsplit (pattern, "%s", 2);

  return g_strconcat (halves[0], year, halves[1], NULL);
}

static char *
season_phrase (const RpEdtfDate *date, gboolean brief)
{
  static const char *const names[] = { N_ ("spring"), N_ ("summer"), N_ ("autumn"), N_ ("winter") };
  g_autofree char *year = NULL;
  g_autofree char *season = NULL;
  int code = date->season;

  if (brief && date->year_low != date->year_high)
    year = g_strndup (date->year_text, date->year_length);
  else if (rp_edtf_year_unknown (date))
    /* Translators: follows "spring of" or "the first half of" */
    year = g_strdup (_ ("an unknown year"));
  else if (date->year_low != date->year_high)
    {
      g_autofree char *low = rp_words_year (date->year_low);
      g_autofree char *high = rp_words_year (date->year_high);

      /* Translators: follows "spring of" or "the first half of" */
      year = g_strdup_printf (_ ("a year between %s and %s"), low, high);
    }
  else if (code == 24 || code == 28 || code == 30)
    year = span_of_years (date->year, date->year + 1);
  else
    year = rp_words_year (date->year);
  if (code >= 33)
    return division_phrase (code, year, brief);
  /* Translators: season and year, as in "spring 2001" */
  season = g_strdup_printf (brief || date->year_low == date->year_high ? _ ("%1$s %2$s") : _ ("%1$s of %2$s"),
                            g_dgettext (GETTEXT_PACKAGE, names[(code - 21) % 4]), year);
  if (brief || code < 25)
    return g_steal_pointer (&season);
  return g_strdup_printf (code < 29 ? _ ("%s (northern hemisphere)") : _ ("%s (southern hemisphere)"), season);
}

static char *
exponent_phrase (gint64 year)
{
  gint64 size = ABS (year);
  gboolean billions = size % G_GINT64_CONSTANT (1000000000) == 0;
  g_autofree char *number = NULL;

  if (size < 1000000 || size % 1000000 != 0)
    return rp_words_year (year);
  if (size >= RP_EDTF_FURTHEST_YEAR)
    return g_strdup (year < 0 ? _ ("the distant past") : _ ("the distant future"));
  number = rp_words_number (size / (billions ? 1000000000 : 1000000));
  if (year < 0)
    return g_strdup_printf (billions ? _ ("%s billion BCE") : _ ("%s million BCE"), number);
  return g_strdup_printf (billions ? _ ("the year %s billion") : _ ("the year %s million"), number);
}

static char *
significant_phrase (const RpEdtfDate *date, RpPhraseStyle style)
{
  g_autofree char *year = rp_words_year (date->year);
  g_autofree char *low = rp_words_year (date->year_low);
  g_autofree char *high = rp_words_year (date->year_high);

  if (style == RP_PHRASE_BRIEF)
    /* Translators: "circa", as in "c. 1997" */
    return g_strdup_printf (_ ("c. %s"), year);
  if (style == RP_PHRASE_NOUN)
    /* Translators: "about 1950 (1900 to 1999)" */
    return g_strdup_printf (_ ("about %1$s (%2$s to %3$s)"), year, low, high);
  /* Translators: "between 1900 and 1999, estimated 1950" */
  return g_strdup_printf (_ ("between %1$s and %2$s, estimated %3$s"), low, high, year);
}

static char *
plain_phrase (const RpEdtfDate *date, RpPhraseStyle style)
{
  gboolean brief = style == RP_PHRASE_BRIEF;
  RpCivil civil = rp_edtf_civil (date);
  RpCivil last;

  if (date->has_time)
    return time_phrase (date, brief);
  if (date->season != 0)
    {
      g_autofree char *season = season_phrase (date, brief);

      return style == RP_PHRASE_SENTENCE && date->season >= 33
                 ? g_strdup_printf (C_ ("a part of a year", "in %s"), season)
                 : g_steal_pointer (&season);
    }
  if (date->significant > 0 && date->year_low != date->year_high)
    return significant_phrase (date, style);
  if (date->year_exponent)
    return exponent_phrase (date->year);
  if (date->n_parts != 2 || style != RP_PHRASE_SENTENCE)
    return rp_words_civil (&civil, rp_edtf_written_precision (date), brief);
  last = civil;
  last.day = rp_civil_days_in_month (civil.year, civil.month);
  return rp_words_between (&civil, &last, RP_PRECISION_DAY);
}

/* X digits that have a digit behind them leave gaps in the span that words give; then the writing is shown too. */
static gboolean
has_gaps (const RpEdtfDate *date)
{
  gboolean seen = FALSE;

  for (gsize i = 0; i < date->length; i++)
    {
      if (date->text[i] == 'X')
        seen = TRUE;
      else if (seen && g_ascii_isdigit (date->text[i]))
        return TRUE;
    }
  return FALSE;
}

static char *
span_phrase (const RpEdtfDate *date, RpPhraseStyle style)
{
  RpPrecision precision = rp_edtf_written_precision (date);
  RpCivil from, to;
  g_autofree char *span = NULL;
  g_autofree char *noun = NULL;
  g_autofree char *written = NULL;

  rp_instant_to_civil (date->earliest, &from);
  rp_instant_to_civil (date->latest, &to);
  span = rp_words_between (&from, &to, precision);
  if (from.year == to.year && from.month == to.month && (precision == RP_PRECISION_MONTH || from.day == to.day))
    return g_steal_pointer (&span);
  noun = style == RP_PHRASE_NOUN ? g_strdup_printf (_ ("some time %s"), span) : g_steal_pointer (&span);
  if (!has_gaps (date))
    return g_steal_pointer (&noun);
  written = g_strndup (date->text, date->length);
  /* Translators: a span, and the date as it was written with X for the digits not known */
  return g_strdup_printf (_ ("%1$s (written %2$s)"), noun, written);
}

/* "25 December", "December", "some day in December", "some day", "some month"; NULL when only the writing says it. */
static char *
rest_phrase (const RpEdtfDate *date, gboolean brief)
{
  gboolean month_any = rp_edtf_part_has_any (date, 1), day_any = rp_edtf_part_has_any (date, 2);
  RpCivil civil = rp_edtf_civil (date);
  g_autofree char *month = rp_words_month (civil.month, brief);
  g_autofree char *day = rp_words_day (civil.day);

  if (date->n_parts == 2 && !month_any)
    return g_steal_pointer (&month);
  if (date->n_parts == 3 && !month_any && !day_any)
    /* Translators: day and month, as in "25 December" */
    return g_strdup_printf (C_ ("day and month", "%1$s %2$s"), day, month);
  if (date->n_parts == 3 && !month_any && part_is_unspecified (date, 2))
    return brief ? g_steal_pointer (&month) : g_strdup_printf (_ ("some day in %s"), month);
  if (date->n_parts == 2 && part_is_unspecified (date, 1))
    return g_strdup (_ ("some month"));
  if (date->n_parts == 3 && part_is_unspecified (date, 1) && part_is_unspecified (date, 2))
    return g_strdup (_ ("some day"));
  if (date->n_parts == 3 && part_is_unspecified (date, 1) && !day_any)
    /* Translators: a day's number, its month unknown */
    return g_strdup_printf (_ ("day %d of some month"), civil.day);
  return NULL;
}

static char *
year_unknown_phrase (const RpEdtfDate *date, gboolean brief)
{
  g_autofree char *rest = NULL;

  if (date->n_parts == 1)
    return g_strdup (brief ? _ ("year ?") : _ ("year unknown"));
  rest = rest_phrase (date, brief);
  if (rest == NULL)
    rest = g_strndup (date->text, date->length);
  /* Translators: day and month, as in "12 January, year unknown" */
  return g_strdup_printf (brief ? _ ("%s, year ?") : _ ("%s, year unknown"), rest);
}

/* A year of which some digits are known: a decade has a name, all else is a span. */
static char *
rough_year_phrase (const RpEdtfDate *date, RpPhraseStyle style)
{
  gboolean decade = date->year_low >= 100 && date->year_high - date->year_low == 9;
  g_autofree char *rest = NULL;
  g_autofree char *written = g_strndup (date->year_text, date->year_length);
  g_autofree char *low = rp_words_year (date->year_low);
  g_autofree char *high = rp_words_year (date->year_high);
  g_autofree char *first = rp_words_decade (date->year_low);

  if (date->n_parts > 1)
    {
      rest = rest_phrase (date, style == RP_PHRASE_BRIEF);
      if (style == RP_PHRASE_BRIEF)
        return rest != NULL && !rp_edtf_part_has_any (date, 1) ? g_strdup_printf (_ ("%1$s %2$s"), rest, written)
                                                               : g_steal_pointer (&written);
      if (rest == NULL)
        return span_phrase (date, style);
      if (date->year_high - date->year_low == 9 || g_str_has_suffix (written, "XX"))
        /* Translators: day and month or less, year, year */
        return g_strdup_printf (_ ("%1$s, in a year between %2$s and %3$s"), rest, low, high);
      return g_strdup_printf (_ ("%1$s, in a year between %2$s and %3$s (written %4$s)"), rest, low, high, written);
    }
  if (style == RP_PHRASE_BRIEF)
    return decade ? g_strdup_printf (_ ("%ss"), first) : span_of_years (date->year_low, date->year_high);
  if (!decade)
    return span_phrase (date, style);
  /* Translators: a decade, as in "the 1560s" */
  return g_strdup_printf (style == RP_PHRASE_NOUN ? _ ("the %ss") : _ ("in the %ss"), first);
}

static char *
known_year_phrase (const RpEdtfDate *date, RpPhraseStyle style)
{
  g_autofree char *year = rp_words_year (date->year);
  g_autofree char *rest = rest_phrase (date, style == RP_PHRASE_BRIEF);

  if (style == RP_PHRASE_BRIEF)
    {
      RpCivil civil = rp_edtf_civil (date);

      return rp_words_civil (&civil, rp_edtf_part_has_any (date, 1) ? RP_PRECISION_YEAR : RP_PRECISION_MONTH, TRUE);
    }
  if (rest == NULL)
    return span_phrase (date, style);
  if (part_is_unspecified (date, 1))
    /* Translators: "some month in 2004", "some day in 2004" */
    return g_strdup_printf (_ ("%1$s in %2$s"), rest, year);
  /* Translators: "some day in April 1985" */
  return g_strdup_printf (_ ("%1$s %2$s"), rest, year);
}

static char *
unqualified_phrase (const RpEdtfDate *date, RpPhraseStyle style)
{
  if (date->season != 0 || !has_any (date))
    return plain_phrase (date, style);
  if (rp_edtf_year_unknown (date))
    return year_unknown_phrase (date, style == RP_PHRASE_BRIEF);
  if (rp_edtf_part_has_any (date, 0))
    return rough_year_phrase (date, style);
  return known_year_phrase (date, style);
}

/* The parts of MASK by name: bit 0 year, bit 1 month, bit 2 day; never all three. */
static const char *
part_names (guint8 mask)
{
  static const char *const names[] = { NULL,       N_ ("year"),         N_ ("month"),         N_ ("year and month"),
                                       N_ ("day"), N_ ("year and day"), N_ ("month and day"), N_ ("all") };

  return g_dgettext (GETTEXT_PACKAGE, names[mask & 7]);
}

/* "year uncertain, day approximate", where the qualifiers do not hold for the whole; NULL where there is nothing to
 * say. */
static char *
doubts (guint8 uncertain, guint8 approximate)
{
  if (uncertain != 0 && approximate == uncertain)
    /* Translators: which of year, month, day */
    return g_strdup_printf (_ ("%s uncertain and approximate"), part_names (uncertain));
  if (uncertain != 0 && approximate != 0)
    /* Translators: which of year, month, day; then which others */
    return g_strdup_printf (_ ("%1$s uncertain, %2$s approximate"), part_names (uncertain), part_names (approximate));
  if (uncertain != 0)
    return g_strdup_printf (_ ("%s uncertain"), part_names (uncertain));
  return approximate != 0 ? g_strdup_printf (_ ("%s approximate"), part_names (approximate)) : NULL;
}

/* S makes a year approximate by itself and says so in words; a ~ beside it adds nothing. */
static guint8
approximate_parts (const RpEdtfDate *date)
{
  return date->significant > 0 && date->year_low != date->year_high ? 0 : date->approximate;
}

/* "May of an unknown year (uncertain)" */
static char *
year_in_doubt (const RpEdtfDate *date, gboolean circa)
{
  g_autofree char *rest = date->n_parts > 1 ? rest_phrase (date, FALSE) : NULL;

  if (rest == NULL && date->n_parts > 1)
    rest = g_strndup (date->text, date->length);
  if (rest == NULL)
    return g_strdup (circa ? _ ("unknown year (uncertain, approximate)") : _ ("unknown year (uncertain)"));
  /* Translators: day and month or less, as in "May of an unknown year (uncertain)" */
  return g_strdup_printf (
      circa ? _ ("%s of an unknown year (uncertain, approximate)") : _ ("%s of an unknown year (uncertain)"), rest);
}

static char *
brief_qualified (const RpEdtfDate *date)
{
  g_autofree char *phrase = unqualified_phrase (date, RP_PHRASE_BRIEF);
  gboolean circa = approximate_parts (date) != 0;

  /* "year ??" is no word */
  if (date->uncertain != 0 && rp_edtf_year_unknown (date) && date->season == 0)
    return year_in_doubt (date, circa);
  if (date->uncertain == 0)
    return circa ? g_strdup_printf (_ ("c. %s"), phrase) : g_steal_pointer (&phrase);
  return g_strdup_printf (circa ? _ ("c. %s?") : _ ("%s?"), phrase);
}

char *
rp_edtf_phrase (const RpEdtfDate *date, RpPhraseStyle style)
{
  const guint8 all = (guint8)((1u << date->n_parts) - 1);
  const guint8 approximate = approximate_parts (date);
  gboolean possibly = date->uncertain == all, about = approximate == all;
  g_autofree char *noun = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *notes = NULL;

  if (date->uncertain == 0 && approximate == 0)
    return unqualified_phrase (date, style);
  if (style == RP_PHRASE_BRIEF)
    return brief_qualified (date);

  noun = unqualified_phrase (date, RP_PHRASE_NOUN);
  if (possibly && about)
    return g_strdup_printf (_ ("possibly about %s"), noun);
  if (about)
    whole = g_strdup_printf (_ ("about %s"), noun);
  else if (possibly)
    whole = g_strdup_printf (_ ("possibly %s"), noun);
  else
    whole = g_steal_pointer (&noun);
  notes = doubts (possibly ? 0 : date->uncertain, about ? 0 : approximate);
  if (notes == NULL)
    return g_steal_pointer (&whole);
  /* Translators: a date, and what of it is in doubt, as in "11 June 2004 (day approximate)" */
  return g_strdup_printf (_ ("%1$s (%2$s)"), whole, notes);
}
