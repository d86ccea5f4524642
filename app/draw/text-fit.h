/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts made to fit a width, px: cut with an ellipsis, or broken into lines. Strings only, no places. */
#pragma once

#include "text-measure.h"

G_BEGIN_DECLS

/* TEXT cut to WIDTH px with an ellipsis; NULL when no letter fits. Transfer full. */
char *rp_text_cut (const RpTextMeasure *measure, const char *text, RpTextSize size, double width);
/* TEXT on at most N_LINES lines of WIDTH px, broken at blanks; the last one is cut. Transfer full. */
char *rp_text_wrap (const RpTextMeasure *measure, const char *text, RpTextSize size, double width, guint n_lines);

G_END_DECLS
