/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-drawing.h"

#include <math.h>
#include "network-ink.h"
#include "network-layout.h"
#include "network-memory.h"

#define MARGIN_PX 14.0
#define SMALLEST_NODE_PX 3.5
#define LEAST_NODE_PX 1.5 /* in a crowd that leaves no more room */
#define CROWD_SHARE 0.6   /* of the way from node to node, were they spread evenly: from there on they are a wall */
#define BOXES_SHARE 0.5   /* of the area: more nodes with their names find no layout without overlap */
#define EASY_SHARE 0.4  /* from here on a small network is first laid out for a part of the names, then room is made */
#define FIRST_SHARE 0.2 /* for those of the most important nodes */
/* Areas as multiples of what nodes and names take. */
#define CROWDED 0.9
#define ROOMY 2.4
#define FIRST_FROM 4000 /* nodes: fewer are laid out before anybody waits */
#define WORDS_UP_TO 300 /* nodes whose ties are given room for their words */

/* The node with its name as the layout counts on it. */
static RpNodeBox
kept_box (const RpNetwork *self, guint i)
{
  return rp_net_node_box (&self->graph->nodes[i], self->seats[i].kept ? &self->seats[i] : NULL);
}

/* How much room there is: 1 when AREA holds all nodes with their names several times, 0 in a crowd. */
static double
room_within (const RpNetGraph *graph, RpPoint area)
{
  double wanted = 1;
  RpNetSeat below = { 0 };

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      RpNodeBox box = rp_net_node_box (&graph->nodes[i], &below);

      wanted += (box.left + box.right) * (box.top + box.bottom);
    }
  return CLAMP ((area.x * area.y / wanted - CROWDED) / (ROOMY - CROWDED), 0, 1);
}

/* The boxes that the layout keeps apart. Where the area has no room for every name, the most important keep room for
 * theirs; the others are named where there happens to be some. */
static RpNodeBox *
boxes_within (RpNetwork *self, RpPoint area)
{
  const RpNetGraph *graph = self->graph;
  RpNodeBox *boxes = g_new (RpNodeBox, (gsize)graph->n_nodes + 1);
  double taken = 0, all = 0, most = BOXES_SHARE * area.x * area.y;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      RpNodeBox full = rp_net_node_box (&graph->nodes[i], &self->seats[i]);

      boxes[i] = kept_box (self, i);
      taken += (boxes[i].left + boxes[i].right) * (boxes[i].top + boxes[i].bottom);
      all += (full.left + full.right) * (full.top + full.bottom);
    }
  if (all > EASY_SHARE * area.x * area.y && graph->n_nodes <= RP_NET_ROOM_UP_TO)
    most = FIRST_SHARE * area.x * area.y;
  for (guint k = 0; k < graph->n_nodes; k++)
    {
      guint i = graph->order[k];
      RpNodeBox bare = boxes[i], box;
      double more;

      self->seats[i].kept = TRUE;
      box = kept_box (self, i);
      more = (box.left + box.right) * (box.top + box.bottom) - (bare.left + bare.right) * (bare.top + bare.bottom);
      self->seats[i].kept = taken + more <= most;
      if (!self->seats[i].kept)
        continue;
      taken += more;
      boxes[i] = box;
    }
  return boxes;
}

/* The graph in numbers: one edge a pair, a little longer where many ties run side by side, shorter where they
 * weigh more. */
static GArray *
edges_of (const RpNetGraph *graph)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (RpGraphEdge));
  g_autoptr (GArray) first_ties = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < graph->ties->len; i++)
    {
      const RpNetTie *tie = &g_array_index (graph->ties, RpNetTie, i);
      RpGraphEdge edge = { tie->from, tie->to, 1 };

      if (tie->slot > 0 || tie->from == tie->to)
        continue;
      if (graph->n_nodes <= WORDS_UP_TO)
        edge.length = MIN (1 + 0.25 * (tie->n_slots - 1), 2.4);
      g_array_append_val (edges, edge);
      g_array_append_val (first_ties, i);
    }
  rp_net_weigh_edges (graph, (const guint *)(gpointer)first_ties->data, edges);
  return edges;
}

