/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathered records become drafts, and the builder makes the dataset of them. */
#include "gathering-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What stands for a kind that is missing. */
#define NO_KIND "unknown"

/* One record's lists, in the order in which they were given. */
typedef struct
{
  const char **tags, **aliases;
  RpIdRef *refs[RP_N_GATHERED];
  RpAttributeDraft *attributes;
  RpEvidenceDraft *evidence;
  guint n[RP_N_GATHERED];
} Lists;

static void
make_room (RpMemoryBlocks *memory, const RpGathered *record, Lists *lists)
{
  *lists = (Lists){ .tags = NULL };
  for (const RpGatheredItem *item = record->items; item != NULL; item = item->next)
    lists->n[item->what]++;
  lists->tags = rp_memory_blocks_take (memory, lists->n[RP_GATHERED_TAG] * sizeof *lists->tags);
  lists->aliases = rp_memory_blocks_take (memory, lists->n[RP_GATHERED_ALIAS] * sizeof *lists->aliases);
  lists->attributes = rp_memory_blocks_take (memory, lists->n[RP_GATHERED_ATTRIBUTE] * sizeof *lists->attributes);
  lists->evidence = rp_memory_blocks_take (memory, lists->n[RP_GATHERED_EVIDENCE] * sizeof *lists->evidence);
  for (guint what = RP_GATHERED_PARTICIPANT; what <= RP_GATHERED_SAME; what++)
    lists->refs[what] = rp_memory_blocks_take (memory, lists->n[what] * sizeof (RpIdRef));
}

/* The last item comes first: the lists are filled from behind. */
static void
fill (RpMemoryBlocks *memory, const RpGathered *record, Lists *lists)
{
  guint left[RP_N_GATHERED];

  make_room (memory, record, lists);
  for (guint what = 0; what < RP_N_GATHERED; what++)
    left[what] = lists->n[what];
  for (const RpGatheredItem *item = record->items; item != NULL; item = item->next)
    {
      guint i = --left[item->what];
      RpIdRef ref = { .id = item->a, .extra = item->b, .place = record->place, .path = "" };

      switch (item->what)
        {
        case RP_GATHERED_TAG:
          lists->tags[i] = item->a;
          break;
        case RP_GATHERED_ALIAS:
          lists->aliases[i] = item->a;
          break;
        case RP_GATHERED_ATTRIBUTE:
          lists->attributes[i] = (RpAttributeDraft){ .attribute = { .label = item->a, .value = item->b } };
          break;
        case RP_GATHERED_EVIDENCE:
          lists->evidence[i] = (RpEvidenceDraft){ .source = { .id = item->a, .place = record->place, .path = "" },
                                                  .locator = item->b,
                                                  .passage = item->c };
          break;
        case RP_GATHERED_PARTICIPANT:
        case RP_GATHERED_LINK:
        case RP_GATHERED_EVENT:
        case RP_GATHERED_SAME:
          lists->refs[item->what][i] = ref;
          break;
        case RP_N_GATHERED:
        default:
          g_assert_not_reached ();
        }
    }
}

static RpRecordDraft
draft_of (const RpGathered *record, const Lists *lists)
{
  return (RpRecordDraft){ .record = { .id = record->id,
                                      .has_given_id = record->id != NULL,
                                      .title = record->title,
                                      .summary = record->summary,
                                      .url = record->url,
                                      .marking = record->marking,
                                      .tags = lists->tags,
                                      .n_tags = lists->n[RP_GATHERED_TAG],
                                      .line = record->place.line },
                          .attributes = lists->attributes,
                          .n_attributes = lists->n[RP_GATHERED_ATTRIBUTE],
                          .evidence = lists->evidence,
                          .n_evidence = lists->n[RP_GATHERED_EVIDENCE],
                          .place = record->place,
                          .id_place = record->place,
                          .path = record->path };
}

static RpIdRef
ref_to (const RpGathered *record, const char *id)
{
  return (RpIdRef){ .id = id, .place = record->place, .path = "" };
}

static const char *
kind_of (const RpGathered *record)
{
  return record->kind != NULL ? record->kind : NO_KIND;
}

static void
add_event (RpGathering *self, const RpGathered *record, const Lists *lists)
{
  RpEventDraft draft = { .draft = draft_of (record, lists),
                         .kind = kind_of (record),
                         .status = record->status,
                         .basis = record->basis,
                         .when = rp_gathering_date (self, record->when),
                         .when_text = record->when_text,
                         .when_note = record->when_note,
                         .order = record->order,
                         .place = ref_to (record, record->event_place),
                         .parent = ref_to (record, record->part_of),
                         .participants = lists->refs[RP_GATHERED_PARTICIPANT],
                         .n_participants = lists->n[RP_GATHERED_PARTICIPANT],
                         .links = lists->refs[RP_GATHERED_LINK],
                         .n_links = lists->n[RP_GATHERED_LINK] };

  rp_dataset_builder_add_event (self->builder, &draft);
}

