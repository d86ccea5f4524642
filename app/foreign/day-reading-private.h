/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date's tokens while they are understood one after the other. Private to day-reading.c and clock-reading.c. */
#pragma once

#include "day-reading.h"

G_BEGIN_DECLS

#define RP_DAY_MOST_TOKENS 40

typedef enum
{
  RP_ERA_NONE,
  RP_ERA_COMMON,
  RP_ERA_BEFORE,
} RpEraSaid;

/* What is left of the tokens while they are understood one after the other. */
typedef struct
{
  RpDateToken tokens[RP_DAY_MOST_TOKENS];
  guint n;
  RpEraSaid era;
  RpDateOrder order;
  RpDayReading *out;
} RpDayTokens;

gboolean rp_day_is_sign (const RpDayTokens *self, guint i, gunichar sign);
gboolean rp_day_is_number (const RpDayTokens *self, guint i, guint least, guint most);
gboolean rp_day_is_letter (const RpDayTokens *self, guint i);
gboolean rp_day_is_word (const RpDayTokens *self, guint i, const char *word);
void rp_day_drop (RpDayTokens *self, guint from, guint n);

/* Takes 20230403, 20230403T165700Z or 20230403165700 from the front. */
void rp_day_take_packed (RpDayTokens *self);
/* Takes the first time of day and its zone. */
void rp_day_take_time (RpDayTokens *self);

G_END_DECLS
