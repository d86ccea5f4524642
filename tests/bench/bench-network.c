/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-network.h"

#include <math.h>

#include "bench-timeline.h"
#include "network-graph.h"
#include "network-layout.h"
#include "network-stress.h"
#include "painter.h"

#define SEED 1
#define STEPS 20
#define DEEPEST 8.0 /* times the view that shows all */
#define PAN_PX 96.0

/* One edge a pair, all of one length: what a method of layout is given. Transfer full. */
static GArray *
edges_of (const RpNetGraph *graph)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (RpGraphEdge));

  for (guint i = 0; i < graph->ties->len; i++)
    {
      const RpNetTie *tie = &g_array_index (graph->ties, RpNetTie, i);
      RpGraphEdge edge = { tie->from, tie->to, 1 };

      if (tie->slot == 0 && tie->from != tie->to)
        g_array_append_val (edges, edge);
    }
  return edges;
}

static void
measure_layout (BenchReport *report, const RpViewState *state)
{
  RpNetGraph *built = rp_net_graph_new (state->dataset, state->measure);
  g_autoptr (GArray) edges = edges_of (built);
  g_autofree RpPoint *positions = g_new0 (RpPoint, (gsize)built->n_nodes + 1);
  RpGraph graph = { built->n_nodes, edges->len, (const RpGraphEdge *)(gpointer)edges->data };
  double begun = bench_now_ms ();

  rp_network_positions (&graph, rp_network_methods ()[0], SEED, positions, NULL);
  bench_report_put (report, "network_layout_ms", bench_now_ms () - begun);
  bench_report_put (report, "network_stress", rp_network_stress_of (&graph, positions));
  rp_net_graph_unref (built);
}

static double
redraw (RpNetwork *network, const RpViewState *state, const RpNetworkView *view, cairo_surface_t *surface)
{
  double begun = bench_now_ms ();
  RpDrawing *drawing = rp_network_drawing (network, state, view, BENCH_WIDTH, BENCH_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  rp_painter_paint (cr, drawing);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  rp_drawing_unref (drawing);
  return bench_now_ms () - begun;
}

/* Into the middle and, from there, sideways. */
static void
measure_frames (BenchReport *report, RpNetwork *network, const RpViewState *state)
{
  RpNetworkView fitted = rp_network_fit (network, BENCH_WIDTH, BENCH_HEIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, BENCH_WIDTH, BENCH_HEIGHT);
  g_autoptr (GArray) values = bench_values_new ();
  RpNetworkView view = fitted;

  for (int i = 0; i < 2 * STEPS; i++)
    {
      double factor = pow (DEEPEST, MIN (1, (double)i / (STEPS - 1))), ms;

      view.zoom = fitted.zoom * factor;
      view.x = BENCH_WIDTH / 2.0 - (BENCH_WIDTH / 2.0 - fitted.x) * factor - PAN_PX * MAX (0, i - STEPS + 1);
      view.y = BENCH_HEIGHT / 2.0 - (BENCH_HEIGHT / 2.0 - fitted.y) * factor;
      ms = redraw (network, state, &view, surface);
      g_array_append_val (values, ms);
    }
  bench_report_put_spread (report, "network_frame_ms", values);
  cairo_surface_destroy (surface);
}

void
bench_network (BenchReport *report, const RpViewState *state)
{
  g_autoptr (RpNetwork) network = NULL;
  double begun;

  if (rp_dataset_n_entities (state->dataset) == 0)
    return;
  measure_layout (report, state);
  begun = bench_now_ms ();
  network = rp_network_new (state->dataset, state->measure, BENCH_WIDTH, BENCH_HEIGHT, SEED, NULL);
  bench_report_put (report, "network_build_ms", bench_now_ms () - begun);
  measure_frames (report, network, state);
}
