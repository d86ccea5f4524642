/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-layout.h"

#include <math.h>
#include "crowd-spread.h"
#include "graph-paths.h"
#include "layout-score.h"
#include "network-first.h"
#include "network-packing.h"
#include "overlap-removal.h"

#define TRIES_BUDGET 4000000 /* operations, about */
#define MOST_STARTS 3
#define TURNS_A_START (2 * N_TURNS)
#define SMALL 300          /* nodes: laid out with care */
#define LONGEST_HOP_PX 230 /* few nodes are not pulled apart further */
#define MAX_STRETCH 1.8    /* of one axis against the other */
#define N_TURNS 12         /* of 15 degrees: a half turn */
#define N_PASSES 240       /* to part overlaps */
#define FILL_SMALL 0.5     /* of the area by boxes, at most */
#define FILL 0.2
#define CROWDED 0.3 /* of the ground, where boxes lie densest */
#define COS_15 0.96592582628906829
#define SIN_15 0.25881904510252076

typedef struct
{
  const RpGraph *graph;
  const RpNodeBox *boxes;
  RpPoint area;
  guint n, n_parts;
  guint *part;
  double hop;  /* px, before the layout is fitted */
  double fill; /* of the area by boxes, at most */
  double gap;
  double most_growth; /* give up beyond */
  gboolean rough;     /* boxes may overlap */
  gboolean faithful;  /* the method's figure is to stay */
  GCancellable *cancellable;
} Job;

static double
box_area (const RpNodeBox *box, double gap)
{
  return (box->left + box->right + gap) * (box->top + box->bottom + gap);
}

static void
turn (RpPoint *positions, guint n)
{
  for (guint i = 0; i < n; i++)
    positions[i] = (RpPoint){ positions[i].x * COS_15 - positions[i].y * SIN_15,
                              positions[i].x * SIN_15 + positions[i].y * COS_15 };
}

/* How large a picture of ASPECT must be to hold the nodes of PART. */
static double
needed (const Job *job, const RpPoint *positions, guint part)
{
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < job->n; i++)
    if (job->part[i] == part)
      {
        left = MIN (left, positions[i].x);
        right = MAX (right, positions[i].x);
        top = MIN (top, positions[i].y);
        bottom = MAX (bottom, positions[i].y);
      }
  return MAX ((right - left) * job->area.y / job->area.x, bottom - top);
}

/* Turns all parts so that the largest one suits the area best. */
static void
turn_best (const Job *job, RpPoint *positions)
{
  g_autofree guint *size = g_new0 (guint, (gsize)job->n_parts + 1);
  guint largest = 0, best_turn = 0;
  double best = INFINITY;

  for (guint i = 0; i < job->n; i++)
    size[job->part[i]]++;
  for (guint p = 1; p < job->n_parts; p++)
    if (size[p] > size[largest])
      largest = p;
  for (guint t = 0; t < N_TURNS; t++)
    {
      double now = needed (job, positions, largest);

      if (now < best * 0.999)
        {
          best = now;
          best_turn = t;
        }
      turn (positions, job->n);
    }
  for (guint t = 0; t < best_turn; t++)
    turn (positions, job->n);
}

/* Pulls the N boxes of a part apart until they fill their extent to a fitting part only. */
static void
loosen (const Job *job, const RpNodeBox *boxes, guint n, RpPoint *positions)
{
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY, sum = 0, scale;

  for (guint i = 0; i < n; i++)
    {
      left = MIN (left, positions[i].x);
      right = MAX (right, positions[i].x);
      top = MIN (top, positions[i].y);
      bottom = MAX (bottom, positions[i].y);
      sum += box_area (&boxes[i], job->gap * 0.6);
    }
  scale = sqrt (sum / job->fill / MAX ((right - left) * (bottom - top), 1));
  for (guint i = 0; i < n && scale > 1; i++)
    positions[i] = (RpPoint){ positions[i].x * scale, positions[i].y * scale };
}

/* Parts the boxes of one part. Many are given room first: parted where they lie, a crowd comes out in threads. */
static gboolean
part_boxes (const Job *job, const RpNodeBox *boxes, guint n, RpPoint *positions)
{
  if (n > SMALL && !job->faithful)
    {
      loosen (job, boxes, n, positions);
      if (!rp_crowd_spread (boxes, n, job->gap * 0.6, CROWDED, positions, job->cancellable))
        return FALSE;
    }
  return job->rough || n < 2 || rp_overlap_remove (boxes, n, job->gap, positions, job->cancellable);
}

