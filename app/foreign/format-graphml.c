/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GraphML, as NetworkX, igraph, Gephi, Neo4j and yEd write it: nodes, edges and what their keys say, with defaults;
 * nested graphs as ties part_of; of yEd's drawings the texts and whether an edge has an arrow. A hyperedge becomes an
 * entity that its ends are tied to; ports are passed over; both are said. */
#include "formats.h"
#include "graph-record.h"
#include "xml-input.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const suffixes[] = { ".graphml", ".xml", NULL };
static const char *const passed[] = { "id", "source", "target", "directed", "foldertype", "yfiles.foldertype", NULL };

typedef struct
{
  const char *name; /* NULL: it is for the eye */
  const char *otherwise;
  const char *of; /* "node", "edge", "graph" or "all" */
  guint given;    /* the record that had it last */
} Key;

typedef struct
{
  RpGathering *gathering;
  GArray *fields;
  GHashTable *keys; /* id → Key */
  GPtrArray *list;  /* the same, in order */
  guint n_records, n_all;
  gboolean said_port, said_xml, stopped;
} GraphMl;

static gboolean
sniff (const char *bytes, gsize length)
{
  return rp_xml_is (bytes, length, "graphml");
}

/* ---- keys ---- */

/* yEd's keys without a name are its drawing; whose other tools are without one, have their id for a name. */
static void
add_key (GraphMl *self, const RpXmlNode *node)
{
  const RpXmlNode *otherwise = rp_xml_node_child (node, "default");
  const char *id = rp_xml_node_get (node, "id"), *name = rp_xml_node_get (node, "attr.name");
  const char *of = rp_xml_node_get (node, "for");
  Key *key;

  if (id == NULL)
    {
      rp_xml_report (self->gathering, RP_SEVERITY_ERROR, node, name, g_strdup (_ ("expected a key’s id, found none")));
      return;
    }
  key = g_new0 (Key, 1);
  key->name = name != NULL ? name : rp_xml_node_get (node, "yfiles.type") != NULL ? NULL : id;
  key->otherwise = otherwise != NULL ? otherwise->text : NULL;
  key->of = of != NULL ? of : "all";
  g_hash_table_insert (self->keys, (gpointer)id, key);
  g_ptr_array_add (self->list, key);
}

/* ---- data ---- */

/* The labels of yEd's drawing; FIRST is the one that is taken already. */
static void
add_labels (GraphMl *self, const RpXmlNode *node, const char *name)
{
  for (const RpXmlNode *child = node->first; child != NULL; child = child->next)
    if (rp_xml_node_is (child, name))
      rp_graph_fields_add (self->fields, "label", child->text);
    else
      add_labels (self, child, name);
}

static gboolean
is_arrow (const char *style)
{
  return style != NULL && strcmp (style, "none") != 0;
}

static void
add_drawing (GraphMl *self, const RpXmlNode *data, const Key *key)
{
  const RpXmlNode *arrows = rp_xml_node_descendant (data, "Arrows");

  add_labels (self, data, "NodeLabel");
  add_labels (self, data, "EdgeLabel");
  if (arrows != NULL)
    rp_graph_fields_add (self->fields, "directed",
                         is_arrow (rp_xml_node_get (arrows, "source")) != is_arrow (rp_xml_node_get (arrows, "target"))
                             ? "true"
                             : "false");
  if (key != NULL && key->name != NULL && !self->said_xml)
    {
      self->said_xml = TRUE;
      rp_xml_report (
          self->gathering, RP_SEVERITY_WARNING, data, NULL,
          g_strdup_printf (_ ("“%s” holds XML of another program, of which only labels are read"), key->name));
    }
}

static void
add_data (GraphMl *self, const RpXmlNode *data)
{
  const char *id = rp_xml_node_get (data, "key");
  Key *key = id != NULL ? g_hash_table_lookup (self->keys, id) : NULL;

  if (data->first != NULL)
    add_drawing (self, data, key);
  else if (key != NULL && key->name != NULL)
    rp_graph_fields_add (self->fields, key->name, data->text);
  else if (key == NULL && id != NULL)
    rp_graph_fields_add (self->fields, id, data->text);
  if (key != NULL)
    key->given = self->n_records;
}

