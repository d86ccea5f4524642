/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an EDTF string is put together: its members, each with the parts that were written. Private to edtf.c and to the
 * files that put dates into words; everyone else uses edtf.h. The scan knows the grammar and which values a part can
 * have; whether a day exists in its month and what a date spans is rp_edtf_read's. Nothing here outlives the text
 * scanned. */
#pragma once

#include "edtf.h"

G_BEGIN_DECLS

/* Years, written or reckoned with an exponent, saturate here: far beyond what an RpInstant holds. */
#define RP_EDTF_FURTHEST_YEAR G_GINT64_CONSTANT (1000000000000000)

/* In place of a digit: X. */
#define RP_EDTF_ANY (-1)

typedef enum
{
  RP_EDTF_DATED,
  RP_EDTF_OPEN_END,    /* ".." */
  RP_EDTF_UNKNOWN_END, /* nothing beside the "/" */
} RpEdtfKind;

typedef struct
{
  RpEdtfKind kind;
  const char *text; /* as written, LENGTH bytes of the whole text */
  gsize length;

  /* the year as written, from Y or sign to exponent, without S and qualifiers */
  const char *year_text;
  gsize year_length;
  gboolean year_negative, year_long, year_exponent;
  gint8 year_digits[4];       /* when not year_long */
  gint64 year_low, year_high; /* the years it may be, in order; equal when known */
  gint64 year;                /* the written one, when it has no X */
  guint significant;          /* digits after S, 0 without */

  guint n_parts; /* 1 year, 2 and month or season, 3 and day */
  gint8 month[2], day[2];
  int season;                    /* 21 … 41, or 0 */
  guint8 uncertain, approximate; /* bit 0 year, bit 1 month, bit 2 day */

  gboolean has_time, has_seconds, has_offset;
  int hour, minute, second;
  gint32 nanosecond;
  guint n_fraction; /* digits of a second written */
  int offset_minutes;

  RpInstant earliest, latest; /* rp_edtf_read fills them; infinite where the year is not known */
} RpEdtfDate;

/* One date, an interval's two ends, or an A..B within a set. */
typedef struct
{
  RpEdtfDate first, last;
  gboolean range;
} RpEdtfMember;

typedef struct
{
  RpWhenForm form;
  GArray *members; /* RpEdtfMember; one for SINGLE and INTERVAL */
} RpEdtfText;

void rp_edtf_text_clear (RpEdtfText *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RpEdtfText, rp_edtf_text_clear)

/* Grammar alone. FALSE sets REASON (transfer full); SELF needs no clearing then. */
gboolean rp_edtf_scan (const char *text, RpEdtfText *self, char **reason);
/* One date of LENGTH bytes, without interval or set (edtf-date.c); DATE comes zeroed. */
gboolean rp_edtf_scan_date (const char *text, gsize length, RpEdtfDate *date, char **reason);
/* Grammar and calendar: fills the bounds too (edtf.c). */
gboolean rp_edtf_read (const char *text, RpEdtfText *self, char **reason);

/* Sets REASON (transfer full) and is FALSE, so that a reader can return it. */
gboolean rp_edtf_refuse (char **reason, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* At most 40 bytes of what was written, for a message. Transfer full. */
char *rp_edtf_quote (const char *text, gsize length);

/* The year is wholly X. */
gboolean rp_edtf_year_unknown (const RpEdtfDate *date);
/* An X in that part (0 year, 1 month, 2 day). */
gboolean rp_edtf_part_has_any (const RpEdtfDate *date, guint part);
gboolean rp_edtf_digits_match (const gint8 *digits, guint n, gint64 value);
/* The number that digits without X make. */
gint64 rp_edtf_digits_value (const gint8 *digits, guint n);

G_END_DECLS
