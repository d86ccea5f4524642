/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes and links as D3's examples and NetworkX have them: {nodes, links} or {nodes, edges}, whose ends are ids, names
 * or places in the list of nodes (or the nodes themselves, as a simulation leaves them); and NetworkX's adjacency form.
 * Places on the canvas are passed over. */
#include "formats.h"
#include "graph-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const suffixes[] = { ".json", NULL };
static const char *const root_passed[]
    = { "nodes", "links", "edges", "adjacency", "directed", "multigraph", "graph", "options", "rapport", NULL };
static const char *const node_passed[] = { "id", NULL };
static const char *const edge_passed[] = { "id", "source", "target", NULL };

/* How ends name nodes; of equally good ways the first. */
typedef enum
{
  BY_ID,
  BY_NAME,
  BY_INDEX,
  N_WAYS,
} Way;

typedef struct
{
  RpGathering *gathering;
  GArray *fields;
  GPtrArray *nodes;    /* RpGathered by place in the list; NULL where none could be made */
  GHashTable *ways[2]; /* id or name → RpGathered */
  Way way;
  guint n_done, n_all;
} Graph;

/* {"graph": {"nodes": …}} is the same within. */
static const RpJsonNode *
graph_of (const RpJsonNode *root)
{
  const RpJsonNode *inner = rp_json_node_get_object (root, "graph");

  return rp_json_node_get_list (root, "nodes") == NULL && rp_json_node_get_list (inner, "nodes") != NULL ? inner : root;
}

static const RpJsonNode *
links_of (const RpJsonNode *graph)
{
  const RpJsonNode *links = rp_json_node_get_list (graph, "links");

  return links != NULL ? links : rp_json_node_get_list (graph, "edges");
}

static gboolean
is_link (const RpJsonNode *link)
{
  return rp_json_node_get (link, "source") != NULL && rp_json_node_get (link, "target") != NULL;
}

static gboolean
is_adjacency (const RpJsonNode *root)
{
  const RpJsonNode *lists = rp_json_node_get_list (root, "adjacency");

  return lists != NULL && (lists->first == NULL || rp_json_node_is_list (lists->first));
}

static gboolean
recognise (const RpJsonNode *root)
{
  const RpJsonNode *graph = graph_of (root), *nodes = rp_json_node_get_list (graph, "nodes");
  const RpJsonNode *links = links_of (graph);
  guint n = 0;

  if (nodes == NULL)
    return FALSE;
  if (is_adjacency (graph))
    return TRUE;
  if (links == NULL)
    return FALSE;
  /* one bad link makes no other format of it */
  for (const RpJsonNode *link = links->first; link != NULL && n < 16; link = link->next, n++)
    if (is_link (link))
      return TRUE;
  return links->first == NULL
         && (nodes->first == NULL
                 ? rp_json_node_get (graph, "multigraph") != NULL
                 : rp_json_node_get (nodes->first, "id") != NULL || rp_json_node_get (nodes->first, "name") != NULL);
}

/* ---- nodes ---- */

static const char *
node_id (Graph *self, const RpJsonNode *node, guint index)
{
  const char *id = rp_graph_id (self->gathering, node, "id");

  if (id == NULL)
    id = rp_gathering_free_id (self->gathering, rp_json_node_get_text (node, "name"), "node");
  if (id == NULL)
    id = rp_gathering_free_id (self->gathering, rp_json_node_get_text (node, "label"), "node");
  if (id == NULL)
    id = rp_gathering_free_id (self->gathering, rp_gathering_printf (self->gathering, "node %u", index), "node");
  return id;
}

static void
remember (GHashTable *table, const char *key, RpGathered *record)
{
  if (key != NULL && !g_hash_table_contains (table, key))
    g_hash_table_insert (table, (gpointer)key, record);
}

