/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visible events that are dated as iCalendar (RFC 5545). An entry spans all that its event may have touched, from
 * the first to the last day (of an end that is open or not known: what is known of it); what is not exact about it is
 * said in the description. Nothing is read from the clock. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "data-exporters.h"
#include "facet-index.h"
#include "ics-writer.h"
#include "pdf-address.h"
#include "record-when.h"

/* Where an event stands in a calendar. */
typedef struct
{
  RpInstant start, end; /* the end of a day: the first one after it */
  gboolean timed, utc, has_end;
} Slot;

typedef struct
{
  const RpViewState *state;
  const char *marking; /* of the file */
  RpRecordList list;
  GString *out;
  RpInstant stamp;
} Calendar;

static RpInstant
midnight (RpInstant instant)
{
  RpCivil civil;

  rp_instant_to_civil (instant, &civil);
  civil.hour = civil.minute = civil.second = 0;
  civil.nanosecond = 0;
  return rp_instant_from_civil (&civil);
}

static RpInstant
to_utc (RpInstant instant, const RpWhenEnd *end)
{
  return rp_instant_add (instant, -60 * (gint64)end->offset_minutes, 0);
}

/* The first of the two that is known. */
static RpInstant
known (RpInstant instant, RpInstant other, RpInstant last)
{
  return !rp_instant_is_infinite (instant) ? instant : !rp_instant_is_infinite (other) ? other : last;
}

static gboolean
is_timed (const RpWhen *when)
{
  return when != NULL && when->begin.bound == RP_BOUND_KNOWN && when->end.bound == RP_BOUND_KNOWN
         && when->begin.precision == RP_PRECISION_TIME && when->end.precision == RP_PRECISION_TIME;
}

static void
find_time (const RpWhen *when, Slot *slot)
{
  /* of a time that is given, the time; where it is one of several, all that it may be */
  RpInstant end
      = when->form == RP_WHEN_INTERVAL || when->form == RP_WHEN_SINGLE ? when->end.earliest : when->end.latest;

  slot->timed = TRUE;
  slot->utc = when->begin.has_offset && when->end.has_offset;
  slot->start = slot->utc ? to_utc (when->begin.earliest, &when->begin) : when->begin.earliest;
  slot->end = slot->utc ? to_utc (end, &when->end) : end;
  slot->has_end = slot->end.seconds > slot->start.seconds;
}

/* FALSE: the calendar has no place for it. */
static gboolean
find_slot (const RpEvent *event, Slot *slot)
{
  const RpWhen *when = event->when.when;
  RpInstant first, last;

  *slot = (Slot){ .has_end = TRUE };
  if (is_timed (when))
    {
      find_time (when, slot);
      return rp_ics_holds (slot->start) && rp_ics_holds (slot->end);
    }
  first = known (event->earliest, when != NULL ? when->end.earliest : RP_INSTANT_MIN, event->latest);
  last = known (event->latest, when != NULL ? when->begin.latest : RP_INSTANT_MAX, event->earliest);
  if (!rp_ics_holds (first) || !rp_ics_holds (last))
    return FALSE;
  slot->start = midnight (first);
  slot->end = rp_instant_add (midnight (last), 86400, 0);
  return rp_ics_holds (slot->end) && rp_instant_compare (slot->start, slot->end) < 0;
}

/* ---- one event ---- */

static char *
cell (const Calendar *self, RpListField field, guint index)
{
  return rp_list_data (&self->list, field, index);
}

static void
append_line (GString *out, const char *format, const char *text)
{
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "%s%s%s%s", out->len > 0 ? "\n" : "", halves[0], text, halves[1]);
}

/* "Azernews, paragraph 3; Trend". */
static char *
sources (const Calendar *self, guint index)
{
  g_autoptr (GPtrArray) titles = rp_list_items (&self->list, RP_FIELD_SOURCE_TITLES, index);
  g_autoptr (GPtrArray) locators = rp_list_items (&self->list, RP_FIELD_LOCATORS, index);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < titles->len; i++)
    {
      const char *locator = locators->pdata[i];

      g_string_append_printf (out, "%s%s%s%s", i > 0 ? "; " : "", (const char *)titles->pdata[i],
                              *locator != '\0' ? ", " : "", locator);
    }
  return g_string_free (out, FALSE);
}

/* What a reader must know who sees whole days. */
static const char *
doubt (const RpEvent *event)
{
  const char *certainty = rp_event_certainty (event);

  if (strcmp (certainty, "exact") == 0)
    return NULL;
  if (strcmp (certainty, "open") == 0 || strcmp (certainty, "unknown") == 0)
    return _ ("A beginning or end is open or not known: the entry spans what is known.");
  return _ ("The date is not exact: the entry spans all days that it may be.");
}

