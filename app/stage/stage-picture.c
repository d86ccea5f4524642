/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-picture.h"

#include <math.h>

#include "figure-views.h"
#include "picture-file.h"
#include "session-plan.h"
#include "session-scene.h"
#include "stage-callouts.h"
#include "stage-page.h"
#include "stage-table.h"

#define LEAST_ZOOM 0.8 /* at which a network that was laid out for more room still has some for names */

struct _RpStagePicture
{
  gatomicrefcount refs;
  RpScene *scene;
  RpStageOptions options;
  RpExportPlan *plan;
  RpPlanned planned;
  RpDrawing *drawing;
  GArray *panes; /* RpStagePane */
  guint n_gone;
  RpPoint area;     /* that the network is laid out for */
  RpPoint *anchors; /* of the scene's callouts */
};

static void
clear_pane (gpointer data)
{
  RpStagePane *pane = data;

  g_clear_pointer (&pane->layout, rp_timeline_layout_unref);
  g_clear_pointer (&pane->network, rp_network_unref);
}

RpStagePicture *
rp_stage_picture_ref (RpStagePicture *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rp_stage_picture_unref (RpStagePicture *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->drawing, rp_drawing_unref);
  g_array_unref (self->panes);
  g_free (self->anchors);
  rp_planned_clear (&self->planned);
  rp_export_plan_free (self->plan);
  rp_scene_unref (self->scene);
  g_free (self);
}

/* ---- the views ---- */

static RpDrawing *
draw_timeline (RpStagePane *pane, const RpFigureBox *box, GCancellable *cancellable)
{
  RpTimelineFrame frame = { .width = box->width, .height = box->height, .still = TRUE };

  pane->layout = rp_figure_timeline_layout (box, cancellable);
  if (pane->layout == NULL)
    return NULL;
  rp_figure_timeline_range (pane->layout, box->options, &frame.from, &frame.to);
  rp_timeline_plot (pane->layout, &frame, &pane->left, &pane->right);
  pane->left += pane->x;
  pane->right += pane->x;
  pane->scale = rp_timeline_scale (pane->layout, &frame);
  return rp_timeline_drawing (pane->layout, box->state, &frame);
}

static RpDrawing *
draw_network (RpStagePane *pane, const RpFigureBox *box, GCancellable *cancellable)
{
  pane->network = rp_figure_network (box, cancellable);
  if (pane->network == NULL)
    return NULL;
  pane->sight = rp_figure_network_sight (pane->network, box);
  return rp_figure_network_drawing (pane->network, &pane->sight, box);
}

static RpDrawing *
draw_view (RpStagePane *pane, const RpFigureBox *box, GCancellable *cancellable)
{
  switch (pane->view)
    {
    case RP_VIEW_TIMELINE:
      return draw_timeline (pane, box, cancellable);
    case RP_VIEW_NETWORK:
      return draw_network (pane, box, cancellable);
    case RP_VIEW_TABLE:
      return rp_stage_table (box, cancellable);
    case RP_VIEW_SOURCES:
      return rp_stage_sources (box);
    case RP_VIEW_BOTH:
    case RP_VIEW_OVERVIEW:
    default:
      return rp_figure_view (box, pane->view, cancellable);
    }
}

/* FALSE when cancelled. */
static gboolean
add_view (RpStagePicture *self, RpViewName view, const RpStagePage *page, double top, double height,
          GCancellable *cancellable)
{
  RpFigureBox box = { &self->planned.state, &self->planned.figure, page->right - page->left, height };
  RpStagePane pane = { .view = view, .x = page->left, .y = top, .width = box.width, .height = box.height };
  g_autoptr (RpDrawing) drawn = NULL;

  pane.first = rp_drawing_n_shapes (self->drawing);
  drawn = draw_view (&pane, &box, cancellable);
  if (drawn != NULL)
    rp_drawing_append (self->drawing, drawn, pane.x, pane.y);
  rp_drawing_set_pane (self->drawing, pane.first, rp_view_name (view));
  pane.end = rp_drawing_n_shapes (self->drawing);
  g_array_append_val (self->panes, pane);
  return drawn != NULL;
}

/* Time above, who met whom below it, as in a window. */
static gboolean
add_views (RpStagePicture *self, const RpStagePage *page, GCancellable *cancellable)
{
  double height = page->bottom - page->top, below = floor (height * RP_STAGE_NETWORK_SHARE) - RP_STAGE_PANE_GAP_PX;

  if (height < 10 || page->right - page->left < 10)
    return TRUE;
  if (self->planned.figure.view != RP_VIEW_BOTH)
    return add_view (self, self->planned.figure.view, page, page->top, height, cancellable);
  return below < 10
         || (add_view (self, RP_VIEW_TIMELINE, page, page->top, height - below - RP_STAGE_PANE_GAP_PX, cancellable)
             && add_view (self, RP_VIEW_NETWORK, page, page->bottom - below, below, cancellable));
}

/* ---- the network ---- */

/* Whether the network of OTHER stands as that of SELF would, laid out for AREA. */
static gboolean
stands_alike (const RpStagePicture *self, const RpStagePicture *other, RpPoint area)
{
  return other->planned.network != NULL && other->plan->pinned == NULL
         && other->planned.state.dataset == self->planned.state.dataset
         && other->options.fixed_measure == self->options.fixed_measure && fabs (other->area.x - area.x) < 1e-9
         && fabs (other->area.y - area.y) < 1e-9
         && rp_network_looks_place_alike (other->planned.state.looks, self->planned.state.looks);
}

