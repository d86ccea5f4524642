/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query as it is typed, taken apart; nothing here knows a dataset.
 *
 *   word           the beginning of a word        "several words"   side by side, as whole words
 *   type: kind: place: source: tag:  VALUE        before: after:  DATE (EDTF)
 *
 * A value with blanks stands in quotation marks. Any text is a query: what is unfinished or wrong is left out and said.
 */
#pragma once

#include "instant.h"

G_BEGIN_DECLS

typedef enum
{
  RP_TERM_TEXT,
  RP_TERM_TYPE,
  RP_TERM_KIND,
  RP_TERM_PLACE,
  RP_TERM_SOURCE,
  RP_TERM_TAG,
  RP_TERM_BEFORE,
  RP_TERM_AFTER,
} RpTermKey;

typedef struct
{
  RpTermKey key;
  char *text;              /* as typed, without key and quotation marks; never empty */
  gboolean quoted, closed; /* closed: the second quotation mark is there too */
  RpInstant instant;       /* of BEFORE and AFTER: where the date begins */
  guint type;              /* of TYPE: an RpRecordType */
} RpQueryTerm;

typedef struct
{
  GArray *terms;      /* RpQueryTerm */
  GPtrArray *notices; /* char *: sentences on what was left out */
} RpSearchQuery;

/* How many terms count; more are left out and said. */
#define RP_QUERY_MAX_TERMS 32

/* Transfer full. */
RpSearchQuery *rp_search_query_parse (const char *text);
void rp_search_query_free (RpSearchQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpSearchQuery, rp_search_query_free)

G_END_DECLS
