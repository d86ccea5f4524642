/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-timeline.h"

#include <math.h>

#include "painter.h"
#include "timeline-drawing.h"

#define STEPS 60
#define PAN_ZOOMS 3
/* Of what is in sight, a step: a hand that drags quickly. */
#define PAN_STEP 0.05
/* Places that never fall together, however many: multiples of the golden ratio. */
#define FIRST_PLACE 0.37
#define NEXT_PLACE 0.6180339887498949

/* What is drawn on, and what was measured there. */
typedef struct
{
  const RpViewState *state;
  RpTimelineLayout *layout;
  cairo_surface_t *surface;
  const BenchTimelineOptions *options;
  GArray *frames, *cpu, *builds, *paints; /* ms */
  GArray *shapes, *labels;                /* a frame */
} Stage;

static void
stage_init (Stage *stage, const RpViewState *state, const BenchTimelineOptions *options)
{
  *stage = (Stage){ .state = state, .options = options };
  stage->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, BENCH_WIDTH, BENCH_HEIGHT);
  stage->frames = bench_values_new ();
  stage->cpu = bench_values_new ();
  stage->builds = bench_values_new ();
  stage->paints = bench_values_new ();
  stage->shapes = bench_values_new ();
  stage->labels = bench_values_new ();
}

static void
stage_clear (Stage *stage)
{
  g_clear_pointer (&stage->layout, rp_timeline_layout_unref);
  cairo_surface_destroy (stage->surface);
  g_array_unref (stage->frames);
  g_array_unref (stage->cpu);
  g_array_unref (stage->builds);
  g_array_unref (stage->paints);
  g_array_unref (stage->shapes);
  g_array_unref (stage->labels);
}

/* A layout of its own: nothing is packed for any zoom level yet. Returns ms. */
static double
lay_out (Stage *stage)
{
  RpTimelineOptions options = { .dataset = stage->state->dataset,
                                .shown = stage->state->shown,
                                .dim = stage->state->dim,
                                .measure = stage->state->measure,
                                .lanes = stage->options->lanes,
                                .fold = RP_FOLD_AUTO };
  double begun = bench_now_ms ();

  g_clear_pointer (&stage->layout, rp_timeline_layout_unref);
  stage->layout = rp_timeline_layout_new (&options, NULL);
  return bench_now_ms () - begun;
}

static void
count (RpDrawing *drawing, double *shapes, double *labels)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->invisible)
        continue;
      *shapes += 1;
      *labels += shape->role == RP_ROLE_LABEL;
    }
}

/* One frame, freed again: that too is paid for by whoever waits for the next. */
static void
draw (Stage *stage, double from, double to)
{
  RpTimelineFrame frame = {
    .width = BENCH_WIDTH, .height = BENCH_HEIGHT, .from = from, .to = to, .in_window = stage->options->in_window
  };
  double cpu = bench_cpu_ms (), begun = bench_now_ms (), built, painted, build, paint, whole, shapes = 0, labels = 0;
  RpDrawing *drawing = rp_timeline_drawing (stage->layout, stage->state, &frame);
  cairo_t *cr;

  built = bench_now_ms ();
  cr = cairo_create (stage->surface);
  rp_painter_paint (cr, drawing);
  cairo_destroy (cr);
  cairo_surface_flush (stage->surface);
  painted = bench_now_ms ();
  cpu = bench_cpu_ms () - cpu;
  build = built - begun;
  paint = painted - built;
  count (drawing, &shapes, &labels);
  begun = bench_now_ms ();
  rp_drawing_unref (drawing);
  whole = build + paint + bench_now_ms () - begun;
  g_array_append_val (stage->frames, whole);
  g_array_append_val (stage->cpu, cpu);
  g_array_append_val (stage->builds, build);
  g_array_append_val (stage->paints, paint);
  g_array_append_val (stage->shapes, shapes);
  g_array_append_val (stage->labels, labels);
}

static double
last_of (const GArray *values)
{
  return g_array_index (values, double, values->len - 1);
}

/* The part ZOOM of the span, about the point at PLACE (0 … 1), moved by SHIFT times what is in sight. */
static void
draw_part (Stage *stage, double zoom, double place, double shift)
{
  double from, to, sight;

  rp_timeline_layout_fit (stage->layout, &from, &to);
  sight = (to - from) * zoom;
  from += (to - from) * place * (1 - zoom) + sight * shift;
  draw (stage, from, from + sight);
}

