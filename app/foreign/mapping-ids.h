/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By which column other lists name the records of a list, where no column is called an id. */
#pragma once

#include "json-shape.h"
#include "mapping.h"

G_BEGIN_DECLS

/* In each list of MAPPING, which is fitted to SHAPE and whose columns have been named, that has no id: the
 * column whose values are all there, all unlike, and most of what another list says of people, places, sources or ends
 * becomes it. O(records looked at × columns). */
void rp_mapping_find_ids (const RpShape *shape, RpMapping *mapping);

G_END_DECLS
