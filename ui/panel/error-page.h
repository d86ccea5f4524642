/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows when a file cannot be: which file, why, where in it, and what to do next. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RP_TYPE_ERROR_PAGE (rp_error_page_get_type ())
G_DECLARE_FINAL_TYPE (RpErrorPage, rp_error_page, RP, ERROR_PAGE, AdwBin)

/* PROBLEMS (RpProblem) is nullable and only read. CAN_RETURN: another dataset stands behind. */
void
rp_error_page_show (RpErrorPage *self, const char *file, const char *trouble, GPtrArray *problems, gboolean can_return);

G_END_DECLS
