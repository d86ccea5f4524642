/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the network pane's files share: network-pane.c has it laid out and drawn, network-pane-sight.c is which part of
 * it is in sight, network-pane-hand.c what a hand
 * moves or selects, network-pane-nodes.c what is done with several nodes at once. Private to them. */
#pragma once

#include "hover-glow.h"
#include "layout-glide.h"
#include "network-carry.h"
#include "network-catch.h"
#include "network-pane.h"
#include "sight-glide.h"

G_BEGIN_DECLS

/* Nodes and ties: more take longer to draw than a frame. */
#define RP_NETWORK_QUICK_THINGS 2500

struct _RpNetworkPane
{
  RpDiagramView parent_instance;
  RpNetworkJob *job; /* being laid out; NULL: nothing */
  RpNetworkMade *made;
  RpNetworkMade *old;      /* until the dataset was read again: what stands there stays; NULL: nothing */
  RpNetworkLooks *looks;   /* that it was laid out by, or is being */
  RpNetworkMemory *memory; /* of what is drawn */
  RpNetworkView place;
  RpPoint laid_out_for; /* width, height */
  gboolean fitted;      /* shows all, and goes on doing so when resized */
  struct
  {
    const RpNetwork *network; /* never looked into */
    RpPoint size;
  } fit;                 /* for which it was fitted last */
  RpNetworkPlace wanted; /* shows this part, whatever the size, until a hand comes; zoom 0: none */
  RpNetworkCarry *carry; /* nodes in the hand; NULL: none */
  RpNetworkCatch *catch; /* nodes about to be selected; NULL: none */
  gboolean lasso;        /* the next drag draws one */
  RpSightGlide *glide;
  RpLayoutGlide *layout_glide;
  RpHoverGlow *glow;
  RpPictureSet *pictures; /* of entities; NULL: none */
  GCancellable *reading;  /* of pictures; NULL: nobody reads */
  gboolean telling;       /* the session where it has gone */
  RpPoint rest;           /* of a way by hand, less than a pixel */
  struct
  {
    RpNetworkView place;
    RpNetworkPlace wanted;
    gboolean fitted;
  } before; /* where all was when the drag began */
};

/* How the session is told where the view is. */
typedef enum
{
  RP_TELL_FOLLOW, /* belongs to the step that was made already */
  RP_TELL_JUMP,
  RP_TELL_MOVE, /* by hand */
} RpNetworkTell;

static inline RpSession *
session_of (RpNetworkPane *self)
{
  return rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
}

/* network-pane-sight.c */

void rp_network_pane_sight_class_init (RpDiagramViewClass *klass);
void rp_network_pane_sight_init (RpNetworkPane *self);
/* Where all or the wanted part is to be seen, the place follows the size, in px. */
void rp_network_pane_settle (RpNetworkPane *self, double width, double height);
void rp_network_pane_place_changed (RpNetworkPane *self);
/* From now on all is shown, or what a hand has brought into sight. */
void rp_network_pane_set_fitted (RpNetworkPane *self, gboolean fitted);
/* Tells the session which part is in sight, once the view has gone there by itself. */
void rp_network_pane_tell (RpNetworkPane *self, RpNetworkTell how);
/* Goes where the session says. */
void rp_network_pane_go_to_sight (RpNetworkPane *self);

/* network-pane-hand.c */

void rp_network_pane_hand_class_init (RpDiagramViewClass *klass);
/* What is in the hand is forgotten: there are other nodes now. */
void rp_network_pane_hand_stop (RpNetworkPane *self);
/* What is done with several nodes is said to who does not see it. */
void rp_network_pane_say (RpNetworkPane *self, const char *text);
/* It is no longer true. */
void rp_network_pane_hush (RpNetworkPane *self);
/* How many are selected, where WANTED were to be. */
void rp_network_pane_say_selected (RpNetworkPane *self, guint wanted);

/* network-pane-nodes.c */

/* Where the nodes are to be seen (RpNetworkSpot); there is a layout. Transfer full. */
GArray *rp_network_pane_spots (RpNetworkPane *self);

/* network-pane-pictures.c */

void rp_network_pane_forget_pictures (RpNetworkPane *self);

/* network-pane-hover.c */

void rp_network_pane_hover_class_init (RpDiagramViewClass *klass);
void rp_network_pane_hover_init (RpNetworkPane *self);

G_END_DECLS
