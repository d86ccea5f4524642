/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as other programs and people write them, turned into EDTF text. Nothing is guessed: what has two readings has
 * none. No clock, zone or locale is read. All results are transfer full, and such that rp_edtf_parse () takes them. */
#pragma once

#include "date-words.h"
#include "importer.h"

G_BEGIN_DECLS

/* TEXT in one of the ways that are met with: EDTF itself; ISO 8601 with a blank for T, without separators, with a zone;
 * 2023/4/3; 31.12.2023 (day first: nobody writes dots otherwise), 03/04/2023 and 03-04-2023 (by ORDER; where only one
 * is a day, that); 1961; May 1961, 20 May 1961, May 20, 1961, 20. Mai 1961, 20 maggio 1961, 20 mai 1961, with weekdays;
 * Sat, 20 May 1961 00:00:00 GMT; Sat May 20 1961 00:00:00 GMT-0600; 4:57 pm, 16h57; 44 BC, 44 a.C.; c. 1550; 1990s;
 * 19th century (18XX); Q1 2023, spring 1961; since 1990, until May 1961, before, after, between … and …; 1914–1918,
 * 12–15 May 1961, 1990 to present; /Date(ms)/. Two-digit years, counts of days as spreadsheets keep them and bare
 * numbers of less than four digits are no dates. A midnight that a program only wrote for want of a time stays as
 * written. NULL unless RP_DATE_READ. READING is nullable. */
char *rp_foreign_date (const char *text, RpDateOrder order, RpDateReading *reading);

/* Whether TEXT only says that there is no date: "-", "?", "n/a", "unknown", "s.d.". */
gboolean rp_foreign_date_is_none (const char *text);

/* Parts, of which the later may be missing (0 for month and day; hour, minute and second -1; a year is astronomical, 0
 * is 1 BC). NULL: no such day or time. */
char *rp_foreign_date_from_parts (gint64 year, int month, int day, int hour, int minute, double second);
/* A Unix time in UTC; a whole day (no time) where it falls on midnight. NULL when not finite or beyond the calendar. */
char *rp_foreign_date_from_milliseconds (double milliseconds);
char *rp_foreign_date_from_seconds (double seconds);

/* "BEGIN/END" of two EDTF dates; one of them NULL: that end is unknown ("" in the interval), both NULL: NULL. Equal
 * ones are one. For an end that is open give "..". Either an interval or set itself: NULL. */
char *rp_foreign_interval (const char *begin, const char *end);

G_END_DECLS
