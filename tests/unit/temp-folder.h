/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of a test's own, and its end with all that is in it. */
#pragma once

#include <glib.h>
#include <glib/gstdio.h>

/* PATH and all below it; links themselves, not where they lead. Folders that a test has locked are opened first. */
static inline void
temp_folder_remove (const char *path)
{
  gboolean folder = g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK);
  GDir *dir = folder && g_chmod (path, 0700) == 0 ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      temp_folder_remove (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* An empty one. Transfer full: temp_folder_remove and g_free. */
static inline char *
temp_folder_new (void)
{
  char *path = g_dir_make_tmp ("rapport-test-XXXXXX", NULL);

  g_assert_nonnull (path);
  return path;
}
