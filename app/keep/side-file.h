/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a file that a person keeps beside a dataset, an arrangement or a briefing: read with distrust, written
 * whole or not at all, and never over what somebody else has written meanwhile. What the text means is another's
 * business. Errors are of RP_SAVED_ERROR, and of G_IO_ERROR where the system refuses a writing. Blocks. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that may be overwritten whatever it says. */
#define RP_SIDE_FILE_ANY G_MAXUINT64

/* "…/NAME" for "…/NAME.rapport.json" or "…/NAME.json". Transfer full. */
char *rp_side_file_stem (const char *dataset);

/* At most MOST bytes. FINGERPRINT (out, nullable) tells them apart from others, 0: there is no file. NULL without an
 * error: there is no file. Transfer full. */
char *rp_side_file_read (const char *path, gsize most, gsize *length, guint64 *fingerprint, GError **error);

/* Writes TEXT to PATH, which is not DATASET (nullable). Beside a dataset that a sandbox was given alone nothing is
 * written: RP_SAVED_ERROR_REFUSED. Where FINGERPRINT is not RP_SIDE_FILE_ANY, the file must still
 * be the one that it stands for (0: none), else RP_SAVED_ERROR_CHANGED; on success it stands for the new bytes. What is
 * larger than MOST would not be read again: RP_SAVED_ERROR_TOO_LARGE. */
gboolean rp_side_file_write (const char *path, const char *text, gsize most, const char *dataset, guint64 *fingerprint,
                             GError **error);

G_END_DECLS
