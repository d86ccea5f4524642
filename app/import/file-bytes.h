/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole regular file into memory, whatever stands at the path: never hangs on a pipe, never fills the memory from a
 * device. Not mapped: a mapped file that somebody shortens kills the reader. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes of the file at PATH, at most LIMIT. Errors are of RP_IMPORT_ERROR. Transfer full. */
char *rp_file_read (const char *path, gsize limit, gsize *length, GCancellable *cancellable, GError **error);
/* A number for what BYTES say, never 0: other bytes have another, but for chance and malice. */
guint64 rp_file_fingerprint (const char *bytes, gsize length);
/* Gives the memory of the bytes from FROM up to TO back to the system, in whole pages: from now on they read as zeros.
 * BYTES as from rp_file_read (), still to be freed. */
void rp_file_forget (const char *bytes, gsize from, gsize to);

G_END_DECLS
