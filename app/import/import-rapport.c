/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-rapport.h"

#include "file-bytes.h"
#include "import-error.h"
#include "import-head.h"
#include "import-step.h"
#include "import-tables.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Shares of the time: the first walk, the second, and the builder's resolving. */
#define CHECK_SHARE 0.2
#define READ_SHARE 0.6

static void
read_version (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  double value = token == RP_JSON_NUMBER ? rp_json_reader_get_double (self->reader) : 0;

  if (token != RP_JSON_NUMBER || value < 1 || (isfinite (value) && value > floor (value)))
    {
      rp_import_wrong_type (self, token, _ ("the format's version, a whole number from 1"));
      return;
    }
  G_STRUCT_MEMBER (guint, base, field->offset) = (guint)MIN (value, (double)G_MAXUINT);
  if (value > RP_FORMAT_VERSION)
    {
      gsize length;
      const char *text = rp_json_reader_get_text (self->reader, &length);
      rp_import_report (
          self, RP_SEVERITY_WARNING,
          g_strdup_printf (_ ("the file is of a newer version of the format (%.*s; this program knows %d)"),
                           (int)MIN (length, 20), text, RP_FORMAT_VERSION));
    }
}

#define TEXT(key, member, required) { (key), rp_read_text, RP_FIELD (RpDatasetHead, member), (required) }

static const RpField dataset_table[] = {
  { "rapport", read_version, RP_FIELD (RpDatasetHead, version), TRUE },
  TEXT ("title", title, TRUE),
  TEXT ("description", description, FALSE),
  TEXT ("language", language, FALSE),
  { "updated", rp_read_date, RP_FIELD (RpDatasetHead, updated) },
  TEXT ("marking", marking, FALSE),
  { "kinds", rp_read_kinds },
  { "eras", rp_read_eras },
  { "sources", rp_read_sources },
  { "entities", rp_read_entities },
  { "events", rp_read_events },
  { "relations", rp_read_relations },
};
static const RpFields dataset_fields = RP_FIELDS (dataset_table, NULL);

static void
free_problem (gpointer data)
{
  rp_problem_free (data);
}

/* Takes nothing; MESSAGE is copied. */
static void
add_fatal (GPtrArray *problems, guint line, guint column, const char *path, const char *message)
{
  RpProblem *problem = rp_problem_new (RP_SEVERITY_ERROR, line, column, path, NULL, message);
  problem->fatal = TRUE;
  g_ptr_array_add (problems, problem);
}

static void
set_cancelled (GError **error)
{
  g_set_error_literal (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_CANCELLED, _ ("Cancelled"));
}

/* Whether ROOT, which no format was known by, is at least meant to be a dataset: it has one of its tables, or nothing
 * but what stands before these. NULL: nobody has looked. */
