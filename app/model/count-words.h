/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many records there are, as a whole phrase: languages inflect what is counted by all that is said of it. */
#pragma once

#include "record-ref.h"

G_BEGIN_DECLS

/* "36 events", and where fewer are SHOWN than ALL "12 of 36 events". Transfer full. */
char *rp_count_of (RpRecordType type, guint shown, guint all);

G_END_DECLS
