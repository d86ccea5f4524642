/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft-union.h"

#include "given-text.h"
#include "name-key.h"

#include <math.h>
#include <string.h>

/* What the second record says otherwise, until its evidence or an attribute says it. */
typedef struct
{
  RpMemoryBlocks *memory;
  RpSays says[24];
  guint n_says;
} Others;

static void
say (Others *others, const char *field, const char *value, const RpWhen *when)
{
  if (others->n_says < G_N_ELEMENTS (others->says))
    others->says[others->n_says++] = (RpSays){ .field = field, .value = value, .when = when };
}

static void
unite_text (Others *others, const char *field, const char **text, const char *other)
{
  if (!rp_text_is_given (other) || g_strcmp0 (*text, other) == 0)
    return;
  if (rp_text_is_given (*text))
    say (others, field, other, NULL);
  else
    *text = other;
}

static void
unite_date (Others *others, const char *field, RpDate *date, RpDate other)
{
  if (!rp_text_is_given (other.text) || g_strcmp0 (date->text, other.text) == 0)
    return;
  if (date->when == NULL && !rp_text_is_given (date->text))
    *date = other;
  else
    say (others, field, other.text, other.when);
}

static void
unite_ref (Others *others, const char *field, RpIdRef *ref, const RpIdRef *other)
{
  if (other->id == NULL || g_strcmp0 (ref->id, other->id) == 0)
    return;
  if (ref->id == NULL)
    *ref = *other;
  else
    say (others, field, other->id, NULL);
}

/* ---- lists ---- */

typedef gboolean (*IsSame) (gconstpointer a, gconstpointer b);

/* LIST with those of OTHER that it has not. */
static gconstpointer
unite (RpMemoryBlocks *memory, gconstpointer list, guint *n, gconstpointer other, guint n_other, gsize size,
       IsSame is_same)
{
  char *all;
  guint n_all = *n;

  if (n_other == 0)
    return list;
  all = rp_memory_blocks_take (memory, (*n + n_other) * size);
  if (*n > 0)
    memcpy (all, list, *n * size);
  for (guint i = 0; i < n_other; i++)
    {
      const char *item = (const char *)other + i * size;
      gboolean has = FALSE;

      for (guint k = 0; k < *n && !has; k++)
        has = is_same ((const char *)list + k * size, item);
      if (!has)
        memcpy (all + n_all++ * size, item, size);
    }
  *n = n_all;
  return all;
}

static gboolean
is_same_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b) == 0;
}

static gboolean
is_same_ref (gconstpointer a, gconstpointer b)
{
  const RpIdRef *p = a, *q = b;

  return g_strcmp0 (p->id, q->id) == 0 && g_strcmp0 (p->extra, q->extra) == 0;
}

static gboolean
is_same_date (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const RpDate *)a)->text, ((const RpDate *)b)->text) == 0;
}

static gboolean
is_same_evidence (gconstpointer a, gconstpointer b)
{
  const RpEvidenceDraft *p = a, *q = b;

  return g_strcmp0 (p->source.id, q->source.id) == 0 && g_strcmp0 (p->locator, q->locator) == 0
         && g_strcmp0 (p->passage, q->passage) == 0 && g_strcmp0 (p->grade, q->grade) == 0
         && g_strcmp0 (p->origin, q->origin) == 0 && p->stance == q->stance && p->n_says == 0 && q->n_says == 0
         && p->n_fields == 0 && q->n_fields == 0;
}

static gboolean
is_same_attribute (gconstpointer a, gconstpointer b)
{
  const RpAttribute *p = &((const RpAttributeDraft *)a)->attribute, *q = &((const RpAttributeDraft *)b)->attribute;

  return g_strcmp0 (p->label, q->label) == 0 && g_strcmp0 (p->value, q->value) == 0
         && g_strcmp0 (p->when_text, q->when_text) == 0 && g_strcmp0 (p->as_of_text, q->as_of_text) == 0;
}

static gboolean
is_same_other (gconstpointer a, gconstpointer b)
{
  return strcmp (((const RpOther *)a)->key, ((const RpOther *)b)->key) == 0;
}

static void
unite_refs (RpMemoryBlocks *memory, const RpIdRef **refs, guint *n, const RpIdRef *other, guint n_other)
{
  *refs = unite (memory, *refs, n, other, n_other, sizeof **refs, is_same_ref);
}

