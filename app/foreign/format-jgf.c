/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Graph Format: version 1 with nodes in a list, version 2 with nodes by their ids; one `graph` or several
 * `graphs`. Metadata is looked into. A hyperedge becomes an entity that its ends are tied to, which is said. */
#include "formats.h"
#include "graph-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const suffixes[] = { ".jgf", ".json", NULL };
static const char *const graph_passed[] = { "nodes", "edges", "hyperedges", "directed", "metadata", "id", NULL };
static const char *const node_passed[] = { "id", "metadata", NULL };
static const char *const edge_passed[] = { "id", "source", "target", "nodes", "metadata", "directed", NULL };
static const char *const none[] = { NULL };

typedef struct
{
  RpGathering *gathering;
  GArray *fields;
  const char *prefix; /* of ids, since each of several graphs has its own; "" in the first that uses them */
} Jgf;

static gboolean
is_graph (const RpJsonNode *graph)
{
  const RpJsonNode *nodes = rp_json_node_get (graph, "nodes");
  const RpJsonNode *edges = rp_json_node_get_list (graph, "edges");

  if (!rp_json_node_is_object (graph) || rp_json_node_get (graph, "links") != NULL)
    return FALSE;
  if (edges != NULL && edges->first != NULL && rp_json_node_get (edges->first, "source") == NULL)
    return FALSE;
  /* graphology's */
  if (rp_json_node_is_list (nodes) && rp_json_node_get (nodes->first, "key") != NULL
      && rp_json_node_get (nodes->first, "id") == NULL)
    return FALSE;
  return rp_json_node_is_object (nodes) || rp_json_node_is_list (nodes)
         || rp_json_node_get_list (graph, "hyperedges") != NULL;
}

static gboolean
recognise (const RpJsonNode *root)
{
  const RpJsonNode *graphs = rp_json_node_get_list (root, "graphs");

  if (rp_json_node_get (root, "nodes") != NULL)
    return FALSE;
  if (is_graph (rp_json_node_get (root, "graph")))
    return TRUE;
  return graphs != NULL && is_graph (graphs->first);
}

static const char *
scoped (Jgf *self, const char *id)
{
  return id == NULL || self->prefix[0] == '\0' ? id : rp_gathering_printf (self->gathering, "%s/%s", self->prefix, id);
}

static void
collect (Jgf *self, const RpJsonNode *object, const char *const *passed)
{
  const RpJsonNode *metadata = rp_json_node_get (object, "metadata");

  g_array_set_size (self->fields, 0);
  rp_graph_fields_add_members (self->fields, object, passed);
  if (rp_json_node_is_object (metadata))
    rp_graph_fields_add_members (self->fields, metadata, none);
  else if (metadata != NULL)
    {
      RpGraphField field = { "metadata", rp_json_node_text (metadata), metadata };
      g_array_append_val (self->fields, field);
    }
}

static void
add_node (Jgf *self, const RpJsonNode *node)
{
  const char *id = node->key != NULL ? node->key : rp_graph_id (self->gathering, node, "id");
  RpGathered *entity = rp_graph_add_entity (self->gathering, node, scoped (self, id));

  if (entity == NULL)
    return;
  collect (self, node, node_passed);
  rp_graph_fill_entity (self->gathering, entity, self->fields);
}

static void
add_edge (Jgf *self, const RpJsonNode *edge, gboolean graph_directed)
{
  gboolean directed = rp_json_node_get_flag (edge, "directed", graph_directed);
  RpGathered *relation
      = rp_graph_add_relation (self->gathering, edge, scoped (self, rp_json_node_get_text (edge, "id")),
                               scoped (self, rp_graph_id (self->gathering, edge, "source")),
                               scoped (self, rp_graph_id (self->gathering, edge, "target")));

  if (relation == NULL)
    return;
  collect (self, edge, edge_passed);
  rp_graph_fill_relation (self->gathering, relation, self->fields, &directed);
}

