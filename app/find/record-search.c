/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-search.h"

#include <string.h>

/* One name of one record, folded. A record has its title first, then its aliases, then its summary. */
typedef struct
{
  RpRecordRef ref;
  char *text;
  guint penalty; /* 0 title, 1 alias, 8 summary */
} Entry;

struct _RpRecordSearch
{
  gatomicrefcount refs;
  RpDataset *dataset;
  GArray *entries;
};

struct _RpSearchResult
{
  gatomicrefcount refs;
  RpRecordSearch *search;
  GArray *hits;
};

/* The best place of a record among the hits. */
typedef struct
{
  RpRecordRef ref;
  guint score, order;
} Hit;

/* Letters that have no decomposition, as people type them who lack the key. */
static const char *
plain_letters (gunichar letter)
{
  switch (letter)
    {
    case 0x0259: /* ə */
      return "a";
    case 0x0131: /* ı */
      return "i";
    case 0x00f8: /* ø */
      return "o";
    case 0x0142: /* ł */
      return "l";
    case 0x00df: /* ß */
      return "ss";
    case 0x0111: /* đ */
    case 0x00f0: /* ð */
      return "d";
    case 0x00fe: /* þ */
      return "th";
    case 0x00e6: /* æ */
      return "ae";
    case 0x0153: /* œ */
      return "oe";
    case 0x0127: /* ħ */
      return "h";
    case 0x014b: /* ŋ */
      return "n";
    case 0x2018: /* ‘ ’ ‚ ′ ʼ ʻ */
    case 0x2019:
    case 0x201a:
    case 0x2032:
    case 0x02bc:
    case 0x02bb:
      return "'";
    case 0x201c: /* “ ” „ « » */
    case 0x201d:
    case 0x201e:
    case 0x00ab:
    case 0x00bb:
      return "\"";
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return "-";
    default:
      return NULL;
    }
}

static gboolean
is_ascii (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar)*p >= 0x80)
      return FALSE;
  return TRUE;
}

static char *
fold (const char *text)
{
  if (is_ascii (text))
    return g_ascii_strdown (text, -1);

  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *out = g_string_new (NULL);

  for (const char *p = apart != NULL ? apart : folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      const char *plain = plain_letters (letter);

      if (plain != NULL)
        g_string_append (out, plain);
      else if (g_unichar_isspace (letter))
        g_string_append_c (out, ' ');
      else if (!g_unichar_ismark (letter))
        g_string_append_unichar (out, letter);
    }
  return g_string_free (out, FALSE);
}

static void
clear_entry (gpointer data)
{
  g_free (((Entry *)data)->text);
}

static void
add_entry (RpRecordSearch *self, RpRecordRef ref, const char *text, guint penalty)
{
  Entry entry = { ref, NULL, penalty };

  if (text == NULL || *text == '\0')
    return;
  entry.text = fold (text);
  g_array_append_val (self->entries, entry);
}

RpRecordSearch *
rp_record_search_new (RpDataset *dataset)
{
  RpRecordSearch *self = g_new0 (RpRecordSearch, 1);

  g_atomic_ref_count_init (&self->refs);
  self->dataset = g_object_ref (dataset);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
      {
        RpRecordRef ref = rp_record_ref (type, i);
        const RpRecord *record = rp_dataset_record (dataset, ref);

        add_entry (self, ref, record->title, 0);
        if (type == RP_RECORD_ENTITY)
          {
            const RpEntity *entity = rp_dataset_entity (dataset, i);

            for (guint j = 0; j < entity->n_aliases; j++)
              add_entry (self, ref, entity->aliases[j], 1);
          }
        add_entry (self, ref, record->summary, 8);
      }
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
  g_array_unref (self->entries);
  g_object_unref (self->dataset);
  g_free (self);
}

RpSearchResult *
rp_search_result_ref (RpSearchResult *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rp_search_result_unref (RpSearchResult *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->hits);
  rp_record_search_unref (self->search);
  g_free (self);
}

const GArray *
rp_search_result_get_hits (const RpSearchResult *self)
{
  return self->hits;
}

RpRecordSet *
rp_search_result_make_set (const RpSearchResult *self)
{
  RpRecordSet *set = rp_record_set_new (self->search->dataset);

  for (guint i = 0; i < self->hits->len; i++)
    rp_record_set_add (set, g_array_index (self->hits, RpRecordRef, i));
  return set;
}

static gboolean
is_word_char (const char *p)
{
  gunichar letter = g_utf8_get_char_validated (p, -1);

  return letter != (gunichar)-1 && letter != (gunichar)-2 && g_unichar_isalnum (letter);
}

/* 0: begins the text; 1: begins a word; 3: within a word; G_MAXUINT: not there. */
static guint
place_of_word (const char *text, const char *word)
{
  guint best = G_MAXUINT;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    {
      if (p == text)
        return 0;
      if (!is_word_char (g_utf8_find_prev_char (text, p)))
        return 1;
      best = 3;
    }
  return best;
}

/* Lower is better; G_MAXUINT: a word is missing. */
static guint
score_entry (const Entry *entry, const char *whole, char **words)
{
  guint worst = 0;

  if (g_str_equal (entry->text, whole))
    return entry->penalty;
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint place = place_of_word (entry->text, words[i]);

      if (place == G_MAXUINT)
        return G_MAXUINT;
      worst = MAX (worst, place);
    }
  if (g_str_has_prefix (entry->text, whole))
    return 1 + entry->penalty;
  /* The words side by side, as typed, before the same words apart. */
  return 2 + worst + (strstr (entry->text, whole) != NULL ? 0 : 1) + entry->penalty;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *one = a, *other = b;

  if (one->score != other->score)
    return one->score < other->score ? -1 : 1;
  if (one->ref.type != other->ref.type)
    return one->ref.type < other->ref.type ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

/* Blank-separated, without empty ones. */
static char **
split_words (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, " ", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_ptr_array_add (words, g_strdup (pieces[i]));
  g_ptr_array_add (words, NULL);
  return (char **)g_ptr_array_free (words, FALSE);
}

static GArray *
find (RpRecordSearch *self, const char *query, const RpRecordSet *shown)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autofree char *folded = fold (query != NULL ? query : "");
  const char *whole = g_strstrip (folded);
  g_auto (GStrv) words = split_words (whole);

  if (words[0] == NULL)
    return found;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      guint score = score_entry (entry, whole, words);
      Hit hit = { entry->ref, score, i };
      Hit *last = hits->len > 0 ? &g_array_index (hits, Hit, hits->len - 1) : NULL;

      if (score == G_MAXUINT || (shown != NULL && !rp_record_set_contains (shown, entry->ref)))
        continue;
      /* The entries of one record follow one another: it is one hit, at its best place. */
      if (last != NULL && rp_record_ref_equal (last->ref, entry->ref))
        last->score = MIN (last->score, score);
      else
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (found, g_array_index (hits, Hit, i).ref);
  return found;
}

RpSearchResult *
rp_record_search_run (RpRecordSearch *self, const char *query, const RpRecordSet *shown)
{
  RpSearchResult *result = g_new0 (RpSearchResult, 1);

  g_atomic_ref_count_init (&result->refs);
  result->search = rp_record_search_ref (self);
  result->hits = find (self, query, shown);
  return result;
}
