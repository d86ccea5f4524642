/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells when a file is another than before, however that came: written in place, replaced, deleted and made anew, a
 * link led elsewhere, its folder gone or back, its permission changed. Waits until the writing has settled. Whether
 * what is in it has changed as well, the reader finds out. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RpFileWatch RpFileWatch;

typedef void (*RpFileWatchChanged) (RpFileWatch *watch, gpointer data);

/* Transfer full. CHANGED is called in the main loop, once for each state that the file comes to rest in; it may free
 * the watch. */
RpFileWatch *rp_file_watch_new (const char *path, RpFileWatchChanged changed, gpointer data);
void rp_file_watch_free (RpFileWatch *self);

G_END_DECLS
