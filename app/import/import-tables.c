/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-tables.h"

#include "import-record.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What stands for a kind that is missing. */
#define NO_KIND "unknown"

static const char *
given (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

#define LIST_OF(draft, key, member, count, func, type)                                                                 \
  { (key), rp_read_list, RP_FIELD (draft, member), FALSE, RP_FIELD (draft, count), (func), sizeof (type), NULL }

/* --- sources --- */

#define TERM(key, member) { (key), rp_read_term, RP_FIELD (RpSourceDraft, member) }
static const RpField source_table[] = {
  { "title", rp_read_text, RP_FIELD (RpSourceDraft, draft.record.title) },
  TERM ("publisher", publisher),
  TERM ("author", author),
  { "published", rp_read_date, RP_FIELD (RpSourceDraft, published) },
  TERM ("origin", origin),
  TERM ("reliability", reliability),
  TERM ("language", language),
  { "file", rp_read_path, RP_FIELD (RpSourceDraft, file) },
};
#undef TERM
static const RpFields source_fields = RP_FIELDS (source_table, &rp_record_fields);

static void
read_source (RpImport *self)
{
  RpSourceDraft draft = { .publisher = NULL };

  rp_record_read (self, &source_fields, &draft);
  rp_dataset_builder_add_source (self->builder, &draft);
  rp_record_finish (self, &draft.draft, TRUE);
}

/* --- entities --- */

typedef struct
{
  double lat, lon;
} Location;

static const RpField location_table[] = {
  { "lat", rp_read_number, RP_FIELD (Location, lat), TRUE },
  { "lon", rp_read_number, RP_FIELD (Location, lon), TRUE },
};
static const RpFields location_fields = RP_FIELDS (location_table, NULL);

static void
read_location (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base)
{
  RpEntityDraft *entity = base;
  Location location = { NAN, NAN };
  gsize start = rp_json_reader_get_offset (self->reader);

  if (token != RP_JSON_OBJECT_BEGIN)
    {
      rp_import_wrong_type (self, token, _ ("an object with lat and lon"));
      return;
    }
  rp_import_object (self, &location_fields, &location);
  if (fabs (location.lat) <= 90 && fabs (location.lon) <= 360)
    {
      entity->latitude = location.lat;
      entity->longitude = location.lon;
    }
  else if (isfinite (location.lat) && isfinite (location.lon))
    rp_import_keep_other (self, NULL, start); /* nowhere on earth, but what the file says */
}

static const RpField entity_table[] = {
  { "name", rp_read_text, RP_FIELD (RpEntityDraft, draft.record.title), TRUE },
  { "kind", rp_read_term, RP_FIELD (RpEntityDraft, kind), TRUE },
  LIST_OF (RpEntityDraft, "aliases", aliases, n_aliases, rp_item_text, const char *),
  { "sort", rp_read_text, RP_FIELD (RpEntityDraft, sort) },
  { "when", rp_read_date, RP_FIELD (RpEntityDraft, when) },
  { "location", read_location, 0 },
  LIST_OF (RpEntityDraft, "possibly_same", possibly_same, n_possibly_same, rp_item_ref, RpIdRef),
};
static const RpFields entity_fields = RP_FIELDS (entity_table, &rp_record_fields);

static void
read_entity (RpImport *self)
{
  RpEntityDraft draft = { .latitude = NAN, .longitude = NAN };
  RpRecord *record = &draft.draft.record;
  gboolean keep;

  rp_record_read (self, &entity_fields, &draft);
  keep = record->title != NULL || record->id != NULL;
  if (given (draft.kind) == NULL)
    draft.kind = rp_dataset_builder_string (self->builder, NO_KIND, -1);
  if (keep)
    rp_dataset_builder_add_entity (self->builder, &draft);
  rp_record_finish (self, &draft.draft, keep);
}

/* --- events --- */

static const RpField participant_table[] = {
  { "entity", rp_read_ref, 0, TRUE },
  { "role", rp_read_term, RP_FIELD (RpIdRef, extra) },
};
static const RpFields participant_fields = RP_FIELDS (participant_table, NULL);

static gboolean
read_participant (RpImport *self, RpJsonToken token, gpointer item)
{
  RpIdRef *ref = item;

  if (token == RP_JSON_STRING)
    return rp_item_ref (self, token, ref);
  if (token != RP_JSON_OBJECT_BEGIN)
    {
      rp_import_wrong_type (self, token, _ ("an entity's id, or an object with entity and role"));
      return FALSE;
    }
  rp_import_object (self, &participant_fields, ref);
  return ref->id != NULL;
}

static const RpField link_table[] = {
  { "to", rp_read_ref, 0, TRUE },
  { "kind", rp_read_term, RP_FIELD (RpIdRef, extra), TRUE },
};
static const RpFields link_fields = RP_FIELDS (link_table, NULL);

static gboolean
read_link (RpImport *self, RpJsonToken token, gpointer item)
{
  RpIdRef *ref = item;

  if (token != RP_JSON_OBJECT_BEGIN)
    {
      rp_import_wrong_type (self, token, _ ("an object with to and kind"));
      return FALSE;
    }
  rp_import_object (self, &link_fields, ref);
  if (given (ref->extra) == NULL)
    ref->extra = rp_dataset_builder_string (self->builder, "linked", -1);
  return ref->id != NULL;
}

static const char *const statuses[] = { "done", "ongoing", "planned", NULL };
static const char *const bases[] = { "stated", "inferred", "published", NULL };

static const RpField event_table[] = {
  { "title", rp_read_text, RP_FIELD (RpEventDraft, draft.record.title), TRUE },
  { "kind", rp_read_term, RP_FIELD (RpEventDraft, kind), TRUE },
  { "when", rp_read_date, RP_FIELD (RpEventDraft, when) },
  LIST_OF (RpEventDraft, "participants", participants, n_participants, read_participant, RpIdRef),
  { "place", rp_read_ref, RP_FIELD (RpEventDraft, place) },
  { "part_of", rp_read_ref, RP_FIELD (RpEventDraft, parent) },
  LIST_OF (RpEventDraft, "as_of", as_of, n_as_of, rp_item_date, RpDate),
  { "when_text", rp_read_text, RP_FIELD (RpEventDraft, when_text) },
  { "when_basis", rp_read_word, RP_FIELD (RpEventDraft, basis), .words = bases },
  { "when_note", rp_read_text, RP_FIELD (RpEventDraft, when_note) },
  { "status", rp_read_word, RP_FIELD (RpEventDraft, status), .words = statuses },
  { "order", rp_read_number, RP_FIELD (RpEventDraft, order) },
  LIST_OF (RpEventDraft, "after", after, n_after, rp_item_ref, RpIdRef),
  LIST_OF (RpEventDraft, "before", before, n_before, rp_item_ref, RpIdRef),
  LIST_OF (RpEventDraft, "links", links, n_links, read_link, RpIdRef),
};
static const RpFields event_fields = RP_FIELDS (event_table, &rp_record_fields);

static void
read_event (RpImport *self)
{
  RpEventDraft draft = { .order = NAN };

  rp_record_read (self, &event_fields, &draft);
  if (given (draft.kind) == NULL)
    draft.kind = rp_dataset_builder_string (self->builder, NO_KIND, -1);
  rp_dataset_builder_add_event (self->builder, &draft);
  rp_record_finish (self, &draft.draft, TRUE);
}

/* --- relations --- */

static void
read_weight (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base)
{
  RpRelationDraft *relation = base;
  double weight = token == RP_JSON_NUMBER ? rp_json_reader_get_double (self->reader) : 0;

  if (token == RP_JSON_NUMBER && isfinite (weight) && weight > 0)
    relation->weight = weight;
  else
    rp_import_wrong_type (self, token, _ ("a finite number above 0"));
}

static const RpField relation_table[] = {
  { "kind", rp_read_term, RP_FIELD (RpRelationDraft, kind), TRUE },
  { "from", rp_read_ref, RP_FIELD (RpRelationDraft, from), TRUE },
  { "to", rp_read_ref, RP_FIELD (RpRelationDraft, to), TRUE },
  { "label", rp_read_text, RP_FIELD (RpRelationDraft, draft.record.title) },
  { "directed", rp_read_flag, RP_FIELD (RpRelationDraft, directed) },
  { "when", rp_read_date, RP_FIELD (RpRelationDraft, when) },
  LIST_OF (RpRelationDraft, "as_of", as_of, n_as_of, rp_item_date, RpDate),
  { "weight", read_weight, 0 },
  LIST_OF (RpRelationDraft, "events", events, n_events, rp_item_ref, RpIdRef),
};
static const RpFields relation_fields = RP_FIELDS (relation_table, &rp_record_fields);

static void
read_relation (RpImport *self)
{
  RpRelationDraft draft = { .directed = TRUE, .weight = 1 };
  gboolean keep;

  rp_record_read (self, &relation_fields, &draft);
  if (given (draft.kind) == NULL)
    draft.kind = rp_dataset_builder_string (self->builder, NO_KIND, -1);
  keep = draft.from.id != NULL && draft.to.id != NULL;
  if (keep)
    rp_dataset_builder_add_relation (self->builder, &draft);
  rp_record_finish (self, &draft.draft, keep);
}

/* --- the lists --- */

void
rp_read_sources (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base G_GNUC_UNUSED)
{
  rp_import_records (self, token, read_source);
}

void
rp_read_entities (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base G_GNUC_UNUSED)
{
  rp_import_records (self, token, read_entity);
}

void
rp_read_events (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base G_GNUC_UNUSED)
{
  rp_import_records (self, token, read_event);
}

void
rp_read_relations (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base G_GNUC_UNUSED)
{
  rp_import_records (self, token, read_relation);
}
