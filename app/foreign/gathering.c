/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gathering-private.h"
#include "name-key.h"
#include "mapping.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define TERM_BYTES 32 /* what is shorter is said again and again */
#define STEP_RECORDS 512

static void
free_problem (gpointer data)
{
  rp_problem_free (data);
}

RpGathering *
rp_gathering_new (const RpImportInput *input)
{
  RpGathering *self = g_new0 (RpGathering, 1);

  self->input = input;
  self->builder = rp_dataset_builder_new ();
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->taken = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->end = &self->first;
  return self;
}

void
rp_gathering_free (RpGathering *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->names);
  rp_dataset_builder_free (self->builder);
  rp_memory_blocks_clear (&self->memory);
  g_clear_pointer (&self->fatal, free_problem);
  g_clear_pointer (&self->mapping, rp_mapping_unref);
  g_free (self);
}

void
rp_gathering_set_mapping (RpGathering *self, RpMapping *mapping)
{
  g_clear_pointer (&self->mapping, rp_mapping_unref);
  self->mapping = rp_mapping_ref (mapping);
}

RpMapping *
rp_gathering_get_mapping (const RpGathering *self)
{
  return self->mapping;
}

gboolean
rp_gathering_step (RpGathering *self, double fraction)
{
  const RpImportProgress *progress = self->input->progress;

  if (self->n_steps++ % STEP_RECORDS != 0)
    return !self->stopped;
  if (g_cancellable_is_cancelled (self->input->cancellable))
    self->stopped = TRUE;
  else if (progress != NULL && progress->func != NULL)
    progress->func (fraction, progress->data);
  return !self->stopped;
}

guint
rp_gathering_count (const RpGathering *self, RpRecordType type)
{
  return self->n_records[type];
}

/* ---- texts ---- */

/* A copy for good without the blanks at its ends. What is shorter than TERM is looked for among all that was kept. */
static const char *
keep_text (RpGathering *self, const char *text, gssize length, gsize term)
{
  gsize n;

  if (text == NULL)
    return NULL;
  n = length < 0 ? strlen (text) : (gsize)length;
  for (; n > 0 && g_ascii_isspace (*text); text++)
    n--;
  while (n > 0 && g_ascii_isspace (text[n - 1]))
    n--;
  if (n == 0)
    return NULL;
  return n < term ? rp_dataset_builder_string (self->builder, text, (gssize)n)
                  : rp_dataset_builder_text (self->builder, text, n);
}

const char *
rp_gathering_text (RpGathering *self, const char *text, gssize length)
{
  return keep_text (self, text, length, TERM_BYTES);
}

const char *
rp_gathering_printf (RpGathering *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  return rp_gathering_text (self, text, -1);
}

/* ---- the dataset itself ---- */

void
rp_gathering_set_title (RpGathering *self, const char *title)
{
  self->head.title = rp_gathering_text (self, title, -1);
}

void
rp_gathering_set_description (RpGathering *self, const char *description)
{
  self->head.description = rp_gathering_text (self, description, -1);
}

void
rp_gathering_set_marking (RpGathering *self, const char *marking)
{
  self->head.marking = rp_gathering_text (self, marking, -1);
}

void
rp_gathering_set_language (RpGathering *self, const char *language)
{
  self->head.language = rp_gathering_text (self, language, -1);
}

/* "#rrggbb" of that or "#rgb"; else NULL. */
static const char *
plain_color (RpGathering *self, const char *color)
{
  gsize n = color != NULL ? strlen (color) : 0;
  char plain[8] = "#";

  if ((n != 4 && n != 7) || color[0] != '#')
    return NULL;
  for (guint i = 0; i < 6; i++)
    {
      char digit = color[1 + (n == 4 ? i / 2 : i)];
      if (!g_ascii_isxdigit (digit))
        return NULL;
      plain[i + 1] = g_ascii_tolower (digit);
    }
  return rp_dataset_builder_string (self->builder, plain, 7);
}

