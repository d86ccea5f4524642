/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strict reader of JSON (RFC 8259) over bytes in memory: one token at a time, each with its place, nothing built, no
 * recursion, never a byte outside the buffer. It checks structure, UTF-8, depth and string length; duplicate keys
 * are the business of json-check, whose findings let the reader pass over the members that do not count.
 * Lines and columns count from 1, columns in characters; offsets in bytes. */
#pragma once

#include "json-error.h"

G_BEGIN_DECLS

#define RP_JSON_MAX_DEPTH 256

typedef enum
{
  RP_JSON_FAILED, /* see rp_json_reader_get_error (); comes again at every further call */
  RP_JSON_END,    /* the one value is complete and nothing follows */
  RP_JSON_OBJECT_BEGIN,
  RP_JSON_OBJECT_END,
  RP_JSON_ARRAY_BEGIN,
  RP_JSON_ARRAY_END,
  RP_JSON_KEY,
  RP_JSON_STRING,
  RP_JSON_NUMBER,
  RP_JSON_TRUE,
  RP_JSON_FALSE,
  RP_JSON_NULL,
} RpJsonToken;

typedef enum
{
  RP_JSON_FLAG_OUT_OF_RANGE = 1 << 0, /* a number beyond int64 or a double */
  RP_JSON_FLAG_NUL = 1 << 1,          /* U+0000 became U+FFFD */
  RP_JSON_FLAG_SURROGATE = 1 << 2,    /* a lone surrogate became U+FFFD */
} RpJsonFlags;

/* Called about every MiB; FALSE ends the reading with RP_JSON_ERROR_CANCELLED. */
typedef gboolean (*RpJsonProgressFunc) (gsize done, gsize total, gpointer data);

typedef struct _RpJsonReader RpJsonReader;

/* BYTES need not end with a nul; they must outlive the reader and not change. Transfer full. */
RpJsonReader *rp_json_reader_new (const char *bytes, gsize length);
void rp_json_reader_free (RpJsonReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpJsonReader, rp_json_reader_free)

void rp_json_reader_set_progress (RpJsonReader *self, RpJsonProgressFunc func, gpointer data);
/* Offsets of keys, ascending, whose members are passed over unseen. Borrowed. */
void rp_json_reader_set_superseded (RpJsonReader *self, const guint32 *offsets, gsize n_offsets);

RpJsonToken rp_json_reader_next (RpJsonReader *self);
/* Behind a BEGIN token: reads up to and including its END; behind any other: nothing. FALSE on failure. */
gboolean rp_json_reader_skip (RpJsonReader *self);

/* Of the last token. Text of a key or string, decoded, or of a number as written; valid until the next call to the
 * reader, not nul-terminated. */
const char *rp_json_reader_get_text (const RpJsonReader *self, gsize *length);
RpJsonFlags rp_json_reader_get_flags (const RpJsonReader *self);
/* TRUE if the number has neither fraction nor exponent. */
gboolean rp_json_reader_is_integer (const RpJsonReader *self);
/* The number; infinite when beyond a double. */
double rp_json_reader_get_double (const RpJsonReader *self);
/* The number, saturated. Only for integers. */
gint64 rp_json_reader_get_int64 (const RpJsonReader *self);
void rp_json_reader_get_place (const RpJsonReader *self, guint *line, guint *column);
gsize rp_json_reader_get_offset (const RpJsonReader *self);
/* Where the last token ends, in bytes. */
gsize rp_json_reader_get_end (const RpJsonReader *self);
/* Appends the JSON Pointer of the value that the last token belongs to (behind an END token: of what ended). */
void rp_json_reader_append_path (const RpJsonReader *self, GString *path);
/* How many steps that pointer has; and appends it without the first FROM of them. */
guint rp_json_reader_get_path_steps (const RpJsonReader *self);
void rp_json_reader_append_path_from (const RpJsonReader *self, guint from, GString *path);
/* The offset of the key that step STEP of that pointer names, 0 if it is an item of a list. */
gsize rp_json_reader_get_key_offset (const RpJsonReader *self, guint step);
/* The number of the pointer's last step, from 1, if that is an item of a list; else 0. */
guint rp_json_reader_get_item (const RpJsonReader *self);
/* Transfer full. */
char *rp_json_reader_dup_path (const RpJsonReader *self);
/* NULL while nothing has failed. */
const RpJsonError *rp_json_reader_get_error (const RpJsonReader *self);

/* A word for the kind of value that a token begins: "a string", "an object". */
const char *rp_json_token_name (RpJsonToken token);

G_END_DECLS
