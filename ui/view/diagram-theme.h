/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The theme of a window's drawings: what the desktop asks for. Pictures have their own. */
#pragma once

#include "theme.h"

G_BEGIN_DECLS

/* Light or dark, plain or of high contrast. Static. */
const RpTheme *rp_diagram_view_theme (void);

G_END_DECLS
