/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-memory.h"

#include <string.h>

#include "line-sums.h"

struct _RpNetworkMemory
{
  /* where all stands: of any other place nothing is known */
  RpNetwork *network;
  RpNetworkView view;
  double width, height;
  /* the names as if nothing were selected, for the nodes that were shown; NULL: not known */
  RpNetPlace *named;
  RpLabelGrid *discs, *words;
  /* the ties' ways */
  RpNetTrack *tracks;
  RpNetPlace *last; /* as nodes and names stood in the last drawing */
  guint *since;     /* by node: the turn in which its name came to where it stands */
  guint turn;
  RpLineSums *sums; /* of what was painted; NULL: nothing yet */
  gboolean steady;
  RpNetPast *past; /* nullable */
};

RpNetworkMemory *
rp_network_memory_new (void)
{
  return g_new0 (RpNetworkMemory, 1);
}

RpNetworkMemory *
rp_network_memory_new_steady (void)
{
  RpNetworkMemory *self = rp_network_memory_new ();

  self->steady = TRUE;
  return self;
}

static void
forget_names (RpNetworkMemory *self)
{
  g_clear_pointer (&self->named, g_free);
  g_clear_pointer (&self->discs, rp_label_grid_free);
  g_clear_pointer (&self->words, rp_label_grid_free);
}

static void
forget (RpNetworkMemory *self)
{
  forget_names (self);
  g_clear_pointer (&self->tracks, g_free);
  g_clear_pointer (&self->last, g_free);
  g_clear_pointer (&self->since, g_free);
  g_clear_pointer (&self->network, rp_network_unref);
}

void
rp_network_memory_free (RpNetworkMemory *self)
{
  if (self == NULL)
    return;
  forget (self);
  g_clear_pointer (&self->sums, rp_line_sums_unref);
  g_clear_pointer (&self->past, rp_net_past_free);
  g_free (self);
}

/* Whether nodes and names of the one stand where those of the other do, all as large. */
static gboolean
stand_alike (const RpNetwork *a, const RpNetwork *b)
{
  gsize n = a->graph->n_nodes;

  if (a == b)
    return TRUE;
  if (a->graph != b->graph || a->first != b->first || a->method != b->method || a->headings != b->headings
      || (a->sizes == NULL) != (b->sizes == NULL))
    return FALSE;
  return memcmp (a->positions, b->positions, n * sizeof *a->positions) == 0
         && memcmp (a->seats, b->seats, n * sizeof *a->seats) == 0
         && (a->sizes == NULL || memcmp (a->sizes, b->sizes, n * sizeof *a->sizes) == 0);
}

static void
take_past (RpNetworkMemory *self, const RpNetwork *network, double zoom, gboolean alike)
{
  RpNetPast *before = self->past;
  guint n_nodes = network->graph->n_nodes;

  if (self->network->graph != network->graph)
    {
      g_clear_pointer (&self->past, rp_net_past_free);
      return;
    }
  if (self->named != NULL)
    {
      self->past = rp_net_past_new (before, self->named, n_nodes, self->view.zoom);
      g_clear_pointer (&before, rp_net_past_free);
    }
  if (self->past != NULL && !alike)
    rp_net_past_loosen (self->past);
  if (self->past != NULL && !rp_net_past_leads_to (self->past, zoom))
    g_clear_pointer (&self->past, rp_net_past_free);
}

void
rp_net_memory_enter (RpNetworkMemory *self, RpNetwork *network, const RpNetworkView *view, double width, double height)
{
  gboolean here = self->network != NULL && self->view.zoom == view->zoom && self->view.x == view->x
                  && self->view.y == view->y && self->width == width && self->height == height;
  gboolean alike = self->network != NULL && stand_alike (self->network, network);

  if (!here || !alike)
    {
      if (self->steady && self->network != NULL)
        take_past (self, network, view->zoom, alike);
      forget (self);
    }
  if (!here)
    g_clear_pointer (&self->sums, rp_line_sums_unref);
  g_clear_pointer (&self->network, rp_network_unref);
  self->network = rp_network_ref (network);
  self->view = *view;
  self->width = width;
  self->height = height;
}

const RpNetPast *
rp_net_memory_past (const RpNetworkMemory *self)
{
  return self != NULL ? self->past : NULL;
}

gboolean
rp_net_memory_recall_names (const RpNetworkMemory *self, RpNetInk *ink)
{
  guint n = ink->graph->n_nodes;

  if (self == NULL || self->named == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (self->named[i].visible != ink->places[i].visible)
      return FALSE;
  for (guint i = 0; i < n; i++)
    {
      ink->places[i].label = self->named[i].label;
      ink->places[i].name = self->named[i].name;
      ink->places[i].side = self->named[i].side;
      ink->places[i].labelled = self->named[i].labelled;
    }
  ink->discs = rp_label_grid_copy (self->discs);
  ink->words = rp_label_grid_copy (self->words);
  return TRUE;
}

void
rp_net_memory_keep_names (RpNetworkMemory *self, const RpNetInk *ink)
{
  if (self == NULL)
    return;
  forget_names (self);
  self->named = g_memdup2 (ink->places, ink->graph->n_nodes * sizeof *ink->places);
  self->discs = rp_label_grid_copy (ink->discs);
  self->words = rp_label_grid_copy (ink->words);
}

static gboolean
is_named_alike (const RpNetPlace *a, const RpNetPlace *b)
{
  return a->labelled == b->labelled
         && (!a->labelled
             || (a->label.left == b->label.left && a->label.top == b->label.top && a->label.right == b->label.right
                 && a->label.bottom == b->label.bottom));
}

/* A new turn: whose name stands elsewhere than in the last, has ties whose ways are no longer known. */
RpNetTrack *
rp_net_memory_tracks (RpNetworkMemory *self, const RpNetInk *ink)
{
  guint n = ink->graph->n_nodes, n_ties = ink->graph->ties->len;

  if (self->tracks == NULL)
    {
      self->tracks = g_new0 (RpNetTrack, (gsize)n_ties + 1);
      self->since = g_new0 (guint, (gsize)n + 1);
      self->last = g_memdup2 (ink->places, n * sizeof *ink->places);
      self->turn = 0;
    }
  self->turn++;
  for (guint i = 0; i < n; i++)
    if (self->since[i] == 0 || (ink->places[i].visible && !is_named_alike (&self->last[i], &ink->places[i])))
      {
        self->since[i] = self->turn;
        self->last[i] = ink->places[i];
      }
  for (guint i = 0; i < n_ties; i++)
    {
      const RpNetTie *tie = &g_array_index (ink->graph->ties, RpNetTie, i);
      RpNetTrack *track = &self->tracks[i];

      if (track->turn < self->since[tie->from] || track->turn < self->since[tie->to])
        track->turn = 0;
    }
  return self->tracks;
}

guint
rp_net_memory_turn (const RpNetworkMemory *self)
{
  return self->turn;
}

RpLineSums *
rp_net_memory_line_sums (RpNetworkMemory *self)
{
  if (self == NULL)
    return NULL;
  if (self->sums == NULL)
    self->sums = rp_line_sums_new ();
  return self->sums;
}
