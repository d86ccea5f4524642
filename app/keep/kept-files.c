/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kept-files.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "whole-file.h"

#define SUFFIX ".json"

/* A file of the folder and when it was written. */
typedef struct
{
  char *path;
  gint64 written;
} Kept;

char *
rp_kept_files_name (const char *path)
{
  g_autofree char *real = realpath (path, NULL);

  /* not every allocator is GLib's */
  return real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);
}

char *
rp_kept_files_path (const char *folder, const char *name)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autofree char *file = g_strconcat (digest, SUFFIX, NULL);

  return g_build_filename (folder, file, NULL);
}

static gpointer
read_kept (const RpKeptKind *kind, const char *path)
{
  GStatBuf info;
  g_autofree char *text = NULL;
  gsize length = 0;
  gpointer kept = NULL;

  /* neither a pipe, which would never end, nor what is too large to be ours */
  if (g_lstat (path, &info) != 0)
    return NULL;
  if (S_ISREG (info.st_mode) && (gsize)info.st_size <= kind->most_bytes
      && g_file_get_contents (path, &text, &length, NULL))
    kept = kind->read (text, length);
  if (kept == NULL)
    g_debug ("%s cannot be used: nothing is restored from it", path);
  return kept;
}

static void
clear_kept (gpointer data)
{
  g_free (((Kept *)data)->path);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  gint64 x = ((const Kept *)a)->written, y = ((const Kept *)b)->written;

  return (x < y) - (x > y);
}

/* All files of FOLDER but EXCEPT (nullable). Transfer full. */
static GArray *
list_kept (const char *folder, const char *except)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Kept));
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (all, clear_kept);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_str_has_suffix (name, SUFFIX) && g_strcmp0 (path, except) != 0 && g_lstat (path, &info) == 0
          && S_ISREG (info.st_mode))
        {
          Kept kept = { g_steal_pointer (&path), (gint64)info.st_mtim.tv_sec * 1000 + info.st_mtim.tv_nsec / 1000000 };

          g_array_append_val (all, kept);
        }
    }
  g_clear_pointer (&dir, g_dir_close);
  g_array_sort (all, newest_first);
  return all;
}

/* Whether TRACE is of INFO's file, which now stands at NAME. */
static gboolean
was_moved (const RpDatasetTrace *trace, const char *name, const GStatBuf *info)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *old_base = trace->path != NULL ? g_path_get_basename (trace->path) : NULL;
  gboolean same_file
      = trace->inode != 0 && trace->inode == (gint64)info->st_ino && trace->device == (gint64)info->st_dev;

  if (old_base == NULL || (!same_file && !g_str_equal (base, old_base)))
    return FALSE;
  return !g_file_test (trace->path, G_FILE_TEST_EXISTS);
}

gboolean
rp_kept_files_was_moved (const RpDatasetTrace *trace, const char *name)
{
  GStatBuf info;

  return g_stat (name, &info) == 0 && was_moved (trace, name, &info);
}

static gpointer
find_moved (const RpKeptKind *kind, const char *folder, const char *name)
{
  g_autoptr (GArray) all = NULL;
  GStatBuf info;

  if (g_stat (name, &info) != 0)
    return NULL;
  all = list_kept (folder, NULL);
  for (guint i = 0; i < MIN (all->len, RP_KEPT_FILES_LOOKED_INTO); i++)
    {
      gpointer kept = read_kept (kind, g_array_index (all, Kept, i).path);

      if (kept != NULL && was_moved (kind->get_trace (kept), name, &info))
        return kept;
      if (kept != NULL)
        kind->free (kept);
    }
  return NULL;
}

gpointer
rp_kept_files_load (const RpKeptKind *kind, const char *folder, const char *name)
{
  g_autofree char *path = rp_kept_files_path (folder, name);
  gpointer kept = read_kept (kind, path);

  return kept != NULL ? kept : find_moved (kind, folder, name);
}

void
rp_kept_files_trace (const char *name, RpDatasetTrace *trace)
{
  GStatBuf info;

  g_free (trace->path);
  trace->path = g_strdup (name);
  if (g_stat (name, &info) != 0)
    return;
  trace->device = (gint64)info.st_dev;
  trace->inode = (gint64)info.st_ino;
}

gboolean
rp_kept_files_save (const char *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *path = rp_kept_files_path (folder, name);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, (int)g_io_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  return rp_whole_file_write (path, text, strlen (text), RP_WHOLE_FILE_PRIVATE, NULL, NULL, error);
}

void
rp_kept_files_drop_oldest (const char *folder, const char *newest, guint most)
{
  g_autoptr (GArray) all = list_kept (folder, newest);

  for (guint i = most - 1; i < all->len; i++)
    g_unlink (g_array_index (all, Kept, i).path);
}
