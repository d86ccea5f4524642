/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An arrangement as a file of its own, beside its dataset or wherever a person wants it: read with distrust, written
 * whole or not at all, and never over what somebody else has written meanwhile. Errors are of RP_SAVED_ERROR, and
 * of G_IO_ERROR where the system refuses a writing. Blocks. */
#pragma once

#include "saved-arrangement.h"
#include "side-file.h"

G_BEGIN_DECLS

/* Room for a hundred thousand moved nodes. */
#define RP_ARRANGEMENT_MOST_BYTES (8 * 1024 * 1024)
#define RP_ARRANGEMENT_SUFFIX ".arrangement.json"
/* A file that may be overwritten whatever it says. */
#define RP_ARRANGEMENT_ANY RP_SIDE_FILE_ANY

/* "…/NAME.arrangement.json" for "…/NAME.rapport.json" or "…/NAME.json". Transfer full. */
char *rp_arrangement_file_beside (const char *dataset);

/* FINGERPRINT (out, nullable) tells the bytes apart from others, 0: there is no file. NOTE as
 * rp_saved_arrangement_from_json has it. NULL without an error: there is no file. Transfer full. */
RpSavedArrangement *rp_arrangement_file_read (const char *path, guint64 *fingerprint, char **note, GError **error);

/* Writes SAVED to PATH, which is not DATASET. Where FINGERPRINT is not RP_ARRANGEMENT_ANY, the file must still be the
 * one that it stands for (0: none), else RP_SAVED_ERROR_CHANGED; on success it stands for the new bytes. */
gboolean rp_arrangement_file_write (const char *path, const RpSavedArrangement *saved, const char *dataset,
                                    guint64 *fingerprint, GError **error);

G_END_DECLS
