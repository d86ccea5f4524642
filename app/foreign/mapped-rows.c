/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapped-rows.h"

#include "foreign-date.h"

#include <string.h>

struct _RpMappedRows
{
  RpCsvTable *table;
  const RpShape *shape;
  const RpShapeList *list;
  const RpMappedList *mapped;
  GHashTable *made;  /* const RpJsonNode * → RpGathered */
  GPtrArray *texts;  /* of the row at hand, those that are not the tree's */
  GArray *cells;     /* RpCsvCell; its text is NULL where it is empty */
  GPtrArray *nodes;  /* const RpJsonNode *, nullable */
  gboolean untitled; /* events without a column for their title: the last column is one made up */
};

RpMappedRows *
rp_mapped_rows_new (RpCsvTable *table, const RpShape *shape)
{
  RpMappedRows *self = g_new0 (RpMappedRows, 1);

  self->table = table;
  self->shape = shape;
  self->made = g_hash_table_new (NULL, NULL);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, TRUE, sizeof (RpCsvCell));
  self->nodes = g_ptr_array_new ();
  return self;
}

void
rp_mapped_rows_free (RpMappedRows *self)
{
  g_clear_pointer (&self->table->header, rp_csv_header_free);
  g_hash_table_unref (self->made);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->cells);
  g_ptr_array_unref (self->nodes);
  g_free (self);
}

void
rp_mapped_rows_begin (RpMappedRows *self, const RpShapeList *list, const RpMappedList *mapped)
{
  g_clear_pointer (&self->table->header, rp_csv_header_free);
  self->list = list;
  self->mapped = mapped;
  self->table->header = rp_csv_header_new ();
  for (guint i = 0; i < list->columns->len; i++)
    {
      const RpMappedColumn *column = g_ptr_array_index (mapped->columns, i);

      rp_csv_header_add (self->table->header, column->path, column->field);
    }
  self->untitled = mapped->use == RP_LIST_EVENTS && rp_mapped_list_holds (mapped, RP_CSV_TITLE) == NULL;
  if (self->untitled)
    rp_csv_header_add (self->table->header, "title", RP_CSV_TITLE);
  g_array_set_size (self->cells, self->table->header->columns->len);
  g_ptr_array_set_size (self->nodes, (int)self->table->header->columns->len);
}

/* Seconds and milliseconds as a date; a year before Christ as people count. Transfer full. */
static char *
date_of_number (const RpJsonNode *node, RpNumberReading reading)
{
  double value;

  if (!rp_json_node_double (node, &value))
    return NULL;
  if (reading == RP_NUMBERS_SECONDS)
    return rp_foreign_date_from_seconds (value);
  return reading == RP_NUMBERS_MILLISECONDS ? rp_foreign_date_from_milliseconds (value) : NULL;
}

/* TEXT (transfer full, nullable) lives as long as the row. */
static const char *
keep (RpMappedRows *self, char *text)
{
  if (text != NULL)
    g_ptr_array_add (self->texts, text);
  return text;
}

/* What the record around this one is referred to by: what it became, else what it is called. Transfer full. */
static char *
text_around (RpMappedRows *self, const RpJsonNode *record)
{
  const RpJsonNode *around = rp_shape_around (self->list, record);
  const RpGathered *made = around != NULL ? g_hash_table_lookup (self->made, around) : NULL;

  if (made != NULL && made->type == RP_RECORD_ENTITY && made->id != NULL)
    {
      /* its id in the dataset is known as well as that in the file */
      g_hash_table_insert (self->table->ids, g_strdup (made->id), (gpointer)made);
      return g_strdup (made->id);
    }
  return rp_shape_text (around);
}

