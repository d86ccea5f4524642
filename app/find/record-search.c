/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-search.h"

#include <string.h>

#include "record-search-private.h"
#include "search-limits.h"

/* How good a place is; less is better. The names of an entity come before what mentions it, and a name counts as one up
 * to BEST_NAME's end. */
#define ABSENT G_MAXUINT16
#define LAST_NAME 10
#define LINKED 13
#define OTHER_NAME 2 /* more, when not the typed name stands there */
#define N_SCORES 64

typedef struct
{
  const RpSearchIndex *index;
  guint16 *word, *term, *total, *whole; /* for each doc its best, of the word and term at hand, of all terms, of the
                                           query as one phrase */
} Run;

/* END: 0 the text ends with the needle, 1 a word does, 2 neither. */
static guint
score_of (const RpIndexField *field, gboolean entity, gboolean first, guint end)
{
  static const guint8 titles[2][2][3] = { { { 6, 6, 8 }, { 0, 4, 5 } }, { { 3, 3, 6 }, { 0, 2, 4 } } };
  static const guint8 aliases[2][3] = { { 5, 5, 8 }, { 1, 3, 7 } };
  static const guint8 others[RP_N_FIELDS] = {
    [RP_FIELD_TAG] = 11,     [RP_FIELD_ROLE] = 11,   [RP_FIELD_KIND] = 11,    [RP_FIELD_PUBLISHER] = 11,
    [RP_FIELD_AUTHOR] = 11,  [RP_FIELD_ORIGIN] = 11, [RP_FIELD_WHEN] = 15,    [RP_FIELD_ATTRIBUTE] = 15,
    [RP_FIELD_SUMMARY] = 17, [RP_FIELD_SAYS] = 19,   [RP_FIELD_PASSAGE] = 21,
  };

  if (field->kind == RP_FIELD_TITLE)
    return titles[entity][first][end];
  if (field->kind == RP_FIELD_ALIAS)
    return aliases[first][end];
  return others[field->kind] + (end == 2);
}

static void
propose (guint16 *best, RpDoc doc, guint score)
{
  if (score < best[doc])
    best[doc] = (guint16)score;
}

/* Whether the needle, too long for the index, stands there as a whole; and END of score_of(). */
static gboolean
is_there (const RpSearchIndex *index, gsize word, const char *needle, guint *end)
{
  gsize n = strlen (needle), offset = index->words[word].offset;
  char next;

  if (index->pool->len - offset <= n || memcmp (index->pool->str + offset, needle, n) != 0)
    return FALSE;
  next = index->pool->str[offset + n];
  *end = next == '\n' ? 0 : next == ' ' ? 1 : 2;
  return TRUE;
}

static void
score_needle (const Run *run, const RpSearchNeedle *needle, guint more, guint16 *best)
{
  const RpSearchIndex *index = run->index;
  RpIndexRange range = rp_search_index_find (index, needle->text);
  RpDoc first_event = index->first[RP_RECORD_EVENT];
  gsize to = needle->whole && !range.unsure ? range.word_end : range.to;

  for (gsize i = range.from; i < to; i++)
    {
      const RpIndexField *field = rp_search_index_field (index, i);
      guint end = i < range.text_end ? 0 : i < range.word_end ? 1 : 2, score;

      if (range.unsure && (!is_there (index, i, needle->text, &end) || (needle->whole && end == 2)))
        continue;
      score = score_of (field, field->doc < first_event, index->words[i].first, end) + more;
      propose (best, field->doc, score);
      /* A role is the person's as well as the event's. */
      if (field->kind == RP_FIELD_ROLE && field->entity != RP_INDEX_NO_ENTITY)
        propose (best, field->entity, score + 1);
    }
}

/* What an entity takes part in, and its ties, have its names too. */
static void
score_linked (const Run *run, guint16 *best)
{
  const RpSearchIndex *index = run->index;

  for (RpDoc entity = 0; entity < index->first[RP_RECORD_EVENT]; entity++)
    {
      guint n;
      const guint *linked;

      if (best[entity] > LAST_NAME)
        continue;
      linked = rp_dataset_entity_events (index->dataset, entity, &n);
      for (guint i = 0; i < n; i++)
        propose (best, index->first[RP_RECORD_EVENT] + index->event_place[linked[i]], LINKED + (best[entity] > 4));
      linked = rp_dataset_entity_relations (index->dataset, entity, &n);
      for (guint i = 0; i < n; i++)
        propose (best, index->first[RP_RECORD_RELATION] + linked[i], LINKED + (best[entity] > 4));
    }
}

static void
score_needles (const Run *run, const GArray *needles, guint more, guint16 *best)
{
  memset (best, 0xff, run->index->n_docs * sizeof *best);
  for (guint i = 0; i < needles->len; i++)
    score_needle (run, &g_array_index (needles, RpSearchNeedle, i), more, best);
}

