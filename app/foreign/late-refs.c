/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "late-refs.h"

#include "memory-blocks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct _LateRef LateRef;
struct _LateRef
{
  LateRef *next;
  RpGathered *record;
  const char *to, *kind;
  RpLateRefFlags flags;
};

struct _RpLateRefs
{
  RpGathering *gathering;
  RpMemoryBlocks memory;
  LateRef *first, **end;
  GHashTable *ids;     /* further id → RpGathered */
  GHashTable *sources; /* RpGathered → the source that stands for it */
  GHashTable *words;   /* key → words */
};

RpLateRefs *
rp_late_refs_new (RpGathering *gathering)
{
  RpLateRefs *self = g_new0 (RpLateRefs, 1);

  self->gathering = gathering;
  self->end = &self->first;
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->sources = g_hash_table_new (NULL, NULL);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
rp_late_refs_free (RpLateRefs *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->words);
  rp_memory_blocks_clear (&self->memory);
  g_free (self);
}

void
rp_late_refs_add (RpLateRefs *self, RpGathered *record, const char *to, const char *kind, RpLateRefFlags flags)
{
  LateRef *ref;

  if (to == NULL)
    return;
  ref = rp_memory_blocks_take (&self->memory, sizeof *ref);
  *ref = (LateRef){ .record = record, .to = to, .kind = kind, .flags = flags };
  *self->end = ref;
  self->end = &ref->next;
}

void
rp_late_refs_add_id (RpLateRefs *self, const char *other, RpGathered *record)
{
  const char *id = rp_gathering_text (self->gathering, other, -1);

  if (id != NULL && !g_hash_table_contains (self->ids, id))
    g_hash_table_insert (self->ids, (gpointer)id, record);
}

RpGathered *
rp_late_refs_find (RpLateRefs *self, const char *id)
{
  RpGathered *found = rp_gathering_find (self->gathering, id);

  return found != NULL || id == NULL ? found : g_hash_table_lookup (self->ids, id);
}

RpGathered *
rp_late_refs_source_of (RpLateRefs *self, RpGathered *record)
{
  RpGathered *source;

  if (record->type == RP_RECORD_SOURCE)
    return record;
  source = g_hash_table_lookup (self->sources, record);
  if (source == NULL)
    {
      source = rp_gathering_add_at (self->gathering, RP_RECORD_SOURCE, record->place, record->path,
                                    rp_gathering_free_id (self->gathering, record->id, "source"), NULL,
                                    record->title != NULL ? record->title : record->id);
      source->when = record->when;
      source->url = record->url;
      g_hash_table_insert (self->sources, record, source);
    }
  return source;
}

const char *
rp_late_refs_words (RpLateRefs *self, const char *key)
{
  char *known = g_hash_table_lookup (self->words, key);
  GString *words;

  if (known != NULL)
    return known;
  words = g_string_new (NULL);
  for (const char *c = key; *c != '\0'; c++)
    if (*c == '_' || *c == '-')
      g_string_append_c (words, ' ');
    else if (words->len > 0 && g_ascii_isupper (*c) && g_ascii_islower (c[-1]))
      g_string_append_printf (words, " %c", g_ascii_isupper (c[1]) ? *c : g_ascii_tolower (*c));
    else
      g_string_append_c (words, words->len == 0 ? g_ascii_toupper (*c) : *c);
  known = g_string_free (words, FALSE);
  g_hash_table_insert (self->words, g_strdup (key), known);
  return known;
}

/* ---- what two records are to each other ---- */

static void
relate (RpLateRefs *self, RpGathered *from, RpGathered *to, const char *kind)
{
  RpGathered *relation
      = rp_gathering_add_at (self->gathering, RP_RECORD_RELATION, from->place, from->path, NULL, kind, NULL);

  relation->from = from->id;
  relation->to = to->id;
}

static void
describe (RpLateRefs *self, RpGathered *record, const RpGathered *found, const char *kind)
{
  rp_gathered_add_attribute (self->gathering, record, rp_late_refs_words (self, kind != NULL ? kind : "about"),
                             found->title != NULL ? found->title : found->id);
}

static void
join_to_event (RpLateRefs *self, RpGathered *record, RpGathered *event, const char *kind)
{
  if (record->type == RP_RECORD_ENTITY)
    rp_gathered_add_participant (self->gathering, event, record->id, kind);
  else if (record->type == RP_RECORD_RELATION)
    rp_gathered_add_event (self->gathering, record, event->id);
  else
    rp_gathered_add_link (self->gathering, record, event->id, kind);
}

void
rp_late_refs_join (RpLateRefs *self, RpGathered *record, RpGathered *found, const char *kind, gboolean reversed)
{
  RpGathering *gathering = self->gathering;
  gboolean entity = found->type == RP_RECORD_ENTITY;

  if (record->type == RP_RECORD_SOURCE && found->type != RP_RECORD_SOURCE)
    rp_gathered_add_evidence (gathering, found, record->id, NULL, NULL);
  else if (found->type == RP_RECORD_SOURCE && record->type != RP_RECORD_SOURCE)
    rp_gathered_add_evidence (gathering, record, found->id, NULL, NULL);
  else if (record->type == RP_RECORD_ENTITY && entity)
    relate (self, reversed ? found : record, reversed ? record : found, kind);
  else if (record->type == RP_RECORD_EVENT && entity)
    rp_gathered_add_participant (gathering, record, found->id, kind);
  else if (found->type == RP_RECORD_EVENT && record->type != RP_RECORD_SOURCE)
    join_to_event (self, record, found, kind);
  else
    describe (self, record, found, kind);
}

static void
keep_dangling (RpLateRefs *self, const LateRef *ref)
{
  RpGathered *record = ref->record;

  rp_gathered_add_attribute (self->gathering, record, rp_late_refs_words (self, ref->kind), ref->to);
  if ((ref->flags & RP_LATE_REF_MAYBE) == 0)
    rp_gathering_report (
        self->gathering, RP_SEVERITY_WARNING, record->place, record->path,
        record->id != NULL ? record->id : record->title,
        g_strdup_printf (_ ("“%s” refers to “%s”, which is not in the file; it is kept as an attribute"), ref->kind,
                         ref->to));
}

void
rp_late_refs_resolve (RpLateRefs *self)
{
  for (const LateRef *ref = self->first; ref != NULL; ref = ref->next)
    {
      RpGathered *found = rp_late_refs_find (self, ref->to);

      if (found == NULL)
        keep_dangling (self, ref);
      else
        rp_late_refs_join (self, ref->record, found, ref->kind, (ref->flags & RP_LATE_REF_REVERSED) != 0);
    }
  self->first = NULL;
  self->end = &self->first;
}
