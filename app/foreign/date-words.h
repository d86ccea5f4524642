/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A written date cut into numbers, words whose meaning in a date is known, and signs. Letter case, accents and the
 * scripts of digits are evened out. It knows words of English, Italian, German, French, Spanish and Azerbaijani, and no
 * grammar. No locale is read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RP_DATE_READ,
  RP_DATE_AMBIGUOUS, /* 03/04/2023 with RP_DATE_ORDER_UNKNOWN */
  RP_DATE_UNREADABLE,
} RpDateReading;

typedef enum
{
  RP_DATE_TOKEN_NUMBER, /* value, digits */
  RP_DATE_TOKEN_SIGN,   /* value: the character; '_' a long dash */
  RP_DATE_TOKEN_WORD,   /* none of the following */
  RP_DATE_TOKEN_MONTH,  /* value: 1–12 */
  RP_DATE_TOKEN_WEEKDAY,
  RP_DATE_TOKEN_ABOUT,
  RP_DATE_TOKEN_FILLER,
  RP_DATE_TOKEN_SEASON,  /* value: 21–24 */
  RP_DATE_TOKEN_QUARTER, /* value: 33, the first one's */
  RP_DATE_TOKEN_HALF,    /* value: 40 */
  RP_DATE_TOKEN_DECADE,
  RP_DATE_TOKEN_CENTURY,
  RP_DATE_TOKEN_SINCE,
  RP_DATE_TOKEN_UNTIL, /* alone or between two dates */
  RP_DATE_TOKEN_BEFORE,
  RP_DATE_TOKEN_AFTER,
  RP_DATE_TOKEN_BETWEEN,
  RP_DATE_TOKEN_AND,
  RP_DATE_TOKEN_NOW,
} RpDateTokenType;

typedef struct
{
  RpDateTokenType type;
  gint64 value;
  guint digits;
  gboolean glued;   /* no blank before it */
  gboolean persian; /* digits as in Iran, where another calendar is in use */
  char word[24];    /* folded; longer ones are cut */
} RpDateToken;

/* RpDateToken; transfer full. NULL: too long for a date, or not UTF-8. */
GArray *rp_date_words (const char *text);

/* TEXT in lower case, without accents and marks, long dashes as '_', other blanks as blanks. Transfer full. NULL: not
 * UTF-8. */
char *rp_date_fold (const char *text);

G_END_DECLS
