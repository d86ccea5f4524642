/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's own JSON, also one record a line: lists of things with a date, a name or two ends, taken for what a
 * mapping says, given or proposed. Lists within the records of others are joined with them: an event in an event is a
 * part of it, an entity in one takes part, a source is evidence, an entity in an entity is related. What was taken for
 * what is said list by list. */
#include "formats.h"
#include "gathering.h"
#include "json-lines.h"
#include "mapped-rows.h"
#include "mapping-guess.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOKED_AT 200 /* records of a list, to know whether there is anything */
#define LINES_LOOKED_AT 3
#define SHOWN_COLUMNS 24

/* Names of lists that say nothing about what is in them. */
static const char general[]
    = " events event entities entity nodes node edges edge links link relations relation items entries "
      "data results records rows list timeline history features values objects bindings documents hits ";

typedef struct
{
  RpGathering *gathering;
  RpShape *shape;
  RpMapping *mapping;
  RpCsvTable table;
  RpMappedRows *rows;
  guint n_records, n_done;
} Reading;

/* ---- whether there is anything ---- */

/* Rapport's own tables without the mark: its own importer says best what is wrong. */
static gboolean
is_nearly_rapport (const RpJsonNode *root)
{
  static const char *const tables[] = { "events", "entities", "relations", "sources" };
  static const char *const own[] = { "when", "participants", "evidence", "as_of", "when_basis" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const RpJsonNode *list = rp_json_node_get_list (root, tables[i]);
      const RpJsonNode *first = list != NULL ? list->first : NULL;

      for (guint k = 0; k < G_N_ELEMENTS (own); k++)
        n += rp_json_node_get (first, own[k]) != NULL;
    }
  return n > 1;
}

static gboolean
recognise (const RpJsonNode *root)
{
  g_autoptr (RpShape) shape = rp_shape_new (root, LOOKED_AT);
  g_autoptr (RpMapping) mapping = rp_mapping_guess (shape);

  return rp_mapping_is_used (mapping) && !is_nearly_rapport (root);
}

/* An object, and behind it another. */
static gboolean
sniff (const char *bytes, gsize length)
{
  RpJsonLines lines;
  const char *piece;
  gsize n;
  guint line, count = 0;

  rp_json_lines_init (&lines, bytes, length);
  for (guint i = 0; i < LINES_LOOKED_AT && rp_json_lines_next (&lines, &piece, &n, &line); i++)
    {
      g_autoptr (RpJsonTree) tree = rp_json_tree_new ();

      /* all of a file is no line of it */
      if (i == 0 && (*piece != '{' || n > length - length / 4))
        return FALSE;
      count += rp_json_node_is_object (rp_json_tree_read (tree, piece, n, line, NULL, NULL));
      if (i == 0 && count == 0)
        return FALSE;
    }
  return count >= 2;
}

/* Objects, one behind the other, as TREE's one list: each on its line. What is none is left out. */
static const RpJsonNode *
join_lines (RpJsonTree *tree, RpGathering *gathering, const RpImportInput *input)
{
  const RpJsonNode *list = rp_json_tree_begin_list (tree);
  RpJsonLines lines;
  const char *piece;
  gsize n;
  guint line;

  rp_json_lines_init (&lines, input->bytes, input->length);
  while (rp_json_lines_next (&lines, &piece, &n, &line))
    {
      const RpJsonNode *item = rp_json_tree_read_item (tree, piece, n, line);
      const RpJsonError *error = rp_json_tree_get_error (tree);

      if (!rp_json_node_is_object (item))
        {
          RpPlace place = { error != NULL ? error->line : line, error != NULL ? error->column : 1 };

          rp_gathering_leave_out (gathering, place, "", NULL,
                                  g_strdup_printf (_ ("%s; the line is left out"),
                                                   error != NULL ? error->message : _ ("expected an object")));
          continue;
        }
      rp_json_tree_add_item (tree, item);
    }
  return list;
}

/* ---- its records ---- */

static gboolean
add_record (Reading *self, RpListUse use)
{
  switch (use)
    {
    case RP_LIST_EVENTS:
      return rp_csv_table_add_event (&self->table);
    case RP_LIST_RELATIONS:
      return rp_csv_table_add_relation (&self->table);
    case RP_LIST_ENTITIES:
      return rp_csv_table_add_entity (&self->table);
    case RP_LIST_SOURCES:
      return rp_csv_table_add_source (&self->table);
    case RP_LIST_LEFT_OUT:
    case RP_N_LIST_USES:
    default:
      return FALSE;
    }
}