/* ENDS: a list of ids, or one. */
static void
add_ends (Jgf *self, const RpGathered *group, const RpJsonNode *ends, gboolean into, const char *kind)
{
  const RpJsonNode *end = rp_json_node_is_list (ends) ? ends->first : ends;

  for (; end != NULL; end = rp_json_node_is_list (ends) ? end->next : NULL)
    {
      g_autofree char *path = rp_json_node_dup_path (end);
      rp_graph_add_end (self->gathering, group, scoped (self, rp_json_node_text (end)), into, kind,
                        (RpPlace){ end->line, end->column }, path);
    }
}

static void
add_hyperedge (Jgf *self, const RpJsonNode *edge)
{
  g_autofree char *path = rp_json_node_dup_path (edge);
  RpGathered *group;

  if (!rp_json_node_is_object (edge))
    {
      rp_gathering_leave_out_node (
          self->gathering, edge, NULL,
          g_strdup_printf (_ ("expected an edge, an object, found %s"), rp_json_node_name (edge)));
      return;
    }
  group = rp_graph_add_group (self->gathering, (RpPlace){ edge->line, edge->column }, path,
                              scoped (self, rp_json_node_get_text (edge, "id")));
  collect (self, edge, edge_passed);
  group->title = rp_gathering_text (self->gathering, rp_json_node_get_text (edge, "label"), -1);
  if (group->title == NULL)
    group->title = rp_gathering_text (self->gathering, rp_json_node_get_text (edge, "relation"), -1);
  if (group->title == NULL)
    group->title = _ ("Group");
  rp_graph_fill_entity (self->gathering, group, self->fields);
  add_ends (self, group, rp_json_node_get (edge, "nodes"), TRUE, NULL);
  add_ends (self, group, rp_json_node_get (edge, "source"), TRUE, "source");
  add_ends (self, group, rp_json_node_get (edge, "target"), FALSE, "target");
}

/* FALSE: cancelled. */
static gboolean
walk (Jgf *self, const RpJsonNode *list, void (*add) (Jgf *self, const RpJsonNode *item))
{
  if (!rp_json_node_is_list (list) && !rp_json_node_is_object (list))
    return TRUE;
  for (const RpJsonNode *item = list->first; item != NULL; item = item->next)
    {
      add (self, item);
      if (!rp_gathering_step (self->gathering, 0.5 + 0.25 * item->index / list->n_items))
        return FALSE;
    }
  return TRUE;
}

static void
add_arc (Jgf *self, const RpJsonNode *edge)
{
  add_edge (self, edge, TRUE);
}

static void
add_line (Jgf *self, const RpJsonNode *edge)
{
  add_edge (self, edge, FALSE);
}

/* A graph is directed that does not say otherwise. */
static gboolean
add_graph (Jgf *self, const RpJsonNode *graph)
{
  gboolean directed = rp_json_node_get_flag (graph, "directed", TRUE);

  return walk (self, rp_json_node_get (graph, "nodes"), add_node)
         && walk (self, rp_json_node_get_list (graph, "edges"), directed ? add_arc : add_line)
         && walk (self, rp_json_node_get_list (graph, "hyperedges"), add_hyperedge);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  const RpJsonNode *one = rp_json_node_get_object (input->root, "graph");
  const RpJsonNode *graphs = rp_json_node_get_list (input->root, "graphs");
  g_autoptr (GArray) fields = rp_graph_fields_new ();
  Jgf self = { gathering, fields, "" };

  if (is_graph (one))
    {
      collect (&self, one, graph_passed);
      rp_graph_fill_dataset (gathering, fields);
      add_graph (&self, one);
      return TRUE;
    }
  collect (&self, graphs->first, graph_passed);
  rp_graph_fill_dataset (gathering, fields);
  for (const RpJsonNode *graph = graphs->first; graph != NULL; graph = graph->next)
    {
      const char *name = rp_json_node_get_text (graph, "id");
      if (graph->index > 0)
        self.prefix = name != NULL ? name : rp_gathering_printf (gathering, "%u", graph->index + 1);
      if (!rp_json_node_is_object (graph))
        rp_gathering_leave_out_node (
            gathering, graph, NULL,
            g_strdup_printf (_ ("expected a graph, an object, found %s"), rp_json_node_name (graph)));
      else if (!add_graph (&self, graph))
        break;
    }
  return TRUE;
}

const RpImporter rp_jgf_importer
    = { .name = N_ ("JSON Graph Format"), .suffixes = suffixes, .recognise = recognise, .gather = gather };
