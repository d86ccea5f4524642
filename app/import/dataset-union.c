/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-union.h"

#include "dataset-path.h"
#include "dataset-text.h"

#include <string.h>

#define NO_PART G_MAXUINT

/* Which record was meant. */
typedef struct
{
  char *id;
  gboolean has_given_id;
  char *text; /* what it said; NULL: its id says enough */
} Meant;

/* A part that was added, or a decision about two records. */
typedef struct
{
  char *name;
  guint mark;
  RpDataset *dataset; /* NULL: a decision */
  char *path;
  guint part; /* of a decision, as the following */
  RpRecordType type;
  Meant first, second;
  gboolean one;
} Step;

struct _RpUnion
{
  RpDataset *base;
  char *path;
  GPtrArray *steps; /* Step */
  guint n_done;     /* of the steps; the others were taken back */
};

static void
meant_clear (Meant *meant)
{
  g_free (meant->id);
  g_free (meant->text);
}

static Meant
meant_copy (const Meant *meant)
{
  return (Meant){ g_strdup (meant->id), meant->has_given_id, g_strdup (meant->text) };
}

static Meant
meant_of (RpDataset *dataset, RpRecordType type, guint row)
{
  RpRecordRef ref = rp_record_ref (type, row);
  const RpRecord *record = rp_dataset_record (dataset, ref);

  return (Meant){ g_strdup (record->id), record->has_given_id,
                  record->has_given_id ? NULL : rp_dataset_record_to_text (dataset, ref) };
}

/* The row of the record of TYPE in DATASET that was meant and is called ID by now; RP_NO_INDEX: there is none. */
static guint
row_meant (const Meant *meant, RpDataset *dataset, RpRecordType type, const char *id)
{
  RpRecordRef ref = rp_dataset_find (dataset, id);
  g_autofree char *text = NULL;

  if (ref.type != type)
    return RP_NO_INDEX;
  /* one that was merged has another's id, and that has been looked at */
  if (meant->has_given_id || strcmp (id, meant->id) != 0)
    return rp_dataset_record (dataset, ref)->has_given_id ? ref.index : RP_NO_INDEX;
  text = rp_dataset_record_to_text (dataset, ref);
  return strcmp (text, meant->text) == 0 ? ref.index : RP_NO_INDEX;
}

static void
step_free (Step *step)
{
  g_free (step->name);
  g_clear_object (&step->dataset);
  g_free (step->path);
  meant_clear (&step->first);
  meant_clear (&step->second);
  g_free (step);
}

void
rp_union_pair_free (RpUnionPair *pair)
{
  g_free (pair->first);
  g_free (pair->second);
  g_free (pair);
}

static void
part_free (RpUnionPart *part)
{
  g_object_unref (part->before);
  g_object_unref (part->added);
  g_free (part->path);
  g_free (part);
}

RpUnionResult *
rp_union_result_ref (RpUnionResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
result_clear (RpUnionResult *self)
{
  g_clear_object (&self->dataset);
  g_ptr_array_unref (self->pairs);
  g_ptr_array_unref (self->parts);
}

void
rp_union_result_unref (RpUnionResult *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)result_clear);
}

RpUnion *
rp_union_new (RpDataset *base, const char *path)
{
  RpUnion *self = g_new0 (RpUnion, 1);

  self->base = g_object_ref (base);
  self->path = g_strdup (path);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)step_free);
  return self;
}

RpUnion *
rp_union_copy (const RpUnion *self)
{
  RpUnion *copy = rp_union_new (self->base, self->path);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = g_ptr_array_index (self->steps, i);
      Step *made = g_memdup2 (step, sizeof *step);

      made->name = g_strdup (step->name);
      made->dataset = step->dataset != NULL ? g_object_ref (step->dataset) : NULL;
      made->path = g_strdup (step->path);
      made->first = meant_copy (&step->first);
      made->second = meant_copy (&step->second);
      g_ptr_array_add (copy->steps, made);
    }
  copy->n_done = self->n_done;
  return copy;
}