static void
add_node (Graph *self, const RpJsonNode *node, guint index)
{
  RpGathered *entity;

  /* only a name, or a number */
  if (node->text != NULL)
    entity = rp_gathering_add (self->gathering, RP_RECORD_ENTITY, node, node->text, "entity", node->text);
  else
    entity = rp_graph_add_entity (self->gathering, node, node_id (self, node, index));
  g_ptr_array_add (self->nodes, entity);
  if (entity == NULL)
    return;
  if (node->text == NULL)
    {
      g_array_set_size (self->fields, 0);
      rp_graph_fields_add_members (self->fields, node, node_passed);
      rp_graph_fill_entity (self->gathering, entity, self->fields);
    }
  if (node->text != NULL || rp_graph_id_of (self->gathering, rp_json_node_get (node, "id")) != NULL)
    remember (self->ways[BY_ID], entity->id, entity);
  remember (self->ways[BY_NAME], rp_json_node_get_text (node, "name"), entity);
  remember (self->ways[BY_NAME], rp_json_node_get_text (node, "label"), entity);
}

static gboolean
add_nodes (Graph *self, const RpJsonNode *nodes)
{
  for (const RpJsonNode *node = nodes->first; node != NULL; node = node->next)
    {
      add_node (self, node, node->index);
      if (!rp_gathering_step (self->gathering, 0.5 + 0.5 * self->n_done++ / self->n_all))
        return FALSE;
    }
  return TRUE;
}

/* ---- links ---- */

/* The text that an end is named by; of a node that stands there whole, its id, else its name or place. */
static const char *
end_text (Graph *self, const RpJsonNode *link, const char *key)
{
  static const char *const keys[] = { "id", "name", "index", NULL };
  const RpJsonNode *end = rp_json_node_get (link, key);

  for (guint i = 0; rp_json_node_is_object (end) && keys[i] != NULL; i++)
    if (rp_json_node_get_text (end, keys[i]) != NULL)
      return rp_json_node_get_text (end, keys[i]);
  return rp_graph_id_of (self->gathering, end);
}

static RpGathered *
find_node (Graph *self, Way way, const char *text)
{
  guint64 index;

  if (text == NULL)
    return NULL;
  if (way != BY_INDEX)
    return g_hash_table_lookup (self->ways[way], text);
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &index, NULL) || index >= self->nodes->len)
    return NULL;
  return g_ptr_array_index (self->nodes, index);
}

/* The way in which the most ends are found. */
static Way
choose_way (Graph *self, const RpJsonNode *links)
{
  guint n_found[N_WAYS] = { 0 };
  Way best = BY_ID;

  for (const RpJsonNode *link = links->first; link != NULL; link = link->next)
    {
      const char *source = end_text (self, link, "source"), *target = end_text (self, link, "target");

      for (Way way = BY_ID; way < N_WAYS; way++)
        n_found[way] += (find_node (self, way, source) != NULL) + (find_node (self, way, target) != NULL);
    }
  for (Way way = BY_NAME; way < N_WAYS; way++)
    if (n_found[way] > n_found[best])
      best = way;
  return best;
}

static void
add_link (Graph *self, const RpJsonNode *link, const gboolean *directed)
{
  const char *source = end_text (self, link, "source"), *target = end_text (self, link, "target");
  const RpGathered *from = find_node (self, self->way, source), *to = find_node (self, self->way, target);
  RpGathered *relation;

  relation = rp_graph_add_relation (self->gathering, link, rp_json_node_get_text (link, "id"),
                                    from != NULL ? from->id : source, to != NULL ? to->id : target);
  if (relation == NULL)
    return;
  g_array_set_size (self->fields, 0);
  rp_graph_fields_add_members (self->fields, link, edge_passed);
  rp_graph_fill_relation (self->gathering, relation, self->fields, directed);
}

static void
add_links (Graph *self, const RpJsonNode *links, const gboolean *directed)
{
  self->way = choose_way (self, links);
  for (const RpJsonNode *link = links->first; link != NULL; link = link->next)
    {
      add_link (self, link, directed);
      if (!rp_gathering_step (self->gathering, 0.5 + 0.5 * self->n_done++ / self->n_all))
        return;
    }
}

