/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "label-text.h"
#include "network-layout.h"

static const struct
{
  const char *name, *title, *words;
} said[] = {
  { "stress", N_ ("Distances"), NULL },
  { "clusters", N_ ("Clusters"), N_ ("In clusters: who is tied stands together") },
  { "radial", N_ ("Radial"), N_ ("Each ring is one tie further from %s") },
  { "layered", N_ ("Layered"), N_ ("In layers: directed ties lead downwards") },
  { "circle", N_ ("Circle"), N_ ("On a circle: places mean nothing") },
  { "grid", N_ ("Grid by Kind"), N_ ("By kind, the most tied first") },
  { "geographic", N_ ("Map"), N_ ("By coordinates, north at the top") },
};

static guint
index_of (const RpNetworkMethod *method)
{
  for (guint i = 0; method != NULL && i < G_N_ELEMENTS (said); i++)
    if (g_str_equal (said[i].name, method->name))
      return i;
  return 0;
}

const char *
rp_network_method_title (const RpNetworkMethod *method)
{
  return _ (said[index_of (method)].title);
}

static gboolean
any_arc (RpDataset *dataset)
{
  for (guint i = 0; i < rp_dataset_n_relations (dataset); i++)
    {
      const RpRelation *relation = rp_dataset_relation (dataset, i);

      if (relation->directed && relation->from != relation->to)
        return TRUE;
    }
  return FALSE;
}

static gboolean
any_coordinates (RpDataset *dataset)
{
  for (guint i = 0; i < rp_dataset_n_entities (dataset); i++)
    if (isfinite (rp_dataset_entity (dataset, i)->latitude))
      return TRUE;
  return FALSE;
}

const char *
rp_network_method_lacks (const RpNetworkMethod *method, RpDataset *dataset)
{
  if (method->needs == RP_NEEDS_ARCS && !any_arc (dataset))
    return _ ("No tie has a direction");
  if (method->needs == RP_NEEDS_COORDINATES && !any_coordinates (dataset))
    return _ ("No entity has coordinates");
  return NULL;
}

/* The name of the entity that is looked from; by importance as nodes are named. */
static const char *
name_of_root (RpDataset *dataset, const char *root)
{
  RpRecordRef ref = root != NULL ? rp_dataset_find (dataset, root) : RP_RECORD_REF_NONE;
  guint best = 0, most = 0;

  if (ref.type == RP_RECORD_ENTITY || ref.type == RP_RECORD_EVENT)
    return rp_dataset_record (dataset, ref)->title;
  for (guint i = 0; i < rp_dataset_n_entities (dataset); i++)
    {
      guint n_events, n_ties;

      rp_dataset_entity_events (dataset, i, &n_events);
      rp_dataset_entity_relations (dataset, i, &n_ties);
      if (2 * n_events + n_ties <= most)
        continue;
      most = 2 * n_events + n_ties;
      best = i;
    }
  return rp_dataset_entity (dataset, best)->record.title;
}

char *
rp_network_method_words (const RpNetworkLooks *looks, RpDataset *dataset)
{
  const RpNetworkMethod *method = rp_network_looks_get_method (looks);
  guint index = index_of (method);
  g_autofree char *line = NULL, *name = NULL;
  g_auto (GStrv) halves = NULL;

  if (said[index].words == NULL || rp_dataset_n_entities (dataset) == 0)
    return NULL;
  if (!method->rooted)
    return g_strdup (_ (said[index].words));
  line = rp_label_line (name_of_root (dataset, rp_network_looks_get_root (looks)));
  name = rp_label_isolate (line);
  halves = g_strsplit (_ (said[index].words), "%s", 2);
  return g_strconcat (halves[0], name, halves[1], NULL);
}
