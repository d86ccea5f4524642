/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a file whole or not at all: whoever reads it meanwhile, and whoever looks after a crash, finds the old bytes
 * or the new ones, never a part. What is written goes into a file of the same folder first, without a name until it is
 * whole where the file system can do that, so that a program that is killed leaves nothing behind but for the moment of
 * the renaming; what was left then is removed when the next file is written into that folder. It blocks until the bytes
 * are on the disk. */
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

/* The same in two steps, for several files that belong together: when all the bytes are on the disk, little can go
 * wrong any more. */
typedef struct _RpWholeFile RpWholeFile;

/* All but the name: whoever looks finds the old file. Transfer full; NULL with ERROR set. */
RpWholeFile *
rp_whole_file_new (const char *path, gconstpointer data, gsize length, RpWholeFileMode mode, GError **error);
/* Gives it its name, and frees SELF in any case. */
gboolean rp_whole_file_commit (RpWholeFile *self, RpWholeFileCheck check, gpointer check_data, GError **error);
/* Leaves all as it was. SELF is nullable. */
void rp_whole_file_free (RpWholeFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpWholeFile, rp_whole_file_free)

G_END_DECLS
