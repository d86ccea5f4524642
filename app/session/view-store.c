/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view-store.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BYTES (4 * 1024 * 1024)

/* A file of the folder and when it was written. */
typedef struct
{
  char *path;
  gint64 written;
} Kept;

char *
rp_view_store_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "rapport", "views", NULL);
}

char *
rp_view_store_name (const char *path)
{
  g_autofree char *real = realpath (path, NULL);

  /* not every allocator is GLib's */
  return real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);
}

static char *
file_of (const char *folder, const char *name)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autofree char *file = g_strconcat (digest, ".json", NULL);

  return g_build_filename (folder, file, NULL);
}

static RpViewMemory *
read_memory (const char *path)
{
  GStatBuf info;
  g_autofree char *text = NULL;
  gsize length = 0;
  RpViewMemory *memory = NULL;

  /* neither a pipe, which would never end, nor what is too large to be ours */
  if (g_lstat (path, &info) != 0)
    return NULL;
  if (S_ISREG (info.st_mode) && info.st_size <= MOST_BYTES && g_file_get_contents (path, &text, &length, NULL))
    memory = rp_view_memory_from_json (text, length);
  if (memory == NULL)
    g_debug ("%s cannot be used: nothing is restored from it", path);
  return memory;
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

      if (g_strcmp0 (path, except) != 0 && g_lstat (path, &info) == 0 && S_ISREG (info.st_mode))
        {
          Kept kept = { g_steal_pointer (&path), (gint64)info.st_mtim.tv_sec * 1000 + info.st_mtim.tv_nsec / 1000000 };

          g_array_append_val (all, kept);
        }
    }
  g_clear_pointer (&dir, g_dir_close);
  g_array_sort (all, newest_first);
  return all;
}

/* Whether MEMORY is of the file that now stands at NAME: the same file, or one of that name that is gone from where it
 * was. Whether the records are the same, the session asks. */
static gboolean
was_moved (const RpViewMemory *memory, const char *name, const GStatBuf *info)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *old_base = memory->path != NULL ? g_path_get_basename (memory->path) : NULL;
  gboolean same_file
      = memory->inode != 0 && memory->inode == (gint64)info->st_ino && memory->device == (gint64)info->st_dev;

  if (old_base == NULL || (!same_file && !g_str_equal (base, old_base)))
    return FALSE;
  return !g_file_test (memory->path, G_FILE_TEST_EXISTS);
}

static RpViewMemory *
find_moved (const char *folder, const char *name)
{
  g_autoptr (GArray) all = NULL;
  GStatBuf info;

  if (g_stat (name, &info) != 0)
    return NULL;
  all = list_kept (folder, NULL);
  for (guint i = 0; i < MIN (all->len, RP_VIEW_STORE_MOST); i++)
    {
      g_autoptr (RpViewMemory) memory = read_memory (g_array_index (all, Kept, i).path);

      if (memory != NULL && was_moved (memory, name, &info))
        return g_steal_pointer (&memory);
    }
  return NULL;
}

RpViewMemory *
rp_view_store_load (const char *folder, const char *name)
{
  g_autofree char *path = file_of (folder, name);
  RpViewMemory *memory = read_memory (path);

  return memory != NULL ? memory : find_moved (folder, name);
}

static void
drop_oldest (const char *folder, const char *newest)
{
  g_autoptr (GArray) all = list_kept (folder, newest);

  for (guint i = RP_VIEW_STORE_MOST - 1; i < all->len; i++)
    g_unlink (g_array_index (all, Kept, i).path);
}

gboolean
rp_view_store_save (const char *folder, const char *name, RpViewMemory *memory, GError **error)
{
  g_autofree char *path = file_of (folder, name);
  g_autofree char *text = NULL;
  GStatBuf info;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, (int)g_io_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  g_free (memory->path);
  memory->path = g_strdup (name);
  if (g_stat (name, &info) == 0)
    {
      memory->device = (gint64)info.st_dev;
      memory->inode = (gint64)info.st_ino;
    }
  text = rp_view_memory_to_json (memory);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    drop_oldest (folder, path);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
