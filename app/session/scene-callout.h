/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new callout of a scene is tied to: what is selected, else what the scene selects, else the middle of the time
 * in sight. */
#pragma once

#include "scene.h"
#include "session.h"

G_BEGIN_DECLS

/* SCENE with a callout more, tied so, where there is room for it; its text is what it is tied to, to be written over.
 * NULL: there is nothing that it could be tied to. Transfer full. */
RpScene *rp_session_add_callout (RpSession *self, const RpScene *scene);
/* "Guido Crosetto", "12 January 2023": what CALLOUT is tied to, for a person. GONE (out, nullable): DATASET has no such
 * record. Transfer full. */
char *rp_callout_describe_tie (const RpCallout *callout, RpDataset *dataset, gboolean *gone);

G_END_DECLS