/* What NODE, a "node", "edge" or "graph", has of keys, elements and attributes. */
static void
collect (GraphMl *self, const RpXmlNode *node, const char *what)
{
  g_array_set_size (self->fields, 0);
  self->n_records++;
  for (guint i = 0; i < node->n_attributes; i++)
    if (!g_strv_contains (passed, node->attributes[i].name) && !g_str_has_prefix (node->attributes[i].name, "parse.")
        && strcmp (node->attributes[i].name, "edgedefault") != 0)
      rp_graph_fields_add (self->fields, node->attributes[i].name, node->attributes[i].value);
  for (const RpXmlNode *child = node->first; child != NULL; child = child->next)
    if (rp_xml_node_is (child, "data"))
      add_data (self, child);
    else if (rp_xml_node_is (child, "desc"))
      rp_graph_fields_add (self->fields, "description", child->text);
  for (guint i = 0; i < self->list->len; i++)
    {
      const Key *key = g_ptr_array_index (self->list, i);
      if (key->otherwise != NULL && key->name != NULL && key->given != self->n_records
          && (strcmp (key->of, what) == 0 || strcmp (key->of, "all") == 0))
        rp_graph_fields_add (self->fields, key->name, key->otherwise);
    }
}

/* ---- records ---- */

static gboolean
step (GraphMl *self)
{
  double share = 0.5 + 0.5 * MIN (self->n_records, self->n_all) / MAX (self->n_all, 1);

  if (!self->stopped && !rp_gathering_step (self->gathering, share))
    self->stopped = TRUE;
  return !self->stopped;
}

static void
say_ports (GraphMl *self, const RpXmlNode *node)
{
  const RpXmlNode *port = rp_xml_node_child (node, "port");

  if (port == NULL || self->said_port)
    return;
  self->said_port = TRUE;
  rp_xml_report (self->gathering, RP_SEVERITY_WARNING, port, rp_xml_node_get (node, "id"),
                 g_strdup (_ ("ports of nodes are not read, only their names at the edges")));
}

static void add_nodes (GraphMl *self, const RpXmlNode *graph, const RpGathered *parent);

static void
add_node (GraphMl *self, const RpXmlNode *node, const RpGathered *parent)
{
  RpGathered *entity = rp_xml_add (self->gathering, RP_RECORD_ENTITY, node, rp_xml_node_get (node, "id"), NULL, NULL);

  collect (self, node, "node");
  rp_graph_fill_entity (self->gathering, entity, self->fields);
  if (parent != NULL)
    rp_graph_add_part (self->gathering, entity, parent->id);
  say_ports (self, node);
  for (const RpXmlNode *graph = rp_xml_node_child (node, "graph"); graph != NULL && !self->stopped;
       graph = rp_xml_node_next (graph, "graph"))
    add_nodes (self, graph, entity);
}

static void
add_nodes (GraphMl *self, const RpXmlNode *graph, const RpGathered *parent)
{
  const RpXmlNode *node = rp_xml_node_child (graph, "node");

  for (; node != NULL && step (self); node = rp_xml_node_next (node, "node"))
    add_node (self, node, parent);
}

static void
add_edge (GraphMl *self, const RpXmlNode *edge, gboolean graph_directed)
{
  const char *own = rp_xml_node_get (edge, "directed");
  gboolean directed = own != NULL ? strcmp (own, "true") == 0 || strcmp (own, "1") == 0 : graph_directed;
  RpGathered *relation
      = rp_xml_add (self->gathering, RP_RECORD_RELATION, edge,
                    rp_gathering_free_id (self->gathering, rp_xml_node_get (edge, "id"), "edge"), "linked", NULL);

  relation->from = rp_gathering_text (self->gathering, rp_xml_node_get (edge, "source"), -1);
  relation->to = rp_gathering_text (self->gathering, rp_xml_node_get (edge, "target"), -1);
  collect (self, edge, "edge");
  rp_graph_fill_relation (self->gathering, relation, self->fields, &directed);
}

