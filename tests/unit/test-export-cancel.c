/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whenever an export is cancelled, either all its files are the new ones or all are as they were, and there are no
 * others. */
#include "export-plan.h"

#include <glib/gstdio.h>
#include <string.h>

#include "importers.h"

#define N_EVENTS 80
#define N_TRIES 24

typedef struct
{
  RpExportPlan *plan;
  char *path;
  GCancellable *cancellable;
  GError *error;
  gboolean done;
} Job;

static RpDataset *
make_dataset (void)
{
  GString *text = g_string_new ("{\"rapport\": 1, \"title\": \"T\", \"updated\": \"2025-07-24\", \"entities\": [");
  RpImportResult *result;
  RpDataset *dataset;

  for (guint i = 0; i < N_EVENTS; i++)
    g_string_append_printf (text, "%s{\"id\": \"n%u\", \"kind\": \"person\", \"name\": \"Person %u\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "], \"events\": [");
  for (guint i = 0; i < N_EVENTS; i++)
    g_string_append_printf (text,
                            "%s{\"kind\": \"k%u\", \"title\": \"Event %u\", \"when\": \"%u-03-04\", \"participants\": "
                            "[\"n%u\", \"n%u\"]}",
                            i > 0 ? "," : "", i % 7, i, 1900 + i, i, (i * 7 + 1) % N_EVENTS);
  g_string_append (text, "]}");
  result = rp_import_bytes (text->str, text->len, NULL, NULL, NULL, NULL);
  dataset = g_object_ref (result->dataset);
  rp_import_result_free (result);
  g_string_free (text, TRUE);
  return dataset;
}

static gpointer
save (gpointer data)
{
  Job *job = data;

  job->done = rp_export_plan_save (job->plan, job->path, NULL, NULL, job->cancellable, &job->error);
  return NULL;
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* What is in FOLDER: names and bytes, as one text. Removes all. */
static char *
taken_out (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_name);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *sum = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes, length);
      g_string_append_printf (all, "%s %s\n", (char *)names->pdata[i], sum);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  return g_string_free (all, FALSE);
}

static void
put_old (const char *folder, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      g_autofree char *path = g_build_filename (folder, *names, NULL);

      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
    }
}

typedef struct
{
  RpViewName view;
  const char *path;
  const char *old[4]; /* files that are there before */
} Case;

static void
try_case (RpDataset *dataset, const char *folder, const Case *tried)
{
  g_autofree char *before = NULL, *after = NULL;
  gint64 whole_us;
  guint n_cancelled = 0;

  put_old (folder, tried->old);
  before = taken_out (folder);
  for (int i = -1; i < N_TRIES; i++)
    {
      g_autoptr (RpExportPlan) plan = rp_export_plan_new (dataset);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Job job = { plan, g_build_filename (folder, tried->path, NULL), cancellable, NULL, FALSE };
      g_autofree char *found = NULL;
      gint64 begin = g_get_monotonic_time ();
      GThread *thread;

      plan->figure.view = tried->view;
      plan->figure.n_pages = 0;
      put_old (folder, tried->old);
      thread = g_thread_new ("save", save, &job);
      if (i >= 0)
        {
          g_usleep ((gulong)((double)whole_us * i / N_TRIES * 1.1));
          g_cancellable_cancel (cancellable);
        }
      g_thread_join (thread);
      found = taken_out (folder);
      if (i < 0)
        {
          whole_us = g_get_monotonic_time () - begin;
          g_assert_no_error (job.error);
          after = g_strdup (found);
          g_assert_cmpstr (after, !=, before);
        }
      else if (job.done)
        g_assert_cmpstr (found, ==, after);
      else
        {
          g_assert_error (job.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_cmpstr (found, ==, before);
          n_cancelled++;
        }
      g_clear_error (&job.error);
      g_free (job.path);
    }
  g_test_message ("%s: cancelled %u of %u times", tried->path, n_cancelled, N_TRIES);
  g_assert_cmpuint (n_cancelled, >, 0);
}

static void
test_moments (void)
{
  static const Case cases[] = { { RP_VIEW_TABLE, "x.png", { "x-001.png", "x-003.png", NULL } },
                                { RP_VIEW_TABLE, "x.pdf", { "x.pdf", NULL } },
                                { RP_VIEW_NETWORK, "x.svg", { "x.svg", "other", NULL } },
                                { RP_VIEW_TIMELINE, "x.pdf", { NULL } } };
  g_autoptr (RpDataset) dataset = make_dataset ();
  g_autofree char *folder = g_dir_make_tmp ("rapport-cancel-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    try_case (dataset, folder, &cases[i]);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-cancel/moments", test_moments);
  return g_test_run ();
}