void
rp_gathering_add_kind (RpGathering *self, RpRecordType type, const char *name, const char *label, const char *color)
{
  RpKind kind = { .name = rp_gathering_text (self, name, -1),
                  .label = rp_gathering_text (self, label, -1),
                  .color = plain_color (self, color) };

  if (kind.name != NULL)
    rp_dataset_builder_add_kind (self->builder, type, &kind);
}

void
rp_gathering_add_era (RpGathering *self, const char *label, const char *when, const char *color)
{
  RpEra era = { .color = plain_color (self, color), .when = rp_gathering_date (self, when) };

  era.label = rp_gathering_text (self, label, -1);
  if (era.label == NULL)
    era.label = "";
  if (era.when.when != NULL)
    rp_dataset_builder_add_era (self->builder, &era);
}

/* ---- problems ---- */

static void
add_problem (RpGathering *self, RpProblem *problem, gboolean left_out)
{
  problem->left_out = left_out;
  rp_dataset_builder_add_problem (self->builder, problem);
  if (left_out)
    rp_dataset_builder_count_left_out (self->builder);
}

void
rp_gathering_report (RpGathering *self, RpSeverity severity, RpPlace place, const char *path, const char *id,
                     char *message)
{
  g_autofree char *owned = message;

  add_problem (self, rp_problem_new (severity, place.line, place.column, path != NULL ? path : "", id, owned), FALSE);
}

static RpPlace
place_of (const RpJsonNode *node)
{
  return node != NULL ? (RpPlace){ node->line, node->column } : (RpPlace){ 0, 0 };
}

void
rp_gathering_report_node (RpGathering *self, RpSeverity severity, const RpJsonNode *node, const char *id, char *message)
{
  g_autofree char *path = rp_json_node_dup_path (node);

  rp_gathering_report (self, severity, place_of (node), path, id, message);
}

void
rp_gathering_leave_out (RpGathering *self, RpPlace place, const char *path, const char *id, char *message)
{
  g_autofree char *owned = message;

  add_problem (self, rp_problem_new (RP_SEVERITY_ERROR, place.line, place.column, path != NULL ? path : "", id, owned),
               TRUE);
}

void
rp_gathering_leave_out_node (RpGathering *self, const RpJsonNode *node, const char *id, char *message)
{
  g_autofree char *path = rp_json_node_dup_path (node);

  rp_gathering_leave_out (self, place_of (node), path, id, message);
}

gboolean
rp_gathering_fail (RpGathering *self, RpPlace place, const char *path, char *message)
{
  g_autofree char *owned = message;

  g_clear_pointer (&self->fatal, free_problem);
  self->fatal = rp_problem_new (RP_SEVERITY_ERROR, place.line, place.column, path != NULL ? path : "", NULL, owned);
  self->fatal->fatal = TRUE;
  return FALSE;
}

gboolean
rp_gathering_has_failed (const RpGathering *self)
{
  return self->fatal != NULL;
}

void
rp_gathering_note_two_readings (RpGathering *self, const char *wording)
{
  if (self->n_two_readings++ == 0)
    self->two_readings = rp_gathering_text (self, wording, -1);
}

guint
rp_gathering_count_two_readings (const RpGathering *self, const char **wording)
{
  *wording = self->two_readings;
  return self->n_two_readings;
}

/* ---- records ---- */

RpGathered *
rp_gathering_add_at (RpGathering *self, RpRecordType type, RpPlace place, const char *path, const char *id,
                     const char *kind, const char *title)
{
  RpGathered *record = rp_memory_blocks_take (&self->memory, sizeof *record);

  *record = (RpGathered){ .type = type,
                          .place = place,
                          .path = path != NULL ? rp_memory_blocks_copy (&self->memory, path, strlen (path)) : "",
                          .id = keep_text (self, id, -1, 0),
                          .kind = rp_gathering_text (self, kind, -1),
                          .title = keep_text (self, title, -1, 0),
                          .order = NAN,
                          .directed = TRUE,
                          .weight = 1,
                          .latitude = NAN,
                          .longitude = NAN };
  if (record->id != NULL && !g_hash_table_contains (self->ids, record->id))
    g_hash_table_insert (self->ids, (gpointer)record->id, record);
  self->n_records[type]++;
  *self->end = record;
  self->end = &record->next;
  return record;
}

