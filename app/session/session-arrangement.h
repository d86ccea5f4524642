/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person arranged, into a value that can be kept, and back again. Records are named by id; what the dataset does
 * not have is counted and stays in the arrangement. Where one looks (range, period, selection) is none of it: that is
 * session-memory. */
#pragma once

#include "saved-arrangement.h"
#include "session.h"

G_BEGIN_DECLS

/* How all is arranged now. Transfer full. */
RpSavedArrangement *rp_session_save_arrangement (RpSession *self);
/* Arranges all as SAVED says, in one step that undo calls NAME (transfer full); NULL: there is no way back before it,
 * for the dataset has just come. One signal. */
void rp_session_arrange (RpSession *self, const RpSavedArrangement *saved, char *name);
/* How many of the nodes, parents, lanes and filters that are chosen belong to nothing in this dataset. */
guint rp_session_count_gone (RpSession *self);

G_END_DECLS
