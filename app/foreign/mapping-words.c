/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a mapping's uses and fields are called, and which fields a use has. */
#include "mapping.h"

#include <glib/gi18n-lib.h>

#define LAST RP_CSV_OTHER, RP_CSV_LEFT_OUT
#define DATES RP_CSV_WHEN, RP_CSV_END, RP_CSV_TIME, RP_CSV_YEAR, RP_CSV_MONTH, RP_CSV_DAY
#define ENDS RP_CSV_END_YEAR, RP_CSV_END_MONTH, RP_CSV_END_DAY, RP_CSV_END_TIME
#define EVIDENCE RP_CSV_SOURCE, RP_CSV_SOURCE_URL, RP_CSV_LOCATOR, RP_CSV_PASSAGE

static const RpCsvField event_fields[]
    = { RP_CSV_TITLE,   RP_CSV_KIND, RP_CSV_PLACE, RP_CSV_PEOPLE, RP_CSV_PARTICIPANTS, RP_CSV_FROM, RP_CSV_TO,
        RP_CSV_SUMMARY, RP_CSV_TAGS, RP_CSV_ID,    RP_CSV_STATUS, RP_CSV_URL,          DATES,       ENDS,
        RP_CSV_WORDING, RP_CSV_NOTE, EVIDENCE,     LAST };
static const RpCsvField relation_fields[]
    = { RP_CSV_FROM,     RP_CSV_TO, RP_CSV_KIND, RP_CSV_LABEL, DATES,          ENDS,       RP_CSV_WEIGHT,
        RP_CSV_DIRECTED, RP_CSV_ID, RP_CSV_TAGS, EVIDENCE,     RP_CSV_SUMMARY, RP_CSV_URL, LAST };
static const RpCsvField entity_fields[]
    = { RP_CSV_NAME,     RP_CSV_GIVEN,     RP_CSV_FAMILY, RP_CSV_KIND, RP_CSV_ALIASES,
        RP_CSV_SUMMARY,  RP_CSV_TAGS,      RP_CSV_ID,     DATES,       ENDS,
        RP_CSV_LATITUDE, RP_CSV_LONGITUDE, RP_CSV_URL,    EVIDENCE,    LAST };
static const RpCsvField source_fields[] = { RP_CSV_TITLE,   RP_CSV_URL, RP_CSV_PUBLISHER, RP_CSV_AUTHOR, RP_CSV_WHEN,
                                            RP_CSV_SUMMARY, RP_CSV_ID,  RP_CSV_KIND,      LAST };

const RpCsvField *
rp_list_use_fields (RpListUse use, guint *n)
{
  static const RpCsvField none[] = { LAST };
  static const struct
  {
    const RpCsvField *fields;
    guint n;
  } all[RP_N_LIST_USES] = {
    [RP_LIST_LEFT_OUT] = { none, G_N_ELEMENTS (none) },
    [RP_LIST_EVENTS] = { event_fields, G_N_ELEMENTS (event_fields) },
    [RP_LIST_RELATIONS] = { relation_fields, G_N_ELEMENTS (relation_fields) },
    [RP_LIST_ENTITIES] = { entity_fields, G_N_ELEMENTS (entity_fields) },
    [RP_LIST_SOURCES] = { source_fields, G_N_ELEMENTS (source_fields) },
  };

  *n = all[use].n;
  return all[use].fields;
}

