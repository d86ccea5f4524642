/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON in a script's clothes, as the pages of timelines load it: `name = {…};` and `name ({…});`, with comments before
 * and after. It runs nothing and reads no JavaScript: what lies within has to be JSON. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* BYTES with blanks for all that stands before the JSON and without what stands after it, so that lines and columns are
 * the file's; LENGTH_OUT: of that. NULL: it is nothing such. Transfer full. */
char *rp_script_unwrap (const char *bytes, gsize length, gsize *length_out);

G_END_DECLS
