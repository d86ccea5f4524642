/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References by id become indices; what leads nowhere is reported and taken out. */
#include "dataset-assembly.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A title may be megabytes long and stand in a hundred thousand messages. */
#define LONGEST_QUOTE 120

RpRecord *
rp_builder_record (RpDatasetBuilder *self, RpRecordType type, guint index)
{
  switch (type)
    {
    case RP_RECORD_EVENT:
      return &g_array_index (self->tables[type], RpEvent, index).record;
    case RP_RECORD_ENTITY:
      return &g_array_index (self->tables[type], RpEntity, index).record;
    case RP_RECORD_RELATION:
      return &g_array_index (self->tables[type], RpRelation, index).record;
    case RP_RECORD_SOURCE:
      return &g_array_index (self->tables[type], RpSource, index).record;
    case RP_RECORD_NONE:
    default:
      g_assert_not_reached ();
    }
}

static char *
shorten (const char *text)
{
  const char *p = text;

  if (strnlen (text, LONGEST_QUOTE) < LONGEST_QUOTE)
    return g_strdup (text);
  for (guint i = 0; i < LONGEST_QUOTE - 1 && *p != '\0'; i++)
    p = g_utf8_next_char (p);
  return *p == '\0' ? g_strdup (text) : g_strdup_printf ("%.*s…", (int)(p - text), text);
}

/* BELOW behind the pointer of the record. Transfer full. */
static char *
path_of (RpDatasetBuilder *self, RpRecordRef ref, const char *below)
{
  GArray *runs = self->paths[ref.type];
  guint low = 0, high = runs->len;
  const RpPathRun *run;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (runs, RpPathRun, middle).row <= ref.index)
        low = middle;
      else
        high = middle;
    }
  run = &g_array_index (runs, RpPathRun, low);
  if (run->item == 0)
    return g_strconcat (run->path, below, NULL);
  return g_strdup_printf ("%s/%u%s", run->path, run->item - 1 + (ref.index - run->row), below);
}

void
rp_builder_error (RpDatasetBuilder *self, RpRecordRef ref, RpPlace place, const char *path, char *message,
                  gboolean left_out)
{
  const RpRecord *record = rp_builder_record (self, ref.type, ref.index);
  const char *name = record->id != NULL ? record->id : record->title;
  g_autofree char *whole = path_of (self, ref, path);
  g_autofree char *id = name != NULL ? shorten (name) : NULL;
  g_autofree char *text = message;
  RpProblem *problem = rp_problem_new (RP_SEVERITY_ERROR, place.line, place.column, whole, id, text);

  problem->left_out = left_out;
  rp_dataset_builder_add_problem (self, problem);
}

/* Writes the index to where the reference stands. */
static void
settle (RpDatasetBuilder *self, const RpPending *pending, guint index)
{
  if (pending->target != NULL)
    *pending->target = index;
  else if (pending->slot == RP_SLOT_PLACE)
    rp_builder_event (self, pending->owner)->place = index;
  else if (pending->slot == RP_SLOT_PARENT)
    rp_builder_event (self, pending->owner)->parent = index;
  else if (pending->slot == RP_SLOT_FROM)
    g_array_index (self->tables[RP_RECORD_RELATION], RpRelation, pending->owner).from = index;
  else
    g_array_index (self->tables[RP_RECORD_RELATION], RpRelation, pending->owner).to = index;
}

void
rp_builder_refer (RpDatasetBuilder *self, const RpIdRef *ref, const RpPending *where)
{
  RpPending pending = *where;
  gboolean edge = pending.slot == RP_SLOT_PARENT || pending.slot == RP_SLOT_AFTER || pending.slot == RP_SLOT_BEFORE;
  RpRecordRef found = RP_RECORD_REF_NONE;

  if (ref->id == NULL)
    {
      /* Whoever read the file has said so already. */
      self->dropped = TRUE;
      return;
    }
  if (!edge)
    found = rp_id_table_find (&self->ids, self->tables, ref->id, where->type);
  if (found.type == where->type)
    {
      settle (self, where, found.index);
      return;
    }
  pending.id = rp_arena_own (self->arena, ref->id);
  pending.path = ref->path != NULL ? rp_arena_own (self->arena, ref->path) : "";
  pending.line = ref->place.line;
  pending.column = ref->place.column;
  g_array_append_val (edge ? self->edges : self->pending, pending);
}

static const char *
expected_words (RpRecordType type)
{
  switch (type)
    {
    case RP_RECORD_EVENT:
      return _ ("an event");
    case RP_RECORD_ENTITY:
      return _ ("an entity");
    case RP_RECORD_RELATION:
      return _ ("a relation");
    case RP_RECORD_SOURCE:
    case RP_RECORD_NONE:
    default:
      return _ ("a source");
    }
}

static const char *
found_words (RpRecordType type)
{
  switch (type)
    {
    case RP_RECORD_EVENT:
      return _ ("the event");
    case RP_RECORD_ENTITY:
      return _ ("the entity");
    case RP_RECORD_RELATION:
      return _ ("the relation");
    case RP_RECORD_SOURCE:
    case RP_RECORD_NONE:
    default:
      return _ ("the source");
    }
}

