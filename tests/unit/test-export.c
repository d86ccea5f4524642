/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporter.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder, *file;
  GBytes *bytes;
} Fixture;

static void
set_up (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("rapport-export-XXXXXX", &error);
  g_assert_no_error (error);
  self->file = g_build_filename (self->folder, "out.png", NULL);
  self->bytes = g_bytes_new_static ("bytes", 5);
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

static void
tear_down (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->file);
  g_bytes_unref (self->bytes);
}

static void
assert_content (const char *path, const char *content)
{
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, content);
}

static void
test_new_and_replace (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (rp_export_write (self->file, self->bytes, NULL, &error));
  g_assert_no_error (error);
  assert_content (self->file, "bytes");
  g_assert_true (g_file_set_contents (self->file, "a longer old content", -1, NULL));
  g_assert_cmpint (g_chmod (self->file, 0640), ==, 0);
  g_assert_true (rp_export_write (self->file, self->bytes, NULL, &error));
  assert_content (self->file, "bytes");
  g_assert_cmpint (stat (self->file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_links (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link_path = g_build_filename (self->folder, "link", NULL);
  g_autofree char *ring = g_build_filename (self->folder, "ring", NULL);

  g_assert_cmpint (symlink ("out.png", link_path), ==, 0);
  g_assert_true (rp_export_write (link_path, self->bytes, NULL, &error)); /* it led nowhere */
  assert_content (self->file, "bytes");
  g_assert_true (rp_export_write (link_path, self->bytes, NULL, &error));
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (symlink ("ring", ring), ==, 0);
  g_assert_false (rp_export_write (ring, self->bytes, NULL, &error));
  g_assert_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_WRITE);
}

static void
assert_refused (Fixture *self, const char *path, const char *input)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rp_export_write (path, self->bytes, input, &error));
  g_assert_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_REFUSED);
}

static void
test_refusals (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (self->folder, "fifo", NULL);
  g_autofree char *hard = g_build_filename (self->folder, "hard", NULL);
  g_autofree char *soft = g_build_filename (self->folder, "soft", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (self, fifo, NULL);
  assert_refused (self, self->folder, NULL);
  assert_refused (self, "/dev/full", NULL);
  g_assert_true (g_file_set_contents (self->file, "input", -1, NULL));
  g_assert_cmpint (link (self->file, hard), ==, 0);
  g_assert_cmpint (symlink ("out.png", soft), ==, 0);
  assert_refused (self, self->file, self->file);
  assert_refused (self, hard, self->file);
  assert_refused (self, soft, self->file);
  assert_content (self->file, "input");
}

static void
test_no_folder (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "nowhere", "x.png", NULL);

  g_assert_false (rp_export_write (path, self->bytes, NULL, &error));
  g_assert_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (rp_export_write ("", self->bytes, NULL, &error));
  g_assert_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_WRITE);
  g_assert_cmpuint (count_files (self), ==, 0);
}

/* NAME-1 … NAME-N of the folder, each a text of its own. */
static GStrv
series (Fixture *self, guint n)
{
  GStrv paths = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("x-%u.png", i + 1);

      paths[i] = g_build_filename (self->folder, name, NULL);
    }
  return paths;
}

static gboolean
write_series (Fixture *self, GStrv paths, const char *input, GCancellable *cancellable, GError **error)
{
  guint n = g_strv_length (paths);
  g_autofree GBytes **bytes = g_new (GBytes *, n);

  for (guint i = 0; i < n; i++)
    bytes[i] = self->bytes;
  return rp_export_write_all ((const char *const *)paths, bytes, n, input, cancellable, error);
}

/* If one of several cannot be written, all stay as they were. */
static void
test_series (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = series (self, 4);

  g_assert_true (g_file_set_contents (paths[1], "old", -1, NULL));
  g_assert_cmpint (g_mkdir (paths[2], 0700), ==, 0);
  g_assert_false (write_series (self, paths, NULL, NULL, &error));
  g_assert_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "x-3.png"));
  assert_content (paths[1], "old");
  g_assert_cmpuint (count_files (self), ==, 2);
  g_clear_error (&error);
  g_assert_cmpint (g_rmdir (paths[2]), ==, 0);
  g_assert_false (write_series (self, paths, paths[1], NULL, &error)); /* one is the dataset */
  g_assert_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_REFUSED);
  assert_content (paths[1], "old");
  g_assert_cmpuint (count_files (self), ==, 1);
  g_assert_true (write_series (self, paths, NULL, NULL, NULL));
  assert_content (paths[1], "bytes");
  g_assert_cmpuint (count_files (self), ==, 4);
}

