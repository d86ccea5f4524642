/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether records with two ends say what happened between these at a time, as logs of calls, messages and payments do,
 * or how these are related. The first are events in which both take part. */
#pragma once

#include "json-shape.h"
#include "mapping.h"

G_BEGIN_DECLS

/* MAPPED is LIST's, with its columns named: a caller and a callee, a sender and a recipient at a date are an act; what
 * is only called from and to is one with a time of day or a text, and where nobody else takes part (a journey has
 * places). */
gboolean rp_mapping_is_act (const RpShapeList *list, const RpMappedList *mapped);

G_END_DECLS
