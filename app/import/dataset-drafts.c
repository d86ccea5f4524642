/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-drafts.h"

#include <string.h>

static gpointer
take (const RpDraftMaker *maker, guint n, gsize size)
{
  gpointer taken = n > 0 ? rp_memory_blocks_take (maker->memory, n * size) : NULL;

  if (taken != NULL)
    memset (taken, 0, n * size);
  return taken;
}

static RpIdRef
ref_to (const RpDraftMaker *maker, RpRecordType type, guint index)
{
  RpRecordRef ref = rp_record_ref (type, index);
  RpIdRef made = { .path = "" };

  if (index == RP_NO_INDEX)
    return made;
  made.id = rp_dataset_record (maker->dataset, ref)->id;
  if (maker->rename != NULL)
    made.id = maker->rename (ref, made.id, maker->data);
  return made;
}

static const RpIdRef *
refs_to (const RpDraftMaker *maker, RpRecordType type, const guint *rows, guint n)
{
  RpIdRef *refs = take (maker, n, sizeof *refs);

  for (guint i = 0; i < n; i++)
    refs[i] = ref_to (maker, type, rows[i]);
  return refs;
}

static const RpEvidenceDraft *
draft_evidence (const RpDraftMaker *maker, const RpEvidence *evidence, guint n)
{
  RpEvidenceDraft *drafts = take (maker, n, sizeof *drafts);

  for (guint i = 0; i < n; i++)
    drafts[i] = (RpEvidenceDraft){ .source = ref_to (maker, RP_RECORD_SOURCE, evidence[i].source),
                                   .locator = evidence[i].locator,
                                   .passage = evidence[i].passage,
                                   .grade = evidence[i].grade,
                                   .origin = evidence[i].origin,
                                   .fields = evidence[i].fields,
                                   .says = evidence[i].says,
                                   .n_fields = evidence[i].n_fields,
                                   .n_says = evidence[i].n_says,
                                   .stance = evidence[i].stance };
  return drafts;
}

/* PATH as it is from where paths begin now. */
static const char *
path_to (const RpDraftMaker *maker, const char *path)
{
  g_autofree char *whole = NULL;

  if (path == NULL || maker->folder == NULL || *maker->folder == '\0')
    return path;
  whole = g_build_filename (maker->folder, path, NULL);
  return rp_memory_blocks_copy (maker->memory, whole, strlen (whole));
}

/* What PATH leads to is not to be had from here: it is kept in words. */
static void
keep_in_words (const RpDraftMaker *maker, RpRecordDraft *draft, const char *label, const char **path)
{
  RpAttributeDraft *attributes;

  if (!maker->is_elsewhere || *path == NULL)
    return;
  attributes = take (maker, draft->n_attributes + 1, sizeof *attributes);
  if (draft->n_attributes > 0)
    memcpy (attributes, draft->attributes, draft->n_attributes * sizeof *attributes);
  attributes[draft->n_attributes++].attribute = (RpAttribute){ .label = label, .value = *path };
  draft->attributes = attributes;
  *path = NULL;
}

static RpRecordDraft
draft_record (const RpDraftMaker *maker, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (maker->dataset, ref);
  RpAttributeDraft *attributes = take (maker, record->n_attributes, sizeof *attributes);
  RpRecordDraft draft = { .record = *record,
                          .evidence = draft_evidence (maker, record->evidence, record->n_evidence),
                          .n_evidence = record->n_evidence,
                          .attributes = attributes,
                          .n_attributes = record->n_attributes,
                          .place = { record->line, 0 },
                          .id_place = { record->line, 0 },
                          .path = "" };
  const char *id = maker->rename != NULL ? maker->rename (ref, record->id, maker->data) : record->id;

  for (guint i = 0; i < record->n_attributes; i++)
    attributes[i] = (RpAttributeDraft){
      .attribute = record->attributes[i],
      .evidence = draft_evidence (maker, record->attributes[i].evidence, record->attributes[i].n_evidence),
      .n_evidence = record->attributes[i].n_evidence,
    };
  draft.record.has_given_id = record->has_given_id || id != record->id;
  draft.record.id = draft.record.has_given_id ? id : NULL;
  draft.record.file = record->file != NULL ? record->file : maker->file;
  draft.record.image = path_to (maker, record->image);
  keep_in_words (maker, &draft, "image", &draft.record.image);
  return draft;
}

static const char *
kind_name (const RpDraftMaker *maker, RpRecordType type, guint kind)
{
  return rp_dataset_kind (maker->dataset, type, kind)->name;
}

static void
draft_source (const RpDraftMaker *maker, guint index, RpSourceDraft *draft)
{
  const RpSource *source = rp_dataset_source (maker->dataset, index);

  *draft = (RpSourceDraft){ .draft = draft_record (maker, rp_record_ref (RP_RECORD_SOURCE, index)),
                            .publisher = source->publisher,
                            .author = source->author,
                            .origin = source->origin,
                            .reliability = source->reliability,
                            .language = source->language,
                            .file = path_to (maker, source->file),
                            .published = source->published };
  keep_in_words (maker, &draft->draft, "file", &draft->file);
  if (source->origin_source != RP_NO_INDEX)
    draft->origin = ref_to (maker, RP_RECORD_SOURCE, source->origin_source).id;
}

