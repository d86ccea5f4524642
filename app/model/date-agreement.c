/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "date-agreement.h"

#include "edtf-scan.h"

#define SECONDS_A_DAY 86400
/* Eight years and a bit: every day of a calendar comes within them. */
#define MOST_DAYS 3000
/* So many gapped dates are compared with all the others. */
#define MOST_GAPPED 64u

/* Whole days without a gap, or (MASK) those of them that its digits allow; G_MININT64 and G_MAXINT64 where it has no
 * end. */
typedef struct
{
  gint64 first, last;
  const RpEdtfDate *mask; /* nullable */
} Stretch;

static gint64
day_of (RpInstant instant)
{
  gint64 day = instant.seconds / SECONDS_A_DAY;

  if (rp_instant_is_infinite (instant))
    return instant.seconds;
  return instant.seconds % SECONDS_A_DAY < 0 ? day - 1 : day;
}

static Stretch
whole_of (const RpWhen *when)
{
  return (Stretch){ day_of (rp_when_earliest (when)), day_of (rp_when_latest (when)), NULL };
}

/* Its days are more than a stretch: members apart from one another, or digits left out. */
static gboolean
has_gaps (const RpDate *date)
{
  const RpWhen *when = date->when;

  if (date->text == NULL || when->form == RP_WHEN_INTERVAL)
    return FALSE;
  return when->form != RP_WHEN_SINGLE || when->year_unknown || when->begin.unspecified;
}

static gboolean
is_masked (const RpEdtfDate *date)
{
  return !date->year_long && date->season == 0 && date->significant == 0
         && (rp_edtf_part_has_any (date, 0) || rp_edtf_part_has_any (date, 1) || rp_edtf_part_has_any (date, 2));
}

static Stretch
stretch_of (const RpEdtfMember *member)
{
  const RpEdtfDate *first = &member->first, *last = member->range ? &member->last : first;
  Stretch stretch = { first->kind == RP_EDTF_DATED ? day_of (first->earliest) : G_MININT64,
                      last->kind == RP_EDTF_DATED ? day_of (last->latest) : G_MAXINT64, NULL };

  if (!member->range && is_masked (first))
    stretch.mask = first;
  return stretch;
}

/* The stretches of DATE; TEXT holds what their masks point to. */
static GArray *
stretches_of (const RpDate *date, RpEdtfText *text, gboolean *read)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Stretch whole = whole_of (date->when);

  *read = has_gaps (date) && rp_edtf_read (date->text, text, NULL);
  for (guint i = 0; *read && i < text->members->len; i++)
    {
      Stretch stretch = stretch_of (&g_array_index (text->members, RpEdtfMember, i));

      g_array_append_val (all, stretch);
    }
  if (all->len == 0)
    g_array_append_val (all, whole);
  return all;
}

static gboolean
mask_allows (const RpEdtfDate *mask, gint64 day)
{
  gint64 year;
  int month, in_month;

  rp_civil_from_days (day, &year, &month, &in_month);
  if (!rp_edtf_year_unknown (mask)
      && (mask->year_negative != (year < 0) || !rp_edtf_digits_match (mask->year_digits, 4, ABS (year))))
    return FALSE;
  return (mask->n_parts < 2 || rp_edtf_digits_match (mask->month, 2, month))
         && (mask->n_parts < 3 || rp_edtf_digits_match (mask->day, 2, in_month));
}

static gboolean
digits_agree (const gint8 *a, const gint8 *b, guint n)
{
  for (guint i = 0; i < n; i++)
    if (a[i] != b[i] && a[i] != RP_EDTF_ANY && b[i] != RP_EDTF_ANY)
      return FALSE;
  return TRUE;
}

static gboolean
masks_agree (const RpEdtfDate *a, const RpEdtfDate *b)
{
  return digits_agree (a->year_digits, b->year_digits, 4)
         && (MIN (a->n_parts, b->n_parts) < 2 || digits_agree (a->month, b->month, 2))
         && (MIN (a->n_parts, b->n_parts) < 3 || digits_agree (a->day, b->day, 2));
}

