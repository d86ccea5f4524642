/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few choices of the program, no dataset's, in a key file of the user's state folder. What is in it is not trusted;
 * what cannot be kept is no trouble to anybody. Blocks: the files are small. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* NAME: "window", of window.ini. Empty where there is none. Transfer full. */
GKeyFile *rp_kept_settings_load (const char *name);
void rp_kept_settings_save (GKeyFile *file, const char *name);
/* Brought between LEAST and MOST; OTHERWISE where there is no number. */
int rp_kept_settings_int (GKeyFile *file, const char *group, const char *key, int least, int most, int otherwise);

G_END_DECLS
