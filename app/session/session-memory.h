/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session shows of its dataset, into a value that can be kept, and back again. Records are named by id: what is
 * gone meanwhile is left out. Nothing about windows, and nothing that is arranged (session-arrangement). */
#pragma once

#include "session.h"
#include "view-memory.h"

G_BEGIN_DECLS

/* Sets the session's part of MEMORY, which has nothing of it yet. */
void rp_session_remember (RpSession *self, RpViewMemory *memory);
/* Sets what TRACE knows of the session's dataset; its file, whoever keeps it sets. */
void rp_session_trace (RpSession *self, RpDatasetTrace *trace);
/* Whether TRACE is of this dataset and not of another that stood at the same place: half of the records that it knows
 * of are there. */
gboolean rp_session_knows (RpSession *self, const RpDatasetTrace *trace);
/* Shows what MEMORY says; one signal. There is no way back before it. */
void rp_session_recall (RpSession *self, const RpViewMemory *memory);

G_END_DECLS
