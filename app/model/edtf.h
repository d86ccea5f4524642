/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date as a dataset gives it: EDTF (ISO 8601-2:2019, levels 0, 1 and 2) or a date-time, read into the bounds of its
 * two ends. Instants are inclusive civil time (the latest instant of 2004 is 2004-12-31T23:59:59.999999999).
 * RpWhen is a plain value without pointers; the text that it was read from is kept by who reads it. */
#pragma once

#include "instant.h"

G_BEGIN_DECLS

typedef enum
{
  RP_PRECISION_UNKNOWN, /* nothing known, or no common unit (sets of mixed units) */
  RP_PRECISION_ROUGH,   /* coarser than a year: decade, century, significant digits, Y…E… */
  RP_PRECISION_YEAR,
  RP_PRECISION_SEASON, /* seasons, quarters, quadrimesters, semesters */
  RP_PRECISION_MONTH,
  RP_PRECISION_DAY,
  RP_PRECISION_TIME, /* to the second or finer */
} RpPrecision;

typedef enum
{
  RP_BOUND_KNOWN,
  RP_BOUND_OPEN,    /* ".." : went on, or had begun, without end */
  RP_BOUND_UNKNOWN, /* "" in an interval: ended or began at a time not known */
} RpBound;

typedef enum
{
  RP_WHEN_SINGLE,   /* one date: happened (within) then */
  RP_WHEN_INTERVAL, /* A/B: lasted */
  RP_WHEN_ONE_OF,   /* […] : happened once within */
  RP_WHEN_ALL_OF,   /* {…} : happened at each */
} RpWhenForm;

/* One end. For RP_BOUND_OPEN and _UNKNOWN earliest/latest are what the other end leaves possible
 * (an open or unknown begin: -infinity … begin <= end's latest; likewise the end up to +infinity). */
typedef struct
{
  RpInstant earliest, latest;
  RpBound bound;
  RpPrecision precision;
  guint approximate : 1; /* ~ or % anywhere in this end */
  guint uncertain : 1;   /* ? or % anywhere in this end */
  guint unspecified : 1; /* X digits */
  guint has_offset : 1;
  int offset_minutes; /* of a date-time with offset; the instants are its own clock reading */
} RpWhenEnd;

/* For SINGLE, ONE_OF and ALL_OF begin and end are: SINGLE and ONE_OF: equal, the whole range in which it happened;
 * ALL_OF: begin the first member, end the last. */
typedef struct
{
  RpWhenForm form;
  RpWhenEnd begin, end;
  /* XXXX-…: no place on an axis, all four instants infinite. In an interval whose other end has a year, an end without
   * one is only RP_BOUND_UNKNOWN. */
  guint year_unknown : 1;
} RpWhen;

/* Reads TEXT (nul-terminated UTF-8). TRUE and fills WHEN, or FALSE and sets REASON (transfer full) to a sentence
 * fragment that says what is wrong with it ("month 13 does not exist", "the end 2003 lies before the start 2004").
 * REVERSED (nullable) is set TRUE when the only fault is an end before its start. */
gboolean rp_edtf_parse (const char *text, RpWhen *when, char **reason, gboolean *reversed);

/* Earliest and latest instant that the whole can touch (infinite where open or unknown). */
RpInstant rp_when_earliest (const RpWhen *when);
RpInstant rp_when_latest (const RpWhen *when);

/* A sentence in plain English for TEXT, which rp_edtf_parse accepted ("between 1 and 30 September 2023", "on or before
 * 24 July 2025", "about 1997", "12 January, year unknown", "since 2003, no end given"). Transfer full. */
char *rp_edtf_describe (const char *text, const RpWhen *when);

/* A short form for labels: "12 Jan 2023", "Sep 2023", "1997", "2003 –", "by 24 Jul 2025". Transfer full. */
char *rp_edtf_describe_short (const char *text, const RpWhen *when);

/* One instant in words at PRECISION: "12 January 2023", "12 January 2023, 16:57", "44 BCE". Transfer full. */
char *rp_instant_describe (RpInstant instant, RpPrecision precision);
/* The same, short: "12 Jan 2023". Transfer full. */
char *rp_instant_describe_short (RpInstant instant, RpPrecision precision);

/* The normal form: TEXT without surrounding blanks, in the canonical spelling of ISO 8601-2. Transfer full. */
char *rp_edtf_normalise (const char *text);

G_END_DECLS
