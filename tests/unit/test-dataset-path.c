/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-path.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

static void
test_paths (void)
{
  static const char *const inside[]
      = { "a.txt", "a/b.txt", "a/../b", "./a", "..a", "a..", "50%.txt", "a b", "é.png", "note: x" };
  static const char *const outside[] = { "",
                                         "/etc/passwd",
                                         "..",
                                         "../a",
                                         "a/../../b",
                                         "%2e%2e/a",
                                         "a/%2e%2e/%2e%2e/b",
                                         "%2Fetc/passwd",
                                         "\\\\host\\x",
                                         "\\x",
                                         "..\\a",
                                         "C:\\x",
                                         "c:x",
                                         "file:///etc/passwd",
                                         "http://h/x",
                                         "FILE:x",
                                         "javascript:x",
                                         "a\nb" };
  g_autofree char *dir = g_dir_make_tmp ("rapport-XXXXXX", NULL);
  g_autofree char *link = g_build_filename (dir, "link", NULL);
  g_autofree char *own = g_build_filename (dir, "own", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      g_autofree char *fault = rp_dataset_path_check (inside[i], dir);
      g_assert_cmpstr (fault, ==, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      g_autofree char *fault = rp_dataset_path_check (outside[i], NULL);
      if (fault == NULL)
        g_error ("let through: %s", outside[i]);
    }
  g_assert_cmpint (symlink ("/etc", link), ==, 0);
  g_assert_cmpint (symlink (".", own), ==, 0);
  {
    g_autofree char *fault = rp_dataset_path_check ("link/passwd", dir);
    g_autofree char *direct = rp_dataset_path_check ("link", dir);
    g_autofree char *coded = rp_dataset_path_check ("%6Cink/passwd", dir);
    g_autofree char *harmless = rp_dataset_path_check ("own/own", dir);
    g_assert_nonnull (fault);
    g_assert_nonnull (direct);
    g_assert_nonnull (coded);
    g_assert_null (harmless);
  }
  g_unlink (link);
  g_unlink (own);
  g_rmdir (dir);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataset-path/paths", test_paths);
  return g_test_run ();
}
