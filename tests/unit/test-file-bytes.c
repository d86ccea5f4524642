/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-bytes.h"
#include "importers.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

static void
expect_error (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RpImportResult) result = rp_import_file (path, NULL, NULL, &error);

  g_assert_null (result);
  g_assert_error (error, RP_IMPORT_ERROR, code);
}

static void
test_files (void)
{
  g_autofree char *dir = g_dir_make_tmp ("rapport-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (dir, "f.json", NULL);
  g_autofree char *gone = g_build_filename (dir, "gone.json", NULL);
  g_autofree char *below = g_build_filename (file, "x", NULL);
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (RpImportResult) proc = NULL;

  g_assert_true (g_file_set_contents (file, "{\"rapport\":1,\"title\":\"T\"}", -1, NULL));
  result = rp_import_file (file, NULL, NULL, NULL);
  g_assert_nonnull (result->dataset);
  expect_error (gone, RP_IMPORT_ERROR_NOT_FOUND);
  expect_error (below, RP_IMPORT_ERROR_NOT_FOUND);
  expect_error (dir, RP_IMPORT_ERROR_IS_FOLDER);
  expect_error ("/dev/zero", RP_IMPORT_ERROR_NOT_REGULAR);
  proc = rp_import_file ("/proc/self/status", NULL, NULL, NULL);
  g_assert_nonnull (proc);
  g_assert_null (proc->dataset);
  if (geteuid () != 0)
    {
      g_chmod (file, 0);
      expect_error (file, RP_IMPORT_ERROR_PERMISSION);
    }
  g_unlink (file);
  g_assert_cmpint (mkfifo (file, 0600), ==, 0);
  expect_error (file, RP_IMPORT_ERROR_NOT_REGULAR);
  g_unlink (file);
  g_assert_cmpint (symlink (file, file), ==, 0);
  expect_error (file, RP_IMPORT_ERROR_NOT_FOUND);
  g_unlink (file);
  g_assert_true (g_file_set_contents (file, "{}", -1, NULL));
  g_assert_cmpint (truncate (file, (off_t)3 * 1024 * 1024 * 1024), ==, 0);
  expect_error (file, RP_IMPORT_ERROR_TOO_LARGE);
  g_unlink (file);
  g_rmdir (dir);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-bytes/files", test_files);
  return g_test_run ();
}
