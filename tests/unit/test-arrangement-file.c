/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "arrangement-file.h"
#include "arrangement-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "temp-folder.h"

/* A folder of its own for each test, and a file that stands for a dataset. */
typedef struct
{
  char *folder, *own, *dataset, *beside;
} Place;

static void
set_up (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  place->folder = temp_folder_new ();
  place->own = g_build_filename (place->folder, "own", NULL);
  place->dataset = g_build_filename (place->folder, "a.json", NULL);
  place->beside = rp_arrangement_file_beside (place->dataset);
  g_assert_true (g_file_set_contents (place->dataset, "{}", -1, NULL));
}

static void
tear_down (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  temp_folder_remove (place->folder);
  g_free (place->folder);
  g_free (place->own);
  g_free (place->dataset);
  g_free (place->beside);
}

static RpSavedArrangement *
with_lanes (const char *lanes)
{
  RpSavedArrangement *saved = rp_saved_arrangement_new ();

  saved->lanes = g_strdup (lanes);
  return saved;
}

static void
write_lanes (Place *place, const char *lanes, guint64 *fingerprint, GError **error)
{
  g_autoptr (RpSavedArrangement) saved = with_lanes (lanes);
  gboolean done = rp_arrangement_file_write (place->beside, saved, place->dataset, fingerprint, error);

  g_assert_cmpint (done, ==, error == NULL || *error == NULL);
}

static void
assert_lanes (Place *place, const char *lanes, guint64 *fingerprint)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RpSavedArrangement) saved = rp_arrangement_file_read (place->beside, fingerprint, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (saved != NULL ? saved->lanes : NULL, ==, lanes);
}

static void
test_names (void)
{
  static const char *const names[][2] = {
    { "/x/a.json", "/x/a.arrangement.json" },      { "/x/a.rapport.json", "/x/a.arrangement.json" },
    { "/x/a", "/x/a.arrangement.json" },           { "/x/a.csv", "/x/a.csv.arrangement.json" },
    { "/x.json/a", "/x.json/a.arrangement.json" }, { "/x/.json", "/x/.json.arrangement.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *beside = rp_arrangement_file_beside (names[i][0]);

      g_assert_cmpstr (beside, ==, names[i][1]);
    }
}

static void
test_write_and_read (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  guint64 fingerprint = 0, read = 0;

  assert_lanes (place, NULL, &read);
  g_assert_cmpuint (read, ==, 0);
  write_lanes (place, "tag", &fingerprint, NULL);
  assert_lanes (place, "tag", &read);
  g_assert_cmpuint (read, ==, fingerprint);
  write_lanes (place, "place", &fingerprint, NULL);
  assert_lanes (place, "place", &read);
  g_assert_cmpuint (read, ==, fingerprint);
}

/* What somebody else has written meanwhile stays, whether it is another version, the first one, or none any more. */
static void
test_changed (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64 fingerprint = 0, other = RP_ARRANGEMENT_ANY;

  write_lanes (place, "tag", &fingerprint, NULL);
  write_lanes (place, "source", &other, NULL);
  write_lanes (place, "place", &fingerprint, &error);
  g_assert_error (error, RP_SAVED_ERROR, RP_SAVED_ERROR_CHANGED);
  g_clear_error (&error);
  assert_lanes (place, "source", NULL);
  other = 0;
  write_lanes (place, "place", &other, &error);
  g_assert_error (error, RP_SAVED_ERROR, RP_SAVED_ERROR_CHANGED);
  g_clear_error (&error);
  g_unlink (place->beside);
  write_lanes (place, "place", &fingerprint, &error);
  g_assert_error (error, RP_SAVED_ERROR, RP_SAVED_ERROR_CHANGED);
  g_assert_false (g_file_test (place->beside, G_FILE_TEST_EXISTS));
}

static void
assert_dataset_whole (Place *place)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (place->dataset, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "{}");
}

/* However its name is written, the dataset is not. */
static void
test_dataset_is_never_written (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64 any = RP_ARRANGEMENT_ANY;

  g_assert_cmpint (symlink ("a.json", place->beside), ==, 0);
  write_lanes (place, "tag", &any, &error);
  g_assert_error (error, RP_SAVED_ERROR, RP_SAVED_ERROR_REFUSED);
  g_clear_error (&error);
  g_unlink (place->beside);
  g_assert_cmpint (link (place->dataset, place->beside), ==, 0);
  write_lanes (place, "tag", &any, &error);
  g_assert_error (error, RP_SAVED_ERROR, RP_SAVED_ERROR_REFUSED);
  assert_dataset_whole (place);
}

