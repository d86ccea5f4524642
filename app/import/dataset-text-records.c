/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-text-parts.h"

#include <math.h>
#include <string.h>

/* ---- what every record has ---- */

static void
begin_record (RpTextWriter *self, const RpRecord *record)
{
  self->n_dates = 0;
  rp_json_writer_begin_object (self->json);
  if (record->has_given_id)
    rp_json_writer_put_string (self->json, "id", record->id);
}

/* A key that stood deeper is known by its pointer; at the record it is left alone as it was there. */
void
rp_put_other (RpTextWriter *self, const RpOther *other, gboolean unshown)
{
  gboolean plain = !unshown || strcmp (other->key, "$schema") == 0 || g_str_has_prefix (other->key, "x-");
  g_autofree char *key = g_strconcat (plain ? "" : "x-", other->key, NULL);

  rp_json_writer_key (self->json, key);
  rp_json_writer_raw (self->json, other->value);
}

static void
end_record (RpTextWriter *self, const RpRecord *record)
{
  rp_put_text (self, "summary", record->summary);
  rp_put_texts (self, "tags", record->tags, record->n_tags);
  rp_put_text (self, "url", record->url);
  rp_put_text (self, "image", record->image);
  rp_put_text (self, "marking", record->marking);
  rp_put_attributes (self, record);
  rp_put_evidence (self, record);
  for (guint i = 0; i < record->n_others + record->n_unshown; i++)
    rp_put_other (self, &record->others[i], i >= record->n_others);
  rp_json_writer_end_object (self->json);
}

/* ---- the four types ---- */

static void
put_kind_name (RpTextWriter *self, RpRecordType type, guint kind)
{
  rp_json_writer_put_string (self->json, "kind", rp_dataset_kind (self->dataset, type, kind)->name);
}

/* Whether its title is what publisher and date make of it. */
static gboolean
is_named_by_publisher (const RpSource *source)
{
  g_autofree char *both
      = g_strconcat (source->publisher != NULL ? source->publisher : "", ", ", source->published.text, NULL);

  return source->publisher != NULL && source->published.when != NULL && strcmp (source->record.title, both) == 0;
}

static void
put_source (RpTextWriter *self, guint index)
{
  const RpSource *source = rp_dataset_source (self->dataset, index);

  begin_record (self, &source->record);
  if (!is_named_by_publisher (source))
    rp_json_writer_put_string (self->json, "title", source->record.title);
  rp_put_text (self, "publisher", source->publisher);
  rp_put_text (self, "author", source->author);
  rp_put_date (self, "published", source->published);
  rp_put_text (self, "origin", source->origin);
  rp_put_text (self, "reliability", source->reliability);
  rp_put_text (self, "language", source->language);
  rp_put_text (self, "file", source->file);
  end_record (self, &source->record);
}

static void
put_ids (RpTextWriter *self, const char *key, RpRecordType type, const guint *rows, guint n)
{
  if (n == 0)
    return;
  rp_begin_line (self, key);
  for (guint i = 0; i < n; i++)
    rp_json_writer_string (self->json, rp_id_of (self, type, rows[i]));
  rp_end_line (self);
}

static void
put_entity (RpTextWriter *self, guint index)
{
  const RpEntity *entity = rp_dataset_entity (self->dataset, index);

  begin_record (self, &entity->record);
  put_kind_name (self, RP_RECORD_ENTITY, entity->kind);
  rp_json_writer_put_string (self->json, "name", entity->record.title);
  rp_put_texts (self, "aliases", entity->aliases, entity->n_aliases);
  rp_put_text (self, "sort", entity->sort);
  rp_put_date (self, "when", entity->when);
  if (isfinite (entity->latitude) && isfinite (entity->longitude))
    {
      rp_json_writer_key (self->json, "location");
      rp_json_writer_set_flat (self->json, TRUE);
      rp_json_writer_begin_object (self->json);
      rp_json_writer_key (self->json, "lat");
      rp_json_writer_exact (self->json, entity->latitude);
      rp_json_writer_key (self->json, "lon");
      rp_json_writer_exact (self->json, entity->longitude);
      rp_json_writer_end_object (self->json);
      rp_json_writer_set_flat (self->json, FALSE);
    }
  put_ids (self, "possibly_same", RP_RECORD_ENTITY, entity->possibly_same, entity->n_possibly_same);
  end_record (self, &entity->record);
}

static void
put_participants (RpTextWriter *self, const RpEvent *event)
{
  if (event->n_participants == 0)
    return;
  rp_begin_list (self, "participants");
  for (guint i = 0; i < event->n_participants; i++)
    {
      const RpParticipant *participant = &event->participants[i];
      const char *id = rp_id_of (self, RP_RECORD_ENTITY, participant->entity);

      if (participant->role == NULL)
        {
          rp_json_writer_string (self->json, id);
          continue;
        }
      rp_json_writer_begin_object (self->json);
      rp_json_writer_put_string (self->json, "entity", id);
      rp_json_writer_put_string (self->json, "role", participant->role);
      rp_json_writer_end_object (self->json);
    }
  rp_end_list (self);
}

