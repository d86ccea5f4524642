/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two scanners below the JSON reader: one string, one number, each over a byte range that it never leaves.
 * Pure functions without places or structure; json-reader turns their faults into messages. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RP_JSON_MAX_STRING (16u * 1024 * 1024) /* bytes, decoded */

typedef enum
{
  RP_JSON_FAULT_NONE,
  RP_JSON_FAULT_UNTERMINATED,
  RP_JSON_FAULT_RAW_NEWLINE,
  RP_JSON_FAULT_RAW_TAB,
  RP_JSON_FAULT_RAW_CONTROL,
  RP_JSON_FAULT_ESCAPE,
  RP_JSON_FAULT_UNICODE_ESCAPE,
  RP_JSON_FAULT_UTF8,
  RP_JSON_FAULT_TOO_LONG,
  RP_JSON_FAULT_LEADING_ZERO,
  RP_JSON_FAULT_LEADING_PLUS,
  RP_JSON_FAULT_LEADING_POINT,
  RP_JSON_FAULT_NO_DIGIT,
  RP_JSON_FAULT_NO_FRACTION,
  RP_JSON_FAULT_NO_EXPONENT,
  RP_JSON_FAULT_HEX,
  RP_JSON_FAULT_TAIL, /* something clings to the number */
} RpJsonFault;

typedef struct
{
  const char *text;    /* decoded: inside the input, or in the scratch string when ESCAPED; not nul-terminated */
  gsize length;        /* bytes */
  const char *end;     /* behind the closing quote; at the fault when there is one */
  gsize continuations; /* bytes that begin no character, for columns */
  RpJsonFault fault;
  gboolean escaped;
  gboolean had_nul, had_surrogate; /* shown as U+FFFD */
} RpJsonScannedString;

typedef struct
{
  const char *end; /* behind the number; at the fault when there is one */
  RpJsonFault fault;
  gboolean integer;      /* neither fraction nor exponent */
  gboolean out_of_range; /* an integer beyond 64 bit; a fraction that a double cannot hold */
} RpJsonScannedNumber;

/* Length of the valid UTF-8 sequence at P, 0 when there is none before END. P < END. */
guint rp_json_utf8_length (const char *p, const char *end);
/* Behind the spaces from P on, mostly an indent of a few. */
const char *rp_json_skip_spaces (const char *p, const char *end);
/* P is behind the opening quote. SCRATCH takes the decoded text when there are escapes. */
void rp_json_scan_string (const char *p, const char *end, GString *scratch, RpJsonScannedString *out);
/* P is at the first character. */
void rp_json_scan_number (const char *p, const char *end, RpJsonScannedNumber *out);
/* The number in LENGTH bytes of TEXT, which a scan accepted; infinite when beyond range. */
double rp_json_text_to_double (const char *text, gsize length);

/* At most MAX bytes of TEXT for a message: whole characters, controls as U+FFFD, "…" where cut. Transfer full. */
char *rp_json_excerpt (const char *text, gsize length, gsize max);

G_END_DECLS