void
rp_union_free (RpUnion *self)
{
  g_object_unref (self->base);
  g_free (self->path);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/* ---- its parts ---- */

/* The step that added PART; NULL: there are not as many. */
static Step *
part_step (const RpUnion *self, guint part)
{
  for (guint i = 0; i < self->n_done; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);

      if (step->dataset != NULL && part-- == 0)
        return step;
    }
  return NULL;
}

void
rp_union_set_base (RpUnion *self, RpDataset *base)
{
  g_set_object (&self->base, base);
}

void
rp_union_set_file (RpUnion *self, const char *path, RpDataset *dataset)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);

      if (step->dataset != NULL && strcmp (step->path, path) == 0)
        g_set_object (&step->dataset, dataset);
    }
}

gboolean
rp_union_has_file (const RpUnion *self, const char *path)
{
  gboolean has = FALSE;

  for (guint i = 0; i < self->steps->len && !has; i++)
    has = g_strcmp0 (((const Step *)g_ptr_array_index (self->steps, i))->path, path) == 0;
  return has;
}

const char *
rp_union_get_path (const RpUnion *self, guint part)
{
  const Step *step = part_step (self, part);

  return step != NULL ? step->path : NULL;
}

guint
rp_union_n_parts (const RpUnion *self)
{
  guint n = 0;

  while (part_step (self, n) != NULL)
    n++;
  return n;
}

/* ---- steps ---- */

static Step *
push (RpUnion *self, char *name)
{
  Step *step = g_new0 (Step, 1);

  rp_union_forget_undone (self);
  step->name = name;
  step->part = NO_PART;
  g_ptr_array_add (self->steps, step);
  self->n_done++;
  return step;
}

void
rp_union_add (RpUnion *self, RpDataset *part, const char *path, char *name)
{
  Step *step = push (self, name);

  step->dataset = g_object_ref (part);
  step->path = g_strdup (path);
}

void
rp_union_decide (RpUnion *self, const RpUnionResult *result, const RpUnionPair *pair, gboolean one, char *name)
{
  const RpUnionPart *part = g_ptr_array_index (result->parts, pair->part);
  Step *step = push (self, name);

  step->part = pair->part;
  step->type = pair->alike.type;
  step->first = meant_of (part->before, step->type, pair->alike.first);
  step->second = meant_of (part->added, step->type, pair->alike.second);
  step->one = one;
}

void
rp_union_forget_undone (RpUnion *self)
{
  g_ptr_array_set_size (self->steps, (int)self->n_done);
}

/* NULL: there is none in that direction. */
static Step *
next_step (const RpUnion *self, int direction)
{
  if (direction < 0)
    return self->n_done > 0 ? g_ptr_array_index (self->steps, self->n_done - 1) : NULL;
  return self->n_done < self->steps->len ? g_ptr_array_index (self->steps, self->n_done) : NULL;
}

const char *
rp_union_step_name (const RpUnion *self, int direction)
{
  const Step *step = next_step (self, direction);

  return step != NULL ? step->name : NULL;
}

gboolean
rp_union_step (RpUnion *self, int direction)
{
  if (next_step (self, direction) == NULL)
    return FALSE;
  self->n_done = direction < 0 ? self->n_done - 1 : self->n_done + 1;
  return TRUE;
}

void
rp_union_set_mark (RpUnion *self, guint mark)
{
  Step *step = next_step (self, -1);

  if (step != NULL)
    step->mark = mark;
}

guint
rp_union_get_mark (const RpUnion *self, int direction)
{
  const Step *step = next_step (self, direction);

  return step != NULL ? step->mark : 0;
}

/* ---- what it comes to ---- */