static double
zoom_at (const BenchTimelineOptions *options, double part)
{
  return options->from_zoom * pow (options->to_zoom / options->from_zoom, part);
}

static void
zoom_run (Stage *stage, const BenchTimelineOptions *options, double place)
{
  for (int i = 1; i <= STEPS; i++)
    draw_part (stage, zoom_at (options, (double)i / STEPS), place, 0);
}

/* Across one sight's width at three depths, the deepest last. */
static void
pan_run (Stage *stage, const BenchTimelineOptions *options, double place)
{
  for (int depth = 1; depth <= PAN_ZOOMS; depth++)
    for (int i = 0; i < STEPS / PAN_ZOOMS; i++)
      draw_part (stage, zoom_at (options, (double)depth / PAN_ZOOMS), place, PAN_STEP * (i - STEPS / PAN_ZOOMS / 2));
}

static void
append_from (GArray *all, const GArray *values, guint first)
{
  g_array_append_vals (all, &g_array_index (values, double, first), values->len - first);
}

static void
put_frames (BenchReport *report, Stage *stage, const char *frame, const char *cpu, const char *build, const char *paint)
{
  bench_report_put_spread (report, frame, stage->frames);
  bench_report_put_spread (report, cpu, stage->cpu);
  bench_report_put_spread (report, build, stage->builds);
  bench_report_put_spread (report, paint, stage->paints);
  bench_report_put (report, "shapes", bench_median (stage->shapes));
  bench_report_put (report, "labels", bench_median (stage->labels));
}

static void
first_picture (BenchReport *report, Stage *stage, double begun_ms)
{
  double from, to, layout_ms = lay_out (stage);

  rp_timeline_layout_fit (stage->layout, &from, &to);
  draw (stage, from, to);
  bench_report_put (report, "first_picture_ms", bench_now_ms () - begun_ms);
  bench_report_put (report, "timeline_layout_ms", layout_ms);
  bench_report_put (report, "timeline_first_build_ms", last_of (stage->builds));
  bench_report_put (report, "timeline_first_paint_ms", last_of (stage->paints));
}

void
bench_timeline (BenchReport *report, const RpViewState *state, const BenchTimelineOptions *options, double begun_ms)
{
  g_autoptr (GArray) zooms = bench_values_new ();
  g_autoptr (GArray) pans = bench_values_new ();
  Stage first, stage;

  stage_init (&first, state, options);
  first_picture (report, &first, begun_ms);
  stage_clear (&first);
  stage_init (&stage, state, options);
  for (guint i = 0; i < options->n_views; i++)
    {
      double place = fmod (FIRST_PLACE + i * NEXT_PLACE, 1);
      guint begun = stage.frames->len;

      lay_out (&stage);
      zoom_run (&stage, options, place);
      append_from (zooms, stage.frames, begun);
      begun = stage.frames->len;
      pan_run (&stage, options, place);
      append_from (pans, stage.frames, begun);
    }
  bench_report_put_spread (report, "timeline_zoom_ms", zooms);
  bench_report_put_spread (report, "timeline_pan_ms", pans);
  put_frames (report, &stage, "timeline_frame_ms", "timeline_cpu_ms", "timeline_build_ms", "timeline_paint_ms");
  stage_clear (&stage);
}

void
bench_timeline_frames (BenchReport *report, const RpViewState *state, GArray *frames,
                       const BenchTimelineOptions *options)
{
  g_autoptr (RpTimelineLayout) layout = NULL;

  for (guint i = 0; i < frames->len;)
    {
      const char *name = g_array_index (frames, BenchFrame, i).name;
      Stage stage;

      stage_init (&stage, state, options);
      if (layout)
        stage.layout = rp_timeline_layout_ref (layout);
      else
        {
          lay_out (&stage);
          layout = rp_timeline_layout_ref (stage.layout);
        }
      for (; i < frames->len && g_strcmp0 (g_array_index (frames, BenchFrame, i).name, name) == 0; i++)
        draw (&stage, g_array_index (frames, BenchFrame, i).from, g_array_index (frames, BenchFrame, i).to);
      bench_report_begin_group (report, "frames", name);
      put_frames (report, &stage, "frame_ms", "cpu_ms", "build_ms", "paint_ms");
      bench_report_end_group (report);
      stage_clear (&stage);
    }
}
