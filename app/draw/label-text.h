/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dataset's text made fit to be drawn: what a stranger's string may do to a line of type is taken out of it. The
 * words themselves stay as they are; markup is never read, here or later. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longest text that is drawn, in characters: shaping a million of them takes most of a second. */
#define RP_LABEL_MAX_CHARS 300

/* TEXT with control characters and noncharacters as U+FFFD, tabs and separators as spaces, lines kept, cut to
 * RP_LABEL_MAX_CHARS with an ellipsis. Transfer full. */
char *rp_label_text (const char *text);
/* The same as one line: line breaks become spaces. Transfer full. */
char *rp_label_line (const char *text);
/* TEXT with its lines for a page that has room: at most MOST characters of it, and N_LEFT (out) how many more it has.
 * Transfer full. */
char *rp_label_passage (const char *text, guint most, guint *n_left);
/* TEXT as a part of a longer line: isolated (FSI … PDI) when it could turn its neighbours round. Transfer full. */
char *rp_label_isolate (const char *text);
/* Isolates, overrides, marks: invisible, they only say which way their neighbours run. */
gboolean rp_label_is_direction_mark (gunichar c);
/* TRUE when TEXT has letters from right to left or invisible marks of direction. */
gboolean rp_label_has_direction (const char *text);
/* Where the first letter says that LENGTH bytes of TEXT run as a paragraph: 1 to the right, -1 to the left, 0: there is
 * none. */
int rp_label_direction (const char *text, gsize length);

G_END_DECLS
