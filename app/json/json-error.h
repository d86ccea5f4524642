/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a JSON text could not be read, and where. A value, found by json-reader; its words come from json-diagnosis.
 * Lines and columns count from 1, columns in characters; offsets in bytes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RP_JSON_ERROR_EMPTY,
  RP_JSON_ERROR_SYNTAX,
  RP_JSON_ERROR_ENCODING,
  RP_JSON_ERROR_LIMIT, /* depth, string length */
  RP_JSON_ERROR_CANCELLED,
} RpJsonErrorCode;

typedef struct
{
  RpJsonErrorCode code;
  guint line, column;
  gsize offset;
  char *path;    /* JSON Pointer of the value being read */
  char *message; /* names the construct */
} RpJsonError;

void rp_json_error_free (RpJsonError *error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpJsonError, rp_json_error_free)
RpJsonError *rp_json_error_copy (const RpJsonError *error);

/* Line and column of a byte, reckoned from the start: for what is said once. */
void rp_json_place_of (const char *bytes, gsize length, gsize offset, guint *line, guint *column);

G_END_DECLS