static void
unite_texts (RpMemoryBlocks *memory, const char *const **texts, guint *n, const char *const *other, guint n_other)
{
  *texts = unite (memory, *texts, n, other, n_other, sizeof (const char *), is_same_text);
}

/* ---- what every record has ---- */

/* The first piece of the second's evidence says it where it says nothing of that yet; without evidence an attribute
 * does. */
static void
settle_others (Others *others, RpRecordDraft *draft, const RpRecordDraft *other)
{
  RpMemoryBlocks *memory = others->memory;

  if (others->n_says == 0)
    return;
  if (other->n_evidence > 0)
    {
      RpEvidenceDraft piece = other->evidence[0];
      RpSays *says = rp_memory_blocks_take (memory, (piece.n_says + others->n_says) * sizeof *says);

      if (piece.n_says > 0)
        memcpy (says, piece.says, piece.n_says * sizeof *says);
      memcpy (says + piece.n_says, others->says, others->n_says * sizeof *says);
      piece.says = says;
      piece.n_says += others->n_says;
      draft->evidence = unite (memory, draft->evidence, &draft->n_evidence, &piece, 1, sizeof piece, is_same_evidence);
      return;
    }
  for (guint i = 0; i < others->n_says; i++)
    {
      RpAttributeDraft attribute = { .attribute = { .label = others->says[i].field, .value = others->says[i].value } };

      draft->attributes
          = unite (memory, draft->attributes, &draft->n_attributes, &attribute, 1, sizeof attribute, is_same_attribute);
    }
}

static void
unite_records (Others *others, RpRecordDraft *draft, const RpRecordDraft *other)
{
  RpMemoryBlocks *memory = others->memory;
  RpRecord *record = &draft->record;
  const RpRecord *more = &other->record;
  guint n_others = record->n_others;

  unite_text (others, "summary", &record->summary, more->summary);
  unite_text (others, "url", &record->url, more->url);
  unite_text (others, "image", &record->image, more->image);
  unite_text (others, "marking", &record->marking, more->marking);
  unite_texts (memory, &record->tags, &record->n_tags, more->tags, more->n_tags);
  /* those that are only carried stand behind the others in one list: of both kinds the second's are of the first */
  if (record->n_unshown == 0 && more->n_unshown == 0)
    record->others
        = unite (memory, record->others, &n_others, more->others, more->n_others, sizeof (RpOther), is_same_other);
  else if (n_others + record->n_unshown == 0)
    {
      record->others = more->others;
      n_others = more->n_others;
      record->n_unshown = more->n_unshown;
    }
  record->n_others = n_others;
  draft->attributes = unite (memory, draft->attributes, &draft->n_attributes, other->attributes, other->n_attributes,
                             sizeof (RpAttributeDraft), is_same_attribute);
  settle_others (others, draft, other);
  draft->evidence = unite (memory, draft->evidence, &draft->n_evidence, other->evidence, other->n_evidence,
                           sizeof (RpEvidenceDraft), is_same_evidence);
}

/* ---- the four types ---- */

static gboolean
unite_sources (RpMemoryBlocks *memory, RpSourceDraft *draft, const RpSourceDraft *other)
{
  Others others = { .memory = memory };

  unite_text (&others, "title", &draft->draft.record.title, other->draft.record.title);
  unite_text (&others, "publisher", &draft->publisher, other->publisher);
  unite_text (&others, "author", &draft->author, other->author);
  unite_text (&others, "origin", &draft->origin, other->origin);
  unite_text (&others, "reliability", &draft->reliability, other->reliability);
  unite_text (&others, "language", &draft->language, other->language);
  unite_text (&others, "file", &draft->file, other->file);
  unite_date (&others, "published", &draft->published, other->published);
  unite_records (&others, &draft->draft, &other->draft);
  return others.n_says > 0;
}

/* Who was only referred to, by something like "12" or "n12", has that for a name until a file says more. */
static gboolean
is_called_by_id (const RpEntityDraft *draft)
{
  const char *name = draft->draft.record.title;

  return g_strcmp0 (name, draft->draft.record.id) == 0 && name != NULL && strpbrk (name, "0123456789") != NULL
         && strchr (name, ' ') == NULL;
}

