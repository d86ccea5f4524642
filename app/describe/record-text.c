/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-text.h"

#include <glib/gi18n-lib.h>

#include "corroboration.h"

/* Of a cluster so many are named. */
#define MOST_NAMED 6u
#define LONGEST_LINE 120u
/* A tooltip says the whole of what was cut elsewhere, but it must be laid out at once. */
#define LONGEST_TITLE 600u

static char *
line_of (const char *text, guint most)
{
  const char *end = text;
  char *line;

  for (guint i = 0; i < most && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  line = *end != '\0' ? g_strdup_printf ("%.*s…", (int)(end - text), text) : g_strdup (text);
  for (char *c = line; *c != '\0'; c++)
    if ((guchar)*c < 0x20 || *c == 0x7f)
      *c = ' ';
  return line;
}

char *
rp_record_text_line (const char *text)
{
  return line_of (text, LONGEST_LINE);
}

const char *
rp_record_text_title (RpDataset *dataset, RpRecordRef ref)
{
  const RpRecord *record = dataset != NULL ? rp_dataset_record (dataset, ref) : NULL;

  return record != NULL ? record->title : "";
}

const char *
rp_record_text_kind (RpDataset *dataset, RpRecordRef ref)
{
  guint kind = rp_dataset_kind_of (dataset, ref);

  if (kind != RP_NO_INDEX)
    return rp_dataset_kind (dataset, ref.type, kind)->label;
  return ref.type == RP_RECORD_SOURCE ? _ ("Source") : "";
}

/* A source once, with all its places: "Azernews, paragraph 3, paragraph 5". As the evidence first names them. */
static GPtrArray *
list_sources (RpDataset *dataset, const RpRecord *record, guint longest)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_free);
  g_autoptr (GHashTable) places = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < record->n_evidence; i++)
    {
      gpointer key = GUINT_TO_POINTER (record->evidence[i].source);
      GPtrArray *own = g_hash_table_lookup (places, key);

      if (own == NULL)
        {
          own = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (own,
                           line_of (rp_dataset_source (dataset, record->evidence[i].source)->record.title, longest));
          g_hash_table_insert (places, key, own);
          g_array_append_val (order, record->evidence[i].source);
        }
      if (record->evidence[i].locator != NULL)
        g_ptr_array_add (own, line_of (record->evidence[i].locator, longest));
    }
  for (guint i = 0; i < order->len; i++)
    {
      GPtrArray *own = g_hash_table_lookup (places, GUINT_TO_POINTER (g_array_index (order, guint, i)));

      g_ptr_array_add (own, NULL);
      g_ptr_array_add (lines, g_strjoinv (", ", (char **)own->pdata));
    }
  return lines;
}

char *
rp_record_text_sources (RpDataset *dataset, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);
  g_autoptr (GPtrArray) lines = NULL;

  if (record == NULL || record->n_evidence == 0)
    return NULL;
  lines = list_sources (dataset, record, G_MAXUINT);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("; ", (char **)lines->pdata);
}

char *
rp_record_text_support (RpDataset *dataset, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);
  g_autofree char *sources = NULL;
  RpSupport support;

  if (record == NULL || record->n_evidence == 0)
    return NULL;
  support = rp_corroboration_support (dataset, record->evidence, record->n_evidence, NULL);
  if (support.n_sources == 0)
    return g_strdup_printf (ngettext ("disputed by %u source", "disputed by %u sources", support.n_against),
                            support.n_against);
  sources = g_strdup_printf (ngettext ("%u source", "%u sources", support.n_sources), support.n_sources);
  if (support.n_origins >= support.n_sources)
    return g_steal_pointer (&sources);
  if (support.n_origins == 1)
    return g_strdup_printf (_ ("%s of one origin"), sources);
  /* Translators: %2$s is "5 sources" */
  return g_strdup_printf (ngettext ("%2$s of %1$u origin", "%2$s of %1$u origins", support.n_origins),
                          support.n_origins, sources);
}

