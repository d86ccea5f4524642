/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for what is wrong with bytes that are not JSON: names the construct (trailing comma, comment, JavaScript,
 * gzip, UTF-16 …). Looks only; the reader has decided already that it is wrong. Offsets in bytes. */
#pragma once

#include "json-scan.h"

G_BEGIN_DECLS

typedef enum
{
  RP_JSON_WANT_VALUE,
  RP_JSON_WANT_KEY,
  RP_JSON_WANT_COLON,
  RP_JSON_WANT_COMMA, /* or the end of the container */
  RP_JSON_WANT_END,   /* nothing more: the root is complete */
} RpJsonWant;

typedef struct
{
  const char *bytes;
  gsize length;
  gsize offset; /* of the offending byte; may be moved to where the fault really is */
  RpJsonWant want;
  gboolean after_comma;
  char container;               /* '{', '[' or 0 at the root */
  guint open_line, open_column; /* where the container was opened */
} RpJsonDiagnosis;

/* A foreign file format or encoding by its first bytes, as a message, or NULL. Transfer full. */
char *rp_json_diagnose_magic (const char *bytes, gsize length);
/* The unexpected byte at the offset. Transfer full. */
char *rp_json_diagnose_byte (RpJsonDiagnosis *diagnosis);
/* The file ends before the value does; BEGUN says with what ("a string"), NULL: between tokens. Transfer full. */
char *rp_json_diagnose_cut (const RpJsonDiagnosis *diagnosis, const char *begun, guint line, guint column);
/* A fault inside a string or number; CULPRIT is the byte. Transfer full. */
char *rp_json_diagnose_fault (RpJsonFault fault, const char *culprit, const char *bytes, gsize length);

G_END_DECLS
