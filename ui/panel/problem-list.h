/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems of a file as a list: line and column, what was expected and found. */
#pragma once

#include <gtk/gtk.h>
#include "problem.h"

G_BEGIN_DECLS

/* PROBLEMS (RpProblem) is only read. After the first 200 the rest is counted. Floating. */
GtkWidget *rp_problem_list_new (GPtrArray *problems);

G_END_DECLS