static gboolean
stretches_meet (const Stretch *a, const Stretch *b)
{
  gint64 first = MAX (a->first, b->first), last = MIN (a->last, b->last);
  const RpEdtfDate *mask = a->mask != NULL ? a->mask : b->mask;

  if (first > last)
    return FALSE;
  if (a->mask != NULL && b->mask != NULL)
    return masks_agree (a->mask, b->mask);
  if (mask == NULL || first == G_MININT64 || last == G_MAXINT64 || last - first >= MOST_DAYS)
    return TRUE;
  for (gint64 day = first; day <= last; day++)
    if (mask_allows (mask, day))
      return TRUE;
  return FALSE;
}

static gboolean
have_common_day (const RpDate *one, const RpDate *other)
{
  g_auto (RpEdtfText) one_text = { 0 }, other_text = { 0 };
  g_autoptr (GArray) a = NULL, b = NULL;
  Stretch whole_a = whole_of (one->when), whole_b = whole_of (other->when);
  gboolean one_read, other_read, common = FALSE;

  if (!stretches_meet (&whole_a, &whole_b))
    return FALSE;
  if (!has_gaps (one) && !has_gaps (other))
    return TRUE;
  a = stretches_of (one, &one_text, &one_read);
  b = stretches_of (other, &other_text, &other_read);
  for (guint i = 0; i < a->len && !common; i++)
    for (guint j = 0; j < b->len && !common; j++)
      common = stretches_meet (&g_array_index (a, Stretch, i), &g_array_index (b, Stretch, j));
  return common;
}

static gboolean
same_end (const RpWhenEnd *a, const RpWhenEnd *b)
{
  return a->bound == b->bound && a->approximate == b->approximate && a->uncertain == b->uncertain
         && rp_instant_compare (a->earliest, b->earliest) == 0 && rp_instant_compare (a->latest, b->latest) == 0;
}

gboolean
rp_date_same (const RpWhen *a, const RpWhen *b)
{
  return a == b || (a->form == b->form && same_end (&a->begin, &b->begin) && same_end (&a->end, &b->end));
}

/* B begins no later and ends no earlier than A, and is not the same stretch. */
static gboolean
lies_within (const RpWhen *a, const RpWhen *b)
{
  int begin = rp_instant_compare (rp_when_earliest (b), rp_when_earliest (a));
  int end = rp_instant_compare (rp_when_latest (a), rp_when_latest (b));

  return begin <= 0 && end <= 0 && (begin < 0 || end < 0);
}

RpDateAgreement
rp_date_compare (const RpDate *first, const RpDate *other)
{
  gboolean gaps = has_gaps (first) || has_gaps (other);

  if (rp_date_same (first->when, other->when) && (!gaps || g_strcmp0 (first->text, other->text) == 0))
    return RP_DATES_SAME;
  if (!have_common_day (first, other))
    return RP_DATES_APART;
  if (lies_within (first->when, other->when))
    return RP_DATES_VAGUER;
  if (lies_within (other->when, first->when) && first->when->form != RP_WHEN_INTERVAL
      && first->when->form != RP_WHEN_ALL_OF)
    return RP_DATES_FINER;
  return RP_DATES_MEET;
}

gboolean
rp_dates_conflict (const RpDate *dates, guint n)
{
  gint64 latest_first = G_MININT64, earliest_last = G_MAXINT64;
  guint n_gapped = 0;

  /* Stretches that meet in pairs meet in one day. */
  for (guint i = 0; i < n; i++)
    {
      Stretch whole;

      if (dates[i].when == NULL)
        continue;
      whole = whole_of (dates[i].when);
      latest_first = MAX (latest_first, whole.first);
      earliest_last = MIN (earliest_last, whole.last);
    }
  if (latest_first > earliest_last)
    return TRUE;
  for (guint i = 0; i < n && n_gapped < MOST_GAPPED; i++)
    {
      if (dates[i].when == NULL || !has_gaps (&dates[i]))
        continue;
      n_gapped++;
      for (guint j = 0; j < n; j++)
        if (j != i && dates[j].when != NULL && !have_common_day (&dates[i], &dates[j]))
          return TRUE;
    }
  return FALSE;
}
