/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vis-network: {nodes: [{id, label, title, group, value}], edges: [{from, to, label, title, arrows}]}, also within
 * `data`. A title is what vis shows beside the pointer, often HTML: its text becomes the summary. An edge without
 * arrows has no direction. Looks and options are passed over. */
#include "formats.h"
#include "graph-record.h"
#include "html-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const suffixes[] = { ".json", ".js", NULL };
static const char *const root_passed[] = { "nodes", "edges", "options", "data", NULL };
static const char *const node_passed[] = { "id",
                                           "title",
                                           "level",
                                           "mass",
                                           "scaling",
                                           "shapeProperties",
                                           "widthConstraint",
                                           "heightConstraint",
                                           "margin",
                                           "icon",
                                           "labelHighlightBold",
                                           "chosen",
                                           "shadow",
                                           NULL };
static const char *const edge_passed[] = { "id",
                                           "from",
                                           "to",
                                           "title",
                                           "arrows",
                                           "arrow",
                                           "width",
                                           "length",
                                           "scaling",
                                           "chosen",
                                           "shadow",
                                           "background",
                                           "arrowStrikethrough",
                                           "selfReference",
                                           "widthConstraint",
                                           "endPointOffset",
                                           "labelHighlightBold",
                                           NULL };

static const RpJsonNode *
graph_of (const RpJsonNode *root)
{
  const RpJsonNode *data = rp_json_node_get_object (root, "data");

  return rp_json_node_get_list (root, "nodes") == NULL && data != NULL ? data : root;
}

static gboolean
recognise (const RpJsonNode *root)
{
  const RpJsonNode *graph = graph_of (root), *nodes = rp_json_node_get_list (graph, "nodes");
  const RpJsonNode *edges = rp_json_node_get_list (graph, "edges");
  guint n = 0;

  if (nodes == NULL || edges == NULL)
    return FALSE;
  for (const RpJsonNode *edge = edges->first; edge != NULL && n < 16; edge = edge->next, n++)
    if (rp_json_node_get (edge, "from") != NULL && rp_json_node_get (edge, "to") != NULL)
      return TRUE;
  return FALSE;
}

/* An element of the page that a title may be given as has been lost in writing: only texts count. */
static void
set_title (RpGathering *gathering, RpGathered *record, const RpJsonNode *object)
{
  const RpJsonNode *title = rp_json_node_get (object, "title");
  g_autofree char *text = rp_json_node_is_text (title) ? rp_html_text (title->text) : NULL;

  if (text != NULL && g_strcmp0 (text, record->title) != 0)
    record->summary = rp_gathering_text (gathering, text, -1);
  else if (text == NULL)
    rp_gathered_add_other (gathering, record, "title", title);
}

/* A label may hold <b> and <i>. */
static void
plain_title (RpGathering *gathering, RpGathered *record)
{
  g_autofree char *text
      = record->title != NULL && strchr (record->title, '<') != NULL ? rp_html_text (record->title) : NULL;

  if (text != NULL)
    record->title = rp_gathering_text (gathering, text, -1);
}

static void
add_node (RpGathering *gathering, const RpJsonNode *node, GArray *fields)
{
  RpGathered *entity = rp_graph_add_entity (gathering, node, rp_graph_id (gathering, node, "id"));

  if (entity == NULL)
    return;
  g_array_set_size (fields, 0);
  rp_graph_fields_add_members (fields, node, node_passed);
  rp_graph_fill_entity (gathering, entity, fields);
  plain_title (gathering, entity);
  set_title (gathering, entity, node);
}

/* Which ends have an arrow: `arrows` is "to, from" or {to: true, from: {enabled: false}}; a version before had
 * style: "arrow". */
static gboolean
has_arrow (const RpJsonNode *edge, const char *end)
{
  const RpJsonNode *arrows = rp_json_node_get (edge, "arrows"), *one = rp_json_node_get (arrows, end);
  const char *style = rp_json_node_get_text (edge, "style");

  if (rp_json_node_is_text (arrows))
    return strstr (arrows->text, end) != NULL;
  if (rp_json_node_is_object (one))
    return rp_json_node_get_flag (one, "enabled", TRUE);
  if (one != NULL)
    return one->type == RP_JSON_TRUE;
  return strcmp (end, "to") == 0 && style != NULL && strncmp (style, "arrow", 5) == 0;
}

static void
add_edge (RpGathering *gathering, const RpJsonNode *edge, GArray *fields)
{
  gboolean to = has_arrow (edge, "to"), from = has_arrow (edge, "from"), directed = to != from;
  const char *begin = rp_graph_id (gathering, edge, "from"), *end = rp_graph_id (gathering, edge, "to");
  gboolean turned = from && !to;
  RpGathered *relation = rp_graph_add_relation (gathering, edge, rp_json_node_get_text (edge, "id"),
                                                turned ? end : begin, turned ? begin : end);

  if (relation == NULL)
    return;
  g_array_set_size (fields, 0);
  rp_graph_fields_add_members (fields, edge, edge_passed);
  rp_graph_fill_relation (gathering, relation, fields, &directed);
  plain_title (gathering, relation);
  set_title (gathering, relation, edge);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  const RpJsonNode *graph = graph_of (input->root);
  const RpJsonNode *nodes = rp_json_node_get_list (graph, "nodes"), *edges = rp_json_node_get_list (graph, "edges");
  g_autoptr (GArray) fields = rp_graph_fields_new ();
  double all = nodes->n_items + edges->n_items;

  rp_graph_fields_add_members (fields, input->root, root_passed);
  rp_graph_fill_dataset (gathering, fields);
  for (const RpJsonNode *node = nodes->first; node != NULL; node = node->next)
    {
      add_node (gathering, node, fields);
      if (!rp_gathering_step (gathering, 0.5 + 0.5 * node->index / all))
        return TRUE;
    }
  for (const RpJsonNode *edge = edges->first; edge != NULL; edge = edge->next)
    {
      add_edge (gathering, edge, fields);
      if (!rp_gathering_step (gathering, 0.5 + 0.5 * (nodes->n_items + edge->index) / all))
        return TRUE;
    }
  return TRUE;
}

const RpImporter rp_vis_network_importer
    = { .name = N_ ("vis-network"), .suffixes = suffixes, .recognise = recognise, .gather = gather };
