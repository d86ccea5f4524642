/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person prefers for all datasets, kept in GSettings, and the window that asks for it. The schema may be missing
 * (a program that was built and not installed): then everything is as by default, and the window says why. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Follows the style and the motion that are preferred from now on, as long as APPLICATION lives. */
void rp_preferences_follow (GtkApplication *application);
/* Whether a dataset opens as it was left. */
gboolean rp_preferences_restore_views (void);
/* A window over PARENT (nullable); the toolkit owns it. */
void rp_preferences_present (GtkApplication *application, GtkWindow *parent);

G_END_DECLS