static void
report_dangling (RpDatasetBuilder *self, const RpPending *pending, RpRecordRef found)
{
  g_autofree char *id = shorten (pending->id);
  gboolean left_out;
  char *message;

  /* TRANSLATORS: the first is "an entity", … the second "the event", … */
  if (found.type != RP_RECORD_NONE)
    message = g_strdup_printf (_ ("expected %s, found %s “%s”"), expected_words (pending->type),
                               found_words (found.type), id);
  else
    message = g_strdup_printf (_ ("expected the id of %s, found “%s”, which no record has"),
                               expected_words (pending->type), id);
  left_out = pending->slot == RP_SLOT_FROM || pending->slot == RP_SLOT_TO;
  rp_builder_error (self, rp_record_ref (pending->owner_type, pending->owner),
                    (RpPlace){ pending->line, pending->column }, pending->path, message, left_out);
}

static void
resolve_list (RpDatasetBuilder *self, GArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const RpPending *pending = &g_array_index (list, RpPending, i);
      RpRecordRef found = rp_id_table_find (&self->ids, self->tables, pending->id, pending->type);

      if (found.type == pending->type)
        {
          settle (self, pending, found.index);
          continue;
        }
      self->dropped = TRUE;
      report_dangling (self, pending, found);
    }
}

void
rp_builder_resolve (RpDatasetBuilder *self)
{
  GArray *sources = self->tables[RP_RECORD_SOURCE];

  resolve_list (self, self->pending);
  resolve_list (self, self->edges);
  g_array_set_size (self->pending, 0);
  for (guint i = 0; i < sources->len; i++)
    {
      RpSource *source = &g_array_index (sources, RpSource, i);
      RpRecordRef found = rp_id_table_find (&self->ids, self->tables, source->origin, RP_RECORD_SOURCE);

      /* Anything else is a name, so nothing can dangle here. */
      if (found.type == RP_RECORD_SOURCE)
        source->origin_source = found.index;
    }
}

/* The arrays lie in the arena and are the builder's to change until it is done. Each keeps its order. */
static guint
squeeze (gconstpointer items, guint n, gsize size, gsize field)
{
  char *base = (char *)items;
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      if (*(const guint *)(gconstpointer)(base + i * size + field) == RP_NO_INDEX)
        continue;
      if (kept != i)
        memcpy (base + kept * size, base + i * size, size);
      kept++;
    }
  return kept;
}

static void
squeeze_record (RpRecord *record)
{
  RpAttribute *attributes = (RpAttribute *)record->attributes;

  record->n_evidence
      = squeeze (record->evidence, record->n_evidence, sizeof (RpEvidence), G_STRUCT_OFFSET (RpEvidence, source));
  for (guint i = 0; i < record->n_attributes; i++)
    attributes[i].n_evidence = squeeze (attributes[i].evidence, attributes[i].n_evidence, sizeof (RpEvidence),
                                        G_STRUCT_OFFSET (RpEvidence, source));
}

static void
squeeze_event (RpEvent *event)
{
  event->n_participants = squeeze (event->participants, event->n_participants, sizeof (RpParticipant),
                                   G_STRUCT_OFFSET (RpParticipant, entity));
  event->n_links = squeeze (event->links, event->n_links, sizeof (RpLink), G_STRUCT_OFFSET (RpLink, event));
  event->n_after = squeeze (event->after, event->n_after, sizeof (guint), 0);
  event->n_before = squeeze (event->before, event->n_before, sizeof (guint), 0);
}

static void
squeeze_all (RpDatasetBuilder *self)
{
  for (RpRecordType type = RP_RECORD_EVENT; type < RP_N_RECORD_TYPES; type++)
    for (guint i = 0; i < self->tables[type]->len; i++)
      squeeze_record (rp_builder_record (self, type, i));
  for (guint i = 0; i < self->tables[RP_RECORD_EVENT]->len; i++)
    squeeze_event (rp_builder_event (self, i));
  for (guint i = 0; i < self->tables[RP_RECORD_ENTITY]->len; i++)
    {
      RpEntity *entity = &g_array_index (self->tables[RP_RECORD_ENTITY], RpEntity, i);

      entity->n_possibly_same = squeeze (entity->possibly_same, entity->n_possibly_same, sizeof (guint), 0);
    }
  for (guint i = 0; i < self->tables[RP_RECORD_RELATION]->len; i++)
    {
      RpRelation *relation = &g_array_index (self->tables[RP_RECORD_RELATION], RpRelation, i);

      relation->n_events = squeeze (relation->events, relation->n_events, sizeof (guint), 0);
    }
}

/* A tie needs both its ends. Those without are left out, and the others move up. */
static void
drop_relations (RpDatasetBuilder *self)
{
  GArray *relations = self->tables[RP_RECORD_RELATION];
  g_autofree guint *rows = g_new (guint, relations->len + 1);
  guint kept = 0;

  for (guint i = 0; i < relations->len; i++)
    {
      RpRelation *relation = &g_array_index (relations, RpRelation, i);

      rows[i] = RP_NO_INDEX;
      if (relation->from == RP_NO_INDEX || relation->to == RP_NO_INDEX)
        continue;
      rows[i] = kept;
      g_array_index (relations, RpRelation, kept++) = *relation;
    }
  self->left_out += relations->len - kept;
  if (kept == relations->len)
    return;
  g_array_set_size (relations, kept);
  rp_id_table_move (&self->ids, RP_RECORD_RELATION, rows);
}

void
rp_builder_drop_empty (RpDatasetBuilder *self)
{
  if (!self->dropped)
    return;
  squeeze_all (self);
  drop_relations (self);
}
