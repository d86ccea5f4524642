/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "excerpt.h"
#include "folded-text.h"
#include "period.h"

#define MOST_LEVELS 64 /* of parts within parts */

struct _RpSearchLimits
{
  const RpSearchIndex *index;
  guint types;                     /* a bit for each; 0: all */
  guint8 *kinds[RP_RECORD_SOURCE]; /* of each type a byte for each kind; NULL: no limit */
  guint8 *places;                  /* a byte for each entity; NULL: no limit */
  GPtrArray *marks;                /* guint8 *: a byte for each doc, not 0 in each of them */
  RpPeriod period;
};

static gboolean
is_called (const char *text, const char *needle)
{
  g_autofree char *folded = rp_fold_text (text);

  return rp_fold_has_at_word (folded, needle);
}

/* FALSE: no kind is called so. */
static gboolean
take_kind (RpSearchLimits *self, const RpQueryTerm *term)
{
  g_autofree char *needle = rp_fold_text (term->text);
  gboolean found = FALSE;

  for (RpRecordType type = RP_RECORD_EVENT; type < RP_RECORD_SOURCE; type++)
    {
      guint n = rp_dataset_n_kinds (self->index->dataset, type);

      if (self->kinds[type] == NULL)
        self->kinds[type] = g_new0 (guint8, n + 1);
      for (guint i = 0; i < n; i++)
        {
          const RpKind *kind = rp_dataset_kind (self->index->dataset, type, i);

          if (kind->n_records == 0 || !(is_called (kind->name, needle) || is_called (kind->label, needle)))
            continue;
          self->kinds[type][i] = 1;
          found = TRUE;
        }
    }
  return found;
}

/* Docs of TYPE with a text up to the kind LAST that begins a word with TEXT, or that have it as their id. */
static GArray *
find_called (RpSearchLimits *self, RpRecordType type, RpSearchFieldKind last, const char *text)
{
  const RpSearchIndex *index = self->index;
  GArray *docs = g_array_new (FALSE, FALSE, sizeof (RpDoc));
  g_autofree char *needle = rp_fold_text (text);
  RpIndexRange range = rp_search_index_find (index, needle);
  RpRecordRef ref = rp_dataset_find (index->dataset, text);
  RpDoc from = index->first[type], to = from + rp_dataset_n_records (index->dataset, type);

  if (ref.type == type)
    g_array_append_vals (docs, &(RpDoc){ rp_search_index_doc (index, ref) }, 1);
  for (gsize i = range.from; i < range.to; i++)
    {
      const RpIndexField *field = rp_search_index_field (index, i);

      if (field->doc >= from && field->doc < to && field->kind <= last)
        g_array_append_vals (docs, &(RpDoc){ field->doc }, 1);
    }
  return docs;
}

static gboolean
is_place (RpDataset *dataset, guint entity)
{
  guint n;
  const guint *events = rp_dataset_entity_events (dataset, entity, &n);

  for (guint i = 0; i < n; i++)
    if (rp_dataset_event (dataset, events[i])->place == entity)
      return TRUE;
  return FALSE;
}

static gboolean
take_place (RpSearchLimits *self, const RpQueryTerm *term)
{
  g_autoptr (GArray) docs = find_called (self, RP_RECORD_ENTITY, RP_FIELD_ALIAS, term->text);
  gboolean found = FALSE;

  if (self->places == NULL)
    self->places = g_new0 (guint8, rp_dataset_n_entities (self->index->dataset) + 1);
  for (guint i = 0; i < docs->len; i++)
    {
      RpDoc entity = g_array_index (docs, RpDoc, i);

      if (self->places[entity] == 0 && is_place (self->index->dataset, entity))
        self->places[entity] = 1;
      found |= self->places[entity] != 0;
    }
  return found;
}

static guint8 *
add_marks (RpSearchLimits *self)
{
  guint8 *marks = g_new0 (guint8, self->index->n_docs + 1);

  g_ptr_array_add (self->marks, marks);
  return marks;
}

/* A source, and what rests on it. */
static gboolean
take_source (RpSearchLimits *self, const RpQueryTerm *term)
{
  g_autoptr (GArray) docs = find_called (self, RP_RECORD_SOURCE, RP_FIELD_ORIGIN, term->text);
  guint8 *marks = add_marks (self);

  for (guint i = 0; i < docs->len; i++)
    {
      RpDoc doc = g_array_index (docs, RpDoc, i);
      guint n;
      const RpRecordRef *records
          = rp_dataset_source_records (self->index->dataset, rp_search_index_ref (self->index, doc).index, &n);

      if (marks[doc] == 1) /* 2: only rests on another */
        continue;
      marks[doc] = 1;
      for (guint j = 0; j < n; j++)
        {
          RpDoc resting = rp_search_index_doc (self->index, records[j]);

          marks[resting] = marks[resting] != 0 ? marks[resting] : 2;
        }
    }
  return docs->len > 0;
}

static gboolean
take_tag (RpSearchLimits *self, const RpQueryTerm *term)
{
  g_autofree char *needle = rp_fold_text (term->text);
  RpIndexRange range = rp_search_index_find (self->index, needle);
  guint8 *marks = add_marks (self);
  gboolean found = FALSE;

  for (gsize i = range.from; i < range.to; i++)
    {
      const RpIndexField *field = rp_search_index_field (self->index, i);

      if (field->kind != RP_FIELD_TAG)
        continue;
      marks[field->doc] = 1;
      found = TRUE;
    }
  return found;
}

