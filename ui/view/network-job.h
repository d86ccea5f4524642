/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out a network in a thread, on the immutable dataset and a text measure of its own. The result keeps the two
 * together. */
#pragma once

#include "network-drawing.h"
#include "node-pins.h"

G_BEGIN_DECLS

/* A laid-out network with the measure that it was made with. */
typedef struct _RpNetworkMade RpNetworkMade;
void rp_network_made_free (RpNetworkMade *self);
RpNetwork *rp_network_made_network (RpNetworkMade *self);           /* belongs to SELF */
const RpTextMeasure *rp_network_made_measure (RpNetworkMade *self); /* belongs to SELF */
/* One node elsewhere, layout px; nodes that a person moved where they were put, all others where the layout put them.
 */
void rp_network_made_move (RpNetworkMade *self, guint entity, RpPoint to);
void rp_network_made_arrange (RpNetworkMade *self, RpDataset *dataset, const RpNodePins *pins);

typedef struct _RpNetworkJob RpNetworkJob;
/* MADE is transfer full; NULL when it could not be made. Not called after rp_network_job_free. */
typedef void (*RpNetworkJobDone) (RpNetworkMade *made, gpointer data);

/* Transfer full; the caller frees the job in DONE or to cancel it. */
RpNetworkJob *rp_network_job_start (RpDataset *dataset, double width, double height, guint32 seed,
                                    RpNetworkJobDone done, gpointer data);
void rp_network_job_free (RpNetworkJob *self);

G_END_DECLS
