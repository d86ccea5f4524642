/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leads from one part of the network to another in a fifth of a second, frame by frame. Tells nobody but its owner. */
#pragma once

#include <gtk/gtk.h>
#include "network-sight.h"

G_BEGIN_DECLS

typedef struct _RpSightGlide RpSightGlide;

/* Shows a part on its way, and at last where it leads. */
typedef void (*RpSightShow) (gpointer data, const RpNetworkSight *sight);

/* WIDGET is borrowed: its frames are counted. */
RpSightGlide *rp_sight_glide_new (GtkWidget *widget, RpSightShow show, gpointer data);
void rp_sight_glide_free (RpSightGlide *self);
/* At once where the desktop asks for less motion, or nothing is seen. */
void rp_sight_glide_go (RpSightGlide *self, const RpNetworkSight *from, const RpNetworkSight *to);
void rp_sight_glide_stop (RpSightGlide *self);
/* What is shown at PART (0 … 1) of the way; zoom 0 stands for all about its middle. */
RpNetworkSight rp_sight_glide_between (const RpNetworkSight *from, const RpNetworkSight *to, double part);

G_END_DECLS