static void
write_description (const Calendar *self, guint index)
{
  const RpEvent *event = rp_dataset_event (self->state->dataset, index);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *when = rp_record_text_when (self->state->dataset, rp_record_ref (RP_RECORD_EVENT, index));
  g_autofree char *people = cell (self, RP_FIELD_PEOPLE, index);
  g_autofree char *from = sources (self, index);

  append_line (text, "%s", event->record.summary);
  append_line (text, _ ("Date: %s"), when);
  append_line (text, _ ("As worded: %s"), event->when_text);
  append_line (text, "%s", doubt (event));
  append_line (text, _ ("Participants: %s"), people);
  append_line (text, _ ("Sources: %s"), from);
  append_line (text, _ ("Handling marking: %s"), event->record.marking);
  if (rp_view_state_dimmed (self->state, rp_record_ref (RP_RECORD_EVENT, index)))
    append_line (text, "%s", _ ("Filtered out in the view that this was made from."));
  rp_ics_text (self->out, "DESCRIPTION", text->str);
}

/* Of the event, else of the first of its sources that has one. */
static void
write_url (const Calendar *self, guint index)
{
  const RpRecord *record = &rp_dataset_event (self->state->dataset, index)->record;
  const char *address = record->url;

  for (guint i = 0; i <= record->n_evidence; i++)
    {
      g_autofree char *uri = address != NULL ? rp_pdf_address (address) : NULL;
      g_autofree char *line = uri != NULL ? g_strconcat ("URL:", uri, NULL) : NULL;

      if (line != NULL && g_ascii_strncasecmp (uri, "http", 4) == 0)
        {
          rp_ics_line (self->out, line);
          return;
        }
      address = NULL;
      if (i < record->n_evidence
          && rp_view_state_visible (self->state, rp_record_ref (RP_RECORD_SOURCE, record->evidence[i].source)))
        address = rp_dataset_source (self->state->dataset, record->evidence[i].source)->record.url;
    }
}

static void
write_place (const Calendar *self, guint index)
{
  guint place = rp_dataset_event (self->state->dataset, index)->place;
  g_autofree char *name = cell (self, RP_FIELD_PLACE, index);
  const RpEntity *entity = name != NULL ? rp_dataset_entity (self->state->dataset, place) : NULL;
  char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];

  rp_ics_text (self->out, "LOCATION", name);
  if (entity == NULL || !isfinite (entity->latitude) || !isfinite (entity->longitude))
    return;
  g_string_append_printf (self->out, "GEO:%s;%s\r\n",
                          g_ascii_formatd (latitude, sizeof latitude, "%.6f", entity->latitude),
                          g_ascii_formatd (longitude, sizeof longitude, "%.6f", entity->longitude));
}

static void
write_categories (const Calendar *self, const RpEvent *event)
{
  const char *kind = rp_dataset_kind (self->state->dataset, RP_RECORD_EVENT, event->kind)->label;
  g_autofree char *escaped = rp_ics_escape (kind);
  g_autoptr (GString) line = g_string_new ("CATEGORIES:");

  g_string_append (line, escaped);
  for (guint i = 0; i < event->record.n_tags; i++)
    {
      g_autofree char *tag = rp_ics_escape (event->record.tags[i]);

      g_string_append_printf (line, ",%s", tag);
    }
  rp_ics_line (self->out, line->str);
}

/* By the event's own marking, else by the file's: CLEAR is public, RED private, all else confidential. */
static void
write_class (const Calendar *self, const RpEvent *event)
{
  const char *marking = event->record.marking != NULL ? event->record.marking : self->marking;

  if (marking == NULL || *marking == '\0')
    return;
  if (g_ascii_strcasecmp (marking, "TLP:CLEAR") == 0 || g_ascii_strcasecmp (marking, "TLP:WHITE") == 0)
    rp_ics_line (self->out, "CLASS:PUBLIC");
  else
    rp_ics_line (self->out, g_ascii_strcasecmp (marking, "TLP:RED") == 0 ? "CLASS:PRIVATE" : "CLASS:CONFIDENTIAL");
}

/* From the titles of dataset and event's id: the same in every export of the dataset. */
static char *
uid (const Calendar *self, guint index)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *title = rp_dataset_get_title (self->state->dataset);
  const char *id = rp_dataset_event (self->state->dataset, index)->record.id;

  g_checksum_update (sum, (const guchar *)title, (gssize)strlen (title) + 1);
  g_checksum_update (sum, (const guchar *)id, (gssize)strlen (id));
  return g_strdup_printf ("%.40s@rapport", g_checksum_get_string (sum));
}