static gboolean
lay_out (RpStagePicture *self, RpPoint area, const RpStagePicture *like, GCancellable *cancellable)
{
  RpFigureBox box = { &self->planned.state, &self->planned.figure, area.x, area.y };

  self->planned.figure.network = NULL;
  g_clear_pointer (&self->planned.network, rp_network_unref);
  if (like != NULL && stands_alike (self, like, area))
    self->planned.network = rp_network_ref (like->planned.network);
  else
    self->planned.network = rp_figure_network (&box, cancellable);
  self->planned.figure.network = self->planned.network;
  self->area = area;
  return self->planned.network != NULL;
}

/* Laid out for the stage, not for the room that this scene's words leave: its nodes stand where other scenes have them;
 * unless that room is so much less that their names would have none. FALSE when cancelled. */
static gboolean
find_network (RpStagePicture *self, const RpStagePage *page, GCancellable *cancellable)
{
  RpViewName view = self->planned.figure.view;
  RpPoint room = { page->right - page->left, page->bottom - page->top };
  const RpStagePicture *like = page->options->like;

  if (!rp_view_has_network (view) || rp_scene_is_text (self->scene) || self->planned.figure.network != NULL)
    return TRUE;
  if (view == RP_VIEW_BOTH)
    room.y = floor (room.y * RP_STAGE_NETWORK_SHARE) - RP_STAGE_PANE_GAP_PX;
  if (!lay_out (self, rp_stage_network_area (&self->options, view), like, cancellable))
    return FALSE;
  if (room.x < 10 || room.y < 10 || rp_network_fit (self->planned.network, room.x, room.y).zoom >= LEAST_ZOOM)
    return TRUE;
  return lay_out (self, room, like, cancellable);
}

/* ---- made ---- */

static void
add_callouts (RpStagePicture *self)
{
  RpStageCanvas canvas = { .drawing = self->drawing,
                           .panes = (const RpStagePane *)(gpointer)self->panes->data,
                           .n_panes = self->panes->len,
                           .state = &self->planned.state };

  self->anchors = g_new0 (RpPoint, self->scene->n_callouts + 1);
  rp_stage_callouts_add (&canvas, self->scene, self->anchors);
}

/* The scene as the one way that pictures go sees it. */
static RpExportPlan *
plan_of (RpDataset *dataset, const RpScene *scene, const RpStageOptions *options, GCancellable *cancellable)
{
  g_autoptr (RpSession) session = rp_session_new ();
  RpViewName view = RP_VIEW_TIMELINE;
  RpExportPlan *plan;

  if (!rp_scene_is_text (scene))
    rp_view_parse (scene->view, &view);
  rp_session_set_dataset (session, dataset, FALSE);
  rp_session_show_scene (session, scene, NULL);
  plan = rp_session_plan (session, view);
  plan->state.theme = rp_theme (options->theme);
  plan->state.alone = scene->alone;
  plan->figure.from = scene->from;
  plan->figure.to = scene->to;
  plan->figure.sight_zoom = scene->sight.zoom;
  plan->figure.sight = (RpPoint){ scene->sight.x, scene->sight.y };
  plan->figure.marking = g_strdup (options->marking);
  plan->fixed_measure = options->fixed_measure;
  plan->input = g_strdup (options->input);
  if (rp_view_has_network (view) && options->input != NULL)
    plan->state.pictures = rp_pictures_load (dataset, options->input, NULL, cancellable);
  return plan;
}

RpStagePicture *
rp_stage_picture_new (RpDataset *dataset, RpScene *scene, const RpStageOptions *options, GCancellable *cancellable)
{
  g_autoptr (RpStagePicture) self = g_new0 (RpStagePicture, 1);
  RpStagePage page;

  g_atomic_ref_count_init (&self->refs);
  self->scene = rp_scene_ref (scene);
  self->options = *options;
  self->options.marking = self->options.input = NULL;
  self->options.like = NULL;
  self->panes = g_array_new (FALSE, FALSE, sizeof (RpStagePane));
  g_array_set_clear_func (self->panes, clear_pane);
  self->plan = plan_of (dataset, scene, options, cancellable);
  self->n_gone = rp_scene_count_gone (scene, dataset);
  if (!rp_export_plan_prepare (self->plan, &self->planned, cancellable, NULL))
    return NULL;
  page = (RpStagePage){ .scene = scene,
                        .options = options,
                        .state = &self->planned.state,
                        .figure = &self->planned.figure,
                        .n_gone = self->n_gone };
  rp_stage_page_set (&page);
  self->drawing = page.drawing;
  if (!find_network (self, &page, cancellable))
    return NULL;
  if (!rp_scene_is_text (scene) && !add_views (self, &page, cancellable))
    return NULL;
  add_callouts (self);
  return g_steal_pointer (&self);
}

RpDrawing *
rp_stage_picture_get_drawing (RpStagePicture *self)
{
  return self->drawing;
}

RpScene *
rp_stage_picture_get_scene (RpStagePicture *self)
{
  return self->scene;
}

const RpStageOptions *
rp_stage_picture_get_options (RpStagePicture *self)
{
  return &self->options;
}

const RpViewState *
rp_stage_picture_get_state (RpStagePicture *self)
{
  return &self->planned.state;
}

guint
rp_stage_picture_n_panes (RpStagePicture *self)
{
  return self->panes->len;
}

const RpStagePane *
rp_stage_picture_get_pane (RpStagePicture *self, guint index)
{
  g_return_val_if_fail (index < self->panes->len, NULL);

  return &g_array_index (self->panes, RpStagePane, index);
}

guint
rp_stage_picture_n_gone (RpStagePicture *self)
{
  return self->n_gone;
}

gboolean
rp_stage_picture_callout_anchor (RpStagePicture *self, guint index, RpPoint *anchor)
{
  g_return_val_if_fail (index < self->scene->n_callouts, FALSE);

  if (!isfinite (self->anchors[index].x))
    return FALSE;
  *anchor = self->anchors[index];
  return TRUE;
}
