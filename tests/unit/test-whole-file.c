/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whole-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define LONG 200000
#define N_KILLS 100

typedef struct
{
  char *folder, *file;
} Place;

static void
set_up (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  place->folder = g_dir_make_tmp ("rapport-whole-XXXXXX", NULL);
  place->file = g_build_filename (place->folder, "file", NULL);
}

/* Removes what is in the folder, and says how much that is. */
static guint
sweep (Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place->folder, name, NULL);

      g_remove (path);
      n++;
    }
  return n;
}

static guint
count (Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  sweep (place);
  g_rmdir (place->folder);
  g_free (place->folder);
  g_free (place->file);
}

static gboolean
write_text (Place *place, const char *text, RpWholeFileMode mode, GError **error)
{
  return rp_whole_file_write (place->file, text, strlen (text), mode, NULL, NULL, error);
}

static void
assert_text (Place *place, const char *text)
{
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (place->file, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
}

static void
test_private (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  GStatBuf info;

  g_assert_cmpint (symlink ("/dev/zero", place->file), ==, 0);
  g_assert_true (write_text (place, "mine", RP_WHOLE_FILE_PRIVATE, NULL));
  g_assert_cmpint (g_lstat (place->file, &info), ==, 0);
  g_assert_true (S_ISREG (info.st_mode));
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  assert_text (place, "mine");
}

static gboolean
no_cb (const char *target, gpointer data, GError **error)
{
  g_assert_cmpstr (target, ==, ((Place *)data)->file);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no");
  return FALSE;
}

static void
test_check (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (place, "old", RP_WHOLE_FILE_PLAIN, NULL));
  g_assert_false (rp_whole_file_write (place->file, "new", 3, RP_WHOLE_FILE_PLAIN, no_cb, place, &error));
  g_assert_cmpstr (error->message, ==, "no");
  assert_text (place, "old");
  g_assert_cmpuint (sweep (place), ==, 1);
}

static void
leave (Place *place, const char *name)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "left", -1, NULL));
}

/* What bears the name of a temporary, and nobody holds, goes; whatever else there is stays. */
static void
test_left_over (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (place->folder, ".rapport-00000003.tmp", NULL);
  RpWholeFile *held = rp_whole_file_new (place->file, "held", 4, RP_WHOLE_FILE_PLAIN, NULL);

  g_assert_nonnull (held);
  leave (place, ".rapport-00000001.tmp");
  leave (place, ".rapport-0123456.tmp");
  leave (place, ".rapport-0123456789.tmp");
  leave (place, ".rapport-00000002.txt");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_true (write_text (place, "other", RP_WHOLE_FILE_PLAIN, NULL));
  g_assert_cmpuint (count (place), ==, 5);
  assert_text (place, "other");
  g_assert_true (rp_whole_file_commit (held, NULL, NULL, NULL)); /* swept by nobody meanwhile */
  assert_text (place, "held");
}

static void
test_in_two_steps (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_assert_true (write_text (place, "old", RP_WHOLE_FILE_PLAIN, NULL));
  for (guint i = 0; i < 2; i++)
    {
      RpWholeFile *file = rp_whole_file_new (place->file, "new", 3, RP_WHOLE_FILE_PLAIN, NULL);

      assert_text (place, "old");
      if (i == 0)
        rp_whole_file_free (file);
      else
        g_assert_true (rp_whole_file_commit (file, NULL, NULL, NULL));
      assert_text (place, i == 0 ? "old" : "new");
      g_assert_cmpuint (count (place), ==, 1);
    }
}

/* A full disk, as far as one can be had without one: no file may grow beyond some bytes. */
static void
test_no_room (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  struct rlimit old, small;
  g_autofree char *much = g_strnfill (LONG, 'x');
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_assert_true (write_text (place, "old", RP_WHOLE_FILE_PLAIN, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  small = (struct rlimit){ 1000, old.rlim_max };
  setrlimit (RLIMIT_FSIZE, &small);
  done = write_text (place, much, RP_WHOLE_FILE_PLAIN, &error);
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_false (done);
  g_assert_nonnull (error);
  assert_text (place, "old");
  g_assert_cmpuint (sweep (place), ==, 1);
}

/* Writes one text and the other until it is killed. */
static void
write_for_ever (Place *place, const char *const texts[2])
{
  for (guint i = 0;; i++)
    if (!write_text (place, texts[(i + 1) % 2], RP_WHOLE_FILE_PLAIN, NULL))
      _exit (1);
}

static void
kill_a_writer (Place *place, const char *const texts[2], guint pause_us)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    write_for_ever (place, texts);
  g_usleep (pause_us);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status)); /* and did not give up before */
}

/* Whenever the writer is killed, the file is the one text or the other. */
static void
test_killed (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *a = g_strnfill (LONG, 'a'), *b = g_strnfill (LONG / 3, 'b');
  const char *const texts[2] = { a, b };
  guint seen[2] = { 0, 0 }, most_left = 0;

  g_assert_true (write_text (place, a, RP_WHOLE_FILE_PLAIN, NULL));
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autofree char *found = NULL;
      gboolean is_a, is_b;

      kill_a_writer (place, texts, (guint)g_test_rand_int_range (200, 40000));
      g_assert_true (g_file_get_contents (place->file, &found, NULL, NULL));
      is_a = g_str_equal (found, a);
      is_b = g_str_equal (found, b);
      g_assert_true (is_a || is_b);
      seen[0] += is_a;
      seen[1] += is_b;
      most_left = MAX (most_left, count (place) - 1);
    }
  g_test_message ("the one text %u times, the other %u times; %u left over at most", seen[0], seen[1], most_left);
  /* each writer has removed what the one before it left, and so does this */
  g_assert_cmpuint (most_left, <=, 1);
  g_assert_true (write_text (place, a, RP_WHOLE_FILE_PLAIN, NULL));
  g_assert_cmpuint (count (place), ==, 1);
}

#define ADD(name, test) g_test_add ("/whole-file/" name, Place, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("private", test_private);
  ADD ("check", test_check);
  ADD ("left-over", test_left_over);
  ADD ("in-two-steps", test_in_two_steps);
  ADD ("no-room", test_no_room);
  ADD ("killed", test_killed);
  return g_test_run ();
}
