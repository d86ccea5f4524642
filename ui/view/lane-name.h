/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An invisible widget that stands for a lane's drawn name: it gives a screen reader and a test what the lane is called,
 * takes the focus and can be activated. It draws nothing and lets the pointer through. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RP_TYPE_LANE_NAME (rp_lane_name_get_type ())
G_DECLARE_FINAL_TYPE (RpLaneName, rp_lane_name, RP, LANE_NAME, GtkWidget)

/* Signals "toggled": it was activated; "focused": it has taken the focus. ID names the lane. Floating. */
GtkWidget *rp_lane_name_new (const char *id);
const char *rp_lane_name_get_id (RpLaneName *self);
/* What it is called, how much stands on it, and where its name lies in the parent. Strings are copied. */
void rp_lane_name_show (RpLaneName *self, const char *label, const char *description, gboolean collapsed,
                        const GtkAllocation *box);
const GtkAllocation *rp_lane_name_get_box (RpLaneName *self);

G_END_DECLS
