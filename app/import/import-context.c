/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-context.h"

#include "json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many problems wait for their record's id; more would fill the memory of whom a hostile file means to harm. */
#define MAX_PENDING 10000

#define BLOCK ((gsize)16 * 1024)

/* Aligned for any struct of a draft. */
static gpointer
take (RpImport *self, gsize size)
{
  char *taken;

  size = (size + 7) & ~(gsize)7;
  if (size > self->block_size - self->block_used)
    {
      if (self->block != NULL)
        g_ptr_array_add (self->full_blocks, self->block);
      self->block_size = MAX (size, BLOCK);
      self->block = g_malloc (self->block_size);
      self->block_used = 0;
    }
  taken = self->block + self->block_used;
  self->block_used += size;
  return taken;
}

gpointer
rp_import_hold (RpImport *self, gconstpointer bytes, gsize size)
{
  return size > 0 ? memcpy (take (self, size), bytes, size) : NULL;
}

char *
rp_import_passing_text (RpImport *self)
{
  gsize length;
  const char *text = rp_json_reader_get_text (self->reader, &length);
  char *copy = take (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/* What a record took is free for the next; a large block is not kept for small ones. */
static void
let_go (RpImport *self)
{
  g_ptr_array_set_size (self->full_blocks, 0);
  self->block_used = 0;
  if (self->block_size > BLOCK)
    {
      g_clear_pointer (&self->block, g_free);
      self->block_size = 0;
    }
}

RpPlace
rp_import_place (const RpImport *self)
{
  RpPlace place;
  rp_json_reader_get_place (self->reader, &place.line, &place.column);
  return place;
}

static const char *
current_path (RpImport *self)
{
  g_string_truncate (self->scratch, 0);
  rp_json_reader_append_path (self->reader, self->scratch);
  return self->scratch->str;
}

const char *
rp_import_path (RpImport *self)
{
  return rp_dataset_builder_string (self->builder, current_path (self), -1);
}

/* Where the last token's pointer below the record is remembered, if it is of the usual kind; NULL otherwise. */
static const char **
usual_path (RpImport *self)
{
  guint n = rp_json_reader_get_path_steps (self->reader) - self->record_steps;
  gsize offset = n == 1 || n == 2 ? rp_json_reader_get_key_offset (self->reader, self->record_steps) : 0;
  guint item = n == 2 ? rp_json_reader_get_item (self->reader) : 0;
  const char *key = self->bytes + offset + 1;
  RpImportPaths *paths = &self->paths[(guchar)*key % RP_IMPORT_PATHS];
  gsize left = self->length - offset - 1, length = 0;

  if (offset == 0 || (n == 2 && item == 0) || item > RP_IMPORT_PATH_ITEMS)
    return NULL;
  if (paths->length > 0 && paths->length <= left && memcmp (key, paths->key, paths->length) == 0)
    return &paths->paths[item];
  while (length < left && length < sizeof paths->key && key[length] != '"' && key[length] != '\\')
    length++;
  if (length == left || length == sizeof paths->key || key[length] != '"')
    return NULL;
  *paths = (RpImportPaths){ .length = length + 1 };
  memcpy (paths->key, key, length + 1);
  return &paths->paths[item];
}

static const char *
make_path_below (RpImport *self)
{
  g_string_truncate (self->scratch, 0);
  rp_json_reader_append_path_from (self->reader, self->in_record ? self->record_steps : 0, self->scratch);
  return rp_dataset_builder_string (self->builder, self->scratch->str, (gssize)self->scratch->len);
}

const char *
rp_import_path_below (RpImport *self)
{
  const char **usual = self->in_record ? usual_path (self) : NULL;

  if (usual == NULL)
    return make_path_below (self);
  if (*usual == NULL)
    *usual = make_path_below (self);
  return *usual;
}

gboolean
rp_import_next_key (RpImport *self)
{
  return rp_json_reader_next (self->reader) == RP_JSON_KEY;
}

gboolean
rp_import_next_item (RpImport *self, RpJsonToken *token)
{
  *token = rp_json_reader_next (self->reader);
  return *token != RP_JSON_ARRAY_END && *token != RP_JSON_FAILED;
}

void
rp_import_report_at (RpImport *self, RpSeverity severity, RpPlace place, const char *path, char *message)
{
  RpProblem *problem = rp_problem_new (severity, place.line, place.column, path, NULL, message);

  g_free (message);
  if (self->in_record && self->pending->len < MAX_PENDING)
    g_ptr_array_add (self->pending, problem);
  else
    rp_dataset_builder_add_problem (self->builder, problem);
}

void
rp_import_report (RpImport *self, RpSeverity severity, char *message)
{
  rp_import_report_at (self, severity, rp_import_place (self), current_path (self), message);
}

void
rp_import_wrong_type (RpImport *self, RpJsonToken token, const char *what)
{
  g_autofree char *shown = NULL;
  const char *found = rp_json_token_name (token);

  if (token == RP_JSON_FAILED)
    return;
  if (token == RP_JSON_STRING || token == RP_JSON_NUMBER)
    {
      gsize length;
      const char *text = rp_json_reader_get_text (self->reader, &length);
      g_autofree char *excerpt = rp_json_excerpt (text, length, 60);
      shown = g_strdup_printf (token == RP_JSON_STRING ? "%s (“%s”)" : "%s (%s)", found, excerpt);
      found = shown;
    }
  rp_import_report (self, RP_SEVERITY_ERROR, g_strdup_printf (_ ("expected %s, found %s"), what, found));
  rp_json_reader_skip (self->reader);
}

/* FALSE: there is none. */
static gboolean
make_other (RpImport *self, const char *key, gsize start, RpOther *other)
{
  gsize end = rp_json_reader_get_end (self->reader);

  if (rp_json_reader_get_error (self->reader) != NULL)
    return FALSE;
  if (key == NULL)
    {
      const char *below = rp_import_path_below (self);
      key = *below == '/' ? below + 1 : below;
    }
  other->key = rp_dataset_builder_string (self->builder, key, -1);
  other->value = rp_dataset_builder_string (self->builder, self->bytes + start, (gssize)(end - start));
  return TRUE;
}

void
rp_import_keep_other (RpImport *self, const char *key, gsize start)
{
  RpOther other;

  if (!make_other (self, key, start, &other))
    return;
  if (self->in_record)
    g_array_append_val (self->others, other);
  else
    rp_dataset_builder_add_other (self->builder, other.key, other.value);
}

void
rp_import_keep_unshown (RpImport *self, const char *key, gsize start)
{
  RpOther other;

  if (!make_other (self, key, start, &other))
    return;
  if (self->in_record)
    g_array_append_val (self->unshown, other);
  else
    rp_dataset_builder_add_unshown (self->builder, other.key, other.value);
}

void
rp_import_begin_record (RpImport *self)
{
  self->record_offset = rp_json_reader_get_offset (self->reader);
  rp_import_flush_notices (self, G_MAXSIZE, self->record_offset, NULL);
  self->record_steps = rp_json_reader_get_path_steps (self->reader);
  g_array_set_size (self->others, 0);
  g_array_set_size (self->unshown, 0);
  self->in_record = TRUE;
}

void
rp_import_end_record (RpImport *self, const char *id, const char *title)
{
  const char *name = id != NULL ? id : title;

  for (guint i = 0; i < self->pending->len; i++)
    {
      RpProblem *problem = g_ptr_array_index (self->pending, i);
      problem->id = g_strdup (name);
      rp_dataset_builder_add_problem (self->builder, problem);
    }
  g_ptr_array_set_size (self->pending, 0);
  rp_import_flush_notices (self, self->record_offset, rp_json_reader_get_end (self->reader), name);
  let_go (self);
  self->in_record = FALSE;
}

void
rp_import_leave_out (RpImport *self)
{
  if (self->pending->len > 0)
    {
      RpProblem *problem = g_ptr_array_index (self->pending, self->pending->len - 1);
      problem->left_out = TRUE;
    }
  rp_dataset_builder_count_left_out (self->builder);
}

void
rp_import_flush_notices (RpImport *self, gsize from, gsize offset, const char *id)
{
  GArray *notices = self->findings->notices;

  for (; self->next_notice < notices->len; self->next_notice++)
    {
      const RpJsonNotice *notice = &g_array_index (notices, RpJsonNotice, self->next_notice);
      if (notice->offset >= offset)
        return;
      rp_dataset_builder_add_problem (self->builder,
                                      rp_problem_new (RP_SEVERITY_WARNING, notice->line, notice->column, notice->path,
                                                      notice->offset >= from ? id : NULL, notice->message));
    }
}
