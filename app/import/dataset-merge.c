/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-merge.h"

#include "draft-union.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  RpDataset *first, *second;
  RpDatasetBuilder *builder;
  RpMemoryBlocks memory;                         /* of the record in hand */
  RpMemoryBlocks names;                          /* of ids that are new */
  guint *first_of[RP_RECORD_SOURCE + 1];         /* of the second's rows: the first's that is the same */
  guint *next_of[RP_RECORD_SOURCE + 1];          /* of the second's rows: the next that is the same as the same */
  guint *second_of[RP_RECORD_SOURCE + 1];        /* of the first's rows: the second's first that is the same */
  const char **first_ids[RP_RECORD_SOURCE + 1];  /* of those that had none and are needed by name now; else NULL */
  const char **second_ids[RP_RECORD_SOURCE + 1]; /* of those whose id another record has; else NULL */
  RpMergeFile file;
  gboolean is_elsewhere; /* no path leads to the second's folder */
  RpMergeCounts counts;
} Merge;

static guint *
make_rows (guint n)
{
  guint *rows = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    rows[i] = RP_NO_INDEX;
  return rows;
}

static void
open_merge (Merge *self)
{
  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    {
      guint n_first = rp_dataset_n_records (self->first, type), n_second = rp_dataset_n_records (self->second, type);

      self->first_of[type] = make_rows (n_second);
      self->next_of[type] = make_rows (n_second);
      self->second_of[type] = make_rows (n_first);
      self->first_ids[type] = g_new0 (const char *, n_first + 1);
      self->second_ids[type] = g_new0 (const char *, n_second + 1);
    }
}

static void
close_merge (Merge *self)
{
  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    {
      g_free (self->first_of[type]);
      g_free (self->next_of[type]);
      g_free (self->second_of[type]);
      g_free (self->first_ids[type]);
      g_free (self->second_ids[type]);
    }
  rp_memory_blocks_clear (&self->memory);
  rp_memory_blocks_clear (&self->names);
}

/* ---- who is who ---- */

static void
join (Merge *self, RpRecordType type, guint first, guint second)
{
  if (self->first_of[type][second] != RP_NO_INDEX)
    return;
  self->first_of[type][second] = first;
  self->next_of[type][second] = self->second_of[type][first];
  self->second_of[type][first] = second;
}

static const RpRecord *
record_of (RpDataset *dataset, RpRecordType type, guint index)
{
  return rp_dataset_record (dataset, rp_record_ref (type, index));
}

static gboolean
is_taken (Merge *self, const char *id)
{
  return rp_dataset_find (self->first, id).type != RP_RECORD_NONE
         || rp_dataset_find (self->second, id).type != RP_RECORD_NONE;
}

/* An id of the second that is another record's in the first gets a number behind it. */
static const char *
new_id (Merge *self, const char *id)
{
  for (guint n = 2;; n++)
    {
      g_autofree char *text = g_strdup_printf ("%s~%u", id, n);

      if (!is_taken (self, text))
        return rp_memory_blocks_copy (&self->names, text, strlen (text));
    }
}

static void
join_second (Merge *self, RpRecordType type, guint index)
{
  const RpRecord *record = record_of (self->second, type, index);
  RpRecordRef known = record->has_given_id ? rp_dataset_find (self->first, record->id) : RP_RECORD_REF_NONE;

  if (known.type == RP_RECORD_NONE)
    return;
  if (known.type == type && record_of (self->first, type, known.index)->has_given_id)
    {
      self->counts.n_joined += self->first_of[type][index] == RP_NO_INDEX;
      join (self, type, known.index, index);
    }
  else if (self->first_of[type][index] == RP_NO_INDEX)
    self->second_ids[type][index] = new_id (self, record->id);
}

/* What was said by somebody goes before what the ids say. */
static void
join_all (Merge *self, const RpAlike *same, guint n_same)
{
  for (guint i = 0; i < n_same; i++)
    join (self, same[i].type, same[i].first, same[i].second);
  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    {
      for (guint i = 0; i < rp_dataset_n_records (self->second, type); i++)
        join_second (self, type, i);
      for (guint i = 0; i < rp_dataset_n_records (self->first, type); i++)
        {
          const RpRecord *record = record_of (self->first, type, i);

          if (self->second_of[type][i] != RP_NO_INDEX && !record->has_given_id)
            self->first_ids[type][i] = rp_memory_blocks_copy (&self->names, record->id, strlen (record->id));
        }
    }
}

