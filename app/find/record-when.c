/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-when.h"

#include <glib/gi18n-lib.h>

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

    return g_strdup_printf (C_ ("a source’s date", "as of %s"), dates);
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