static const char *
cell_text (RpMappedRows *self, guint number, const RpJsonNode *record, gsize *length)
{
  const RpMappedColumn *column = g_ptr_array_index (self->mapped->columns, number);
  const RpJsonNode *node = NULL;
  char *text = NULL;

  if (column->field == RP_CSV_LEFT_OUT)
    return NULL;
  if (strcmp (column->path, "{}") == 0)
    return record->key;
  if (strcmp (column->path, "^") == 0)
    return column->field != RP_CSV_OTHER ? keep (self, text_around (self, record)) : NULL;
  node = rp_shape_node (g_ptr_array_index (self->list->columns, number), record);
  g_ptr_array_index (self->nodes, number) = (gpointer)node;
  if (node != NULL && column->reading != RP_NUMBERS_AS_WRITTEN)
    text = date_of_number (node, column->reading);
  if (text == NULL && (rp_json_node_is_text (node) || rp_json_node_is_number (node)))
    {
      *length = node->length;
      return rp_json_node_text (node);
    }
  return keep (self, text != NULL ? text : rp_shape_text (node));
}

/* The text of the column with FIELD; NULL: none, or empty. */
static const char *
text_with (RpMappedRows *self, RpCsvField field)
{
  guint number = self->table->header->column_of[field];

  return number > 0 ? g_array_index (self->cells, RpCsvCell, number - 1).text : NULL;
}

/* What the file's TEXT refers to is called, or TEXT. */
static const char *
called (RpMappedRows *self, const char *text)
{
  const RpGathered *record = g_hash_table_lookup (self->table->ids, text);

  return record != NULL && record->title != NULL ? record->title : text;
}

/* An event that has no title is called by its kind and who took part. Transfer full. */
static char *
make_title (RpMappedRows *self)
{
  const char *kind = text_with (self, RP_CSV_KIND), *people = text_with (self, RP_CSV_PEOPLE),
             *others = text_with (self, RP_CSV_PARTICIPANTS);
  const char *from = text_with (self, RP_CSV_FROM), *to = text_with (self, RP_CSV_TO);
  g_autofree char *ends
      = from != NULL && to != NULL ? g_strdup_printf ("%s → %s", called (self, from), called (self, to)) : NULL;
  const char *first = ends != NULL     ? ends
                      : people != NULL ? people
                      : others != NULL ? others
                      : from != NULL   ? from
                                       : to;
  GString *title = g_string_new (kind);

  if (first != NULL && title->len > 0)
    g_string_append (title, ": ");
  for (const char *c = first; c != NULL && *c != '\0'; c++)
    if (*c == '\n')
      g_string_append (title, ", ");
    else
      g_string_append_c (title, *c);
  return g_string_free (title, FALSE);
}

/* LENGTH 0: not known. */
static void
set_cell (RpMappedRows *self, guint number, const char *text, gsize length)
{
  RpCsvCell *cell = &g_array_index (self->cells, RpCsvCell, number);

  cell->text = text;
  cell->length = length > 0 || text == NULL ? length : strlen (text);
}

void
rp_mapped_rows_set (RpMappedRows *self, const RpJsonNode *record)
{
  RpCsvTable *table = self->table;

  g_ptr_array_set_size (self->texts, 0);
  for (guint i = 0; i < self->nodes->len; i++)
    g_ptr_array_index (self->nodes, i) = NULL;
  for (guint i = 0; i < self->list->columns->len; i++)
    {
      gsize text_length = 0;
      const char *text = cell_text (self, i, record, &text_length);

      set_cell (self, i, text, text_length);
    }
  if (self->untitled)
    set_cell (self, self->cells->len - 1, keep (self, make_title (self)), 0);
  table->record = record;
  table->nodes = (const RpJsonNode **)self->nodes->pdata;
  table->made = NULL;
  table->row = (RpCsvRow){ record->line, self->cells->len, (const RpCsvCell *)self->cells->data, 0 };
}

void
rp_mapped_rows_note (RpMappedRows *self, const RpJsonNode *record, RpGathered *made)
{
  g_hash_table_insert (self->made, (gpointer)record, made);
}

RpGathered *
rp_mapped_rows_made (const RpMappedRows *self, const RpJsonNode *record)
{
  return record != NULL ? g_hash_table_lookup (self->made, record) : NULL;
}
