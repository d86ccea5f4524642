/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-private.h"
#include "drawing-dump.h"

int
rp_cli_dump (const RpCliOptions *options)
{
  RpCliOptions all = *options;
  int strict, status;
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (RpExportPlan) plan = NULL;
  g_autoptr (RpPageSet) pages = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (options->details)
    return rp_cli_details (options);
  result = rp_cli_load (options, &strict);
  if (!result)
    return RP_CLI_FAILED;
  all.list_all = TRUE;
  plan = rp_cli_plan (&all, result->dataset);
  if (!plan)
    return RP_CLI_FAILED;
  pages = rp_export_plan_pages (plan, NULL, &error);
  if (!pages)
    {
      g_autofree char *why = rp_cli_clean (error->message);

      rp_cli_say ("%s", why);
      return RP_CLI_FAILED;
    }
  if (options->json)
    rp_drawing_dump_json (rp_page_set_get_pages (pages), rp_page_set_n_pages (pages), result->dataset,
                          rp_view_name (options->view), out);
  else
    rp_drawing_dump_text (rp_page_set_get_pages (pages), rp_page_set_n_pages (pages), result->dataset, out);
  status = rp_cli_print (out);
  return status != RP_CLI_DONE ? status : strict;
}
