/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "excerpt.h"
#include "folded-text.h"

#define MAX_WORDS 8    /* of a name that is found in a query */
#define MAX_ENTITIES 8 /* that share the name */
#define MAX_OTHERS 24  /* other names in all */
#define NAMES_IN_NOTICE 3

static void
clear_needle (gpointer data)
{
  g_free (((RpSearchNeedle *)data)->text);
}

static GArray *
needles_new (void)
{
  GArray *needles = g_array_new (FALSE, FALSE, sizeof (RpSearchNeedle));

  g_array_set_clear_func (needles, clear_needle);
  return needles;
}

/* Takes TEXT, unless it is there already. */
static gboolean
add_needle (GArray *needles, char *text, gboolean whole)
{
  RpSearchNeedle needle = { text, whole };
  gboolean known = *text == '\0';

  for (guint i = 0; i < needles->len; i++)
    known |= g_str_equal (g_array_index (needles, RpSearchNeedle, i).text, text);
  if (known)
    g_free (text);
  else
    g_array_append_val (needles, needle);
  return !known;
}

GArray *
rp_search_needles_new (const char *text, gboolean whole)
{
  static const RpFoldFlags spellings[] = { RP_FOLD_PLAIN, RP_FOLD_OTHER, RP_FOLD_JOIN };
  GArray *needles = needles_new ();

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      GString *folded = g_string_new (NULL);

      rp_fold_append (folded, text, strlen (text), spellings[i], NULL);
      add_needle (needles, g_string_free (folded, FALSE), whole);
    }
  return needles;
}

static void
term_free (gpointer data)
{
  RpSearchTerm *term = data;

  g_ptr_array_unref (term->words);
  g_array_unref (term->others);
  g_array_unref (term->entities);
  g_free (term);
}

static RpSearchTerm *
term_new (void)
{
  RpSearchTerm *term = g_new0 (RpSearchTerm, 1);

  term->words = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  term->others = needles_new ();
  term->entities = g_array_new (FALSE, FALSE, sizeof (guint));
  return term;
}

/* ---- other names ---- */

static int
compare_entities (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *)a, other = *(const guint *)b;

  return one < other ? -1 : one > other;
}

/* Entities that are called NAME (folded), the whole of it. */
static void
find_named (const RpSearchIndex *index, const char *name, GArray *entities)
{
  RpIndexRange range = rp_search_index_find (index, name);

  for (gsize i = range.from; i < range.text_end && entities->len < MAX_ENTITIES; i++)
    {
      const RpIndexField *field = rp_search_index_field (index, i);
      gboolean known = FALSE;

      if (!index->words[i].first || field->doc >= index->first[RP_RECORD_EVENT] || field->kind > RP_FIELD_ALIAS)
        continue;
      for (guint j = 0; j < entities->len; j++)
        known |= g_array_index (entities, guint, j) == field->doc;
      if (!known)
        g_array_append_vals (entities, &(guint){ field->doc }, 1);
    }
  g_array_sort (entities, compare_entities);
}

/* NAME has TYPED in it, however it is spelt. */
static gboolean
is_found_by (const char *name, const char *typed)
{
  g_autoptr (GArray) needles = rp_search_needles_new (name, TRUE);

  for (guint i = 0; i < needles->len; i++)
    if (rp_fold_has_at_word (g_array_index (needles, RpSearchNeedle, i).text, typed))
      return TRUE;
  return FALSE;
}

static void
add_other (RpSearchTerm *term, const char *typed, const char *name, GPtrArray *shown)
{
  g_autofree char *folded = rp_fold_text (name);

  if (term->others->len >= MAX_OTHERS || strlen (folded) < 2 || is_found_by (name, typed))
    return;
  if (add_needle (term->others, g_steal_pointer (&folded), TRUE))
    g_ptr_array_add (shown, (gpointer)name);
}

/* A name that has another of them in it is found by that one. */
static void
drop_longer (RpSearchTerm *term, GPtrArray *shown)
{
  for (guint i = term->others->len; i-- > 0;)
    {
      const char *name = g_array_index (term->others, RpSearchNeedle, i).text;
      gboolean longer = FALSE;

      for (guint j = 0; j < term->others->len && !longer; j++)
        {
          const char *other = g_array_index (term->others, RpSearchNeedle, j).text;
          const char *p = j != i ? strstr (name, other) : NULL;
          char end = p != NULL ? p[strlen (other)] : 'x';

          longer = p != NULL && rp_fold_begins_word (name, (gsize)(p - name)) && (end == ' ' || end == '\0');
        }
      if (!longer)
        continue;
      g_array_remove_index (term->others, i);
      g_ptr_array_remove_index (shown, i);
    }
}

