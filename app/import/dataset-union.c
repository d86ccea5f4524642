/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-union.h"

#include <string.h>

#define NO_PART G_MAXUINT

/* A part that was added, or a decision about two records. */
typedef struct
{
  char *name;
  guint mark;
  RpDataset *dataset; /* NULL: a decision */
  char *path;
  guint part; /* of a decision, as the following */
  RpRecordType type;
  char *first, *second;
  gboolean one;
} Step;

struct _RpUnion
{
  RpDataset *base;
  GPtrArray *steps; /* Step */
  guint n_done;     /* of the steps; the others were taken back */
};

static void
step_free (Step *step)
{
  g_free (step->name);
  g_clear_object (&step->dataset);
  g_free (step->path);
  g_free (step->first);
  g_free (step->second);
  g_free (step);
}

void
rp_union_pair_free (RpUnionPair *pair)
{
  g_free (pair->first);
  g_free (pair->second);
  g_free (pair);
}

void
rp_union_result_free (RpUnionResult *result)
{
  g_clear_object (&result->dataset);
  g_ptr_array_unref (result->pairs);
  g_ptr_array_unref (result->befores);
  g_free (result);
}

RpUnion *
rp_union_new (RpDataset *base)
{
  RpUnion *self = g_new0 (RpUnion, 1);

  self->base = g_object_ref (base);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)step_free);
  return self;
}

RpUnion *
rp_union_copy (const RpUnion *self)
{
  RpUnion *copy = rp_union_new (self->base);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = g_ptr_array_index (self->steps, i);
      Step *made = g_memdup2 (step, sizeof *step);

      made->name = g_strdup (step->name);
      made->dataset = step->dataset != NULL ? g_object_ref (step->dataset) : NULL;
      made->path = g_strdup (step->path);
      made->first = g_strdup (step->first);
      made->second = g_strdup (step->second);
      g_ptr_array_add (copy->steps, made);
    }
  copy->n_done = self->n_done;
  return copy;
}

void
rp_union_free (RpUnion *self)
{
  g_object_unref (self->base);
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
rp_union_set_part (RpUnion *self, guint part, RpDataset *dataset)
{
  Step *step = part_step (self, part);

  if (step != NULL)
    g_set_object (&step->dataset, dataset);
}

RpDataset *
rp_union_get_part (const RpUnion *self, guint part)
{
  const Step *step = part_step (self, part);

  return step != NULL ? step->dataset : NULL;
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

  g_ptr_array_set_size (self->steps, (int)self->n_done);
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
rp_union_decide (RpUnion *self, const RpUnionPair *pair, gboolean one, char *name)
{
  Step *step = push (self, name);

  step->part = pair->part;
  step->type = pair->alike.type;
  step->first = g_strdup (pair->first);
  step->second = g_strdup (pair->second);
  step->one = one;
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

/* The row of the record of TYPE that is called ID in DATASET; RP_NO_INDEX: there is none. */
static guint
row_of (RpDataset *dataset, RpRecordType type, const char *id)
{
  RpRecordRef ref = rp_dataset_find (dataset, id);

  return ref.type == type ? ref.index : RP_NO_INDEX;
}

/* What of PART was said to be one with what there was before. What was joined to a record that is another's by now goes
 * with that. RpAlike, transfer full; DECIDED gets the second's rows about which something was said. */
static GArray *
joined_in (const RpUnion *self, guint part, RpDataset *before, RpDataset *added, GHashTable *renamed,
           GHashTable *decided)
{
  GArray *same = g_array_new (FALSE, FALSE, sizeof (RpAlike));

  for (guint i = 0; i < self->n_done; i++)
    {
      const Step *step = g_ptr_array_index (self->steps, i);
      const char *first = step->first;
      RpAlike alike = { .type = step->type };

      if (step->dataset != NULL || step->part != part)
        continue;
      while (step->one && g_hash_table_contains (renamed, first))
        first = g_hash_table_lookup (renamed, first);
      alike.first = row_of (before, step->type, first);
      alike.second = row_of (added, step->type, step->second);
      if (alike.second == RP_NO_INDEX)
        continue;
      g_hash_table_add (decided, g_strdup_printf ("%d %s", (int)step->type, step->second));
      if (!step->one || alike.first == RP_NO_INDEX)
        continue;
      g_array_append_val (same, alike);
      if (strcmp (first, step->second) != 0 && !g_hash_table_contains (renamed, step->second))
        g_hash_table_insert (renamed, step->second, (gpointer)first);
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
      g_autofree char *key = g_strdup_printf ("%d %s", (int)found->type, second->id);
      RpUnionPair *pair;

      if (g_hash_table_contains (decided, key))
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
  RpUnionResult *result = g_new0 (RpUnionResult, 1);
  g_autoptr (GHashTable) renamed = g_hash_table_new (g_str_hash, g_str_equal);

  result->dataset = g_object_ref (self->base);
  result->pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_union_pair_free);
  result->befores = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint part = 0; part_step (self, part) != NULL; part++)
    {
      RpDataset *added = part_step (self, part)->dataset, *before = result->dataset;
      g_autoptr (GHashTable) decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GArray) same = joined_in (self, part, before, added, renamed, decided);

      add_pairs (result, part, before, added, decided);
      g_ptr_array_add (result->befores, before);
      result->dataset = rp_dataset_merge (before, added, (const RpAlike *)(gpointer)same->data, same->len);
    }
  return result;
}
