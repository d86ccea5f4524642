/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-letters.h"

#define EN_SPACE "\xe2\x80\x82"

struct _RpSourceLetters
{
  gatomicrefcount ref_count;
  guint n_sources;
  char *letters; /* by source; 0: none */
};

RpSourceLetters *
rp_source_letters_new (RpDataset *dataset, const RpRecordSet *shown)
{
  guint n_sources = rp_dataset_n_sources (dataset), n = 0;
  g_autofree char *letters = g_malloc0 (n_sources + 1);
  RpSourceLetters *self;

  for (guint i = 0; i < n_sources; i++)
    {
      if (shown != NULL && !rp_record_set_contains (shown, rp_record_ref (RP_RECORD_SOURCE, i)))
        continue;
      if (n == RP_MOST_SOURCE_LETTERS)
        return NULL;
      letters[i] = (char)('A' + n++);
    }
  if (n == 0)
    return NULL;
  self = g_new (RpSourceLetters, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n_sources = n_sources;
  self->letters = g_steal_pointer (&letters);
  return self;
}

RpSourceLetters *
rp_source_letters_ref (RpSourceLetters *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rp_source_letters_unref (RpSourceLetters *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->letters);
  g_free (self);
}

char
rp_source_letters_get (const RpSourceLetters *self, guint source)
{
  return (char)(self != NULL && source < self->n_sources ? self->letters[source] : 0);
}

char *
rp_source_letters_behind (const RpSourceLetters *self, char *words, const RpRecord *record)
{
  guint32 has = 0;
  GString *out;

  for (guint i = 0; i < record->n_evidence; i++)
    {
      char letter = rp_source_letters_get (self, record->evidence[i].source);

      if (letter != 0)
        has |= 1u << (letter - 'A');
    }
  if (has == 0)
    return words;
  out = g_string_new (words);
  g_free (words);
  for (guint i = 0; i < RP_MOST_SOURCE_LETTERS; i++)
    if (has & (1u << i))
      {
        if (out->len > 0)
          g_string_append (out, (has & ((1u << i) - 1)) == 0 ? EN_SPACE : " ");
        g_string_append_c (out, (char)('A' + i));
      }
  return g_string_free (out, FALSE);
}
