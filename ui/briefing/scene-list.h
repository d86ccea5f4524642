/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel with the scenes of the briefing: small pictures in their order, to be shown, moved by hand and key, and
 * worked on through the window's actions. It changes the order itself; all else the actions do, with the scene that it
 * says one is at. Signal "asked" (guint index): that scene is asked for. */
#pragma once

#include <gtk/gtk.h>
#include "briefing-deck.h"
#include "session.h"

G_BEGIN_DECLS

#define RP_TYPE_SCENE_LIST (rp_scene_list_get_type ())
G_DECLARE_FINAL_TYPE (RpSceneList, rp_scene_list, RP, SCENE_LIST, GtkBox)

/* Once. MENU is what can be done with the briefing as a whole. */
void rp_scene_list_set_deck (RpSceneList *self, RpSession *session, RpBriefingDeck *deck, GMenuModel *menu);
/* The path of the session's dataset. */
void rp_scene_list_set_path (RpSceneList *self, const char *path);
/* The scene that actions are for: the row with the focus, or its menu, else the one that is shown. RP_NO_INDEX: none.
 */
guint rp_scene_list_get_at (RpSceneList *self);
gboolean rp_scene_list_has_focus (RpSceneList *self);
/* To the scene that is shown, else to the first. */
void rp_scene_list_focus (RpSceneList *self);
/* One place up (-1) or down (1), with the focus. */
void rp_scene_list_move (RpSceneList *self, int direction);
/* Asks for another title of the scene that actions are for, in a small field beside it; of the briefing. */
void rp_scene_list_rename (RpSceneList *self);
void rp_scene_list_rename_briefing (RpSceneList *self);

G_END_DECLS
