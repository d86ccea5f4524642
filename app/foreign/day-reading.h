/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One written date, no interval, understood from its words and signs. What has two readings is not chosen. A year is
 * astronomical (0 is 1 BC). */
#pragma once

#include "date-words.h"
#include "importer.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 year;
  int month, day; /* 0: not said */
  int part;       /* of the year, as EDTF numbers them: 21–41; 0: none */
  guint rough;    /* how many of the year's last digits are not said */
  int hour, minute;
  double second; /* -1: not said, so are hour and minute */
  char zone[8];  /* "Z", "+04:00" or "" */
  gboolean approximate, uncertain;
} RpDayReading;

/* N TOKENS, all of which are to be understood. */
RpDateReading rp_day_read (const RpDateToken *tokens, guint n, RpDateOrder order, RpDayReading *reading);

G_END_DECLS
