/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a file whole or not at all: whoever reads it meanwhile, and whoever looks after a crash, finds the old bytes
 * or the new ones, never a part. What is written goes into a file of the same folder first, without a name until it is
 * whole where the file system can do that, so that a program that is killed leaves nothing behind but for the moment of
 * the renaming. It blocks until the bytes are on the disk. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  RP_WHOLE_FILE_PLAIN = 0, /* a link is followed, an existing file keeps its mode */
  RP_WHOLE_FILE_PRIVATE,   /* nobody else may read it; whatever bears the name is replaced, but a folder */
} RpWholeFileMode;

/* Asked last, when all is written and only the name is still the old file's: FALSE (with ERROR set) leaves all as it
 * was. TARGET is what links have led to. */
typedef gboolean (*RpWholeFileCheck) (const char *target, gpointer data, GError **error);

/* Errors are of G_IO_ERROR and name PATH; a folder, a pipe or a device is none that can be written
 * (G_IO_ERROR_IS_DIRECTORY, G_IO_ERROR_NOT_REGULAR_FILE). CHECK is nullable. */
gboolean rp_whole_file_write (const char *path, gconstpointer data, gsize length, RpWholeFileMode mode,
                              RpWholeFileCheck check, gpointer check_data, GError **error);

G_END_DECLS
