/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of two datasets that are likely one: found by keys that they have in common, so that the time grows with the
 * records. */
#include "dataset-merge.h"
#include "name-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  RpDataset *first, *second;
  GHashTable *rows; /* key → row of the first + 1, of the type in hand; 0: several have it */
  GArray *found;    /* RpAlike */
} Search;

/* What has one key twice in the first is no proposal: nobody knows which. Takes KEY. */
static void
note_row (Search *self, char *key, guint row)
{
  gpointer known;

  if (key == NULL)
    return;
  if (!g_hash_table_lookup_extended (self->rows, key, NULL, &known))
    g_hash_table_insert (self->rows, key, GUINT_TO_POINTER (row + 1));
  else
    {
      if (GPOINTER_TO_UINT (known) != row + 1)
        g_hash_table_insert (self->rows, g_strdup (key), GUINT_TO_POINTER (0));
      g_free (key);
    }
}

static const RpRecord *
record_of (RpDataset *dataset, RpRecordType type, guint row)
{
  return rp_dataset_record (dataset, rp_record_ref (type, row));
}

/* Whether the merge makes them one in any case. */
static gboolean
is_joined (Search *self, RpRecordType type, guint second)
{
  const RpRecord *record = record_of (self->second, type, second);

  return record->has_given_id && rp_dataset_find (self->first, record->id).type == type;
}

/* Takes KEY. TRUE: the row is settled. */
static gboolean
propose (Search *self, RpRecordType type, char *key, guint second, RpAlikeReason reason)
{
  guint row = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, key)) : 0;
  RpAlike alike = { type, row - 1, second, reason };

  g_free (key);
  if (row == 0)
    return FALSE;
  g_array_append_val (self->found, alike);
  return TRUE;
}

static void
begin_type (Search *self)
{
  g_hash_table_remove_all (self->rows);
}

/* ---- entities ---- */

/* Kinds that say nothing are like any. */
static gboolean
are_kinds_alike (const char *a, const char *b)
{
  static const char *const vague[] = { "", "unknown", "entity", "node", NULL };

  return strcmp (a, b) == 0 || g_strv_contains (vague, a) || g_strv_contains (vague, b);
}

static const char *
entity_kind (RpDataset *dataset, guint row)
{
  return rp_dataset_kind (dataset, RP_RECORD_ENTITY, rp_dataset_entity (dataset, row)->kind)->name;
}

static gboolean
propose_entity (Search *self, const char *name, guint second)
{
  guint n = self->found->len;
  RpAlike *alike;

  if (!propose (self, RP_RECORD_ENTITY, rp_name_words_key (name), second, RP_ALIKE_NAME))
    return FALSE;
  alike = &g_array_index (self->found, RpAlike, n);
  if (are_kinds_alike (entity_kind (self->first, alike->first), entity_kind (self->second, second)))
    return TRUE;
  g_array_set_size (self->found, n);
  return FALSE;
}

static void
search_entities (Search *self)
{
  begin_type (self);
  for (guint i = 0; i < rp_dataset_n_entities (self->first); i++)
    {
      const RpEntity *entity = rp_dataset_entity (self->first, i);

      note_row (self, rp_name_words_key (entity->record.title), i);
      for (guint a = 0; a < entity->n_aliases; a++)
        note_row (self, rp_name_words_key (entity->aliases[a]), i);
    }
  for (guint i = 0; i < rp_dataset_n_entities (self->second); i++)
    {
      const RpEntity *entity = rp_dataset_entity (self->second, i);
      gboolean done = is_joined (self, RP_RECORD_ENTITY, i) || propose_entity (self, entity->record.title, i);

      for (guint a = 0; a < entity->n_aliases && !done; a++)
        done = propose_entity (self, entity->aliases[a], i);
    }
}

/* ---- events ---- */

static char *
title_key (const RpEvent *event)
{
  g_autofree char *title = rp_name_words_key (event->record.title);

  return event->when.when != NULL ? g_strconcat ("t\n", event->when.text, "\n", title, NULL) : NULL;
}

static char *
people_key (RpDataset *dataset, const RpEvent *event, guint participant)
{
  const RpEntity *entity = rp_dataset_entity (dataset, event->participants[participant].entity);
  g_autofree char *name = rp_name_words_key (entity->record.title);

  return event->when.when != NULL && event->when.when->begin.precision >= RP_PRECISION_DAY
             ? g_strconcat ("p\n", event->when.text, "\n",
                            rp_dataset_kind (dataset, RP_RECORD_EVENT, event->kind)->name, "\n", name, NULL)
             : NULL;
}

