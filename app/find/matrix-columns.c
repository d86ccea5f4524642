/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matrix-columns.h"

#include <string.h>

/* A column and what it is sorted by. */
typedef struct
{
  guint source, group, number;
  gint64 published; /* seconds; G_MAXINT64: unknown */
} Column;

typedef struct
{
  RpOrigin origin;
  gint64 first; /* its earliest column */
  guint number, n_columns;
} Group;

struct _RpMatrixColumns
{
  RpDataset *dataset;
  GArray *columns;     /* Column */
  GArray *groups;      /* Group */
  guint *own;          /* of each source that speaks for itself or for what it always relays; RP_NO_INDEX: none yet */
  guint *by_source;    /* the group of an origin that is a source */
  GHashTable *by_name; /* the group of one that is a name, plus 1 */
  GHashTable *pairs;   /* source and group, plus 1: a column where evidence has an origin of its own */
};

RpMatrixColumns *
rp_matrix_columns_new (RpDataset *dataset)
{
  RpMatrixColumns *self = g_new0 (RpMatrixColumns, 1);
  gsize n = (gsize)rp_dataset_n_sources (dataset) + 1;

  self->dataset = dataset;
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  self->own = g_new (guint, n);
  self->by_source = g_new (guint, n);
  memset (self->own, 0xff, n * sizeof (guint));
  memset (self->by_source, 0xff, n * sizeof (guint));
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
rp_matrix_columns_free (RpMatrixColumns *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->groups);
  g_free (self->own);
  g_free (self->by_source);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->pairs);
  g_free (self);
}

static guint
find_group (RpMatrixColumns *self, RpOrigin origin)
{
  Group group = { origin, G_MAXINT64, self->groups->len, 0 };
  guint found = origin.source != RP_NO_INDEX ? self->by_source[origin.source]
                                             : GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, origin.name)) - 1;

  if (found != RP_NO_INDEX)
    return found;
  if (origin.source != RP_NO_INDEX)
    self->by_source[origin.source] = group.number;
  else
    g_hash_table_insert (self->by_name, (gpointer)origin.name, GUINT_TO_POINTER (group.number + 1));
  g_array_append_val (self->groups, group);
  return group.number;
}

/* The day from which it can have been there; of "on or before" that day. */
static gint64
published (const RpSource *source)
{
  RpInstant instant;

  if (source->published.when == NULL)
    return G_MAXINT64;
  instant = rp_when_earliest (source->published.when);
  if (rp_instant_is_infinite (instant))
    instant = rp_when_latest (source->published.when);
  return rp_instant_is_infinite (instant) ? G_MAXINT64 : instant.seconds;
}

static guint
find_pair (RpMatrixColumns *self, guint source, guint group)
{
  gint64 key = (gint64)source << 32 | group;
  gpointer found = g_hash_table_lookup (self->pairs, &key);
  Column column = { source, group, self->columns->len, 0 };
  Group *its = &g_array_index (self->groups, Group, group);

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  column.published = published (rp_dataset_source (self->dataset, source));
  its->first = MIN (its->first, column.published);
  its->n_columns++;
  g_hash_table_insert (self->pairs, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (column.number + 1));
  g_array_append_val (self->columns, column);
  return column.number;
}

guint
rp_matrix_columns_find (RpMatrixColumns *self, const RpEvidence *evidence)
{
  gboolean own = evidence->origin == NULL || *evidence->origin == '\0';

  if (own && self->own[evidence->source] != RP_NO_INDEX)
    return self->own[evidence->source];
  {
    guint group = find_group (self, rp_dataset_origin (self->dataset, evidence));
    guint column = find_pair (self, evidence->source, group);

    if (own)
      self->own[evidence->source] = column;
    return column;
  }
}

/* By their earliest, of these the larger first, so that what belongs together leads. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *x = a, *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->n_columns != y->n_columns)
    return x->n_columns > y->n_columns ? -1 : 1;
  return x->number < y->number ? -1 : x->number > y->number;
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  const Column *x = a, *y = b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->published != y->published)
    return x->published < y->published ? -1 : 1;
  return x->source < y->source ? -1 : x->source > y->source;
}

static GArray *
close_groups (RpMatrixColumns *self)
{
  GArray *groups = g_array_sized_new (FALSE, FALSE, sizeof (RpMatrixGroup), self->groups->len);
  g_autofree guint *place = g_new (guint, self->groups->len + 1);
  guint first = 0;

  g_array_sort (self->groups, compare_groups);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = &g_array_index (self->groups, Group, i);
      RpMatrixGroup closed = { group->origin, first, group->n_columns };

      place[group->number] = i;
      first += group->n_columns;
      g_array_append_val (groups, closed);
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);

      column->group = place[column->group];
    }
  return groups;
}

guint *
rp_matrix_columns_close (RpMatrixColumns *self, GArray **columns, GArray **groups)
{
  guint *place = g_new (guint, self->columns->len + 1);

  *groups = close_groups (self);
  *columns = g_array_sized_new (FALSE, FALSE, sizeof (RpMatrixColumn), self->columns->len);
  g_array_sort (self->columns, compare_columns);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      RpMatrixColumn closed = { column->source, column->group, 0 };

      place[column->number] = i;
      g_array_append_val (*columns, closed);
    }
  return place;
}
