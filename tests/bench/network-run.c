/* SPDX-License-Identifier: GPL-3.0-or-later */
/* network-run GRAPH OUT [METHOD]: lays out the graph in that file ("nodes edges", then an edge a line, with its length
 * or without), writes the points to OUT and prints the seconds of processor time that the layout alone took, and the
 * most memory (KiB). For compare-layout: links no score. */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "network-layout.h"

static double
cpu_s (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

static long
most_memory (void)
{
  g_autofree char *text = NULL;
  const char *at = g_file_get_contents ("/proc/self/status", &text, NULL, NULL) ? strstr (text, "VmHWM:") : NULL;

  return at != NULL ? strtol (at + strlen ("VmHWM:"), NULL, 10) : 0;
}

static const RpNetworkMethod *
method_of (const char *name)
{
  const RpNetworkMethod *const *methods = rp_network_methods ();

  for (guint i = 0; name != NULL && methods[i] != NULL; i++)
    if (strcmp (methods[i]->name, name) == 0)
      return methods[i];
  return methods[0];
}

/* Transfer full: the edges; NULL: no graph. */
static RpGraphEdge *
read_graph (const char *path, RpGraph *graph)
{
  g_autofree char *text = NULL;
  RpGraphEdge *edges;
  char *at;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  graph->n_nodes = (guint)strtoul (text, &at, 10);
  graph->n_edges = (guint)strtoul (at, &at, 10);
  edges = g_new0 (RpGraphEdge, (gsize)graph->n_edges + 1);
  for (guint i = 0; i < graph->n_edges; i++)
    {
      edges[i].a = (guint)strtoul (at, &at, 10);
      edges[i].b = (guint)strtoul (at, &at, 10);
      edges[i].length = *at == ' ' ? g_ascii_strtod (at, &at) : 1;
    }
  graph->edges = edges;
  return edges;
}

static gboolean
write_points (const char *path, const RpPoint *points, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s %s\n", g_ascii_dtostr (x, sizeof x, points[i].x),
                            g_ascii_dtostr (y, sizeof y, points[i].y));
  return g_file_set_contents (path, text->str, (gssize)text->len, NULL);
}

int
main (int argc, char **argv)
{
  RpGraph graph;
  g_autofree RpGraphEdge *edges = argc >= 3 ? read_graph (argv[1], &graph) : NULL;
  g_autofree RpPoint *points = NULL;
  double begun;

  if (edges == NULL)
    {
      fputs ("network-run GRAPH OUT [METHOD]\n", stderr);
      return 2;
    }
  points = g_new0 (RpPoint, (gsize)graph.n_nodes + 1);
  begun = cpu_s ();
  rp_network_positions (&graph, method_of (argc > 3 ? argv[3] : NULL), 1, points, NULL);
  printf ("%.6f %ld\n", cpu_s () - begun, most_memory ());
  return write_points (argv[2], points, graph.n_nodes) ? 0 : 1;
}
