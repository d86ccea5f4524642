/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids: the first who has one keeps it; who has none gets one from title and date, so that it stays the same when
 * records are moved about. */
#include "dataset-assembly.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_SLUG_PART 60 /* characters */

/* A record that shares its slug with others. */
typedef struct
{
  const char *slug, *kind, *when_text, *summary;
  RpRecordRef ref;
} Clash;

/* The record that is known by ID, which some record is. */
static RpRecord *
owner_of (RpDatasetBuilder *self, const char *id)
{
  RpRecordRef ref = rp_id_table_find (&self->ids, self->tables, id, RP_RECORD_EVENT);

  return rp_builder_record (self, ref.type, ref.index);
}

void
rp_builder_claim_id (RpDatasetBuilder *self, RpRecordRef ref, RpPlace place)
{
  RpRecord *record = rp_builder_record (self, ref.type, ref.index);
  const RpRecord *first;
  char *message;

  record->has_given_id = TRUE;
  if (rp_id_table_insert (&self->ids, self->tables, ref))
    return;
  first = owner_of (self, record->id);
  g_array_append_val (self->duplicates, ref);
  if (first->line != 0)
    message = g_strdup_printf (_ ("expected an id of its own, found the id of the record in line %u"), first->line);
  else
    message = g_strdup (_ ("expected an id of its own, found that of another record"));
  rp_builder_error (self, ref, place, "/id", message, FALSE);
}

/* Gives REF the id BASE~2, BASE~3 …: the first from *NUMBER on that is free. */
static void
take_free_id (RpDatasetBuilder *self, const char *base, guint *number, RpRecordRef ref)
{
  for (;;)
    {
      g_autofree char *text = g_strdup_printf ("%s~%u", base, (*number)++);

      if (rp_id_table_find (&self->ids, self->tables, text, ref.type).type != RP_RECORD_NONE)
        continue;
      rp_builder_record (self, ref.type, ref.index)->id = rp_arena_id (self->arena, text, strlen (text));
      rp_id_table_insert (&self->ids, self->tables, ref);
      return;
    }
}

static void
rename_duplicates (RpDatasetBuilder *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->duplicates->len; i++)
    {
      RpRecordRef ref = g_array_index (self->duplicates, RpRecordRef, i);
      const char *base = rp_builder_record (self, ref.type, ref.index)->id;
      guint number = MAX (2, GPOINTER_TO_UINT (g_hash_table_lookup (numbers, base)));

      take_free_id (self, base, &number, ref);
      g_hash_table_insert (numbers, (gpointer)base, GUINT_TO_POINTER (number));
    }
}

