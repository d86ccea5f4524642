/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The problems of a file in a small window of their own, beside the view of the version before. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* FILE is the name to show; PROBLEMS (RpProblem) are only read. Belongs to the toolkit until it is closed. */
GtkWindow *rp_problem_window_new (GtkWindow *parent, const char *file, GPtrArray *problems);
/* These instead. */
void rp_problem_window_show (GtkWindow *window, GPtrArray *problems);

G_END_DECLS
