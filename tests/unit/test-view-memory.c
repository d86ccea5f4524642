/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-fixture.h"
#include "session-memory.h"
#include "view-store.h"

#include <glib/gstdio.h>
#include <unistd.h>
#include <utime.h>

#include "temp-folder.h"

/* A folder of its own for each test, and a file that stands for a dataset. */
typedef struct
{
  char *folder, *views, *file;
} Place;

static char *
dataset_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  return g_steal_pointer (&path);
}

static void
set_up (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  place->folder = temp_folder_new ();
  place->views = g_build_filename (place->folder, "state", "views", NULL);
  place->file = dataset_file (place->folder, "a.json");
}

static void
tear_down (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  temp_folder_remove (place->folder);
  g_free (place->folder);
  g_free (place->views);
  g_free (place->file);
}

static RpViewMemory *
read_text (const char *text)
{
  return rp_view_memory_from_json (text, strlen (text));
}

static void
save_view (Place *place, const char *path, const char *view)
{
  g_autoptr (RpViewMemory) memory = rp_view_memory_new ();
  g_autofree char *name = rp_kept_files_name (path);
  g_autoptr (GError) error = NULL;

  memory->view = g_strdup (view);
  rp_view_store_save (place->views, name, memory, &error);
  g_assert_no_error (error);
}

static void
assert_view (Place *place, const char *path, const char *view)
{
  g_autofree char *name = rp_kept_files_name (path);
  g_autoptr (RpViewMemory) memory = rp_view_store_load (place->views, name);

  g_assert_cmpstr (memory != NULL ? memory->view : NULL, ==, view);
}

/* The one file of the folder. Transfer full. */
static char *
only_file (const char *folder, guint *n)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  char *path = NULL;

  *n = 0;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_free (path);
      path = g_build_filename (folder, name, NULL);
      (*n)++;
    }
  return path;
}

static RpDataset *
sample (gboolean without)
{
  Fixture self;

  fixture_init (&self);
  fixture_entity (&self, "ada", "Ada", NULL, "");
  fixture_event (&self, "whole", "Whole", "2010", "with:ada");
  fixture_event (&self, "part", "Part", "2010-03", "of:whole");
  if (!without)
    fixture_event (&self, "gone", "Gone", "2012", "");
  if (!without)
    fixture_event (&self, "gonepart", "Gone part", "2012-02", "of:gone");
  return fixture_finish (&self);
}

static RpSession *
session_of (RpDataset *dataset)
{
  RpSession *session = rp_session_new ();

  rp_session_set_dataset (session, dataset, FALSE);
  return session;
}

/* A session that shows something, as a person would make it. */
static RpSession *
busy_session (RpDataset *dataset)
{
  RpSession *session = session_of (dataset);
  RpPeriod period;

  g_assert_true (rp_period_parse ("2009/2011-05", &period, NULL));
  rp_session_set_period (session, &period);
  rp_session_show_time (session, 1262304000.125, 1300000000.0 / 3);
  rp_session_show_time (session, 1e9 / 7, 1300000000.0 / 3);
  rp_session_search (session, "wh\"o\n");
  rp_session_select (session, rp_dataset_find (dataset, "part"));
  rp_session_select_also (session, rp_dataset_find (dataset, "ada"));
  return session;
}

/* Through the text, as between two starts of the program. */
static RpViewMemory *
remember (RpSession *session)
{
  g_autoptr (RpViewMemory) memory = rp_view_memory_new ();
  g_autofree char *text = NULL;
  RpViewMemory *read;

  rp_session_remember (session, memory);
  text = rp_view_memory_to_json (memory);
  read = read_text (text);
  g_assert_nonnull (read);
  return read;
}

static void
count_cb (G_GNUC_UNUSED RpSession *session, G_GNUC_UNUSED guint what, gpointer data)
{
  ++*(guint *)data;
}

static void
assert_same_period (const RpPeriod *a, const RpPeriod *b)
{
  g_assert_true (a->active && b->active);
  g_assert_cmpint (a->mode, ==, b->mode);
  g_assert_cmpint (rp_instant_compare (a->from, b->from), ==, 0);
  g_assert_cmpint (rp_instant_compare (a->to, b->to), ==, 0);
}

