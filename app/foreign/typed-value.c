/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typed-value.h"

static gboolean
is_among (const char *word, const char *const *words)
{
  return word != NULL && g_strv_contains (words, word);
}

/* NODE's own members are all among KEYS. */
static gboolean
has_only (const RpJsonNode *node, const char *const *keys)
{
  for (const RpJsonNode *member = node->first; member != NULL; member = member->next)
    if (!is_among (member->key, keys))
      return FALSE;
  return TRUE;
}

static const RpJsonNode *
sparql_value (const RpJsonNode *node)
{
  static const char *const keys[] = { "type", "value", "xml:lang", "datatype", NULL };
  static const char *const types[] = { "uri", "literal", "typed-literal", "bnode", NULL };

  return is_among (rp_json_node_get_text (node, "type"), types) && has_only (node, keys)
             ? rp_json_node_get (node, "value")
             : NULL;
}

static const RpJsonNode *
linked_value (const RpJsonNode *node)
{
  static const char *const keys[] = { "@value", "@type", "@language", "@direction", "@index", NULL };

  return has_only (node, keys) ? rp_json_node_get (node, "@value") : NULL;
}

static const RpJsonNode *
mongo_value (const RpJsonNode *node)
{
  static const char *const keys[]
      = { "$date", "$oid", "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal", "$uuid", "$symbol", NULL };

  return node->n_items == 1 && is_among (node->first->key, keys) ? node->first : NULL;
}

const RpJsonNode *
rp_typed_value (const RpJsonNode *node)
{
  const RpJsonNode *value = NULL;

  if (!rp_json_node_is_object (node) || node->first == NULL)
    return node;
  value = mongo_value (node);
  if (value == NULL)
    value = linked_value (node);
  if (value == NULL)
    value = sparql_value (node);
  if (value == NULL || rp_json_node_is_list (value))
    return node;
  /* {"$date": {"$numberLong": "…"}} */
  if (rp_json_node_is_object (value))
    return value->n_items == 1 && mongo_value (value) != NULL && value->first->text != NULL ? value->first : node;
  return value;
}

gboolean
rp_is_typed_value (const RpJsonNode *node)
{
  return rp_typed_value (node) != node;
}
