/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel beside the views: the selected record as an index card, or the dataset's own where nothing is selected. */
#pragma once

#include <adwaita.h>
#include "session.h"

G_BEGIN_DECLS

#define RP_TYPE_DETAIL_PANEL (rp_detail_panel_get_type ())
G_DECLARE_FINAL_TYPE (RpDetailPanel, rp_detail_panel, RP, DETAIL_PANEL, AdwBin)

/* Once. */
void rp_detail_panel_set_session (RpDetailPanel *self, RpSession *session);
/* The dataset's file, for the lines of records; nullable. Shown with the next card. */
void rp_detail_panel_set_path (RpDetailPanel *self, const char *path);

/* What the source OTHER says of the record shown, or the source shown of OTHER, comes into sight and is marked for a
 * moment; nothing happens where there is none. */
void rp_detail_panel_show_evidence (RpDetailPanel *self, RpRecordRef other);

/* What is shown as plain text, each passage with its source, into the clipboard. */
void rp_detail_panel_copy (RpDetailPanel *self);

G_END_DECLS
