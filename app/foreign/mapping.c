/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping.h"

#include "json-tree.h"
#include "json-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_LISTS 1000 /* of a file; it is typed by hand or written by us */

/* Their names in files: a contract. */
static const char *const use_names[RP_N_LIST_USES] = { "left-out", "events", "relations", "entities", "sources" };
static const char *const reading_names[RP_N_NUMBER_READINGS] = { "as-written", "seconds", "milliseconds" };
static const struct
{
  RpCsvField field;
  const char *name;
} field_names[] = {
  { RP_CSV_OTHER, "attribute" }, { RP_CSV_LEFT_OUT, "left-out" }, { RP_CSV_WHEN, "when" },
  { RP_CSV_END, "end" },         { RP_CSV_TITLE, "title" },       { RP_CSV_NAME, "name" },
  { RP_CSV_LABEL, "label" },     { RP_CSV_KIND, "kind" },         { RP_CSV_PLACE, "place" },
  { RP_CSV_PEOPLE, "people" },   { RP_CSV_SOURCE, "source" },     { RP_CSV_PARTICIPANTS, "participants" },
  { RP_CSV_LOCATOR, "locator" }, { RP_CSV_PASSAGE, "passage" },   { RP_CSV_SOURCE_URL, "source-url" },
  { RP_CSV_SUMMARY, "summary" }, { RP_CSV_TAGS, "tags" },         { RP_CSV_URL, "url" },
  { RP_CSV_ID, "id" },           { RP_CSV_STATUS, "status" },     { RP_CSV_WORDING, "wording" },
  { RP_CSV_NOTE, "note" },       { RP_CSV_FROM, "from" },         { RP_CSV_TO, "to" },
  { RP_CSV_WEIGHT, "weight" },   { RP_CSV_DIRECTED, "directed" }, { RP_CSV_ALIASES, "aliases" },
  { RP_CSV_YEAR, "year" },       { RP_CSV_MONTH, "month" },       { RP_CSV_LATITUDE, "latitude" },
  { RP_CSV_DAY, "day" },         { RP_CSV_TIME, "time" },         { RP_CSV_LONGITUDE, "longitude" },
  { RP_CSV_AUTHOR, "author" },   { RP_CSV_END_YEAR, "end-year" }, { RP_CSV_PUBLISHER, "publisher" },
  { RP_CSV_END_DAY, "end-day" }, { RP_CSV_END_TIME, "end-time" }, { RP_CSV_END_MONTH, "end-month" },
  { RP_CSV_GIVEN, "given" },     { RP_CSV_FAMILY, "family" },
};

/* ---- made and kept ---- */

static void
column_free (RpMappedColumn *column)
{
  for (guint i = 0; i < RP_MAPPING_SAMPLES; i++)
    g_free (column->samples[i]);
  g_free (column->path);
  g_free (column);
}

static void
list_free (RpMappedList *list)
{
  g_free (list->path);
  g_ptr_array_unref (list->columns);
  g_free (list);
}

RpMapping *
rp_mapping_new (void)
{
  RpMapping *self = g_new0 (RpMapping, 1);

  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify)list_free);
  self->references = 1;
  return self;
}

RpMapping *
rp_mapping_ref (RpMapping *self)
{
  g_atomic_int_inc (&self->references);
  return self;
}

void
rp_mapping_unref (RpMapping *self)
{
  if (!g_atomic_int_dec_and_test (&self->references))
    return;
  g_ptr_array_unref (self->lists);
  g_free (self);
}

RpMapping *
rp_mapping_copy (const RpMapping *self)
{
  RpMapping *copy = rp_mapping_new ();

  for (guint i = 0; i < self->lists->len; i++)
    {
      const RpMappedList *list = g_ptr_array_index (self->lists, i);
      RpMappedList *made = rp_mapping_add_list (copy, list->path, list->use);

      made->n_records = list->n_records;
      for (guint c = 0; c < list->columns->len; c++)
        {
          const RpMappedColumn *column = g_ptr_array_index (list->columns, c);
          RpMappedColumn *other = rp_mapped_list_add (made, column->path, column->field);

          other->reading = column->reading;
          other->n_filled = column->n_filled;
          for (guint s = 0; s < RP_MAPPING_SAMPLES; s++)
            other->samples[s] = g_strdup (column->samples[s]);
        }
    }
  return copy;
}

RpMappedList *
rp_mapping_add_list (RpMapping *self, const char *path, RpListUse use)
{
  RpMappedList *list = g_new0 (RpMappedList, 1);

  list->path = g_strdup (path);
  list->use = use;
  list->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)column_free);
  g_ptr_array_add (self->lists, list);
  return list;
}

RpMappedColumn *
rp_mapped_list_add (RpMappedList *self, const char *path, RpCsvField field)
{
  RpMappedColumn *column = g_new0 (RpMappedColumn, 1);

  column->path = g_strdup (path);
  column->field = field;
  g_ptr_array_add (self->columns, column);
  return column;
}

/* ---- looked at ---- */

