/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-looks.h"

#include <stdlib.h>
#include <string.h>

struct _RpNetworkLooks
{
  RpNodeSize size;
  RpNodeColor color;
  RpNetworkEvents events;
  const RpNetworkMethod *method;
  char *root;                /* nullable */
  char **hidden;             /* each once, in order */
  RpNetworkMembers *members; /* nullable */
};

static const char *const no_keys[] = { NULL };

const char *const *
rp_node_size_names (void)
{
  static const char *const names[] = { "auto", "events", "ties", "betweenness", "pagerank", "none", NULL };

  return names;
}

const char *const *
rp_node_color_names (void)
{
  static const char *const names[] = { "kind", "community", NULL };

  return names;
}

const char *const *
rp_network_events_names (void)
{
  static const char *const names[] = { "ties", "nodes", "none", NULL };

  return names;
}

static int
compare_keys (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* In order and each once; KEYS may be of anybody. */
static char **
sorted (const char *const *keys)
{
  guint n = g_strv_length ((char **)keys), kept = 0;
  g_autofree const char **own = g_memdup2 (keys, (n + 1) * sizeof *keys);
  char **result = g_new0 (char *, n + 1);

  qsort (own, n, sizeof *own, compare_keys);
  for (guint i = 0; i < n; i++)
    if (kept == 0 || strcmp (result[kept - 1], own[i]) != 0)
      result[kept++] = g_strdup (own[i]);
  return result;
}

/* Without the hidden kinds where HIDDEN is given. */
static RpNetworkLooks *
copy_of (const RpNetworkLooks *self, const char *const *hidden)
{
  RpNetworkLooks *copy = g_atomic_rc_box_new0 (RpNetworkLooks);

  copy->size = rp_network_looks_get_size (self);
  copy->color = rp_network_looks_get_color (self);
  copy->events = rp_network_looks_get_events (self);
  copy->method = rp_network_looks_get_method (self);
  copy->root = g_strdup (rp_network_looks_get_root (self));
  copy->hidden = sorted (hidden != NULL ? hidden : rp_network_looks_get_hidden (self));
  if (rp_network_looks_get_members (self) != NULL)
    copy->members = rp_network_members_ref ((RpNetworkMembers *)rp_network_looks_get_members (self));
  return copy;
}

RpNetworkLooks *
rp_network_looks_ref (RpNetworkLooks *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  RpNetworkLooks *self = data;

  g_free (self->root);
  g_strfreev (self->hidden);
  g_clear_pointer (&self->members, rp_network_members_unref);
}

void
rp_network_looks_unref (RpNetworkLooks *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

RpNodeSize
rp_network_looks_get_size (const RpNetworkLooks *self)
{
  return self != NULL ? self->size : RP_NODE_SIZE_AUTO;
}

RpNodeColor
rp_network_looks_get_color (const RpNetworkLooks *self)
{
  return self != NULL ? self->color : RP_NODE_COLOR_KIND;
}

RpNetworkEvents
rp_network_looks_get_events (const RpNetworkLooks *self)
{
  return self != NULL ? self->events : RP_EVENTS_AS_TIES;
}

const char *const *
rp_network_looks_get_hidden (const RpNetworkLooks *self)
{
  return self != NULL ? (const char *const *)self->hidden : no_keys;
}

const RpNetworkMethod *
rp_network_looks_get_method (const RpNetworkLooks *self)
{
  return self != NULL ? self->method : NULL;
}

const char *
rp_network_looks_get_root (const RpNetworkLooks *self)
{
  return self != NULL ? self->root : NULL;
}

const RpNetworkMembers *
rp_network_looks_get_members (const RpNetworkLooks *self)
{
  return self != NULL ? self->members : NULL;
}

gboolean
rp_network_looks_equal (const RpNetworkLooks *a, const RpNetworkLooks *b)
{
  return rp_network_looks_get_size (a) == rp_network_looks_get_size (b)
         && rp_network_looks_get_color (a) == rp_network_looks_get_color (b)
         && rp_network_looks_get_events (a) == rp_network_looks_get_events (b)
         && rp_network_looks_get_method (a) == rp_network_looks_get_method (b)
         && g_strcmp0 (rp_network_looks_get_root (a), rp_network_looks_get_root (b)) == 0
         && rp_network_members_equal (rp_network_looks_get_members (a), rp_network_looks_get_members (b))
         && g_strv_equal (rp_network_looks_get_hidden (a), rp_network_looks_get_hidden (b));
}

gboolean
rp_network_looks_place_alike (const RpNetworkLooks *a, const RpNetworkLooks *b)
{
  return rp_network_looks_get_events (a) == rp_network_looks_get_events (b)
         && rp_network_looks_get_method (a) == rp_network_looks_get_method (b)
         && g_strcmp0 (rp_network_looks_get_root (a), rp_network_looks_get_root (b)) == 0
         && rp_network_members_equal (rp_network_looks_get_members (a), rp_network_looks_get_members (b));
}

void
rp_network_looks_take (RpNetworkLooks **to, const RpNetworkLooks *looks)
{
  RpNetworkLooks *old = *to;

  *to = looks != NULL ? rp_network_looks_ref ((RpNetworkLooks *)looks) : NULL;
  g_clear_pointer (&old, rp_network_looks_unref);
}

RpNodeSize
rp_network_looks_size_in (const RpNetworkLooks *self, RpDataset *dataset)
{
  RpNodeSize size = rp_network_looks_get_size (self);

  if (size != RP_NODE_SIZE_AUTO)
    return size;
  return rp_dataset_n_events (dataset) > 0 ? RP_NODE_SIZE_EVENTS : RP_NODE_SIZE_TIES;
}

gboolean
rp_network_looks_want_measures (const RpNetworkLooks *self, RpDataset *dataset)
{
  RpNodeSize size = rp_network_looks_size_in (self, dataset);

  return size == RP_NODE_SIZE_BETWEENNESS || size == RP_NODE_SIZE_PAGERANK
         || rp_network_looks_get_color (self) == RP_NODE_COLOR_COMMUNITY;
}

char *
rp_network_kind_key (RpDataset *dataset, RpRecordType type, guint kind)
{
  return g_strdup_printf ("%s:%s", type == RP_RECORD_EVENT ? "event" : "entity",
                          rp_dataset_kind (dataset, type, kind)->name);
}

guint8 *
rp_network_looks_hidden_kinds (const RpNetworkLooks *self, RpDataset *dataset, RpRecordType type)
{
  guint n = rp_dataset_n_kinds (dataset, type);
  const char *const *keys = rp_network_looks_get_hidden (self);
  guint8 *hidden = NULL;

  if (keys[0] == NULL)
    return NULL;
  hidden = g_new0 (guint8, n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = rp_network_kind_key (dataset, type, i);

      hidden[i] = g_strv_contains (keys, key);
    }
  return hidden;
}

RpNetworkLooks *
rp_network_looks_with_size (const RpNetworkLooks *self, RpNodeSize size)
{
  RpNetworkLooks *copy = copy_of (self, NULL);

  copy->size = size;
  return copy;
}

RpNetworkLooks *
rp_network_looks_with_color (const RpNetworkLooks *self, RpNodeColor color)
{
  RpNetworkLooks *copy = copy_of (self, NULL);

  copy->color = color;
  return copy;
}

RpNetworkLooks *
rp_network_looks_with_events (const RpNetworkLooks *self, RpNetworkEvents events)
{
  RpNetworkLooks *copy = copy_of (self, NULL);

  copy->events = events;
  return copy;
}

RpNetworkLooks *
rp_network_looks_with_hidden (const RpNetworkLooks *self, const char *const *keys)
{
  return copy_of (self, keys);
}

RpNetworkLooks *
rp_network_looks_with_method (const RpNetworkLooks *self, const RpNetworkMethod *method, const char *root)
{
  RpNetworkLooks *copy = copy_of (self, NULL);

  copy->method = method;
  g_free (copy->root);
  copy->root = g_strdup (root);
  return copy;
}

RpNetworkLooks *
rp_network_looks_with_members (const RpNetworkLooks *self, RpNetworkMembers *members)
{
  RpNetworkLooks *copy = copy_of (self, NULL);

  g_clear_pointer (&copy->members, rp_network_members_unref);
  copy->members = members;
  return copy;
}

RpNetworkLooks *
rp_network_looks_hide (const RpNetworkLooks *self, const char *key, gboolean hidden)
{
  const char *const *old = rp_network_looks_get_hidden (self);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; old[i] != NULL; i++)
    if (strcmp (old[i], key) != 0)
      g_ptr_array_add (keys, (gpointer)old[i]);
  if (hidden)
    g_ptr_array_add (keys, (gpointer)key);
  g_ptr_array_add (keys, NULL);
  return rp_network_looks_with_hidden (self, (const char *const *)keys->pdata);
}
