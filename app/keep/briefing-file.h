/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A briefing as a file of its own, beside its dataset or wherever a person wants it, several a dataset: read with
 * distrust, written whole or not at all, and never over what somebody else has written meanwhile. Errors are of
 * RP_SAVED_ERROR, and of G_IO_ERROR where the system refuses a writing. Blocks. */
#pragma once

#include "briefing.h"
#include "side-file.h"

G_BEGIN_DECLS

#define RP_BRIEFING_MOST_BYTES (32 * 1024 * 1024)
#define RP_BRIEFING_SUFFIX ".briefing.json"
/* A file that may be overwritten whatever it says. */
#define RP_BRIEFING_ANY RP_SIDE_FILE_ANY
/* So many beside one dataset are told of. */
#define RP_BRIEFING_MOST_FILES 100

/* "…/NAME.briefing.json" for "…/NAME.rapport.json" or "…/NAME.json". Transfer full. */
char *rp_briefing_file_beside (const char *dataset);
/* What is there of these, NAME.briefing.json first and then NAME.ANYTHING.briefing.json by their bytes; but for those
 * that are beside another dataset, NAME.ANYTHING.json. Only names are looked at: any of them may turn out to be no
 * briefing. Paths begin as DATASET does. Transfer full, never NULL. */
GStrv rp_briefing_files_of (const char *dataset);

/* FINGERPRINT (out, nullable) tells the bytes apart from others, 0: there is no file. NOTE (out, nullable, transfer
 * full) as rp_briefing_from_json has it: where there is one, ask before the file is written over. NULL without an
 * error: there is no file. Transfer full. */
RpBriefing *rp_briefing_file_read (const char *path, guint64 *fingerprint, char **note, GError **error);

/* Writes BRIEFING to PATH, which is not DATASET (nullable). Where FINGERPRINT is not RP_BRIEFING_ANY, the file must
 * still be the one that it stands for (0: none), else RP_SAVED_ERROR_CHANGED; on success it stands for the new bytes.
 */
gboolean rp_briefing_file_write (const char *path, const RpBriefing *briefing, const char *dataset,
                                 guint64 *fingerprint, GError **error);

G_END_DECLS
