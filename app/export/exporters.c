/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters.h"
#include "data-exporters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (rp - export - error - quark, rp_export_error)

const RpExporter *const *
rp_exporters (void)
{
  static const RpExporter *const all[] = { &rp_png_exporter, &rp_svg_exporter, &rp_pdf_exporter, NULL };

  return all;
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  gsize length = strlen (path), n = strlen (suffix);

  return length > n && g_ascii_strcasecmp (path + length - n, suffix) == 0;
}

const RpExporter *
rp_exporter_for_path (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GString) known = g_string_new (NULL);

  for (const RpExporter *const *exporter = rp_exporters (); *exporter; exporter++)
    {
      if (has_suffix (path, (*exporter)->suffix))
        return *exporter;
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", (*exporter)->suffix);
    }
  for (const RpDataExporter *const *data = rp_data_exporters (); *data; data++)
    g_string_append_printf (known, ", %s", (*data)->suffix);
  name = g_filename_display_basename (path);
  g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_FORMAT, _ ("“%s” has none of the suffixes %s"), name,
               known->str);
  return NULL;
}
