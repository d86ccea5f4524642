/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-sentence.h"

#include "calendar-words.h"
#include "card-maker.h"
#include "corroboration.h"
#include "record-text.h"

#include <glib/gi18n-lib.h>

/* Of a cluster so many are named. */
#define MOST_NAMED 3u

/* Adds PART after a comma; a stranger's text is never longer than a line. */
static void
add (GString *out, const char *part)
{
  g_autofree char *line = part != NULL ? rp_record_text_line (part) : NULL;

  if (line == NULL || *line == '\0')
    return;
  g_string_append_printf (out, "%s%s", out->len > 0 ? _ (", ") : "", line);
}

/* PART is transfer full. */
static void
add_words (GString *out, char *part)
{
  add (out, part);
  g_free (part);
}

/* "two sources of one origin, disputed". */
static void
add_support (GString *out, RpDataset *dataset, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);
  RpSupport support = rp_corroboration_support (dataset, record->evidence, record->n_evidence, NULL);
  g_autofree char *sources = rp_count_in_words (support.n_sources, FALSE);
  g_autofree char *origins = rp_count_in_words (support.n_origins, FALSE);
  g_autofree char *part = g_strdup_printf (ngettext ("%s source", "%s sources", MAX (support.n_sources, 1)), sources);

  if (support.n_sources > 1)
    {
      g_autofree char *of
          = g_strdup_printf (ngettext ("%s of %s origin", "%s of %s origins", support.n_origins), part, origins);

      add (out, of);
    }
  else
    add (out, support.n_sources == 0 ? _ ("no source") : part);
  if (rp_corroboration_disputed (dataset, ref))
    add (out, _ ("disputed"));
}

static void
add_when (GString *out, RpDataset *dataset, RpRecordRef ref)
{
  g_autofree char *when = rp_record_text_when (dataset, ref);

  if (when != NULL)
    add (out, when);
  else if (ref.type == RP_RECORD_EVENT)
    add (out, _ ("undated"));
}

/* How the date is known, and whether it has come yet. */
static void
add_standing (GString *out, const RpEvent *event)
{
  if (event->basis == RP_BASIS_INFERRED)
    add (out, _ ("date inferred"));
  else if (event->basis == RP_BASIS_PUBLISHED)
    add (out, _ ("date from publication"));
  if (event->status != RP_STATUS_DONE)
    add (out, rp_status_in_words (event->status));
}

static void
add_whole (GString *out, RpDataset *dataset, const RpEvent *event, guint index)
{
  const RpEvent *parent = rp_dataset_event (dataset, event->parent);
  g_autofree char *title = rp_record_text_line (parent->record.title), *part = NULL;
  guint place = 0;

  while (place < parent->n_parts && parent->parts[place] != index)
    place++;
  part = g_strdup_printf (_ ("part %u of %u of %s"), place + 1, parent->n_parts, title);
  add (out, part);
}

static gboolean
may_name (const RpRecordSet *shown, RpRecordType type, guint index)
{
  return index != RP_NO_INDEX && (shown == NULL || rp_record_set_contains (shown, rp_record_ref (type, index)));
}

static void
add_event (GString *out, RpDataset *dataset, RpRecordRef ref, const RpRecordSet *shown)
{
  const RpEvent *event = rp_dataset_event (dataset, ref.index);

  add_when (out, dataset, ref);
  add_standing (out, event);
  add_support (out, dataset, ref);
  if (may_name (shown, RP_RECORD_ENTITY, event->place))
    {
      g_autofree char *line = rp_record_text_line (rp_dataset_entity (dataset, event->place)->record.title);
      g_autofree char *place = g_strdup_printf (C_ ("a place", "in %s"), line);

      add (out, place);
    }
  if (event->n_parts > 0)
    add_words (out, g_strdup_printf (ngettext ("%u part", "%u parts", event->n_parts), event->n_parts));
  if (may_name (shown, RP_RECORD_EVENT, event->parent))
    add_whole (out, dataset, event, ref.index);
}

static void
add_entity (GString *out, RpDataset *dataset, RpRecordRef ref)
{
  guint n;

  add_when (out, dataset, ref);
  rp_dataset_entity_relations (dataset, ref.index, &n);
  add_words (out, g_strdup_printf (ngettext ("%u tie", "%u ties", n), n));
  rp_dataset_entity_events (dataset, ref.index, &n);
  add_words (out, g_strdup_printf (ngettext ("%u event", "%u events", n), n));
}