/* Letters (of any script) and digits in lower case; whatever stands between them becomes one "-". */
static void
append_slug (GString *slug, const char *text)
{
  gboolean gap = slug->len > 0;
  guint n = 0;

  for (const char *p = text; p != NULL && *p != '\0' && n < LONGEST_SLUG_PART; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Most are ASCII, and the tables for the others are slow. */
      if (c < 0x80 ? !g_ascii_isalnum ((char)c) : !g_unichar_isalnum (c) && !g_unichar_ismark (c))
        {
          gap = slug->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (slug, '-');
      gap = FALSE;
      if (c < 0x80)
        g_string_append_c (slug, g_ascii_tolower ((char)c));
      else
        g_string_append_unichar (slug, g_unichar_tolower (c));
      n++;
    }
}

static void
slug_relation (RpDatasetBuilder *self, const RpRelation *relation, GString *slug)
{
  GArray *entities = self->tables[RP_RECORD_ENTITY];
  const char *kind = g_ptr_array_index (self->kind_names[RP_RECORD_RELATION], relation->kind);

  /* A tie's own words rarely tell it from the others of its kind: its ends do. */
  if (relation->from != RP_NO_INDEX)
    append_slug (slug, g_array_index (entities, RpEntity, relation->from).record.id);
  append_slug (slug, kind);
  if (relation->to != RP_NO_INDEX)
    append_slug (slug, g_array_index (entities, RpEntity, relation->to).record.id);
  append_slug (slug, relation->when.text);
}

/* A source that has its publisher and date for a title has the date in it already. */
static const char *
source_date (const RpSource *source)
{
  const char *date = source->published.text;

  return date == NULL || g_str_has_suffix (source->record.title, date) ? NULL : date;
}

static void
make_slug (RpDatasetBuilder *self, RpRecordRef ref, GString *slug)
{
  static const char *const words[RP_N_RECORD_TYPES] = { "", "event", "entity", "relation", "source" };
  const RpRecord *record = rp_builder_record (self, ref.type, ref.index);

  g_string_truncate (slug, 0);
  if (ref.type == RP_RECORD_RELATION)
    slug_relation (self, &g_array_index (self->tables[ref.type], RpRelation, ref.index), slug);
  else
    append_slug (slug, record->title);
  if (ref.type == RP_RECORD_EVENT)
    append_slug (slug, rp_builder_event (self, ref.index)->when.text);
  else if (ref.type == RP_RECORD_ENTITY)
    append_slug (slug, g_array_index (self->tables[ref.type], RpEntity, ref.index).when.text);
  else if (ref.type == RP_RECORD_SOURCE)
    append_slug (slug, source_date (&g_array_index (self->tables[ref.type], RpSource, ref.index)));
  if (slug->len == 0)
    g_string_append (slug, words[ref.type]);
}

static Clash
make_clash (RpDatasetBuilder *self, const char *slug, RpRecordRef ref)
{
  const RpRecord *record = rp_builder_record (self, ref.type, ref.index);
  Clash clash = { .slug = slug, .summary = record->summary, .ref = ref };

  if (ref.type == RP_RECORD_EVENT)
    {
      clash.kind = g_ptr_array_index (self->kind_names[ref.type], rp_builder_event (self, ref.index)->kind);
      clash.when_text = rp_builder_event (self, ref.index)->when.text;
    }
  else if (ref.type == RP_RECORD_ENTITY)
    clash.kind = g_ptr_array_index (self->kind_names[ref.type],
                                    g_array_index (self->tables[ref.type], RpEntity, ref.index).kind);
  else if (ref.type == RP_RECORD_RELATION)
    clash.when_text = g_array_index (self->tables[ref.type], RpRelation, ref.index).record.title;
  return clash;
}

/* By slug, then by what the records say, so that the numbers do not follow the file's order while anything else
 * differs. */
static int
compare_clashes (gconstpointer a, gconstpointer b)
{
  const Clash *p = a, *q = b;
  int order = strcmp (p->slug, q->slug);

  if (order == 0)
    order = (int)p->ref.type - (int)q->ref.type;
  if (order == 0)
    order = g_strcmp0 (p->kind, q->kind);
  if (order == 0)
    order = g_strcmp0 (p->when_text, q->when_text);
  if (order == 0)
    order = g_strcmp0 (p->summary, q->summary);
  if (order == 0)
    order = p->ref.index < q->ref.index ? -1 : p->ref.index > q->ref.index;
  return order;
}

static void
number_clashes (RpDatasetBuilder *self, GArray *clashes)
{
  const char *slug = NULL;
  guint number = 2;

  g_array_sort (clashes, compare_clashes);
  for (guint i = 0; i < clashes->len; i++)
    {
      const Clash *clash = &g_array_index (clashes, Clash, i);
      gboolean first = slug != clash->slug;

      if (first)
        number = 2;
      slug = clash->slug;
      if (first && !owner_of (self, slug)->has_given_id)
        {
          rp_builder_record (self, clash->ref.type, clash->ref.index)->id = slug;
          rp_id_table_replace (&self->ids, self->tables, clash->ref);
        }
      else
        take_free_id (self, slug, &number, clash->ref);
    }
}

/* Gives REF its slug, or notes that others want it too. */
static void
slug_record (RpDatasetBuilder *self, RpRecordRef ref, GString *buffer, GArray *clashes, GHashTable *clashing)
{
  RpRecord *record = rp_builder_record (self, ref.type, ref.index);
  const RpRecord *owner;
  RpRecordRef known;
  Clash clash;

  if (record->id != NULL)
    return;
  make_slug (self, ref, buffer);
  known = rp_id_table_find (&self->ids, self->tables, buffer->str, ref.type);
  if (known.type == RP_RECORD_NONE)
    {
      record->id = rp_arena_id (self->arena, buffer->str, buffer->len);
      rp_id_table_insert (&self->ids, self->tables, ref);
      return;
    }
  /* One pointer for all who want it, its owner's: the clashes are told apart by it. */
  owner = rp_builder_record (self, known.type, known.index);
  if (g_hash_table_add (clashing, (gpointer)owner->id) && !owner->has_given_id)
    {
      clash = make_clash (self, owner->id, known);
      g_array_append_val (clashes, clash);
    }
  clash = make_clash (self, owner->id, ref);
  g_array_append_val (clashes, clash);
}

void
rp_builder_make_ids (RpDatasetBuilder *self)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autoptr (GArray) clashes = g_array_new (FALSE, FALSE, sizeof (Clash));
  g_autoptr (GHashTable) clashing = g_hash_table_new (NULL, NULL);

  rename_duplicates (self);
  /* Relations last: their ids are made of their ends'. */
  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; type != RP_RECORD_RELATION && i < self->tables[type]->len; i++)
      slug_record (self, rp_record_ref (type, i), buffer, clashes, clashing);
  number_clashes (self, clashes);
  g_array_set_size (clashes, 0);
  g_hash_table_remove_all (clashing);
  for (guint i = 0; i < self->tables[RP_RECORD_RELATION]->len; i++)
    slug_record (self, rp_record_ref (RP_RECORD_RELATION, i), buffer, clashes, clashing);
  number_clashes (self, clashes);
}
