/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edtf-phrase.h"

#include "calendar-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a set, as many members are named; the rest is counted. */
#define MOST_MEMBERS 8

static const RpEdtfMember *
member_at (const RpEdtfText *self, guint i)
{
  return &g_array_index (self->members, RpEdtfMember, i);
}

/* "on" a day, "in" all that is longer. */
static gboolean
is_day (const RpEdtfDate *date)
{
  return date->n_parts == 3 && !rp_edtf_part_has_any (date, 1) && !rp_edtf_part_has_any (date, 2);
}

static char *
interval_sentence (const RpEdtfMember *member)
{
  const RpEdtfDate *first = &member->first, *last = &member->last;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (first->kind == RP_EDTF_DATED)
    start = rp_edtf_phrase (first, RP_PHRASE_NOUN);
  if (last->kind == RP_EDTF_DATED)
    end = rp_edtf_phrase (last, RP_PHRASE_NOUN);
  if (start != NULL && end != NULL)
    return g_strdup_printf (_ ("from %1$s to %2$s"), start, end);
  if (start != NULL && last->kind == RP_EDTF_OPEN_END)
    return g_strdup_printf (_ ("since %s, no end given"), start);
  if (start != NULL)
    return g_strdup_printf (_ ("from %s, end not known"), start);
  if (end != NULL && first->kind == RP_EDTF_OPEN_END)
    return g_strdup_printf (_ ("until %s, no start given"), end);
  if (end != NULL)
    return g_strdup_printf (_ ("until %s, start not known"), end);
  if (first->kind == last->kind)
    return g_strdup (_ ("no start and no end given"));
  return g_strdup (first->kind == RP_EDTF_OPEN_END ? _ ("no start given, end not known")
                                                   : _ ("start not known, no end given"));
}

/* What both ends have in common said once: "8 – 12 May 1992", "10 Jan 2023, 09:00 – 10:30". NULL where nothing is. */
static char *
brief_shared (const RpEdtfDate *first, const RpEdtfDate *last)
{
  RpCivil from, to;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *day = NULL;

  if (!rp_edtf_is_plain (first) || !rp_edtf_is_plain (last) || first->n_parts != last->n_parts || first->n_parts == 1
      || first->year != last->year || first->has_time != last->has_time)
    return NULL;
  from = rp_edtf_civil (first);
  to = rp_edtf_civil (last);
  if (first->has_time && (from.month != to.month || from.day != to.day))
    return NULL;
  if (first->has_time)
    {
      start = rp_edtf_phrase (first, RP_PHRASE_BRIEF);
      end = rp_words_time (&to, 0);
      return g_strdup_printf ("%s – %s", start, end);
    }
  end = rp_words_civil (&to, rp_edtf_written_precision (last), TRUE);
  start = rp_words_month (from.month, TRUE);
  day = rp_words_day (from.day);
  if (first->n_parts == 2)
    return from.month == to.month ? g_steal_pointer (&end) : g_strdup_printf ("%s – %s", start, end);
  if (from.month == to.month)
    return from.day == to.day ? g_steal_pointer (&end)
                              : g_strdup_printf (C_ ("day, whole date", "%1$s – %2$s"), day, end);
  /* Translators: day, month, whole date, as in "8 May – 3 Jun 1992" */
  return g_strdup_printf (_ ("%1$s %2$s – %3$s"), day, start, end);
}

static char *
interval_brief (const RpEdtfMember *member)
{
  const RpEdtfDate *first = &member->first, *last = &member->last;
  g_autofree char *start = NULL;
  g_autofree char *end = brief_shared (first, last);

  if (end != NULL)
    return g_steal_pointer (&end);
  if (first->kind == RP_EDTF_DATED)
    start = rp_edtf_phrase (first, RP_PHRASE_BRIEF);
  if (last->kind == RP_EDTF_DATED)
    end = rp_edtf_phrase (last, RP_PHRASE_BRIEF);
  if (first->kind == RP_EDTF_UNKNOWN_END)
    start = g_strdup ("?");
  if (last->kind == RP_EDTF_UNKNOWN_END)
    end = g_strdup ("?");
  if (start != NULL && end != NULL)
    return g_strdup_printf ("%s – %s", start, end);
  if (start != NULL)
    return g_strdup_printf ("%s –", start);
  return end != NULL ? g_strdup_printf ("– %s", end) : g_strdup ("–");
}

/* Both ends dated: "between 8 May 1992 and 3 June 1995". */
static char *
between_phrase (const RpEdtfMember *member)
{
  const RpEdtfDate *first = &member->first, *last = &member->last;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (rp_edtf_is_plain (first) && rp_edtf_is_plain (last) && first->n_parts == last->n_parts && !first->has_time
      && !last->has_time)
    {
      RpCivil from = rp_edtf_civil (first), to = rp_edtf_civil (last);

      return rp_words_between (&from, &to, rp_edtf_written_precision (first));
    }
  start = rp_edtf_phrase (first, RP_PHRASE_NOUN);
  end = rp_edtf_phrase (last, RP_PHRASE_NOUN);
  return g_strdup_printf (C_ ("dates that may be decades or uncertain", "between %s and %s"), start, end);
}

