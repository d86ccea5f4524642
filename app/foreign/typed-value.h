/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that a program wrote as objects, because it says of what type each is: {"type": "literal", "value": "1945"} of
 * SPARQL's results (W3C, SPARQL 1.1 Query Results JSON Format), {"@value": "1945", "@type": …} of JSON-LD, {"$date": …}
 * and {"$oid": …} of MongoDB's Extended JSON. */
#pragma once

#include "json-tree.h"

G_BEGIN_DECLS

/* The value within, the tree's; NODE itself (nullable) where it is no such object. */
const RpJsonNode *rp_typed_value (const RpJsonNode *node);
gboolean rp_is_typed_value (const RpJsonNode *node);

G_END_DECLS
