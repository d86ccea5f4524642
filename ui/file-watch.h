/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells when a file was changed by somebody: saved in place, replaced, or made anew. Waits until the writing has
 * settled. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RpFileWatch RpFileWatch;

/* Transfer full. CHANGED is called in the main loop, at most once in 300 ms. */
RpFileWatch *rp_file_watch_new (const char *path, GFunc changed, gpointer data);
void rp_file_watch_free (RpFileWatch *self);

G_END_DECLS