/* A set that is one range says it alone. */
static char *
lone_range_sentence (const RpEdtfMember *member, RpWhenForm form)
{
  gboolean open_start = member->first.kind != RP_EDTF_DATED, open_end = member->last.kind != RP_EDTF_DATED;
  const RpEdtfDate *date = open_start ? &member->last : &member->first;
  g_autofree char *noun = rp_edtf_phrase (date, RP_PHRASE_NOUN);

  if (form == RP_WHEN_ONE_OF)
    {
      if (open_start)
        return g_strdup_printf (is_day (date) ? _ ("on or before %s") : _ ("in or before %s"), noun);
      if (open_end)
        return g_strdup_printf (is_day (date) ? _ ("on or after %s") : _ ("in or after %s"), noun);
      return between_phrase (member);
    }
  if (open_start)
    return g_strdup_printf (_ ("%s and all before"), noun);
  if (open_end)
    return g_strdup_printf (_ ("%s and all after"), noun);
  else
    {
      g_autofree char *last = rp_edtf_phrase (&member->last, RP_PHRASE_NOUN);

      return g_strdup_printf (_ ("all of %1$s to %2$s"), noun, last);
    }
}

static char *
item_phrase (const RpEdtfMember *member, RpWhenForm form)
{
  gboolean open_start = member->first.kind != RP_EDTF_DATED, open_end = member->last.kind != RP_EDTF_DATED;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (!open_start)
    start = rp_edtf_phrase (&member->first, RP_PHRASE_NOUN);
  if (!member->range)
    return g_steal_pointer (&start);
  if (!open_end)
    end = rp_edtf_phrase (&member->last, RP_PHRASE_NOUN);
  if (open_start)
    return g_strdup_printf (_ ("%s or earlier"), end);
  if (open_end)
    return g_strdup_printf (form == RP_WHEN_ONE_OF ? _ ("%s or later") : _ ("%s and later"), start);
  return form == RP_WHEN_ONE_OF ? between_phrase (member) : g_strdup_printf (_ ("%1$s to %2$s"), start, end);
}

static char *
set_sentence (const RpEdtfText *self)
{
  guint n = self->members->len, shown = MIN (n, MOST_MEMBERS);
  GString *list;
  g_autofree char *joined = NULL;

  if (n == 1)
    return member_at (self, 0)->range ? lone_range_sentence (member_at (self, 0), self->form)
                                      : rp_edtf_phrase (&member_at (self, 0)->first, RP_PHRASE_SENTENCE);
  list = g_string_new (NULL);
  for (guint i = 0; i < shown; i++)
    {
      g_autofree char *item = item_phrase (member_at (self, i), self->form);

      if (i > 0 && i == n - 1)
        /* Translators: before the last of several dates; keep the blanks */
        g_string_append (list, self->form == RP_WHEN_ONE_OF ? _ (" or ") : _ (" and "));
      else if (i > 0)
        g_string_append (list, _ (", "));
      g_string_append (list, item);
    }
  if (shown < n)
    g_string_append_printf (list, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", n - shown), n - shown);
  joined = g_string_free (list, FALSE);
  if (self->form == RP_WHEN_ALL_OF)
    return g_steal_pointer (&joined);
  return n == 2 ? g_strdup_printf (_ ("either %s"), joined) : g_strdup_printf (_ ("one of %s"), joined);
}

/* A set in short is what it spans. */
static char *
set_brief (const RpEdtfText *self)
{
  const RpEdtfMember *head = member_at (self, 0), *tail = member_at (self, self->members->len - 1);
  const RpEdtfDate *last = tail->range ? &tail->last : &tail->first;
  gboolean one_of = self->form == RP_WHEN_ONE_OF;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (head->first.kind == RP_EDTF_DATED)
    start = rp_edtf_phrase (&head->first, RP_PHRASE_BRIEF);
  if (last->kind == RP_EDTF_DATED)
    end = rp_edtf_phrase (last, RP_PHRASE_BRIEF);
  if (start == NULL && end == NULL)
    return g_strdup (_ ("any time"));
  if (start == NULL)
    return g_strdup_printf (one_of ? C_ ("on or before a date", "by %s") : _ ("… %s"), end);
  if (end == NULL)
    return g_strdup_printf (one_of ? _ ("from %s") : _ ("%s …"), start);
  if (self->members->len == 1 && !head->range)
    return g_steal_pointer (&start);
  if (self->members->len == 2 && !head->range && !tail->range)
    return g_strdup_printf (one_of ? _ ("%s or %s") : _ ("%s and %s"), start, end);
  return g_strdup_printf (one_of ? _ ("once %s – %s") : _ ("%s … %s"), start, end);
}

char *
rp_edtf_describe (const char *text, const RpWhen *when G_GNUC_UNUSED)
{
  g_auto (RpEdtfText) parts = { 0 };

  if (!rp_edtf_read (text, &parts, NULL))
    return g_strdup (text);
  if (parts.form == RP_WHEN_INTERVAL)
    return interval_sentence (member_at (&parts, 0));
  if (parts.form == RP_WHEN_SINGLE)
    return rp_edtf_phrase (&member_at (&parts, 0)->first, RP_PHRASE_SENTENCE);
  return set_sentence (&parts);
}

char *
rp_edtf_describe_short (const char *text, const RpWhen *when G_GNUC_UNUSED)
{
  g_auto (RpEdtfText) parts = { 0 };

  if (!rp_edtf_read (text, &parts, NULL))
    return g_strdup (text);
  if (parts.form == RP_WHEN_INTERVAL)
    return interval_brief (member_at (&parts, 0));
  if (parts.form == RP_WHEN_SINGLE)
    return rp_edtf_phrase (&member_at (&parts, 0)->first, RP_PHRASE_BRIEF);
  return set_brief (&parts);
}
