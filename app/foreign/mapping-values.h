/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the columns of a shape whose mapping is being proposed: how much of a sample is dates, numbers, or the
 * ids and names of another list. Private to the units that propose. */
#pragma once

#include "json-shape.h"
#include "mapping.h"

G_BEGIN_DECLS

typedef struct
{
  guint n, n_dates, n_numbers, n_years, n_seconds, n_milliseconds, n_addresses, n_references;
  const RpShapeList *referred; /* the list that most of them name */
} RpColumnValues;

typedef struct _RpShapeValues RpShapeValues;

/* SHAPE and MAPPING, which says what are ids and names so far, must outlive it. Transfer full. */
RpShapeValues *rp_shape_values_new (const RpShape *shape, const RpMapping *mapping);
void rp_shape_values_free (RpShapeValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpShapeValues, rp_shape_values_free)

/* A sample of COLUMN's values. */
RpColumnValues rp_shape_values_of (RpShapeValues *self, const RpShapeList *list, const RpShapeColumn *column);
/* Four of five. */
gboolean rp_mostly (guint n, guint of);

G_END_DECLS
