/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person's own arrangement of each dataset is kept: files (kept-files) in a folder of the user's data, as many
 * as there are, since a moved node is work. A dataset that nobody arranged has none. */
#pragma once

#include "kept-files.h"
#include "own-arrangement.h"

G_BEGIN_DECLS

/* The folder of this user. Transfer full. */
char *rp_arrangement_store_folder (void);
/* The arrangement of the dataset that rp_kept_files_name () calls NAME, or of the file that it was moved from; NULL:
 * none. Transfer full. */
RpOwnArrangement *rp_arrangement_store_load (const char *folder, const char *name);
/* Replaces it, in one stroke; OWN's path and file are set. */
gboolean rp_arrangement_store_save (const char *folder, const char *name, RpOwnArrangement *own, GError **error);

G_END_DECLS
