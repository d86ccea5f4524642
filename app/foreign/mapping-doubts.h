/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what stands in a column can be what the column is called: a first look, at a sample. */
#pragma once

#include "csv-header.h"
#include "json-shape.h"

G_BEGIN_DECLS

/* A month or a day that is no such number (months have names, too), a time without an hour. Of other fields, and of a
 * column without values: FALSE. */
gboolean rp_column_contradicts (const RpShapeList *list, const RpShapeColumn *column, RpCsvField field);
/* Short texts, in nearly every record, that may stand for the record. DISTINCT: hardly any of them twice. */
gboolean rp_column_may_name (const RpShapeList *list, const RpShapeColumn *column, gboolean distinct);

G_END_DECLS
