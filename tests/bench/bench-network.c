/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-network.h"

#include <math.h>
#include <time.h>

#include "bench-keys.h"
#include "bench-timeline.h"
#include "kept-picture.h"
#include "network-graph.h"
#include "network-layout.h"
#include "network-order.h"
#include "network-stress.h"
#include "painter.h"

#define SEED 1
#define STEPS 20
#define DEEPEST 8.0 /* times the view that shows all */
#define PAN_PX 96.0
#define N_CHANGES 5 /* of each way */
/* A hand that drags and then zooms, at so many depths. */
#define N_DEPTHS 4
#define HAND_STEPS 30
#define HAND_PX 32.0 /* in FRAME_MS: 2,000 px a second */
#define FRAME_MS 16.0
#define MARGIN_PART 0.2 /* as the window has it */

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
  RpNetGraph *built = rp_net_graph_new (state->dataset, state->measure, RP_EVENTS_AS_TIES, NULL);
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
paint (RpDrawing *drawing, cairo_surface_t *surface)
{
  double begun = bench_now_ms ();
  cairo_t *cr = cairo_create (surface);

  rp_painter_paint (cr, drawing);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return bench_now_ms () - begun;
}

static double
redraw (RpNetwork *network, RpNetworkMemory *memory, const RpViewState *state, const RpNetworkView *view,
        cairo_surface_t *surface)
{
  double begun = bench_now_ms ();
  RpDrawing *drawing = rp_network_redraw (network, memory, state, view, BENCH_WIDTH, BENCH_HEIGHT);

  paint (drawing, surface);
  rp_drawing_unref (drawing);
  return bench_now_ms () - begun;
}

/* FACTOR times the fitted view about its middle, and so many px to the side. */
static RpNetworkView
view_at (const RpNetworkView *fitted, double factor, double aside)
{
  return (RpNetworkView){ fitted->zoom * factor,
                          floor (BENCH_WIDTH / 2.0 - (BENCH_WIDTH / 2.0 - fitted->x) * factor) - aside,
                          floor (BENCH_HEIGHT / 2.0 - (BENCH_HEIGHT / 2.0 - fitted->y) * factor) };
}

/* Into the middle and, from there, sideways; all exact, as a window has it that does not wait for the hand to rest. */
static void
measure_frames (BenchReport *report, RpNetwork *network, const RpViewState *state)
{
  RpNetworkView fitted = rp_network_fit (network, BENCH_WIDTH, BENCH_HEIGHT);
  g_autoptr (RpNetworkMemory) memory = rp_network_memory_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, BENCH_WIDTH, BENCH_HEIGHT);
  g_autoptr (GArray) values = bench_values_new (), cpus = bench_values_new ();

  for (int i = 0; i < 2 * STEPS; i++)
    {
      RpNetworkView view
          = view_at (&fitted, pow (DEEPEST, MIN (1, (double)i / (STEPS - 1))), PAN_PX * MAX (0, i - STEPS + 1));
      double cpu = bench_cpu_ms (), ms = redraw (network, memory, state, &view, surface);

      g_array_append_val (values, ms);
      ms = bench_cpu_ms () - cpu;
      g_array_append_val (cpus, ms);
    }
  bench_report_put_spread (report, "network_frame_ms", values);
  bench_report_put_spread (report, "network_frame_cpu_ms", cpus);
  cairo_surface_destroy (surface);
}

/* ---- a picture is kept while the hand moves, as the window does it ---- */

typedef struct
{
  RpNetwork *network;
  const RpViewState *state;
  RpNetworkMemory *memory;
  RpKeptPicture *picture;
  cairo_surface_t *screen;
  double now_ms; /* a clock of its own: on a busy machine no hand is slower */
  /* what is being made for another place, in a thread that lives on as those of a window do */
  GThreadPool *pool;
  GAsyncQueue *done;
  RpNetworkOrder *order; /* NULL: nothing is */
  RpNetworkView place;
  gboolean on_the_way;
  RpKeptPicture *made;
  double took_ms, done_ms;
  GArray *aheads; /* double: what those on the way took */
} Hand;

/* Of the processor, by this thread alone. */
static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void
make (gpointer data, G_GNUC_UNUSED gpointer pool)
{
  Hand *self = data;
  double begun = thread_ms ();
  RpDrawing *drawing = rp_network_order_run (self->order);

  if (self->on_the_way)
    self->made = rp_kept_picture_new_after (self->picture, drawing, &self->place, BENCH_WIDTH * MARGIN_PART);
  else
    self->made = rp_kept_picture_new (drawing, &self->place, 1, 1, BENCH_WIDTH * MARGIN_PART);
  rp_drawing_unref (drawing);
  self->took_ms = thread_ms () - begun;
  g_async_queue_push (self->done, self);
}

