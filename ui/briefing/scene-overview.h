/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All scenes of a briefing as a grid of small pictures, one of them marked; to look over and to go on from. Keys are
 * led to it, wherever the focus is. Signal "chosen" (guint index): by a click, or Enter. */
#pragma once

#include "briefing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RP_TYPE_SCENE_OVERVIEW (rp_scene_overview_get_type ())
G_DECLARE_FINAL_TYPE (RpSceneOverview, rp_scene_overview, RP, SCENE_OVERVIEW, GtkWidget)

/* Floating. */
GtkWidget *rp_scene_overview_new (RpBriefing *briefing);
void rp_scene_overview_set_picture (RpSceneOverview *self, guint index, GdkTexture *texture);
/* Which is marked; RP_NO_INDEX never. */
void rp_scene_overview_mark (RpSceneOverview *self, guint index);
guint rp_scene_overview_get_marked (RpSceneOverview *self);
/* An arrow, Home, End, Page Up and Down move the mark, Enter and Space choose. FALSE: it has no use for KEY. */
gboolean rp_scene_overview_key (RpSceneOverview *self, guint key);

G_END_DECLS
