/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "exporter.h"
#include "whole-file.h"

/* Written at a time, for each keeps a file open until it has its name. */
#define BATCH 200

gboolean
rp_export_is_same_file (const char *a, const char *b)
{
  struct stat of_a, of_b;

  return stat (a, &of_a) == 0 && stat (b, &of_b) == 0 && of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

static gboolean
check_input (const char *path, const char *input, GError **error)
{
  g_autofree char *name = NULL;

  if (!input || !rp_export_is_same_file (path, input))
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_REFUSED, "%s: %s", name,
               _ ("is the dataset itself; it is never written to"));
  return FALSE;
}

/* Takes TROUBLE. */
static void
propagate (GError **error, GError *trouble)
{
  gboolean refused = g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY)
                     || g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);

  g_set_error_literal (error, RP_EXPORT_ERROR, refused ? RP_EXPORT_ERROR_REFUSED : RP_EXPORT_ERROR_WRITE,
                       trouble->message);
  g_error_free (trouble);
}

/* All but the names. NULL: none. */
static GPtrArray *
prepare (const char *const *paths, GBytes *const *bytes, guint n, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_whole_file_free);

  for (guint i = 0; i < n; i++)
    {
      GError *trouble = NULL;
      gsize length;
      gconstpointer data = g_bytes_get_data (bytes[i], &length);
      RpWholeFile *file = NULL;

      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        file = rp_whole_file_new (paths[i], data, length, RP_WHOLE_FILE_PLAIN, &trouble);
      if (trouble != NULL)
        propagate (error, trouble);
      if (file == NULL)
        return NULL;
      g_ptr_array_add (files, file);
    }
  return g_steal_pointer (&files);
}

/* How many of FILES have their names now. */
static guint
commit (GPtrArray *files, GError **error)
{
  guint n = files->len;

  for (guint i = 0; i < n; i++)
    {
      GError *trouble = NULL;

      if (rp_whole_file_commit (g_steal_pointer (&files->pdata[i]), NULL, NULL, &trouble))
        continue;
      propagate (error, trouble);
      return i;
    }
  return n;
}

static void
say_how_far (GError **error, const char *first, const char *last, guint n_done, guint n)
{
  g_autofree char *from = g_filename_display_basename (first), *to = g_filename_display_basename (last);

  if (error == NULL || *error == NULL)
    return;
  if (n_done == 1)
    g_prefix_error (error, _ ("of %u files only %s is written: "), n, from);
  else
    /* Translators: file names */
    g_prefix_error (error, _ ("of %u files only %s to %s are written: "), n, from, to);
}

gboolean
rp_export_write_all (const char *const *paths, GBytes *const *bytes, guint n, const char *input,
                     GCancellable *cancellable, GError **error)
{
  guint done = 0;

  for (guint i = 0; i < n; i++)
    if (!check_input (paths[i], input, error))
      return FALSE;
  while (done < n)
    {
      guint batch = MIN (n - done, BATCH), named = 0;
      g_autoptr (GPtrArray) files = prepare (paths + done, bytes + done, batch, cancellable, error);

      if (files != NULL)
        named = commit (files, error);
      done += named;
      if (named == batch)
        continue;
      if (done > 0)
        say_how_far (error, paths[0], paths[done - 1], done, n);
      return FALSE;
    }
  return TRUE;
}

gboolean
rp_export_write (const char *path, GBytes *bytes, const char *input, GError **error)
{
  return rp_export_write_all (&path, &bytes, 1, input, NULL, error);
}