/* Waits for it, though it is not to be seen before its time. */
static void
order (Hand *self, const RpNetworkView *view, gboolean on_the_way)
{
  self->on_the_way = on_the_way;
  self->place = on_the_way ? rp_kept_picture_near (self->picture, view) : *view;
  self->order = rp_network_order_new (self->network, g_steal_pointer (&self->memory), self->state, &self->place,
                                      BENCH_WIDTH, BENCH_HEIGHT);
  g_thread_pool_push (self->pool, self, NULL);
  g_async_queue_pop (self->done);
  if (on_the_way)
    g_array_append_val (self->aheads, self->took_ms);
  self->done_ms = self->now_ms + self->took_ms;
}

static void
take (Hand *self)
{
  if (self->order == NULL)
    return;
  self->memory = rp_network_order_take_memory (self->order);
  g_clear_pointer (&self->order, rp_network_order_free);
  g_clear_pointer (&self->picture, rp_kept_picture_unref);
  self->picture = g_steal_pointer (&self->made);
}

/* One frame: a picture that was made meanwhile is taken, another ordered where this will not do any more. */
static double
move (Hand *self, const RpNetworkView *view)
{
  double begun;
  cairo_t *cr;

  self->now_ms += FRAME_MS;
  if (self->order != NULL && self->now_ms >= self->done_ms)
    take (self);
  if (self->order == NULL && !rp_kept_picture_serves (self->picture, view, BENCH_WIDTH, BENCH_HEIGHT))
    order (self, view, TRUE);
  begun = bench_now_ms ();
  cr = cairo_create (self->screen);
  cairo_set_source_rgb (cr, 1, 1, 1);
  if (!rp_kept_picture_covers (self->picture, view, BENCH_WIDTH, BENCH_HEIGHT))
    cairo_paint (cr);
  rp_kept_picture_show (self->picture, cr, view);
  cairo_destroy (cr);
  return bench_now_ms () - begun;
}

/* The exact picture after the hand rests. */
static double
refine (Hand *self, const RpNetworkView *view)
{
  double begun;

  take (self);
  begun = bench_now_ms ();
  order (self, view, FALSE);
  take (self);
  return bench_now_ms () - begun;
}

static void
measure_hand (BenchReport *report, RpNetwork *network, const RpViewState *state)
{
  RpNetworkView fitted = rp_network_fit (network, BENCH_WIDTH, BENCH_HEIGHT);
  g_autoptr (GArray) pans = bench_values_new (), zooms = bench_values_new (), refined = bench_values_new ();
  g_autoptr (GArray) cpus = bench_values_new ();
  Hand self = { .network = network, .state = state, .memory = rp_network_memory_new_steady () };
  guint bare = 0;

  self.aheads = bench_values_new ();
  self.pool = g_thread_pool_new (make, NULL, 1, TRUE, NULL);
  self.done = g_async_queue_new ();
  self.screen = cairo_image_surface_create (CAIRO_FORMAT_RGB24, BENCH_WIDTH, BENCH_HEIGHT);
  for (guint depth = 0; depth < N_DEPTHS; depth++)
    {
      double factor = pow (DEEPEST, (double)depth / (N_DEPTHS - 1)), ms, cpu = bench_cpu_ms ();
      RpNetworkView view = view_at (&fitted, factor, 0);

      ms = refine (&self, &view);
      g_array_append_val (refined, ms);
      ms = bench_cpu_ms () - cpu;
      g_array_append_val (cpus, ms);
      for (guint i = 1; i <= HAND_STEPS; i++)
        {
          view = view_at (&fitted, factor, HAND_PX * i);
          ms = move (&self, &view);
          g_array_append_val (pans, ms);
          bare += !rp_kept_picture_covers (self.picture, &view, BENCH_WIDTH, BENCH_HEIGHT);
        }
      for (guint i = 1; i <= HAND_STEPS; i++)
        {
          view = view_at (&fitted, factor * pow (2, (double)i / HAND_STEPS), HAND_PX * HAND_STEPS);
          ms = move (&self, &view);
          g_array_append_val (zooms, ms);
        }
      ms = refine (&self, &view);
      g_array_append_val (refined, ms);
    }
  bench_report_put_spread (report, "network_pan_ms", pans);
  bench_report_put (report, "network_pan_bare", (double)bare / pans->len);
  if (self.aheads->len > 0)
    bench_report_put_spread (report, "network_ahead_cpu_ms", self.aheads);
  g_array_unref (self.aheads);
  take (&self);
  g_thread_pool_free (self.pool, FALSE, TRUE);
  g_async_queue_unref (self.done);
  bench_report_put_spread (report, "network_scale_ms", zooms);
  bench_report_put_spread (report, "network_refine_ms", refined);
  bench_report_put_spread (report, "network_refine_cpu_ms", cpus);
  g_clear_pointer (&self.picture, rp_kept_picture_unref);
  g_clear_pointer (&self.memory, rp_network_memory_free);
  cairo_surface_destroy (self.screen);
}

/* ---- what is shown changes, the place does not ---- */

typedef struct
{
  RpRecordRef selected;
  RpRecordSet *related, *shown; /* nullable */
  gboolean dim;
} Change;

