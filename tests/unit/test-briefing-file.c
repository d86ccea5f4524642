/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "briefing-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "saved-error.h"
#include "temp-folder.h"

/* A folder of its own for each test, and a file that stands for a dataset. */
typedef struct
{
  char *folder, *dataset, *beside;
} Place;

static void
put (Place *place, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  place->folder = temp_folder_new ();
  place->dataset = g_build_filename (place->folder, "a.rapport.json", NULL);
  place->beside = rp_briefing_file_beside (place->dataset);
  put (place, "a.rapport.json", "{}");
}

static void
tear_down (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  temp_folder_remove (place->folder);
  g_free (place->folder);
  g_free (place->dataset);
  g_free (place->beside);
}

static gboolean
write_title (Place *place, const char *title, guint64 *fingerprint, GError **error)
{
  g_autoptr (RpBriefing) briefing = rp_briefing_new (title);

  return rp_briefing_file_write (place->beside, briefing, place->dataset, fingerprint, error);
}

static void
assert_title (Place *place, const char *title, guint64 *fingerprint)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RpBriefing) briefing = rp_briefing_file_read (place->beside, fingerprint, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (briefing != NULL ? rp_briefing_get_title (briefing) : NULL, ==, title);
}

static void
test_write_and_read (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  guint64 fingerprint = 0, read = 0;

  assert_title (place, NULL, &read);
  g_assert_cmpuint (read, ==, 0);
  g_assert_true (write_title (place, "one", &fingerprint, NULL));
  assert_title (place, "one", &read);
  g_assert_cmpuint (read, ==, fingerprint);
  g_assert_true (write_title (place, "two", &fingerprint, NULL));
  assert_title (place, "two", &read);
  g_assert_cmpuint (read, ==, fingerprint);
}

static void
assert_not_written (Place *place, guint64 fingerprint, RpSavedError code)
{
  g_autoptr (GError) error = NULL;
  guint64 before = fingerprint;

  g_assert_false (write_title (place, "mine", &fingerprint, &error));
  g_assert_error (error, RP_SAVED_ERROR, (int)code);
  g_assert_cmpuint (fingerprint, ==, before);
}

/* What somebody else has written meanwhile stays, whether it is another version, the first one, or none any more. */
static void
test_changed (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  guint64 fingerprint = 0, other = RP_BRIEFING_ANY;

  g_assert_true (write_title (place, "one", &fingerprint, NULL));
  g_assert_true (write_title (place, "theirs", &other, NULL));
  assert_not_written (place, fingerprint, RP_SAVED_ERROR_CHANGED);
  assert_not_written (place, 0, RP_SAVED_ERROR_CHANGED);
  assert_title (place, "theirs", NULL);
  g_unlink (place->beside);
  assert_not_written (place, fingerprint, RP_SAVED_ERROR_CHANGED);
  g_assert_false (g_file_test (place->beside, G_FILE_TEST_EXISTS));
}