static void
test_round (void)
{
  g_autoptr (RpDataset) dataset = sample (FALSE);
  g_autoptr (RpSession) busy = busy_session (dataset);
  g_autoptr (RpSession) session = session_of (dataset);
  g_autoptr (RpViewMemory) memory = remember (busy);
  double from, to, same_from, same_to;
  guint n = 0;

  g_signal_connect (session, "changed", G_CALLBACK (count_cb), &n);
  g_assert_true (rp_session_knows (session, &memory->trace));
  rp_session_recall (session, memory);
  g_assert_cmpuint (n, ==, 1);
  rp_session_get_range (busy, &from, &to);
  rp_session_get_range (session, &same_from, &same_to);
  g_assert_true (from == same_from && to == same_to); /* to the last bit */
  assert_same_period (rp_session_get_period (busy), rp_session_get_period (session));
  g_assert_cmpstr (rp_session_get_query (session), ==, "wh\"o\n");
  g_assert_null (rp_session_get_found (session)); /* nobody has asked for it yet */
  rp_session_wake_query (session);
  g_assert_nonnull (rp_session_get_found (session));
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (rp_record_ref_equal (rp_session_get_selected (session), rp_dataset_find (dataset, "ada")));
  g_assert_cmpuint (rp_session_get_also (session)->len, ==, 1);
  g_assert_nonnull (rp_session_get_related (session));
  g_assert_false (rp_session_can_go_back (session));
  g_assert_cmpuint (rp_session_count_shown (session, RP_RECORD_EVENT), ==,
                    rp_session_count_shown (busy, RP_RECORD_EVENT));
}

static void
test_what_is_gone (void)
{
  g_autoptr (RpDataset) dataset = sample (FALSE), other = sample (TRUE);
  g_autoptr (RpSession) busy = busy_session (dataset);
  g_autoptr (RpSession) session = session_of (other);
  g_autoptr (RpViewMemory) memory = NULL;

  rp_session_select (busy, rp_dataset_find (dataset, "gone"));
  memory = remember (busy);
  g_assert_true (rp_session_knows (session, &memory->trace));
  rp_session_recall (session, memory);
  g_assert_cmpint (rp_session_get_selected (session).type, ==, RP_RECORD_NONE);
}

static void
test_another_dataset (void)
{
  g_autoptr (RpDataset) dataset = sample (FALSE), other = fixture_generate (1, 20, 5, 5, 2);
  g_autoptr (RpSession) busy = busy_session (dataset);
  g_autoptr (RpSession) session = session_of (other);
  g_autoptr (RpViewMemory) memory = remember (busy), empty = rp_view_memory_new ();

  g_assert_false (rp_session_knows (session, &memory->trace));
  g_assert_true (rp_session_knows (session, &empty->trace));
}

/* Whatever it says, a session stands it. */
static void
test_nonsense (void)
{
  g_autoptr (RpDataset) dataset = sample (FALSE);
  g_autoptr (RpSession) session = session_of (dataset);
  g_autoptr (RpViewMemory) memory
      = read_text ("{\"version\":1,\"from\":9,\"to\":-1e308,\"period_mode\":\"during\",\"period_from_seconds\":5,"
                   "\"period_from_nanoseconds\":-77,\"period_to_seconds\":4,\"also\":[\"ada\",\"nobody\"],"
                   "\"selected\":\"nobody\"}");
  double from, to;

  rp_session_recall (session, memory);
  rp_session_get_range (session, &from, &to);
  g_assert_true (isnan (from));
  g_assert_false (rp_session_get_period (session)->active);
  g_assert_cmpint (rp_session_get_selected (session).type, !=, RP_RECORD_EVENT);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "{",
    "[]",
    "7",
    "{}",
    "{\"version\":2}",
    "{\"version\":\"1\"}",
    "{\"version\":1",
    "{\"version\":1}x",
    "{\"version\":1,\"view\":\"\xff\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (read_text (texts[i]));
}

static void
test_wrong_types (void)
{
  g_autoptr (RpViewMemory) memory = read_text (
      "{\"version\":1,\"view\":[1,{\"view\":\"no\"}],\"also\":\"x\",\"known\":[\"a\",[2],\"b\"],\"details\":0,"
      "\"width\":1.5,\"split\":\"0\",\"later\":{\"view\":\"no\"},\"from\":1e999,\"query\":\"yes\"}");

  g_assert_nonnull (memory);
  g_assert_null (memory->view);
  g_assert_null (memory->also);
  g_assert_null (memory->trace.known);
  g_assert_true (memory->details);
  g_assert_cmpint (memory->width, ==, 0);
  g_assert_cmpfloat (memory->split, ==, 0);
  g_assert_true (isnan (memory->from));
  g_assert_cmpstr (memory->query, ==, "yes");
}

