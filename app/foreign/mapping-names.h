/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the names of columns and lists say of what is in them: the headers of tables, and what programs call members, in
 * English, Italian, German, French and Azerbaijani. */
#pragma once

#include "json-shape.h"
#include "mapping.h"

G_BEGIN_DECLS

/* Of a name as a whole; RP_CSV_OTHER: nothing known. */
RpCsvField rp_field_of_name (const char *name);
/* EXACTLY: the name as a whole is known; else by its last word, with regard to those before ("place.name"). */
RpCsvField rp_field_of_column (const RpShapeColumn *column, gboolean exactly);
/* Whether one of NAME's words, folded, is among WORDS, which blanks part and enclose. */
gboolean rp_name_has_word (const char *name, const char *words);
/* RP_LIST_LEFT_OUT: the name does not tell. */
RpListUse rp_use_of_list (const RpShapeList *list);

G_END_DECLS