/* Removes overlaps within each part, so that they can be packed. */
static gboolean
part_overlaps (const Job *job, RpPoint *positions)
{
  g_autofree guint *first = g_new0 (guint, (gsize)job->n_parts + 2);
  g_autofree guint *nodes = g_new (guint, (gsize)job->n + 1);
  g_autofree RpNodeBox *boxes = g_new (RpNodeBox, (gsize)job->n + 1);
  g_autofree RpPoint *local = g_new (RpPoint, (gsize)job->n + 1);
  g_autofree guint *next = NULL;

  for (guint i = 0; i < job->n; i++)
    first[job->part[i] + 1]++;
  for (guint p = 0; p < job->n_parts; p++)
    first[p + 1] += first[p];
  next = g_memdup2 (first, ((gsize)job->n_parts + 1) * sizeof (guint));
  for (guint i = 0; i < job->n; i++)
    nodes[next[job->part[i]]++] = i;
  for (guint p = 0; p < job->n_parts; p++)
    {
      guint n = first[p + 1] - first[p];

      for (guint i = 0; i < n; i++)
        {
          boxes[i] = job->boxes[nodes[first[p] + i]];
          local[i] = positions[nodes[first[p] + i]];
        }
      if (!part_boxes (job, boxes, n, local))
        return FALSE;
      for (guint i = 0; i < n; i++)
        positions[nodes[first[p] + i]] = local[i];
    }
  return TRUE;
}

static double
extent_x (const Job *job, const RpPoint *positions, double scale, double *from)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < job->n; i++)
    {
      low = MIN (low, positions[i].x * scale - job->boxes[i].left);
      high = MAX (high, positions[i].x * scale + job->boxes[i].right);
    }
  *from = low;
  return high - low;
}

static double
extent_y (const Job *job, const RpPoint *positions, double scale, double *from)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < job->n; i++)
    {
      low = MIN (low, positions[i].y * scale - job->boxes[i].top);
      high = MAX (high, positions[i].y * scale + job->boxes[i].bottom);
    }
  *from = low;
  return high - low;
}

typedef double (*Extent) (const Job *job, const RpPoint *positions, double scale, double *from);

