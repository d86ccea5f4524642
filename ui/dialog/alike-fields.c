/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alike-fields.h"

#include "record-text.h"

#include <glib/gi18n-lib.h>

#define MOST_NAMES 12

const char *
rp_alike_field_name (RpAlikeField field)
{
  static const char *const names[RP_ALIKE_N_FIELDS]
      = { N_ ("Kind"), N_ ("Name"),    N_ ("Other names"), N_ ("Date"),   N_ ("Place"),
          N_ ("Who"),  N_ ("Between"), N_ ("Sources"),     N_ ("Summary") };

  return g_dgettext (GETTEXT_PACKAGE, names[field]);
}

static void
append_name (GString *out, const char *name, guint n)
{
  if (n == MOST_NAMES)
    g_string_append (out, " …");
  else if (n < MOST_NAMES)
    g_string_append_printf (out, "%s%s", n > 0 ? _ (", ") : "", name);
}

/* NULL: nothing. Transfer full. */
static char *
names_of (RpDataset *dataset, RpRecordRef ref)
{
  GString *out = g_string_new (NULL);

  if (ref.type == RP_RECORD_ENTITY)
    for (guint i = 0; i < rp_dataset_entity (dataset, ref.index)->n_aliases; i++)
      append_name (out, rp_dataset_entity (dataset, ref.index)->aliases[i], i);
  if (ref.type == RP_RECORD_EVENT)
    for (guint i = 0; i < rp_dataset_event (dataset, ref.index)->n_participants; i++)
      {
        guint entity = rp_dataset_event (dataset, ref.index)->participants[i].entity;

        append_name (out, rp_dataset_entity (dataset, entity)->record.title, i);
      }
  return g_string_free (out, out->len == 0);
}

static char *
place_of (RpDataset *dataset, RpRecordRef ref)
{
  guint place = ref.type == RP_RECORD_EVENT ? rp_dataset_event (dataset, ref.index)->place : RP_NO_INDEX;

  return place != RP_NO_INDEX ? g_strdup (rp_dataset_entity (dataset, place)->record.title) : NULL;
}

char *
rp_alike_field_text (RpDataset *dataset, RpRecordRef ref, RpAlikeField field)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);

  switch (field)
    {
    case RP_ALIKE_KIND:
      return g_strdup (rp_record_text_kind (dataset, ref));
    case RP_ALIKE_TITLE_FIELD:
      return rp_record_text_line (rp_record_text_title (dataset, ref));
    case RP_ALIKE_ALIASES:
      return ref.type == RP_RECORD_ENTITY ? names_of (dataset, ref) : NULL;
    case RP_ALIKE_DATE:
      return rp_record_text_when (dataset, ref);
    case RP_ALIKE_PLACE:
      return place_of (dataset, ref);
    case RP_ALIKE_PEOPLE:
      return ref.type == RP_RECORD_EVENT ? names_of (dataset, ref) : NULL;
    case RP_ALIKE_ENDS_FIELD:
      return ref.type == RP_RECORD_RELATION ? rp_record_text_ends (dataset, ref) : NULL;
    case RP_ALIKE_SOURCES:
      return ref.type == RP_RECORD_SOURCE ? g_strdup (record->url) : rp_record_text_sources (dataset, ref);
    case RP_ALIKE_SUMMARY:
      return record->summary != NULL ? rp_record_text_line (record->summary) : NULL;
    case RP_ALIKE_N_FIELDS:
    default:
      return NULL;
    }
}
