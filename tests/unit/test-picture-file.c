/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-file.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exporters.h"
#include "importers.h"
#include "network-drawing.h"

/* So many pixels of one colour, the middle third of another. */
static GBytes *
picture (const char *type, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GdkPixbuf) middle = gdk_pixbuf_new_subpixbuf (pixbuf, width / 3, 0, width / 3, height);
  char *bytes = NULL;
  gsize n = 0;

  gdk_pixbuf_fill (pixbuf, 0xff0000ff);
  gdk_pixbuf_fill (middle, 0x00ff00ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &n, type, NULL, NULL));
  return g_bytes_new_take (bytes, n);
}

static guint32
crc (const guint8 *bytes, gsize n)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < n; i++)
    {
      sum ^= bytes[i];
      for (guint k = 0; k < 8; k++)
        sum = (sum >> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
  return ~sum;
}

static void
put (guint8 *at, guint32 number)
{
  for (guint i = 0; i < 4; i++)
    at[i] = (guint8)(number >> (24 - 8 * i));
}

/* A small PNG that says it is a large one. */
static GBytes *
bomb (guint32 width, guint32 height)
{
  g_autoptr (GBytes) small = picture ("png", 8, 8);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (small, NULL), g_bytes_get_size (small));

  put (bytes + 16, width);
  put (bytes + 20, height);
  put (bytes + 29, crc (bytes + 12, 17));
  return g_bytes_new (bytes, g_bytes_get_size (small));
}

static void
test_the_middle_is_kept (void)
{
  const char *const types[] = { "png", "jpeg" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) bytes = picture (types[i], 900, 300);
      g_autofree char *reason = NULL;
      g_autoptr (RpPicture) small = rp_picture_decode (bytes, 50, &reason);
      g_autofree char *none = NULL;
      g_autoptr (RpPicture) large = rp_picture_decode (bytes, 5000, &none);
      guint32 pixel;

      g_assert_null (reason);
      g_assert_cmpuint (small->side, ==, 50);
      pixel = small->pixels[25 * 50 + 25];
      g_assert_cmpuint (pixel >> 24, ==, 255);
      g_assert_cmpuint ((pixel >> 8) & 0xff, >, 240);
      g_assert_cmpuint ((pixel >> 16) & 0xff, <, 16);
      /* never larger than it is */
      g_assert_cmpuint (large->side, ==, 300);
    }
}

static void
refuse (GBytes *bytes, const char *words)
{
  g_autofree char *reason = NULL;

  g_assert_null (rp_picture_decode (bytes, 64, &reason));
  g_assert_nonnull (reason);
  if (words != NULL)
    g_assert_nonnull (strstr (reason, words));
  g_bytes_unref (bytes);
}

static void
test_what_is_no_picture (void)
{
  g_autoptr (GBytes) jpeg = picture ("jpeg", 300, 300);
  g_autoptr (GBytes) png = picture ("png", 300, 300);

  refuse (g_bytes_new_static ("", 0), "only PNG and JPEG");
  refuse (g_bytes_new_static ("<svg/>", 6), "only PNG and JPEG");
  refuse (g_bytes_new_from_bytes (jpeg, 0, g_bytes_get_size (jpeg) / 2), NULL);
  refuse (g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2), NULL);
  refuse (g_bytes_new_from_bytes (png, 0, 20), NULL);
  refuse (bomb (60000, 60000), "too many");
  refuse (bomb (9000, 9), "too many");
}

typedef struct
{
  char *folder, *path;
} Place;

