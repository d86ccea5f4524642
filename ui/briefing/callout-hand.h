/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene's picture as it stands on the stage, made in a thread for the room that there is, on which callouts are put
 * in their places: by a drag, or by the arrow keys on the one that has the focus. It changes nothing. Signals "placed"
 * (guint callout, double dx, double dy), px as RpCallout has them, "picked" (guint callout), and "made": there is
 * another picture. */
#pragma once

#include <gtk/gtk.h>
#include "stage-picture.h"

G_BEGIN_DECLS

#define RP_TYPE_CALLOUT_HAND (rp_callout_hand_get_type ())
G_DECLARE_FINAL_TYPE (RpCalloutHand, rp_callout_hand, RP, CALLOUT_HAND, GtkWidget)

/* Floating. */
GtkWidget *rp_callout_hand_new (void);
/* SCENE of DATASET, the Nth (NUMBER from 1) of N; both nullable: nothing. INPUT as RpStageOptions has it. The picture
 * before stays in sight until the next is made. */
void rp_callout_hand_show (RpCalloutHand *self, RpDataset *dataset, const char *input, RpScene *scene, guint number,
                           guint n);

/* Whether the callout at INDEX stands in the picture; TRUE also while that is of another scene. */
gboolean rp_callout_hand_sees (RpCalloutHand *self, guint index);

G_END_DECLS