static void
test_series_cancelled (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (GStrv) paths = series (self, 2);

  g_cancellable_cancel (cancellable);
  g_assert_false (write_series (self, paths, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (self), ==, 0);
}

/* Of very many, the message says how far it came. */
static void
test_long_series (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = series (self, 450);

  g_assert_true (g_mkdir (paths[420], 0700) == 0);
  g_assert_false (write_series (self, paths, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "of 450 files only x-1.png to x-400.png are written"));
  g_assert_nonnull (strstr (error->message, "x-421.png"));
  g_assert_cmpuint (count_files (self), ==, 401);
}

static RpDrawing *
a_drawing (double width, double height)
{
  RpDrawing *drawing = rp_drawing_new (width, height, 0xffffffff);
  RpShape *shape;

  rp_drawing_add_text (drawing, RP_ROLE_LABEL, rp_text_measure_fixed (), "a<b>&\"\x02\xef\xbf\xbe", RP_TEXT_LABEL, 3, 4,
                       0xff);
  shape = rp_drawing_add (drawing, RP_ROLE_BAR, RP_GEOMETRY_RECT);
  shape->width = shape->height = 20;
  shape->fill = 0x0000ffff;
  shape->fill_style = RP_FILL_HATCH;
  shape = rp_drawing_add (drawing, RP_ROLE_BAR, RP_GEOMETRY_RECT);
  shape->width = shape->height = 20;
  shape->fill = 0x0000ffff;
  shape->fill_style = RP_FILL_FADE_BOTH;
  return drawing;
}

static void
test_formats (void)
{
  static const char *const paths[] = { "a.png", "a.SVG", "folder.x/a.pdf" };
  static const char *const begins[] = { "\x89PNG", "<?xml", "%PDF" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const RpExporter *exporter = rp_exporter_for_path (paths[i], &error);
      RpExportOptions options = { .scale = 2, .title = "T <&> \x01", .date = "2025-07-24" };
      g_autoptr (RpDrawing) drawing = a_drawing (120, 80);
      g_autoptr (RpPageSet) pages = rp_page_set_of (drawing);
      g_autoptr (GBytes) once = NULL;
      g_autoptr (GBytes) twice = NULL;

      g_assert_no_error (error);
      once = exporter->render (pages, &options, NULL, &error);
      g_assert_no_error (error);
      twice = exporter->render (pages, &options, NULL, &error);
      g_assert_true (g_bytes_equal (once, twice));
      g_assert_cmpmem (g_bytes_get_data (once, NULL), strlen (begins[i]), begins[i], strlen (begins[i]));
    }
  g_assert_null (rp_exporter_for_path ("a.gif", &error));
  g_assert_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (rp_exporter_for_path (".png", &error));
}

static void
test_svg_text (void)
{
  RpExportOptions options = { .scale = 1 };
  g_autoptr (RpDrawing) drawing = a_drawing (120, 80);
  g_autoptr (RpPageSet) pages = rp_page_set_of (drawing);
  g_autoptr (GBytes) bytes = rp_exporter_for_path ("a.svg", NULL)->render (pages, &options, NULL, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (text, ">a&lt;b&gt;&amp;\""));
  g_assert_null (strchr (text, 2));
  g_assert_null (strstr (text, "\xef\xbf\xbe"));
  g_assert_nonnull (strstr (text, "<pattern"));
  g_assert_nonnull (strstr (text, "<linearGradient"));
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RpDrawing) drawing = a_drawing (1000, 800);
  g_autoptr (RpPageSet) pages = rp_page_set_of (drawing);
  RpExportOptions options = { .scale = 40 };

  g_assert_null (rp_exporter_for_path ("a.png", NULL)->render (pages, &options, NULL, &error));
  g_assert_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "32.76")); /* 32,767 pixels a side */
  g_clear_error (&error);
  {
    g_autoptr (RpDrawing) wide = a_drawing (40000, 10);
    g_autoptr (RpPageSet) one = rp_page_set_of (wide);

    g_assert_null (rp_exporter_for_path ("a.pdf", NULL)->render (one, &options, NULL, &error));
    g_assert_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_TOO_LARGE);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/export/new-and-replace", test_new_and_replace);
  ADD ("/export/links", test_links);
  ADD ("/export/refusals", test_refusals);
  ADD ("/export/no-folder", test_no_folder);
  ADD ("/export/series", test_series);
  ADD ("/export/series-cancelled", test_series_cancelled);
  ADD ("/export/long-series", test_long_series);
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/svg-text", test_svg_text);
  g_test_add_func ("/export/too-large", test_too_large);
  return g_test_run ();
}