static gboolean
is_meant (const RpJsonNode *root)
{
  static const char *const tables[] = { "rapport", "sources", "entities", "events", "relations" };
  static const char *const others[] = { "title", "description", "language", "updated", "marking", "kinds", "eras" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (root == NULL || rp_json_node_get (root, tables[i]) != NULL)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    n += rp_json_node_get (root, others[i]) != NULL;
  return rp_json_node_is_object (root) && n > 0 && n == root->n_items;
}

/* FALSE when the file cannot be read at all: said in PROBLEMS or ERROR. */
static gboolean
judge (const RpJsonNode *root, const RpJsonFindings *findings, GPtrArray *problems, GError **error)
{
  const RpJsonError *fault = findings->error;

  if (fault != NULL && fault->code == RP_JSON_ERROR_CANCELLED)
    set_cancelled (error);
  else if (fault != NULL)
    add_fatal (problems, fault->line, fault->column, fault->path, fault->message);
  else if (!is_meant (root))
    add_fatal (problems, findings->root_line, findings->root_column, "",
               _ ("this is no dataset of Rapport (“rapport”: 1 is missing), and no list of records was found in it: "
                  "expected a list of objects that have a date, a name or two ends"));
  else if (findings->root != RP_JSON_OBJECT_BEGIN)
    {
      g_autofree char *message
          = g_strdup_printf (_ ("expected a dataset (an object), found %s"), rp_json_token_name (findings->root));
      add_fatal (problems, findings->root_line, findings->root_column, "", message);
    }
  else
    return TRUE;
  return FALSE;
}

/* Those of the first walk that were only counted are so here too. */
static void
count_further_notices (RpImport *self, GCancellable *cancellable)
{
  for (guint64 i = self->findings->notices->len; i < self->findings->n_notices; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return;
      rp_dataset_builder_add_problem (self->builder, rp_problem_new (RP_SEVERITY_WARNING, 0, 0, "", NULL, ""));
    }
}

static void
read_dataset (RpImport *self, GCancellable *cancellable)
{
  RpDatasetHead head = { .version = RP_FORMAT_VERSION };

  rp_json_reader_next (self->reader);
  rp_import_object (self, &dataset_fields, &head);
  if (head.title == NULL || *head.title == '\0')
    head.title = rp_dataset_builder_string (self->builder, _ ("Untitled"), -1);
  rp_dataset_builder_set_head (self->builder, &head);
  rp_import_flush_notices (self, G_MAXSIZE, G_MAXSIZE, NULL);
  count_further_notices (self, cancellable);
}

static void
clear_import (RpImport *self)
{
  g_ptr_array_set_free_func (self->pending, free_problem);
  g_ptr_array_unref (self->pending);
  g_array_unref (self->others);
  g_array_unref (self->unshown);
  g_byte_array_unref (self->items);
  g_ptr_array_unref (self->full_blocks);
  g_free (self->block);
  g_clear_pointer (&self->comma_ids, g_hash_table_unref);
  g_string_free (self->scratch, TRUE);
}

static RpDataset *
load (const RpImportInput *input, GPtrArray *problems, GError **error)
{
  RpImportStep check = { input, 0, CHECK_SHARE }, read = { input, CHECK_SHARE, READ_SHARE };
  g_autoptr (RpJsonFindings) findings = rp_json_check (input->bytes, input->length, rp_import_step_cb, &check);
  g_autoptr (RpJsonReader) reader = rp_json_reader_new (input->bytes, input->length);
  g_autoptr (RpDatasetBuilder) builder = NULL;
  RpImport self = { .bytes = input->bytes,
                    .length = input->length,
                    .forgettable = input->forgettable,
                    .folder = input->folder,
                    .reader = reader };

  if (!judge (input->root, findings, problems, error))
    return NULL;
  self.builder = builder = rp_dataset_builder_new ();
  self.findings = findings;
  self.pending = g_ptr_array_new ();
  self.items = g_byte_array_new ();
  self.full_blocks = g_ptr_array_new_with_free_func (g_free);
  self.others = g_array_new (FALSE, FALSE, sizeof (RpOther));
  self.unshown = g_array_new (FALSE, FALSE, sizeof (RpOther));
  self.scratch = g_string_new (NULL);
  rp_json_reader_set_superseded (reader, (const guint32 *)(gpointer)findings->superseded->data,
                                 findings->superseded->len);
  rp_json_reader_set_progress (reader, rp_import_step_cb, &read);
  read_dataset (&self, input->cancellable);
  clear_import (&self);
  if (rp_json_reader_get_error (reader) != NULL || g_cancellable_is_cancelled (input->cancellable))
    {
      set_cancelled (error);
      return NULL;
    }
  if (input->forgettable)
    rp_file_forget (input->bytes, 0, input->length);
  return rp_dataset_builder_finish (builder);
}

gboolean
rp_may_be_json (const char *bytes, gsize length)
{
  gsize i = length >= 3 && (guchar)bytes[0] == 0xEF ? 3 : 0;

  while (i < length && g_ascii_isspace (bytes[i]))
    i++;
  return i < length && (bytes[i] == '{' || bytes[i] == '[');
}

/* NULL: it is not there. Nul bytes are bytes like others. */
static const char *
find (const char *bytes, const char *end, const char *what)
{
  gsize n = strlen (what);

  for (; bytes != NULL && (gsize)(end - bytes) >= n; bytes++)
    {
      bytes = memchr (bytes, what[0], (gsize)(end - bytes) - n + 1);
      if (bytes == NULL || memcmp (bytes, what, n) == 0)
        return bytes;
    }
  return NULL;
}

/* Whether the key is to be looked for at all: it stands there as it is, or some of its letters may be escaped. */
static gboolean
may_have_key (const char *bytes, gsize length)
{
  const char *end = bytes + length, *c = bytes;

  if (find (bytes, end, "rapport\"") != NULL)
    return TRUE;
  while ((c = find (c, end, "\\u00")) != NULL)
    {
      c += 4;
      if (c < end && (*c == '6' || *c == '7'))
        return TRUE;
    }
  return FALSE;
}

gboolean
rp_is_rapport (const char *bytes, gsize length)
{
  g_autoptr (RpJsonReader) reader = NULL;

  if (!rp_may_be_json (bytes, length) || !may_have_key (bytes, length))
    return FALSE;
  reader = rp_json_reader_new (bytes, length);
  if (rp_json_reader_next (reader) != RP_JSON_OBJECT_BEGIN)
    return FALSE;
  while (rp_json_reader_next (reader) == RP_JSON_KEY)
    {
      gsize n;
      const char *key = rp_json_reader_get_text (reader, &n);

      if (n == 7 && memcmp (key, "rapport", 7) == 0)
        return TRUE;
      rp_json_reader_next (reader);
      if (!rp_json_reader_skip (reader))
        return FALSE;
    }
  return FALSE;
}

static const char *const suffixes[] = { ".rapport.json", ".json", NULL };

const RpImporter rp_rapport_importer = {
  .name = "Rapport",
  .suffixes = suffixes,
  .load = load,
};
