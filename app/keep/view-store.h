/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where it is kept what was shown of each dataset: files (kept-files) in a folder of the user's state, 200 at most. */
#pragma once

#include "kept-files.h"
#include "view-memory.h"

G_BEGIN_DECLS

#define RP_VIEW_STORE_MOST 200

/* The folder of this user. Transfer full. */
char *rp_view_store_folder (void);

/* What is kept of the dataset that rp_kept_files_name () calls NAME, or of the file that it was moved from; NULL where
 * there is nothing that can be read. Transfer full. */
RpViewMemory *rp_view_store_load (const char *folder, const char *name);
/* Replaces what is kept of NAME, in one stroke; MEMORY's path and file are set. The oldest beyond the limit go. */
gboolean rp_view_store_save (const char *folder, const char *name, RpViewMemory *memory, GError **error);

G_END_DECLS
