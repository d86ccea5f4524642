/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-reason.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "excerpt.h"
#include "record-search-private.h"
#include "search-marks.h"

#define TITLE_CHARS 200
#define EXCERPT_CHARS 160
#define NAME_CHARS 60        /* of a record in a label */
#define MOST_BYTES (1 << 18) /* read for one reason, however much the record has */
#define MOST_OF_TEXT (1 << 16)
#define MOST_EVENTS 2000 /* in which a role is looked for */

/* The best text so far: the one with most of the words that the title lacks. */
typedef struct
{
  RpDataset *dataset;
  const GPtrArray *terms;
  RpWordBits wanted; /* what the title lacks */
  gsize bytes_left;
  RpSearchField field;
  RpRecordRef of; /* of a name or role: whose, or in what */
  gboolean found;
  RpWordBits words, by_other;
} Choice;

static guint
count_bits (RpWordBits bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/* FALSE: nothing better can come. */
static gboolean
consider (Choice *choice, const RpSearchField *field, RpRecordRef of)
{
  gsize length = strnlen (field->text, MOST_OF_TEXT);
  RpWordBits by_other, words;

  if (choice->bytes_left < length)
    return FALSE;
  choice->bytes_left -= length;
  words = rp_search_marks_find (choice->terms, field->text, length, NULL, &by_other) & choice->wanted;
  if (count_bits (words) > count_bits (choice->words))
    {
      choice->found = TRUE;
      choice->field = *field;
      choice->of = of;
      choice->words = words;
      choice->by_other = by_other & words;
    }
  return choice->words != choice->wanted;
}

static gboolean
consider_field_cb (const RpSearchField *field, gpointer data)
{
  if (field->kind == RP_FIELD_TITLE)
    return TRUE;
  return consider (data, field,
                   field->entity != RP_NO_INDEX ? rp_record_ref (RP_RECORD_ENTITY, field->entity) : RP_RECORD_REF_NONE);
}

/* ---- what is linked ---- */

static gboolean
consider_names (Choice *choice, guint index)
{
  RpRecordRef ref = rp_record_ref (RP_RECORD_ENTITY, index);
  const RpEntity *entity;
  RpSearchField field = { .kind = RP_FIELD_TITLE, .entity = RP_NO_INDEX };

  if (index == RP_NO_INDEX)
    return TRUE;
  entity = rp_dataset_entity (choice->dataset, index);
  field.text = entity->record.title;
  if (*field.text != '\0' && !consider (choice, &field, ref))
    return FALSE;
  field.kind = RP_FIELD_ALIAS;
  for (guint i = 0; i < entity->n_aliases; i++)
    {
      field.text = entity->aliases[i];
      if (!consider (choice, &field, ref))
        return FALSE;
    }
  return TRUE;
}

static void
consider_event (Choice *choice, const RpEvent *event)
{
  for (guint i = 0; i < event->n_participants; i++)
    if (!consider_names (choice, event->participants[i].entity))
      return;
  consider_names (choice, event->place);
}

static void
consider_roles (Choice *choice, guint entity)
{
  guint n;
  const guint *events = rp_dataset_entity_events (choice->dataset, entity, &n);

  for (guint i = 0; i < MIN (n, MOST_EVENTS); i++)
    {
      const RpEvent *event = rp_dataset_event (choice->dataset, events[i]);

      for (guint j = 0; j < event->n_participants; j++)
        {
          RpSearchField field = { .kind = RP_FIELD_ROLE, .text = event->participants[j].role, .entity = RP_NO_INDEX };

          if (event->participants[j].entity == entity && field.text != NULL
              && !consider (choice, &field, rp_record_ref (RP_RECORD_EVENT, events[i])))
            return;
        }
    }
}

static void
consider_linked (Choice *choice, RpRecordRef ref)
{
  if (ref.type == RP_RECORD_EVENT)
    consider_event (choice, rp_dataset_event (choice->dataset, ref.index));
  else if (ref.type == RP_RECORD_ENTITY)
    consider_roles (choice, ref.index);
  else if (ref.type == RP_RECORD_RELATION)
    {
      const RpRelation *relation = rp_dataset_relation (choice->dataset, ref.index);

      if (consider_names (choice, relation->from))
        consider_names (choice, relation->to);
    }
}

/* ---- in words ---- */

static char *
name_of (RpDataset *dataset, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);

  return rp_excerpt (record != NULL ? record->title : "", 0, NAME_CHARS, NULL);
}

/* "Azernews, paragraph 3". */
static char *
place_of (RpDataset *dataset, const RpEvidence *evidence)
{
  const RpSource *source = rp_dataset_source (dataset, evidence->source);
  g_autofree char *name
      = rp_excerpt (source->publisher != NULL ? source->publisher : source->record.title, 0, NAME_CHARS, NULL);
  g_autofree char *locator = evidence->locator != NULL ? rp_excerpt (evidence->locator, 0, NAME_CHARS, NULL) : NULL;

  return locator != NULL ? g_strdup_printf ("%s, %s", name, locator) : g_steal_pointer (&name);
}

static char *
words_of_role (RpDataset *dataset, RpRecordRef of)
{
  g_autofree char *name = name_of (dataset, of);

  return of.type == RP_RECORD_EVENT ? g_strdup_printf (_ ("Role in “%s”"), name)
                                    : g_strdup_printf (_ ("Role of %s"), name);
}

