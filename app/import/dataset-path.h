/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a path in a dataset stays below the dataset's folder: the one gate for `file` and `image`. Opens nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NULL when PATH stays inside; else why not (transfer full). FOLDER: its real path, nullable: links are not followed.
 */
char *rp_dataset_path_check (const char *path, const char *folder);

/* How paths in the dataset FIRST (a file, as the other) name the folder that SECOND is in: "" where that is the same,
 * "letters/1923" where it is below; NULL where it lies elsewhere. Transfer full. */
char *rp_dataset_path_below (const char *first, const char *second);

G_END_DECLS