const char *
rp_list_use_label (RpListUse use)
{
  static const char *const labels[RP_N_LIST_USES] = {
    [RP_LIST_LEFT_OUT] = NC_ ("what a list holds", "Left out"),
    [RP_LIST_EVENTS] = NC_ ("what a list holds", "Events"),
    [RP_LIST_RELATIONS] = NC_ ("what a list holds", "Relations"),
    [RP_LIST_ENTITIES] = NC_ ("what a list holds", "Entities"),
    [RP_LIST_SOURCES] = NC_ ("what a list holds", "Sources"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "what a list holds", labels[use]);
}

const char *
rp_mapping_field_label (RpListUse use, RpCsvField field)
{
  static const char *const labels[RP_N_CSV_FIELDS] = {
    [RP_CSV_OTHER] = NC_ ("column", "Attribute"),
    [RP_CSV_WHEN] = NC_ ("column", "Date"),
    [RP_CSV_END] = NC_ ("column", "End"),
    [RP_CSV_TITLE] = NC_ ("column", "Title"),
    [RP_CSV_NAME] = NC_ ("column", "Name"),
    [RP_CSV_GIVEN] = NC_ ("column", "Given name"),
    [RP_CSV_FAMILY] = NC_ ("column", "Family name"),
    [RP_CSV_LABEL] = NC_ ("column", "Label"),
    [RP_CSV_KIND] = NC_ ("column", "Kind"),
    [RP_CSV_PLACE] = NC_ ("column", "Place"),
    [RP_CSV_PEOPLE] = NC_ ("column", "People"),
    [RP_CSV_PARTICIPANTS] = NC_ ("column", "Participants"),
    [RP_CSV_SOURCE] = NC_ ("column", "Source"),
    [RP_CSV_SOURCE_URL] = NC_ ("column", "Address of the source"),
    [RP_CSV_LOCATOR] = NC_ ("column", "Locator"),
    [RP_CSV_PASSAGE] = NC_ ("column", "Passage"),
    [RP_CSV_SUMMARY] = NC_ ("column", "Summary"),
    [RP_CSV_TAGS] = NC_ ("column", "Tags"),
    [RP_CSV_URL] = NC_ ("column", "Address"),
    [RP_CSV_ID] = NC_ ("column", "Id"),
    [RP_CSV_STATUS] = NC_ ("column", "Status"),
    [RP_CSV_WORDING] = NC_ ("column", "Wording of the date"),
    [RP_CSV_NOTE] = NC_ ("column", "Note on the date"),
    [RP_CSV_FROM] = NC_ ("column", "From"),
    [RP_CSV_TO] = NC_ ("column", "To"),
    [RP_CSV_WEIGHT] = NC_ ("column", "Weight"),
    [RP_CSV_DIRECTED] = NC_ ("column", "Directed or not"),
    [RP_CSV_ALIASES] = NC_ ("column", "Aliases"),
    [RP_CSV_LATITUDE] = NC_ ("column", "Latitude"),
    [RP_CSV_LONGITUDE] = NC_ ("column", "Longitude"),
    [RP_CSV_YEAR] = NC_ ("column", "Year"),
    [RP_CSV_MONTH] = NC_ ("column", "Month"),
    [RP_CSV_DAY] = NC_ ("column", "Day"),
    [RP_CSV_TIME] = NC_ ("column", "Time of day"),
    [RP_CSV_END_YEAR] = NC_ ("column", "Year of the end"),
    [RP_CSV_END_MONTH] = NC_ ("column", "Month of the end"),
    [RP_CSV_END_DAY] = NC_ ("column", "Day of the end"),
    [RP_CSV_END_TIME] = NC_ ("column", "Time of the end"),
    [RP_CSV_PUBLISHER] = NC_ ("column", "Publisher"),
    [RP_CSV_AUTHOR] = NC_ ("column", "Author"),
    [RP_CSV_LEFT_OUT] = NC_ ("column", "Left out"),
  };

  if (use == RP_LIST_EVENTS && (field == RP_CSV_FROM || field == RP_CSV_TO))
    return field == RP_CSV_FROM ? C_ ("column", "Participant (from)") : C_ ("column", "Participant (to)");
  if (field == RP_CSV_WHEN && use != RP_LIST_SOURCES && use != RP_LIST_EVENTS)
    return C_ ("column", "Begin");
  if (field == RP_CSV_WHEN && use == RP_LIST_SOURCES)
    return C_ ("column", "Published");
  return g_dpgettext2 (GETTEXT_PACKAGE, "column", labels[field]);
}
