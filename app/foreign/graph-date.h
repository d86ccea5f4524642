/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Since when and until when a tie of a graph is, where its values say so by their names. Private to graph-record. */
#pragma once

#include "graph-record.h"

G_BEGIN_DECLS

/* The first of FIELDS that is called as a table's column of dates is (csv-header.h: "date", "since", "year", "start")
 * and has a date in it that can be read, and the first for the end likewise; they are taken then. Ten digits are Unix
 * seconds, thirteen milliseconds. Of a date with two readings it is said that it stays wording. What is no date stays
 * among FIELDS. A relation that has a date keeps it. */
void rp_graph_take_dates (RpGathering *gathering, RpGathered *relation, GArray *fields);

G_END_DECLS
