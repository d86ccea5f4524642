/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out a network in a thread, on the immutable dataset and a text measure of its own. The result keeps the two
 * together. */
#pragma once

#include "diagram-paint.h"
#include "network-drawing.h"
#include "node-pins.h"

G_BEGIN_DECLS

/* Which part of the network is in sight, said so that it holds in a view of another size. */
typedef struct
{
  double zoom;          /* how much larger than when all fits; 0: all fits */
  double x, y;          /* what is in the middle, in parts of the network's width and height */
  double width, height; /* of the view that the network was laid out for: moved nodes stand in that; 0: not known */
} RpNetworkPlace;

/* Whether it says what is in sight; and for which view, which can have been. */
gboolean rp_network_place_is_sound (const RpNetworkPlace *place);
gboolean rp_network_place_has_room (const RpNetworkPlace *place);

#define RP_NETWORK_ZOOM_LEAST 0.05
#define RP_NETWORK_ZOOM_MOST 12.0

/* A laid-out network with the measure that it was made with. */
typedef struct _RpNetworkMade RpNetworkMade;
void rp_network_made_free (RpNetworkMade *self);
/* NEXT (nullable, transfer full) instead of both. */
void rp_network_made_take (RpNetworkMade **made, RpNetworkMade **old, RpNetworkMade *next);
/* The dataset is another: MADE becomes OLD where it is the SAME one, read again, else both go. */
void rp_network_made_retire (RpNetworkMade **made, RpNetworkMade **old, gboolean same);
/* Whether it is a first picture only, that no better one has followed. */
gboolean rp_network_made_is_first (const RpNetworkMade *self);
/* Whether none of its drawings was shown yet; and that one was. */
gboolean rp_network_made_is_new (const RpNetworkMade *self);
void rp_network_made_shown (RpNetworkMade *self);
RpNetwork *rp_network_made_network (RpNetworkMade *self);           /* belongs to SELF */
const RpTextMeasure *rp_network_made_measure (RpNetworkMade *self); /* belongs to SELF */
/* With its nodes as large as STATE wants them; known until the session says that something else is shown or chosen.
 * Belongs to SELF. */
RpNetwork *rp_network_made_sized (RpNetworkMade *self, const RpViewState *state);
void rp_network_made_session_changed (RpNetworkMade *self, guint what);
/* N nodes elsewhere, layout px; nodes that a person moved where they were put, all others where the layout put them.
 */
void rp_network_made_move (RpNetworkMade *self, const guint *nodes, const RpPoint *to, guint n);
void rp_network_made_arrange (RpNetworkMade *self, RpDataset *dataset, const RpNodePins *pins);
/* The view that shows all of it in WIDTH × HEIGHT; asked for again it is known. */
RpNetworkView rp_network_made_fit (RpNetworkMade *self, double width, double height);
/* The view in which what PLACE wants is in the middle. */
RpNetworkView rp_network_made_show (RpNetworkMade *self, const RpNetworkPlace *place, double width, double height);
/* The other way round: sets zoom, x and y of PLACE. */
void rp_network_made_tell_place (RpNetworkMade *self, const RpNetworkView *view, double width, double height,
                                 RpNetworkPlace *place);
/* Whether a view of SIZE wants another layout than that for BEFORE. */
gboolean rp_network_is_other_view (RpPoint before, RpPoint size);
/* Whether a view of SIZE differs from one of BEFORE by no more than a bar that came or went. */
gboolean rp_network_is_nearly (RpPoint before, RpPoint size);
/* Fills ORDER with what makes the drawing of PLACE in a picture of SIZE; its data is an RpNetworkOrder. MEMORY:
 * transfer full, nullable. */
void rp_network_made_order (RpNetworkMade *self, RpNetworkMemory *memory, const RpViewState *state,
                            const RpNetworkView *place, RpPoint size, RpDiagramOrder *order);

typedef struct _RpNetworkJob RpNetworkJob;
/* MADE is transfer full; NULL when it could not be made. Not called after rp_network_job_free. */
typedef void (*RpNetworkJobDone) (RpNetworkMade *made, gpointer data);

/* Transfer full; the caller frees the job in DONE or to cancel it. What is known of OLD (nullable, borrowed) stays
 * unless the method of LOOKS (nullable) places all for good. */
RpNetworkJob *
rp_network_job_start (RpDataset *dataset, double width, double height, guint32 seed, const RpNetworkLooks *looks,
                      const RpNetworkMade *old, RpNetworkJobDone done, gpointer data);
/* FIRST is told once of a first picture, if the layout takes long enough to want one, before it is done. */
void rp_network_job_set_first (RpNetworkJob *self, RpNetworkJobDone first);
void rp_network_job_free (RpNetworkJob *self);

G_END_DECLS
