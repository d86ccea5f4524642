/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows before it has a dataset: the recent ones, open, the example, make your own. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RP_TYPE_START_PAGE (rp_start_page_get_type ())
G_DECLARE_FINAL_TYPE (RpStartPage, rp_start_page, RP, START_PAGE, AdwBin)

/* Reads the list of recent files again. */
void rp_start_page_refresh (RpStartPage *self);

G_END_DECLS