/* The last name in a list's path; NULL: there is none. Transfer full. */
static char *
name_of (const RpShapeList *list)
{
  const char *dot = strrchr (list->path, '.');
  g_autofree char *name = g_strdup (dot != NULL ? dot + 1 : list->path);

  name[strcspn (name, "[{")] = '\0';
  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}

/* What the records of a list are where no column says it. The gathering's; NULL: the list's name does not tell. */
static const char *
kind_of (Reading *self, const RpShapeList *list)
{
  g_autofree char *name = name_of (list);
  g_autofree char *lower = name != NULL ? g_utf8_strdown (name, -1) : NULL;
  g_autofree char *wanted = lower != NULL ? g_strdup_printf (" %s ", lower) : NULL;

  return wanted == NULL || strstr (general, wanted) != NULL ? NULL : rp_gathering_text (self->gathering, name, -1);
}

/* FALSE: cancelled. */
static gboolean
add_list (Reading *self, const RpShapeList *list, const RpMappedList *mapped)
{
  g_autofree char *name = name_of (list);

  self->table.kind = kind_of (self, list);
  self->table.repeated = list->around != NULL;
  self->table.prefix = rp_gathering_text (self->gathering, name != NULL ? name : "record", -1);
  rp_mapped_rows_begin (self->rows, list, mapped);
  for (guint i = 0; i < list->records->len; i++)
    {
      const RpJsonNode *record = g_ptr_array_index (list->records, i);

      if (!rp_gathering_step (self->gathering, (double)self->n_done++ / self->n_records))
        return FALSE;
      rp_mapped_rows_set (self->rows, record);
      if (add_record (self, mapped->use) && self->table.made != NULL && (list->around != NULL || list->members != NULL))
        rp_mapped_rows_note (self->rows, record, self->table.made);
    }
  return TRUE;
}

/* Sources before what rests on them, entities before who names them. */
static gboolean
add_lists (Reading *self)
{
  static const RpListUse order[] = { RP_LIST_SOURCES, RP_LIST_ENTITIES, RP_LIST_EVENTS, RP_LIST_RELATIONS };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint n = 0; n < self->shape->lists->len; n++)
      {
        const RpMappedList *mapped = g_ptr_array_index (self->mapping->lists, n);

        if (mapped->use == order[i] && !add_list (self, g_ptr_array_index (self->shape->lists, n), mapped))
          return FALSE;
      }
  return TRUE;
}

/* ---- lists within records ---- */

/* The list around says in a column of its own what LIST's records are called: participants, sources. */
static gboolean
is_column (Reading *self, const RpShapeList *list)
{
  const RpMappedList *around = list->around != NULL ? rp_mapping_find (self->mapping, list->around->path) : NULL;
  g_autofree char *path
      = around != NULL ? g_strdup (list->path + MIN (strlen (around->path) + 1, strlen (list->path))) : NULL;
  const RpMappedColumn *column;

  if (path == NULL || !g_str_has_suffix (path, "[]"))
    return FALSE;
  path[strlen (path) - 2] = '\0';
  column = rp_mapped_list_find (around, path);
  return column != NULL && column->field != RP_CSV_OTHER && column->field != RP_CSV_LEFT_OUT;
}

static void
join (Reading *self, const RpShapeList *list, RpGathered *outer, RpGathered *inner)
{
  if (inner->type == RP_RECORD_SOURCE && outer->type != RP_RECORD_SOURCE)
    rp_gathered_add_evidence (self->gathering, outer, inner->id, NULL, NULL);
  else if (inner->type == RP_RECORD_EVENT && outer->type == RP_RECORD_EVENT && outer->id != NULL)
    inner->part_of = outer->id;
  else if (inner->type == RP_RECORD_ENTITY && outer->type == RP_RECORD_EVENT && !is_column (self, list))
    rp_gathered_add_participant (self->gathering, outer, inner->id, NULL);
  else if (inner->type == RP_RECORD_RELATION && outer->type == RP_RECORD_EVENT && outer->id != NULL)
    rp_gathered_add_event (self->gathering, inner, outer->id);
  else if (inner->type == RP_RECORD_ENTITY && outer->type == RP_RECORD_ENTITY && inner != outer)
    {
      const char *kind = kind_of (self, list);
      RpGathered *relation = rp_gathering_add_at (self->gathering, RP_RECORD_RELATION, inner->place, inner->path, NULL,
                                                  kind != NULL ? kind : "linked", NULL);

      relation->from = outer->id;
      relation->to = inner->id;
    }
}

