/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ZIP of named parts, in the order in which they are added and dated 1 January 1980 whatever the clock and the zone:
 * equal parts give equal bytes. Written by libzip, which alone of Debian's lets the time of a part be set as it is
 * stored; libarchive reckons it in the zone of the machine. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RpZipParts RpZipParts;

RpZipParts *rp_zip_parts_new (void); /* transfer full */
void rp_zip_parts_free (RpZipParts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpZipParts, rp_zip_parts_free)

/* CONTENT (transfer full) as NAME; SQUEEZE: it is worth it (text), it is small already (pictures). */
void rp_zip_parts_add (RpZipParts *self, const char *name, GBytes *content, gboolean squeeze);
/* Transfer full. NULL and G_IO_ERROR_FAILED where something could not be written. Once. */
GBytes *rp_zip_parts_finish (RpZipParts *self, GError **error);

G_END_DECLS
