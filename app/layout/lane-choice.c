/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lane-choice.h"

#include <string.h>

struct _RpLaneChoice
{
  GPtrArray *order;     /* char *, ends with NULL */
  GPtrArray *collapsed; /* the same, by alphabet */
  GHashTable *is_collapsed;
  gboolean hide_empty, by_role;
};

static GPtrArray *
copy_ids (const char *const *ids)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids && ids[i]; i++)
    g_ptr_array_add (copy, g_strdup (ids[i]));
  g_ptr_array_add (copy, NULL);
  return copy;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Each once, by alphabet. */
static void
set_collapsed (RpLaneChoice *self, const char *const *ids)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  self->is_collapsed = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; ids && ids[i]; i++)
    if (g_hash_table_add (self->is_collapsed, (gpointer)ids[i]))
      g_ptr_array_add (sorted, (gpointer)ids[i]);
  g_ptr_array_sort (sorted, compare_ids);
  g_ptr_array_add (sorted, NULL);
  self->collapsed = copy_ids ((const char *const *)sorted->pdata);
  g_hash_table_remove_all (self->is_collapsed);
  for (guint i = 0; i + 1 < self->collapsed->len; i++)
    g_hash_table_add (self->is_collapsed, self->collapsed->pdata[i]);
}

static RpLaneChoice *
choice_new (const char *const *order, const char *const *collapsed, gboolean hide_empty, gboolean by_role)
{
  RpLaneChoice *self = g_atomic_rc_box_new0 (RpLaneChoice);

  self->order = copy_ids (order);
  set_collapsed (self, collapsed);
  self->hide_empty = hide_empty;
  self->by_role = by_role;
  return self;
}

RpLaneChoice *
rp_lane_choice_ref (RpLaneChoice *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
choice_clear (gpointer data)
{
  RpLaneChoice *self = data;

  g_hash_table_unref (self->is_collapsed);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->collapsed);
}

void
rp_lane_choice_unref (RpLaneChoice *self)
{
  g_atomic_rc_box_release_full (self, choice_clear);
}

gboolean
rp_lane_choice_is_collapsed (const RpLaneChoice *self, const char *id)
{
  return self && id && g_hash_table_contains (self->is_collapsed, id);
}

static const char *const no_ids[] = { NULL };

const char *const *
rp_lane_choice_get_order (const RpLaneChoice *self)
{
  return self ? (const char *const *)self->order->pdata : no_ids;
}

const char *const *
rp_lane_choice_get_collapsed (const RpLaneChoice *self)
{
  return self ? (const char *const *)self->collapsed->pdata : no_ids;
}

gboolean
rp_lane_choice_get_hide_empty (const RpLaneChoice *self)
{
  return self && self->hide_empty;
}

gboolean
rp_lane_choice_get_by_role (const RpLaneChoice *self)
{
  return self && self->by_role;
}

gboolean
rp_lane_choice_equal (const RpLaneChoice *a, const RpLaneChoice *b)
{
  return rp_lane_choice_get_hide_empty (a) == rp_lane_choice_get_hide_empty (b)
         && rp_lane_choice_get_by_role (a) == rp_lane_choice_get_by_role (b)
         && g_strv_equal (rp_lane_choice_get_order (a), rp_lane_choice_get_order (b))
         && g_strv_equal (rp_lane_choice_get_collapsed (a), rp_lane_choice_get_collapsed (b));
}

RpLaneChoice *
rp_lane_choice_with_collapsed (const RpLaneChoice *self, const char *const *ids)
{
  return choice_new (rp_lane_choice_get_order (self), ids, rp_lane_choice_get_hide_empty (self),
                     rp_lane_choice_get_by_role (self));
}

RpLaneChoice *
rp_lane_choice_collapse (const RpLaneChoice *self, const char *id, gboolean collapsed)
{
  const char *const *old = rp_lane_choice_get_collapsed (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; old[i]; i++)
    if (!g_str_equal (old[i], id))
      g_ptr_array_add (ids, (gpointer)old[i]);
  if (collapsed)
    g_ptr_array_add (ids, (gpointer)id);
  g_ptr_array_add (ids, NULL);
  return rp_lane_choice_with_collapsed (self, (const char *const *)ids->pdata);
}

RpLaneChoice *
rp_lane_choice_with_order (const RpLaneChoice *self, const char *const *ids)
{
  const char *const *old = rp_lane_choice_get_order (self);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; ids[i]; i++)
    if (g_hash_table_add (known, (gpointer)ids[i]))
      g_ptr_array_add (order, (gpointer)ids[i]);
  for (guint i = 0; old[i]; i++)
    if (g_hash_table_add (known, (gpointer)old[i]))
      g_ptr_array_add (order, (gpointer)old[i]);
  g_ptr_array_add (order, NULL);
  return choice_new ((const char *const *)order->pdata, rp_lane_choice_get_collapsed (self),
                     rp_lane_choice_get_hide_empty (self), rp_lane_choice_get_by_role (self));
}

RpLaneChoice *
rp_lane_choice_with_hide_empty (const RpLaneChoice *self, gboolean hide_empty)
{
  return choice_new (rp_lane_choice_get_order (self), rp_lane_choice_get_collapsed (self), hide_empty,
                     rp_lane_choice_get_by_role (self));
}

RpLaneChoice *
rp_lane_choice_with_by_role (const RpLaneChoice *self, gboolean by_role)
{
  return choice_new (rp_lane_choice_get_order (self), rp_lane_choice_get_collapsed (self),
                     rp_lane_choice_get_hide_empty (self), by_role);
}

RpLaneChoice *
rp_lane_choice_without_order (const RpLaneChoice *self)
{
  return choice_new (NULL, rp_lane_choice_get_collapsed (self), rp_lane_choice_get_hide_empty (self),
                     rp_lane_choice_get_by_role (self));
}

RpLaneChoice *
rp_lane_choice_without_ids (const RpLaneChoice *self)
{
  return choice_new (NULL, NULL, rp_lane_choice_get_hide_empty (self), rp_lane_choice_get_by_role (self));
}

guint *
rp_lane_choice_arrange (const RpLaneChoice *self, const char *const *ids, guint n)
{
  const char *const *order = rp_lane_choice_get_order (self);
  g_autoptr (GHashTable) at = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gboolean *is_chosen = g_new0 (gboolean, n + 1);
  guint *arranged = g_new (guint, n + 1), n_arranged = 0, n_first = 0;

  for (guint i = 0; i < n; i++)
    g_hash_table_insert (at, (gpointer)ids[i], GUINT_TO_POINTER (i + 1));
  for (guint k = 0; order[k]; k++)
    {
      guint i = GPOINTER_TO_UINT (g_hash_table_lookup (at, order[k]));

      if (i > 0)
        is_chosen[i - 1] = TRUE;
    }
  while (n_first < n && !is_chosen[n_first]) /* these stood behind none that is chosen */
    arranged[n_arranged++] = n_first++;
  for (guint k = 0; order[k]; k++)
    {
      guint i = GPOINTER_TO_UINT (g_hash_table_lookup (at, order[k]));

      if (i == 0)
        continue;
      arranged[n_arranged++] = --i;
      for (i++; i < n && !is_chosen[i]; i++)
        arranged[n_arranged++] = i;
    }
  return arranged;
}
