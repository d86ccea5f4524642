/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What RpNetwork is made of; private to network-*.c. Nodes are entities (node index = entity index) and behind them,
 * where they stand as nodes, events; ties are relations, shared events, doubts ("possibly the same") and who takes part
 * in what. All words are cut and measured once, here. Lengths in px. */
#pragma once

#include "label-grid.h"
#include "network-drawing.h"
#include "network-looks.h"

G_BEGIN_DECLS

/* How far the loop of SLOT reaches beyond a node's symbol of RADIUS, as its curve's handles are long. */
#define RP_NET_LOOP_PX(radius, slot) ((radius) + 22 + 10 * MIN ((slot), 20u))

/* A name in lines. */
typedef struct
{
  char *text; /* owned */
  double width, height;
} RpNetName;

typedef struct
{
  RpNetName names[3]; /* the best first, then narrower, then lower */
  guint n_names;
  double share;  /* of the largest size */
  double size;   /* of the symbol */
  guint n_loops; /* ties with itself */
} RpNetNode;

/* Where a node's name stands. */
typedef struct
{
  guint8 side, name;
  gboolean kept; /* the layout keeps its room free */
} RpNetSeat;

typedef enum
{
  RP_TIE_RELATION,
  RP_TIE_SHARED,
  RP_TIE_SAME,
  RP_TIE_PART, /* from an entity to an event that stands as a node */
} RpTieType;

typedef struct
{
  RpTieType type;
  guint from, to;
  gboolean directed;
  gboolean undated;            /* RP_TIE_RELATION: nothing is said of when */
  guint relation;              /* RP_TIE_RELATION; RP_TIE_PART: which of the event's participants */
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
  RpNetworkEvents as; /* how events stand in it */
  RpNetNode *nodes;
  guint n_nodes, n_entities;
  GArray *event_of_node; /* guint, ascending */
  guint most_events;     /* the scale of sizes by events */
  gboolean one_word;     /* all relations are called the same, and they are many */
  GArray *ties;          /* RpNetTie, those of one pair side by side */
  GArray *events;        /* guint */
  guint *order;          /* nodes, the most important first */
  double room;           /* 1: plenty, 0: a crowd */
} RpNetGraph;

/* What a block of nodes is called. */
typedef struct
{
  char *text; /* owned */
  double width;
  RpPoint at; /* its top left, layout px */
} RpNetHeading;

struct _RpNetwork
{
  gatomicrefcount ref_count;
  RpNetGraph *graph;
  RpPoint *positions; /* layout px */
  RpNetSeat *seats;
  double *sizes; /* of the symbols, by node; NULL: as the graph has them */
  RpPoint size;
  GArray *headings;              /* RpNetHeading; shared by copies */
  const RpNetworkMethod *method; /* that it was laid out by */
  gboolean first;                /* a first picture: nodes stand upon one another, and have no names yet */
};

/* With a reference of its graph. Transfer full. */
RpNetwork *rp_net_copy (const RpNetwork *self);

/* Transfer full. */
RpNetGraph *rp_net_graph_new (RpDataset *dataset, const RpTextMeasure *measure, RpNetworkEvents events);
RpNetGraph *rp_net_graph_ref (RpNetGraph *self);
void rp_net_graph_unref (RpNetGraph *self);

/* What a node stands for; the node that stands for REF, RP_NO_INDEX: none does; and its kind. */
RpRecordRef rp_net_node_ref (const RpNetGraph *self, guint node);
guint rp_net_node_of (const RpNetGraph *self, RpRecordRef ref);
guint rp_net_node_kind (const RpNetGraph *self, guint node);

/* Finds the ties, once the nodes are there. Part of making the graph. */
void rp_net_graph_gather (RpNetGraph *self, const RpTextMeasure *measure);
/* How large a symbol is that has SHARE (0…1) of the largest size. */
double rp_net_graph_size_of (const RpNetGraph *self, double share);

/* Sizes the symbols: ROOM 1 has room for large ones, 0 is a crowd. Only before the graph is shared. */
void rp_net_graph_size_nodes (RpNetGraph *self, double room);

/* The sides of a node on which a name may stand; the first RP_NET_MAIN_SIDES touch no corner. */
#define RP_NET_SIDES 24
#define RP_NET_MAIN_SIDES 16
#define RP_NET_RING_PX 4.0 /* around a symbol: of the selected one */
/* The box of NODE's name on SIDE of a symbol of RADIUS around AT. */
RpLabelBox rp_net_name_box (const RpNetNode *node, guint name, guint side, RpPoint at, double radius);
/* The box of the node with its name as SEAT says (NULL: without). */
RpNodeBox rp_net_node_box (const RpNetNode *node, const RpNetSeat *seat);

#define RP_NET_ROOM_UP_TO 300 /* nodes: more are shown from so far that few have names */
/* Finds places within AREA for the nodes, near those where they stand, so that as many names as may be have room, the
 * important first, and notes it in the seats. Where nothing can be bettered all stays. FALSE when cancelled. */
gboolean rp_net_make_room (RpNetwork *self, const RpGraph *graph, RpPoint area, GCancellable *cancellable);

/* Puts what is known of BEFORE where it stands there, and newcomers near those they are tied to. FALSE: too little is
 * known, or cancelled; nothing has changed then. */
gboolean rp_net_keep_places (RpNetwork *self, const RpGraph *graph, RpNetwork *before, GCancellable *cancellable);
/* Makes EDGES (RpGraphEdge) longer or shorter by the weights of the pairs whose ties begin at FIRST_TIES. */
void rp_net_weigh_edges (const RpNetGraph *graph, const guint *first_ties, GArray *edges);
/* Lays out by a method that places nodes for good, with as many names as have room: all of them where the area is large
 * enough, else where there is some beside the nodes as they stand. FALSE when cancelled. */
gboolean rp_net_stand (RpNetwork *self, const RpGraph *graph, const RpNetworkOptions *options, RpPoint area,
                       GCancellable *cancellable);
/* Keeps room for names beside nodes that stay where they are, by importance, and turned away from the middle where
 * OUTWARDS; within ROOM, or what the nodes take. Beyond a few thousand nodes none. */
void rp_net_seat_names (RpNetwork *self, RpPoint room, gboolean outwards);

/* What a tie of shared events is called: "met 3 times" when all of them are meetings. Transfer full. */
char *rp_net_shared_label (RpDataset *dataset, const guint *events, guint n_events);

G_END_DECLS