static void
set_up (Place *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char json[] = "{\"rapport\":1,\"title\":\"Pictures\",\"entities\":["
                             "{\"id\":\"a\",\"kind\":\"person\",\"name\":\"A\",\"image\":\"a.png\"},"
                             "{\"id\":\"b\",\"kind\":\"person\",\"name\":\"B\",\"image\":\"pipe.png\"},"
                             "{\"id\":\"c\",\"kind\":\"person\",\"name\":\"C\",\"image\":\"out.png\"},"
                             "{\"id\":\"d\",\"kind\":\"person\",\"name\":\"D\",\"image\":\"missing.png\"},"
                             "{\"id\":\"e\",\"kind\":\"person\",\"name\":\"E\",\"image\":\"folder\"},"
                             "{\"id\":\"f\",\"kind\":\"person\",\"name\":\"F\"}],"
                             "\"relations\":[{\"id\":\"r\",\"kind\":\"knows\",\"from\":\"a\",\"to\":\"f\"}]}";
  g_autoptr (GBytes) png = picture ("png", 90, 90);
  g_autofree char *a = NULL, *pipe = NULL, *out = NULL, *folder = NULL;

  self->folder = g_dir_make_tmp (NULL, NULL);
  self->path = g_build_filename (self->folder, "d.json", NULL);
  g_assert_true (g_file_set_contents (self->path, json, -1, NULL));
  a = g_build_filename (self->folder, "a.png", NULL);
  g_assert_true (g_file_set_contents (a, g_bytes_get_data (png, NULL), (gssize)g_bytes_get_size (png), NULL));
  pipe = g_build_filename (self->folder, "pipe.png", NULL);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  out = g_build_filename (self->folder, "out.png", NULL);
  g_assert_cmpint (symlink ("/etc/hostname", out), ==, 0);
  folder = g_build_filename (self->folder, "folder", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
}

static void
tear_down (Place *self, G_GNUC_UNUSED gconstpointer data)
{
  const char *const names[] = { "d.json", "a.png", "pipe.png", "out.png" };
  g_autofree char *inner = g_build_filename (self->folder, "folder", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (inner);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static RpDataset *
read_dataset (Place *self)
{
  g_autoptr (RpImportResult) result = rp_import_file (self->path, NULL, NULL, NULL);

  g_assert_nonnull (result);
  return g_object_ref (result->dataset);
}

static void
test_only_files_below_the_folder (Place *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDataset) dataset = read_dataset (self);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RpPictureSet) pictures = rp_pictures_load (dataset, self->path, refused, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_assert_nonnull (rp_picture_set_get (pictures, 0));
  for (guint i = 1; i < 6; i++)
    g_assert_null (rp_picture_set_get (pictures, i));
  /* each is told of once: the link at the latest here, the reader may have left it out before */
  g_assert_cmpuint (refused->len, >=, 3);
  g_assert_cmpuint (refused->len, <=, 4);
  g_assert_null (rp_pictures_load (dataset, NULL, NULL, NULL));
  g_cancellable_cancel (cancelled);
  g_assert_null (rp_pictures_load (dataset, self->path, NULL, cancelled));
}

/* In the node, with a rim in its kind's colour, and within the file of a picture of the network. */
static void
test_it_stands_in_its_node (Place *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDataset) dataset = read_dataset (self);
  g_autoptr (RpPictureSet) pictures = rp_pictures_load (dataset, self->path, NULL, NULL);
  RpViewState state = { .dataset = dataset,
                        .theme = rp_theme (RP_THEME_LIGHT),
                        .measure = rp_text_measure_fixed (),
                        .period = RP_PERIOD_NONE,
                        .pictures = pictures,
                        .now = NAN };
  g_autoptr (RpNetworkLooks) looks = rp_network_looks_with_size (NULL, RP_NODE_SIZE_TIES);
  g_autoptr (RpNetwork) network = rp_network_new (dataset, state.measure, 800, 600, 1, NULL);
  g_autoptr (RpNetwork) sized = NULL;
  RpNetworkView view = rp_network_fit (network, 800, 600);
  g_autoptr (RpDrawing) drawing = NULL;
  g_autoptr (RpPageSet) pages = NULL;
  g_autoptr (GBytes) svg = NULL;
  guint n_pictures = 0;

  state.looks = looks;
  sized = rp_network_size_nodes (network, &state);
  drawing = rp_network_drawing (sized, &state, &view, 800, 600);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->picture == NULL)
        continue;
      n_pictures++;
      g_assert_cmpint (shape->role, ==, RP_ROLE_NODE);
      g_assert_cmpuint (shape->ref.index, ==, 0);
      g_assert_cmpfloat (shape->width, >=, 28);
    }
  g_assert_cmpuint (n_pictures, ==, 1);
  pages = rp_page_set_of (drawing);
  svg = rp_exporter_for_path ("a.svg", NULL)->render (pages, &(RpExportOptions){ .scale = 1 }, NULL, NULL);
  g_assert_nonnull (
      g_strstr_len (g_bytes_get_data (svg, NULL), (gssize)g_bytes_get_size (svg), "data:image/png;base64,"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-file/middle", test_the_middle_is_kept);
  g_test_add_func ("/picture-file/refused", test_what_is_no_picture);
  g_test_add ("/picture-file/folder", Place, NULL, set_up, test_only_files_below_the_folder, tear_down);
  g_test_add ("/picture-file/node", Place, NULL, set_up, test_it_stands_in_its_node, tear_down);
  return g_test_run ();
}