static void
write_event (const Calendar *self, guint index, const Slot *slot)
{
  const RpEvent *event = rp_dataset_event (self->state->dataset, index);
  g_autofree char *id = uid (self, index);

  rp_ics_line (self->out, "BEGIN:VEVENT");
  rp_ics_text (self->out, "UID", id);
  rp_ics_time (self->out, "DTSTAMP", self->stamp, TRUE);
  if (slot->timed)
    rp_ics_time (self->out, "DTSTART", slot->start, slot->utc);
  else
    rp_ics_date (self->out, "DTSTART", slot->start);
  if (slot->has_end && slot->timed)
    rp_ics_time (self->out, "DTEND", slot->end, slot->utc);
  else if (slot->has_end)
    rp_ics_date (self->out, "DTEND", slot->end);
  rp_ics_text (self->out, "SUMMARY", event->record.title);
  write_description (self, index);
  write_place (self, index);
  write_url (self, index);
  write_categories (self, event);
  write_class (self, event);
  rp_ics_line (self->out, event->status == RP_STATUS_PLANNED ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
  rp_ics_line (self->out, "TRANSP:TRANSPARENT");
  rp_ics_line (self->out, "END:VEVENT");
}

/* ---- all of them ---- */

/* The dataset's last change; never the clock's. */
static RpInstant
stamp_of (RpDataset *dataset)
{
  const RpWhen *updated = rp_dataset_get_updated (dataset).when;
  RpInstant stamp = updated != NULL ? updated->begin.earliest : (RpInstant){ 0, 0 };

  if (updated != NULL && updated->begin.has_offset)
    stamp = to_utc (stamp, &updated->begin);
  return rp_ics_holds (stamp) ? stamp : (RpInstant){ 0, 0 };
}

/* Visits the events in sight; CALENDAR is nullable. How many are undated, and how many cannot be held. */
static void
each_event (const RpViewState *state, const RpExportOptions *options, const Calendar *calendar, guint *n_undated,
            guint *n_beyond)
{
  guint n;
  g_autofree guint *rows = rp_data_rows (state, options, RP_RECORD_EVENT, &n);

  *n_undated = *n_beyond = 0;
  for (guint i = 0; i < n; i++)
    {
      const RpEvent *event = rp_dataset_event (state->dataset, rows[i]);
      Slot slot;

      if (!event->dated)
        ++*n_undated;
      else if (!find_slot (event, &slot))
        ++*n_beyond;
      else if (calendar != NULL)
        write_event (calendar, rows[i], &slot);
    }
}

static char *
left_out (const RpViewState *state, const RpExportOptions *options)
{
  guint n_undated, n_beyond;
  g_autofree char *undated = NULL, *beyond = NULL;

  each_event (state, options, NULL, &n_undated, &n_beyond);
  if (n_undated + n_beyond == 0)
    return NULL;
  undated = g_strdup_printf (ngettext ("%u undated event", "%u undated events", n_undated), n_undated);
  beyond = g_strdup_printf (ngettext ("%u event before the year 1, after 9999 or without a year",
                                      "%u events before the year 1, after 9999 or without a year", n_beyond),
                            n_beyond);
  /* Translators: what a calendar has no place for: 3 undated events */
  return g_strdup_printf (_ ("Not in the calendar: %s%s%s"), n_undated > 0 ? undated : "",
                          n_undated > 0 && n_beyond > 0 ? ", " : "", n_beyond > 0 ? beyond : "");
}

static GBytes *
render_ics (const RpViewState *state, const RpExportOptions *options, G_GNUC_UNUSED GError **error)
{
  g_autofree char *missing = left_out (state, options);
  Calendar calendar = { .state = state,
                        .marking = options->marking,
                        .list = rp_data_list (state, RP_RECORD_EVENT),
                        .out = g_string_new (NULL),
                        .stamp = stamp_of (state->dataset) };
  guint n_undated, n_beyond;

  rp_ics_line (calendar.out, "BEGIN:VCALENDAR");
  rp_ics_line (calendar.out, "VERSION:2.0");
  rp_ics_line (calendar.out, "PRODID:-//Rapport//Rapport " RP_VERSION "//EN");
  rp_ics_line (calendar.out, "CALSCALE:GREGORIAN");
  rp_ics_text (calendar.out, "X-WR-CALNAME",
               options->title != NULL ? options->title : rp_dataset_get_title (state->dataset));
  rp_ics_text (calendar.out, "X-WR-CALDESC", missing);
  each_event (state, options, &calendar, &n_undated, &n_beyond);
  rp_ics_line (calendar.out, "END:VCALENDAR");
  return g_string_free_to_bytes (calendar.out);
}

const RpDataExporter rp_ics_exporter = { N_ ("Calendar (iCalendar)"), ".ics", render_ics, left_out, FALSE };
