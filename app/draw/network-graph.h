/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What RpNetwork is made of; private to network-*.c. Nodes are entities (node index = entity index), ties are
 * relations, shared events and doubts ("possibly the same"). All words are cut and measured once, here. Lengths in px.
 */
#pragma once

#include "network-drawing.h"

G_BEGIN_DECLS

/* How far the loop of SLOT reaches beyond a node's symbol of RADIUS, as its curve's handles are long. */
#define RP_NET_LOOP_PX(radius, slot) ((radius) + 22 + 10 * MIN ((slot), 20u))

typedef struct
{
  char *text; /* the name in lines; owned */
  double text_width, text_height;
  double size;   /* of the symbol */
  guint n_loops; /* ties with itself */
} RpNetNode;

typedef enum
{
  RP_TIE_RELATION,
  RP_TIE_SHARED,
  RP_TIE_SAME,
} RpTieType;

typedef struct
{
  RpTieType type;
  guint from, to;
  gboolean directed;
  guint relation;              /* RP_TIE_RELATION */
  guint first_event, n_events; /* RP_TIE_SHARED: in the graph's `events` */
  char *id;                    /* of ties that are no relations; owned, nullable */
  char *label;                 /* owned */
  double label_width;          /* at RP_TEXT_TICK */
  guint slot, n_slots;         /* its place among the ties of this pair */
} RpNetTie;

/* Immutable, shared by copies with moved nodes. */
typedef struct
{
  gatomicrefcount ref_count;
  RpDataset *dataset;
  RpNetNode *nodes;
  guint n_nodes;
  GArray *ties;   /* RpNetTie, those of one pair side by side */
  GArray *events; /* guint */
  guint *order;   /* nodes, the most important first */
} RpNetGraph;

struct _RpNetwork
{
  gatomicrefcount ref_count;
  RpNetGraph *graph;
  RpPoint *positions; /* layout px */
  RpPoint size;
};

/* Transfer full. */
RpNetGraph *rp_net_graph_new (RpDataset *dataset, const RpTextMeasure *measure);
RpNetGraph *rp_net_graph_ref (RpNetGraph *self);
void rp_net_graph_unref (RpNetGraph *self);

/* What a tie of shared events is called: "met 3 times" when all of them are meetings. Transfer full. */
char *rp_net_shared_label (RpDataset *dataset, const guint *events, guint n_events);

G_END_DECLS
