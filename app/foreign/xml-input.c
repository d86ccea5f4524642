/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xml-input.h"

const RpXmlNode *
rp_xml_read_input (RpXmlTree *tree, RpGathering *gathering, const RpImportInput *input)
{
  const RpXmlNode *root = rp_xml_tree_read (tree, input->bytes, input->length, input->cancellable);
  RpPlace place;
  const char *error = rp_xml_tree_get_error (tree, &place.line, &place.column);

  if (root == NULL && error != NULL)
    rp_gathering_fail (gathering, place, NULL, g_strdup (error));
  return root;
}

RpPlace
rp_xml_place (const RpXmlNode *node)
{
  return (RpPlace){ node->line, node->column };
}

RpGathered *
rp_xml_add (RpGathering *gathering, RpRecordType type, const RpXmlNode *node, const char *id, const char *kind,
            const char *title)
{
  g_autofree char *path = rp_xml_node_dup_path (node);

  return rp_gathering_add_at (gathering, type, rp_xml_place (node), path, id, kind, title);
}

void
rp_xml_report (RpGathering *gathering, RpSeverity severity, const RpXmlNode *node, const char *id, char *message)
{
  g_autofree char *path = rp_xml_node_dup_path (node);

  rp_gathering_report (gathering, severity, rp_xml_place (node), path, id, message);
}
