/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of a dataset and the titles of records that have none of their own. */
#include "dataset-assembly.h"
#include "kind-words.h"

#include <glib/gi18n-lib.h>

guint
rp_builder_kind (RpDatasetBuilder *self, RpRecordType type, const char *name)
{
  GPtrArray *names = self->kind_names[type];
  gpointer row;

  if (name == NULL)
    name = "";
  row = g_hash_table_lookup (self->kind_rows[type], name);
  if (row == NULL)
    {
      const char *kept = rp_arena_own (self->arena, name);

      g_ptr_array_add (names, (gpointer)kept);
      row = GUINT_TO_POINTER (names->len);
      g_hash_table_insert (self->kind_rows[type], (gpointer)kept, row);
    }
  return GPOINTER_TO_UINT (row) - 1;
}

char *
rp_dataset_builder_kind_label (const char *name)
{
  const char *word = rp_kind_word (name);
  GString *label = g_string_new (NULL);

  if (word != NULL)
    g_string_append (label, word);
  else if (*name == '\0')
    g_string_append (label, _ ("Without a kind"));
  else
    {
      g_string_append_unichar (label, g_unichar_toupper (g_utf8_get_char (name)));
      g_string_append (label, g_utf8_next_char (name));
      g_strdelimit (label->str, "_", ' ');
    }
  return g_string_free (label, FALSE);
}

static const char *
label_of_name (RpDatasetBuilder *self, const char *name)
{
  g_autofree char *label = rp_dataset_builder_kind_label (name);

  return rp_arena_string (self->arena, label, -1);
}

static void
declare (RpKind *kind, const RpKind *declared)
{
  guint n_records = kind->n_records;

  *kind = *declared;
  kind->n_records = n_records;
}

/* All kinds that are used or declared, in the order of kind_names; what is declared twice has its last look. */
static GArray *
all_kinds (RpDatasetBuilder *self, RpRecordType type)
{
  GArray *kinds = g_array_new (FALSE, TRUE, sizeof (RpKind));
  GArray *declared = self->declared[type];

  for (guint i = 0; i < declared->len; i++)
    rp_builder_kind (self, type, g_array_index (declared, RpKind, i).name);
  g_array_set_size (kinds, self->kind_names[type]->len);
  for (guint i = 0; i < kinds->len; i++)
    g_array_index (kinds, RpKind, i).name = g_ptr_array_index (self->kind_names[type], i);
  for (guint i = 0; i < declared->len; i++)
    {
      const RpKind *look = &g_array_index (declared, RpKind, i);

      declare (&g_array_index (kinds, RpKind, rp_builder_kind (self, type, look->name)), look);
    }
  for (guint i = 0; i < kinds->len; i++)
    {
      RpKind *kind = &g_array_index (kinds, RpKind, i);

      if (kind->label == NULL || kind->label[0] == '\0')
        kind->label = label_of_name (self, kind->name);
    }
  return kinds;
}

static guint *
kind_of (RpDatasetBuilder *self, RpRecordType type, guint index)
{
  switch (type)
    {
    case RP_RECORD_EVENT:
      return &g_array_index (self->tables[type], RpEvent, index).kind;
    case RP_RECORD_ENTITY:
      return &g_array_index (self->tables[type], RpEntity, index).kind;
    case RP_RECORD_RELATION:
      return &g_array_index (self->tables[type], RpRelation, index).kind;
    case RP_RECORD_NONE:
    case RP_RECORD_SOURCE:
    default:
      g_assert_not_reached ();
    }
}

/* Orders the kinds of TYPE by first use, then what is only declared; a kind whose records were all left out and that
 * nobody declared is no more. */
static GArray *
kinds_in_use (RpDatasetBuilder *self, RpRecordType type, GArray *all)
{
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (RpKind));
  g_autofree guint *rows = g_new (guint, all->len + 1);
  guint n = type == RP_RECORD_SOURCE ? 0 : self->tables[type]->len;

  for (guint i = 0; i < all->len; i++)
    rows[i] = RP_NO_INDEX;
  for (guint i = 0; i < n; i++)
    {
      guint *kind = kind_of (self, type, i);

      if (rows[*kind] == RP_NO_INDEX)
        {
          rows[*kind] = kinds->len;
          g_array_append_val (kinds, g_array_index (all, RpKind, *kind));
        }
      *kind = rows[*kind];
      g_array_index (kinds, RpKind, *kind).n_records++;
    }
  for (guint i = 0; i < self->declared[type]->len; i++)
    {
      guint row = rp_builder_kind (self, type, g_array_index (self->declared[type], RpKind, i).name);

      if (rows[row] != RP_NO_INDEX)
        continue;
      rows[row] = kinds->len;
      g_array_append_val (kinds, g_array_index (all, RpKind, row));
    }
  return kinds;
}

void
rp_builder_finish_kinds (RpDatasetBuilder *self, RpDataset *dataset)
{
  for (RpRecordType type = RP_RECORD_NONE; type < RP_N_RECORD_TYPES; type++)
    {
      g_autoptr (GArray) all = all_kinds (self, type);

      dataset->kinds[type] = kinds_in_use (self, type, all);
    }
}

static const char *
source_title (RpDatasetBuilder *self, const RpSource *source)
{
  const char *date = source->published.text;
  g_autofree char *both = NULL;

  if (source->publisher == NULL)
    return source->record.id != NULL    ? source->record.id
           : source->record.url != NULL ? source->record.url
           : source->file != NULL       ? source->file
           : date != NULL               ? date
                                        : rp_arena_own (self->arena, _ ("Source without a title"));
  if (date == NULL)
    return source->publisher;
  both = g_strdup_printf ("%s, %s", source->publisher, date);
  return rp_arena_string (self->arena, both, -1);
}

static void
title_if_none (RpDatasetBuilder *self, RpRecordType type, const char *fallback)
{
  for (guint i = 0; i < self->tables[type]->len; i++)
    {
      RpRecord *record = rp_builder_record (self, type, i);

      if (record->title == NULL || record->title[0] == '\0')
        record->title = record->id != NULL ? record->id : rp_arena_own (self->arena, fallback);
    }
}

void
rp_builder_title_records (RpDatasetBuilder *self)
{
  GArray *relations = self->tables[RP_RECORD_RELATION], *sources = self->tables[RP_RECORD_SOURCE];
  g_autoptr (GArray) kinds = all_kinds (self, RP_RECORD_RELATION);

  for (guint i = 0; i < relations->len; i++)
    {
      RpRelation *relation = &g_array_index (relations, RpRelation, i);

      if (relation->record.title == NULL || relation->record.title[0] == '\0')
        relation->record.title = g_array_index (kinds, RpKind, relation->kind).label;
    }
  for (guint i = 0; i < sources->len; i++)
    {
      RpSource *source = &g_array_index (sources, RpSource, i);

      if (source->record.title == NULL || source->record.title[0] == '\0')
        source->record.title = source_title (self, source);
    }
  title_if_none (self, RP_RECORD_EVENT, _ ("Event without a title"));
  title_if_none (self, RP_RECORD_ENTITY, _ ("Entity without a name"));
}
