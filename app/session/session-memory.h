/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session shows of its dataset, into a value that can be kept, and back again. Records are named by id: what is
 * gone meanwhile is left out. Nothing about windows. */
#pragma once

#include "session.h"
#include "view-memory.h"

G_BEGIN_DECLS

/* Sets the session's part of MEMORY, which has nothing of it yet. */
void rp_session_remember (RpSession *self, RpViewMemory *memory);
/* Whether MEMORY is of this dataset and not of another that stood at the same place: half of the records that it knows
 * of are there. */
gboolean rp_session_knows (RpSession *self, const RpViewMemory *memory);
/* Shows what MEMORY says; one signal. There is no way back before it. */
void rp_session_recall (RpSession *self, const RpViewMemory *memory);

G_END_DECLS