static gboolean
unite_entities (RpMemoryBlocks *memory, RpEntityDraft *draft, const RpEntityDraft *other)
{
  Others others = { .memory = memory };
  const char *name = draft->draft.record.title, *other_name = other->draft.record.title;
  gboolean differs = rp_text_is_given (name) && rp_text_is_given (other_name) && strcmp (name, other_name) != 0
                     && !is_called_by_id (other);

  if (differs && is_called_by_id (draft))
    {
      draft->draft.record.title = other_name;
      differs = FALSE;
    }
  unite_texts (memory, &draft->aliases, &draft->n_aliases, other->aliases, other->n_aliases);
  if (differs)
    unite_texts (memory, &draft->aliases, &draft->n_aliases, &other_name, 1);
  unite_text (&others, "kind", &draft->kind, other->kind);
  unite_text (&others, "sort", &draft->sort, other->sort);
  unite_date (&others, "when", &draft->when, other->when);
  unite_refs (memory, &draft->possibly_same, &draft->n_possibly_same, other->possibly_same, other->n_possibly_same);
  if (!isfinite (draft->latitude) || !isfinite (draft->longitude))
    {
      draft->latitude = other->latitude;
      draft->longitude = other->longitude;
    }
  unite_records (&others, &draft->draft, &other->draft);
  /* in other letters, or in another order, it is the same name */
  if (differs)
    {
      g_autofree char *key = rp_name_words_key (name);
      g_autofree char *other_key = rp_name_words_key (other_name);

      differs = g_strcmp0 (key, other_key) != 0;
    }
  return differs || others.n_says > 0;
}

static gboolean
unite_events (RpMemoryBlocks *memory, RpEventDraft *draft, const RpEventDraft *other)
{
  Others others = { .memory = memory };

  unite_text (&others, "title", &draft->draft.record.title, other->draft.record.title);
  unite_text (&others, "kind", &draft->kind, other->kind);
  unite_date (&others, "when", &draft->when, other->when);
  unite_text (&others, "when_text", &draft->when_text, other->when_text);
  unite_text (&others, "when_note", &draft->when_note, other->when_note);
  draft->as_of
      = unite (memory, draft->as_of, &draft->n_as_of, other->as_of, other->n_as_of, sizeof (RpDate), is_same_date);
  unite_ref (&others, "place", &draft->place, &other->place);
  unite_ref (&others, "part_of", &draft->parent, &other->parent);
  if (!isfinite (draft->order))
    draft->order = other->order;
  unite_refs (memory, &draft->participants, &draft->n_participants, other->participants, other->n_participants);
  unite_refs (memory, &draft->after, &draft->n_after, other->after, other->n_after);
  unite_refs (memory, &draft->before, &draft->n_before, other->before, other->n_before);
  unite_refs (memory, &draft->links, &draft->n_links, other->links, other->n_links);
  unite_records (&others, &draft->draft, &other->draft);
  return others.n_says > 0;
}

static gboolean
unite_relations (RpMemoryBlocks *memory, RpRelationDraft *draft, const RpRelationDraft *other)
{
  Others others = { .memory = memory };

  unite_text (&others, "label", &draft->draft.record.title, other->draft.record.title);
  unite_text (&others, "kind", &draft->kind, other->kind);
  unite_ref (&others, "from", &draft->from, &other->from);
  unite_ref (&others, "to", &draft->to, &other->to);
  unite_date (&others, "when", &draft->when, other->when);
  draft->as_of
      = unite (memory, draft->as_of, &draft->n_as_of, other->as_of, other->n_as_of, sizeof (RpDate), is_same_date);
  unite_refs (memory, &draft->events, &draft->n_events, other->events, other->n_events);
  unite_records (&others, &draft->draft, &other->draft);
  return others.n_says > 0;
}

gboolean
rp_draft_unite (RpMemoryBlocks *memory, RpRecordType type, RpAnyDraft *draft, const RpAnyDraft *other)
{
  switch (type)
    {
    case RP_RECORD_SOURCE:
      return unite_sources (memory, &draft->source, &other->source);
    case RP_RECORD_ENTITY:
      return unite_entities (memory, &draft->entity, &other->entity);
    case RP_RECORD_EVENT:
      return unite_events (memory, &draft->event, &other->event);
    case RP_RECORD_RELATION:
      return unite_relations (memory, &draft->relation, &other->relation);
    case RP_RECORD_NONE:
    default:
      g_return_val_if_reached (FALSE);
    }
}