static void
clear_heading (gpointer data)
{
  g_free (((RpNetHeading *)data)->text);
}

static RpNetwork *
network_new (RpNetGraph *graph)
{
  RpNetwork *self = g_new0 (RpNetwork, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->graph = graph;
  self->positions = g_new0 (RpPoint, (gsize)graph->n_nodes + 1);
  self->seats = g_new0 (RpNetSeat, (gsize)graph->n_nodes + 1);
  self->headings = g_array_new (FALSE, FALSE, sizeof (RpNetHeading));
  g_array_set_clear_func (self->headings, clear_heading);
  return self;
}

/* What can be seen of many nodes at once. */
static void
show_first (const RpNetwork *self, const RpGraph *graph, const RpNodeBox *boxes, const RpNetworkOptions *options,
            RpPoint area, GCancellable *cancellable)
{
  RpNetwork *first;

  if (options->first == NULL || graph->n_nodes < FIRST_FROM)
    return;
  first = rp_net_copy (self);
  first->first = TRUE;
  if (rp_network_layout_first (graph, boxes, options->seed, area, first->positions, &first->size, cancellable))
    options->first (first, options->first_data);
  else
    rp_network_unref (first);
}

/* By a method that leaves it to others to scale and to part. */
static gboolean
lay_out (RpNetwork *self, const RpGraph *graph, const RpNetworkOptions *options, RpPoint area,
         GCancellable *cancellable)
{
  const RpNetworkMethod *method = self->method;
  g_autofree RpNodeBox *boxes = boxes_within (self, area);

  show_first (self, graph, boxes, options, area, cancellable);
  if (!rp_network_layout_within (graph, boxes, method, options->seed, area, self->positions, &self->size, cancellable))
    return FALSE;
  if (!method->faithful)
    return rp_net_make_room (self, graph, area, cancellable);
  rp_net_seat_names (self, area, FALSE);
  return TRUE;
}

RpNetwork *
rp_network_new (RpDataset *dataset, const RpTextMeasure *measure, double width, double height, guint32 seed,
                GCancellable *cancellable)
{
  RpNetworkOptions options = { .measure = measure, .width = width, .height = height, .seed = seed };

  return rp_network_new_with (dataset, &options, cancellable);
}

RpNetwork *
rp_net_make (RpDataset *dataset, const RpNetworkOptions *options, const RpNetCast *cast, RpNetwork *before,
             GCancellable *cancellable)
{
  RpNetwork *self = network_new (rp_net_graph_new (dataset, options->measure, options->events, cast));
  const RpNetworkMethod *method = options->method != NULL ? options->method : rp_network_methods ()[0];
  RpPoint area = { MAX (options->width - 2 * MARGIN_PX, 64), MAX (options->height - 2 * MARGIN_PX, 64) };
  g_autoptr (GArray) edges = NULL;
  RpGraph graph;
  gboolean done;

  self->method = method;
  edges = edges_of (self->graph);
  graph = (RpGraph){ self->graph->n_nodes, edges->len, (const RpGraphEdge *)(gpointer)edges->data };
  if (before != NULL && rp_net_keep_places (self, &graph, before, cancellable))
    return self;
  if (options->before != NULL && method->place == NULL && options->before->method == method
      && rp_network_is_like (self, options->before) && rp_net_keep_places (self, &graph, options->before, cancellable))
    return self;
  rp_net_graph_size_nodes (self->graph, room_within (self->graph, area));
  if (method->place != NULL)
    done = rp_net_stand (self, &graph, options, area, cancellable);
  else
    done = lay_out (self, &graph, options, area, cancellable);
  if (!done)
    g_clear_pointer (&self, rp_network_unref);
  return self;
}

RpNetwork *
rp_network_new_with (RpDataset *dataset, const RpNetworkOptions *options, GCancellable *cancellable)
{
  if (options->members != NULL)
    return rp_net_grow (dataset, options, cancellable);
  return rp_net_make (dataset, options, NULL, NULL, cancellable);
}

RpNetwork *
rp_network_ref (RpNetwork *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rp_network_unref (RpNetwork *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  rp_net_graph_unref (self->graph);
  g_free (self->positions);
  g_free (self->seats);
  g_free (self->sizes);
  g_array_unref (self->headings);
  g_clear_pointer (&self->rings, g_array_unref);
  g_free (self);
}

RpNetwork *
rp_net_copy (const RpNetwork *self)
{
  RpNetwork *copy = g_new0 (RpNetwork, 1);
  gsize n = (gsize)self->graph->n_nodes + 1;

  g_atomic_ref_count_init (&copy->ref_count);
  copy->graph = rp_net_graph_ref (self->graph);
  copy->size = self->size;
  copy->method = self->method;
  copy->first = self->first;
  copy->headings = g_array_ref (self->headings);
  copy->rings = self->rings != NULL ? g_array_ref (self->rings) : NULL;
  copy->positions = g_memdup2 (self->positions, n * sizeof (RpPoint));
  copy->seats = g_memdup2 (self->seats, n * sizeof (RpNetSeat));
  copy->sizes = self->sizes != NULL ? g_memdup2 (self->sizes, n * sizeof (double)) : NULL;
  return copy;
}

guint
rp_network_get_node (RpNetwork *self, RpRecordRef ref)
{
  guint node = rp_net_node_of (self->graph, ref);

  return node != RP_NO_INDEX && rp_net_node_group (self->graph, node) == NULL ? node : RP_NO_INDEX;
}

RpNetwork *
rp_network_move_nodes (RpNetwork *self, const guint *nodes, const RpPoint *positions, guint n)
{
  RpNetwork *copy = rp_net_copy (self);

  for (guint i = 0; i < n; i++)
    if (nodes[i] < self->graph->n_nodes && isfinite (positions[i].x) && isfinite (positions[i].y))
      copy->positions[nodes[i]] = (RpPoint){ floor (CLAMP (positions[i].x, -1e7, 1e7) * 64 + 0.5) / 64,
                                             floor (CLAMP (positions[i].y, -1e7, 1e7) * 64 + 0.5) / 64 };
  return copy;
}

RpPoint
rp_network_place_of (RpNetwork *self, guint entity)
{
  guint node = rp_net_entity_node (self->graph, entity);

  return node != RP_NO_INDEX ? self->positions[node] : (RpPoint){ NAN, NAN };
}

RpPoint
rp_network_get_position (RpNetwork *self, guint node)
{
  return node < self->graph->n_nodes ? self->positions[node] : (RpPoint){ 0, 0 };
}

RpPoint
rp_network_get_size (RpNetwork *self)
{
  return self->size;
}

guint
rp_network_n_things (const RpNetwork *self)
{
  return self->graph->n_nodes + self->graph->ties->len;
}

/* The extent of all nodes with their names at ZOOM, before it is moved into the picture. */
static RpLabelBox
extent_at (RpNetwork *self, double zoom)
{
  RpLabelBox extent = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (guint i = 0; i < self->graph->n_nodes; i++)
    {
      RpNodeBox box = kept_box (self, i);
      RpPoint p = self->positions[i];

      extent.left = MIN (extent.left, p.x * zoom - box.left);
      extent.top = MIN (extent.top, p.y * zoom - box.top);
      extent.right = MAX (extent.right, p.x * zoom + box.right);
      extent.bottom = MAX (extent.bottom, p.y * zoom + box.bottom);
    }
  for (guint h = 0; h < self->headings->len; h++)
    {
      const RpNetHeading *heading = &g_array_index (self->headings, RpNetHeading, h);

      extent.top = MIN (extent.top, heading->at.y * zoom);
      extent.right = MAX (extent.right, heading->at.x * zoom + heading->width);
    }
  if (self->graph->n_nodes == 0)
    extent = (RpLabelBox){ 0, 0, 0, 0 };
  return extent;
}

RpNetworkView
rp_network_fit (RpNetwork *self, double width, double height)
{
  double margin = MIN (MARGIN_PX, MIN (width, height) * 0.05), low = 0, high = 4;
  RpLabelBox extent;

  for (guint step = 0; step < 40; step++)
    {
      double zoom = step == 0 ? high : (low + high) / 2;

      extent = extent_at (self, zoom);
      if (extent.right - extent.left <= width - 2 * margin && extent.bottom - extent.top <= height - 2 * margin)
        low = zoom;
      else
        high = zoom;
    }
  low = MAX (low, 1e-4);
  /* a hundredth of a px less is no loss, and zoom 1 is kept where it is meant */
  if (fabs (low - 1) < 0.002)
    low = 1;
  extent = extent_at (self, low);
  return (RpNetworkView){ low, floor ((width - extent.left - extent.right) / 2 * 64 + 0.5) / 64,
                          floor ((height - extent.top - extent.bottom) / 2 * 64 + 0.5) / 64 };
}

gboolean
rp_network_is_within (RpNetwork *self, const RpNetworkView *view, double width, double height)
{
  RpLabelBox extent = extent_at (self, view->zoom);

  return extent.left + view->x >= 0 && extent.top + view->y >= 0 && extent.right + view->x <= width
         && extent.bottom + view->y <= height;
}

/* HIDDEN (nullable): by kind. */
static void
judge_node (RpNetInk *ink, guint node, const guint8 *hidden)
{
  RpRecordRef ref = rp_net_node_ref (ink->graph, node);
  RpNetPlace *place = &ink->places[node];

  place->visible = rp_net_shows_node (ink->graph, ink->state, hidden, node);
  place->state = rp_view_state_of (ink->state, ref);
  place->recedes = place->state == RP_STATE_OTHER || rp_view_state_dimmed (ink->state, ref);
}

/* Grows as the view comes nearer, without a threshold. */
static double
smallest_node (const RpNetwork *network, double zoom)
{
  double area = network->size.x * network->size.y * zoom * zoom;

  if (!(area > 0))
    return SMALLEST_NODE_PX;
  return CLAMP (CROWD_SHARE * sqrt (area / network->graph->n_nodes), LEAST_NODE_PX, SMALLEST_NODE_PX);
}

void
rp_net_place_nodes (RpNetInk *ink, const RpNetwork *network, const RpNetworkView *view)
{
  /* from far away nodes shrink, but slower than the ways between them: zoom to the power of 3/4 */
  double scale = view->zoom >= 0.9 ? 1 : sqrt (view->zoom / 0.9 * sqrt (view->zoom / 0.9));
  double smallest = smallest_node (network, view->zoom);
  g_autofree guint8 *hidden = rp_network_looks_hidden_kinds (ink->state->looks, ink->graph->dataset, RP_RECORD_ENTITY);
  g_autofree guint8 *events = rp_network_looks_hidden_kinds (ink->state->looks, ink->graph->dataset, RP_RECORD_EVENT);

  ink->extent = (RpLabelBox){ INFINITY, INFINITY, -INFINITY, -INFINITY };
  for (guint i = 0; i < ink->graph->n_nodes; i++)
    {
      const guint8 *by_kind = i < ink->graph->n_entities ? hidden : events;
      RpNetPlace *place = &ink->places[i];
      RpNodeBox box = kept_box (network, i);

      place->at
          = (RpPoint){ network->positions[i].x * view->zoom + view->x, network->positions[i].y * view->zoom + view->y };
      place->radius
          = MAX ((network->sizes != NULL ? network->sizes[i] : ink->graph->nodes[i].size) * scale, smallest) / 2;
      if (rp_net_node_group (ink->graph, i) != NULL)
        rp_net_judge_group (ink, i, hidden);
      else
        judge_node (ink, i, by_kind);
      ink->extent.left = MIN (ink->extent.left, place->at.x - box.left);
      ink->extent.top = MIN (ink->extent.top, place->at.y - box.top);
      ink->extent.right = MAX (ink->extent.right, place->at.x + box.right);
      ink->extent.bottom = MAX (ink->extent.bottom, place->at.y + box.bottom);
    }
}

gboolean
rp_net_is_free (const RpNetInk *ink, RpLabelBox box, guint a, guint b)
{
  return !rp_net_is_cut (ink, &box) && rp_label_grid_is_free (ink->discs, box, a, b)
         && rp_label_grid_is_free (ink->words, box, a, b);
}

static void
draw_nodes (RpNetInk *ink)
{
  for (guint turn = 0; turn < 2; turn++)
    for (guint k = ink->graph->n_nodes; k > 0; k--)
      {
        guint i = ink->graph->order[k - 1];
        const RpNetPlace *place = &ink->places[i];
        gboolean in_sight = place->at.x > -RP_NET_MARGIN_PX && place->at.x < ink->width + RP_NET_MARGIN_PX
                            && place->at.y > -RP_NET_MARGIN_PX && place->at.y < ink->height + RP_NET_MARGIN_PX;

        if (!place->visible || !in_sight || place->recedes != (turn == 0))
          continue;
        if (rp_net_node_group (ink->graph, i) != NULL)
          rp_net_draw_group (ink, i);
        else
          rp_net_draw_node (ink, i);
      }
}

static double
finite_or (double value, double fallback, double low, double high)
{
  return isfinite (value) ? CLAMP (value, low, high) : fallback;
}

RpDrawing *
rp_network_drawing (RpNetwork *self, const RpViewState *state, const RpNetworkView *view, double width, double height)
{
  return rp_network_redraw (self, NULL, state, view, width, height);
}

/* Where and how a network is drawn. */
typedef struct
{
  const RpNetworkView *view;
  double width, height;
  const RpPosterSheets *sheets; /* nullable */
} Place;

static RpDrawing *
draw_at (RpNetwork *self, RpNetworkMemory *memory, const RpViewState *state, const Place *place)
{
  const RpNetworkView *view = place->view;
  double width = place->width, height = place->height;
  RpNetworkView safe
      = { finite_or (view->zoom, 1, 1e-4, 1e4), finite_or (view->x, 0, -1e9, 1e9), finite_or (view->y, 0, -1e9, 1e9) };
  RpNetInk ink = { .graph = self->graph,
                   .seats = self->seats,
                   .state = state,
                   .theme = state->theme,
                   .width = width,
                   .height = height,
                   .sheets = place->sheets,
                   .memory = memory };

  if (memory != NULL)
    rp_net_memory_enter (memory, self, &safe, width, height);
  ink.headings = self->headings;
  ink.rings = self->rings;
  ink.straight = self->method->straight;
  ink.nameless = self->first;
  ink.view = safe;
  ink.drawing = rp_drawing_new (width, height, state->theme->paper);
  rp_drawing_set_line_sums (ink.drawing, rp_net_memory_line_sums (memory));
  rp_drawing_expect (ink.drawing, self->graph->ties->len + 2 * self->graph->n_nodes);
  rp_drawing_keep (ink.drawing, rp_net_graph_ref (self->graph), (GDestroyNotify)rp_net_graph_unref);
  if (state->pictures != NULL)
    rp_drawing_keep (ink.drawing, rp_picture_set_ref ((RpPictureSet *)state->pictures),
                     (GDestroyNotify)rp_picture_set_unref);
  ink.places = g_new0 (RpNetPlace, (gsize)self->graph->n_nodes + 1);
  if (self->graph->n_nodes > 0)
    {
      rp_net_place_nodes (&ink, self, &safe);
      rp_net_lift_neighbours (&ink);
      rp_net_place_labels (&ink);
      rp_net_draw_rings (&ink);
      rp_net_draw_ties (&ink);
      rp_net_judge_beyond (&ink);
      draw_nodes (&ink);
      rp_net_draw_labels (&ink);
      rp_net_draw_beyond (&ink);
      rp_net_draw_headings (&ink);
      rp_net_name_rings (&ink);
      rp_label_grid_free (ink.discs);
      rp_label_grid_free (ink.words);
    }
  g_free (ink.places);
  return ink.drawing;
}

RpDrawing *
rp_network_redraw (RpNetwork *self, RpNetworkMemory *memory, const RpViewState *state, const RpNetworkView *view,
                   double width, double height)
{
  Place place = { view, width, height, NULL };

  return draw_at (self, memory, state, &place);
}

RpDrawing *
rp_network_poster (RpNetwork *self, const RpViewState *state, const RpPosterSheets *sheets)
{
  double width = rp_poster_width (sheets), height = rp_poster_height (sheets);
  RpNetworkView view = rp_network_fit (self, width, height);
  Place place = { &view, width, height, sheets };

  return draw_at (self, NULL, state, &place);
}
