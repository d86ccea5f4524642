/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A title for a scene that is kept without one: what is selected, else what is filtered, else which time is in sight.
 */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/* NULL: nothing stands out. Transfer full. */
char *rp_session_propose_title (RpSession *self);

G_END_DECLS
