/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cytoscape.js and the .cyjs of Cytoscape Desktop: `elements` as {nodes, edges} or as one list, with or without
 * `group`; also the elements alone. What counts is each element's `data`; a parent becomes a tie part_of. Positions,
 * styles and the view's options are passed over. */
#include "formats.h"
#include "graph-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const suffixes[] = { ".cyjs", ".json", NULL };
static const char *const root_passed[] = { "elements",
                                           "data",
                                           "style",
                                           "layout",
                                           "zoom",
                                           "pan",
                                           "format_version",
                                           "generated_by",
                                           "target_cytoscapejs_version",
                                           "zoomingEnabled",
                                           "userZoomingEnabled",
                                           "panningEnabled",
                                           "userPanningEnabled",
                                           "boxSelectionEnabled",
                                           "renderer",
                                           "minZoom",
                                           "maxZoom",
                                           "nodes",
                                           "edges",
                                           "styleEnabled",
                                           "hideEdgesOnViewport",
                                           "textureOnViewport",
                                           "wheelSensitivity",
                                           "motionBlur",
                                           "directed",
                                           "multigraph",
                                           "container",
                                           NULL };
static const char *const about_passed[] = { "SUID", "shared_name", "selected", "__Annotations", NULL };
/* NetworkX says `value` beside id, which is the same. */
static const char *const node_passed[] = { "id", "parent", "SUID", "selected", NULL };
static const char *const edge_passed[]
    = { "id", "source", "target", "SUID", "selected", "shared_interaction", "shared_name", NULL };

static const RpJsonNode *
elements_of (const RpJsonNode *root)
{
  const RpJsonNode *elements = rp_json_node_get (root, "elements");

  return elements != NULL ? elements : root;
}

static const RpJsonNode *
ends_of (const RpJsonNode *element)
{
  const RpJsonNode *data = rp_json_node_get_object (element, "data");

  return rp_json_node_get (data, "source") != NULL && rp_json_node_get (data, "target") != NULL ? data : NULL;
}

