/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-report.h"

#include <math.h>
#include <sys/resource.h>
#include <time.h>

#include "json-writer.h"

typedef struct
{
  const char *group, *name; /* NULL: at the top */
  const char *key;
  gboolean spread;
  double median, p95, most; /* a single figure is its own median */
} Figure;

struct _BenchReport
{
  GArray *figures;
  const char *group, *name;
};

BenchReport *
bench_report_new (void)
{
  BenchReport *self = g_new0 (BenchReport, 1);

  self->figures = g_array_new (FALSE, FALSE, sizeof (Figure));
  return self;
}

void
bench_report_free (BenchReport *self)
{
  g_array_unref (self->figures);
  g_free (self);
}

void
bench_report_put (BenchReport *self, const char *key, double value)
{
  Figure figure = { self->group, self->name, key, FALSE, value, value, value };

  g_array_append_val (self->figures, figure);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* The smallest value that PART of all do not exceed. VALUES is sorted and not empty. */
static double
quantile (const GArray *values, double part)
{
  guint rank = (guint)ceil (part * values->len);

  return g_array_index (values, double, CLAMP (rank, 1, values->len) - 1);
}

double
bench_median (GArray *values)
{
  g_array_sort (values, compare);
  return values->len > 0 ? quantile (values, 0.5) : 0;
}

void
bench_report_put_spread (BenchReport *self, const char *key, GArray *values)
{
  Figure figure = { self->group, self->name, key, TRUE, bench_median (values), 0, 0 };

  if (values->len == 0)
    return;
  figure.p95 = quantile (values, 0.95);
  figure.most = quantile (values, 1);
  g_array_append_val (self->figures, figure);
}

void
bench_report_begin_group (BenchReport *self, const char *group, const char *key)
{
  self->group = group;
  self->name = key;
}

void
bench_report_end_group (BenchReport *self)
{
  self->group = self->name = NULL;
}

static void
write_figure (RpJsonWriter *writer, const Figure *figure)
{
  rp_json_writer_key (writer, figure->key);
  if (!figure->spread)
    {
      rp_json_writer_number (writer, figure->median);
      return;
    }
  rp_json_writer_begin_object (writer);
  rp_json_writer_put_number (writer, "median", figure->median);
  rp_json_writer_put_number (writer, "p95", figure->p95);
  rp_json_writer_put_number (writer, "max", figure->most);
  rp_json_writer_end_object (writer);
}

char *
bench_report_to_json (BenchReport *self)
{
  GString *out = g_string_new (NULL);
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (out, RP_JSON_PRETTY);
  const char *group = NULL, *name = NULL;

  rp_json_writer_begin_object (writer);
  for (guint i = 0; i < self->figures->len; i++)
    {
      const Figure *figure = &g_array_index (self->figures, Figure, i);

      if (name && g_strcmp0 (name, figure->name) != 0)
        rp_json_writer_end_object (writer);
      if (group && g_strcmp0 (group, figure->group) != 0)
        rp_json_writer_end_object (writer);
      if (figure->group && g_strcmp0 (group, figure->group) != 0)
        {
          rp_json_writer_key (writer, figure->group);
          rp_json_writer_begin_object (writer);
        }
      if (figure->name && g_strcmp0 (name, figure->name) != 0)
        {
          rp_json_writer_key (writer, figure->name);
          rp_json_writer_begin_object (writer);
        }
      group = figure->group;
      name = figure->name;
      write_figure (writer, figure);
    }
  for (guint open = (group != NULL) + (name != NULL); open > 0; open--)
    rp_json_writer_end_object (writer);
  rp_json_writer_end_object (writer);
  return g_string_free (out, FALSE);
}

char *
bench_report_to_lines (BenchReport *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->figures->len; i++)
    {
      const Figure *figure = &g_array_index (self->figures, Figure, i);

      if (figure->name)
        g_string_append_printf (out, "%s ", figure->name);
      if (figure->spread)
        g_string_append_printf (out, "%s: median %.3f, p95 %.3f, max %.3f\n", figure->key, figure->median, figure->p95,
                                figure->most);
      else
        g_string_append_printf (out, "%s: %.3f\n", figure->key, figure->median);
    }
  return g_string_free (out, FALSE);
}

double
bench_now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

double
bench_cpu_ms (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double)spent.tv_sec * 1000 + (double)spent.tv_nsec / 1e6;
}

double
bench_peak_rss_mb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)usage.ru_maxrss * 1024 / 1e6; /* Linux counts KiB */
}

GArray *
bench_values_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}
