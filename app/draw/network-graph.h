/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What RpNetwork is made of; private to network-*.c. Nodes are entities in the order of the dataset, behind them, where
 * they stand as nodes, events, and then groups of folded leaves; ties are relations, shared events, doubts ("possibly
 * the same") and who takes part in what. All words are cut and measured once, here. Lengths in px. */
#pragma once

#include "label-grid.h"
#include "network-drawing.h"
#include "network-neighbours.h"

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
  double beyond; /* width of the mark that says how many neighbours are not in the network; 0: it has none */
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
  RP_TIE_PART,   /* from an entity to an event that stands as a node */
  RP_TIE_FOLDED, /* from a hub to a group of its leaves */
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

/* Leaves of one kind and one hub that stand as one node. */
typedef struct
{
  char *id; /* "leaves:HUB,KIND"; owned */
  guint hub, kind;
  guint first, n; /* in the graph's `leaves` and `folded` */
} RpNetGroup;

/* What a graph consists of. Borrowed. */
typedef struct
{
  const RpRecordSet *in;           /* NULL: everything */
  const RpNetworkMembers *folding; /* which leaves are folded; NULL: none */
} RpNetCast;

/* Immutable, shared by copies with moved nodes. */
typedef struct
{
  gatomicrefcount ref_count;
  RpDataset *dataset;
  RpRecordSet *in;    /* NULL: everything */
  RpNetworkEvents as; /* how events stand in it */
  RpNetNode *nodes;
  guint n_nodes, n_entities; /* nodes; those that are entities */
  guint *entity_of_node;     /* of the latter, ascending */
  guint *node_of_entity;     /* by entity: its own, or that of the group it is folded into; RP_NO_INDEX: none */
  GArray *event_of_node;     /* guint, ascending */
  GArray *groups;            /* RpNetGroup: the last nodes */
  guint *leaves;             /* entities */
  RpNetTie *folded;          /* their only ties, beside `leaves` */
  guint most_events;         /* the scale of sizes by events */
  gboolean one_word;         /* all relations are called the same, and they are many */
  GArray *ties;              /* RpNetTie, those of one pair side by side */
  GArray *events;            /* guint */
  guint *order;              /* nodes, the most important first */
  double room;               /* 1: plenty, 0: a crowd */
} RpNetGraph;

/* What a block of nodes is called. */
typedef struct
{
  char *text; /* owned */
  double width;
  RpPoint at; /* its top left, layout px */
} RpNetHeading;

/* All that is so many steps from where the layout looks from. */
typedef struct
{
  RpPoint centre;
  double radius; /* layout px */
} RpNetRing;

struct _RpNetwork
{
  gatomicrefcount ref_count;
  RpNetGraph *graph;
  RpPoint *positions; /* layout px */
  RpNetSeat *seats;
  double *sizes; /* of the symbols, by node; NULL: as the graph has them */
  RpPoint size;
  GArray *headings;              /* RpNetHeading; shared by copies */
  GArray *rings;                 /* RpNetRing, of one step and on; shared by copies; NULL: none */
  const RpNetworkMethod *method; /* that it was laid out by */
  gboolean first;                /* a first picture: nodes stand upon one another, and have no names yet */
};

/* With a reference of its graph. Transfer full. */
RpNetwork *rp_net_copy (const RpNetwork *self);

/* CAST is nullable: everything. Transfer full. */
RpNetGraph *
rp_net_graph_new (RpDataset *dataset, const RpTextMeasure *measure, RpNetworkEvents events, const RpNetCast *cast);
RpNetGraph *rp_net_graph_ref (RpNetGraph *self);
void rp_net_graph_unref (RpNetGraph *self);

/* What a node stands for, RP_RECORD_REF_NONE: for a group; and its kind, its id and what it is called (transfer full).
 */
RpRecordRef rp_net_node_ref (const RpNetGraph *self, guint node);
guint rp_net_node_kind (const RpNetGraph *self, guint node);
const char *rp_net_node_id (const RpNetGraph *self, guint node);
char *rp_net_node_title (const RpNetGraph *self, guint node);
/* NULL: it is none. */
const RpNetGroup *rp_net_node_group (const RpNetGraph *self, guint node);
/* The node that stands for REF, itself or folded; the one with ID. RP_NO_INDEX: none does. */
guint rp_net_node_of (const RpNetGraph *self, RpRecordRef ref);
guint rp_net_node_by_id (const RpNetGraph *self, const char *id);
/* The node of an entity, folded or not. */
guint rp_net_entity_node (const RpNetGraph *self, guint entity);

/* Part of making the graph: numbers entities and events; finds the ties; folds leaves; once the nodes are there, finds
 * whose neighbours are not in; orders and measures the ties. */
void rp_net_graph_number (RpNetGraph *self, const RpRecordSet *in);
void rp_net_graph_gather (RpNetGraph *self);
void rp_net_graph_fold (RpNetGraph *self, const RpNetworkMembers *folding);
void rp_net_graph_find_beyond (RpNetGraph *self, const RpTextMeasure *measure);
void rp_net_graph_finish_ties (RpNetGraph *self, const RpTextMeasure *measure);
/* By entity: how many of its neighbours that SCOPE shows are not in the network. */
guint rp_net_count_beyond (const RpNetGraph *self, const RpNetworkScope *scope, const guint8 *hidden, guint entity);
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
/* The box of its mark of neighbours that are not in, at AT with a symbol of RADIUS. */
RpLabelBox rp_net_beyond_box (const RpNetNode *node, double width, RpPoint at, double radius);
/* The box of the node with its name as SEAT says (NULL: without). */
RpNodeBox rp_net_node_box (const RpNetNode *node, const RpNetSeat *seat);

#define RP_NET_ROOM_UP_TO 300 /* nodes: more are shown from so far that few have names */
/* Finds places within AREA for the nodes, near those where they stand, so that as many names as may be have room, the
 * important first, and notes it in the seats. Where nothing can be bettered all stays. FALSE when cancelled. */
gboolean rp_net_make_room (RpNetwork *self, const RpGraph *graph, RpPoint area, GCancellable *cancellable);

/* Puts what is known of BEFORE where it stands there, and newcomers near those they are tied to. FALSE: nothing is
 * known, or cancelled; nothing has changed then. */
gboolean rp_net_keep_places (RpNetwork *self, const RpGraph *graph, RpNetwork *before, GCancellable *cancellable);
/* A network of CAST: as OPTIONS say, or where BEFORE is given around what is known of that. NULL when cancelled.
 * Transfer full. */
RpNetwork *rp_net_make (RpDataset *dataset, const RpNetworkOptions *options, const RpNetCast *cast, RpNetwork *before,
                        GCancellable *cancellable);
/* A network that has grown step by step. Transfer full; NULL when cancelled. */
RpNetwork *rp_net_grow (RpDataset *dataset, const RpNetworkOptions *options, GCancellable *cancellable);
/* Makes EDGES (RpGraphEdge) longer or shorter by the weights of the pairs whose ties begin at FIRST_TIES. */
void rp_net_weigh_edges (const RpNetGraph *graph, const guint *first_ties, GArray *edges);
/* Lays out by a method that places nodes for good, with as many names as have room: all of them where the area is large
 * enough, else where there is some beside the nodes as they stand. FALSE when cancelled. */
gboolean rp_net_stand (RpNetwork *self, const RpGraph *graph, const RpNetworkOptions *options, RpPoint area,
                       GCancellable *cancellable);
/* Finds the rings around ROOT, where the method stands nodes on such, before anybody moves a node. */
void rp_net_find_rings (RpNetwork *self, const RpGraph *graph, guint root);
/* Keeps room for names beside nodes that stay where they are, by importance, and turned away from the middle where
 * OUTWARDS; within ROOM, or what the nodes take. Beyond a few thousand nodes none. */
void rp_net_seat_names (RpNetwork *self, RpPoint room, gboolean outwards);

/* Whether a node is shown, no group of leaves, with kinds HIDDEN (nullable); whether an event's shared tie is; and a
 * tie whose ends are. */
gboolean rp_net_shows_node (const RpNetGraph *graph, const RpViewState *state, const guint8 *hidden, guint node);
gboolean rp_net_joins (const RpViewState *state, guint event);
gboolean rp_net_shows_tie (const RpNetGraph *graph, const RpViewState *state, const RpNetTie *tie);

/* What a tie of shared events is called: "met 3 times" when all of them are meetings. Transfer full. */
char *rp_net_shared_label (RpDataset *dataset, const guint *events, guint n_events);

G_END_DECLS