static void
search_events (Search *self)
{
  begin_type (self);
  for (guint i = 0; i < rp_dataset_n_events (self->first); i++)
    {
      const RpEvent *event = rp_dataset_event (self->first, i);

      note_row (self, title_key (event), i);
      for (guint p = 0; p < event->n_participants; p++)
        note_row (self, people_key (self->first, event, p), i);
    }
  for (guint i = 0; i < rp_dataset_n_events (self->second); i++)
    {
      const RpEvent *event = rp_dataset_event (self->second, i);
      gboolean done = is_joined (self, RP_RECORD_EVENT, i)
                      || propose (self, RP_RECORD_EVENT, title_key (event), i, RP_ALIKE_TITLE_AND_DATE);

      for (guint p = 0; p < event->n_participants && !done; p++)
        done = propose (self, RP_RECORD_EVENT, people_key (self->second, event, p), i, RP_ALIKE_DATE_AND_PEOPLE);
    }
}

/* ---- sources ---- */

static char *
address_key (const RpSource *source)
{
  const char *url = source->record.url;

  if (url == NULL || *url == '\0')
    return NULL;
  /* with or without the last slash, encrypted or not, it is one page */
  url = g_str_has_prefix (url, "https://") ? url + 8 : g_str_has_prefix (url, "http://") ? url + 7 : url;
  return g_strdup_printf ("u\n%.*s", (int)(strlen (url) - g_str_has_suffix (url, "/")), url);
}

static char *
source_key (const RpSource *source)
{
  g_autofree char *title = rp_name_words_key (source->record.title);

  return g_strconcat ("t\n", title, "\n", source->published.text, NULL);
}

static void
search_sources (Search *self)
{
  begin_type (self);
  for (guint i = 0; i < rp_dataset_n_sources (self->first); i++)
    {
      note_row (self, address_key (rp_dataset_source (self->first, i)), i);
      note_row (self, source_key (rp_dataset_source (self->first, i)), i);
    }
  for (guint i = 0; i < rp_dataset_n_sources (self->second); i++)
    {
      const RpSource *source = rp_dataset_source (self->second, i);

      if (!is_joined (self, RP_RECORD_SOURCE, i)
          && !propose (self, RP_RECORD_SOURCE, address_key (source), i, RP_ALIKE_ADDRESS))
        propose (self, RP_RECORD_SOURCE, source_key (source), i, RP_ALIKE_TITLE);
    }
}

/* ---- relations ---- */

/* Ends that are one by their id, or else by their name. */
static char *
ends_key (RpDataset *dataset, const RpRelation *relation)
{
  const RpRecord *from = &rp_dataset_entity (dataset, relation->from)->record;
  const RpRecord *to = &rp_dataset_entity (dataset, relation->to)->record;
  g_autofree char *from_name = rp_name_words_key (from->title);
  g_autofree char *to_name = rp_name_words_key (to->title);

  return g_strconcat (rp_dataset_kind (dataset, RP_RECORD_RELATION, relation->kind)->name, "\n", from_name, "\n",
                      to_name, "\n", relation->when.text, NULL);
}

static void
search_relations (Search *self)
{
  begin_type (self);
  for (guint i = 0; i < rp_dataset_n_relations (self->first); i++)
    note_row (self, ends_key (self->first, rp_dataset_relation (self->first, i)), i);
  for (guint i = 0; i < rp_dataset_n_relations (self->second); i++)
    if (!is_joined (self, RP_RECORD_RELATION, i))
      propose (self, RP_RECORD_RELATION, ends_key (self->second, rp_dataset_relation (self->second, i)), i,
               RP_ALIKE_ENDS);
}

GArray *
rp_dataset_find_alike (RpDataset *first, RpDataset *second)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search self
      = { .first = first, .second = second, .rows = rows, .found = g_array_new (FALSE, FALSE, sizeof (RpAlike)) };

  search_events (&self);
  search_entities (&self);
  search_relations (&self);
  search_sources (&self);
  return self.found;
}

const char *
rp_alike_reason_words (RpAlikeReason reason)
{
  static const char *const words[] = { [RP_ALIKE_NAME] = N_ ("the same name"),
                                       [RP_ALIKE_TITLE_AND_DATE] = N_ ("the same title and date"),
                                       [RP_ALIKE_DATE_AND_PEOPLE] = N_ ("the same kind and day, and somebody in both"),
                                       [RP_ALIKE_ADDRESS] = N_ ("the same address"),
                                       [RP_ALIKE_TITLE] = N_ ("the same title"),
                                       [RP_ALIKE_ENDS] = N_ ("the same kind, ends and date") };

  return _ (words[reason]);
}
