/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEXF 1.0 to 1.3, as Gephi and NetworkX write it: nodes and edges with their declared attributes and defaults, the
 * dynamics (gexf-time.h), nesting by pid or by nodes in nodes as ties part_of. The viz module is for the eye and passed
 * over. */
#include "formats.h"
#include "gexf-time.h"
#include "graph-record.h"
#include "xml-input.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const suffixes[] = { ".gexf", ".xml", NULL };
/* Read on their own. */
static const char *const passed[] = { "id",        "pid",     "for",       "source",     "target",    "start", "end",
                                      "startopen", "endopen", "timestamp", "timestamps", "intervals", NULL };

typedef struct
{
  const char *name, *otherwise;
  gboolean time; /* of a type that is a date */
  guint given;   /* the record that had it last */
} Attribute;

typedef enum
{
  NODE,
  EDGE,
} What;

typedef struct
{
  RpGathering *gathering;
  GArray *fields;
  GHashTable *attributes[2]; /* id → Attribute, of nodes and of edges */
  GPtrArray *lists[2];       /* the same, in order */
  GPtrArray *values;         /* texts made for the record at hand */
  RpGexfTime time;
  gboolean directed, stopped;
  guint n_records, n_all;
} Gexf;

static gboolean
sniff (const char *bytes, gsize length)
{
  return rp_xml_is (bytes, length, "gexf");
}

/* ---- attributes ---- */

static void
add_attribute (Gexf *self, What what, const RpXmlNode *node)
{
  const char *id = rp_xml_node_get (node, "id"), *title = rp_xml_node_get (node, "title");
  const char *type = rp_xml_node_get (node, "type");
  const RpXmlNode *otherwise = rp_xml_node_child (node, "default");
  Attribute *attribute;

  if (id == NULL)
    {
      rp_xml_report (self->gathering, RP_SEVERITY_ERROR, node, title,
                     g_strdup (_ ("expected an attribute’s id, found none")));
      return;
    }
  attribute = g_new0 (Attribute, 1);
  attribute->name = title != NULL && title[0] != '\0' ? title : id;
  attribute->otherwise = otherwise != NULL ? otherwise->text : NULL;
  attribute->time = type != NULL && g_ascii_strncasecmp (type, "date", 4) == 0;
  g_hash_table_insert (self->attributes[what], (gpointer)id, attribute);
  g_ptr_array_add (self->lists[what], attribute);
}

static void
add_attributes (Gexf *self, const RpXmlNode *graph)
{
  const RpXmlNode *list = rp_xml_node_child (graph, "attributes");

  for (; list != NULL; list = rp_xml_node_next (list, "attributes"))
    {
      What what = g_strcmp0 (rp_xml_node_get (list, "class"), "edge") == 0 ? EDGE : NODE;
      for (const RpXmlNode *one = list->first; one != NULL; one = one->next)
        if (rp_xml_node_is (one, "attribute"))
          add_attribute (self, what, one);
    }
}

/* ---- values ---- */

static void
add_value (Gexf *self, What what, const RpXmlNode *node)
{
  const char *id = rp_xml_node_get (node, "for");
  Attribute *attribute;
  char *timed;

  if (id == NULL)
    id = rp_xml_node_get (node, "id"); /* before 1.1 */
  if (id == NULL)
    return;
  attribute = g_hash_table_lookup (self->attributes[what], id);
  timed = rp_gexf_time_value (node);
  if (timed != NULL)
    g_ptr_array_add (self->values, timed);
  rp_graph_fields_add (self->fields, attribute != NULL ? attribute->name : id,
                       timed != NULL ? timed : rp_xml_node_get (node, "value"));
  if (attribute != NULL)
    attribute->given = self->n_records;
}