/* Cut anywhere: nothing, and no harm. */
static void
test_truncated (void)
{
  g_autoptr (RpDataset) dataset = sample (FALSE);
  g_autoptr (RpSession) busy = busy_session (dataset);
  g_autoptr (RpViewMemory) memory = rp_view_memory_new ();
  g_autofree char *text = NULL;

  rp_session_remember (busy, memory);
  text = rp_view_memory_to_json (memory);
  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *cut = g_memdup2 (text, length + 1);

      g_assert_null (rp_view_memory_from_json (cut, length));
    }
}

static void
test_store (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *file = NULL, *link = g_build_filename (place->folder, "link.json", NULL);
  GStatBuf info;
  guint n;

  assert_view (place, place->file, NULL);
  save_view (place, place->file, "both");
  save_view (place, place->file, "network"); /* the last one counts */
  file = only_file (place->views, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (place->views, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (symlink (place->file, link), ==, 0);
  assert_view (place, link, "network");
}

static void
test_hostile_files (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *file = NULL;
  guint n;

  save_view (place, place->file, "both");
  file = only_file (place->views, &n);
  g_assert_true (g_file_set_contents (file, "{\"version\":1,\"vi", -1, NULL));
  assert_view (place, place->file, NULL);
  g_assert_cmpint (truncate (file, 64 * 1024 * 1024), ==, 0);
  assert_view (place, place->file, NULL);
  g_unlink (file);
  g_assert_cmpint (mkfifo (file, 0600), ==, 0);
  assert_view (place, place->file, NULL);
  g_unlink (file);
  g_assert_cmpint (symlink ("/dev/zero", file), ==, 0);
  assert_view (place, place->file, NULL);
  save_view (place, place->file, "timeline");
  assert_view (place, place->file, "timeline");
  g_unlink (file);
  g_assert_cmpint (g_mkdir (file, 0700), ==, 0);
  assert_view (place, place->file, NULL);
}

static void
test_unwritable (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpViewMemory) memory = rp_view_memory_new ();
  g_autoptr (GError) error = NULL;

  /* a file stands where the folder should */
  g_assert_false (rp_view_store_save (place->file, place->file, memory, &error));
  g_assert_nonnull (error);
}

static void
test_moved (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *renamed = g_build_filename (place->folder, "b.json", NULL);
  g_autofree char *folder = g_build_filename (place->folder, "elsewhere", NULL);
  g_autofree char *copied = NULL;

  save_view (place, place->file, "network");
  g_assert_cmpint (g_rename (place->file, renamed), ==, 0);
  assert_view (place, renamed, "network");
  /* by its name where it is another file, yet not while the old one is there */
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  copied = dataset_file (folder, "a.json");
  assert_view (place, copied, "network");
  g_assert_cmpint (g_rename (renamed, place->file), ==, 0);
  assert_view (place, copied, NULL);
}

static void
test_oldest_go (Place *place, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *first = NULL;
  guint n;

  save_view (place, place->file, "both");
  first = only_file (place->views, &n);
  g_assert_cmpint (g_utime (first, &(struct utimbuf){ 1000, 1000 }), ==, 0);
  for (guint i = 0; i < RP_VIEW_STORE_MOST + 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("/nowhere/%u.json", i);

      save_view (place, path, "both");
    }
  g_free (only_file (place->views, &n));
  g_assert_cmpuint (n, ==, RP_VIEW_STORE_MOST);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  assert_view (place, "/nowhere/202.json", "both");
}

#define ADD(name, test) g_test_add ("/view-memory/" name, Place, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-memory/round", test_round);
  g_test_add_func ("/view-memory/what-is-gone", test_what_is_gone);
  g_test_add_func ("/view-memory/another-dataset", test_another_dataset);
  g_test_add_func ("/view-memory/nonsense", test_nonsense);
  g_test_add_func ("/view-memory/refused", test_refused);
  g_test_add_func ("/view-memory/wrong-types", test_wrong_types);
  g_test_add_func ("/view-memory/truncated", test_truncated);
  ADD ("store", test_store);
  ADD ("hostile-files", test_hostile_files);
  ADD ("unwritable", test_unwritable);
  ADD ("moved", test_moved);
  ADD ("oldest-go", test_oldest_go);
  return g_test_run ();
}