/* The first few sources; how many they are where not all are named, or where they are fewer voices than it seems. */
static void
append_sources (GString *out, RpDataset *dataset, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);
  g_autoptr (GPtrArray) lines = NULL;
  RpSupport support;

  if (record == NULL || record->n_evidence == 0)
    return;
  lines = list_sources (dataset, record, LONGEST_LINE);
  support = rp_corroboration_support (dataset, record->evidence, record->n_evidence, NULL);
  for (guint i = 0; i < MIN (lines->len, MOST_NAMED); i++)
    {
      g_autofree char *line = rp_record_text_line (g_ptr_array_index (lines, i));

      g_string_append_printf (out, "%s%s", i == 0 ? "\n" : "; ", line);
    }
  if (lines->len > MOST_NAMED || support.n_origins < support.n_sources)
    {
      g_autofree char *words = rp_record_text_support (dataset, ref);

      g_string_append_printf (out, "%s\n%s", lines->len > MOST_NAMED ? "; …" : "", words);
    }
}

char *
rp_record_text_tooltip (RpDataset *dataset, RpRecordRef ref)
{
  g_autofree char *title = line_of (rp_record_text_title (dataset, ref), LONGEST_TITLE);
  g_autofree char *when = rp_record_text_when (dataset, ref);
  g_autofree char *ends = rp_record_text_ends (dataset, ref);
  g_autofree char *when_line = when != NULL ? line_of (when, LONGEST_TITLE) : NULL;
  g_autofree char *ends_line = line_of (ends, LONGEST_TITLE);
  GString *out = g_string_new (title);

  if (*ends_line != '\0')
    g_string_append_printf (out, "\n%s", ends_line);
  if (when_line != NULL)
    g_string_append_printf (out, "\n%s", when_line);
  else if (ref.type == RP_RECORD_EVENT)
    g_string_append_printf (out, "\n%s", _ ("undated"));
  append_sources (out, dataset, ref);
  return g_string_free (out, FALSE);
}

char *
rp_record_text_description (RpDataset *dataset, RpRecordRef ref)
{
  g_autofree char *when = rp_record_text_when (dataset, ref);
  g_autofree char *support = rp_record_text_support (dataset, ref);
  GString *out = g_string_new (rp_record_text_kind (dataset, ref));

  if (when != NULL)
    g_string_append_printf (out, ", %s", when);
  else if (ref.type == RP_RECORD_EVENT)
    g_string_append_printf (out, ", %s", _ ("undated"));
  if (support != NULL)
    g_string_append_printf (out, ", %s", support);
  return g_string_free (out, FALSE);
}

char *
rp_record_text_ends (RpDataset *dataset, RpRecordRef ref)
{
  const RpRelation *relation;

  if (ref.type != RP_RECORD_RELATION)
    return g_strdup ("");
  relation = rp_dataset_relation (dataset, ref.index);
  return g_strdup_printf ("%s %s %s", rp_dataset_entity (dataset, relation->from)->record.title,
                          relation->directed ? "→" : "–", rp_dataset_entity (dataset, relation->to)->record.title);
}

char *
rp_record_text_cluster (RpDataset *dataset, const RpRecordRef *members, guint n, guint count)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint named = MIN (members != NULL ? n : 0, MOST_NAMED);

  g_string_append_printf (text,
                          named > 0 && members[0].type == RP_RECORD_ENTITY
                              ? ngettext ("%u entity: double-click to open", "%u entities: double-click to open", count)
                              : ngettext ("%u event: double-click to open", "%u events: double-click to open", count),
                          count);
  for (guint i = 0; i < named; i++)
    {
      const RpRecord *record = rp_dataset_record (dataset, members[i]);
      g_autofree char *title = record != NULL ? rp_record_text_line (record->title) : NULL;

      if (title != NULL)
        g_string_append_printf (text, "\n· %s", title);
    }
  if (named > 0 && count > named)
    g_string_append_printf (text, ngettext ("\nand %u more", "\nand %u more", count - named), count - named);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
