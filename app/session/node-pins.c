/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "node-pins.h"

#include <math.h>
#include <string.h>

struct _RpNodePins
{
  guint n;
  char **ids; /* ascending, NULL-terminated */
  RpPoint *places;
};

RpNodePins *
rp_node_pins_ref (RpNodePins *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  RpNodePins *self = data;

  g_strfreev (self->ids);
  g_free (self->places);
}

void
rp_node_pins_unref (RpNodePins *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

guint
rp_node_pins_count (const RpNodePins *self)
{
  return self != NULL ? self->n : 0;
}

const char *const *
rp_node_pins_ids (const RpNodePins *self)
{
  static const char *const none[] = { NULL };

  return self != NULL ? (const char *const *)self->ids : none;
}

/* Where ID is, or would be. */
static guint
find (const RpNodePins *self, const char *id)
{
  guint low = 0, high = rp_node_pins_count (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (self->ids[middle], id) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_at (const RpNodePins *self, guint index, const char *id)
{
  return index < rp_node_pins_count (self) && g_str_equal (self->ids[index], id);
}

gboolean
rp_node_pins_get (const RpNodePins *self, const char *id, RpPoint *place)
{
  guint at = find (self, id);

  if (!is_at (self, at, id))
    return FALSE;
  *place = self->places[at];
  return TRUE;
}

gboolean
rp_node_pins_equal (const RpNodePins *a, const RpNodePins *b)
{
  if (a == b)
    return TRUE;
  if (rp_node_pins_count (a) != rp_node_pins_count (b))
    return FALSE;
  for (guint i = 0; i < rp_node_pins_count (a); i++)
    if (!g_str_equal (a->ids[i], b->ids[i]) || a->places[i].x != b->places[i].x || a->places[i].y != b->places[i].y)
      return FALSE;
  return TRUE;
}

/* A copy that leaves out LEFT_OUT (its length: nothing) and has room for GAP more at its place AT. */
static RpNodePins *
copy (const RpNodePins *self, guint left_out, guint at, guint gap)
{
  guint old = rp_node_pins_count (self), n = 0;
  RpNodePins *made = g_atomic_rc_box_new0 (RpNodePins);

  made->n = old - (left_out < old) + gap;
  made->ids = g_new0 (char *, made->n + 1);
  made->places = g_new0 (RpPoint, made->n + 1);
  for (guint i = 0; i < old; i++)
    {
      if (i == at)
        n += gap;
      if (i == left_out)
        continue;
      made->ids[n] = g_strdup (self->ids[i]);
      made->places[n++] = self->places[i];
    }
  return made;
}

static RpPoint
in_thousandths (RpPoint place)
{
  return (RpPoint){ round (place.x * 1000) / 1000, round (place.y * 1000) / 1000 };
}

static int
by_id (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *const *ids = data;
  guint x = *(const guint *)a, y = *(const guint *)b;
  int order = strcmp (ids[x], ids[y]);

  return order != 0 ? order : (x > y) - (x < y);
}

RpNodePins *
rp_node_pins_new (const char *const *ids, const RpPoint *places, guint n)
{
  g_autofree guint *order = g_new (guint, n + 1);
  RpNodePins *made;

  if (n == 0)
    return NULL;
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int)n, sizeof *order, by_id, (gpointer)ids);
  made = g_atomic_rc_box_new0 (RpNodePins);
  made->ids = g_new0 (char *, n + 1);
  made->places = g_new0 (RpPoint, n);
  for (guint i = 0; i < n; i++)
    {
      if (i + 1 < n && g_str_equal (ids[order[i]], ids[order[i + 1]]))
        continue;
      made->ids[made->n] = g_strdup (ids[order[i]]);
      made->places[made->n++] = in_thousandths (places[order[i]]);
    }
  return made;
}

RpNodePins *
rp_node_pins_with (const RpNodePins *self, const char *id, RpPoint place)
{
  guint at = find (self, id);
  gboolean there = is_at (self, at, id);
  RpNodePins *made = copy (self, G_MAXUINT, at, there ? 0 : 1);

  if (!there)
    made->ids[at] = g_strdup (id);
  made->places[at] = in_thousandths (place);
  return made;
}

RpNodePins *
rp_node_pins_without (const RpNodePins *self, const char *id)
{
  guint at = find (self, id);

  return copy (self, is_at (self, at, id) ? at : G_MAXUINT, G_MAXUINT, 0);
}

RpNodePins *
rp_node_pins_with_all (const RpNodePins *self, const char *const *ids, const RpPoint *places, guint n)
{
  guint old = rp_node_pins_count (self);
  g_autofree const char **all = g_new (const char *, (gsize)old + n + 1);
  g_autofree RpPoint *at = g_new (RpPoint, (gsize)old + n + 1);

  for (guint i = 0; i < old; i++)
    {
      all[i] = self->ids[i];
      at[i] = self->places[i];
    }
  for (guint i = 0; i < n; i++)
    {
      all[old + i] = ids[i];
      at[old + i] = places[i];
    }
  return rp_node_pins_new (all, at, old + n);
}

RpNodePins *
rp_node_pins_without_all (const RpNodePins *self, const char *const *ids, guint n)
{
  guint old = rp_node_pins_count (self), kept = 0;
  g_autoptr (GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree const char **all = g_new (const char *, (gsize)old + 1);
  g_autofree RpPoint *at = g_new (RpPoint, (gsize)old + 1);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (gone, (gpointer)ids[i]);
  for (guint i = 0; i < old; i++)
    if (!g_hash_table_contains (gone, self->ids[i]))
      {
        all[kept] = self->ids[i];
        at[kept++] = self->places[i];
      }
  return rp_node_pins_new (all, at, kept);
}
