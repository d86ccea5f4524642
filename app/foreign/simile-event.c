/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simile-event.h"

#include "edtf.h"
#include "foreign-date.h"
#include "story-parts.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  char *start, *latest_start, *earliest_end, *end; /* EDTF; NULL: not given */
} Bounds;

static void
clear_bounds (Bounds *bounds)
{
  g_free (bounds->start);
  g_free (bounds->latest_start);
  g_free (bounds->earliest_end);
  g_free (bounds->end);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bounds, clear_bounds)

gboolean
rp_simile_knows (const char *key)
{
  static const char *const known[]
      = { "start",         "s",   "latestStart", "ls",        "earliestEnd", "ee",        "end",        "e",
          "isDuration",    "de",  "title",       "t",         "description", "d",         "image",      "link",
          "icon",          "id",  "color",       "textColor", "trackNum",    "tapeImage", "tapeRepeat", "eventID",
          "durationEvent", "eid", NULL };

  return g_strv_contains (known, key);
}

RpSimileForm
rp_simile_form (const char *flag, RpSimileForm otherwise)
{
  if (flag == NULL)
    return otherwise;
  if (g_ascii_strcasecmp (flag, "true") == 0 || strcmp (flag, "1") == 0)
    return RP_SIMILE_DURATION;
  return g_ascii_strcasecmp (flag, "false") == 0 || strcmp (flag, "0") == 0 ? RP_SIMILE_INSTANT : otherwise;
}

/* ---- dates ---- */

/* TEXT as a text that rp_foreign_date () reads: a bare year, astronomical here, is made one of EDTF's. Transfer full.
 */
static char *
date_of (const char *text, RpDateOrder order)
{
  char *end, *date;
  gint64 year;

  if (text == NULL || *text == '\0')
    return NULL;
  year = g_ascii_strtoll (text, &end, 10);
  if (strcmp (end, "?") == 0 && end > text && strlen (text) < 8)
    {
      g_autofree char *plain = rp_foreign_date_from_parts (year, 0, 0, -1, -1, -1);

      return plain != NULL ? g_strconcat (plain, "?", NULL) : g_strdup (text);
    }
  if (*end == '\0' && strlen (text) < 8)
    return rp_foreign_date_from_parts (year, 0, 0, -1, -1, -1);
  if (*end == '\0' && strlen (text) > 8)
    return rp_foreign_date_from_milliseconds ((double)year);
  date = rp_foreign_date (text, order, NULL);
  return date != NULL ? date : g_strdup (text);
}

static gboolean
is_single (const char *date)
{
  g_autofree char *reason = NULL;
  RpWhen when;

  return date == NULL || (rp_edtf_parse (date, &when, &reason, NULL) && when.form == RP_WHEN_SINGLE);
}

/* The month, year, decade or century that runs exactly from A to B; else NULL. Transfer full. */
static char *
whole_unit (const char *a, const char *b)
{
  const gsize lengths[] = { 7, 4, 3, 2 };
  RpWhen from, to, unit;

  if (!rp_edtf_parse (a, &from, NULL, NULL) || !rp_edtf_parse (b, &to, NULL, NULL))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (lengths) && a[0] != '-' && strlen (a) >= 4; i++)
    {
      g_autofree char *text
          = g_strdup_printf ("%.*s%.*s", (int)lengths[i], a, lengths[i] < 4 ? 4 - (int)lengths[i] : 0, "XX");
      if (rp_edtf_parse (text, &unit, NULL, NULL)
          && rp_instant_compare (rp_when_earliest (&unit), rp_when_earliest (&from)) == 0
          && rp_instant_compare (rp_when_latest (&unit), rp_when_latest (&to)) == 0)
        return g_steal_pointer (&text);
    }
  return NULL;
}

/* One end of an interval, between A and B, either nullable. NOTED: the words that EDTF lacks are wanted. */
static char *
end_between (const char *a, const char *b, const char *shown, gboolean *noted)
{
  g_autofree char *whole = a != NULL && b != NULL ? whole_unit (a, b) : NULL;

  if (a == NULL || b == NULL || strcmp (a, b) == 0)
    return g_strdup (shown);
  if (whole != NULL)
    return g_steal_pointer (&whole);
  *noted = TRUE;
  return g_strdup_printf ("%s%s", shown, strpbrk (shown, "TY~?%X") == NULL ? "~" : "");
}

/* MESSAGE: transfer full, nullable. */
static void
add_note (GString *note, char *message)
{
  g_autofree char *owned = message;

  if (owned != NULL)
    g_string_append_printf (note, "%s%s", note->len > 0 ? "; " : "", owned);
}

static gboolean
differ (const char *a, const char *b)
{
  return a != NULL && b != NULL && strcmp (a, b) != 0;
}

