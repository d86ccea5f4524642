/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "briefing-store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "temp-folder.h"

/* A folder with a file that stands for a dataset, and the store in it. */
typedef struct
{
  char *folder, *store, *dataset;
} Place;

static void
set_up (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  place->folder = temp_folder_new ();
  place->store = g_build_filename (place->folder, "deep", "briefings", NULL);
  place->dataset = g_build_filename (place->folder, "a \xc3\xa4.json", NULL);
  g_assert_true (g_file_set_contents (place->dataset, "{}", -1, NULL));
}

static void
tear_down (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  temp_folder_remove (place->folder);
  g_free (place->folder);
  g_free (place->store);
  g_free (place->dataset);
}

static gboolean
save (RpKeptBriefing *kept, const char *title, const char *path, guint64 fingerprint)
{
  g_autoptr (RpBriefing) briefing = rp_briefing_new (title);
  g_autoptr (GError) error = NULL;
  gboolean done = rp_kept_briefing_save (kept, briefing, path, fingerprint, &error);

  g_assert_cmpint (done, ==, error == NULL);
  return done;
}

static guint
count_left (Place *place)
{
  g_autoptr (GPtrArray) left = rp_briefing_store_left (place->store, place->dataset);

  return left->len;
}

static guint
count_files (Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->store, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static const char *
title_left (GPtrArray *left, guint i)
{
  return rp_briefing_get_title (rp_kept_briefing_get_briefing (g_ptr_array_index (left, i)));
}

static void
test_left (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *file = g_build_filename (place->folder, "a \xff.briefing.json", NULL);
  RpKeptBriefing *kept = rp_kept_briefing_new (place->store, place->dataset), *again;
  g_autoptr (GPtrArray) left = NULL;

  g_assert_false (g_file_test (place->store, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_left (place), ==, 0);
  g_assert_true (save (kept, "one", NULL, 0));
  g_assert_true (save (kept, "two", file, G_MAXUINT64 - 3));
  /* while somebody works on it, nobody else is offered it */
  g_assert_cmpuint (count_left (place), ==, 0);
  rp_kept_briefing_free (kept);
  left = rp_briefing_store_left (place->store, place->dataset);
  g_assert_cmpuint (left->len, ==, 1);
  again = g_ptr_array_index (left, 0);
  g_assert_cmpstr (title_left (left, 0), ==, "two");
  g_assert_cmpstr (rp_kept_briefing_get_path (again), ==, file);
  g_assert_cmpuint (rp_kept_briefing_get_fingerprint (again), ==, G_MAXUINT64 - 3);
  g_assert_cmpint (rp_kept_briefing_get_written (again), >, 1000000000);
  g_assert_cmpuint (count_left (place), ==, 0);
  /* and one goes on with it */
  g_assert_true (save (again, "three", NULL, 0));
  g_clear_pointer (&left, g_ptr_array_unref);
  left = rp_briefing_store_left (place->store, place->dataset);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (title_left (left, 0), ==, "three");
  g_assert_null (rp_kept_briefing_get_path (g_ptr_array_index (left, 0)));
  rp_kept_briefing_drop (g_ptr_array_index (left, 0));
  g_clear_pointer (&left, g_ptr_array_unref);
  g_assert_cmpuint (count_files (place), ==, 0);
}

/* Two windows, two briefings of one dataset, and one of another dataset. */
static void
test_several (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *other = g_build_filename (place->folder, "b.json", NULL);
  RpKeptBriefing *one = rp_kept_briefing_new (place->store, place->dataset);
  RpKeptBriefing *two = rp_kept_briefing_new (place->store, place->dataset);
  RpKeptBriefing *b = rp_kept_briefing_new (place->store, other);
  g_autoptr (GPtrArray) left = NULL;

  g_assert_true (g_file_set_contents (other, "{}", -1, NULL));
  g_assert_true (save (one, "one", NULL, 0) && save (b, "b", NULL, 0));
  g_usleep (20000);
  g_assert_true (save (two, "two", NULL, 0));
  rp_kept_briefing_free (one);
  rp_kept_briefing_free (b);
  g_assert_cmpuint (count_left (place), ==, 1);
  rp_kept_briefing_free (two);
  left = rp_briefing_store_left (place->store, place->dataset);
  g_assert_cmpuint (left->len, ==, 2);
  g_assert_cmpstr (title_left (left, 0), ==, "two");
  g_assert_cmpstr (title_left (left, 1), ==, "one");
}

static void
test_moved (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *moved = g_build_filename (place->folder, "moved.json", NULL);
  g_autofree char *copy = g_build_filename (place->folder, "copy.json", NULL);
  RpKeptBriefing *kept = rp_kept_briefing_new (place->store, place->dataset);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) of_copy = NULL;

  g_assert_true (save (kept, "one", NULL, 0));
  rp_kept_briefing_free (kept);
  g_assert_true (g_file_set_contents (copy, "{}", -1, NULL));
  g_assert_cmpint (g_rename (place->dataset, moved), ==, 0);
  of_copy = rp_briefing_store_left (place->store, copy);
  g_assert_cmpuint (of_copy->len, ==, 0);
  left = rp_briefing_store_left (place->store, moved);
  g_assert_cmpuint (left->len, ==, 1);
}

static void
test_hostile (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const texts[] = { "",
                                       "\n",
                                       "{}\n{\"rapport-briefing\":1}",
                                       "[]\n{\"rapport-briefing\":1}",
                                       "{\"version\":1,\"dataset\":7}\n{\"rapport-briefing\":1}",
                                       "{\"version\":1,\"dataset\":\"file:///x\"",
                                       "{\"version\":1,\"dataset\":\"http://x/y\"}\n{\"rapport-briefing\":1}",
                                       "{\"version\":1,\"dataset\":\"file:///x\\u0000\"}\n{\"rapport-briefing\":1}" };
  g_autofree char *uri = g_filename_to_uri (place->dataset, NULL, NULL);
  g_autofree char *bad = g_strdup_printf ("{\"version\":1,\"dataset\":\"%s\"}\n{\"rapport-briefing\":2}", uri);
  g_autofree char *good = g_strdup_printf ("{\"version\":1,\"dataset\":\"%s\"}\n{\"rapport-briefing\":1}", uri);
  g_autofree char *path = g_build_filename (place->store, "x.kept", NULL);
  g_autofree char *lock = g_build_filename (place->store, "x.lock", NULL);

  g_assert_cmpint (g_mkdir_with_parents (place->store, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      g_assert_cmpuint (count_left (place), ==, 0);
    }
  g_assert_true (g_file_set_contents (path, bad, -1, NULL));
  g_assert_cmpuint (count_left (place), ==, 0);
  g_assert_true (g_file_set_contents (path, good, -1, NULL));
  g_assert_cmpuint (count_left (place), ==, 1);
  g_unlink (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_cmpuint (count_left (place), ==, 0);
  g_unlink (path);
  g_assert_true (g_file_set_contents (path, good, -1, NULL));
  g_unlink (lock);
  g_assert_cmpint (mkfifo (lock, 0600), ==, 0);
  (void)count_left (place);
}

/* Where nothing can be kept, that is said, and no more. */
static void
test_no_folder (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *under_file = g_build_filename (place->dataset, "briefings", NULL);
  g_autoptr (RpKeptBriefing) kept = rp_kept_briefing_new (under_file, place->dataset);
  g_autoptr (GPtrArray) left = rp_briefing_store_left (under_file, place->dataset);

  g_assert_false (save (kept, "one", NULL, 0));
  rp_kept_briefing_drop (kept);
  g_assert_cmpuint (left->len, ==, 0);
}

/* ---- killed ---- */

/* Keeps one after the other, and says which is on the disk; until it is killed. */
static void
work (Place *place, int tell)
{
  RpKeptBriefing *kept = rp_kept_briefing_new (place->store, place->dataset);

  for (guint32 n = 1;; n++)
    {
      g_autofree char *title = g_strdup_printf ("%u", n);

      if (!save (kept, title, NULL, n) || write (tell, &n, sizeof n) != sizeof n)
        _exit (1);
    }
}

/* The last that was on the disk before the end, after so many of them at least. */
static guint32
kill_at (Place *place, guint after, guint pause_us)
{
  guint32 n = 0, last = 0;
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    work (place, ends[1]);
  close (ends[1]);
  while (n < after && read (ends[0], &n, sizeof n) == sizeof n)
    last = n;
  g_usleep (pause_us);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  while (read (ends[0], &n, sizeof n) == sizeof n)
    last = n;
  close (ends[0]);
  return last;
}

/* At any moment: what was kept is there, whole, it or the next one. */
static void
test_killed (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 50; i++)
    {
      guint32 last = kill_at (place, 1 + i % 3, (guint)g_rand_int_range (rand, 0, 3000));
      g_autoptr (GPtrArray) left = rp_briefing_store_left (place->store, place->dataset);
      guint64 found;

      g_assert_cmpuint (left->len, ==, 1);
      found = g_ascii_strtoull (title_left (left, 0), NULL, 10);
      g_assert_true (found == last || found == last + 1);
      g_assert_cmpuint (rp_kept_briefing_get_fingerprint (g_ptr_array_index (left, 0)), ==, found);
      rp_kept_briefing_drop (g_ptr_array_index (left, 0));
    }
  /* neither a lock nor half a file is left for good */
  g_assert_cmpuint (count_left (place), ==, 0);
  g_assert_cmpuint (count_files (place), <=, 1);
}

#define ADD(name, test) g_test_add ("/briefing-store/" name, Place, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("left", test_left);
  ADD ("several", test_several);
  ADD ("moved", test_moved);
  ADD ("hostile", test_hostile);
  ADD ("no-folder", test_no_folder);
  ADD ("killed", test_killed);
  return g_test_run ();
}
