/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-private.h"
#include "drawing-dump.h"

int
rp_cli_dump (const RpCliOptions *options)
{
  static const char *const views[] = { "timeline", "network", "sources" };
  RpCliOptions all = *options;
  int strict, status;
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (RpDrawing) drawing = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (options->details)
    return rp_cli_details (options);
  result = rp_cli_load (options, &strict);
  if (!result)
    return RP_CLI_FAILED;
  all.list_all = TRUE;
  drawing = rp_cli_figure (&all, result->dataset);
  if (!drawing)
    return RP_CLI_FAILED;
  if (options->json)
    rp_drawing_dump_json (&drawing, 1, result->dataset, views[options->view], out);
  else
    rp_drawing_dump_text (&drawing, 1, result->dataset, out);
  status = rp_cli_print (out);
  return status != RP_CLI_DONE ? status : strict;
}
