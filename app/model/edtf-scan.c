/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edtf-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than any date that a person writes, short enough that the worst takes no time. */
#define LONGEST 65536

static void
member_init (RpEdtfMember *member)
{
  memset (member, 0, sizeof *member);
}

void
rp_edtf_text_clear (RpEdtfText *self)
{
  g_clear_pointer (&self->members, g_array_unref);
}

static gboolean
scan_end (const char *text, gsize length, RpEdtfDate *date, char **reason)
{
  if (length == 0)
    date->kind = RP_EDTF_UNKNOWN_END;
  else if (length == 2 && strncmp (text, "..", 2) == 0)
    date->kind = RP_EDTF_OPEN_END;
  else
    return rp_edtf_scan_date (text, length, date, reason);
  return TRUE;
}

static gboolean
scan_interval (const char *text, const char *slash, RpEdtfText *self, char **reason)
{
  RpEdtfMember member;

  member_init (&member);
  member.range = TRUE;
  self->form = RP_WHEN_INTERVAL;
  if (strchr (slash + 1, '/') != NULL)
    return rp_edtf_refuse (reason, _ ("more than one / (an interval has one start and one end)"));
  if (text[1] == '\0')
    return rp_edtf_refuse (reason, _ ("neither a start nor an end stands beside the /"));
  if (!scan_end (text, slash - text, &member.first, reason)
      || !scan_end (slash + 1, strlen (slash + 1), &member.last, reason))
    return FALSE;
  g_array_append_val (self->members, member);
  return TRUE;
}

static gboolean
scan_range (const char *item, gsize length, const char *dots, gboolean is_first, gboolean is_last, RpEdtfMember *member,
            char **reason)
{
  const char *after = dots + 2, *end = item + length;

  member->range = TRUE;
  if (length == 2)
    return rp_edtf_refuse (reason, _ ("no date stands beside the .."));
  if (dots == item)
    {
      if (!is_first)
        return rp_edtf_refuse (reason, _ ("“..” without a date before it may only begin a set"));
      member->first.kind = RP_EDTF_OPEN_END;
      return rp_edtf_scan_date (after, end - after, &member->last, reason);
    }
  if (!rp_edtf_scan_date (item, dots - item, &member->first, reason))
    return FALSE;
  if (after == end)
    {
      if (!is_last)
        return rp_edtf_refuse (reason, _ ("“..” without a date after it may only end a set"));
      member->last.kind = RP_EDTF_OPEN_END;
      return TRUE;
    }
  return rp_edtf_scan_date (after, end - after, &member->last, reason);
}

static gboolean
scan_set (const char *text, gsize length, RpEdtfText *self, char **reason)
{
  const char closing = text[0] == '[' ? ']' : '}';
  const char *item = text + 1, *end = text + length - 1;

  self->form = text[0] == '[' ? RP_WHEN_ONE_OF : RP_WHEN_ALL_OF;
  if (length < 2 || *end != closing)
    return rp_edtf_refuse (reason, _ ("the %c has no %c at the end"), text[0], closing);
  if (item == end)
    return rp_edtf_refuse (reason, _ ("the set is empty"));
  for (;;)
    {
      const char *comma = memchr (item, ',', end - item);
      gsize n = (comma != NULL ? comma : end) - item;
      const char *dots = g_strstr_len (item, (gssize)n, "..");
      RpEdtfMember member;

      member_init (&member);
      if (n == 0)
        return rp_edtf_refuse (reason, _ ("a date is missing beside a comma"));
      if (!(dots != NULL ? scan_range (item, n, dots, item == text + 1, comma == NULL, &member, reason)
                         : rp_edtf_scan_date (item, n, &member.first, reason)))
        return FALSE;
      g_array_append_val (self->members, member);
      if (comma == NULL)
        return TRUE;
      item = comma + 1;
    }
}

/* What can be said at a glance, and better than by where the scan stops. */
static gboolean
check_characters (const char *text, gsize length, char **reason)
{
  const char *lower = "xyestz", *at;

  if (length == 0)
    return rp_edtf_refuse (reason, _ ("it is empty"));
  if (length > LONGEST)
    return rp_edtf_refuse (reason, _ ("it is longer than %d characters"), LONGEST);
  at = text + strspn (text, "0123456789-+/.,:?~%XYESTZ[]{}");
  if (*at == '\0')
    return TRUE;
  if (g_ascii_isspace (*at))
    return rp_edtf_refuse (reason, _ ("a blank has no place in a date"));
  if (strchr (lower, *at) != NULL)
    return rp_edtf_refuse (reason, _ ("the letter %c must be upper case"), *at);
  if ((guchar)*at < 0x20 || *at == 0x7f || g_utf8_get_char_validated (at, -1) >= (gunichar)-2)
    return rp_edtf_refuse (reason, _ ("it contains a byte that is no character"));
  return rp_edtf_refuse (reason, _ ("“%.*s” has no place in a date"), (int)(g_utf8_next_char (at) - at), at);
}

gboolean
rp_edtf_scan (const char *text, RpEdtfText *self, char **reason)
{
  gsize length = strnlen (text, LONGEST + 1);
  const char *slash;
  gboolean ok;
  RpEdtfMember member;

  if (!check_characters (text, length, reason))
    return FALSE;
  self->form = RP_WHEN_SINGLE;
  self->members = g_array_new (FALSE, FALSE, sizeof (RpEdtfMember));
  slash = strchr (text, '/');
  if (text[0] == '[' || text[0] == '{')
    ok = slash == NULL ? scan_set (text, length, self, reason)
                       : rp_edtf_refuse (reason, _ ("an interval with / cannot be a member of a set; write .."));
  else if (slash != NULL)
    ok = scan_interval (text, slash, self, reason);
  else
    {
      member_init (&member);
      ok = rp_edtf_scan_date (text, length, &member.first, reason);
      g_array_append_val (self->members, member);
    }
  if (!ok)
    rp_edtf_text_clear (self);
  return ok;
}