static void
assert_unreadable (Place *place)
{
  g_autoptr (GError) error = NULL;
  guint64 none = 0;

  g_assert_null (rp_arrangement_file_read (place->beside, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  /* and not overwritten either */
  write_lanes (place, "tag", &none, &error);
  g_assert_nonnull (error);
}

static void
test_hostile_files (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_assert_true (g_file_set_contents (place->beside, "{\"rapport-arrangement\":1", -1, NULL));
  assert_unreadable (place);
  g_assert_cmpint (truncate (place->beside, 64 * 1024 * 1024), ==, 0);
  assert_unreadable (place);
  g_unlink (place->beside);
  g_assert_cmpint (mkfifo (place->beside, 0600), ==, 0);
  assert_unreadable (place);
  g_unlink (place->beside);
  g_assert_cmpint (symlink ("/dev/zero", place->beside), ==, 0);
  assert_unreadable (place);
  g_unlink (place->beside);
  g_assert_cmpint (g_mkdir (place->beside, 0700), ==, 0);
  assert_unreadable (place);
}

static RpOwnArrangement *
load_own (Place *place, const char *path)
{
  g_autofree char *name = rp_kept_files_name (path);

  return rp_arrangement_store_load (place->own, name);
}

static void
save_own (Place *place, const char *lanes, guint64 beside)
{
  g_autoptr (RpOwnArrangement) own = rp_own_arrangement_new (with_lanes (lanes));
  g_autofree char *name = rp_kept_files_name (place->dataset);
  static const char *const known[] = { "ada", "be\"n", NULL };
  g_autoptr (GError) error = NULL;

  own->trace.known = g_strdupv ((char **)known);
  own->beside = beside;
  own->clean = TRUE;
  rp_arrangement_store_save (place->own, name, own, &error);
  g_assert_no_error (error);
}

static void
test_own (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *moved = g_build_filename (place->folder, "b.json", NULL);
  g_autoptr (RpOwnArrangement) own = NULL;
  g_autoptr (RpOwnArrangement) after = NULL;

  /* nothing was arranged: nothing is kept */
  save_own (place, NULL, 0);
  g_assert_null (load_own (place, place->dataset));
  save_own (place, "tag", G_MAXUINT64 - 5);
  own = load_own (place, place->dataset);
  g_assert_cmpstr (own->saved->lanes, ==, "tag");
  g_assert_cmpuint (own->beside, ==, G_MAXUINT64 - 5);
  g_assert_true (own->clean);
  g_assert_cmpuint (g_strv_length (own->trace.known), ==, 2);
  g_assert_cmpstr (own->trace.known[1], ==, "be\"n");
  /* once something was kept, that all was taken back is kept too */
  save_own (place, NULL, 0);
  g_assert_cmpint (g_rename (place->dataset, moved), ==, 0);
  after = load_own (place, moved);
  g_assert_true (rp_saved_arrangement_is_nothing (after->saved));
}

static void
test_own_hostile (G_GNUC_UNUSED Place *place, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{\"version\":1}",
    "{\"version\":2,\"arrangement\":{\"rapport-arrangement\":1}}",
    "{\"version\":1,\"arrangement\":{\"rapport-arrangement\":9}}",
    "{\"version\":1,\"known\":{\"a\":[1]},\"path\":[\"x\"],\"arrangement\":[]}",
    "{\"version\":1,\"arrangement\":7,\"arrangement\":{\"rapport-arrangement\":1}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (rp_own_arrangement_from_json (texts[i], strlen (texts[i])));
}

/* What the document portal hands into a sandbox: a file in a folder of its own, or a folder with all that is in it. */
static void
test_beside_a_lone_file (void)
{
  static const struct
  {
    const char *dataset, *path;
    gboolean written;
  } tries[] = {
    { "doc/1a2b/a.json", "doc/1a2b/a.arrangement.json", FALSE },
    { "doc/1a2b/a.json", "doc/3c4d/a.arrangement.json", TRUE },
    { "doc/1a2b/folder/a.json", "doc/1a2b/folder/a.arrangement.json", TRUE },
    { "other/1a2b/a.json", "other/1a2b/a.arrangement.json", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autofree char *dataset = g_build_filename (g_get_user_runtime_dir (), tries[i].dataset, NULL);
      g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), tries[i].path, NULL);
      g_autofree char *folder = g_path_get_dirname (path);
      g_autoptr (RpSavedArrangement) saved = with_lanes ("place");
      g_autoptr (GError) error = NULL;
      guint64 fingerprint = RP_ARRANGEMENT_ANY;

      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_assert_cmpint (rp_arrangement_file_write (path, saved, dataset, &fingerprint, &error), ==, tries[i].written);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, tries[i].written);
      if (!tries[i].written)
        g_assert_error (error, RP_SAVED_ERROR, RP_SAVED_ERROR_REFUSED);
    }
}

#define ADD(name, test) g_test_add ("/arrangement-file/" name, Place, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *runtime = g_dir_make_tmp ("rapport-runtime-XXXXXX", NULL);

  /* before anybody asks for it: what GLib isolates by itself it never frees */
  g_assert_nonnull (runtime);
  g_assert_true (g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrangement-file/names", test_names);
  ADD ("write-and-read", test_write_and_read);
  ADD ("changed", test_changed);
  ADD ("dataset-is-never-written", test_dataset_is_never_written);
  g_test_add_func ("/arrangement-file/beside-a-lone-file", test_beside_a_lone_file);
  ADD ("hostile-files", test_hostile_files);
  ADD ("own", test_own);
  ADD ("own-hostile", test_own_hostile);
  return g_test_run ();
}
