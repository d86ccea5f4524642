/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mapping`, and --mapping: what JSON that no format knows is taken for. */
#include <glib/gi18n-lib.h>

#include "cli-private.h"
#include "file-bytes.h"
#include "mapping.h"

#define MOST_BYTES ((gsize)4 * 1024 * 1024)

gboolean
rp_cli_read_mapping (RpCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL, *reason = NULL, *displayed = NULL, *name = NULL;
  gsize length;

  if (options->mapping == NULL)
    return TRUE;
  displayed = g_filename_display_name (options->mapping);
  name = rp_cli_clean (displayed);
  bytes = rp_file_read (options->mapping, MOST_BYTES, &length, NULL, &error);
  if (bytes != NULL)
    options->import.mapping = rp_mapping_from_json (bytes, length, &reason);
  if (options->import.mapping == NULL)
    {
      g_autofree char *why = rp_cli_clean (bytes != NULL ? reason : error->message);

      rp_cli_say ("%s: %s", name, why);
    }
  return options->import.mapping != NULL;
}

int
rp_cli_mapping (const RpCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *displayed = g_filename_display_name (options->file);
  g_autofree char *name = rp_cli_clean (displayed);
  g_autoptr (RpImportResult) result = rp_import_file_unless (options->file, 0, &options->import, NULL, NULL, &error);
  g_autofree char *json = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (result == NULL)
    {
      g_autofree char *why = rp_cli_clean (error->message);

      rp_cli_say ("%s: %s", name, why);
      return RP_CLI_FAILED;
    }
  if (result->mapping == NULL)
    {
      rp_cli_say (result->dataset != NULL ? _ ("%s: the file is read as %s and needs no mapping")
                                          : _ ("%s: nothing in it can be mapped; “rapport check” says why (%s)"),
                  name, g_dgettext (GETTEXT_PACKAGE, result->importer->name));
      return RP_CLI_FAILED;
    }
  json = rp_mapping_to_json (result->mapping);
  g_string_append (out, json);
  return rp_cli_print (out);
}
