/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an object of STIX that has no name is to be called: an address by its value, a file by its hash. */
#pragma once

#include "gathering.h"

G_BEGIN_DECLS

/* NULL where nothing in NODE would do. Text of GATHERING. */
const char *rp_stix_name (RpGathering *gathering, const RpJsonNode *node, const char *type);

G_END_DECLS