static const char *
rename_first (RpRecordRef ref, const char *id, gpointer data)
{
  const Merge *self = data;
  const char *name = self->first_ids[ref.type][ref.index];

  return name != NULL ? name : id;
}

static const char *
rename_second (RpRecordRef ref, const char *id, gpointer data)
{
  const Merge *self = data;
  guint first = self->first_of[ref.type][ref.index];
  const char *name = self->second_ids[ref.type][ref.index];

  if (first != RP_NO_INDEX)
    return rename_first (rp_record_ref (ref.type, first), record_of (self->first, ref.type, first)->id, data);
  return name != NULL ? name : id;
}

/* ---- records ---- */

static void
merge_type (Merge *self, RpRecordType type)
{
  const RpDraftMaker first = { .dataset = self->first, .memory = &self->memory, .rename = rename_first, .data = self };
  const RpDraftMaker second
      = { self->second, &self->memory, rename_second, self, self->file.folder, self->is_elsewhere, self->file.path };
  RpAnyDraft draft, more;

  for (guint i = 0; i < rp_dataset_n_records (self->first, type); i++)
    {
      rp_draft_make (&first, rp_record_ref (type, i), &draft);
      for (guint k = self->second_of[type][i]; k != RP_NO_INDEX; k = self->next_of[type][k])
        {
          rp_draft_make (&second, rp_record_ref (type, k), &more);
          self->counts.n_differing += rp_draft_unite (&self->memory, type, &draft, &more);
        }
      rp_draft_add (self->builder, type, &draft);
      rp_memory_blocks_reset (&self->memory);
    }
  for (guint i = 0; i < rp_dataset_n_records (self->second, type); i++)
    if (self->first_of[type][i] == RP_NO_INDEX)
      {
        self->counts.n_added++;
        rp_draft_make (&second, rp_record_ref (type, i), &draft);
        rp_draft_add (self->builder, type, &draft);
        rp_memory_blocks_reset (&self->memory);
      }
}

static void
merge_records (Merge *self)
{
  static const RpRecordType order[] = { RP_RECORD_SOURCE, RP_RECORD_ENTITY, RP_RECORD_EVENT, RP_RECORD_RELATION };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    merge_type (self, order[i]);
}

/* ---- the dataset itself ---- */

static void
merge_kinds (Merge *self)
{
  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_RELATION; type++)
    for (guint d = 0; d < 2; d++)
      {
        RpDataset *dataset = d == 0 ? self->second : self->first; /* what is declared last counts */

        for (guint i = 0; i < rp_dataset_n_kinds (dataset, type); i++)
          rp_dataset_builder_add_kind (self->builder, type, rp_dataset_kind (dataset, type, i));
      }
}

static gboolean
has_era (RpDataset *dataset, const RpEra *era)
{
  for (guint i = 0; i < rp_dataset_n_eras (dataset); i++)
    if (g_strcmp0 (rp_dataset_era (dataset, i)->label, era->label) == 0
        && g_strcmp0 (rp_dataset_era (dataset, i)->when.text, era->when.text) == 0)
      return TRUE;
  return FALSE;
}

static void
merge_eras (Merge *self)
{
  for (guint i = 0; i < rp_dataset_n_eras (self->first); i++)
    rp_dataset_builder_add_era (self->builder, rp_dataset_era (self->first, i));
  for (guint i = 0; i < rp_dataset_n_eras (self->second); i++)
    if (!has_era (self->first, rp_dataset_era (self->second, i)))
      rp_dataset_builder_add_era (self->builder, rp_dataset_era (self->second, i));
}

/* Of keys that both have the first's counts. */
static void
merge_others (Merge *self, guint (*count) (RpDataset *dataset), const RpOther *(*get) (RpDataset *dataset, guint index),
              void (*add) (RpDatasetBuilder *builder, const char *key, const char *json))
{
  for (guint i = 0; i < count (self->first); i++)
    add (self->builder, get (self->first, i)->key, get (self->first, i)->value);
  for (guint i = 0; i < count (self->second); i++)
    {
      const RpOther *other = get (self->second, i);
      gboolean has = FALSE;

      for (guint k = 0; k < count (self->first) && !has; k++)
        has = strcmp (get (self->first, k)->key, other->key) == 0;
      if (!has)
        add (self->builder, other->key, other->value);
    }
}

