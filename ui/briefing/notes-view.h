/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene's notes for who presents: paragraphs, lists and emphasis, as large as the eye wants them from a step away. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* pt */
#define RP_NOTES_LEAST 9
#define RP_NOTES_MOST 48
#define RP_NOTES_USUAL 15

#define RP_TYPE_NOTES_VIEW (rp_notes_view_get_type ())
G_DECLARE_FINAL_TYPE (RpNotesView, rp_notes_view, RP, NOTES_VIEW, GtkWidget)

/* Floating. */
GtkWidget *rp_notes_view_new (void);
/* NOTES as a scene has them, nullable; begins at the top. */
void rp_notes_view_set_notes (RpNotesView *self, const char *notes);
void rp_notes_view_set_size (RpNotesView *self, int size_pt);

G_END_DECLS