static void
add_entity (RpGathering *self, const RpGathered *record, const Lists *lists)
{
  gboolean placed = fabs (record->latitude) <= 90 && fabs (record->longitude) <= 360;
  RpEntityDraft draft = { .draft = draft_of (record, lists),
                          .kind = kind_of (record),
                          .sort = record->sort,
                          .aliases = lists->aliases,
                          .n_aliases = lists->n[RP_GATHERED_ALIAS],
                          .when = rp_gathering_date (self, record->when),
                          .possibly_same = lists->refs[RP_GATHERED_SAME],
                          .n_possibly_same = lists->n[RP_GATHERED_SAME],
                          .latitude = placed ? record->latitude : NAN,
                          .longitude = placed ? record->longitude : NAN };

  if (draft.draft.record.title == NULL)
    draft.draft.record.title = record->id != NULL ? record->id : _ ("Unnamed");
  rp_dataset_builder_add_entity (self->builder, &draft);
}

static void
add_relation (RpGathering *self, const RpGathered *record, const Lists *lists)
{
  RpRelationDraft draft = { .draft = draft_of (record, lists),
                            .kind = kind_of (record),
                            .from = ref_to (record, record->from),
                            .to = ref_to (record, record->to),
                            .directed = record->directed,
                            .when = rp_gathering_date (self, record->when),
                            .weight = isfinite (record->weight) && record->weight > 0 ? record->weight : 1,
                            .events = lists->refs[RP_GATHERED_EVENT],
                            .n_events = lists->n[RP_GATHERED_EVENT] };

  if (record->from != NULL && record->to != NULL)
    rp_dataset_builder_add_relation (self->builder, &draft);
  else
    rp_gathering_leave_out (self, record->place, record->path, record->id,
                            g_strdup (_ ("expected a relation's two ends, found less")));
}

static void
add_source (RpGathering *self, const RpGathered *record, const Lists *lists)
{
  RpSourceDraft draft = { .draft = draft_of (record, lists),
                          .publisher = record->publisher,
                          .author = record->author,
                          .origin = record->origin,
                          .reliability = record->reliability,
                          .language = record->language,
                          .published = rp_gathering_date (self, record->when) };

  rp_dataset_builder_add_source (self->builder, &draft);
}

/* The ends of relations are resolved fastest where the entities are known already: sources, entities, events, the rest.
 */
static void
add_records (RpGathering *self)
{
  static const struct
  {
    RpRecordType type;
    void (*add) (RpGathering *self, const RpGathered *record, const Lists *lists);
  } passes[] = {
    { RP_RECORD_SOURCE, add_source },
    { RP_RECORD_ENTITY, add_entity },
    { RP_RECORD_EVENT, add_event },
    { RP_RECORD_RELATION, add_relation },
  };
  RpMemoryBlocks memory = { NULL, 0, 0 };
  GPtrArray *records[RP_RECORD_SOURCE + 1];

  for (guint type = 0; type < G_N_ELEMENTS (records); type++)
    records[type] = g_ptr_array_new ();
  for (RpGathered *record = self->first; record != NULL; record = record->next)
    g_ptr_array_add (records[record->type], record);
  for (guint i = 0; i < G_N_ELEMENTS (passes); i++)
    for (guint n = 0; n < records[passes[i].type]->len; n++)
      {
        const RpGathered *record = g_ptr_array_index (records[passes[i].type], n);
        Lists lists;

        fill (&memory, record, &lists);
        passes[i].add (self, record, &lists);
        rp_memory_blocks_reset (&memory);
      }
  rp_memory_blocks_clear (&memory);
  for (guint type = 0; type < G_N_ELEMENTS (records); type++)
    g_ptr_array_unref (records[type]);
}

RpDataset *
rp_gathering_finish (RpGathering *self, GPtrArray *problems)
{
  if (self->fatal != NULL)
    {
      g_ptr_array_add (problems, g_steal_pointer (&self->fatal));
      return NULL;
    }
  add_records (self);
  if (self->head.title == NULL && self->input->name != NULL)
    self->head.title = rp_gathering_text (self, self->input->name, -1);
  if (self->head.title == NULL)
    self->head.title = _ ("Untitled");
  self->head.version = RP_FORMAT_VERSION;
  rp_dataset_builder_set_head (self->builder, &self->head);
  return rp_dataset_builder_finish (self->builder);
}
