/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of a card that are brought into sight and marked for a moment: what was asked for, among all that a card says.
 * The mark is the CSS class rp-marked; it fades where the desktop has animations, else it comes and goes. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RpCardMarks RpCardMarks;

/* For what stands in SCROLLER (borrowed). Transfer full. */
RpCardMarks *rp_card_marks_new (GtkScrolledWindow *scroller);
void rp_card_marks_free (RpCardMarks *self);
/* Brings WHOLE into sight and marks PARTS (GtkWidget) as soon as they are laid out and seen. */
void rp_card_marks_show (RpCardMarks *self, GtkWidget *whole, const GPtrArray *parts);
/* Nothing is marked any more, or waits to be. */
void rp_card_marks_clear (RpCardMarks *self);

G_END_DECLS