/* A participant's, place's or end's name. */
static char *
words_of_name (RpDataset *dataset, const Choice *choice, RpRecordRef ref)
{
  g_autofree char *name = name_of (dataset, choice->of);
  gboolean title = choice->field.kind == RP_FIELD_TITLE;

  if (ref.type == RP_RECORD_RELATION)
    return title ? g_strdup (_ ("Tie")) : g_strdup_printf (_ ("Tie of %s, alias"), name);
  if (rp_dataset_event (dataset, ref.index)->place == choice->of.index)
    return title ? g_strdup (_ ("Place")) : g_strdup_printf (_ ("Place %s, alias"), name);
  return title ? g_strdup (_ ("With")) : g_strdup_printf (_ ("With %s, alias"), name);
}

static char *
words_of_evidence (RpDataset *dataset, const RpSearchField *field)
{
  g_autofree char *place = place_of (dataset, field->evidence);

  if (field->kind == RP_FIELD_PASSAGE)
    return g_strdup_printf (_ ("Passage of %s"), place);
  return g_strdup_printf (_ ("What %s says"), place);
}

static char *
words_of_field (RpDataset *dataset, const RpSearchField *field)
{
  switch (field->kind)
    {
    case RP_FIELD_ALIAS:
      return g_strdup (_ ("Alias"));
    case RP_FIELD_TAG:
      return g_strdup (_ ("Tag"));
    case RP_FIELD_KIND:
      return g_strdup (_ ("Kind"));
    case RP_FIELD_PUBLISHER:
      return g_strdup (_ ("Publisher"));
    case RP_FIELD_AUTHOR:
      return g_strdup (_ ("Author"));
    case RP_FIELD_ORIGIN:
      return g_strdup (_ ("Origin"));
    case RP_FIELD_WHEN:
      return g_strdup (_ ("Date as given"));
    case RP_FIELD_ATTRIBUTE:
      return field->label != NULL ? rp_excerpt (field->label, 0, NAME_CHARS, NULL) : g_strdup (_ ("Attribute"));
    case RP_FIELD_SAYS:
    case RP_FIELD_PASSAGE:
      return words_of_evidence (dataset, field);
    default:
      return g_strdup (_ ("Summary"));
    }
}

static char *
words_of (const Choice *choice, RpRecordRef ref)
{
  RpDataset *dataset = choice->dataset;
  g_autofree char *label = NULL;

  if (choice->field.kind == RP_FIELD_ROLE)
    label = words_of_role (dataset, choice->of);
  else if (choice->of.type != RP_RECORD_NONE)
    label = words_of_name (dataset, choice, ref);
  else
    label = words_of_field (dataset, &choice->field);
  return choice->by_other != 0 ? g_strdup_printf (_ ("%s, by another name"), label) : g_steal_pointer (&label);
}

/* Of a tie that is found by one end both are shown. */
static char *
text_of (const Choice *choice, RpRecordRef ref)
{
  const RpRelation *relation;

  if (ref.type != RP_RECORD_RELATION || choice->of.type == RP_RECORD_NONE || choice->field.kind != RP_FIELD_TITLE)
    return g_strdup (choice->field.text);
  relation = rp_dataset_relation (choice->dataset, ref.index);
  return g_strdup_printf ("%s %s %s", rp_dataset_entity (choice->dataset, relation->from)->record.title,
                          relation->directed ? "→" : "–",
                          rp_dataset_entity (choice->dataset, relation->to)->record.title);
}

/* The text's excerpt and its marks. */
static char *
cut (const GPtrArray *terms, const char *text, guint chars, GArray **marks, RpWordBits *words, RpWordBits *by_other)
{
  gsize focus;

  *marks = g_array_new (FALSE, FALSE, sizeof (RpFoldSpan));
  *words = rp_search_marks_find (terms, text, strnlen (text, MOST_OF_TEXT), *marks, by_other);
  focus = (*marks)->len > 0 ? g_array_index (*marks, RpFoldSpan, 0).from : 0;
  return rp_excerpt (text, focus, chars, *marks);
}

RpSearchReason *
rp_search_reason_new (const RpSearchResult *result, RpRecordRef ref)
{
  RpSearchReason *self = g_new0 (RpSearchReason, 1);
  RpDataset *dataset = result->search->dataset;
  Choice choice = { .dataset = dataset, .terms = result->terms, .bytes_left = MOST_BYTES };
  RpWordBits words, by_other;
  g_autofree char *text = NULL;

  self->title = cut (result->terms, rp_dataset_record (dataset, ref)->title, TITLE_CHARS, &self->title_marks, &words,
                     &by_other);
  choice.wanted = rp_search_marks_all (result->terms) & ~(words & ~by_other);
  if (choice.wanted == 0)
    return self;
  rp_search_fields_foreach (dataset, ref, consider_field_cb, &choice);
  if (choice.words != choice.wanted)
    consider_linked (&choice, ref);
  /* What the title says by another name needs no second place that says it so. */
  if ((choice.words & ~(choice.by_other & by_other)) == 0)
    {
      self->label = by_other != 0 ? g_strdup (_ ("By another name")) : NULL;
      return self;
    }
  text = text_of (&choice, ref);
  self->label = words_of (&choice, ref);
  self->excerpt = cut (result->terms, text, EXCERPT_CHARS, &self->excerpt_marks, &words, NULL);
  return self;
}

void
rp_search_reason_free (RpSearchReason *self)
{
  g_array_unref (self->title_marks);
  g_clear_pointer (&self->excerpt_marks, g_array_unref);
  g_free (self->title);
  g_free (self->label);
  g_free (self->excerpt);
  g_free (self);
}
