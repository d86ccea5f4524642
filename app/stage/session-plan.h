/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session shows, as a plan of a picture: values, so that it can be drawn in a thread. */
#pragma once

#include "export-plan.h"
#include "session.h"

G_BEGIN_DECLS

/* VIEW of what SESSION shows: all of the time, page and network as by themselves, but for the nodes that were put in
 * their place. Measures are left to be found by whoever draws it. Transfer full. */
RpExportPlan *rp_session_plan (RpSession *session, RpViewName view);

G_END_DECLS
