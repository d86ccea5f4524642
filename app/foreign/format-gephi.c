/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON of Gephi's exporter for sigma.js, and graphology's own: nodes with an `id` or `key` and an object of attributes,
 * edges between them. The place on the canvas, size and colour are passed over, and so are sigma's kinds of lines. */
#include "formats.h"
#include "graph-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const suffixes[] = { ".json", NULL };
static const char *const root_passed[] = { "nodes", "edges", "attributes", "options", NULL };
static const char *const node_passed[] = { "id", "key", "attributes", NULL };
static const char *const edge_passed[] = { "id", "key", "source", "target", "attributes", "undirected", NULL };
static const char *const lines[]
    = { "line",     "arrow",     "curve",    "curvedArrow", "dashed", "dotted",   "parallel", "tapered",
        "def",      "rectangle", "triangle", "clamped",     "curved", "straight", "circle",   "image",
        "bordered", "square",    "point",    "border",      "fast",   NULL };

/* A graph may stand within `graph` or `g`, as an application saved it. */
static const RpJsonNode *
graph_of (const RpJsonNode *root)
{
  static const char *const names[] = { "graph", "g" };

  for (guint i = 0; rp_json_node_get_list (root, "nodes") == NULL && i < G_N_ELEMENTS (names); i++)
    {
      const RpJsonNode *inner = rp_json_node_get_object (root, names[i]);

      if (rp_json_node_get_list (inner, "nodes") != NULL)
        return inner;
    }
  return root;
}

/* ["a", "b"], as demonstrations write an edge. */
static gboolean
is_pair (const RpJsonNode *edge)
{
  return rp_json_node_is_list (edge) && edge->n_items == 2 && rp_json_node_text (edge->first) != NULL
         && rp_json_node_text (edge->first->next) != NULL;
}

static gboolean
has_ends (const RpJsonNode *edges)
{
  guint n = 0;

  for (const RpJsonNode *edge = edges->first; edge != NULL && n < 16; edge = edge->next, n++)
    if (is_pair (edge) || (rp_json_node_get (edge, "source") != NULL && rp_json_node_get (edge, "target") != NULL))
      return TRUE;
  return edges->first == NULL;
}

static gboolean
recognise (const RpJsonNode *root)
{
  const RpJsonNode *graph = graph_of (root), *nodes = rp_json_node_get_list (graph, "nodes");
  const RpJsonNode *edges = rp_json_node_get_list (graph, "edges"), *options = rp_json_node_get (graph, "options");
  guint n = 0;

  if (nodes == NULL || (edges != NULL && !has_ends (edges)))
    return FALSE;
  if (nodes->first == NULL)
    return rp_json_node_get (options, "multi") != NULL && rp_json_node_get (options, "type") != NULL;
  for (const RpJsonNode *node = nodes->first; node != NULL && n < 16; node = node->next, n++)
    {
      gboolean keyed = rp_json_node_get_text (node, "key") != NULL && rp_json_node_get (node, "id") == NULL;
      gboolean named = rp_json_node_get_text (node, "id") != NULL && edges != NULL;
      if (rp_json_node_get_object (node, "attributes") != NULL ? keyed || named
                                                               : keyed && (options != NULL || edges != NULL))
        return TRUE;
    }
  return FALSE;
}

static const char *
id_of (RpGathering *gathering, const RpJsonNode *object)
{
  return rp_graph_id (gathering, object, rp_json_node_get (object, "key") != NULL ? "key" : "id");
}

/* The way that sigma draws something is no kind. */
static void
drop_lines (GArray *fields)
{
  for (guint i = fields->len; i-- > 0;)
    {
      const RpGraphField *field = &g_array_index (fields, RpGraphField, i);
      if (field->text != NULL && g_ascii_strcasecmp (field->key, "type") == 0 && g_strv_contains (lines, field->text))
        g_array_remove_index (fields, i);
    }
}

/* What stands beside the attributes and what stands within them is the same to a reader. */
static void
collect (GArray *fields, const RpJsonNode *object, const char *const *passed)
{
  static const char *const none[] = { NULL };

  g_array_set_size (fields, 0);
  rp_graph_fields_add_members (fields, object, passed);
  rp_graph_fields_add_members (fields, rp_json_node_get_object (object, "attributes"), none);
  drop_lines (fields);
}

static void
add_node (RpGathering *gathering, const RpJsonNode *node, GArray *fields)
{
  RpGathered *entity = rp_graph_add_entity (gathering, node, id_of (gathering, node));

  if (entity == NULL)
    return;
  collect (fields, node, node_passed);
  rp_graph_fill_entity (gathering, entity, fields);
}

/* GRAPH_DIRECTED is nullable here and below: the file does not say. */
static void
add_pair (RpGathering *gathering, const RpJsonNode *edge, GArray *fields, const gboolean *graph_directed)
{
  const RpJsonNode object = { .type = RP_JSON_OBJECT_BEGIN,
                              .line = edge->line,
                              .column = edge->column,
                              .parent = edge->parent,
                              .index = edge->index };
  RpGathered *relation = rp_graph_add_relation (gathering, &object, NULL, rp_graph_id_of (gathering, edge->first),
                                                rp_graph_id_of (gathering, edge->first->next));

  if (relation == NULL)
    return;
  g_array_set_size (fields, 0);
  rp_graph_fill_relation (gathering, relation, fields, graph_directed);
}

static void
add_edge (RpGathering *gathering, const RpJsonNode *edge, GArray *fields, const gboolean *graph_directed)
{
  const char *id = rp_json_node_get_text (edge, "key");
  gboolean directed = !rp_json_node_get_flag (edge, "undirected", FALSE);
  RpGathered *relation;

  if (is_pair (edge))
    {
      add_pair (gathering, edge, fields, graph_directed);
      return;
    }
  if (id == NULL)
    id = rp_json_node_get_text (edge, "id");
  relation = rp_graph_add_relation (gathering, edge, id, rp_graph_id (gathering, edge, "source"),
                                    rp_graph_id (gathering, edge, "target"));
  if (relation == NULL)
    return;
  collect (fields, edge, edge_passed);
  rp_graph_fill_relation (gathering, relation, fields,
                          rp_json_node_get (edge, "undirected") != NULL ? &directed : graph_directed);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  const RpJsonNode *graph = graph_of (input->root);
  const RpJsonNode *nodes = rp_json_node_get_list (graph, "nodes"), *edges = rp_json_node_get_list (graph, "edges");
  const char *type = rp_json_node_text (rp_json_node_find (graph, "options", "type", NULL));
  gboolean directed = g_strcmp0 (type, "undirected") != 0;
  g_autoptr (GArray) fields = rp_graph_fields_new ();
  double all = nodes->n_items + (edges != NULL ? edges->n_items : 0);

  collect (fields, graph, root_passed);
  rp_graph_fill_dataset (gathering, fields);
  for (const RpJsonNode *node = nodes->first; node != NULL; node = node->next)
    {
      add_node (gathering, node, fields);
      if (!rp_gathering_step (gathering, 0.5 + 0.5 * node->index / all))
        return TRUE;
    }
  for (const RpJsonNode *edge = edges != NULL ? edges->first : NULL; edge != NULL; edge = edge->next)
    {
      add_edge (gathering, edge, fields, type != NULL ? &directed : NULL);
      if (!rp_gathering_step (gathering, 0.5 + 0.5 * (nodes->n_items + edge->index) / all))
        return TRUE;
    }
  return TRUE;
}

const RpImporter rp_gephi_importer
    = { .name = N_ ("Gephi and graphology JSON"), .suffixes = suffixes, .recognise = recognise, .gather = gather };