/* What an element has of attributes of its own and of declared ones. */
static void
collect (Gexf *self, What what, const RpXmlNode *element)
{
  const RpXmlNode *list = rp_xml_node_child (element, "attvalues");

  g_array_set_size (self->fields, 0);
  g_ptr_array_set_size (self->values, 0);
  self->n_records++;
  for (guint i = 0; i < element->n_attributes; i++)
    if (!g_strv_contains (passed, element->attributes[i].name))
      rp_graph_fields_add (self->fields, element->attributes[i].name, element->attributes[i].value);
  for (const RpXmlNode *value = list != NULL ? list->first : NULL; value != NULL; value = value->next)
    add_value (self, what, value);
  for (guint i = 0; i < self->lists[what]->len; i++)
    {
      const Attribute *attribute = g_ptr_array_index (self->lists[what], i);
      if (attribute->otherwise != NULL && attribute->given != self->n_records)
        rp_graph_fields_add (self->fields, attribute->name, attribute->otherwise);
    }
}

/* The value of a field of that name, if its attribute is declared to be a date; it is taken out. */
static const char *
take_date (Gexf *self, What what, const char *name)
{
  for (guint i = 0; i < self->lists[what]->len; i++)
    {
      const Attribute *attribute = g_ptr_array_index (self->lists[what], i);
      if (!attribute->time || g_ascii_strcasecmp (attribute->name, name) != 0)
        continue;
      for (guint j = 0; j < self->fields->len; j++)
        {
          const RpGraphField field = g_array_index (self->fields, RpGraphField, j);
          if (strcmp (field.key, attribute->name) != 0)
            continue;
          g_array_remove_index (self->fields, j);
          return field.text;
        }
    }
  return NULL;
}

static void
read_time (Gexf *self, What what, RpGathered *record, const RpXmlNode *element)
{
  const char *begin = take_date (self, what, "start"), *end = take_date (self, what, "end");

  rp_gexf_time_read (&self->time, record, element);
  if (record->when == NULL && (begin != NULL || end != NULL))
    rp_gathered_set_dates (self->gathering, record, begin, end, record->place, record->path);
}

static gboolean
step (Gexf *self)
{
  double share = 0.5 + 0.5 * MIN (self->n_records, self->n_all) / MAX (self->n_all, 1);

  if (!self->stopped && !rp_gathering_step (self->gathering, share))
    self->stopped = TRUE;
  return !self->stopped;
}

/* ---- nodes ---- */

static void add_nodes (Gexf *self, const RpXmlNode *element, const RpGathered *parent);

static void
add_node (Gexf *self, const RpXmlNode *node, const RpGathered *parent)
{
  const RpXmlNode *parents = rp_xml_node_child (node, "parents");
  RpGathered *entity = rp_xml_add (self->gathering, RP_RECORD_ENTITY, node, rp_xml_node_get (node, "id"), NULL, NULL);

  collect (self, NODE, node);
  read_time (self, NODE, entity, node);
  rp_graph_fill_entity (self->gathering, entity, self->fields);
  if (parent != NULL)
    rp_graph_add_part (self->gathering, entity, parent->id);
  else
    rp_graph_add_part (self->gathering, entity, rp_xml_node_get (node, "pid"));
  for (const RpXmlNode *one = parents != NULL ? parents->first : NULL; one != NULL; one = one->next)
    rp_graph_add_part (self->gathering, entity, rp_xml_node_get (one, "for"));
  add_nodes (self, node, entity);
}

/* Those in the lists `nodes` of ELEMENT. */
static void
add_nodes (Gexf *self, const RpXmlNode *element, const RpGathered *parent)
{
  const RpXmlNode *list = rp_xml_node_child (element, "nodes");

  for (; list != NULL; list = rp_xml_node_next (list, "nodes"))
    for (const RpXmlNode *node = rp_xml_node_child (list, "node"); node != NULL && step (self);
         node = rp_xml_node_next (node, "node"))
      add_node (self, node, parent);
}

/* ---- edges ---- */

