/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that a dataset names: found below the dataset's own folder or not at all, read up to a limit. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The real path of NAME, a regular file below the folder of DATASET_PATH (nullable), or NULL and REASON. Both transfer
 * full. */
char *rp_dataset_file_find (const char *dataset_path, const char *name, char **reason);
/* At most LIMIT bytes of a file that was found; NULL and REASON where it cannot be read. WHOLE is FALSE where there is
 * more. Transfer full. */
GBytes *rp_dataset_file_read (const char *path, gsize limit, gboolean *whole, char **reason);

G_END_DECLS