/* The largest scale up to MOST at which the boxes' extent is at most SIZE. */
static double
fitting_scale (const Job *job, const RpPoint *positions, Extent extent, double size, double most)
{
  double low = 0, high = most, from;

  if (extent (job, positions, most, &from) <= size)
    return most;
  for (guint step = 0; step < 40; step++)
    {
      double middle = (low + high) / 2;

      if (extent (job, positions, middle, &from) <= size)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* Scales each axis so that the boxes fill AREA, and centres them. */
static void
fit (const Job *job, RpPoint area, RpPoint *positions)
{
  double most = LONGEST_HOP_PX / job->hop * MAX (1, sqrt (area.x * area.y / (job->area.x * job->area.y)));
  double x = fitting_scale (job, positions, extent_x, area.x, most);
  double y = fitting_scale (job, positions, extent_y, area.y, most);
  double from_x, from_y, width, height;

  if (y > 0)
    x = MIN (x, MAX_STRETCH * y);
  if (x > 0)
    y = MIN (y, MAX_STRETCH * x);
  width = extent_x (job, positions, x, &from_x);
  height = extent_y (job, positions, y, &from_y);
  for (guint i = 0; i < job->n; i++)
    {
      positions[i].x = positions[i].x * x - from_x + (area.x - width) / 2;
      positions[i].y = positions[i].y * y - from_y + (area.y - height) / 2;
    }
}

/* Pulls nodes apart along each axis until they fill AREA, which parts boxes further and never brings any nearer. */
static void
spread (const Job *job, RpPoint area, RpPoint *positions)
{
  double most = job->n < 8 ? 1 : 1.7;
  double x = fitting_scale (job, positions, extent_x, area.x, most),
         y = fitting_scale (job, positions, extent_y, area.y, most);

  for (guint i = 0; i < job->n; i++)
    {
      positions[i].x *= MAX (x, 1);
      positions[i].y *= MAX (y, 1);
    }
}

/* How many times as wide and high as the area one of its shape must be to be filled by boxes to a fitting part. */
static double
growth_for_boxes (const Job *job)
{
  double boxes = 0;

  for (guint i = 0; i < job->n; i++)
    boxes += box_area (&job->boxes[i], job->gap * 0.6);
  return MAX (1, sqrt (boxes / (job->fill * job->area.x * job->area.y)));
}

/* Fits POSITIONS into the area, or into one of its shape that grows until nothing overlaps. GROWN (out) says how much.
 */
static gboolean
fit_and_part (const Job *job, RpPoint *positions, double *grown)
{
  static const double gaps[] = { 1, 0.6, 0.3 };
  g_autofree RpPoint *start = g_memdup2 (positions, job->n * sizeof (RpPoint));
  double growth = growth_for_boxes (job);

  for (guint attempt = 0; attempt < 80; attempt++)
    {
      RpPoint area = { job->area.x * growth, job->area.y * growth };

      for (guint g = 0; g < G_N_ELEMENTS (gaps); g++)
        {
          if (g_cancellable_is_cancelled (job->cancellable))
            return FALSE;
          memcpy (positions, start, job->n * sizeof (RpPoint));
          fit (job, area, positions);
          if (rp_overlap_remove_within (job->boxes, job->n, job->gap * gaps[g], area, N_PASSES, positions,
                                        job->cancellable))
            {
              *grown = growth;
              return TRUE;
            }
        }
      growth *= 1.08;
      if (growth > job->most_growth)
        {
          *grown = INFINITY;
          return TRUE;
        }
    }
  *grown = growth;
  return rp_overlap_remove (job->boxes, job->n, 1, positions, job->cancellable);
}

/* Fits POSITIONS of many nodes into an area that their boxes fill in part, and lets crowds swell beyond it. */
static gboolean
fit_and_grow (const Job *job, RpPoint *positions)
{
  double growth = growth_for_boxes (job), from;
  RpPoint size = { extent_x (job, positions, 1, &from), extent_y (job, positions, 1, &from) };

  /* parts that were parted and packed are not pressed together again */
  if (job->n_parts > 1)
    growth = MAX (growth, MAX (size.x / job->area.x, size.y / job->area.y));
  fit (job, (RpPoint){ job->area.x * growth, job->area.y * growth }, positions);
  if (job->n_parts > 1 ? !rp_overlap_remove (job->boxes, job->n, job->gap, positions, job->cancellable)
                       : !part_boxes (job, job->boxes, job->n, positions))
    return FALSE;
  size = (RpPoint){ extent_x (job, positions, 1, &from), extent_y (job, positions, 1, &from) };
  growth = MAX (size.x / job->area.x, size.y / job->area.y);
  spread (job, (RpPoint){ job->area.x * growth, job->area.y * growth }, positions);
  return TRUE;
}

/* Moves everything to the origin and onto the raster of 1/64 px. */
static void
finish (const Job *job, RpPoint *positions, RpPoint *size)
{
  double from_x, from_y;

  extent_x (job, positions, 1, &from_x);
  extent_y (job, positions, 1, &from_y);
  for (guint i = 0; i < job->n; i++)
    {
      positions[i].x = ceil ((positions[i].x - from_x) * 64) / 64;
      positions[i].y = ceil ((positions[i].y - from_y) * 64) / 64;
    }
  size->x = extent_x (job, positions, 1, &from_x) + from_x;
  size->y = extent_y (job, positions, 1, &from_y) + from_y;
}

/* Hops to px and parts beside one another. */
static gboolean
arrange (const Job *job, RpPoint *positions)
{
  for (guint i = 0; i < job->n; i++)
    {
      positions[i].x *= job->hop;
      positions[i].y *= job->hop;
    }
  if (job->n_parts < 2)
    return TRUE;
  if (!part_overlaps (job, positions))
    return FALSE;
  rp_network_pack (job->boxes, job->n, job->part, job->n_parts, job->area.x / job->area.y, job->gap * 1.5, positions);
  return TRUE;
}

/* Tries up to N_TRIES turns of HOPS and leaves the most readable in POSITIONS. FALSE when cancelled. */
static gboolean
best_turn (Job *job, guint n_tries, RpPoint *hops, RpPoint *positions, double *grown)
{
  g_autofree RpPoint *tried = g_new (RpPoint, job->n);
  double best = INFINITY;

  memcpy (positions, hops, job->n * sizeof (RpPoint));
  for (guint t = 0; t < n_tries; t++)
    {
      double now = 1, score;

      memcpy (tried, hops, job->n * sizeof (RpPoint));
      turn (hops, job->n);
      if (!arrange (job, tried) || !fit_and_part (job, tried, &now))
        return FALSE;
      score = now * now * (10 + rp_layout_score (job->graph, job->boxes, tried));
      if (score < best)
        {
          best = score;
          *grown = now;
          job->most_growth = MIN (job->most_growth, now * 1.3);
          memcpy (positions, tried, job->n * sizeof (RpPoint));
        }
    }
  return TRUE;
}

/* Tries several starts and turns of a small network, betters each start's best, and keeps the most readable. */
static gboolean
lay_out_small (Job *job, const RpNetworkMethod *method, guint32 seed, RpPoint *positions)
{
  gsize cost = (gsize)job->graph->n_edges * (job->graph->n_edges + job->n) + 500 * (gsize)job->n;
  guint n_tries = (guint)CLAMP (TRIES_BUDGET / cost, 1, MOST_STARTS * TURNS_A_START);
  g_autofree RpPoint *hops = g_new (RpPoint, job->n);
  g_autofree RpPoint *tried = g_new (RpPoint, job->n);
  double best = INFINITY;

  for (guint s = 0; n_tries > 0; s++)
    {
      guint n_turns = MIN (n_tries, TURNS_A_START);
      double grown = INFINITY, score;
      RpPoint area;

      n_tries -= n_turns;
      if (!method->run (job->graph, seed + s, hops, job->cancellable))
        return FALSE;
      turn_best (job, hops);
      if (!best_turn (job, n_turns, hops, tried, &grown))
        return FALSE;
      if (!isfinite (grown))
        continue; /* needs far more room than an earlier start */
      area = (RpPoint){ job->area.x * grown, job->area.y * grown };
      if (!rp_layout_polish (job->graph, job->boxes, area, job->gap * 0.5, tried, job->cancellable))
        return FALSE;
      spread (job, area, tried);
      score = grown * grown * (10 + rp_layout_score (job->graph, job->boxes, tried));
      if (score >= best)
        continue;
      best = score;
      memcpy (positions, tried, job->n * sizeof (RpPoint));
    }
  return TRUE;
}

/* As wide as the layout itself will be about, so that it stays in its frame. */
static gboolean
lay_out_first (Job *job, guint32 seed, RpPoint *positions)
{
  double growth = growth_for_boxes (job);

  if (!rp_network_first (job->graph, seed, positions, job->cancellable))
    return FALSE;
  turn_best (job, positions);
  if (!arrange (job, positions) || (job->n_parts < 2 && !part_boxes (job, job->boxes, job->n, positions)))
    return FALSE;
  fit (job, (RpPoint){ job->area.x * growth, job->area.y * growth }, positions);
  return TRUE;
}

static gboolean
lay_out (Job *job, const RpNetworkMethod *method, guint32 seed, RpPoint *positions)
{
  double grown;

  if (job->rough)
    return lay_out_first (job, seed, positions);
  job->faithful = method->faithful;
  if (job->n <= SMALL && !method->faithful)
    return lay_out_small (job, method, seed, positions);
  if (!method->run (job->graph, seed, positions, job->cancellable))
    return FALSE;
  turn_best (job, positions);
  if (!arrange (job, positions))
    return FALSE;
  return job->n <= SMALL ? fit_and_part (job, positions, &grown) : fit_and_grow (job, positions);
}

/* GRAPH's ties without those that name no node, lead back or have no length. Transfer full. */
static RpGraphEdge *
sound_edges (const RpGraph *graph, guint *n_edges)
{
  RpGraphEdge *edges = g_new (RpGraphEdge, (gsize)graph->n_edges + 1);

  *n_edges = 0;
  for (guint i = 0; i < graph->n_edges; i++)
    {
      RpGraphEdge edge = graph->edges[i];

      if (edge.a >= graph->n_nodes || edge.b >= graph->n_nodes || edge.a == edge.b)
        continue;
      edge.length = isfinite (edge.length) && edge.length > 0 ? CLAMP (edge.length, 0.01, 100) : 1;
      edges[(*n_edges)++] = edge;
    }
  return edges;
}

static gboolean
run_job (Job *job, const RpNetworkMethod *method, guint32 seed, RpPoint *positions, RpPoint *size)
{
  g_autoptr (RpPaths) paths = rp_paths_new (job->graph);
  double boxes = 0;
  gboolean done;

  *size = (RpPoint){ 0, 0 };
  if (job->n == 0)
    return TRUE;
  job->part = g_new (guint, job->n);
  job->n_parts = rp_paths_parts (paths, job->part);
  for (guint i = 0; i < job->n; i++)
    boxes += box_area (&job->boxes[i], job->gap);
  job->hop = MIN (1.5 * sqrt (boxes / job->n), LONGEST_HOP_PX);
  done = lay_out (job, method, seed, positions);
  if (done)
    finish (job, positions, size);
  g_free (job->part);
  return done;
}

static gboolean
lay_out_within (const RpGraph *graph, const RpNodeBox *boxes, const RpNetworkMethod *method, guint32 seed, RpPoint area,
                RpPoint *positions, RpPoint *size, GCancellable *cancellable)
{
  RpGraph sound = { .n_nodes = graph->n_nodes };
  g_autofree RpGraphEdge *edges = sound_edges (graph, &sound.n_edges);
  Job job = { .graph = &sound, .boxes = boxes, .n = graph->n_nodes, .gap = 14, .most_growth = INFINITY };

  sound.edges = edges;
  job.rough = method == NULL;
  job.cancellable = cancellable;
  job.area.x = isfinite (area.x) ? CLAMP (area.x, 16, 1e6) : 1280;
  job.area.y = isfinite (area.y) ? CLAMP (area.y, 16, 1e6) : 800;
  job.fill = graph->n_nodes <= SMALL ? FILL_SMALL : FILL;
  return run_job (&job, method, seed, positions, size);
}

gboolean
rp_network_layout_within (const RpGraph *graph, const RpNodeBox *boxes, const RpNetworkMethod *method, guint32 seed,
                          RpPoint area, RpPoint *positions, RpPoint *size, GCancellable *cancellable)
{
  return lay_out_within (graph, boxes, method, seed, area, positions, size, cancellable);
}

gboolean
rp_network_layout_first (const RpGraph *graph, const RpNodeBox *boxes, guint32 seed, RpPoint area, RpPoint *positions,
                         RpPoint *size, GCancellable *cancellable)
{
  return lay_out_within (graph, boxes, NULL, seed, area, positions, size, cancellable);
}

gboolean
rp_network_layout (const RpGraph *graph, const RpNodeBox *boxes, const RpNetworkMethod *method, guint32 seed,
                   double aspect, RpPoint *positions, RpPoint *size, GCancellable *cancellable)
{
  double sum = 0, height;

  if (!isfinite (aspect))
    aspect = 1;
  aspect = CLAMP (aspect, 0.05, 20);
  for (guint i = 0; i < graph->n_nodes; i++)
    sum += box_area (&boxes[i], 14);
  height = sqrt (sum / 0.25 / aspect);
  return rp_network_layout_within (graph, boxes, method, seed, (RpPoint){ height * aspect, height }, positions, size,
                                   cancellable);
}

gboolean
rp_network_positions (const RpGraph *graph, const RpNetworkMethod *method, guint32 seed, RpPoint *positions,
                      GCancellable *cancellable)
{
  g_autoptr (RpPaths) paths = rp_paths_new (graph);
  g_autofree guint *part = g_new (guint, (gsize)graph->n_nodes + 1);
  g_autofree RpNodeBox *boxes = g_new (RpNodeBox, (gsize)graph->n_nodes + 1);
  guint n_parts = rp_paths_parts (paths, part);

  if (!method->run (graph, seed, positions, cancellable))
    return FALSE;
  for (guint i = 0; i < graph->n_nodes; i++)
    boxes[i] = (RpNodeBox){ 0.3, 0.3, 0.3, 0.3 };
  if (n_parts > 1)
    rp_network_pack (boxes, graph->n_nodes, part, n_parts, 1.6, 0.5, positions);
  return TRUE;
}
