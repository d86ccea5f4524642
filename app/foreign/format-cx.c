/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CX of Cytoscape and NDEx: a list of aspects, each a list that may come in pieces. Version 2 names attributes by
 * aliases and leaves defaults out, as attributeDeclarations says; version 1 keeps attributes apart from what has them.
 * Layout and looks are passed over; aspects of other programs are said as not read. */
#include "formats.h"
#include "graph-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const suffixes[] = { ".cx2", ".cx", ".json", NULL };
static const char *const none[] = { NULL };
/* Known, but for the eye or for machines. */
static const char *const quiet[] = { "CXVersion",
                                     "hasFragments",
                                     "metaData",
                                     "status",
                                     "attributeDeclarations",
                                     "numberVerification",
                                     "visualProperties",
                                     "nodeBypasses",
                                     "edgeBypasses",
                                     "visualEditorProperties",
                                     "cartesianLayout",
                                     "cyVisualProperties",
                                     "visualPropertes",
                                     "cyTableColumn",
                                     "cyHiddenAttributes",
                                     "tableVisualProperties",
                                     "cyNetworkRelations",
                                     "cySubNetworks",
                                     "cyViews",
                                     "ndexStatus",
                                     "nodes",
                                     "edges",
                                     "nodeAttributes",
                                     "edgeAttributes",
                                     "networkAttributes",
                                     "provenanceHistory",
                                     NULL };

/* One attribute as declared. */
typedef struct
{
  const char *name;
  const RpJsonNode *value; /* the default; nullable */
} Declared;

typedef struct
{
  RpGathering *gathering;
  GArray *fields;
  GHashTable *names[2];    /* of nodes and edges: alias or name → Declared */
  GArray *defaults[2];     /* Declared with a value */
  GHashTable *attached[2]; /* version 1: id → GPtrArray of RpJsonNode */
  gboolean first;          /* version 1 */
} Cx;

/* The aspect KEY of one ITEM of the root. */
static const RpJsonNode *
aspect (const RpJsonNode *item, const char *key)
{
  return rp_json_node_get_list (item, key);
}

static gboolean
recognise (const RpJsonNode *root)
{
  const RpJsonNode *item = rp_json_node_is_list (root) ? root->first : NULL;

  for (guint n = 0; item != NULL && n < 32; item = item->next, n++)
    {
      const RpJsonNode *nodes = aspect (item, "nodes");
      if (rp_json_node_get (item, "CXVersion") != NULL || rp_json_node_get (item, "numberVerification") != NULL)
        return TRUE;
      if (nodes != NULL && rp_json_node_get (nodes->first, "@id") != NULL)
        return TRUE;
    }
  return FALSE;
}

/* ---- what is declared, and what is attached ---- */

static void
declare (Cx *self, guint what, const RpJsonNode *attributes)
{
  const RpJsonNode *one = rp_json_node_is_object (attributes) ? attributes->first : NULL;

  for (; one != NULL; one = one->next)
    {
      const char *alias = rp_json_node_get_text (one, "a");
      Declared declared = { one->key, rp_json_node_get (one, "v") };
      if (alias != NULL)
        g_hash_table_insert (self->names[what], (gpointer)alias, (gpointer)one->key);
      if (declared.value != NULL)
        g_array_append_val (self->defaults[what], declared);
    }
}

static void
free_array (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
attach (Cx *self, guint what, const char *id, const RpJsonNode *attribute)
{
  GPtrArray *list = id != NULL ? g_hash_table_lookup (self->attached[what], id) : NULL;

  if (id == NULL)
    return;
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->attached[what], (gpointer)id, list);
    }
  g_ptr_array_add (list, (gpointer)attribute);
}

static void
attach_all (Cx *self, guint what, const RpJsonNode *attributes)
{
  for (const RpJsonNode *one = attributes != NULL ? attributes->first : NULL; one != NULL; one = one->next)
    {
      const RpJsonNode *owner = rp_json_node_get (one, "po");
      if (!rp_json_node_is_list (owner))
        attach (self, what, rp_json_node_text (owner), one);
      else
        for (const RpJsonNode *id = owner->first; id != NULL; id = id->next)
          attach (self, what, rp_json_node_text (id), one);
    }
}

/* ---- fields ---- */

static gboolean
has_field (GArray *fields, const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    if (strcmp (g_array_index (fields, RpGraphField, i).key, key) == 0)
      return TRUE;
  return FALSE;
}

static void
add_field (Cx *self, const char *key, const RpJsonNode *value)
{
  RpGraphField field = { key, rp_json_node_text (value), value };

  if (key != NULL && value != NULL)
    g_array_append_val (self->fields, field);
}

/* The values of version 2, by their names, and the defaults of those that are not there. */
static void
collect_declared (Cx *self, guint what, const RpJsonNode *values)
{
  for (const RpJsonNode *one = rp_json_node_is_object (values) ? values->first : NULL; one != NULL; one = one->next)
    {
      const char *name = g_hash_table_lookup (self->names[what], one->key);
      add_field (self, name != NULL ? name : one->key, one);
    }
  for (guint i = 0; i < self->defaults[what]->len; i++)
    {
      const Declared *declared = &g_array_index (self->defaults[what], Declared, i);
      if (!has_field (self->fields, declared->name))
        add_field (self, declared->name, declared->value);
    }
}

static void
collect_attached (Cx *self, guint what, const char *id)
{
  const GPtrArray *list = id != NULL ? g_hash_table_lookup (self->attached[what], id) : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const RpJsonNode *attribute = g_ptr_array_index (list, i);
      const char *name = rp_json_node_get_text (attribute, "n");
      if (name != NULL && g_ascii_strcasecmp (name, "selected") != 0)
        add_field (self, name, rp_json_node_get (attribute, "v"));
    }
}