/* TERM becomes the worst of its words, or where it is better one of the other names. */
static void
score_term (const Run *run, const RpSearchTerm *term)
{
  guint n = run->index->n_docs;

  memset (run->term, 0, n * sizeof *run->term);
  for (guint i = 0; i < term->words->len; i++)
    {
      score_needles (run, term->words->pdata[i], 0, run->word);
      score_linked (run, run->word);
      for (guint doc = 0; doc < n; doc++)
        run->term[doc] = MAX (run->term[doc], run->word[doc]);
    }
  if (term->others->len == 0)
    return;
  score_needles (run, term->others, OTHER_NAME, run->word);
  for (guint i = 0; i < term->entities->len; i++)
    propose (run->word, g_array_index (term->entities, guint, i), 1);
  score_linked (run, run->word);
  for (guint doc = 0; doc < n; doc++)
    run->term[doc] = MIN (run->term[doc], run->word[doc]);
}

static void
score_query (const Run *run, const GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    {
      score_term (run, terms->pdata[i]);
      for (guint doc = 0; doc < run->index->n_docs; doc++)
        run->total[doc] = run->term[doc] == ABSENT || run->total[doc] == ABSENT
                              ? ABSENT
                              : (guint16)(run->total[doc] + run->term[doc]);
    }
}

/* The words side by side come before the same words apart. */
static guint
final_score (const Run *run, RpDoc doc, guint n_terms)
{
  guint score = n_terms > 0 ? run->total[doc] / n_terms + (run->whole != NULL) : 0;

  return MIN (MIN (score, run->whole != NULL ? run->whole[doc] : ABSENT), N_SCORES - 1);
}

/* By score, equal ones by doc: sorted by counting. */
static void
collect (RpSearchResult *self, const Run *run, const RpSearchLimits *limits, const RpRecordSet *shown)
{
  guint n = run->index->n_docs, counts[N_SCORES] = { 0 }, at = 0;

  for (RpDoc doc = 0; doc < n; doc++)
    {
      RpRecordRef ref;

      if (run->total[doc] == ABSENT)
        continue;
      ref = rp_search_index_ref (run->index, doc);
      if ((limits != NULL && !rp_search_limits_pass (limits, doc))
          || (shown != NULL && !rp_record_set_contains (shown, ref)))
        {
          run->total[doc] = ABSENT;
          continue;
        }
      run->total[doc] = (guint16)final_score (run, doc, self->terms->len);
      counts[run->total[doc]]++;
    }
  for (guint i = 0; i < N_SCORES; i++)
    {
      guint count = counts[i];

      counts[i] = at;
      at += count;
    }
  g_array_set_size (self->hits, at);
  for (RpDoc doc = 0; doc < n; doc++)
    if (run->total[doc] != ABSENT)
      g_array_index (self->hits, RpRecordRef, counts[run->total[doc]]++) = rp_search_index_ref (run->index, doc);
}

static void
run_query (RpSearchResult *self, const RpSearchQuery *query, const RpSearchLimits *limits, const RpRecordSet *shown)
{
  const RpSearchIndex *index = self->search->index;
  g_autofree guint16 *scores = g_new0 (guint16, 4 * (gsize)index->n_docs + 1);
  Run run = { index, scores, scores + index->n_docs, scores + 2 * (gsize)index->n_docs, NULL };
  g_autoptr (GArray) whole = rp_search_terms_whole (query);

  score_query (&run, self->terms);
  if (whole != NULL)
    {
      run.whole = scores + 3 * (gsize)index->n_docs;
      score_needles (&run, whole, 0, run.whole);
    }
  collect (self, &run, limits, shown);
}

RpSearchResult *
rp_record_search_run (RpRecordSearch *self, const char *query, const RpRecordSet *shown)
{
  RpSearchResult *result = g_new0 (RpSearchResult, 1);
  g_autoptr (RpSearchQuery) parsed = rp_search_query_parse (query != NULL ? query : "");
  g_autoptr (RpSearchLimits) limits = NULL;

  g_atomic_ref_count_init (&result->refs);
  result->search = rp_record_search_ref (self);
  result->hits = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
  result->notices = g_ptr_array_ref (parsed->notices);
  limits = rp_search_limits_new (self->index, parsed, result->notices);
  result->terms = rp_search_terms_new (self->index, parsed, result->notices);
  if (limits != NULL || result->terms->len > 0)
    run_query (result, parsed, limits, shown);
  return result;
}

void
rp_search_result_unref (RpSearchResult *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->notices);
  g_array_unref (self->hits);
  rp_record_search_unref (self->search);
  g_free (self);
}

const GArray *
rp_search_result_get_hits (const RpSearchResult *self)
{
  return self->hits;
}

const GPtrArray *
rp_search_result_get_notices (const RpSearchResult *self)
{
  return self->notices;
}

RpRecordSet *
rp_search_result_make_set (const RpSearchResult *self)
{
  RpRecordSet *set = rp_record_set_new (self->search->dataset);

  for (guint i = 0; i < self->hits->len; i++)
    rp_record_set_add (set, g_array_index (self->hits, RpRecordRef, i));
  return set;
}

RpRecordSearch *
rp_record_search_new (RpDataset *dataset)
{
  RpRecordSearch *self = g_new0 (RpRecordSearch, 1);

  g_atomic_ref_count_init (&self->refs);
  self->dataset = g_object_ref (dataset);
  self->index = rp_search_index_new (dataset);
  return self;
}

RpRecordSearch *
rp_record_search_ref (RpRecordSearch *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rp_record_search_unref (RpRecordSearch *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  rp_search_index_free (self->index);
  g_object_unref (self->dataset);
  g_free (self);
}
