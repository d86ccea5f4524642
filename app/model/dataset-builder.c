/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-assembly.h"

#include <math.h>
#include <string.h>

#define MOST_PROBLEMS 100000

static const gsize record_sizes[RP_N_RECORD_TYPES]
    = { 1, sizeof (RpEvent), sizeof (RpEntity), sizeof (RpRelation), sizeof (RpSource) };

static void
open_builder (RpDatasetBuilder *self)
{
  *self = (RpDatasetBuilder){ .arena = rp_arena_new () };
  self->head.version = RP_FORMAT_VERSION;
  for (guint type = 0; type < RP_N_RECORD_TYPES; type++)
    {
      self->tables[type] = g_array_new (FALSE, FALSE, (guint)record_sizes[type]);
      self->paths[type] = g_array_new (FALSE, FALSE, sizeof (RpPathRun));
      self->kind_names[type] = g_ptr_array_new ();
      self->kind_rows[type] = g_hash_table_new (g_str_hash, g_str_equal);
      self->declared[type] = g_array_new (FALSE, FALSE, sizeof (RpKind));
    }
  self->eras = g_array_new (FALSE, FALSE, sizeof (RpEra));
  self->others = g_array_new (FALSE, FALSE, sizeof (RpOther));
  self->unshown = g_array_new (FALSE, FALSE, sizeof (RpOther));
  self->pending = g_array_new (FALSE, FALSE, sizeof (RpPending));
  self->edges = g_array_new (FALSE, FALSE, sizeof (RpPending));
  self->duplicates = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_problem_free);
}