/* However its name is written, the dataset is not. */
static void
test_dataset_is_never_written (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *text = NULL;

  g_assert_cmpint (symlink ("a.rapport.json", place->beside), ==, 0);
  assert_not_written (place, RP_BRIEFING_ANY, RP_SAVED_ERROR_REFUSED);
  g_unlink (place->beside);
  g_assert_cmpint (link (place->dataset, place->beside), ==, 0);
  assert_not_written (place, RP_BRIEFING_ANY, RP_SAVED_ERROR_REFUSED);
  g_assert_true (g_file_get_contents (place->dataset, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "{}");
}

/* Neither read, nor overwritten by who saw no file there. */
static void
assert_unreadable (Place *place)
{
  g_autoptr (GError) error = NULL;
  struct stat before, after;
  guint64 none = 0;

  g_assert_cmpint (stat (place->beside, &before), ==, 0);
  g_assert_null (rp_briefing_file_read (place->beside, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (write_title (place, "mine", &none, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (stat (place->beside, &after), ==, 0);
  g_assert_true (before.st_ino == after.st_ino && before.st_size == after.st_size);
}

static void
test_hostile_files (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  put (place, "a.briefing.json", "{\"rapport-briefing\":1");
  assert_unreadable (place);
  put (place, "a.briefing.json", "{\"rapport-briefing\":2}");
  assert_unreadable (place);
  g_assert_cmpint (truncate (place->beside, 100 * 1000 * 1000), ==, 0);
  assert_unreadable (place);
  g_unlink (place->beside);
  g_assert_cmpint (mkfifo (place->beside, 0600), ==, 0);
  assert_unreadable (place);
  g_unlink (place->beside);
  g_assert_cmpint (symlink ("/dev/full", place->beside), ==, 0);
  assert_unreadable (place);
  g_unlink (place->beside);
  g_assert_cmpint (symlink ("a.briefing.json", place->beside), ==, 0);
  g_assert_false (write_title (place, "mine", &(guint64){ 0 }, NULL));
  g_unlink (place->beside);
  g_assert_cmpint (g_mkdir (place->beside, 0700), ==, 0);
  assert_unreadable (place);
}

/* Where it leads is written; it stays a link. */
static void
test_link (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *real = g_build_filename (place->folder, "real", NULL);
  guint64 fingerprint = 0;

  g_assert_cmpint (symlink ("real", place->beside), ==, 0);
  g_assert_true (write_title (place, "one", &fingerprint, NULL));
  g_assert_true (write_title (place, "two", &fingerprint, NULL));
  g_assert_true (g_file_test (place->beside, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (real, G_FILE_TEST_IS_REGULAR) && !g_file_test (real, G_FILE_TEST_IS_SYMLINK));
  assert_title (place, "two", NULL);
}

/* What was there stays whole, and nothing is left beside it. */
static void
test_read_only_folder (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64 fingerprint = 0, before;

  g_assert_true (write_title (place, "one", &fingerprint, NULL));
  before = fingerprint;
  g_chmod (place->folder, 0500);
  if (g_access (place->folder, W_OK) == 0)
    {
      g_test_skip ("whoever runs this may write everywhere");
      return;
    }
  g_assert_false (write_title (place, "two", &fingerprint, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpuint (fingerprint, ==, before);
  assert_title (place, "one", NULL);
}

/* A full disk, as far as one can be had without one: no file may grow beyond some bytes. */
static void
test_full_disk (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *title = g_strnfill (50000, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  struct rlimit old, small;
  guint64 fingerprint = 0, before;
  guint n = 0;

  g_assert_true (write_title (place, "one", &fingerprint, NULL));
  before = fingerprint;
  getrlimit (RLIMIT_FSIZE, &old);
  small = (struct rlimit){ 4096, old.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (write_title (place, title, &fingerprint, &error));
  setrlimit (RLIMIT_FSIZE, &old);
  signal (SIGXFSZ, SIG_DFL);
  g_assert_nonnull (error);
  g_assert_cmpuint (fingerprint, ==, before);
  assert_title (place, "one", NULL);
  for (dir = g_dir_open (place->folder, 0, NULL); g_dir_read_name (dir) != NULL;)
    n++;
  g_assert_cmpuint (n, ==, 2);
}

/* More than is read again is not written. */
static void
test_too_large (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *title = g_strnfill (60000, 'x');
  g_autoptr (GPtrArray) scenes = g_ptr_array_new ();
  g_autoptr (RpBriefing) briefing = NULL;
  g_autoptr (GError) error = NULL;
  guint64 fingerprint = 0;

  for (guint i = 0; i < 600; i++)
    {
      RpScene *scene = rp_scene_new ("text");

      rp_scene_set_text (&scene->notes, title);
      g_ptr_array_add (scenes, scene);
    }
  briefing = rp_briefing_new_of (NULL, g_steal_pointer (&scenes), NULL, NULL);
  g_assert_false (rp_briefing_file_write (place->beside, briefing, place->dataset, &fingerprint, &error));
  g_assert_error (error, RP_SAVED_ERROR, RP_SAVED_ERROR_TOO_LARGE);
  g_assert_false (g_file_test (place->beside, G_FILE_TEST_EXISTS));
}

static void
assert_files (const char *dataset, const char *folder, const char *const *names)
{
  g_auto (GStrv) files = rp_briefing_files_of (dataset);

  g_assert_cmpuint (g_strv_length (files), ==, g_strv_length ((char **)names));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);

      g_assert_cmpstr (files[i], ==, path);
    }
}

static void
test_files_of (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const there[]
      = { "a.briefing.json",  "a.board.briefing.json",  "a.Z.briefing.json", "a.b.briefing.json",
          "a.b.json",         "a.b.deep.briefing.json", "ab.briefing.json",  "a.briefing.json.bak",
          "a..briefing.json", "b.briefing.json" };
  static const char *const mine[]
      = { "a.briefing.json", "a..briefing.json", "a.Z.briefing.json", "a.board.briefing.json", NULL };
  static const char *const of_b[] = { "a.b.briefing.json", "a.b.deep.briefing.json", NULL };
  static const char *const none[] = { NULL };
  g_autofree char *folder = g_strconcat (place->folder, "/", NULL);
  g_autofree char *b = g_strconcat (folder, "a.b.json", NULL);
  g_autofree char *gone = g_strconcat (folder, "gone/a.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    put (place, there[i], "");
  g_unlink (place->beside);
  g_assert_cmpint (symlink ("b.briefing.json", place->beside), ==, 0);
  assert_files (place->dataset, folder, mine);
  assert_files (b, folder, of_b);
  assert_files (gone, "", none);
  g_assert_cmpint (g_chdir (place->folder), ==, 0);
  assert_files ("a.json", "", mine);
  g_assert_cmpint (g_chdir ("/"), ==, 0);
}

static void
test_many_files (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_auto (GStrv) files = NULL;

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *name = g_strdup_printf ("a.%03u.briefing.json", i * 37 % 150);

      put (place, name, "");
    }
  files = rp_briefing_files_of (place->dataset);
  g_assert_cmpuint (g_strv_length (files), ==, RP_BRIEFING_MOST_FILES);
  g_assert_true (g_str_has_suffix (files[0], "a.000.briefing.json"));
  g_assert_true (g_str_has_suffix (files[99], "a.099.briefing.json"));
}

#define ADD(name, test) g_test_add ("/briefing-file/" name, Place, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("write-and-read", test_write_and_read);
  ADD ("changed", test_changed);
  ADD ("dataset-is-never-written", test_dataset_is_never_written);
  ADD ("hostile-files", test_hostile_files);
  ADD ("link", test_link);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("full-disk", test_full_disk);
  ADD ("too-large", test_too_large);
  ADD ("files-of", test_files_of);
  ADD ("many-files", test_many_files);
  return g_test_run ();
}
