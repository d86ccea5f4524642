/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the tables in a real window: for each thing that a hand can do, how long the interface is held up at most
 * (one turn of the main loop: the verb, the rows, the frame), and when the rows are there. Usage: table-frames FILE */
#include <adwaita.h>
#include <stdio.h>
#include <time.h>

#include "importers.h"
#include "table-view.h"

#define QUIET_US 400000
#define MOST_US (20 * G_USEC_PER_SEC)

typedef struct
{
  RpSession *session;
  RpTableView *view;
  double turn_cpu_ms;
  gint64 changed; /* when the table last told of a change */
} Bench;

static void
changed_cb (Bench *bench)
{
  bench->changed = g_get_monotonic_time ();
}

/* Of this thread: other work on the machine does not count. */
static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Turns the main loop until it has been quiet for a while. Returns the longest turn. */
static double
settle (Bench *bench, gint64 begun)
{
  gint64 busy = begun, longest = 0;
  double longest_cpu = 0;

  while (g_get_monotonic_time () - busy < QUIET_US && g_get_monotonic_time () - begun < MOST_US)
    {
      gint64 before = g_get_monotonic_time (), took;
      double cpu = cpu_ms ();
      gboolean worked = g_main_context_iteration (NULL, FALSE);

      took = g_get_monotonic_time () - before;
      longest = MAX (longest, took);
      longest_cpu = MAX (longest_cpu, cpu_ms () - cpu);
      if (worked && took > 200)
        busy = g_get_monotonic_time ();
      if (!worked)
        g_usleep (500);
    }
  bench->turn_cpu_ms = longest_cpu;
  return (double)longest / 1000;
}

static void
measure (Bench *bench, const char *name, void (*verb) (Bench *bench, gconstpointer data), gconstpointer data)
{
  gint64 begun = g_get_monotonic_time ();
  double verb_ms, turn_ms;

  bench->changed = begun;
  verb (bench, data);
  verb_ms = (double)(g_get_monotonic_time () - begun) / 1000;
  turn_ms = settle (bench, begun);
  printf ("%-28s verb %6.1f ms, longest turn %6.1f ms (%6.1f of the processor), rows after %7.1f ms\n", name, verb_ms,
          turn_ms, bench->turn_cpu_ms, (double)(bench->changed - begun) / 1000);
  fflush (stdout);
}

static void
show_view (Bench *bench, gconstpointer data)
{
  gtk_widget_set_visible (GTK_WIDGET (bench->view), data != NULL);
}

static void
show_table (Bench *bench, gconstpointer data)
{
  rp_table_view_show_table (bench->view, GPOINTER_TO_UINT (data));
}

static void
sort (Bench *bench, gconstpointer data)
{
  rp_record_table_set_sort (rp_table_view_get_record_table (bench->view), data);
}

static void
set_period (Bench *bench, gconstpointer data)
{
  RpPeriod period = RP_PERIOD_NONE;
  g_autofree char *reason = NULL;

  if (data != NULL && rp_period_parse (data, &period, &reason))
    period.active = TRUE;
  rp_session_set_period (bench->session, &period);
}

static void
select_event (Bench *bench, gconstpointer data)
{
  rp_session_select (bench->session, rp_record_ref (RP_RECORD_EVENT, GPOINTER_TO_UINT (data)));
}

static void
measure_all (Bench *bench)
{
  static const char *const sorts[]
      = { "title", "title:desc", "when:desc", "participants", "sources:desc", "disputed", "place", "kind", "when" };
  static const char *const entity_sorts[] = { "betweenness:desc", "events", "first_seen", "name" };
  guint n = rp_dataset_n_events (rp_session_get_dataset (bench->session));

  measure (bench, "the table, first", show_view, bench);
  measure (bench, "away", show_view, NULL);
  measure (bench, "the table again", show_view, bench);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    measure (bench, sorts[i], sort, sorts[i]);
  measure (bench, "select a far row", select_event, GUINT_TO_POINTER (n / 2));
  measure (bench, "select another", select_event, GUINT_TO_POINTER (n / 7));
  measure (bench, "period", set_period, "1990/2000");
  measure (bench, "no period", set_period, NULL);
  measure (bench, "entities", show_table, GUINT_TO_POINTER (RP_RECORD_ENTITY));
  for (guint i = 0; i < G_N_ELEMENTS (entity_sorts); i++)
    measure (bench, entity_sorts[i], sort, entity_sorts[i]);
  measure (bench, "period", set_period, "1990/2000");
  measure (bench, "no period", set_period, NULL);
  measure (bench, "relations", show_table, GUINT_TO_POINTER (RP_RECORD_RELATION));
  measure (bench, "events again", show_table, GUINT_TO_POINTER (RP_RECORD_EVENT));
}

static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*d %ld", &pages);
  return (double)pages * 4096 / 1e6;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (RpSession) session = rp_session_new ();
  Bench bench = { .session = session };
  GtkWidget *window;

  if (argc != 2 || (result = rp_import_file (argv[1], NULL, NULL, &error)) == NULL || result->dataset == NULL)
    {
      fprintf (stderr, "usage: table-frames FILE\n");
      return 2;
    }
  adw_init ();
  rp_session_set_dataset (session, result->dataset, FALSE);
  bench.view = g_object_new (RP_TYPE_TABLE_VIEW, "visible", FALSE, NULL);
  rp_table_view_set_session (bench.view, session);
  g_signal_connect_swapped (bench.view, "changed", G_CALLBACK (changed_cb), &bench);
  window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (bench.view));
  gtk_window_set_default_size (GTK_WINDOW (window), 1920, 1080);
  gtk_window_present (GTK_WINDOW (window));
  settle (&bench, g_get_monotonic_time ());
  printf ("%.0f MB before the tables\n", resident_mb ());
  measure_all (&bench);
  printf ("%.0f MB with them\n", resident_mb ());
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