/* A selected entity with what it takes part in, as a session has it. */
static Change
select_entity (RpDataset *dataset, guint entity)
{
  Change change = { .selected = rp_record_ref (RP_RECORD_ENTITY, entity), .related = rp_record_set_new (dataset) };
  guint n;
  const guint *found = rp_dataset_entity_relations (dataset, entity, &n);

  for (guint i = 0; i < n; i++)
    rp_record_set_add (change.related, rp_record_ref (RP_RECORD_RELATION, found[i]));
  found = rp_dataset_entity_events (dataset, entity, &n);
  for (guint i = 0; i < n; i++)
    rp_record_set_add (change.related, rp_record_ref (RP_RECORD_EVENT, found[i]));
  return change;
}

/* The K-th of N_CHANGES tenths of the span. */
static Change
show_period (RpDataset *dataset, guint k, gboolean dim)
{
  Change change = { .selected = RP_RECORD_REF_NONE, .dim = dim };
  RpPeriod period = { .active = TRUE, .mode = RP_PERIOD_DURING };
  RpInstant earliest, latest;
  double from, length;

  if (!rp_dataset_get_span (dataset, &earliest, &latest))
    return change;
  from = rp_instant_to_double (earliest);
  length = (rp_instant_to_double (latest) - from) / N_CHANGES;
  period.from = rp_instant_from_double (from + k * length);
  period.to = rp_instant_from_double (from + (k + 1) * length);
  change.shown = rp_period_shown (&period, dataset);
  return change;
}

/* All but the K-th kind of entity. */
static Change
leave_out_kind (RpDataset *dataset, guint k)
{
  Change change = { .selected = RP_RECORD_REF_NONE, .shown = rp_record_set_new (dataset) };
  guint n_kinds = MAX (1, rp_dataset_n_kinds (dataset, RP_RECORD_ENTITY));

  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
      if (type != RP_RECORD_ENTITY || rp_dataset_entity (dataset, i)->kind != k % n_kinds)
        rp_record_set_add (change.shown, rp_record_ref (type, i));
  return change;
}

static Change
nth_change (RpDataset *dataset, guint way, guint k)
{
  switch (way)
    {
    case 0:
      return select_entity (dataset, (guint)((guint64)k * rp_dataset_n_entities (dataset) / N_CHANGES));
    case 1:
    case 2:
      return show_period (dataset, k, way == 2);
    default:
      return leave_out_kind (dataset, k);
    }
}

/* One view with all in sight, in which a hand selects, moves the period, hides and dims. */
static void
measure_changes (BenchReport *report, RpNetwork *network, const RpViewState *state)
{
  RpNetworkView fitted = rp_network_fit (network, BENCH_WIDTH, BENCH_HEIGHT);
  g_autoptr (RpNetworkMemory) memory = rp_network_memory_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, BENCH_WIDTH, BENCH_HEIGHT);
  g_autoptr (GArray) builds = bench_values_new (), paints = bench_values_new ();
  g_autoptr (GArray) cpus = bench_values_new (), paint_cpus = bench_values_new (), changes = bench_values_new ();

  /* as the window has it before anything changes */
  redraw (network, memory, state, &fitted, surface);
  for (guint i = 0; i < 4 * N_CHANGES; i++)
    {
      Change change = nth_change (state->dataset, i / N_CHANGES, i % N_CHANGES);
      RpViewState changed = *state;
      double begun = bench_now_ms (), cpu = bench_cpu_ms (), ms;
      RpDrawing *drawing;

      changed.selected = change.selected;
      changed.related = change.related;
      changed.shown = change.shown;
      changed.dim = change.dim;
      drawing = rp_network_redraw (network, memory, &changed, &fitted, BENCH_WIDTH, BENCH_HEIGHT);
      ms = bench_now_ms () - begun;
      g_array_append_val (builds, ms);
      ms = bench_cpu_ms () - cpu;
      g_array_append_val (cpus, ms);
      cpu = bench_cpu_ms ();
      ms = paint (drawing, surface);
      g_array_append_val (paints, ms);
      ms = bench_cpu_ms () - cpu;
      g_array_append_val (paint_cpus, ms);
      ms = bench_now_ms () - begun;
      g_array_append_val (changes, ms);
      rp_drawing_unref (drawing);
      g_clear_pointer (&change.related, rp_record_set_unref);
      g_clear_pointer (&change.shown, rp_record_set_unref);
    }
  bench_report_put_spread (report, "network_rebuild_ms", builds);
  bench_report_put_spread (report, "network_rebuild_cpu_ms", cpus);
  bench_report_put_spread (report, "network_repaint_ms", paints);
  bench_report_put_spread (report, "network_repaint_cpu_ms", paint_cpus);
  bench_report_put_spread (report, "network_change_ms", changes);
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
  measure_changes (report, network, state);
  bench_keys (report, network, state);
  measure_frames (report, network, state);
  measure_hand (report, network, state);
}
