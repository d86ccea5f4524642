/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years, months, days, times and stretches of them in words, long ("12 January 2023") or short ("12 Jan 2023"). Private
 * to the date units of the model; what they say about one instant is rp_instant_describe in edtf.h. No year 0: BCE is
 * counted. */
#pragma once

#include "edtf.h"

G_BEGIN_DECLS

/* All transfer full. */
char *rp_words_year (gint64 year);
char *rp_words_month (int month, gboolean brief);
/* The year at the head of "1990s", with what a language writes behind its digits there. */
char *rp_words_decade (gint64 year);
/* To the year, month or day that PRECISION says. */
char *rp_words_civil (const RpCivil *civil, RpPrecision precision, gboolean brief);
/* "16:57", "23:20:30.25"; seconds only where there are any, with N_FRACTION digits behind the point. */
char *rp_words_time (const RpCivil *civil, guint n_fraction);
/* "between 1 and 30 September 2023", saying what both have in common once; "8 May 1992" when they are the same. */
char *rp_words_between (const RpCivil *from, const RpCivil *to, RpPrecision precision);
/* The number with a comma between thousands from 10,000 on. */
char *rp_words_number (gint64 number);

/* A day's number as it stands before a month: "12". Transfer full. */
char *rp_words_day (int day);

G_END_DECLS