static void
close_builder (RpDatasetBuilder *self)
{
  for (guint type = 0; type < RP_N_RECORD_TYPES; type++)
    {
      g_clear_pointer (&self->tables[type], g_array_unref);
      g_clear_pointer (&self->paths[type], g_array_unref);
      g_clear_pointer (&self->kind_names[type], g_ptr_array_unref);
      g_clear_pointer (&self->kind_rows[type], g_hash_table_unref);
      g_clear_pointer (&self->declared[type], g_array_unref);
    }
  g_clear_pointer (&self->eras, g_array_unref);
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_pointer (&self->unshown, g_array_unref);
  g_clear_pointer (&self->pending, g_array_unref);
  g_clear_pointer (&self->edges, g_array_unref);
  g_clear_pointer (&self->duplicates, g_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  rp_id_table_clear (&self->ids);
  g_clear_pointer (&self->arena, rp_arena_free);
}

RpDatasetBuilder *
rp_dataset_builder_new (void)
{
  RpDatasetBuilder *self = g_new (RpDatasetBuilder, 1);

  open_builder (self);
  return self;
}

void
rp_dataset_builder_free (RpDatasetBuilder *self)
{
  if (self == NULL)
    return;
  close_builder (self);
  g_free (self);
}

const char *
rp_dataset_builder_string (RpDatasetBuilder *self, const char *text, gssize length)
{
  return rp_arena_string (self->arena, text, length);
}

const char *
rp_dataset_builder_text (RpDatasetBuilder *self, const char *text, gsize length)
{
  return rp_arena_text (self->arena, text, length);
}

const RpDate *
rp_dataset_builder_find_date (RpDatasetBuilder *self, const char *text, gsize length)
{
  return rp_arena_find_date (self->arena, text, length);
}

const RpDate *
rp_dataset_builder_keep_date (RpDatasetBuilder *self, const char *text, const RpWhen *when)
{
  return rp_arena_keep_date (self->arena, text, when);
}

const RpWhen *
rp_dataset_builder_when (RpDatasetBuilder *self, const RpWhen *when)
{
  return rp_arena_when (self->arena, when);
}

/* What came in lives as long as the dataset afterwards, wherever it was. */
static const char *
own (RpDatasetBuilder *self, const char *text)
{
  return rp_arena_own (self->arena, text);
}

static RpDate
own_date (RpDatasetBuilder *self, RpDate date)
{
  return (RpDate){ rp_arena_when (self->arena, date.when), own (self, date.text) };
}

static const RpDate *
own_dates (RpDatasetBuilder *self, const RpDate *dates, guint n)
{
  RpDate *copy = rp_arena_alloc (self->arena, n, sizeof *copy);

  for (guint i = 0; i < n; i++)
    copy[i] = own_date (self, dates[i]);
  return copy;
}

static const char *const *
own_strings (RpDatasetBuilder *self, const char *const *strings, guint n)
{
  const char **copy = rp_arena_alloc (self->arena, n, sizeof *copy);

  for (guint i = 0; i < n; i++)
    copy[i] = own (self, strings[i]);
  return copy;
}

static const RpOther *
own_others (RpDatasetBuilder *self, const RpOther *others, guint n)
{
  RpOther *copy = rp_arena_alloc (self->arena, n, sizeof *copy);

  for (guint i = 0; i < n; i++)
    copy[i] = (RpOther){ own (self, others[i].key), own (self, others[i].value) };
  return copy;
}

static const RpSays *
own_says (RpDatasetBuilder *self, const RpSays *says, guint n)
{
  RpSays *copy = rp_arena_alloc (self->arena, n, sizeof *copy);

  for (guint i = 0; i < n; i++)
    copy[i]
        = (RpSays){ own (self, says[i].field), own (self, says[i].value), rp_arena_when (self->arena, says[i].when) };
  return copy;
}

static const RpEvidence *
make_evidence (RpDatasetBuilder *self, const RpEvidenceDraft *drafts, guint n, RpRecordRef owner)
{
  RpEvidence *evidence = rp_arena_alloc (self->arena, n, sizeof *evidence);

  for (guint i = 0; i < n; i++)
    {
      const RpEvidenceDraft *draft = &drafts[i];

      evidence[i] = (RpEvidence){
        .source = RP_NO_INDEX,
        .locator = own (self, draft->locator),
        .passage = own (self, draft->passage),
        .grade = own (self, draft->grade),
        .origin = own (self, draft->origin),
        .fields = own_strings (self, draft->fields, draft->n_fields),
        .says = own_says (self, draft->says, draft->n_says),
        .n_fields = draft->n_fields,
        .n_says = draft->n_says,
        .stance = draft->stance,
      };
      rp_builder_refer (self, &draft->source,
                        &(RpPending){ .target = &evidence[i].source,
                                      .owner = owner.index,
                                      .owner_type = (guint8)owner.type,
                                      .type = RP_RECORD_SOURCE });
    }
  return evidence;
}

static const RpAttribute *
make_attributes (RpDatasetBuilder *self, const RpAttributeDraft *drafts, guint n, RpRecordRef owner)
{
  RpAttribute *attributes = rp_arena_alloc (self->arena, n, sizeof *attributes);

  for (guint i = 0; i < n; i++)
    {
      const RpAttribute *given = &drafts[i].attribute;

      attributes[i] = (RpAttribute){
        .label = own (self, given->label),
        .value = own (self, given->value),
        .when_text = own (self, given->when_text),
        .as_of_text = own (self, given->as_of_text),
        .when = rp_arena_when (self->arena, given->when),
        .as_of = rp_arena_when (self->arena, given->as_of),
        .evidence = make_evidence (self, drafts[i].evidence, drafts[i].n_evidence, owner),
        .n_evidence = drafts[i].n_evidence,
      };
    }
  return attributes;
}

/* Where the new record of ROW stands: mostly next to the one before. */
static void
add_path (RpDatasetBuilder *self, RpRecordType type, guint row, const RpRecordDraft *draft)
{
  GArray *runs = self->paths[type];
  const RpPathRun *last = runs->len > 0 ? &g_array_index (runs, RpPathRun, runs->len - 1) : NULL;
  RpPathRun run = { draft->path != NULL ? own (self, draft->path) : "", row, draft->item };

  if (last == NULL || last->item == 0 || last->item + (row - last->row) != run.item
      || strcmp (last->path, run.path) != 0)
    g_array_append_val (runs, run);
}

static const char *
own_id (RpDatasetBuilder *self, const char *id)
{
  return id == NULL || id[0] == '\0' ? NULL : rp_arena_id (self->arena, id, strlen (id));
}

/* Appends an empty row and fills what all records have. */
static gpointer
add_record (RpDatasetBuilder *self, RpRecordType type, const RpRecordDraft *draft)
{
  GArray *table = self->tables[type];
  RpRecordRef ref = rp_record_ref (type, table->len);
  const RpRecord *given = &draft->record;
  RpRecord *record;

  g_array_set_size (table, table->len + 1);
  record = rp_builder_record (self, type, ref.index);
  memset (record, 0, record_sizes[type]);
  add_path (self, type, ref.index, draft);
  *record = (RpRecord){
    .id = own_id (self, given->id),
    .title = own (self, given->title),
    .summary = own (self, given->summary),
    .url = own (self, given->url),
    .image = own (self, given->image),
    .marking = own (self, given->marking),
    .tags = own_strings (self, given->tags, given->n_tags),
    .others = own_others (self, given->others, given->n_others + given->n_unshown),
    .n_tags = given->n_tags,
    .n_others = given->n_others,
    .n_unshown = given->n_unshown,
    .n_attributes = draft->n_attributes,
    .n_evidence = draft->n_evidence,
    .file = own (self, given->file),
    .line = given->line != 0 ? given->line : draft->place.line,
  };
  if (record->id != NULL)
    rp_builder_claim_id (self, ref, draft->id_place.line != 0 ? draft->id_place : draft->place);
  record->evidence = make_evidence (self, draft->evidence, draft->n_evidence, ref);
  record->attributes = make_attributes (self, draft->attributes, draft->n_attributes, ref);
  return record;
}

/* Fills TARGETS, N fields that stand STRIDE bytes apart, with what REFS name. */
static void
refer_all (RpDatasetBuilder *self, const RpIdRef *refs, guint n, gpointer targets, gsize stride, RpPending where)
{
  for (guint i = 0; i < n; i++)
    {
      where.target = (guint *)(gpointer)((char *)targets + i * stride);
      *where.target = RP_NO_INDEX;
      rp_builder_refer (self, &refs[i], &where);
    }
}

static const guint *
refer_indices (RpDatasetBuilder *self, const RpIdRef *refs, guint n, RpPending where)
{
  guint *targets = rp_arena_alloc (self->arena, n, sizeof *targets);

  refer_all (self, refs, n, targets, sizeof *targets, where);
  return targets;
}

static const RpParticipant *
make_participants (RpDatasetBuilder *self, const RpIdRef *refs, guint n, RpPending where)
{
  RpParticipant *participants = rp_arena_alloc (self->arena, n, sizeof *participants);

  for (guint i = 0; i < n; i++)
    participants[i].role = own (self, refs[i].extra);
  if (n > 0)
    refer_all (self, refs, n, &participants->entity, sizeof *participants, where);
  return participants;
}

static const RpLink *
make_links (RpDatasetBuilder *self, const RpIdRef *refs, guint n, RpPending where)
{
  RpLink *links = rp_arena_alloc (self->arena, n, sizeof *links);

  for (guint i = 0; i < n; i++)
    links[i].kind = own (self, refs[i].extra);
  if (n > 0)
    refer_all (self, refs, n, &links->event, sizeof *links, where);
  return links;
}

void
rp_dataset_builder_add_event (RpDatasetBuilder *self, const RpEventDraft *draft)
{
  RpPending where = { .owner = self->tables[RP_RECORD_EVENT]->len, .owner_type = RP_RECORD_EVENT };
  RpEvent *event = add_record (self, RP_RECORD_EVENT, &draft->draft);

  event->kind = rp_builder_kind (self, RP_RECORD_EVENT, draft->kind);
  event->status = draft->status;
  event->basis = draft->basis;
  event->when = own_date (self, draft->when);
  event->as_of = own_dates (self, draft->as_of, draft->n_as_of);
  event->n_as_of = draft->n_as_of;
  event->when_text = own (self, draft->when_text);
  event->when_note = own (self, draft->when_note);
  event->order = draft->order;
  event->place = event->parent = RP_NO_INDEX;
  event->n_participants = draft->n_participants;
  event->n_after = draft->n_after;
  event->n_before = draft->n_before;
  event->n_links = draft->n_links;

  where.type = RP_RECORD_ENTITY;
  event->participants = make_participants (self, draft->participants, draft->n_participants, where);
  where.slot = RP_SLOT_PLACE;
  if (draft->place.id != NULL)
    rp_builder_refer (self, &draft->place, &where);
  where.type = RP_RECORD_EVENT;
  where.slot = RP_SLOT_ARRAY;
  event->links = make_links (self, draft->links, draft->n_links, where);
  where.slot = RP_SLOT_PARENT;
  if (draft->parent.id != NULL)
    rp_builder_refer (self, &draft->parent, &where);
  where.slot = RP_SLOT_AFTER;
  event->after = refer_indices (self, draft->after, draft->n_after, where);
  where.slot = RP_SLOT_BEFORE;
  event->before = refer_indices (self, draft->before, draft->n_before, where);
}

void
rp_dataset_builder_add_entity (RpDatasetBuilder *self, const RpEntityDraft *draft)
{
  RpPending where
      = { .owner = self->tables[RP_RECORD_ENTITY]->len, .owner_type = RP_RECORD_ENTITY, .type = RP_RECORD_ENTITY };
  RpEntity *entity = add_record (self, RP_RECORD_ENTITY, &draft->draft);
  gboolean located = isfinite (draft->latitude) && isfinite (draft->longitude);

  entity->kind = rp_builder_kind (self, RP_RECORD_ENTITY, draft->kind);
  entity->sort = own (self, draft->sort);
  entity->aliases = own_strings (self, draft->aliases, draft->n_aliases);
  entity->n_aliases = draft->n_aliases;
  entity->when = own_date (self, draft->when);
  entity->latitude = located ? draft->latitude : NAN;
  entity->longitude = located ? draft->longitude : NAN;
  entity->possibly_same = refer_indices (self, draft->possibly_same, draft->n_possibly_same, where);
  entity->n_possibly_same = draft->n_possibly_same;
}

void
rp_dataset_builder_add_relation (RpDatasetBuilder *self, const RpRelationDraft *draft)
{
  RpPending where
      = { .owner = self->tables[RP_RECORD_RELATION]->len, .owner_type = RP_RECORD_RELATION, .type = RP_RECORD_ENTITY };
  RpRelation *relation = add_record (self, RP_RECORD_RELATION, &draft->draft);

  relation->kind = rp_builder_kind (self, RP_RECORD_RELATION, draft->kind);
  relation->directed = draft->directed;
  relation->when = own_date (self, draft->when);
  relation->as_of = own_dates (self, draft->as_of, draft->n_as_of);
  relation->n_as_of = draft->n_as_of;
  relation->weight = isfinite (draft->weight) && draft->weight > 0 ? draft->weight : 1;
  relation->from = relation->to = RP_NO_INDEX;
  where.slot = RP_SLOT_FROM;
  rp_builder_refer (self, &draft->from, &where);
  where.slot = RP_SLOT_TO;
  rp_builder_refer (self, &draft->to, &where);
  where.slot = RP_SLOT_ARRAY;
  where.type = RP_RECORD_EVENT;
  relation->events = refer_indices (self, draft->events, draft->n_events, where);
  relation->n_events = draft->n_events;
}

void
rp_dataset_builder_add_source (RpDatasetBuilder *self, const RpSourceDraft *draft)
{
  RpSource *source = add_record (self, RP_RECORD_SOURCE, &draft->draft);

  source->publisher = own (self, draft->publisher);
  source->author = own (self, draft->author);
  source->origin = draft->origin != NULL && draft->origin[0] != '\0' ? own (self, draft->origin) : NULL;
  source->reliability = own (self, draft->reliability);
  source->language = own (self, draft->language);
  source->file = own (self, draft->file);
  source->published = own_date (self, draft->published);
  source->origin_source = RP_NO_INDEX;
}

void
rp_dataset_builder_set_head (RpDatasetBuilder *self, const RpDatasetHead *head)
{
  self->head = (RpDatasetHead){
    .version = head->version,
    .title = own (self, head->title),
    .description = own (self, head->description),
    .language = own (self, head->language),
    .marking = own (self, head->marking),
    .updated = own_date (self, head->updated),
  };
}

void
rp_dataset_builder_add_other (RpDatasetBuilder *self, const char *key, const char *json)
{
  RpOther other = { own (self, key), own (self, json) };

  g_array_append_val (self->others, other);
}

void
rp_dataset_builder_add_unshown (RpDatasetBuilder *self, const char *key, const char *json)
{
  RpOther other = { own (self, key), own (self, json) };

  g_array_append_val (self->unshown, other);
}

void
rp_dataset_builder_add_kind (RpDatasetBuilder *self, RpRecordType type, const RpKind *kind)
{
  RpKind copy = {
    .name = own (self, kind->name),
    .label = own (self, kind->label),
    .inverse = own (self, kind->inverse),
    .color = own (self, kind->color),
    .shape = own (self, kind->shape),
  };

  g_return_if_fail (type == RP_RECORD_EVENT || type == RP_RECORD_ENTITY || type == RP_RECORD_RELATION);
  if (copy.name != NULL)
    g_array_append_val (self->declared[type], copy);
}

void
rp_dataset_builder_add_era (RpDatasetBuilder *self, const RpEra *era)
{
  RpEra copy = { own (self, era->label), own (self, era->color), own_date (self, era->when) };

  g_array_append_val (self->eras, copy);
}

void
rp_dataset_builder_add_problem (RpDatasetBuilder *self, RpProblem *problem)
{
  guint severity = problem->severity == RP_SEVERITY_ERROR ? RP_SEVERITY_ERROR : RP_SEVERITY_WARNING;

  if (self->n_problems[severity]++ < MOST_PROBLEMS)
    g_ptr_array_add (self->problems, problem);
  else
    rp_problem_free (problem);
}

void
rp_dataset_builder_count_left_out (RpDatasetBuilder *self)
{
  self->left_out++;
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const RpProblem *p = *(RpProblem *const *)a, *q = *(RpProblem *const *)b;

  if (p->line != q->line)
    return p->line < q->line ? -1 : 1;
  if (p->column != q->column)
    return p->column < q->column ? -1 : 1;
  if (p->severity != q->severity)
    return p->severity < q->severity ? -1 : 1;
  /* Whole in itself: equal ones may stand either way round. */
  return strcmp (p->path, q->path) != 0 ? strcmp (p->path, q->path) : strcmp (p->message, q->message);
}

RpDataset *
rp_dataset_builder_finish (RpDatasetBuilder *self)
{
  RpDataset *dataset = g_object_new (RP_TYPE_DATASET, NULL);

  rp_builder_title_records (self);
  rp_builder_resolve (self);
  rp_builder_break_cycles (self);
  rp_builder_make_ids (self);
  rp_id_table_close (&self->ids);
  rp_builder_drop_empty (self);
  rp_builder_finish_kinds (self, dataset);
  rp_arena_seal (self->arena);
  rp_builder_derive (self, dataset);

  dataset->arena = g_steal_pointer (&self->arena);
  dataset->version = self->head.version;
  dataset->title = self->head.title != NULL ? self->head.title : "";
  dataset->description = self->head.description;
  dataset->language = self->head.language;
  dataset->marking = self->head.marking;
  dataset->updated = self->head.updated;
  for (guint type = 0; type < RP_N_RECORD_TYPES; type++)
    dataset->tables[type] = g_steal_pointer (&self->tables[type]);
  dataset->eras = g_steal_pointer (&self->eras);
  dataset->others = g_steal_pointer (&self->others);
  dataset->unshown = g_steal_pointer (&self->unshown);
  dataset->ids = self->ids;
  self->ids = (RpIdTable){ 0 };
  g_ptr_array_sort (self->problems, compare_problems);
  dataset->problems = g_steal_pointer (&self->problems);
  dataset->n_problems[0] = self->n_problems[0];
  dataset->n_problems[1] = self->n_problems[1];
  dataset->left_out = self->left_out;

  close_builder (self);
  rp_builder_index (dataset);
  open_builder (self);
  return dataset;
}