/* What the two ends may be, in words. */
static void
note_ends (RpGathering *gathering, RpGathered *event, const Bounds *bounds)
{
  g_autoptr (GString) note = g_string_new (NULL);

  if (differ (bounds->start, bounds->latest_start))
    add_note (note, g_strdup_printf (_ ("begins between %s and %s"), bounds->start, bounds->latest_start));
  else if (bounds->start == NULL && bounds->latest_start != NULL)
    add_note (note, g_strdup_printf (_ ("begins at the latest %s"), bounds->latest_start));
  if (differ (bounds->earliest_end, bounds->end))
    add_note (note, g_strdup_printf (_ ("ends between %s and %s"), bounds->earliest_end, bounds->end));
  else if (bounds->end == NULL && bounds->earliest_end != NULL)
    add_note (note, g_strdup_printf (_ ("ends at the earliest %s"), bounds->earliest_end));
  event->when_note = rp_gathering_text (gathering, note->str, -1);
}

static void
set_duration (RpGathering *gathering, RpGathered *event, const Bounds *bounds)
{
  gboolean noted = bounds->end == NULL && bounds->earliest_end != NULL;
  const char *first = bounds->start != NULL ? bounds->start : bounds->latest_start;
  g_autofree char *begin = first != NULL ? end_between (bounds->start, bounds->latest_start, first, &noted) : NULL;
  g_autofree char *end
      = bounds->end != NULL ? end_between (bounds->earliest_end, bounds->end, bounds->end, &noted) : NULL;
  g_autofree char *when = rp_foreign_interval (begin, end);
  g_autofree char *open = end == NULL && begin != NULL ? g_strconcat (begin, "/", NULL) : NULL;

  if (noted || (bounds->start == NULL && bounds->latest_start != NULL))
    note_ends (gathering, event, bounds);
  rp_gathered_set_when (gathering, event, open != NULL ? open : when);
}

/* It happened once, between the first and the last of the bounds. */
static void
set_instant (RpGathering *gathering, RpGathered *event, const Bounds *bounds)
{
  const char *from = bounds->start, *inner_start = NULL, *inner_end = NULL;
  const char *to = bounds->end != NULL            ? bounds->end
                   : bounds->latest_start != NULL ? bounds->latest_start
                                                  : bounds->earliest_end;
  g_autofree char *when = NULL;

  if (g_strcmp0 (from, to) == 0)
    when = g_strdup (from);
  else
    when = g_strdup_printf ("[%s..%s]", from != NULL ? from : "", to);
  if (to != bounds->latest_start)
    inner_start = bounds->latest_start;
  if (to != bounds->earliest_end)
    inner_end = bounds->earliest_end;
  if (inner_start != NULL && inner_end != NULL)
    event->when_note = rp_gathering_printf (gathering, _ ("latest start %s, earliest end %s"), inner_start, inner_end);
  else if (inner_start != NULL)
    event->when_note = rp_gathering_printf (gathering, _ ("latest start %s"), inner_start);
  else if (inner_end != NULL)
    event->when_note = rp_gathering_printf (gathering, _ ("earliest end %s"), inner_end);
  rp_gathered_set_when (gathering, event, when);
}

static void
set_dates (RpGathering *gathering, RpGathered *record, const RpSimileEvent *event, RpDateOrder order)
{
  g_auto (Bounds) bounds = { .start = date_of (event->start, order),
                             .latest_start = date_of (event->latest_start, order),
                             .earliest_end = date_of (event->earliest_end, order),
                             .end = date_of (event->end, order) };
  gboolean sure = bounds.latest_start == NULL && bounds.earliest_end == NULL;
  gboolean lasts = event->form == RP_SIMILE_DURATION
                   || (event->form == RP_SIMILE_BY_END && (bounds.end != NULL || bounds.earliest_end != NULL));
  gboolean single = is_single (bounds.start) && is_single (bounds.latest_start) && is_single (bounds.earliest_end)
                    && is_single (bounds.end);

  if (!single)
    {
      rp_gathered_add_attribute (gathering, record, "latestStart", event->latest_start);
      rp_gathered_add_attribute (gathering, record, "earliestEnd", event->earliest_end);
    }
  if (!single || (sure && (lasts || bounds.end == NULL)))
    rp_gathered_set_dates (gathering, record, bounds.start, bounds.end, record->place, record->path);
  else if (lasts)
    set_duration (gathering, record, &bounds);
  else
    set_instant (gathering, record, &bounds);
}

RpGathered *
rp_simile_add_event (RpGathering *gathering, const RpSimileEvent *event, const RpJsonNode *node, RpPlace place,
                     const char *path, RpDateOrder order)
{
  RpGathered *record = rp_story_add_event (gathering, node, event->id, NULL, event->title, event->text);

  record->place = place;
  record->path = rp_gathering_text (gathering, path, -1);
  set_dates (gathering, record, event, order);
  if (event->link != NULL)
    {
      const char *in_text = record->url;

      /* the event's own comes before one that its text names */
      record->url = NULL;
      rp_story_add_address (gathering, record, _ ("Link"), event->link);
      if (in_text != NULL)
        rp_story_add_address (gathering, record, _ ("Link"), in_text);
    }
  rp_gathered_add_attribute (gathering, record, _ ("Image"), event->image);
  return record;
}