/* An event that others are parts of needs an id. */
static void
join_lists (Reading *self)
{
  for (guint n = 0; n < self->shape->lists->len; n++)
    {
      const RpShapeList *list = g_ptr_array_index (self->shape->lists, n);

      for (guint i = 0; list->around != NULL && i < list->records->len; i++)
        {
          const RpJsonNode *record = g_ptr_array_index (list->records, i);
          RpGathered *inner = rp_mapped_rows_made (self->rows, record);
          RpGathered *outer = rp_mapped_rows_made (self->rows, rp_shape_around (list, record));

          if (inner == NULL || outer == NULL)
            continue;
          if (outer->id == NULL)
            outer->id
                = rp_gathering_free_id (self->gathering, outer->title != NULL ? outer->title : "record", "record");
          join (self, list, outer, inner);
        }
    }
}

/* ---- what is said of it ---- */

/* "title from “headline”, date from “day”" of the columns with a field, “a”, “b” of those that are FIELD. Transfer
 * full; "" when there are none. */
static char *
say_columns (const RpMappedList *mapped, gboolean taken, RpCsvField field)
{
  GString *said = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < mapped->columns->len; i++)
    {
      const RpMappedColumn *column = g_ptr_array_index (mapped->columns, i);
      gboolean is_taken = column->field != RP_CSV_OTHER && column->field != RP_CSV_LEFT_OUT;

      if (taken ? !is_taken : column->field != field || strcmp (column->path, "^") == 0)
        continue;
      if (++n > SHOWN_COLUMNS)
        continue;
      if (said->len > 0)
        g_string_append (said, _ (", "));
      if (!taken)
        g_string_append_printf (said, _ ("“%s”"), column->path);
      else
        /* Translators: what a column is taken for, its name in the file: “Title from “headline”” */
        g_string_append_printf (said, _ ("%1$s from “%2$s”"), rp_mapping_field_label (mapped->use, column->field),
                                strcmp (column->path, "^") == 0    ? _ ("the record around")
                                : strcmp (column->path, "{}") == 0 ? _ ("the record’s key")
                                                                   : column->path);
    }
  if (n > SHOWN_COLUMNS)
    g_string_append (said, " …");
  return g_string_free (said, FALSE);
}

static void
say_list (Reading *self, const RpShapeList *list, const RpMappedList *mapped)
{
  const RpJsonNode *first = list->records->len > 0 ? g_ptr_array_index (list->records, 0) : NULL;
  g_autofree char *taken = say_columns (mapped, TRUE, RP_CSV_OTHER);
  g_autofree char *attributes = say_columns (mapped, FALSE, RP_CSV_OTHER);
  g_autofree char *left_out = say_columns (mapped, FALSE, RP_CSV_LEFT_OUT);
  GString *message = g_string_new (NULL);
  /* the file itself is called as it is */
  const char *path
      = strcmp (list->path, "[]") == 0 && self->table.input->name != NULL ? self->table.input->name : list->path;
  guint n = list->records->len;

  if (mapped->use == RP_LIST_LEFT_OUT && is_column (self, list))
    g_string_printf (message,
                     ngettext ("%1$u record of “%2$s” is read by its name, as a value of the record around it",
                               "%1$u records of “%2$s” are read by their names, as values of the records around them",
                               n),
                     n, path);
  else if (mapped->use == RP_LIST_LEFT_OUT)
    g_string_printf (message, ngettext ("“%2$s” is left out: %1$u record", "“%2$s” is left out: %1$u records", n), n,
                     path);
  else
    g_string_printf (message,
                     ngettext ("%1$u record of “%2$s” is taken for: %3$s (%4$s)",
                               "%1$u records of “%2$s” are taken for: %3$s (%4$s)", n),
                     n, path, rp_list_use_label (mapped->use), taken);
  if (mapped->use != RP_LIST_LEFT_OUT && *attributes != '\0')
    g_string_append_printf (message, _ ("; as attributes: %s"), attributes);
  if (mapped->use != RP_LIST_LEFT_OUT && *left_out != '\0')
    g_string_append_printf (message, _ ("; left out: %s"), left_out);
  rp_gathering_report_node (self->gathering, RP_SEVERITY_WARNING, first != NULL ? first->parent : NULL, NULL,
                            g_string_free (message, FALSE));
  if (list->n_strange > 0)
    rp_gathering_leave_out_node (
        self->gathering, first != NULL ? first->parent : NULL, NULL,
        g_strdup_printf (ngettext ("%u item of “%s” is no object; it is left out",
                                   "%u items of “%s” are no objects; they are left out", list->n_strange),
                         list->n_strange, path));
  if (list->n_beyond > 0)
    rp_gathering_report_node (
        self->gathering, RP_SEVERITY_WARNING, first, NULL,
        g_strdup_printf (_ ("“%s” has more than %d columns; %u values in further ones are left out"), path,
                         RP_SHAPE_MOST_COLUMNS, list->n_beyond));
}