/* ---- NetworkX's adjacency ---- */

static void
add_neighbour (Graph *self, const RpGathered *from, const RpJsonNode *neighbour, gboolean directed)
{
  RpGathered *relation = rp_graph_add_relation (self->gathering, neighbour, NULL, from != NULL ? from->id : NULL,
                                                rp_json_node_get_text (neighbour, "id"));

  if (relation == NULL)
    return;
  g_array_set_size (self->fields, 0);
  rp_graph_fields_add_members (self->fields, neighbour, node_passed);
  rp_graph_fill_relation (self->gathering, relation, self->fields, &directed);
}

/* Whether the other end, which comes before FROM, has said it already: each undirected edge stands in both lists. */
static gboolean
is_said (Graph *self, const RpGathered *from, const RpJsonNode *neighbour, GHashTable *places)
{
  const char *text = rp_json_node_get_text (neighbour, "id");
  const RpGathered *to = text != NULL ? g_hash_table_lookup (self->ways[BY_ID], text) : NULL;

  return from != NULL && to != NULL
         && GPOINTER_TO_UINT (g_hash_table_lookup (places, to)) < GPOINTER_TO_UINT (g_hash_table_lookup (places, from));
}

static void
add_adjacency (Graph *self, const RpJsonNode *lists, gboolean directed)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->nodes->len; i++)
    if (g_ptr_array_index (self->nodes, i) != NULL)
      g_hash_table_insert (places, g_ptr_array_index (self->nodes, i), GUINT_TO_POINTER (i + 1));
  for (const RpJsonNode *list = lists->first; list != NULL; list = list->next)
    {
      const RpGathered *from = list->index < self->nodes->len ? g_ptr_array_index (self->nodes, list->index) : NULL;
      if (!rp_json_node_is_list (list))
        rp_gathering_leave_out_node (
            self->gathering, list, NULL,
            g_strdup_printf (_ ("expected a list of neighbours, found %s"), rp_json_node_name (list)));
      else
        for (const RpJsonNode *item = list->first; item != NULL; item = item->next)
          if (directed || !is_said (self, from, item, places))
            add_neighbour (self, from, item, directed);
      if (!rp_gathering_step (self->gathering, 1))
        return;
    }
}

/* ---- the file ---- */

/* NetworkX's `graph` holds what is said of the graph, as an object or as pairs. */
static void
describe (Graph *self, const RpJsonNode *root, const RpJsonNode *graph)
{
  const RpJsonNode *about = rp_json_node_get (root, "graph");

  g_array_set_size (self->fields, 0);
  rp_graph_fields_add_members (self->fields, about, root_passed);
  rp_graph_fields_add_pairs (self->fields, about);
  rp_graph_fields_add_members (self->fields, root, root_passed);
  if (graph != root && graph != about)
    rp_graph_fields_add_members (self->fields, graph, root_passed);
  rp_graph_fill_dataset (self->gathering, self->fields);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  const RpJsonNode *graph = graph_of (input->root), *nodes = rp_json_node_get_list (graph, "nodes");
  const RpJsonNode *links = links_of (graph), *flag = rp_json_node_get (graph, "directed");
  g_autoptr (GArray) fields = rp_graph_fields_new ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  Graph self = { .gathering = gathering, .fields = fields, .nodes = list, .ways = { ids, names } };
  gboolean directed = rp_json_node_get_flag (graph, "directed", FALSE);

  self.n_all = nodes->n_items + (links != NULL ? links->n_items : 0) + 1;
  describe (&self, input->root, graph);
  if (!add_nodes (&self, nodes))
    return TRUE;
  if (is_adjacency (graph))
    add_adjacency (&self, rp_json_node_get_list (graph, "adjacency"), directed);
  else
    add_links (&self, links, flag != NULL ? &directed : NULL);
  return TRUE;
}

const RpImporter rp_node_link_importer
    = { .name = N_ ("Node-link JSON (D3, NetworkX)"), .suffixes = suffixes, .recognise = recognise, .gather = gather };