static void
add_hyperedge (GraphMl *self, const RpXmlNode *edge)
{
  g_autofree char *path = rp_xml_node_dup_path (edge);
  RpGathered *group = rp_graph_add_group (self->gathering, rp_xml_place (edge), path, rp_xml_node_get (edge, "id"));
  const RpXmlNode *end = rp_xml_node_child (edge, "endpoint");

  collect (self, edge, "hyperedge");
  rp_graph_fill_entity (self->gathering, group, self->fields);
  if (group->title == NULL)
    group->title = _ ("Group");
  for (; end != NULL; end = rp_xml_node_next (end, "endpoint"))
    {
      const char *type = rp_xml_node_get (end, "type");
      gboolean into = g_strcmp0 (type, "out") != 0;
      rp_graph_add_end (self->gathering, group, rp_xml_node_get (end, "node"), into,
                        type == NULL || strcmp (type, "undir") == 0 ? NULL
                        : into                                      ? "source"
                                                                    : "target",
                        rp_xml_place (end), path);
    }
}

/* The edges of GRAPH and of the graphs in its nodes: when all nodes are there. */
static void
add_edges (GraphMl *self, const RpXmlNode *graph)
{
  gboolean directed = g_strcmp0 (rp_xml_node_get (graph, "edgedefault"), "undirected") != 0;

  for (const RpXmlNode *child = graph->first; child != NULL && step (self); child = child->next)
    if (rp_xml_node_is (child, "edge"))
      add_edge (self, child, directed);
    else if (rp_xml_node_is (child, "hyperedge"))
      add_hyperedge (self, child);
    else if (rp_xml_node_is (child, "node"))
      for (const RpXmlNode *inner = child->first; inner != NULL; inner = inner->next)
        if (rp_xml_node_is (inner, "graph"))
          add_edges (self, inner);
}

/* ---- the file ---- */

static void
describe (GraphMl *self, const RpXmlNode *root, const RpXmlNode *graph)
{
  const RpXmlNode *words = rp_xml_node_child (root, "desc");

  collect (self, graph, "graph");
  if (words != NULL)
    rp_graph_fields_add (self->fields, "description", words->text);
  rp_graph_fill_dataset (self->gathering, self->fields);
}

static void
gather_graphs (GraphMl *self, const RpXmlNode *root)
{
  const RpXmlNode *graph = rp_xml_node_child (root, "graph");

  for (const RpXmlNode *key = rp_xml_node_child (root, "key"); key != NULL; key = rp_xml_node_next (key, "key"))
    add_key (self, key);
  for (const RpXmlNode *one = graph; one != NULL; one = rp_xml_node_next (one, "graph"))
    for (const RpXmlNode *child = one->first; child != NULL; child = child->next)
      self->n_all++;
  if (graph != NULL)
    describe (self, root, graph);
  for (const RpXmlNode *one = graph; one != NULL; one = rp_xml_node_next (one, "graph"))
    add_nodes (self, one, NULL);
  for (const RpXmlNode *one = graph; one != NULL; one = rp_xml_node_next (one, "graph"))
    add_edges (self, one);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  g_autoptr (RpXmlTree) tree = rp_xml_tree_new ();
  const RpXmlNode *root = rp_xml_read_input (tree, gathering, input);
  g_autoptr (GArray) fields = rp_graph_fields_new ();
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  GraphMl self = { .gathering = gathering, .fields = fields, .keys = keys, .list = list };

  if (root == NULL)
    return FALSE;
  if (rp_xml_node_child (root, "graph") == NULL)
    return rp_gathering_fail (gathering, rp_xml_place (root), "/graphml",
                              g_strdup (_ ("expected a graph in the file, found none")));
  gather_graphs (&self, root);
  return TRUE;
}

const RpImporter rp_graphml_importer
    = { .name = N_ ("GraphML"), .suffixes = suffixes, .sniff = sniff, .gather = gather };
