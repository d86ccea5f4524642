/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom and what a table's cells name: entities, kinds, and, where records have ids and refer to one another, records.
 */
#include "csv-table.h"

#include "name-key.h"

#include <string.h>

/* What is known by TEXT; it is known by that spelling then, and is not folded again. */
static gpointer
look_up (GHashTable *among, const char *text)
{
  gpointer known = g_hash_table_lookup (among, text);
  g_autofree char *key = known == NULL ? rp_name_fold (text) : NULL;

  if (known == NULL && (known = g_hash_table_lookup (among, key)) != NULL)
    g_hash_table_insert (among, g_strdup (text), known);
  return known;
}

RpGathered *
rp_csv_table_named (RpCsvTable *self, GHashTable *among, const char *name, const char *kind, guint column)
{
  g_autofree char *path = NULL;
  RpGathered *record = self->ids != NULL ? g_hash_table_lookup (self->ids, name) : NULL;

  if (record != NULL)
    return record;
  record = look_up (among, name);
  if (record != NULL)
    {
      if (strcmp (record->kind, "entity") == 0)
        record->kind = rp_gathering_text (self->gathering, kind, -1);
      return record;
    }
  path = rp_csv_table_path (self, column);
  record = rp_gathering_add_at (self->gathering, RP_RECORD_ENTITY, rp_csv_table_place (self, column), path,
                                rp_gathering_free_id (self->gathering, name, kind), kind, name);
  g_hash_table_insert (among, rp_name_fold (name), record);
  return record;
}

const char *
rp_csv_table_kind (RpCsvTable *self, const char *otherwise)
{
  g_autofree char *kind = rp_csv_table_dup (self, RP_CSV_KIND);
  const char *known;

  if (kind == NULL)
    return self->kind != NULL ? self->kind : otherwise;
  known = look_up (self->kinds, kind);
  if (known == NULL)
    {
      known = rp_gathering_text (self->gathering, kind, -1);
      g_hash_table_insert (self->kinds, rp_name_fold (kind), (gpointer)known);
    }
  return known;
}

/* "Anna Bianchi (chair)": the role, cut off NAME; NULL: none. */
static char *
cut_role (char *name)
{
  gsize length = strlen (name);
  char *open = length > 0 && name[length - 1] == ')' ? strrchr (name, '(') : NULL;

  if (open == NULL || open == name || open[1] == ')')
    return NULL;
  name[length - 1] = '\0';
  *open = '\0';
  g_strchomp (name);
  return g_strstrip (open + 1);
}

/* "sender.name", "called_party": what an end's column is called by. Transfer full; NULL: FIELD is no end. */
static char *
role_of (const RpCsvTable *self, RpCsvField field)
{
  guint number = self->header->column_of[field];
  char *role;

  if ((field != RP_CSV_FROM && field != RP_CSV_TO) || number == 0)
    return NULL;
  role = g_strdup (g_array_index (self->header->columns, RpCsvColumn, number - 1).label);
  role[strcspn (role, ".[")] = '\0';
  return g_strdelimit (role, "_", ' ');
}

void
rp_csv_table_add_people (RpCsvTable *self, RpGathered *event, RpCsvField field, const char *kind)
{
  g_autofree char *text = rp_csv_table_dup (self, field);
  g_autofree char *end = role_of (self, field);
  g_auto (GStrv) names = NULL;

  if (text == NULL)
    return;
  names = rp_csv_table_split (self, field, strpbrk (text, ";\n") != NULL ? ";\n\r" : "|");
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *role = cut_role (names[i]);

      if (*names[i] != '\0')
        rp_gathered_add_entity (self->gathering, event,
                                rp_csv_table_named (self, self->names, names[i], kind, self->header->column_of[field]),
                                role != NULL ? role : end);
    }
}

/* ---- where records refer to one another by ids ---- */

const char *
rp_csv_table_id (RpCsvTable *self, const char *id)
{
  return self->ids != NULL && id != NULL ? rp_gathering_free_id (self->gathering, id, self->prefix) : id;
}

RpGathered *
rp_csv_table_known (RpCsvTable *self, const char *name, const char *id)
{
  g_autofree char *key = self->ids != NULL && (id == NULL || self->repeated) ? rp_name_fold (name) : NULL;
  RpGathered *known = key != NULL ? g_hash_table_lookup (self->names, key) : NULL;

  return known == NULL || id == NULL || g_hash_table_lookup (self->ids, id) == known ? known : NULL;
}

RpGathered *
rp_csv_table_source (RpCsvTable *self, const char *id)
{
  return self->source_ids != NULL ? g_hash_table_lookup (self->source_ids, id) : NULL;
}

void
rp_csv_table_register (RpCsvTable *self, RpGathered *entity, const char *id, const char *name)
{
  g_autofree char *key = self->ids != NULL ? rp_name_fold (name) : NULL;

  if (key == NULL)
    return;
  if (!g_hash_table_contains (self->names, key))
    g_hash_table_insert (self->names, g_steal_pointer (&key), entity);
  if (id != NULL && !g_hash_table_contains (self->ids, id))
    g_hash_table_insert (self->ids, g_strdup (id), entity);
  else if (id != NULL && g_hash_table_lookup (self->ids, id) != entity)
    self->n_ids_taken++;
}
