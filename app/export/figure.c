/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "figure-empty.h"
#include "figure-frame.h"
#include "poster-sheets.h"
#include "figure-views.h"
#include "matrix-drawing.h"

#define PANE_GAP_PX 16.0
#define OVERVIEW_SHARE 0.2 /* of its width is a strip high at most */

static const char *const view_names[RP_N_VIEWS] = { "timeline", "network", "sources", "both", "overview", "table" };

const char *
rp_view_name (RpViewName view)
{
  return view_names[view];
}

gboolean
rp_view_parse (const char *name, RpViewName *view)
{
  for (guint i = 0; i < RP_N_VIEWS; i++)
    if (strcmp (name, view_names[i]) == 0)
      {
        *view = (RpViewName)i;
        return TRUE;
      }
  return FALSE;
}

gboolean
rp_view_has_timeline (RpViewName view)
{
  return view == RP_VIEW_TIMELINE || view == RP_VIEW_BOTH;
}

gboolean
rp_view_has_network (RpViewName view)
{
  return view == RP_VIEW_NETWORK || view == RP_VIEW_BOTH;
}

RpTimelineLayout *
rp_figure_timeline_layout (const RpFigureBox *box, GCancellable *cancellable)
{
  const RpFigureOptions *options = box->options;
  RpTimelineOptions layout_options = { .dataset = box->state->dataset,
                                       .shown = box->state->shown,
                                       .dim = box->state->dim,
                                       .measure = box->state->measure,
                                       .lanes = options->lanes,
                                       .choice = options->choice,
                                       .fold = options->fold,
                                       .spans = options->spans,
                                       .open = options->open,
                                       .letters = (RpSourceLetters *)box->state->letters };

  return rp_timeline_layout_new (&layout_options, cancellable);
}

void
rp_figure_timeline_range (RpTimelineLayout *layout, const RpFigureOptions *options, double *from, double *to)
{
  rp_timeline_layout_fit (layout, from, to);
  if (isfinite (options->from))
    *from = options->from;
  if (isfinite (options->to))
    *to = options->to;
  if (*from < *to)
    return;
  if (isfinite (options->from)) /* one end given, beyond the other's data */
    *to = *from + 86400;
  else
    *from = *to - 86400;
}

static RpDrawing *
timeline_view (const RpFigureBox *box, GCancellable *cancellable)
{
  RpTimelineFrame frame
      = { .width = box->width, .height = box->height, .list_all = box->options->list_all, .still = TRUE };
  g_autoptr (RpTimelineLayout) layout = rp_figure_timeline_layout (box, cancellable);

  if (!layout)
    return NULL;
  rp_figure_timeline_range (layout, box->options, &frame.from, &frame.to);
  return rp_timeline_drawing (layout, box->state, &frame);
}

static RpDrawing *
overview_view (const RpFigureBox *box, GCancellable *cancellable)
{
  RpOverviewFrame frame = { .width = box->width, .height = MIN (box->height, OVERVIEW_SHARE * box->width) };
  g_autoptr (RpTimelineLayout) layout = rp_figure_timeline_layout (box, cancellable);

  if (!layout)
    return NULL;
  if (!rp_timeline_layout_is_dated (layout))
    {
      RpDrawing *drawing = rp_drawing_new (frame.width, frame.height, box->state->theme->paper);

      rp_figure_say (drawing, box->state, _ ("Nothing in this dataset has a date: there is no time to show."), 0, 0,
                     frame.width);
      return drawing;
    }
  if (isfinite (box->options->from) || isfinite (box->options->to))
    rp_figure_timeline_range (layout, box->options, &frame.from, &frame.to);
  return rp_overview_drawing (layout, box->state, &frame);
}

RpNetworkView
rp_figure_network_sight (RpNetwork *network, const RpFigureBox *box)
{
  RpNetworkView view = rp_network_fit (network, box->width, box->height);
  RpPoint size = rp_network_get_size (network), middle = box->options->sight;

  if (!(box->options->sight_zoom > 0))
    return view;
  view.zoom *= box->options->sight_zoom;
  view.x = box->width / 2 - middle.x * MAX (1, size.x) * view.zoom;
  view.y = box->height / 2 - middle.y * MAX (1, size.y) * view.zoom;
  return view;
}

RpNetwork *
rp_figure_network (const RpFigureBox *box, GCancellable *cancellable)
{
  RpNetworkOptions options = { .measure = box->state->measure,
                               .width = box->width,
                               .height = box->height,
                               .seed = box->options->seed,
                               .events = rp_network_looks_get_events (box->state->looks),
                               .members = rp_network_looks_get_members (box->state->looks),
                               .method = rp_network_looks_get_method (box->state->looks),
                               .root = rp_network_looks_get_root (box->state->looks) };
  g_autoptr (RpNetwork) made = NULL;

  if (box->options->network)
    made = rp_network_ref (box->options->network);
  else
    made = rp_network_new_with (box->state->dataset, &options, cancellable);
  return made ? rp_network_size_nodes (made, box->state) : NULL;
}

