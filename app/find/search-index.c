/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-index.h"

#include <string.h>

#include "folded-text.h"

typedef struct
{
  RpSearchIndex *index;
  GArray *words; /* RpIndexWord */
  RpDoc doc;
} Filling;

static void
append_words (Filling *filling, gsize begun, gsize end, guint field)
{
  const char *text = filling->index->pool->str + begun;

  for (gsize at = 0; at < end - begun; at++)
    {
      RpIndexWord word = { (guint32)(begun + at), field & 0x7fffffff, at == 0 };

      /* Most bytes: within a word of plain letters. */
      if (at > 0 && g_ascii_isalnum (text[at]) && g_ascii_isalnum (text[at - 1]))
        continue;
      if (rp_fold_begins_word (text, at))
        g_array_append_val (filling->words, word);
    }
}

/* A text that has no letter leaves nothing. */
static RpFoldFlags
append_text (Filling *filling, const char *text, RpFoldFlags flags, guint field)
{
  GString *pool = filling->index->pool;
  gsize length = strlen (text), begun = pool->len;
  RpFoldFlags seen;

  /* Offsets have 32 bits. A letter becomes at most four for each of its bytes, and a ligature of Arabic a few more. */
  if (begun + 12 * length > G_MAXUINT32)
    return 0;
  seen = rp_fold_append (pool, text, length, flags, NULL);
  if (pool->len == begun)
    return 0;
  append_words (filling, begun, pool->len, field);
  g_string_append_c (pool, '\n');
  return seen;
}

static gboolean
fill_field (const RpSearchField *field, gpointer data)
{
  Filling *filling = data;
  RpSearchIndex *self = filling->index;
  RpIndexField item
      = { filling->doc, (guint32)field->kind & 15, MIN (field->entity, RP_INDEX_NO_ENTITY) & RP_INDEX_NO_ENTITY };
  guint number = self->fields->len;
  RpFoldFlags seen;

  g_array_append_val (self->fields, item);
  seen = append_text (filling, field->text, RP_FOLD_PLAIN, number);
  if ((seen & RP_FOLD_OTHER) != 0)
    append_text (filling, field->text, RP_FOLD_OTHER, number);
  if ((seen & RP_FOLD_JOIN) != 0 && rp_search_field_is_short (field->kind))
    append_text (filling, field->text, RP_FOLD_JOIN, number);
  return TRUE;
}

static void
count_docs (RpSearchIndex *self)
{
  static const RpRecordType order[] = { RP_RECORD_ENTITY, RP_RECORD_EVENT, RP_RECORD_RELATION, RP_RECORD_SOURCE };
  guint n_events = rp_dataset_n_events (self->dataset);
  const guint *in_order = rp_dataset_events_in_order (self->dataset);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      self->first[order[i]] = self->n_docs;
      self->n_docs += rp_dataset_n_records (self->dataset, order[i]);
    }
  self->event_place = g_new (guint32, n_events);
  for (guint i = 0; i < n_events; i++)
    self->event_place[in_order[i]] = i;
}

RpSearchIndex *
rp_search_index_new (RpDataset *dataset)
{
  RpSearchIndex *self = g_new0 (RpSearchIndex, 1);
  Filling filling = { .index = self, .words = g_array_new (FALSE, FALSE, sizeof (RpIndexWord)) };

  self->dataset = dataset;
  self->pool = g_string_new (NULL);
  self->fields = g_array_new (FALSE, FALSE, sizeof (RpIndexField));
  count_docs (self);
  for (filling.doc = 0; filling.doc < self->n_docs; filling.doc++)
    rp_search_fields_foreach (dataset, rp_search_index_ref (self, filling.doc), fill_field, &filling);
  self->n_words = filling.words->len;
  self->words = (RpIndexWord *)g_array_free (filling.words, FALSE);
  rp_word_sort (self->words, self->n_words, self->pool->str, self->pool->len);
  return self;
}

void
rp_search_index_free (RpSearchIndex *self)
{
  g_string_free (self->pool, TRUE);
  g_array_unref (self->fields);
  g_free (self->words);
  g_free (self->event_place);
  g_free (self);
}

RpDoc
rp_search_index_doc (const RpSearchIndex *self, RpRecordRef ref)
{
  guint place = ref.type == RP_RECORD_EVENT ? self->event_place[ref.index] : ref.index;

  return self->first[ref.type] + place;
}

RpRecordRef
rp_search_index_ref (const RpSearchIndex *self, RpDoc doc)
{
  if (doc >= self->first[RP_RECORD_SOURCE])
    return rp_record_ref (RP_RECORD_SOURCE, doc - self->first[RP_RECORD_SOURCE]);
  if (doc >= self->first[RP_RECORD_RELATION])
    return rp_record_ref (RP_RECORD_RELATION, doc - self->first[RP_RECORD_RELATION]);
  if (doc >= self->first[RP_RECORD_EVENT])
    return rp_record_ref (RP_RECORD_EVENT,
                          rp_dataset_events_in_order (self->dataset)[doc - self->first[RP_RECORD_EVENT]]);
  return rp_record_ref (RP_RECORD_ENTITY, doc);
}

/* The first word from FROM to TO whose N bytes do not come before NEEDLE's, or BEHIND them. */
static gsize
bisect (const RpSearchIndex *self, const char *needle, gsize n, gsize from, gsize to, gboolean behind)
{
  while (from < to)
    {
      gsize middle = from + (to - from) / 2, offset = self->words[middle].offset;
      gsize there = MIN (n, self->pool->len - offset);
      int order = memcmp (self->pool->str + offset, needle, there);

      if (order == 0 && there < n)
        order = -1;
      if (order < 0 || (behind && order == 0))
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

/* Behind the words in the range that go on with BYTE. */
static gsize
end_of (const RpSearchIndex *self, const char *needle, gsize n, char byte, gsize from, gsize to)
{
  g_autofree char *longer = g_strdup_printf ("%s%c", needle, byte);

  return bisect (self, longer, n + 1, from, to, TRUE);
}

RpIndexRange
rp_search_index_find (const RpSearchIndex *self, const char *needle)
{
  gsize n = strlen (needle);
  RpIndexRange range = { .unsure = n >= RP_WORD_SORT_BYTES };

  if (range.unsure)
    n = RP_WORD_SORT_BYTES;
  range.from = bisect (self, needle, n, 0, self->n_words, FALSE);
  range.to = bisect (self, needle, n, range.from, self->n_words, TRUE);
  range.text_end = range.word_end = range.from;
  if (!range.unsure && n > 0)
    {
      range.text_end = end_of (self, needle, n, '\n', range.from, range.to);
      range.word_end = end_of (self, needle, n, ' ', range.text_end, range.to);
    }
  return range;
}