RpMappedList *
rp_mapping_find (const RpMapping *self, const char *path)
{
  for (guint i = 0; i < self->lists->len; i++)
    if (strcmp (((RpMappedList *)g_ptr_array_index (self->lists, i))->path, path) == 0)
      return g_ptr_array_index (self->lists, i);
  return NULL;
}

RpMappedColumn *
rp_mapped_list_find (const RpMappedList *self, const char *path)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (((RpMappedColumn *)g_ptr_array_index (self->columns, i))->path, path) == 0)
      return g_ptr_array_index (self->columns, i);
  return NULL;
}

RpMappedColumn *
rp_mapped_list_holds (const RpMappedList *self, RpCsvField field)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (((RpMappedColumn *)g_ptr_array_index (self->columns, i))->field == field)
      return g_ptr_array_index (self->columns, i);
  return NULL;
}

static gboolean
is_shared (RpCsvField field)
{
  return field == RP_CSV_OTHER || field == RP_CSV_LEFT_OUT;
}

gboolean
rp_mapped_list_has (const RpMappedList *self, RpCsvField field)
{
  return rp_mapped_list_holds (self, field) != NULL;
}

void
rp_mapped_list_give (RpMappedList *self, RpCsvField from, RpCsvField to)
{
  RpMappedColumn *column = rp_mapped_list_holds (self, from);

  if (column != NULL && !rp_mapped_list_has (self, to))
    column->field = to;
}

gboolean
rp_mapped_list_is_dated (const RpMappedList *self)
{
  return rp_mapped_list_has (self, RP_CSV_WHEN) || rp_mapped_list_has (self, RP_CSV_YEAR);
}

void
rp_mapped_list_turn (RpMappedList *self, RpMappedColumn *column, RpCsvField field)
{
  RpMappedColumn *other = is_shared (field) ? NULL : rp_mapped_list_holds (self, field);

  if (other != NULL)
    other->field = RP_CSV_OTHER;
  column->field = field;
}

const char *
rp_mapped_list_lacks (const RpMappedList *self)
{
  switch (self->use)
    {
    case RP_LIST_EVENTS:
      return rp_mapped_list_holds (self, RP_CSV_TITLE) != NULL || rp_mapped_list_holds (self, RP_CSV_KIND) != NULL
                     || rp_mapped_list_holds (self, RP_CSV_PEOPLE) != NULL
                     || rp_mapped_list_holds (self, RP_CSV_PARTICIPANTS) != NULL
                     || rp_mapped_list_holds (self, RP_CSV_FROM) != NULL
                     || rp_mapped_list_holds (self, RP_CSV_TO) != NULL
                 ? NULL
                 : _ ("Events need a title, a kind or participants.");
    case RP_LIST_RELATIONS:
      return rp_mapped_list_holds (self, RP_CSV_FROM) != NULL && rp_mapped_list_holds (self, RP_CSV_TO) != NULL
                 ? NULL
                 : _ ("Relations need two ends.");
    case RP_LIST_ENTITIES:
      return rp_mapped_list_holds (self, RP_CSV_NAME) != NULL ? NULL : _ ("Entities need a name.");
    case RP_LIST_SOURCES:
      return rp_mapped_list_holds (self, RP_CSV_TITLE) != NULL || rp_mapped_list_holds (self, RP_CSV_URL) != NULL
                 ? NULL
                 : _ ("Sources need a title or an address.");
    case RP_LIST_LEFT_OUT:
    case RP_N_LIST_USES:
    default:
      return NULL;
    }
}

gboolean
rp_mapping_is_used (const RpMapping *self)
{
  for (guint i = 0; i < self->lists->len; i++)
    if (((RpMappedList *)g_ptr_array_index (self->lists, i))->use != RP_LIST_LEFT_OUT)
      return TRUE;
  return FALSE;
}

/* ---- its shape ---- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char *
rp_mapping_dup_shape (const RpMapping *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->lists->len; i++)
    {
      const RpMappedList *list = g_ptr_array_index (self->lists, i);

      g_ptr_array_add (names, g_strdup (list->path));
      for (guint c = 0; c < list->columns->len; c++)
        {
          const RpMappedColumn *column = g_ptr_array_index (list->columns, c);

          g_ptr_array_add (names, g_strconcat (list->path, "\n", column->path, NULL));
        }
    }
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      g_checksum_update (checksum, (const guchar *)name, (gssize)strlen (name) + 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/* ---- its file ---- */

static const char *
field_name (RpCsvField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++)
    if (field_names[i].field == field)
      return field_names[i].name;
  return field_names[0].name;
}

