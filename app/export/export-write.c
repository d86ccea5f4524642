/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "exporter.h"
#include "whole-file.h"

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat of_a, of_b;

  return stat (a, &of_a) == 0 && stat (b, &of_b) == 0 && of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

gboolean
rp_export_write (const char *path, GBytes *bytes, const char *input, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  gboolean refused;

  if (input && is_same_file (path, input))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_REFUSED, "%s: %s", name,
                   _ ("is the dataset itself; it is never written to"));
      return FALSE;
    }
  if (rp_whole_file_write (path, data, length, RP_WHOLE_FILE_PLAIN, NULL, NULL, &trouble))
    return TRUE;
  refused = trouble->code == G_IO_ERROR_IS_DIRECTORY || trouble->code == G_IO_ERROR_NOT_REGULAR_FILE;
  g_set_error_literal (error, RP_EXPORT_ERROR, refused ? RP_EXPORT_ERROR_REFUSED : RP_EXPORT_ERROR_WRITE,
                       trouble->message);
  return FALSE;
}
