/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a file is to be, asked in a chooser, and what a dialog does while it is written: out of sight until that has
 * come to an end. What is in the file is others' business. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows CHOOSER (transfer full; whoever is told unrefs it), modal, in FOLDER (nullable, as is a folder that is not
 * there: where it is by itself), for JSON files called JSON only (nullable: for all). CHOSEN is told of its "response"
 * as long as OBJECT lives, with that as its data. */
void rp_ask_for_file (GtkFileChooserNative *chooser, const char *folder, const char *json, GCallback chosen,
                      gpointer object);

/* PATH as it is to be written, once somebody has said that it may. */
typedef void (*RpReplace) (GtkWindow *window, const char *path);
/* Asks before WINDOW's writing at PATH replaces the file THERE, of which no chooser has asked. */
void rp_ask_to_replace (GtkWindow *window, const char *path, const char *there, RpReplace replace);

/* For what comes back later: WINDOW may be gone by then. Once; transfer full. */
GWeakRef *rp_watch_window (GtkWindow *window);
/* Frees WATCHED. Transfer full; NULL: it is gone. */
GtkWindow *rp_end_watch (GWeakRef *watched);
/* WINDOW goes out of sight while its file is written; who looked at it looks at its parent again. Transfer full. */
GWeakRef *rp_begin_waiting (GtkWindow *window);
/* The window, which is out of sight, goes if all is written or given up; else it is to come back. Frees WATCHED.
 * Transfer full; NULL: it is gone. WHY (out, transfer full) it comes back. */
GtkWindow *rp_end_waiting (GWeakRef *watched, const GError *error, char **why);

G_END_DECLS
