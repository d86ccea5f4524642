/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "problem.h"

RpProblem *
rp_problem_new (RpSeverity severity, guint line, guint column, const char *path, const char *id, const char *message)
{
  RpProblem *self = g_new0 (RpProblem, 1);

  self->severity = severity;
  self->line = line;
  self->column = column;
  self->path = g_strdup (path != NULL ? path : "");
  self->id = g_strdup (id);
  self->message = g_strdup (message != NULL ? message : "");
  return self;
}

void
rp_problem_free (RpProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->path);
  g_free (problem->id);
  g_free (problem->message);
  g_free (problem);
}

/* A problem is one line: an id or a value with a line break in it must not make two. */
static void
append_one_line (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (out, (guchar)*p < 0x20 || *p == 0x7f ? ' ' : *p);
}

char *
rp_problem_to_string (const RpProblem *problem)
{
  GString *out = g_string_new (NULL);

  /* The words are part of the contract and never translated. */
  g_string_printf (out, "%u:%u: %s: ", problem->line, problem->column,
                   problem->severity == RP_SEVERITY_ERROR ? "error" : "warning");
  append_one_line (out, problem->path);
  if (problem->id != NULL)
    {
      g_string_append (out, problem->path[0] != '\0' ? " (" : "(");
      append_one_line (out, problem->id);
      g_string_append_c (out, ')');
    }
  if (problem->path[0] != '\0' || problem->id != NULL)
    g_string_append (out, ": ");
  append_one_line (out, problem->message);
  return g_string_free (out, FALSE);
}
