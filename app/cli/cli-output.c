/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <stdio.h>

#include "cli-private.h"

char *
rp_cli_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r' || c == '\t')
        g_string_append_c (out, ' ');
      else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        g_string_append_unichar (out, 0xfffd);
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

void
rp_cli_say (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fputs ("rapport: ", stderr);
  fputs (message, stderr);
  fputc ('\n', stderr);
}

int
rp_cli_print (const GString *out)
{
  if (fwrite (out->str, 1, out->len, stdout) == out->len && fflush (stdout) == 0 && !ferror (stdout))
    return RP_CLI_DONE;
  rp_cli_say (_ ("standard output: %s"), g_strerror (errno));
  return RP_CLI_FAILED;
}

/* The first problem that made the whole file useless. */
static void
say_unusable (const char *name, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const RpProblem *problem = problems->pdata[i];

      if (problem->severity == RP_SEVERITY_ERROR && (problem->fatal || i + 1 == problems->len))
        {
          g_autofree char *line = rp_problem_to_string (problem);
          g_autofree char *clean = rp_cli_clean (line);

          rp_cli_say ("%s:%s", name, clean);
          return;
        }
    }
  rp_cli_say (_ ("%s: nothing usable"), name);
}

RpImportResult *
rp_cli_load (const RpCliOptions *options, int *strict)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *displayed = g_filename_display_name (options->file);
  g_autofree char *name = rp_cli_clean (displayed);
  g_autoptr (RpImportResult) result = rp_import_file_unless (options->file, 0, &options->import, NULL, NULL, &error);
  guint errors, left_out;

  *strict = RP_CLI_DONE;
  if (!result)
    {
      g_autofree char *why = rp_cli_clean (error->message);

      rp_cli_say ("%s: %s", name, why);
      return NULL;
    }
  if (!result->dataset)
    {
      say_unusable (name, result->problems);
      return NULL;
    }
  errors = rp_import_result_count (result, RP_SEVERITY_ERROR);
  left_out = rp_dataset_get_left_out (result->dataset);
  if (errors > 0 || left_out > 0)
    {
      g_autofree char *found = g_strdup_printf (ngettext ("%u error", "%u errors", errors), errors);
      g_autofree char *lost
          = g_strdup_printf (ngettext ("%u record left out", "%u records left out", left_out), left_out);

      rp_cli_say (_ ("%s: %s, %s; “rapport check” lists them"), name, found, lost);
      if (options->strict)
        *strict = RP_CLI_FAILED;
    }
  return g_steal_pointer (&result);
}