RpGathered *
rp_gathering_add (RpGathering *self, RpRecordType type, const RpJsonNode *node, const char *id, const char *kind,
                  const char *title)
{
  g_autofree char *path = rp_json_node_dup_path (node);

  return rp_gathering_add_at (self, type, place_of (node), path, id, kind, title);
}

RpGathered *
rp_gathering_find (RpGathering *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->ids, id) : NULL;
}

/* How often an id was taken is remembered, so that a hundred thousand equal ones are no search each. */
const char *
rp_gathering_free_id (RpGathering *self, const char *wanted, const char *prefix)
{
  const char *bare = keep_text (self, wanted, -1, 0), *id = bare;
  guint n;

  if (id == NULL || rp_gathering_find (self, id) == NULL)
    return id;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->taken, bare));
  for (; rp_gathering_find (self, id) != NULL; n++)
    id = n == 0 ? rp_gathering_printf (self, "%s:%s", prefix, bare)
                : rp_gathering_printf (self, "%s:%s:%u", prefix, bare, n + 1);
  g_hash_table_insert (self->taken, (gpointer)bare, GUINT_TO_POINTER (n > 0 ? n - 1 : 0));
  return id;
}

/* What equal names of SCOPE have in common. Transfer full. */
static char *
name_key (const char *name, const char *scope)
{
  g_autofree char *key = rp_name_key (name);

  return g_strconcat (scope, "\n", key, NULL);
}

/* KEY is taken; of equal ones the first stays. */
static void
remember_name (RpGathering *self, char *key, RpGathered *record)
{
  if (g_hash_table_contains (self->names, key))
    g_free (key);
  else
    g_hash_table_insert (self->names, key, record);
}

/* Titles may change after a record was made, and most formats never ask: names are gone through when one is asked for.
 */
static void
remember_names (RpGathering *self)
{
  RpGathered *record = self->last_named != NULL ? self->last_named->next : self->first;

  for (; record != NULL; record = record->next)
    {
      if (record->type == RP_RECORD_ENTITY && record->title != NULL)
        {
          remember_name (self, name_key (record->title, ""), record);
          if (record->kind != NULL)
            remember_name (self, name_key (record->title, record->kind), record);
        }
      self->last_named = record;
    }
}

RpGathered *
rp_gathering_entity_named (RpGathering *self, const char *name, const char *kind, RpPlace place)
{
  g_autofree char *key = name_key (name, kind != NULL ? kind : "");
  RpGathered *record;

  remember_names (self);
  record = g_hash_table_lookup (self->names, key);
  if (record != NULL)
    return record;
  return rp_gathering_add_at (self, RP_RECORD_ENTITY, place, NULL,
                              rp_gathering_free_id (self, name, kind != NULL ? kind : "entity"), kind, name);
}

RpGathered *
rp_gathering_source_named (RpGathering *self, const char *title, const char *url, RpPlace place)
{
  g_autofree char *scope = g_strconcat ("source\t", url, NULL);
  g_autofree char *key = name_key (title != NULL ? title : "", scope);
  RpGathered *record = g_hash_table_lookup (self->names, key);

  if (record != NULL)
    return record;
  record = rp_gathering_add_at (self, RP_RECORD_SOURCE, place, NULL,
                                rp_gathering_free_id (self, title != NULL ? title : url, "source"), NULL,
                                title != NULL ? title : url);
  record->url = rp_gathering_text (self, url, -1);
  g_hash_table_insert (self->names, g_steal_pointer (&key), record);
  return record;
}