/* The kind stands between the names as a verb does, or where the language has its verbs; what the tie is called itself
 * comes after. */
static char *
tie_in_words (RpDataset *dataset, const RpRelation *relation)
{
  const char *kind = rp_dataset_kind (dataset, RP_RECORD_RELATION, relation->kind)->label;
  g_autofree char *from = rp_record_text_line (rp_dataset_entity (dataset, relation->from)->record.title);
  g_autofree char *to = rp_record_text_line (rp_dataset_entity (dataset, relation->to)->record.title);
  g_autofree char *word = rp_record_text_line (kind), *first = NULL, *verb = NULL;
  gunichar second = *word != '\0' ? g_utf8_get_char (g_utf8_next_char (word)) : 0;

  if (*word != '\0' && !g_unichar_isupper (second))
    {
      g_autofree char *letter = g_utf8_substring (word, 0, 1);

      /* the Azerbaijani and Turkish İ keeps a dot of its own outside of their locales */
      first = g_utf8_get_char (letter) == 0x130 ? g_strdup ("i") : g_utf8_strdown (letter, -1);
    }
  verb = g_strconcat (first != NULL ? first : "", first != NULL ? g_utf8_next_char (word) : word, NULL);
  /* Translators: a tie read aloud, "Ada knows Cleo": who, the kind, whom. */
  return g_strdup_printf (C_ ("tie", "%1$s %2$s %3$s"), from, verb, to);
}

static void
add_relation (GString *out, RpDataset *dataset, RpRecordRef ref, const RpRecordSet *shown)
{
  const RpRelation *relation = rp_dataset_relation (dataset, ref.index);
  const char *kind = rp_dataset_kind (dataset, RP_RECORD_RELATION, relation->kind)->label;
  gboolean named
      = may_name (shown, RP_RECORD_ENTITY, relation->from) && may_name (shown, RP_RECORD_ENTITY, relation->to);
  g_autofree char *tie = named ? tie_in_words (dataset, relation) : rp_record_text_line (kind);

  g_string_append (out, tie);
  if (!g_str_equal (relation->record.title, kind))
    add (out, relation->record.title);
  add_when (out, dataset, ref);
  add_support (out, dataset, ref);
}

char *
rp_record_sentence (RpDataset *dataset, RpRecordRef ref)
{
  return rp_record_sentence_among (dataset, ref, NULL);
}

char *
rp_record_sentence_among (RpDataset *dataset, RpRecordRef ref, const RpRecordSet *shown)
{
  GString *out = g_string_new (NULL);

  if (ref.type != RP_RECORD_RELATION)
    add (out, rp_record_text_kind (dataset, ref));
  if (ref.type == RP_RECORD_EVENT)
    add_event (out, dataset, ref, shown);
  else if (ref.type == RP_RECORD_ENTITY)
    add_entity (out, dataset, ref);
  else if (ref.type == RP_RECORD_RELATION)
    add_relation (out, dataset, ref, shown);
  else
    add_when (out, dataset, ref);
  return g_string_free (out, FALSE);
}

char *
rp_record_sentence_members (RpDataset *dataset, const RpRecordRef *members, guint n, guint count, char **name)
{
  GString *out = g_string_new (NULL);
  g_autofree char *number = rp_words_number (count);
  guint named = MIN (members != NULL ? n : 0, MOST_NAMED);

  *name
      = g_strdup_printf (named > 0 && members[0].type == RP_RECORD_ENTITY ? ngettext ("%s entity", "%s entities", count)
                                                                          : ngettext ("%s event", "%s events", count),
                         number);
  for (guint i = 0; i < named; i++)
    {
      const RpRecord *record = rp_dataset_record (dataset, members[i]);
      g_autofree char *title = record != NULL ? rp_record_text_line (record->title) : NULL;

      if (title != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? _ ("; ") : "", title);
    }
  if (named > 0 && count > named)
    {
      g_autofree char *more = rp_words_number (count - named);

      g_string_append_printf (out, ngettext ("; and %s more", "; and %s more", count - named), more);
    }
  return g_string_free (out, FALSE);
}

char *
rp_record_sentence_cluster (RpDataset *dataset, const RpRecordRef *members, guint n, guint count, char **name)
{
  g_autofree char *named = rp_record_sentence_members (dataset, members, n, count, name);

  return g_strconcat (named, *named != '\0' ? _ (": ") : "", _ ("Enter opens them"), NULL);
}
