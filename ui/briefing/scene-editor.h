/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a scene's words and callouts, and beside them the scene as it stands on the stage. It shows the scene
 * that one is at in the deck, and goes with it; Escape closes it. */
#pragma once

#include <gtk/gtk.h>
#include "briefing-deck.h"
#include "session.h"

G_BEGIN_DECLS

/* A window that owns itself, to be presented. INPUT is the path of the session's dataset, nullable. */
GtkWindow *rp_scene_editor_new (GtkWindow *parent, RpSession *session, RpBriefingDeck *deck, const char *input);
/* To the words of the callout that was added last. */
void rp_scene_editor_focus_callout (GtkWindow *editor);

G_END_DECLS
