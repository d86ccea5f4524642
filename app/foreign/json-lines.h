/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that holds one JSON object after another (JSON Lines, NDJSON), cut into pieces: a line a piece as a rule, but
 * also objects that stand behind each other on one line, or over several. Blank lines, CRLF, a byte order mark and a
 * missing last line end are no matter. What is no JSON costs its own line only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *bytes, *end; /* what is left */
  guint line;              /* of `bytes`, from 1 */
} RpJsonLines;

void rp_json_lines_init (RpJsonLines *self, const char *bytes, gsize length);
/* The next piece, which is not blank, with the line that it begins on. FALSE: no more. */
gboolean rp_json_lines_next (RpJsonLines *self, const char **piece, gsize *length, guint *line);

G_END_DECLS
