/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-text.h"

#include <glib/gi18n-lib.h>

/* Of a cluster so many are named. */
#define MOST_NAMED 6u
#define LONGEST_TITLE 120u

char *
rp_record_text_line (const char *text)
{
  const char *end = text;
  char *line;

  for (guint i = 0; i < LONGEST_TITLE && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  line = *end != '\0' ? g_strdup_printf ("%.*s…", (int)(end - text), text) : g_strdup (text);
  for (char *c = line; *c != '\0'; c++)
    if ((guchar)*c < 0x20 || *c == 0x7f)
      *c = ' ';
  return line;
}

const char *
rp_record_text_title (RpDataset *dataset, RpRecordRef ref)
{
  const RpRecord *record = dataset != NULL ? rp_dataset_record (dataset, ref) : NULL;

  return record != NULL ? record->title : "";
}

const char *
rp_record_text_kind (RpDataset *dataset, RpRecordRef ref)
{
  switch (ref.type)
    {
    case RP_RECORD_EVENT:
      return rp_dataset_kind (dataset, ref.type, rp_dataset_event (dataset, ref.index)->kind)->label;
    case RP_RECORD_ENTITY:
      return rp_dataset_kind (dataset, ref.type, rp_dataset_entity (dataset, ref.index)->kind)->label;
    case RP_RECORD_RELATION:
      return rp_dataset_kind (dataset, ref.type, rp_dataset_relation (dataset, ref.index)->kind)->label;
    case RP_RECORD_SOURCE:
      return _ ("Source");
    case RP_RECORD_NONE:
    default:
      return "";
    }
}

char *
rp_record_text_date (const RpDate *date)
{
  if (date->when != NULL)
    return rp_edtf_describe (date->text != NULL ? date->text : "", date->when);
  return date->text != NULL ? g_strdup (date->text) : NULL;
}

/* "known to hold on 12 January 2023" of dates that only say that it was so then. */
static char *
as_of_text (const RpDate *as_of, guint n_as_of)
{
  GString *out;

  if (n_as_of == 0)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < n_as_of; i++)
    {
      g_autofree char *date = rp_record_text_date (&as_of[i]);

      if (date != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", date);
    }
  if (out->len == 0)
    return g_string_free (out, TRUE);
  {
    g_autofree char *dates = g_string_free (out, FALSE);

    return g_strdup_printf (_ ("as of %s"), dates);
  }
}

static char *
event_when (const RpEvent *event)
{
  char *text = rp_record_text_date (&event->when);

  if (text == NULL)
    text = as_of_text (event->as_of, event->n_as_of);
  if (text == NULL && event->dated)
    {
      g_autofree char *from = rp_instant_describe_short (event->earliest, RP_PRECISION_DAY);
      g_autofree char *to = rp_instant_describe_short (event->latest, RP_PRECISION_DAY);

      text = g_str_equal (from, to) ? g_strdup (from) : g_strdup_printf (_ ("its parts: %s – %s"), from, to);
    }
  return text;
}

char *
rp_record_text_when (RpDataset *dataset, RpRecordRef ref)
{
  switch (ref.type)
    {
    case RP_RECORD_EVENT:
      return event_when (rp_dataset_event (dataset, ref.index));
    case RP_RECORD_ENTITY:
      return rp_record_text_date (&rp_dataset_entity (dataset, ref.index)->when);
    case RP_RECORD_RELATION:
      {
        const RpRelation *relation = rp_dataset_relation (dataset, ref.index);
        char *text = rp_record_text_date (&relation->when);

        return text != NULL ? text : as_of_text (relation->as_of, relation->n_as_of);
      }
    case RP_RECORD_SOURCE:
      return rp_record_text_date (&rp_dataset_source (dataset, ref.index)->published);
    case RP_RECORD_NONE:
    default:
      return NULL;
    }
}

char *
rp_record_text_sources (RpDataset *dataset, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);
  GString *out;

  if (record == NULL || record->n_evidence == 0)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < record->n_evidence; i++)
    {
      const RpEvidence *evidence = &record->evidence[i];

      if (out->len > 0)
        g_string_append (out, "; ");
      g_string_append (out, rp_dataset_source (dataset, evidence->source)->record.title);
      if (evidence->locator != NULL)
        g_string_append_printf (out, ", %s", evidence->locator);
    }
  return g_string_free (out, FALSE);
}

char *
rp_record_text_tooltip (RpDataset *dataset, RpRecordRef ref)
{
  g_autofree char *when = rp_record_text_when (dataset, ref);
  g_autofree char *sources = rp_record_text_sources (dataset, ref);
  g_autofree char *ends = rp_record_text_ends (dataset, ref);
  GString *out = g_string_new (rp_record_text_title (dataset, ref));

  if (*ends != '\0')
    g_string_append_printf (out, "\n%s", ends);
  if (when != NULL)
    g_string_append_printf (out, "\n%s", when);
  else if (ref.type == RP_RECORD_EVENT)
    g_string_append_printf (out, "\n%s", _ ("undated"));
  if (sources != NULL)
    g_string_append_printf (out, "\n%s", sources);
  return g_string_free (out, FALSE);
}

char *
rp_record_text_description (RpDataset *dataset, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);
  g_autofree char *when = rp_record_text_when (dataset, ref);
  GString *out = g_string_new (rp_record_text_kind (dataset, ref));

  if (when != NULL)
    g_string_append_printf (out, ", %s", when);
  else if (ref.type == RP_RECORD_EVENT)
    g_string_append_printf (out, ", %s", _ ("undated"));
  if (record != NULL && record->n_evidence > 0)
    {
      guint n = record->n_evidence;

      g_string_append (out, ", ");
      g_string_append_printf (out, ngettext ("%u source", "%u sources", n), n);
    }
  return g_string_free (out, FALSE);
}

char *
rp_record_text_ends (RpDataset *dataset, RpRecordRef ref)
{
  const RpRelation *relation;

  if (ref.type != RP_RECORD_RELATION)
    return g_strdup ("");
  relation = rp_dataset_relation (dataset, ref.index);
  return g_strdup_printf ("%s %s %s", rp_dataset_entity (dataset, relation->from)->record.title,
                          relation->directed ? "→" : "–", rp_dataset_entity (dataset, relation->to)->record.title);
}

char *
rp_record_text_cluster (RpDataset *dataset, const RpRecordRef *members, guint n, guint count)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint named = MIN (members != NULL ? n : 0, MOST_NAMED);

  g_string_append_printf (text, ngettext ("%u event: double-click to open", "%u events: double-click to open", count),
                          count);
  for (guint i = 0; i < named; i++)
    {
      const RpRecord *record = rp_dataset_record (dataset, members[i]);
      g_autofree char *title = record != NULL ? rp_record_text_line (record->title) : NULL;

      if (title != NULL)
        g_string_append_printf (text, "\n· %s", title);
    }
  if (named > 0 && count > named)
    g_string_append_printf (text, ngettext ("\nand %u more", "\nand %u more", count - named), count - named);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
