/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one function that writes a number into a file: C locale, at most three decimals, no trailing zero, no −0,
 * no infinity. Not for what people read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RP_NUMBER_LENGTH 32

/* Writes VALUE into BUFFER and returns it. NaN is "0"; infinities are the largest double. From 1e15 on the digits that
 * tell the double apart, with an exponent where that is shorter. */
const char *rp_number_format (double value, char buffer[RP_NUMBER_LENGTH]);

G_END_DECLS
