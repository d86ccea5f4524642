/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One network drawing in the making: where nodes stand in the picture and which room is taken. Private to network-*.c.
 * Lengths are px of the picture. */
#pragma once

#include "label-grid.h"
#include "network-graph.h"

G_BEGIN_DECLS

#define RP_NET_MARGIN_PX 1000 /* nothing is drawn further outside the picture */

typedef struct
{
  RpPoint at;
  double radius;
  RpLabelBox label; /* where `labelled` */
  RpState state;
  guint8 name; /* of the node's, in which form it is shown */
  guint8 side; /* and on which side */
  guint visible : 1, recedes : 1, labelled : 1;
  guint tied : 1; /* of a group: any tie of its leaves is shown */
  guint count;    /* of a group: leaves that are shown; else neighbours that are not in the network */
} RpNetPlace;

typedef struct
{
  RpPoint points[4];
} RpNetCurve;

typedef struct
{
  const RpNetGraph *graph;
  const RpViewState *state;
  const RpTheme *theme;
  RpDrawing *drawing;
  double width, height;
  RpLabelBox extent; /* of all nodes and names in the picture's px */
  RpNetPlace *places;
  const RpNetSeat *seats;
  RpNetworkView view;
  const RpPosterSheets *sheets; /* nullable */
  gboolean straight, nameless;
  const GArray *headings;  /* RpNetHeading */
  const GArray *rings;     /* RpNetRing; nullable */
  RpNetworkMemory *memory; /* nullable */
  RpLabelGrid *discs;      /* nodes */
  RpLabelGrid *words;      /* names, by node, and words of ties */
} RpNetInk;

/* Whether no sheet of a poster has the whole box. */
static inline gboolean
rp_net_is_cut (const RpNetInk *ink, const RpLabelBox *box)
{
  return ink->sheets != NULL && rp_poster_is_cut (ink->sheets, box);
}

/* Finds where the nodes of NETWORK stand in the picture, how large they are and whether they are to be seen. */
void rp_net_place_nodes (RpNetInk *ink, const RpNetwork *network, const RpNetworkView *view);
/* Adds a node: its symbol, the ring of a selected one, and in the colours of communities the number of its own. */
void rp_net_draw_node (RpNetInk *ink, guint node);
/* The ring alone. */
void rp_net_draw_ring (RpNetInk *ink, const RpNetPlace *place);
/* Adds a group of folded leaves; finds how they stand together, where the kind is HIDDEN (nullable) or not. */
void rp_net_draw_group (RpNetInk *ink, guint node);
void rp_net_judge_group (RpNetInk *ink, guint node, const guint8 *hidden);
/* Takes the room of the marks of neighbours that are not in the network; adds them. */
void rp_net_take_beyond (RpNetInk *ink);
/* Counts them over what is shown. */
void rp_net_judge_beyond (RpNetInk *ink);
void rp_net_draw_beyond (RpNetInk *ink);
/* The colour of a node in full ink; COMMUNITY (out): whose colour it is, 0: its kind's. */
RpColor rp_net_node_color (const RpNetGraph *graph, const RpViewState *state, guint node, guint *community);
/* How soon a node's name has its turn: 0 when selected, 1 when related, else 2. */
guint rp_net_due (const RpNetPlace *place);
/* Whether BOX meets no node and no words but those of the nodes A and B (RP_LABEL_NOBODY: none). */
gboolean rp_net_is_free (const RpNetInk *ink, RpLabelBox box, guint a, guint b);
/* Chooses the names that are shown and takes their room. */
void rp_net_place_labels (RpNetInk *ink);
/* Takes the room of the headings that meet no node, before there are names; adds their shapes. */
void rp_net_take_headings (RpNetInk *ink);
void rp_net_draw_headings (RpNetInk *ink);
/* Adds the rings of a radial layout, as far as there are nodes; and, behind all else, what they are called where there
 * is room. */
void rp_net_draw_rings (RpNetInk *ink);
void rp_net_name_rings (RpNetInk *ink);
/* Adds the shapes of the names. */
void rp_net_draw_labels (RpNetInk *ink);
/* Keeps in full ink who is tied to what is selected, though by FORMAT.md only the ties are related. */
void rp_net_lift_neighbours (RpNetInk *ink);
/* Adds ties and their words. */
void rp_net_draw_ties (RpNetInk *ink);

/* What is written at a tie, N_EVENTS of which are shown; "" for nothing: what would stand at all of many ties stands at
 * none that does not matter. And when it held, short; NULL: there is nothing to say. Both transfer full. */
char *rp_net_tie_words (const RpNetInk *ink, const RpNetTie *tie, guint n_events, gboolean matters);
char *rp_net_tie_when (const RpNetInk *ink, const RpNetTie *tie, gboolean matters);
/* WORDS (transfer full) with the letters of the sources of the one record that it stands for. Transfer full. */
char *rp_net_tie_cited (const RpNetInk *ink, const RpNetTie *tie, char *words);

/* Cuts CURVE at the margin around the picture: runs of joined cubic pieces (1 + 3n RpPoint each) are appended to
 * POINTS, and to RUNS (guint) where each run ends there. The part outside is left out; the rest stays on the same
 * pixels. */
void rp_net_clip_curve (const RpNetInk *ink, const RpNetCurve *curve, GArray *points, GArray *runs);
/* Whether that leaves all of it. */
gboolean rp_net_curve_is_within (const RpNetInk *ink, const RpNetCurve *curve);
/* The stretch FROM…TO (0…1) of a curve. */
RpNetCurve rp_net_curve_part (const RpNetCurve *curve, double from, double to);
RpPoint rp_net_curve_at (const RpNetCurve *curve, double t);

G_END_DECLS
