/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a list its records are called by, where their names and titles do not say it well. */
#pragma once

#include "json-shape.h"
#include "mapping.h"

G_BEGIN_DECLS

/* The parts of a name are put in order, a title that hardly any record has is doubted, and what is called nothing is
 * called by its first texts. */
void rp_mapping_find_title (const RpShapeList *list, RpMappedList *mapped);

G_END_DECLS