/* What was decided of a pair, by the second alone where they are one. Transfer full. */
static char *
decided_key (RpRecordType type, const char *second, const char *first)
{
  return g_strdup_printf ("%d %s\n%s", (int)type, second, first != NULL ? first : "");
}

/* What of PART was said to be one with what there was before. What was joined to a record that is another's by now goes
 * with that; a record is one with one other. RpAlike, transfer full; DECIDED gets the keys of what was decided. */
static GArray *
joined_in (const RpUnion *self, guint part, RpDataset *before, RpDataset *added, GHashTable *renamed,
           GHashTable *decided)
{
  GArray *same = g_array_new (FALSE, FALSE, sizeof (RpAlike));

  for (guint i = 0; i < self->n_done; i++)
    {
      const Step *step = g_ptr_array_index (self->steps, i);
      const char *first = step->first.id, *second = step->second.id;
      RpAlike alike = { .type = step->type };

      if (step->dataset != NULL || step->part != part)
        continue;
      while (step->one && g_hash_table_contains (renamed, first))
        first = g_hash_table_lookup (renamed, first);
      alike.first = row_meant (&step->first, before, step->type, first);
      alike.second = row_meant (&step->second, added, step->type, second);
      if (alike.first == RP_NO_INDEX || alike.second == RP_NO_INDEX
          || !g_hash_table_add (decided, decided_key (step->type, second, step->one ? NULL : first)) || !step->one)
        continue;
      g_array_append_val (same, alike);
      if (strcmp (first, second) != 0 && !g_hash_table_contains (renamed, second))
        g_hash_table_insert (renamed, (gpointer)second, (gpointer)first);
    }
  return same;
}

static void
add_pairs (RpUnionResult *result, guint part, RpDataset *before, RpDataset *added, GHashTable *decided)
{
  g_autoptr (GArray) alike = rp_dataset_find_alike (before, added);

  for (guint i = 0; i < alike->len; i++)
    {
      const RpAlike *found = &g_array_index (alike, RpAlike, i);
      const RpRecord *first = rp_dataset_record (before, rp_record_ref (found->type, found->first)),
                     *second = rp_dataset_record (added, rp_record_ref (found->type, found->second));
      g_autofree char *merged = decided_key (found->type, second->id, NULL);
      g_autofree char *apart = decided_key (found->type, second->id, first->id);
      RpUnionPair *pair;

      if (g_hash_table_contains (decided, merged) || g_hash_table_contains (decided, apart))
        continue;
      pair = g_new0 (RpUnionPair, 1);
      pair->part = part;
      pair->alike = *found;
      pair->first = g_strdup (first->id);
      pair->second = g_strdup (second->id);
      g_ptr_array_add (result->pairs, pair);
    }
}

RpUnionResult *
rp_union_make (const RpUnion *self)
{
  RpUnionResult *result = g_atomic_rc_box_new0 (RpUnionResult);
  g_autoptr (GHashTable) renamed = g_hash_table_new (g_str_hash, g_str_equal);

  result->dataset = g_object_ref (self->base);
  result->pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_union_pair_free);
  result->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);
  for (guint n = 0; part_step (self, n) != NULL; n++)
    {
      RpUnionPart *part = g_new0 (RpUnionPart, 1);
      g_autoptr (GHashTable) decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GArray) same = NULL;
      g_autofree char *folder = NULL;

      part->before = result->dataset;
      part->added = g_object_ref (part_step (self, n)->dataset);
      part->path = g_strdup (part_step (self, n)->path);
      folder = rp_dataset_path_below (self->path, part->path);
      same = joined_in (self, n, part->before, part->added, renamed, decided);
      add_pairs (result, n, part->before, part->added, decided);
      g_ptr_array_add (result->parts, part);
      result->dataset = rp_dataset_merge (part->before, part->added, (const RpAlike *)(gpointer)same->data, same->len,
                                          &(RpMergeFile){ part->path, folder }, &part->counts);
    }
  return result;
}
