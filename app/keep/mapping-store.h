/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What JSON of a person's own was taken for, kept by its shape: files (kept-files) in a folder of the user's data, 200
 * at most. The names of lists and columns are in it, no record. What is in it is not trusted. Blocks: files are small.
 */
#pragma once

#include "importer.h"
#include "mapping.h"

G_BEGIN_DECLS

#define RP_MAPPING_STORE_MOST 200

/* The folder of this user. Transfer full. */
char *rp_mapping_store_folder (void);

/* What is kept of MAPPING's shape (rp_mapping_dup_shape ()), with the order of DATES that was said; NULL where there is
 * nothing that can be read. Transfer full. */
RpMapping *rp_mapping_store_load (const char *folder, const RpMapping *mapping, RpDateOrder *dates);
/* Replaces it, in one stroke. The oldest beyond the limit go. */
gboolean rp_mapping_store_save (const char *folder, const RpMapping *mapping, RpDateOrder dates, GError **error);

G_END_DECLS
