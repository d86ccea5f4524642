/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of hand-out, one a file. Private to handouts.c. */
#pragma once

#include "handout.h"

G_BEGIN_DECLS

extern const RpHandout rp_handout_pdf;

G_END_DECLS
