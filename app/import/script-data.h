/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data of a script, as pages with timelines and networks are written: `var items = new vis.DataSet([{id: 1, start:
 * new Date(2014, 3, 20)}, …]);`, `name = {…};`, `name ({…});`, and a list or object alone with unquoted keys, single
 * quotes, comments and trailing commas. It runs nothing: what is no data is refused, but for a few calls that only show
 * them. For other programs' files; Rapport's own are JSON. */
#pragma once

#include "json-tree.h"

G_BEGIN_DECLS

/* The data as TREE, whose places are the file's: those of the one variable that has any, else an object of all
 * variables. NULL: there are none. FAULT (transfer full, nullable as a result): why, when BYTES is a script, which the
 * word before its first data says; it stays NULL for what is none. */
const RpJsonNode *rp_script_data_read (RpJsonTree *tree, const char *bytes, gsize length, RpJsonError **fault);

G_END_DECLS
