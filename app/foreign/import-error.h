/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a file could not be read at all. What is wrong with what it says is no error but problems. The messages are for
 * people and translated. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RP_IMPORT_ERROR (rp_import_error_quark ())
GQuark rp_import_error_quark (void);

typedef enum
{
  RP_IMPORT_ERROR_NOT_FOUND,
  RP_IMPORT_ERROR_PERMISSION,
  RP_IMPORT_ERROR_IS_FOLDER,
  RP_IMPORT_ERROR_NOT_REGULAR, /* a pipe, device or socket */
  RP_IMPORT_ERROR_TOO_LARGE,   /* over 2 GiB, or over the memory there is */
  RP_IMPORT_ERROR_READ,
  RP_IMPORT_ERROR_CANCELLED,
} RpImportError;

G_END_DECLS
