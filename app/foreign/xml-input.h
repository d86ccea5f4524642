/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the importers of XML formats have in common: bytes become a tree or a fatal problem, elements become records. */
#pragma once

#include "gathering.h"
#include "xml-tree.h"

G_BEGIN_DECLS

/* The root; NULL: GATHERING has failed, or is cancelled. */
const RpXmlNode *rp_xml_read_input (RpXmlTree *tree, RpGathering *gathering, const RpImportInput *input);
RpPlace rp_xml_place (const RpXmlNode *node);
/* As rp_gathering_add () and its kin, at NODE. */
RpGathered *rp_xml_add (RpGathering *gathering, RpRecordType type, const RpXmlNode *node, const char *id,
                        const char *kind, const char *title);
void rp_xml_report (RpGathering *gathering, RpSeverity severity, const RpXmlNode *node, const char *id, char *message);

G_END_DECLS