static const char *
either (const char *first, const char *second)
{
  return first != NULL && *first != '\0' ? first : second;
}

static void
merge_head (Merge *self)
{
  RpDate updated = rp_dataset_get_updated (self->first);
  RpDatasetHead head = {
    .version = RP_FORMAT_VERSION,
    .title = either (rp_dataset_get_title (self->first), rp_dataset_get_title (self->second)),
    .description = either (rp_dataset_get_description (self->first), rp_dataset_get_description (self->second)),
    .language = either (rp_dataset_get_language (self->first), rp_dataset_get_language (self->second)),
    .marking = either (rp_dataset_get_marking (self->first), rp_dataset_get_marking (self->second)),
    .updated = updated.text != NULL ? updated : rp_dataset_get_updated (self->second),
  };

  rp_dataset_builder_set_head (self->builder, &head);
}

/* What was wrong in the files is so still. The second's say which file they mean. */
static void
merge_problems (Merge *self)
{
  g_autofree char *name = self->file.path != NULL ? g_filename_display_basename (self->file.path) : NULL;

  for (guint d = 0; d < 2; d++)
    {
      const GPtrArray *problems = rp_dataset_get_problems (d == 0 ? self->first : self->second);

      for (guint i = 0; i < problems->len; i++)
        {
          const RpProblem *problem = g_ptr_array_index (problems, i);
          g_autofree char *message
              = d == 1 && name != NULL ? g_strconcat (name, ": ", problem->message, NULL) : g_strdup (problem->message);
          RpProblem *copy
              = rp_problem_new (problem->severity, problem->line, problem->column, problem->path, problem->id, message);

          copy->left_out = problem->left_out;
          rp_dataset_builder_add_problem (self->builder, copy);
        }
    }
}

char *
rp_merge_counts_to_words (const RpMergeCounts *counts)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, ngettext ("%u record is new", "%u records are new", counts->n_added), counts->n_added);
  if (counts->n_joined > 0)
    {
      g_string_append (out, _ (", "));
      g_string_append_printf (
          out, ngettext ("%u was there already by its id", "%u were there already by their ids", counts->n_joined),
          counts->n_joined);
    }
  if (counts->n_differing > 0)
    g_string_append_printf (out,
                            ngettext ("; %u joined record says something different, and both are kept",
                                      "; %u joined records say something different, and both are kept",
                                      counts->n_differing),
                            counts->n_differing);
  if (counts->n_paths > 0)
    g_string_append_printf (
        out,
        ngettext ("; %u picture or paper lies outside the first dataset’s folder, and its path is kept as words",
                  "; %u pictures and papers lie outside the first dataset’s folder, and their paths are kept as words",
                  counts->n_paths),
        counts->n_paths);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

guint
rp_dataset_count_paths (RpDataset *dataset)
{
  guint n = 0;

  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
      n += record_of (dataset, type, i)->image != NULL;
  for (guint i = 0; i < rp_dataset_n_sources (dataset); i++)
    n += rp_dataset_source (dataset, i)->file != NULL;
  return n;
}

RpDataset *
rp_dataset_merge (RpDataset *first, RpDataset *second, const RpAlike *same, guint n_same, const RpMergeFile *file,
                  RpMergeCounts *counts)
{
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();
  Merge self = { .first = first, .second = second, .builder = builder };
  RpDataset *merged;

  if (file != NULL)
    {
      self.file = *file;
      self.is_elsewhere = file->folder == NULL;
    }
  open_merge (&self);
  join_all (&self, same, n_same);
  merge_head (&self);
  merge_kinds (&self);
  merge_eras (&self);
  merge_records (&self);
  merge_others (&self, rp_dataset_n_others, rp_dataset_other, rp_dataset_builder_add_other);
  merge_others (&self, rp_dataset_n_unshown, rp_dataset_unshown, rp_dataset_builder_add_unshown);
  merge_problems (&self);
  merged = rp_dataset_builder_finish (builder);
  close_merge (&self);
  if (self.is_elsewhere)
    self.counts.n_paths = rp_dataset_count_paths (second);
  if (counts != NULL)
    *counts = self.counts;
  return merged;
}