/* Whether one of the first of LIST has data with an id or ends. */
static gboolean
has_data (const RpJsonNode *list)
{
  const RpJsonNode *item = rp_json_node_is_list (list) ? list->first : NULL;

  for (guint n = 0; item != NULL && n < 16; item = item->next, n++)
    if (rp_json_node_get (rp_json_node_get_object (item, "data"), "id") != NULL || ends_of (item) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
recognise (const RpJsonNode *root)
{
  const RpJsonNode *elements = elements_of (root);

  if (has_data (elements))
    return TRUE;
  if (has_data (rp_json_node_get (elements, "nodes")) || has_data (rp_json_node_get (elements, "edges")))
    return TRUE;
  return elements != root && rp_json_node_is_object (elements) && rp_json_node_get_list (elements, "nodes") != NULL
         && rp_json_node_get (root, "data") != NULL;
}

static gboolean
is_edge (const RpJsonNode *element)
{
  const char *group = rp_json_node_get_text (element, "group");

  return group != NULL ? strcmp (group, "edges") == 0 : ends_of (element) != NULL;
}

/* Classes are words for styles; a tag is what they come nearest to. */
static void
add_classes (RpGathering *gathering, RpGathered *record, const RpJsonNode *element)
{
  const char *classes = rp_json_node_get_text (element, "classes");
  g_auto (GStrv) words = classes != NULL ? g_strsplit (classes, " ", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    rp_gathered_add_tag (gathering, record, words[i]);
}

static void
add_node (RpGathering *gathering, const RpJsonNode *element, GArray *fields)
{
  const RpJsonNode *data = rp_json_node_get_object (element, "data");
  const char *id = rp_graph_id (gathering, data, "id");
  RpGathered *entity;

  if (rp_json_node_is_object (element) && data == NULL)
    {
      rp_gathering_leave_out_node (gathering, element, NULL,
                                   g_strdup_printf (_ ("expected the element’s “data”, an object, found %s"),
                                                    rp_json_node_name (rp_json_node_get (element, "data"))));
      return;
    }
  entity = rp_graph_add_entity (gathering, element, id);
  if (entity == NULL)
    return;
  g_array_set_size (fields, 0);
  rp_graph_fields_add_members (fields, data, node_passed);
  if (g_strcmp0 (rp_json_node_get_text (data, "value"), id) == 0)
    for (guint i = 0; i < fields->len; i++)
      if (strcmp (g_array_index (fields, RpGraphField, i).key, "value") == 0)
        g_array_remove_index (fields, i--);
  rp_graph_fill_entity (gathering, entity, fields);
  add_classes (gathering, entity, element);
}

static void
add_parent (RpGathering *gathering, const RpJsonNode *element)
{
  const RpJsonNode *data = rp_json_node_get_object (element, "data");
  const RpGathered *entity = rp_gathering_find (gathering, rp_json_node_get_text (data, "id"));

  if (entity != NULL && rp_json_node_get (data, "parent") != NULL)
    rp_graph_add_part (gathering, entity, rp_graph_id (gathering, data, "parent"));
}

static void
add_edge (RpGathering *gathering, const RpJsonNode *element, GArray *fields, const gboolean *directed)
{
  const RpJsonNode *data = rp_json_node_get_object (element, "data");
  RpGathered *relation
      = rp_graph_add_relation (gathering, element, rp_json_node_get_text (data, "id"),
                               rp_graph_id (gathering, data, "source"), rp_graph_id (gathering, data, "target"));

  if (relation == NULL)
    return;
  g_array_set_size (fields, 0);
  rp_graph_fields_add_members (fields, data, edge_passed);
  rp_graph_fill_relation (gathering, relation, fields, directed);
  add_classes (gathering, relation, element);
}

typedef enum
{
  NODES,
  PARENTS,
  EDGES,
} Pass;

static gboolean
walk (RpGathering *gathering, const RpJsonNode *list, GArray *fields, Pass pass, const gboolean *directed)
{
  const RpJsonNode *element = rp_json_node_is_list (list) ? list->first : NULL;
  const char *named = list != NULL ? list->key : NULL;

  for (; element != NULL; element = element->next)
    {
      gboolean edge = g_strcmp0 (named, "edges") == 0 || (g_strcmp0 (named, "nodes") != 0 && is_edge (element));
      if (pass == EDGES && edge)
        add_edge (gathering, element, fields, directed);
      else if (pass == NODES && !edge)
        add_node (gathering, element, fields);
      else if (pass == PARENTS && !edge)
        add_parent (gathering, element);
      if (!rp_gathering_step (gathering, 0.5 + 0.25 * (pass == EDGES) + 0.25 * element->index / list->n_items))
        return FALSE;
    }
  return TRUE;
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  const RpJsonNode *elements = elements_of (input->root), *flag = rp_json_node_get (input->root, "directed");
  gboolean directed = rp_json_node_get_flag (input->root, "directed", FALSE);
  g_autoptr (GArray) fields = rp_graph_fields_new ();

  rp_graph_fields_add_members (fields, rp_json_node_get (input->root, "data"), about_passed);
  rp_graph_fields_add_pairs (fields, rp_json_node_get (input->root, "data")); /* NetworkX */
  if (rp_json_node_is_object (input->root))
    rp_graph_fields_add_members (fields, input->root, root_passed);
  rp_graph_fill_dataset (gathering, fields);
  for (Pass pass = NODES; pass <= EDGES; pass++)
    if (!walk (gathering, elements, fields, pass, flag != NULL ? &directed : NULL)
        || !walk (gathering, rp_json_node_get (elements, "nodes"), fields, pass, flag != NULL ? &directed : NULL)
        || !walk (gathering, rp_json_node_get (elements, "edges"), fields, pass, flag != NULL ? &directed : NULL))
      return TRUE;
  return TRUE;
}

const RpImporter rp_cytoscape_importer
    = { .name = N_ ("Cytoscape"), .suffixes = suffixes, .recognise = recognise, .gather = gather };
