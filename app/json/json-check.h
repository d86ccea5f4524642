/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first walk over untrusted JSON: is it sound, where do keys stand twice, which numbers and characters cannot be
 * kept. It knows nothing of what the data means. After it a second reader may trust the bytes, and
 * passes over the members that do not count (the last of equal keys does). */
#pragma once

#include "json-reader.h"

G_BEGIN_DECLS

#define RP_JSON_MAX_NOTICES 100000
#define RP_JSON_MAX_BYTES ((gsize)2 * 1024 * 1024 * 1024)

/* A warning about the text. */
typedef struct
{
  gsize offset;
  guint line, column;
  char *path, *message;
} RpJsonNotice;

typedef struct
{
  RpJsonError *error; /* NULL when sound */
  RpJsonToken root;   /* what the root value begins with */
  guint root_line, root_column;
  GArray *notices;    /* RpJsonNotice, by offset; the first RP_JSON_MAX_NOTICES */
  guint64 n_notices;  /* all of them */
  GArray *superseded; /* guint32: offsets of keys that do not count, ascending */
} RpJsonFindings;

/* Reads all of BYTES (at most RP_JSON_MAX_BYTES). FUNC is nullable. Transfer full. */
RpJsonFindings *rp_json_check (const char *bytes, gsize length, RpJsonProgressFunc func, gpointer data);
void rp_json_findings_free (RpJsonFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpJsonFindings, rp_json_findings_free)

G_END_DECLS
