/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-place.h"

#include <math.h>
#include <string.h>
#include "network-layout.h"

/* Ties and arcs that name two nodes, and lengths. */
typedef struct
{
  RpGraph graph;
  RpGraphEdge *edges;
  RpGraphArc *arcs;
  guint n_arcs;
} Sound;

static void
sound_init (Sound *sound, const RpNetworkRequest *request)
{
  const RpGraph *graph = request->graph;
  guint n = graph->n_nodes;

  *sound = (Sound){ .graph = { .n_nodes = n } };
  sound->edges = g_new (RpGraphEdge, (gsize)graph->n_edges + 1);
  sound->arcs = g_new (RpGraphArc, (gsize)request->n_arcs + 1);
  sound->graph.edges = sound->edges;
  for (guint e = 0; e < graph->n_edges; e++)
    {
      RpGraphEdge edge = graph->edges[e];

      if (edge.a >= n || edge.b >= n || edge.a == edge.b)
        continue;
      edge.length = isfinite (edge.length) && edge.length > 0 ? CLAMP (edge.length, 0.01, 100) : 1;
      sound->edges[sound->graph.n_edges++] = edge;
    }
  for (guint k = 0; k < request->n_arcs; k++)
    if (request->arcs[k].from < n && request->arcs[k].to < n && request->arcs[k].from != request->arcs[k].to)
      sound->arcs[sound->n_arcs++] = request->arcs[k];
}

/* Moves everything to the origin and onto the raster of 1/64 px. */
static void
finish (const RpNetworkRequest *request, RpPoint *positions, GArray *blocks, RpPoint *size)
{
  RpPoint low = { INFINITY, INFINITY }, high = { -INFINITY, -INFINITY };

  for (guint i = 0; i < request->graph->n_nodes; i++)
    low = (RpPoint){ MIN (low.x, positions[i].x - request->boxes[i].left),
                     MIN (low.y, positions[i].y - request->boxes[i].top) };
  for (guint b = 0; b < blocks->len; b++)
    {
      RpPoint at = g_array_index (blocks, RpNetworkBlock, b).at;

      low = (RpPoint){ MIN (low.x, at.x), MIN (low.y, at.y) };
    }
  for (guint i = 0; i < request->graph->n_nodes; i++)
    {
      RpPoint *p = &positions[i];

      *p = (RpPoint){ ceil ((p->x - low.x) * 64) / 64, ceil ((p->y - low.y) * 64) / 64 };
      high = (RpPoint){ MAX (high.x, p->x + request->boxes[i].right), MAX (high.y, p->y + request->boxes[i].bottom) };
    }
  for (guint b = 0; b < blocks->len; b++)
    {
      RpPoint *at = &g_array_index (blocks, RpNetworkBlock, b).at;

      *at = (RpPoint){ at->x - low.x, at->y - low.y };
    }
  *size = request->graph->n_nodes > 0 ? high : (RpPoint){ 0, 0 };
}

gboolean
rp_network_place (const RpNetworkRequest *request, const RpNetworkMethod *method, RpPoint *positions, RpPoint *size,
                  GArray *blocks, GCancellable *cancellable)
{
  RpNetworkRequest safe = *request;
  Sound sound;
  gboolean done;

  if (method->run != NULL)
    return rp_network_layout_within (request->graph, request->boxes, method, request->seed, request->area, positions,
                                     size, cancellable);
  sound_init (&sound, request);
  safe.graph = &sound.graph;
  safe.arcs = sound.arcs;
  safe.n_arcs = sound.n_arcs;
  safe.area.x = isfinite (request->area.x) ? CLAMP (request->area.x, 16, 1e6) : 1280;
  safe.area.y = isfinite (request->area.y) ? CLAMP (request->area.y, 16, 1e6) : 800;
  done = safe.graph->n_nodes == 0 || method->place (&safe, positions, blocks, cancellable);
  if (done)
    finish (&safe, positions, blocks, size);
  g_free (sound.edges);
  g_free (sound.arcs);
  return done;
}

const RpNetworkMethod *
rp_network_method_find (const char *name)
{
  const RpNetworkMethod *const *methods = rp_network_methods ();

  for (guint i = 0; methods[i] != NULL; i++)
    if (g_strcmp0 (methods[i]->name, name) == 0)
      return methods[i];
  return NULL;
}