static void
say_what_was_taken (Reading *self, const RpJsonNode *root)
{
  for (guint n = 0; n < self->shape->lists->len; n++)
    say_list (self, g_ptr_array_index (self->shape->lists, n), g_ptr_array_index (self->mapping->lists, n));
  if (self->shape->n_beyond > 0)
    rp_gathering_report_node (self->gathering, RP_SEVERITY_WARNING, root, NULL,
                              g_strdup_printf (_ ("more than %d lists; %u records in further ones are left out"),
                                               RP_SHAPE_MOST_LISTS, self->shape->n_beyond));
  if (self->table.n_ids_taken > 0)
    rp_gathering_report_node (
        self->gathering, RP_SEVERITY_WARNING, root, NULL,
        g_strdup_printf (
            ngettext ("%u entity has the id of another list’s; what refers to it was taken for the first",
                      "%u entities have ids of another list’s; what refers to them was taken for the first",
                      self->table.n_ids_taken),
            self->table.n_ids_taken));
}

static void
name_dataset (RpGathering *gathering, const RpJsonNode *root)
{
  static const char *const titles[] = { "title", "name", "titel", "titolo", "titre", "basliq" };
  static const char *const texts[] = { "description", "subtitle", "beschreibung", "descrizione" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (rp_json_node_is_text (rp_json_node_get (root, titles[i])))
      {
        rp_gathering_set_title (gathering, rp_json_node_get_text (root, titles[i]));
        break;
      }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (rp_json_node_is_text (rp_json_node_get (root, texts[i])))
      {
        rp_gathering_set_description (gathering, rp_json_node_get_text (root, texts[i]));
        break;
      }
}

/* FALSE: cancelled, or nothing is usable. */
static gboolean
read_lists (Reading *self, const RpJsonNode *root)
{
  gboolean whole;

  for (guint n = 0; n < self->shape->lists->len; n++)
    self->n_records += ((RpShapeList *)g_ptr_array_index (self->shape->lists, n))->records->len;
  if (!rp_mapping_is_used (self->mapping))
    return rp_gathering_fail (
        self->gathering, (RpPlace){ 1, 1 }, "",
        g_strdup (_ ("expected a list of things with a date, a name or two ends, found none that is to be used")));
  self->rows = rp_mapped_rows_new (&self->table, self->shape);
  name_dataset (self->gathering, root);
  say_what_was_taken (self, root);
  whole = add_lists (self);
  if (whole)
    join_lists (self);
  g_clear_pointer (&self->rows, rp_mapped_rows_free);
  return whole;
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  g_autoptr (RpJsonTree) tree = NULL;
  const RpJsonNode *root = input->root;
  g_autoptr (RpShape) shape = NULL;
  g_autoptr (RpMapping) mapping = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) source_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading self = { .gathering = gathering,
                   .table = { .gathering = gathering,
                              .input = input,
                              .names = names,
                              .places = names,
                              .kinds = kinds,
                              .ids = ids,
                              .source_ids = source_ids } };
  gboolean usable;

  if (root == NULL)
    {
      tree = rp_json_tree_new ();
      root = join_lines (tree, gathering, input);
    }
  self.shape = shape = rp_shape_new (root, 0);
  self.mapping = mapping
      = input->options.mapping != NULL ? rp_mapping_fit (input->options.mapping, shape) : rp_mapping_guess (shape);
  rp_gathering_set_mapping (gathering, mapping);
  usable = read_lists (&self, root);
  return usable || !rp_gathering_has_failed (gathering);
}

static const char *const suffixes[] = { ".json", ".jsonl", ".ndjson", ".geojson", ".js", NULL };

const RpImporter rp_mapped_importer = { .name = N_ ("JSON with lists of records"),
                                        .suffixes = suffixes,
                                        .sniff = sniff,
                                        .recognise = recognise,
                                        .gather = gather };
