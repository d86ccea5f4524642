/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entity's events as ticks on the span of the whole dataset. A click picks the nearest; arrows walk, Enter picks.
 * The list below it on the card says the same in words. */
#pragma once

#include <gtk/gtk.h>
#include "card.h"

G_BEGIN_DECLS

#define RP_TYPE_EVENT_STRIP (rp_event_strip_get_type ())
G_DECLARE_FINAL_TYPE (RpEventStrip, rp_event_strip, RP, EVENT_STRIP, GtkWidget)

/* BLOCK is of the kind RP_CARD_STRIP, read during the call. Floating. */
GtkWidget *rp_event_strip_new (RpDataset *dataset, const RpCardBlock *block);

G_END_DECLS