/* What of DRAWN lies within the box: a window hides the rest behind its edges, a page does not. */
static RpDrawing *
cut_to (const RpFigureBox *box, RpDrawing *drawn)
{
  RpPosterSheets one = { box->width, box->height, 0, 1, 1 };
  RpDrawing *cut = rp_drawing_new (box->width, box->height, rp_drawing_get_background (drawn));

  rp_poster_append (cut, drawn, &one, 0, 0, (RpPoint){ 0, 0 });
  return cut;
}

RpDrawing *
rp_figure_network_drawing (RpNetwork *network, const RpNetworkView *view, const RpFigureBox *box)
{
  g_autoptr (RpDrawing) drawn = rp_network_drawing (network, box->state, view, box->width, box->height);

  return box->options->sight_zoom > 0 ? cut_to (box, drawn) : g_steal_pointer (&drawn);
}

static RpDrawing *
network_view (const RpFigureBox *box, GCancellable *cancellable)
{
  g_autoptr (RpNetwork) network = rp_figure_network (box, cancellable);
  RpNetworkView view;
  RpDrawing *drawing;

  if (!network)
    return NULL;
  view = rp_figure_network_sight (network, box);
  drawing = rp_figure_network_drawing (network, &view, box);
  if (rp_drawing_n_shapes (drawing) == 0)
    rp_figure_say (drawing, box->state, _ ("No entity is shown: there is no network."), 0, 0, box->width);
  return drawing;
}

RpSourceMatrix *
rp_figure_matrix (const RpFigureBox *box, guint **order, RpMatrixFrame *frame)
{
  const RpViewState *state = box->state;
  RpFigureRows listed = box->options->rows;
  RpSourceMatrix *matrix = rp_source_matrix_new (
      state->dataset, listed.type == RP_RECORD_NONE ? RP_RECORD_EVENT : listed.type, state->dim ? NULL : state->shown);

  *frame = (RpMatrixFrame){ .width = box->width,
                            .height = box->height,
                            .legend = !(box->options->without & RP_PART_LEGEND) };
  *order = rp_source_matrix_order (matrix, listed.order, listed.source, &frame->n_rows);
  frame->rows = *order;
  return matrix;
}

static RpDrawing *
sources_view (const RpFigureBox *box)
{
  g_autofree guint *rows = NULL;
  RpMatrixFrame frame;
  g_autoptr (RpSourceMatrix) matrix = rp_figure_matrix (box, &rows, &frame);

  return rp_matrix_drawing (matrix, box->state, &frame);
}

RpDrawing *
rp_figure_view (const RpFigureBox *box, RpViewName view, GCancellable *cancellable)
{
  switch (view)
    {
    case RP_VIEW_SOURCES:
      return sources_view (box);
    case RP_VIEW_NETWORK:
      return network_view (box, cancellable);
    case RP_VIEW_OVERVIEW:
      return overview_view (box, cancellable);
    case RP_VIEW_TIMELINE:
    case RP_VIEW_BOTH:
    case RP_VIEW_TABLE:
    default:
      return timeline_view (box, cancellable);
    }
}

/* One above the other, each over the whole width: time needs it. */
static RpDrawing *
both_views (const RpFigureBox *box, GCancellable *cancellable)
{
  double half = MAX (floor ((box->height - PANE_GAP_PX) / 2), 1), middle = half + PANE_GAP_PX / 2;
  g_autoptr (RpDrawing) drawing = rp_drawing_new (box->width, box->height, box->state->theme->paper);
  RpViewName views[] = { RP_VIEW_TIMELINE, RP_VIEW_NETWORK };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      RpFigureBox part = { box->state, box->options, box->width, half };
      guint first = rp_drawing_n_shapes (drawing);
      g_autoptr (RpDrawing) view = rp_figure_view (&part, views[i], cancellable);

      if (!view)
        return NULL;
      rp_drawing_append (drawing, view, 0, i * (half + PANE_GAP_PX));
      rp_drawing_set_pane (drawing, first, rp_view_name (views[i]));
    }
  rp_drawing_add_line (drawing, (RpPoint){ 0, middle }, (RpPoint){ box->width, middle }, box->state->theme->hairline,
                       1);
  return g_steal_pointer (&drawing);
}

RpDrawing *
rp_figure_new (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable)
{
  static const RpFigurePage only = { .number = 1, .n = 1 };
  RpFigureFrame frame = rp_figure_frame (state, options, &only);
  g_autoptr (RpDrawing) drawing = frame.drawing;
  g_autoptr (RpDrawing) view = NULL;
  RpViewState lettered = *state;
  RpFigureBox box = { &lettered, options, rp_figure_frame_width (&frame), rp_figure_frame_height (&frame) };

  if (!rp_figure_frame_has_room (&frame))
    return g_steal_pointer (&drawing);
  lettered.letters = frame.letters;
  view = options->view == RP_VIEW_BOTH ? both_views (&box, cancellable)
                                       : rp_figure_view (&box, options->view, cancellable);
  if (!view)
    return NULL;
  rp_drawing_append (drawing, view, frame.left, frame.top);
  return g_steal_pointer (&drawing);
}

RpPageSet *
rp_figure_only_page (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable)
{
  g_autoptr (RpDrawing) page = rp_figure_new (state, options, cancellable);

  return page ? rp_page_set_of (page) : NULL;
}