static void
put_links (RpTextWriter *self, const RpEvent *event)
{
  if (event->n_links == 0)
    return;
  rp_begin_list (self, "links");
  for (guint i = 0; i < event->n_links; i++)
    {
      rp_json_writer_begin_object (self->json);
      rp_json_writer_put_string (self->json, "to", rp_id_of (self, RP_RECORD_EVENT, event->links[i].event));
      rp_json_writer_put_string (self->json, "kind", event->links[i].kind);
      rp_json_writer_end_object (self->json);
    }
  rp_end_list (self);
}

static void
put_time (RpTextWriter *self, const RpEvent *event)
{
  static const char *const statuses[] = { NULL, "ongoing", "planned" };
  static const char *const bases[] = { NULL, "inferred", "published" };
  const char *when_text = event->when_text;

  /* an undated event's wording is where its date would be */
  if (event->when.when == NULL && !rp_text_is_given (when_text))
    when_text = event->when.text;
  else
    rp_put_date (self, "when", event->when);
  rp_put_dates (self, "as_of", event->as_of, event->n_as_of);
  rp_put_text (self, "when_text", when_text);
  rp_put_text (self, "when_basis", bases[event->basis]);
  rp_put_text (self, "when_note", event->when_note);
  rp_put_text (self, "status", statuses[event->status]);
}

static void
put_event (RpTextWriter *self, guint index)
{
  const RpEvent *event = rp_dataset_event (self->dataset, index);

  begin_record (self, &event->record);
  put_kind_name (self, RP_RECORD_EVENT, event->kind);
  rp_json_writer_put_string (self->json, "title", event->record.title);
  put_time (self, event);
  if (event->place != RP_NO_INDEX)
    rp_json_writer_put_string (self->json, "place", rp_id_of (self, RP_RECORD_ENTITY, event->place));
  put_participants (self, event);
  if (event->parent != RP_NO_INDEX)
    rp_json_writer_put_string (self->json, "part_of", rp_id_of (self, RP_RECORD_EVENT, event->parent));
  if (isfinite (event->order))
    {
      rp_json_writer_key (self->json, "order");
      rp_json_writer_exact (self->json, event->order);
    }
  put_ids (self, "after", RP_RECORD_EVENT, event->after, event->n_after);
  put_ids (self, "before", RP_RECORD_EVENT, event->before, event->n_before);
  put_links (self, event);
  end_record (self, &event->record);
}

static void
put_relation (RpTextWriter *self, guint index)
{
  const RpRelation *relation = rp_dataset_relation (self->dataset, index);
  const RpKind *kind = rp_dataset_kind (self->dataset, RP_RECORD_RELATION, relation->kind);

  begin_record (self, &relation->record);
  rp_json_writer_put_string (self->json, "kind", kind->name);
  rp_json_writer_put_string (self->json, "from", rp_id_of (self, RP_RECORD_ENTITY, relation->from));
  rp_json_writer_put_string (self->json, "to", rp_id_of (self, RP_RECORD_ENTITY, relation->to));
  if (strcmp (relation->record.title, kind->label) != 0)
    rp_json_writer_put_string (self->json, "label", relation->record.title);
  if (!relation->directed)
    {
      rp_json_writer_key (self->json, "directed");
      rp_json_writer_boolean (self->json, FALSE);
    }
  rp_put_date (self, "when", relation->when);
  rp_put_dates (self, "as_of", relation->as_of, relation->n_as_of);
  if (relation->weight < 1 || relation->weight > 1)
    {
      rp_json_writer_key (self->json, "weight");
      rp_json_writer_exact (self->json, relation->weight);
    }
  put_ids (self, "events", RP_RECORD_EVENT, relation->events, relation->n_events);
  end_record (self, &relation->record);
}

void
rp_put_record (RpTextWriter *self, RpRecordRef ref)
{
  switch (ref.type)
    {
    case RP_RECORD_SOURCE:
      put_source (self, ref.index);
      break;
    case RP_RECORD_ENTITY:
      put_entity (self, ref.index);
      break;
    case RP_RECORD_EVENT:
      put_event (self, ref.index);
      break;
    case RP_RECORD_RELATION:
      put_relation (self, ref.index);
      break;
    case RP_RECORD_NONE:
    default:
      g_assert_not_reached ();
    }
}

static void
put_records (RpTextWriter *self, const char *key, RpRecordType type)
{
  guint n = rp_dataset_n_records (self->dataset, type);

  if (n == 0)
    return;
  rp_json_writer_key (self->json, key);
  rp_json_writer_begin_array (self->json);
  for (guint i = 0; i < n; i++)
    rp_put_record (self, rp_record_ref (type, i));
  rp_json_writer_end_array (self->json);
}

void
rp_put_records (RpTextWriter *self)
{
  put_records (self, "sources", RP_RECORD_SOURCE);
  put_records (self, "entities", RP_RECORD_ENTITY);
  put_records (self, "events", RP_RECORD_EVENT);
  put_records (self, "relations", RP_RECORD_RELATION);
}
