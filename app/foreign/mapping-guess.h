/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proposal of what a shape's lists and columns are: by their names, in the languages of a table's headers, and by
 * what stands in them: dates, addresses, ids and names of another list. Nothing of it is silent: whoever follows it
 * says so. */
#pragma once

#include "json-shape.h"
#include "mapping.h"

G_BEGIN_DECLS

/* Transfer full; every list and column of SHAPE is in it. */
RpMapping *rp_mapping_guess (const RpShape *shape);
/* What MAPPING says of SHAPE's lists and columns, with their counts and samples. What MAPPING does not know is left
 * out (a list) or an attribute (a column). Transfer full. */
RpMapping *rp_mapping_fit (const RpMapping *mapping, const RpShape *shape);

/* LIST holds something else from now on: its columns keep what fits, and what is called a name is a title. */
void rp_mapped_list_use (RpMappedList *self, RpListUse use);

G_END_DECLS
