/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-bytes.h"
#include "importers.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
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

/* The bytes at both ends stand in pages that are not wholly forgotten. */
static void
test_forget (void)
{
  g_autofree char *dir = g_dir_make_tmp ("rapport-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "f", NULL);
  g_autofree char *given = g_malloc (400000);
  g_autofree char *bytes = NULL;
  gsize length;

  for (guint i = 0; i < 400000; i++)
    given[i] = (char)(1 + i % 100);
  g_assert_true (g_file_set_contents (path, given, 400000, NULL));
  bytes = rp_file_read (path, 400000, &length, NULL, NULL);
  g_assert_cmpmem (bytes, length, given, 400000);
  rp_file_forget (bytes, 5001, 5100);
  g_assert_cmpmem (bytes, length, given, 400000);
  rp_file_forget (bytes, 5001, 300001);
  g_assert_cmpmem (bytes, 5001, given, 5001);
  g_assert_cmpint (bytes[150000], ==, 0);
  g_assert_cmpmem (bytes + 300001, 99999, given + 300001, 99999);
  rp_file_forget (bytes, 0, length);
  g_unlink (path);
  g_rmdir (dir);
}

/* Large enough that the reader lets go of what is behind it; with what it has to look back for. */
static char *
large_text (void)
{
  GString *text = g_string_new ("{\"rapport\":1,\"title\":\"T\",\"entities\":[{\"id\":\"a\",\"kind\":\"k\",\"name\":"
                                "\"A\"}],\"ev\\u0065nts\":[\n");

  for (guint i = 0; i < 40000; i++)
    {
      g_string_append_printf (
          text,
          "%s{\"kind\":\"k%u\",\"title\":\"Event %u, of a length that fills the file\",\"when\":\"%u\","
          "\"evidence\":[\"s, t, page %u\",\"s\"],\"participants\":[\"a\",\"b%u\"]",
          i > 0 ? ",\n" : "", i % 7, i / 2, 1500 + i % 500, i, i % 3);
      g_string_append (text, i % 9999 == 0 ? ",\"titel\":1,\"url\":\"x\",\"url\":\"y\"}" : "}");
    }
  g_string_append (text, "],\"sources\":[{\"id\":\"s, t\"},{\"id\":\"s\"}]}");
  return g_string_free (text, FALSE);
}

static void
test_large (void)
{
  g_autofree char *dir = g_dir_make_tmp ("rapport-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "f.json", NULL);
  g_autofree char *text = large_text ();
  g_autoptr (RpImportResult) file = NULL, bytes = NULL;

  g_assert_cmpuint (strlen (text), >, 5000000);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  file = rp_import_file (path, NULL, NULL, NULL);
  bytes = rp_import_bytes (text, strlen (text), NULL, NULL, NULL, NULL);
  g_assert_cmpuint (rp_dataset_n_events (file->dataset), ==, 40000);
  g_assert_cmpuint (file->problems->len, ==, 40000 + 2 * 5);
  g_assert_cmpuint (bytes->problems->len, ==, file->problems->len);
  for (guint i = 0; i < file->problems->len; i++)
    {
      g_autofree char *a = rp_problem_to_string (g_ptr_array_index (file->problems, i));
      g_autofree char *b = rp_problem_to_string (g_ptr_array_index (bytes->problems, i));
      g_assert_cmpstr (a, ==, b);
    }
  for (guint i = 0; i < 40000; i++)
    {
      const RpEvent *a = rp_dataset_event (file->dataset, i), *b = rp_dataset_event (bytes->dataset, i);
      g_autofree char *page = g_strdup_printf ("page %u", i);

      g_assert_cmpstr (a->record.id, ==, b->record.id);
      g_assert_cmpstr (a->record.title, ==, b->record.title);
      g_assert_cmpstr (a->record.url, ==, i % 9999 == 0 ? "y" : NULL);
      g_assert_cmpstr (a->when.text, ==, b->when.text);
      g_assert_cmpuint (a->record.n_evidence, ==, 2);
      g_assert_cmpuint (a->record.evidence[0].source, ==, 0);
      g_assert_cmpstr (a->record.evidence[0].locator, ==, page);
      g_assert_cmpuint (a->record.evidence[1].source, ==, 1);
      g_assert_cmpuint (a->n_participants, ==, 1);
    }
  g_unlink (path);
  g_rmdir (dir);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-bytes/files", test_files);
  g_test_add_func ("/file-bytes/forget", test_forget);
  g_test_add_func ("/file-bytes/large", test_large);
  return g_test_run ();
}