static void
tell_others (RpDataset *dataset, const RpSearchTerm *term, GPtrArray *shown, GPtrArray *notices)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint first = g_array_index (term->entities, guint, 0);
  g_autofree char *of = rp_excerpt (rp_dataset_entity (dataset, first)->record.title, 0, 60, NULL);

  for (guint i = 0; i < MIN (shown->len, NAMES_IN_NOTICE); i++)
    {
      g_autofree char *name = rp_excerpt (shown->pdata[i], 0, 60, NULL);

      g_string_append_printf (list, i > 0 ? _ (", “%s”") : _ ("“%s”"), name);
    }
  if (shown->len > NAMES_IN_NOTICE)
    g_string_append_printf (list, ngettext (" and %u more", " and %u more", shown->len - NAMES_IN_NOTICE),
                            shown->len - NAMES_IN_NOTICE);
  g_ptr_array_add (notices, term->entities->len > 1
                                ? g_strdup_printf (_ ("Also %s: other names of those called so."), list->str)
                                : g_strdup_printf (_ ("Also %s: other names of %s."), list->str, of));
}

static void
add_other_names (const RpSearchIndex *index, RpSearchTerm *term, const char *typed, GPtrArray *notices)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < term->entities->len; i++)
    {
      const RpEntity *entity = rp_dataset_entity (index->dataset, g_array_index (term->entities, guint, i));

      add_other (term, typed, entity->record.title, shown);
      for (guint j = 0; j < entity->n_aliases; j++)
        add_other (term, typed, entity->aliases[j], shown);
    }
  drop_longer (term, shown);
  if (shown->len > 0)
    tell_others (index->dataset, term, shown, notices);
}

/* ---- terms ---- */

static gboolean
is_plain_text (const RpQueryTerm *term)
{
  return term->key == RP_TERM_TEXT && !term->quoted;
}

/* The terms from FROM that are plain text, one after the other; MOST at most. */
static char *
join_texts (const RpSearchQuery *query, guint from, guint most, guint *n)
{
  GString *joined = g_string_new (NULL);

  for (*n = 0; *n < most && from + *n < query->terms->len; ++*n)
    {
      const RpQueryTerm *term = &g_array_index (query->terms, RpQueryTerm, from + *n);

      if (!is_plain_text (term))
        break;
      if (*n > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, term->text);
    }
  return g_string_free (joined, FALSE);
}

/* How many of the terms from AT are one name: the longest. */
static guint
take_name (const RpSearchIndex *index, const RpSearchQuery *query, guint at, RpSearchTerm *term, char **typed)
{
  for (guint most = MAX_WORDS, n; most > 0; most = n - 1)
    {
      g_autofree char *joined = join_texts (query, at, most, &n);
      g_autofree char *folded = rp_fold_text (joined);

      if (n == 0)
        return 0;
      find_named (index, folded, term->entities);
      if (term->entities->len > 0)
        {
          *typed = g_steal_pointer (&folded);
          return n;
        }
    }
  return 0;
}

static RpSearchTerm *
take_term (const RpSearchIndex *index, const RpSearchQuery *query, guint *at, GPtrArray *notices)
{
  RpSearchTerm *term = term_new ();
  g_autofree char *typed = NULL;
  guint n = take_name (index, query, *at, term, &typed);

  n = MAX (1, n); /* apart: the macro would take the name twice */
  for (guint i = 0; i < n; i++)
    {
      const RpQueryTerm *one = &g_array_index (query->terms, RpQueryTerm, *at + i);

      g_ptr_array_add (term->words, rp_search_needles_new (one->text, one->closed));
    }
  if (typed != NULL)
    add_other_names (index, term, typed, notices);
  *at += n;
  return term;
}

GPtrArray *
rp_search_terms_new (const RpSearchIndex *index, const RpSearchQuery *query, GPtrArray *notices)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func (term_free);

  for (guint at = 0; at < query->terms->len;)
    if (g_array_index (query->terms, RpQueryTerm, at).key == RP_TERM_TEXT)
      g_ptr_array_add (terms, take_term (index, query, &at, notices));
    else
      at++;
  return terms;
}

GArray *
rp_search_terms_whole (const RpSearchQuery *query)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < query->terms->len; i++)
    {
      const RpQueryTerm *term = &g_array_index (query->terms, RpQueryTerm, i);

      if (term->key != RP_TERM_TEXT)
        continue;
      if (term->quoted)
        return NULL;
      g_string_append_printf (whole, n++ > 0 ? " %s" : "%s", term->text);
    }
  return n > 1 ? rp_search_needles_new (whole->str, FALSE) : NULL;
}