/* ---- records ---- */

static void
add_node (Cx *self, const RpJsonNode *node)
{
  const char *id = rp_graph_id (self->gathering, node, self->first ? "@id" : "id");
  RpGathered *entity = rp_graph_add_entity (self->gathering, node, id);

  if (entity == NULL)
    return;
  g_array_set_size (self->fields, 0);
  if (self->first)
    {
      add_field (self, "name", rp_json_node_get (node, "n"));
      collect_attached (self, 0, id);
      add_field (self, "represents", rp_json_node_get (node, "r"));
    }
  else
    collect_declared (self, 0, rp_json_node_get (node, "v"));
  rp_graph_fill_entity (self->gathering, entity, self->fields);
}

static void
add_edge (Cx *self, const RpJsonNode *edge)
{
  const char *id = rp_graph_id (self->gathering, edge, self->first ? "@id" : "id");
  RpGathered *relation = rp_graph_add_relation (
      self->gathering, edge, id != NULL ? rp_gathering_printf (self->gathering, "edge:%s", id) : NULL,
      rp_graph_id (self->gathering, edge, "s"), rp_graph_id (self->gathering, edge, "t"));

  if (relation == NULL)
    return;
  g_array_set_size (self->fields, 0);
  if (self->first)
    {
      add_field (self, "interaction", rp_json_node_get (edge, "i"));
      collect_attached (self, 1, id);
    }
  else
    collect_declared (self, 1, rp_json_node_get (edge, "v"));
  rp_graph_fill_relation (self->gathering, relation, self->fields, NULL);
}

/* What is said of the network: version 2 as members, version 1 as names and values. */
static void
describe (Cx *self, const RpJsonNode *root)
{
  g_array_set_size (self->fields, 0);
  for (const RpJsonNode *item = root->first; item != NULL; item = item->next)
    {
      const RpJsonNode *about = aspect (item, "networkAttributes");
      for (const RpJsonNode *one = about != NULL ? about->first : NULL; one != NULL; one = one->next)
        if (rp_json_node_get (one, "n") != NULL && rp_json_node_get (one, "v") != NULL)
          add_field (self, rp_json_node_get_text (one, "n"), rp_json_node_get (one, "v"));
        else
          rp_graph_fields_add_members (self->fields, one, none);
    }
  rp_graph_fill_dataset (self->gathering, self->fields);
}

/* ---- the file ---- */

static void
report_status (Cx *self, const RpJsonNode *item)
{
  const RpJsonNode *list = aspect (item, "status"), *status = list != NULL ? list->first : NULL;
  const char *error = rp_json_node_get_text (status, "error");

  if (rp_json_node_get_flag (status, "success", TRUE))
    return;
  rp_gathering_report_node (
      self->gathering, RP_SEVERITY_WARNING, status, NULL,
      g_strdup_printf (_ ("whoever wrote the file did not come to its end: %s"), error != NULL ? error : "—"));
}

static void
report_unknown (Cx *self, const RpJsonNode *item)
{
  for (const RpJsonNode *one = rp_json_node_is_object (item) ? item->first : NULL; one != NULL; one = one->next)
    if (!g_strv_contains (quiet, one->key) && one->n_items > 0)
      rp_gathering_report_node (self->gathering, RP_SEVERITY_WARNING, one, NULL,
                                g_strdup_printf (_ ("the aspect “%s” is not read"), one->key));
}

static void
prepare (Cx *self, const RpJsonNode *root)
{
  for (const RpJsonNode *item = root->first; item != NULL; item = item->next)
    {
      const RpJsonNode *declared = aspect (item, "attributeDeclarations"), *nodes = aspect (item, "nodes");
      for (const RpJsonNode *one = declared != NULL ? declared->first : NULL; one != NULL; one = one->next)
        {
          declare (self, 0, rp_json_node_get (one, "nodes"));
          declare (self, 1, rp_json_node_get (one, "edges"));
        }
      attach_all (self, 0, aspect (item, "nodeAttributes"));
      attach_all (self, 1, aspect (item, "edgeAttributes"));
      self->first = self->first || (nodes != NULL && rp_json_node_get (nodes->first, "@id") != NULL);
      report_status (self, item);
      report_unknown (self, item);
    }
}

static gboolean
walk (Cx *self, const RpJsonNode *root, const char *key, void (*add) (Cx *self, const RpJsonNode *item), double begun)
{
  for (const RpJsonNode *piece = root->first; piece != NULL; piece = piece->next)
    {
      const RpJsonNode *list = aspect (piece, key);
      for (const RpJsonNode *item = list != NULL ? list->first : NULL; item != NULL; item = item->next)
        {
          add (self, item);
          if (!rp_gathering_step (self->gathering, begun + 0.25 * item->index / list->n_items))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  Cx self = { .gathering = gathering, .fields = rp_graph_fields_new () };

  for (guint what = 0; what < 2; what++)
    {
      self.names[what] = g_hash_table_new (g_str_hash, g_str_equal);
      self.defaults[what] = g_array_new (FALSE, FALSE, sizeof (Declared));
      self.attached[what] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_array);
    }
  prepare (&self, input->root);
  describe (&self, input->root);
  if (walk (&self, input->root, "nodes", add_node, 0.5))
    walk (&self, input->root, "edges", add_edge, 0.75);
  for (guint what = 0; what < 2; what++)
    {
      g_hash_table_unref (self.names[what]);
      g_array_unref (self.defaults[what]);
      g_hash_table_unref (self.attached[what]);
    }
  g_array_unref (self.fields);
  return TRUE;
}

const RpImporter rp_cx_importer
    = { .name = N_ ("CX (Cytoscape, NDEx)"), .suffixes = suffixes, .recognise = recognise, .gather = gather };
