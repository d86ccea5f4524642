/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-memory.h"

#include <string.h>

#include "record-table-private.h"

/* In characters. */
#define NARROWEST 1.0
#define WIDEST 400.0

static const char *const names[] = { "", "events", "entities", "relations", "sources" };

const char *
rp_table_memory_name (RpRecordType type)
{
  return names[type];
}

gboolean
rp_table_memory_is_of (const char *text, RpRecordType type)
{
  gsize length = strlen (names[type]);

  return length > 0 && strncmp (text, names[type], length) == 0 && text[length] == ' ';
}

void
rp_table_memory_write (RpRecordTable *table, GPtrArray *out)
{
  const char *name = names[table->type];
  g_autofree char *sort = rp_record_table_get_sort (table);

  g_ptr_array_add (out, g_strdup_printf ("%s sort %s", name, sort));
  for (guint i = 0; i < table->n_columns; i++)
    {
      const Column *column = &table->columns[i];
      char digits[G_ASCII_DTOSTR_BUF_SIZE];

      if (column->chosen)
        g_ptr_array_add (out,
                         g_strdup_printf ("%s %s %s", name,
                                          gtk_column_view_column_get_visible (column->view_column) ? "show" : "hide",
                                          column->column->name));
      if (column->chars > 0)
        g_ptr_array_add (out, g_strdup_printf ("%s wide %s %s", name, column->column->name,
                                               g_ascii_formatd (digits, sizeof digits, "%.2f", column->chars)));
    }
}

static Column *
find_column (RpRecordTable *table, const char *name)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (g_strcmp0 (table->columns[i].column->name, name) == 0)
      return &table->columns[i];
  return NULL;
}

/* One text, behind the table's name. */
static void
read_one (RpRecordTable *table, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 3);
  guint n = g_strv_length (words);
  Column *column = n > 1 ? find_column (table, words[1]) : NULL;
  double chars = n > 2 ? g_ascii_strtod (words[2], NULL) : 0;

  if (n > 1 && strcmp (words[0], "sort") == 0)
    rp_record_table_set_sort (table, words[1]);
  else if (column != NULL && (strcmp (words[0], "hide") == 0 || strcmp (words[0], "show") == 0) && column->number > 0)
    {
      column->chosen = TRUE;
      gtk_column_view_column_set_visible (column->view_column, *words[0] == 's');
    }
  else if (column != NULL && strcmp (words[0], "wide") == 0 && chars >= NARROWEST && chars <= WIDEST)
    column->chars = chars;
}

void
rp_table_memory_read (RpRecordTable *table, char *const *texts)
{
  const char *name = names[table->type];

  rp_record_table_set_sort (table, table->type == RP_RECORD_EVENT ? "when" : "");
  for (guint i = 0; i < table->n_columns; i++)
    {
      table->columns[i].chars = 0;
      table->columns[i].chosen = FALSE;
    }
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    if (rp_table_memory_is_of (texts[i], table->type))
      read_one (table, texts[i] + strlen (name) + 1);
  rp_record_table_set_widths (table);
  rp_record_table_hide_empty (table);
}
