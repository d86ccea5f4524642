/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where it is kept what was shown of each dataset: one small private file for each in a folder of the user's state,
 * named after the dataset's path, 200 at most. Never beside the dataset. What is in it is not trusted. Blocks: files
 * are small. */
#pragma once

#include "view-memory.h"

G_BEGIN_DECLS

#define RP_VIEW_STORE_MOST 200

/* The folder of this user. Transfer full. */
char *rp_view_store_folder (void);
/* The path that a dataset is known by: absolute, links followed where they lead somewhere. Transfer full. */
char *rp_view_store_name (const char *path);

/* What is kept of the dataset that rp_view_store_name () calls NAME, or of the file that it was moved from; NULL where
 * there is nothing that can be read. Transfer full. */
RpViewMemory *rp_view_store_load (const char *folder, const char *name);
/* Replaces what is kept of NAME, in one stroke; MEMORY's path and file are set. The oldest beyond the limit go. */
gboolean rp_view_store_save (const char *folder, const char *name, RpViewMemory *memory, GError **error);

G_END_DECLS