static void
draft_entity (const RpDraftMaker *maker, guint index, RpEntityDraft *draft)
{
  const RpEntity *entity = rp_dataset_entity (maker->dataset, index);

  *draft = (RpEntityDraft){ .draft = draft_record (maker, rp_record_ref (RP_RECORD_ENTITY, index)),
                            .kind = kind_name (maker, RP_RECORD_ENTITY, entity->kind),
                            .sort = entity->sort,
                            .aliases = entity->aliases,
                            .n_aliases = entity->n_aliases,
                            .when = entity->when,
                            .possibly_same
                            = refs_to (maker, RP_RECORD_ENTITY, entity->possibly_same, entity->n_possibly_same),
                            .n_possibly_same = entity->n_possibly_same,
                            .latitude = entity->latitude,
                            .longitude = entity->longitude };
}

static void
draft_event (const RpDraftMaker *maker, guint index, RpEventDraft *draft)
{
  const RpEvent *event = rp_dataset_event (maker->dataset, index);
  RpIdRef *participants = take (maker, event->n_participants, sizeof *participants);
  RpIdRef *links = take (maker, event->n_links, sizeof *links);

  for (guint i = 0; i < event->n_participants; i++)
    {
      participants[i] = ref_to (maker, RP_RECORD_ENTITY, event->participants[i].entity);
      participants[i].extra = event->participants[i].role;
    }
  for (guint i = 0; i < event->n_links; i++)
    {
      links[i] = ref_to (maker, RP_RECORD_EVENT, event->links[i].event);
      links[i].extra = event->links[i].kind;
    }
  *draft = (RpEventDraft){ .draft = draft_record (maker, rp_record_ref (RP_RECORD_EVENT, index)),
                           .kind = kind_name (maker, RP_RECORD_EVENT, event->kind),
                           .status = event->status,
                           .basis = event->basis,
                           .when = event->when,
                           .as_of = event->as_of,
                           .n_as_of = event->n_as_of,
                           .when_text = event->when_text,
                           .when_note = event->when_note,
                           .order = event->order,
                           .place = ref_to (maker, RP_RECORD_ENTITY, event->place),
                           .parent = ref_to (maker, RP_RECORD_EVENT, event->parent),
                           .participants = participants,
                           .n_participants = event->n_participants,
                           .after = refs_to (maker, RP_RECORD_EVENT, event->after, event->n_after),
                           .n_after = event->n_after,
                           .before = refs_to (maker, RP_RECORD_EVENT, event->before, event->n_before),
                           .n_before = event->n_before,
                           .links = links,
                           .n_links = event->n_links };
}

static void
draft_relation (const RpDraftMaker *maker, guint index, RpRelationDraft *draft)
{
  const RpRelation *relation = rp_dataset_relation (maker->dataset, index);

  *draft = (RpRelationDraft){ .draft = draft_record (maker, rp_record_ref (RP_RECORD_RELATION, index)),
                              .kind = kind_name (maker, RP_RECORD_RELATION, relation->kind),
                              .from = ref_to (maker, RP_RECORD_ENTITY, relation->from),
                              .to = ref_to (maker, RP_RECORD_ENTITY, relation->to),
                              .directed = relation->directed,
                              .when = relation->when,
                              .as_of = relation->as_of,
                              .n_as_of = relation->n_as_of,
                              .weight = relation->weight,
                              .events = refs_to (maker, RP_RECORD_EVENT, relation->events, relation->n_events),
                              .n_events = relation->n_events };
}

void
rp_draft_make (const RpDraftMaker *maker, RpRecordRef ref, RpAnyDraft *draft)
{
  switch (ref.type)
    {
    case RP_RECORD_SOURCE:
      draft_source (maker, ref.index, &draft->source);
      break;
    case RP_RECORD_ENTITY:
      draft_entity (maker, ref.index, &draft->entity);
      break;
    case RP_RECORD_EVENT:
      draft_event (maker, ref.index, &draft->event);
      break;
    case RP_RECORD_RELATION:
      draft_relation (maker, ref.index, &draft->relation);
      break;
    case RP_RECORD_NONE:
    default:
      g_assert_not_reached ();
    }
}

void
rp_draft_add (RpDatasetBuilder *builder, RpRecordType type, const RpAnyDraft *draft)
{
  switch (type)
    {
    case RP_RECORD_SOURCE:
      rp_dataset_builder_add_source (builder, &draft->source);
      break;
    case RP_RECORD_ENTITY:
      rp_dataset_builder_add_entity (builder, &draft->entity);
      break;
    case RP_RECORD_EVENT:
      rp_dataset_builder_add_event (builder, &draft->event);
      break;
    case RP_RECORD_RELATION:
      rp_dataset_builder_add_relation (builder, &draft->relation);
      break;
    case RP_RECORD_NONE:
    default:
      g_assert_not_reached ();
    }
}
