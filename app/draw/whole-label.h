/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label of several lines, or of words that run both ways, shown as one piece that says all of it: whoever reads the
 * file gets it back whole, where else its lines would be mixed with those of the labels beside it. For files that keep
 * words (PDF) only; what needs no such care is left to glyph-clusters. Units: px. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct _RpWholeLabel RpWholeLabel;

/* Whether TEXT is better shown whole. */
gboolean rp_whole_label_serves (const char *text);
RpWholeLabel *rp_whole_label_new (void);
void rp_whole_label_free (RpWholeLabel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpWholeLabel, rp_whole_label_free)
/* One of its lines with its origin at X, Y; pictures among its letters are painted at once, on CR. FALSE: not all of it
 * has glyphs, nothing is taken. */
gboolean rp_whole_label_add (RpWholeLabel *self, cairo_t *cr, PangoLayoutLine *line, double x, double y);
/* Shows what was added, in the current source, as TEXT and N_MARKS unseen letters from left to right. FALSE: it was
 * nothing. */
gboolean rp_whole_label_show (RpWholeLabel *self, cairo_t *cr, const char *text, guint n_marks);
/* Adds TEXT's letters from right to left to LEFTWARD, the others to OTHERS. */
void rp_whole_label_count (const char *text, guint *leftward, guint *others);
/* TEXT in the order in which readers expect it: words from right to left are turned round, with a mark before each of
 * them, for they turn them back. Lines become one. Transfer full. */
char *rp_whole_label_said (const char *text);

G_END_DECLS
