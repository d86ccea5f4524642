/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a graph is made of, before its values are read: ids, nodes, edges, groups and their ends. */
#include "graph-record.h"

#include <glib/gi18n-lib.h>

/* A tuple, which JSON has only lists for. NULL: NODE is none. */
static const char *
tuple_id (RpGathering *gathering, const RpJsonNode *node)
{
  g_autoptr (GString) id = g_string_new ("(");

  if (!rp_json_node_is_list (node) || node->n_items == 0)
    return NULL;
  for (const RpJsonNode *item = node->first; item != NULL; item = item->next)
    {
      if (item->text == NULL)
        return NULL;
      g_string_append_printf (id, "%s%s", item != node->first ? ", " : "", item->text);
    }
  g_string_append_c (id, ')');
  return rp_gathering_text (gathering, id->str, -1);
}

const char *
rp_graph_id_of (RpGathering *gathering, const RpJsonNode *node)
{
  const char *id = rp_gathering_text (gathering, rp_json_node_text (node), -1);

  return id != NULL ? id : tuple_id (gathering, node);
}

const char *
rp_graph_id (RpGathering *gathering, const RpJsonNode *record, const char *key)
{
  const RpJsonNode *node = rp_json_node_get (record, key);
  const char *id = rp_graph_id_of (gathering, node);

  if (id == NULL && node != NULL && node->type != RP_JSON_NULL && !rp_json_node_is_text (node))
    rp_gathering_report_node (
        gathering, RP_SEVERITY_ERROR, node, NULL,
        g_strdup_printf (_ ("expected an id, a text or a number, found %s"), rp_json_node_name (node)));
  return id;
}

RpGathered *
rp_graph_add_entity (RpGathering *gathering, const RpJsonNode *node, const char *id)
{
  if (rp_json_node_is_object (node))
    return rp_gathering_add (gathering, RP_RECORD_ENTITY, node, id, NULL, NULL);
  rp_gathering_leave_out_node (gathering, node, NULL,
                               g_strdup_printf (_ ("expected a node, an object, found %s"), rp_json_node_name (node)));
  return NULL;
}

RpGathered *
rp_graph_add_relation (RpGathering *gathering, const RpJsonNode *edge, const char *id, const char *from, const char *to)
{
  RpGathered *relation;

  if (!rp_json_node_is_object (edge))
    {
      rp_gathering_leave_out_node (
          gathering, edge, NULL,
          g_strdup_printf (_ ("expected an edge, an object, found %s"), rp_json_node_name (edge)));
      return NULL;
    }
  relation = rp_gathering_add (gathering, RP_RECORD_RELATION, edge, rp_gathering_free_id (gathering, id, "edge"),
                               "linked", NULL);
  relation->from = rp_gathering_text (gathering, from, -1);
  relation->to = rp_gathering_text (gathering, to, -1);
  return relation;
}

void
rp_graph_add_part (RpGathering *gathering, const RpGathered *child, const char *parent)
{
  const char *id = rp_gathering_text (gathering, parent, -1);
  RpGathered *relation;

  if (id == NULL || child->id == NULL)
    return;
  relation = rp_gathering_add_at (gathering, RP_RECORD_RELATION, child->place, child->path, NULL, "part_of", NULL);
  relation->from = child->id;
  relation->to = id;
}

RpGathered *
rp_graph_add_group (RpGathering *gathering, RpPlace place, const char *path, const char *id)
{
  RpGathered *group;
  const char *own = rp_gathering_free_id (gathering, id, "group");

  if (own == NULL)
    own = rp_gathering_free_id (gathering, rp_gathering_printf (gathering, "group %u:%u", place.line, place.column),
                                "group");
  group = rp_gathering_add_at (gathering, RP_RECORD_ENTITY, place, path, own, "group", NULL);
  rp_gathering_report (gathering, RP_SEVERITY_WARNING, place, path, group->id,
                       g_strdup (_ ("an edge of several ends is kept as an entity that each of them is tied to")));
  return group;
}

void
rp_graph_add_end (RpGathering *gathering, const RpGathered *group, const char *id, gboolean into, const char *kind,
                  RpPlace place, const char *path)
{
  RpGathered *relation
      = rp_gathering_add_at (gathering, RP_RECORD_RELATION, place, path, NULL, kind != NULL ? kind : "part_of", NULL);
  const char *end = rp_gathering_text (gathering, id, -1);

  relation->from = into ? end : group->id;
  relation->to = into ? group->id : end;
}
