/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a scene is to take, as people write it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "1:05", "1:02:00"; "" for none. Transfer full. */
char *rp_scene_duration_words (double duration_s);
/* "1:30", "90 s", "2" (minutes), "1:02:00", up to a day: seconds. "" is none: 0. FALSE: it is no duration. */
gboolean rp_scene_duration_parse (const char *text, double *duration_s);

G_END_DECLS