static void
take_date (RpSearchLimits *self, const RpQueryTerm *term)
{
  RpInstant instant = term->instant;

  self->period.active = TRUE;
  if (term->key == RP_TERM_AFTER && rp_instant_compare (instant, self->period.from) > 0)
    self->period.from = instant;
  if (term->key == RP_TERM_AFTER)
    return;
  instant = rp_instant_add (instant, -1, 999999999);
  if (rp_instant_compare (instant, self->period.to) < 0)
    self->period.to = instant;
}

static char *
missing_words (RpTermKey key, const char *text)
{
  switch (key)
    {
    case RP_TERM_KIND:
      return g_strdup_printf (_ ("No kind is called “%s”."), text);
    case RP_TERM_PLACE:
      return g_strdup_printf (_ ("No event is at a place called “%s”."), text);
    case RP_TERM_SOURCE:
      return g_strdup_printf (_ ("No source is called “%s”."), text);
    default:
      return g_strdup_printf (_ ("No record has the tag “%s”."), text);
    }
}

/* FALSE: nothing has what TERM names. */
static gboolean
take_limit (RpSearchLimits *self, const RpQueryTerm *term)
{
  switch (term->key)
    {
    case RP_TERM_TYPE:
      self->types |= 1u << term->type;
      return TRUE;
    case RP_TERM_KIND:
      return take_kind (self, term);
    case RP_TERM_PLACE:
      return take_place (self, term);
    case RP_TERM_SOURCE:
      return take_source (self, term);
    case RP_TERM_TAG:
      return take_tag (self, term);
    case RP_TERM_BEFORE:
    case RP_TERM_AFTER:
      take_date (self, term);
      return TRUE;
    case RP_TERM_TEXT:
    default:
      return TRUE;
    }
}

RpSearchLimits *
rp_search_limits_new (const RpSearchIndex *index, const RpSearchQuery *query, GPtrArray *notices)
{
  g_autoptr (RpSearchLimits) self = g_new0 (RpSearchLimits, 1);
  gboolean any = FALSE;

  self->index = index;
  self->marks = g_ptr_array_new_with_free_func (g_free);
  self->period = RP_PERIOD_NONE;
  for (guint i = 0; i < query->terms->len; i++)
    {
      const RpQueryTerm *term = &g_array_index (query->terms, RpQueryTerm, i);

      any |= term->key != RP_TERM_TEXT;
      if (!take_limit (self, term))
        {
          g_autofree char *shown = rp_excerpt (term->text, 0, 60, NULL);

          g_ptr_array_add (notices, missing_words (term->key, shown));
        }
    }
  return any ? g_steal_pointer (&self) : NULL;
}

void
rp_search_limits_free (RpSearchLimits *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->kinds); i++)
    g_free (self->kinds[i]);
  g_free (self->places);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

static gboolean
kind_passes (const RpSearchLimits *self, RpRecordRef ref)
{
  guint kind = rp_dataset_kind_of (self->index->dataset, ref);

  return kind != RP_NO_INDEX && self->kinds[ref.type][kind] != 0;
}

static gboolean
place_passes (const RpSearchLimits *self, RpRecordRef ref)
{
  guint place = ref.type == RP_RECORD_EVENT ? rp_dataset_event (self->index->dataset, ref.index)->place : RP_NO_INDEX;

  return place != RP_NO_INDEX && self->places[place] != 0;
}

/* A part without a date of its own is within its whole. */
static RpRecordRef
dated_by (RpDataset *dataset, RpRecordRef ref)
{
  const RpEvent *event = ref.type == RP_RECORD_EVENT ? rp_dataset_event (dataset, ref.index) : NULL;

  for (guint i = 0; i < MOST_LEVELS && event != NULL && !event->dated && event->parent != RP_NO_INDEX; i++)
    {
      ref.index = event->parent;
      event = rp_dataset_event (dataset, ref.index);
    }
  return ref;
}

static gboolean
date_passes (const RpSearchLimits *self, RpRecordRef ref)
{
  RpDataset *dataset = self->index->dataset;
  RpRecordRef dated = dated_by (dataset, ref);

  if (dated.type == RP_RECORD_EVENT)
    {
      const RpEvent *event = rp_dataset_event (dataset, dated.index);

      /* The most, and the quickest. */
      if (event->dated && !event->span_from_parts && event->n_as_of == 0)
        return rp_instant_compare (event->earliest, self->period.to) <= 0
               && rp_instant_compare (event->latest, self->period.from) >= 0;
    }
  return rp_period_test (&self->period, dataset, dated) == RP_IN_PERIOD_YES;
}

gboolean
rp_search_limits_pass (const RpSearchLimits *self, RpDoc doc)
{
  RpRecordRef ref = rp_search_index_ref (self->index, doc);

  for (guint i = 0; i < self->marks->len; i++)
    if (((const guint8 *)self->marks->pdata[i])[doc] == 0)
      return FALSE;
  if (self->types != 0 && (self->types & (1u << ref.type)) == 0)
    return FALSE;
  if (self->kinds[RP_RECORD_EVENT] != NULL && !kind_passes (self, ref))
    return FALSE;
  if (self->places != NULL && !place_passes (self, ref))
    return FALSE;
  return !self->period.active || date_passes (self, ref);
}
