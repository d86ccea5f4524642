/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding about a dataset's file: where, which record, what was expected and what was found. Findings about data are
 * problems, never GErrors. Lines and columns count from 1 (columns in characters); 0 means no place. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RP_SEVERITY_ERROR,
  RP_SEVERITY_WARNING,
} RpSeverity;

typedef struct
{
  RpSeverity severity;
  guint line, column;
  char *path;        /* JSON Pointer; "" is the whole file */
  char *id;          /* record's id or, without one, its title; NULL if none */
  char *message;     /* expected and found */
  gboolean fatal;    /* nothing usable: not JSON, not UTF-8, too large */
  gboolean left_out; /* a record was left out because of it */
} RpProblem;

/* Transfer full; strings are copied. */
RpProblem *
rp_problem_new (RpSeverity severity, guint line, guint column, const char *path, const char *id, const char *message);
void rp_problem_free (RpProblem *problem);
/* "LINE:COL: error: PATH (ID): MESSAGE" as `check` prints it behind FILE and a colon. Transfer full. */
char *rp_problem_to_string (const RpProblem *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpProblem, rp_problem_free)

G_END_DECLS
