/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edtf-scan.h"

#include <string.h>

static const char qualifiers[] = { '\0', '?', '~', '%' };

static guint
qualifier_of (const RpEdtfDate *date, guint part)
{
  return ((date->uncertain >> part) & 1u) + 2 * ((date->approximate >> part) & 1u);
}

static void
append_digits (GString *out, const gint8 *digits)
{
  g_string_append_c (out, '-');
  for (guint i = 0; i < 2; i++)
    g_string_append_c (out, digits[i] == RP_EDTF_ANY ? 'X' : (char)('0' + digits[i]));
}

/* One suffix as far as the parts from the left agree, prefixes for the rest. */
static void
append_parts (GString *out, const RpEdtfDate *date)
{
  guint shared = qualifier_of (date, 0), n_shared = 0;

  while (shared != 0 && n_shared < date->n_parts && qualifier_of (date, n_shared) == shared)
    n_shared++;
  for (guint part = 0; part < date->n_parts; part++)
    {
      if (part == 0)
        {
          g_string_append_len (out, date->year_text, (gssize)date->year_length);
          if (date->significant > 0)
            g_string_append_printf (out, "S%u", date->significant);
        }
      else
        append_digits (out, part == 1 ? date->month : date->day);
      if (part >= n_shared && qualifier_of (date, part) != 0)
        g_string_insert_c (out, (gssize)out->len - 2, qualifiers[qualifier_of (date, part)]);
      if (part + 1 == n_shared)
        g_string_append_c (out, qualifiers[shared]);
    }
}

static void
append_time (GString *out, const RpEdtfDate *date)
{
  int minutes = ABS (date->offset_minutes);

  g_string_append_printf (out, "T%02d:%02d:%02d", date->hour, date->minute, date->second);
  if (!date->has_seconds)
    g_string_truncate (out, out->len - 3);
  if (date->n_fraction > 0)
    {
      g_autofree char *fraction = g_strdup_printf ("%09d", date->nanosecond);

      g_string_append_printf (out, ".%.*s", (int)date->n_fraction, fraction);
    }
  if (date->has_offset && minutes == 0)
    g_string_append_c (out, 'Z');
  else if (date->has_offset)
    g_string_append_printf (out, "%c%02d:%02d", date->offset_minutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

static void
append_date (GString *out, const RpEdtfDate *date)
{
  if (date->kind == RP_EDTF_OPEN_END)
    g_string_append (out, "..");
  if (date->kind != RP_EDTF_DATED)
    return;
  append_parts (out, date);
  if (date->has_time)
    append_time (out, date);
}

static void
append_member (GString *out, const RpEdtfMember *member, RpWhenForm form)
{
  append_date (out, &member->first);
  if (!member->range)
    return;
  if (form == RP_WHEN_INTERVAL)
    g_string_append_c (out, '/');
  else if (member->first.kind == RP_EDTF_DATED && member->last.kind == RP_EDTF_DATED)
    g_string_append (out, "..");
  append_date (out, &member->last);
}

char *
rp_edtf_normalise (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  g_auto (RpEdtfText) parts = { 0 };
  GString *out;

  if (!rp_edtf_read (bare, &parts, NULL))
    return g_steal_pointer (&bare);
  out = g_string_new (parts.form == RP_WHEN_ONE_OF ? "[" : parts.form == RP_WHEN_ALL_OF ? "{" : NULL);
  for (guint i = 0; i < parts.members->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_member (out, &g_array_index (parts.members, RpEdtfMember, i), parts.form);
    }
  if (parts.form == RP_WHEN_ONE_OF || parts.form == RP_WHEN_ALL_OF)
    g_string_append_c (out, parts.form == RP_WHEN_ONE_OF ? ']' : '}');
  return g_string_free (out, FALSE);
}
