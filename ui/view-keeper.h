/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what a window shows of its dataset: a moment after each change, so that a crash costs little, and at once when
 * asked. What there is to keep, the owner says; where it is kept, view-store. */
#pragma once

#include "view-memory.h"

G_BEGIN_DECLS

typedef struct _RpViewKeeper RpViewKeeper;

/* What is shown now. Transfer full; NULL: nothing that could be kept. */
typedef RpViewMemory *(*RpViewKeeperCapture) (gpointer data);

RpViewKeeper *rp_view_keeper_new (RpViewKeeperCapture capture, gpointer data);
/* Writes nothing any more. */
void rp_view_keeper_free (RpViewKeeper *self);
/* What is shown from now on is of the dataset at PATH; NULL: of none. What waits to be written of the one before is
 * dropped: flush before. */
void rp_view_keeper_set_dataset (RpViewKeeper *self, const char *path);
/* Something has changed. */
void rp_view_keeper_touch (RpViewKeeper *self);
/* Writes what is shown now and waits for it. */
void rp_view_keeper_flush (RpViewKeeper *self);

G_END_DECLS