char *
rp_mapping_to_json (const RpMapping *self)
{
  GString *out = g_string_new (NULL);
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (out, RP_JSON_PRETTY);

  rp_json_writer_begin_object (writer);
  rp_json_writer_put_integer (writer, "rapport-mapping", 1);
  rp_json_writer_key (writer, "lists");
  rp_json_writer_begin_array (writer);
  for (guint i = 0; i < self->lists->len; i++)
    {
      const RpMappedList *list = g_ptr_array_index (self->lists, i);

      rp_json_writer_begin_object (writer);
      rp_json_writer_put_string (writer, "path", list->path);
      rp_json_writer_put_string (writer, "as", use_names[list->use]);
      rp_json_writer_key (writer, "columns");
      rp_json_writer_begin_array (writer);
      rp_json_writer_set_flat (writer, TRUE);
      for (guint c = 0; c < list->columns->len; c++)
        {
          const RpMappedColumn *column = g_ptr_array_index (list->columns, c);

          rp_json_writer_begin_object (writer);
          rp_json_writer_put_string (writer, "path", column->path);
          rp_json_writer_put_string (writer, "as", field_name (column->field));
          if (column->reading != RP_NUMBERS_AS_WRITTEN)
            rp_json_writer_put_string (writer, "numbers", reading_names[column->reading]);
          rp_json_writer_end_object (writer);
        }
      rp_json_writer_set_flat (writer, FALSE);
      rp_json_writer_end_array (writer);
      rp_json_writer_end_object (writer);
    }
  rp_json_writer_end_array (writer);
  rp_json_writer_end_object (writer);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

/* The place of TEXT among NAMES; -1: nowhere. */
static int
index_of (const char *const *names, guint n, const char *text)
{
  for (guint i = 0; text != NULL && i < n; i++)
    if (strcmp (names[i], text) == 0)
      return (int)i;
  return -1;
}

/* FALSE, and *REASON set. */
static gboolean
refuse (char **reason, const RpJsonNode *node, const char *expected)
{
  g_autofree char *path = rp_json_node_dup_path (node);
  g_autofree char *found = node != NULL ? rp_json_node_to_text (node, 60) : NULL;

  if (*reason == NULL)
    *reason = node != NULL
                  ? g_strdup_printf (_ ("line %u, “%s”: expected %s, found %s"), node->line, path, expected, found)
                  : g_strdup_printf (_ ("expected %s"), expected);
  return FALSE;
}

static gboolean
read_column (RpMappedList *list, const RpJsonNode *node, char **reason)
{
  const char *path = rp_json_node_get_text (node, "path"), *as = rp_json_node_get_text (node, "as"),
             *numbers = rp_json_node_get_text (node, "numbers");
  int reading = numbers != NULL ? index_of (reading_names, RP_N_NUMBER_READINGS, numbers) : 0;
  guint field = 0;

  if (!rp_json_node_is_text (rp_json_node_get (node, "path")) || path == NULL
      || rp_mapped_list_find (list, path) != NULL)
    return refuse (reason, node, _ ("a column of its own with “path” and “as”"));
  while (field < G_N_ELEMENTS (field_names) && (as == NULL || strcmp (as, field_names[field].name) != 0))
    field++;
  if (field == G_N_ELEMENTS (field_names) || reading < 0)
    return refuse (reason, node, _ ("the name of a field, such as “when” or “title”"));
  if (!is_shared (field_names[field].field) && rp_mapped_list_holds (list, field_names[field].field) != NULL)
    return refuse (reason, node, _ ("a field that no other column of the list has"));
  rp_mapped_list_add (list, path, field_names[field].field)->reading = (RpNumberReading)reading;
  return TRUE;
}

static gboolean
read_list (RpMapping *self, const RpJsonNode *node, char **reason)
{
  const RpJsonNode *path = rp_json_node_get (node, "path");
  int use = index_of (use_names, RP_N_LIST_USES, rp_json_node_get_text (node, "as"));
  const RpJsonNode *columns = rp_json_node_get_list (node, "columns");
  RpMappedList *list;

  if (!rp_json_node_is_text (path) || rp_mapping_find (self, path->text) != NULL || self->lists->len >= MOST_LISTS)
    return refuse (reason, node, _ ("a list of its own with “path”, “as” and “columns”"));
  if (use < 0)
    return refuse (reason, rp_json_node_get (node, "as") != NULL ? rp_json_node_get (node, "as") : node,
                   _ ("events, relations, entities, sources or left-out"));
  list = rp_mapping_add_list (self, path->text, (RpListUse)use);
  for (const RpJsonNode *column = columns != NULL ? columns->first : NULL; column != NULL; column = column->next)
    if (!read_column (list, column, reason))
      return FALSE;
  return TRUE;
}

RpMapping *
rp_mapping_from_json (const char *bytes, gsize length, char **reason)
{
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  g_autoptr (RpMapping) self = rp_mapping_new ();
  const RpJsonNode *root = rp_json_tree_read (tree, bytes, length, 1, NULL, NULL);
  const RpJsonNode *lists = rp_json_node_get_list (root, "lists");
  double version = 0;

  *reason = NULL;
  if (root == NULL)
    {
      const RpJsonError *error = rp_json_tree_get_error (tree);

      *reason = g_strdup_printf ("%u:%u: %s", error->line, error->column, error->message);
      return NULL;
    }
  if (!rp_json_node_get_double (root, "rapport-mapping", &version) || version != 1 || lists == NULL)
    {
      refuse (reason, NULL, _ ("“rapport-mapping”: 1 and “lists”"));
      return NULL;
    }
  for (const RpJsonNode *list = lists->first; list != NULL; list = list->next)
    if (!read_list (self, list, reason))
      return NULL;
  return g_steal_pointer (&self);
}
