/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-marks.h"

#include <string.h>

#define MOST_MARKS 500 /* in one text */

typedef struct
{
  GString *folded;
  GArray *spans, *marks;
} Search;

static gboolean
find_needle (const Search *self, const RpSearchNeedle *needle)
{
  gsize n = strlen (needle->text);
  gboolean found = FALSE;

  for (const char *p = strstr (self->folded->str, needle->text); p != NULL; p = strstr (p + 1, needle->text))
    {
      gsize at = (gsize)(p - self->folded->str);
      RpFoldSpan mark;

      if (!rp_fold_begins_word (self->folded->str, at) || (needle->whole && p[n] != '\0' && p[n] != ' '))
        continue;
      found = TRUE;
      if (self->marks == NULL || self->marks->len >= MOST_MARKS)
        break;
      mark.from = g_array_index (self->spans, RpFoldSpan, at).from;
      mark.to = g_array_index (self->spans, RpFoldSpan, at + n - 1).to;
      g_array_append_val (self->marks, mark);
    }
  return found;
}

static gboolean
find_needles (const Search *self, const GArray *needles)
{
  gboolean found = FALSE;

  for (guint i = 0; i < needles->len; i++)
    found |= find_needle (self, &g_array_index (needles, RpSearchNeedle, i));
  return found;
}

static RpWordBits
bits_of (guint first, guint n)
{
  RpWordBits bits = 0;

  for (guint i = first; i < first + n && i < 64; i++)
    bits |= (RpWordBits)1 << i;
  return bits;
}

RpWordBits
rp_search_marks_all (const GPtrArray *terms)
{
  guint n = 0;

  for (guint i = 0; i < terms->len; i++)
    n += ((const RpSearchTerm *)terms->pdata[i])->words->len;
  return bits_of (0, n);
}

static void
find_terms (const Search *self, const GPtrArray *terms, RpWordBits *words, RpWordBits *by_other)
{
  guint first = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const RpSearchTerm *term = terms->pdata[i];
      guint n = term->words->len;

      for (guint j = 0; j < n; j++)
        if (find_needles (self, term->words->pdata[j]))
          *words |= bits_of (first + j, 1);
      if (find_needles (self, term->others))
        *by_other |= bits_of (first, n);
      first += n;
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const RpFoldSpan *one = a, *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  return one->to < other->to ? -1 : one->to > other->to;
}

static void
merge_marks (GArray *marks)
{
  guint n = 0;

  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len; i++)
    {
      RpFoldSpan mark = g_array_index (marks, RpFoldSpan, i);
      RpFoldSpan *last = n > 0 ? &g_array_index (marks, RpFoldSpan, n - 1) : NULL;

      if (last != NULL && mark.from <= last->to)
        last->to = MAX (last->to, mark.to);
      else
        g_array_index (marks, RpFoldSpan, n++) = mark;
    }
  g_array_set_size (marks, n);
}

RpWordBits
rp_search_marks_find (const GPtrArray *terms, const char *text, gsize length, GArray *marks, RpWordBits *by_other)
{
  static const RpFoldFlags spellings[] = { RP_FOLD_PLAIN, RP_FOLD_OTHER, RP_FOLD_JOIN };
  RpWordBits words = 0, others = 0;
  RpFoldFlags seen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GString) folded = g_string_new (NULL);
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RpFoldSpan));
      Search search = { folded, spans, marks };

      if (i > 0 && (seen & spellings[i]) == 0)
        continue;
      seen |= rp_fold_append (folded, text, length, spellings[i], marks != NULL ? spans : NULL);
      find_terms (&search, terms, &words, &others);
    }
  if (marks != NULL)
    merge_marks (marks);
  if (by_other != NULL)
    *by_other = others & ~words;
  return words | others;
}