static void
add_edge (Gexf *self, const RpXmlNode *edge)
{
  const char *type = rp_xml_node_get (edge, "type");
  gboolean directed = type != NULL ? g_ascii_strcasecmp (type, "directed") == 0 : self->directed;
  RpGathered *relation
      = rp_xml_add (self->gathering, RP_RECORD_RELATION, edge,
                    rp_gathering_free_id (self->gathering, rp_xml_node_get (edge, "id"), "edge"), "linked", NULL);

  relation->from = rp_gathering_text (self->gathering, rp_xml_node_get (edge, "source"), -1);
  relation->to = rp_gathering_text (self->gathering, rp_xml_node_get (edge, "target"), -1);
  collect (self, EDGE, edge);
  for (guint i = self->fields->len; i-- > 0;)
    if (g_array_index (self->fields, RpGraphField, i).text == type)
      g_array_remove_index (self->fields, i);
  read_time (self, EDGE, relation, edge);
  rp_graph_fill_relation (self->gathering, relation, self->fields, &directed);
}

/* The edges of ELEMENT, a graph or a node, and of the nodes within. */
static void
add_edges (Gexf *self, const RpXmlNode *element)
{
  for (const RpXmlNode *list = element->first; list != NULL; list = list->next)
    if (rp_xml_node_is (list, "edges"))
      for (const RpXmlNode *edge = rp_xml_node_child (list, "edge"); edge != NULL && step (self);
           edge = rp_xml_node_next (edge, "edge"))
        add_edge (self, edge);
    else if (rp_xml_node_is (list, "nodes"))
      for (const RpXmlNode *node = rp_xml_node_child (list, "node"); node != NULL;
           node = rp_xml_node_next (node, "node"))
        add_edges (self, node);
}

/* ---- the file ---- */

static void
describe (Gexf *self, const RpXmlNode *root, const RpXmlNode *graph)
{
  const RpXmlNode *meta = rp_xml_node_child (root, "meta");

  g_array_set_size (self->fields, 0);
  rp_graph_fields_add (self->fields, "name", rp_xml_node_get (graph, "name"));
  for (const RpXmlNode *one = meta != NULL ? meta->first : NULL; one != NULL; one = one->next)
    rp_graph_fields_add (self->fields, one->name, one->text);
  rp_graph_fields_add (self->fields, "lastmodifieddate", rp_xml_node_get (meta, "lastmodifieddate"));
  rp_graph_fill_dataset (self->gathering, self->fields);
}

static void
count_nodes (Gexf *self, const RpXmlNode *graph)
{
  for (const RpXmlNode *list = graph->first; list != NULL; list = list->next)
    for (const RpXmlNode *item = list->first; item != NULL; item = item->next)
      self->n_all++;
}

static void
gather_graph (Gexf *self, const RpXmlNode *root, const RpXmlNode *graph)
{
  self->directed = g_strcmp0 (rp_xml_node_get (graph, "defaultedgetype"), "directed") == 0;
  describe (self, root, graph);
  count_nodes (self, graph);
  rp_gexf_time_init (&self->time, self->gathering, graph);
  add_attributes (self, graph);
  add_nodes (self, graph, NULL);
  add_edges (self, graph);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  g_autoptr (RpXmlTree) tree = rp_xml_tree_new ();
  const RpXmlNode *root = rp_xml_read_input (tree, gathering, input), *graph = rp_xml_node_child (root, "graph");
  Gexf self = { .gathering = gathering };

  if (root == NULL)
    return FALSE;
  if (graph == NULL)
    return rp_gathering_fail (gathering, rp_xml_place (root), "/gexf",
                              g_strdup (_ ("expected a graph in the file, found none")));
  self.fields = rp_graph_fields_new ();
  self.values = g_ptr_array_new_with_free_func (g_free);
  for (What what = NODE; what <= EDGE; what++)
    {
      self.attributes[what] = g_hash_table_new (g_str_hash, g_str_equal);
      self.lists[what] = g_ptr_array_new_with_free_func (g_free);
    }
  gather_graph (&self, root, graph);
  for (What what = NODE; what <= EDGE; what++)
    {
      g_hash_table_unref (self.attributes[what]);
      g_ptr_array_unref (self.lists[what]);
    }
  g_ptr_array_unref (self.values);
  g_array_unref (self.fields);
  return TRUE;
}

const RpImporter rp_gexf_importer = { .name = N_ ("GEXF"), .suffixes = suffixes, .sniff = sniff, .gather = gather };
