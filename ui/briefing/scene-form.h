/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of one scene: title, caption, notes, planned duration, callouts. What is typed goes into the deck at once,
 * one step of undo until there is a pause; what changes there comes into the fields. */
#pragma once

#include <gtk/gtk.h>
#include "briefing-deck.h"
#include "session.h"

G_BEGIN_DECLS

#define RP_TYPE_SCENE_FORM (rp_scene_form_get_type ())
G_DECLARE_FINAL_TYPE (RpSceneForm, rp_scene_form, RP, SCENE_FORM, GtkBox)

/* Floating. */
GtkWidget *rp_scene_form_new (RpSession *session, RpBriefingDeck *deck);
/* The scene with ID (nullable: none) from now on; its fields are read anew. */
void rp_scene_form_set_scene (RpSceneForm *self, const char *id);
/* Whether the callout at INDEX is to be seen on the scene's picture; where not, it is said. */
void rp_scene_form_tell_seen (RpSceneForm *self, guint index, gboolean seen);
/* To the field of the callout at INDEX; RP_NO_INDEX: the last. */
void rp_scene_form_focus_callout (RpSceneForm *self, guint index);

G_END_DECLS
