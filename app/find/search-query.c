/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "edtf.h"
#include "excerpt.h"
#include "folded-text.h"
#include "record-ref.h"

#define MAX_BYTES 4096 /* of a query; what is behind is left out */

typedef struct
{
  RpTermKey key;
  const char *word;
  const char *wants; /* an unfinished one, in words */
} Key;

static const Key keys[] = {
  { RP_TERM_TYPE, "type", N_ ("“type:” wants event, entity, relation or source.") },
  { RP_TERM_KIND, "kind", N_ ("“kind:” wants a kind, as in kind:meeting.") },
  { RP_TERM_PLACE, "place", N_ ("“place:” wants the name of a place.") },
  { RP_TERM_SOURCE, "source", N_ ("“source:” wants the name of a source.") },
  { RP_TERM_TAG, "tag", N_ ("“tag:” wants a tag.") },
  { RP_TERM_BEFORE, "before", N_ ("“before:” wants a date, as in before:2024 or before:2023-01-12.") },
  { RP_TERM_AFTER, "after", N_ ("“after:” wants a date, as in after:2024 or after:2023-01-12.") },
};

static const char *const types[] = { [RP_RECORD_EVENT] = "events",
                                     [RP_RECORD_ENTITY] = "entities",
                                     [RP_RECORD_RELATION] = "relations",
                                     [RP_RECORD_SOURCE] = "sources" };

static gboolean
is_quote (gunichar c)
{
  return c == '"' || (c >= 0x201c && c <= 0x201f) || c == 0x00ab || c == 0x00bb || c == 0x300c || c == 0x300d
         || c == 0xff02;
}

static void
notice (RpSearchQuery *self, char *sentence)
{
  g_ptr_array_add (self->notices, sentence);
}

/* The key that P begins with, and moves P behind its colon. */
static const Key *
take_key (const char **p)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gsize n = strlen (keys[i].word);

      if (g_ascii_strncasecmp (*p, keys[i].word, n) == 0 && (*p)[n] == ':')
        {
          *p += n + 1;
          return &keys[i];
        }
    }
  return NULL;
}

/* Up to the next blank, or from one quotation mark to the next; moves P behind it. */
static void
take_value (const char **p, RpQueryTerm *term)
{
  const char *from = *p;

  term->quoted = is_quote (g_utf8_get_char (from));
  if (term->quoted)
    {
      from = *p = g_utf8_next_char (*p);
      while (**p != '\0' && !is_quote (g_utf8_get_char (*p)))
        *p = g_utf8_next_char (*p);
      term->text = g_strndup (from, (gsize)(*p - from));
      term->closed = **p != '\0';
      if (term->closed)
        *p = g_utf8_next_char (*p);
      return;
    }
  while (**p != '\0' && !g_unichar_isspace (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  term->text = g_strndup (from, (gsize)(*p - from));
}

/* FALSE: the term is left out, and the reason said. */
static gboolean
read_date (RpSearchQuery *self, const Key *key, RpQueryTerm *term)
{
  g_autofree char *reason = NULL, *shown = rp_excerpt (term->text, 0, 60, NULL);
  RpWhen when;

  if (!rp_edtf_parse (term->text, &when, &reason, NULL))
    {
      notice (self, g_strdup_printf (_ ("“%s:%s” is left out: %s."), key->word, shown, reason));
      return FALSE;
    }
  term->instant = rp_when_earliest (&when);
  if (when.year_unknown || rp_instant_is_infinite (term->instant))
    {
      notice (self, g_strdup_printf (_ ("“%s:%s” is left out: it needs a date with a beginning."), key->word, shown));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_type (RpSearchQuery *self, RpQueryTerm *term)
{
  g_autofree char *word = g_utf8_strdown (term->text, -1);

  if (g_str_equal (word, "entity"))
    term->type = RP_RECORD_ENTITY;
  for (guint i = RP_RECORD_EVENT; i <= RP_RECORD_SOURCE && term->type == 0; i++)
    if (g_str_has_prefix (types[i], word) && !(i == RP_RECORD_EVENT && strlen (word) < 2))
      term->type = i;
  if (term->type != 0)
    return TRUE;
  else
    {
      g_autofree char *shown = rp_excerpt (term->text, 0, 60, NULL);

      notice (self, g_strdup_printf (_ ("“%s” is no type: event, entity, relation or source."), shown));
      return FALSE;
    }
}

/* Whether the term is complete and right. */
static gboolean
read_term (RpSearchQuery *self, const Key *key, RpQueryTerm *term)
{
  if (key != NULL && *term->text == '\0')
    {
      notice (self, g_strdup (_ (key->wants)));
      return FALSE;
    }
  if (term->key == RP_TERM_BEFORE || term->key == RP_TERM_AFTER)
    return read_date (self, key, term);
  if (term->key == RP_TERM_TYPE)
    return read_type (self, term);
  else
    {
      g_autofree char *folded = rp_fold_text (term->text);

      if (*folded == '\0' && *term->text != '\0')
        {
          g_autofree char *shown = rp_excerpt (term->text, 0, 60, NULL);

          notice (self, g_strdup_printf (_ ("“%s” has no letter or figure to look for."), shown));
        }
      return *folded != '\0';
    }
}

static void
clear_term (gpointer data)
{
  g_free (((RpQueryTerm *)data)->text);
}

static void
take_term (RpSearchQuery *self, const char **p)
{
  const Key *key = take_key (p);
  RpQueryTerm term = { .key = key != NULL ? key->key : RP_TERM_TEXT };

  take_value (p, &term);
  if (!read_term (self, key, &term))
    {
      clear_term (&term);
      return;
    }
  if (self->terms->len == RP_QUERY_MAX_TERMS)
    {
      notice (self, g_strdup_printf (_ ("Only the first %d words count."), RP_QUERY_MAX_TERMS));
      clear_term (&term);
      return;
    }
  g_array_append_val (self->terms, term);
}

RpSearchQuery *
rp_search_query_parse (const char *text)
{
  RpSearchQuery *self = g_new0 (RpSearchQuery, 1);
  g_autofree char *whole = g_utf8_make_valid (text, (gssize)strnlen (text, MAX_BYTES));
  gboolean full = FALSE;

  self->terms = g_array_new (FALSE, FALSE, sizeof (RpQueryTerm));
  g_array_set_clear_func (self->terms, clear_term);
  self->notices = g_ptr_array_new_with_free_func (g_free);
  for (const char *p = whole; *p != '\0' && !full;)
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      full = self->terms->len == RP_QUERY_MAX_TERMS;
      take_term (self, &p);
    }
  return self;
}

void
rp_search_query_free (RpSearchQuery *self)
{
  g_array_unref (self->terms);
  g_ptr_array_unref (self->notices);
  g_free (self);
}
